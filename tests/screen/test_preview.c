/* sabaq preview on a terminal, and somebody with an editor beside it. */
#include <fcntl.h>
#include <setjmp.h>
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

static char folder[300], state[300];

static const char module[] =
	"sabaq: 1\nid: course\nlanguage: en\ntitle: The course\n"
	"about: |\n  A test.\nunits:\n  - unit\n";

#define BEGIN "sabaq: 1\nkind: lesson\ntitle: The unit\nsteps:\n"
#define READ(id, text) \
	"  - id: " id "\n    type: read\n    text: |\n      " text "\n"
#define ASK(id, prompt, answer) \
	"  - id: " id "\n    type: text\n    prompt: |\n      " prompt "\n" \
	"    answers:\n      - \"" answer "\"\n" \
	"    if_wrong: |\n      Look once more.\n"

static const char unit[] = BEGIN READ("one", "First page.")
	ASK("two", "Which word?", "tree") READ("three", "Third page.");

static const char *path(const char *name)
{
	static char paths[4][400];
	static int turn;

	turn = (turn + 1) % 4;
	snprintf(paths[turn], sizeof paths[turn], "%s/%s", folder, name);
	return paths[turn];
}

static void put_at(const char *where, const char *text, size_t n)
{
	int fd = open(where, O_WRONLY | O_CREAT | O_TRUNC, 0644);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, n), (ssize_t)n);
	close(fd);
}

/* As most editors do: into the file itself. */
static void save(const char *name, const char *text)
{
	put_at(path(name), text, strlen(text));
}

/* As careful editors do: into a new file that takes its place. */
static void save_by_rename(const char *name, const char *text)
{
	put_at(path("new~"), text, strlen(text));
	assert_int_equal(rename(path("new~"), path(name)), 0);
}

static int set_up(void **nothing)
{
	const char *temp = getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";

	(void)nothing;
	snprintf(state, sizeof state, "%s/state-%d", temp, (int)getpid());
	snprintf(folder, sizeof folder, "%s/preview-%d", temp, (int)getpid());
	assert_int_equal(mkdir(folder, 0755), 0);
	snprintf(folder, sizeof folder, "%s/preview-%d/course", temp,
		(int)getpid());
	assert_int_equal(mkdir(folder, 0755), 0);
	save("module.yaml", module);
	save("unit.yaml", unit);
	return 0;
}

/* Nothing was recorded, whatever was done. */
static int tear_down(void **nothing)
{
	char command[800];
	struct stat st;

	(void)nothing;
	assert_int_not_equal(stat(state, &st), 0);
	*strrchr(folder, '/') = '\0';
	snprintf(command, sizeof command, "rm -r '%s'", folder);
	return system(command);
}

static struct term *begin_sized(
	int rows, int cols, const char *option, const char *what)
{
	static char home[400];
	const char *const argv[] = { "sabaq", "preview", path(what), option,
		NULL };
	const char *const env[] = { "LANGUAGE=en", home, NULL };

	snprintf(home, sizeof home, "XDG_STATE_HOME=%s", state);
	return term_start(rows, cols, argv, env);
}

static struct term *begin(const char *what)
{
	return begin_sized(24, 80, NULL, what);
}

static void quit(struct term *t)
{
	/* a letter may be typed into a field */
	term_type(t, "\003");
	assert_true(term_wait(t, "Enter: quit"));
	term_type(t, "\r");
	assert_int_equal(term_wait_exit(t), 0);
	assert_true(term_is_sane(t));
	term_finish(t);
}

/* Saves of every kind; the step is the same, its line may be another. */
static void saves(void **nothing)
{
	struct term *t = begin("unit.yaml:three");

	(void)nothing;
	assert_true(term_wait(t, "Third page."));
	assert_true(term_wait(t, "Preview, nothing is recorded; three, line"));
	save("unit.yaml",
		BEGIN READ("one", "First.") READ("three", "In place."));
	assert_true(term_wait(t, "In place."));
	assert_true(term_wait(t, "step 2 of 2"));
	save_by_rename("unit.yaml",
		BEGIN READ("new", "New.") READ("one", "First.")
			READ("three", "By a rename."));
	assert_true(term_wait(t, "By a rename."));
	assert_true(term_wait(t, "step 3 of 3"));
	assert_int_equal(rename(path("unit.yaml"), path("unit.yaml~")), 0);
	save("unit.yaml", unit);
	assert_true(term_wait(t, "Third page."));
	assert_true(term_wait(t, "step 3 of 3"));
	quit(t);
}

