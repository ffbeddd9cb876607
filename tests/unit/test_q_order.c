/* core/q_order, core/order: what is put in order, and how well. */
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

static const char source_text[] = "sabaq: 1\n"
				  "kind: lesson\n"
				  "title: Orders\n"
				  "steps:\n"
				  "  - id: items\n"
				  "    type: order\n"
				  "    prompt: In order?\n"
				  "    if_right: R.\n"
				  "    if_partly: P.\n"
				  "    if_wrong: W.\n"
				  "    items:\n"
				  "      - first\n"
				  "      - {text: second, id: two}\n"
				  "      - third\n"
				  "      - fourth\n"
				  "    extra: [nowhere]\n"
				  "    also:\n"
				  "      - [a, two, d, c]\n"
				  "      - ids: [d, two, c, a]\n"
				  "    wrong:\n"
				  "      - order: [a, c, two, d]\n"
				  "        feedback: Early.\n"
				  "        misconception: m1\n"
				  "      - order: [a, two, c, d, e]\n"
				  "        feedback: Extra.\n"
				  "      - order: [a]\n"
				  "        feedback: One.\n"
				  "        misconception: m2\n"
				  "  - id: program\n"
				  "    type: order\n"
				  "    shuffle: false\n"
				  "    prompt: The program?\n"
				  "    program: |2\n"
				  "\n"
				  "      n = 6\n"
				  "      while n > 0:\n"
				  "          print(n)\n"
				  "\n"
				  "          n = n // 2\n"
				  "\n"
				  "    extra:\n"
				  "      - \"    n = n / 2\"\n"
				  "  - id: twins\n"
				  "    type: order\n"
				  "    prompt: Equal lines?\n"
				  "    program: |\n"
				  "      print()\n"
				  "      print(1)\n"
				  "      print()  \n"
				  "      print(2)\n"
				  "      print()\n"
				  "    wrong:\n"
				  "      - order: [c, e, a, b, d]\n"
				  "        feedback: Together.\n"
				  "  - id: pair\n"
				  "    type: order\n"
				  "    prompt: Two?\n"
				  "    items: [one, two]\n"
				  "  - id: any\n"
				  "    type: order\n"
				  "    prompt: All are right?\n"
				  "    items: [one, two]\n"
				  "    also: [[b, a]]\n";

