/* ui/words: what both front ends say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"
#include "support/alone.h"
#include "ui/words.h"

#define ROWS(array) (sizeof(array) / sizeof *(array))

/* --- filling in ------------------------------------------------------- */

static void test_fill(void **state)
{
	static const struct {
		const char *text, *a, *b, *wanted;
	} rows[] = {
		{ "", "x", "y", "" },
		{ "none", "x", "y", "none" },
		{ "%1 of %2", "3", "12", "3 of 12" },
		{ "%2 / %1", "3", "12", "12 / 3" },
		{ "%1%1%2", "a", "b", "aab" },
		{ "%3 and %9", "a", "b", "%3 and %9" },
		{ "%0 %a %", "a", "b", "%0 %a %" },
		{ "%1 %.", "70", "", "70 %." },
		{ "%s %n %d", "a", "b", "%s %n %d" },
		{ "%1", "%2", "b", "%2" },
		{ "%2%", "a", "b", "b%" },
		{ "\"%1\"", "a\x1b[2Jb", "", "\"a\xef\xbf\xbd[2Jb\"" },
		{ "%1", "\xff", "", "\xef\xbf\xbd" },
		{ "қ %1 қ", "ә", "", "қ ә қ" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct buf b = { 0 };

		words_fill(&b, rows[i].text, rows[i].a, rows[i].b, NULL);
		assert_string_equal(buf_str(&b), rows[i].wanted);
		buf_release(&b);
	}
}

static void test_number(void **state)
{
	static const struct {
		double number;
		const char *wanted;
	} rows[] = {
		{ 0, "0" },
		{ 7, "7" },
		{ 100, "100" },
		{ 0.5, "0.5" },
		{ 2.0 / 3, "0.67" },
		{ 1.999, "2" },
		{ -0.001, "0" },
		{ -3, "-3" },
		{ 1e300, "0" },
		{ 0.0 / 0.0, "0" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		assert_string_equal(NUMBER(rows[i].number), rows[i].wanted);
}

/* A word goes before a paragraph, above anything else. */
static void test_lead(void **state)
{
	static const struct {
		const char *text, *wanted;
	} rows[] = {
		{ NULL, "No." },
		{ "", "No." },
		{ "\n\n", "No." },
		{ "You added.", "No. You added." },
		{ "\nYou added.", "No. You added." },
		{ "You\n\nadded.", "No. You\n\nadded." },
		{ "8 + 2", "No. 8 + 2" },
		{ "-5 is less", "No. -5 is less" },
		{ "*Read* it", "No. *Read* it" },
		{ "**Read** it", "No. **Read** it" },
		{ "`a` is b", "No. `a` is b" },
		{ "- a\n- b", "No.\n\n- a\n- b" },
		{ "* a", "No.\n\n* a" },
		{ "+ a", "No.\n\n+ a" },
		{ "1. a", "No.\n\n1. a" },
		{ "1) a", "No.\n\n1) a" },
		{ "1.5 is more", "No. 1.5 is more" },
		{ "## Why", "No.\n\n## Why" },
		{ "> said", "No.\n\n> said" },
		{ "---", "No.\n\n---" },
		{ "***", "No.\n\n***" },
		{ "```\nx\n```", "No.\n\n```\nx\n```" },
		{ "~~~\nx\n~~~", "No.\n\n~~~\nx\n~~~" },
		{ "    code", "No.\n\n    code" },
		{ "| a | b |\n|---|---|", "No.\n\n| a | b |\n|---|---|" },
		{ "Why\n===", "No.\n\nWhy\n===" },
		{ "No: both", "No: both" },
		{ "No!", "No!" },
		{ "No both", "No. No both" },
		{ "None.", "No. None." },
	};
	struct buf bold = { 0 };

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct buf b = { 0 };

		words_lead(&b, "No.", rows[i].text);
		assert_string_equal(buf_str(&b), rows[i].wanted);
		buf_release(&b);
	}
	words_lead(&bold, "**No.**", "No: both");
	assert_string_equal(buf_str(&bold), "**No**: both");
	buf_release(&bold);
}

/* --- with a unit ------------------------------------------------------ */

static void open_lamps(struct alone *d, const char *unit)
{
	char *path = strdup(golden_path("golden/plain/modules"));

	alone_open(d, path, "en");
	free(path);
	assert_int_equal(
		d->app.ops->open(&d->app, 0, unit, NULL, false), APP_OPENED);
}

static void post(
	struct alone *d, enum event_kind kind, size_t index, const char *given)
{
	const char *items[] = { given };
	struct event event = {
		.kind = kind,
		.index = index,
		.given = { items, given ? 1 : 0 },
	};

	d->app.ops->post(&d->app, &event);
}

static const struct step *step(const struct alone *d, const char *id)
{
	const struct step *s = unit_step(d->play.unit, id);

	assert_non_null(s);
	return s;
}

static void test_refusal(void **state)
{
	static const struct {
		const char *step;
		enum refusal refusal;
		const char *typed, *wanted;
	} rows[] = {
		{ "q-three", REFUSAL_NONE, NULL, "" },
		{ "q-three", REFUSAL_EMPTY, NULL, "Choose an answer first." },
		{ "q-many", REFUSAL_EMPTY, NULL,
			"Choose one or more answers first." },
		{ "q-word", REFUSAL_EMPTY, "", "Type an answer first." },
		{ "q-open", REFUSAL_EMPTY, "", "Write something first." },
		{ "q-number", REFUSAL_NUMBER, "x",
			"Type a number, for example 12 or 0.5. "
			"No try was used." },
		{ "q-word", REFUSAL_LETTERS, "fоr",
			"Check the letters: in \"fоr\" letter 2, \"о\", is "
			"Russian, the others are Latin. Switch the layout "
			"and correct it. No try was used." },
		{ "q-word", REFUSAL_LETTERS, "молокo",
			"Check the letters: in \"молокo\" letter 6, \"o\", is "
			"Latin, the others are Russian. Switch the layout "
			"and correct it. No try was used." },
		{ "q-word", REFUSAL_LETTERS, "ор",
			"Check the letters: \"ор\" is typed in Russian "
			"letters, but Latin ones are needed. Switch the "
			"layout and type it again. No try was used." },
		{ "q-word", REFUSAL_LETTERS, "cop",
			"Check the letters: \"cop\" is typed in Latin "
			"letters, but Russian ones are needed. Switch the "
			"layout and type it again. No try was used." },
		{ "q-word", REFUSAL_LETTERS, "1О1",
			"Check the digits: in \"1О1\" character 2, \"О\", is "
			"a letter, not the digit 0. Correct it. "
			"No try was used." },
	};
	struct alone d;

	(void)state;
	open_lamps(&d, "bits");
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct refused what = { 0 };
		struct buf b = { 0 };

		if (rows[i].typed)
			buf_adds(&what.text, rows[i].typed);
		words_refusal(&b, NULL, step(&d, rows[i].step), rows[i].refusal,
			&what);
		buf_release(&what.text);
		assert_string_equal(buf_str(&b), rows[i].wanted);
		buf_release(&b);
	}
	alone_close(&d);
}

static void test_given(void **state)
{
	static const struct {
		const char *step;
		const char *given[2];
		const char *wanted, *right;
	} rows[] = {
		{ "q-three", { "b" }, "6", "Right answer: 8" },
		{ "q-many", { "a", "b" }, "101; 201",
			"Right answers: 101; 11" },
		{ "q-true", { "false" }, "No", "Right answer: Yes" },
		{ "q-three", { "zz" }, "zz", "Right answer: 8" },
		{ "q-word", { "a\x1b" }, "a\xef\xbf\xbd", "Right answer: for" },
		{ "q-number", { "25" }, "25", "Right answer: 256" },
		{ "q-open", { "one\n\ntwo\n" }, "one  two", "" },
		{ "q-poll", { "c" }, "hard", "" },
	};
	struct alone d;

	(void)state;
	open_lamps(&d, "bits");
	for (size_t i = 0; i < ROWS(rows); i++) {
		const char *items[] = { rows[i].given[0], rows[i].given[1] };
		struct strings given = { items, items[1] ? 2 : 1 };
		const struct step *s = step(&d, rows[i].step);
		struct buf b = { 0 };

		words_given(&b, NULL, s, &given);
		assert_string_equal(buf_str(&b), rows[i].wanted);
		buf_clear(&b);
		words_right_answer(&b, NULL, s);
		assert_string_equal(buf_str(&b), rows[i].right);
		buf_release(&b);
	}
	alone_close(&d);
}

static void test_body(void **state)
{
	struct alone d;
	struct buf b = { 0 };

	(void)state;
	open_lamps(&d, "bits");
	words_body(&b, NULL, step(&d, "dark"), NULL);
	assert_non_null(strstr(buf_str(&b), "## Lamps"));
	buf_clear(&b);
	words_body(&b, NULL, step(&d, "q-true"), NULL);
	assert_string_equal(buf_str(&b), "A byte has eight bits.");
	buf_release(&b);
	assert_null(words_model(step(&d, "q-true")));
	assert_non_null(strstr(words_model(step(&d, "q-open")), "label"));
	alone_close(&d);
}

static void says(struct buf *b, const char *wanted)
{
	assert_string_equal(buf_str(b), wanted);
	buf_clear(b);
}

/* Tries, positions, states: as a lesson goes on. */
static void test_lesson(void **state)
{
	struct alone d;
	struct buf b = { 0 };
	const struct play *p = &d.play;
	const struct fold_unit *done;

	(void)state;
	open_lamps(&d, "bits");
	words_tries(&b, NULL, p);
	says(&b, ""); /* nothing is asked */
	post(&d, EVENT_NEXT, 0, NULL);
	words_position(&b, NULL, p);
	says(&b, "step 2 of 8");
	words_tries(&b, NULL, p);
	says(&b, "You have 3 tries.");
	words_slot_state(&b, NULL, p, 1);
	says(&b, "skipped");
	words_slot_state(&b, NULL, p, 2);
	says(&b, "");
	post(&d, EVENT_ANSWER, 0, "a");
	words_tries(&b, NULL, p);
	says(&b, "2 tries left.");
	words_slot_state(&b, NULL, p, 1);
	says(&b, "not right");
	post(&d, EVENT_ANSWER, 0, "b");
	words_tries(&b, NULL, p);
	says(&b, "1 try left.");
	post(&d, EVENT_ANSWER, 0, "c");
	words_tries(&b, NULL, p);
	says(&b, "");
	words_slot_state(&b, NULL, p, 1);
	says(&b, "right at try 3");
	post(&d, EVENT_GOTO, 7, NULL);
	post(&d, EVENT_ANSWER, 0, "a");
	words_slot_state(&b, NULL, p, 7);
	says(&b, "answered");
	done = progress_unit(&d.progress, "lamps", "bits");
	words_unit_state(&b, NULL, p->unit, done);
	says(&b, "step 8 of 8");
	words_unit_state(&b, NULL, NULL, done);
	says(&b, "begun");
	words_step_state(&b, NULL, step(&d, "q-three"),
		fold_step(done->current, "q-three"));
	says(&b, "right at try 3");
	words_step_state(&b, NULL, step(&d, "q-many"),
		fold_step(done->current, "q-many"));
	says(&b, "");
	words_step_state(&b, NULL, step(&d, "q-poll"),
		fold_step(done->current, "q-poll"));
	says(&b, "answered");
	for (size_t i = 2; i <= 7; i++)
		post(&d, EVENT_GOTO, i, NULL);
	post(&d, EVENT_NEXT, 0, NULL);
	assert_int_equal(p->phase, PLAY_RESULT);
	words_slot_state(&b, NULL, p, 3);
	says(&b, "not answered");
	words_unit_state(
		&b, NULL, p->unit, progress_unit(&d.progress, "lamps", "bits"));
	says(&b, "done");
	words_unit_state(&b, NULL, p->unit, NULL);
	says(&b, "not begun");
	d.app.ops->open(&d.app, 0, "bits", NULL, true);
	post(&d, EVENT_NEXT, 0, NULL);
	done = progress_unit(&d.progress, "lamps", "bits");
	words_unit_state(&b, NULL, p->unit, done);
	says(&b, "done; again: step 2 of 8");
	words_unit_state(&b, NULL, NULL, done);
	says(&b, "done; again: begun");
	buf_release(&b);
	alone_close(&d);
}

/* Nothing of a mark before the quiz tells it. */
static void test_quiz(void **state)
{
	struct alone d;
	struct buf b = { 0 };
	const struct play *p = &d.play;
	struct result r;

	(void)state;
	open_lamps(&d, "check");
	words_rules(&b, NULL, p->unit, p->count, NULL);
	says(&b, "3 questions. It ends after 10 minutes. "
		 "60 % is needed to pass. It can be taken 2 times. "
		 "You may change your answers until you finish; "
		 "then you are told what was right.");
	post(&d, EVENT_NEXT, 0, NULL);
	words_position(&b, NULL, p);
	says(&b, "question 1 of 3");
	words_tries(&b, NULL, p);
	says(&b, "");
	post(&d, EVENT_ANSWER, 0, "true");
	post(&d, EVENT_SURE, 3, NULL);
	words_slot_state(&b, NULL, p, 0);
	says(&b, "answered");
	post(&d, EVENT_FINISH, 0, NULL);
	post(&d, EVENT_FINISH, 0, NULL);
	words_slot_state(&b, NULL, p, 0);
	says(&b, "not right");
	result_of(p, &r);
	words_result(&b, NULL, p, &r);
	says(&b, "Not passed: 0 of 3, that is 0 %. 60 % is needed.");
	words_unit_state(&b, NULL, p->unit,
		progress_unit(&d.progress, "lamps", "check"));
	says(&b, "not passed, 0 %");
	words_unit_state(
		&b, NULL, NULL, progress_unit(&d.progress, "lamps", "check"));
	says(&b, "not passed, 0 %");
	words_rules(&b, NULL, p->unit, p->count,
		progress_unit(&d.progress, "lamps", "check"));
	says(&b, "3 questions. It ends after 10 minutes. "
		 "60 % is needed to pass. You have 1 attempt left. "
		 "You may change your answers until you finish; "
		 "then you are told what was right.");
	assert_non_null(words_overconfident(NULL, MARK_WRONG, 3));
	assert_null(words_overconfident(NULL, MARK_WRONG, 2));
	assert_null(words_overconfident(NULL, MARK_RIGHT, 3));
	buf_release(&b);
	alone_close(&d);
}

/* --- the rest --------------------------------------------------------- */

static void test_time(void **state)
{
	static const struct {
		int64_t ms;
		const char *wanted;
	} rows[] = {
		{ -1, "" },
		{ 0, "0 seconds left" },
		{ 1, "1 second left" },
		{ 119001, "120 seconds left" },
		{ 120001, "2 minutes left" },
		{ 600000, "10 minutes left" },
		{ 570000, "10 minutes left" },
		{ 569000, "9 minutes left" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct buf b = { 0 };

		words_time_left(&b, NULL, rows[i].ms);
		assert_string_equal(buf_str(&b), rows[i].wanted);
		buf_release(&b);
	}
}

static void test_notices(void **state)
{
	struct app a = { .saving = APP_SAVED };
	struct buf b = { 0 };

	(void)state;
	assert_null(words_saving(NULL, APP_SAVED));
	assert_string_equal(words_saving(NULL, APP_DISK_FULL),
		"The disk is full: your answers are kept in memory. "
		"Tell your teacher; do not switch off.");
	assert_non_null(words_saving(NULL, APP_READ_ONLY));
	assert_non_null(words_saving(NULL, APP_NOT_SAVED));
	words_saved(&b, &a);
	says(&b, "Everything is saved.");
	a.waiting = 1;
	words_saved(&b, &a);
	says(&b, "1 record is not saved.");
	assert_string_equal(words_opened(NULL, APP_OPENED), "");
	words_module_state(&b, NULL, 0, 0, 3);
	says(&b, "not begun");
	words_module_state(&b, NULL, 0, 1, 3);
	says(&b, "0 of 3 parts");
	words_module_state(&b, NULL, 1, 1, 1);
	says(&b, "1 of 1 part");
	words_spelling(&b, NULL, "қала");
	says(&b, "The answer counts. It is spelled \"қала\".");
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fill),
		cmocka_unit_test(test_number),
		cmocka_unit_test(test_lead),
		cmocka_unit_test(test_refusal),
		cmocka_unit_test(test_given),
		cmocka_unit_test(test_body),
		cmocka_unit_test(test_lesson),
		cmocka_unit_test(test_quiz),
		cmocka_unit_test(test_time),
		cmocka_unit_test(test_notices),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
