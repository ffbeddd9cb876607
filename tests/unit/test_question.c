/* core/question and core/q_*: what an answer is worth, and what is said. */
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
#include "support/shelf.h"

#define ROWS(array) (sizeof(array) / sizeof *(array))

static const char source_text[] =
	"sabaq: 1\n"
	"kind: lesson\n"
	"title: Every type\n"
	"steps:\n"
	"  - id: read\n"
	"    type: read\n"
	"    text: Read.\n"
	"  - id: choice\n"
	"    type: choice\n"
	"    prompt: Which?\n"
	"    if_right: R.\n"
	"    if_wrong: W.\n"
	"    options:\n"
	"      - text: three\n"
	"        feedback: A.\n"
	"        misconception: m1\n"
	"      - {text: four, correct: true, feedback: B., misconception: m2}\n"
	"      - {text: five, id: five}\n"
	"      - {text: none, last: true}\n"
	"  - id: choices\n"
	"    type: choices\n"
	"    prompt: Which?\n"
	"    if_right: R.\n"
	"    if_partly: P.\n"
	"    if_wrong: W.\n"
	"    options:\n"
	"      - {text: a, correct: true, feedback: A., missed: Am.}\n"
	"      - {text: b, correct: true, missed: Bm.}\n"
	"      - {text: c, correct: true}\n"
	"      - {text: d, feedback: D., misconception: m1}\n"
	"      - {text: e, misconception: m2}\n"
	"  - id: truefalse\n"
	"    type: truefalse\n"
	"    prompt: True?\n"
	"    answer: false\n"
	"    if_true: {feedback: T., misconception: m1}\n"
	"    if_false: F.\n"
	"  - id: bare\n"
	"    type: truefalse\n"
	"    prompt: True?\n"
	"    answer: true\n"
	"  - id: text\n"
	"    type: text\n"
	"    prompt: Word?\n"
	"    answers:\n"
	"      - {text: loop body, score: 0.5, feedback: H.}\n"
	"      - {text: loop, feedback: L.}\n"
	"      - cycle\n"
	"    wrong:\n"
	"      - {text: while, feedback: Wh., misconception: m1}\n"
	"      - until\n"
	"  - id: latin\n"
	"    type: text\n"
	"    prompt: Word?\n"
	"    letters: latin\n"
	"    case: true\n"
	"    answers: [\"for\"]\n"
	"  - id: lenient\n"
	"    type: text\n"
	"    prompt: Word?\n"
	"    spelling: lenient\n"
	"    answers: [\"кітап\", \"өзен\"]\n"
	"  - id: number\n"
	"    type: number\n"
	"    prompt: How far?\n"
	"    answer: 2.50\n"
	"    tolerance: 0.1\n"
	"    unit: [km]\n"
	"    wrong:\n"
	"      - {value: 25, feedback: Ten times., misconception: m2}\n"
	"      - {value: 100, tolerance: 10%, misconception: m1}\n"
	"      - -1\n"
	"  - id: open\n"
	"    type: open\n"
	"    prompt: What do you think?\n"
	"    model: This.\n"
	"  - id: poll\n"
	"    type: poll\n"
	"    prompt: Like it?\n"
	"    options: [\"yes\", \"no\", \"perhaps\"]\n"
	"  - id: polls\n"
	"    type: poll\n"
	"    prompt: Like what?\n"
	"    several: true\n"
	"    options: [this, that]\n"
	"  - id: fixed\n"
	"    type: choice\n"
	"    prompt: In order?\n"
	"    shuffle: false\n"
	"    options:\n"
	"      - {text: 1, correct: true}\n"
	"      - {text: 2, last: true}\n"
	"      - 3\n";

