/*
 * core/emit: what is written is read back by core/node as the same text; and
 * it looks as our modules do.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "core/emit.h"
#include "core/node.h"

#define ROWS(array) (sizeof(array) / sizeof *(array))

/* Written: as the value of "k" at indent 0; where NULL only the way back. */
struct row {
	const char *text, *written;
};

static void expect_text(const struct node *n, const char *text)
{
	assert_non_null(n);
	assert_int_equal(n->kind, NODE_SCALAR);
	assert_string_equal(n->text, text);
}

static const struct node *parse(
	struct arena *arena, const struct buf *b, struct faults *faults)
{
	const struct node *root =
		node_parse(arena, "emit.yaml", buf_str(b), b->len, faults);

	if (!root || faults->count > 0)
		fail_msg("not read: %s", buf_str(b));
	return root;
}

/* In every place a value can stand in, with neighbours that it must leave. */
static void read_back(void emit(struct buf *, int, const char *, const char *),
	const char *text)
{
	struct arena arena = { 0 };
	struct faults faults = { 0 };
	struct buf b = { 0 };
	const struct node *root, *list;
	size_t from;

	emit(&b, 0, "k", text);
	emit_open(&b, 0, "list");
	emit(&b, 2, NULL, text);
	from = b.len;
	emit(&b, 4, "deep", text);
	emit_dash(&b, from, 4);
	emit(&b, 4, "on", text);
	emit_word(&b, 2, NULL, "end");
	emit(&b, 0, "last", text);
	root = parse(&arena, &b, &faults);
	expect_text(node_get(root, "k"), text);
	list = node_get(root, "list");
	assert_non_null(list);
	assert_int_equal(list->count, 3);
	expect_text(list->first, text);
	expect_text(node_get(list->first->next, "deep"), text);
	expect_text(node_get(list->first->next, "on"), text);
	expect_text(list->first->next->next, "end");
	expect_text(node_get(root, "last"), text);
	buf_release(&b);
	faults_release(&faults);
	arena_release(&arena);
}

static void check_rows(void emit(struct buf *, int, const char *, const char *),
	const struct row *rows, size_t count)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < count; i++) {
		buf_clear(&b);
		emit(&b, 0, "k", rows[i].text);
		if (rows[i].written)
			assert_string_equal(buf_str(&b), rows[i].written);
		read_back(emit, rows[i].text);
	}
	buf_release(&b);
}

static void test_short(void **state)
{
	static const struct row rows[] = {
		{ "Переменные", "k: Переменные\n" },
		{ "it's 5 (or \"6\"), [x]", "k: it's 5 (or \"6\"), [x]\n" },
		{ "Урок: сети", "k: \"Урок: сети\"\n" },
		{ "a:b", "k: a:b\n" },
		{ "Ответ:", "k: \"Ответ:\"\n" },
		{ "C# и #тег", "k: \"C# и #тег\"\n" },
		{ "C#", "k: C#\n" },
		{ "`x` и \"y\"", "k: \"`x` и \\\"y\\\"\"\n" },
		{ "C:\\dir", "k: C:\\dir\n" },
		{ "\\dir", "k: \"\\\\dir\"\n" },
		{ "no", "k: \"no\"\n" },
		{ "Yes", "k: \"Yes\"\n" },
		{ "NULL", "k: \"NULL\"\n" },
		{ "нет", "k: нет\n" },
		{ "~", "k: \"~\"\n" },
		{ "012", "k: \"012\"\n" },
		{ "12:30", "k: \"12:30\"\n" },
		{ "-1", "k: \"-1\"\n" },
		{ ".5", "k: \".5\"\n" },
		{ "8", "k: \"8\"\n" },
		{ "- x", "k: \"- x\"\n" },
		{ "*x*", "k: \"*x*\"\n" },
		{ "&x", "k: \"&x\"\n" },
		{ "[x]", "k: \"[x]\"\n" },
		{ "{x}", "k: \"{x}\"\n" },
		{ "%d", "k: \"%d\"\n" },
		{ "@x", "k: \"@x\"\n" },
		{ "!x", "k: \"!x\"\n" },
		{ "|", "k: \"|\"\n" },
		{ "? x", "k: \"? x\"\n" },
		{ "=", "k: \"=\"\n" },
		{ "<<", "k: \"<<\"\n" },
		{ "'x'", "k: \"'x'\"\n" },
		{ "---", "k: \"---\"\n" },
		{ " x", "k: \" x\"\n" },
		{ "x ", "k: \"x \"\n" },
		{ "x\ty", "k: \"x\\ty\"\n" },
		{ "x\ny", "k: \"x\\ny\"\n" },
		{ "\xc2\xa0x", NULL },
		{ "x\xc2\xa0:", NULL },
		{ "«x»", "k: «x»\n" },
		{ "— x", NULL },
		{ "", "k: \"\"\n" },
	};

	(void)state;
	check_rows(emit_short, rows, ROWS(rows));
	check_rows(emit_quoted, rows, 0);
	for (size_t i = 0; i < ROWS(rows); i++) {
		read_back(emit_quoted, rows[i].text);
		read_back(emit_block, rows[i].text);
	}
}

