/* F1 to F4: what a facilitator sees of a session, phase by phase. */
#include "group/desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/view.h"
#include "ui/view_host.h"
#include "ui/words.h"
#include "ui/words_summary.h"

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
	free(s->seen);
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
	case PHASE_OWN:
		return tr(c, "OWN PACE");
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
	if (desk_claims(d))
		buf_adds(&h->extra, tr(c, "names not checked"));
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

/* What keeps other servers out: told before it begins. */
static void say_trouble(struct front *f)
{
	const struct message *m = &desk_of(f)->board;
	struct buf b = { 0 };

	if (m->others != OTHERS_AWAY || !m->trouble || !m->trouble[0])
		return;
	words_fill(&b,
		tr(f->app->words,
			"There is no connection to other servers: %1. "
			"Here everything works without it."),
		m->trouble, NULL);
	lead_say(f, buf_str(&b));
	buf_release(&b);
}

static void draw_lobby(struct front *f)
{
	const struct catalogue *c = f->app->words;
	size_t count;
	const struct desk_person **rows = lead_rows(f, false, &count);

	lead_say_people(f);
	say_trouble(f);
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
		lead_say_stayed(f);
		lead_say_shared(f);
		lead_say_explanation(f);
	}
	lead_say_forecast(f);
	lead_say_note(f);
	form_draw(f);
}

/* Each is at another question: where they are, who needs a look first. */
static void draw_alone(struct front *f)
{
	size_t count;
	const struct desk_person **rows = lead_rows(f, false, &count);

	lead_say_people(f);
	lead_say_through(f);
	lead_draw_list(f, draw_above(f), rows, count);
	free(rows);
}

static void add_line(
	void *context, enum summary_kind kind, int indent, const char *text)
{
	struct front *f = context;
	struct buf b = { 0 };

	if (kind == SUMMARY_TITLE) {
		doc_gap(&f->doc);
		doc_lead(&f->doc, text, STYLE_HEADING);
		return;
	}
	if (kind != SUMMARY_NOTE)
		doc_escape(&b, text);
	doc_part(&f->doc, PART_TEXT, 0);
	doc_text_in(&f->doc, kind == SUMMARY_NOTE ? text : buf_str(&b), indent);
	buf_release(&b);
}

/* The summary, and where it is kept for later. */
static void draw_over(struct front *f)
{
	const struct catalogue *c = f->app->words;
	const struct summary_out out = { f, add_line };
	const char *logs = f->app->group->logs;
	const struct message *m = &desk_of(f)->board;
	struct buf b = { 0 };

	lead_say(f, tr(c, "The session is over. Everyone sees their own "
			  "result."));
	if (logs && m->session)
		words_fill(&b,
			tr(c, "This summary is kept beside the answers: "
			      "%1/%2/summary.txt"),
			logs, m->session, NULL);
	if (b.len > 0)
		lead_say(f, buf_str(&b));
	words_summary(c, desk_of(f), &out);
	form_draw(f);
	buf_release(&b);
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
	case PHASE_OWN:
		draw_alone(f);
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

static bool all_answered(const struct desk *d)
{
	return d->board.here > 0 && d->board.answered >= d->board.here;
}

static void status(struct front *f, struct buf *b)
{
	const struct catalogue *c = f->app->words;
	const struct desk *d = desk_of(f);

	if (d->lost_at >= 0 && !d->why && phase_of(f) != PHASE_SUMMARY)
		buf_adds(b,
			tr(c, "No line to the session; it is tried again. If "
			      "it does not come back: q, then sabaq host "
			      "--resume."));
	else if (f->lead.page != LEAD_MAIN)
		lead_page_status(f, b);
	else if (d->board.paused == YES)
		buf_adds(b,
			tr(c, "A break: nobody can answer until you go on."));
	else if (d->board.others == OTHERS_AWAY)
		words_fill(b,
			tr(c, "Other servers: no connection; kept here and "
			      "sent later: %1."),
			NUMBER(d->board.waiting), NULL);
	else if (phase_of(f) == PHASE_LOBBY)
		buf_adds(b, tr(c, "Does the class see this monitor? Then press "
				  "v first."));
	else if (phase_of(f) == PHASE_OPEN && all_answered(d))
		buf_adds(b, tr(c, "Everyone has answered."));
	else if (phase_of(f) == PHASE_OPEN && f->canvas.rows >= TALL)
		buf_adds(b, tr(c, "It can be closed without them: \"not "
				  "answered\" is written down, which is not "
				  "wrong."));
	else if (phase_of(f) == PHASE_CLOSED)
		buf_adds(b, tr(c, "Enter shows the answer to everyone; that "
				  "cannot be taken back."));
	else if (f->frame.width < WIDE && phase_of(f) == PHASE_OWN)
		lead_say_focused(f, b);
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
