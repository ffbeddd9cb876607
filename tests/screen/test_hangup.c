/*
 * test_hangup.c - a terminal that goes away: whatever was on it ends at once,
 * and nothing goes on spinning where nobody is.
 *
 * By the signal that a lost line brings; without it, as under nohup, where
 * only reading and writing fail; and by the signal to end.
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

enum { PATH_BYTES = 300, ROWS = 24, COLS = 80 };

#define UNIT "programming-basics/variables-quiz"

static char run_folder[PATH_BYTES + 20], modules[PATH_BYTES + 40];

/* What is started, and what is to be seen before its terminal goes. */
static const struct {
	const char *command, *shows;
} programs[] = {
	{ "sabaq", "Programming basics" },
	{ "sabaq play " UNIT, "Quiz" },
	{ "sabaq play --plain " UNIT, "Enter" },
	{ "sabaq preview $SABAQ_TESTS/../modules/programming-basics",
		"basics" },
	{ "sabaq host", "Facilitator" },
	{ "sabaq host --plain", "lists the commands" },
	{ "sabaq host --view", "sabaq" },
	{ "sabaq join anna", "Speed never counts" },
	{ "sabaq join --plain bek", "first question comes" },
	/* No terminal to type at: lines wait for the session. */
	{ "sabaq join --plain cyn <>\"$HOLD\"", "first question comes" },
	{ "{ echo who; cat <>\"$HOLD\"; } | sabaq host --plain", "absent" },
};

enum way { BY_LINE, BY_LINE_IGNORED, BY_TERM, WAYS };

static struct term *start(const char *command, enum way way)
{
	const char *const env[] = { run_folder, modules, "LANGUAGE=en", NULL };
	const char *const argv[] = { "sh", "-c", NULL, NULL };
	const char *words[4];
	static char line[600];

	/* The program takes the shell's place: its end is seen. */
	snprintf(line, sizeof line,
		"PATH=$(dirname \"$SABAQ\"):$PATH; HOLD=$TMPDIR/hold; %s%s%s",
		way == BY_LINE_IGNORED ? "trap '' HUP; " : "",
		strchr(command, '|') ? "" : "exec ", command);
	memcpy(words, argv, sizeof words);
	words[2] = line;
	return term_start(ROWS, COLS, words, env);
}

static int set(void **state)
{
	const char *tmp = getenv("TMPDIR");
	char path[PATH_BYTES];
	struct term *t;

	(void)state;
	snprintf(path, sizeof path, "%s/hold", tmp);
	assert_int_equal(mkfifo(path, 0600), 0);
	snprintf(path, sizeof path, "%s/run", tmp);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(run_folder, sizeof run_folder, "SABAQ_RUN=%s", path);
	snprintf(modules, sizeof modules, "SABAQ_PATH=%s/../modules",
		getenv("SABAQ_TESTS"));
	t = start("sabaq host " UNIT, BY_LINE);
	assert_true(term_wait(t, "Facilitator"));
	term_hangup(t);
	assert_true(term_wait_exit(t) >= 0);
	term_finish(t);
	return 0;
}

/* The hub outlived its terminal; it goes with its session. */
static int clear(void **state)
{
	struct term *t = start("sabaq host --plain", BY_LINE);

	(void)state;
	assert_true(term_wait(t, "lists the commands"));
	term_type(t, "end\r");
	assert_true(term_wait(t, "summary.txt"));
	assert_int_equal(term_finish(t), 0);
	return 0;
}

static void goes_away(enum way way)
{
	for (size_t i = 0; i < sizeof programs / sizeof programs[0]; i++) {
		/* What reads a pipe under a shell is not the shell's to end. */
		bool piped = strchr(programs[i].command, '|') != NULL;
		struct term *t;

		if (piped && way != BY_LINE)
			continue;
		t = start(programs[i].command, way);
		if (!term_wait(t, programs[i].shows))
			fail_msg("%s: not begun", programs[i].command);
		if (way == BY_TERM)
			term_kill(t, SIGTERM);
		else
			term_hangup(t);
		if (term_wait_exit(t) < 0)
			fail_msg("%s: still there", programs[i].command);
		term_finish(t);
	}
}

static void line_lost(void **state)
{
	(void)state;
	goes_away(BY_LINE);
}

static void line_lost_unheard(void **state)
{
	(void)state;
	goes_away(BY_LINE_IGNORED);
}

static void asked_to_end(void **state)
{
	(void)state;
	goes_away(BY_TERM);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(line_lost),
		cmocka_unit_test(line_lost_unheard),
		cmocka_unit_test(asked_to_end),
	};

	return cmocka_run_group_tests(tests, set, clear);
}
