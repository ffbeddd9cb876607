/* core/play: a table_lesson, and every event where it makes no sense. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/unit_load.h"
#include "support/table.h"

static void test_opening(void **state)
{
	struct sitting *s = table_begin(state, table_lesson);
	const struct record *r = &s->records[0];

	assert_int_equal(s->play.phase, PLAY_STEP);
	assert_int_equal(s->play.count, 6);
	assert_false(s->play.resumed);
	assert_int_equal(s->count, 2);
	assert_int_equal(r->event, RECORD_OPENED);
	assert_string_equal(r->module, "m");
	assert_string_equal(r->unit, "u");
	assert_string_equal(r->attempt, "01JD0000000000000000000001");
	assert_string_equal(r->kind, "lesson");
	assert_string_equal(r->via, "play");
	assert_string_equal(r->lang, "en");
	assert_string_equal(r->source, "self");
	assert_int_equal(r->steps.count, 0);
	assert_int_equal(r->left, INTEGER_ABSENT);
	assert_int_equal(r->pass, INTEGER_ABSENT);
	assert_string_equal(s->records[1].step, "r1");
}

/* Wrong, then right: two records, closed, nothing to be added. */
static void test_right_at_last(void **state)
{
	char rev[9];
	struct sitting *s = table_begin(state, table_lesson);
	const struct record *r;

	assert_true(sitting_post(s, EVENT_NEXT, 0));
	assert_int_equal(play_tries_left(&s->play, 1), 3);
	s->now += 700;
	assert_true(sitting_post(s, EVENT_HINT, 0));
	s->now += 300;
	assert_true(sitting_answer(s, "a"));
	r = sitting_last(s, RECORD_ANSWERED, "c");
	assert_string_equal(r->type, "choice");
	assert_string_equal(r->obj, "o1");
	step_rev(unit_step(s->play.unit, "c"), rev);
	assert_string_equal(r->rev, rev);
	assert_string_equal(r->given.items[0], "a");
	assert_string_equal(r->mis, "m1");
	assert_int_equal(r->try, 1);
	assert_int_equal(r->right, NO);
	assert_true(r->score <= 0 && r->max >= 1);
	assert_int_equal(r->hints, 1);
	assert_int_equal(r->ms, 1000);
	assert_int_equal(r->sure, INTEGER_ABSENT);
	assert_int_equal(play_tries_left(&s->play, 1), 2);
	assert_true(play_tells(&s->play, 1));
	assert_false(play_reveals(&s->play, 1));
	assert_true(sitting_answer(s, "b"));
	assert_int_equal(slot(s, 1)->phase, SLOT_CLOSED);
	assert_int_equal(slot(s, 1)->mark, MARK_RIGHT);
	assert_true(slot(s, 1)->score >= 1);
	assert_true(play_reveals(&s->play, 1));
	assert_false(sitting_answer(s, "a"));
	assert_false(sitting_post(s, EVENT_HINT, 0));
	given_is(s, 1, "b");
	assert_int_equal(sitting_records(s, RECORD_ANSWERED, "c"), 2);
}

static void test_out_of_tries(void **state)
{
	struct sitting *s = table_begin(state, table_lesson);

	sitting_post(s, EVENT_GOTO, 2);
	/* the log has picks in file order, each once */
	assert_true(sitting_answer(s, "d|b|a|b"));
	given_is(s, 2, "a|b|d");
	assert_int_equal(slot(s, 2)->mark, MARK_PARTLY);
	assert_true(slot(s, 2)->score > 1.9 && slot(s, 2)->score < 2.1);
	assert_true(sitting_answer(s, "d"));
	assert_int_equal(slot(s, 2)->phase, SLOT_CLOSED);
	assert_int_equal(slot(s, 2)->mark, MARK_WRONG);
	/* the best counts */
	assert_true(slot(s, 2)->score > 1.9);
	assert_int_equal(play_tries_left(&s->play, 2), 0);
}

