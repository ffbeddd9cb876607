/* What is said around a session's question, and the keys that are its own. */
#include <string.h>

#include "base/text.h"
#include "group/seat.h"
#include "ui/view.h"
#include "ui/words.h"

enum { MINUTE_MS = 60000 };

static const struct seat *seat_of(const struct front *f)
{
	return f->app->group->seat;
}

bool meet_own(const struct front *f)
{
	const struct peer *p = seat_of(f)->peer;

	return p->state.own == YES && p->lost_at < 0;
}

/* --- the first line --------------------------------------------------- */

void meet_head(struct front *f, struct head *h)
{
	const struct catalogue *c = f->app->words;
	const struct message *m = &seat_of(f)->peer->state;
	bool paged = f->view == VIEW_STEP && f->doc.page_count > 1;

	if (m->host)
		words_fill(&h->lead, tr(c, "Session: %1"), m->host, NULL);
	else
		buf_adds(&h->lead, tr(c, "Session"));
	buf_adds(&h->lead, " / ");
	if (m->title)
		words_short(&h->left, m->title);
	if (m->claimed == YES)
		buf_adds(&h->extra, tr(c, "name not checked"));
	if (f->meet.listing) {
		buf_adds(&h->right, tr(c, "my answers"));
	} else if (m->index > 0 && m->total > 0) {
		words_fill(&h->right, tr(c, "question %1 of %2"),
			NUMBER(m->index), NUMBER(m->total), NULL);
		if (paged)
			buf_adds(&h->right, ", ");
		if (paged)
			words_page(&h->right, c, f->step.page + 1,
				f->doc.page_count);
	}
}

/* --- the status line -------------------------------------------------- */

/* S12: what there is to know while the line is gone. */
static void say_lost(const struct front *f, struct buf *b)
{
	const struct catalogue *c = f->app->words;
	const struct peer *p = seat_of(f)->peer;
	int64_t minutes = (f->app->ops->now() - p->lost_at) / MINUTE_MS;
	size_t unsent = peer_unsent(p);

	if (minutes < 1)
		buf_adds(b, tr(c, "No line to the facilitator now."));
	else
		words_fill(b,
			trn(c, "No line to the facilitator for %1 minute.",
				"No line to the facilitator for %1 minutes.",
				(size_t)minutes),
			NUMBER(minutes), NULL);
	buf_addc(b, ' ');
	if (unsent > 0)
		words_fill(b,
			trn(c,
				"%1 answer is kept here and goes by itself "
				"when the line is back.",
				"%1 answers are kept here and go by "
				"themselves when the line is back.",
				unsent),
			NUMBER(unsent), NULL);
	else
		buf_adds(b, tr(c, "It comes back by itself; there is nothing "
				  "to press."));
}

static void say_counts(const struct front *f, struct buf *b)
{
	const struct message *m = &seat_of(f)->peer->state;
	struct buf counts = { 0 };

	if (m->answered >= 0 && m->here > 0)
		words_fill(&counts, tr(f->app->words, "Answered: %1 of %2."),
			NUMBER(m->answered), NUMBER(m->here), NULL);
	status_add(f, b, buf_str(&counts));
	buf_release(&counts);
}

static void say_open(struct front *f, struct buf *b)
{
	const struct catalogue *c = f->app->words;
	enum seat_answer answer = seat_answer(seat_of(f));

	if (step_refused(f) && f->step.refusal_aside) {
		words_refusal(b, c, step_shown(f), step_slot(f)->refusal,
			&f->step.refused);
		return;
	}
	if (answer == SEAT_REFUSED)
		buf_adds(b, tr(c, "The answer came back: change it and send it "
				  "again. It costs nothing."));
	else if (answer == SEAT_NONE || step_changed(f))
		step_widget(f)->say(f, b);
	else if (answer == SEAT_UNSENT)
		buf_adds(b, tr(c, "The answer is on its way."));
	else if (seat_of(f)->peer->state.own == YES)
		buf_adds(b, tr(c, "Answer received. You may change it, or go "
				  "on."));
	else
		buf_adds(b, tr(c, "Answer received. You may change it until "
				  "the question is closed."));
}

static void say_question(struct front *f, struct buf *b)
{
	const struct catalogue *c = f->app->words;
	const struct seat *s = seat_of(f);
	bool answered = seat_answer(s) != SEAT_NONE;

	switch ((enum session_phase)s->peer->state.phase) {
	case PHASE_OPEN:
		if (step_open(f))
			say_open(f, b);
		break;
	case PHASE_CLOSED:
		buf_adds(b,
			answered ? tr(c, "The question is closed. Your "
					 "answer is in.")
				 : tr(c, "The question is closed without "
					 "your answer. That is no mistake."));
		say_counts(f, b);
		break;
	case PHASE_DISCUSSION:
		buf_adds(b, tr(c, "Find a neighbour with ANOTHER answer and "
				  "explain why yours is right. Then everyone "
				  "votes again."));
		break;
	case PHASE_REVEALED:
		if (s->peer->state.own != YES)
			buf_adds(b, tr(c, "The facilitator goes on."));
		break;
	case PHASE_OWN:
	case PHASE_LOBBY:
	case PHASE_SUMMARY:
	case PHASE_UNKNOWN:
		break;
	}
}

