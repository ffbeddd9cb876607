/*
 * core/lint: what each lint tells is in the goldens of its rules. Here is what
 * takes more than one file, or more than a near miss, to show: that nothing is
 * told that only follows from an error, of translations only what is their
 * own, from which number on a habit is one, and that the modules that come
 * with the program give no warning.
 */
#include <dirent.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "core/layout_fit.h"
#include "core/lint.h"
#include "golden.h"
#include "support/module.h"

/*
 * What the lints say, and the errors, without warnings of other groups.
 * Returns whether something waits.
 */
static bool assert_linted(const char *what, const char *path, const char *told)
{
	struct faults all = { 0 }, ours = { 0 };
	struct folder *f = folder_try(path, &all);
	bool waits;

	folder_check(f, &all);
	waits = lint_folder(f, &all);
	folder_free(f);
	for (size_t i = 0; i < all.count; i++) {
		const struct fault *t = &all.items[i];

		if (rule_texts[t->rule].level == RULE_ERROR ||
			t->rule >= RULE_OBJECTIVE_UNTAUGHT)
			faults_add(&ours, t->rule, t->at, t->args[0],
				t->args[1], t->args[2]);
	}
	faults_release(&all);
	print_message("%s\n", what);
	assert_told(&ours, told);
	return waits;
}

/* --- what follows from an error --------------------------------------- */

#define WANTING \
	"sabaq: 1\nid: m\nlanguage: en\ntitle: Module\nunits: [u, quiz]\n" \
	"objectives:\n  o: Objective\nmisconceptions:\n  w: Wrong\n" \
	"glossary:\n  t:\n    term: Term\n    text: Text\n"
#define SILENT \
	"  - id: n\n    type: number\n    prompt: P\n    answer: 1\n" \
	"    explain: E\n"

static void test_damaged(void **state)
{
	static const struct {
		const char *what, *steps, *told;
	} rows[] = {
		{ "sound", SILENT,
			"m/module.yaml:7 objective-untaught\n"
			"m/module.yaml:9 misconception-unused\n"
			"m/module.yaml:11 term-unused\n"
			"m/u.yaml:5 tries-silent\n" },
		{ "a step is damaged, the other is looked at",
			SILENT "  - id: x\n    type: read\n",
			"m/u.yaml:5 tries-silent\nm/u.yaml:10 "
			"field-missing\n" },
		{ "the file is damaged", "  - id: [\n",
			"m/u.yaml:5 yaml-bracket-open\n" },
	};

	(void)state;
	module_put("m/module.yaml", WANTING);
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct buf unit = { 0 };

		buf_addf(&unit, "sabaq: 1\nkind: lesson\ntitle: L\nsteps:\n%s",
			rows[i].steps);
		module_put("m/u.yaml", buf_str(&unit));
		module_put("m/quiz.yaml",
			BEGIN "  - {id: z, type: truefalse, prompt: P, "
			      "answer: true, explain: E, objective: o}\n"
			      "  - draw: {from: bank, take: 2}\n");
		assert_linted(rows[i].what, "m", rows[i].told);
		buf_release(&unit);
	}
}

/* Who serves what is not known where it is damaged; the rest is told. */
#define SAID "explain: E"
#define SERVES(id, o) \
	"  - {id: " id ", type: open, prompt: P, objective: " o "}\n"
#define SILENT_TEXT "  - {id: t, type: text, prompt: P, answers: [a]}\n"
#define A_LESSON "sabaq: 1\nkind: lesson\ntitle: L\nsteps:\n"

