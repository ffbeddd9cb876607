/*
 * The real program on a terminal: what it sends, how it ends, whatever the
 * terminal is called or does.
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

enum { QUIET_MS = 60 };

/* Whatever a run leaves behind is for this test alone. */
static const char *const *environment(const char *extra)
{
	static char modules[4200], state[4200];
	static const char *env[6];
	static int runs;

	snprintf(modules, sizeof modules, "SABAQ_PATH=%s",
		golden_path("golden/screens/modules"));
	snprintf(state, sizeof state, "XDG_STATE_HOME=%s/front-%d-%d",
		getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp", (int)getpid(),
		runs++);
	env[0] = modules;
	env[1] = state;
	env[2] = "LANGUAGE=en";
	env[3] = extra;
	env[4] = NULL;
	return env;
}

static struct term *begin(
	int rows, int cols, const char *where, const char *extra)
{
	const char *const argv[] = { "sabaq", "play", where, NULL };
	const char *const home[] = { "sabaq", NULL };

	return term_start(rows, cols, where ? argv : home, environment(extra));
}

/* At a step of the module of shapes, to be seen by text. */
static struct term *begin_at(const char *step, const char *text)
{
	const char *const argv[] = { "sabaq", "play", "--from", step,
		"training/drill", NULL };
	struct term *t = term_start(24, 80, argv, environment(NULL));

	assert_true(term_wait(t, text));
	return t;
}

/* Bytes that come of a key. */
static size_t cost(struct term *t, const char *key)
{
	size_t before;

	assert_true(term_wait_quiet(t, QUIET_MS));
	before = term_bytes(t);
	term_type(t, key);
	assert_true(term_wait_quiet(t, QUIET_MS));
	return term_bytes(t) - before;
}

static void stop(struct term *t)
{
	term_kill(t, SIGTERM);
	assert_true(term_wait_exit(t) >= 0);
	term_finish(t);
}

static void quit(struct term *t)
{
	term_type(t, "q");
	assert_true(term_wait(t, "Enter: quit"));
	term_type(t, "\r");
	assert_int_equal(term_wait_exit(t), 0);
	assert_true(term_is_sane(t));
	term_finish(t);
}

/* A moved highlight, a typed letter: only what changed is sent. */
static void few_bytes(void **state)
{
	struct term *t = begin(24, 80, NULL, NULL);

	(void)state;
	assert_true(term_wait(t, "Quit"));
	term_type(t, TERM_DOWN "\r");
	assert_true(term_wait(t, "not begun"));
	assert_true(term_wait(t, "fold, unfold"));
	for (int i = 0; i < 3; i++)
		assert_in_range(cost(t, TERM_DOWN), 1, 160);
	for (int i = 0; i < 3; i++)
		assert_in_range(cost(t, TERM_UP), 1, 160);
	quit(t);
	t = begin(24, 80, "numbers/binary", NULL);
	assert_true(term_wait(t, "step 1 of 7"));
	term_type(t, "nn");
	assert_true(term_wait(t, "step 3 of 7"));
	for (int i = 0; i < 4; i++)
		assert_in_range(cost(t, i < 3 ? TERM_DOWN : TERM_UP), 1, 160);
	term_type(t, "n");
	assert_true(term_wait(t, "Answer:"));
	/* The first letter brings "undo" into the last line. */
	assert_in_range(cost(t, "f"), 1, 30);
	assert_in_range(cost(t, "o"), 1, 30);
	assert_in_range(cost(t, "ө"), 1, 30);
	assert_in_range(cost(t, "\177"), 1, 30);
	term_type(t, "\t");
	assert_true(term_wait(t, ">hint"));
	term_type(t, TERM_ESC);
	assert_true(term_wait_gone(t, ">hint"));
	stop(t);
}

/* The same where the answer has parts. */
static void few_bytes_of_parts(void **state)
{
	struct term *t = begin_at("q-parts", "Gap 1 of 5");

	(void)state;
	assert_in_range(cost(t, "8"), 1, 100);
	assert_in_range(cost(t, "\r"), 1, 120);
	assert_in_range(cost(t, "4"), 1, 100);
	stop(t);
	t = begin_at("q-steps", "5. ");
	term_type(t, "1\r");
	assert_true(term_wait(t, "Taken, place 1 of 5"));
	for (int i = 0; i < 3; i++)
		assert_in_range(cost(t, TERM_DOWN), 1, 320);
	stop(t);
	t = begin_at("q-pairs", "6) ");
	term_type(t, "1");
	assert_true(term_wait(t, "already with 101"));
	for (int i = 0; i < 3; i++)
		assert_in_range(cost(t, " "), 1, 160);
	stop(t);
}

