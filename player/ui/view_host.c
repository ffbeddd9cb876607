/* F1 to F4: what a facilitator sees of a session, phase by phase. */
#include "group/desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/view.h"
#include "ui/view_host.h"
#include "ui/words.h"

enum { MINUTE_MS = 60000, LIST_ROWS = 3 };

static struct desk *desk_of(const struct front *f)
{
	return f->app->group->desk;
}

static enum session_phase phase_of(const struct front *f)
{
	return (enum session_phase)desk_of(f)->board.phase;
}

void lead_release(struct lead_state *s)
{
	edit_release(&s->edit);
}

void lead_sync(struct front *f)
{
	struct lead_state *s = &f->lead;
	const struct desk *d = f->app->group->desk;
	const char *step = d && d->board.step ? d->board.step : "";

	if (!d || !d->any || s->boards == d->boards)
		return;
	s->boards = d->boards;
	s->board_at = f->app->ops->now();
	if (strcmp(s->step, step) == 0 && s->round == d->board.round &&
		s->phase == d->board.phase)
		return;
	/* What was looked at was about another question. */
	snprintf(s->step, sizeof(s->step), "%s", step);
	s->round = d->board.round;
	s->phase = d->board.phase;
	s->figures = false;
	s->at = s->first = 0;
	if (s->page == LEAD_HANDS || s->page == LEAD_PAIRS)
		s->page = LEAD_MAIN;
	if (f->view == VIEW_HOST) {
		f->page = 0;
		f->focus = -1;
	}
}

/* --- the next phase ---------------------------------------------------- */

const char *lead_next_label(const struct front *f)
{
	const struct catalogue *c = f->app->words;
	const struct message *m = &desk_of(f)->board;

	if (desk_of(f)->any && phase_of(f) == PHASE_SUMMARY)
		return tr(c, "leave");
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
	case PHASE_SUMMARY:
	case PHASE_UNKNOWN:
		break;
	}
	return NULL;
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
		f->leaving = true;
	else if (!d->any || !d->linked)
		front_say(f, tr(f->app->words, "There is no line to the "
					       "session; it is tried again."));
	else if (d->board.paused == YES)
		desk_say(d, ORDER_PAUSE);
	else
		desk_say(d, orders[phase_of(f)]);
}

/* --- the first line --------------------------------------------------- */

static const char *phase_word(const struct front *f)
{
	const struct catalogue *c = f->app->words;

	if (desk_of(f)->board.paused == YES)
		return tr(c, "BREAK");
	switch (phase_of(f)) {
	case PHASE_LOBBY:
		/* TRANSLATORS: people come in. */
		return tr(c, "GATHERING");
	case PHASE_OPEN:
		return tr(c, "OPEN");
	case PHASE_CLOSED:
		return tr(c, "CLOSED");
	case PHASE_DISCUSSION:
		return tr(c, "DISCUSSION");
	case PHASE_REVEALED:
		return desk_of(f)->board.round > 0 ? tr(c, "ANSWER SHOWN")
						   : tr(c, "TEXT");
	case PHASE_SUMMARY:
	case PHASE_UNKNOWN:
		break;
	}
	return tr(c, "OVER");
}

static void head(struct front *f, struct head *h)
{
	const struct catalogue *c = f->app->words;
	const struct desk *d = desk_of(f);
	const struct message *m = &d->board;
	int64_t ms = (m->since > 0 ? m->since : 0) + f->app->ops->now() -
		     f->lead.board_at;

	buf_adds(&h->lead, tr(c, "Facilitator"));
	buf_adds(&h->lead, " / ");
	if (m->index > 0)
		words_fill(&h->left, tr(c, "question %1 of %2"),
			NUMBER(m->index), NUMBER(m->total), NULL);
	else if (m->title)
		words_short(&h->left, m->title);
	if (!d->any)
		return;
	buf_adds(&h->right, phase_word(f));
	if (phase_of(f) == PHASE_OPEN && ms >= MINUTE_MS) {
		buf_adds(&h->right, " ");
		words_fill(&h->right, tr(c, "%1 min"), NUMBER(ms / MINUTE_MS),
			NULL);
	}
}

/* --- phases ----------------------------------------------------------- */

/* What has been added so far is drawn above a list; rows it took. */
static int draw_above(struct front *f)
{
	bool figures = phase_of(f) == PHASE_OPEN && f->lead.figures;
	int most = f->frame.rows - (figures ? 0 : LIST_ROWS), used;
	struct doc *d = &f->doc;

	doc_gap(d);
	used = (int)d->lines.count < most ? (int)d->lines.count : most;
	for (int i = 0; i < used; i++)
		canvas_line(&f->canvas, f->frame.top + i, f->frame.left,
			f->frame.width, &d->lines.items[i]);
	return used > 0 ? used : 0;
}

static void draw_lobby(struct front *f)
{
	const struct catalogue *c = f->app->words;
	size_t count;
	const struct desk_person **rows = lead_rows(f, false, &count);

	lead_say_people(f);
	if (count == 0)
		lead_say(f,
			tr(c, "To come in: type sabaq, then Enter on the line "
			      "\"Go into the session\"."));
	lead_draw_names(f, draw_above(f), rows, count);
	free(rows);
}

