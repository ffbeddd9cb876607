/*
 * test_badluck.c - what can go wrong in a lab, with the real program: the
 * power, the disk, the line, a second window.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "term.h"

enum { ROWS = 24, COLS = 80, PATH_BYTES = 300, LOG_BYTES = 1 << 20 };

static char folder[PATH_BYTES]; /* of the module */
static char state[PATH_BYTES]; /* of this test's log */
static char setting[PATH_BYTES + 20];
static int runs;

static FILE *open_file(const char *in, const char *name, const char *mode)
{
	char path[PATH_BYTES + 40];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", in, name);
	f = fopen(path, mode);
	assert_non_null(f);
	return f;
}

/* Three questions; the second option of each is right. */
static int write_module(void **test_state)
{
	FILE *f;

	(void)test_state;
	snprintf(folder, sizeof(folder), "%s/luck", getenv("TMPDIR"));
	assert_int_equal(mkdir(folder, 0700), 0);
	f = open_file(folder, "module.yaml", "w");
	fputs("sabaq: 1\nid: luck\nlanguage: en\ntitle: Luck\n"
	      "units: [lesson]\n",
		f);
	assert_int_equal(fclose(f), 0);
	f = open_file(folder, "lesson.yaml", "w");
	fputs("sabaq: 1\nkind: lesson\ntitle: Lesson\nsteps:\n", f);
	for (int i = 1; i <= 3; i++)
		fprintf(f,
			"  - id: q%d\n    type: choice\n    shuffle: false\n"
			"    prompt: Question number %d?\n    options:\n"
			"      - text: one\n        feedback: Told wrong %d.\n"
			"      - text: two\n        feedback: Told right %d.\n"
			"        correct: true\n",
			i, i, i, i);
	return fclose(f);
}

/* A log of its own for each test. */
static int fresh_state(void **test_state)
{
	(void)test_state;
	snprintf(state, sizeof(state), "%s/state-%d", getenv("TMPDIR"), runs++);
	snprintf(setting, sizeof(setting), "XDG_STATE_HOME=%s", state);
	return mkdir(state, 0700);
}

static struct term *play(void)
{
	static char unit[PATH_BYTES + 20];
	const char *const argv[] = { "sabaq", "play", "--lang", "en", unit,
		NULL };
	const char *const env[] = { setting, NULL };

	snprintf(unit, sizeof(unit), "%s/lesson", folder);
	return term_start(ROWS, COLS, argv, env);
}

/* The same under a shell that first does something. */
static struct term *play_after(const char *command)
{
	static char script[2 * PATH_BYTES];
	const char *const argv[] = { "/bin/sh", "-c", script, NULL };
	const char *const env[] = { setting, NULL };

	snprintf(script, sizeof(script),
		"%s; exec \"$SABAQ\" play --lang en %s/lesson", command,
		folder);
	return term_start(ROWS, COLS, argv, env);
}

static void answer(struct term *t, const char *digit, const char *told)
{
	assert_true(term_wait(t, "Question number"));
	/* A second Enter at once is taken for a slip of the finger. */
	assert_true(term_wait_quiet(t, 450));
	term_type(t, digit);
	term_type(t, TERM_ENTER);
	assert_true(term_wait(t, told));
}

static size_t count(const char *word)
{
	static char text[LOG_BYTES];
	FILE *f = open_file(state, "sabaq/scores.jsonl", "r");
	size_t found = 0;

	text[fread(text, 1, sizeof(text) - 1, f)] = '\0';
	fclose(f);
	for (const char *at = text; (at = strstr(at, word)); at++)
		found++;
	return found;
}

static void leave(struct term *t)
{
	term_type(t, "q");
	assert_true(term_wait(t, "Enter"));
	term_type(t, TERM_ENTER);
	assert_int_equal(term_wait_exit(t), 0);
	assert_true(term_is_sane(t));
	assert_int_equal(term_finish(t), 0);
}

static void power_cut(void **test_state)
{
	struct term *t = play();

	(void)test_state;
	answer(t, "1", "Told wrong 1.");
	term_kill(t, SIGKILL);
	assert_int_equal(term_finish(t), 128 + SIGKILL);
	assert_int_equal(count("\"event\":\"answered\""), 1);
	t = play();
	assert_true(term_wait(t, "Told wrong 1."));
	assert_true(term_wait(t, "2 tries left"));
	leave(t);
	assert_int_equal(count("\"event\":\"answered\""), 1);
}

