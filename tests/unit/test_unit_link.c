/*
 * core/unit_link, by way of folders: what draws find, and that their faults
 * are told beside all others.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "support/module.h"

/* --- what draws find --------------------------------------------------- */

static void test_draw(void **state)
{
	struct faults faults = { 0 };
	struct folder *f;
	const struct unit *quiz;
	const struct draw *d;

	(void)state;
	module_put("m/quiz.yaml",
		BEGIN "  - draw: {from: [bank/p, own, bank], take: 4}\n"
		      "  - draw: {from: bank, objective: o}\n"
		      "  - draw: {from: quiz}\n"
		      "pools:\n  own:\n    - id: x\n      type: open\n"
		      "      prompt: X\n");
	f = module_open("m");
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
		{ "quiz/p", BANK, "m/quiz.yaml:5 ref-unknown\n" },
		/* A lesson of texts only has nothing to draw; nor this quiz. */
		{ "u", BANK, "m/quiz.yaml:5 draw-short\n" },
		{ "quiz", BANK, "m/quiz.yaml:5 draw-short\n" },
		{ "bank", "sabaq: 1\nkind: bank\n",
			"m/bank.yaml:1 field-missing\n"
			"m/quiz.yaml:5 draw-short\n"
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

		buf_addf(&text, BEGIN "  - draw: {from: %s}\n", rows[i].from);
		module_put("m/quiz.yaml", buf_str(&text));
		module_put("m/bank.yaml", rows[i].bank);
		f = module_open("m");
		assert_null(folder_unit(f, "quiz", NULL, &faults));
		assert_told(&faults, rows[i].told);
		assert_null(folder_unit(f, "quiz", NULL, &faults));
		assert_told(&faults, "");
		folder_free(f);
		assert_checked(rows[i].from, rows[i].told);
		buf_release(&text);
	}
}

/* Whether a unit can be played says nothing about what it holds. */
static void test_draw_from_unplayable(void **state)
{
	struct faults faults = { 0 };
	struct folder *f;

	(void)state;
	module_put("m/other.yaml", BEGIN "  - draw: {from: none}\n" ASK("x"));
	module_put("m/quiz.yaml", BEGIN "  - draw: {from: other}\n");
	f = module_open("m");
	assert_null(folder_unit(f, "other", NULL, &faults));
	assert_told(&faults, "m/other.yaml:5 ref-unknown\n");
	assert_non_null(folder_unit(f, "quiz", NULL, &faults));
	assert_told(&faults, "");
	folder_free(f);
}

/* --- beside other faults ----------------------------------------------- */