static void test_block(void **state)
{
	static const struct row rows[] = {
		{ "One line\n", "k: |\n  One line\n" },
		{ "One\nTwo", "k: |-\n  One\n  Two\n" },
		{ "One\n\nTwo\n", "k: |\n  One\n\n  Two\n" },
		{ "One\n\n\n", "k: |+\n  One\n\n\n" },
		{ "    print(x)\n", "k: |2\n      print(x)\n" },
		{ "\tx\n", "k: |2\n  \tx\n" },
		{ "\nx\n", "k: |\n\n  x\n" },
		{ " \nx\n", "k: |2\n   \n  x\n" },
		{ "\n  x", "k: |2-\n\n    x\n" },
		{ "x\n  \ny\n", "k: |\n  x\n    \n  y\n" },
		{ "x\n  \n", NULL },
		{ "x\n  ", NULL },
		{ "x  \n", NULL },
		{ "# x\n- y\n: z\n", "k: |\n  # x\n  - y\n  : z\n" },
		{ "---\n...\n", "k: |\n  ---\n  ...\n" },
		{ "Note", "k: Note\n" },
		{ "Note: x", "k: \"Note: x\"\n" },
		{ "\n", "k: \"\\n\"\n" },
		{ " \n \n", "k: \" \\n \\n\"\n" },
	};

	(void)state;
	check_rows(emit_block, rows, ROWS(rows));
}

static void test_flow(void **state)
{
	static const char *const items[] = { "a", "b c", "x, y", "{", "no", "1",
		"e: f", "", "км" };
	struct arena arena = { 0 };
	struct faults faults = { 0 };
	struct buf b = { 0 };
	const struct node *n;

	(void)state;
	emit_flow(&b, 0, "k", items, ROWS(items), false);
	emit_flow(&b, 0, "q", items, 1, true);
	emit_flow(&b, 0, "none", items, 0, true);
	assert_string_equal(buf_str(&b),
		"k: [a, b c, \"x, y\", \"{\", \"no\", \"1\", \"e: f\", \"\", "
		"км]\nq: [\"a\"]\nnone: []\n");
	n = node_get(parse(&arena, &b, &faults), "k")->first;
	for (size_t i = 0; i < ROWS(items); i++, n = n->next)
		expect_text(n, items[i]);
	assert_null(n);
	buf_release(&b);
	arena_release(&arena);
	faults_release(&faults);
}

/* Sound YAML whatever comes; that the character is there is for the reader. */
static void test_odd(void **state)
{
	struct buf b = { 0 };

	(void)state;
	emit_block(&b, 2, "k", "a\x1b[31m\n\xe2\x80\xae\xf3\xa0\x80\x81");
	assert_string_equal(
		buf_str(&b), "  k: \"a\\u001B[31m\\n\\u202E\\U000E0001\"\n");
	buf_clear(&b);
	emit_short(&b, 0, "k",
		"a\xe2\x80\xa8"
		"b");
	assert_string_equal(buf_str(&b), "k: \"a\\u2028b\"\n");
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_short),
		cmocka_unit_test(test_block),
		cmocka_unit_test(test_flow),
		cmocka_unit_test(test_odd),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
