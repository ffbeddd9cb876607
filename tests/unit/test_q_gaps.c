/* core/q_gaps: gaps as small questions, and their marks in the text. */
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
	"title: Gaps\n"
	"steps:\n"
	"  - id: all\n"
	"    type: gaps\n"
	"    prompt: Fill in.\n"
	"    if_right: R.\n"
	"    if_partly: P.\n"
	"    if_wrong: W.\n"
	"    text: |\n"
	"      [[word]] has [[count]] bits, [[kind]]. [[ other ]] [word]\n"
	"\n"
	"      ```\n"
	"      x[[0]] = [[[word2]]]\n"
	"      ```\n"
	"    gaps:\n"
	"      kind:\n"
	"        type: choice\n"
	"        options:\n"
	"          - {text: odd, feedback: Odd., misconception: m2}\n"
	"          - {text: even, correct: true, feedback: Even.}\n"
	"          - {text: none, last: true}\n"
	"      word:\n"
	"        answers: [byte, {text: octet, score: 0.5, feedback: O.}]\n"
	"        wrong: [{text: bit, feedback: Bit., misconception: m1}]\n"
	"        form: One word.\n"
	"      count:\n"
	"        type: number\n"
	"        answer: 8\n"
	"        unit: [bits]\n"
	"        wrong: [{value: 7, feedback: 7.}]\n"
	"      word2:\n"
	"        type: text\n"
	"        spelling: lenient\n"
	"        answers: [\"кітап\"]\n"
	"  - id: one\n"
	"    type: gaps\n"
	"    prompt: Fill in.\n"
	"    text: \"[[a]]\"\n"
	"    gaps: {a: {answers: [x]}}\n"
	"  - id: fixed\n"
	"    type: gaps\n"
	"    prompt: Fill in.\n"
	"    shuffle: false\n"
	"    text: \"[[a]]\"\n"
	"    gaps:\n"
	"      a: {type: choice, options: [x, {text: y, correct: true}]}\n";

static const char translation_text[] =
	"sabaq: 1\n"
	"translates: u.yaml\n"
	"language: ru\n"
	"steps:\n"
	"  all:\n"
	"    if_wrong: Мимо.\n"
	"    text: |\n"
	"      [[count]] бит, [[kind]]: [[word]]. [[word2]]\n"
	"    gaps:\n"
	"      word:\n"
	"        form: Слово.\n"
	"        answers: [\"байт\"]\n"
	"        wrong: [{text: \"бит\", feedback: Бит.}]\n"
	"      count:\n"
	"        unit: [\"бит\"]\n"
	"      kind:\n"
	"        options: [{text: нечётное, feedback: Нечёт.}, чётное, нет]\n";

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

/* "a|b" as a given; the strings are in text. */
static struct strings split(const char *given, char *text, const char **items)
{
	struct strings s = { items, 0 };

	strcpy(text, given);
	for (char *part = text; part; s.count++) {
		char *bar = strchr(part, '|');

		items[s.count] = part;
		if (bar)
			*bar++ = '\0';
		part = bar;
	}
	return s;
}

/* --- grading ---------------------------------------------------------- */

struct row {
	const char *given; /* kind|word|count|word2 */
	const char *parts; /* r, p, w */
	double score;
	const char *mis;
	const char *said;
};

static const struct row english[] = {
	{ "b|byte|8|кітап", "rrrr", 1, NULL, "kind:Even. :R. " },
	{ "b|byte|8 bits|кітап", "rrrr", 1, NULL, "kind:Even. :R. " },
	{ "b|octet|8|кітап", "rprr", 3.5 / 4, NULL, "kind:Even. word:O. :P. " },
	{ "b|octet||", "rpww", 1.5 / 4, NULL, "kind:Even. word:O. :P. " },
	{ "|||", "wwww", 0, NULL, ":W. " },
	{ "|  | |", "wwww", 0, NULL, ":W. " },
	{ "a|bit|7|no", "wwww", 0, "m2", "kind:Odd. word:Bit. count:7. :W. " },
	{ "c|bit|9|no", "wwww", 0, "m1", "word:Bit. :W. " },
	/* fewer than there are, as after an edit */
	{ "b|byte", "rrww", 0.5, NULL, "kind:Even. :P. " },
	/* no such option */
	{ "zz|byte|8|кітап", "wrrr", 0.75, NULL, ":P. " },
};