/* What is wrong with draws is told in the same run as all the rest. */
static void test_beside_faults(void **state)
{
	static const struct module_row rows[] = {
		{ BEGIN NO_PROMPT "  - draw: {from: none}\n",
			"m/quiz.yaml:5 field-missing\n"
			"m/quiz.yaml:6 ref-unknown\n" },
		{ BEGIN NO_PROMPT "  - draw: {from: [bank/none, bank]}\n",
			"m/quiz.yaml:5 field-missing\n"
			"m/quiz.yaml:6 ref-unknown\n" },
		{ BEGIN NO_PROMPT "  - draw: {from: bank, take: 4}\n",
			"m/quiz.yaml:5 field-missing\n"
			"m/quiz.yaml:6 draw-short\n" },
		{ BEGIN NO_PROMPT ASK("q2") "  - draw: {from: bank}\n",
			"m/quiz.yaml:5 field-missing\n"
			"m/quiz.yaml:7 draw-twice\n" },
		/* The id of a faulty one is as good as any. */
		{ BEGIN "  - {id: q2, type: open}\n  - draw: {from: bank}\n",
			"m/quiz.yaml:5 field-missing\n"
			"m/quiz.yaml:6 draw-twice\n" },
		{ BEGIN NO_PROMPT "  - draw: {from: bank, take: 60}\n",
			"m/quiz.yaml:4 steps-many\n"
			"m/quiz.yaml:5 field-missing\n"
			"m/quiz.yaml:6 draw-short\n" },
		{ "sabaq: 1\nkind: quizz\ntitle: Q\nsteps:\n"
		  "  - draw: {from: none}\n",
			"m/quiz.yaml:2 field-word\n"
			"m/quiz.yaml:5 ref-unknown\n" },
		{ "sabaq: 1\ntitle: Q\nsteps:\n"
		  "  - {id: a, type: choice, prompt: P, objective: no,\n"
		  "    options: [x, y]}\n"
		  "  - draw: {from: none}\n",
			"m/quiz.yaml:1 field-missing\n"
			"m/quiz.yaml:4 ref-unknown\n"
			"m/quiz.yaml:5 choice-none\n"
			"m/quiz.yaml:6 ref-unknown\n" },
		{ "sabaq: 1\nkind: quiz\nsteps:\n  - draw: {from: none}\n",
			"m/quiz.yaml:1 field-missing\n"
			"m/quiz.yaml:4 ref-unknown\n" },
		{ "sabaq: 2\nkind: quiz\ntitle: Q\nafter: [no]\nsteps:\n"
		  "  - draw: {from: none}\n",
			"m/quiz.yaml:1 version\n"
			"m/quiz.yaml:4 ref-unknown\n"
			"m/quiz.yaml:6 ref-unknown\n" },
		/* A mended syntax error, its text still known. */
		{ BEGIN "  - id: a\n    type: open\n    prompt: So: what?\n"
			"  - draw: {from: none}\n",
			"m/quiz.yaml:7 yaml-colon\n"
			"m/quiz.yaml:8 ref-unknown\n" },
		{ BEGIN "  - id: a\n    type: open\n    prompt: So: what?\n"
			"  - draw: {from: [bank, u], take: 9}\n",
			"m/quiz.yaml:7 yaml-colon\n"
			"m/quiz.yaml:8 draw-short\n" },
	};

	(void)state;
	assert_rows_checked(rows, ROWS(rows));
}

/* The draw itself is faulty: only what it names can be looked at. */
static void test_faulty_draws(void **state)
{
	static const struct module_row rows[] = {
		{ BEGIN "  - draw: {from: [bank, none], take: x}\n",
			"m/quiz.yaml:5 ref-unknown\n"
			"m/quiz.yaml:5 field-whole\n" },
		{ BEGIN "  - draw: {from: u, take: 0}\n",
			"m/quiz.yaml:5 field-range\n" },
		{ BEGIN ASK("q1") "  - draw: {from: bank, objetive: o}\n",
			"m/quiz.yaml:6 field-meant\n" },
		/* Of an objective that there is not there are no questions. */
		{ BEGIN "  - draw: {from: bank, objective: oo}\n",
			"m/quiz.yaml:5 ref-unknown\n" },
		{ BEGIN "  - draw: {from: [[bank], none, bank], take: 9}\n",
			"m/quiz.yaml:5 field-not-text\n"
			"m/quiz.yaml:5 ref-unknown\n" },
		{ BEGIN "  - draw: {form: none}\n",
			"m/quiz.yaml:5 field-meant\n" },
		{ BEGIN "  - draw: {take: 3}\n",
			"m/quiz.yaml:5 field-missing\n" },
		{ BEGIN "  - draw: {from: {a: none}}\n",
			"m/quiz.yaml:5 field-not-list\n" },
		{ BEGIN "  - draw: {from: []}\n", "m/quiz.yaml:5 field-few\n" },
		{ BEGIN "  - draw: {from: }\n", "m/quiz.yaml:5 field-empty\n" },
		{ BEGIN "  - draw: bank\n", "m/quiz.yaml:5 field-not-map\n" },
		{ BEGIN "  - draw:\n", "m/quiz.yaml:5 field-empty\n" },
		{ BEGIN "  - draw: [{from: none}]\n",
			"m/quiz.yaml:5 field-not-map\n" },
		{ BEGIN "  - draw: {from: *bank}\n",
			"m/quiz.yaml:5 yaml-first\n" },
	};

	(void)state;
	assert_rows_checked(rows, ROWS(rows));
}