static void draw_open(struct front *f)
{
	const struct catalogue *c = f->app->words;
	size_t count;
	const struct desk_person **rows = lead_rows(f, true, &count);

	lead_say_answered(f);
	if (!f->lead.figures || f->canvas.rows >= TALL)
		lead_say_question(f, false);
	if (f->lead.figures)
		lead_figures(f, desk_of(f), false);
	else if (f->canvas.rows >= TALL)
		lead_say(f,
			tr(c, "How the votes go is hidden: g shows it on this "
			      "screen."));
	lead_draw_list(f, draw_above(f), rows, count);
	free(rows);
}

static void draw_closed(struct front *f)
{
	struct lead_votes v;

	lead_count(desk_of(f), &v);
	lead_say_answered(f);
	lead_say_question(f, false);
	lead_figures(f, desk_of(f), true);
	if (phase_of(f) == PHASE_CLOSED)
		lead_say_advice(f, &v);
	lead_say_pairs(f);
	lead_say_shared(f);
	lead_say_note(f);
	form_draw(f);
}

static void draw_revealed(struct front *f)
{
	struct lead_votes v;

	lead_count(desk_of(f), &v);
	if (desk_of(f)->board.round <= 0) {
		lead_say_question(f, true);
	} else {
		lead_say_question(f, false);
		lead_figures(f, desk_of(f), true);
		lead_say_gain(f, &v);
		lead_say_shared(f);
		lead_say_explanation(f);
	}
	lead_say_note(f);
	form_draw(f);
}

static void draw_over(struct front *f)
{
	const struct catalogue *c = f->app->words;
	size_t count;
	const struct desk_person **rows = lead_rows(f, false, &count);

	lead_say(
		f, tr(c, "The session is over. Everyone sees their own result; "
			 "all answers are in the session's log, which \"sabaq "
			 "report\" reads."));
	lead_say_people(f);
	lead_draw_names(f, draw_above(f), rows, count);
	free(rows);
}

static void draw_pairs(struct front *f)
{
	struct buf one = { 0 };

	doc_lead(&f->doc,
		tr(f->app->words, "They gave different answers: let them talk "
				  "to each other."),
		STYLE_HEADING);
	for (size_t i = 0; lead_pair_at(f, i, &one); i++) {
		doc_line(&f->doc, buf_str(&one), STYLE_PLAIN, MARKER);
		buf_clear(&one);
	}
	buf_release(&one);
	form_draw(f);
}

static void draw_main(struct front *f)
{
	switch (phase_of(f)) {
	case PHASE_LOBBY:
		draw_lobby(f);
		break;
	case PHASE_OPEN:
		draw_open(f);
		break;
	case PHASE_CLOSED:
	case PHASE_DISCUSSION:
		draw_closed(f);
		break;
	case PHASE_REVEALED:
		draw_revealed(f);
		break;
	case PHASE_SUMMARY:
	case PHASE_UNKNOWN:
		draw_over(f);
		break;
	}
}

static void draw(struct front *f)
{
	doc_begin(&f->doc, f->frame.width);
	if (desk_of(f)->why || !desk_of(f)->any) {
		lead_say(f,
			desk_of(f)->why
				? tr(f->app->words,
					  "The session does not take you in as "
					  "a facilitator: this login may not "
					  "lead sessions, or both sides run "
					  "different versions of sabaq.")
				: tr(f->app->words, "Going in..."));
		form_draw(f);
	} else if (f->lead.page == LEAD_MAIN) {
		draw_main(f);
	} else if (f->lead.page == LEAD_PAIRS) {
		draw_pairs(f);
	} else {
		lead_page_draw(f);
	}
}

static void status(struct front *f, struct buf *b)
{
	const struct catalogue *c = f->app->words;
	const struct desk *d = desk_of(f);

	if (d->lost_at >= 0 && !d->why && phase_of(f) != PHASE_SUMMARY)
		buf_adds(b, tr(c, "No line to the session: it goes on without "
				  "this screen, which comes back by itself."));
	else if (f->lead.page != LEAD_MAIN)
		lead_page_status(f, b);
	else if (phase_of(f) == PHASE_LOBBY)
		buf_adds(b, tr(c, "Does the class see this monitor? Then press "
				  "v first."));
	else if (phase_of(f) == PHASE_OPEN && f->canvas.rows >= TALL)
		buf_adds(b, tr(c, "It can be closed without them: \"not "
				  "answered\" is written down, which is not "
				  "wrong."));
	else if (phase_of(f) == PHASE_CLOSED)
		buf_adds(b, tr(c, "Enter shows the answer to everyone; that "
				  "cannot be taken back."));
	else if (phase_of(f) == PHASE_DISCUSSION)
		buf_adds(b, tr(c, "They talk now. The second vote begins with "
				  "Enter."));
}

static void menu(struct front *f, struct menu *m)
{
	if (f->lead.page == LEAD_MAIN)
		lead_command_menu(f, m);
	else
		lead_page_menu(f, m);
}

static bool key(struct front *f, const struct key *key)
{
	return f->lead.page == LEAD_MAIN ? lead_main_key(f, key)
					 : lead_page_key(f, key);
}

const struct view view_host = {
	.head = head,
	.status = status,
	.menu = menu,
	.draw = draw,
	.key = key,
};
