/*
 * core/unit_loss and core/unit_link, by way of folders: of faults in draws
 * and references none is told that only follows from another one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "support/module.h"

/* --- in the same file --------------------------------------------------- */

/* What is faulty in a pool might be enough once it is mended. */
static void test_faulty_questions(void **state)
{
	static const struct {
		const char *question, *told; /* in line 8 */
	} rows[] = {
		{ "{id: x, type: open}", "m/quiz.yaml:8 field-missing\n" },
		{ "{type: open, prompt: P}", "m/quiz.yaml:8 field-missing\n" },
		{ "{id: x, prompt: P}", "m/quiz.yaml:8 field-missing\n" },
		{ "{id: x, type: opne}", "m/quiz.yaml:8 field-word\n" },
		{ "{id: X, type: open, prompt: P}",
			"m/quiz.yaml:8 field-id\n" },
		{ "{id: x, type: open, prompt: P, objective: oo}",
			"m/quiz.yaml:8 ref-unknown\n" },
		{ "{id: x, type: open, prompt: P, objetive: o}",
			"m/quiz.yaml:8 field-meant\n" },
		{ "{id: x, type: open, prompt: P, objective: [o]}",
			"m/quiz.yaml:8 field-not-text\n" },
		{ "{id: x, type: open, objective: o}",
			"m/quiz.yaml:8 field-missing\n" },
		{ "{id: x, type: choice, prompt: P, objective: o, "
		  "options: [a, b]}",
			"m/quiz.yaml:8 choice-none\n" },
		{ "x", "m/quiz.yaml:8 field-not-map\n" },
		{ "[x]", "m/quiz.yaml:8 field-not-map\n" },
		{ "", "m/quiz.yaml:8 field-empty\n" },
		{ "{}", "m/quiz.yaml:8 field-missing\n"
			"m/quiz.yaml:8 field-missing\n" },
		{ "{id: x, type: open, prompt: P, objective: o, prompt: Q}",
			"m/quiz.yaml:8 yaml-name-twice\n" },
		{ "&x", "m/quiz.yaml:8 yaml-first\n" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct buf quiz = { 0 };

		buf_addf(&quiz,
			BEGIN "  - draw: {from: p, take: 1, objective: o}\n"
			      "%s    - %s\n",
			POOL, rows[i].question);
		module_put("m/quiz.yaml", buf_str(&quiz));
		assert_checked(buf_str(&quiz), rows[i].told);
		buf_release(&quiz);
	}
}

/* Too few even with the faulty ones. */
static void test_still_short(void **state)
{
	static const struct module_row rows[] = {
		{ BEGIN "  - draw: {from: p, take: 3}\n" POOL
			"    - {id: x, type: open}\n" POOLED("y"),
			"m/quiz.yaml:5 draw-short\n"
			"m/quiz.yaml:8 field-missing\n" },
		{ BEGIN "  - draw: {from: [p, quiz], take: 4}\n" ASK("z") POOL
			"    - {id: x, type: open}\n" POOLED("y"),
			"m/quiz.yaml:5 draw-short\n"
			"m/quiz.yaml:9 field-missing\n" },
		/* Faulty as it is, it is of another objective, or a text. */
		{ BEGIN "  - draw: {from: p, objective: o}\n" POOL
			"    - {id: x, type: open, objective: p}\n",
			"m/quiz.yaml:5 draw-short\n"
			"m/quiz.yaml:8 field-missing\n" },
		{ BEGIN "  - draw: {from: p}\n" POOL
			"    - {id: x, type: read}\n",
			"m/quiz.yaml:5 draw-short\n"
			"m/quiz.yaml:8 field-missing\n"
			"m/quiz.yaml:8 pool-read\n" },
		{ BEGIN "  - draw: {from: p}\n" POOL
			"    - draw: {from: none}\n",
			"m/quiz.yaml:5 draw-short\n"
			"m/quiz.yaml:8 pool-read\n" },
		/* Its text is gone, but no question. */
		{ BEGIN "  - draw: {from: p, take: 2}\n" POOL "    - id: x\n"
			"      type: open\n      prompt: So: what?\n",
			"m/quiz.yaml:5 draw-short\n"
			"m/quiz.yaml:10 yaml-colon\n" },
	};

	(void)state;
	module_put("m/module.yaml", MODULE "  p: Another\n");
	assert_rows_checked(rows, ROWS(rows));
}

/* Where pools or questions may be lost, none is said not to be there. */
static void test_lost(void **state)
{
	static const struct module_row rows[] = {
		{ BEGIN "  - draw: {from: p}\npool:\n  p:\n" POOLED("y"),
			"m/quiz.yaml:6 field-meant\n" },
		{ BEGIN "  - draw: {from: p}\npools:\n  - p:\n",
			"m/quiz.yaml:7 field-not-map\n" },
		{ BEGIN "  - draw: {from: p}\npools: p\n",
			"m/quiz.yaml:6 field-not-map\n" },
		{ BEGIN "  - draw: {from: p}\npools:\n  P:\n" POOLED("y"),
			"m/quiz.yaml:7 field-id\n" },
		{ BEGIN "  - draw: {from: p}\npools:\n  p: x\n",
			"m/quiz.yaml:7 field-not-list\n" },
		{ BEGIN "  - draw: {from: p}\npools:\n  p: []\n",
			"m/quiz.yaml:7 field-few\n" },
		{ BEGIN "  - draw: {from: p}\npools:\n  p: {}\n",
			"m/quiz.yaml:7 field-not-list\n" },
		{ BEGIN "  - draw: {from: p}\npools:\n"
			"  p: {id: x, type: open, prompt: P}\n",
			"m/quiz.yaml:7 field-not-list\n" },
		{ BEGIN "  - draw: {from: p}\npools:\n"
			"  p: {name: p, question: []}\n",
			"m/quiz.yaml:7 field-meant\n" },
		{ BEGIN "  - draw: {from: p, take: 2}\n" POOL POOLED(
			  "x") "  p:\n" POOLED("y"),
			"m/quiz.yaml:9 yaml-name-twice\n" },
		{ BEGIN "  - draw: {from: p}\n"
			"pools:\n  a:\n" POOLED("x") POOL POOLED("y"),
			"m/quiz.yaml:9 yaml-name-twice\n" },
		{ BEGIN "  - draw: {from: p}\n" POOL POOLED(
			  "y") "  \"\": []\n  <<: []\n",
			"m/quiz.yaml:9 yaml-name-empty\n"
			"m/quiz.yaml:10 yaml-merge\n" },
		{ BEGIN "  - draw: {from: r}\n" POOL POOLED("y") "  \"\": []\n",
			"m/quiz.yaml:9 yaml-name-empty\n" },
		/* Steps of its own are drawn, too. */
		{ "sabaq: 1\nkind: quiz\ntitle: Q\nstep: []\n" POOL
		  "    - draw: {from: quiz}\n",
			"m/quiz.yaml:4 field-meant\n"
			"m/quiz.yaml:7 pool-read\n" },
	};

	(void)state;
	assert_rows_checked(rows, ROWS(rows));
	module_put("m/u.yaml", "sabaq: 1\nkind: lesson\ntitle: T\nsteps: []\n");
	module_put("m/quiz.yaml", BEGIN "  - draw: {from: u}\n");
	assert_checked("steps-none", "m/quiz.yaml:5 draw-damaged\n"
				     "m/u.yaml:4 steps-none\n");
}

/* The same where lines do not stand where they should. */
static void test_displaced(void **state)
{
	static const struct module_row rows[] = {
		{ BEGIN "  - draw: {from: p}\n" ASK("a") "    " POOL POOLED(
			  "x"),
			"m/quiz.yaml:7 yaml-indent\n" },
		{ BEGIN "  - draw:\n      from: p\n    pools:\n      p:\n"
			"    " POOLED("x"),
			"m/quiz.yaml:7 field-unknown\n" },
		{ BEGIN "  - draw: {from: p}\npools:\n  r:\n" POOLED(
			  "x") "p:\n" POOLED("y"),
			"m/quiz.yaml:9 field-unknown\n" },
		{ BEGIN "  - draw: {from: [p, r]}\npools:\n  \"p:\n" POOLED(
			  "x") "  r:\n" POOLED("y"),
			"m/quiz.yaml:7 yaml-quote-open\n" },
		{ BEGIN "  - draw: {from: p}\n*pools:\n  p:\n" POOLED("x"),
			"m/quiz.yaml:6 yaml-first\n" },
		{ BEGIN "  - draw: {from: p, take: 2}\npools:\n  p:\n"
			"  - - id: x\n      type: open\n      prompt: P\n"
			"    - id: y\n      type: open\n      prompt: P\n",
			"m/quiz.yaml:8 field-not-map\n" },
		{ BEGIN "  - draw:\n      from: bank\n      take: 1\n"
			"      from: u\n      take: 2\n",
			"m/quiz.yaml:8 yaml-name-twice\n"
			"m/quiz.yaml:9 yaml-name-twice\n" },
	};

	(void)state;
	assert_rows_checked(rows, ROWS(rows));
}

/* The same of steps that others refer to. */
static void test_see(void **state)
{
	static const struct module_row rows[] = {
		{ BEGIN "  - {id: a, type: open, prompt: P, see: b}\n"
			"  - {id: c, type: open}\n",
			"m/quiz.yaml:5 ref-unknown\n"
			"m/quiz.yaml:6 field-missing\n" },
		{ BEGIN "  - {id: a, type: open, prompt: P, see: b}\n"
			"  - id: c\n    type: open\n    prompt: So: what?\n",
			"m/quiz.yaml:5 ref-unknown\n"
			"m/quiz.yaml:8 yaml-colon\n" },
		{ BEGIN "  - {id: a, type: open, prompt: P, see: b}\n"
			"  - {id: B, type: open, prompt: P}\n",
			"m/quiz.yaml:6 field-id\n" },
		{ BEGIN "  - {id: a, type: open, prompt: P, see: b}\n"
			"  - {idd: b, type: open, prompt: P}\n",
			"m/quiz.yaml:6 field-meant\n" },
		{ BEGIN "  - {id: a, type: open, prompt: P, see: b}\n"
			"pool:\n  p:\n" POOLED("b"),
			"m/quiz.yaml:6 field-meant\n" },
		/* What draws from elsewhere needs none. */
		{ BEGIN "  - {id: a, type: open, prompt: P, see: b}\n"
			"  - draw: {from: bank}\n",
			"m/quiz.yaml:5 ref-unknown\n" },
	};

	(void)state;
	assert_rows_checked(rows, ROWS(rows));
}

/* --- what is drawn from has faults ------------------------------------- */

struct bank_row {
	const char *draw, *bank, *told;
};

static void check_banks(const struct bank_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct buf quiz = { 0 };

		buf_addf(&quiz, BEGIN "%s", rows[i].draw);
		module_put("m/quiz.yaml", buf_str(&quiz));
		module_put("m/bank.yaml", rows[i].bank);
		assert_checked(rows[i].bank, rows[i].told);
		buf_release(&quiz);
	}
}

