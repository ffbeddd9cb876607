/* core/q_match: pairs, classes, what is expected to be paired wrongly. */
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
	"title: Match\n"
	"steps:\n"
	"  - id: pairs\n"
	"    type: match\n"
	"    prompt: Match.\n"
	"    if_right: R.\n"
	"    if_partly: P.\n"
	"    if_wrong: W.\n"
	"    pairs:\n"
	"      - {left: cat, right: meow, feedback: Cat.}\n"
	"      - {left: dog, right: bark}\n"
	"      - {left: \"10\", right: ten, feedback: Ten.}\n"
	"    extra: [moo, roar]\n"
	"    wrong:\n"
	"      - {left: cat, right: moo, feedback: No cow., misconception: "
	"m1}\n"
	"      - {left: dog, right: meow, misconception: m2}\n"
	"      - {left: \"10\", right: roar, feedback: No lion.}\n"
	"  - id: classes\n"
	"    type: match\n"
	"    prompt: Sort.\n"
	"    shuffle: false\n"
	"    pairs:\n"
	"      - {left: 7, right: number}\n"
	"      - {left: abc, right: text}\n"
	"      - {left: 8, right: number}\n"
	"      - left: xyz\n"
	"        right: |\n"
	"          text\n"
	"    extra: none\n"
	"    wrong: [{left: 8, right: text, feedback: Eight.}]\n";

static const char translation_text[] =
	"sabaq: 1\n"
	"translates: u.yaml\n"
	"language: ru\n"
	"steps:\n"
	"  pairs:\n"
	"    pairs:\n"
	"      - {left: кот, right: мяу}\n"
	"      - {left: пёс, right: гав}\n"
	"      - {left: \"10\", right: десять, feedback: Десять.}\n"
	"    extra: [му, рык]\n"
	"    wrong:\n"
	"      - {left: пёс, right: мяу, feedback: Кот.}\n"
	"      - {left: пёс, right: му, feedback: Бык.}\n"
	"  classes:\n"
	"    pairs:\n"
	"      - {right: число}\n"
	"      - {left: абв, right: текст}\n"
	"      - {right: число}\n"
	"      - {left: эюя, right: текст}\n"
	"    extra: [ничто]\n";

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

/* "ab-" as a given: an id each. */
static struct strings split(const char *given, const char **items)
{
	static const char *const ids[] = { "a", "b", "c", "d", "e", "f" };
	struct strings s = { items, strlen(given) };

	for (size_t i = 0; i < s.count; i++)
		items[i] = given[i] == '-' ? NOT_PAIRED : ids[given[i] - 'a'];
	return s;
}

/* --- grading ---------------------------------------------------------- */

struct row {
	const char *step, *given;
	double score;
	const char *mis;
	const char *said; /* "!" after what tells the key */
};

static const struct row english[] = {
	{ "pairs", "abc", 1, NULL, "a:Cat. c:Ten. :R. " },
	{ "pairs", "ab-", 2. / 3, NULL, "a:Cat. c:Ten.! :P. " },
	{ "pairs", "dbc", 2. / 3, "m1", "a:No cow. a:Cat.! c:Ten. :P. " },
	{ "pairs", "bac", 1. / 3, "m2", "a:Cat.! c:Ten. :P. " },
	{ "pairs", "dae", 0, "m1",
		"a:No cow. a:Cat.! c:No lion. c:Ten.! :W. " },
	{ "pairs", "---", 0, NULL, "a:Cat.! c:Ten.! :W. " },
	/* after an edit: fewer, or what is no pick */
	{ "pairs", "a", 1. / 3, NULL, "a:Cat. c:Ten.! :P. " },
	{ "pairs", "fff", 0, NULL, "a:Cat.! c:Ten.! :W. " },
	/* one right for several lefts */
	{ "classes", "abab", 1, NULL, "" },
	{ "classes", "aaaa", 0.5, NULL, "" },
	{ "classes", "baba", 0, NULL, "c:Eight. " },
	/* the id that a right would have without the other one is none */
	{ "classes", "cdcd", 0, NULL, "" },
	{ "classes", "eeee", 0, NULL, "" },
};

static const struct row russian[] = {
	{ "pairs", "abc", 1, NULL, "a:Cat. c:Десять. :R. " },
	/* misconceptions, and what is not expected here, are the source's */
	{ "pairs", "aac", 2. / 3, "m2", "a:Cat. b:Кот. c:Десять. :P. " },
	{ "pairs", "adc", 2. / 3, NULL, "a:Cat. b:Бык. c:Десять. :P. " },
	{ "pairs", "dbc", 2. / 3, "m1", "a:No cow. a:Cat.! c:Десять. :P. " },
	{ "pairs", "abe", 2. / 3, NULL, "a:Cat. c:No lion. c:Десять.! :P. " },
	{ "classes", "abab", 1, NULL, "" },
	{ "classes", "abbb", 0.75, NULL, "c:Eight. " },
};

