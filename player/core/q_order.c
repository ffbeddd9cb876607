/*
 * order: items, or the lines of a program, are put in order.
 *
 * In the file they stand in the right order, so everything here is hidden:
 * a learner is sent picks, never the fields.
 */
#include <string.h>

#include "core/order.h"

enum { ORDERS_MAX = 30 };

static const struct field item_fields[] = {
	{ .name = "id",
		.kind = FIELD_ID,
		.offset = offsetof(struct order_item, id),
		.bits = FIELD_MARKS,
		.help = N_("Its name in the log; a, b, c ... if left out.") },
	{ .name = "text",
		.kind = FIELD_SHORT,
		.offset = offsetof(struct order_item, text),
		.bits = FIELD_REQUIRED | FIELD_TEXT,
		.help = N_("What the learner reads.") },
};
static const struct shape item_shape = {
	.name = N_("item"),
	.size = sizeof(struct order_item),
	FIELDS(item_fields),
	.shorthand = "text",
	.help = N_("Something to put in its place."),
};
static const struct field also_fields[] = {
	{ .name = "ids",
		.kind = FIELD_LIST,
		.each = FIELD_ID,
		.offset = offsetof(struct order_also, ids),
		.bits = FIELD_REQUIRED | FIELD_MARKS,
		.min = 1,
		.max = THINGS_MAX,
		.help = N_("The ids, from first to last.") },
};
static const struct shape also_shape = {
	.name = N_("right order"),
	.size = sizeof(struct order_also),
	FIELDS(also_fields),
	.shorthand = "ids",
	.help = N_("Another order that is right."),
};
static const struct field wrong_fields[] = {
	{ .name = "order",
		.kind = FIELD_LIST,
		.each = FIELD_ID,
		.offset = offsetof(struct order_wrong, order),
		.bits = FIELD_REQUIRED | FIELD_HIDDEN,
		.min = 1,
		.max = THINGS_MAX,
		.help = N_("The ids, from first to last.") },
	FIELD_FEEDBACK(order_wrong, N_("Said to one who arranged it so.")),
	FIELD_MISCONCEPTION(order_wrong, N_("The wrong idea that it shows.")),
};
static const struct shape wrong_shape = {
	.name = N_("wrong order"),
	.size = sizeof(struct order_wrong),
	FIELDS(wrong_fields),
	.help = N_("A wrong order that is expected."),
};
static const struct field fields[] = {
	{ .name = "items",
		.kind = FIELD_LIST,
		.of = &item_shape,
		.offset = offsetof(struct order_body, items),
		.bits = FIELD_HIDDEN | FIELD_MARKS,
		.min = 2,
		.max = THINGS_MAX,
		.help = N_("What is to be put in order, in the right order.") },
	{ .name = "program",
		.kind = FIELD_LINES,
		.offset = offsetof(struct order_body, program),
		.bits = FIELD_TEXT | FIELD_HIDDEN | FIELD_MARKS,
		.help = N_("In place of items: a program whose lines are to "
			   "be put in order.") },
	{ .name = "extra",
		.kind = FIELD_LIST,
		.each = FIELD_SHORT,
		.offset = offsetof(struct order_body, extra),
		.bits = FIELD_TEXT | FIELD_HIDDEN | FIELD_MARKS,
		.max = THINGS_MAX - 2,
		.help = N_("What belongs nowhere and is to be left out.") },
	{ .name = "also",
		.kind = FIELD_LIST,
		.of = &also_shape,
		.offset = offsetof(struct order_body, also),
		.bits = FIELD_HIDDEN | FIELD_MARKS,
		.max = ORDERS_MAX,
		.help = N_("Other right orders, each a list of ids.") },
	{ .name = "wrong",
		.kind = FIELD_LIST,
		.of = &wrong_shape,
		.offset = offsetof(struct order_body, wrong),
		.bits = FIELD_HIDDEN,
		.max = ORDERS_MAX,
		.help = N_("Wrong orders that are expected.") },
};
const struct shape question_order_fields = {
	.name = "order",
	.size = sizeof(struct order_body),
	FIELDS(fields),
	.help = N_("Put items, or the lines of a program, in order."),
};

