/* Orders that a facilitator gives, the menu of them, and what Enter does. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "group/desk.h"
#include "ui/view.h"
#include "ui/view_host.h"
#include "ui/words.h"

static struct desk *desk_of(const struct front *f)
{
	return f->app->group->desk;
}

static enum session_phase phase_of(const struct front *f)
{
	return (enum session_phase)desk_of(f)->board.phase;
}

#define IN(phase) (1u << PHASE_##phase)
#define ASKED (IN(OPEN) | IN(CLOSED) | IN(DISCUSSION))
#define LED (IN(LOBBY) | ASKED | IN(REVEALED))
#define ALWAYS (LED | IN(OWN))

/* What a letter does: an order, or a page. */
static const struct command {
	char letter;
	unsigned phases;
	int order; /* enum session_order; -1: a page, or another screen */
	enum lead_page page;
	const char *label, *meaning; /* N_() */
} commands[] = {
	{ 'r', IN(CLOSED), ORDER_AGAIN, 0, N_("discuss, second vote"),
		N_("they talk to each other, then vote once more") },
	{ 'g', IN(OPEN), -1, 0, N_("figures"),
		N_("how the votes go, on this screen only") },
	{ 'c', IN(OPEN) | IN(CLOSED), -1, LEAD_HANDS, N_("hands"),
		N_("a show of hands of those without a seat") },
	{ 'p', IN(CLOSED) | IN(DISCUSSION), -1, LEAD_PAIRS, N_("pairs"),
		N_("who should talk to whom: their answers differ") },
	{ 'u', IN(CLOSED), ORDER_OPEN, 0, N_("open again"),
		N_("lets late answers in") },
	{ 'i', LED, -1, LEAD_ASK, N_("ask your own"),
		N_("a question of your own, typed now") },
	{ 'k', ALWAYS | IN(SUMMARY), -1, LEAD_PEOPLE, N_("people"),
		N_("everyone, who needs a look first; to find one") },
	{ 'v', ALWAYS | IN(SUMMARY), -1, 0, N_("class view"),
		N_("what the class may see, for a projector; v leads "
		   "back") },
	{ 'z', ALWAYS, ORDER_PAUSE, 0, N_("break"),
		N_("stops and starts the session") },
	{ 'n', ASKED, ORDER_SKIP, 0, N_("skip"),
		N_("goes on without this question") },
	{ 'b', ASKED | IN(REVEALED), ORDER_BACK, 0, N_("back"),
		N_("to the question before") },
	{ 'f', ALWAYS, -1, LEAD_GO, N_("go to question"),
		N_("to the question of a number") },
	{ 'y', ALWAYS, -1, LEAD_SECOND, N_("second facilitator"),
		N_("how another one helps, or takes over") },
	{ 'e', ALWAYS, -1, LEAD_END, N_("end"), N_("ends the session") },
	{ 't', LED, -1, LEAD_FREE, N_("own pace"),
		N_("everyone goes on alone; you see how far they are") },
	{ 'j', ASKED | IN(REVEALED) | IN(OWN), -1, LEAD_NEED, N_("go to"),
		N_("who to go to first") },
};

static const struct command *command_of(const struct front *f, char letter)
{
	if (!desk_of(f)->any)
		return NULL;
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		if (commands[i].letter == letter &&
			(commands[i].phases & (1u << phase_of(f))))
			return &commands[i];
	return NULL;
}

void lead_command_menu(struct front *f, struct menu *m)
{
	const struct catalogue *c = f->app->words;
	const char *next = lead_next_label(f);

	if (next)
		menu_add(m, next, KEYS_ENTER);
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		if (command_of(f, commands[i].letter) == &commands[i])
			menu_command(m, tr(c, commands[i].label),
				commands[i].letter);
	menu_commands(m, c, "?ql");
}

static void flip(struct front *f)
{
	desk_language(desk_of(f), meet_next_language(f->app));
	meet_say_language(f);
}

static bool obey(struct front *f, char letter)
{
	const struct command *c = command_of(f, letter);

	if (letter == 'l') {
		flip(f);
		return true;
	}
	if (!c) /* keys of other screens lead nowhere here */
		return letter != 'q' && letter != '?';
	if (c->order >= 0)
		desk_say(desk_of(f), (enum session_order)c->order);
	else if (letter == 'v')
		class_enter(f);
	else if (letter == 'g')
		f->lead.figures = !f->lead.figures;
	else
		lead_page_enter(f, c->page);
	return true;
}

