/* Plain mode: a facilitator in a group session, one command a line. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "group/session.h"
#include "ui/meeting.h"
#include "ui/plain_lead.h"
#include "ui/words.h"

const char *plain_lead_text(const struct lead *l, const char *english)
{
	return tr(l->pl.app->words, english);
}

void plain_lead_say(struct lead *l, const char *english)
{
	plain_say(&l->pl, plain_lead_text(l, english), 0);
}

void plain_lead_say_with(struct lead *l, const char *english, const char *one,
	const char *two, const char *three)
{
	struct buf b = { 0 };

	words_fill(&b, plain_lead_text(l, english), one, two, three, NULL);
	plain_say_buf(&l->pl, &b);
	buf_release(&b);
}

static void find_words(struct lead *l)
{
	const struct catalogue *c = l->pl.app->words;

	/* TRANSLATORS: orders of a facilitator, typed; one word each. */
	l->words[ORDER_OPEN] = trc(c, "order", "open");
	l->words[ORDER_CLOSE] = trc(c, "order", "close");
	l->words[ORDER_AGAIN] = trc(c, "order", "again");
	l->words[ORDER_REVEAL] = trc(c, "order", "reveal");
	l->words[ORDER_NEXT] = trc(c, "order", "next");
	l->words[ORDER_BACK] = trc(c, "order", "back");
	l->words[ORDER_SKIP] = trc(c, "order", "skip");
	l->words[ORDER_GO] = trc(c, "order", "go");
	l->words[ORDER_PAUSE] = trc(c, "order", "pause");
	l->words[ORDER_HANDS] = trc(c, "order", "hands");
	l->words[ORDER_ASK] = trc(c, "order", "ask");
	l->words[ORDER_FREE] = trc(c, "order", "free");
	l->words[ORDER_END] = trc(c, "order", "end");
}

/* ---- events ---------------------------------------------------------- */

static const char *phase_word(const struct lead *l, enum session_phase phase)
{
	const struct catalogue *c = l->pl.app->words;

	switch (phase) {
	case PHASE_LOBBY:
		return trc(c, "phase", "not begun");
	case PHASE_OPEN:
		return trc(c, "phase", "open");
	case PHASE_CLOSED:
		return trc(c, "phase", "closed");
	case PHASE_DISCUSSION:
		return trc(c, "phase", "discussion");
	case PHASE_REVEALED:
		return trc(c, "phase", "answer shown");
	case PHASE_OWN:
		return trc(c, "phase", "own pace");
	case PHASE_SUMMARY:
	case PHASE_UNKNOWN:
		break;
	}
	return trc(c, "phase", "over");
}

static void say_beginning(struct lead *l)
{
	const struct message *b = &l->desk->board;
	struct buf title = { 0 };

	l->begun = true;
	words_short(&title, b->title ? b->title : "");
	plain_lead_say_with(l, N_("session of %1: %2 (%3)"),
		b->host ? b->host : "", buf_str(&title),
		b->unit ? b->unit : "");
	plain_lead_say(l, N_("? lists the commands."));
	buf_release(&title);
}

const struct step *plain_lead_step(const struct lead *l)
{
	const struct desk *d = l->desk;

	return d->unit && d->board.step ? unit_step(d->unit, d->board.step)
					: NULL;
}

static void say_question(struct lead *l)
{
	struct plain *pl = &l->pl;
	const struct step *step = plain_lead_step(l);
	struct pick picks[GIVEN_MAX];
	struct buf b = { 0 };
	size_t n;

	if (!step) {
		plain_lead_say(l, N_("No question is shown."));
		return;
	}
	plain_gap(pl);
	words_body(&b, pl->app->words, step, NULL);
	plain_markdown(pl, buf_str(&b), 0, NULL, 0);
	buf_release(&b);
	n = question_picks(step, l->desk->board.session, picks, GIVEN_MAX);
	plain_gap(pl);
	for (size_t i = 0; i < n; i++)
		plain_pick(pl, i + 1, &picks[i]);
	plain_gap(pl);
}

static void say_phase(struct lead *l)
{
	const struct message *b = &l->desk->board;

	if (b->index > 0)
		plain_lead_say_with(l,
			b->round > 1 ? N_("question %1 of %2: %3, second vote")
				     : N_("question %1 of %2: %3"),
			NUMBER(b->index), NUMBER(b->total),
			phase_word(l, l->phase));
	else
		plain_lead_say_with(l, N_("session: %1"),
			phase_word(l, l->phase), NULL, NULL);
}