static enum answer_shape shape(const struct step *s)
{
	(void)s;
	return SHAPE_ORDERING;
}

static size_t picks(const struct step *s, struct pick *out, size_t room)
{
	struct things t;
	size_t count;

	things_of(s, &t);
	count = t.count < room ? t.count : room;
	memcpy(out, t.picks, count * sizeof(*out));
	return count;
}

/* How well an arrangement fits one right order. */
struct fit {
	double score;
	size_t right; /* parts */
	enum mark parts[GIVEN_MAX];
};

/* The place in right, not used yet, where what stands at i follows the same. */
static size_t follows(const struct order *given, size_t i,
	const struct order *right, const bool *used)
{
	size_t k = 1;

	while (k < right->count &&
		(used[k] || right->at[k] != given->at[i] ||
			right->at[k - 1] != given->at[i - 1]))
		k++;
	return k;
}

static void mark(struct fit *f, size_t i, bool right)
{
	f->parts[i] = right ? MARK_RIGHT : MARK_WRONG;
	f->right += right;
}

static struct fit fit(const struct order *given, const struct order *right)
{
	size_t longer =
		given->count > right->count ? given->count : right->count;
	bool used[GIVEN_MAX] = { 0 };
	struct fit f = { 0 };
	size_t pairs = 0;

	for (size_t i = 0; i < given->count; i++) {
		size_t k = i > 0 ? follows(given, i, right, used) : 0;

		mark(&f, i,
			i > 0 ? k < right->count
			      : given->at[0] == right->at[0]);
		if (i > 0 && k < right->count) {
			used[k] = true;
			pairs++;
		}
	}
	if (pairs == longer - 1 && !order_same(given, right)) {
		/* Equal lines, and what stands between them changed places. */
		f.right = 0;
		for (size_t i = 0; i < given->count; i++)
			mark(&f, i, given->at[i] == right->at[i]);
		pairs--;
	}
	f.score = (double)pairs / (double)(longer - 1);
	return f;
}

static bool better(const struct fit *a, const struct fit *b)
{
	return a->score > b->score ||
	       (a->score >= b->score && a->right > b->right);
}

static void say_wrong(const struct order_body *o, const struct things *t,
	const struct order *given, struct verdict *out)
{
	for (size_t i = 0; i < o->wrong.count; i++) {
		const struct order_wrong *w = &o->wrong.items[i];
		struct order order;

		order_of(t, &w->order, &order);
		if (!order_same(&order, given))
			continue;
		out->misconception = w->misconception;
		verdict_say(out, NULL, w->feedback);
		return;
	}
}

static void grade(const struct step *s, const struct step *source,
	const struct strings *strings, struct verdict *out)
{
	const struct order_body *o = s->body;
	struct things t;
	struct order given, right;
	struct fit best, other;

	(void)source; /* ids are the same in every language */
	things_of(s, &t);
	order_of(&t, strings, &given);
	if (given.count == 0)
		return;
	order_key(&t, &right);
	best = fit(&given, &right);
	for (size_t i = 0; i < o->also.count; i++) {
		order_of(&t, &o->also.items[i].ids, &right);
		other = fit(&given, &right);
		if (better(&other, &best))
			best = other;
	}
	out->score = best.score;
	out->part_count = given.count;
	memcpy(out->parts, best.parts, given.count * sizeof(*out->parts));
	if (out->score < 1)
		say_wrong(o, &t, &given, out);
}

static size_t key(const struct step *s, const char **out, size_t room)
{
	struct things t;
	size_t n = 0;

	things_of(s, &t);
	for (; n < t.right && n < room; n++)
		out[n] = t.picks[n].id;
	return n;
}

const struct question_type question_order = {
	.name = "order",
	.title = N_("put in order"),
	.graded = true,
	.shape = shape,
	.check = order_check,
	.picks = picks,
	.grade = grade,
	.key = key,
};