static const char translation_text[] =
	"sabaq: 1\n"
	"translates: u.yaml\n"
	"language: ru\n"
	"steps:\n"
	"  choice:\n"
	"    if_wrong: Мимо.\n"
	"    options:\n"
	"      - {text: три, feedback: Три.}\n"
	"      - {text: четыре}\n"
	"      - {text: пять}\n"
	"      - {text: нет}\n"
	"  truefalse:\n"
	"    if_true: {feedback: Да.}\n"
	"  text:\n"
	"    answers: [\"цикл\"]\n"
	"    wrong:\n"
	"      - {text: \"пока\", feedback: Пока.}\n"
	"      - {text: \"loop\", feedback: Loop.}\n"
	"  number:\n"
	"    unit: [\"км\"]\n"
	"    wrong:\n"
	"      - {value: 25, feedback: В десять раз.}\n";

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
	const char *step, *given;
	enum mark mark;
	double score;
	const char *hit, *mis;
	const char *said; /* "id:text" or ":text" each, a space behind */
};

#define WRONG MARK_WRONG
#define PARTLY MARK_PARTLY
#define RIGHT MARK_RIGHT

static const struct row english[] = {
	{ "choice", "b", RIGHT, 1, NULL, NULL, "b:B. :R. " },
	{ "choice", "a", WRONG, 0, NULL, "m1", "a:A. :W. " },
	{ "choice", "five", WRONG, 0, NULL, NULL, ":W. " },
	{ "choice", "d", WRONG, 0, NULL, NULL, ":W. " },
	/* of an option that an edit took away */
	{ "choice", "zz", WRONG, 0, NULL, NULL, ":W. " },
	/* right minus wrong over right */
	{ "choices", "a|b|c", RIGHT, 1, NULL, NULL, "a:A. :R. " },
	{ "choices", "c|a|b", RIGHT, 1, NULL, NULL, "a:A. :R. " },
	{ "choices", "a|b", PARTLY, 2. / 3, NULL, NULL, "a:A. :P. " },
	{ "choices", "a", PARTLY, 1. / 3, NULL, NULL, "a:A. b:Bm. :P. " },
	{ "choices", "a|b|c|d", PARTLY, 2. / 3, NULL, "m1", "a:A. d:D. :P. " },
	{ "choices", "a|b|c|d|e", PARTLY, 1. / 3, NULL, "m1",
		"a:A. d:D. :P. " },
	{ "choices", "a|b|e", PARTLY, 1. / 3, NULL, "m2", "a:A. :P. " },
	{ "choices", "b|e", PARTLY, 0, NULL, "m2", "a:Am. :P. " },
	{ "choices", "b|d|e", PARTLY, 0, NULL, "m1", "a:Am. d:D. :P. " },
	{ "choices", "e", WRONG, 0, NULL, "m2", "a:Am. b:Bm. :W. " },
	{ "choices", "d|e", WRONG, 0, NULL, "m1", "a:Am. b:Bm. d:D. :W. " },
	{ "truefalse", "false", RIGHT, 1, NULL, NULL, "false:F. " },
	{ "truefalse", "true", WRONG, 0, NULL, "m1", "true:T. " },
	{ "bare", "true", RIGHT, 1, NULL, NULL, "" },
	{ "bare", "false", WRONG, 0, NULL, NULL, "" },
	{ "text", "loop", RIGHT, 1, "loop", NULL, ":L. " },
	{ "text", " LOOP. ", RIGHT, 1, "loop", NULL, ":L. " },
	{ "text", "Loop  body", PARTLY, 0.5, "loop body", NULL, ":H. " },
	{ "text", "cycle", RIGHT, 1, "cycle", NULL, "" },
	{ "text", "While", WRONG, 0, "while", "m1", ":Wh. " },
	{ "text", "until", WRONG, 0, "until", NULL, "" },
	{ "text", "goto", WRONG, 0, NULL, NULL, "" },
	{ "latin", "for", RIGHT, 1, "for", NULL, "" },
	{ "latin", "For", WRONG, 0, NULL, NULL, "" },
	{ "lenient", "кітап", RIGHT, 1, "кітап", NULL, "" },
	{ "lenient", "китап", RIGHT, 1, "кітап", NULL, "" },
	{ "number", "2.5", RIGHT, 1, "2.50", NULL, "" },
	{ "number", "2,6 km", RIGHT, 1, "2.50", NULL, "" },
	{ "number", "2.4", RIGHT, 1, "2.50", NULL, "" },
	{ "number", "2.61", WRONG, 0, NULL, NULL, "" },
	{ "number", "25", WRONG, 0, "25", "m2", ":Ten times. " },
	{ "number", "25.01", WRONG, 0, NULL, NULL, "" },
	{ "number", "91", WRONG, 0, "100", "m1", "" },
	{ "number", "-1", WRONG, 0, "-1", NULL, "" },
	{ "number", "no number", WRONG, 0, NULL, NULL, "" },
	/* nothing to grade */
	{ "open", "I think so", MARK_NONE, 0, NULL, NULL, "" },
	{ "poll", "a", MARK_NONE, 0, NULL, NULL, "" },
	{ "read", "", MARK_NONE, 0, NULL, NULL, "" },
};

