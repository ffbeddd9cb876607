/* core/q_trace: what a program prints, line by line. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "core/question.h"
#include "core/unit_load.h"
#include "support/shelf.h"

#define ROWS(array) (sizeof(array) / sizeof *(array))

static const char source_text[] =
	"sabaq: 1\n"
	"kind: lesson\n"
	"title: Traces\n"
	"steps:\n"
	"  - id: bits\n"
	"    type: trace\n"
	"    prompt: What is printed?\n"
	"    language: python\n"
	"    if_right: R.\n"
	"    if_partly: P.\n"
	"    if_wrong: W.\n"
	"    program: |\n"
	"      n = 6\n"
	"      while n > 0:\n"
	"          print(n % 2)\n"
	"          n = n // 2\n"
	"    output: |\n"
	"      0\n"
	"      1\n"
	"      1\n"
	"\n"
	"    wrong:\n"
	"      - output: |\n"
	"          1\n"
	"          1\n"
	"          0\n"
	"        feedback: Reversed.\n"
	"        misconception: m1\n"
	"      - output: 110\n"
	"        feedback: One line.\n"
	"        misconception: m2\n"
	"  - id: gap\n"
	"    type: trace\n"
	"    prompt: What is printed?\n"
	"    language: c++\n"
	"    program: |2+\n"
	"        puts(\"```\");\n"
	"\n"
	"    input: |\n"
	"      3\n"
	"      4\n"
	"    output: |\n"
	"      A = 1\n"
	"\n"
	"      B = 2\n"
	"    wrong: [x]\n"
	"  - id: words\n"
	"    type: trace\n"
	"    prompt: What is printed?\n"
	"    language: python\n"
	"    program: print(\"cat\"); print(\"dog\")\n"
	"    output: |\n"
	"      Cat sat\n"
	"      dog\n"
	"    wrong:\n"
	"      - output: |\n"
	"          cat\n"
	"          dog\n"
	"        misconception: m1\n"
	"      - output: \"c\xd0\xbet\"\n"
	"  - id: mixed\n"
	"    type: trace\n"
	"    prompt: What is printed?\n"
	"    language: python\n"
	"    program: print(\"кот\", \"cat\")\n"
	"    output: кот cat\n"
	"  - id: plain\n"
	"    type: trace\n"
	"    prompt: What is printed?\n"
	"    language: c\n"
	"    program: puts(\"8\");\n"
	"    input: |\n"
	"      5\n"
	"    output: 8\n";

static const char translation_text[] =
	"sabaq: 1\n"
	"translates: u.yaml\n"
	"language: ru\n"
	"steps:\n"
	"  bits:\n"
	"    prompt: Что напечатано?\n"
	"  words:\n"
	"    program: print(\"кот\"); print(\"пёс\")\n"
	"    output: |\n"
	"      Кот сидел\n"
	"      пёс\n"
	"      .\n"
	"    wrong:\n"
	"      - output: кот\n"
	"        feedback: Одно.\n"
	"  mixed:\n"
	"    prompt: Что?\n"
	"  plain:\n"
	"    prompt: Что?\n";

static struct shelf shelf;
static const struct unit *en, *ru;

static int open_units(void **state)
{
	(void)state;
	shelf_open(&shelf);
	en = shelf_add(&shelf, "u", source_text);
	ru = shelf_translate(&shelf, en, source_text, translation_text);
	return 0;
}

static int close_units(void **state)
{
	(void)state;
	shelf_close(&shelf);
	return 0;
}

/* --- grading ---------------------------------------------------------- */

