/* core/unit_load: what a unit has that its file does not say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "core/question.h"
#include "core/unit_load.h"
#include "support/shelf.h"

#define ROWS(array) (sizeof(array) / sizeof *(array))

/* A text in the place of "%s", set in as a block must be. */
static void add_block(struct buf *out, const char *text)
{
	for (; *text; text += strcspn(text, "\n"), text += *text == '\n')
		buf_addf(out, "      %.*s\n", (int)strcspn(text, "\n"), text);
}

static void test_label(void **state)
{
	static const char *const rows[][2] = {
		{ "Text", "Text" },
		{ "Two lines\nof text.", "Two lines" },
		{ "## Heading\n\nText.", "Heading" },
		{ "### A `code` *word* in it", "A code word in it" },
		{ "# Биты: начало", "Биты: начало" },
		{ "####### Seven", "####### Seven" },
		{ "#hash", "#hash" },
		{ "## C#", "C#" },
		{ "**Bold** and [a term](term:x)", "Bold and a term" },
		{ "2 * 3 * 4", "2 * 3 * 4" },
		{ "1. First\n2. Second", "First" },
		{ "- Item", "Item" },
		{ "> Quote", "Quote" },
		{ "\n\n   Text  ", "Text" },
		{ "-5 градусов", "-5 градусов" },
		/* Code is no title, unless there is nothing else. */
		{ "```python\nx = 1\n```\n\nWhat is `x`?", "What is x?" },
		{ "```figure Words\n* *\n```\n\nLook.", "Look." },
		{ "```\nx = 1\n```", "a" },
		{ "---", "a" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct buf text = { 0 };
		const struct unit *u;
		struct shelf s;

		shelf_open(&s);
		buf_adds(&text, "sabaq: 1\nkind: lesson\ntitle: T\nsteps:\n"
				"  - id: a\n    type: read\n    text: |2\n");
		add_block(&text, rows[i][0]);
		buf_adds(&text, "  - id: b\n    type: open\n    prompt: |2\n");
		add_block(&text, rows[i][0]);
		u = shelf_add(&s, "u", buf_str(&text));
		if (strcmp(u->steps.items[0].label, rows[i][1]) != 0)
			fail_msg("%s\ngave \"%s\"", rows[i][0],
				u->steps.items[0].label);
		if (strcmp(rows[i][1], "a") != 0)
			assert_string_equal(
				u->steps.items[1].label, rows[i][1]);
		shelf_close(&s);
		buf_release(&text);
	}
}

static void test_title(void **state)
{
	const struct unit *u;
	struct shelf s;

	(void)state;
	shelf_open(&s);
	u = shelf_add(&s, "u",
		"sabaq: 1\nkind: lesson\ntitle: T\nsteps:\n"
		"  - {id: a, type: read, title: A title, text: Text}\n");
	assert_string_equal(u->steps.items[0].label, "A title");
	shelf_close(&s);
}

/* Three tries in a lesson, one in a quiz, what the author says anywhere. */
static void test_tries(void **state)
{
	static const struct {
		const char *kind, *more;
		int tries;
	} rows[] = {
		{ "lesson", "", 3 },
		{ "quiz", "", 1 },
		{ "lesson", ", tries: 0", 0 },
		{ "quiz", ", tries: 2", 2 },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct buf text = { 0 };
		const struct unit *u;
		struct shelf s;

		shelf_open(&s);
		buf_addf(&text,
			"sabaq: 1\nkind: %s\ntitle: T\nsteps:\n"
			"  - {id: a, type: truefalse, prompt: P, "
			"answer: true%s}\n",
			rows[i].kind, rows[i].more);
		u = shelf_add(&s, "u", buf_str(&text));
		assert_int_equal(u->steps.items[0].tries, rows[i].tries);
		assert_int_equal(u->steps.items[0].points, 1);
		assert_int_equal(u->steps.items[0].shuffle, YES);
		shelf_close(&s);
		buf_release(&text);
	}
}

static void test_defaults_of_quiz(void **state)
{
	static const char yaml[] = "sabaq: 1\nkind: %s\ntitle: T\nsteps:\n"
				   "  - {id: a, type: read, text: P}\n";
	const struct unit *u;
	struct shelf s;
	char text[200];

	(void)state;
	shelf_open(&s);
	snprintf(text, sizeof(text), yaml, "quiz");
	u = shelf_add(&s, "u", text);
	assert_int_equal(u->kind, UNIT_QUIZ);
	assert_int_equal(u->pass, 70);
	assert_int_equal(u->attempts, 0);
	assert_int_equal(u->counts, COUNTS_BEST);
	assert_int_equal(u->verdict, VERDICT_EACH);
	assert_int_equal(u->reveal, REVEAL_ANSWERS);
	assert_int_equal(u->confidence, NO);
	assert_int_equal(u->limit, INTEGER_ABSENT);
	assert_int_equal(u->minutes, INTEGER_ABSENT);
	shelf_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_label),
		cmocka_unit_test(test_title),
		cmocka_unit_test(test_tries),
		cmocka_unit_test(test_defaults_of_quiz),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
