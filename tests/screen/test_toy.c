/*
 * test_toy.c - a new question type is one line and one file: a player is
 * built with golden/toy/q_toy.c, and everything knows the type.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "golden.h"
#include "walk.h"

enum { COMMAND_BYTES = 9000, OUTPUT_BYTES = 1 << 18 };

static const struct walk_turn turns[] = {
	{ "home", WALK_PICK, { "Long words" }, "Lesson. The longest word" },
	{ "contents", WALK_PICK, { "Lesson. The longest word" },
		"step 1 of 1" },
	{ "q-toy", WALK_PICK, { "mouse" }, "Think of the animal's nose." },
	{ "q-toy", WALK_PICK, { "elephant" }, "Even its name is long." },
	{ "q-toy", WALK_NEXT, { NULL }, "This is the end of the lesson." },
	{ "end", WALK_QUIT, { NULL }, NULL },
};

/* Runs a command with the player as $SABAQ; returns its exit status. */
static int run(char out[OUTPUT_BYTES], const char *command)
{
	FILE *f = popen(command, "r");
	size_t n;
	int status;

	assert_non_null(f);
	n = fread(out, 1, OUTPUT_BYTES - 1, f);
	out[n] = '\0';
	status = pclose(f);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int build(void **state)
{
	char command[COMMAND_BYTES], program[COMMAND_BYTES];
	const char *dir = getenv("TMPDIR");

	(void)state;
	snprintf(command, sizeof(command), "'%s' '%s/toy' 2>&1",
		golden_path("golden/toy/build.sh"), dir);
	snprintf(program, sizeof(program), "%s/toy/build/debug/sabaq", dir);
	setenv("SABAQ", program, 1);
	setenv("LANGUAGE", "en", 1);
	return system(command);
}

static void check(void **state)
{
	static char out[OUTPUT_BYTES];

	(void)state;
	assert_int_equal(run(out, "cd \"$SABAQ_TESTS\"/golden/toy/modules && "
				  "\"$SABAQ\" check --strict words"),
		0);
	assert_string_equal(out, "");
	assert_int_equal(run(out, "cd \"$SABAQ_TESTS\"/golden/toy/modules && "
				  "\"$SABAQ\" check torn"),
		1);
	assert_true(golden_matches("toy/check.out", out));
}

static void schema(void **state)
{
	static char out[OUTPUT_BYTES];

	(void)state;
	assert_int_equal(run(out, "\"$SABAQ\" schema unit"), 0);
	assert_non_null(strstr(out, "\"toy\""));
	assert_non_null(strstr(out, "Find the longest word."));
	assert_non_null(
		strstr(out, "Words, one of them longer than all others."));
}

static void play(const struct walker *w)
{
	char *records = walk(w, "golden/toy/modules", turns,
		sizeof(turns) / sizeof(turns[0]));

	assert_true(golden_matches("toy/records.jsonl", records));
	free(records);
}

static void screen(void **state)
{
	(void)state;
	play(&walker_on_screen);
}

static void plain(void **state)
{
	(void)state;
	play(&walker_in_plain);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(check),
		cmocka_unit_test(schema),
		cmocka_unit_test(screen),
		cmocka_unit_test(plain),
	};

	return cmocka_run_group_tests(tests, build, NULL);
}
