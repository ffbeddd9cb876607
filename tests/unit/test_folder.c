/*
 * core/folder: which files are read and when, what is told once, what is
 * played where something is damaged.
 */
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
#include "core/folder.h"
#include "core/read.h"
#include "core/rules.h"
#include "support/module.h"

static const char *text_of(const struct unit *u, const char *id)
{
	const struct read_body *body = unit_step(u, id)->body;

	return body->text;
}

/* --- opening ---------------------------------------------------------- */

static void test_paths(void **state)
{
	static const struct {
		const char *at, *path, *shown;
	} rows[] = {
		{ ".", "m", "m/u.yaml" },
		{ ".", "./m/", "./m/u.yaml" },
		{ ".", "m///", "m/u.yaml" },
		{ "m", ".", "./u.yaml" },
		{ "m", "../m", "../m/u.yaml" },
		{ "m/sub", "..", "../u.yaml" },
		{ "m/sub", "../.", ".././u.yaml" },
		{ ".", "links/m", "links/m/u.yaml" },
	};

	(void)state;
	assert_int_equal(mkdir("m/sub", 0777), 0);
	assert_int_equal(mkdir("links", 0777), 0);
	assert_int_equal(rename("m", "real-1.0"), 0);
	assert_int_equal(symlink("../real-1.0", "links/m"), 0);
	assert_int_equal(symlink("real-1.0", "m"), 0);
	module_put("m/u.yaml", "sabaq: 2\n" LESSON);
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct faults faults = { 0 };
		struct folder *f;
		bool linked = strcmp(rows[i].path, ".") != 0 &&
			      strcmp(rows[i].path, "..") != 0 &&
			      strcmp(rows[i].path, "../.") != 0;

		assert_int_equal(chdir(module_place), 0);
		assert_int_equal(chdir(rows[i].at), 0);
		f = folder_open(rows[i].path, &faults);
		if (!linked) {
			/* A link has no name any more once one is inside. */
			assert_null(f);
			assert_int_equal(
				faults.items[0].rule, RULE_MODULE_NAME);
			faults_release(&faults);
			continue;
		}
		assert_non_null(f);
		assert_null(folder_unit(f, "u", NULL, &faults));
		assert_string_equal(faults.items[0].at.file, rows[i].shown);
		faults_release(&faults);
		folder_free(f);
	}
}

static void test_inside(void **state)
{
	static const char *const rows[][2] = {
		{ "m", "." },
		{ "m", "./" },
		{ "m/sub", ".." },
		{ "m/sub", "./../" },
	};

	(void)state;
	assert_int_equal(mkdir("m/sub", 0777), 0);
	for (size_t i = 0; i < ROWS(rows); i++) {
		assert_int_equal(chdir(module_place), 0);
		assert_int_equal(chdir(rows[i][0]), 0);
		folder_free(module_open(rows[i][1]));
	}
}

static void test_no_module(void **state)
{
	static const char *const rows[][2] = {
		{ "none", "none/module.yaml:0 file-missing\n" },
		{ "m/u.yaml", "m/u.yaml/module.yaml:0 file-missing\n" },
		{ "empty", "empty/module.yaml:0 file-missing\n" },
		{ "text", "text/module.yaml:1 field-not-map\n" },
		{ "link", "link/module.yaml:0 file-special\n" },
		{ "mark", "mark/module.yaml:4 char-invisible\n" },
	};

	(void)state;
	assert_int_equal(mkdir("empty", 0777), 0);
	assert_int_equal(mkdir("text", 0777), 0);
	module_put("text/module.yaml", "text\n");
	assert_int_equal(mkdir("link", 0777), 0);
	assert_int_equal(symlink("../m/module.yaml", "link/module.yaml"), 0);
	assert_int_equal(mkdir("mark", 0777), 0);
	module_put("mark/module.yaml",
		"sabaq: 1\nid: mark\nlanguage: en\ntitle: \xe2\x80\x8bT\n"
		"units: [u]\n");
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct faults faults = { 0 };

		assert_null(folder_open(rows[i][0], &faults));
		assert_told(&faults, rows[i][1]);
	}
	folder_free(NULL);
}

/* --- units ------------------------------------------------------------ */

