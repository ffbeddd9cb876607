/*
 * core/node: the tree, and what is told of YAML's traps. Each rule has rows
 * that trigger it and rows that nearly do.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/buf.h"
#include "core/node.h"
#include "core/rules.h"

#define NBSP "\xc2\xa0"
#define ZWSP "\xe2\x80\x8b"
#define RLO "\xe2\x80\xae"
#define BREVE "\xcc\x86"

/*
 * A tree in short: plain texts as they are, quoted ones in '', block ones
 * in ||, maps in {}, lists in [], "~" behind what was mended.
 */
static void shorten(struct buf *b, const struct node *n)
{
	static const char *const around[] = { "", "'", "|" };

	if (!n) {
		buf_adds(b, "none");
		return;
	}
	if (n->kind == NODE_SCALAR) {
		assert_int_equal(n->length, strlen(n->text));
		buf_addf(b, "%s%s%s", around[n->style], n->text,
			around[n->style]);
	} else {
		size_t count = 0;

		buf_addc(b, n->kind == NODE_MAP ? '{' : '[');
		for (const struct node *c = n->first; c; c = c->next) {
			if (count++ > 0)
				buf_addc(b, ' ');
			if (n->kind == NODE_MAP)
				buf_addf(b, "%s:", c->key);
			else
				assert_null(c->key);
			shorten(b, c);
		}
		assert_int_equal(n->count, count);
		buf_addc(b, n->kind == NODE_MAP ? '}' : ']');
	}
	if (n->mended)
		buf_addc(b, '~');
}

static void add_faults(struct buf *b, struct faults *faults)
{
	faults_sort(faults);
	for (size_t i = 0; i < faults->count; i++) {
		const struct fault *f = &faults->items[i];

		assert_string_equal(f->at.file, "unit.yaml");
		buf_addf(b, "%s%d:%d %s", i > 0 ? "\n" : "", f->at.line,
			f->at.column, rule_texts[f->rule].id);
		for (int k = 0; k < FAULT_ARGS && f->args[k][0]; k++)
			buf_addf(b, "%s %s", k > 0 ? "," : "", f->args[k]);
	}
}

struct row {
	const char *text, *tree, *faults;
};

static void check_row(const struct row *row)
{
	struct arena arena = { 0 };
	struct faults faults = { 0 };
	struct buf tree = { 0 }, told = { 0 };
	/* Exactly as long as it is: nothing may be read beyond. */
	size_t n = strlen(row->text);
	char *text = malloc(n ? n : 1);

	assert_non_null(text);
	memcpy(text, row->text, n);
	shorten(&tree, node_parse(&arena, "unit.yaml", text, n, &faults));
	add_faults(&told, &faults);
	if (strcmp(buf_str(&tree), row->tree) != 0 ||
		strcmp(buf_str(&told), row->faults) != 0)
		fail_msg("%s\ngave: %s\n%s\nnot:  %s\n%s", row->text,
			buf_str(&tree), buf_str(&told), row->tree, row->faults);
	free(text);
	buf_release(&tree);
	buf_release(&told);
	faults_release(&faults);
	arena_release(&arena);
}

#define CHECK_ALL(rows) \
	for (size_t i = 0; i < sizeof(rows) / sizeof((rows)[0]); i++) \
	check_row(&(rows)[i])