static const struct row russian[] = {
	{ "b|байт|8|кітап", "rrrr", 1, NULL, "kind:Even. :R. " },
	{ "b|byte|8 бит|кітап", "rrrr", 1, NULL, "kind:Even. :R. " },
	{ "b|octet|8 bits|кітап", "rprr", 3.5 / 4, NULL,
		"kind:Even. word:O. :P. " },
	{ "a|бит|7|нет", "wwww", 0, "m2",
		"kind:Нечёт. word:Бит. count:7. :Мимо. " },
	{ "|бит||", "wwww", 0, "m1", "word:Бит. :Мимо. " },
	{ "|bit||", "wwww", 0, "m1", "word:Bit. :Мимо. " },
};

static void check_parts(const struct verdict *v, const struct row *r)
{
	assert_int_equal(v->part_count, 4);
	for (size_t i = 0; i < 4; i++) {
		static const char letters[] = "-wpr";

		if (letters[v->parts[i]] != r->parts[i])
			fail_msg("%s: part %zu", r->given, i);
	}
}

static void check_grading(
	const struct unit *u, const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct row *r = &rows[i];
		const char *items[GIVEN_MAX];
		char text[100];
		struct strings given = split(r->given, text, items);
		struct buf said = { 0 };
		struct verdict v;

		question_grade(
			unit_step(u, "all"), unit_step(en, "all"), &given, &v);
		assert_true(fabs(v.score - r->score) < 1e-9);
		assert_int_equal(v.mark, v.score >= 1  ? MARK_RIGHT
					 : v.score > 0 ? MARK_PARTLY
						       : MARK_WRONG);
		check_parts(&v, r);
		if (!r->mis != !v.misconception ||
			(r->mis && strcmp(r->mis, v.misconception) != 0))
			fail_msg("%s: %s", r->given, v.misconception);
		for (size_t f = 0; f < v.feedback_count; f++) {
			assert_false(v.feedback[f].key);
			buf_addf(&said, "%s:%.*s ",
				v.feedback[f].id ? v.feedback[f].id : "",
				(int)strcspn(v.feedback[f].text, "\n"),
				v.feedback[f].text);
		}
		assert_string_equal(buf_str(&said), r->said);
		assert_false(v.spelling);
		buf_release(&said);
	}
}

static void test_grading(void **state)
{
	(void)state;
	check_grading(en, english, ROWS(english));
	check_grading(ru, russian, ROWS(russian));
}

static void test_spelling(void **state)
{
	const char *items[] = { "b", "byte", "8", "китап" };
	const struct strings given = { items, 4 };
	struct verdict v;

	(void)state;
	question_grade(unit_step(ru, "all"), unit_step(en, "all"), &given, &v);
	assert_int_equal(v.mark, MARK_RIGHT);
	assert_true(v.spelling);
}

static void test_refusal(void **state)
{
	static const struct {
		const char *given;
		enum refusal english, russian;
		size_t which;
	} rows[] = {
		{ "b|byte|8|x", REFUSAL_NONE, REFUSAL_NONE, 0 },
		{ "|||x", REFUSAL_NONE, REFUSAL_NONE, 0 },
		{ "b|||", REFUSAL_NONE, REFUSAL_NONE, 0 },
		{ "b| | |  ", REFUSAL_NONE, REFUSAL_NONE, 0 },
		{ "|||", REFUSAL_EMPTY, REFUSAL_EMPTY, 0 },
		{ "| | |  ", REFUSAL_EMPTY, REFUSAL_EMPTY, 0 },
		{ "b|byte|8", REFUSAL_EMPTY, REFUSAL_EMPTY, 0 },
		{ "b|byte|8|x|y", REFUSAL_EMPTY, REFUSAL_EMPTY, 0 },
		{ "zz|byte|8|x", REFUSAL_EMPTY, REFUSAL_EMPTY, 0 },
		{ "b|byte|eight|x", REFUSAL_NUMBER, REFUSAL_NUMBER, 2 },
		{ "||eight|", REFUSAL_NUMBER, REFUSAL_NUMBER, 2 },
		{ "||8 бит|", REFUSAL_NUMBER, REFUSAL_NONE, 2 },
		{ "||8 bits|", REFUSAL_NONE, REFUSAL_NONE, 0 },
		{ "b|b\xd1\x83te|8|x", REFUSAL_LETTERS, REFUSAL_LETTERS, 1 },
		{ "|byte|8|f\xd0\xbe"
		  "r",
			REFUSAL_LETTERS, REFUSAL_LETTERS, 3 },
	};
	const struct step *s = unit_step(en, "all");
	const struct step *t = unit_step(ru, "all");

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		const char *items[GIVEN_MAX];
		char text[100];
		struct strings given = split(rows[i].given, text, items);

		if (question_refuse(s, s, &given) != rows[i].english ||
			question_refuse(t, s, &given) != rows[i].russian)
			fail_msg("%s", rows[i].given);
		if (rows[i].english != REFUSAL_EMPTY)
			assert_int_equal(
				question_refused(s, s, &given), rows[i].which);
	}
}

