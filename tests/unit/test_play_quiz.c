/* core/play: a quiz told after each answer, or at the end; how sure?; time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/table.h"

enum { MINUTE = 60000 };

static void test_quiz_each(void **state)
{
	struct sitting *s = table_begin(state, table_quiz_each);
	const struct record *r;

	assert_int_equal(s->play.phase, PLAY_INTRO);
	assert_int_equal(s->count, 1);
	assert_string_equal(s->records[0].kind, "quiz");
	assert_int_equal(s->records[0].pass, 50);
	/* of these none makes sense on the first page */
	assert_false(sitting_post(s, EVENT_BACK, 0));
	assert_false(sitting_answer(s, "a"));
	assert_false(sitting_post(s, EVENT_HINT, 0));
	assert_false(sitting_post(s, EVENT_SURE, 1));
	assert_false(sitting_post(s, EVENT_STAY, 0));
	assert_false(sitting_post(s, EVENT_TICK, 0));
	assert_true(sitting_post(s, EVENT_NEXT, 0));
	assert_string_equal(sitting_last(s, RECORD_VIEWED, NULL)->step, "c");
	assert_int_equal(play_tries_left(&s->play, 0), 1);
	sitting_answer(s, "a");
	assert_int_equal(slot(s, 0)->phase, SLOT_CLOSED);
	assert_true(play_tells(&s->play, 0));
	assert_true(play_reveals(&s->play, 0));
	assert_false(sitting_answer(s, "b"));
	sitting_post(s, EVENT_NEXT, 0);
	sitting_answer(s, "a");
	assert_int_equal(slot(s, 1)->phase, SLOT_OPEN);
	assert_true(play_tells(&s->play, 1));
	assert_false(play_reveals(&s->play, 1));
	sitting_answer(s, "a|b|c");
	sitting_post(s, EVENT_NEXT, 0);
	sitting_post(s, EVENT_NEXT, 0);
	sitting_answer(s, "words");
	assert_int_equal(sitting_records(s, RECORD_ANSWERED, "o"), 1);
	sitting_post(s, EVENT_NEXT, 0);
	assert_int_equal(s->play.phase, PLAY_FINISH);
	/* at the question whether to finish */
	assert_false(sitting_answer(s, "x"));
	assert_false(sitting_post(s, EVENT_HINT, 0));
	assert_false(sitting_post(s, EVENT_NEXT, 0));
	assert_true(sitting_post(s, EVENT_STAY, 0));
	assert_int_equal(s->play.phase, PLAY_STEP);
	assert_int_equal(s->play.at, 3);
	assert_true(sitting_post(s, EVENT_FINISH, 0));
	assert_true(sitting_post(s, EVENT_BACK, 0));
	assert_int_equal(s->play.at, 3);
	sitting_post(s, EVENT_FINISH, 0);
	assert_true(sitting_post(s, EVENT_GOTO, 2));
	assert_int_equal(s->play.phase, PLAY_STEP);
	sitting_post(s, EVENT_FINISH, 0);
	assert_true(sitting_post(s, EVENT_FINISH, 0));
	assert_int_equal(s->play.phase, PLAY_RESULT);
	r = sitting_last(s, RECORD_FINISHED, NULL);
	assert_string_equal(r->why, "done");
	assert_int_equal(r->passed, NO); /* 1 of 3 */
	assert_true(r->score >= 1 && r->score <= 1 && r->max >= 3);
	assert_string_equal(r->kind, "quiz");
}

