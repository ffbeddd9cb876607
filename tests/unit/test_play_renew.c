/* core/play: a run goes on in a unit that was edited. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/table.h"

/* Steps in a row, each a letter; capitals ask. */
static const struct unit *unit_of(
	struct table *t, const char *kind, const char *letters)
{
	static char id;
	char name[] = { 'x', (char)('a' + id++ % 26), '\0' };
	struct buf b = { 0 };
	const struct unit *u;

	/* The shelf has few places, and nothing here draws from another. */
	t->shelf.count = 0;
	buf_addf(&b, "sabaq: 1\nkind: %s\ntitle: T\nsteps:\n", kind);
	for (; *letters; letters++) {
		if (*letters >= 'A' && *letters <= 'Z')
			buf_addf(&b,
				"  - id: %c\n    type: text\n    prompt: P\n"
				"    answers: [\"yes\"]\n",
				*letters - 'A' + 'a');
		else
			buf_addf(&b,
				"  - id: %c\n    type: read\n    text: T\n",
				*letters);
	}
	u = shelf_add(
		&t->shelf, arena_strdup(&t->shelf.arena, name), buf_str(&b));
	buf_release(&b);
	return u;
}

static const char *at(const struct sitting *s)
{
	return s->play.slots[s->play.at].id;
}

/* Where one is after an edit: as near as can be. */
static void test_place(void **state)
{
	static const struct {
		const char *before;
		int at;
		const char *after, *then;
	} rows[] = {
		{ "abcde", 2, "abcde", "c" },
		{ "abcde", 2, "abxcde", "c" }, /* one more before it */
		{ "abcde", 2, "edcba", "c" }, /* turned round */
		{ "abcde", 2, "abxde", "x" }, /* renamed */
		{ "abcde", 2, "abde", "d" }, /* taken away */
		{ "abcde", 0, "xbcde", "x" },
		{ "abcde", 0, "bcde", "b" },
		{ "abcde", 4, "abcd", "d" },
		{ "abcde", 4, "abcdx", "x" },
		{ "abcde", 3, "xyz", "z" }, /* another unit altogether */
		{ "abcde", 1, "xyz", "y" },
		{ "abcde", 2, "c", "c" },
	};
	struct table *t = *state;

	for (size_t i = 0; i < ROWS(rows); i++) {
		sitting_begin(&t->s, unit_of(t, "lesson", rows[i].before), 1);
		sitting_post(&t->s, EVENT_GOTO, (size_t)rows[i].at);
		play_renew(&t->s.play, unit_of(t, "lesson", rows[i].after),
			NULL, 5);
		assert_string_equal(at(&t->s), rows[i].then);
		assert_int_equal(t->s.play.count, strlen(rows[i].after));
		assert_int_equal(t->s.play.phase, PLAY_STEP);
		assert_true(t->s.play.slots[t->s.play.at].viewed);
	}
}

/* Half of a file, then all of it: back at the step that was gone. */
static void test_anchor(void **state)
{
	struct table *t = *state;

	sitting_begin(&t->s, unit_of(t, "lesson", "abcde"), 1);
	sitting_post(&t->s, EVENT_GOTO, 3);
	play_renew(&t->s.play, unit_of(t, "lesson", "ab"), "d", 5);
	assert_string_equal(at(&t->s), "b");
	play_renew(&t->s.play, unit_of(t, "lesson", "abcde"), "d", 5);
	assert_string_equal(at(&t->s), "d");
}