/* Its own faults are told where they are; of the draw, only that. */
static void test_faulty_bank(void **state)
{
	static const struct bank_row rows[] = {
		{ "  - draw: {from: bank, take: 2}\n",
			BANK_OF POOLED("x") "    - {id: y, type: open}\n",
			"m/bank.yaml:7 field-missing\n"
			"m/quiz.yaml:5 draw-damaged\n" },
		/* Once, however many draws name it. */
		{ "  - draw: {from: [bank/p, bank]}\n"
		  "  - draw: {from: bank}\n",
			BANK_OF POOLED("x") "    - {id: y, type: open}\n",
			"m/bank.yaml:7 field-missing\n"
			"m/quiz.yaml:5 draw-damaged\n" },
		{ "  - draw: {from: bank/p}\n", BANK_OF "    - x\n    - {}\n",
			"m/bank.yaml:6 field-not-map\n"
			"m/bank.yaml:7 field-missing\n"
			"m/bank.yaml:7 field-missing\n"
			"m/quiz.yaml:5 draw-damaged\n" },
		/* A fault that mending the bank does not mend. */
		{ "  - draw: {from: [bank/r, bank]}\n",
			BANK_OF "    - {id: y, type: open}\n",
			"m/bank.yaml:6 field-missing\n"
			"m/quiz.yaml:5 draw-damaged\n"
			"m/quiz.yaml:5 ref-unknown\n" },
		{ "  - draw: {from: bank, take: 2}\n",
			BANK_OF "    - {id: y, type: open}\n",
			"m/bank.yaml:6 field-missing\n"
			"m/quiz.yaml:5 draw-short\n"
			"m/quiz.yaml:5 draw-damaged\n" },
		{ ASK("y") "  - draw: {from: bank}\n",
			BANK_OF "    - {id: y, type: open}\n",
			"m/bank.yaml:6 field-missing\n"
			"m/quiz.yaml:6 draw-twice\n"
			"m/quiz.yaml:6 draw-damaged\n" },
		/* Which of the two has the wrong id is for the bank to say. */
		{ "  - draw: {from: bank, take: 2}\n",
			BANK_OF POOLED("x") POOLED("x"),
			"m/bank.yaml:7 id-twice\n"
			"m/quiz.yaml:5 draw-damaged\n" },
		{ ASK("x") "  - draw: {from: bank}\n",
			BANK_OF "    - {id: x, type: read, text: T}\n",
			"m/bank.yaml:6 pool-read\n"
			"m/quiz.yaml:6 draw-short\n"
			"m/quiz.yaml:6 draw-damaged\n" },
	};

	(void)state;
	check_banks(rows, ROWS(rows));
}