/* What the translation does not repeat is the source's. */
static const struct row russian[] = {
	{ "choice", "a", WRONG, 0, NULL, "m1", "a:Три. :Мимо. " },
	{ "choice", "b", RIGHT, 1, NULL, NULL, "b:B. :R. " },
	{ "truefalse", "true", WRONG, 0, NULL, "m1", "true:Да. " },
	{ "text", "цикл", RIGHT, 1, "цикл", NULL, "" },
	{ "text", "cycle", RIGHT, 1, "cycle", NULL, "" },
	{ "text", "loop body", PARTLY, 0.5, "loop body", NULL, ":H. " },
	/* accepted in one language wins over expected as wrong in the other */
	{ "text", "loop", RIGHT, 1, "loop", NULL, ":L. " },
	{ "text", "пока", WRONG, 0, "пока", "m1", ":Пока. " },
	{ "text", "while", WRONG, 0, "while", "m1", ":Wh. " },
	{ "number", "2.5 км", RIGHT, 1, "2.50", NULL, "" },
	{ "number", "2.5 km", RIGHT, 1, "2.50", NULL, "" },
	{ "number", "25", WRONG, 0, "25", "m2", ":В десять раз. " },
	{ "number", "100", WRONG, 0, "100", "m1", "" },
};

static void same(const char *got, const char *wanted, const struct row *r)
{
	if (!got != !wanted || (got && strcmp(got, wanted) != 0))
		fail_msg("%s \"%s\": got %s, wanted %s", r->step, r->given,
			got ? got : "none", wanted ? wanted : "none");
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

		question_grade(unit_step(u, r->step),
			unit_step(u->source, r->step), &given, &v);
		if (v.mark != r->mark)
			fail_msg("%s \"%s\": mark %d", r->step, r->given,
				(int)v.mark);
		assert_true(fabs(v.score - r->score) < 1e-9);
		same(v.hit, r->hit, r);
		same(v.misconception, r->mis, r);
		for (size_t f = 0; f < v.feedback_count; f++)
			buf_addf(&said, "%s:%.*s ",
				v.feedback[f].id ? v.feedback[f].id : "",
				(int)strcspn(v.feedback[f].text, "\n"),
				v.feedback[f].text);
		same(buf_str(&said), r->said, r);
		assert_int_equal(v.spelling, strcmp(r->given, "китап") == 0);
		buf_release(&said);
	}
}

static void test_grading(void **state)
{
	(void)state;
	check_grading(en, english, ROWS(english));
	check_grading(ru, russian, ROWS(russian));
}

/* No answer at all, as after an edit that took all options: no crash. */
static void test_nothing_given(void **state)
{
	(void)state;
	for (size_t i = 0; i < en->all_count; i++) {
		const struct strings none = { NULL, 0 };
		struct verdict v;

		question_grade(en->all[i], en->all[i], &none, &v);
		assert_int_equal(v.mark,
			question_graded(en->all[i]) ? MARK_WRONG : MARK_NONE);
		assert_int_equal(question_refuse(en->all[i], en->all[i], &none),
			REFUSAL_EMPTY);
	}
}