static const char translation_text[] =
	"sabaq: 1\n"
	"translates: u.yaml\n"
	"language: ru\n"
	"steps:\n"
	"  items:\n"
	"    items: [первое, {text: второе}, третье, четвёртое]\n"
	"    extra: [нигде]\n"
	"    wrong:\n"
	"      - feedback: Рано.\n"
	"      - {}\n"
	"      - feedback: Одно.\n"
	"  program:\n"
	"    prompt: Программа?\n"
	"  twins:\n"
	"    prompt: Равные?\n"
	"    program: |\n"
	"      вывод\n"
	"      вывод 1\n"
	"\n"
	"      вывод\n"
	"      вывод 2\n"
	"      вывод\n"
	"    wrong: [{feedback: Вместе.}]\n";

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
	double right, pairs; /* the score */
	const char *parts; /* + right, - wrong */
	const char *said, *said_ru, *mis;
} rows[] = {
	{ "items", "a|two|c|d", 3, 3, "++++", "R.", "R.", NULL },
	/* another right order */
	{ "items", "a|two|d|c", 3, 3, "++++", "R.", "R.", NULL },
	{ "items", "d|two|c|a", 3, 3, "++++", "R.", "R.", NULL },
	/* the order that fits best is the one that counts */
	{ "items", "two|d|c", 2, 3, "-++", "P.", "P.", NULL },
	{ "items", "d|two|c", 2, 3, "+++", "P.", "P.", NULL },
	{ "items", "d|c|two|a", 1, 3, "-+--", "P.", "P.", NULL },
	{ "items", "c|a|d|two", 2, 3, "-+-+", "P.", "P.", NULL },
	/* nothing stands where it should, not one pair */
	{ "items", "two|a|c|d", 1, 3, "---+", "P.", "P.", NULL },
	{ "items", "c|d|a", 1, 3, "-+-", "P.", "P.", NULL },
	{ "items", "two|a", 0, 3, "--", "W.", "W.", NULL },
	{ "items", "c", 0, 3, "-", "W.", "W.", NULL },
	{ "items", "d", 0, 3, "+", "W.", "W.", NULL },
	/* what is extra breaks a pair, and makes the whole longer */
	{ "items", "a|two|e|c|d", 2, 4, "++--+", "P.", "P.", NULL },
	{ "items", "e|a|two|c|d", 3, 4, "--+++", "P.", "P.", NULL },
	/* foreseen */
	{ "items", "a|c|two|d", 1, 3, "+--+", "Early.P.", "Рано.P.", "m1" },
	{ "items", "a|two|c|d|e", 3, 4, "++++-", "Extra.P.", "Extra.P.", NULL },
	{ "items", "a", 0, 3, "+", "One.W.", "Одно.W.", "m2" },
	/* ids of another edition, and one twice: no crash */
	{ "items", "a|b|two|c|d", 2, 4, "+--++", "P.", "P.", NULL },
	{ "items", "zz", 0, 3, "-", "W.", "W.", NULL },
	{ "items", "a|a|two|two", 1, 3, "+-+-", "P.", "P.", NULL },
	{ "program", "a|b|c|d", 3, 3, "++++", "", "", NULL },
	{ "program", "a|b|c|e", 2, 3, "+++-", "", "", NULL },
	{ "program", "b|c|d", 2, 3, "-++", "", "", NULL },
	/* equal lines are one as good as the other */
	{ "twins", "a|b|c|d|e", 4, 4, "+++++", "", "", NULL },
	{ "twins", "e|b|a|d|c", 4, 4, "+++++", "", "", NULL },
	{ "twins", "a|b|d|c|e", 2, 4, "++-+-", "", "", NULL },
	/* all pairs, but the lines between the equal ones changed places */
	{ "twins", "a|d|c|b|e", 3, 4, "+-+-+", "", "", NULL },
	{ "twins", "c|e|a|b|d", 1, 4, "+--+-", "Together.", "Вместе.", NULL },
	{ "twins", "e|a|c|b|d", 1, 4, "+--+-", "Together.", "Вместе.", NULL },
	{ "pair", "a|b", 1, 1, "++", "", "", NULL },
	{ "pair", "b|a", 0, 1, "--", "", "", NULL },
	{ "pair", "b", 0, 1, "-", "", "", NULL },
};

static void check_row(
	const struct unit *u, const struct row *r, const char *wanted)
{
	const char *items[GIVEN_MAX];
	char text[100], parts[GIVEN_MAX + 1] = "";
	struct strings given = shelf_given(r->given, text, items);
	struct buf said = { 0 };
	struct verdict v;

	question_grade(
		unit_step(u, r->step), unit_step(en, r->step), &given, &v);
	for (size_t i = 0; i < v.part_count; i++)
		parts[i] = v.parts[i] == MARK_RIGHT ? '+' : '-';
	for (size_t i = 0; i < v.feedback_count; i++)
		buf_addf(&said, "%.*s", (int)strcspn(v.feedback[i].text, "\n"),
			v.feedback[i].text);
	if (fabs(v.score - r->right / r->pairs) > 1e-9 ||
		strcmp(parts, r->parts) != 0 ||
		strcmp(buf_str(&said), wanted) != 0 ||
		strcmp(v.misconception ? v.misconception : "",
			r->mis ? r->mis : "") != 0)
		fail_msg("%s \"%s\": %g, %s, \"%s\", %s", r->step, r->given,
			v.score, parts, buf_str(&said),
			v.misconception ? v.misconception : "none");
	assert_int_equal(v.part_count, given.count);
	assert_int_equal(v.mark, v.score >= 1  ? MARK_RIGHT
				 : v.score > 0 ? MARK_PARTLY
					       : MARK_WRONG);
	buf_release(&said);
}

static void test_grading(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		check_row(en, &rows[i], rows[i].said);
		check_row(ru, &rows[i], rows[i].said_ru);
	}
}

