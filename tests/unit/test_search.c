/* core/search: what is found in a module, in what order, and what never is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/buf.h"
#include "core/glossary.h"
#include "core/search.h"
#include "support/module.h"

/*
 * A module in which "secret" stands wherever a learner may not look, and
 * "seen" wherever one may.
 */
static const char module_yaml[] =
	"sabaq: 1\nid: m\nlanguage: en\ntitle: Seen lamps\n"
	"about: |\n  The seen about.\nunits: [u, quiz]\n"
	"objectives:\n  o: Objective\n"
	"misconceptions:\n"
	"  wrong-idea: {text: A secret idea, note: A secret note}\n"
	"glossary:\n"
	"  bit:\n    term: bit\n    text: |\n      The least thing, seen.\n"
	"    forms: [bits, seenbit]\n"
	"  byte:\n    term: seen byte\n    text: Eight of them.\n";

static const char unit_yaml[] =
	"sabaq: 1\nkind: lesson\ntitle: Seen lesson\nnote: secret\n"
	"steps:\n"
	"  - id: r\n    type: read\n    note: secret\n    text: |\n"
	"      ## A heading\n\n      A *se*en lamp and `seen` code.\n"
	"  - id: ch\n    type: choice\n    prompt: Which?\n    note: secret\n"
	"    hints: [secret hint]\n    if_right: secret\n    if_wrong: secret\n"
	"    explain: secret\n    options:\n"
	"      - {text: seen a, correct: true, feedback: secret,"
	" misconception: wrong-idea}\n"
	"      - {text: seen b, feedback: secret}\n"
	"  - id: chs\n    type: choices\n    prompt: Several seen?\n"
	"    if_partly: secret\n    options:\n"
	"      - {text: A, correct: true, missed: secret, feedback: secret}\n"
	"      - {text: B, feedback: secret}\n"
	"  - id: tf\n    type: truefalse\n    prompt: Seen or not.\n"
	"    answer: true\n    if_true: secret\n    if_false: secret\n"
	"  - id: tx\n    type: text\n    prompt: Type, seen one.\n"
	"    answers: [secret, {text: secretive, feedback: secret}]\n"
	"    wrong: [{text: secretly, feedback: secret}]\n"
	"  - id: nu\n    type: number\n    prompt: How many seen?\n"
	"    answer: 424242\n"
	"    wrong: [{value: 242424, feedback: secret}]\n"
	"  - id: ga\n    type: gaps\n    prompt: Fill in.\n"
	"    text: A seen [[secret]] and [[other]].\n    gaps:\n"
	"      secret: {type: text, answers: [secret]}\n"
	"      other:\n        type: choice\n        options:\n"
	"          - {text: gap seen, correct: true, feedback: secret}\n"
	"          - {text: gaptwo}\n"
	"  - id: or\n    type: order\n    prompt: Arrange.\n"
	"    items: [seen one, seen two, seen three]\n"
	"    wrong: [{order: [b, a, c], feedback: secret}]\n"
	"  - id: ma\n    type: match\n    prompt: Pair.\n    pairs:\n"
	"      - {left: left seen, right: right, feedback: secret}\n"
	"      - {left: second, right: two}\n"
	"    wrong: [{left: left seen, right: two, feedback: secret}]\n"
	"  - id: tr\n    type: trace\n    prompt: Run.\n    language: python\n"
	"    program: |\n      seen = 2\n      print(seen)\n"
	"    input: input seen\n    output: secret\n"
	"    wrong: [{output: secretly, feedback: secret}]\n"
	"  - id: op\n    type: open\n    prompt: Think of seen.\n"
	"    model: secret\n"
	"  - id: po\n    type: poll\n    prompt: Opinion?\n"
	"    options: [poll seen, no]\n"
	"  - draw: {from: [pool], take: 1}\n"
	"pools:\n  pool:\n"
	"    - {id: p1, type: open, prompt: A secret of the pool}\n"
	"    - {id: p2, type: open, prompt: Another secret of the pool}\n";