static void test_waits(void **state)
{
	static const struct {
		const char *what, *lesson, *quiz, *told;
		bool waits;
	} rows[] = {
		{ "all is sound", A_LESSON SERVES("a", "o"),
			BEGIN SERVES("z", "p"),
			"m/module.yaml:7 objective-untested\n"
			"m/module.yaml:8 objective-untaught\n"
			"m/module.yaml:10 misconception-unused\n"
			"m/module.yaml:12 term-unused\n"
			"m/quiz.yaml:3 pass-nothing\n",
			false },
		{ "an error that is in no step hides nothing of the module",
			A_LESSON SERVES("a", "o") "note:\n",
			BEGIN SERVES("z", "p"),
			"m/module.yaml:7 objective-untested\n"
			"m/module.yaml:8 objective-untaught\n"
			"m/module.yaml:10 misconception-unused\n"
			"m/module.yaml:12 term-unused\n"
			"m/quiz.yaml:3 pass-nothing\n"
			"m/u.yaml:6 field-empty\n",
			false },
		{ "a lesson's step: the quiz is known, and what else it has",
			A_LESSON SILENT_TEXT NO_PROMPT, BEGIN SERVES("z", "p"),
			"m/module.yaml:7 objective-untested\n"
			"m/quiz.yaml:3 pass-nothing\n"
			"m/u.yaml:5 feedback-none\n"
			"m/u.yaml:6 field-missing\n",
			true },
		{ "a quiz's step: the lesson is known",
			A_LESSON SERVES("a", "o"), BEGIN SILENT_TEXT NO_PROMPT,
			"m/module.yaml:8 objective-untaught\n"
			"m/quiz.yaml:5 feedback-none\n"
			"m/quiz.yaml:6 field-missing\n",
			true },
		{ "not all of the lesson can be read", A_LESSON "  - id: [\n",
			BEGIN SILENT_TEXT,
			"m/module.yaml:7 objective-untested\n"
			"m/module.yaml:8 objective-untested\n"
			"m/quiz.yaml:5 feedback-none\n"
			"m/u.yaml:5 yaml-bracket-open\n",
			true },
		{ "nothing of it can be read", A_LESSON "\xff",
			BEGIN SILENT_TEXT,
			"m/quiz.yaml:5 feedback-none\n"
			"m/u.yaml:0 file-encoding\n",
			true },
		{ "a misconception that there is not may be this one",
			A_LESSON SERVES("a", "o") SERVES("b", "p"),
			BEGIN SERVES("y", "o") SERVES("z",
				"p") "  - {id: n, type: number, prompt: "
				     "'[t](term:t)', "
				     "answer: 1, " SAID ", wrong: [{value: 2, "
				     "misconception: v}]}\n",
			"m/quiz.yaml:7 ref-unknown\n", true },
	};

	(void)state;
	module_put("m/module.yaml",
		"sabaq: 1\nid: m\nlanguage: en\ntitle: Module\n"
		"units: [u, quiz]\nobjectives:\n  o: One\n  p: Two\n"
		"misconceptions:\n  w: Wrong\n"
		"glossary:\n  t:\n    term: Term\n    text: Text\n");
	assert_int_equal(unlink("m/bank.yaml"), 0);
	for (size_t i = 0; i < ROWS(rows); i++) {
		module_put("m/u.yaml", rows[i].lesson);
		module_put("m/quiz.yaml", rows[i].quiz);
		assert_int_equal(assert_linted(rows[i].what, "m", rows[i].told),
			rows[i].waits);
	}
	module_put("m/quiz.yaml", BEGIN SERVES("z", "p"));
	assert_int_equal(unlink("m/u.yaml"), 0);
	assert_true(assert_linted("a listed unit is not there", "m",
		"m/module.yaml:5 unit-missing\n"
		"m/quiz.yaml:3 pass-nothing\n"));
	module_put("m/module.yaml", "sabaq: 1\nid: m\n");
	module_put("m/u.yaml", A_LESSON SILENT_TEXT);
	assert_true(assert_linted("module.yaml is damaged", "m",
		"m/module.yaml:1 field-missing\n"
		"m/module.yaml:1 field-missing\n"
		"m/module.yaml:1 field-missing\n"
		"m/quiz.yaml:3 pass-nothing\n"
		"m/u.yaml:5 feedback-none\n"));
}

