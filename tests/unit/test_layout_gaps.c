/* core/layout: room for fields inside text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "core/layout.h"
#include "support/lines.h"
#include "ui/canvas.h"

enum { ROUNDS = 4000 };

/* The text with a mark of width cells where a digit stands: its gap. */
static void add_marks(struct buf *b, const char *text, int cells)
{
	for (; *text; text++) {
		if (*text >= '0' && *text <= '9')
			layout_gap_mark(b, (size_t)(*text - '0'), cells);
		else
			buf_addc(b, *text);
	}
}

/* Lines as text in which a cell of a gap is its digit. */
static char *show(const struct lines *lines)
{
	char *text = lines_text(lines);
	struct buf b = { 0 };

	for (const char *s = text; *s;) {
		uint32_t ch;
		size_t n = text_decode(s, strlen(s), &ch);

		if (ch >= LAYOUT_GAP)
			buf_addf(&b, "%u", (unsigned)(ch - LAYOUT_GAP));
		else
			buf_add(&b, s, n);
		s += n;
	}
	free(text);
	buf_adds(&b, "");
	return buf_steal(&b);
}

static void test_rows(void **state)
{
	static const struct {
		const char *text;
		unsigned flags;
		const char *lines;
	} rows[] = {
		{ "слово 1 и 2, да", LAYOUT_GAPS,
			"слово [1111]\nи [2222], да\n" },
		{ "слово (1)", LAYOUT_GAPS, "слово\n([1111])\n" },
		{ "слово 1км да", LAYOUT_GAPS, "слово\n[1111]км да\n" },
		{ "1", 0, "[]\n" },
		/* no link, whatever stands around it */
		{ "1(b) c", LAYOUT_GAPS, "[1111](b) c\n" },
		{ "1: b", LAYOUT_GAPS, "[1111]: b\n" },
		{ "[1](b)", LAYOUT_GAPS, "[1111] (b)\n" },
		{ "*1* **2**", LAYOUT_GAPS, "[1111] [2222]\n" },
		{ "`x = 1`", LAYOUT_GAPS, "x = [1111]\n" },
		{ "- 1\n  - 2\n", LAYOUT_GAPS, "- [1111]\n  - [2222]\n" },
		{ "# а 1", LAYOUT_GAPS, "А [1111]\n" },
		{ "a|b\n---|---\n1|c\n", LAYOUT_GAPS,
			"a      | b\n──────────\n[1111] | c\n" },
		/* code folds beside them */
		{ "```\nx=1+2\n```", LAYOUT_GAPS,
			"    x=[1111]\\\n    +[2222]\n" },
		{ "x = y + 1 * 2", LAYOUT_GAPS | LAYOUT_VERBATIM,
			"x = y + \\\n[1111] * \\\n[2222]\n" },
		{ "1", LAYOUT_GAPS | LAYOUT_SHORT, "[1111]\n" },
		/* a word that is too long is cut beside them */
		{ "абвгдежз1иклмн", LAYOUT_GAPS, "абвгдежз\n[1111]иклмн\n" },
		{ "1»", LAYOUT_GAPS, "[1111]»\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lines lines = { 0 };
		struct buf b = { 0 };
		char *shown;

		add_marks(&b, rows[i].text, 4);
		layout_text(&lines, b.data, 13, 0, NULL, rows[i].flags, NULL);
		shown = show(&lines);
		assert_string_equal(shown, rows[i].lines);
		free(shown);
		lines_release(&lines);
		buf_release(&b);
	}
}

static void test_places(void **state)
{
	struct lines lines = { 0 };
	struct gap_place at;
	struct buf b = { 0 };

	(void)state;
	buf_adds(&b, "мо\xcc\x81ре ");
	layout_gap_mark(&b, 0, 3);
	buf_adds(&b, "\n\n```\n\tx = ");
	layout_gap_mark(&b, 63, 1);
	layout_gap_mark(&b, 7, 0); /* a cell all the same */
	buf_adds(&b, "\n```\n\n> - ");
	layout_gap_mark(&b, 5, 100);
	layout_line(&lines, "до", STYLE_PLAIN, 20, 0);
	layout_text(&lines, b.data, 20, 2, NULL, LAYOUT_GAPS, NULL);
	assert_true(layout_gap_at(&lines, 0, &at));
	assert_int_equal(at.line, 1);
	assert_int_equal(at.col, 2 + 5 + 1);
	assert_int_equal(at.cells, 3);
	assert_true(layout_gap_at(&lines, 63, &at));
	assert_int_equal(at.line, 3);
	assert_int_equal(at.col, 2 + 4 + 4 + 4 + 1);
	assert_int_equal(at.cells, 1);
	assert_true(layout_gap_at(&lines, 7, &at));
	assert_int_equal(at.col, 2 + 4 + 4 + 4 + 4);
	assert_int_equal(at.cells, 1);
	/* longer than any line: as much as has room */
	assert_true(layout_gap_at(&lines, 5, &at));
	assert_int_equal(at.line, 5);
	assert_int_equal(at.col, 2 + 2 + 2 + 1);
	assert_int_equal(at.cells, 20 - 7);
	assert_false(layout_gap_at(&lines, 1, &at));
	lines_release(&lines);
	buf_release(&b);
}

/* Neither a module nor an answer can hold what a mark is made of. */
static void test_only_ours(void **state)
{
	static const char *const texts[] = { "[&#xF0000;&#983041;]",
		"`&#xF0000;` &#xF0040;", "\xf3\xb0\x81\x80x\xf3\xb0\x81\x81" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct lines lines = { 0 };
		struct gap_place at;

		layout_text(&lines, texts[i], 40, 0, NULL, LAYOUT_GAPS, NULL);
		for (size_t gap = 0; gap < LAYOUT_GAPS_MAX; gap++)
			assert_false(layout_gap_at(&lines, gap, &at));
		assert_int_equal(lines.count, 1);
		assert_null(line_wrong(&lines.items[0], 40, false));
		lines_release(&lines);
	}
}

/* --- never torn -------------------------------------------------------- */

/* A document with a mark for each gap in cells; returns how many. */
static size_t add_document(struct buf *b, int *cells, int most)
{
	static const char *const leads[] = { "", "", "- ", "> ", "1. ", "# " };
	size_t gaps = 0;
	bool code = random_below(3) == 0;

	buf_adds(b, code ? "```\n" : leads[random_below(6)]);
	for (size_t n = 1 + random_below(20); n > 0; n--) {
		if (random_below(3) == 0 && gaps < LAYOUT_GAPS_MAX) {
			cells[gaps] = 1 + (int)random_below((size_t)most);
			layout_gap_mark(b, gaps, cells[gaps]);
			gaps++;
		} else {
			random_word(b, 30);
		}
		if (random_below(3))
			buf_adds(b, random_below(5) ? " " : ", ");
	}
	if (code)
		buf_adds(b, "\n```\n");
	return gaps;
}

static bool in_brackets(const struct line *line, const struct gap_place *at)
{
	size_t from = text_fit(line->text, line->length, at->col - 1);
	size_t to = text_fit(line->text, line->length, at->col + at->cells);

	return line->text[from] == '[' && line->text[to] == ']';
}

static void test_whole(void **state)
{
	/* a margin, a fold's mark, brackets */
	enum { AROUND = 4 + 1 + 2 };

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		int width = 10 + (int)random_below(60);
		int cells[LAYOUT_GAPS_MAX];
		struct lines lines = { 0 };
		struct buf b = { 0 };
		size_t gaps = add_document(&b, cells, width - AROUND);

		layout_text(
			&lines, buf_str(&b), width, 0, NULL, LAYOUT_GAPS, NULL);
		for (size_t i = 0; i < gaps; i++) {
			struct gap_place at;

			assert_true(layout_gap_at(&lines, i, &at));
			if (at.cells != cells[i] ||
				!in_brackets(&lines.items[at.line], &at))
				fail_msg("%d cells, gap %zu of %d:\n%s\n%s",
					width, i, cells[i],
					lines.items[at.line].text, b.data);
		}
		for (size_t i = 0; i < lines.count; i++)
			assert_null(line_wrong(&lines.items[i], width, true));
		lines_release(&lines);
		buf_release(&b);
	}
}

static void test_canvas(void **state)
{
	struct canvas c = { 0 };
	struct lines lines = { 0 };
	struct buf b = { 0 };

	(void)state;
	buf_adds(&b, "a ");
	layout_gap_mark(&b, 1, 2);
	buf_adds(&b, " b");
	layout_text(&lines, b.data, 10, 0, NULL, LAYOUT_GAPS, NULL);
	canvas_resize(&c, 1, 10);
	assert_int_equal(canvas_line(&c, 0, 0, 10, &lines.items[0]), 8);
	buf_clear(&b);
	canvas_dump(&c, &b);
	assert_string_equal(b.data, "█a [  ] b\n");
	buf_release(&b);
	lines_release(&lines);
	canvas_release(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_only_ours),
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_canvas),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
