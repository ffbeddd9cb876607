/* ui/words_preview: what a step hides, whatever its type. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/table.h"
#include "ui/words_preview.h"

#define LESSON HEAD("lesson") "steps:\n"

/* A step, and what is to be found among its answers, in this order. */
static const struct {
	const char *yaml, *told[9];
} rows[] = {
	{ LESSON READ("r"), { "Nothing is hidden" } },
	{ LESSON CHOICE("c", "    objective: o1\n    hints: [One.]\n"),
		{ "Right answer\\: b", "option 1**; id: a; text: a",
			"misconception: m1", "**feedback:** A.", "option 2",
			"right: yes", "objective**: o1", "hint 1:** One." } },
	{ LESSON TEXT("t", "    if_wrong: |\n      Two\n\n      lines.\n"
			   "    note: For you.\n"),
		{ "Right answer\\: yes", "right answer 1**; text: yes",
			"if wrong:** Two\n\n  lines.\n",
			"note for the teacher:** For you." } },
	{ LESSON "  - id: g\n    type: gaps\n    prompt: P\n"
		 "    text: |\n      [[a]] and [[b]]\n    gaps:\n      a:\n"
		 "        type: number\n        answer: 4\n      b:\n"
		 "        type: text\n        answers: [\"yes\"]\n",
		{ "gap\\: a**", "right answer: 4", "gap\\: b**",
			"right answer 1", "text: yes" } },
	{ LESSON "  - id: f\n    type: truefalse\n    prompt: P\n"
		 "    answer: false\n    if_true: |\n      No.\n",
		{ "Right answer\\: No", "right answer**: no",
			"who says \\\"yes\\\" reads", "feedback:** No." } },
	{ LESSON "  - id: x\n    type: trace\n    prompt: P\n"
		 "    language: python\n    program: |\n      print(1)\n"
		 "      print(2)\n    output: |\n      1\n      2\n",
		{ "output", "  1\n  2\n" } },
};

static void test_answers(void **state)
{
	struct table *t = *state;

	for (size_t i = 0; i < ROWS(rows); i++) {
		const struct unit *u;
		struct buf b = { 0 };
		const char *s;

		t->shelf.count = 0;
		u = shelf_add(&t->shelf, "u", rows[i].yaml);
		words_answers(&b, NULL, u->module, &u->steps.items[0]);
		s = buf_str(&b);
		for (size_t k = 0; rows[i].told[k]; k++) {
			s = strstr(s, rows[i].told[k]);
			if (!s)
				print_error("no %s in:\n%s", rows[i].told[k],
					buf_str(&b));
			assert_non_null(s);
		}
		buf_release(&b);
	}
}

/* Every field of a step, and every word of one, has a name for people. */
static void check_names(const struct shape *shape, int depth)
{
	const struct variant *v = shape ? shape->variant : NULL;

	if (!shape || depth > 6)
		return;
	for (size_t i = 0; i < shape->count; i++) {
		const struct field *f = &shape->fields[i];

		if (!words_field(NULL, f->name))
			fail_msg("the field \"%s\" has no name", f->name);
		for (size_t k = 0; f->words && f->words[k]; k++) {
			if (!words_value(NULL, f->words[k]))
				fail_msg("the word \"%s\" of \"%s\" has none",
					f->words[k], f->name);
		}
		check_names(f->of, depth + 1);
	}
	for (size_t i = 0; v && i < v->count; i++) {
		if (v->rows[i].nested)
			continue; /* a draw is no step that is shown */
		check_names(v->rows[i].body, depth + 1);
		check_names(v->rows[i].common, depth + 1);
	}
}

static void test_names(void **state)
{
	(void)state;
	check_names(&step_shape, 0);
	assert_null(words_field(NULL, "no such field"));
}

/* What is said where there is less and less room. */
static void test_mark(void **state)
{
	struct table *t = *state;
	const struct unit *u = shelf_add(&t->shelf, "u", LESSON READ("first"));
	struct faults faults = { 0 };
	struct app_preview p = { .faults = &faults };
	struct buf b = { 0 };
	size_t before = 1000;

	words_preview(&b, NULL, &p, &u->steps.items[0], 0);
	assert_string_equal(
		buf_str(&b), "Preview, nothing is recorded; first, line 5");
	buf_clear(&b);
	faults_add(&faults, 0, (struct place){ .file = "m/u.yaml", .line = 3 },
		"u.yaml", NULL, NULL);
	p.errors = 1;
	p.before = true;
	for (int brief = 0; brief < PREVIEW_WAYS; brief++) {
		buf_clear(&b);
		words_preview(&b, NULL, &p, &u->steps.items[0], brief);
		assert_non_null(strstr(buf_str(&b), "ersion before"));
		assert_true(b.len <= before);
		before = b.len;
	}
	assert_true(before <= 30);
	buf_clear(&b);
	words_fault(&b, NULL, &faults.items[0]);
	assert_int_equal(
		strncmp(buf_str(&b), "u.yaml, line 3: error: ", 23), 0);
	buf_release(&b);
	faults_release(&faults);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(answers),
		cmocka_unit_test(test_names),
		TEST(mark),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
