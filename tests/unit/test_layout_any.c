/*
 * core/layout and what draws it: what holds for any text of the five
 * alphabets at any width.
 */
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
#include "ui/doc.h"

enum { NARROW = 10, WIDE = 120, ROUNDS = 2000, PIECES = 6000, LEFT = 3 };

static const struct layout_words words = { .figure = "Рисунок" };

/* Tells of the first line that is wrong, and of the text it comes from. */
static void check_lines(
	const struct lines *lines, const char *text, int width, unsigned flags)
{
	for (size_t i = 0; i < lines->count; i++) {
		const char *wrong = line_wrong(
			&lines->items[i], width, flags & LAYOUT_GAPS);

		if (wrong)
			fail_msg("%d cells, flags %u: %s in line %zu\n%s\n"
				 "--- of\n%s",
				width, flags, wrong, i, lines->items[i].text,
				text);
	}
}

static void check_text(const char *text, int width, unsigned flags)
{
	struct lines lines = { 0 };
	const char *lead = random_below(3) ? NULL : "  1) ";

	layout_text(
		&lines, text, width, (int)random_below(8), lead, flags, &words);
	check_lines(&lines, text, width, flags);
	lines_release(&lines);
}

/* Each document at all widths in turn, and at one that is its own. */
static void test_documents(void **state)
{
	static const unsigned flags[] = { 0, LAYOUT_GAPS, LAYOUT_ASCII,
		LAYOUT_GAPS | LAYOUT_VERBATIM, LAYOUT_VERBATIM, LAYOUT_SHORT };

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		struct buf b = { 0 };

		random_document(&b);
		check_text(buf_str(&b), NARROW + round % (WIDE - NARROW + 1),
			flags[random_below(6)]);
		check_text(buf_str(&b), NARROW + (int)random_below(30),
			LAYOUT_GAPS);
		buf_release(&b);
	}
}

static void test_every_width(void **state)
{
	(void)state;
	for (int round = 0; round < 8; round++) {
		struct buf b = { 0 };

		random_document(&b);
		for (int width = NARROW; width <= WIDE; width++)
			check_text(buf_str(&b), width, LAYOUT_GAPS);
		buf_release(&b);
	}
}

/* --- marks that are put together at random ----------------------------- */

static const char *const pieces[] = { "место", "\xcc\x81", "қазақстандықтардың",
	"үйрөнүүчүлөр", "ҷумҳурӣ", "misunderstanding", "мо\xcc\x81ре",
	"и\xcc\x84", "—", "-", "- ", "«", "»", "(", ")", "\"", ".", ",", "!",
	"8\xc2\xa0бит", "до\xc2\xadро\xc2\xadга", "*", "**", "_", "`", "``",
	"`a b-c`", "&nbsp;", "&shy;", "&#x202e;", "[x](term:y)",
	"<http://a.b/c/d/e/f/g/h>", "\\", "日本語", "🇰🇿", "[", "]", "[a]: b",
	"\n", "\n\n", "\n\n    ", "\n\n- ", "\n  1. ", "\n> ", "\n# ",
	"\n\n```\n", "\t", "a|b\n---|---\n", "|", "\n***\n", "  \n", "\xff",
	"\x1b[m", "\xe2\x80\x8b", "\xee\x80\x80", "[\xf3\xb0\x80\x83",
	"\xf3\xb0\x80\x83]", "\xf3\xb0\x81\x80", "[\xf3\xb0\x80", "\r\n" };

static void test_pieces(void **state)
{
	enum { KINDS = sizeof pieces / sizeof *pieces };

	(void)state;
	for (int round = 0; round < PIECES; round++) {
		size_t used = 1 + random_below(KINDS);
		size_t spaces = 1 + random_below(4);
		struct buf b = { 0 };

		for (size_t n = random_below(60); n > 0; n--) {
			buf_adds(&b, pieces[random_below(used)]);
			if (random_below(4) < spaces)
				buf_addc(&b, ' ');
		}
		check_text(buf_str(&b), NARROW + (int)random_below(40),
			(unsigned)random_below(16));
		buf_release(&b);
	}
}