/* Full marks are for an exactly right order, whatever the lines are. */
static void test_only_right_is_full(void **state)
{
	const struct step *s = unit_step(en, "twins");
	static const char *const ids[] = { "a", "b", "c", "d", "e" };
	size_t full = 0;

	(void)state;
	for (size_t n = 0; n < 3125; n++) { /* 5 to the power of 5 */
		const char *items[5];
		struct strings given = { items, 5 };
		bool once = true, right;
		struct verdict v;

		for (size_t i = 0, rest = n; i < 5; i++, rest /= 5) {
			items[i] = ids[rest % 5];
			for (size_t k = 0; k < i; k++)
				once = once && items[k] != items[i];
		}
		if (!once)
			continue;
		right = items[1] == ids[1] && items[3] == ids[3];
		question_grade(s, s, &given, &v);
		assert_int_equal(v.score >= 1, right);
		full += right;
	}
	assert_int_equal(full, 6);
}

/* --- picks ------------------------------------------------------------ */

static void test_picks(void **state)
{
	static const char *const lines[] = { "n = 6",
		"while n > 0:", "    print(n)", "    n = n // 2",
		"    n = n / 2" };
	const struct unit *units[] = { en, ru };
	struct pick picks[GIVEN_MAX];
	size_t seen = 0;

	(void)state;
	for (size_t u = 0; u < 2; u++) {
		const struct step *s = unit_step(units[u], "program");

		assert_int_equal(question_of(s)->picks(s, picks, GIVEN_MAX), 5);
		assert_int_equal(question_of(s)->picks(s, picks, 3), 3);
		assert_int_equal(question_picks(s, "x", picks, GIVEN_MAX), 5);
		for (size_t i = 0; i < 5; i++) {
			assert_true(picks[i].verbatim);
			assert_string_equal(
				picks[i].text, lines[picks[i].id[0] - 'a']);
			seen += picks[i].id[0] == 'a' + (char)i;
		}
	}
	assert_true(seen < 10); /* shuffled, whatever "shuffle" says */
	assert_int_equal(
		question_picks(unit_step(ru, "items"), "x", picks, GIVEN_MAX),
		5);
	for (size_t i = 0; i < 5; i++) {
		assert_false(picks[i].verbatim);
		if (strcmp(picks[i].id, "two") == 0)
			assert_string_equal(picks[i].text, "второе");
		if (strcmp(picks[i].id, "e") == 0)
			assert_string_equal(picks[i].text, "нигде");
	}
}

/* Never shown in a right order, and in the same one in every language. */
static void test_never_right(void **state)
{
	static const char *const steps[] = { "items", "twins", "pair" };

	(void)state;
	for (int i = 0; i < 600; i++) {
		const struct step *s = unit_step(en, steps[i % 3]);
		const struct step *t = unit_step(ru, steps[i % 3]);
		struct pick picks[2][GIVEN_MAX];
		const char *ids[GIVEN_MAX];
		struct strings given = { ids, 0 };
		char attempt[20];
		struct verdict v;

		snprintf(attempt, sizeof(attempt), "%d", i / 3);
		given.count = question_picks(s, attempt, picks[0], GIVEN_MAX);
		assert_int_equal(
			question_picks(t, attempt, picks[1], GIVEN_MAX),
			given.count);
		for (size_t k = 0; k < given.count; k++) {
			ids[k] = picks[0][k].id;
			assert_string_equal(ids[k], picks[1][k].id);
		}
		question_grade(s, s, &given, &v);
		assert_int_not_equal(v.mark, MARK_RIGHT);
	}
}

/* --- the rest --------------------------------------------------------- */

static void test_key(void **state)
{
	const struct unit *units[] = { en, ru };

	(void)state;
	for (size_t i = 0; i < 2 * en->all_count; i++) {
		const struct step *s = units[i % 2]->all[i / 2];
		const struct step *source = en->all[i / 2];
		const char *ids[GIVEN_MAX];
		struct strings key = { ids, question_key(s, ids, GIVEN_MAX) };
		struct verdict v;

		assert_int_equal(question_shape(s), SHAPE_ORDERING);
		assert_true(key.count >= 2);
		assert_int_equal(question_key(s, ids, 1), 1);
		key.count = question_key(s, ids, GIVEN_MAX);
		assert_int_equal(
			question_refuse(s, source, &key), REFUSAL_NONE);
		question_grade(s, source, &key, &v);
		assert_int_equal(v.mark, MARK_RIGHT);
		assert_int_equal(v.part_count, key.count);
	}
	assert_string_equal(question_of(en->all[0])->name, "order");
}