static void test_any_tries(void **state)
{
	struct sitting *s = table_begin(state, table_lesson);

	sitting_post(s, EVENT_GOTO, 3);
	for (int i = 0; i < 30; i++)
		assert_true(sitting_answer(s, "no"));
	assert_int_equal(play_tries_left(&s->play, 3), -1);
	assert_int_equal(slot(s, 3)->phase, SLOT_OPEN);
	assert_true(sitting_answer(s, "yes"));
	assert_int_equal(slot(s, 3)->tries, 31);
	assert_int_equal(slot(s, 3)->phase, SLOT_CLOSED);
}

static void test_not_graded(void **state)
{
	struct sitting *s = table_begin(state, table_lesson);

	sitting_post(s, EVENT_GOTO, 4);
	for (int i = 1; i <= 5; i++) {
		const struct record *r;

		assert_true(sitting_answer(s, "my words"));
		assert_int_equal(slot(s, 4)->phase, SLOT_OPEN);
		assert_false(play_tells(&s->play, 4));
		assert_int_equal(play_tries_left(&s->play, 4), -1);
		r = sitting_last(s, RECORD_ANSWERED, "o");
		assert_int_equal(r->try, i);
		assert_int_equal(r->right, ABSENT);
		assert_true(r->max < 0);
	}
}

static void test_end_of_lesson(void **state)
{
	struct sitting *s = table_begin(state, table_lesson);
	const struct record *r;

	sitting_post(s, EVENT_GOTO, 1);
	sitting_answer(s, "b");
	for (size_t i = 0; i < 4; i++)
		assert_true(sitting_post(s, EVENT_NEXT, 0));
	assert_int_equal(s->play.at, 5);
	assert_true(sitting_post(s, EVENT_NEXT, 0));
	assert_int_equal(s->play.phase, PLAY_RESULT);
	assert_string_equal(s->play.why, "done");
	r = sitting_last(s, RECORD_FINISHED, NULL);
	assert_string_equal(r->kind, "lesson");
	assert_string_equal(r->why, "done");
	assert_int_equal(r->passed, ABSENT);
	assert_true(r->max >= 8 && r->max <= 8);
	assert_true(r->score >= 1 && r->score <= 1);
	assert_int_equal(sitting_records(s, RECORD_FINISHED, NULL), 1);
}

/* A jump to the last step does not make a lesson done. */
static void test_unseen(void **state)
{
	static const enum event_kind ends[] = { EVENT_NEXT, EVENT_FINISH };

	struct sitting *s = table_begin(state, table_lesson);

	for (size_t i = 0; i < ROWS(ends); i++) {
		sitting_begin(s, s->play.unit, (unsigned)i + 2);
		sitting_post(s, EVENT_GOTO, 2);
		sitting_post(s, EVENT_GOTO, 5);
		assert_true(sitting_post(s, ends[i], 0));
		assert_int_equal(s->play.phase, PLAY_STEP);
		assert_int_equal(s->play.at, 1);
		sitting_resume(s, s->play.unit); /* seen is in the log */
		sitting_post(s, EVENT_GOTO, 5);
		assert_true(sitting_post(s, ends[i], 0));
		assert_int_equal(s->play.at, 3);
		sitting_post(s, EVENT_NEXT, 0);
		assert_true(sitting_post(s, ends[i], 0));
		assert_int_equal(s->play.phase,
			ends[i] == EVENT_FINISH ? PLAY_RESULT : PLAY_STEP);
		sitting_post(s, EVENT_NEXT, 0);
		assert_int_equal(s->play.phase, PLAY_RESULT);
	}
}

