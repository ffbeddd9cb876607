#include "core/question.h"

#include <stdio.h>
#include <string.h>

#include "base/digest.h"
#include "core/answer.h"
#include "core/veil.h"

#define QUESTION_ROW(symbol, name) [QUESTION_##symbol] = &question_##name,
const struct question_type *const question_types[QUESTION_COUNT] = {
	QUESTION_TYPES(QUESTION_ROW)
};
#undef QUESTION_ROW

const struct question_type *question_of(const struct step *s)
{
	if (s->type == QUESTION_VEILED)
		return veiled_type(s);
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

/* picks in the order in which they are shown: key names them in the shuffle. */
static void arrange(const char *attempt, const char *key, bool shuffled,
	struct pick *picks, size_t count)
{
	struct pick file[GIVEN_MAX];
	size_t order[GIVEN_MAX], n = 0;

	memcpy(file, picks, count * sizeof(*file));
	for (size_t i = 0; i < count; i++)
		order[i] = i;
	if (shuffled)
		shuffle_order(attempt, key, order, count);
	for (int last = 0; last <= 1; last++) {
		for (size_t i = 0; i < count; i++) {
			if (file[order[i]].last == (last != 0))
				picks[n++] = file[order[i]];
		}
	}
}

/* Whether the picks, as they stand, are a right answer. */
static bool arranged_right(
	const struct step *s, const struct pick *picks, size_t count)
{
	const char *ids[GIVEN_MAX];
	struct strings given = { ids, count };
	struct verdict v = { 0 };

	for (size_t i = 0; i < count; i++)
		ids[i] = picks[i].id;
	question_of(s)->grade(s, s, &given, &v);
	return v.score >= 1;
}

/* The first to the end, until it is no right order; all may be right. */
static void disarrange(const struct step *s, struct pick *picks, size_t count)
{
	for (size_t i = 0; i < count && arranged_right(s, picks, count); i++) {
		struct pick first = picks[0];

		memmove(picks, picks + 1, (count - 1) * sizeof(*picks));
		picks[count - 1] = first;
	}
}

size_t question_picks(const struct step *s, const char *attempt,
	struct pick *out, size_t room)
{
	const struct question_type *type = question_of(s);
	bool ordering = question_shape(s) == SHAPE_ORDERING;
	size_t count;

	if (!type || !type->picks)
		return 0;
	count = type->picks(s, out, room < GIVEN_MAX ? room : GIVEN_MAX);
	if (s->type == QUESTION_VEILED)
		return count; /* they come as they are to be shown */
	/* In the order of the file, these would be the answer. */
	arrange(attempt, s->id,
		s->shuffle == YES || ordering ||
			question_shape(s) == SHAPE_PAIRS,
		out, count);
	if (ordering)
		disarrange(s, out, count);
	return count;
}

size_t question_asked(const struct step *s, struct asked *out, size_t room)
{
	const struct question_type *type = question_of(s);

	if (!type || !type->asked)
		return 0;
	return type->asked(s, out, room < GIVEN_MAX ? room : GIVEN_MAX);
}

size_t question_asked_picks(const struct step *s, const char *attempt,
	size_t asked, struct pick *out, size_t room)
{
	const struct question_type *type = question_of(s);
	struct asked parts[GIVEN_MAX];
	char key[2 * ID_CHARS + 2];
	size_t count;

	if (!type || !type->asked_picks)
		return question_picks(s, attempt, out, room);
	if (asked >= question_asked(s, parts, GIVEN_MAX))
		return 0;
	count = type->asked_picks(
		s, asked, out, room < GIVEN_MAX ? room : GIVEN_MAX);
	snprintf(key, sizeof(key), "%s/%s", s->id, parts[asked].id);
	arrange(attempt, key, s->shuffle == YES, out, count);
	return count;
}

void question_show(
	const struct step *s, const struct showing *how, struct buf *out)
{
	const struct question_type *type = question_of(s);

	if (s->prompt)
		buf_adds(out, s->prompt);
	if (!type || !type->show)
		return;
	if (s->prompt)
		buf_adds(out, "\n\n");
	type->show(s, how, out);
}

static bool has_id(const struct pick *picks, size_t count, const char *id)
{
	size_t at = 0;

	while (at < count && strcmp(picks[at].id, id) != 0)
		at++;
	return at < count;
}

/* Whether there are strings, and every one is the id of something to pick. */
static bool pickable(const struct question_type *type, const struct step *s,
	const struct strings *given)
{
	struct pick picks[GIVEN_MAX];
	size_t count = type->picks(s, picks, GIVEN_MAX);

	for (size_t i = 0; i < given->count; i++) {
		if (!has_id(picks, count, given->items[i]))
			return false;
	}
	return given->count > 0;
}

static bool each_once(const struct strings *given)
{
	for (size_t i = 0; i < given->count; i++) {
		for (size_t k = 0; k < i; k++) {
			if (strcmp(given->items[i], given->items[k]) == 0)
				return false;
		}
	}
	return true;
}

static bool any_inked(const struct strings *given)
{
	for (size_t i = 0; i < given->count; i++) {
		if (answer_inked(given->items[i]))
			return true;
	}
	return false;
}

/* A string for each thing asked for; some may be left empty, not all. */
static bool fills(const struct question_type *type, const struct step *s,
	const struct strings *given, const char *empty)
{
	struct asked asked[GIVEN_MAX];
	struct pick picks[GIVEN_MAX];
	size_t filled = 0;

	if (given->count != type->asked(s, asked, GIVEN_MAX))
		return false;
	for (size_t i = 0; i < given->count; i++) {
		const char *text = given->items[i];
		size_t count;

		if (strcmp(text, empty) == 0 ||
			(asked[i].shape == SHAPE_LINE && !answer_inked(text)))
			continue;
		filled++;
		if (asked[i].shape == SHAPE_LINE)
			continue;
		count = type->asked_picks
				? type->asked_picks(s, i, picks, GIVEN_MAX)
				: type->picks(s, picks, GIVEN_MAX);
		if (!has_id(picks, count, text))
			return false;
	}
	return filled > 0;
}

/* Whether given is an answer at all, of the step's shape. */
static bool complete(const struct question_type *type, const struct step *s,
	const struct strings *given)
{
	switch (question_shape(s)) {
	case SHAPE_NONE:
		break;
	case SHAPE_ONE:
		return given->count == 1 && pickable(type, s, given);
	case SHAPE_MANY:
		return pickable(type, s, given);
	case SHAPE_LINE:
	case SHAPE_TEXT:
		return given->count == 1 && answer_inked(given->items[0]);
	case SHAPE_LINES:
		return given->count <= GIVEN_MAX && any_inked(given);
	case SHAPE_ORDERING:
		return pickable(type, s, given) && each_once(given);
	case SHAPE_PAIRS:
		return fills(type, s, given, NOT_PAIRED);
	case SHAPE_GAPS:
		return fills(type, s, given, "");
	}
	return false;
}

enum refusal question_refuse(const struct step *s, const struct step *source,
	const struct strings *given)
{
	const struct question_type *type = question_of(s);

	if (!complete(type, s, given))
		return REFUSAL_EMPTY;
	return type->refuse ? type->refuse(s, source, given) : REFUSAL_NONE;
}

/* It is the one that is refused when no other is filled in. */
size_t question_refused(const struct step *s, const struct step *source,
	const struct strings *given)
{
	const struct question_type *type = question_of(s);
	const char *alone[GIVEN_MAX];
	struct strings one = { alone, given->count };

	if (!type->refuse || given->count > GIVEN_MAX)
		return 0;
	for (size_t i = 0; i < given->count; i++) {
		for (size_t k = 0; k < given->count; k++)
			alone[k] = k == i ? given->items[k] : "";
		if (answer_inked(given->items[i]) &&
			type->refuse(s, source, &one) != REFUSAL_NONE)
			return i;
	}
	return 0;
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

static void say(struct verdict *v, const char *id, const char *text, bool key)
{
	if (text && v->feedback_count < FEEDBACK_MAX)
		v->feedback[v->feedback_count++] =
			(struct feedback){ .id = id, .text = text, .key = key };
}

void verdict_say(struct verdict *v, const char *id, const char *text)
{
	say(v, id, text, false);
}

void verdict_say_key(struct verdict *v, const char *id, const char *text)
{
	say(v, id, text, true);
}

void show_fence(struct buf *out, const char *language, const char *text)
{
	size_t longest = 2, run = 0, n = strlen(text);

	for (const char *s = text; *s; s++) {
		run = *s == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	for (size_t i = 0; i <= longest; i++)
		buf_addc(out, '`');
	while (n > 0 && text[n - 1] == '\n')
		n--;
	buf_addf(out, "%s\n%.*s\n", language, (int)n, text);
	for (size_t i = 0; i <= longest; i++)
		buf_addc(out, '`');
	buf_addc(out, '\n');
}