static void test_broken_bank(void **state)
{
	static const struct bank_row rows[] = {
		/* Syntax, mended; then beyond reading. */
		{ "  - draw: {from: [bank/p, bank/r], take: 2}\n",
			BANK_OF "    - id: x\n      type: open\n"
				"      prompt: So: what?\n" POOLED("y"),
			"m/bank.yaml:8 yaml-colon\n"
			"m/quiz.yaml:5 draw-damaged\n"
			"m/quiz.yaml:5 ref-unknown\n" },
		{ "  - draw: {from: [bank/p, bank/r], take: 2}\n",
			BANK_OF "    - id: x\n      type: open\n"
				"      prompt: \"What\n",
			"m/bank.yaml:8 yaml-quote-open\n"
			"m/quiz.yaml:5 draw-damaged\n"
			"m/quiz.yaml:5 ref-unknown\n" },
		{ "  - draw: {from: [bank/p, bank/r], take: 9}\n"
		  "  - draw: {from: bank}\n",
			"",
			"m/bank.yaml:0 file-empty\n"
			"m/quiz.yaml:5 draw-damaged\n" },
		{ "  - draw: {from: [bank/p, bank/r], take: 9}\n"
		  "  - draw: {from: none}\n",
			"[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
			"m/bank.yaml:1 yaml-deep\n"
			"m/quiz.yaml:5 draw-damaged\n"
			"m/quiz.yaml:6 ref-unknown\n" },
		{ "  - draw: {from: bank}\n", "text",
			"m/bank.yaml:1 field-not-map\n"
			"m/quiz.yaml:5 draw-damaged\n" },
		{ "  - draw: {from: bank}\n" NO_PROMPT, "text",
			"m/bank.yaml:1 field-not-map\n"
			"m/quiz.yaml:5 draw-damaged\n"
			"m/quiz.yaml:6 field-missing\n" },
	};

	(void)state;
	check_banks(rows, ROWS(rows));
	assert_int_equal(unlink("m/bank.yaml"), 0);
	assert_checked("no bank", "m/quiz.yaml:5 ref-unknown\n"
				  "m/quiz.yaml:6 field-missing\n");
	/* Nor is one that is no file. */
	assert_int_equal(symlink("u.yaml", "m/bank.yaml"), 0);
	assert_checked("a link", "m/bank.yaml:0 file-special\n"
				 "m/quiz.yaml:5 draw-damaged\n"
				 "m/quiz.yaml:6 field-missing\n");
}

