/* The real program at the keyboard of each layout, by the bytes it sends. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "golden.h"
#include "term.h"

enum { QUIET_MS = 60 };

/* What the keys of n, b, h, q, with Shift N, and of 3 send. */
static const struct keyboard {
	const char *name, *n, *b, *h, *q, *shift_n, *three;
	const char *hints; /* in the last line, once some were pressed */
} keyboards[] = {
	{ "English", "n", "b", "h", "q", "N", "3", "h hint  n skip" },
	{ "Russian", "т", "и", "р", "й", "Т", "3", "р hint  т skip" },
	{ "Kazakh", "т", "и", "р", "й", "Т", "і", "р hint  т skip" },
	{ "Kazakh with Russian", "т", "и", "р", "й", "Т", "3",
		"р hint  т skip" },
	{ "Kyrgyz", "т", "и", "р", "й", "Т", "3", "р hint  т skip" },
	{ "Tajik", "т", "и", "р", "й", "Т", "3", "р hint  т skip" },
};

static struct term *begin(int number)
{
	static const char *const argv[] = { "sabaq", "play", "numbers/binary",
		NULL };
	char modules[4200], state[4200];
	const char *const env[] = { modules, state, "LANGUAGE=en", NULL };

	snprintf(modules, sizeof modules, "SABAQ_PATH=%s",
		golden_path("golden/screens/modules"));
	snprintf(state, sizeof state, "XDG_STATE_HOME=%s/keyboards-%d-%d",
		getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp", (int)getpid(),
		number);
	return term_start(24, 80, argv, env);
}

/* There and back, a number, a hint, the end; arrows and Enter beside them. */
static void sit_at(const struct keyboard *k, int number)
{
	struct term *t = begin(number);

	assert_true(term_wait(t, "step 1 of 7"));
	term_type(t, k->n);
	assert_true(term_wait(t, "step 2 of 7"));
	term_type(t, k->b);
	assert_true(term_wait(t, "step 1 of 7"));
	term_type(t, k->shift_n);
	assert_true(term_wait(t, "step 2 of 7"));
	term_type(t, k->n);
	assert_true(term_wait(t, "step 3 of 7"));
	assert_true(term_wait(t, k->hints));
	term_type(t, k->three);
	assert_true(term_wait(t, "> 3)"));
	term_type(t, k->h);
	assert_true(term_wait(t, "Hint 1"));
	term_type(t, "?");
	assert_true(term_wait(t, "Which key does what"));
	term_type(t, k->b);
	assert_true(term_wait(t, "Hint 1"));
	term_type(t, k->q);
	assert_true(term_wait(t, "Enter: quit"));
	term_type(t, TERM_ENTER);
	assert_int_equal(term_finish(t), 0);
}

static void every_keyboard(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof keyboards / sizeof keyboards[0]; i++)
		sit_at(&keyboards[i], (int)i);
}

/*
 * A shell that had the terminal for a while switches off what a field asked
 * for: a line break pasted after Ctrl-Z and fg must not answer.
 */
static void after_stop(void **state)
{
	struct term *t = begin(-1);
	size_t before;

	(void)state;
	assert_true(term_wait(t, "step 1 of 7"));
	term_type(t, "nnn");
	assert_true(term_wait(t, "Answer:"));
	assert_true(term_wait_quiet(t, QUIET_MS));
	before = term_bytes(t);
	term_kill(t, SIGCONT);
	assert_true(term_wait_quiet(t, QUIET_MS));
	assert_true(term_bytes(t) > before);
	term_type(t, "\033[200~for\reach\r\033[201~");
	assert_true(term_wait(t, "Answer: for each"));
	term_kill(t, SIGTERM);
	assert_true(term_wait_exit(t) >= 0);
	term_finish(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_keyboard),
		cmocka_unit_test(after_stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