/* At the end nothing changes any more, but one can look at everything. */
static void test_result_phase(void **state)
{
	static const enum event_kind kinds[] = { EVENT_NEXT, EVENT_BACK,
		EVENT_SURE, EVENT_HINT, EVENT_VERDICT, EVENT_RECORDED,
		EVENT_FINISH, EVENT_STAY, EVENT_TICK };
	struct sitting *s = table_begin(state, table_quiz_each);
	size_t records;

	sitting_post(s, EVENT_FINISH, 0);
	sitting_post(s, EVENT_FINISH, 0);
	assert_int_equal(s->play.phase, PLAY_RESULT);
	records = s->count;
	for (size_t i = 0; i < ROWS(kinds); i++)
		assert_false(sitting_post(s, kinds[i], 1));
	assert_false(sitting_answer(s, "b"));
	assert_true(sitting_post(s, EVENT_GOTO, 2));
	assert_int_equal(s->play.phase, PLAY_RESULT);
	assert_int_equal(s->play.at, 2);
	assert_false(sitting_post(s, EVENT_GOTO, 4));
	assert_int_equal(s->count, records);
	assert_true(play_reveals(&s->play, 2));
	assert_false(play_tells(&s->play, 2)); /* nothing was answered */
	assert_int_equal(play_tries_left(&s->play, 2), 0);
	assert_int_equal(play_left_ms(&s->play, s->now), -1);
}

static void test_quiz_end(void **state)
{
	struct sitting *s = table_begin(state, table_quiz_end);
	const struct record *r;

	sitting_post(s, EVENT_NEXT, 0);
	assert_int_equal(play_tries_left(&s->play, 0), -1);
	sitting_post(s, EVENT_HINT, 0);
	s->now += 100;
	for (int i = 0; i < 5; i++) {
		assert_true(sitting_answer(s, i % 2 ? "a" : "c"));
		assert_int_equal(slot(s, 0)->phase, SLOT_OPEN);
		assert_int_equal(slot(s, 0)->tries, 0);
		assert_false(play_tells(&s->play, 0));
		assert_false(play_reveals(&s->play, 0));
	}
	assert_int_equal(sitting_records(s, RECORD_GIVEN, "c"), 5);
	assert_int_equal(sitting_records(s, RECORD_ANSWERED, NULL), 0);
	r = sitting_last(s, RECORD_GIVEN, "c");
	assert_int_equal(r->try, INTEGER_ABSENT);
	assert_int_equal(r->right, ABSENT);
	assert_null(r->mis);
	sitting_answer(s, "b");
	sitting_post(s, EVENT_NEXT, 0);
	sitting_answer(s, "a|b");
	sitting_post(s, EVENT_GOTO, 3);
	sitting_answer(s, "words"); /* not graded: needs no end */
	assert_int_equal(sitting_records(s, RECORD_ANSWERED, "o"), 1);
	sitting_post(s, EVENT_GOTO, 2);
	sitting_answer(s, "no");
	sitting_post(s, EVENT_FINISH, 0);
	assert_int_equal(s->play.phase, PLAY_FINISH);
	s->now += 5000;
	sitting_post(s, EVENT_FINISH, 0);
	assert_int_equal(s->play.phase, PLAY_RESULT);
	for (size_t i = 0; i < 3; i++) {
		static const char *const ids[] = { "c", "cs", "t" };

		assert_int_equal(
			sitting_records(s, RECORD_ANSWERED, ids[i]), 1);
		r = sitting_last(s, RECORD_ANSWERED, ids[i]);
		assert_int_equal(r->try, 1);
		assert_int_equal(slot(s, i)->phase, SLOT_CLOSED);
		assert_true(play_tells(&s->play, i));
		assert_true(play_reveals(&s->play, i));
	}
	r = sitting_last(s, RECORD_ANSWERED, "c");
	assert_int_equal(r->right, YES);
	assert_int_equal(r->hints, 1);
	assert_int_equal(r->ms, 100); /* of the last answer, not of the end */
	assert_int_equal(sitting_records(s, RECORD_ANSWERED, "t2"), 0);
	r = sitting_last(s, RECORD_FINISHED, NULL);
	assert_true(r->score > 1.66 && r->score < 1.67 && r->max >= 4);
	assert_false(play_tells(&s->play, 3));
}

