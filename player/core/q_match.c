/* match: each thing on the left is paired with what belongs to it. */
#include <string.h>

#include "core/bind.h"
#include "core/match.h"
#include "core/question.h"

/*
 * The text of a right is the key as long as it stands beside its left: what
 * players get is the list of picks. Swapping two lefts changes the key, too.
 */
static const struct field pair_fields[] = {
	{ .name = "left",
		.kind = FIELD_SHORT,
		.offset = offsetof(struct pair, left),
		.bits = FIELD_REQUIRED | FIELD_TEXT | FIELD_MARKS,
		.help = N_("What stands on the left.") },
	{ .name = "right",
		.kind = FIELD_SHORT,
		.offset = offsetof(struct pair, right),
		.bits = FIELD_REQUIRED | FIELD_TEXT | FIELD_HIDDEN |
			FIELD_MARKS,
		.help = N_("What belongs to it; several may have the same.") },
	FIELD_FEEDBACK(pair, N_("Says why they belong together.")),
};
static const struct shape pair_shape = {
	.name = N_("pair"),
	.size = sizeof(struct pair),
	FIELDS(pair_fields),
	.help = N_("Two things that belong together."),
};
static const struct field mismatch_fields[] = {
	{ .name = "left",
		.kind = FIELD_SHORT,
		.offset = offsetof(struct mismatch, left),
		.bits = FIELD_REQUIRED | FIELD_TEXT | FIELD_HIDDEN,
		.help = N_("The left of a pair.") },
	{ .name = "right",
		.kind = FIELD_SHORT,
		.offset = offsetof(struct mismatch, right),
		.bits = FIELD_REQUIRED | FIELD_TEXT | FIELD_HIDDEN,
		.help = N_("The right of another pair, or one of \"extra\".") },
	FIELD_FEEDBACK(mismatch, N_("Said to one who paired them.")),
	FIELD_MISCONCEPTION(mismatch, N_("The wrong idea that it shows.")),
};
static const struct shape mismatch_shape = {
	.name = N_("wrong pair"),
	.size = sizeof(struct mismatch),
	FIELDS(mismatch_fields),
	.help = N_("A wrong pair that is expected."),
};
static const struct field fields[] = {
	{ .name = "pairs",
		.kind = FIELD_LIST,
		.of = &pair_shape,
		.offset = offsetof(struct match, pairs),
		.bits = FIELD_REQUIRED | FIELD_MARKS,
		.min = 2,
		.max = RIGHTS_MAX,
		.help = N_("What belongs together.") },
	{ .name = "extra",
		.kind = FIELD_LIST,
		.each = FIELD_SHORT,
		.offset = offsetof(struct match, extra),
		.bits = FIELD_TEXT | FIELD_HIDDEN | FIELD_MARKS,
		.max = RIGHTS_MAX,
		.help = N_("More to pick from that belongs to none.") },
	{ .name = "wrong",
		.kind = FIELD_LIST,
		.of = &mismatch_shape,
		.offset = offsetof(struct match, wrong),
		.bits = FIELD_TEXT | FIELD_WHOLE | FIELD_HIDDEN,
		.max = 60,
		.help = N_("Wrong pairs that are expected.") },
};
const struct shape question_match_fields = {
	.name = "match",
	.size = sizeof(struct match),
	FIELDS(fields),
	.help = N_("Pair what belongs together."),
};

static enum answer_shape shape(const struct step *s)
{
	(void)s;
	return SHAPE_PAIRS;
}

/* ---- what there is to pick ---- */

size_t match_rights(const struct match *m)
{
	return m->pairs.count + m->extra.count;
}

const char *match_right(const struct match *m, size_t place)
{
	return place < m->pairs.count ? m->pairs.items[place].right
				      : m->extra.items[place - m->pairs.count];
}

size_t match_find_right(const struct match *m, const char *text)
{
	size_t place = 0;

	while (place < match_rights(m) &&
		strcmp(match_right(m, place), text) != 0)
		place++;
	return place;
}

size_t match_find_left(const struct match *m, const char *text)
{
	size_t i = 0;

	while (i < m->pairs.count && strcmp(m->pairs.items[i].left, text) != 0)
		i++;
	return i;
}

size_t match_key(const struct match *m, size_t left)
{
	return match_find_right(m, m->pairs.items[left].right);
}

static size_t picks(const struct step *s, struct pick *out, size_t room)
{
	const struct match *m = s->body;
	size_t n = 0;

	for (size_t i = 0; i < match_rights(m) && n < room; i++) {
		const char *text = match_right(m, i);

		if (match_find_right(m, text) == i)
			out[n++] = (struct pick){
				.id = default_id(i),
				.text = text,
			};
	}
	return n;
}

static size_t asked(const struct step *s, struct asked *out, size_t room)
{
	const struct match *m = s->body;
	size_t n = 0;

	for (; n < m->pairs.count && n < room; n++)
		out[n] = (struct asked){
			.id = default_id(n),
			.text = m->pairs.items[n].left,
			.shape = SHAPE_ONE,
		};
	return n;
}

/* ---- grading ---- */

/* The expected wrong pair of a left and a right's id, or NULL. */
static const struct mismatch *find_wrong(
	const struct match *m, size_t left, const char *id)
{
	for (size_t i = 0; i < m->wrong.count; i++) {
		const struct mismatch *w = &m->wrong.items[i];
		size_t right = match_find_right(m, w->right);

		if (match_find_left(m, w->left) == left &&
			right < match_rights(m) &&
			strcmp(default_id(right), id) == 0)
			return w;
	}
	return NULL;
}

/* A translation need not repeat the list, nor which misconception it is. */
static void say_wrong(const struct match *m, const struct match *m0,
	size_t left, const char *id, struct verdict *out)
{
	const struct mismatch *w = find_wrong(m, left, id);
	const struct mismatch *w0 = find_wrong(m0, left, id);
	const struct mismatch *said = w ? w : w0;

	if (!said)
		return;
	verdict_say(out, default_id(left), said->feedback);
	if (out->misconception)
		return;
	out->misconception = said->misconception;
	if (!said->misconception && w0)
		out->misconception = w0->misconception;
}

static void grade(const struct step *s, const struct step *source,
	const struct strings *given, struct verdict *out)
{
	const struct match *m = s->body, *m0 = source->body;
	size_t right = 0;

	for (size_t i = 0; i < m->pairs.count; i++) {
		const char *id =
			i < given->count ? given->items[i] : NOT_PAIRED;
		const char *why = m->pairs.items[i].feedback;
		bool good = strcmp(id, default_id(match_key(m, i))) == 0;

		out->parts[out->part_count++] = good ? MARK_RIGHT : MARK_WRONG;
		if (good) {
			right++;
			verdict_say(out, default_id(i), why);
		} else {
			say_wrong(m, m0, i, id, out);
			verdict_say_key(out, default_id(i), why);
		}
	}
	out->score = (double)right / (double)m->pairs.count;
}

static size_t key(const struct step *s, const char **out, size_t room)
{
	const struct match *m = s->body;
	size_t n = 0;

	for (; n < m->pairs.count && n < room; n++)
		out[n] = default_id(match_key(m, n));
	return n;
}

const struct question_type question_match = {
	.name = "match",
	.title = N_("pairs"),
	.graded = true,
	.shape = shape,
	.check = match_check,
	.picks = picks,
	.asked = asked,
	.grade = grade,
	.key = key,
};