/* Every option has something to say, and there is room for all of it. */
static void test_much_feedback(void **state)
{
	struct buf b = { 0 };
	struct shelf s;
	const struct unit *u;
	const char *ids[26];
	struct strings given = { ids, 0 };
	struct verdict v;

	(void)state;
	buf_adds(&b, "sabaq: 1\nkind: lesson\ntitle: T\nsteps:\n"
		     "  - id: q\n    type: choices\n    prompt: P\n"
		     "    if_right: R\n    options:\n");
	for (int i = 0; i < 26; i++)
		buf_addf(&b,
			"      - {text: t%d, correct: true, "
			"feedback: f%d}\n",
			i, i);
	shelf_open(&s);
	u = shelf_add(&s, "u", buf_str(&b));
	given.count = question_key(u->all[0], ids, 26);
	assert_int_equal(given.count, 26);
	question_grade(u->all[0], u->all[0], &given, &v);
	assert_int_equal(v.mark, MARK_RIGHT);
	assert_int_equal(v.feedback_count, 27);
	assert_null(v.feedback[26].id);
	for (int i = 0; i < 2 * FEEDBACK_MAX; i++)
		verdict_say(&v, NULL, "may be one too many");
	verdict_say(&v, NULL, NULL);
	assert_int_equal(v.feedback_count, FEEDBACK_MAX);
	shelf_close(&s);
	buf_release(&b);
}

/* --- refusal ---------------------------------------------------------- */

static void test_refusal(void **state)
{
	static const struct {
		const char *step, *given;
		enum refusal english, russian;
	} rows[] = {
		{ "read", "a", REFUSAL_EMPTY, REFUSAL_EMPTY },
		{ "choice", "", REFUSAL_EMPTY, REFUSAL_EMPTY },
		{ "choice", "a", REFUSAL_NONE, REFUSAL_NONE },
		{ "choice", "c", REFUSAL_EMPTY, REFUSAL_EMPTY },
		{ "choice", "five", REFUSAL_NONE, REFUSAL_NONE },
		{ "choice", "a|b", REFUSAL_EMPTY, REFUSAL_EMPTY },
		{ "choices", "a|e", REFUSAL_NONE, REFUSAL_NONE },
		{ "choices", "a|x", REFUSAL_EMPTY, REFUSAL_EMPTY },
		{ "truefalse", "true", REFUSAL_NONE, REFUSAL_NONE },
		{ "truefalse", "a", REFUSAL_EMPTY, REFUSAL_EMPTY },
		{ "poll", "c", REFUSAL_NONE, REFUSAL_NONE },
		{ "poll", "a|c", REFUSAL_EMPTY, REFUSAL_EMPTY },
		{ "polls", "a|b", REFUSAL_NONE, REFUSAL_NONE },
		{ "open", "", REFUSAL_EMPTY, REFUSAL_EMPTY },
		{ "open", " \n\t \n", REFUSAL_EMPTY, REFUSAL_EMPTY },
		{ "open", "so", REFUSAL_NONE, REFUSAL_NONE },
		{ "text", "", REFUSAL_EMPTY, REFUSAL_EMPTY },
		{ "text", " \xc2\xa0 ", REFUSAL_EMPTY, REFUSAL_EMPTY },
		{ "text", "goto", REFUSAL_NONE, REFUSAL_NONE },
		{ "text", "g\xd0\xbeto", REFUSAL_LETTERS, REFUSAL_LETTERS },
		{ "latin", "f\xd0\xber", REFUSAL_LETTERS, REFUSAL_LETTERS },
		{ "latin", "fir", REFUSAL_NONE, REFUSAL_NONE },
		{ "number", " ", REFUSAL_EMPTY, REFUSAL_EMPTY },
		{ "number", "2.5", REFUSAL_NONE, REFUSAL_NONE },
		{ "number", "2.5 km", REFUSAL_NONE, REFUSAL_NONE },
		{ "number", "2.5 км", REFUSAL_NUMBER, REFUSAL_NONE },
		{ "number", "two", REFUSAL_NUMBER, REFUSAL_NUMBER },
		{ "number",
			"1\xd0\x9e"
			"1",
			REFUSAL_LETTERS, REFUSAL_LETTERS },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		const char *items[GIVEN_MAX];
		char text[100];
		struct strings given = split(rows[i].given, text, items);
		const struct step *s = unit_step(en, rows[i].step);
		const struct step *t = unit_step(ru, rows[i].step);

		if (question_refuse(s, s, &given) != rows[i].english ||
			question_refuse(t, s, &given) != rows[i].russian)
			fail_msg("%s \"%s\"", rows[i].step, rows[i].given);
	}
}

