/* ui/canvas and ui/doc: cells, clipping, pages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/canvas.h"
#include "ui/doc.h"

#define MARK "\xcc\x81" /* combining acute */

static const struct {
	const char *text;
	int col, width, used;
	const char *shown; /* the row of 8, with blanks */
} rows[] = {
	{ "abc", 0, 8, 3, "abc     " },
	{ "abc", 6, 8, 2, "      ab" },
	{ "abc", 0, 2, 2, "ab      " },
	{ "abc", 9, 8, 0, "        " },
	{ "abc", 0, 0, 0, "        " },
	{ "abc", 0, -3, 0, "        " },
	{ "мо" MARK "ре", 0, 3, 3, "мо" MARK "р     " },
	{ "日本", 5, 3, 2, "     日 " },
	{ "日本", 7, 8, 0, "        " },
	{ "\033[31mx", 0, 8, 6, "\xef\xbf\xbd[31mx  " },
	{ "a\tb\nc", 0, 8, 5, "a b c   " },
	{ "a\xe2\x80\xae"
	  "b",
		0, 8, 2, "ab      " }, /* a bidi control */
	{ "a\r\n", 0, 8, 3, "a\xef\xbf\xbd      " },
	{ MARK "a", 0, 8, 1, "a       " }, /* a mark on nothing */
	{ "a\xff"
	  "b",
		0, 8, 3,
		"a\xef\xbf\xbd"
		"b     " },
};

static void add_row(struct buf *b, const struct canvas *c, int row)
{
	for (int col = 0; col < c->cols; col++)
		buf_adds(b, canvas_at(c, row, col)->text);
}

static void draws(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct canvas c = { 0 };
		struct buf b = { 0 };

		canvas_resize(&c, 2, 8);
		assert_int_equal(
			canvas_bytes(&c,
				(struct strip){ 0, rows[i].col, rows[i].width },
				STYLE_PLAIN, rows[i].text,
				strlen(rows[i].text)),
			rows[i].used);
		add_row(&b, &c, 0);
		assert_string_equal(buf_str(&b), rows[i].shown);
		buf_release(&b);
		canvas_release(&c);
	}
}

/* Half of a wide letter never stays behind. */
static void covers_wide(void **state)
{
	struct canvas c = { 0 };
	struct buf b = { 0 };

	(void)state;
	canvas_resize(&c, 1, 6);
	canvas_text(&c, 0, 0, STYLE_PLAIN, "日本語");
	canvas_text(&c, 0, 1, STYLE_PLAIN, "a");
	canvas_text(&c, 0, 4, STYLE_PLAIN, "b");
	add_row(&b, &c, 0);
	assert_string_equal(buf_str(&b), " a本b ");
	buf_clear(&b);
	canvas_text(&c, 0, 1, STYLE_PLAIN, "文");
	add_row(&b, &c, 0);
	assert_string_equal(buf_str(&b), " 文 b ");
	buf_release(&b);
	canvas_release(&c);
}

/* A letter under a heap of marks keeps whole characters. */
static void heaps_of_marks(void **state)
{
	struct canvas c = { 0 };
	struct buf b = { 0 };
	const struct cell *cell;

	(void)state;
	buf_adds(&b, "о");
	for (int i = 0; i < 100; i++)
		buf_adds(&b, MARK);
	canvas_resize(&c, 1, 4);
	assert_int_equal(canvas_text(&c, 0, 0, STYLE_PLAIN, buf_str(&b)), 1);
	cell = canvas_at(&c, 0, 0);
	assert_true(strlen(cell->text) <= CELL_BYTES);
	assert_int_equal(text_find_danger(cell->text, strlen(cell->text)),
		strlen(cell->text));
	assert_int_equal(strlen(cell->text) % 2, 0);
	buf_release(&b);
	canvas_release(&c);
}