/* Two units, both with faults, that draw from each other and themselves. */
static void test_circle(void **state)
{
	static const char told[] = "m/bank.yaml:5 draw-damaged\n"
				   "m/bank.yaml:5 ref-unknown\n"
				   "m/bank.yaml:6 field-missing\n"
				   "m/quiz.yaml:5 draw-damaged\n"
				   "m/quiz.yaml:5 ref-unknown\n"
				   "m/quiz.yaml:6 field-missing\n";

	(void)state;
	module_put("m/quiz.yaml", BEGIN
		"  - draw: {from: [quiz, bank, quiz/p], take: 2}\n" NO_PROMPT);
	module_put("m/bank.yaml",
		BEGIN "  - draw: {from: [bank, quiz, bank/p], take: 2}\n"
		      "  - {id: y, type: open}\n");
	assert_checked("a circle", told);
}

/* Units are checked, too, where nobody knows what the module lists. */
static void test_unread_module(void **state)
{
	(void)state;
	module_put("m/module.yaml", "text\n");
	module_put("m/quiz.yaml",
		BEGIN "  - draw: {from: bank, objective: oo}\n" NO_PROMPT
		      "  - draw: {from: none, objective: oo}\n");
	assert_checked("no module", "m/module.yaml:1 field-not-map\n"
				    "m/quiz.yaml:5 draw-short\n"
				    "m/quiz.yaml:6 field-missing\n"
				    "m/quiz.yaml:7 ref-unknown\n");
}
int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_faulty_questions),
		TEST(test_still_short),
		TEST(test_lost),
		TEST(test_displaced),
		TEST(test_see),
		TEST(test_faulty_bank),
		TEST(test_broken_bank),
		TEST(test_circle),
		TEST(test_unread_module),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
