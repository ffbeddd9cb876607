/*
 * core/folder: which files are read and when, what is told once, what is
 * played where something is damaged.
 */
#include <limits.h>
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

#include "base/buf.h"
#include "core/folder.h"
#include "core/read.h"
#include "core/rules.h"

#define ROWS(array) (sizeof(array) / sizeof *(array))

#define MODULE \
	"sabaq: 1\nid: m\nlanguage: en\ntitle: Module\nunits: [u, quiz]\n" \
	"objectives:\n  o: Objective\n"
#define LESSON \
	"sabaq: 1\nkind: lesson\ntitle: Lesson\nsteps:\n" \
	"  - id: a\n    type: read\n    text: Text a\n" \
	"  - id: b\n    type: read\n    text: Text b\n"
#define QUIZ \
	"sabaq: 1\nkind: quiz\ntitle: Quiz\nsteps:\n" \
	"  - draw:\n      from: bank\n      take: 2\n"
#define BANK \
	"sabaq: 1\nkind: bank\ntitle: Bank\npools:\n  p:\n" \
	"    - id: q1\n      type: open\n      prompt: One\n" \
	"    - id: q2\n      type: open\n      prompt: Two\n" \
	"    - id: q3\n      type: open\n      objective: o\n" \
	"      prompt: Three\n"
#define HEAD(unit, language) \
	"sabaq: 1\ntranslates: " unit ".yaml\nlanguage: " language "\n"

static char work[PATH_MAX];

static void put(const char *path, const char *text)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

