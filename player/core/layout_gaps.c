#include "core/layout_gaps.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "core/layout.h"

/* U+F0000 and so on for the gaps, U+F0040 and U+F0041 for brackets. */
static const char gap_head[] = "\xf3\xb0\x80";
static const char bracket_head[] = "\xf3\xb0\x81";

enum { HEAD = 3, OPEN = 0x80, CLOSE = 0x81 };

/* The first character that begins so; the text may be damaged. */
static const char *find(const char *s, size_t n, const char *head)
{
	const char *end = s + n;

	while (s < end && (s = memchr(s, head[0], (size_t)(end - s)))) {
		if (end - s >= GAPS_CHAR && memcmp(s, head, HEAD) == 0 &&
			((uint8_t)s[HEAD] & 0xc0) == 0x80)
			return s;
		s++;
	}
	return NULL;
}

static void add_bracket(struct buf *b, int which)
{
	buf_add(b, bracket_head, HEAD);
	buf_addc(b, (char)which);
}

/* Adds the characters of one gap at s, with the bracket behind them. */
static const char *add_run(struct buf *b, const char *s, const char *end)
{
	const char *run = s;

	if (b->len > 0 && b->data[b->len - 1] == '[') {
		b->data[--b->len] = '\0';
		add_bracket(b, OPEN);
	}
	while (end - s >= GAPS_CHAR && memcmp(s, run, GAPS_CHAR) == 0)
		s += GAPS_CHAR;
	buf_add(b, run, (size_t)(s - run));
	if (s < end && *s == ']') {
		add_bracket(b, CLOSE);
		s++;
	}
	return s;
}

void gaps_add_safe(struct buf *b, const char *s, size_t n)
{
	const char *end = s + n, *gap;

	while ((gap = find(s, (size_t)(end - s), gap_head))) {
		text_add_safe(b, s, (size_t)(gap - s));
		s = add_run(b, gap, end);
	}
	text_add_safe(b, s, (size_t)(end - s));
}

const char *gaps_bracket(const char *s, size_t n)
{
	return find(s, n, bracket_head);
}

const char *gaps_shown(const char *bracket)
{
	return (uint8_t)bracket[HEAD] == OPEN ? "[" : "]";
}

/* Whether the mark goes on over byte at. */
static bool is_inside(const char *s, size_t n, size_t at)
{
	const char *before = s + at - GAPS_CHAR;

	if (at < GAPS_CHAR || n - at < GAPS_CHAR)
		return false;
	if (memcmp(before, bracket_head, HEAD) == 0)
		return (uint8_t)before[HEAD] == OPEN;
	if (memcmp(before, gap_head, HEAD) != 0)
		return false;
	return memcmp(before, s + at, GAPS_CHAR) == 0 ||
	       (memcmp(s + at, bracket_head, HEAD) == 0 &&
		       (uint8_t)s[at + HEAD] == CLOSE);
}

size_t gaps_outside(const char *s, size_t n, size_t at)
{
	while (is_inside(s, n, at))
		at -= GAPS_CHAR;
	return at;
}

/* --- for those who fill them in ---------------------------------------- */

static void encode(size_t gap, char out[GAPS_CHAR])
{
	memcpy(out, gap_head, HEAD);
	out[HEAD] = (char)(0x80 + gap % LAYOUT_GAPS_MAX);
}

void layout_gap_mark(struct buf *b, size_t gap, int cells)
{
	char one[GAPS_CHAR];

	encode(gap, one);
	buf_addc(b, '[');
	do
		buf_add(b, one, GAPS_CHAR);
	while (--cells > 0);
	buf_addc(b, ']');
}

bool layout_gap_at(const struct lines *lines, size_t gap, struct gap_place *out)
{
	char one[GAPS_CHAR];

	encode(gap, one);
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->items[i];
		const char *s = line->text, *end = s + line->length;

		while ((s = find(s, (size_t)(end - s), gap_head)) &&
			memcmp(s, one, GAPS_CHAR) != 0)
			s += GAPS_CHAR;
		if (!s)
			continue;
		out->line = i;
		out->col = text_width(line->text, (size_t)(s - line->text));
		out->cells = 0;
		for (; end - s >= GAPS_CHAR && memcmp(s, one, GAPS_CHAR) == 0;
			s += GAPS_CHAR)
			out->cells++;
		return true;
	}
	return false;
}
