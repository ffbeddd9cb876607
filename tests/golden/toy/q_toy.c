/*
 * toy: which word is the longest? No player has this type but the one that
 * tests/screen/test_toy.c builds: it shows what a type needs, and that this is
 * all.
 */
#include <string.h>

#include "base/text.h"
#include "core/question.h"

enum { WORDS_MAX = 6 };

struct toy {
	struct strings words;
	const char *feedback;
};

static const struct field fields[] = {
	{ .name = "words",
		.kind = FIELD_LIST,
		.each = FIELD_SHORT,
		.offset = offsetof(struct toy, words),
		.bits = FIELD_REQUIRED | FIELD_TEXT | FIELD_MARKS,
		.min = 2,
		.max = WORDS_MAX,
		.help = N_("Words, one of them longer than all others.") },
	FIELD_FEEDBACK(toy, N_("Said to one who picked another.")),
};
const struct shape question_toy_fields = {
	.name = "toy",
	.size = sizeof(struct toy),
	FIELDS(fields),
	.help = N_("Find the longest word."),
};

static enum answer_shape shape(const struct step *s)
{
	(void)s;
	return SHAPE_ONE;
}

static const char *const ids[WORDS_MAX] = { "a", "b", "c", "d", "e", "f" };

static size_t picks(const struct step *s, struct pick *out, size_t room)
{
	const struct toy *toy = s->body;
	size_t n = 0;

	for (; n < toy->words.count && n < room; n++)
		out[n] = (struct pick){ .id = ids[n],
			.text = toy->words.items[n] };
	return n;
}

static int width(const struct toy *toy, size_t i)
{
	return text_width(toy->words.items[i], strlen(toy->words.items[i]));
}

static const char *longest(const struct step *s)
{
	const struct toy *toy = s->body;
	size_t found = 0;

	for (size_t i = 1; i < toy->words.count; i++) {
		if (width(toy, i) > width(toy, found))
			found = i;
	}
	return ids[found];
}

/* The longest of the source: in a translation it may be another word. */
static void grade(const struct step *s, const struct step *source,
	const struct strings *given, struct verdict *out)
{
	const struct toy *toy = s->body;

	if (strcmp(given->items[0], longest(source)) == 0)
		out->score = 1;
	else
		verdict_say(out, NULL, toy->feedback);
}

static size_t key(const struct step *s, const char **out, size_t room)
{
	if (room > 0)
		out[0] = longest(s);
	return room > 0 ? 1 : 0;
}

const struct question_type question_toy = {
	.name = "toy",
	.title = N_("longest word"),
	.graded = true,
	.shape = shape,
	.picks = picks,
	.grade = grade,
	.key = key,
};
