/* core/play: another unit under the same run: a language, an edit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/unit_load.h"
#include "support/table.h"

static void test_flip(void **state)
{
	char rev[9];
	static const char other[] =
		"sabaq: 1\ntranslates: u.yaml\nlanguage: ru\nsteps:\n"
		"  c:\n    prompt: В\n    options: [а, б, в]\n"
		"  t:\n    answers: [\"да\"]\n";
	struct table *t = *state;
	struct sitting *s = table_begin(state, table_lesson);
	const struct unit *en = s->play.unit;
	const struct unit *ru =
		shelf_translate(&t->shelf, en, table_lesson, other);

	sitting_post(s, EVENT_NEXT, 0);
	sitting_post(s, EVENT_HINT, 0);
	sitting_answer(s, "a");
	play_show(&s->play, ru);
	assert_string_equal(play_at(&s->play, 1)->prompt, "В");
	assert_string_equal(play_source(&s->play, 1)->prompt, "P");
	assert_int_equal(s->play.at, 1);
	assert_int_equal(slot(s, 1)->tries, 1);
	assert_int_equal(slot(s, 1)->hints, 1);
	assert_int_equal(slot(s, 1)->mark, MARK_WRONG);
	given_is(s, 1, "a");
	/* an answer on its way comes home in the other language */
	step_answer(s, "b");
	play_show(&s->play, en);
	sitting_go_on(s);
	play_show(&s->play, ru);
	sitting_go_on(s);
	assert_int_equal(slot(s, 1)->phase, SLOT_CLOSED);
	sitting_post(s, EVENT_GOTO, 3);
	assert_string_equal(sitting_last(s, RECORD_VIEWED, "t")->lang, "ru");
	/* both languages' answers count, under the source's rev */
	sitting_answer(s, "да");
	assert_int_equal(slot(s, 3)->mark, MARK_RIGHT);
	step_rev(unit_step(en, "t"), rev);
	assert_string_equal(sitting_last(s, RECORD_ANSWERED, "t")->rev, rev);
	play_show(&s->play, en);
	assert_int_equal(slot(s, 3)->mark, MARK_RIGHT);
}

static const char shorter[] = HEAD("lesson") "steps:\n" CHOICE(
	"c", "    hints: [One.]\n") TEXT("t", "") OPEN("o");
static const char foreign[] = HEAD("lesson") "steps:\n" READ("z");

/* Reloaded with fewer steps: where one was, else behind, else the last. */
static void test_reload(void **state)
{
	static const struct {
		size_t at, then;
	} rows[] = { { 0, 0 }, { 1, 0 }, { 2, 1 }, { 3, 1 }, { 4, 2 },
		{ 5, 2 } };
	struct table *t = *state;
	struct sitting *s = &t->s;
	const struct unit *u = shelf_add(&t->shelf, "u", table_lesson);
	const struct unit *less = shelf_add(&t->shelf, "v", shorter);
	const struct unit *none = shelf_add(&t->shelf, "w", foreign);

	for (size_t i = 0; i < ROWS(rows); i++) {
		sitting_begin(s, u, (unsigned)i + 1);
		sitting_post(s, EVENT_GOTO, 1);
		sitting_post(s, EVENT_HINT, 0);
		sitting_post(s, EVENT_HINT, 0);
		sitting_answer(s, "a");
		sitting_post(s, EVENT_GOTO, rows[i].at);
		play_show(&s->play, less);
		assert_int_equal(s->play.count, 3);
		assert_int_equal(s->play.at, rows[i].then);
		assert_int_equal(s->play.phase, PLAY_STEP);
		assert_string_equal(slot(s, 0)->id, "c");
		assert_int_equal(slot(s, 0)->tries, 1);
		assert_int_equal(slot(s, 0)->hints, 1); /* there is one */
		given_is(s, 0, "a");
		sitting_answer(s, "x");
		/* back again: what was dropped stays dropped */
		play_show(&s->play, u);
		assert_int_equal(s->play.count, 3);
		play_show(&s->play, none);
		assert_int_equal(s->play.count, 0);
		assert_int_equal(s->play.phase, PLAY_RESULT);
		for (int k = EVENT_NEXT; k <= EVENT_TICK; k++)
			assert_false(sitting_post(s, (enum event_kind)k, 0));
		play_show(&s->play, u);
		assert_int_equal(s->play.count, 0);
	}
}

