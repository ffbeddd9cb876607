/* core/play: what is drawn, how often, what may be seen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/table.h"

static void deck_of(struct sitting *s, const struct unit *u, unsigned attempt,
	char out[400])
{
	sitting_begin(s, u, attempt);
	*out = '\0';
	for (size_t i = 0; i < s->play.count; i++) {
		strcat(out, s->play.slots[i].id);
		strcat(out, " ");
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(
				s->play.slots[i].id, s->play.slots[k].id);
	}
}

static void test_draw(void **state)
{
	struct table *t = *state;
	struct sitting *s = &t->s;
	const struct unit *u = shelf_add(&t->shelf, "u",
		HEAD("quiz") "steps:\n  - draw: {from: p, take: 2}\n" READ(
			"r") "  - draw: {from: p}\n" POOL_4);
	char a[400], b[400], all[64][400];
	size_t different = 0;

	for (unsigned i = 0; i < 200; i++) {
		size_t k = 0;

		deck_of(s, u, i, a);
		deck_of(s, u, i, b);
		assert_string_equal(a, b);
		assert_int_equal(s->play.count, 4);
		assert_string_equal(s->play.slots[2].id, "r");
		while (k < different && strcmp(all[k], a) != 0)
			k++;
		if (k == different)
			strcpy(all[different++], a);
	}
	/* 4 * 3 * 2 decks, each comes up in 200 */
	assert_int_equal(different, 24);
	deck_of(s, u, 7, a);
	assert_int_equal(sitting_last(s, RECORD_OPENED, NULL)->steps.count, 4);
	for (size_t i = 0; i < 4; i++)
		assert_string_equal(
			sitting_last(s, RECORD_OPENED, NULL)->steps.items[i],
			s->play.slots[i].id);
}

static void test_draw_limits(void **state)
{
	struct table *t = *state;
	struct sitting *s = &t->s;
	const struct unit *objective = shelf_add(&t->shelf, "u",
		HEAD("quiz") "steps:\n"
			     "  - draw: {from: p, take: 2, objective: "
			     "o2}\n" POOL_4);
	/* more in all than there is: what there is, nothing twice */
	const struct unit *much = shelf_add(&t->shelf, "v",
		HEAD("quiz") "steps:\n  - draw: {from: p, take: 3}\n"
			     "  - draw: {from: p, take: 3}\n" POOL_4);
	/* what everyone gets later is not drawn before */
	const struct unit *self = shelf_add(&t->shelf, "w",
		HEAD("quiz") "steps:\n  - draw: {from: [p, w], take: 4}\n" OPEN(
			"mine") POOL_4);
	char a[400];

	for (unsigned i = 0; i < 50; i++) {
		deck_of(s, objective, i, a);
		assert_int_equal(s->play.count, 2);
		assert_true(
			strcmp(a, "p2 p4 ") == 0 || strcmp(a, "p4 p2 ") == 0);
		deck_of(s, much, i, a);
		assert_int_equal(s->play.count, 4);
		deck_of(s, self, i, a);
		assert_int_equal(s->play.count, 5);
		assert_string_equal(s->play.slots[4].id, "mine");
	}
}

/* A step that both is drawn from and stands in another unit. */
static void test_draw_from_unit(void **state)
{
	struct table *t = *state;
	struct sitting *s = &t->s;
	const struct unit *u;
	char a[400];

	shelf_add(&t->shelf, "other",
		HEAD("lesson") "steps:\n" READ("r") OPEN("o1") OPEN("o2")
			POOL_4);
	u = shelf_add(&t->shelf, "u",
		HEAD("quiz") "steps:\n  - draw: {from: other, take: 6}\n"
			     "  - draw: {from: other/p}\n");
	for (unsigned i = 0; i < 20; i++) {
		deck_of(s, u, i, a);
		assert_int_equal(s->play.count, 6);
		assert_null(strstr(a, "r "));
	}
}

/* A resumed run has the steps that it had, whatever the pool has now. */
static void test_draw_resumed(void **state)
{
	struct table *t = *state;
	struct sitting *s = table_begin(state,
		HEAD("quiz") "steps:\n  - draw: {from: p, take: 3}\n" POOL_4);
	char before[400] = "";
	struct shelf other;
	const struct unit *more;

	(void)t;
	for (size_t i = 0; i < 3; i++)
		strcat(before, slot(s, i)->id);
	shelf_open(&other);
	more = shelf_add(&other, "u",
		HEAD("quiz") "steps:\n" READ(
			"new") "  - draw: {from: p, take: 3}\n" POOL_4
			       "    - {id: p5, type: open, prompt: P}\n"
			       "    - {id: p6, type: open, prompt: P}\n");
	sitting_resume(s, more);
	assert_int_equal(s->play.count, 3);
	for (size_t i = 0; i < 3; i++)
		assert_memory_equal(before + 2 * i, slot(s, i)->id, 2);
	sitting_release(s);
	sitting_init(s);
	shelf_close(&other);
}

/* --- attempts, review ------------------------------------------------- */

static void test_attempts(void **state)
{
	static const char text[] =
		HEAD("quiz") "attempts: 2\nsteps:\n" TEXT("t", "");
	struct table *t = *state;
	struct sitting *s = &t->s;
	const struct unit *u = shelf_add(&t->shelf, "u", text);
	const struct unit *any = shelf_add(&t->shelf, "v", table_quiz_each);

	assert_true(play_may_begin(u, NULL));
	for (unsigned i = 1; i <= 2; i++) {
		sitting_begin(s, u, i);
		assert_true(play_may_begin(
			u, progress_unit(&s->progress, "m", "u")));
		sitting_post(s, EVENT_FINISH, 0);
		sitting_post(s, EVENT_FINISH, 0);
		sitting_begin(s, any, 10 + i);
		sitting_post(s, EVENT_FINISH, 0);
		sitting_post(s, EVENT_FINISH, 0);
	}
	assert_false(play_may_begin(u, progress_unit(&s->progress, "m", "u")));
	assert_true(play_may_begin(any, progress_unit(&s->progress, "m", "v")));
}