static const struct row {
	const char *step, *given;
	double right, lines; /* the score */
	const char *parts; /* + right, - wrong */
	const char *said, *mis;
} english[] = {
	{ "bits", "0|1|1", 3, 3, "+++", "R.", NULL },
	/* empty lines at the end are none */
	{ "bits", "0|1|1| |", 3, 3, "+++", "R.", NULL },
	{ "bits", " 0 |1|1", 3, 3, "+++", "R.", NULL },
	{ "bits", "0|1", 2, 3, "++", "P.", NULL },
	{ "bits", "0|0|1", 2, 3, "+-+", "P.", NULL },
	{ "bits", "0|1|1|0", 3, 4, "+++-", "P.", NULL },
	{ "bits", "|0|1|1", 3, 3, "+++", "R.", NULL },
	{ "bits", "2", 0, 3, "-", "W.", NULL },
	/* foreseen, as a whole */
	{ "bits", "1|1|0", 1, 3, "-+-", "Reversed.P.", "m1" },
	{ "bits", "1|1|0|", 1, 3, "-+-", "Reversed.P.", "m1" },
	{ "bits", "110", 0, 3, "-", "One line.W.", "m2" },
	{ "bits", "1|1", 1, 3, "-+", "P.", NULL },
	/* an empty line in between is one of them */
	{ "gap", "A = 1||B = 2", 3, 3, "+++", "", NULL },
	{ "gap", "A=1| |B=2", 3, 3, "+++", "", NULL },
	{ "gap", "A = 1|B = 2", 1, 3, "+-", "", NULL },
	{ "gap", "a = 1||B = 2", 2, 3, "-++", "", NULL },
	{ "gap", "x", 0, 3, "-", "", NULL },
	{ "words", "Cat sat|dog", 2, 2, "++", "", NULL },
	{ "words", "cat sat|dog", 1, 2, "-+", "", NULL },
	{ "words", "cat|dog", 1, 2, "-+", "", "m1" },
	{ "words", "Кот сидел|пёс", 0, 2, "--", "", NULL },
};

/* What is typed counts in both languages, but not line by line. */
static const struct row russian[] = {
	{ "bits", "0|1|1", 3, 3, "+++", "R.", NULL },
	{ "bits", "1|1|0", 1, 3, "-+-", "Reversed.P.", "m1" },
	{ "words", "Кот сидел|пес|.", 3, 3, "+++", "", NULL },
	{ "words", "Cat sat|dog", 2, 2, "++", "", NULL },
	{ "words", "Кот сидел|dog", 1, 2, "-+", "", NULL },
	{ "words", "Кот сидел|пёс|dog", 2, 3, "++-", "", NULL },
	/* its misconception is told in the source only */
	{ "words", "кот", 0, 3, "-", "Одно.", "m1" },
	{ "words", "cat|dog", 1, 2, "-+", "", "m1" },
};

static void check_rows(
	const struct unit *u, const struct row *rows, size_t count)
{
	for (size_t r = 0; r < count; r++) {
		const struct row *row = &rows[r];
		const char *items[GIVEN_MAX];
		char text[100], parts[GIVEN_MAX + 1] = "";
		struct strings given = shelf_given(row->given, text, items);
		struct buf said = { 0 };
		struct verdict v;

		question_grade(unit_step(u, row->step),
			unit_step(en, row->step), &given, &v);
		for (size_t i = 0; i < v.part_count; i++)
			parts[i] = v.parts[i] == MARK_RIGHT ? '+' : '-';
		for (size_t i = 0; i < v.feedback_count; i++)
			buf_adds(&said, v.feedback[i].text);
		if (fabs(v.score - row->right / row->lines) > 1e-9 ||
			strcmp(parts, row->parts) != 0 ||
			strcmp(buf_str(&said), row->said) != 0 ||
			strcmp(v.misconception ? v.misconception : "",
				row->mis ? row->mis : "") != 0)
			fail_msg("%s \"%s\": %g, %s, \"%s\", %s", row->step,
				row->given, v.score, parts, buf_str(&said),
				v.misconception ? v.misconception : "none");
		buf_release(&said);
	}
}

static void test_grading(void **state)
{
	(void)state;
	check_rows(en, english, ROWS(english));
	check_rows(ru, russian, ROWS(russian));
}

