/* core/line_edit: changes line by line; the rest stays byte for byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/line_edit.h"

#define ROWS(array) (sizeof(array) / sizeof *(array))

struct row {
	const char *text;
	char what; /* "a"fter, "b"efore, "r"eplace, "d"rop, or nothing */
	size_t line;
	const char *with, *result;
};

static void test_changes(void **state)
{
	static const struct row rows[] = {
		{ "a\r\nb \nc", 0, 0, NULL, "a\r\nb \nc" },
		{ "", 'a', 0, "x\n", "x\n" },
		{ "a\nb\n", 'a', 0, "x\n", "x\na\nb\n" },
		{ "a\nb\n", 'a', 1, "x\ny\n", "a\nx\ny\nb\n" },
		{ "a\nb", 'a', 2, "x\n", "a\nb\nx\n" },
		{ "a\nb", 'b', 2, "x\n", "a\nx\nb" },
		{ "a\r\nb", 'a', 2, "x\n", "a\r\nb\r\nx\r\n" },
		{ "a\r\nb\r\n", 'r', 1, "x", "x\r\nb\r\n" },
		{ "a\nb\n", 'r', 2, "", "a\n\n" },
		{ "a\nb\nc", 'd', 2, NULL, "a\nc" },
		{ "a\n\rb\n", 'r', 2, "x", "a\nx\n" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		const struct row *r = &rows[i];
		struct line_edit e;
		struct buf b = { 0 };

		line_edit_open(&e, r->text, strlen(r->text));
		if (r->what == 'a')
			line_edit_after(&e, r->line, r->with);
		else if (r->what == 'b')
			line_edit_before(&e, r->line, r->with);
		else if (r->what == 'r')
			line_edit_replace(&e, r->line, r->with);
		else if (r->what == 'd')
			line_edit_drop(&e, r->line);
		line_edit_write(&e, &b);
		assert_string_equal(buf_str(&b), r->result);
		line_edit_release(&e);
		buf_release(&b);
	}
}

/* In the order of the lines, and of one line in that of the calls. */
static void test_order(void **state)
{
	struct line_edit e;
	struct buf b = { 0 };

	(void)state;
	line_edit_open(&e, "a\nb\n", 4);
	line_edit_before(&e, 2, "4\n");
	line_edit_after(&e, 1, "2\n");
	line_edit_after(&e, 1, "3\n");
	line_edit_after(&e, 0, "1\n");
	line_edit_before(&e, 0, "0\n");
	line_edit_replace(&e, 2, "x");
	line_edit_replace(&e, 2, "y");
	line_edit_write(&e, &b);
	assert_string_equal(buf_str(&b), "0\n1\na\n2\n3\n4\ny\n");
	line_edit_release(&e);
	buf_release(&b);
}

static void test_columns(void **state)
{
	struct line_edit e;

	(void)state;
	line_edit_open(&e, "  жа: б\n", strlen("  жа: б\n"));
	assert_int_equal(line_edit_indent(&e, 1), 2);
	assert_int_equal(line_edit_column(&e, 1, 3), 2);
	assert_int_equal(line_edit_column(&e, 1, 5), 6);
	assert_int_equal(line_edit_column(&e, 1, 99), 10);
	assert_int_equal(line_edit_indent(&e, 7), 0);
	line_edit_release(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_changes),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
