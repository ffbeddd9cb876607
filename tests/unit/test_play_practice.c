/* core/play: only what was wrong, once more, counting for nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/table.h"

/* c wrong, cs partly right, t right, o said. */
static struct sitting *failed(void **state, const char *yaml)
{
	struct sitting *s = table_begin(state, yaml);

	sitting_post(s, EVENT_NEXT, 0);
	sitting_answer(s, "a");
	sitting_post(s, EVENT_GOTO, 1);
	sitting_answer(s, "a|b");
	sitting_post(s, EVENT_GOTO, 2);
	sitting_answer(s, "yes");
	sitting_post(s, EVENT_GOTO, 3);
	sitting_answer(s, "words");
	sitting_post(s, EVENT_FINISH, 0);
	sitting_post(s, EVENT_FINISH, 0);
	assert_int_equal(s->play.phase, PLAY_RESULT);
	return s;
}

static void test_quiz(void **state)
{
	struct sitting *s = failed(state, table_quiz_each);
	const struct unit *u = s->play.unit;
	const struct record *r;
	const struct fold_unit *done;

	sitting_practise(s, 2);
	assert_int_equal(s->play.count, 2);
	assert_string_equal(slot(s, 0)->id, "c");
	assert_string_equal(slot(s, 1)->id, "cs");
	/* No first page, no mark to reach; the tries are a lesson's. */
	assert_int_equal(s->play.phase, PLAY_STEP);
	assert_false(play_is_quiz(&s->play));
	assert_int_equal(play_tries_left(&s->play, 0), LESSON_TRIES);
	r = sitting_last(s, RECORD_OPENED, NULL);
	assert_string_equal(r->via, "review");
	assert_int_equal(r->steps.count, 2);
	sitting_answer(s, "b");
	assert_int_equal(slot(s, 0)->mark, MARK_RIGHT);
	sitting_post(s, EVENT_NEXT, 0);
	sitting_answer(s, "d");
	sitting_post(s, EVENT_NEXT, 0);
	assert_int_equal(s->play.phase, PLAY_RESULT);
	/* It leaves the quiz's own result alone. */
	done = progress_unit(&s->progress, u->module->id, u->id);
	assert_int_equal(done->finished_count, 1);
	assert_int_equal(done->attempt_count, 1);
	assert_string_not_equal(done->current->id, s->play.attempt);
	/* And what is still wrong can be repeated again. */
	sitting_practise(s, 3);
	assert_int_equal(s->play.count, 1);
	assert_string_equal(slot(s, 0)->id, "cs");
}

/* Told at once, also where the quiz tells only at the end. */
static void test_end(void **state)
{
	struct sitting *s = failed(state, table_quiz_end);

	sitting_practise(s, 2);
	assert_int_equal(s->play.count, 3); /* t2 was left out */
	sitting_answer(s, "a");
	assert_true(play_tells(&s->play, 0));
	assert_int_equal(slot(s, 0)->phase, SLOT_OPEN);
	sitting_answer(s, "b");
	assert_int_equal(slot(s, 0)->phase, SLOT_CLOSED);
}

/* Before the end there is nothing to repeat; nor where answers are kept. */
static void test_none(void **state)
{
	static const char secret[] =
		HEAD("quiz") "reveal: score\nsteps:\n" CHOICE("c", "")
			CHOICES("cs", "") TEXT("t", "") OPEN("o");
	const char *ids[UNIT_STEPS_MAX];
	struct sitting *s = table_begin(state, table_quiz_each);

	sitting_post(s, EVENT_NEXT, 0);
	sitting_answer(s, "a");
	assert_int_equal(play_mistakes(&s->play, ids), 0);
	s = failed(state, secret);
	assert_int_equal(play_mistakes(&s->play, ids), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(quiz),
		TEST(end),
		TEST(none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