static const char quiz_yaml[] =
	"sabaq: 1\nkind: quiz\ntitle: Seen quiz\nintro: |\n  Seen intro.\n"
	"if_passed: secret\nif_failed: secret\nnote: secret\nsteps:\n"
	"  - {id: q, type: open, prompt: A secret question,"
	" title: A secret title}\n"
	"  - {id: q2, type: text, prompt: More secret, answers: [secret]}\n";

static int set_up(void **state)
{
	if (module_set_up(state) != 0)
		return -1;
	module_put("m/module.yaml", module_yaml);
	module_put("m/u.yaml", unit_yaml);
	module_put("m/quiz.yaml", quiz_yaml);
	module_put("m/bank.yaml",
		"sabaq: 1\nkind: bank\ntitle: A secret bank\npools:\n  p:\n"
		"    - {id: b1, type: open, prompt: A secret of the bank}\n");
	return 0;
}

static const char *const kinds[] = { "module", "term", "unit", "step", "note" };

/* A line each: "step u/r A heading: A [seen] lamp ..." */
static char *found(
	const char *query, const char *language, const struct progress *done)
{
	struct search *s = search_new(query);
	struct search_place place = { "m", "m", language, done };
	struct finds finds = { 0 };
	struct buf b = { 0 };

	assert_non_null(s);
	search_module(s, &place, &finds);
	for (size_t i = 0; i < finds.count; i++) {
		const struct find *f = &finds.items[i];

		buf_addf(&b, "%s %s/%s%s %s: ", kinds[f->kind], f->unit,
			f->step, f->term, f->title);
		buf_add(&b, f->text, f->at);
		buf_addf(&b, "[%.*s]%s\n", (int)f->length, f->text + f->at,
			f->text + f->at + f->length);
		assert_string_equal(f->module, "m");
	}
	buf_adds(&b, "");
	finds_release(&finds);
	search_free(s);
	return buf_steal(&b);
}

static void assert_found(const char *query, const char *wanted)
{
	char *lines = found(query, "en", NULL);

	if (strcmp(lines, wanted) != 0)
		fail_msg("\"%s\" finds\n%s", query, lines);
	free(lines);
}

/* No fault in the module, or nothing would be found for no reason. */
static void sound(void **state)
{
	(void)state;
	assert_checked("the module of this test", "");
}

static void by_place(void **state)
{
	(void)state;
	assert_found("seen",
		"module / : The [seen] about.\n"
		"term /bit bit: The least thing, [seen].\n"
		"term /byte seen byte: []Eight of them.\n"
		"unit u/ : []\n"
		"step u/r A heading: A [seen] lamp and seen code.\n"
		"step u/ch Which?: [seen] a\n"
		"step u/chs Several seen?: []\n"
		"step u/tf Seen or not.: []\n"
		"step u/tx Type, seen one.: []\n"
		"step u/nu How many seen?: []\n"
		"step u/ga Fill in.: A [seen] ... and ....\n"
		"step u/or Arrange.: [seen] two\n"
		"step u/ma Pair.: left [seen]\n"
		"step u/tr Run.: [seen] = 2 print(seen)\n"
		"step u/op Think of seen.: []\n"
		"step u/po Opinion?: poll [seen]\n"
		"unit quiz/ : [Seen] intro.\n");
	assert_found("gap seen", "step u/ga Fill in.: [gap] seen\n");
	assert_found("right", "step u/ma Pair.: [right]\n");
	assert_found("input", "step u/tr Run.: [input] seen\n");
	/* All words in one place, not in one text. */
	assert_found("heading lamp",
		"step u/r A heading: A seen [lamp] and seen code.\n");
	assert_found("heading options", "");
	/* Other forms of a term find it. */
	assert_found("bits", "term /bit bit: []The least thing, seen.\n");
}

/* Answers, feedback, notes of teachers, quizzes, pools, names of gaps. */
static void nothing_hidden(void **state)
{
	static const char *const secrets[] = { "secret", "secretly",
		"secretive", "424242", "242424", "idea", "other", "pool",
		"bank", "question", "another" };

	(void)state;
	for (size_t i = 0; i < ROWS(secrets); i++)
		assert_found(secrets[i], "");
}