/* --- what is shown ---------------------------------------------------- */

static void test_asked(void **state)
{
	static const struct {
		const char *id, *form;
		enum answer_shape shape;
		bool number;
	} rows[] = {
		{ "kind", NULL, SHAPE_ONE, false },
		{ "word", "Слово.", SHAPE_LINE, false },
		{ "count", NULL, SHAPE_LINE, true },
		{ "word2", NULL, SHAPE_LINE, false },
	};
	struct asked asked[GIVEN_MAX];
	const struct step *t = unit_step(ru, "all");

	(void)state;
	assert_int_equal(question_shape(t), SHAPE_GAPS);
	/* in the order of the source's map, not of the translation's */
	assert_int_equal(question_asked(t, asked, GIVEN_MAX), 4);
	for (size_t i = 0; i < 4; i++) {
		assert_string_equal(asked[i].id, rows[i].id);
		assert_null(asked[i].text);
		if (rows[i].form)
			assert_string_equal(asked[i].form, rows[i].form);
		else
			assert_null(asked[i].form);
		assert_int_equal(asked[i].shape, rows[i].shape);
		assert_int_equal(asked[i].number, rows[i].number);
	}
	assert_int_equal(question_asked(t, asked, 2), 2);
}

static void test_picks(void **state)
{
	struct pick a[GIVEN_MAX], b[GIVEN_MAX];
	const struct step *s = unit_step(en, "all"), *t = unit_step(ru, "all");
	bool swapped = false;

	(void)state;
	assert_int_equal(question_picks(s, "x", a, GIVEN_MAX), 0);
	assert_int_equal(question_asked_picks(s, "x", 1, a, GIVEN_MAX), 0);
	assert_int_equal(question_asked_picks(s, "x", 4, a, GIVEN_MAX), 0);
	for (int i = 0; i < 20; i++) {
		char attempt[16];

		snprintf(attempt, sizeof(attempt), "%d", i);
		assert_int_equal(
			question_asked_picks(s, attempt, 0, a, GIVEN_MAX), 3);
		assert_int_equal(
			question_asked_picks(t, attempt, 0, b, GIVEN_MAX), 3);
		for (size_t k = 0; k < 3; k++)
			assert_string_equal(a[k].id, b[k].id);
		assert_string_equal(a[2].text, "none");
		assert_string_equal(b[2].text, "нет");
		swapped |= strcmp(a[0].id, "b") == 0;
		question_asked_picks(
			unit_step(en, "fixed"), attempt, 0, a, GIVEN_MAX);
		assert_string_equal(a[0].id, "a");
	}
	assert_true(swapped);
}

static void test_show(void **state)
{
	const char *const gaps[] = { "<1>", "<2>", "<3>", "<4>" };
	const struct showing how = { .gaps = gaps }, bare = { 0 };
	struct buf out = { 0 };

	(void)state;
	question_show(unit_step(en, "all"), &how, &out);
	assert_string_equal(buf_str(&out),
		"Fill in.\n\n"
		"<2> has <3> bits, <1>. [[ other ]] [word]\n\n"
		"```\nx[[0]] = [<4>]\n```\n");
	buf_clear(&out);
	question_show(unit_step(ru, "all"), &how, &out);
	assert_string_equal(
		buf_str(&out), "Fill in.\n\n<3> бит, <1>: <2>. <4>\n");
	buf_clear(&out);
	question_show(unit_step(en, "one"), &bare, &out);
	assert_string_equal(buf_str(&out), "Fill in.\n\n[[a]]");
	buf_release(&out);
}

