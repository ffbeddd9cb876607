/* choices: any number of options are right; part of them earns part. */
#include "core/option.h"
#include "core/rules.h"

static const struct field fields[] = {
	{ .name = "options",
		.kind = FIELD_LIST,
		.of = &option_many_shape,
		.offset = offsetof(struct options, list),
		.bits = FIELD_REQUIRED | FIELD_MARKS,
		.min = 2,
		.max = OPTIONS_MAX,
		.help = N_("What can be picked; one or more are correct.") },
};
const struct shape question_choices_fields = {
	.name = "choices",
	.size = sizeof(struct options),
	FIELDS(fields),
	.help = N_("Pick all right options."),
};

static enum answer_shape shape(const struct step *s)
{
	(void)s;
	return SHAPE_MANY;
}

static void check(
	const struct step *s, const struct node *at, struct faults *faults)
{
	const struct node *options = node_get(at, "options");

	if (options && options_correct(s->body) == 0)
		faults_add(faults, RULE_CHOICE_NONE, options->at, NULL, NULL,
			NULL);
}

/* Right minus wrong over right, not below 0. */
static void grade(const struct step *s, const struct step *source,
	const struct strings *given, struct verdict *out)
{
	const struct options *o = s->body;
	int right = 0, wrong = 0;

	(void)source;
	for (size_t i = 0; i < o->list.count; i++) {
		const struct option *option = &o->list.items[i];
		bool picked = strings_have(given, option->id);

		if (picked && option->correct == YES)
			right++;
		if (picked && option->correct != YES) {
			wrong++;
			if (!out->misconception)
				out->misconception = option->misconception;
		}
		if (picked)
			verdict_say(out, option->id, option->feedback);
		else if (option->correct == YES)
			verdict_say_key(out, option->id, option->missed);
	}
	if (right > wrong)
		out->score =
			(double)(right - wrong) / (double)options_correct(o);
	else if (right > 0)
		out->mark = MARK_PARTLY; /* some of it was right, for 0 */
}

const struct question_type question_choices = {
	.name = "choices",
	.title = N_("all that are right"),
	.graded = true,
	.shape = shape,
	.check = check,
	.picks = options_picks,
	.grade = grade,
	.key = options_key,
};