/* What can be put in order is told of in no order. */
static void order_not_told(void **state)
{
	struct buf steps = { 0 };
	size_t first = 0;

	(void)state;
	buf_adds(&steps, "sabaq: 1\nkind: lesson\ntitle: L\nsteps:\n");
	for (int i = 0; i < 40; i++)
		buf_addf(&steps,
			"  - id: o%d\n    type: order\n    prompt: Arrange.\n"
			"    items: [word a, word b, word c, word d]\n",
			i);
	module_put("m/u.yaml", buf_str(&steps));
	{
		char *lines = found("word", "en", NULL);

		for (char *at = lines; (at = strstr(at, "[word] a")); at++)
			first++;
		free(lines);
	}
	/* A quarter of them, by chance. */
	assert_in_range(first, 2, 20);
	buf_release(&steps);
}

/* A translation, and what it lacks in the language of the source. */
static void languages(void **state)
{
	char *lines;

	(void)state;
	module_put("m/module.ru.yaml",
		"sabaq: 1\ntranslates: module.yaml\nlanguage: ru\n"
		"title: Лампы\nglossary:\n  bit:\n    term: бит\n"
		"    text: Наименьшее.\n    forms: [битом]\n");
	module_put("m/u.ru.yaml",
		HEAD("u", "ru") "title: Урок о лампах\nsteps:\n"
				"  r:\n    text: |\n      Одна *ла*мпа.\n");
	lines = found("лампа", "ru", NULL);
	assert_string_equal(lines, "module / : []\nunit u/ : []\n"
				   "step u/r Одна лампа.: []\n");
	free(lines);
	lines = found("opinion", "ru", NULL);
	assert_string_equal(lines, "step u/po Opinion?: []\n");
	free(lines);
	lines = found("битом", "ru", NULL);
	assert_string_equal(lines, "term /bit бит: []Наименьшее.\n");
	free(lines);
	lines = found("лампа", "en", NULL);
	assert_string_equal(lines, "");
	free(lines);
}

static void note(struct progress *p, const char *unit, const char *step,
	const char *text)
{
	struct record r = record_empty();

	r.t = "2026-11-23T14:00:00.123Z";
	r.event = RECORD_NOTED;
	r.module = "m";
	r.unit = unit;
	r.step = step;
	r.text = text;
	progress_add(p, &r);
}

/* The learner's own notes, of a quiz too; but never its question. */
static void notes(void **state)
{
	struct progress p;
	char *lines;

	(void)state;
	progress_init(&p);
	note(&p, "u", "ch", "Спросить учителя\nо лампе");
	note(&p, "quiz", "q", "учитель");
	note(&p, "gone", "q", "учитель");
	lines = found("учитель", "en", &p);
	assert_string_equal(lines,
		"note u/ch Which?: Спросить [учителя] о лампе\n"
		"note quiz/q : [учитель]\n");
	free(lines);
	progress_release(&p);
}

/* A long text is cut around the word, at words. */
static void cut(void **state)
{
	struct buf text = { 0 };
	struct search *s = search_new("target");
	struct search_place place = { "m", "m", "en", NULL };
	struct finds finds = { 0 };
	const struct find *f;

	(void)state;
	buf_adds(&text, "sabaq: 1\nkind: lesson\ntitle: L\nsteps:\n"
			"  - id: r\n    type: read\n    title: T\n    text: |\n"
			"      ");
	for (int i = 0; i < 200; i++)
		buf_adds(&text, i == 100 ? "target " : "слово ");
	buf_addc(&text, '\n');
	module_put("m/u.yaml", buf_str(&text));
	search_module(s, &place, &finds);
	assert_int_equal(finds.count, 1);
	f = &finds.items[0];
	assert_true(f->cut_before && f->cut_behind);
	assert_in_range(strlen(f->text), 300, 500);
	assert_memory_equal(f->text, "слово ", strlen("слово "));
	assert_memory_equal(f->text + f->at, "target", 6);
	assert_int_equal(f->length, 6);
	finds_release(&finds);
	search_free(s);
	buf_release(&text);
}

