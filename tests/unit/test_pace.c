/* ui/pace: when a painting waits for a slow line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ui/pace.h"

enum { SCREEN = 3300, ROW = 157, LETTER = 24, START = 1000000 };

/* One painting after the other: bytes, milliseconds since the last. */
static void test_turns(void **state)
{
	static const struct {
		const char *what;
		struct {
			size_t bytes;
			int after;
		} paintings[8];
		enum pace_turn last; /* the others are painted */
	} rows[] = {
		{ "the first", { { SCREEN, 0 } }, PACE_PAINT },
		{ "pages, held", { { SCREEN, 0 }, { SCREEN, 33 } }, PACE_ASK },
		{ "pages, leafed", { { SCREEN, 0 }, { SCREEN, 3000 } },
			PACE_ASK },
		{ "pages, read", { { SCREEN, 0 }, { SCREEN, 3500 } },
			PACE_PAINT },
		{ "a letter behind a page", { { SCREEN, 0 }, { LETTER, 33 } },
			PACE_PAINT },
		{ "a highlight moves now and then",
			{ { ROW, 0 }, { ROW, 150 }, { ROW, 150 }, { ROW, 150 },
				{ ROW, 150 }, { ROW, 150 }, { ROW, 150 },
				{ ROW, 150 } },
			PACE_PAINT },
		{ "and is held",
			{ { ROW, 0 }, { ROW, 33 }, { ROW, 33 }, { ROW, 33 },
				{ ROW, 33 } },
			PACE_ASK },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct pace p = { 0 };
		int64_t now = START;
		enum pace_turn turn = PACE_WAIT;

		for (size_t n = 0; n < 8 && rows[i].paintings[n].bytes; n++) {
			size_t bytes = rows[i].paintings[n].bytes;

			assert_true(n == 0 || turn == PACE_PAINT);
			now += rows[i].paintings[n].after;
			turn = pace_turn(&p, bytes, now);
			if (turn == PACE_PAINT)
				pace_painted(&p, bytes, now);
		}
		if (turn != rows[i].last)
			print_error("%s\n", rows[i].what);
		assert_int_equal(turn, rows[i].last);
	}
}

static struct pace asked(int64_t now)
{
	struct pace p = { 0 };

	assert_int_equal(pace_turn(&p, SCREEN, now), PACE_PAINT);
	pace_painted(&p, SCREEN, now);
	assert_int_equal(pace_turn(&p, SCREEN, now), PACE_ASK);
	pace_asked(&p, now);
	return p;
}

static void test_answered(void **state)
{
	struct pace p = asked(START);

	(void)state;
	assert_int_equal(pace_turn(&p, SCREEN, START + 10), PACE_WAIT);
	/* Also what is small: nothing is behind the question. */
	assert_int_equal(pace_turn(&p, LETTER, START + 20), PACE_WAIT);
	assert_true(pace_left_ms(&p, START + 20) > 0);
	pace_answered(&p);
	assert_int_equal(pace_left_ms(&p, START + 20), 0);
	assert_int_equal(pace_turn(&p, SCREEN, START + 30), PACE_PAINT);
	pace_painted(&p, SCREEN, START + 30);
	assert_int_equal(pace_turn(&p, SCREEN, START + 60), PACE_ASK);
}

/* The line needs its time for a screen; the terminal a second on top. */
static void test_silent(void **state)
{
	int64_t needed = (int64_t)SCREEN * 1000 / PACE_BYTES_S;
	int64_t end = START + needed + PACE_PATIENCE_MS;
	struct pace p = asked(START);

	(void)state;
	assert_int_equal(pace_left_ms(&p, START), end - START);
	assert_int_equal(pace_turn(&p, SCREEN, end - 1), PACE_WAIT);
	assert_int_equal(pace_turn(&p, SCREEN, end), PACE_PAINT);
	assert_int_equal(pace_left_ms(&p, end), 0);
}

static void test_gives_up(void **state)
{
	struct pace p = { 0 };
	int64_t now = START;
	int questions = 0;

	(void)state;
	for (int i = 0; i < 1000; i++, now += 33) {
		switch (pace_turn(&p, SCREEN, now)) {
		case PACE_PAINT:
			pace_painted(&p, SCREEN, now);
			break;
		case PACE_ASK:
			pace_asked(&p, now);
			questions++;
			break;
		case PACE_WAIT:
			break;
		}
	}
	assert_int_equal(questions, PACE_UNANSWERED_MAX);
	/* A late answer counts: the terminal is asked again. */
	pace_answered(&p);
	pace_painted(&p, SCREEN, now);
	assert_int_equal(pace_turn(&p, SCREEN, now), PACE_ASK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_turns),
		cmocka_unit_test(test_answered),
		cmocka_unit_test(test_silent),
		cmocka_unit_test(test_gives_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
