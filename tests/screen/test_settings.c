/*
 * The Settings screen of the real program: what is set takes effect at once,
 * is in config.yaml beside what its owner wrote, and is so the next time;
 * a file that is damaged or cannot be written is told and left alone.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "golden.h"
#include "term.h"

static char folder[300], file[400];

/* A person with a config.yaml of that text; NULL: with none. */
static void own(const char *text)
{
	const char *tmp = getenv("TMPDIR");
	FILE *f;

	snprintf(folder, sizeof folder, "%s/settings.XXXXXX",
		tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(folder));
	snprintf(file, sizeof file, "%s/sabaq/config.yaml", folder);
	if (!text)
		return;
	file[strlen(folder) + strlen("/sabaq")] = '\0';
	assert_int_equal(mkdir(file, 0700), 0);
	file[strlen(folder) + strlen("/sabaq")] = '/';
	f = fopen(file, "w");
	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

static void assert_file(const char *expected)
{
	char text[2000] = "";
	FILE *f = fopen(file, "r");

	assert_non_null(f);
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	assert_string_equal(text, expected);
}

static struct term *begin(
	const char *unit, const char *extra, const char *another)
{
	static char modules[4200], state[400], config[400];
	const char *const argv[] = { "sabaq", "play", unit, NULL };
	const char *env[8] = { modules, state, config, "LANGUAGE=en",
		"TERM=xterm" };

	snprintf(modules, sizeof modules, "SABAQ_PATH=%s",
		golden_path("golden/screens/modules"));
	snprintf(state, sizeof state, "XDG_STATE_HOME=%s/state", folder);
	snprintf(config, sizeof config, "XDG_CONFIG_HOME=%s", folder);
	env[5] = extra;
	env[6] = extra ? another : NULL;
	return term_start(24, 80, argv, env);
}

static void quit(struct term *t)
{
	term_type(t, "q");
	assert_true(term_wait(t, "Enter: quit"));
	term_type(t, TERM_ENTER);
	assert_int_equal(term_wait_exit(t), 0);
	assert_true(term_is_sane(t));
	term_finish(t);
}

/* To the setting of that number, from 0. */
static void open_setting(struct term *t, int number)
{
	assert_true(term_wait(t, "My results"));
	term_type(t, TERM_END TERM_UP TERM_UP TERM_ENTER);
	assert_true(term_wait(t, "Ask before an answer is sent"));
	for (int i = 0; i < number; i++)
		term_type(t, TERM_DOWN);
	term_type(t, TERM_ENTER);
	assert_true(term_wait(t, "Settings / "));
}

/* Whether any cell has a colour. */
static bool coloured(struct term *t)
{
	for (int row = 0; row < 24; row++) {
		for (int col = 0; col < 80; col++) {
			if (term_attributes(t, row, col) & TERM_COLOUR)
				return true;
		}
	}
	return false;
}

/* A verdict, which has a colour. */
static struct term *verdict(const char *extra, const char *another)
{
	struct term *t = begin("numbers/binary", extra, another);

	assert_true(term_wait(t, "step 1 of 7"));
	term_type(t, "nn3");
	assert_true(term_wait(t, "> 3) 8"));
	term_type(t, TERM_ENTER);
	return t;
}

/* --- all of them ------------------------------------------------------ */

/* Remembered for this terminal, and for no other. */
static void remembered(void **state)
{
	struct term *t;

	(void)state;
	own("# mine\nletters: full  # at home\n");
	t = begin(NULL, NULL, NULL);
	open_setting(t, 2);
	assert_true(term_wait(t, "Ә ә Қ қ Ң ң"));
	assert_true(term_wait(t, "А а К к Н н"));
	term_type(t, TERM_HOME TERM_DOWN TERM_DOWN TERM_ENTER);
	assert_true(term_wait(t, "Kept in"));
	assert_file("# mine\nletters: full  # at home\n"
		    "terminals:\n  xterm-utf-8: latin\n");
	/* The test lines are still what they are. */
	term_type(t, TERM_ENTER);
	assert_true(term_wait(t, "Ә ә Қ қ Ң ң"));
	term_type(t, "bb");
	assert_true(term_wait(t, "Chisla v komp'yutere"));
	quit(t);
	t = begin(NULL, NULL, NULL);
	assert_true(term_wait(t, "Chisla v komp'yutere"));
	quit(t);
	t = begin("--letters=full", NULL, NULL);
	assert_true(term_wait(t, "Числа в компьютере"));
	quit(t);
	t = begin(NULL, "TERM=screen", NULL);
	assert_true(term_wait(t, "Числа в компьютере"));
	quit(t);
}

static void language(void **state)
{
	struct term *t;

	(void)state;
	own(NULL);
	t = begin(NULL, NULL, NULL);
	open_setting(t, 0);
	term_type(t, TERM_HOME TERM_ENTER);
	assert_true(term_wait(t, "язык: русский"));
	assert_file("language: ru\n");
	term_type(t, "b");
	assert_true(term_wait(t, "Мои результаты"));
	/* What is flipped is for now. */
	term_type(t, "l");
	assert_true(term_wait(t, "тіл: қазақша"));
	assert_file("language: ru\n");
	term_type(t, "q" TERM_ENTER);
	assert_int_equal(term_finish(t), 0);
	t = begin(NULL, NULL, NULL);
	assert_true(term_wait(t, "Мои результаты"));
	term_type(t, "q" TERM_ENTER);
	assert_int_equal(term_finish(t), 0);
}

/* --- files that are left alone ----------------------------------------- */

static void damaged(void **state)
{
	static const char text[] = "# mine\nconfirm: perhaps\n";
	struct term *t;

	(void)state;
	own(text);
	t = begin(NULL, NULL, NULL);
	open_setting(t, 4);
	term_type(t, TERM_HOME TERM_ENTER);
	assert_true(term_wait(t, "config.yaml:2:10: error"));
	assert_true(term_wait(t, "only until you leave"));
	/* It holds all the same. */
	assert_true(
		term_wait(t, "Ask before an answer is sent               yes"));
	assert_file(text);
	quit(t);
}

/* A disk that cannot be written, for whoever may do anything, too. */
static void unwritable(void **state)
{
	struct term *t;
	FILE *f;

	(void)state;
	own(NULL);
	file[strlen(folder) + strlen("/sabaq")] = '\0';
	f = fopen(file, "w"); /* a file in place of the folder */
	assert_non_null(f);
	fclose(f);
	t = begin(NULL, NULL, NULL);
	open_setting(t, 3);
	term_type(t, TERM_HOME TERM_DOWN TERM_ENTER);
	assert_true(term_wait(t, "cannot be written"));
	assert_true(term_wait(t, "Colours"));
	assert_true(term_wait(t, "without colours"));
	quit(t);
}

/* --- colours ---------------------------------------------------------- */

static void colours(void **state)
{
	static const struct {
		const char *config, *no_color;
		bool coloured;
	} rows[] = {
		{ NULL, "NO_COLOR", true },
		{ NULL, "NO_COLOR=", true },
		{ NULL, "NO_COLOR=1", false },
		{ NULL, "NO_COLOR=0", false },
		{ "colour: false\n", "NO_COLOR", false },
		/* What is set goes before the environment. */
		{ "colour: true\n", "NO_COLOR=1", true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct term *t;

		own(rows[i].config);
		t = verdict(rows[i].no_color, NULL);
		assert_true(term_wait(t, "Right."));
		if (coloured(t) != rows[i].coloured)
			fail_msg("row %zu", i);
		quit(t);
	}
}

/* --- asking ----------------------------------------------------------- */

static void confirm(void **state)
{
	struct term *t;

	(void)state;
	own("confirm: true\n");
	t = verdict(NULL, NULL);
	assert_true(term_wait(t, "Answer: 3) 8"));
	assert_true(term_wait(t, "Enter: send it. Backspace: change it."));
	term_type(t, TERM_BACKSPACE);
	assert_true(term_wait(t, "Not sent."));
	term_type(t, "3");
	assert_true(term_wait_gone(t, "Not sent."));
	term_type(t, TERM_ENTER);
	assert_true(term_wait(t, "Answer: 3) 8"));
	/* An Enter within a moment is the same one. */
	assert_true(term_wait_quiet(t, 500));
	term_type(t, TERM_ENTER);
	assert_true(term_wait(t, "Right."));
	quit(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(remembered),
		cmocka_unit_test(language),
		cmocka_unit_test(damaged),
		cmocka_unit_test(unwritable),
		cmocka_unit_test(colours),
		cmocka_unit_test(confirm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