/* More draws than anybody gets: as many as may be are looked at. */
static void test_many(void **state)
{
	struct buf quiz = { 0 }, told = { 0 };

	(void)state;
	buf_adds(&quiz, BEGIN);
	buf_adds(&told, "m/quiz.yaml:4 steps-many\n");
	for (int i = 0; i < UNIT_STEPS_MAX + 3; i++) {
		buf_adds(&quiz, "  - draw: {from: none}\n");
		if (i < UNIT_STEPS_MAX)
			buf_addf(&told, "m/quiz.yaml:%d ref-unknown\n", 5 + i);
	}
	module_put("m/quiz.yaml", buf_str(&quiz));
	assert_checked("many draws", buf_str(&told));
	buf_release(&quiz);
	buf_release(&told);
}

/* --- translations, playing ---------------------------------------------- */

/* That a draw is wrong is no reason not to look at the translation. */
static void test_translation(void **state)
{
	(void)state;
	module_put("m/quiz.yaml", BEGIN "  - draw: {from: none}\n");
	module_put("m/quiz.kk.yaml", HEAD("quiz", "kk") "zzz: x\n");
	assert_checked("unlinked", "m/quiz.kk.yaml:4 field-unknown\n"
				   "m/quiz.yaml:5 ref-unknown\n");
}

/* Questions fall back to the source; the quiz's own texts need not. */
static void test_damaged_translation_of_bank(void **state)
{
	(void)state;
	for (int before = 0; before < 2; before++) {
		struct faults faults = { 0 };
		const struct unit *quiz;
		struct folder *f;

		module_put("m/quiz.kk.yaml", HEAD("quiz", "kk") "title: T\n");
		module_put("m/bank.kk.yaml", HEAD("bank", "kk") "zzz: x\n");
		f = module_open("m");
		if (before)
			folder_unit(f, "bank", "kk", &faults);
		quiz = folder_unit(f, "quiz", "kk", &faults);
		assert_told(&faults, "m/bank.kk.yaml:4 field-unknown\n");
		assert_non_null(quiz);
		assert_string_equal(quiz->language, "kk");
		assert_string_equal(unit_step(quiz, "q1")->prompt, "One");
		folder_free(f);
	}
}

/* A unit with faults is refused as ever, also once it was checked. */
static void test_refused(void **state)
{
	struct faults faults = { 0 };
	struct folder *f;

	(void)state;
	module_put("m/bank.yaml", BANK "    - {id: y, type: open}\n");
	module_put("m/u.yaml", BEGIN NO_PROMPT "  - draw: {from: none}\n");
	f = module_open("m");
	assert_null(folder_unit(f, "u", NULL, &faults));
	assert_told(&faults, "m/u.yaml:5 field-missing\n");
	assert_null(folder_unit(f, "quiz", NULL, &faults));
	assert_told(&faults, "m/bank.yaml:16 field-missing\n"
			     "m/quiz.yaml:6 draw-damaged\n");
	folder_check(f, &faults);
	assert_told(&faults, "m/u.yaml:6 ref-unknown\n");
	assert_null(folder_unit(f, "u", NULL, &faults));
	assert_null(folder_unit(f, "quiz", NULL, &faults));
	assert_null(folder_unit(f, "bank", NULL, &faults));
	folder_check(f, &faults);
	assert_told(&faults, "");
	folder_free(f);
}

/* That it is listed but a bank is told beside its faults. */
static void test_listed_bank(void **state)
{
	(void)state;
	module_put("m/module.yaml",
		"sabaq: 1\nid: m\nlanguage: en\ntitle: M\nunits: [u, bank]\n"
		"objectives: {o: O}\n");
	module_put("m/bank.yaml", BANK "    - {id: y, type: open}\n");
	assert_checked("bank", "m/bank.yaml:16 field-missing\n"
			       "m/module.yaml:5 unit-bank\n"
			       "m/quiz.yaml:6 draw-damaged\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_draw),
		TEST(test_draw_fails),
		TEST(test_draw_from_unplayable),
		TEST(test_beside_faults),
		TEST(test_faulty_draws),
		TEST(test_many),
		TEST(test_translation),
		TEST(test_damaged_translation_of_bank),
		TEST(test_refused),
		TEST(test_listed_bank),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