static void test_good(void **state)
{
	static const struct row rows[] = {
		{ "a: b", "{a:b}", "" },
		{ "a: b\n", "{a:b}", "" },
		{ "- a\n- - b\n  - c\n", "[a [b c]]", "" },
		{ "a:\nb: ''\nc: \"\"\n", "{a: b:'' c:''}", "" },
		{ "a: |\n  x\n\n  y\nb: >\n  x\n  y\n",
			"{a:|x\n\ny\n| b:|x y\n|}", "" },
		{ "a:\n- b: c\n  d: [e, {f: g}]\n", "{a:[{b:c d:[e {f:g}]}]}",
			"" },
		{ "--- # a first one\na: b # not the text\n...\n", "{a:b}",
			"" },
		{ "%YAML 1.2\n---\na: b\n", "{a:b}", "" },
		{ "text", "text", "" },
		{ "title: Урок\nкүн: бүгін\n", "{title:Урок күн:бүгін}", "" },
		/* other line ends; none of them counts twice */
		{ "a: b\r\nc: |\r\n  x\r\n  y\r\n", "{a:b c:|x\ny\n|}", "" },
		{ "a: b\rc: d: e\r", "{a:b c:'d: e'~}~",
			"2:5 yaml-colon d: e" },
		/* composed, where marks stand */
		{ "a: и" BREVE, "{a:й}", "" },
		{ "й: \"и\\u0306\"\nи" BREVE ": x", "{й:'й'}",
			"2:1 yaml-name-twice й, 1" },
		/* a tab after a colon, a soft hyphen, a bare word of YAML 1.1 */
		{ "a:\tb\nc: сло\xc2\xadво\nd: no\ne: 012\n",
			"{a:b c:сло\xc2\xadво d:no e:012}", "" },
	};

	(void)state;
	CHECK_ALL(rows);
}

static void test_empty(void **state)
{
	static const struct row rows[] = {
		{ "", "none", "0:0 file-empty" },
		{ " \n# only a comment\n", "none", "0:0 file-empty" },
		{ "---\n", "", "" },
	};

	(void)state;
	CHECK_ALL(rows);
}

static void test_places(void **state)
{
	static const char text[] = "заголовок: \"жол\"\n"
				   "steps:\n"
				   "  - id: a\n"
				   "    text: |\n"
				   "      x\n";
	struct arena arena = { 0 };
	struct faults faults = { 0 };
	const struct node *root =
		node_parse(&arena, "u", text, sizeof(text) - 1, &faults);
	const struct node *steps = node_get(root, "steps");
	const struct node *body = node_get(steps->first, "text");

	(void)state;
	assert_int_equal(root->first->at.line, 1);
	assert_int_equal(root->first->at.column, 12);
	assert_int_equal(root->first->key_at.column, 1);
	assert_int_equal(steps->key_at.line, 2);
	assert_int_equal(steps->at.line, 3);
	assert_int_equal(steps->at.column, 3);
	assert_int_equal(body->key_at.line, 4);
	assert_int_equal(body->key_at.column, 5);
	assert_int_equal(body->at.column, 11);
	assert_string_equal(body->at.file, "u");
	assert_null(node_get(root, "text"));
	assert_null(node_get(steps, "id"));
	assert_null(node_get(NULL, "id"));
	faults_release(&faults);
	arena_release(&arena);
}

static void test_colons(void **state)
{
	static const struct row rows[] = {
		{ "title: Урок: сети\nb: c\n", "{title:'Урок: сети'~ b:c}~",
			"1:12 yaml-colon Урок: сети" },
		{ "title: Урок:сети\nb: 'c: d'\n", "{title:Урок:сети b:'c: d'}",
			"" },
		{ "text: Ответ:\nb: c\n", "{text:'Ответ:'~ b:c}~",
			"1:12 yaml-colon Ответ:" },
		{ "- a: b: c\n- d\n", "[{a:'b: c'~}~ d]~",
			"1:7 yaml-colon b: c" },
		{ "text: Первая\n  и вторая: да\nb: c\n",
			"{text:'Первая и вторая: да'~ b:c}~",
			"2:11 yaml-colon Первая" },
		{ "a: очень длинный текст, который не помещается: да\n",
			"{a:'очень длинный текст, который не помещается: "
			"да'~}~",
			"1:46 yaml-colon очень длинный текст, который н…" },
		/* no space after it */
		{ "title:Урок\nkind: lesson\n", "{title:Урок kind:lesson}",
			"1:6 yaml-colon-space title" },
		{ "a: b\nkind:lesson\nc: d\n", "{a:b kind:lesson c:d}",
			"2:5 yaml-colon-space kind" },
		{ "- id: a\n  type:read\n  text: b\n",
			"[{id:a type:read text:b}]",
			"2:7 yaml-colon-space type" },
		{ "a: http://b\nc: 12:30\n", "{a:http://b c:12:30}", "" },
		/* no name before it, or none at all */
		{ "a: b\n: c\n", "{a:b}~", "2:1 yaml-name-empty" },
		{ "'': c\n", "{}~", "1:1 yaml-name-empty" },
		{ "text: Первая\nвторая\nтретья\nb: c\n", "{text:Первая b:c}~",
			"2:1 yaml-name вторая" },
		{ "options:\n  - Восемь\n    correct: true\n  - Шесть\n",
			"{options:[{correct:true} Шесть]~}~",
			"2:5 yaml-name Восемь" },
		/* no sign that a text follows */
		{ "a:\n  n = 6\n  while n > 0:\n    b()\nc: d\n",
			"{a:|n = 6\nwhile n > 0:\n  b()\n| c:d}",
			"1:2 yaml-bar a" },
		{ "a:\n  b\n  c\nd: e\n", "{a:b c d:e}", "" },
		{ "text: Первая\n вторая\nb: c\n", "{text:Первая вторая b:c}",

			"" },
	};

	(void)state;
	CHECK_ALL(rows);
}