static void test_review(void **state)
{
	static const enum event_kind kinds[] = { EVENT_NEXT, EVENT_BACK,
		EVENT_SURE, EVENT_HINT, EVENT_VERDICT, EVENT_RECORDED,
		EVENT_FINISH, EVENT_STAY, EVENT_TICK };
	struct sitting *s = table_begin(state, table_quiz_end);
	const struct unit *u = s->play.unit;
	size_t records;

	sitting_post(s, EVENT_NEXT, 0);
	sitting_answer(s, "a");
	sitting_post(s, EVENT_NEXT, 0);
	sitting_answer(s, "b|d");
	sitting_post(s, EVENT_FINISH, 0);
	sitting_post(s, EVENT_FINISH, 0);
	records = s->count;
	sitting_review(s, u);
	assert_int_equal(s->play.phase, PLAY_RESULT);
	assert_true(s->play.reviewing);
	for (size_t i = 0; i < s->play.count; i++)
		sitting_post(s, EVENT_GOTO, i);
	for (size_t i = 0; i < ROWS(kinds); i++)
		assert_false(sitting_post(s, kinds[i], 1));
	assert_false(sitting_answer(s, "b"));
	assert_int_equal(s->count, records);
	assert_true(play_tells(&s->play, 0));
	assert_int_equal(slot(s, 0)->mark, MARK_WRONG);
	assert_int_equal(slot(s, 0)->phase, SLOT_CLOSED);
	given_is(s, 0, "a");
	/* one right and one wrong: partly right, for nothing */
	assert_int_equal(slot(s, 1)->mark, MARK_PARTLY);
	assert_true(slot(s, 1)->score <= 0);
	assert_false(play_tells(&s->play, 2));
	assert_true(play_reveals(&s->play, 2));
	/* taken up again, a finished run is looked at too */
	sitting_resume(s, u);
	assert_true(s->play.reviewing);
	assert_int_equal(s->count, records);
}

/* --- what may be seen ------------------------------------------------- */

/* The answer is open once nothing can be earned with it any more. */
static void test_reveal(void **state)
{
	static const struct {
		const char *rules;
		bool tells_step, reveals_step, tells_end, reveals_end;
	} rows[] = {
		{ "verdict: each\nreveal: answers\n", true, true, true, true },
		{ "verdict: each\nreveal: score\n", true, false, true, false },
		{ "verdict: end\nreveal: answers\n", false, false, true, true },
		{ "verdict: end\nreveal: score\n", false, false, true, false },
	};
	struct table *t = *state;
	struct sitting *s = &t->s;

	for (size_t i = 0; i < ROWS(rows); i++) {
		struct buf text = { 0 };
		const struct play *p = &s->play;
		const struct unit *u;

		buf_addf(&text, "%s%ssteps:\n%s", HEAD("quiz"), rows[i].rules,
			CHOICE("c", ""));
		u = shelf_add(&t->shelf, "u", buf_str(&text));
		sitting_begin(s, u, (unsigned)i + 1);
		sitting_post(s, EVENT_NEXT, 0);
		assert_false(play_tells(p, 0));
		assert_false(play_reveals(p, 0));
		sitting_answer(s, "a");
		assert_int_equal(play_tells(p, 0), rows[i].tells_step);
		assert_int_equal(play_reveals(p, 0), rows[i].reveals_step);
		sitting_post(s, EVENT_FINISH, 0);
		sitting_post(s, EVENT_FINISH, 0);
		for (int again = 0; again < 2; again++) {
			assert_int_equal(play_tells(p, 0), rows[i].tells_end);
			assert_int_equal(
				play_reveals(p, 0), rows[i].reveals_end);
			sitting_review(s, u);
		}
		buf_release(&text);
	}
}

static void said_is(const struct sitting *s, size_t i, const char *wanted)
{
	struct verdict v;
	struct buf b = { 0 };

	play_verdict(&s->play, i, &v);
	for (size_t f = 0; f < v.feedback_count; f++)
		buf_addf(&b, "%s ", v.feedback[f].text);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
}

/* "missed" names the key: not while there is a try left, or none is shown. */
static void test_missed(void **state)
{
	struct table *t = *state;
	struct sitting *s = table_begin(state, table_lesson);

	sitting_post(s, EVENT_GOTO, 2);
	sitting_answer(s, "b|d");
	said_is(s, 2, "D. ");
	sitting_answer(s, "c|d");
	said_is(s, 2, "Am. Bm. D. ");
	sitting_begin(s,
		shelf_add(&t->shelf, "v",
			HEAD("quiz") "reveal: score\nsteps:\n" CHOICES(
				"cs", "")),
		2);
	sitting_post(s, EVENT_NEXT, 0);
	sitting_answer(s, "b|d");
	said_is(s, 0, "D. ");
	sitting_post(s, EVENT_FINISH, 0);
	sitting_post(s, EVENT_FINISH, 0);
	said_is(s, 0, ""); /* only the score is told */
	sitting_review(s, s->play.unit);
	said_is(s, 0, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(draw),
		TEST(draw_limits),
		TEST(draw_from_unit),
		TEST(draw_resumed),
		TEST(attempts),
		TEST(review),
		TEST(reveal),
		TEST(missed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