/* The cursor is where the focus is, and is always to be seen. */
static void cursor(void **state)
{
	struct term *t = begin(24, 80, "numbers/binary", NULL);
	int row, col;

	(void)state;
	assert_true(term_wait(t, "step 1 of 7"));
	assert_true(term_wait_quiet(t, QUIET_MS));
	assert_true(term_cursor(t, &row, &col));
	assert_int_equal(row, 3);
	assert_int_equal(col, 3);
	term_type(t, "nn3");
	assert_true(term_wait(t, "> 3)"));
	assert_true(term_wait_quiet(t, QUIET_MS));
	assert_true(term_cursor(t, &row, &col));
	assert_int_equal(row, 7);
	assert_int_equal(col, 3);
	quit(t);
}

/* All sizes, in a hurry, with keys between: the place and text are kept. */
static void resizes(void **state)
{
	struct term *t = begin(24, 80, "numbers/binary", NULL);

	(void)state;
	assert_true(term_wait(t, "step 1 of 7"));
	term_type(t, "nnn");
	assert_true(term_wait(t, "Answer:"));
	term_type(t, "fo");
	assert_true(term_wait(t, "Answer: fo"));
	for (int i = 0; i < 40; i++)
		term_resize(t, 5 + i % 30, 20 + i * 7 % 100);
	term_resize(t, 5, 20);
	assert_true(term_wait(t, "small: 20 by 5"));
	term_resize(t, 12, 40);
	assert_true(term_wait(t, "Answer: fo"));
	term_resize(t, 100, 300);
	assert_true(term_wait(t, "step 4 of 7"));
	assert_true(term_wait(t, "Answer: fo"));
	term_type(t, "r\r");
	assert_true(term_wait(t, "Right."));
	quit(t);
}

/* In a hurry too; then as before. */
static void storm(struct term *t)
{
	for (int i = 0; i < 40; i++)
		term_resize(t, 5 + i % 30, 20 + i * 7 % 100);
	term_resize(t, 5, 20);
	/* It says how large it has to be. */
	assert_true(term_wait(t, "36"));
	term_resize(t, 12, 40);
	assert_true(term_wait_gone(t, "36"));
	term_resize(t, 24, 80);
}

/* The row with the cursor, without a remark beside it; good until the next. */
static const char *here(struct term *t)
{
	static char text[400];
	char *remark;
	int row;

	assert_true(term_wait_quiet(t, QUIET_MS));
	assert_true(term_cursor(t, &row, NULL));
	snprintf(text, sizeof text, "%s", term_row(t, row));
	remark = strstr(text, "   <-");
	if (remark)
		*remark = '\0';
	return text;
}

/*
 * What is half done: at which step, by which keys, what is to be seen of it
 * then, and by what one knows the other language.
 */
static const struct {
	const char *step, *before, *keys, *half, *kyrgyz;
} halves[] = {
	{ "q-parts", "Gap 1 of 5", "8\r4\r\r13\r2",
		"[8     ] + [4     ] + 0 + [      ] = [13    ]",
		"баалары боюнча" },
	{ "q-steps", "5. ", "5\r" TERM_UP TERM_UP, "<- ",
		"кадамдарын иреттеңиз" },
	{ "q-pairs", "6) ", "1\r\r3", "> 1111   = 3) ",
		"сан менен туташтырыңыз" },
};

/* Gaps, an item that is held, pairs: no size and no language undoes them. */
static void half_done(void **state)
{
	char place[400];

	(void)state;
	for (size_t i = 0; i < sizeof halves / sizeof halves[0]; i++) {
		struct term *t = begin_at(halves[i].step, halves[i].before);

		term_type(t, halves[i].keys);
		assert_true(term_wait(t, halves[i].half));
		snprintf(place, sizeof place, "%s", here(t));
		storm(t);
		assert_true(term_wait(t, halves[i].half));
		assert_string_equal(here(t), place);
		term_type(t, "l");
		assert_true(term_wait(t, halves[i].kyrgyz));
		assert_true(term_wait(t, halves[i].half));
		storm(t);
		term_type(t, "l");
		assert_true(term_wait_gone(t, halves[i].kyrgyz));
		assert_true(term_wait(t, halves[i].half));
		assert_string_equal(here(t), place);
		stop(t);
	}
}