static void check_row(const struct unit *u, const struct row *r)
{
	const struct step *s = unit_step(u, r->step);
	const struct step *source = unit_step(en, r->step);
	const char *items[GIVEN_MAX], *key[GIVEN_MAX];
	struct strings given = split(r->given, items);
	size_t count = question_key(s, key, GIVEN_MAX), right = 0;
	struct buf said = { 0 };
	struct verdict v;

	question_grade(s, source, &given, &v);
	if (fabs(v.score - r->score) > 1e-9)
		fail_msg("%s: %f", r->given, v.score);
	assert_int_equal(v.part_count, count);
	for (size_t i = 0; i < count; i++) {
		bool good = i < given.count && strcmp(items[i], key[i]) == 0;

		assert_int_equal(v.parts[i], good ? MARK_RIGHT : MARK_WRONG);
		right += good;
	}
	assert_true(fabs((double)right / (double)count - v.score) < 1e-9);
	if (!r->mis != !v.misconception ||
		(r->mis && strcmp(r->mis, v.misconception) != 0))
		fail_msg("%s: %s", r->given, v.misconception);
	for (size_t f = 0; f < v.feedback_count; f++)
		buf_addf(&said, "%s:%s%s ",
			v.feedback[f].id ? v.feedback[f].id : "",
			v.feedback[f].text, v.feedback[f].key ? "!" : "");
	assert_string_equal(buf_str(&said), r->said);
	buf_release(&said);
}

static void test_grading(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(english); i++)
		check_row(en, &english[i]);
	for (size_t i = 0; i < ROWS(russian); i++)
		check_row(ru, &russian[i]);
}

static void test_refusal(void **state)
{
	static const struct {
		const char *step, *given;
		enum refusal refusal;
	} rows[] = {
		{ "pairs", "abc", REFUSAL_NONE },
		{ "pairs", "aaa", REFUSAL_NONE },
		{ "pairs", "--e", REFUSAL_NONE },
		{ "pairs", "---", REFUSAL_EMPTY },
		{ "pairs", "ab", REFUSAL_EMPTY },
		{ "pairs", "abcd", REFUSAL_EMPTY },
		{ "pairs", "abf", REFUSAL_EMPTY },
		{ "classes", "abab", REFUSAL_NONE },
		{ "classes", "eeee", REFUSAL_NONE },
		{ "classes", "abcb", REFUSAL_EMPTY },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		const char *items[GIVEN_MAX];
		struct strings given = split(rows[i].given, items);
		const struct step *s = unit_step(en, rows[i].step);
		const struct step *t = unit_step(ru, rows[i].step);

		assert_int_equal(
			question_refuse(s, s, &given), rows[i].refusal);
		assert_int_equal(
			question_refuse(t, s, &given), rows[i].refusal);
	}
}

/* --- what is shown ---------------------------------------------------- */

static void picks_of(const struct step *s, const char *attempt, struct buf *out)
{
	struct pick picks[GIVEN_MAX];
	size_t count = question_picks(s, attempt, picks, GIVEN_MAX);

	buf_clear(out);
	for (size_t i = 0; i < count; i++)
		buf_addf(out, "%s:%s ", picks[i].id, picks[i].text);
}

static void test_picks(void **state)
{
	struct pick a[GIVEN_MAX], b[GIVEN_MAX];
	const struct step *s = unit_step(en, "pairs");
	struct buf out = { 0 };
	size_t first[5] = { 0 };

	(void)state;
	for (int i = 0; i < 60; i++) {
		char attempt[16];

		snprintf(attempt, sizeof(attempt), "%d", i);
		assert_int_equal(question_picks(s, attempt, a, GIVEN_MAX), 5);
		/* for every left the same, and in every language */
		question_asked_picks(s, attempt, 2, b, GIVEN_MAX);
		for (size_t k = 0; k < 5; k++)
			assert_string_equal(a[k].id, b[k].id);
		question_picks(unit_step(ru, "pairs"), attempt, b, GIVEN_MAX);
		for (size_t k = 0; k < 5; k++)
			assert_string_equal(a[k].id, b[k].id);
		first[a[0].id[0] - 'a']++;
	}
	for (size_t i = 0; i < 5; i++)
		assert_true(first[i] > 0);
	picks_of(unit_step(en, "classes"), "x", &out);
	assert_string_equal(buf_str(&out), "a:number b:text e:none ");
	picks_of(unit_step(ru, "classes"), "x", &out);
	assert_string_equal(buf_str(&out), "a:число b:текст e:ничто ");
	assert_int_equal(question_picks(s, "x", a, 2), 2);
	buf_release(&out);
}

