/*
 * The real program: what is noted is there after a kill, what is looked for in
 * many modules is found while keys are listened to.
 */
#include <glob.h>
#include <setjmp.h>
#include <signal.h>
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

enum { MODULES = 40, STEPS = 50 };

static char state_folder[4200], modules[4200];

/* The state is kept from one start to the next. */
static struct term *begin(const char *path, const char *where)
{
	const char *const argv[] = { "sabaq", "play", where, NULL };
	const char *const home[] = { "sabaq", NULL };
	char path_word[4300], state_word[4300];
	const char *const env[] = { path_word, state_word, "LANGUAGE=en",
		NULL };

	snprintf(path_word, sizeof path_word, "SABAQ_PATH=%s", path);
	snprintf(state_word, sizeof state_word, "XDG_STATE_HOME=%s",
		state_folder);
	return term_start(24, 80, where ? argv : home, env);
}

static void fresh_state(const char *name)
{
	snprintf(state_folder, sizeof state_folder, "%s/%s", getenv("TMPDIR"),
		name);
}

static void kill_it(struct term *t)
{
	term_kill(t, SIGKILL);
	assert_int_equal(term_finish(t), 128 + SIGKILL);
}

static void quit(struct term *t)
{
	term_type(t, "q");
	assert_true(term_wait(t, "Enter: quit"));
	term_type(t, "\r");
	assert_int_equal(term_finish(t), 0);
}

/* Saved on the screen is saved: the program is killed the moment it says so. */
static void saved_then_killed(void **state)
{
	const char *path = golden_path("golden/screens/modules");
	struct term *t;

	(void)state;
	fresh_state("saved");
	t = begin(path, "numbers/binary");
	assert_true(term_wait(t, "step 1 of 7"));
	term_type(t, "k");
	assert_true(term_wait(t, "bookmark is set"));
	term_type(t, "nj");
	assert_true(term_wait(t, "My note:"));
	term_type(t, "Спросить учителя\rпро «десять»");
	assert_true(term_wait(t, "про «десять»"));
	term_type(t, "\t\r");
	assert_true(term_wait(t, "The note is saved"));
	kill_it(t);
	t = begin(path, NULL);
	assert_true(term_wait(t, "Quit"));
	term_type(t, "k");
	assert_true(term_wait(t, "Спросить учителя"));
	assert_true(term_wait(t, "про «десять»"));
	assert_true(term_wait(t, "bookmark"));
	term_type(t, "\r");
	assert_true(term_wait(t, "note, step 2 of 7"));
	term_type(t, TERM_END);
	assert_true(term_wait(t, "про «десять»"));
	/* Taken away it is gone, also after a kill. */
	term_type(t, "j");
	assert_true(term_wait(t, "an empty note is taken away"));
	term_type(t, "\025\177\025\t\r");
	assert_true(term_wait(t, "The note is taken away"));
	kill_it(t);
	t = begin(path, NULL);
	assert_true(term_wait(t, "Quit"));
	term_type(t, "k");
	assert_true(term_wait(t, "bookmark"));
	assert_null(strstr(term_screen(t), "note,"));
	quit(t);
}

/* Whether what is typed and not saved is on the disk. */
static bool kept(struct term *t, void *text)
{
	char pattern[4300], bytes[4096] = "";
	glob_t found;
	FILE *f;

	(void)t;
	snprintf(pattern, sizeof pattern, "%s/sabaq/unsent-*.jsonl",
		state_folder);
	if (glob(pattern, 0, NULL, &found) != 0)
		return false;
	f = fopen(found.gl_pathv[0], "r");
	globfree(&found);
	if (!f)
		return false;
	bytes[fread(bytes, 1, sizeof bytes - 1, f)] = '\0';
	fclose(f);
	return strstr(bytes, text) != NULL;
}

/* Not even what was not saved is lost. */
static void killed_while_writing(void **state)
{
	char typed[] = "недописано";
	const char *path = golden_path("golden/screens/modules");
	struct term *t;

	(void)state;
	fresh_state("typed");
	t = begin(path, "numbers/binary");
	assert_true(term_wait(t, "step 1 of 7"));
	term_type(t, "j");
	assert_true(term_wait(t, "My note:"));
	term_type(t, "недописано");
	assert_true(term_wait_until(t, kept, typed));
	kill_it(t);
	t = begin(path, "numbers/binary");
	assert_true(term_wait(t, "step 1 of 7"));
	assert_null(strstr(term_screen(t), "недописано"));
	term_type(t, "j");
	assert_true(term_wait(t, "недописано"));
	term_type(t, "\t\r");
	assert_true(term_wait(t, "The note is saved"));
	assert_true(term_wait(t, "недописано"));
	quit(t);
}

/* --- many modules ----------------------------------------------------- */

static FILE *create(const char *folder, const char *name)
{
	char path[8600];
	FILE *f;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	f = fopen(path, "w");
	assert_non_null(f);
	return f;
}

/* "secret" stands in every file, where no one may look. */
static void write_module(int number)
{
	char folder[4300];
	FILE *f;

	snprintf(folder, sizeof folder, "%s/m-%d", modules, number);
	assert_int_equal(mkdir(folder, 0700), 0);
	f = create(folder, "module.yaml");
	fprintf(f,
		"sabaq: 1\nid: m-%d\nlanguage: en\ntitle: Module %d\n"
		"units: [u]\n",
		number, number);
	assert_int_equal(fclose(f), 0);
	f = create(folder, "u.yaml");
	fputs("sabaq: 1\nkind: lesson\ntitle: Lesson\nnote: secret\nsteps:\n",
		f);
	for (int i = 0; i < STEPS; i++)
		fprintf(f,
			"  - id: s-%d\n    type: read\n    text: |\n"
			"      Text number %d of many, about nothing.\n",
			i, i);
	if (number == 7)
		fputs("  - id: last\n    type: read\n    title: The needle\n"
		      "    text: In a haystack.\n",
			f);
	assert_int_equal(fclose(f), 0);
}

static void many_modules(void **state)
{
	struct term *t;

	(void)state;
	fresh_state("many");
	snprintf(modules, sizeof modules, "%s/modules", getenv("TMPDIR"));
	assert_int_equal(mkdir(modules, 0700), 0);
	for (int i = 0; i < MODULES; i++)
		write_module(i);
	t = begin(modules, NULL);
	assert_true(term_wait(t, "Modules"));
	term_type(t, "f");
	assert_true(term_wait(t, "Find in all modules"));
	term_type(t, "secret\r");
	assert_true(term_wait(t, "Nothing was found"));
	/* Typed amid the search: it ends, the letters count. */
	term_type(t, "\r\025needle\r");
	assert_true(term_wait(t, "1 place was found"));
	/* Enter twice within a moment would count once. */
	term_type(t, TERM_HOME "\r");
	assert_true(term_wait(t, "step 51 of 51"));
	assert_true(term_wait(t, "In a haystack"));
	term_type(t, "f");
	assert_true(term_wait(t, "1 place was found"));
	term_type(t, "b");
	assert_true(term_wait(t, "step 51 of 51"));
	quit(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(saved_then_killed),
		cmocka_unit_test(killed_while_writing),
		cmocka_unit_test(many_modules),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