static void test_refusal(void **state)
{
	static const struct {
		const char *given;
		enum refusal refusal;
	} all[] = {
		{ "", REFUSAL_EMPTY },
		{ "a", REFUSAL_NONE },
		{ "a|two|c|d|e", REFUSAL_NONE },
		{ "a|two|a", REFUSAL_EMPTY },
		{ "a|b", REFUSAL_EMPTY },
	};
	const struct step *s = unit_step(en, "items");

	(void)state;
	for (size_t i = 0; i < ROWS(all); i++) {
		const char *items[GIVEN_MAX];
		char text[100];
		struct strings given = shelf_given(all[i].given, text, items);

		if (question_refuse(s, s, &given) != all[i].refusal)
			fail_msg("\"%s\"", all[i].given);
	}
}

/* A program in ASCII may stay as it is; items and other programs may not. */
static void test_untranslated(void **state)
{
	(void)state;
	assert_false(unit_step(ru, "twins")->untranslated);
	assert_true(unit_step(ru, "pair")->untranslated);
	/* its feedback to the second wrong order is */
	assert_true(unit_step(ru, "items")->untranslated);
	/* all of it is ASCII, and so is the extra line */
	assert_false(unit_step(ru, "program")->untranslated);
}

static void test_rev(void **state)
{
	static const char base[] =
		"sabaq: 1\nkind: lesson\ntitle: T\nsteps:\n"
		"  - id: q\n    type: order\n    prompt: P\n";
	static const struct {
		const char *body;
		bool other; /* than the first */
	} all[] = {
		{ "    items: [x, y, z]\n", false },
		{ "    items: [x, y, zz]\n", false },
		{ "    items: [x, y, z]\n    wrong: [{order: [a]}]\n", false },
		{ "    items: [x, y, z, u]\n", true },
		{ "    items: [x, y, {text: z, id: u}]\n", true },
		{ "    items: [x, y, z]\n    extra: [u]\n", true },
		{ "    items: [x, y, z]\n    also: [[b, a, c]]\n", true },
		{ "    program: |\n      x\n      y\n      z\n", true },
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

#define ORDER "  - id: q\n    type: order\n    prompt: P\n"

/* What the rules' goldens do not show. */
static void test_faults(void **state)
{
	(void)state;
	/* An extra thing has the letter of its place. */
	assert_told(ORDER "    items: [{text: x, id: c}, y]\n    extra: [z]\n",
		NULL, "en:8:27 id-twice c");
	assert_told(ORDER "    items: [{text: x, id: c}, y]\n    extra: z\n",
		NULL, "en:8:27 id-twice c");
	/* Only items of a translation can become one. */
	assert_told(ORDER "    items: [x, y, x]\n",
		"steps: {q: {items: [а, б, а]}}\n", "");
	assert_told(ORDER "    items: [x, y, x]\n",
		"steps: {q: {items: [а, б, {text: в}]}}\n",
		"ru:1:34 tr-same а");
	assert_told(ORDER "    items: [x, y]\n    extra: [z]\n",
		"steps: {q: {items: [а, б], extra: [б]}}\n",
		"ru:1:36 order-placed б");
	assert_told(ORDER "    program: |\n      x\n\n\n      y\n",
		"steps: {q: {program: \"а\\n\\nа\\n\"}}\n",
		"ru:1:22 tr-twice а");
	assert_told(ORDER "    program: |\n      x\n      y\n      z\n",
		"steps: {q: {program: \"а\\nб \\nб\"}}\n",
		"ru:1:22 tr-twice б");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_grading),
		cmocka_unit_test(test_only_right_is_full),
		cmocka_unit_test(test_picks),
		cmocka_unit_test(test_never_right),
		cmocka_unit_test(test_key),
		cmocka_unit_test(test_refusal),
		cmocka_unit_test(test_untranslated),
		cmocka_unit_test(test_rev),
		cmocka_unit_test(test_faults),
	};

	return cmocka_run_group_tests(tests, open_units, close_units);
}