/* Answers are kept, and worth what the key of now says. */
static void test_answers(void **state)
{
	struct table *t = *state;
	struct sitting *s = &t->s;
	const struct unit *u = shelf_add(&t->shelf, "u",
		HEAD("lesson") "steps:\n" TEXT("t", "")
			CHOICE("c", "    hints: [One., Two.]\n"));
	const struct unit *other = shelf_add(&t->shelf, "v",
		HEAD("lesson") "steps:\n" READ("new") CHOICE("c",
			"    hints: [One.]\n") "  - id: t\n    type: text\n"
					       "    prompt: P\n"
					       "    points: 3\n"
					       "    answers: [\"no\"]\n");
	const struct unit *read = shelf_add(
		&t->shelf, "w", HEAD("lesson") "steps:\n" READ("t") READ("c"));

	sitting_begin(s, u, 1);
	sitting_answer(s, "no");
	assert_int_equal(slot(s, 0)->mark, MARK_WRONG);
	assert_int_equal(slot(s, 0)->phase, SLOT_OPEN);
	sitting_post(s, EVENT_NEXT, 0);
	sitting_post(s, EVENT_HINT, 0);
	sitting_post(s, EVENT_HINT, 0);
	sitting_answer(s, "b");
	play_renew(&s->play, other, NULL, 5);
	assert_int_equal(s->play.count, 3);
	assert_string_equal(at(s), "c");
	given_is(s, 1, "b");
	assert_int_equal(slot(s, 1)->phase, SLOT_CLOSED);
	assert_int_equal(slot(s, 1)->hints, 1);
	given_is(s, 2, "no");
	assert_int_equal(slot(s, 2)->mark, MARK_RIGHT);
	assert_int_equal(slot(s, 2)->phase, SLOT_CLOSED);
	assert_true(slot(s, 2)->score > 2.9);
	assert_false(slot(s, 0)->viewed);
	/* and back: right no more, it may be tried again */
	play_renew(&s->play, u, NULL, 5);
	assert_int_equal(slot(s, 0)->mark, MARK_WRONG);
	assert_int_equal(slot(s, 0)->phase, SLOT_OPEN);
	/* a step of another kind has no answer */
	play_renew(&s->play, read, NULL, 5);
	assert_false(slot(s, 0)->answered);
	assert_false(slot(s, 1)->answered);
}

/* From kind to kind, at every phase; to nothing and back. */
static void test_phases(void **state)
{
	struct table *t = *state;
	struct sitting *s = &t->s;

	for (int phase = PLAY_INTRO; phase <= PLAY_RESULT; phase++) {
		if (phase == PLAY_FINISHING)
			continue;
		sitting_begin(s, unit_of(t, "quiz", "ABC"), 1);
		if (phase >= PLAY_STEP)
			sitting_post(s, EVENT_NEXT, 0);
		if (phase >= PLAY_FINISH)
			sitting_post(s, EVENT_FINISH, 0);
		if (phase >= PLAY_RESULT)
			sitting_post(s, EVENT_FINISH, 0);
		assert_int_equal(s->play.phase, phase);
		play_renew(&s->play, unit_of(t, "quiz", "AXBC"), NULL, 5);
		assert_int_equal(s->play.phase, phase);
		assert_int_equal(s->play.count, 4);
		play_renew(&s->play, unit_of(t, "lesson", "ABC"), NULL, 5);
		assert_int_equal(s->play.phase,
			phase == PLAY_RESULT ? PLAY_RESULT : PLAY_STEP);
	}
}

/* Only the mistakes stay a run of mistakes. */
static void test_practice(void **state)
{
	struct table *t = *state;
	struct sitting *s = &t->s;

	sitting_begin(s, unit_of(t, "quiz", "ABC"), 1);
	sitting_post(s, EVENT_NEXT, 0);
	sitting_answer(s, "yes");
	sitting_post(s, EVENT_FINISH, 0);
	sitting_post(s, EVENT_FINISH, 0);
	sitting_practise(s, 2);
	assert_int_equal(s->play.count, 2);
	play_renew(&s->play, unit_of(t, "quiz", "XABC"), NULL, 5);
	assert_true(s->play.practice);
	assert_int_equal(s->play.count, 2);
	assert_string_equal(at(s), "b");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(place),
		TEST(anchor),
		TEST(answers),
		TEST(phases),
		TEST(practice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
