/* Plain mode of a preview: the step again after each save, or the faults. */
#include <errno.h>
#include <poll.h>
#include <string.h>

#include "base/text.h"
#include "core/rules.h"
#include "ui/keys.h"
#include "ui/plain_parts.h"
#include "ui/words.h"
#include "ui/words_preview.h"

/* --- waiting for a line, or for a save -------------------------------- */

bool plain_preview_waits(struct plain *pl)
{
	struct app *a = pl->app;
	struct pollfd in = { .fd = fileno(pl->in), .events = POLLIN };

	for (;;) {
		int n = poll(&in, 1, a->preview->look_ms);

		if (n > 0 || (n < 0 && errno != EINTR))
			return true;
		if (a->ops->saved(a)) {
			pl->pending = PLAIN_RENEW;
			return false;
		}
	}
}

/* --- saying ----------------------------------------------------------- */

static void say_faults(struct plain *pl)
{
	const struct app *a = pl->app;
	const struct faults *faults = a->preview->faults;
	struct buf b = { 0 };

	plain_gap(pl);
	words_fault_count(&b, a->words, a->preview);
	plain_say_buf(pl, &b);
	for (int level = RULE_ERROR; level <= RULE_WARNING; level++) {
		for (size_t i = 0; i < faults->count; i++) {
			const struct fault *f = &faults->items[i];

			if ((int)rule_texts[f->rule].level != level)
				continue;
			words_fault(&b, a->words, f);
			plain_say(pl, buf_str(&b), 2);
			buf_clear(&b);
			buf_adds(&b, "  ");
			words_fault_mend(&b, a->words, f);
			plain_say(pl, buf_str(&b), 2);
			buf_clear(&b);
		}
	}
	if (a->preview->errors > 0)
		plain_say(pl, words_mend(a->words, a->preview->before), 0);
	plain_gap(pl);
	buf_release(&b);
}

static void say_answers(struct plain *pl)
{
	const struct app *a = pl->app;
	struct buf b = { 0 };

	if (!a->play || a->play->count == 0)
		return;
	words_answers(&b, a->words, a->play->unit->module, plain_at(pl));
	plain_gap(pl);
	plain_markdown(pl, buf_str(&b), 0, NULL, 0);
	plain_gap(pl);
	buf_release(&b);
}

void plain_preview_place(struct plain *pl)
{
	const struct app *a = pl->app;
	struct buf b = { 0 };

	words_preview(&b, a->words, a->preview, plain_at(pl), 0);
	plain_say_buf(pl, &b);
	buf_release(&b);
}

void plain_preview_help(struct plain *pl)
{
	const struct catalogue *c = pl->app->words;

	plain_say(pl, tr(c, ":y shows the right answers and what is said."), 3);
	plain_say(pl, tr(c, ":c shows what is wrong in the files."), 3);
	plain_say(pl, tr(c, ":p shows all questions that can be drawn."), 3);
	plain_say(pl, tr(c, ":u begins this step once more."), 3);
}

/* --- acting ----------------------------------------------------------- */

/* The letter of a command on any keyboard; 0: it is longer, or none. */
static char letter_of(const char *text)
{
	struct key key = { .kind = KEYS_CHAR };
	size_t n = strlen(text);

	if (n == 0 || text_decode(text, n, &key.ch) != n)
		return '\0';
	return keys_command(&key);
}

enum plain_reply plain_preview_command(struct plain *pl, const char *text)
{
	switch (letter_of(text)) {
	case 'y':
		say_answers(pl);
		return REPLY_AGAIN;
	case 'c':
		say_faults(pl);
		return REPLY_AGAIN;
	case 'p':
		if (pl->nested)
			break;
		pl->pending = PLAIN_PART;
		return REPLY_END;
	case 'u':
		if (pl->nested)
			break;
		pl->pending = PLAIN_ANEW;
		return REPLY_END;
	}
	return REPLY_TEXT;
}

static void begin_anew(struct plain *pl)
{
	struct app *a = pl->app;
	char unit[ID_CHARS + 1], step[ID_CHARS + 1];

	if (!a->play || a->play->count == 0)
		return;
	memcpy(unit, a->play->name, sizeof(unit));
	memcpy(step, a->play->slots[a->play->at].id, sizeof(step));
	a->ops->open(a, a->module, unit, step, true);
}

static void carry_out(struct plain *pl)
{
	struct app *a = pl->app;
	struct buf b = { 0 };

	switch (pl->pending) {
	case PLAIN_NOTHING:
		return;
	case PLAIN_RENEW:
		a->ops->renew(a);
		break;
	case PLAIN_PART:
		a->ops->part(a);
		words_preview_part(&b, a->words, a->preview);
		plain_say_buf(pl, &b);
		break;
	case PLAIN_ANEW:
		begin_anew(pl);
		break;
	}
	pl->pending = PLAIN_NOTHING;
	pl->show = true;
	pl->looking = pl->looking && a->play && a->play->reviewing;
	buf_release(&b);
}

/* Nothing can be shown before the file is mended. */
static void wait_for_mending(struct plain *pl)
{
	enum plain_reply reply = plain_ask(pl,
		tr(pl->app->words, "Waiting for the file (:q quits):"),
		ASKED_NUMBERS);

	if (reply == REPLY_COMMAND)
		plain_everywhere(pl);
}

bool plain_preview(struct plain *pl)
{
	const struct app_preview *p = pl->app->preview;

	pl->asked = false;
	carry_out(pl);
	if (p->reads != pl->reads) {
		pl->reads = p->reads;
		if (p->errors > 0) {
			say_faults(pl);
			pl->show = false;
		}
	}
	if (pl->app->play || p->errors == 0 ||
		library_folder(pl->app->library, pl->module))
		return false;
	wait_for_mending(pl);
	return true;
}
