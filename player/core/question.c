#include "core/question.h"

#include <string.h>

#include "base/digest.h"
#include "core/answer.h"

#define QUESTION_ROW(symbol, name) [QUESTION_##symbol] = &question_##name,
const struct question_type *const question_types[QUESTION_COUNT] = {
	QUESTION_TYPES(QUESTION_ROW)
};
#undef QUESTION_ROW

const struct question_type *question_of(const struct step *s)
{
	return s->type >= 0 && s->type < QUESTION_COUNT
		       ? question_types[s->type]
		       : NULL;
}

enum answer_shape question_shape(const struct step *s)
{
	const struct question_type *type = question_of(s);

	return type ? type->shape(s) : SHAPE_NONE;
}

bool question_graded(const struct step *s)
{
	const struct question_type *type = question_of(s);

	return type && type->graded;
}

size_t question_picks(const struct step *s, const char *attempt,
	struct pick *out, size_t room)
{
	const struct question_type *type = question_of(s);
	struct pick file[GIVEN_MAX];
	size_t order[GIVEN_MAX], count, n = 0;

	if (!type || !type->picks)
		return 0;
	count = type->picks(s, file, room < GIVEN_MAX ? room : GIVEN_MAX);
	for (size_t i = 0; i < count; i++)
		order[i] = i;
	if (s->shuffle == YES)
		shuffle_order(attempt, s->id, order, count);
	for (int last = 0; last <= 1; last++) {
		for (size_t i = 0; i < count; i++) {
			if (file[order[i]].last == (last != 0))
				out[n++] = file[order[i]];
		}
	}
	return n;
}

/* Whether every string is the id of something to pick. */
static bool pickable(const struct question_type *type, const struct step *s,
	const struct strings *given)
{
	struct pick picks[GIVEN_MAX];
	size_t count = type->picks(s, picks, GIVEN_MAX);

	for (size_t i = 0; i < given->count; i++) {
		size_t at = 0;

		while (at < count && strcmp(picks[at].id, given->items[i]) != 0)
			at++;
		if (at == count)
			return false;
	}
	return given->count > 0;
}

/* Nothing but white space is an empty answer: that never matches itself. */
static bool typed(const struct strings *given)
{
	const struct answer_rules any = { 0 };

	return given->count == 1 && answer_compare(given->items[0],
					    given->items[0], &any) != ANSWER_NO;
}

enum refusal question_refuse(const struct step *s, const struct step *source,
	const struct strings *given)
{
	const struct question_type *type = question_of(s);
	bool there = false;

	switch (question_shape(s)) {
	case SHAPE_NONE:
		break;
	case SHAPE_ONE:
		there = given->count == 1 && pickable(type, s, given);
		break;
	case SHAPE_MANY:
		there = pickable(type, s, given);
		break;
	case SHAPE_LINE:
	case SHAPE_LINES:
		there = typed(given);
		break;
	}
	if (!there)
		return REFUSAL_EMPTY;
	return type->refuse ? type->refuse(s, source, given) : REFUSAL_NONE;
}

/* What the author says for any answer that came out like this. */
static void say_in_general(const struct step *s, struct verdict *v)
{
	switch (v->mark) {
	case MARK_RIGHT:
		verdict_say(v, NULL, s->if_right);
		break;
	case MARK_PARTLY:
		verdict_say(v, NULL, s->if_partly);
		break;
	case MARK_WRONG:
		verdict_say(v, NULL, s->if_wrong);
		break;
	case MARK_NONE:
		break;
	}
}

void question_grade(const struct step *s, const struct step *source,
	const struct strings *given, struct verdict *out)
{
	const struct question_type *type = question_of(s);

	*out = (struct verdict){ 0 };
	if (!type || !type->grade)
		return;
	type->grade(s, source, given, out);
	if (out->mark == MARK_NONE)
		out->mark = out->score >= 1  ? MARK_RIGHT
			    : out->score > 0 ? MARK_PARTLY
					     : MARK_WRONG;
	say_in_general(s, out);
}

size_t question_key(const struct step *s, const char **out, size_t room)
{
	const struct question_type *type = question_of(s);

	return type && type->key ? type->key(s, out, room) : 0;
}

void verdict_say(struct verdict *v, const char *id, const char *text)
{
	if (text && v->feedback_count < FEEDBACK_MAX)
		v->feedback[v->feedback_count++] =
			(struct feedback){ .id = id, .text = text };
}