static void test_asked(void **state)
{
	static const char *const lefts[] = { "кот", "пёс", "10" };
	struct asked asked[GIVEN_MAX];
	const struct step *s = unit_step(ru, "pairs");
	struct buf out = { 0 };

	(void)state;
	assert_int_equal(question_shape(s), SHAPE_PAIRS);
	assert_int_equal(question_asked(s, asked, GIVEN_MAX), 3);
	for (size_t i = 0; i < 3; i++) {
		const char id[] = { (char)('a' + i), '\0' };

		assert_string_equal(asked[i].id, id);
		assert_string_equal(asked[i].text, lefts[i]);
		assert_int_equal(asked[i].shape, SHAPE_ONE);
	}
	assert_int_equal(question_asked(s, asked, 2), 2);
	question_show(s, &(struct showing){ 0 }, &out);
	assert_string_equal(buf_str(&out), "Match.");
	buf_release(&out);
}

/* --- the rest --------------------------------------------------------- */

static void test_key(void **state)
{
	static const struct {
		const char *step, *key;
	} rows[] = { { "pairs", "abc" }, { "classes", "abab" } };

	(void)state;
	for (size_t i = 0; i < 2 * ROWS(rows); i++) {
		const struct step *s =
			unit_step(i % 2 ? ru : en, rows[i / 2].step);
		const char *items[GIVEN_MAX], *wanted[GIVEN_MAX];
		struct strings key = split(rows[i / 2].key, wanted);

		assert_int_equal(question_key(s, items, GIVEN_MAX), key.count);
		for (size_t k = 0; k < key.count; k++)
			assert_string_equal(items[k], wanted[k]);
		assert_int_equal(question_key(s, items, 2), 2);
	}
}

/* 26 pairs, each with something to say: there is room for all of it. */
static void test_many(void **state)
{
	struct buf b = { 0 };
	struct shelf s;
	const struct unit *u;
	const char *items[GIVEN_MAX];
	struct strings given = { items, 26 };
	struct verdict v;

	(void)state;
	buf_adds(&b, "sabaq: 1\nkind: lesson\ntitle: T\nsteps:\n"
		     "  - id: q\n    type: match\n    prompt: P\n"
		     "    if_wrong: W\n    pairs:\n");
	for (int i = 0; i < 26; i++)
		buf_addf(&b, "      - {left: l%d, right: r%d, feedback: f}\n",
			i, i);
	buf_adds(&b, "    wrong:\n");
	for (int i = 0; i < 26; i++)
		buf_addf(&b, "      - {left: l%d, right: r%d, feedback: w}\n",
			i, (i + 1) % 26);
	shelf_open(&s);
	u = shelf_add(&s, "u", buf_str(&b));
	assert_int_equal(question_key(u->all[0], items, GIVEN_MAX), 26);
	assert_string_equal(items[25], "z");
	question_grade(u->all[0], u->all[0], &given, &v);
	assert_int_equal(v.mark, MARK_RIGHT);
	items[26] = items[0];
	given.items++;
	question_grade(u->all[0], u->all[0], &given, &v);
	assert_int_equal(v.mark, MARK_WRONG);
	assert_int_equal(v.feedback_count, 2 * 26 + 1);
	shelf_close(&s);
	buf_release(&b);
}

/* A key that an edit changed is another one; what is said of it is not. */
static void test_rev(void **state)
{
	static const struct {
		const char *body;
		bool same;
	} rows[] = {
		{ "pairs: [{left: a, right: x}, {left: b, right: y}]", true },
		{ "pairs: [{left: a, right: x, feedback: F}, "
		  "{left: b, right: y}]",
			true },
		{ "pairs: [{left: a, right: x}, {left: b, right: y}]\n"
		  "    wrong: [{left: a, right: y, feedback: F}]",
			true },
		{ "pairs: [{left: a, right: y}, {left: b, right: x}]", false },
		{ "pairs: [{left: b, right: x}, {left: a, right: y}]", false },
		{ "pairs: [{left: a, right: x}, {left: b, right: y}]\n"
		  "    extra: [z]",
			false },
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
			"  - id: q\n    type: match\n    prompt: P%zu\n    "
			"%s\n",
			i, rows[i].body);
		u = shelf_add(&s, "u", buf_str(&text));
		step_rev(u->all[0], rev);
		if (i == 0)
			memcpy(first, rev, sizeof(first));
		assert_int_equal(strcmp(first, rev) == 0, rows[i].same);
		shelf_close(&s);
		buf_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_grading),
		cmocka_unit_test(test_refusal),
		cmocka_unit_test(test_picks),
		cmocka_unit_test(test_asked),
		cmocka_unit_test(test_key),
		cmocka_unit_test(test_many),
		cmocka_unit_test(test_rev),
	};

	return cmocka_run_group_tests(tests, open_units, close_units);
}
