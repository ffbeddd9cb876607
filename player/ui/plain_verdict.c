/* Plain mode: what there is to say about an answer, and how sure one was. */
#include "ui/plain_parts.h"

#include <string.h>

#include "ui/words.h"

/* What there is to say about options or parts, as they stand. */
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
			plain_pick(pl, i + 1, &picks[i]);
			plain_markdown(pl, f->text, 5, NULL, 0);
		}
	}
}

static void say_parts(struct plain *pl, const struct verdict *v)
{
	struct asked asked[GIVEN_MAX];
	size_t count = question_asked(plain_at(pl), asked, GIVEN_MAX);
	struct buf b = { 0 };

	words_parts(&b, pl->app->words, plain_at(pl), v);
	plain_say_buf(pl, &b);
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < v->feedback_count; j++) {
			const struct feedback *f = &v->feedback[j];

			if (!f->id || strcmp(f->id, asked[i].id) != 0)
				continue;
			words_part(&b, pl->app->words, plain_at(pl), i);
			buf_addc(&b, ':');
			plain_say_buf(pl, &b);
			plain_markdown(pl, f->text, 5, NULL, 0);
		}
	}
	buf_release(&b);
}

/* The mark's word first, the first thing to say on the same line. */
static void say_mark(struct plain *pl, const struct verdict *v)
{
	struct asked asked[GIVEN_MAX];
	bool parts = question_asked(plain_at(pl), asked, GIVEN_MAX) > 0;
	bool several = parts || question_shape(plain_at(pl)) == SHAPE_MANY;
	const char *mark = words_mark(pl->app->words, v->mark);
	struct buf b = { 0 };
	size_t i = 0;

	if (v->feedback_count > 0 && !(several && v->feedback[0].id))
		words_lead(&b, mark, v->feedback[i++].text);
	else
		buf_adds(&b, mark);
	plain_markdown(pl, buf_str(&b), 0, NULL, 0);
	buf_release(&b);
	if (several && !parts)
		say_options(pl, v);
	else
		say_parts(pl, v);
	for (; i < v->feedback_count; i++) {
		if (!several || !v->feedback[i].id)
			plain_markdown(pl, v->feedback[i].text, 0, NULL, 0);
	}
}

/* A program and what it prints keep their lines, and those their indents. */
static void say_right(struct plain *pl)
{
	const struct step *s = plain_at(pl);
	enum answer_shape shape = question_shape(s);
	const char *key[GIVEN_MAX];
	size_t count = question_key(s, key, GIVEN_MAX);
	struct pick picks[GIVEN_MAX];
	size_t n = question_picks(s, "", picks, GIVEN_MAX);
	struct buf b = { 0 };

	if (shape != SHAPE_ORDERING && shape != SHAPE_LINES) {
		words_right_answer(&b, pl->app->words, s);
		plain_say_buf(pl, &b);
		buf_release(&b);
		return;
	}
	plain_say(pl,
		shape == SHAPE_LINES ? tr(pl->app->words, "The program prints:")
				     : tr(pl->app->words, "The right order:"),
		0);
	for (size_t i = 0; i < count; i++) {
		size_t at = 0;

		while (at < n && strcmp(picks[at].id, key[i]) != 0)
			at++;
		if (at < n)
			plain_pick(pl, i + 1, &picks[at]);
		else
			plain_code(pl, i + 1, key[i]);
	}
}

/* The right answer, why, and what a good answer could say. */
static void say_solution(struct plain *pl, enum mark mark)
{
	const struct catalogue *c = pl->app->words;
	const struct step *s = play_at(pl->app->play, pl->app->play->at);
	struct buf b = { 0 };

	if (mark != MARK_RIGHT)
		say_right(pl);
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
				play_is_quiz(p) ? words_kept(c)
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
