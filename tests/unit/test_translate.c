/*
 * core/translate: what a translation may say, and what the merged tree says
 * then. The rules' goldens show the messages.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "core/bind.h"
#include "core/rules.h"
#include "core/translate.h"
#include "core/unit.h"

#define ROWS(array) (sizeof(array) / sizeof *(array))

static const char unit[] = "sabaq: 1\n"
			   "kind: lesson\n"
			   "title: T\n"
			   "steps:\n"
			   "  - id: r\n"
			   "    type: read\n"
			   "    text: R\n"
			   "  - id: q\n"
			   "    type: choice\n"
			   "    prompt: P\n"
			   "    hints: [one, two]\n"
			   "    options:\n"
			   "      - A\n"
			   "      - text: B\n"
			   "        correct: true\n"
			   "        feedback: F\n"
			   "  - id: t\n"
			   "    type: text\n"
			   "    prompt: P\n"
			   "    answers: [x]\n"
			   "    wrong:\n"
			   "      - text: y\n"
			   "        misconception: m\n"
			   "  - id: f\n"
			   "    type: truefalse\n"
			   "    prompt: P\n"
			   "    answer: true\n"
			   "    if_false: F\n"
			   "  - draw: {from: p}\n"
			   "pools:\n"
			   "  p:\n"
			   "    - id: o\n"
			   "      type: open\n"
			   "      prompt: P\n";

static const char module[] = "sabaq: 1\n"
			     "id: m\n"
			     "language: en\n"
			     "title: T\n"
			     "units: [u]\n"
			     "objectives:\n"
			     "  a: A\n"
			     "  b:\n"
			     "    text: B\n"
			     "    aligns: {x: '1'}\n"
			     "misconceptions:\n"
			     "  m: {text: M, note: N}\n"
			     "glossary:\n"
			     "  g: {term: G, text: E, forms: [g1, g2, g3]}\n";

struct merged {
	struct arena arena;
	struct faults faults;
	const struct node *source, *root;
};

static const struct node *parse(
	struct merged *m, const char *file, const char *text)
{
	struct node *root =
		node_parse(&m->arena, file, text, strlen(text), &m->faults);

	assert_non_null(root);
	return root;
}

static void merge(struct merged *m, const struct shape *shape,
	const char *source, const char *translation)
{
	struct merger merger = { &m->arena, &m->faults };

	*m = (struct merged){ 0 };
	m->source = parse(m, "en", source);
	m->root = translate_merge(
		&merger, shape, m->source, parse(m, "kk", translation));
	assert_non_null(m->root);
}

static void end(struct merged *m)
{
	faults_release(&m->faults);
	arena_release(&m->arena);
}

/* Maps in {}, lists in [], what the translation brought in ''. */
static void shorten(struct buf *b, const struct node *n)
{
	const char *before = "";

	if (n->key)
		buf_addf(b, "%s:", n->key);
	if (n->kind == NODE_SCALAR) {
		bool own = strcmp(n->at.file, "kk") == 0;

		buf_addf(b, own ? "'%s'" : "%s", n->text);
		return;
	}
	buf_addc(b, n->kind == NODE_MAP ? '{' : '[');
	for (const struct node *c = n->first; c; c = c->next) {
		buf_adds(b, before);
		shorten(b, c);
		before = " ";
	}
	buf_addc(b, n->kind == NODE_MAP ? '}' : ']');
}

/* The part of a tree at a path such as "steps.1.options". */
static const struct node *part_of(const struct node *n, const char *path)
{
	while (n && *path) {
		char name[40] = "";
		size_t length = strcspn(path, ".");

		assert_true(length < sizeof(name));
		memcpy(name, path, length);
		if (n->kind == NODE_LIST) {
			n = n->first;
			for (int i = atoi(name); i > 0; i--)
				n = n->next;
		} else {
			n = node_get(n, name);
		}
		path += length + (path[length] == '.');
	}
	return n;
}

struct row {
	const char *translation, *path, *tree;
};

static void check_rows(const struct shape *shape, const char *source,
	const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct merged m;
		struct buf tree = { 0 };

		merge(&m, shape, source, rows[i].translation);
		for (size_t k = 0; k < m.faults.count; k++)
			fprintf(stderr, "%d:%d %s\n", m.faults.items[k].at.line,
				m.faults.items[k].at.column,
				rule_texts[m.faults.items[k].rule].id);
		assert_int_equal(m.faults.count, 0);
		shorten(&tree, part_of(m.root, rows[i].path));
		assert_string_equal(buf_str(&tree), rows[i].tree);
		buf_release(&tree);
		end(&m);
	}
}

