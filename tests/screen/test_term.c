/* test_term.c - the terminal of the tests, against programs we know. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "term.h"

static struct term *shell(const char *script)
{
	return term_start(
		5, 20, (const char *[]){ "/bin/sh", "-c", script, NULL }, NULL);
}

static void test_text_and_cursor(void **state)
{
	struct term *t = shell("printf 'Сәлем, мо\314\201ре  \\nдва'; read x");
	int row, col;

	(void)state;
	assert_true(term_wait(t, "два"));
	assert_string_equal(term_row(t, 0), "Сәлем, мо\314\201ре");
	assert_string_equal(term_screen(t), "Сәлем, мо\314\201ре\nдва\n\n\n\n");
	assert_true(term_cursor(t, &row, &col));
	assert_int_equal(row, 1);
	assert_int_equal(col, 3);
	term_type(t, "\r");
	assert_int_equal(term_finish(t), 0);
}

static void test_typing(void **state)
{
	struct term *t = shell("read a; printf '\\033[2Jgot <%s>' \"$a\"");

	(void)state;
	term_type(t, "қала\r");
	assert_true(term_wait(t, "got <қала>"));
	assert_true(term_wait_gone(t, "nowhere"));
	assert_int_equal(term_finish(t), 0);
}

static void test_attributes(void **state)
{
	struct term *t = shell("printf '\\033[1mb\\033[0;7mr\\033[0;4mu"
			       "\\033[0;31mc\\033[0mn'; exit 3");

	(void)state;
	assert_int_equal(term_wait_exit(t), 3);
	assert_int_equal(term_attributes(t, 0, 0), TERM_BOLD);
	assert_int_equal(term_attributes(t, 0, 1), TERM_REVERSE);
	assert_int_equal(term_attributes(t, 0, 2), TERM_UNDERLINE);
	assert_int_equal(term_attributes(t, 0, 3), TERM_COLOUR);
	assert_int_equal(term_attributes(t, 0, 4), 0);
	assert_int_equal(term_bytes(t), strlen("brucn") + 27);
	assert_int_equal(term_finish(t), 3);
}

static void test_resize(void **state)
{
	struct term *t = shell("trap 'stty size; exit 0' WINCH; printf ready\n"
			       "while :; do read x; done");

	(void)state;
	assert_true(term_wait(t, "ready"));
	term_resize(t, 7, 30);
	/* dash runs the trap once its read ends. */
	term_type(t, "\r");
	assert_true(term_wait(t, "7 30"));
	assert_int_equal(term_finish(t), 0);
}

static void test_answers_where_the_cursor_is(void **state)
{
	struct term *t = shell("stty -icanon -echo; printf 'б\\033[6n'; "
			       "dd bs=1 count=6 2>/dev/null | tail -c 5");

	(void)state;
	assert_true(term_wait(t, "[1;2R"));
	assert_int_equal(term_finish(t), 0);
}

static void test_signal_and_hangup(void **state)
{
	struct term *t = shell("printf ready; exec cat");

	(void)state;
	assert_true(term_wait(t, "ready"));
	term_kill(t, SIGTERM);
	assert_int_equal(term_finish(t), 128 + SIGTERM);

	t = shell("printf ready; exec cat");
	assert_true(term_wait(t, "ready"));
	term_hangup(t);
	assert_int_equal(term_finish(t), 128 + SIGHUP);
}

static void test_sane(void **state)
{
	struct term *t = shell("printf '\\033[?1049hin'; stty -echo -icanon; "
			       "read x; printf '\\033[?1049l'; stty sane; "
			       "printf out; read x; stty -echo");

	(void)state;
	assert_true(term_wait(t, "in"));
	term_type(t, "\n");
	assert_true(term_wait(t, "out"));
	assert_true(term_is_sane(t));
	term_type(t, "\n");
	assert_int_equal(term_wait_exit(t), 0);
	assert_false(term_is_sane(t)); /* it left without putting echo back */
	assert_int_equal(term_finish(t), 0);
}

static void test_quiet_and_much(void **state)
{
	struct term *t = shell("i=0; while [ $i -lt 2000 ]; do\n"
			       "echo line $i; i=$((i + 1)); done; read x");

	(void)state;
	assert_true(term_wait(t, "line 1999"));
	assert_true(term_wait_quiet(t, 50));
	assert_true(term_bytes(t) > 20000);
	assert_true(term_last_ms(t) > 0);
	term_type(t, "\n");
	assert_int_equal(term_finish(t), 0);
}

static void test_environment_and_missing_program(void **state)
{
	struct term *t = term_start(5, 20,
		(const char *[]){ "/bin/sh", "-c",
			"echo $COLUMNS-$ONE-${HOME-no}", NULL },
		(const char *[]){ "ONE=1", "HOME", NULL });

	(void)state;
	assert_true(term_wait(t, "-1-no"));
	assert_int_equal(term_finish(t), 0);
	t = term_start(5, 20, (const char *[]){ "/nonexistent", NULL }, NULL);
	assert_int_equal(term_finish(t), 127);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text_and_cursor),
		cmocka_unit_test(test_typing),
		cmocka_unit_test(test_attributes),
		cmocka_unit_test(test_resize),
		cmocka_unit_test(test_answers_where_the_cursor_is),
		cmocka_unit_test(test_signal_and_hangup),
		cmocka_unit_test(test_sane),
		cmocka_unit_test(test_quiet_and_much),
		cmocka_unit_test(test_environment_and_missing_program),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
