/* Plain mode: what there is to say about an answer, and how sure one was. */
#include "ui/plain_parts.h"

#include <string.h>

#include "ui/words.h"

/* What there is to say about options, in the order in which they stand. */
static void say_options(struct plain *pl, const struct verdict *v)
{
	const struct play *p = pl->app->play;
	struct pick picks[GIVEN_MAX];
	size_t count =
		question_picks(play_at(p, p->at), p->attempt, picks, GIVEN_MAX);

	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < v->feedback_count; j++) {
			const struct feedback *f = &v->feedback[j];

			if (!f->id || strcmp(f->id, picks[i].id) != 0)
				continue;
			plain_option(pl, i + 1,
				words_pick(pl->app->words, &picks[i]));
			plain_markdown(pl, f->text, 5, NULL, 0);
		}
	}
}

/* The mark's word first, the first thing to say on the same line. */
static void say_mark(struct plain *pl, const struct verdict *v)
{
	const struct play *p = pl->app->play;
	bool several = question_shape(play_at(p, p->at)) == SHAPE_MANY;
	const char *mark = words_mark(pl->app->words, v->mark);
	struct buf b = { 0 };
	size_t i = 0;

	if (v->feedback_count > 0 && !(several && v->feedback[0].id))
		words_lead(&b, mark, v->feedback[i++].text);
	else
		buf_adds(&b, mark);
	plain_markdown(pl, buf_str(&b), 0, NULL, 0);
	buf_release(&b);
	if (several)
		say_options(pl, v);
	for (; i < v->feedback_count; i++) {
		if (!several || !v->feedback[i].id)
			plain_markdown(pl, v->feedback[i].text, 0, NULL, 0);
	}
}

/* The right answer, why, and what a good answer could say. */
static void say_solution(struct plain *pl, enum mark mark)
{
	const struct catalogue *c = pl->app->words;
	const struct step *s = play_at(pl->app->play, pl->app->play->at);
	struct buf b = { 0 };

	if (mark != MARK_RIGHT)
		words_right_answer(&b, c, s);
	plain_say_buf(pl, &b);
	if (words_model(s)) {
		plain_gap(pl);
		plain_say(pl, words_model_heading(c), 0);
		plain_markdown(pl, words_model(s), 0, NULL, 0);
	}
	if (s->explain) {
		plain_gap(pl);
		words_lead(&b, words_explanation(c), s->explain);
		plain_markdown(pl, buf_str(&b), 0, NULL, 0);
	}
	buf_release(&b);
}

void plain_verdict(struct plain *pl, bool now)
{
	const struct catalogue *c = pl->app->words;
	const struct play *p = pl->app->play;
	const struct slot *slot = &p->slots[p->at];
	struct verdict v = { 0 };
	struct buf b = { 0 };

	if (slot->answered) {
		if (play_tells(p, p->at)) {
			play_verdict(p, p->at, &v);
			say_mark(pl, &v);
		} else if (now) {
			plain_say(pl,
				p->unit->kind == UNIT_QUIZ
					? words_kept(c)
					: words_mark(c, MARK_NONE),
				0);
		}
	}
	if (v.spelling)
		words_spelling(&b, c, v.hit);
	plain_say_buf(pl, &b);
	if (play_reveals(p, p->at))
		say_solution(pl, v.mark);
	else if (slot->phase == SLOT_OPEN && slot->graded)
		words_tries(&b, c, p);
	plain_say_buf(pl, &b);
	buf_release(&b);
}

void plain_sure(struct plain *pl)
{
	struct app *a = pl->app;
	const struct catalogue *c = a->words;
	size_t number = 0, at = a->play->at;

	plain_say(pl, words_sure_question(c), 0);
	for (int i = 1; i <= 3; i++)
		plain_item(pl, (size_t)i, words_sure(c, i));
	switch (plain_ask(pl,
		tr(c, "Answer (1-3, Enter: do not say, :? help):"),
		ASKED_NUMBERS)) {
	case REPLY_END: /* the answer is safe; this is asked again */
	case REPLY_AGAIN:
		return;
	case REPLY_COMMAND:
		if (pl->command == PLAIN_LANGUAGE)
			plain_flip(pl);
		else if (!plain_everywhere(pl))
			break;
		return;
	case REPLY_TEXT:
		number = plain_number(pl->line.data, 3);
		if (number == 0) {
			plain_bad(pl, tr(c, "Type 1, 2 or 3."));
			return;
		}
		break;
	case REPLY_EMPTY:
		break;
	}
	plain_post(pl, EVENT_SURE, number);
	if (a->play->phase == PLAY_STEP && a->play->at == at &&
		a->play->slots[at].phase != SLOT_SURE)
		plain_verdict(pl, true);
}