/* A sound module "m" in a folder of the test's own, where it then stands. */
static int begin(void **state)
{
	const char *tmp = getenv("TMPDIR");

	(void)state;
	snprintf(work, sizeof(work), "%s/folder-XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(work) || chdir(work) != 0 || mkdir("m", 0777) != 0)
		return -1;
	put("m/module.yaml", MODULE);
	put("m/u.yaml", LESSON);
	put("m/quiz.yaml", QUIZ);
	put("m/bank.yaml", BANK);
	return 0;
}

static int end(void **state)
{
	char command[PATH_MAX + 16];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf '%s'", work);
	return chdir("/") == 0 ? system(command) : -1;
}

/* The faults as lines "file:line rule", sorted; the list is empty then. */
static char *told(struct faults *faults)
{
	struct buf b = { 0 };

	faults_sort(faults);
	for (size_t i = 0; i < faults->count; i++)
		buf_addf(&b, "%s:%d %s\n", faults->items[i].at.file,
			faults->items[i].at.line,
			rule_texts[faults->items[i].rule].id);
	faults_release(faults);
	buf_adds(&b, "");
	return buf_steal(&b);
}

static void assert_told(struct faults *faults, const char *wanted)
{
	char *lines = told(faults);

	assert_string_equal(lines, wanted);
	free(lines);
}

static struct folder *open_sound(const char *path)
{
	struct faults faults = { 0 };
	struct folder *f = folder_open(path, &faults);

	assert_told(&faults, "");
	assert_non_null(f);
	return f;
}

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
	put("m/u.yaml", "sabaq: 2\n" LESSON);
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct faults faults = { 0 };
		struct folder *f;
		bool linked = strcmp(rows[i].path, ".") != 0 &&
			      strcmp(rows[i].path, "..") != 0 &&
			      strcmp(rows[i].path, "../.") != 0;

		assert_int_equal(chdir(work), 0);
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
		assert_int_equal(chdir(work), 0);
		assert_int_equal(chdir(rows[i][0]), 0);
		folder_free(open_sound(rows[i][1]));
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
	put("text/module.yaml", "text\n");
	assert_int_equal(mkdir("link", 0777), 0);
	assert_int_equal(symlink("../m/module.yaml", "link/module.yaml"), 0);
	assert_int_equal(mkdir("mark", 0777), 0);
	put("mark/module.yaml",
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
	put("m/x.yaml", "sabaq: 1\nkind: lesson\ntitle: X\nsteps: []\n");
	f = open_sound("m");
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
	f = open_sound("m");
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
	put("m/u.yaml", LESSON "  - id: c\n    type: read\n"
			       "    text: a\xe2\x80\x8b\n");
	f = open_sound("m");
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
	put("m/u.yaml", buf_str(&text));
	put("m/x.yaml", LESSON "  - type: text\n    answers: [{score: 1}]\n"
			       "    wrong: [b]\n");
	buf_release(&text);
	f = open_sound("m");
	assert_null(folder_unit(f, "u", NULL, &faults));
	assert_int_equal(faults.count, FAULTS_MAX);
	assert_null(folder_unit(f, "x", NULL, &faults));
	assert_null(folder_unit(f, "quiz", NULL, &faults));
	faults_release(&faults);
	folder_free(f);
}

/* --- draws ------------------------------------------------------------ */

static void test_draw(void **state)
{
	struct faults faults = { 0 };
	struct folder *f;
	const struct unit *quiz;
	const struct draw *d;

	(void)state;
	put("m/quiz.yaml", "sabaq: 1\nkind: quiz\ntitle: Quiz\nsteps:\n"
			   "  - draw: {from: [bank/p, own, bank], take: 4}\n"
			   "  - draw: {from: bank, objective: o}\n"
			   "  - draw: {from: quiz}\n"
			   "pools:\n  own:\n    - id: x\n      type: open\n"
			   "      prompt: X\n");
	f = open_sound("m");
	quiz = folder_unit(f, "quiz", NULL, &faults);
	assert_told(&faults, "");
	assert_non_null(quiz);
	d = quiz->steps.items[0].draw;
	/* Each once, in the order named. */
	assert_int_equal(d->candidate_count, 4);
	assert_string_equal(d->candidates[0]->id, "q1");
	assert_string_equal(d->candidates[2]->id, "q3");
	assert_string_equal(d->candidates[3]->id, "x");
	d = quiz->steps.items[1].draw;
	assert_int_equal(d->candidate_count, 1);
	assert_string_equal(d->candidates[0]->id, "q3");
	d = quiz->steps.items[2].draw;
	assert_int_equal(d->candidate_count, 1);
	assert_string_equal(d->candidates[0]->id, "x");
	assert_int_equal(quiz->all_count, 4);
	assert_non_null(unit_step(quiz, "q2"));
	assert_null(unit_step(quiz, "q4"));
	folder_free(f);
}

static void test_draw_fails(void **state)
{
	static const struct {
		const char *from, *bank, *told;
	} rows[] = {
		{ "none", BANK, "m/quiz.yaml:5 ref-unknown\n" },
		{ "bank/none", BANK, "m/quiz.yaml:5 ref-unknown\n" },
		{ "none/p", BANK, "m/quiz.yaml:5 ref-unknown\n" },
		{ "module", BANK, "m/quiz.yaml:5 ref-unknown\n" },
		{ "../m/bank", BANK, "m/quiz.yaml:5 ref-unknown\n" },
		{ "a/b/c", BANK, "m/quiz.yaml:5 ref-unknown\n" },
		{ "\"/\"", BANK, "m/quiz.yaml:5 ref-unknown\n" },
		/* A lesson of texts only has nothing to draw. */
		{ "u", BANK, "m/quiz.yaml:5 draw-short\n" },
		{ "bank", "sabaq: 1\nkind: bank\n",
			"m/bank.yaml:1 field-missing\n"
			"m/quiz.yaml:5 draw-damaged\n" },
		{ "bank",
			BANK "    - id: q1\n      type: open\n"
			     "      prompt: Four\n",
			"m/bank.yaml:16 id-twice\n"
			"m/quiz.yaml:5 draw-damaged\n" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct faults faults = { 0 };
		struct buf text = { 0 };
		struct folder *f;

		buf_addf(&text,
			"sabaq: 1\nkind: quiz\ntitle: Q\nsteps:\n"
			"  - draw: {from: %s}\n",
			rows[i].from);
		put("m/quiz.yaml", buf_str(&text));
		put("m/bank.yaml", rows[i].bank);
		f = open_sound("m");
		assert_null(folder_unit(f, "quiz", NULL, &faults));
		assert_told(&faults, rows[i].told);
		assert_null(folder_unit(f, "quiz", NULL, &faults));
		assert_told(&faults, "");
		folder_free(f);
		buf_release(&text);
	}
}

/* Whether a unit can be played says nothing about what it holds. */
static void test_draw_from_unplayable(void **state)
{
	struct faults faults = { 0 };
	struct folder *f;

	(void)state;
	put("m/other.yaml", "sabaq: 1\nkind: quiz\ntitle: Q\nsteps:\n"
			    "  - draw: {from: none}\n"
			    "  - id: x\n    type: open\n    prompt: X\n");
	put("m/quiz.yaml", "sabaq: 1\nkind: quiz\ntitle: Q\nsteps:\n"
			   "  - draw: {from: other}\n");
	f = open_sound("m");
	assert_null(folder_unit(f, "other", NULL, &faults));
	assert_told(&faults, "m/other.yaml:5 ref-unknown\n");
	assert_non_null(folder_unit(f, "quiz", NULL, &faults));
	assert_told(&faults, "");
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
		put(buf_str(&path), HEAD("u", "kk"));
		buf_release(&path);
	}
	put("m/module.ru.yaml", HEAD("module", "ru") "title: Модуль\n");
	f = open_sound("m");
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
	put("m/u.kk.yaml", HEAD("u", "kk") "review: {by: A, date: 2026-11-23}\n"
					   "title: Сабақ\n"
					   "steps: {b: {text: Мәтін}}\n");
	put("m/bank.kk.yaml",
		HEAD("bank", "kk") "review: draft\n"
				   "pools: {p: {q1: {prompt: Бір}}}\n");
	put("m/quiz.kk.yaml", HEAD("quiz", "kk"));
	f = open_sound("m");
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
		{ HEAD("u", "kk") "steps: {a: {text: }}\n",
			"m/u.kk.yaml:4 field-empty\n" },
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

		put("m/u.kk.yaml", rows[i].text);
		f = open_sound("m");
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
	put("m/u.yaml", LESSON "  - id: t\n    type: text\n    prompt: P\n"
			       "    answers: [x]\n    wrong: [{text: y}]\n");
	put("m/u.kk.yaml", HEAD("u", "kk") "steps:\n  t:\n"
					   "    answers: [x, y]\n");
	f = open_sound("m");
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
	put("m/module.kk.yaml", HEAD("module", "kk") "titel: x\n");
	put("m/u.kk.yaml", HEAD("u", "kk"));
	f = open_sound("m");
	assert_ptr_equal(folder_module(f, "kk"), folder_source(f));
	assert_non_null(folder_unit(f, "u", "kk", &faults));
	assert_told(&faults, "m/module.kk.yaml:4 field-meant\n");
	folder_check(f, &faults);
	assert_told(&faults, "");
	folder_free(f);
}

/* --- checking --------------------------------------------------------- */

static void check(const char *wanted)
{
	struct faults faults = { 0 };
	struct folder *f = open_sound("m");

	folder_check(f, &faults);
	assert_told(&faults, wanted);
	folder_free(f);
}

static void test_check_sound(void **state)
{
	(void)state;
	put("m/u.kk.yaml", HEAD("u", "kk"));
	put("m/module.kk.yaml", HEAD("module", "kk"));
	check("");
}

/* Every fault of every file, each once. */
static void test_check_all(void **state)
{
	(void)state;
	put("m/module.kk.yaml", HEAD("module", "kk") "titel: x\n");
	put("m/u.yaml", LESSON "  - id: c\n");
	put("m/u.kk.yaml", HEAD("v", "kk"));
	put("m/bank.yaml", BANK "    - id: q4\n");
	put("m/bank.kk.yaml", HEAD("bank", "kk") "zzz: x\n");
	put("m/quiz.kk.yaml", HEAD("quiz", "kk") "zzz: x\n");
	put("m/extra.yaml", LESSON "  - id: c\n");
	put("m/other.yaml", LESSON);
	put("m/other.kk.yaml", HEAD("other", "kk") "zzz: x\n");
	put("m/gone.kk.yaml", HEAD("gone", "kk"));
	/*
	 * Of translations whose source is damaged only the head is told of:
	 * what they lay over would be guessed at.
	 */
	check("m/bank.yaml:16 field-missing\n"
	      "m/extra.yaml:11 field-missing\n"
	      "m/gone.kk.yaml:0 tr-orphan\n"
	      "m/module.kk.yaml:4 field-meant\n"
	      "m/other.kk.yaml:4 field-unknown\n"
	      "m/quiz.yaml:6 draw-damaged\n"
	      "m/u.kk.yaml:2 tr-source\n"
	      "m/u.yaml:11 field-missing\n");
}

/* Drawn from by two units, listed and not, in two languages. */
static void test_check_once(void **state)
{
	(void)state;
	put("m/bank.kk.yaml", HEAD("bank", "kk") "zzz: x\n");
	put("m/quiz.kk.yaml", HEAD("quiz", "kk"));
	put("m/again.yaml", QUIZ);
	put("m/again.kk.yaml", HEAD("again", "kk"));
	check("m/bank.kk.yaml:4 field-unknown\n");
}

static void test_check_units_as_word(void **state)
{
	(void)state;
	put("m/module.yaml",
		"sabaq: 1\nid: m\nlanguage: en\ntitle: M\nunits: none\n"
		"objectives: {o: O}\n");
	check("m/module.yaml:5 unit-missing\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

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
		TEST(test_draw),
		TEST(test_draw_fails),
		TEST(test_draw_from_unplayable),
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
