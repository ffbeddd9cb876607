/*
 * The real program and a terminal that is slow: a key that comes before the
 * last screen can have arrived is shown once the terminal has answered, and
 * the answer is nobody's key.
 */
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

/* Of the start, and of where the cursor is. */
#define ANSWERS "\033[24;2R\033[24;2R"
#define ANSWER "\033[24;80R"

enum { QUIET_MS = 250 };

/* The lesson of numbers, on a terminal that only answers what is typed. */
static struct term *begin(const char *answers, const char *const argv[])
{
	static char modules[4200], state[4200];
	static int runs;
	const char *const env[] = { modules, state, "LANGUAGE=ru", NULL };
	struct term *t;

	snprintf(modules, sizeof modules, "SABAQ_PATH=%s",
		golden_path("../modules"));
	snprintf(state, sizeof state, "XDG_STATE_HOME=%s/pace-%d-%d",
		getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp", (int)getpid(),
		runs++);
	t = term_start(24, 80, argv, env);
	if (answers)
		term_mute(t);
	if (answers && *answers)
		term_type(t, answers);
	return t;
}

static const char *const lesson[] = { "sabaq", "play", "--from", "names",
	"programming-basics/variables", NULL };

/* At the second page, with the third one asked for and held back. */
static struct term *held(void)
{
	struct term *t = begin(ANSWERS, lesson);
	size_t before;

	assert_true(term_wait(t, "дальше"));
	term_wait_quiet(t, QUIET_MS);
	before = term_bytes(t);
	term_type(t, "n");
	term_wait_quiet(t, QUIET_MS);
	/* Only the question, and that pasting is to be marked from now on. */
	assert_in_range(term_bytes(t) - before, 4, 12);
	return t;
}

static void test_answer(void **state)
{
	struct term *t = held();
	char before[8192];

	(void)state;
	snprintf(before, sizeof before, "%s", term_screen(t));
	term_type(t, ANSWER);
	assert_true(term_wait(t, "Попыток:"));
	assert_string_not_equal(term_screen(t), before);
	/* Half of one, and the rest later: no key either. */
	term_type(t, "n");
	term_wait_quiet(t, QUIET_MS);
	term_type(t, "\033[24;");
	term_wait_quiet(t, 2 * QUIET_MS);
	term_type(t, "80R");
	assert_true(term_wait_gone(t, "Попыток:"));
	term_kill(t, SIGTERM);
	assert_int_equal(term_finish(t), 0);
}

static void test_silent(void **state)
{
	struct term *t = held();

	(void)state;
	/* The student is not kept waiting for ever. */
	assert_true(term_wait(t, "Попыток:"));
	term_kill(t, SIGTERM);
	assert_int_equal(term_finish(t), 0);
}

/* Who did not answer at the start is never asked. */
static void test_mute(void **state)
{
	struct term *t = begin("", lesson);
	size_t before;

	(void)state;
	assert_true(term_wait(t, "дальше"));
	term_wait_quiet(t, QUIET_MS);
	before = term_bytes(t);
	term_type(t, "n");
	assert_true(term_wait(t, "Попыток:"));
	assert_true(term_bytes(t) - before > 200);
	term_kill(t, SIGTERM);
	assert_int_equal(term_finish(t), 0);
}

/* Behind the program there is a shell, which would take it for typed. */
static void test_quit(void **state)
{
	static char command[600];
	const char *const argv[] = { "sh", "-c", command, NULL };
	const char *sabaq = getenv("SABAQ");
	struct term *t;

	(void)state;
	snprintf(command, sizeof command,
		"%s play --from names programming-basics/variables; "
		"echo behind; cat -v",
		sabaq ? sabaq : "sabaq");
	t = begin(ANSWERS, argv);
	assert_true(term_wait(t, "дальше"));
	term_wait_quiet(t, QUIET_MS);
	term_type(t, "n");
	term_wait_quiet(t, QUIET_MS);
	term_type(t, "q\r");
	term_wait_quiet(t, QUIET_MS);
	term_type(t, ANSWER);
	assert_true(term_wait(t, "behind"));
	term_wait_quiet(t, QUIET_MS);
	assert_null(strstr(term_screen(t), "80R"));
	term_type(t, "\004");
	term_finish(t);
}

/* One that nobody asked for types nothing into a field. */
static void test_field(void **state)
{
	const char *const argv[] = { "sabaq", "play", "--from", "q-direction",
		"programming-basics/variables", NULL };
	struct term *t = begin(NULL, argv);
	char before[8192];

	(void)state;
	assert_true(term_wait(t, "табличек две"));
	term_wait_quiet(t, QUIET_MS);
	snprintf(before, sizeof before, "%s", term_screen(t));
	term_type(t, ANSWER);
	term_wait_quiet(t, 2 * QUIET_MS);
	assert_string_equal(term_screen(t), before);
	term_kill(t, SIGTERM);
	assert_int_equal(term_finish(t), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_answer),
		cmocka_unit_test(test_silent),
		cmocka_unit_test(test_mute),
		cmocka_unit_test(test_quit),
		cmocka_unit_test(test_field),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