/* A step that is renamed, taken away: what stands there now. */
static void place(void **nothing)
{
	struct term *t = begin("unit.yaml:2");

	(void)nothing;
	assert_true(term_wait(t, "Which word?"));
	save("unit.yaml", BEGIN READ("one", "First page.")
				  ASK("renamed", "Which other word?", "tree")
					  READ("three", "Third page."));
	assert_true(term_wait(t, "Which other word?"));
	save("unit.yaml",
		BEGIN READ("one", "First page.") READ("three", "Third page."));
	assert_true(term_wait(t, "Third page."));
	/* and when it comes back, one is there again */
	save("unit.yaml", unit);
	assert_true(term_wait(t, "Which word?"));
	assert_true(term_wait(t, "step 2 of 3"));
	quit(t);
}

/* Half of a file is waited for, or what is left of it is an error. */
static void halves(void **nothing)
{
	struct term *t = begin("unit.yaml:three");

	(void)nothing;
	assert_true(term_wait(t, "Third page."));
	for (size_t n = 0; n < strlen(unit); n += 40) {
		put_at(path("unit.yaml"), unit, n);
		save("unit.yaml", unit);
	}
	assert_true(term_wait_quiet(t, 600));
	assert_true(term_wait(t, "step 3 of 3"));
	put_at(path("unit.yaml"), unit, strlen(unit) / 2);
	assert_true(term_wait_gone(t, "step 3 of 3"));
	save("unit.yaml", unit);
	assert_true(term_wait(t, "step 3 of 3"));
	assert_true(term_wait(t, "Third page."));
	quit(t);
}

/* Deleted, and there again. */
static void deleted(void **nothing)
{
	struct term *t = begin("unit.yaml:three");

	(void)nothing;
	assert_true(term_wait(t, "Third page."));
	assert_int_equal(unlink(path("unit.yaml")), 0);
	assert_true(term_wait(t, "there is no file"));
	term_type(t, "c");
	assert_true(term_wait(t, "Third page."));
	assert_true(term_wait(t, "version before"));
	save("unit.yaml", unit);
	assert_true(term_wait(t, "nothing is recorded; three"));
	quit(t);
}

/* Broken: its faults, and the version before by a key; then mended. */
static void broken(void **nothing)
{
	struct term *t = begin("unit.yaml:two");

	(void)nothing;
	assert_true(term_wait(t, "Answer:"));
	term_type(t, "tr");
	assert_true(term_wait(t, "Answer: tr"));
	save("unit.yaml", BEGIN READ("one", "First.") "  - id: two\n"
						      "    type: txet\n");
	assert_true(term_wait(t, "unit.yaml, line 10: error:"));
	assert_true(term_wait(t, "1 error"));
	assert_true(term_wait(t, "write one of: read,"));
	term_type(t, "c");
	assert_true(term_wait(t, "Answer: tr"));
	assert_true(term_wait(t, "Preview of the version before"));
	/* what is typed meanwhile is not lost with the version */
	term_type(t, "e");
	assert_true(term_wait(t, "Answer: tre"));
	save("unit.yaml", BEGIN "  - id: two\n    type: txet\n");
	assert_true(term_wait(t, "unit.yaml, line 6: error:"));
	save("unit.yaml", unit);
	assert_true(term_wait(t, "Answer: tre"));
	term_type(t, "e\r");
	assert_true(term_wait(t, "Right."));
	/* the key is another now: so is the verdict */
	save("unit.yaml", BEGIN READ("one", "First page.")
				  ASK("two", "Which word?", "wood")
					  READ("three", "Third page."));
	assert_true(term_wait(t, "Look once more."));
	quit(t);
}

/* From the start there is nothing but faults; then the unit. */
static void broken_first(void **nothing)
{
	struct term *t;

	(void)nothing;
	save("unit.yaml", "sabaq: 1\nkind: lesson\n");
	t = begin("unit.yaml:two");
	assert_true(term_wait(t, "error:"));
	/* of the module there is more to see */
	term_type(t, "ftgkjy\r");
	assert_true(term_wait(t, "damaged"));
	term_type(t, "c");
	assert_true(term_wait(t, "error:"));
	term_type(t, "c\r");
	assert_true(term_wait(t, "error:"));
	save("unit.yaml", unit);
	assert_true(term_wait(t, "First page."));
	quit(t);
	/* the module's file is one of them */
	save("module.yaml", "sabaq: 1\nid: course\n");
	t = begin("unit.yaml");
	assert_true(term_wait(t, "module.yaml"));
	assert_true(term_wait(t, "error:"));
	term_type(t, "\rftgkjyb");
	assert_true(term_wait(t, "There is nothing else to see yet."));
	save("module.yaml", module);
	assert_true(term_wait(t, "First page."));
	quit(t);
}