/* A word mixed of both alphabets that somebody foresaw is graded. */
static void test_foreseen_mixture(void **state)
{
	static const char text[] =
		"sabaq: 1\nkind: lesson\ntitle: T\nsteps:\n"
		"  - id: q\n    type: text\n    prompt: P\n"
		"    answers: [\"x\"]\n    wrong: [\"f\xd0\xbe"
		"r\"]\n";
	static const char other[] =
		"sabaq: 1\ntranslates: u.yaml\nlanguage: ru\nsteps:\n"
		"  q:\n    answers: [\"y\"]\n    wrong: [\"z\"]\n";
	struct shelf s;
	const struct unit *u, *t;
	const char *item = "f\xd0\xbe"
			   "r";
	const struct strings given = { &item, 1 };

	(void)state;
	shelf_open(&s);
	u = shelf_add(&s, "u", text);
	t = shelf_translate(&s, u, text, other);
	assert_int_equal(
		question_refuse(u->all[0], u->all[0], &given), REFUSAL_NONE);
	assert_int_equal(
		question_refuse(t->all[0], u->all[0], &given), REFUSAL_NONE);
	shelf_close(&s);
}

/* --- what can be picked ----------------------------------------------- */

static void order_of(
	const struct unit *u, const char *step, const char *attempt, char *out)
{
	struct pick picks[GIVEN_MAX];
	size_t count =
		question_picks(unit_step(u, step), attempt, picks, GIVEN_MAX);

	*out = '\0';
	for (size_t i = 0; i < count; i++) {
		strcat(out, picks[i].id);
		strcat(out, " ");
	}
}

static void test_picks(void **state)
{
	char a[100], b[100], seen[24][100];
	size_t different = 0;

	(void)state;
	for (int i = 0; i < 300; i++) {
		char attempt[32];
		size_t k = 0;

		snprintf(attempt, sizeof(attempt), "attempt-%d", i);
		order_of(en, "choice", attempt, a);
		order_of(ru, "choice", attempt, b);
		assert_string_equal(a, b);
		/* the last one stays there */
		assert_string_equal(a + strlen(a) - 2, "d ");
		while (k < different && strcmp(seen[k], a) != 0)
			k++;
		if (k == different)
			strcpy(seen[different++], a);
		order_of(en, "truefalse", attempt, a);
		assert_string_equal(a, "true false ");
		order_of(en, "fixed", attempt, a);
		assert_string_equal(a, "a c b ");
	}
	assert_int_equal(different, 6);
	order_of(en, "text", "x", a);
	assert_string_equal(a, "");
	/* other steps of the attempt have orders of their own */
	order_of(en, "poll", "attempt-1", a);
	assert_int_equal(strlen(a), 6);
}

/* What a log of today holds is shown in this order for ever. */
static void test_picks_for_ever(void **state)
{
	char a[100];

	(void)state;
	order_of(en, "choices", "01JD0000000000000000000001", a);
	assert_string_equal(a, "c d e a b ");
	order_of(en, "choices", "01JD0000000000000000000002", a);
	assert_string_equal(a, "d b a c e ");
}