/* A draw that could not be linked, or was lost, may be what draws. */
static void test_draws_wait(void **state)
{
	static const struct {
		const char *what, *quiz, *told;
		bool waits;
	} rows[] = {
		{ "nothing draws", BEGIN ASK("z"),
			"m/bank.yaml:5 pool-unused\n"
			"m/quiz.yaml:3 pass-nothing\n",
			false },
		{ "a question without a prompt is no draw",
			BEGIN ASK("z") NO_PROMPT,
			"m/bank.yaml:5 pool-unused\n"
			"m/quiz.yaml:6 field-missing\n",
			true },
		{ "a draw is misspelt",
			BEGIN ASK("z") "  - drow: {from: bank, take: 2}\n",
			"m/quiz.yaml:6 field-missing\n"
			"m/quiz.yaml:6 field-unknown\n"
			"m/quiz.yaml:6 field-missing\n",
			true },
		{ "a draw names what there is not",
			BEGIN ASK("z") "  - draw: {from: bunk, take: 2}\n",
			"m/quiz.yaml:6 ref-unknown\n", true },
	};

	(void)state;
	module_put("m/module.yaml",
		"sabaq: 1\nid: m\nlanguage: en\ntitle: M\nunits: [u, quiz]\n");
	module_put("m/bank.yaml", BANK_OF POOLED("q1") POOLED("q2"));
	for (size_t i = 0; i < ROWS(rows); i++) {
		module_put("m/quiz.yaml", rows[i].quiz);
		assert_int_equal(assert_linted(rows[i].what, "m", rows[i].told),
			rows[i].waits);
	}
}

/* --- translations ----------------------------------------------------- */

#define OPTIONS(a, b) \
	"    options:\n      - {text: " a ", correct: true, feedback: F}\n" \
	"      - {text: " b ", feedback: F}\n"
#define SOURCE(a, b) \
	"sabaq: 1\nkind: lesson\ntitle: L\nsteps:\n" \
	"  - id: c\n    type: choice\n    prompt: P\n" OPTIONS(a, b)
#define TRANSLATED(a, b) \
	HEAD("u", "kk") \
	"steps:\n  c:\n    options:\n      - text: " a "\n      - text: " b "\n"

static void test_translations(void **state)
{
	static const struct {
		const char *what, *source, *translation, *told;
	} rows[] = {
		{ "sound", SOURCE("one", "two"), TRANSLATED("bir", "eki"), "" },
		{ "twice in the source", SOURCE("one", "one"),
			TRANSLATED("bir", "eki"),
			"m/u.yaml:10 option-twice\n" },
		{ "twice in the translation", SOURCE("one", "two"),
			TRANSLATED("bir", "bir"),
			"m/u.kk.yaml:8 option-twice\n" },
		{ "not translated, told once", SOURCE("one", "one"),
			HEAD("u", "kk") "steps:\n  c:\n    prompt: S\n",
			"m/u.yaml:10 option-twice\n" },
		{ "damaged", SOURCE("one", "two"),
			TRANSLATED("bir", "bir") "    type: read\n",
			"m/u.kk.yaml:9 tr-field\n" },
		{ "damaged, its texts are looked at", SOURCE("one", "two"),
			TRANSLATED("bir \U0001F600", "eki") "    type: read\n",
			"m/u.kk.yaml:7 char-picture\n"
			"m/u.kk.yaml:9 tr-field\n" },
		{ "so are they where the source is damaged",
			SOURCE("one", "two") "    promt: P\n",
			TRANSLATED("bir \U0001F600", "eki"),
			"m/u.kk.yaml:7 char-picture\n"
			"m/u.yaml:11 field-meant\n" },
	};

	(void)state;
	module_put("m/module.yaml",
		"sabaq: 1\nid: m\nlanguage: en\ntitle: M\nunits: [u, quiz]\n");
	for (size_t i = 0; i < ROWS(rows); i++) {
		module_put("m/u.yaml", rows[i].source);
		module_put("m/u.kk.yaml", rows[i].translation);
		module_put("m/bank.yaml",
			BANK_OF "    - {id: q1, type: open, prompt: P}\n"
				"    - {id: q2, type: truefalse, prompt: P, "
				"answer: true, explain: E}\n");
		assert_linted(rows[i].what, "m", rows[i].told);
	}
}

/* --- habits ----------------------------------------------------------- */

