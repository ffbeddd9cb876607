/* open: a reflection in the learner's own words, with a model to compare. */
#include "core/open.h"
#include "core/question.h"

static const struct field fields[] = {
	{ .name = "model",
		.kind = FIELD_BLOCK,
		.offset = offsetof(struct open_body, model),
		.bits = FIELD_TEXT | FIELD_HIDDEN,
		.help = N_("A model answer, shown after the learner's own.") },
};
const struct shape question_open_fields = {
	.name = "open",
	.size = sizeof(struct open_body),
	FIELDS(fields),
	.help = N_("Answer in your own words; not graded."),
};

static enum answer_shape shape(const struct step *s)
{
	(void)s;
	return SHAPE_TEXT;
}

const struct question_type question_open = {
	.name = "open",
	.title = N_("own words"),
	.shape = shape,
};
