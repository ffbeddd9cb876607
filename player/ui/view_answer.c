/* The answer to a step as it stands, and what Enter makes of it. */
#include <string.h>

#include "ui/view.h"
#include "ui/words.h"

void step_answer_now(const struct front *f, struct answer_now *out)
{
	out->given = (struct strings){ out->items, 0 };
	if (step_widget(f))
		step_widget(f)->now(f, out);
}

bool step_changed(const struct front *f)
{
	struct strings sent = play_given(f->app->play, f->app->play->at);
	struct answer_now now;

	step_answer_now(f, &now);
	if (now.given.count != sent.count)
		return true;
	for (size_t i = 0; i < sent.count; i++) {
		if (strcmp(now.given.items[i], sent.items[i]) != 0)
			return true;
	}
	return false;
}

static bool empty(const struct answer_now *now)
{
	for (size_t i = 0; i < now->given.count; i++) {
		if (now->given.items[i][strspn(now->given.items[i], " \n")])
			return false;
	}
	return true;
}

/* --- what Enter does -------------------------------------------------- */

static bool more_pages(const struct front *f)
{
	size_t page = f->step.page, line;

	if (page + 1 >= f->doc.page_count)
		return false;
	if (f->step.telling || !step_open(f))
		return true;
	return step_focus_line(f, &line) && doc_page_of(&f->doc, line) > page;
}

static bool focus_shown(const struct front *f)
{
	size_t line;

	return !step_focus_line(f, &line) ||
	       doc_page_of(&f->doc, line) == f->step.page;
}

enum step_enter step_enter(const struct front *f)
{
	const struct play *p = f->app->play;
	const struct slot *s = step_slot(f);
	bool tells = play_tells(p, p->at);
	enum step_enter enters;

	if (more_pages(f) && s->phase != SLOT_SURE)
		return ENTER_PAGE;
	if (s->phase == SLOT_SURE && !f->looking)
		return ENTER_ANSWER;
	if (!step_open(f))
		return ENTER_NEXT;
	if (f->step.telling && tells)
		return ENTER_AGAIN;
	if (f->step.telling && step_reveals(f))
		return ENTER_NEXT;
	/* A hint on a page of its own: what would be sent cannot be seen. */
	if (f->step.telling && !focus_shown(f))
		return ENTER_AGAIN;
	if (s->answered && !tells && !step_changed(f))
		return ENTER_NEXT;
	enters = step_widget(f)->enter(f);
	return enters == ENTER_LINE && f->step.telling ? ENTER_AGAIN : enters;
}

void step_ask_again(struct front *f)
{
	f->step.telling = false;
	f->step.want = WANT_FOCUS;
}

static void say_refusal(struct front *f, enum refusal refusal)
{
	buf_clear(&f->notice);
	words_refusal(&f->notice, f->app->words, step_shown(f), refusal,
		&f->step.refused);
}

/* What came back, and which part of it. */
static void note_refused(struct front *f)
{
	const struct play *p = f->app->play;
	struct refused *r = &f->step.refused;
	struct answer_now now;

	step_answer_now(f, &now);
	buf_clear(&r->text);
	r->part = question_refused(
		step_shown(f), play_source(p, p->at), &now.given);
	if (r->part < now.given.count)
		buf_adds(&r->text, now.given.items[r->part]);
}

void step_came_back(struct front *f)
{
	struct step_state *s = &f->step;

	s->telling = false;
	s->tell = 0;
	s->want = WANT_FOCUS;
	note_refused(f);
	if (step_slot(f)->refusal == REFUSAL_NUMBER)
		say_refusal(f, REFUSAL_NUMBER);
}

/* After an answer or a "how sure": what there is to be seen now. */
static void show_outcome(struct front *f)
{
	const struct play *p = f->app->play;
	const struct slot *s;

	if (f->view != VIEW_STEP)
		return;
	s = step_slot(f);
	f->step.sure = 0;
	f->step.tell = 0;
	f->step.telling = false;
	f->step.want = WANT_FOCUS;
	if (step_open(f))
		note_refused(f);
	if (s->refusal == REFUSAL_EMPTY || s->refusal == REFUSAL_NUMBER) {
		say_refusal(f, s->refusal);
	} else if (s->refusal == REFUSAL_NONE &&
		   (play_tells(p, p->at) || step_reveals(f))) {
		f->step.telling = true;
		f->step.want = WANT_TELL;
	}
}