/* A translation that is added is there by the usual key. */
static void languages(void **nothing)
{
	static const char kazakh[] =
		"sabaq: 1\ntranslates: unit.yaml\nlanguage: kk\n"
		"review: draft\ntitle: Бөлім\nsteps:\n  one:\n    text: |\n"
		"      Бірінші бет.\n";
	struct term *t = begin("unit.yaml");

	(void)nothing;
	assert_true(term_wait(t, "First page."));
	save("unit.kk.yaml", kazakh);
	assert_true(term_wait_quiet(t, 500));
	term_type(t, "l");
	assert_true(term_wait(t, "Бірінші бет."));
	save("unit.kk.yaml", "sabaq: 1\nlanguage: kk\n\t- text\n");
	assert_true(term_wait(t, "unit.kk.yaml"));
	save("unit.kk.yaml", kazakh);
	assert_true(term_wait(t, "Бірінші бет."));
	term_type(t, "l");
	assert_true(term_wait(t, "First page."));
	quit(t);
	/* a translation's own file is shown in its language */
	t = begin("unit.kk.yaml");
	assert_true(term_wait(t, "Бірінші бет."));
	term_type(t, "l");
	assert_true(term_wait(t, "First page."));
	quit(t);
}

/* Keys of its own: answers, sizes, once more. */
static void keys(void **nothing)
{
	struct term *t = begin_sized(30, 100, NULL, "unit.yaml:one");

	(void)nothing;
	assert_true(term_wait(t, "First page."));
	term_type(t, "ny");
	/* a letter where letters are typed */
	assert_true(term_wait(t, "Answer: y"));
	term_type(t, "\177\t\r");
	assert_true(term_wait(t, "Right answer: tree"));
	assert_true(term_wait(t, "if wrong: Look once more."));
	save("unit.yaml", BEGIN READ("one", "First page.")
				  ASK("two", "Which word?", "wood")
					  READ("three", "Third page."));
	assert_true(term_wait(t, "Right answer: wood"));
	term_type(t, "\r");
	assert_true(term_wait(t, "Answer:"));
	quit(t);
	t = begin_sized(30, 100, NULL, "unit.yaml:one");
	assert_true(term_wait(t, "First page."));
	term_type(t, "q");
	assert_true(term_wait(t, "nothing is recorded. Enter: quit"));
	term_type(t, TERM_ESC);
	term_type(t, "z");
	assert_true(term_wait(t, "As in a window of 80 by 24."));
	assert_string_equal(term_row(t, 25), "");
	assert_non_null(strstr(term_row(t, 3), "│"));
	term_type(t, "z");
	assert_true(term_wait(t, "As in a window of 40 by 12."));
	assert_string_equal(term_row(t, 13), "");
	term_resize(t, 40, 120);
	assert_true(term_wait(t, "First page."));
	assert_string_equal(term_row(t, 13), "");
	term_type(t, "z");
	assert_true(term_wait(t, "As in this window."));
	quit(t);
}

/* What is half done at steps whose parts change in number. */
static void parts(void **nothing)
{
	static const char *const gaps[] = {
		"[[a]] and [[b]] and [[c]]",
		"[[a]]",
		"[[b]] and [[a]]",
	};
	struct term *t = NULL;

	(void)nothing;
	for (int i = 0; i < 9; i++) {
		const char *text = gaps[i % 3];
		char yaml[1000], *end = yaml;

		end += sprintf(end,
			BEGIN "  - id: g\n    type: gaps\n    prompt: Fill %d\n"
			      "    text: |\n      %s\n    gaps:\n",
			i, text);
		for (char name = 'a'; name <= 'c'; name++) {
			char mark[] = { '[', name, ']', '\0' };

			if (strstr(text, mark))
				end += sprintf(end,
					"      %c:\n        type: text\n"
					"        answers:\n          - \"x\"\n",
					name);
		}
		save("unit.yaml", yaml);
		if (!t)
			t = begin("unit.yaml");
		sprintf(yaml, "Fill %d", i);
		assert_true(term_wait(t, yaml));
		term_type(t, "x\ry\r");
	}
	save("unit.yaml",
		BEGIN "  - id: g\n    type: choice\n    prompt: Choose\n"
		      "    shuffle: false\n"
		      "    options:\n      - text: A\n        correct: true\n"
		      "      - text: B\n");
	assert_true(term_wait(t, "2) B"));
	quit(t);
}