/* While it is being graded, nothing else happens. */
static void test_finishing(void **state)
{
	static const enum event_kind kinds[] = { EVENT_NEXT, EVENT_BACK,
		EVENT_GOTO, EVENT_SURE, EVENT_HINT, EVENT_FINISH, EVENT_STAY,
		EVENT_TICK };
	struct sitting *s = table_begin(state, table_quiz_end);
	size_t steps = 0;

	sitting_post(s, EVENT_NEXT, 0);
	sitting_answer(s, "b");
	sitting_post(s, EVENT_GOTO, 2);
	sitting_answer(s, "no");
	sitting_post(s, EVENT_FINISH, 0);
	step(s, EVENT_FINISH, 0);
	do {
		struct effects kept = s->effects;

		assert_int_equal(s->play.phase, PLAY_FINISHING);
		assert_int_equal(kept.count, 1);
		for (size_t i = 0; i < ROWS(kinds); i++) {
			assert_false(step(s, kinds[i], 1));
			assert_int_equal(s->effects.count, 0);
		}
		assert_false(step_answer(s, "a"));
		for (size_t i = 0; i < s->play.count; i++)
			assert_false(play_tells(&s->play, i));
		s->effects = kept;
		steps++;
	} while (sitting_go_on(s) && s->play.phase != PLAY_RESULT);
	assert_int_equal(steps, 5); /* two graded, two recorded, the end */
	assert_int_equal(sitting_records(s, RECORD_FINISHED, NULL), 1);
}

static void test_nothing_answered(void **state)
{
	struct sitting *s = table_begin(state, table_quiz_end);

	sitting_post(s, EVENT_FINISH, 0);
	sitting_post(s, EVENT_FINISH, 0);
	assert_int_equal(s->play.phase, PLAY_RESULT);
	assert_int_equal(s->count, 2);
	assert_int_equal(sitting_last(s, RECORD_FINISHED, NULL)->passed, NO);
}

/* --- how sure? -------------------------------------------------------- */

#define SURE_QUIZ(verdict) \
	HEAD("quiz") \
	"confidence: true\nverdict: " verdict \
	"\nsteps:\n" CHOICE("c", "    tries: 2\n") OPEN("o") TEXT("t", "")

static void test_sure_each(void **state)
{
	struct sitting *s = table_begin(state, SURE_QUIZ("each"));

	sitting_post(s, EVENT_NEXT, 0);
	s->now += 40;
	assert_true(step_answer(s, "a"));
	/* the answer is safe before anything is asked */
	assert_int_equal(slot(s, 0)->phase, SLOT_PENDING);
	assert_int_equal(sitting_records(s, RECORD_GIVEN, "c"), 1);
	assert_false(step(s, EVENT_SURE, 2));
	assert_true(step(s, EVENT_RECORDED, 0));
	assert_int_equal(slot(s, 0)->phase, SLOT_SURE);
	assert_false(play_tells(&s->play, 0));
	assert_false(sitting_answer(s, "b"));
	assert_false(sitting_post(s, EVENT_HINT, 0));
	assert_false(sitting_post(s, EVENT_SURE, 4));
	/* it can be left and come back to */
	sitting_post(s, EVENT_NEXT, 0);
	assert_false(sitting_post(s, EVENT_SURE, 2));
	assert_true(sitting_answer(s, "words")); /* nobody asks here */
	assert_int_equal(slot(s, 1)->phase, SLOT_OPEN);
	sitting_post(s, EVENT_BACK, 0);
	assert_int_equal(slot(s, 0)->phase, SLOT_SURE);
	s->now += 1000;
	assert_true(sitting_post(s, EVENT_SURE, 3));
	assert_int_equal(slot(s, 0)->phase, SLOT_OPEN);
	assert_int_equal(sitting_last(s, RECORD_ANSWERED, "c")->sure, 3);
	assert_int_equal(sitting_last(s, RECORD_ANSWERED, "c")->ms, 40);
	assert_int_equal(slot(s, 0)->sure, 3);
	/* asked at the first try only, and not put on another one */
	sitting_answer(s, "c");
	assert_int_equal(slot(s, 0)->phase, SLOT_CLOSED);
	assert_int_equal(
		sitting_last(s, RECORD_ANSWERED, "c")->sure, INTEGER_ABSENT);
	/* would not say */
	sitting_post(s, EVENT_GOTO, 2);
	sitting_answer(s, "yes");
	assert_true(sitting_post(s, EVENT_SURE, 0));
	assert_int_equal(slot(s, 2)->phase, SLOT_CLOSED);
	assert_int_equal(
		sitting_last(s, RECORD_ANSWERED, "t")->sure, INTEGER_ABSENT);
}