/* --- prose ------------------------------------------------------------- */

/* A word, in brackets or not, with what stands behind it. */
static void add_word(struct buf *b)
{
	bool brackets = random_below(9) == 0;

	if (brackets)
		buf_adds(b, "(");
	random_word(b, random_below(9) == 0 ? 40 : 9);
	if (random_below(20) == 0) {
		buf_adds(b, random_below(2) ? "(" : "«");
		random_word(b, 20);
		buf_adds(b, "x");
	}
	if (brackets)
		buf_adds(b, ")");
}

static void add_sentence(struct buf *b)
{
	static const char *const ends[] = { ".", "!", "?", "?!", "…", ";", ":",
		",", " ,", " !", " »." };
	static const char *const behind[] = { " ", " ", " ", ", ", " — " };
	bool quoted = random_below(3) == 0;

	for (size_t n = random_below(8); n > 0; n--) {
		add_word(b);
		buf_adds(b, behind[random_below(5)]);
	}
	if (quoted)
		buf_adds(b, "«");
	add_word(b);
	buf_adds(b, random_below(2) ? " " : ", ");
	add_word(b);
	if (quoted)
		buf_adds(b, "»");
	buf_adds(b, ends[random_below(sizeof ends / sizeof *ends)]);
	buf_addc(b, ' ');
}

static bool begins_with_any(const char *s, const char *const *signs)
{
	for (; *signs; signs++)
		if (strncmp(s, *signs, strlen(*signs)) == 0)
			return true;
	return false;
}

static bool ends_with_any(const struct line *line, const char *const *signs)
{
	for (; *signs; signs++) {
		size_t n = strlen(*signs);

		if (line->length >= n &&
			strcmp(line->text + line->length - n, *signs) == 0)
			return true;
	}
	return false;
}

/* Letters and signs, without spaces and hyphens. */
static void add_letters(struct buf *b, const char *s)
{
	for (; *s; s++) {
		if (strncmp(s, "\xc2\xad", 2) == 0)
			s++;
		else if (*s != ' ' && *s != '-' && *s != '\n')
			buf_addc(b, *s);
	}
}

/* Nothing is lost; no sign stands at the wrong side of a line. */
static void check_prose(const char *text, int width)
{
	static const char *const never_first[] = { "»", ".", ",", ":", ";", "!",
		"?", ")", "…", "—", NULL };
	static const char *const never_last[] = { "«", "(", NULL };
	struct buf want = { 0 }, got = { 0 };
	struct lines lines = { 0 };

	layout_text(&lines, text, width, 0, NULL, 0, &words);
	check_lines(&lines, text, width, 0);
	for (size_t i = 0; i < lines.count; i++) {
		if (i > 0 && begins_with_any(lines.items[i].text, never_first))
			fail_msg("%d cells: a sign is first:\n%s\n%s\n%s",
				width, lines.items[i - 1].text,
				lines.items[i].text, text);
		if (ends_with_any(&lines.items[i], never_last))
			fail_msg("%d cells: a sign is last:\n%s\n%s", width,
				lines.items[i].text, text);
		add_letters(&got, lines.items[i].text);
	}
	add_letters(&want, text);
	assert_string_equal(buf_str(&got), buf_str(&want));
	lines_release(&lines);
	buf_release(&want);
	buf_release(&got);
}

static void test_prose(void **state)
{
	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		struct buf b = { 0 };

		for (size_t n = 1 + random_below(5); n > 0; n--)
			add_sentence(&b);
		check_prose(
			buf_str(&b), NARROW + (int)random_below(WIDE - NARROW));
		check_prose(buf_str(&b), NARROW + (int)random_below(20));
		buf_release(&b);
	}
}

/* --- pages ------------------------------------------------------------- */

