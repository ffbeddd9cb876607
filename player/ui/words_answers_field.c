/*
 * What fields and their words are called for one who looks at a step and not
 * into its file. Of a list it is what one of its items is.
 */
#include <stddef.h>
#include <string.h>

#include "ui/words_preview.h"

static const struct called {
	const char *name, *words;
} fields[] = {
	{ "also", N_("right as well") },
	{ "answer", N_("right answer") },
	{ "answers", N_("right answer") },
	{ "case", N_("capitals matter") },
	{ "correct", N_("right") },
	{ "explain", N_("explanation") },
	{ "extra", N_("too much") },
	{ "feedback", N_("feedback") },
	{ "form", N_("form of the answer") },
	{ "gaps", N_("gap") },
	{ "hints", N_("hint") },
	{ "id", "id" },
	{ "ids", N_("order") },
	{ "if_false", N_("who says \"no\" reads") },
	{ "if_partly", N_("if right in part") },
	{ "if_right", N_("if right") },
	{ "if_true", N_("who says \"yes\" reads") },
	{ "if_wrong", N_("if wrong") },
	{ "input", N_("input") },
	{ "items", N_("item") },
	{ "language", N_("language") },
	{ "last", N_("always last") },
	{ "left", N_("left") },
	{ "letters", N_("letters") },
	{ "misconception", N_("misconception") },
	{ "missed", N_("who did not pick it reads") },
	{ "model", N_("example of a good answer") },
	{ "note", N_("note for the teacher") },
	{ "objective", N_("objective") },
	{ "options", N_("option") },
	{ "order", N_("order") },
	{ "output", N_("output") },
	{ "pairs", N_("pair") },
	{ "points", N_("points") },
	{ "program", N_("program") },
	{ "prompt", N_("question") },
	{ "right", N_("to the right") },
	{ "score", N_("share of the points") },
	{ "see", N_("text to look at") },
	{ "several", N_("several may be picked") },
	{ "shuffle", N_("shuffled") },
	{ "spelling", N_("spelling") },
	{ "text", N_("text") },
	{ "timer", N_("seconds in a session") },
	{ "title", N_("title") },
	{ "tolerance", N_("tolerance") },
	{ "tries", N_("tries") },
	{ "type", N_("kind of answer") },
	{ "unit", N_("unit of measurement") },
	{ "value", N_("answer") },
	{ "wrong", N_("wrong answer") },
};

static const struct called values[] = {
	{ "choice", N_("choose from the options") },
	{ "cyrillic", N_("Cyrillic") },
	{ "false", N_("no") },
	{ "latin", N_("Latin") },
	{ "lenient", N_("lenient") },
	{ "number", N_("number") },
	{ "strict", N_("strict") },
	{ "text", N_("text") },
	{ "true", N_("yes") },
};

static const char *find(const struct called *all, size_t count,
	const struct catalogue *c, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(all[i].name, name) == 0)
			return tr(c, all[i].words);
	}
	return NULL;
}

const char *words_field(const struct catalogue *c, const char *name)
{
	return find(fields, sizeof(fields) / sizeof(*fields), c, name);
}

const char *words_value(const struct catalogue *c, const char *word)
{
	return find(values, sizeof(values) / sizeof(*values), c, word);
}