/* What was on its way when its step went: the machine goes on. */
static void test_reload_pending(void **state)
{
	struct table *t = *state;
	struct sitting *s = &t->s;
	const struct unit *u = shelf_add(&t->shelf, "u", table_lesson);
	const struct unit *less = shelf_add(&t->shelf, "v", shorter);
	const struct unit *end = shelf_add(&t->shelf, "w", table_quiz_end);
	const struct unit *end_less = shelf_add(&t->shelf, "x",
		HEAD("quiz") "verdict: end\nsteps:\n" TEXT("t", ""));

	for (int recorded = 0; recorded < 2; recorded++) {
		sitting_begin(s, u, 1);
		sitting_post(s, EVENT_GOTO, 2);
		step_answer(s, "a");
		if (recorded)
			step_verdict(s, MARK_WRONG);
		play_show(&s->play, less);
		assert_false(recorded ? step_verdict(s, MARK_RIGHT)
				      : step(s, EVENT_RECORDED, 0));
		if (recorded)
			step(s, EVENT_RECORDED, 0);
		else
			step_verdict(s, MARK_RIGHT);
		assert_int_equal(s->play.awaits, AWAITS_NOTHING);
		assert_true(sitting_answer(s, "yes"));
		assert_int_equal(slot(s, 1)->phase, SLOT_CLOSED);
		/* the same while a quiz is being graded */
		sitting_begin(s, end, 2);
		sitting_post(s, EVENT_NEXT, 0);
		sitting_answer(s, "b");
		sitting_post(s, EVENT_GOTO, 2);
		sitting_answer(s, "yes");
		sitting_post(s, EVENT_FINISH, 0);
		step(s, EVENT_FINISH, 0);
		if (recorded)
			step_verdict(s, MARK_WRONG);
		play_show(&s->play, end_less);
		assert_int_equal(s->play.count, 1);
		if (recorded)
			step(s, EVENT_RECORDED, 0);
		else
			step_verdict(s, MARK_WRONG);
		while (sitting_go_on(s))
			;
		assert_int_equal(s->play.phase, PLAY_RESULT);
		assert_int_equal(slot(s, 0)->mark, MARK_RIGHT);
	}
}

/* Dropped before the slot being graded: none behind it is passed over. */
static void test_reload_finishing(void **state)
{
	struct table *t = *state;
	struct sitting *s = table_begin(state, table_quiz_end);
	const struct unit *less = shelf_add(&t->shelf, "v",
		HEAD("quiz") "verdict: end\nsteps:\n" TEXT("t", "")
			TEXT("t2", ""));

	for (size_t i = 0; i < 5; i++) {
		sitting_post(s, EVENT_GOTO, i);
		sitting_answer(s, i == 0 ? "b" : i == 1 ? "a|b" : "yes");
	}
	sitting_post(s, EVENT_FINISH, 0);
	step(s, EVENT_FINISH, 0);
	while (s->play.finishing < 2)
		sitting_go_on(s);
	play_show(&s->play, less);
	/* the effect names a slot of before: graded by hand */
	step_verdict(s, MARK_RIGHT);
	while (sitting_go_on(s))
		;
	assert_int_equal(s->play.phase, PLAY_RESULT);
	assert_int_equal(sitting_records(s, RECORD_ANSWERED, "t"), 1);
	assert_int_equal(sitting_records(s, RECORD_ANSWERED, "t2"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(flip),
		TEST(reload),
		TEST(reload_pending),
		TEST(reload_finishing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
