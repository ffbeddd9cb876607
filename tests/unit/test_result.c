/* core/result: what a run is worth. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "core/result.h"
#include "support/shelf.h"
#include "support/sitting.h"

#define ROWS(array) (sizeof(array) / sizeof *(array))
#define HEAD(kind) "sabaq: 1\nkind: " kind "\ntitle: T\n"
#define OPTIONS \
	"    options:\n" \
	"      - {text: a, correct: true}\n" \
	"      - {text: b, correct: true}\n" \
	"      - {text: c, correct: true}\n" \
	"      - {text: d}\n"

static void is(double got, double wanted)
{
	if (fabs(got - wanted) > 1e-9)
		fail_msg("%.9f is not %.9f", got, wanted);
}

/* A quiz of questions worth a third, two thirds or all of a point. */
static void add_questions(struct buf *b, const char *rules, size_t count)
{
	buf_addf(b, "%s%ssteps:\n", HEAD("quiz"), rules);
	for (size_t i = 0; i < count; i++)
		buf_addf(b,
			"  - id: q%zu\n    type: choices\n    prompt: P\n"
			"%s",
			i, OPTIONS);
}

/* The answers as digits: thirds earned; '-': none given. */
static void answer_all(struct sitting *s, const char *thirds)
{
	static const char *const given[] = { "d", "a", "a|b", "a|b|c" };

	for (size_t i = 0; thirds[i]; i++) {
		sitting_post(s, EVENT_GOTO, i);
		if (thirds[i] != '-')
			sitting_answer(s, given[thirds[i] - '0']);
	}
}

/* Sums of fractions hang on no rounding, nor on where the run was resumed. */
static void test_percent(void **state)
{
	static const struct {
		const char *thirds;
		int pass;
		double score;
		int percent;
		bool passed;
	} rows[] = {
		{ "3", 100, 1, 100, true },
		{ "2", 67, 0.6667, 66, false },
		{ "2", 66, 0.6667, 66, true },
		{ "1", 34, 0.3333, 33, false },
		{ "111", 33, 1, 33, true },
		{ "112", 44, 1.3333, 44, true },
		{ "111111111", 33, 3, 33, true },
		{ "111111111111111111111111111111", 34, 10, 33, false },
		{ "222222222222222222222222222222", 66, 20, 66, true },
		/* seven of ten in thirds is 70 per cent */
		{ "3331112220", 60, 6, 60, true },
		{ "3333111222", 70, 7, 70, true },
		{ "3333111222", 71, 7, 70, false },
		{ "3333111221", 70, 6.6667, 66, false },
		{ "----------", 0, 0, 0, true },
		{ "----------", 1, 0, 0, false },
		{ "333333333-", 90, 9, 90, true },
	};

	(void)state;
	for (size_t i = 0; i < 4 * ROWS(rows); i++) {
		const char *thirds = rows[i / 4].thirds;
		struct sitting s;
		struct shelf shelf;
		struct buf text = { 0 };
		char rules[64];
		const struct unit *u;
		struct result r;

		snprintf(rules, sizeof(rules), "pass: %d\nverdict: %s\n",
			rows[i / 4].pass, i % 2 ? "end" : "each");
		add_questions(&text, rules, strlen(thirds));
		shelf_open(&shelf);
		sitting_init(&s);
		u = shelf_add(&shelf, "u", buf_str(&text));
		sitting_begin(&s, u, 1);
		answer_all(&s, thirds);
		if (i / 2 % 2)
			sitting_resume(&s, u);
		sitting_post(&s, EVENT_FINISH, 0);
		sitting_post(&s, EVENT_FINISH, 0);
		for (int again = 0; again < 2; again++) {
			const struct record *f =
				sitting_last(&s, RECORD_FINISHED, NULL);

			result_of(&s.play, &r);
			assert_true(fabs(r.score - rows[i / 4].score) < 1e-4);
			assert_true(fabs(f->score - r.score) < 1e-4);
			is(r.max, (double)strlen(thirds));
			assert_int_equal(r.percent, rows[i / 4].percent);
			assert_int_equal(r.passed, rows[i / 4].passed);
			assert_int_equal(f->passed, rows[i / 4].passed);
			sitting_review(&s, u);
		}
		sitting_release(&s);
		shelf_close(&shelf);
		buf_release(&text);
	}
}

