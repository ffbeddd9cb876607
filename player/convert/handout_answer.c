/* Answers on paper, as they are typed: "AB[AC]- 24". */
#include <stdio.h>
#include <string.h>
#include <unicase.h>

#include "base/text.h"
#include "convert/handout.h"

/* --- letters ---------------------------------------------------------- */

/*
 * The first nine look the same in both alphabets, and on a Russian layout no
 * key of theirs gives another of them (that of T gives "Е", that of H "Р").
 * Few questions need more.
 */
static const char letters[] = "ABCEHKMOXPTY23456789RSUVWZ";
static const char *const cyrillic = "АВСЕНКМОХРТУ";

char handout_letter(size_t index)
{
	return index < HANDOUT_LETTERS ? letters[index] : '?';
}

size_t handout_letter_index(uint32_t ch)
{
	const char *s = cyrillic, *latin;
	uint32_t upper = uc_toupper(ch), of;

	for (size_t i = 0; *s; i++) {
		s += text_decode(s, strlen(s), &of);
		if (of == upper)
			return i;
	}
	if (upper == '0')
		upper = 'O';
	latin = upper > 0 && upper < 0x80 ? strchr(letters, (int)upper) : NULL;
	return latin ? (size_t)(latin - letters) : HANDOUT_LETTERS;
}

/* --- writing ---------------------------------------------------------- */

static void write_typed(struct buf *out, const char *s)
{
	buf_addc(out, '"');
	for (; *s; s++) {
		if (*s == '"')
			buf_addc(out, '"');
		buf_addc(out, *s == '\n' ? ' ' : *s);
	}
	buf_addc(out, '"');
}

static void write_pick(
	struct buf *out, const struct pick *picks, size_t count, const char *id)
{
	size_t i = 0;

	while (i < count && strcmp(picks[i].id, id) != 0)
		i++;
	buf_addc(out, i < count ? handout_letter(i) : '-');
}

static void write_part(struct buf *out, const struct handout *h,
	const struct step *s, const struct asked *asked, size_t part,
	const char *given)
{
	struct pick picks[GIVEN_MAX];

	if (!*given || strcmp(given, NOT_PAIRED) == 0)
		buf_addc(out, '-');
	else if (asked->shape == SHAPE_LINE)
		write_typed(out, given);
	else
		write_pick(out, picks,
			question_asked_picks(
				s, h->attempt, part, picks, GIVEN_MAX),
			given);
}

void handout_answer_write(struct buf *out, const struct handout *h,
	const struct step *s, const struct strings *given)
{
	enum answer_shape shape = question_shape(s);
	struct pick picks[GIVEN_MAX];
	struct asked asked[GIVEN_MAX];
	size_t count = question_picks(s, h->attempt, picks, GIVEN_MAX);
	size_t parts = question_asked(s, asked, GIVEN_MAX);

	if (given->count == 0) {
		buf_addc(out, '-');
		return;
	}
	if (shape == SHAPE_ONE) {
		write_pick(out, picks, count, given->items[0]);
		return;
	}
	if (shape == SHAPE_LINE || shape == SHAPE_TEXT) {
		write_typed(out, given->items[0]);
		return;
	}
	buf_addc(out, '[');
	for (size_t i = 0; i < given->count; i++) {
		if (i > 0 && (shape == SHAPE_LINES || shape == SHAPE_GAPS))
			buf_addc(out, ' ');
		if (i < parts)
			write_part(out, h, s, &asked[i], i, given->items[i]);
		else if (shape == SHAPE_LINES)
			write_typed(out, given->items[i]);
		else
			write_pick(out, picks, count, given->items[i]);
	}
	buf_addc(out, ']');
}