/* How long the rest takes, if it goes on like that. */
static void say_forecast(struct lead *l)
{
	enum { MINUTE_MS = 60000 };
	const struct message *b = &l->desk->board;
	int left = b->total - b->index;

	if (l->phase != PHASE_REVEALED || b->pace < MINUTE_MS / 2 || left <= 0)
		return;
	plain_lead_say_with(l,
		N_("%1 min a question so far; left: %2, about %3 min"),
		NUMBER((b->pace + MINUTE_MS / 2) / MINUTE_MS), NUMBER(left),
		NUMBER((left * b->pace + MINUTE_MS / 2) / MINUTE_MS));
}

static void say_counts(struct lead *l)
{
	const struct message *b = &l->desk->board;
	bool asked = l->phase == PHASE_OPEN || l->phase == PHASE_CLOSED;

	if (asked && b->answered != l->answered)
		plain_lead_say_with(l, N_("answered %1 of %2"),
			NUMBER(b->answered), NUMBER(b->here), NULL);
	else if (b->here >= 0 && b->here != l->here)
		plain_lead_say_with(
			l, N_("here %1"), NUMBER(b->here), NULL, NULL);
	l->answered = b->answered;
	l->here = b->here;
}

static void say_line(struct lead *l)
{
	bool lost = l->desk->lost_at >= 0 && !l->desk->why;

	if (lost && !l->lost && l->desk->board.phase != PHASE_SUMMARY)
		plain_lead_say(l,
			N_("no connection to the session; if it does not come "
			   "back by itself: \"sabaq host --resume\""));
	else if (!lost && l->lost)
		plain_lead_say(l, N_("connected again"));
	l->lost = lost;
}

static void say_others(struct lead *l)
{
	const struct message *b = &l->desk->board;
	bool any = b->trouble && b->trouble[0];

	if (b->others == l->others)
		return;
	if (b->others == OTHERS_AWAY)
		plain_lead_say_with(l,
			any ? N_("other servers: no connection (%2); answers "
				 "are kept here and sent later; waiting: %1")
			    : N_("other servers: no connection; answers are "
				 "kept here and sent later; waiting: %1"),
			NUMBER(b->waiting), b->trouble, NULL);
	else if (b->others == OTHERS_THERE)
		plain_lead_say(l, N_("other servers: connected"));
	l->others = b->others;
}

static void say_news(struct lead *l)
{
	const struct message *b = &l->desk->board;
	bool moved;

	say_line(l);
	if (!l->desk->any)
		return;
	if (!l->begun)
		say_beginning(l);
	moved = l->phase != (enum session_phase)b->phase ||
		l->index != b->index || l->round != b->round;
	if (moved && (l->index != b->index || b->phase == PHASE_OPEN))
		l->answered = 0;
	l->phase = (enum session_phase)b->phase;
	if (moved)
		say_phase(l);
	if (moved)
		say_forecast(l);
	if (moved && l->index != b->index && b->index > 0)
		say_question(l);
	l->index = b->index;
	l->round = b->round;
	if ((b->paused == YES) != l->paused)
		plain_lead_say(l,
			l->paused ? N_("the session goes on") : N_("paused"));
	l->paused = b->paused == YES;
	say_others(l);
	say_counts(l);
}

/* ---- commands -------------------------------------------------------- */

static void help(struct lead *l)
{
	struct buf b = { 0 };

	for (int i = 0; i < ORDER_UNKNOWN; i++) {
		words_fill(&b, "%1: %2", l->words[i],
			plain_lead_text(l, session_order_helps[i]), NULL);
		plain_say(&l->pl, buf_str(&b), 3);
		buf_clear(&b);
	}
	plain_lead_say(l,
		N_("hands and ask are followed by more: \"hands 2 5\" (five "
		   "hands for option 2), \"ask Ready? / yes / no\", \"go 3\""));
	plain_lead_say(l, N_("who: who is here, and at what"));
	plain_lead_say(l, N_("need: who to go to first"));
	plain_lead_say(l, N_("figures: what was answered"));
	plain_lead_say(l, N_("question: the question once more"));
	plain_lead_say(l, N_(":l changes the language"));
	plain_lead_say(
		l, N_("quit: leaves; the session goes on, \"sabaq host\" leads "
		      "back"));
	buf_release(&b);
}

static bool is_word(const struct lead *l, const char *line, const char *english)
{
	const char *own = trc(l->pl.app->words, "order", english);

	return strcmp(line, english) == 0 || strcmp(line, own) == 0;
}

/* What is no order. */
static bool do_word(struct lead *l, const char *line)
{
	(void)trc(NULL, "order", "who");
	(void)trc(NULL, "order", "need");
	(void)trc(NULL, "order", "figures");
	(void)trc(NULL, "order", "question");
	(void)trc(NULL, "order", "quit");
	if (is_word(l, line, "who"))
		plain_lead_who(l);
	else if (is_word(l, line, "need"))
		plain_lead_need(l);
	else if (is_word(l, line, "figures"))
		plain_lead_figures(l);
	else if (is_word(l, line, "question"))
		say_question(l);
	else if (is_word(l, line, "quit"))
		l->pl.over = true;
	else
		return false;
	return true;
}