/* So many questions, of which so many have the right option longest. */
static void put_choices(int count, int longest, const char *right)
{
	struct buf b = { 0 };

	buf_adds(&b, BEGIN);
	for (int i = 0; i < count; i++)
		buf_addf(&b,
			"  - id: q%d\n    type: choice\n    prompt: P\n"
			"    if_right: R\n    if_wrong: W\n    options:\n"
			"      - text: eight letters\n"
			"      - {text: %s%d, correct: true}\n"
			"      - text: five\n",
			i, i < longest ? right : "r", i);
	module_put("m/quiz.yaml", buf_str(&b));
	buf_release(&b);
}

static void test_longest(void **state)
{
	static const struct {
		int count, longest;
		const char *right, *told;
	} rows[] = {
		{ 4, 4, "seventeen letters", "" }, /* too few to tell */
		{ 5, 3, "seventeen letters", "" },
		{ 5, 4, "seventeen letters", "m/quiz.yaml:3 answer-longest\n" },
		{ 10, 7, "seventeen letters", "" },
		{ 10, 8, "seventeen letters",
			"m/quiz.yaml:3 answer-longest\n" },
		{ 5, 5, "fifteen letter", "" }, /* two letters: nobody sees */
		{ 5, 5, "fifteen letters", "m/quiz.yaml:3 answer-longest\n" },
	};

	(void)state;
	module_put("m/module.yaml",
		"sabaq: 1\nid: m\nlanguage: en\ntitle: M\nunits: [quiz]\n");
	assert_int_equal(unlink("m/u.yaml"), 0);
	assert_int_equal(unlink("m/bank.yaml"), 0);
	for (size_t i = 0; i < ROWS(rows); i++) {
		char what[32];

		snprintf(what, sizeof(what), "%d of %d", rows[i].longest,
			rows[i].count);
		put_choices(rows[i].count, rows[i].longest, rows[i].right);
		assert_linted(what, "m", rows[i].told);
	}
}

/* --- requires --------------------------------------------------------- */

static void put_module_in(const char *place, const char *id, const char *needs)
{
	char path[64], folder[64];
	struct buf b = { 0 };

	buf_addf(&b,
		"sabaq: 1\nid: %s\nlanguage: en\ntitle: T\nunits: [u]\n"
		"requires: [%s]\n",
		id, needs);
	snprintf(folder, sizeof(folder), "%s/%s", place, id);
	mkdir(folder, 0777);
	snprintf(path, sizeof(path), "%.50s/module.yaml", folder);
	module_put(path, buf_str(&b));
	snprintf(path, sizeof(path), "%.50s/u.yaml", folder);
	module_put(path, LESSON);
	buf_release(&b);
}

static void put_module(const char *id, const char *needs)
{
	put_module_in(".", id, needs);
}

/* However the folder is named, what lies beside it is found. */
static void test_requires(void **state)
{
	static const struct {
		const char *inside, *path, *told;
	} rows[] = {
		{ ".", "one", "one/module.yaml:6 requires-circle\n" },
		{ ".", "./one", "./one/module.yaml:6 requires-circle\n" },
		{ "one", ".", "./module.yaml:6 requires-circle\n" },
		{ "one/in", "..", "../module.yaml:6 requires-circle\n" },
		{ "two", "../one", "../one/module.yaml:6 requires-circle\n" },
		{ ".", "two", "two/module.yaml:6 requires-circle\n" },
		/* It leads to a circle, but is no part of it. */
		{ ".", "four", "" },
		{ ".", "self", "self/module.yaml:6 requires-circle\n" },
		{ ".", "lone", "lone/module.yaml:6 requires-missing\n" },
		/* What is damaged is there. */
		{ ".", "brave", "" },
	};

	(void)state;
	put_module("one", "two");
	put_module("two", "five, three");
	put_module("three", "one");
	put_module("four", "one");
	put_module("five", "");
	put_module("self", "self");
	put_module("lone", "five, none");
	put_module("brave", "torn");
	put_module("torn", "brave, [");
	assert_int_equal(mkdir("one/in", 0777), 0);
	for (size_t i = 0; i < ROWS(rows); i++) {
		assert_int_equal(chdir(module_place), 0);
		assert_int_equal(chdir(rows[i].inside), 0);
		assert_linted(rows[i].path, rows[i].path, rows[i].told);
	}
}