static void test_dashes(void **state)
{
	static const struct row rows[] = {
		{ "a:\n  - один\n  -два\n", "{a:[один два]}",
			"3:3 yaml-dash-space -два" },
		{ "a:\n- один\n-два\nb: c\n", "{a:[один два] b:c}",
			"3:1 yaml-dash-space -два" },
		{ "- один\n- -2\n", "[один -2]", "" },
		{ "a: - один\n", "{a:'- один'~}~", "1:4 yaml-first -" },
		{ "s:\n  -id: a\n    b: c\n  - id: d\n",
			"{s:[{id:a b:c} {id:d}]}",
			"2:3 yaml-dash-space -id: a" },
		{ "s:\n  -id: \"a\"\n    b: c\n", "{s:[{id:'a' b:c}]}",
			"2:3 yaml-dash-space -id: \"a\"" },
		{ "a: список\n  - id: b\n  - id: c\n", "{a:[{id:b} {id:c}]}~",
			"2:3 yaml-syntax - id: b" },
	};

	(void)state;
	CHECK_ALL(rows);
}

static void test_first_characters(void **state)
{
	static const struct row rows[] = {
		{ "a: @b c\n", "{a:'@b c'~}~", "1:4 yaml-first @" },
		{ "a: `b`\n", "{a:'`b`'~}~", "1:4 yaml-first `" },
		{ "a: % от числа\n", "{a:'% от числа'~}~", "1:4 yaml-first %" },
		{ "a: !важно это\n", "{a:'!важно это'~}~", "1:4 yaml-first !" },
		{ "a: !x это\n", "{a:это~}", "1:4 yaml-first !" },
		{ "a: *важно* это\n", "{a:'*важно* это'~}~",
			"1:4 yaml-first *" },
		{ "a: *x\n", "{a:~}", "1:4 yaml-first *" },
		{ "a: *x это\n", "{a:'*x это'~}~", "1:4 yaml-first *" },
		{ "a: **x** это\n", "{a:'**x** это'~}~", "1:4 yaml-first *" },
		{ "a: &x это\n", "{a:это~}", "1:4 yaml-first &" },
		{ "a: &nbsp; это\n", "{a:'&nbsp; это'~}~", "1:4 yaml-first &" },
		{ "a: > 5\n", "{a:'> 5'~}~", "1:4 yaml-first >" },
		{ "a: |x|\n", "{a:'|x|'~}~", "1:4 yaml-first |" },
		{ "a: ? да\n", "{a:'? да'~}~", "1:4 yaml-first ?" },
		{ "- ? да\n- нет\n", "[{}~ нет]", "1:3 yaml-first ?" },
		{ "a: [x] y\n", "{a:'[x] y'~}~", "1:4 yaml-first [" },
		{ "a: {x}, y\n", "{a:'{x}, y'~}~", "1:4 yaml-first {" },
		{ "a: {{x}} y\n", "{a:'{{x}} y'~}~", "1:4 yaml-first {" },
		{ "a: , x\n", "{a:', x'~}~", "1:4 yaml-first ," },
		{ "a: ] x\n", "{a:'] x'~}~", "1:4 yaml-first ]" },
		{ "%b: c\na: d\n", "{a:d}", "1:1 yaml-first %" },
		{ "a: [@b, c]\n", "{a:['@b'~ c~]~}~", "1:5 yaml-first @" },
		{ "a: @b\n  c d\ne: f\n", "{a:'@b c d'~ e:f}~",
			"1:4 yaml-first @" },
		{ "a: ?да\nb: -5\nc: <x>\nd: 5%\ne: x@y\nf: '@'\n",
			"{a:?да b:-5 c:<x> d:5% e:x@y f:'@'}", "" },
		{ "a: [x]\nb: {x: y}\n", "{a:[x] b:{x:y}}", "" },
	};

	(void)state;
	CHECK_ALL(rows);
}