/* A unit without a module; a bank; a folder. */
static void alone(void **nothing)
{
	struct term *t;

	(void)nothing;
	assert_int_equal(unlink(path("module.yaml")), 0);
	t = begin("unit.yaml");
	assert_true(term_wait(t, "First page."));
	save("unit.yaml", BEGIN READ("one", "Changed."));
	assert_true(term_wait(t, "Changed."));
	save("module.yaml", module);
	assert_true(term_wait(t, "The course"));
	quit(t);
	save("bank.yaml",
		"sabaq: 1\nkind: bank\ntitle: Bank\npools:\n  easy:\n" ASK(
			"b1", "First of the bank?", "x")
			ASK("b2", "Second of the bank?", "x"));
	t = begin("bank.yaml");
	assert_true(term_wait(t, "First of the bank?"));
	assert_true(term_wait(t, "step 1 of 2"));
	quit(t);
	t = begin("bank.yaml:b2");
	assert_true(term_wait(t, "Second of the bank?"));
	quit(t);
	t = begin("");
	assert_true(term_wait(t, "The unit"));
	save("module.yaml", "sabaq: 1\nid: course\nlanguage: en\n"
			    "title: Another title\nabout: |\n  A test.\n"
			    "units:\n  - unit\n  - bank2\n");
	assert_true(term_wait(t, "Another title"));
	term_type(t, "\r");
	assert_true(term_wait(t, "step 1 of 1"));
	quit(t);
}

/* A quiz: its run is the learner's, its pools one key away. */
static void quiz(void **nothing)
{
	struct term *t;

	(void)nothing;
	save("unit.yaml",
		"sabaq: 1\nkind: quiz\ntitle: Quiz\nsteps:\n"
		"  - draw:\n      from: [p]\n      take: 1\npools:\n  p:\n" ASK(
			"d1", "Drawn one?", "x") ASK("d2", "Drawn two?", "x"));
	t = begin("unit.yaml");
	assert_true(term_wait(t, "Quiz"));
	term_type(t, "p");
	assert_true(term_wait(t, "All questions that can be drawn."));
	assert_true(term_wait(t, "step 1 of 2"));
	quit(t);
	t = begin("unit.yaml:d1");
	assert_true(term_wait(t, "Drawn one?"));
	quit(t);
	t = begin("unit.yaml:d2");
	assert_true(term_wait(t, "Drawn two?"));
	quit(t);
}

/* What is not there is said, and nothing is begun. */
static void wrong_names(void **nothing)
{
	static const struct {
		const char *name, *said;
	} rows[] = {
		{ "unit.yaml:nosuch", "there is no step \"nosuch\"" },
		{ "unit.yaml:9", "there is no step \"9\"" },
		{ "nosuch.yaml", "there is no file" },
		{ "My unit.yaml", "cannot be shown" },
		{ "new~", "cannot be shown" },
	};

	(void)nothing;
	save("My unit.yaml", unit);
	save("new~", unit);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct term *t = begin_sized(24, 200, "--plain", rows[i].name);

		assert_true(term_wait(t, rows[i].said));
		assert_int_equal(term_wait_exit(t), 1);
		term_finish(t);
	}
}

/* In lines: the step again after each save, or the faults. */
static void plain(void **nothing)
{
	struct term *t = begin_sized(40, 80, "--plain", "unit.yaml");

	(void)nothing;
	assert_true(term_wait(t, "First page."));
	assert_true(term_wait(t, "Enter: on"));
	save("unit.yaml", BEGIN READ("one", "New words."));
	assert_true(term_wait(t, "New words."));
	save("unit.yaml", BEGIN "  - id: one\n    type: reed\n");
	assert_true(term_wait(t, "unit.yaml, line 6: error:"));
	save("unit.yaml",
		BEGIN READ("one", "Mended.") ASK("two", "Which word?", "tree"));
	assert_true(term_wait(t, "Mended."));
	term_type(t, "\r");
	assert_true(term_wait(t, "Which word?"));
	term_type(t, ":y\r");
	assert_true(term_wait(t, "Right answer: tree"));
	term_type(t, "tree\r");
	assert_true(term_wait(t, "Right."));
	save("unit.yaml", BEGIN READ("one", "First page.")
				  ASK("two", "Which last word?", "tree")
					  READ("three", "Third page."));
	assert_true(term_wait(t, "Which last word?"));
	term_type(t, ":q\r");
	assert_int_equal(term_wait_exit(t), 0);
	term_finish(t);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		CASE(saves),
		CASE(place),
		CASE(halves),
		CASE(deleted),
		CASE(broken),
		CASE(broken_first),
		CASE(languages),
		CASE(keys),
		CASE(parts),
		CASE(alone),
		CASE(quiz),
		CASE(wrong_names),
		CASE(plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
