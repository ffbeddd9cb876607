/* choice: one option is right. */
#include "core/option.h"
#include "core/rules.h"

static const struct field fields[] = {
	{ .name = "options",
		.kind = FIELD_LIST,
		.of = &option_shape,
		.offset = offsetof(struct options, list),
		.bits = FIELD_REQUIRED | FIELD_MARKS,
		.min = 2,
		.max = OPTIONS_MAX,
		.help = N_("What can be picked; one is correct.") },
};
const struct shape question_choice_fields = {
	.name = "choice",
	.size = sizeof(struct options),
	FIELDS(fields),
	.help = N_("Pick the one right option."),
};

static enum answer_shape shape(const struct step *s)
{
	(void)s;
	return SHAPE_ONE;
}

static void check(
	const struct step *s, const struct node *at, struct faults *faults)
{
	size_t correct = options_correct(s->body);
	const struct node *options = node_get(at, "options");

	if (correct == 1 || !options)
		return;
	faults_add(faults,
		correct == 0 ? RULE_CHOICE_NONE : RULE_CHOICE_SEVERAL,
		options->at, NULL, NULL, NULL);
}

static void grade(const struct step *s, const struct step *source,
	const struct strings *given, struct verdict *out)
{
	const struct option *o =
		given->count ? options_find(s->body, given->items[0]) : NULL;

	(void)source;
	if (!o)
		return;
	out->score = o->correct == YES;
	if (o->correct != YES)
		out->misconception = o->misconception;
	verdict_say(out, o->id, o->feedback);
}

const struct question_type question_choice = {
	.name = "choice",
	.title = N_("one of several"),
	.graded = true,
	.shape = shape,
	.check = check,
	.picks = options_picks,
	.grade = grade,
	.key = options_key,
};