static void test_sure_end(void **state)
{
	struct sitting *s = table_begin(state, SURE_QUIZ("end"));

	sitting_post(s, EVENT_NEXT, 0);
	sitting_answer(s, "a");
	assert_int_equal(slot(s, 0)->phase, SLOT_SURE);
	sitting_post(s, EVENT_SURE, 1);
	assert_int_equal(slot(s, 0)->phase, SLOT_OPEN);
	assert_int_equal(sitting_last(s, RECORD_GIVEN, "c")->sure, 1);
	/* of another answer one may be more sure */
	sitting_answer(s, "b");
	assert_int_equal(slot(s, 0)->sure, 0);
	assert_int_equal(slot(s, 0)->phase, SLOT_SURE);
	sitting_post(s, EVENT_SURE, 3);
	sitting_post(s, EVENT_GOTO, 2);
	sitting_answer(s, "no");
	assert_int_equal(slot(s, 2)->phase, SLOT_SURE);
	/* finished while still asked: the answer counts all the same */
	sitting_post(s, EVENT_FINISH, 0);
	sitting_post(s, EVENT_FINISH, 0);
	assert_int_equal(s->play.phase, PLAY_RESULT);
	assert_int_equal(sitting_last(s, RECORD_ANSWERED, "c")->sure, 3);
	assert_int_equal(sitting_records(s, RECORD_ANSWERED, "t"), 1);
	assert_int_equal(slot(s, 2)->phase, SLOT_CLOSED);
}

/* Killed while asked: the answer is there, and where it matters, asked. */
static void test_sure_resumed(void **state)
{
	struct table *t = *state;
	struct sitting *s = table_begin(state, SURE_QUIZ("each"));

	sitting_post(s, EVENT_NEXT, 0);
	sitting_answer(s, "a");
	sitting_resume(s, s->play.unit);
	assert_int_equal(slot(s, 0)->phase, SLOT_SURE);
	given_is(s, 0, "a");
	sitting_post(s, EVENT_SURE, 2);
	assert_int_equal(sitting_last(s, RECORD_ANSWERED, "c")->sure, 2);
	assert_int_equal(sitting_last(s, RECORD_ANSWERED, "c")->ms, -1);
	sitting_begin(s, shelf_add(&t->shelf, "v", SURE_QUIZ("end")), 2);
	sitting_post(s, EVENT_NEXT, 0);
	sitting_answer(s, "a");
	sitting_resume(s, s->play.unit);
	assert_int_equal(slot(s, 0)->phase, SLOT_OPEN);
	given_is(s, 0, "a");
}

/* --- time ------------------------------------------------------------- */

#define TIMED(more) \
	HEAD("quiz") "limit: 10\n" more "steps:\n" CHOICE("c", "") TEXT("t", "")