/* Once, that not all of it is filled in: Enter again sends it as it is. */
static bool warn(struct front *f)
{
	const struct widget *w = step_widget(f);
	size_t blanks = w->blanks ? w->blanks(f) : 0;

	if (blanks == 0 || f->step.warned)
		return false;
	f->step.warned = true;
	buf_clear(&f->notice);
	words_fill(&f->notice,
		trn(f->app->words,
			"%1 part is still empty. Answer once more to send it "
			"like this.",
			"%1 parts are still empty. Answer once more to send "
			"it like this.",
			blanks),
		NUMBER(blanks), NULL);
	return true;
}

static void add_blanks(struct front *f, struct buf *b)
{
	const struct widget *w = step_widget(f);
	size_t blanks = w->blanks ? w->blanks(f) : 0;

	if (blanks > 0)
		words_fill(b,
			trn(f->app->words, "%1 part is still empty. ",
				"%1 parts are still empty. ", blanks),
			NUMBER(blanks), NULL);
}

/* Whether to send it: what it is, as far as there is room to say. */
static void ask(struct front *f, const struct answer_now *now)
{
	const struct catalogue *c = f->app->words;
	struct buf answer = { 0 };
	size_t fits;

	f->step.asking = true;
	buf_clear(&f->notice);
	add_blanks(f, &f->notice);
	words_to_send(&answer, c, f->app->play, &now->given);
	fits = canvas_fit(&f->canvas, buf_str(&answer), answer.len,
		f->canvas.cols * 3 / 2);
	buf_add(&f->notice, buf_str(&answer), fits);
	if (fits < answer.len)
		buf_adds(&f->notice, "...");
	buf_addc(&f->notice, answer.len > 0 ? '\n' : ' ');
	buf_adds(&f->notice, tr(c, "Enter: send it. Backspace: change it."));
	buf_release(&answer);
}

void step_ask_send(struct front *f, bool send)
{
	f->step.asking = false;
	if (send) {
		struct answer_now now;

		step_answer_now(f, &now);
		front_answer(f, &now.given);
		show_outcome(f);
	} else {
		front_say(f, tr(f->app->words, "Not sent."));
	}
}

void step_submit(struct front *f)
{
	const struct play *p = f->app->play;
	bool tells = play_tells(p, p->at);
	struct answer_now now;

	step_answer_now(f, &now);
	step_ask_again(f);
	if (empty(&now)) {
		say_refusal(f, REFUSAL_EMPTY);
	} else if (!f->app->confirm && warn(f)) {
		return;
	} else if (tells && !step_changed(f)) {
		/* The same again would only cost a try. */
		front_say(
			f, question_shape(step_shown(f)) == SHAPE_ONE
				   ? tr(f->app->words, "Choose another answer.")
				   : tr(f->app->words,
					     "Change your answer first."));
	} else if (f->app->confirm) {
		ask(f, &now);
	} else {
		step_ask_send(f, true);
	}
}

void step_be_sure(struct front *f, int how)
{
	front_post(f, EVENT_SURE, (size_t)how);
	show_outcome(f);
}

void step_look(struct front *f, bool on)
{
	const struct play *p = f->app->play;
	size_t to = on ? p->at + 1 : p->at - 1;

	/* Below the first it is more than any count. */
	while (to < p->count && f->only_mistakes && !play_mistaken(p, to))
		to += on ? 1 : (size_t)-1;
	if (to < p->count) {
		front_post(f, EVENT_GOTO, to);
		return;
	}
	f->looking = false;
	front_show(f, VIEW_RESULT);
}

void step_go_on(struct front *f)
{
	if (meet_asks(f)) {
		meet_command(f, 'n');
		return;
	}
	if (f->looking)
		step_look(f, true);
	else
		front_post(f, EVENT_NEXT, 0);
}

void step_press(struct front *f)
{
	switch (step_enter(f)) {
	case ENTER_PAGE:
		step_turn(f, true);
		break;
	case ENTER_NEXT:
		step_go_on(f);
		break;
	case ENTER_AGAIN:
		step_ask_again(f);
		break;
	case ENTER_PART:
		step_widget(f)->press(f);
		step_ask_again(f);
		break;
	case ENTER_LINE:
		break;
	case ENTER_ANSWER:
		if (step_slot(f)->phase != SLOT_SURE)
			step_submit(f);
		else if (f->step.sure == 0)
			say_refusal(f, REFUSAL_EMPTY);
		else
			step_be_sure(f, f->step.sure);
		break;
	}
}