static void line_lost(void **test_state)
{
	struct term *t = play();

	(void)test_state;
	answer(t, "2", "Told right 1.");
	term_hangup(t);
	assert_true(term_wait_exit(t) >= 0);
	term_finish(t);
	t = play();
	assert_true(term_wait(t, "Told right 1."));
	leave(t);
	assert_int_equal(count("\"event\":\"answered\""), 1);
}

static void signals(void **test_state)
{
	static const int ends[] = { SIGHUP, SIGTERM };

	(void)test_state;
	for (size_t i = 0; i < 2; i++) {
		struct term *t = play();

		assert_true(term_wait(t, "Question number 1?"));
		term_kill(t, ends[i]);
		assert_true(term_wait_exit(t) >= 0);
		assert_true(term_is_sane(t));
		term_finish(t);
	}
}

static void read_only(void **test_state)
{
	struct term *t;

	(void)test_state;
	/* Below a file nobody can make a folder, not even root. */
	t = play_after("XDG_STATE_HOME=/dev/null/nowhere; "
		       "export XDG_STATE_HOME");
	answer(t, "1", "Told wrong 1.");
	assert_true(term_wait(t, "in memory"));
	answer(t, "2", "Told right 1.");
	term_type(t, "q");
	assert_true(term_wait(t, "not saved"));
	term_type(t, TERM_ENTER);
	assert_true(term_wait_exit(t) >= 0);
	assert_true(term_is_sane(t));
	term_finish(t);
}

static void disk_full(void **test_state)
{
	/* A block of 512 bytes: room for a record and part of another. */
	struct term *t = play_after("ulimit -f 1");
	size_t answered, lines;

	(void)test_state;
	answer(t, "1", "Told wrong 1.");
	assert_true(term_wait(t, "disk is full"));
	answer(t, "2", "Told right 1.");
	term_kill(t, SIGTERM);
	assert_true(term_wait_exit(t) >= 0);
	term_finish(t);
	/* Nothing is half there, and the next run goes on. */
	lines = count("\n");
	assert_int_equal(count("{\"v\":1"), lines);
	answered = count("\"event\":\"answered\"");
	t = play();
	answer(t, "1", "Told wrong");
	leave(t);
	assert_int_equal(count("\"event\":\"answered\""), answered + 1);
}

static void second_window(void **test_state)
{
	struct term *first = play(), *second;

	(void)test_state;
	assert_true(term_wait(first, "Question number 1?"));
	second = play();
	answer(second, "1", "Told wrong 1.");
	/* The first window learns of it when it wants to answer. */
	answer(first, "2", "another window");
	assert_true(term_wait(first, "Told wrong 1."));
	answer(first, "2", "Told right 1.");
	leave(first);
	leave(second);
	assert_int_equal(count("\"event\":\"answered\""), 2);
	assert_int_equal(count("\"try\":1,"), 1);
	assert_int_equal(count("\"try\":2,"), 1);
}

static void damaged_log(void **test_state)
{
	struct term *t = play();
	FILE *f;

	(void)test_state;
	answer(t, "2", "Told right 1.");
	leave(t);
	f = open_file(state, "sabaq/scores.jsonl", "a");
	fputs("{\"v\":1,\"log\":\"garbage\n\001\002\003\n{\"v\":1,\"lo", f);
	fclose(f);
	t = play();
	assert_true(term_wait(t, "Told right 1."));
	term_type(t, TERM_ENTER);
	answer(t, "2", "Told right 2.");
	leave(t);
	assert_int_equal(count("\"event\":\"answered\""), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(power_cut, fresh_state),
		cmocka_unit_test_setup(line_lost, fresh_state),
		cmocka_unit_test_setup(signals, fresh_state),
		cmocka_unit_test_setup(read_only, fresh_state),
		cmocka_unit_test_setup(disk_full, fresh_state),
		cmocka_unit_test_setup(second_window, fresh_state),
		cmocka_unit_test_setup(damaged_log, fresh_state),
	};

	return cmocka_run_group_tests(tests, write_module, NULL);
}