/* A power cut amid typing: what was typed is there again. */
static void power_cut(void **state)
{
	static char home[200];
	struct term *t;

	(void)state;
	snprintf(home, sizeof home, "XDG_STATE_HOME=%s/cut-%d",
		getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp", (int)getpid());
	t = begin(24, 80, "numbers/binary", home);
	assert_true(term_wait(t, "step 1 of 7"));
	term_type(t, "nnn");
	assert_true(term_wait(t, "Answer:"));
	term_type(t, "fo");
	assert_true(term_wait(t, "Answer: fo"));
	/* A moment without typing puts it on the disk. */
	assert_true(term_wait_quiet(t, 2500));
	term_kill(t, SIGKILL);
	term_finish(t);
	t = begin(24, 80, "numbers/binary", home);
	assert_true(term_wait(t, "step 4 of 7"));
	assert_true(term_wait(t, "Answer: fo"));
	term_type(t, "r\r");
	assert_true(term_wait(t, "Right."));
	quit(t);
}

/* However it ends, the terminal is as it was, and the program is gone. */
static void ends(void **state)
{
	static const int signals[] = { SIGTERM, SIGQUIT, SIGHUP };
	struct term *t;

	(void)state;
	for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
		t = begin(24, 80, "numbers/binary", NULL);
		assert_true(term_wait(t, "step 1 of 7"));
		term_kill(t, signals[i]);
		assert_true(term_wait_exit(t) >= 0);
		assert_true(term_is_sane(t));
		term_finish(t);
	}
	t = begin(24, 80, "numbers/binary", NULL);
	assert_true(term_wait(t, "step 1 of 7"));
	term_type(t, "\003");
	assert_true(term_wait(t, "Everything is saved. Enter: quit"));
	term_type(t, TERM_ESC);
	assert_true(term_wait_gone(t, "Enter: quit"));
	term_type(t, "\003");
	assert_true(term_wait(t, "Enter: quit"));
	term_type(t, "\003");
	assert_int_equal(term_wait_exit(t), 0);
	assert_true(term_is_sane(t));
	term_finish(t);
	t = begin(24, 80, "numbers/binary", NULL);
	assert_true(term_wait(t, "step 1 of 7"));
	term_type(t, "\034");
	assert_true(term_wait_exit(t) >= 0);
	assert_true(term_is_sane(t));
	term_finish(t);
	t = begin(24, 80, "numbers/binary", NULL);
	assert_true(term_wait(t, "step 1 of 7"));
	term_hangup(t);
	assert_true(term_wait_exit(t) >= 0);
	term_finish(t);
}

/* Names of terminals, and what is to be seen there. */
static void terminals(void **state)
{
	static const char *const names[] = {
		"TERM=xterm",
		"TERM=xterm-256color",
		"TERM=linux",
		"TERM=vt100",
		"TERM=vt220",
		"TERM=screen",
		"TERM=tmux-256color",
		"TERM=putty-256color",
		"TERM=alacritty",
		"NO_COLOR=1",
		"LC_ALL=C",
		"LC_ALL=xx_YY.UTF-8",
	};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		struct term *t = begin(24, 80, "numbers/binary", names[i]);

		if (!term_wait(t, "СКОЛЬКО СТОИТ КАЖДОЕ МЕСТО")) {
			fprintf(stderr, "with %s\n", names[i]);
			fail();
		}
		term_type(t, "\033[B"); /* not as terminfo has it */
		assert_true(term_wait(t, ">b back"));
		term_type(t, "\033[A");
		assert_true(term_wait_gone(t, ">b back"));
		quit(t);
	}
}

/* Ctrl-S does not freeze it, Ctrl-L repairs it, a broken byte costs a key. */
static void odd_keys(void **state)
{
	struct term *t = begin(24, 80, "numbers/binary", NULL);
	size_t before;

	(void)state;
	assert_true(term_wait(t, "step 1 of 7"));
	term_type(t, "\023n");
	assert_true(term_wait(t, "step 2 of 7"));
	before = term_bytes(t);
	term_type(t, "\014");
	assert_true(term_wait_quiet(t, QUIET_MS));
	assert_true(term_bytes(t) - before > 1000);
	term_type(t, "\xca\xd0n");
	assert_true(term_wait(t, "step 3 of 7"));
	term_type(t, "n");
	assert_true(term_wait(t, "Answer:"));
	/* A paste is text, with its line break, and does not answer. */
	term_type(t, "\033[200~fo\rq\033[201~");
	assert_true(term_wait(t, "Answer: fo q"));
	stop(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(few_bytes),
		cmocka_unit_test(few_bytes_of_parts),
		cmocka_unit_test(cursor),
		cmocka_unit_test(resizes),
		cmocka_unit_test(half_done),
		cmocka_unit_test(power_cut),
		cmocka_unit_test(ends),
		cmocka_unit_test(terminals),
		cmocka_unit_test(odd_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