/* What is nearly a mark stays as it is written. */
static void test_marks(void **state)
{
	static const struct {
		const char *text, *shown;
	} rows[] = {
		{ "[[a]]", "<>" },
		{ "[[a]][[b]]", "<>[[b]]" },
		{ "[[[a]]]", "[<>]" },
		{ "[[[[a]]]]", "[[<>]]" },
		{ "[[a] [[a]]", "[[a] <>" },
		{ "[[a]] [[]] [[", "<> [[]] [[" },
		{ "[[a]] [[ a ]]", "<> [[ a ]]" },
		{ "[[a]] [a]", "<> [a]" },
		{ "[[a]] [[a", "<> [[a" },
		{ "`[[a]]`[[A]]", "`<>`[[A]]" },
	};
	const char *const gap = "<>";
	const struct showing how = { .gaps = &gap };
	struct step s = *unit_step(en, "one");

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		/* The text is what the body begins with. */
		struct {
			const char *text;
			struct list list;
		} body;
		struct buf out = { 0 };

		memcpy(&body, unit_step(en, "one")->body, sizeof(body));
		body.text = rows[i].text;
		s.body = &body;
		s.prompt = NULL;
		question_show(&s, &how, &out);
		assert_string_equal(buf_str(&out), rows[i].shown);
		buf_release(&out);
	}
}

/* --- the rest --------------------------------------------------------- */

static void test_key(void **state)
{
	const struct unit *units[] = { en, ru };
	static const char *const keys[] = { "b|byte|8|кітап|",
		"b|байт|8|кітап|" };

	(void)state;
	for (int i = 0; i < 2; i++) {
		const struct step *s = unit_step(units[i], "all");
		const char *items[GIVEN_MAX];
		struct strings key = { items,
			question_key(s, items, GIVEN_MAX) };
		struct buf text = { 0 };
		struct verdict v;

		for (size_t k = 0; k < key.count; k++)
			buf_addf(&text, "%s|", key.items[k]);
		assert_string_equal(buf_str(&text), keys[i]);
		assert_int_equal(question_refuse(s, unit_step(en, "all"), &key),
			REFUSAL_NONE);
		question_grade(s, unit_step(en, "all"), &key, &v);
		assert_int_equal(v.mark, MARK_RIGHT);
		assert_true(v.score == 1);
		assert_int_equal(question_key(s, items, 2), 2);
		buf_release(&text);
	}
}

/* What changes the mark of a gap changes that of the step, and no prose. */
static void test_rev(void **state)
{
	static const struct {
		const char *gaps;
		bool same;
	} rows[] = {
		{ "{a: {answers: [x]}}", true },
		{ "{a: {type: text, answers: [x]}}", true },
		{ "{a: {answers: [x], form: F}}", true },
		{ "{a: {answers: [{text: x, feedback: F}]}}", true },
		{ "{a: {answers: [y]}}", false },
		{ "{a: {answers: [x], case: true}}", false },
		{ "{a: {type: number, answer: 1}}", false },
	};
	char first[9] = "", rev[9];

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct buf text = { 0 };
		struct shelf s;
		const struct unit *u;

		shelf_open(&s);
		buf_addf(&text,
			"sabaq: 1\nkind: lesson\ntitle: T\nsteps:\n"
			"  - id: q\n    type: gaps\n    prompt: P\n"
			"    text: \"%zu [[a]]\"\n    gaps: %s\n",
			i, rows[i].gaps);
		u = shelf_add(&s, "u", buf_str(&text));
		step_rev(u->all[0], rev);
		if (i == 0)
			memcpy(first, rev, sizeof(first));
		assert_int_equal(strcmp(first, rev) == 0, rows[i].same);
		shelf_close(&s);
		buf_release(&text);
	}
}

static void test_untranslated(void **state)
{
	static const char part[] =
		"sabaq: 1\ntranslates: u.yaml\nlanguage: ru\nsteps:\n"
		"  one: {prompt: П, text: \"[[a]]\"}\n"
		"  fixed: {prompt: П, text: \"[[a]]\"}\n";
	struct shelf s;
	const struct unit *u, *t;

	(void)state;
	shelf_open(&s);
	u = shelf_add(&s, "u", source_text);
	t = shelf_translate(&s, u, source_text, part);
	assert_true(unit_step(t, "all")->untranslated);
	/* typed answers count in the source's language, too */
	assert_false(unit_step(t, "one")->untranslated);
	assert_true(unit_step(t, "fixed")->untranslated);
	shelf_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_grading),
		cmocka_unit_test(test_spelling),
		cmocka_unit_test(test_refusal),
		cmocka_unit_test(test_asked),
		cmocka_unit_test(test_picks),
		cmocka_unit_test(test_show),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_key),
		cmocka_unit_test(test_rev),
		cmocka_unit_test(test_untranslated),
	};

	return cmocka_run_group_tests(tests, open_units, close_units);
}