/* Back, forth, to where one is, to nowhere. */
static void test_going_about(void **state)
{
	static const struct {
		enum event_kind kind;
		size_t index;
		bool changed;
		size_t at;
	} rows[] = {
		{ EVENT_BACK, 0, false, 0 },
		{ EVENT_GOTO, 0, false, 0 },
		{ EVENT_GOTO, 3, true, 3 },
		{ EVENT_GOTO, 6, false, 3 },
		{ EVENT_GOTO, (size_t)-1, false, 3 },
		{ EVENT_BACK, 0, true, 2 },
		{ EVENT_NEXT, 0, true, 3 },
		{ EVENT_STAY, 0, false, 3 },
		{ EVENT_SURE, 2, false, 3 },
		{ EVENT_TICK, 0, false, 3 },
		{ EVENT_VERDICT, 0, false, 3 },
		{ EVENT_RECORDED, 0, false, 3 },
		{ EVENT_HINT, 0, false, 3 },
	};
	struct sitting *s = table_begin(state, table_lesson);

	for (size_t i = 0; i < ROWS(rows); i++) {
		size_t views = sitting_records(s, RECORD_VIEWED, NULL);

		assert_int_equal(sitting_post(s, rows[i].kind, rows[i].index),
			rows[i].changed);
		assert_int_equal(s->play.at, rows[i].at);
		assert_int_equal(sitting_records(s, RECORD_VIEWED, NULL),
			views + (rows[i].changed ? 1 : 0));
	}
	assert_false(slot(s, 1)->viewed);
	assert_true(slot(s, 2)->viewed);
}

static void test_refused(void **state)
{
	struct sitting *s = table_begin(state, table_lesson);

	assert_false(sitting_answer(s, "a")); /* at a text to read */
	sitting_post(s, EVENT_GOTO, 1);
	assert_true(sitting_answer(s, ""));
	assert_int_equal(slot(s, 1)->refusal, REFUSAL_EMPTY);
	assert_false(slot(s, 1)->answered);
	sitting_post(s, EVENT_GOTO, 3);
	assert_true(sitting_answer(s, "y\xd0\xb5s"));
	assert_int_equal(slot(s, 3)->refusal, REFUSAL_LETTERS);
	assert_int_equal(slot(s, 3)->tries, 0);
	sitting_post(s, EVENT_BACK, 0);
	sitting_post(s, EVENT_NEXT, 0);
	assert_int_equal(slot(s, 3)->refusal, REFUSAL_NONE);
	assert_int_equal(sitting_records(s, RECORD_ANSWERED, NULL), 0);
	/* a refused answer leaves the one before as it was */
	sitting_answer(s, "no");
	sitting_answer(s, " ");
	given_is(s, 3, "no");
	assert_true(play_tells(&s->play, 3));
	sitting_answer(s, "no");
	assert_int_equal(slot(s, 3)->refusal, REFUSAL_NONE);
}

