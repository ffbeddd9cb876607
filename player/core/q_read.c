/* read: prose; nothing is asked. */
#include "core/question.h"
#include "core/read.h"

static const struct field fields[] = {
	{ .name = "text",
		.kind = FIELD_BLOCK,
		.offset = offsetof(struct read_body, text),
		.bits = FIELD_REQUIRED | FIELD_TEXT,
		.help = N_("What there is to read.") },
};
const struct shape question_read_fields = {
	.name = "read",
	.size = sizeof(struct read_body),
	FIELDS(fields),
	.help = N_("A text to read."),
};

static enum answer_shape shape(const struct step *s)
{
	(void)s;
	return SHAPE_NONE;
}

static void show(
	const struct step *s, const struct showing *how, struct buf *out)
{
	const struct read_body *body = s->body;

	(void)how;
	buf_adds(out, body->text);
}

const struct question_type question_read = {
	.name = "read",
	.title = N_("text"),
	.shape = shape,
	.show = show,
};