/* Options are counted as they are shown: their ids are nobody's business. */
static void name_option(
	const struct lead *l, struct message *m, struct arena *arena)
{
	const struct step *step = plain_lead_step(l);
	struct pick picks[GIVEN_MAX];
	size_t n = step ? question_picks(step, l->desk->board.session, picks,
				  GIVEN_MAX)
			: 0;
	size_t number =
		m->given.count == 1 ? plain_number(m->given.items[0], n) : 0;

	if (number > 0)
		m->given.items[0] = arena_strdup(arena, picks[number - 1].id);
}

static void order(struct lead *l, const char *line)
{
	struct arena arena = { 0 };
	struct message m;

	if (!desk_read_order(&m, &arena, line, l->words)) {
		plain_lead_say_with(l,
			N_("\"%1\" is no command, or something is missing "
			   "behind it; ? lists the commands"),
			line, NULL, NULL);
	} else if (l->desk->role != ROLE_FACILITATOR) {
		plain_lead_say(
			l, N_("This only looks on: it gives no orders."));
	} else if (!session_fits(l->phase, (enum session_order)m.command)) {
		plain_lead_say_with(l, N_("\"%1\" does not fit now (%2)"),
			l->words[m.command], phase_word(l, l->phase), NULL);
	} else if (l->lost) {
		plain_lead_say(l,
			N_("There is no connection: the order was not given."));
	} else {
		name_option(l, &m, &arena);
		desk_order(l->desk, &m);
		l->pl.app->group->send(l->pl.app);
		l->ordered = true;
	}
	arena_release(&arena);
}

static void flip(struct lead *l)
{
	struct app *a = l->pl.app;

	desk_language(l->desk, meet_next_language(a));
	a->group->send(a);
	find_words(l);
	plain_lead_say_with(l, N_("Language: %1"),
		catalogue_language_name(a->language), NULL, NULL);
}

static void command(struct lead *l)
{
	if (l->pl.command == PLAIN_QUIT)
		l->pl.over = true;
	else if (l->pl.command == PLAIN_LANGUAGE)
		flip(l);
	else
		help(l);
}

/* Boards come only when something changed. */
static bool is_news(struct plain *pl)
{
	(void)pl;
	return true;
}

static bool waits(struct plain *pl)
{
	return plain_session_wait(pl, true, is_news);
}

static void turn(struct lead *l)
{
	struct plain *pl = &l->pl;
	bool heard = l->ordered;

	pl->asked = false;
	say_news(l);
	if (l->desk->why) {
		plain_lead_say(l,
			N_("The session does not take you in as a "
			   "facilitator: this login may not lead sessions, or "
			   "both sides run different versions of sabaq."));
		pl->over = true;
	}
	/* Never there, or over: there is nothing to come back to. */
	if ((l->phase == PHASE_SUMMARY && (desk_whole(l->desk) || l->lost)) ||
		(l->lost && !l->begun))
		pl->over = true;
	if (pl->over)
		return;
	/* What an order did is seen before the next one is read. */
	if (heard || !l->begun || l->phase == PHASE_SUMMARY) {
		l->ordered = false;
		plain_session_wait(pl, false, is_news);
		return;
	}
	switch (plain_ask(pl, NULL, ASKED_TEXT)) {
	case REPLY_TEXT:
		if (strcmp(buf_str(&pl->line), "?") == 0)
			help(l);
		else if (!do_word(l, buf_str(&pl->line)))
			order(l, buf_str(&pl->line));
		break;
	case REPLY_COMMAND:
		command(l);
		break;
	case REPLY_EMPTY:
	case REPLY_END:
	case REPLY_AGAIN:
		break;
	}
}

int plain_lead(struct app *a, const struct plain_streams *io)
{
	struct lead l = { .desk = a->group->desk,
		.phase = PHASE_UNKNOWN,
		.index = INTEGER_ABSENT,
		.round = INTEGER_ABSENT,
		.others = INTEGER_ABSENT };
	bool failed;

	plain_session_begin(&l.pl, a, io);
	l.pl.waits = waits;
	find_words(&l);
	while (!l.pl.over && !ferror(io->out))
		turn(&l);
	failed = l.desk->why != NULL || !l.begun;
	if (!failed && l.phase == PHASE_SUMMARY)
		plain_lead_summary(&l);
	if (!failed && l.phase != PHASE_SUMMARY)
		plain_lead_say(
			&l, N_("The session goes on. \"sabaq host\" leads back "
			       "into it."));
	buf_release(&l.pl.line);
	return failed || fflush(io->out) != 0 || ferror(io->out) ? 1 : 0;
}