static void test_cached(void **state)
{
	struct faults faults = { 0 };
	struct folder *f;
	const struct unit *u;

	(void)state;
	module_put("m/x.yaml", "sabaq: 1\nkind: lesson\ntitle: X\nsteps: []\n");
	f = module_open("m");
	u = folder_unit(f, "u", NULL, &faults);
	assert_non_null(u);
	assert_ptr_equal(u, folder_unit(f, "u", "en", &faults));
	assert_ptr_equal(u, folder_unit(f, "u", "kk", &faults));
	assert_ptr_equal(u, folder_unit(f, "u", "", &faults));
	assert_string_equal(u->id, "u");
	assert_ptr_equal(u->source, u);
	assert_ptr_equal(u->module, folder_source(f));
	assert_told(&faults, "");
	/* A damaged one is told of once. */
	assert_null(folder_unit(f, "x", NULL, &faults));
	assert_told(&faults, "m/x.yaml:4 steps-none\n");
	assert_null(folder_unit(f, "x", NULL, &faults));
	assert_told(&faults, "");
	folder_free(f);
}

static void test_no_unit(void **state)
{
	static const char *const rows[][2] = {
		{ "none", "m/none.yaml:0 file-missing\n" },
		{ "module", "m:0 unit-name\n" },
		{ "../m/u", "m:0 field-id\n" },
		{ "", "m:0 field-id\n" },
		{ "u.kk", "m:0 field-id\n" },
	};
	struct folder *f;

	(void)state;
	f = module_open("m");
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct faults faults = { 0 };

		assert_null(folder_unit(f, rows[i][0], NULL, &faults));
		assert_told(&faults, rows[i][1]);
	}
	folder_free(f);
}

/* What the reader of YAML could mend is still not to be played. */
static void test_mended(void **state)
{
	struct faults faults = { 0 };
	struct folder *f;

	(void)state;
	module_put("m/u.yaml", LESSON "  - id: c\n    type: read\n"
				      "    text: a\xe2\x80\x8b\n");
	f = module_open("m");
	assert_null(folder_unit(f, "u", NULL, &faults));
	assert_told(&faults, "m/u.yaml:13 char-invisible\n");
	folder_free(f);
}

/* More faults than a list holds: nothing half-bound comes out. */
static void test_full_list(void **state)
{
	struct buf text = { 0 };
	struct faults faults = { 0 };
	struct folder *f;

	(void)state;
	buf_adds(&text, LESSON);
	for (int i = 0; i < 990; i++)
		buf_addf(&text, "  - {id: A%d, type: text, wrong: [b]}\n", i);
	module_put("m/u.yaml", buf_str(&text));
	module_put("m/x.yaml",
		LESSON "  - type: text\n    answers: [{score: 1}]\n"
		       "    wrong: [b]\n");
	buf_release(&text);
	f = module_open("m");
	assert_null(folder_unit(f, "u", NULL, &faults));
	assert_int_equal(faults.count, FAULTS_MAX);
	assert_null(folder_unit(f, "x", NULL, &faults));
	assert_null(folder_unit(f, "quiz", NULL, &faults));
	faults_release(&faults);
	folder_free(f);
}

/* --- languages -------------------------------------------------------- */

static void test_languages(void **state)
{
	static const char *const files[] = { "u.kk.yaml", "u.uz-cyrl.yaml",
		"u.en.yaml", "u.KY.yaml", "u.draft.yaml", "u.kk.yaml~",
		"u..yaml", "ux.tg.yaml", "u.tg.yml", ".u.tg.yaml" };
	const char *const *has;
	struct folder *f;

	(void)state;
	for (size_t i = 0; i < ROWS(files); i++) {
		struct buf path = { 0 };

		buf_addf(&path, "m/%s", files[i]);
		module_put(buf_str(&path), HEAD("u", "kk"));
		buf_release(&path);
	}
	module_put("m/module.ru.yaml", HEAD("module", "ru") "title: Модуль\n");
	f = module_open("m");
	has = folder_languages(f, "u");
	assert_string_equal(has[0], "en");
	assert_string_equal(has[1], "kk");
	assert_string_equal(has[2], "uz-cyrl");
	assert_null(has[3]);
	has = folder_languages(f, NULL);
	assert_string_equal(has[0], "en");
	assert_string_equal(has[1], "ru");
	assert_null(has[2]);
	assert_string_equal(folder_module(f, "ru")->title, "Модуль");
	assert_string_equal(folder_module(f, "ru")->shown, "ru");
	assert_ptr_equal(folder_module(f, "kk"), folder_source(f));
	assert_ptr_equal(folder_module(f, NULL), folder_source(f));
	folder_free(f);
}

