/* poll: an opinion; nothing is right or wrong. */
#include "core/option.h"

struct poll {
	struct options options; /* first: options_picks() reads it */
	enum truth several;
};

static const struct field fields[] = {
	{ .name = "options",
		.kind = FIELD_LIST,
		.of = &option_poll_shape,
		.offset = offsetof(struct poll, options.list),
		.bits = FIELD_REQUIRED,
		.min = 2,
		.max = OPTIONS_MAX,
		.help = N_("What can be picked.") },
	{ .name = "several",
		.kind = FIELD_BOOL,
		.offset = offsetof(struct poll, several),
		.absent = "false",
		.help = N_("Whether more than one may be picked.") },
};
const struct shape question_poll_fields = {
	.name = "poll",
	.size = sizeof(struct poll),
	FIELDS(fields),
	.help = N_("Ask for an opinion; not graded."),
};

static enum answer_shape shape(const struct step *s)
{
	const struct poll *p = s->body;

	return p->several == YES ? SHAPE_MANY : SHAPE_ONE;
}

const struct question_type question_poll = {
	.name = "poll",
	.title = N_("poll"),
	.shape = shape,
	.picks = options_picks,
};