static void test_time(void **state)
{
	struct table *t = *state;
	struct sitting *s = table_begin(state, TIMED("verdict: end\n"));
	const struct unit *u = s->play.unit;

	assert_int_equal(s->records[0].left, 600);
	sitting_post(s, EVENT_NEXT, 0);
	s->now += 4 * MINUTE;
	sitting_answer(s, "b");
	assert_int_equal(play_left_ms(&s->play, s->now), 6 * MINUTE);
	/* a week away: open time only */
	s->now += (int64_t)7 * 24 * 60 * MINUTE;
	sitting_resume(s, u);
	assert_int_equal(play_left_ms(&s->play, s->now), 6 * MINUTE);
	assert_int_equal(sitting_last(s, RECORD_OPENED, NULL)->left, 360);
	assert_true(s->play.resumed);
	assert_int_equal(s->play.at, 0);
	s->now += 6 * MINUTE - 1;
	assert_false(sitting_post(s, EVENT_TICK, 0));
	s->now += 1;
	assert_int_equal(play_left_ms(&s->play, s->now), 0);
	assert_true(sitting_post(s, EVENT_TICK, 0));
	assert_int_equal(s->play.phase, PLAY_RESULT);
	assert_string_equal(s->play.why, "time");
	assert_string_equal(
		sitting_last(s, RECORD_FINISHED, NULL)->why, "time");
	assert_int_equal(sitting_records(s, RECORD_ANSWERED, "c"), 1);
	assert_false(sitting_post(s, EVENT_TICK, 0));
	/* looking at it later: it still ended by time, nothing is counted */
	sitting_review(s, u);
	assert_string_equal(s->play.why, "time");
	assert_int_equal(play_left_ms(&s->play, s->now + MINUTE), -1);
	/* a clock that went back gives no more than there was */
	sitting_begin(s, shelf_add(&t->shelf, "v", TIMED("")), 2);
	assert_int_equal(play_left_ms(&s->play, s->now - MINUTE), 10 * MINUTE);
}

/* Leaving, or a power cut, gives no time back; nor does a late answer count. */
static void test_time_kept(void **state)
{
	struct sitting *s = table_begin(state, TIMED(""));
	const struct unit *u = s->play.unit;

	sitting_post(s, EVENT_NEXT, 0);
	s->now += 3 * MINUTE;
	sitting_post(s, EVENT_LEAVE, 0);
	s->now += (int64_t)24 * 60 * MINUTE;
	sitting_resume(s, u);
	assert_int_equal(play_left_ms(&s->play, s->now), 7 * MINUTE);
	for (int i = 0; i < 60; i++) { /* a tick a second, then the cut */
		s->now += 1000;
		sitting_post(s, EVENT_TICK, 0);
	}
	sitting_resume(s, u);
	assert_int_equal(play_left_ms(&s->play, s->now), 6 * MINUTE);
	s->now += 7 * MINUTE;
	sitting_answer(s, "b");
	assert_int_equal(s->play.phase, PLAY_RESULT);
	assert_string_equal(s->play.why, "time");
	assert_int_equal(sitting_records(s, RECORD_ANSWERED, NULL), 0);
}

/* Time may run out wherever one is. */
static void test_time_anywhere(void **state)
{
	static const char text[] = TIMED("confidence: true\n");
	const struct unit *u =
		shelf_add(&((struct table *)*state)->shelf, "u", text);
	struct sitting *s = &((struct table *)*state)->s;

	for (unsigned where = 0; where < 5; where++) {
		sitting_begin(s, u, where + 1);
		if (where >= 1)
			sitting_post(s, EVENT_NEXT, 0);
		if (where >= 2)
			sitting_answer(s, "b"); /* how sure? */
		if (where == 3)
			sitting_post(s, EVENT_NEXT, 0); /* left unsaid */
		if (where == 4)
			sitting_post(s, EVENT_FINISH, 0);
		s->now += 10 * MINUTE;
		assert_true(sitting_post(s, EVENT_TICK, 0));
		assert_int_equal(s->play.phase, PLAY_RESULT);
		assert_int_equal(sitting_records(s, RECORD_ANSWERED, "c"),
			where < 2 ? 0 : where - 1);
		assert_int_equal(
			sitting_records(s, RECORD_FINISHED, NULL), where + 1);
	}
	/* what is on its way comes to its end first */
	sitting_begin(s, u, 9);
	sitting_post(s, EVENT_NEXT, 0);
	step_answer(s, "b");
	s->now += 10 * MINUTE;
	assert_false(step(s, EVENT_TICK, 0));
	step(s, EVENT_RECORDED, 0);
	assert_true(sitting_post(s, EVENT_TICK, 0));
	assert_int_equal(s->play.phase, PLAY_RESULT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(quiz_each),
		TEST(result_phase),
		TEST(quiz_end),
		TEST(finishing),
		TEST(nothing_answered),
		TEST(sure_each),
		TEST(sure_end),
		TEST(sure_resumed),
		TEST(time),
		TEST(time_kept),
		TEST(time_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