static void test_translated(void **state)
{
	struct faults faults = { 0 };
	const struct unit *u, *source, *quiz;
	struct folder *f;

	(void)state;
	module_put("m/u.kk.yaml",
		HEAD("u", "kk") "review: {by: A, date: 2026-11-23}\n"
				"title: Сабақ\n"
				"steps: {b: {text: Мәтін}}\n");
	module_put("m/bank.kk.yaml",
		HEAD("bank", "kk") "review: draft\n"
				   "pools: {p: {q1: {prompt: Бір}}}\n");
	module_put("m/quiz.kk.yaml", HEAD("quiz", "kk"));
	f = module_open("m");
	u = folder_unit(f, "u", "kk", &faults);
	source = folder_unit(f, "u", NULL, &faults);
	quiz = folder_unit(f, "quiz", "kk", &faults);
	assert_told(&faults, "");
	assert_string_equal(u->title, "Сабақ");
	assert_string_equal(u->language, "kk");
	assert_string_equal(u->module->shown, "kk");
	assert_string_equal(u->module->title, "Module");
	assert_ptr_equal(u->source, source);
	assert_false(u->draft);
	assert_string_equal(text_of(u, "a"), "Text a");
	assert_true(unit_step(u, "a")->untranslated);
	assert_string_equal(text_of(u, "b"), "Мәтін");
	assert_false(unit_step(u, "b")->untranslated);
	/* What is drawn from elsewhere comes in the same language. */
	assert_true(quiz->draft);
	assert_string_equal(unit_step(quiz, "q1")->prompt, "Бір");
	assert_string_equal(unit_step(quiz, "q2")->prompt, "Two");
	folder_free(f);
}