static void test_unit(void **state)
{
	static const struct row rows[] = {
		{ "title: Тақырып\n", "title", "title:'Тақырып'" },
		{ "language: kk\n", "title", "title:T" },
		{ "steps: {r: {text: М}}\n", "steps.0",
			"{id:r type:read text:'М'}" },
		{ "steps: {r: {of: h1234567, text: М}}\n", "steps.0",
			"{id:r type:read text:'М'}" },
		/* lists of maps by place; a text stands for its map */
		{ "steps: {q: {options: [А, Б]}}\n", "steps.1.options",
			"options:[{text:'А'} {text:'Б' correct:true "
			"feedback:F}]" },
		{ "steps: {q: {options: [{text: А}, {feedback: Б}]}}\n",
			"steps.1.options",
			"options:[{text:'А'} {text:B correct:true "
			"feedback:'Б'}]" },
		{ "steps: {q: {hints: [бір, екі]}}\n", "steps.1.hints",
			"hints:['бір' 'екі']" },
		/* typed answers as a whole, of any number */
		{ "steps: {t: {answers: [а, б], wrong: []}}\n", "steps.2",
			"{id:t type:text prompt:P answers:['а' 'б'] "
			"wrong:[]}" },
		{ "steps: {f: {if_false: Ж}}\n", "steps.3.if_false",
			"if_false:{feedback:'Ж'}" },
		{ "steps: {f: {if_false: {feedback: Ж}}}\n", "steps.3.if_false",
			"if_false:{feedback:'Ж'}" },
		{ "pools: {p: {o: {prompt: С}}}\n", "pools.p",
			"p:[{id:o type:open prompt:'С'}]" },
		/* in another order */
		{ "steps: {q: {prompt: Е}, r: {text: Б}}\n", "steps.0.text",
			"text:'Б'" },
	};

	(void)state;
	check_rows(&unit_shape, unit, rows, ROWS(rows));
}

static void test_module(void **state)
{
	static const struct row rows[] = {
		{ "objectives: {a: Ә, b: Б}\n", "objectives",
			"objectives:{a:{text:'Ә'} b:{text:'Б' "
			"aligns:{x:1}}}" },
		{ "objectives: {b: {text: Б}}\n", "objectives",
			"objectives:{a:A b:{text:'Б' aligns:{x:1}}}" },
		{ "misconceptions: {m: Қ}\n", "misconceptions",
			"misconceptions:{m:{text:'Қ' note:N}}" },
		{ "glossary: {g: {forms: [ғ]}}\n", "glossary.g",
			"g:{term:G text:E forms:['ғ']}" },
	};

	(void)state;
	check_rows(&module_shape, module, rows, ROWS(rows));
}

static void check_faults(
	const char *source, const char *translation, const char *wanted)
{
	struct merged m;
	struct buf told = { 0 };

	merge(&m, &unit_shape, source, translation);
	for (size_t k = 0; k < m.faults.count; k++) {
		const struct fault *f = &m.faults.items[k];

		assert_string_equal(f->at.file, "kk");
		buf_addf(&told, "%d:%d %s %s", f->at.line, f->at.column,
			rule_texts[f->rule].id, f->args[0]);
	}
	if (strcmp(buf_str(&told), wanted) != 0)
		fail_msg("%s\ngave %s\nnot  %s", translation, buf_str(&told),
			wanted);
	buf_release(&told);
	end(&m);
}