/* What is installed elsewhere is there as well, and may lead back. */
static void test_requires_elsewhere(void **state)
{
	static const struct {
		const char *paths, *told;
	} rows[] = {
		{ NULL, "lone/module.yaml:6 requires-missing\n" },
		{ "", "lone/module.yaml:6 requires-missing\n" },
		{ "nowhere:far/away", "" },
		{ "back:far/away", "lone/module.yaml:6 requires-circle\n" },
		{ "far", "lone/module.yaml:6 requires-missing\n" },
	};

	(void)state;
	put_module("lone", "none");
	assert_int_equal(mkdir("far", 0777), 0);
	assert_int_equal(mkdir("far/away", 0777), 0);
	assert_int_equal(mkdir("back", 0777), 0);
	put_module_in("far/away", "none", "");
	put_module_in("back", "none", "lone");
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct faults faults = { 0 };
		struct folder *f = folder_open("lone", &faults);

		assert_non_null(f);
		folder_look_in(f, rows[i].paths);
		folder_check(f, &faults);
		lint_folder(f, &faults);
		folder_free(f);
		print_message("%s\n", rows[i].paths ? rows[i].paths : "-");
		assert_told(&faults, rows[i].told);
	}
}

/* --- widths ----------------------------------------------------------- */

static void test_misfits(void **state)
{
	static const struct {
		const char *text;
		int width;
		const char *line; /* NULL: all fits */
		int cells, room;
	} rows[] = {
		{ "words that wrap where they may", 10, NULL, 0, 0 },
		{ "```\n123456\n```", 10, NULL, 0, 0 },
		{ "```\n1\n1234567\n```", 10, "1234567", 7, 6 },
		{ "    1234567", 10, "1234567", 7, 6 },
		{ "```\n\t123\n```", 10, "    123", 7, 6 },
		{ "```\n\xd2\x9b\xd2\x9b\xd2\x9b\xd2\x9b\xd2\x9b\xd2\x9b\n```",
			10, NULL, 0, 0 },
		{ "- ```\n  12345\n  ```", 10, "12345", 5, 4 },
		{ "10. ```\n    1234\n    ```", 11, "1234", 4, 3 },
		{ "> ```\n> 12345\n> ```", 10, "12345", 5, 4 },
		{ "```figure F\n1234567890\n```", 10, NULL, 0, 0 },
		{ "```figure F\n12345678901\n```", 10, "12345678901", 11, 10 },
		{ "| a | b |\n|---|---|\n| 123 | 1234 |", 10, NULL, 0, 0 },
		{ "| a | b |\n|---|---|\n| 1234 | 1234 |", 10, "a", 11, 10 },
		{ "| a |\n|---|\n| 1 |\n\n```\n1234567\n```", 10, "1234567", 7,
			6 },
	};
	struct arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct misfit m = { 0 };
		bool found =
			layout_misfit(&arena, rows[i].text, rows[i].width, &m);

		print_message("%s\n", rows[i].text);
		assert_int_equal(found, rows[i].line != NULL);
		if (!found)
			continue;
		assert_int_equal(m.length, strlen(rows[i].line));
		assert_memory_equal(m.text, rows[i].line, m.length);
		assert_int_equal(m.cells, rows[i].cells);
		assert_int_equal(m.room, rows[i].room);
	}
	arena_release(&arena);
}

/* --- ours ------------------------------------------------------------- */

static void test_shipped(void **state)
{
	DIR *dir = opendir(golden_path("../modules"));
	struct dirent *e;
	int count = 0;

	(void)state;
	assert_non_null(dir);
	while ((e = readdir(dir))) {
		char path[PATH_MAX];

		if (e->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "../modules/%s", e->d_name);
		assert_linted(e->d_name, golden_path(path), "");
		count++;
	}
	closedir(dir);
	assert_true(count > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_damaged),
		TEST(test_waits),
		TEST(test_draws_wait),
		TEST(test_translations),
		TEST(test_longest),
		TEST(test_requires),
		TEST(test_requires_elsewhere),
		cmocka_unit_test(test_misfits),
		cmocka_unit_test(test_shipped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