static void test_many_lines(void **state)
{
	const struct step *s = unit_step(en, "bits");
	const char *items[GIVEN_MAX + 8];
	struct strings given = { items, GIVEN_MAX + 8 };
	struct verdict v;

	(void)state;
	for (size_t i = 0; i < given.count; i++)
		items[i] = "1";
	question_grade(s, s, &given, &v);
	assert_int_equal(v.part_count, GIVEN_MAX);
	assert_int_equal(v.mark, MARK_PARTLY);
	assert_int_equal(question_refuse(s, s, &given), REFUSAL_EMPTY);
	given.count = GIVEN_MAX;
	assert_int_equal(question_refuse(s, s, &given), REFUSAL_NONE);
	for (size_t i = 0; i < given.count; i++)
		items[i] = " ";
	question_grade(s, s, &given, &v);
	assert_int_equal(v.part_count, 0);
	assert_int_equal(v.mark, MARK_WRONG);
	assert_int_equal(question_refuse(s, s, &given), REFUSAL_EMPTY);
}

/* --- refusal ---------------------------------------------------------- */

#define O "\xd0\xbe" /* Cyrillic */
#define C "\xd1\x81"
#define A "\xd0\xb0"
#define T "\xd1\x82"

static void test_refusal(void **state)
{
	static const struct {
		const char *step, *given;
		enum refusal english, russian;
	} rows[] = {
		{ "bits", "0|1|1", REFUSAL_NONE, REFUSAL_NONE },
		{ "bits", "one", REFUSAL_NONE, REFUSAL_NONE },
		{ "bits", "1" O "|1", REFUSAL_LETTERS, REFUSAL_LETTERS },
		{ "words", "dog|Cat sat", REFUSAL_NONE, REFUSAL_NONE },
		/* one letter of a word; all letters of a word */
		{ "words", "d" O "g", REFUSAL_LETTERS, REFUSAL_LETTERS },
		{ "words", "dog|" C A T, REFUSAL_LETTERS, REFUSAL_NONE },
		/* foreseen, and right in the other language */
		{ "words", "c" O "t", REFUSAL_NONE, REFUSAL_NONE },
		/* a Russian word that could be a Latin one */
		{ "words", "Кот сидел|пёс|.", REFUSAL_LETTERS, REFUSAL_NONE },
		{ "mixed", "к" O "т cat", REFUSAL_NONE, REFUSAL_NONE },
		{ "mixed", C A T, REFUSAL_NONE, REFUSAL_NONE },
		{ "mixed", "кoт cat", REFUSAL_LETTERS, REFUSAL_LETTERS },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		const char *items[GIVEN_MAX];
		char text[100];
		struct strings given = shelf_given(rows[i].given, text, items);
		const struct step *s = unit_step(en, rows[i].step);
		const struct step *t = unit_step(ru, rows[i].step);

		if (question_refuse(s, s, &given) != rows[i].english ||
			question_refuse(t, s, &given) != rows[i].russian)
			fail_msg("%s \"%s\"", rows[i].step, rows[i].given);
	}
}

/* --- what is shown ---------------------------------------------------- */

static void test_show(void **state)
{
	const struct showing how = { .input = "Input:" };
	struct buf b = { 0 };

	(void)state;
	question_show(unit_step(en, "bits"), &how, &b);
	assert_string_equal(buf_str(&b),
		"What is printed?\n\n"
		"```python\nn = 6\nwhile n > 0:\n    print(n % 2)\n"
		"    n = n // 2\n```\n");
	buf_clear(&b);
	question_show(unit_step(ru, "gap"), &how, &b);
	assert_string_equal(buf_str(&b), "What is printed?\n\n"
					 "````c++\n  puts(\"```\");\n````\n"
					 "\nInput:\n\n```\n3\n4\n```\n");
	buf_clear(&b);
	question_show(unit_step(ru, "words"), &how, &b);
	assert_non_null(strstr(buf_str(&b), "print(\"пёс\")\n```\n"));
	buf_release(&b);
}

/* --- the rest --------------------------------------------------------- */