static void test_faults(void **state)
{
	static const struct {
		const char *translation, *told;
	} rows[] = {
		{ "titel: Т\n", "1:1 field-meant titel" },
		{ "zzz: Т\n", "1:1 field-unknown zzz" },
		{ "minutes: 5\n", "1:1 tr-field minutes" },
		{ "kind: lesson\n", "1:1 tr-field kind" },
		{ "note: Т\n", "1:1 tr-unknown field" },
		{ "intro: Т\n", "1:1 field-other intro" },
		{ "steps: a\n", "1:8 field-not-map steps" },
		/* Entries that wait for their translation. */
		{ "steps:\n", "" },
		{ "title: ''\n", "" },
		{ "steps: {r: , q: {prompt: , options: ['', {text: ''}]}}\n",
			"" },
		{ "steps: {t: {answers: , wrong: ''}, f: {if_false: }}\n", "" },
		{ "steps: [{id: r, text: М}]\n", "1:8 tr-ids steps" },
		{ "steps: {x: {text: М}}\n", "1:9 tr-unknown step" },
		{ "steps: {o: {prompt: М}}\n", "1:9 tr-unknown step" },
		{ "steps: {r: М}\n", "1:12 field-not-map r" },
		{ "steps: {r: {id: r}}\n", "1:13 tr-field id" },
		{ "steps: {r: {prompt: М}}\n", "1:13 field-other prompt" },
		{ "steps: {r: {draw: М}}\n", "1:13 tr-field draw" },
		{ "steps: {q: {explain: М}}\n", "1:13 tr-unknown field" },
		{ "steps: {q: {options: [А]}}\n", "1:22 tr-count options" },
		{ "steps: {q: {options: {a: А}}}\n",
			"1:22 field-not-list options" },
		{ "steps: {q: {options: [{correct: true}, Б]}}\n",
			"1:24 tr-field correct" },
		{ "steps: {q: {options: [{feedback: Ж}, Б]}}\n",
			"1:24 tr-unknown field" },
		{ "steps: {q: {hints: бір}}\n", "1:20 field-not-list hints" },
		{ "steps: {f: {answer: true}}\n", "1:13 tr-field answer" },
		{ "pools: {x: {}}\n", "1:9 tr-unknown pool" },
		{ "pools: {p: [{id: o}]}\n", "1:12 tr-ids questions" },
		{ "pools: {p: {x: {}}}\n", "1:13 tr-unknown step" },
		{ "pools: [p]\n", "1:8 field-not-map pools" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++)
		check_faults(unit, rows[i].translation, rows[i].told);
}

/* Gaps go by their names, pairs by place, in the order of the source. */
static const char parts[] =
	"kind: lesson\n"
	"title: T\n"
	"steps:\n"
	"  - id: g\n"
	"    type: gaps\n"
	"    prompt: P\n"
	"    text: \"[[a]] [[b]] [[c]]\"\n"
	"    gaps:\n"
	"      a: {answers: [x], form: F}\n"
	"      b: {type: choice, options: [A, {text: B, correct: true}]}\n"
	"      c: {type: number, answer: 5}\n"
	"  - id: m\n"
	"    type: match\n"
	"    prompt: P\n"
	"    pairs: [{left: A, right: B}, {left: C, right: D}]\n"
	"    extra: E\n"
	"    wrong: [{left: A, right: D}]\n";

static void test_parts(void **state)
{
	static const struct row rows[] = {
		{ "steps: {g: {gaps: {b: {options: [А, Б]}, a: {form: Ф}}}}\n",
			"steps.0.gaps",
			"gaps:{a:{answers:[x] form:'Ф'} b:{type:choice "
			"options:[{text:'А'} {text:'Б' correct:true}]} "
			"c:{type:number answer:5}}" },
		{ "steps: {g: {gaps: {a: {answers: [y, z]}}}}\n",
			"steps.0.gaps.a", "a:{answers:['y' 'z'] form:F}" },
		{ "steps: {m: {pairs: [{right: Б}, {left: В}], extra: Ж}}\n",
			"steps.1",
			"{id:m type:match prompt:P pairs:[{left:A right:'Б'} "
			"{left:'В' right:D}] extra:'Ж' "
			"wrong:[{left:A right:D}]}" },
		{ "steps: {m: {extra: [Ж], wrong: []}}\n", "steps.1",
			"{id:m type:match prompt:P pairs:[{left:A right:B} "
			"{left:C right:D}] extra:['Ж'] wrong:[]}" },
	};
	static const struct {
		const char *translation, *told;
	} faults[] = {
		{ "steps: {g: {gaps: {x: {form: Ф}}}}\n",
			"1:20 tr-unknown gap" },
		{ "steps: {g: {gaps: [a]}}\n", "1:19 field-not-map gaps" },
		{ "steps: {g: {gaps: {a: {type: text}}}}\n",
			"1:24 tr-field type" },
		{ "steps: {g: {gaps: {b: {answers: [x]}}}}\n",
			"1:24 field-other answers" },
		{ "steps: {g: {gaps: {b: {form: Ф}}}}\n",
			"1:24 tr-unknown field" },
		{ "steps: {g: {gaps: {c: {answer: 6}}}}\n",
			"1:24 tr-field answer" },
		{ "steps: {g: {gaps: {b: {options: [А]}}}}\n",
			"1:33 tr-count options" },
		{ "steps: {m: {pairs: [{left: А}]}}\n", "1:20 tr-count pairs" },
		{ "steps: {m: {extra: [Ж, З]}}\n", "1:20 tr-count extra" },
	};

	(void)state;
	check_rows(&unit_shape, parts, rows, ROWS(rows));
	for (size_t i = 0; i < ROWS(faults); i++)
		check_faults(parts, faults[i].translation, faults[i].told);
}

/* Lines that are arranged go by place; what a program prints is replaced. */
static const char lines[] = "kind: lesson\n"
			    "title: T\n"
			    "steps:\n"
			    "  - id: o\n"
			    "    type: order\n"
			    "    prompt: P\n"
			    "    program: |\n"
			    "      a\n"
			    "\n"
			    "      b\n"
			    "    extra: [x y]\n"
			    "    also: [[b, a]]\n"
			    "    wrong: [{order: [a], feedback: F}]\n"
			    "  - id: t\n"
			    "    type: trace\n"
			    "    prompt: P\n"
			    "    language: c\n"
			    "    program: p\n"
			    "    output: x\n"
			    "    wrong: [y]\n";

static void test_lines(void **state)
{
	static const struct row rows[] = {
		{ "steps: {o: {program: \"в\\nг\", extra: [Ж]}}\n", "steps.0",
			"{id:o type:order prompt:P program:'в\nг' extra:['Ж'] "
			"also:[[b a]] wrong:[{order:[a] feedback:F}]}" },
		{ "steps: {o: {program: \"в\\n\\nг\\n\\n\"}}\n",
			"steps.0.program", "program:'в\n\nг\n\n'" },
		{ "steps: {o: {wrong: [{feedback: Ж}]}}\n", "steps.0.wrong",
			"wrong:[{order:[a] feedback:'Ж'}]" },
		{ "steps: {t: {output: \"x\\ny\", wrong: [а, б]}}\n",
			"steps.1.output", "output:'x\ny'" },
		{ "steps: {t: {wrong: [а, {output: б}], program: \"п\\nр\"}}\n",
			"steps.1",
			"{id:t type:trace prompt:P language:c program:'п\nр' "
			"output:x wrong:['а' {output:'б'}]}" },
	};
	static const struct {
		const char *translation, *told;
	} faults[] = {
		{ "steps: {o: {program: в}}\n", "1:22 tr-lines program" },
		{ "steps: {o: {program: \"в\\nг\\nд\"}}\n",
			"1:22 tr-lines program" },
		{ "steps: {o: {extra: [Ж, З]}}\n", "1:20 tr-count extra" },
		{ "steps: {o: {also: [[b, a]]}}\n", "1:13 tr-field also" },
		{ "steps: {o: {wrong: [{order: [b]}]}}\n",
			"1:22 tr-field order" },
		{ "steps: {o: {items: [Ж, З]}}\n", "1:13 tr-unknown field" },
		{ "steps: {t: {language: d}}\n", "1:13 tr-field language" },
	};

	(void)state;
	check_rows(&unit_shape, lines, rows, ROWS(rows));
	for (size_t i = 0; i < ROWS(faults); i++)
		check_faults(lines, faults[i].translation, faults[i].told);
}

/* Neither tree is changed by merging. */
static void test_untouched(void **state)
{
	struct merged m;
	struct buf before = { 0 }, after = { 0 };
	struct merged alone = { 0 };

	(void)state;
	shorten(&before, parse(&alone, "en", unit));
	merge(&m, &unit_shape, unit,
		"title: Т\nsteps: {q: {options: [А, Б]}, f: {if_false: Ж}}\n");
	shorten(&after, m.source);
	assert_string_equal(buf_str(&before), buf_str(&after));
	buf_release(&before);
	buf_release(&after);
	end(&m);
	end(&alone);
}

static void test_missing(void **state)
{
	static const struct {
		const char *translation;
		const char *missing; /* ids of steps that lack something */
	} rows[] = {
		{ "title: Т\n", "rqtf" },
		{ "steps: {r: {text: М}}\n", "qtf" },
		{ "steps: {q: {prompt: М, hints: [а, б]}}\n", "rqtf" },
		{ "steps: {q: {prompt: М, hints: [а, б], "
		  "options: [А, Б]}}\n",
			"rqtf" },
		{ "steps: {q: {prompt: М, hints: [а, б], "
		  "options: [А, {text: Б, feedback: Ж}]}}\n",
			"rtf" },
		/* Typed answers count in the source's language as well. */
		{ "steps: {t: {prompt: М}}\n", "rqf" },
		{ "steps: {f: {prompt: М, if_false: Ж}}\n", "rqt" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct merged m;
		char missing[8] = "";
		size_t count = 0;

		merge(&m, &unit_shape, unit, rows[i].translation);
		for (const struct node *n = node_get(m.root, "steps")->first; n;
			n = n->next) {
			const struct node *id = node_get(n, "id");

			if (id && translate_missing(
					  &step_shape, n, m.source->at.file))
				missing[count++] = id->text[0];
		}
		assert_string_equal(missing, rows[i].missing);
		end(&m);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_unit),
		cmocka_unit_test(test_module),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_untouched),
		cmocka_unit_test(test_missing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