static void test_quotes(void **state)
{
	static const struct row rows[] = {
		{ "a: \"Да\" и нет\nb: c\n", "{a:'\"Да\" и нет'~ b:c}~",
			"1:9 yaml-quote-tail и нет" },
		{ "- 'it's'\n- b\n", "[''it's''~ b]~",
			"1:7 yaml-quote-tail s'" },
		{ "- 'a', 'b'\n", "[''a', 'b''~]~",
			"1:6 yaml-quote-tail , 'b'" },
		{ "a: \"b\"\n  c\n", "{a:'\"b\" c'~}~",
			"2:3 yaml-quote-tail c" },
		{ "a: \"b\": c\n", "{a:'\"b\": c'~}~",
			"1:7 yaml-quote-tail : c" },
		{ "a: [\"b\" c, d]\n", "{a:['\"b\" c'~ d~]~}~",
			"1:9 yaml-quote-tail c, d]" },
		{ "a: \"b\" # c\nd: 'it''s'\n", "{a:'b' d:'it's'}", "" },
		/* not closed, told where it opens */
		{ "a: \"Да\nb: c\nd: e\n", "{a:'Да'~ b:c d:e}~",
			"1:4 yaml-quote-open \"" },
		{ "a: \"Да\nb: \"c\"\nd: e\n", "{a:'Да'~ b:'c' d:e}~",
			"1:4 yaml-quote-open \"" },
		{ "a: 'Да\n  и нет\nb: 'c'\n", "{a:'Да и нет'~ b:'c'}~",
			"1:4 yaml-quote-open '" },
		{ "- \"a\n- \"b\"\n", "['a'~ 'b']~", "1:3 yaml-quote-open \"" },
		{ "a: \"b\n---\n", "{a:'b'~}~",
			"1:4 yaml-quote-open \"\n2:1 yaml-documents" },
		{ "a: \"Да\n  и нет\"\n", "{a:'Да и нет'}", "" },
		/* backslashes */
		{ "a: \"C:\\dir\\q\"\nb: c\n", "{a:'C:\\dir\\q' b:c}",
			"1:7 yaml-escape \\d" },
		{ "a: \"\\x4\"\n", "{a:'\\x4'}", "1:5 yaml-escape \\x" },
		{ "a: \"\\ud800\"\n", "{a:'\\ud800'}", "1:5 yaml-escape \\u" },
		{ "a: \"\\ж\"\n", "{a:'\\ж'}", "1:5 yaml-escape \\ж" },
		{ "a: \"\\t\\x41\\\\\"\nb: 'C:\\dir'\nc: C:\\dir\n",
			"{a:'\tA\\' b:'C:\\dir' c:C:\\dir}", "" },
	};

	(void)state;
	CHECK_ALL(rows);
}

static void test_brackets(void **state)
{
	static const struct row rows[] = {
		{ "a: [b, c\nd: e\n", "{a:'[b, c'~ d:e}~",
			"1:4 yaml-bracket-open [" },
		{ "a: {b: c\n", "{a:'{b: c'~}~", "1:4 yaml-bracket-open {" },
		{ "a: [b, , c]\nd: e\n", "{a:'[b, , c]'~ d:e}~",
			"1:4 yaml-bracket [" },
		{ "a: {b: c d: e}\n", "{a:'{b: c d: e}'~}~",
			"1:4 yaml-bracket {" },
		{ "a: [b,\n  c]\nd: {e: f,}\n", "{a:[b c] d:{e:f}}", "" },
	};

	(void)state;
	CHECK_ALL(rows);
}