static void build(struct doc *d, int width)
{
	struct buf b = { 0 };

	doc_begin(d, width);
	random_document(&b);
	doc_text(d, buf_str(&b), LAYOUT_GAPS, &words);
	for (int i = 0; i < 4; i++) {
		buf_clear(&b);
		random_word(&b, 30);
		doc_gap(d);
		doc_part(d, PART_CHOICE, i);
		doc_item(d, i % 2 ? "  10) " : "1) ", buf_str(&b));
		random_word(&b, 30);
		doc_remark(d, buf_str(&b), STYLE_RIGHT);
	}
	doc_part(d, PART_TEXT, 0);
	doc_typed(d, "Жауап: ", buf_str(&b));
	doc_named(d, buf_str(&b), buf_str(&b), 20);
	doc_line(d, buf_str(&b), STYLE_STRONG, 2);
	buf_release(&b);
}

/* All that is drawn is between the left margin and the width. */
static void check_rows(const struct canvas *c, int width)
{
	for (int row = 0; row < c->rows; row++) {
		for (int col = 0; col < c->cols; col++) {
			const struct cell *at = canvas_at(c, row, col);

			assert_true(col + at->width <= c->cols);
			if (col < LEFT || col >= LEFT + width)
				assert_string_equal(at->text, " ");
			if (at->width > 0)
				assert_true(col < LEFT ||
					    col + at->width <= LEFT + width ||
					    at->text[0] == ' ');
		}
	}
}

static void check_pages(struct doc *d, struct canvas *c, int rows)
{
	size_t lines = 0;

	doc_paginate(d, rows);
	for (size_t page = 0; page < d->page_count; page++) {
		size_t first = d->pages[page];

		assert_true(first >= lines);
		for (; lines < first; lines++) /* only empty ones between */
			assert_int_equal(d->lines.items[lines].length, 0);
		lines += doc_page_lines(d, page);
		assert_true(doc_page_lines(d, page) <= (size_t)rows);
		canvas_clear(c);
		assert_true(doc_draw(d, c, 0, LEFT, page, 1) <= rows);
		check_rows(c, d->width);
	}
	for (; lines < d->lines.count; lines++)
		assert_int_equal(d->lines.items[lines].length, 0);
}

static void test_pages(void **state)
{
	struct doc d = { 0 };
	struct canvas c = { 0 };

	(void)state;
	for (int round = 0; round < ROUNDS / 10; round++) {
		int width = NARROW + round % (WIDE - NARROW + 1);
		int rows = 1 + (int)random_below(30);

		build(&d, width);
		check_lines(&d.lines, "(a page)", width, LAYOUT_GAPS);
		canvas_resize(&c, rows, width + 2 * LEFT);
		check_pages(&d, &c, rows);
	}
	doc_release(&d);
	canvas_release(&c);
}

/* The canvas counts a line's cells as the layout does. */
static void test_cells(void **state)
{
	struct canvas c = { 0 };

	(void)state;
	canvas_resize(&c, 1, WIDE);
	for (int round = 0; round < ROUNDS; round++) {
		struct lines lines = { 0 };
		struct buf b = { 0 };

		for (size_t n = random_below(20); n > 0; n--)
			random_word(&b, 9);
		layout_gap_mark(&b, 5, 7);
		layout_text(&lines, buf_str(&b), WIDE, 0, NULL, LAYOUT_GAPS,
			&words);
		for (size_t i = 0; i < lines.count; i++) {
			const struct line *line = &lines.items[i];

			assert_int_equal(canvas_line(&c, 0, 0, WIDE, line),
				text_width(line->text, line->length));
		}
		lines_release(&lines);
		buf_release(&b);
	}
	canvas_release(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_documents),
		cmocka_unit_test(test_every_width),
		cmocka_unit_test(test_pieces),
		cmocka_unit_test(test_prose),
		cmocka_unit_test(test_pages),
		cmocka_unit_test(test_cells),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