/* Nothing is shown before its record is on disk. */
static void test_pending(void **state)
{
	struct sitting *s = table_begin(state, table_lesson);

	sitting_post(s, EVENT_GOTO, 1);
	s->now += 50;
	assert_true(step_answer(s, "a"));
	assert_int_equal(slot(s, 1)->phase, SLOT_PENDING);
	assert_int_equal(s->effects.count, 1);
	assert_int_equal(s->effects.items[0].kind, EFFECT_GRADE);
	assert_int_equal(s->effects.items[0].slot, 1);
	/* what makes no sense now changes nothing */
	assert_false(step(s, EVENT_RECORDED, 0));
	assert_false(step(s, EVENT_VERDICT, 0));
	assert_false(step_answer(s, "b"));
	assert_false(step(s, EVENT_HINT, 0));
	assert_false(step(s, EVENT_FINISH, 0));
	assert_false(step(s, EVENT_TICK, 0));
	assert_false(step(s, EVENT_SURE, 1));
	/* it can be left, but only one answer is on its way at a time */
	s->now += 1000;
	assert_true(step(s, EVENT_NEXT, 0));
	assert_false(step_answer(s, "a"));
	assert_int_equal(slot(s, 2)->phase, SLOT_OPEN);
	assert_true(step(s, EVENT_GOTO, 5));
	assert_true(step(s, EVENT_NEXT, 0)); /* the first never seen */
	assert_int_equal(s->play.at, 3);
	step(s, EVENT_GOTO, 4);
	step(s, EVENT_GOTO, 5);
	assert_false(step(s, EVENT_NEXT, 0)); /* not past the end */
	assert_int_equal(s->play.phase, PLAY_STEP);
	assert_false(step_verdict(s, MARK_RIGHT));
	assert_false(play_tells(&s->play, 1));
	assert_false(play_reveals(&s->play, 1));
	assert_int_equal(slot(s, 1)->phase, SLOT_PENDING);
	assert_int_equal(sitting_records(s, RECORD_ANSWERED, "c"), 1);
	assert_int_equal(sitting_last(s, RECORD_ANSWERED, "c")->ms, 50);
	/* once more is not twice */
	assert_false(step_verdict(s, MARK_WRONG));
	assert_int_equal(slot(s, 1)->tries, 1);
	assert_true(step(s, EVENT_RECORDED, 0));
	assert_int_equal(slot(s, 1)->phase, SLOT_CLOSED);
	assert_int_equal(slot(s, 1)->mark, MARK_RIGHT);
	assert_true(play_tells(&s->play, 1));
	assert_false(step(s, EVENT_RECORDED, 0));
	assert_int_equal(sitting_records(s, RECORD_ANSWERED, NULL), 1);
	/* what is not graded: recorded at once */
	assert_true(step_answer(s, "x")); /* sent back: no such option */
	assert_int_equal(slot(s, 5)->phase, SLOT_OPEN);
	assert_true(step_answer(s, "b"));
	assert_int_equal(slot(s, 5)->phase, SLOT_PENDING);
	step(s, EVENT_GOTO, 4);
	assert_false(step_answer(s, "so"));
	assert_true(step(s, EVENT_RECORDED, 0));
	assert_int_equal(slot(s, 5)->phase, SLOT_OPEN);
	assert_true(step_answer(s, "so"));
	assert_int_equal(slot(s, 4)->phase, SLOT_PENDING);
	assert_false(step_verdict(s, MARK_RIGHT));
	assert_true(step(s, EVENT_RECORDED, 0));
	assert_int_equal(slot(s, 4)->phase, SLOT_OPEN);
}

/* A grader that says nonsense cannot give more than there is. */
static void test_wild_verdicts(void **state)
{
	struct verdict v = { .mark = MARK_PARTLY };
	const struct event event = { .kind = EVENT_VERDICT, .verdict = &v };
	static const double scores[] = { -7, 0.0 / 1, 2, 1e300 };
	struct sitting *s =
		table_begin(state, HEAD("lesson") "steps:\n" TEXT("t",
					   "    points: 3\n    tries: 0\n"));

	for (size_t i = 0; i < ROWS(scores); i++) {
		v.score = scores[i];
		step_answer(s, "no");
		sitting_step(s, &event);
		step(s, EVENT_RECORDED, 0);
		assert_true(slot(s, 0)->score >= 0);
		assert_true(slot(s, 0)->score <= 3);
	}
}

static void test_hints(void **state)
{
	struct sitting *s = table_begin(state, table_lesson);

	assert_false(sitting_post(s, EVENT_HINT, 0)); /* a text has none */
	sitting_post(s, EVENT_NEXT, 0);
	assert_true(sitting_post(s, EVENT_HINT, 0));
	assert_true(sitting_post(s, EVENT_HINT, 0));
	assert_false(sitting_post(s, EVENT_HINT, 0));
	assert_int_equal(slot(s, 1)->hints, 2);
	assert_int_equal(sitting_records(s, RECORD_HINTED, "c"), 2);
	assert_int_equal(sitting_last(s, RECORD_HINTED, "c")->hints, 2);
	sitting_resume(s, s->play.unit);
	assert_int_equal(slot(s, 1)->hints, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(opening),
		TEST(right_at_last),
		TEST(out_of_tries),
		TEST(any_tries),
		TEST(not_graded),
		TEST(end_of_lesson),
		TEST(unseen),
		TEST(going_about),
		TEST(refused),
		TEST(pending),
		TEST(wild_verdicts),
		TEST(hints),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
