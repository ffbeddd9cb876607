/* truefalse: a statement that holds or does not. */
#include <string.h>

#include "core/question.h"

struct said {
	const char *feedback, *misconception;
};
struct truefalse {
	enum truth answer;
	const struct said *if_true, *if_false;
};

static const struct field said_fields[] = {
	{ .name = "feedback",
		.kind = FIELD_BLOCK,
		.offset = offsetof(struct said, feedback),
		.bits = FIELD_REQUIRED | FIELD_TEXT | FIELD_HIDDEN,
		.help = N_("Said to one who chose this.") },
	FIELD_MISCONCEPTION(said, N_("The wrong idea that choosing it shows.")),
};
static const struct shape said_shape = {
	.name = N_("feedback"),
	.size = sizeof(struct said),
	FIELDS(said_fields),
	.shorthand = "feedback",
	.help = N_("What one who chose this reads."),
};
static const struct field fields[] = {
	{ .name = "answer",
		.kind = FIELD_BOOL,
		.offset = offsetof(struct truefalse, answer),
		.bits = FIELD_REQUIRED | FIELD_HIDDEN | FIELD_MARKS,
		.help = N_("Whether the statement is true.") },
	{ .name = "if_true",
		.kind = FIELD_STRUCT,
		.of = &said_shape,
		.offset = offsetof(struct truefalse, if_true),
		.bits = FIELD_HIDDEN,
		.help = N_("What one who chose \"true\" reads.") },
	{ .name = "if_false",
		.kind = FIELD_STRUCT,
		.of = &said_shape,
		.offset = offsetof(struct truefalse, if_false),
		.bits = FIELD_HIDDEN,
		.help = N_("What one who chose \"false\" reads.") },
};
const struct shape question_truefalse_fields = {
	.name = "truefalse",
	.size = sizeof(struct truefalse),
	FIELDS(fields),
	.help = N_("Say whether a statement is true."),
};

static enum answer_shape shape(const struct step *s)
{
	(void)s;
	return SHAPE_ONE;
}

/* "false" is marked last, so the two keep their places when shuffled. */
static size_t picks(const struct step *s, struct pick *out, size_t room)
{
	(void)s;
	if (room < 2)
		return 0;
	out[0] = (struct pick){ .id = "true" };
	out[1] = (struct pick){ .id = "false", .last = true };
	return 2;
}

static void grade(const struct step *s, const struct step *source,
	const struct strings *given, struct verdict *out)
{
	const struct truefalse *t = s->body;
	const char *word = given->count ? given->items[0] : "";
	bool yes = strcmp(word, "true") == 0;
	const struct said *said = yes ? t->if_true : t->if_false;

	(void)source;
	if (!yes && strcmp(word, "false") != 0)
		return;
	out->score = yes == (t->answer == YES);
	if (!said)
		return;
	if (yes != (t->answer == YES))
		out->misconception = said->misconception;
	verdict_say(out, yes ? "true" : "false", said->feedback);
}

static size_t key(const struct step *s, const char **out, size_t room)
{
	const struct truefalse *t = s->body;

	if (room == 0)
		return 0;
	out[0] = t->answer == YES ? "true" : "false";
	return 1;
}

const struct question_type question_truefalse = {
	.name = "truefalse",
	.title = N_("true or false"),
	.graded = true,
	.shape = shape,
	.picks = picks,
	.grade = grade,
	.key = key,
};