static void test_indentation(void **state)
{
	static const struct row rows[] = {
		{ "title: Урок\n  kind: a\nb: c\n", "{title:Урок kind:a b:c}",
			"2:3 yaml-indent 3, 1" },
		{ "s:\n  - id: a\n   type: b\n   text: c\n  - id: d\n",
			"{s:[{id:a type:b text:c} {id:d}]}",
			"3:4 yaml-indent 4, 5" },
		{ "  a: b\nc: d\ne:\n  - f: g\n", "{a:b c:d e:[{f:g}]}",
			"1:3 yaml-indent 3, 1" },
		{ "a:\n  b: |\n    x\n   y\nc: d\n", "{a:{b:|x\ny\n|} c:d}",
			"4:4 yaml-indent 4, 5" },
		/* the line above is the one that is wrong */
		{ "s:\n   - id: a\n    b: c\n    d: e\n  - id: f\n",
			"{s:[{id:a b:c d:e} {id:f}]}", "2:4 yaml-indent 4, 3" },
		{ "s:\n - id: a\n    b: c\n    d: e\n  - id: f\n",
			"{s:[{id:a b:c d:e} {id:f}]}", "2:2 yaml-indent 2, 3" },
		{ "a:\n   b: c\n  d: e\n  f: g\n", "{a:{b:c d:e f:g}}",
			"2:4 yaml-indent 4, 3" },
		{ "a: |\n   x\n  y\n  z\nb: c\n", "{a:|x\ny\nz\n| b:c}",
			"2:4 yaml-indent 4, 3" },
		{ "a: |\n  # x\n y\n  z\nb: c\n", "{a:|# x\ny\nz\n| b:c}",
			"3:2 yaml-indent 2, 3" },
		{ "s:\n  - a: b\n   c:\n    - d\n    e: f\n",
			"{s:[{a:b c:[d] e:f}]}", "3:4 yaml-indent 4, 5" },
		{ "a:\n    - b\n   - c\n", "{a:[b c]}",
			"3:4 yaml-indent 4, 5" },
		{ "a:\n   b: c\nd:\n - e\n", "{a:{b:c} d:[e]}", "" },
		/* tabs, one fault for a run of lines */
		{ "s:\n  - id: a\n\ttype: b\n\ttext: c\nd: e\n",
			"{s:[{id:a type:b text:c}] d:e}", "3:1 yaml-tab" },
		{ "s:\n\t- id: a\n\t  type: b\n\n\t- id: c\n",
			"{s:[{id:a type:b} {id:c}]}", "2:1 yaml-tab" },
		{ "s:\n  - a: |\n\t  x\n      y\n", "{s:[{a:|x\ny\n|}]}",
			"3:1 yaml-tab" },
		{ "- a\n-\tb\n", "[a b]", "2:2 yaml-tab" },
		{ "a: |\n\tx\n\ty\n", "{a:|x\ny\n|}", "2:1 yaml-tab" },
		{ "a: b\n\t\nc: d\n \t\ne: f\n", "{a:b c:d e:f}",
			"2:1 yaml-tab" },
		{ "a: |\n  x\n  \ty\nb: c\td\n", "{a:|x\n\ty\n| b:c\td}", "" },
	};

	(void)state;
	CHECK_ALL(rows);
}