static void test_picks_room(void **state)
{
	struct pick picks[GIVEN_MAX];

	(void)state;
	assert_int_equal(
		question_picks(unit_step(en, "choice"), "x", picks, 2), 2);
	assert_int_equal(
		question_picks(unit_step(en, "truefalse"), "x", picks, 1), 0);
	assert_int_equal(
		question_picks(unit_step(en, "truefalse"), "x", picks, 2), 2);
	assert_null(picks[0].text);
}

/* --- the rest --------------------------------------------------------- */

/* The key earns full marks in every language, and is never refused. */
static void test_key(void **state)
{
	static const struct {
		const char *step, *english, *russian;
	} rows[] = {
		{ "read", "", "" },
		{ "choice", "b ", "b " },
		{ "choices", "a b c ", "a b c " },
		{ "truefalse", "false ", "false " },
		{ "bare", "true ", "true " },
		{ "text", "loop ", "цикл " }, /* not the one for half */
		{ "number", "2.50 ", "2.50 " },
		{ "open", "", "" },
		{ "poll", "", "" },
	};

	(void)state;
	for (size_t i = 0; i < 2 * ROWS(rows); i++) {
		const struct unit *u = i % 2 == 0 ? en : ru;
		const struct step *s = unit_step(u, rows[i / 2].step);
		const struct step *t = unit_step(en, rows[i / 2].step);
		const char *items[GIVEN_MAX];
		struct strings key = { items,
			question_key(s, items, GIVEN_MAX) };
		char text[100] = "";
		struct verdict v;

		for (size_t k = 0; k < key.count; k++) {
			strcat(text, key.items[k]);
			strcat(text, " ");
		}
		assert_string_equal(text,
			i % 2 == 0 ? rows[i / 2].english : rows[i / 2].russian);
		assert_int_equal(question_key(s, items, 0), 0);
		if (key.count == 0)
			continue;
		assert_int_equal(question_refuse(s, t, &key), REFUSAL_NONE);
		question_grade(s, t, &key, &v);
		assert_int_equal(v.mark, MARK_RIGHT);
		assert_null(v.misconception);
	}
}

static void test_shapes(void **state)
{
	static const struct {
		const char *step;
		enum answer_shape shape;
		bool graded;
	} rows[] = {
		{ "read", SHAPE_NONE, false },
		{ "choice", SHAPE_ONE, true },
		{ "choices", SHAPE_MANY, true },
		{ "truefalse", SHAPE_ONE, true },
		{ "text", SHAPE_LINE, true },
		{ "number", SHAPE_LINE, true },
		{ "open", SHAPE_TEXT, false },
		{ "poll", SHAPE_ONE, false },
		{ "polls", SHAPE_MANY, false },
	};
	const struct step draw = { .type = QUESTION_COUNT };
	struct verdict v;
	const char *item = "a";
	const struct strings given = { &item, 1 };

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		const struct step *s = unit_step(en, rows[i].step);

		assert_int_equal(question_shape(s), rows[i].shape);
		assert_int_equal(question_graded(s), rows[i].graded);
		assert_string_equal(
			question_of(s)->name, question_types[s->type]->name);
	}
	/* a draw asks nothing itself */
	assert_null(question_of(&draw));
	assert_int_equal(question_shape(&draw), SHAPE_NONE);
	assert_false(question_graded(&draw));
	assert_int_equal(question_picks(&draw, "x", NULL, 0), 0);
	assert_int_equal(question_key(&draw, NULL, 0), 0);
	assert_int_equal(question_refuse(&draw, &draw, &given), REFUSAL_EMPTY);
	question_grade(&draw, &draw, &given, &v);
	assert_int_equal(v.mark, MARK_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_grading),
		cmocka_unit_test(test_nothing_given),
		cmocka_unit_test(test_much_feedback),
		cmocka_unit_test(test_refusal),
		cmocka_unit_test(test_foreseen_mixture),
		cmocka_unit_test(test_picks),
		cmocka_unit_test(test_picks_for_ever),
		cmocka_unit_test(test_picks_room),
		cmocka_unit_test(test_key),
		cmocka_unit_test(test_shapes),
	};

	return cmocka_run_group_tests(tests, open_units, close_units);
}