static void dumps(void **state)
{
	struct canvas c = { 0 };
	struct buf b = { 0 };

	(void)state;
	canvas_resize(&c, 3, 10);
	canvas_text(&c, 0, 2, STYLE_PLAIN, "> one");
	canvas_text(&c, 1, 0, STYLE_STRONG, "two");
	canvas_cursor(&c, 0, 2);
	canvas_dump(&c, &b);
	assert_string_equal(buf_str(&b), "  █ one\ntwo\n\n");
	buf_clear(&b);
	canvas_cursor(&c, 1, 1);
	canvas_dump(&c, &b);
	assert_string_equal(buf_str(&b), "  > one\nt█wo\n\n");
	buf_clear(&b);
	canvas_cursor(&c, 99, -5);
	assert_int_equal(c.cursor_row, 2);
	assert_int_equal(c.cursor_col, 0);
	canvas_resize(&c, 0, 100000);
	assert_int_equal(c.rows, 1);
	assert_int_equal(c.cols, CANVAS_MAX);
	buf_release(&b);
	canvas_release(&c);
}

/* --- doc -------------------------------------------------------------- */

/* n lines, each its number, in one part. */
static void add_lines(struct doc *d, enum part_kind kind, int index, int n)
{
	doc_part(d, kind, index);
	for (int i = 0; i < n; i++)
		doc_line(d, "x", STYLE_PLAIN, 0);
}

static void cuts_pages(void **state)
{
	struct doc d = { 0 };

	(void)state;
	doc_begin(&d, 40);
	doc_paginate(&d, 5);
	assert_int_equal(d.page_count, 1);

	/* Three items of three lines on pages of five: none is torn. */
	doc_begin(&d, 40);
	for (int i = 0; i < 3; i++)
		add_lines(&d, PART_CHOICE, i, 3);
	doc_paginate(&d, 5);
	assert_int_equal(d.page_count, 3);
	assert_int_equal(d.pages[1], 3);
	assert_int_equal(d.pages[2], 6);
	assert_int_equal(doc_page_of(&d, 5), 1);
	assert_int_equal(doc_page_lines(&d, 1), 3);

	/* A break that is wanted comes even on a page half empty. */
	doc_begin(&d, 40);
	add_lines(&d, PART_TEXT, 0, 9);
	doc_break(&d, 2);
	doc_paginate(&d, 5);
	assert_int_equal(d.page_count, 3);
	assert_int_equal(d.pages[1], 2);
	assert_int_equal(d.pages[2], 7);

	/* Empty lines neither end nor begin a page. */
	doc_begin(&d, 40);
	add_lines(&d, PART_TEXT, 0, 4);
	doc_gap(&d);
	add_lines(&d, PART_TEXT, 1, 4);
	doc_paginate(&d, 4);
	assert_int_equal(d.page_count, 2);
	assert_int_equal(d.pages[1], 5);
	assert_int_equal(doc_page_lines(&d, 0), 4);
	doc_paginate(&d, 0);
	assert_true(d.page_count >= 8);
	doc_release(&d);
}

/* A remark stands beside its item, or below where there is no room. */
static void remarks(void **state)
{
	struct doc d = { 0 };
	struct canvas c = { 0 };
	struct buf b = { 0 };

	(void)state;
	canvas_resize(&c, 4, 24);
	doc_begin(&d, 24);
	doc_part(&d, PART_CHOICE, 0);
	doc_item(&d, "1) ", "six");
	doc_remark(&d, "yours", STYLE_WRONG);
	doc_part(&d, PART_CHOICE, 1);
	doc_item(&d, "2) ", "sixteen or so");
	doc_remark(&d, "yours", STYLE_WRONG);
	doc_paginate(&d, 4);
	doc_draw(&d, &c, 0, 0, 0, 1);
	doc_cursor_item(&d, &c, 0, 0, 0, 1);
	canvas_dump(&c, &b);
	assert_string_equal(buf_str(&b), "  1) six   yours\n"
					 "█ 2) sixteen or so\n"
					 "     yours\n\n");
	buf_release(&b);
	doc_release(&d);
	canvas_release(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(draws),
		cmocka_unit_test(covers_wide),
		cmocka_unit_test(heaps_of_marks),
		cmocka_unit_test(dumps),
		cmocka_unit_test(cuts_pages),
		cmocka_unit_test(remarks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
