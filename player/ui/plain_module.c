/* Plain mode: the lessons and quizzes of a module. */
#include "ui/plain_parts.h"

#include <string.h>

#include "ui/words.h"

/* The module shown; its folder is there, or plain_module() says so. */
static const struct module *module_of(const struct plain *pl)
{
	struct folder *f = library_folder(pl->app->library, pl->module);

	return f ? folder_module(f, pl->app->language) : NULL;
}

static const struct fold_unit *done_of(const struct plain *pl, const char *unit)
{
	const struct app *a = pl->app;

	return progress_unit(
		a->progress, library_id(a->library, pl->module), unit);
}

static bool finished(const struct plain *pl, const char *unit)
{
	const struct fold_unit *done = done_of(pl, unit);

	return done && done->finished_count > 0;
}

static const struct unit *load(const struct plain *pl, const char *unit)
{
	struct app *a = pl->app;
	struct folder *f = library_folder(a->library, pl->module);
	struct faults faults = { 0 };
	const struct unit *u = folder_unit(f, unit, a->language, &faults);

	faults_release(&faults);
	return u;
}

/* --- showing ---------------------------------------------------------- */

static void add_part(struct buf *list, struct buf *part)
{
	if (part->len == 0)
		return;
	if (list->len > 0)
		buf_adds(list, ", ");
	buf_adds(list, buf_str(part));
	buf_clear(part);
}

/* The first unit that the author puts before u and that is not done. */
static void add_advice(
	const struct plain *pl, const struct unit *u, struct buf *list)
{
	const struct unit *before = NULL;
	struct buf title = { 0 }, part = { 0 };

	for (size_t i = 0; i < u->after.count && !before; i++) {
		if (!finished(pl, u->after.items[i]))
			before = load(pl, u->after.items[i]);
	}
	if (before) {
		words_short(&title, before->title);
		words_fill(&part, tr(pl->app->words, "first: %1"),
			buf_str(&title), NULL);
		add_part(list, &part);
	}
	buf_release(&title);
	buf_release(&part);
}

static void say_unit(struct plain *pl, const char *id, size_t number)
{
	const struct catalogue *c = pl->app->words;
	const struct unit *u = load(pl, id);
	struct buf title = { 0 }, list = { 0 }, part = { 0 }, b = { 0 };

	if (u) {
		words_unit(&title, c, u);
		words_minutes(&part, c, u->minutes);
		add_part(&list, &part);
		words_unit_state(&part, c, u, done_of(pl, id));
		add_part(&list, &part);
		if (!finished(pl, id))
			add_advice(pl, u, &list);
	} else {
		words_fill(&title, "%1", id, NULL);
		buf_adds(&list, words_damaged(c));
	}
	words_fill(&b, "%1 (%2)", buf_str(&title), buf_str(&list), NULL);
	plain_item(pl, number, buf_str(&b));
	buf_release(&title);
	buf_release(&list);
	buf_release(&part);
	buf_release(&b);
}

static void show_module(struct plain *pl, const struct module *m)
{
	struct buf b = { 0 };

	plain_gap(pl);
	words_short(&b, m->title);
	plain_say_buf(pl, &b);
	if (m->about && pl->about) {
		plain_gap(pl);
		plain_markdown(pl, m->about, 0, NULL, 0);
	}
	pl->about = false;
	plain_gap(pl);
	for (size_t i = 0; i < m->units.count; i++)
		say_unit(pl, m->units.items[i], i + 1);
	plain_gap(pl);
	buf_release(&b);
}

/* --- opening ---------------------------------------------------------- */

static void opened(struct plain *pl, enum app_opened result)
{
	if (result != APP_OPENED)
		plain_say(pl, words_opened(pl->app->words, result), 0);
	pl->language_said = false;
	pl->show = result == APP_OPENED;
}

void plain_open(struct plain *pl, size_t module, const char *unit, bool again)
{
	struct app *a = pl->app;

	opened(pl, a->ops->open(a, module, unit, NULL, again));
}

