/* core/excerpt: the caret stands under what is meant; nothing comes raw. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/text.h"
#include "core/excerpt.h"

static const struct {
	const char *text;
	int line, column, width;
	const char *wanted; /* NULL: nothing */
} rows[] = {
	{ "a: b\n", 1, 1, 80, "  1 | a: b\n    | ^\n" },
	{ "a: b\nтип: выбор\n", 2, 6, 80, "  2 | тип: выбор\n    |      ^\n" },
	/* behind the end, and far behind it */
	{ "ab\nc", 1, 3, 80, "  1 | ab\n    |   ^\n" },
	{ "ab\nc", 1, 99, 80, "  1 | ab\n    |   ^\n" },
	{ "ab\n\nc", 2, 1, 80, "  2 | \n    | ^\n" },
	{ "", 1, 1, 80, "  1 | \n    | ^\n" },
	/* no such line; no line at all */
	{ "ab\nc", 3, 1, 80, NULL },
	{ "ab\nc", 0, 0, 80, NULL },
	{ "ab", 1, 0, 80, "  1 | ab\n    | ^\n" },
	/* line ends as YAML has them */
	{ "a\r\nb\rc\xc2\x85"
	  "d\xe2\x80\xa8"
	  "e\xe2\x80\xa9"
	  "f",
		6, 1, 80, "  6 | f\n    | ^\n" },
	{ "a\r\nb", 1, 2, 80, "  1 | a\n    |  ^\n" },
	/* wide, combining and tab characters */
	{ "漢字: x", 1, 5, 80, "  1 | 漢字: x\n    |       ^\n" },
	{ "и\xcc\x86од: x", 1, 6, 80, "  1 | и\xcc\x86од: x\n    |     ^\n" },
	{ "и\xcc\x86од", 1, 2, 80, "  1 | и\xcc\x86од\n    | ^\n" },
	{ "a\tb", 1, 2, 80, "  1 | a       b\n    |  ^\n" },
	{ "a\tb", 1, 3, 80, "  1 | a       b\n    |         ^\n" },
	{ "кітап\t\tb", 1, 8, 80,
		"  1 | кітап           b\n    |                 ^\n" },
	/* what cannot be seen is written out, what would act is not done */
	{ "пе\xe2\x80\x8bре", 1, 3, 80, "  1 | пе<U+200B>ре\n    |   ^\n" },
	{ "a\x1b[31mb", 1, 7, 80,
		"  1 | a<U+001B>[31mb\n    |              ^\n" },
	{ "a\xe2\x80\xae"
	  "b",
		1, 3, 80, "  1 | a<U+202E>b\n    |          ^\n" },
	{ "a\xff\xfe"
	  "b",
		1, 4, 80,
		"  1 | a\xef\xbf\xbd\xef\xbf\xbd"
		"b\n    |    ^\n" },
	/* cut around the caret */
	{ "0123456789abcdefghijklmnopqrstuvwxyz", 1, 1, 30,
		"  1 | 0123456789abcdefghij...\n    | ^\n" },
	{ "0123456789abcdefghijklmnopqrstuvwxyz", 1, 36, 30,
		"  1 | ...hijklmnopqrstuvwxyz\n"
		"    |                      ^\n" },
	{ "0123456789abcdefghijklmnopqrstuvwxyz0123456789", 1, 24, 30,
		"  1 | ...bcdefghijklmnopqr...\n    |                ^\n" },
	{ "0123456789", 1, 5, 1, "  1 | 0123456789\n    |     ^\n" },
};

static void test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct excerpt e = { .text = rows[i].text,
			.length = strlen(rows[i].text) };
		struct place at = { NULL, rows[i].line, rows[i].column };
		struct buf out = { 0 };
		bool there = excerpt_add(&out, &e, &at, rows[i].width);

		assert_int_equal(there, rows[i].wanted != NULL);
		if (strcmp(buf_str(&out),
			    rows[i].wanted ? rows[i].wanted : "") != 0)
			fail_msg("row %zu:\n%s", i, buf_str(&out));
		buf_release(&out);
	}
}

/* What stands over the caret, with any width and any column. */
static void test_over_the_caret(void **state)
{
	static const char line[] =
		"    - text: \"Қазақстан, Ўзбекистон\" # 0123456789 abcdefgh "
		"ijklmnop АБВГДЕЖЗ ИКЛМНОПР СТУФХЦЧШ";
	struct excerpt e = { .text = line, .length = strlen(line) };
	size_t at = 0;

	(void)state;
	for (int column = 1; at < strlen(line); column++) {
		uint32_t ch;
		size_t length = text_decode(line + at, strlen(line + at), &ch);

		for (int width = 20; width < 130; width++) {
			struct place place = { NULL, 1, column };
			struct buf out = { 0 };
			size_t row, left;

			assert_true(excerpt_add(&out, &e, &place, width));
			row = strcspn(buf_str(&out), "\n");
			assert_true(text_width(buf_str(&out), row) < width);
			left = strlen(buf_str(&out)) - row - 3;
			left = text_fit(buf_str(&out), row, (int)left);
			assert_memory_equal(
				buf_str(&out) + left, line + at, length);
			buf_release(&out);
		}
		at += length;
	}
}

/* Any order of places gives what one alone gives. */
static void test_any_order(void **state)
{
	static const char text[] = "one\ntwo: 2\n\nthree: три\nfour\n";
	struct excerpt e = { .text = text, .length = strlen(text) };

	(void)state;
	for (unsigned i = 0; i < 200; i++) {
		struct place at = { NULL, (int)(i * 7 % 7), (int)(i * 5 % 11) };
		struct excerpt alone = { .text = text, .length = strlen(text) };
		struct buf a = { 0 }, b = { 0 };

		assert_int_equal(excerpt_add(&a, &e, &at, 40),
			excerpt_add(&b, &alone, &at, 40));
		assert_string_equal(buf_str(&a), buf_str(&b));
		buf_release(&a);
		buf_release(&b);
	}
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_over_the_caret),
		cmocka_unit_test(test_any_order),
	};

	return cmocka_run_group_tests(all, NULL, NULL);
}
