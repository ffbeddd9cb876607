/* lines.c - see lines.h. */
#include "support/lines.h"

#include <string.h>

#include "base/text.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A character at s that may not be drawn; n where there is none. */
static size_t find_danger(const char *s, size_t n, bool gaps)
{
	for (size_t i = 0; i < n;) {
		uint32_t ch;
		size_t length = text_decode(s + i, n - i, &ch);
		bool gap =
			ch >= LAYOUT_GAP && ch < LAYOUT_GAP + LAYOUT_GAPS_MAX;

		if (text_find_danger(s + i, length) < length && !(gaps && gap))
			return i;
		i += length;
	}
	return n;
}

static bool begins_with_mark(const char *s)
{
	uint32_t ch;
	size_t length = text_decode(s, strlen(s), &ch);

	return text_width(s, length) == 0;
}

const char *line_wrong(const struct line *line, int width, bool gaps)
{
	size_t at = 0;

	if (strlen(line->text) != line->length)
		return "its length";
	if (text_width(line->text, line->length) > width)
		return "too wide";
	if (find_danger(line->text, line->length, gaps) < line->length)
		return "a dangerous character";
	if (strpbrk(line->text, "\n\t"))
		return "a line feed or tab";
	if (strstr(line->text, "\xc2\xad"))
		return "a soft hyphen";
	if (line->length > 0 && line->text[line->length - 1] == ' ')
		return "a space at its end";
	for (size_t i = 0; i < line->span_count; i++) {
		if (line->spans[i].start != at || line->spans[i].length == 0)
			return "its spans";
		if (at > 0 && begins_with_mark(line->text + at))
			return "a span that begins with a mark";
		if (line->spans[i].style >= STYLE_COUNT)
			return "a style";
		at += line->spans[i].length;
	}
	return at == line->length ? NULL : "spans that do not cover it";
}

char *lines_text(const struct lines *lines)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < lines->count; i++) {
		buf_add(&b, lines->items[i].text, lines->items[i].length);
		buf_addc(&b, '\n');
	}
	buf_adds(&b, "");
	return buf_steal(&b);
}

/* --- random ------------------------------------------------------------ */

size_t random_below(size_t n)
{
	static uint32_t state = 7;

	state = state * 1664525u + 1013904223u;
	return (state >> 8) % n;
}

/* One of strings, which are count. */
static const char *one_of(const char *const *strings, size_t count)
{
	return strings[random_below(count)];
}

static const char *const alphabets[] = {
	"абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
	"аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
	"абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
	"абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя",
	"abcdefghijklmnopqrstuvwxyz",
};

void random_word(struct buf *b, size_t most)
{
	const char *letters = one_of(alphabets, COUNT(alphabets));
	size_t all = text_clusters(letters, strlen(letters));

	for (size_t n = 1 + random_below(most); n > 0; n--) {
		const char *s = letters;

		for (size_t i = random_below(all); i > 0; i--)
			s += text_cluster(s, strlen(s));
		buf_add(b, s, text_cluster(s, strlen(s)));
		if (random_below(8) == 0)
			buf_adds(b, "\xcc\x81"); /* stress */
		if (random_below(30) == 0)
			buf_adds(b, "\xc2\xad"); /* soft hyphen */
	}
}

/* What stands between words, or is none. */
static const char *const signs[] = { "—", "–", "-", "--", "«", "»", "(", ")",
	"\"", ".", ",", "!", "…", "8\xc2\xa0бит", "&nbsp;", "&shy;", "&#x202e;",
	"&#xF0000;", "*", "**", "_", "`", "``", "\\", "日本語", "한국어", "🇰🇿",
	"👍🏽", "👩‍👩‍👧", "❤️", "\xe1\x84\x92\xe1\x85\xa1",
	"a.b.c.d.e.f", "/home/x", "x_y", "1 000 000", "№ 5", "т. д.", "|", "[",
	"]", "\xff", "\x1b[m", "\xe2\x80\x8b", "\xee\x80\x80",
	"\xf3\xb0\x80\x80", "\xf4\x8f\xbf\xbd", "\t", "  \n",
	"<http://a.b/c/d?e=f>", "[слово](term:y)",
	"[x](https://example.org/a/b/c)", "![рис](a.png)" };

