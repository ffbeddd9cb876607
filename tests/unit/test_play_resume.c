/* core/play: a run taken up from the log. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/result.h"
#include "support/table.h"

static const char shorter[] = HEAD("lesson") "steps:\n" CHOICE(
	"c", "    hints: [One.]\n") TEXT("t", "") OPEN("o");
static const char foreign[] = HEAD("lesson") "steps:\n" READ("z");

static void test_resume(void **state)
{
	struct sitting *s = table_begin(state, table_lesson);
	const struct unit *u = s->play.unit;

	sitting_post(s, EVENT_GOTO, 1);
	sitting_answer(s, "a");
	sitting_resume(s, u);
	assert_true(s->play.resumed);
	assert_int_equal(s->play.phase, PLAY_STEP);
	assert_int_equal(s->play.at, 1);
	assert_int_equal(play_tries_left(&s->play, 1), 2);
	assert_true(play_tells(&s->play, 1));
	assert_int_equal(slot(s, 1)->phase, SLOT_OPEN);
	sitting_answer(s, "c");
	assert_int_equal(sitting_last(s, RECORD_ANSWERED, "c")->try, 2);
	sitting_resume(s, u);
	sitting_answer(s, "a");
	sitting_resume(s, u);
	assert_int_equal(slot(s, 1)->phase, SLOT_CLOSED);
	assert_int_equal(slot(s, 1)->tries, 3);
	assert_true(play_reveals(&s->play, 1));
	/* what is not graded is there, and may be written again */
	sitting_post(s, EVENT_GOTO, 4);
	sitting_answer(s, "so");
	sitting_resume(s, u);
	given_is(s, 4, "so");
	assert_int_equal(slot(s, 4)->phase, SLOT_OPEN);
	assert_false(play_tells(&s->play, 4));
	sitting_answer(s, "or so");
	assert_int_equal(sitting_last(s, RECORD_ANSWERED, "o")->try, 2);
	assert_int_equal(sitting_records(s, RECORD_OPENED, NULL), 5);
}

static void test_from(void **state)
{
	struct table *t = *state;
	struct sitting *s = table_begin(state, table_quiz_each);
	struct effects effects;
	struct play p;
	struct play_start start = { .unit = s->play.unit,
		.module = "m",
		.attempt = "01JD0000000000000000000009",
		.from = "t" };

	(void)t;
	play_begin(&p, &start, &effects);
	assert_int_equal(p.phase, PLAY_STEP);
	assert_int_equal(p.at, 2);
	assert_int_equal(effects.count, 2);
	assert_string_equal(effects.items[1].record.step, "t");
	play_release(&p);
	start.from = "no-such";
	play_begin(&p, &start, &effects);
	assert_int_equal(p.phase, PLAY_INTRO);
	play_release(&p);
	play_release(&p);
}

/* The log of a run whose unit was edited since, in many ways. */
static void test_resume_edited(void **state)
{
	static const struct {
		const char *text;
		size_t count;
	} rows[] = {
		{ table_lesson, 6 },
		{ shorter, 3 },
		{ foreign, 1 },
		/* other types under the same ids */
		{ HEAD("lesson") "steps:\n" TEXT("r1", "") POLL("c") READ("cs")
				CHOICES("t", "") CHOICE("o", "") OPEN("p"),
			6 },
		{ HEAD("quiz") "verdict: end\nconfidence: "
			       "true\nsteps:\n" CHOICE("t", "") CHOICES(
				       "p", "") "  - {id: o, type: truefalse, "
						"prompt: P, answer: false}\n",
			3 },
		{ HEAD("lesson") "steps:\n" CHOICE(
			  "c", "    points: 0\n    tries: 1\n")
				CHOICES("cs", "    points: 2\n    tries: 0\n"),
			2 },
		/* only options that were not there */
		{ HEAD("lesson") "steps:\n  - id: c\n    type: choice\n"
				 "    prompt: P\n    options:\n"
				 "      - {id: x, text: x, correct: true}\n"
				 "      - {id: y, text: y}\n",
			1 },
		{ HEAD("quiz") "steps:\n  - draw: {from: p, take: 3}\n" POOL_4,
			3 },
	};
	struct table *t = *state;
	struct sitting *s = &t->s;
	const struct unit *u = shelf_add(&t->shelf, "u", table_lesson);

	for (size_t i = 0; i < ROWS(rows); i++) {
		struct shelf shelf;
		const struct unit *edited;

		shelf_open(&shelf);
		edited = shelf_add(&shelf, "u", rows[i].text);
		sitting_begin(s, u, (unsigned)i + 1);
		sitting_post(s, EVENT_GOTO, 1);
		sitting_post(s, EVENT_HINT, 0);
		sitting_post(s, EVENT_HINT, 0);
		sitting_answer(s, "a");
		sitting_post(s, EVENT_GOTO, 2);
		sitting_answer(s, "a|b");
		for (size_t k = 3; k < 6; k++) {
			sitting_post(s, EVENT_GOTO, k);
			sitting_answer(s, k == 5 ? "y" : "no");
		}
		sitting_resume(s, edited);
		assert_int_equal(s->play.count, rows[i].count);
		for (size_t k = 0; k < s->play.count; k++) {
			const struct step *step = play_at(&s->play, k);
			struct verdict v;

			assert_non_null(step);
			assert_true(slot(s, k)->score <= step->points);
			assert_true(
				slot(s, k)->hints <= (int)step->hints.count);
			play_verdict(&s->play, k, &v);
			if (s->play.phase == PLAY_STEP)
				sitting_post(s, EVENT_GOTO, k);
			sitting_answer(s, "a");
		}
		for (int n = 0; n < 12; n++)
			sitting_post(s, EVENT_NEXT, 0);
		sitting_post(s, EVENT_FINISH, 0);
		sitting_post(s, EVENT_FINISH, 0);
		assert_int_equal(s->play.phase, PLAY_RESULT);
		sitting_review(s, edited);
		sitting_begin(s, u, 100);
		shelf_close(&shelf);
	}
}

