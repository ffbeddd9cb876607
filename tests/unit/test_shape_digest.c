/*
 * core/shape_digest through the loader: "rev" stands for what changes a mark,
 * "of" for what a translator has to look at again.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "core/unit_load.h"
#include "support/shelf.h"

#define ROWS(array) (sizeof(array) / sizeof *(array))

/* The digests of the first step of a lesson that holds only it. */
static void digests(const char *step, char rev[9], char of[9])
{
	struct buf text = { 0 };
	const struct unit *u;
	struct shelf s;

	shelf_open(&s);
	buf_addf(&text,
		"sabaq: 1\nkind: lesson\ntitle: T\nsteps:\n  - id: a\n%s",
		step);
	u = shelf_add(&s, "u", buf_str(&text));
	step_rev(&u->steps.items[0], rev);
	step_of(&u->steps.items[0], of);
	shelf_close(&s);
	buf_release(&text);
}

#define CHOICE "    type: choice\n    prompt: P\n    options:\n"
#define AB "      - text: A\n        correct: true\n      - text: B\n"
#define TEXT "    type: text\n    prompt: P\n    answers: [x]\n"
#define NUMBER "    type: number\n    prompt: P\n    answer: 5\n"
#define TRUE "    type: truefalse\n    prompt: P\n    answer: true\n"

enum { SAME, OTHER };

static const struct row {
	const char *a, *b;
	int rev, of;
} rows[] = {
	/* prose */
	{ CHOICE AB, CHOICE AB "    title: T\n", SAME, OTHER },
	{ CHOICE AB, CHOICE AB "    note: N\n", SAME, OTHER },
	{ CHOICE AB, CHOICE AB "    hints: [H]\n", SAME, OTHER },
	{ CHOICE AB, CHOICE AB "        feedback: F\n", SAME, OTHER },
	{ CHOICE AB, CHOICE AB "    explain: E\n", SAME, OTHER },
	{ CHOICE "      - text: A\n        correct: true\n      - B\n",
		CHOICE "      - text: A.\n        correct: true\n      - B\n",
		SAME, OTHER },
	/* neither */
	{ CHOICE AB, CHOICE AB "    shuffle: false\n", SAME, SAME },
	{ CHOICE AB, CHOICE AB "    timer: 30\n", SAME, SAME },
	{ CHOICE AB, CHOICE AB "    objective: o1\n", SAME, SAME },
	{ CHOICE AB, CHOICE AB "        misconception: m1\n", SAME, SAME },
	{ CHOICE AB, CHOICE AB "        last: true\n", SAME, SAME },
	/* a default that is written out, another way of writing */
	{ CHOICE AB, CHOICE AB "    points: 1\n    tries: 3\n", SAME, SAME },
	{ CHOICE AB,
		CHOICE "      - id: a\n        text: A\n        correct: true\n"
		       "      - B\n",
		SAME, SAME },
	{ CHOICE AB, "    prompt: P\n    options:\n" AB "    type: choice\n",
		SAME, SAME },
	/* marks */
	{ CHOICE AB, CHOICE AB "    points: 2\n", OTHER, SAME },
	{ CHOICE AB, CHOICE AB "    tries: 1\n", OTHER, SAME },
	{ CHOICE AB, CHOICE AB "      - text: B\n", OTHER, OTHER },
	{ CHOICE AB,
		CHOICE "      - text: A\n      - text: B\n"
		       "        correct: true\n",
		OTHER, SAME },
	{ CHOICE AB,
		CHOICE "      - text: A\n        correct: true\n"
		       "      - text: B\n        id: x\n",
		OTHER, SAME },
	{ CHOICE AB, "    type: choices\n    prompt: P\n    options:\n" AB,
		OTHER, OTHER },
	{ TEXT, TEXT "    case: true\n", OTHER, SAME },
	{ TEXT, TEXT "    spelling: lenient\n", OTHER, SAME },
	{ TEXT, "    type: text\n    prompt: P\n    answers: [x, y]\n", OTHER,
		OTHER },
	{ TEXT, "    type: text\n    prompt: P\n    answers: [X]\n", OTHER,
		OTHER },
	{ TEXT, TEXT "    wrong:\n      - text: y\n", SAME, OTHER },
	{ NUMBER, NUMBER "    tolerance: 0.5\n", OTHER, SAME },
	{ NUMBER, NUMBER "    tolerance: \"0\"\n", SAME, SAME },
	{ NUMBER, NUMBER "    unit: [km]\n", OTHER, OTHER },
	{ NUMBER, "    type: number\n    prompt: P\n    answer: 6\n", OTHER,
		SAME },
	{ TRUE, "    type: truefalse\n    prompt: P\n    answer: false\n",
		OTHER, SAME },
	{ TRUE, TRUE "    if_false: F\n", SAME, OTHER },
};

static void test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		char rev[2][9], of[2][9];

		digests(rows[i].a, rev[0], of[0]);
		digests(rows[i].b, rev[1], of[1]);
		if ((strcmp(rev[0], rev[1]) != 0) != rows[i].rev ||
			(strcmp(of[0], of[1]) != 0) != rows[i].of)
			fail_msg("%s---\n%srev %s %s, of %s %s", rows[i].a,
				rows[i].b, rev[0], rev[1], of[0], of[1]);
	}
}

/* Logs and translations hold them: they must not change with the program. */
static void test_pinned(void **state)
{
	char rev[9], of[9];

	(void)state;
	digests(CHOICE AB, rev, of);
	assert_string_equal(rev, "ffc51369");
	assert_string_equal(of, "hc85e3d4");
	assert_int_equal(strspn(rev, "0123456789abcdef"), 8);
	assert_int_equal(strspn(of + 1, "0123456789abcdef"), 7);
}

/* The id counts: the same question elsewhere is another one. */
static void test_id(void **state)
{
	static const char yaml[] = "sabaq: 1\nkind: lesson\ntitle: T\nsteps:\n"
				   "  - id: a\n" NUMBER "  - id: b\n" NUMBER;
	struct shelf s;
	const struct unit *u;
	char rev[2][9], of[2][9];

	(void)state;
	shelf_open(&s);
	u = shelf_add(&s, "u", yaml);
	step_rev(&u->steps.items[0], rev[0]);
	step_rev(&u->steps.items[1], rev[1]);
	assert_string_not_equal(rev[0], rev[1]);
	step_of(&u->steps.items[0], of[0]);
	step_of(&u->steps.items[1], of[1]);
	assert_string_equal(of[0], of[1]);
	shelf_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_pinned),
		cmocka_unit_test(test_id),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