static void test_spaces(void **state)
{
	static const struct row rows[] = {
		{ "title:" NBSP "Урок\nkind: a\n", "{title:Урок kind:a}",
			"1:7 char-space U+00A0" },
		{ "a: b\nkind:" NBSP "c\nd: e\n", "{a:b kind:c d:e}",
			"2:6 char-space U+00A0" },
		{ "title" NBSP ": b\n", "{title:b}", "1:6 char-space U+00A0" },
		{ "a:\n  -" NBSP "b\n  - c\n", "{a:[b c]}",
			"2:4 char-space U+00A0" },
		{ "a:\n" NBSP NBSP "b: c\n" NBSP NBSP "d: e\n", "{a:{b:c d:e}}",
			"2:1 char-space U+00A0\n3:1 char-space U+00A0" },
		{ "a: b\n" NBSP "\nc: d\n", "{a:b c:d}",
			"2:1 char-space U+00A0" },
		{ "a:\n\xe3\x80\x80"
		  "b: c\n",
			"{a:{b:c}}", "2:1 char-space U+3000" },
		/* within texts it is welcome */
		{ "a: 5" NBSP "км -" NBSP "да:" NBSP "нет\n",
			"{a:5" NBSP "км -" NBSP "да:" NBSP "нет}", "" },
		{ "a: |\n  " NBSP "b\n  c:" NBSP "d\n  -" NBSP "e\n",
			"{a:|" NBSP "b\nc:" NBSP "d\n-" NBSP "e\n|}", "" },
		{ "a: |\n  b:" NBSP "c", "{a:|b:" NBSP "c|}", "" },
		{ "a: \"b\n  c:" NBSP "d\"\n", "{a:'b c:" NBSP "d'}", "" },
	};

	(void)state;
	CHECK_ALL(rows);
}

static void test_dangerous(void **state)
{
	static const struct row rows[] = {
		{ "a: б" ZWSP "в\n", "{a:бв}", "1:5 char-invisible U+200B" },
		{ ZWSP "a: b" ZWSP "\nc: " ZWSP "d\n", "{a:b c:d}",
			"1:1 char-invisible U+200B\n"
			"2:4 char-invisible U+200B" },
		{ "a: |\n  б" RLO "в\n", "{a:|бв\n|}", "2:4 char-bidi U+202E" },
		{ "a: b\xef\xbb\xbf\n", "{a:b}", "1:5 char-invisible U+FEFF" },
		{ "a: b\033[31m\x7f\n", "{a:b[31m}",
			"1:5 char-control U+001B\n1:10 char-control U+007F" },
		{ "a: b\xc2\x9b\n", "{a:b}", "1:5 char-control U+009B" },
		{ "a: b\xe2\x80\xa8"
		  "c\nd: e: f\n",
			"{a:b c d:'e: f'~}~",
			"1:5 char-line U+2028\n2:5 yaml-colon e: f" },
		{ "a: b\xc2\x85"
		  "c\nd: e\n",
			"{a:b c d:e}", "1:5 char-line U+0085" },
		{ "# \x01\na: b\n", "{a:b}", "1:3 char-control U+0001" },
		{ "a: b\r\nc: " ZWSP "d\re: " ZWSP "f\n", "{a:b c:d e:f}",
			"2:4 char-invisible U+200B\n"
			"3:4 char-invisible U+200B" },
		/* what a backslash writes */
		{ "a: \"\\u001b[31m\\0\"\n",
			"{a:'\xef\xbf\xbd[31m\xef\xbf\xbd'}",
			"1:4 char-control U+001B" },
		{ "a: \"\\u202e\"\nb: \"\\u200b\"\nc: \"\\r\\L\"\n",
			"{a:'' b:'' c:'\xef\xbf\xbd\xef\xbf\xbd'}",
			"1:4 char-bidi U+202E\n2:4 char-invisible U+200B\n"
			"3:4 char-control U+000D" },
		{ "\"\\a\": b\n", "{\xef\xbf\xbd:b}",
			"1:1 char-control U+0007" },
		{ "a: \"\\t\\n\\_\"\nb: '\\u001b'\n",
			"{a:'\t\n" NBSP "' b:'\\u001b'}", "" },
		{ "a: «б» — в… 🙂\n", "{a:«б» — в… 🙂}",
			"" },
	};

	(void)state;
	CHECK_ALL(rows);
}