void meet_status(struct front *f, struct buf *b)
{
	const struct catalogue *c = f->app->words;
	const struct peer *p = seat_of(f)->peer;

	if (f->meet.listing || p->refused || !p->any)
		return;
	if (p->lost_at >= 0 && !p->over)
		say_lost(f, b);
	else if (p->state.paused == YES)
		buf_adds(b, tr(c, "A break. The facilitator goes on."));
	else if (meet_asks(f))
		say_question(f, b);
}

/* --- the menu --------------------------------------------------------- */

static const char *enter_label(const struct front *f)
{
	const struct catalogue *c = f->app->words;

	switch (step_enter(f)) {
	case ENTER_PAGE:
		return tr(c, "next");
	case ENTER_NEXT:
		return meet_own(f) ? tr(c, "next") : NULL;
	case ENTER_AGAIN:
		return tr(c, "back to the question");
	case ENTER_PART:
		return step_widget(f)->label(f);
	case ENTER_LINE:
		return tr(c, "new line");
	case ENTER_ANSWER:
		return tr(c, "answer");
	}
	return NULL;
}

void meet_question_menu(struct front *f, struct menu *m)
{
	const struct catalogue *c = f->app->words;
	bool asks = step_open(f);
	const char *enter = enter_label(f);

	if (enter)
		menu_add(m, enter, KEYS_ENTER);
	else
		menu_add(m, tr(c, "Wait for the facilitator"), KEYS_NONE);
	m->typing = step_typing(f);
	if (asks && step_enter(f) == ENTER_LINE && step_changed(f))
		menu_add(m, tr(c, "answer"), KEYS_SUBMIT);
	if (asks && step_shown(f)->hints.count > 0)
		menu_commands(m, c, "h");
	if (meet_own(f))
		menu_commands(m, c, asks ? "nb" : "b");
	if (m->typing)
		menu_add(m, tr(c, "undo"), KEYS_UNDO);
	if (m->typing && edit_can_redo(&f->step.edit))
		menu_add(m, tr(c, "redo"), KEYS_REDO);
	menu_command(m, tr(c, "read a lesson"), 't');
	menu_command(m, tr(c, "my answers"), 'r');
	menu_commands(m, c, "l?q");
}

/* --- keys ------------------------------------------------------------- */

/* Own answers, and back to where the session is. */
static void list(struct front *f, bool on)
{
	struct seat *s = f->app->group->seat;

	f->meet.listing = on;
	peer_doing(s->peer, on ? DOING_LOOKING : DOING_HERE);
	f->page = 0;
	front_show(f, VIEW_STEP);
}

/* At their own pace: to the next question, or the one before. */
static void move(struct front *f, int by)
{
	struct peer *p = f->app->group->seat->peer;

	/* What an answer was worth comes before the next question. */
	if (seat_answer(seat_of(f)) != SEAT_UNSENT)
		peer_go(p, peer_place(p) + by);
}

/* To read, in the module that the session is about where it is here. */
static void read_lesson(struct front *f)
{
	const struct message *m = &seat_of(f)->peer->state;
	size_t module = m->module ? library_find(f->app->library, m->module)
				  : ALL_MODULES;

	if (module != ALL_MODULES && library_folder(f->app->library, module))
		contents_enter(f, module);
	else
		front_show(f, VIEW_HOME);
}

bool meet_command(struct front *f, char letter)
{
	const struct catalogue *c = f->app->words;

	switch (letter) {
	case 'n':
		if (meet_own(f)) {
			move(f, 1);
			return true;
		}
		front_say(f, tr(c, "The next question comes by itself when the "
				   "facilitator goes on."));
		return true;
	case 'b':
	case 'r':
		if (letter == 'b' && meet_own(f) && !f->meet.listing)
			move(f, -1);
		else
			list(f, !f->meet.listing);
		return true;
	case 't':
		read_lesson(f);
		return true;
	case 'h':
		/* Of a question that is closed the explanation says more. */
		return f->view != VIEW_STEP || !step_open(f);
	case 'e':
	case 'v':
	case 'k':
	case 'j':
	case 'g':
		return true;
	default:
		return false;
	}
}

/* --- elsewhere -------------------------------------------------------- */

static void add_letter(char out[8], uint32_t ch)
{
	struct buf b = { 0 };

	text_encode(&b, ch);
	memcpy(out, buf_str(&b), b.len + 1);
	buf_release(&b);
}

void meet_remind(const struct front *f, struct buf *b)
{
	const struct catalogue *c = f->app->words;
	const struct seat *s = seat_of(f);
	const struct message *m = &s->peer->state;
	char letter[8] = "";
	bool new = s->asked && (strcmp(s->step, f->meet.left) != 0 ||
				       s->round != f->meet.left_round);

	add_letter(letter, menu_letter(f, 'y'));
	if (s->peer->over)
		words_fill(b, tr(c, "The session is over. %1: to your result."),
			letter, NULL);
	else if (new && m->phase == PHASE_OPEN)
		words_fill(b,
			tr(c, "The session has gone on: question %1 is open. "
			      "%2: back to it."),
			NUMBER(m->index), letter, NULL);
	else
		words_fill(b, tr(c, "A session is on. %1: back to it."), letter,
			NULL);
}

void meet_menu(const struct front *f, struct menu *m)
{
	struct menu before = *m;
	size_t i = before.count > 0 ? 1 : 0;

	m->count = i;
	menu_command(m, tr(f->app->words, "session"), 'y');
	for (; i < before.count && m->count < MENU_ITEMS; i++)
		m->items[m->count++] = before.items[i];
}