/* Enough is enough. */
static void capped(void **state)
{
	struct buf steps = { 0 };
	struct search *s = search_new("word");
	struct search_place place = { "m", "m", "en", NULL };
	struct finds finds = { 0 };

	(void)state;
	buf_adds(&steps, "sabaq: 1\nkind: lesson\ntitle: L\nsteps:\n");
	for (int i = 0; i < 50; i++)
		buf_addf(
			&steps, "  - {id: s%d, type: read, text: A word}\n", i);
	module_put("m/u.yaml", buf_str(&steps));
	search_module(s, &place, &finds);
	assert_int_equal(finds.count, 50);
	assert_false(finds.more);
	for (int i = 0; i < 3; i++)
		search_module(s, &place, &finds);
	assert_int_equal(finds.count, FINDS_MAX);
	assert_true(finds.more);
	finds_release(&finds);
	search_free(s);
	buf_release(&steps);
}

/* What is damaged or not there is passed over, and no matter. */
static void damaged(void **state)
{
	(void)state;
	module_put("m/u.yaml", "sabaq: 1\nsteps: [\n");
	assert_found("lesson", "");
	assert_found("intro", "unit quiz/ : Seen [intro].\n");
	module_put("m/quiz.yaml", "\xff\xfe seen intro");
	assert_found("intro", "");
	module_put("m/module.yaml", "sabaq: 1\n");
	assert_found("seen", "");
	assert_null(search_new("  "));
}

/* --- the glossary ----------------------------------------------------- */

static void glossary_order(void **state)
{
	/* As the five alphabets have it; capitals and marks are no matter. */
	static const char *const words[] = { "array", "Byte", "азу", "әліпби",
		"Бит", "ғарыш", "ёлка", "жол", "қатар", "лампа", "ӯҳда", "үй",
		"цикл", "я" };
	static const size_t mixed[] = { 9, 3, 13, 0, 7, 11, 5, 1, 12, 8, 2, 10,
		6, 4 };
	struct term terms[ROWS(words)] = { 0 };
	const struct term *sorted[ROWS(words)];
	struct module m = { .glossary = { terms, ROWS(words) } };

	(void)state;
	for (size_t i = 0; i < ROWS(words); i++)
		terms[i].term = words[mixed[i]];
	glossary_sorted(&m, sorted);
	for (size_t i = 0; i < ROWS(words); i++)
		assert_string_equal(sorted[i]->term, words[i]);
	m.glossary.count = 0;
	glossary_sorted(&m, sorted);
}

static void glossary_marked(void **state)
{
	const struct term *terms[3];
	struct faults faults = { 0 };
	struct folder *f;
	const struct unit *u;

	(void)state;
	module_put("m/u.yaml",
		"sabaq: 1\nkind: lesson\ntitle: L\nsteps:\n"
		"  - id: a\n    type: read\n    text: |\n"
		"      [A byte](term:byte), two [bits](term:bit), and a\n"
		"      [byte](term:byte).\n"
		"  - id: b\n    type: open\n    prompt: A [bit](term:bit)?\n"
		"    model: A [byte](term:byte).\n"
		"    explain: A [byte](term:byte).\n");
	f = module_open("m");
	u = folder_unit(f, "u", "en", &faults);
	assert_told(&faults, "");
	assert_int_equal(
		glossary_of_step(u->module, unit_step(u, "a"), terms), 2);
	assert_string_equal(terms[0]->id, "byte");
	assert_string_equal(terms[1]->id, "bit");
	assert_int_equal(
		glossary_of_step(u->module, unit_step(u, "b"), terms), 1);
	assert_string_equal(terms[0]->id, "bit");
	folder_free(f);
}

#define HERE(name) \
	cmocka_unit_test_setup_teardown(name, set_up, module_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		HERE(sound),
		HERE(by_place),
		HERE(nothing_hidden),
		HERE(order_not_told),
		HERE(languages),
		HERE(notes),
		HERE(cut),
		HERE(capped),
		HERE(damaged),
		HERE(glossary_order),
		HERE(glossary_marked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