static void test_not_for_modules(void **state)
{
	static const struct row rows[] = {
		{ "a: 1\nb: 2\na: 3\n", "{a:1 b:2}",
			"3:1 yaml-name-twice a, 1" },
		{ "a: 1\nA: 2\n- b: 1\n", "{a:1 A:2}~",
			"3:1 yaml-syntax - b: 1" },
		{ "- a: 1\n- a: 1\n", "[{a:1} {a:1}]", "" },
		{ "a: &b\n  x: 1\nc:\n  <<: *b\nd: *b\n", "{a:{x:1} c:{}~ d:~}",
			"1:4 yaml-anchor b\n4:3 yaml-merge\n5:4 yaml-alias b" },
		{ "a: '<<'\n'<<': b\n", "{a:'<<' <<:b}", "" },
		{ "a: !!str b\nc: !<x:y> d\n", "{a:b~ c:d~}",
			"1:4 yaml-tag !!str\n2:4 yaml-tag x:y" },
		{ "a: !!python/object:x.y {b: c}\n", "{a:{b:c}}",
			"1:4 yaml-tag !!python/object:x.y" },
		{ "a: !!x%1by z\n", "{a:z~}", "1:4 yaml-tag !!x\xef\xbf\xbdy" },
		{ "a: b\n---\nc: d\n", "{a:b c:d}~", "2:1 yaml-documents" },
		{ "a: b\n...\nc: d\n", "{a:b c:d}~", "3:1 yaml-documents" },
		{ "sabaq: 1\n---\nsabaq: 1\na: b: c\n", "{sabaq:1}~",
			"2:1 yaml-documents" },
		{ "%TAG ! x\n---\na: b\n", "{a:b}", "1:1 yaml-first %" },
		{ "? [a]\n: b\nc: d\n", "{c:d}~", "1:3 yaml-name-kind" },
		{ "{a: b}: c\nd: e\n", "{d:e}~", "1:1 yaml-name-kind" },
		{ "*x : b\nc: d\n", "{c:d}~", "1:1 yaml-first *" },
	};

	(void)state;
	CHECK_ALL(rows);
}

/* Several faults of several kinds in one file, and what stands between. */
static void test_all_in_one_run(void **state)
{
	static const struct row row = {
		"title: Урок: сети\n"
		"minutes:20\n"
		"about: \"Да\" и нет\n"
		"steps:\n"
		"  - id: a\n"
		"\ttype: read\n"
		"    text: @всем\n"
		"  - id: b\n"
		"    text:" NBSP "слово\n"
		"    prompt: \"не закрыто\n"
		"    hints:\n"
		"      - *первая*\n"
		"      -вторая\n"
		"   type: choice\n"
		"    id: c\n"
		"level: " ZWSP "b\n",
		"{title:'Урок: сети'~ minutes:20 about:'\"Да\" и нет'~ "
		"steps:[{id:a type:read text:'@всем'~}~ {id:b text:слово "
		"prompt:'не закрыто'~ hints:['*первая*'~ вторая]~ "
		"type:choice}~]~ level:b}~",
		"1:12 yaml-colon Урок: сети\n"
		"2:8 yaml-colon-space minutes\n"
		"3:13 yaml-quote-tail и нет\n"
		"6:1 yaml-tab\n"
		"7:11 yaml-first @\n"
		"9:10 char-space U+00A0\n"
		"10:13 yaml-quote-open \"\n"
		"12:9 yaml-first *\n"
		"13:7 yaml-dash-space -вторая\n"
		"14:4 yaml-indent 4, 5\n"
		"15:5 yaml-name-twice id, 8\n"
		"16:8 char-invisible U+200B",
	};

	(void)state;
	check_row(&row);
}

/* A text of some pattern over and over, its faults, and in what time. */
static void expect_soon(const char *pattern, size_t bytes, const char *rule)
{
	struct arena arena = { 0 };
	struct faults faults = { 0 };
	struct buf text = { 0 };
	clock_t begin = clock();
	bool found = false;

	while (text.len < bytes)
		buf_adds(&text, pattern);
	node_parse(&arena, "u", buf_str(&text), text.len, &faults);
	for (size_t i = 0; i < faults.count; i++)
		if (rule &&
			strcmp(rule_texts[faults.items[i].rule].id, rule) == 0)
			found = true;
	if (!found)
		fail_msg("%s: no %s", pattern, rule);
	/* Far more than it takes, even with sanitizers; it took minutes. */
	assert_true(clock() - begin < 10 * CLOCKS_PER_SEC);
	buf_release(&text);
	faults_release(&faults);
	arena_release(&arena);
}