static void test_parts(void **state)
{
	static const char text[] = HEAD(
		"quiz") "verdict: end\nsteps:\n"
			"  - {id: r, type: read, text: T}\n"
			"  - id: b\n    type: choices\n    prompt: P\n"
			"    objective: o2\n    points: 3\n" OPTIONS
			"  - {id: a, type: truefalse, prompt: P, answer: true, "
			"objective: o1}\n"
			"  - {id: a2, type: truefalse, prompt: P, answer: "
			"true, "
			"objective: o1, points: 2}\n"
			"  - {id: n, type: truefalse, prompt: P, answer: "
			"true}\n"
			"  - {id: o, type: open, prompt: P, objective: o1}\n"
			"  - {id: w, type: truefalse, prompt: P, answer: true, "
			"objective: o2}\n";
	struct shelf shelf;
	struct sitting s;
	struct result r;

	(void)state;
	shelf_open(&shelf);
	sitting_init(&s);
	sitting_begin(&s, shelf_add(&shelf, "u", text), 1);
	result_of(&s.play, &r);
	assert_int_equal(r.blank, 5);
	is(r.max, 8);
	for (size_t i = 1; i < 7; i++) {
		sitting_post(&s, EVENT_GOTO, i);
		if (i != 3)
			sitting_answer(&s, i == 1   ? "a|b"
					   : i == 5 ? "words"
					   : i == 6 ? "false"
						    : "true");
	}
	sitting_post(&s, EVENT_FINISH, 0);
	sitting_post(&s, EVENT_FINISH, 0);
	result_of(&s.play, &r);
	assert_int_equal(r.right, 2);
	assert_int_equal(r.partly, 1);
	assert_int_equal(r.wrong, 1);
	assert_int_equal(r.blank, 1);
	is(r.score, 4);
	is(r.max, 8);
	assert_int_equal(r.percent, 50);
	assert_false(r.passed);
	/* in the module's order; prose and opinions count nothing */
	assert_int_equal(r.part_count, 2);
	assert_string_equal(r.parts[0].id, "o1");
	assert_string_equal(r.parts[0].text, "First");
	is(r.parts[0].score, 1);
	is(r.parts[0].max, 3);
	assert_string_equal(r.parts[1].id, "o2");
	is(r.parts[1].score, 2);
	is(r.parts[1].max, 4);
	sitting_release(&s);
	shelf_close(&shelf);
}

/* With nothing to grade there is nothing to fail; a lesson is not passed. */
static void test_nothing_graded(void **state)
{
	struct shelf shelf;
	struct sitting s;
	struct result r;

	(void)state;
	shelf_open(&shelf);
	sitting_init(&s);
	sitting_begin(&s,
		shelf_add(&shelf, "u",
			HEAD("quiz") "steps:\n"
				     "  - {id: o, type: open, prompt: P}\n"),
		1);
	result_of(&s.play, &r);
	is(r.max, 0);
	assert_int_equal(r.percent, 0);
	assert_true(r.passed);
	sitting_begin(&s,
		shelf_add(&shelf, "v",
			HEAD("lesson") "steps:\n"
				       "  - {id: t, type: truefalse, prompt: "
				       "P, answer: true}\n"),
		2);
	sitting_answer(&s, "true");
	result_of(&s.play, &r);
	assert_int_equal(r.percent, 100);
	assert_false(r.passed);
	sitting_release(&s);
	shelf_close(&shelf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_percent),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_nothing_graded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