/* A finished unit: once more, or to look at what one answered? */
static void ask_again(struct plain *pl, const char *unit)
{
	struct app *a = pl->app;
	const struct catalogue *c = a->words;
	size_t number;

	plain_item(pl, 1, tr(c, "Begin again"));
	plain_item(pl, 2, tr(c, "Look at my answers"));
	switch (plain_ask(pl, tr(c, "Answer (1-2, Enter: neither, :? help):"),
		ASKED_NUMBERS)) {
	case REPLY_END:
	case REPLY_AGAIN:
		break;
	case REPLY_EMPTY:
		pl->show = true;
		break;
	case REPLY_COMMAND:
		if (!plain_everywhere(pl))
			pl->show = true;
		break;
	case REPLY_TEXT:
		number = plain_number(pl->line.data, 2);
		if (number == 1)
			plain_open(pl, pl->module, unit, true);
		else if (number == 2)
			opened(pl, a->ops->review(a, pl->module, unit));
		else
			plain_bad_number(pl, 2);
		break;
	}
}

static void open_unit(struct plain *pl, const char *unit)
{
	const struct fold_unit *done = done_of(pl, unit);
	bool unfinished = done && done->current && !done->current->finished;

	if (finished(pl, unit) && !unfinished)
		ask_again(pl, unit);
	else
		plain_open(pl, pl->module, unit, false);
}

/* --- one turn --------------------------------------------------------- */

static void leave(struct plain *pl)
{
	pl->place = AT_HOME;
	pl->show = true;
}

/* The number of the first unit that is not done; 0 where all are. */
static size_t next_unit(const struct plain *pl, const struct module *m)
{
	for (size_t i = 0; i < m->units.count; i++) {
		if (!finished(pl, m->units.items[i]))
			return i + 1;
	}
	return 0;
}

static void module_command(struct plain *pl)
{
	switch (pl->command) {
	case PLAIN_BACK:
		leave(pl);
		break;
	case PLAIN_CONTENTS:
		pl->show = true;
		break;
	case PLAIN_HINT:
	case PLAIN_SEE:
	case PLAIN_REPEAT:
		plain_say(pl, words_no_hint(pl->app->words, 0), 0);
		break;
	case PLAIN_LANGUAGE:
		plain_flip(pl);
		break;
	case PLAIN_NEXT: /* as Enter: plain_module() */
	case PLAIN_FINISH:
	case PLAIN_FIND:
	case PLAIN_GLOSSARY:
	case PLAIN_BOOKMARK:
	case PLAIN_NOTE:
	case PLAIN_SETTINGS:
	case PLAIN_QUIT:
	case PLAIN_HELP:
	case PLAIN_UNKNOWN:
		plain_everywhere(pl);
		break;
	}
}

static enum plain_reply ask(struct plain *pl, size_t count, size_t next)
{
	const struct catalogue *c = pl->app->words;
	struct buf prompt = { 0 };
	enum plain_reply reply;

	words_fill(&prompt,
		next > 0 ? tr(c, "Open (1-%1, Enter: %2, :b modules, :? help):")
			 : tr(c, "Open (1-%1, :b modules, :? help):"),
		NUMBER(count), NUMBER(next), NULL);
	reply = plain_ask(pl, buf_str(&prompt), ASKED_NUMBERS);
	buf_release(&prompt);
	if (reply == REPLY_COMMAND && pl->command == PLAIN_NEXT)
		reply = REPLY_EMPTY;
	return reply;
}

void plain_module(struct plain *pl)
{
	const struct module *m = module_of(pl);
	size_t next, number = 0;

	if (!m || m->units.count == 0) {
		plain_say(pl, words_opened(pl->app->words, APP_DAMAGED), 0);
		leave(pl);
		return;
	}
	if (pl->show)
		show_module(pl, m);
	pl->show = false;
	next = next_unit(pl, m);
	switch (ask(pl, m->units.count, next)) {
	case REPLY_END:
	case REPLY_AGAIN:
		return;
	case REPLY_COMMAND:
		module_command(pl);
		return;
	case REPLY_EMPTY:
		number = next;
		break;
	case REPLY_TEXT:
		number = plain_number(pl->line.data, m->units.count);
		break;
	}
	if (number > 0)
		open_unit(pl, m->units.items[number - 1]);
	else
		plain_bad_number(pl, m->units.count);
}
