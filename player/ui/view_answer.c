/* The answer to a step as it stands, and what Enter makes of it. */
#include <string.h>

#include "ui/view.h"
#include "ui/words.h"

static enum answer_shape shape(const struct front *f)
{
	return question_shape(step_shown(f));
}

/* --- the answer as it stands ------------------------------------------ */

/* Ids of what is marked, in the options' file order. */
static void marked(const struct front *f, struct answer_now *out)
{
	const struct step *s = step_shown(f);
	struct pick shown[GIVEN_MAX], file[GIVEN_MAX];
	size_t count = step_picks(f, shown), n;

	n = question_of(s)->picks(s, file, GIVEN_MAX);
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < count; k++) {
			if (f->step.picked[k] &&
				strcmp(file[i].id, shown[k].id) == 0)
				out->items[out->given.count++] = file[i].id;
		}
	}
}

void step_answer_now(const struct front *f, struct answer_now *out)
{
	struct pick shown[GIVEN_MAX];

	out->given = (struct strings){ out->items, 0 };
	switch (shape(f)) {
	case SHAPE_NONE:
		break;
	case SHAPE_ONE:
		if (f->step.focus < 0 ||
			(size_t)f->step.focus >= step_picks(f, shown))
			break;
		out->items[out->given.count++] = shown[f->step.focus].id;
		break;
	case SHAPE_MANY:
		marked(f, out);
		break;
	case SHAPE_LINE:
	case SHAPE_LINES:
		out->items[out->given.count++] = buf_str(&f->step.edit.text);
		break;
	}
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
	const struct part *p;
	size_t page = f->step.page;

	if (page + 1 >= f->doc.page_count)
		return false;
	if (f->step.telling || !step_open(f))
		return true;
	p = doc_find(&f->doc, PART_FIELD, 0);
	p = p ? p : doc_find(&f->doc, PART_CHOICE, 0);
	return p && doc_page_of(&f->doc, p->first) > page;
}

enum step_enter step_enter(const struct front *f)
{
	const struct play *p = f->app->play;
	const struct slot *s = step_slot(f);
	bool tells = play_tells(p, p->at);
	struct pick shown[GIVEN_MAX];

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
	if (shape(f) == SHAPE_LINES)
		return f->step.telling ? ENTER_AGAIN : ENTER_LINE;
	if (s->answered && !tells && !step_changed(f))
		return ENTER_NEXT;
	if (shape(f) == SHAPE_MANY && f->step.focus >= 0 &&
		f->step.focus < (int)step_picks(f, shown))
		return ENTER_MARK;
	return ENTER_ANSWER;
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
		buf_str(&f->step.edit.text));
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
	buf_clear(&f->step.refused);
	buf_adds(&f->step.refused, buf_str(&f->step.edit.text));
	if (s->refusal == REFUSAL_EMPTY || s->refusal == REFUSAL_NUMBER) {
		say_refusal(f, s->refusal);
	} else if (s->refusal == REFUSAL_NONE &&
		   (play_tells(p, p->at) || step_reveals(f))) {
		f->step.telling = true;
		f->step.want = WANT_TELL;
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
	} else if (tells && !step_changed(f)) {
		/* The same again would only cost a try. */
		front_say(
			f, shape(f) == SHAPE_ONE
				   ? tr(f->app->words, "Choose another answer.")
				   : tr(f->app->words,
					     "Change your answer first."));
	} else {
		front_answer(f, &now.given);
		show_outcome(f);
	}
}

void step_be_sure(struct front *f, int how)
{
	front_post(f, EVENT_SURE, (size_t)how);
	show_outcome(f);
}

void step_toggle(struct front *f)
{
	if (f->step.focus >= 0 && f->step.focus < GIVEN_MAX)
		f->step.picked[f->step.focus] = !f->step.picked[f->step.focus];
}

void step_look(struct front *f, bool on)
{
	const struct play *p = f->app->play;

	if (on ? p->at + 1 < p->count : p->at > 0) {
		front_post(f, EVENT_GOTO, on ? p->at + 1 : p->at - 1);
		return;
	}
	f->looking = false;
	front_show(f, VIEW_RESULT);
}

void step_go_on(struct front *f)
{
	if (f->looking)
		step_look(f, true);
	else
		front_post(f, EVENT_NEXT, 0);
}

void step_press(struct front *f)
{
	switch (step_enter(f)) {
	case ENTER_PAGE:
		f->step.page++;
		break;
	case ENTER_NEXT:
		step_go_on(f);
		break;
	case ENTER_AGAIN:
		step_ask_again(f);
		break;
	case ENTER_MARK:
		step_toggle(f);
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
