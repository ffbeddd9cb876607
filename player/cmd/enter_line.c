/* A line that a teacher typed: a name, and the answers behind it. */
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "base/text.h"
#include "cmd/enter.h"
#include "ui/words.h"

enum { NAME_BYTES = 200 };

/* --- what is wrong ---------------------------------------------------- */

static void letters_of(struct buf *b, size_t count)
{
	for (size_t i = 0; i < count && i < HANDOUT_LETTERS; i++)
		buf_addf(b, "%s%c", i ? " " : "", handout_letter(i));
}

static void word_trouble(struct buf *b, const struct catalogue *c,
	const struct handout_trouble *t)
{
	struct buf list = { 0 };
	const char *text = "";

	switch (t->wrong) {
	case HANDOUT_FINE:
		break;
	case HANDOUT_FEW:
		text = tr(c, "question %1 has no answer; there are %3 "
			     "questions, and \"-\" stands for a blank");
		break;
	case HANDOUT_REST:
		text = tr(c, "this is left behind the last answer: \"%2\"");
		break;
	case HANDOUT_LETTER:
		letters_of(&list, t->wanted);
		text = tr(c, "question %1 has the letters %4 and \"-\", not "
			     "\"%2\"");
		break;
	case HANDOUT_OPEN:
		text = tr(c, "question %1: a bracket or quote is not closed: "
			     "%2");
		break;
	case HANDOUT_PARTS:
		text = tr(c, "question %1 has %3 parts: write them all in "
			     "brackets, \"-\" for a blank");
		break;
	case HANDOUT_TWICE:
		text = tr(c, "question %1 has \"%2\" twice");
		break;
	case HANDOUT_NUMBER:
		text = tr(c, "question %1 wants a number, not \"%2\"");
		break;
	case HANDOUT_MIXED:
		text = tr(c, "question %1: \"%2\" has a letter that only "
			     "looks like the right one: Latin for "
			     "Cyrillic, or the letter O for a nought");
		break;
	case HANDOUT_LONG:
		text = tr(c, "question %1: the answer is too long");
		break;
	}
	words_fill(b, text, NUMBER(t->question), t->text, NUMBER(t->wanted),
		buf_str(&list), NULL);
	buf_release(&list);
}

/* --- a line ----------------------------------------------------------- */

/* Whether the word has no small letters. */
static bool is_capital(const char *s)
{
	uint32_t ch;
	size_t n;

	for (s += strspn(s, " \t:"); *s && !strchr(" \t:", *s); s += n) {
		n = text_decode(s, strlen(s), &ch);
		if (uc_is_property_lowercase(ch))
			return false;
	}
	return true;
}

/*
 * The name ends where exactly as many answers follow as there are questions:
 * a word more or less would be an answer more or less. Where that is nowhere,
 * it is taken to end where most answers can be read; names have small letters,
 * answers mostly none. NULL: no such place.
 */
static char *after_name(struct entering *e, char *line, size_t *n)
{
	struct strings *given =
		arena_array(&e->arena, e->handout.asked + 1, sizeof(*given));
	struct handout_trouble trouble;
	char *best = NULL;
	size_t farthest = 0, here;

	for (char *s = line + strcspn(line, " \t:"); *s;
		s += 1 + strcspn(s + 1, " \t:")) {
		bool ok = handout_answers_read(
			&e->handout, &e->arena, s + 1, given, &trouble);

		here = 2 * trouble.question + is_capital(s);
		if (!ok && here <= farthest)
			continue;
		farthest = here;
		best = s;
		if (ok)
			break;
	}
	if (best)
		*n = (size_t)(best - line);
	return best ? best + 1 : NULL;
}

static bool name_fits(const char *s, size_t n)
{
	return n > 0 && n <= NAME_BYTES && !u8_check((const uint8_t *)s, n) &&
	       text_find_danger(s, n) == n;
}

static bool entered_before(const struct entering *e, const char *name)
{
	for (size_t i = 0; i < e->count; i++) {
		if (strcmp(e->sheets[i].name, name) == 0)
			return true;
	}
	return false;
}

static bool take_name(
	struct entering *e, const char *line, size_t n, char **out)
{
	while (n > 0 && strchr(" \t:", line[n - 1]))
		n--;
	if (!name_fits(line, n)) {
		enter_tell(e,
			tr(e->context->words,
				"a line is a name, a space and the answers"));
		return false;
	}
	*out = arena_strndup(&e->arena, line, n);
	if (entered_before(e, *out)) {
		enter_tell_filled(e, N_("\"%1\" is there twice"), *out);
		return false;
	}
	if (!e->replace && enter_known(e, *out)) {
		enter_tell_filled(e,
			N_("\"%1\" has been entered already; --replace puts "
			   "the new answers in the place of the old ones"),
			*out);
		return false;
	}
	return true;
}

/* Takes a line into the sheets; false: what is wrong was told. */
bool enter_line(struct entering *e, char *line)
{
	struct strings *given =
		arena_array(&e->arena, e->handout.asked + 1, sizeof(*given));
	struct handout_trouble trouble = { 0 };
	struct buf b = { 0 };
	size_t n = 0;
	char *answers, *name;
	bool ok;

	line += strspn(line, " \t");
	answers = after_name(e, line, &n);
	if (!answers) {
		enter_tell(e,
			tr(e->context->words,
				"a line is a name, a space and the answers"));
		return false;
	}
	if (!take_name(e, line, n, &name))
		return false;
	ok = handout_answers_read(
		&e->handout, &e->arena, answers, given, &trouble);
	if (!ok) {
		words_fill(&b, "%1: ", name, NULL);
		word_trouble(&b, e->context->words, &trouble);
		enter_tell(e, buf_str(&b));
		buf_release(&b);
		return false;
	}
	e->sheets = mem_grow(e->sheets, &e->room, e->count, sizeof(*e->sheets));
	e->sheets[e->count++] = (struct sheet){ name, given, e->line };
	return true;
}