/* Points edited since: the share that was earned stays. */
static void test_points_edited(void **state)
{
	struct sitting *s = table_begin(state, table_lesson);
	struct shelf shelf;
	struct result r;

	sitting_post(s, EVENT_GOTO, 2);
	sitting_answer(s, "a|b"); /* 4 of 6 */
	shelf_open(&shelf);
	sitting_resume(s, shelf_add(&shelf, "u",
				  HEAD("lesson") "steps:\n" CHOICES(
					  "cs", "    points: 3\n")));
	assert_int_equal(slot(s, 0)->mark, MARK_PARTLY);
	result_of(&s->play, &r);
	assert_int_equal(r.percent, 66);
	assert_true(r.score > 1.99 && r.score < 2.01);
	sitting_begin(s, ((struct table *)*state)->shelf.units[0], 2);
	shelf_close(&shelf);
}

/* In a damaged log a try may be missing: the next one has its own number. */
static void test_try_lost(void **state)
{
	struct sitting *s = table_begin(state, table_lesson);
	const struct unit *u = s->play.unit;
	struct progress damaged;

	sitting_post(s, EVENT_GOTO, 3);
	sitting_answer(s, "no");
	sitting_answer(s, "nor");
	progress_init(&damaged);
	for (size_t i = 0; i < s->count; i++) {
		const struct record *r = &s->records[i];

		if (r->event != RECORD_ANSWERED || r->try != 1)
			progress_add(&damaged, r);
	}
	progress_release(&s->progress);
	s->progress = damaged;
	sitting_resume(s, u);
	sitting_answer(s, "yes");
	assert_int_equal(sitting_last(s, RECORD_ANSWERED, "t")->try, 3);
	sitting_resume(s, u);
	assert_int_equal(slot(s, 3)->phase, SLOT_CLOSED);
}

/* The power goes between any two records of the end of a quiz. */
static void test_cut_off(void **state)
{
	struct table *t = *state;
	struct sitting *s = &t->s;
	const struct unit *u = shelf_add(&t->shelf, "u", table_quiz_end);

	for (size_t cut = 0; cut < 7; cut++) {
		sitting_release(s);
		sitting_init(s);
		sitting_begin(s, u, 1);
		sitting_post(s, EVENT_NEXT, 0);
		sitting_answer(s, "a");
		sitting_post(s, EVENT_NEXT, 0);
		sitting_answer(s, "b|d");
		sitting_post(s, EVENT_NEXT, 0);
		sitting_answer(s, "yes");
		sitting_post(s, EVENT_FINISH, 0);
		step(s, EVENT_FINISH, 0);
		for (size_t i = 0; i < cut; i++)
			sitting_go_on(s);
		sitting_resume(s, u);
		if (cut == 0) {
			/* nothing was graded: one may still change it */
			assert_int_equal(s->play.phase, PLAY_STEP);
			sitting_post(s, EVENT_FINISH, 0);
			sitting_post(s, EVENT_FINISH, 0);
		}
		assert_int_equal(s->play.phase, PLAY_RESULT);
		assert_string_equal(s->play.why, "done");
		assert_int_equal(sitting_records(s, RECORD_ANSWERED, "c"), 1);
		assert_int_equal(sitting_records(s, RECORD_ANSWERED, "cs"), 1);
		assert_int_equal(sitting_records(s, RECORD_ANSWERED, "t"), 1);
		assert_int_equal(sitting_records(s, RECORD_ANSWERED, "t2"), 0);
		assert_int_equal(sitting_records(s, RECORD_FINISHED, NULL), 1);
		assert_int_equal(slot(s, 1)->mark, MARK_PARTLY);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(resume),
		TEST(from),
		TEST(resume_edited),
		TEST(points_edited),
		TEST(try_lost),
		TEST(cut_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