static void test_key(void **state)
{
	const struct unit *units[] = { en, ru };

	(void)state;
	for (size_t i = 0; i < 2 * en->all_count; i++) {
		const struct step *s = units[i % 2]->all[i / 2];
		const struct step *source = en->all[i / 2];
		const char *lines[GIVEN_MAX];
		struct strings key = { lines,
			question_key(s, lines, GIVEN_MAX) };
		struct verdict v;

		assert_int_equal(question_shape(s), SHAPE_LINES);
		assert_int_equal(question_key(s, lines, 0), 0);
		assert_int_equal(
			question_refuse(s, source, &key), REFUSAL_NONE);
		question_grade(s, source, &key, &v);
		assert_int_equal(v.mark, MARK_RIGHT);
		assert_int_equal(v.part_count, key.count);
	}
}

/* Programs in ASCII are the same in all languages, others are told of. */
static void test_untranslated(void **state)
{
	(void)state;
	assert_true(unit_step(ru, "gap")->untranslated); /* its prompt */
	assert_true(unit_step(ru, "mixed")->untranslated);
	assert_false(unit_step(ru, "plain")->untranslated);
}

static void test_rev(void **state)
{
	static const char base[] =
		"sabaq: 1\nkind: lesson\ntitle: T\nsteps:\n"
		"  - id: q\n    type: trace\n    prompt: P\n";
	static const struct {
		const char *body;
		bool other; /* than the first */
	} all[] = {
		{ "    language: c\n    program: a\n    output: \"x\"\n",
			false },
		{ "    language: c\n    program: b\n    output: |\n      x\n\n",
			false },
		{ "    language: c\n    program: a\n    output: x\n"
		  "    input: i\n    wrong: [y]\n",
			false },
		{ "    language: c\n    program: a\n    output: X\n", true },
		{ "    language: c\n    program: a\n    output: |\n"
		  "      x\n      y\n",
			true },
	};
	char first[9];

	(void)state;
	for (size_t i = 0; i < ROWS(all); i++) {
		struct buf text = { 0 };
		struct shelf s;
		char rev[9];

		buf_addf(&text, "%s%s", base, all[i].body);
		shelf_open(&s);
		step_rev(shelf_add(&s, "u", buf_str(&text))->all[0], rev);
		if (i == 0)
			memcpy(first, rev, sizeof(rev));
		if ((strcmp(first, rev) != 0) != all[i].other)
			fail_msg("%s", all[i].body);
		shelf_close(&s);
		buf_release(&text);
	}
}

/* --- faults ----------------------------------------------------------- */

static void assert_told(
	const char *steps, const char *translation, const char *wanted)
{
	char *lines = shelf_told(&shelf, steps, translation);

	assert_string_equal(lines, wanted);
	free(lines);
}

#define TRACE \
	"  - id: q\n    type: trace\n    prompt: P\n    language: c\n" \
	"    program: p\n"

/* What the rules' goldens do not show. */
static void test_faults(void **state)
{
	static const char sound[] = TRACE "    output: x\n    wrong: [y, z]\n";

	(void)state;
	assert_told(TRACE "    output: \"\xc2\xa0\"\n", NULL,
		"en:10:13 field-empty output");
	assert_told(TRACE "    output: x\n    wrong:\n      - |\n        x.\n",
		NULL, "en:12:9 answer-wrong x.\n");
	/* A translation may have only the output: it is to blame. */
	assert_told(
		sound, "steps: {q: {output: y}}\n", "ru:1:21 answer-wrong y");
	assert_told(sound, "steps: {q: {wrong: [а, x]}}\n",
		"ru:1:24 answer-wrong x");
	assert_told(sound, "steps: {q: {output: а, wrong: [x]}}\n", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_grading),
		cmocka_unit_test(test_many_lines),
		cmocka_unit_test(test_refusal),
		cmocka_unit_test(test_show),
		cmocka_unit_test(test_key),
		cmocka_unit_test(test_untranslated),
		cmocka_unit_test(test_rev),
		cmocka_unit_test(test_faults),
	};

	return cmocka_run_group_tests(tests, open_units, close_units);
}
