/* An answer in words: what was picked, typed, put in order, paired. */
#include <string.h>

#include "base/text.h"
#include "ui/words.h"

/* One line of what was typed: line feeds become spaces. */
static void add_typed(struct buf *b, const char *typed)
{
	while (*typed) {
		size_t n = strcspn(typed, "\n");

		text_add_safe(b, typed, n);
		typed += n;
		if (!*typed)
			break;
		typed++;
		if (*typed)
			buf_addc(b, ' ');
	}
}

/* The option that has the id, or the id where the step has it no more. */
static void add_option(struct buf *b, const struct catalogue *c,
	const struct pick *picks, size_t count, const char *id)
{
	for (size_t i = 0; i < count; i++) {
		const struct pick *p = &picks[i];

		if (strcmp(p->id, id) != 0)
			continue;
		if (p->verbatim)
			text_add_safe(b, p->text + strspn(p->text, " "),
				strlen(p->text + strspn(p->text, " ")));
		else
			words_short(b, words_pick(c, p));
		return;
	}
	text_add_safe(b, id, strlen(id));
}

void words_part(struct buf *b, const struct catalogue *c, const struct step *s,
	size_t part)
{
	struct asked asked[GIVEN_MAX];
	size_t count = question_asked(s, asked, GIVEN_MAX);

	if (part < count && asked[part].text)
		words_short(b, asked[part].text);
	else if (part < count)
		/* TRANSLATORS: a place in a text to be filled in, by number. */
		words_fill(b, tr(c, "gap %1"), NUMBER(part + 1), NULL);
	else
		/* TRANSLATORS: of several lines that were typed, by number. */
		words_fill(b, tr(c, "line %1"), NUMBER(part + 1), NULL);
}

void words_part_first(struct buf *b, const struct catalogue *c,
	const struct step *s, size_t part)
{
	struct asked asked[GIVEN_MAX];
	size_t count = question_asked(s, asked, GIVEN_MAX);

	if (part < count && !asked[part].text)
		/* TRANSLATORS: the same as "gap %1", to begin a sentence. */
		words_fill(b, tr(c, "Gap %1"), NUMBER(part + 1), NULL);
	else
		words_part(b, c, s, part);
}

void words_parts(struct buf *b, const struct catalogue *c, const struct step *s,
	const struct verdict *v)
{
	struct buf list = { 0 };

	if (question_shape(s) == SHAPE_ORDERING || v->mark == MARK_RIGHT)
		return;
	for (size_t i = 0; i < v->part_count; i++) {
		if (v->parts[i] == MARK_RIGHT)
			continue;
		if (list.len > 0)
			buf_adds(&list, ", ");
		words_part(&list, c, s, i);
	}
	if (list.len > 0)
		/* TRANSLATORS: %1 is a list of parts: "gap 2, gap 3". */
		words_fill(
			b, tr(c, "Not right yet: %1."), buf_str(&list), NULL);
	buf_release(&list);
}

/* What was given for one of several things asked for. */
static void add_part(struct buf *b, const struct catalogue *c,
	const struct step *s, const struct asked *asked,
	const struct strings *given, size_t i)
{
	const char *text = given->items[i];
	struct pick picks[GIVEN_MAX];

	if (asked[i].text) {
		words_short(b, asked[i].text);
		buf_adds(b, " = ");
	}
	if (!*text || strcmp(text, NOT_PAIRED) == 0)
		buf_adds(b, "...");
	else if (asked[i].shape == SHAPE_LINE)
		add_typed(b, text);
	else
		add_option(b, c, picks,
			question_asked_picks(s, "", i, picks, GIVEN_MAX), text);
}

void words_given(struct buf *b, const struct catalogue *c, const struct step *s,
	const struct strings *given)
{
	struct pick picks[GIVEN_MAX];
	struct asked asked[GIVEN_MAX];
	size_t count = question_asked(s, asked, GIVEN_MAX), options = 0;

	if (count == 0)
		options = question_picks(s, "", picks, GIVEN_MAX);
	for (size_t i = 0; i < given->count; i++) {
		if (i > 0)
			buf_adds(b, "; ");
		if (i < count)
			add_part(b, c, s, asked, given, i);
		else if (options > 0)
			add_option(b, c, picks, options, given->items[i]);
		else
			add_typed(b, given->items[i]);
	}
}

/* Options as they are listed: "1) 3; 3) 8". False: it is no list to pick of. */
static bool add_numbered(struct buf *b, const struct catalogue *c,
	const struct play *p, const struct strings *given)
{
	const struct step *s = play_at(p, p->at);
	enum answer_shape shape = question_shape(s);
	struct pick picks[GIVEN_MAX];
	size_t count;

	if (shape != SHAPE_ONE && shape != SHAPE_MANY)
		return false;
	count = question_picks(s, p->attempt, picks, GIVEN_MAX);
	for (size_t i = 0; i < given->count; i++) {
		size_t k = 0;

		while (k < count && strcmp(picks[k].id, given->items[i]) != 0)
			k++;
		words_fill(b, i > 0 ? "; %1) " : "%1) ", NUMBER(k + 1), NULL);
		add_option(b, c, picks, count, given->items[i]);
	}
	return true;
}

void words_to_send(struct buf *b, const struct catalogue *c,
	const struct play *p, const struct strings *given)
{
	const struct step *s = play_at(p, p->at);
	struct buf answer = { 0 };

	if (question_shape(s) == SHAPE_TEXT || question_shape(s) == SHAPE_LINES)
		return;
	if (!add_numbered(&answer, c, p, given))
		words_given(&answer, c, s, given);
	words_fill(b, tr(c, "Answer: %1"), buf_str(&answer), NULL);
	buf_release(&answer);
}
