/* number: a typed number, within a tolerance, with a unit or without. */
#include "core/answer.h"
#include "core/question.h"
#include "core/rules.h"

struct miss {
	struct decimal value;
	const char *tolerance;
	const char *feedback, *misconception;
};
struct number_body {
	struct decimal answer;
	const char *tolerance;
	struct strings units;
	LIST_OF(struct miss) wrong;
};

static const struct field miss_fields[] = {
	{ .name = "value",
		.kind = FIELD_DECIMAL,
		.offset = offsetof(struct miss, value),
		.bits = FIELD_REQUIRED | FIELD_HIDDEN,
		.help = N_("A wrong number that is expected.") },
	{ .name = "tolerance",
		.kind = FIELD_CODE,
		.offset = offsetof(struct miss, tolerance),
		.bits = FIELD_HIDDEN,
		.absent = "0",
		.help = N_("How far from it still counts as it.") },
	FIELD_FEEDBACK(miss, N_("Said to one who typed it.")),
	FIELD_MISCONCEPTION(miss, N_("The wrong idea that it shows.")),
};
static const struct shape miss_shape = {
	.name = N_("wrong number"),
	.size = sizeof(struct miss),
	FIELDS(miss_fields),
	.shorthand = "value",
	.help = N_("A wrong number that is expected."),
};
static const struct field fields[] = {
	{ .name = "answer",
		.kind = FIELD_DECIMAL,
		.offset = offsetof(struct number_body, answer),
		.bits = FIELD_REQUIRED | FIELD_HIDDEN | FIELD_MARKS,
		.help = N_("The right number.") },
	{ .name = "tolerance",
		.kind = FIELD_CODE,
		.offset = offsetof(struct number_body, tolerance),
		.absent = "0",
		.bits = FIELD_HIDDEN | FIELD_MARKS,
		.help = N_("How far from it is still right: 0.01, or 5%.") },
	{ .name = "unit",
		.kind = FIELD_LIST,
		.each = FIELD_VERBATIM,
		.offset = offsetof(struct number_body, units),
		.bits = FIELD_TEXT | FIELD_WHOLE | FIELD_MARKS,
		.max = 20,
		.help = N_("Units that may stand behind the number.") },
	{ .name = "wrong",
		.kind = FIELD_LIST,
		.of = &miss_shape,
		.offset = offsetof(struct number_body, wrong),
		.bits = FIELD_TEXT | FIELD_WHOLE | FIELD_HIDDEN,
		.max = 60,
		.help = N_("Wrong numbers that are expected.") },
};
const struct shape question_number_fields = {
	.name = "number",
	.size = sizeof(struct number_body),
	FIELDS(fields),
	.help = N_("Type a number."),
};

static enum answer_shape shape(const struct step *s)
{
	(void)s;
	return SHAPE_LINE;
}

/* A number that may carry a unit of the shown or the source's language. */
static bool read_number(const struct step *s, const struct step *source,
	const char *text, double *number)
{
	const struct number_body *bodies[] = { s->body, source->body };
	const char *units[64];

	for (int i = 0; i < 2; i++) {
		size_t n = 0;

		for (; n < bodies[i]->units.count && n < 63; n++)
			units[n] = bodies[i]->units.items[n];
		units[n] = NULL;
		if (answer_number(text, units, number))
			return true;
	}
	return false;
}

static bool near(
	double given, const struct decimal *wanted, const char *tolerance_text)
{
	double tolerance = 0;

	answer_tolerance(tolerance_text, wanted->value, &tolerance);
	return answer_close(given, wanted->value, tolerance);
}

static void check_tolerance(
	const char *text, const struct node *at, struct faults *faults)
{
	double tolerance;

	if (text && at && !answer_tolerance(text, 1, &tolerance))
		faults_add(faults, RULE_TOLERANCE, at->at, text, NULL, NULL);
}

static void check(
	const struct step *s, const struct node *at, struct faults *faults)
{
	const struct number_body *b = s->body;
	const struct node *wrong = node_get(at, "wrong");
	const struct node *item = wrong ? wrong->first : NULL;

	check_tolerance(b->tolerance, node_get(at, "tolerance"), faults);
	if (!b->answer.text)
		return;
	for (size_t i = 0; i < b->wrong.count && item; i++, item = item->next) {
		const struct miss *m = &b->wrong.items[i];

		check_tolerance(
			m->tolerance, node_get(item, "tolerance"), faults);
		if (m->value.text &&
			near(m->value.value, &b->answer, b->tolerance))
			faults_add(faults, RULE_ANSWER_WRONG, item->at,
				m->value.text, NULL, NULL);
	}
}

static enum refusal refuse(const struct step *s, const struct step *source,
	const struct strings *given)
{
	const struct answer_rules rules = { 0 };
	struct answer_lookalike found;
	double number;

	if (read_number(s, source, given->items[0], &number))
		return REFUSAL_NONE;
	return answer_lookalike(given->items[0], &rules, &found)
		       ? REFUSAL_LETTERS
		       : REFUSAL_NUMBER;
}

/* A translation need not repeat which misconception an answer shows. */
static bool say_wrong(const struct number_body *b, const struct number_body *b0,
	double number, struct verdict *out)
{
	for (size_t i = 0; i < b->wrong.count; i++) {
		const struct miss *m = &b->wrong.items[i];

		if (!near(number, &m->value, m->tolerance))
			continue;
		out->hit = m->value.text;
		out->misconception = m->misconception;
		if (!m->misconception && i < b0->wrong.count)
			out->misconception = b0->wrong.items[i].misconception;
		verdict_say(out, NULL, m->feedback);
		return true;
	}
	return false;
}

static void grade(const struct step *s, const struct step *source,
	const struct strings *given, struct verdict *out)
{
	const struct number_body *b = s->body, *b0 = source->body;
	double number;

	if (given->count == 0 ||
		!read_number(s, source, given->items[0], &number))
		return;
	if (near(number, &b->answer, b->tolerance)) {
		out->score = 1;
		out->hit = b->answer.text;
	} else if (!say_wrong(b, b0, number, out)) {
		say_wrong(b0, b0, number, out);
	}
}

static size_t key(const struct step *s, const char **out, size_t room)
{
	const struct number_body *b = s->body;

	if (room == 0 || !b->answer.text)
		return 0;
	out[0] = b->answer.text;
	return 1;
}

const struct question_type question_number = {
	.name = "number",
	.title = N_("number"),
	.graded = true,
	.shape = shape,
	.check = check,
	.refuse = refuse,
	.grade = grade,
	.key = key,
};