/* A damaged translation is told of at its own place, and the source plays. */
static void test_damaged_translation(void **state)
{
	static const struct {
		const char *text, *told;
	} rows[] = {
		{ "", "m/u.kk.yaml:0 file-empty\n" },
		{ "- a\n", "m/u.kk.yaml:1 field-not-map\n" },
		{ HEAD("u", "kk") "steps: {c: {text: x}}\n",
			"m/u.kk.yaml:4 tr-unknown\n" },
		{ HEAD("u", "kk") "title: a\xe2\x80\x8b"
				  "b\nsteps: {c: }\n",
			"m/u.kk.yaml:4 char-invisible\n"
			"m/u.kk.yaml:5 tr-unknown\n" },
		{ "title: x\n", "m/u.kk.yaml:1 field-missing\n"
				"m/u.kk.yaml:1 field-missing\n"
				"m/u.kk.yaml:1 field-missing\n" },
		/* both sorts in one run */
		{ HEAD("u", "kk") "title: [x]\nsteps: {c: {text: x}}\n",
			"m/u.kk.yaml:4 field-not-text\n"
			"m/u.kk.yaml:5 tr-unknown\n" },
		{ HEAD("u", "kk") "steps: [{id: a, text: x}]\n",
			"m/u.kk.yaml:4 tr-ids\n" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct faults faults = { 0 };
		struct folder *f;
		const struct unit *u;

		module_put("m/u.kk.yaml", rows[i].text);
		f = module_open("m");
		u = folder_unit(f, "u", "kk", &faults);
		assert_told(&faults, rows[i].told);
		assert_non_null(u);
		assert_string_equal(u->language, "en");
		assert_ptr_equal(u, folder_unit(f, "u", "kk", &faults));
		assert_told(&faults, "");
		folder_free(f);
	}
}

/* Its answers would accept what the source calls wrong. */
static void test_clash(void **state)
{
	struct faults faults = { 0 };
	struct folder *f;

	(void)state;
	module_put("m/u.yaml",
		LESSON "  - id: t\n    type: text\n    prompt: P\n"
		       "    answers: [x]\n    wrong: [{text: y}]\n");
	module_put("m/u.kk.yaml", HEAD("u", "kk") "steps:\n  t:\n"
						  "    answers: [x, y]\n");
	f = module_open("m");
	assert_non_null(folder_unit(f, "u", "kk", &faults));
	assert_told(&faults, "m/u.kk.yaml:6 answer-wrong\n");
	folder_free(f);
}

/* Looked at quietly for the home screen, told where somebody listens. */
static void test_damaged_module_translation(void **state)
{
	struct faults faults = { 0 };
	struct folder *f;

	(void)state;
	module_put("m/module.kk.yaml", HEAD("module", "kk") "titel: x\n");
	module_put("m/u.kk.yaml", HEAD("u", "kk"));
	f = module_open("m");
	assert_ptr_equal(folder_module(f, "kk"), folder_source(f));
	assert_non_null(folder_unit(f, "u", "kk", &faults));
	assert_told(&faults, "m/module.kk.yaml:4 field-meant\n");
	folder_check(f, &faults);
	assert_told(&faults, "");
	folder_free(f);
}

/* --- checking --------------------------------------------------------- */

static void test_check_sound(void **state)
{
	(void)state;
	module_put("m/u.kk.yaml", HEAD("u", "kk"));
	module_put("m/module.kk.yaml", HEAD("module", "kk"));
	assert_checked("this", "");
}

/* Every fault of every file, each once. */
static void test_check_all(void **state)
{
	(void)state;
	module_put("m/module.kk.yaml", HEAD("module", "kk") "titel: x\n");
	module_put("m/u.yaml", LESSON "  - id: c\n");
	module_put("m/u.kk.yaml", HEAD("v", "kk"));
	module_put("m/bank.yaml", BANK "    - id: q4\n");
	module_put("m/bank.kk.yaml", HEAD("bank", "kk") "zzz: x\n");
	module_put("m/quiz.kk.yaml", HEAD("quiz", "kk") "zzz: x\n");
	module_put("m/extra.yaml", LESSON "  - id: c\n");
	module_put("m/other.yaml", LESSON);
	module_put("m/other.kk.yaml", HEAD("other", "kk") "zzz: x\n");
	module_put("m/gone.kk.yaml", HEAD("gone", "kk"));
	/*
	 * Of translations whose source is damaged only the head is told of:
	 * what they lay over would be guessed at.
	 */
	assert_checked("this", "m/bank.yaml:16 field-missing\n"
			       "m/extra.yaml:11 field-missing\n"
			       "m/gone.kk.yaml:0 tr-orphan\n"
			       "m/module.kk.yaml:4 field-meant\n"
			       "m/other.kk.yaml:4 field-unknown\n"
			       "m/quiz.kk.yaml:4 field-unknown\n"
			       "m/quiz.yaml:6 draw-damaged\n"
			       "m/u.kk.yaml:2 tr-source\n"
			       "m/u.yaml:11 field-missing\n");
}

/* Drawn from by two units, listed and not, in two languages. */
static void test_check_once(void **state)
{
	(void)state;
	module_put("m/bank.kk.yaml", HEAD("bank", "kk") "zzz: x\n");
	module_put("m/quiz.kk.yaml", HEAD("quiz", "kk"));
	module_put("m/again.yaml", QUIZ);
	module_put("m/again.kk.yaml", HEAD("again", "kk"));
	assert_checked("this", "m/bank.kk.yaml:4 field-unknown\n");
}

static void test_check_units_as_word(void **state)
{
	(void)state;
	module_put("m/module.yaml",
		"sabaq: 1\nid: m\nlanguage: en\ntitle: M\nunits: none\n"
		"objectives: {o: O}\n");
	assert_checked("this", "m/module.yaml:5 unit-missing\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_paths),
		TEST(test_inside),
		TEST(test_no_module),
		TEST(test_cached),
		TEST(test_no_unit),
		TEST(test_mended),
		TEST(test_full_list),
		TEST(test_languages),
		TEST(test_translated),
		TEST(test_damaged_translation),
		TEST(test_clash),
		TEST(test_damaged_module_translation),
		TEST(test_check_sound),
		TEST(test_check_all),
		TEST(test_check_once),
		TEST(test_check_units_as_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