static void test_hostile(void **state)
{
	static const struct {
		const char *pattern, *rule;
	} rows[] = {
		{ "[", "yaml-deep" },
		{ "[\n", "yaml-deep" },
		{ "{a: ", "yaml-deep" },
		{ "- ", "yaml-deep" },
		{ "? ", "yaml-deep" },
		{ "- a\n", "yaml-many" },
		{ "- &a x\n", "yaml-first" },
		{ "a: b\n", "yaml-many" },
		{ "a:\n", "yaml-many" },
		{ "%TAG !a! b\n", "yaml-first" },
		{ "---\n", "yaml-documents" },
		{ "x", "yaml-long" },
		{ ZWSP, "char-invisible" },
		{ NBSP "\n", "char-space" },
		{ "a: b: c\n", "yaml-stopped" },
		{ "a: \"b\n", "yaml-stopped" },
		{ "'b\n", "yaml-stopped" },
		{ "\t- x\n", "yaml-tab" },
		{ "  - a\n - b\n", "yaml-indent" },
		{ "a: \"\\q\"\n", "yaml-stopped" },
		{ "\n", "file-empty" },
	};

	(void)state;
	expect_soon("[", 100000, "yaml-deep");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		expect_soon(rows[i].pattern, 1 << 20, rows[i].rule);
}

/* A map of many keys, each twice. */
static void test_many_keys(void **state)
{
	enum { KEYS = 20000 };
	struct arena arena = { 0 };
	struct faults faults = { 0 };
	struct buf text = { 0 };
	const struct node *root;

	(void)state;
	for (int i = 0; i < 2 * KEYS; i++)
		buf_addf(&text, "k%d: x\n", i % KEYS);
	root = node_parse(&arena, "u", buf_str(&text), text.len, &faults);
	assert_int_equal(root->count, KEYS);
	assert_int_equal(faults.count, FAULTS_MAX);
	assert_int_equal(faults.items[0].rule, RULE_YAML_NAME_TWICE);
	buf_release(&text);
	faults_release(&faults);
	arena_release(&arena);
}

static void fill(struct buf *b, const char *before, size_t n, const char *after)
{
	buf_clear(b);
	buf_adds(b, before);
	buf_fill(b, 'x', n);
	buf_adds(b, after);
}

static void test_limits(void **state)
{
	struct buf text = { 0 }, tree = { 0 };
	char key[NODE_KEY_CHARS + 1] = "";

	(void)state;
	fill(&text, "a: ", NODE_SCALAR_BYTES, "\nb: c\n");
	fill(&tree, "{a:", NODE_SCALAR_BYTES, " b:c}");
	check_row(&(struct row){ buf_str(&text), buf_str(&tree), "" });
	fill(&text, "a: ", NODE_SCALAR_BYTES + 1, "\nb: c\n");
	check_row(&(struct row){
		buf_str(&text), "{a:~ b:c}", "1:4 yaml-long 64" });

	memset(key, 'x', NODE_KEY_CHARS);
	fill(&text, "", NODE_KEY_CHARS, ": a\nb: c\n");
	buf_clear(&tree);
	buf_addf(&tree, "{%s:a b:c}", key);
	check_row(&(struct row){ buf_str(&text), buf_str(&tree), "" });
	fill(&text, "", NODE_KEY_CHARS + 1, ": a\nb: c\n");
	buf_clear(&tree);
	buf_addf(&tree, "1:1 yaml-name-long %sx, 64", key);
	check_row(&(struct row){ buf_str(&text), "{b:c}~", buf_str(&tree) });

	check_row(&(struct row){ "[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]",
		"[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]", "" });
	check_row(&(struct row){ "[[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]]", "none",
		"1:17 yaml-deep 16" });
	buf_release(&text);
	buf_release(&tree);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_colons),
		cmocka_unit_test(test_dashes),
		cmocka_unit_test(test_first_characters),
		cmocka_unit_test(test_quotes),
		cmocka_unit_test(test_brackets),
		cmocka_unit_test(test_indentation),
		cmocka_unit_test(test_spaces),
		cmocka_unit_test(test_dangerous),
		cmocka_unit_test(test_not_for_modules),
		cmocka_unit_test(test_all_in_one_run),
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_many_keys),
		cmocka_unit_test(test_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