static void add_inline(struct buf *b)
{
	static const char *const marks[] = { "*", "**", "`", "``", "***" };
	size_t kind = random_below(12);

	if (kind < 2) {
		const char *mark = one_of(marks, COUNT(marks));

		buf_adds(b, mark);
		random_word(b, 12);
		buf_addc(b, ' ');
		random_word(b, 12);
		buf_adds(b, mark);
	} else if (kind < 4) {
		buf_adds(b, one_of(signs, COUNT(signs)));
	} else if (kind == 4) {
		layout_gap_mark(b, random_below(LAYOUT_GAPS_MAX),
			1 + (int)random_below(20));
	} else {
		random_word(b, kind == 5 ? 60 : 12);
	}
}

/* Words on lines that begin with lead. */
static void add_prose(struct buf *b, const char *lead, size_t most)
{
	for (size_t n = 1 + random_below(most); n > 0; n--) {
		add_inline(b);
		if (random_below(10) == 0)
			buf_addf(b, "\n%s", lead);
		else if (random_below(12) > 0)
			buf_addc(b, ' ');
	}
}

static void add_code(struct buf *b, const char *lead)
{
	static const char *const fences[] = { "```", "~~~", "```python",
		"```figure Лампы: две из трёх", "```figure" };
	const char *fence = one_of(fences, COUNT(fences));

	buf_addf(b, "%s\n", fence);
	for (size_t n = random_below(5); n > 0; n--) {
		buf_adds(b, lead);
		buf_fill(b, random_below(4) ? ' ' : '\t', random_below(6));
		add_prose(b, lead, 12);
		buf_addc(b, '\n');
	}
	buf_addf(b, "%s%.3s\n", lead, fence);
}

static void add_table(struct buf *b, const char *lead)
{
	size_t columns = 1 + random_below(5);

	for (size_t row = 0; row < 5; row++) {
		buf_adds(b, row ? lead : "");
		for (size_t i = 0; i < columns; i++) {
			buf_addc(b, '|');
			if (row == 1)
				buf_adds(b, random_below(2) ? "---" : ":-:");
			else if (random_below(4))
				add_inline(b);
		}
		buf_adds(b, "|\n");
	}
}

static void add_blocks(struct buf *b, const char *lead, int depth);

/* A mark, and what belongs to it set in behind it. */
static void add_nested(
	struct buf *b, const char *lead, const char *mark, int depth)
{
	struct buf inner = { 0 };

	buf_adds(&inner, lead);
	if (*mark == '>')
		buf_adds(&inner, mark);
	else
		buf_fill(&inner, ' ', strlen(mark));
	for (size_t n = 1 + random_below(3); n > 0; n--) {
		buf_adds(b, mark);
		add_blocks(b, buf_str(&inner), depth + 1);
		buf_adds(b, lead);
	}
	buf_release(&inner);
}

static void add_block(struct buf *b, const char *lead, int depth)
{
	static const char *const marks[] = { "- ", "* ", "1. ", "9) ", "> " };
	size_t kind = random_below(10);

	if (kind == 0) {
		buf_adds(b, one_of((const char *const[]){ "# ", "### " }, 2));
		add_prose(b, "", 8);
	} else if (kind == 1) {
		add_code(b, lead);
	} else if (kind == 2) {
		add_table(b, lead);
	} else if (kind == 3) {
		buf_adds(b, "***");
	} else if (kind < 7 && depth < 6) {
		add_nested(b, lead, one_of(marks, COUNT(marks)), depth);
	} else {
		add_prose(b, lead, 30);
	}
	buf_addc(b, '\n');
}

static void add_blocks(struct buf *b, const char *lead, int depth)
{
	for (size_t n = 1 + random_below(depth ? 2 : 6); n > 0; n--) {
		add_block(b, lead, depth);
		if (n > 1)
			buf_addf(
				b, "%s\n%s", random_below(3) ? lead : "", lead);
	}
}

void random_document(struct buf *b)
{
	add_blocks(b, "", 0);
}