/* How many rows the list of the phase has, as it was sorted last. */
static bool list_keys(struct front *f, const struct key *key)
{
	struct scroll l = { .at = f->lead.at, .first = f->lead.first };
	size_t count;
	bool done;

	if (phase_of(f) == PHASE_OPEN || phase_of(f) == PHASE_OWN) {
		free(lead_rows(f, phase_of(f) == PHASE_OPEN, &count));
		done = count > 0 && list_key(&l, count, f->frame.rows / 2, key);
		f->lead.at = l.at;
		return done;
	}
	if (phase_of(f) != PHASE_LOBBY)
		return form_key(f, 0, key);
	/* Columns of names: pages. */
	if (key->kind == KEYS_PAGE_DOWN || key->kind == KEYS_RIGHT) {
		if (l.at + l.first < desk_of(f)->count)
			f->lead.at += l.first;
		return true;
	}
	if (key->kind == KEYS_PAGE_UP || key->kind == KEYS_LEFT) {
		f->lead.at -= l.at < l.first ? l.at : l.first;
		return true;
	}
	return false;
}

bool lead_main_key(struct front *f, const struct key *key)
{
	if (key->kind == KEYS_ENTER) {
		lead_next(f);
		return true;
	}
	if (key->kind == KEYS_COMMAND)
		return obey(f, (char)key->ch);
	return list_keys(f, key);
}

void lead_keys(const struct front *f, struct doc *d, int indent)
{
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		struct buf name = { 0 };

		text_encode(&name, menu_letter(f, commands[i].letter));
		doc_part(d, PART_TEXT, 0);
		doc_named(d, buf_str(&name),
			tr(f->app->words, commands[i].meaning), indent);
		buf_release(&name);
	}
}

/* --- the next phase ---------------------------------------------------- */

const char *lead_next_label(const struct front *f)
{
	const struct catalogue *c = f->app->words;
	const struct message *m = &desk_of(f)->board;

	if (desk_of(f)->any && phase_of(f) == PHASE_SUMMARY)
		return f->page + 1 < f->doc.page_count ? tr(c, "next")
						       : tr(c, "leave");
	if (!desk_of(f)->any || !desk_of(f)->linked)
		return NULL;
	if (m->paused == YES)
		return tr(c, "go on");
	switch (phase_of(f)) {
	case PHASE_LOBBY:
		return tr(c, "begin");
	case PHASE_OPEN:
		/* TRANSLATORS: a verb: takes no more answers. */
		return tr(c, "close");
	case PHASE_CLOSED:
		return tr(c, "show the answer");
	case PHASE_DISCUSSION:
		return tr(c, "open the second vote");
	case PHASE_REVEALED:
		return m->index < m->total ? tr(c, "next question")
					   : tr(c, "end the session");
	case PHASE_OWN:
		return tr(c, "end the session");
	case PHASE_SUMMARY:
	case PHASE_UNKNOWN:
		break;
	}
	return NULL;
}

static void leave_or_turn(struct front *f)
{
	if (f->view == VIEW_HOST && f->page + 1 < f->doc.page_count)
		f->page++;
	else
		f->leaving = true;
}

void lead_next(struct front *f)
{
	static const enum session_order orders[] = {
		[PHASE_LOBBY] = ORDER_OPEN,
		[PHASE_OPEN] = ORDER_CLOSE,
		[PHASE_CLOSED] = ORDER_REVEAL,
		[PHASE_DISCUSSION] = ORDER_OPEN,
		[PHASE_REVEALED] = ORDER_NEXT,
	};
	struct desk *d = desk_of(f);

	if (d->any && phase_of(f) == PHASE_SUMMARY)
		leave_or_turn(f);
	else if (!d->any || !d->linked)
		front_say(f, tr(f->app->words, "There is no line to the "
					       "session; it is tried again."));
	else if (d->board.paused == YES)
		desk_say(d, ORDER_PAUSE);
	else if (phase_of(f) == PHASE_OWN)
		lead_page_enter(f, LEAD_END);
	else
		desk_say(d, orders[phase_of(f)]);
}
