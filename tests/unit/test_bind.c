/*
 * core/bind: YAML to structs by tables of their own, so that every kind of
 * field is met. The rules' goldens show the messages; here is what is bound.
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
#include "core/bind_scalar.h"
#include "core/rules.h"
#include "core/unit.h"

#define ROWS(array) (sizeof(array) / sizeof *(array))

/* --- a small format --------------------------------------------------- */

struct leaf {
	const char *id, *text;
	enum truth loud;
};
struct pair {
	const char *name;
	struct strings words;
};
struct round {
	int sides;
	const char *paint; /* of colourful ones */
};
struct thing {
	const char *id, *title, *body, *exact, *code, *ref;
	int count, size; /* size: an enum */
	struct decimal weight;
	enum truth good;
	const struct leaf *leaf;
	LIST_OF(struct leaf) leaves;
	LIST_OF(struct pair) pairs;
	struct strings words, lines;
	int kind;
	const void *more;
	const char *paint;
	struct place at;
	bool faulty;
};

static const struct field leaf_fields[] = {
	{ .name = "id", .kind = FIELD_ID, .offset = offsetof(struct leaf, id) },
	{ .name = "text",
		.kind = FIELD_SHORT,
		.offset = offsetof(struct leaf, text),
		.bits = FIELD_REQUIRED },
	{ .name = "loud",
		.kind = FIELD_BOOL,
		.offset = offsetof(struct leaf, loud),
		.absent = "false" },
};
static const struct shape leaf_shape = {
	.name = "leaf",
	.size = sizeof(struct leaf),
	FIELDS(leaf_fields),
	.shorthand = "text",
};
static const struct field pair_fields[] = {
	{ .name = "name",
		.kind = FIELD_ID,
		.offset = offsetof(struct pair, name),
		.bits = FIELD_REQUIRED },
	{ .name = "words",
		.kind = FIELD_LIST,
		.each = FIELD_SHORT,
		.offset = offsetof(struct pair, words),
		.bits = FIELD_REQUIRED,
		.min = 1 },
};
static const struct shape pair_shape = {
	.name = "pair",
	.size = sizeof(struct pair),
	FIELDS(pair_fields),
	.shorthand = "words",
};
static const struct field round_fields[] = {
	{ .name = "sides",
		.kind = FIELD_INTEGER,
		.offset = offsetof(struct round, sides),
		.bits = FIELD_REQUIRED,
		.min = 3,
		.max = 9 },
};
static const struct shape round_shape = {
	.name = "round", .size = sizeof(struct round), FIELDS(round_fields)
};
static const struct field paint_fields[] = {
	{ .name = "paint",
		.kind = FIELD_CODE,
		.offset = offsetof(struct thing, paint),
		.absent = "red" },
};
static const struct shape paint_shape = {
	.name = "painted", .size = sizeof(struct thing), FIELDS(paint_fields)
};
static const struct variant_row rows_of_thing[] = {
	{ .word = "plain" },
	{ .word = "cornered", .body = &round_shape, .common = &paint_shape },
	{ .word = "inside", .body = &round_shape, .nested = true },
};
static const struct variant variant = {
	.key = "kind",
	.rows = rows_of_thing,
	.count = ROWS(rows_of_thing),
	.word_at = offsetof(struct thing, kind),
	.body_at = offsetof(struct thing, more),
};
static const char *const sizes[] = { "small", "large", NULL };

#define AT(member) .offset = offsetof(struct thing, member)
static const struct field thing_fields[] = {
	{ .name = "id", .kind = FIELD_ID, AT(id), .bits = FIELD_REQUIRED },
	{ .name = "title", .kind = FIELD_SHORT, AT(title) },
	{ .name = "body", .kind = FIELD_BLOCK, AT(body) },
	{ .name = "exact", .kind = FIELD_VERBATIM, AT(exact) },
	{ .name = "code", .kind = FIELD_CODE, AT(code) },
	{ .name = "ref", .kind = FIELD_REF, .ref = REF_STEP, AT(ref) },
	{ .name = "count", .kind = FIELD_INTEGER, AT(count), .max = 50 },
	{ .name = "size", .kind = FIELD_ENUM, .words = sizes, AT(size) },
	{ .name = "weight", .kind = FIELD_DECIMAL, AT(weight) },
	{ .name = "good", .kind = FIELD_BOOL, AT(good) },
	{ .name = "leaf", .kind = FIELD_STRUCT, .of = &leaf_shape, AT(leaf) },
	{ .name = "leaves",
		.kind = FIELD_LIST,
		.of = &leaf_shape,
		AT(leaves),
		.max = 30 },
	{ .name = "pairs",
		.kind = FIELD_MAP,
		.of = &pair_shape,
		AT(pairs),
		.max = 3 },
	{ .name = "words",
		.kind = FIELD_LIST,
		.each = FIELD_SHORT,
		AT(words),
		.min = 2,
		.max = 3 },
	{ .name = "lines", .kind = FIELD_LINES, AT(lines), .max = 4 },
};
static const struct shape thing_shape = {
	.name = "thing",
	.size = sizeof(struct thing),
	FIELDS(thing_fields),
	.variant = &variant,
	.place_at = offsetof(struct thing, at),
	.faulty_at = offsetof(struct thing, faulty),
};

/* --- binding ---------------------------------------------------------- */

struct bound {
	struct arena arena;
	struct faults faults;
	struct thing thing;
};

static void bind(struct bound *b, const char *text)
{
	struct binder binder = { &b->arena, &b->faults };
	const struct node *root;

	*b = (struct bound){ 0 };
	root = node_parse(&b->arena, "t", text, strlen(text), &b->faults);
	assert_non_null(root);
	bind_node(&binder, &thing_shape, root, &b->thing);
}

static void end(struct bound *b)
{
	faults_release(&b->faults);
	arena_release(&b->arena);
}

static void test_absent(void **state)
{
	struct bound b;
	const struct thing *t = &b.thing;

	(void)state;
	bind(&b, "id: a\nkind: plain\n");
	assert_int_equal(b.faults.count, 0);
	assert_false(t->faulty);
	assert_string_equal(t->id, "a");
	assert_null(t->title);
	assert_null(t->ref);
	assert_null(t->leaf);
	assert_null(t->weight.text);
	assert_null(t->more);
	assert_null(t->paint);
	assert_int_equal(t->count, INTEGER_ABSENT);
	assert_int_equal(t->size, ABSENT);
	assert_int_equal(t->good, ABSENT);
	assert_int_equal(t->leaves.count, 0);
	assert_int_equal(t->at.line, 1);
	end(&b);
}

static void test_all(void **state)
{
	struct bound b;
	const struct thing *t = &b.thing;
	const struct round *r;

	(void)state;
	bind(&b, "kind: cornered\nid: a-1\ntitle: |\n  one line \n"
		 "body: |\n  two\n  lines\nexact: \" 012 \"\ncode: ky\n"
		 "ref: b\ncount: 50\nsize: large\nweight: -0.50\ngood: true\n"
		 "leaf: only a text\n"
		 "leaves:\n  - first\n  - text: second\n    loud: true\n"
		 "  - {text: third, id: x}\n"
		 "pairs:\n  one: word\n  two: [a, b]\n  three:\n"
		 "    words: c\nwords: [yes, 012]\nsides: 4\n");
	assert_int_equal(b.faults.count, 0);
	assert_string_equal(t->title, "one line");
	assert_string_equal(t->body, "two\nlines\n");
	assert_string_equal(t->exact, " 012 ");
	assert_int_equal(t->count, 50);
	assert_int_equal(t->size, 1);
	assert_string_equal(t->weight.text, "-0.50");
	assert_true(t->weight.value <= -0.5 && t->weight.value >= -0.5);
	assert_int_equal(t->good, YES);
	assert_string_equal(t->leaf->text, "only a text");
	assert_int_equal(t->leaf->loud, NO);
	assert_int_equal(t->leaves.count, 3);
	assert_string_equal(t->leaves.items[0].id, "a");
	assert_string_equal(t->leaves.items[1].id, "b");
	assert_string_equal(t->leaves.items[2].id, "x");
	assert_int_equal(t->leaves.items[1].loud, YES);
	assert_int_equal(t->pairs.count, 3);
	assert_string_equal(t->pairs.items[0].name, "one");
	assert_string_equal(t->pairs.items[0].words.items[0], "word");
	assert_string_equal(t->pairs.items[1].words.items[1], "b");
	assert_string_equal(t->pairs.items[2].words.items[0], "c");
	assert_string_equal(t->words.items[0], "yes");
	assert_int_equal(t->kind, 1);
	assert_string_equal(t->paint, "red");
	r = t->more;
	assert_int_equal(r->sides, 4);
	end(&b);
}

static void test_nested_row(void **state)
{
	struct bound b;
	const struct round *r;

	(void)state;
	/* Chosen by its field; then no more is required. */
	bind(&b, "inside:\n  sides: 5\ntitle: t\n");
	assert_int_equal(b.faults.count, 0);
	assert_int_equal(b.thing.kind, 2);
	assert_string_equal(b.thing.title, "t");
	r = b.thing.more;
	assert_int_equal(r->sides, 5);
	end(&b);
}

/* --- faults ----------------------------------------------------------- */

struct row {
	const char *text;
	const char *faults; /* "line:column rule args", one a line */
};

static void list_faults(struct buf *out, struct faults *faults)
{
	faults_sort(faults);
	for (size_t i = 0; i < faults->count; i++) {
		const struct fault *f = &faults->items[i];

		buf_addf(out, "%s%d:%d %s", i > 0 ? "\n" : "", f->at.line,
			f->at.column, rule_texts[f->rule].id);
		for (int k = 0; k < FAULT_ARGS && f->args[k][0]; k++)
			buf_addf(out, "%s %s", k > 0 ? "," : "", f->args[k]);
	}
}

static void check_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct buf text = { 0 }, told = { 0 };
		struct bound b;

		buf_addf(&text, "%s\nid: a\nkind: plain\n", rows[i].text);
		bind(&b, buf_str(&text));
		list_faults(&told, &b.faults);
		if (strcmp(buf_str(&told), rows[i].faults) != 0)
			fail_msg("%s\ngave %s\nnot  %s", rows[i].text,
				buf_str(&told), rows[i].faults);
		assert_int_equal(b.thing.faulty, b.faults.count > 0);
		end(&b);
		buf_release(&text);
		buf_release(&told);
	}
}

static void test_numbers(void **state)
{
	static const struct row rows[] = {
		{ "count: 0", "" },
		{ "count: -1", "1:8 field-range count, 0, 50" },
		{ "count: 51", "1:8 field-range count, 0, 50" },
		{ "count: 99999999999999999999",
			"1:8 field-range count, 0, 50" },
		{ "count: 05", "1:8 field-whole count, 05" },
		{ "count: +5", "1:8 field-whole count, +5" },
		{ "count: 5.0", "1:8 field-whole count, 5.0" },
		{ "count: 1e1", "1:8 field-whole count, 1e1" },
		{ "count: '5'", "1:8 field-whole count, 5" },
		{ "count: --5", "1:8 field-whole count, --5" },
		{ "count: ~", "1:8 field-whole count, ~" },
		{ "count:", "1:7 field-empty count" },
		{ "count: five", "1:8 field-whole count, five" },
		{ "count: [5]", "1:8 field-not-text count" },
		{ "weight: 0", "" },
		{ "weight: -12.340", "" },
		{ "weight: 0x10", "1:9 field-number weight, 0x10" },
		{ "weight: inf", "1:9 field-number weight, inf" },
		{ "weight: .5", "1:9 field-number weight, .5" },
		{ "weight: 5.", "1:9 field-number weight, 5." },
		{ "weight: 00.5", "1:9 field-number weight, 00.5" },
		{ "weight: 1_000", "1:9 field-number weight, 1_000" },
		{ "weight: 12:30", "1:9 field-number weight, 12:30" },
		{ "weight: 3,5", "1:9 field-number weight, 3,5" },
		{ "weight: \"3.5\"", "1:9 field-number weight, 3.5" },
		{ "weight: 1234567890123456789012345678901",
			"1:9 field-number weight, "
			"1234567890123456789012345678901" },
	};

	(void)state;
	check_rows(rows, ROWS(rows));
}

static void test_words(void **state)
{
	static const struct row rows[] = {
		{ "good: false", "" },
		{ "good: yes", "1:7 field-bool good, yes" },
		{ "good: True", "1:7 field-bool good, True" },
		{ "good: 'true'", "1:7 field-bool good, true" },
		{ "good: tru\xd0\xb5",
			"1:7 value-letters good, tru\xd0\xb5, true" },
		{ "good: да", "1:7 field-bool good, да" },
		{ "size: 'large'", "" },
		{ "size: huge", "1:7 field-word size, huge, small, large" },
		{ "size: \xd1\x95mall",
			"1:7 value-letters size, \xd1\x95mall, small" },
		{ "size:", "1:6 field-empty size" },
		{ "ref: 'b'", "" },
		{ "ref: B", "1:6 field-id ref, B" },
		{ "ref: b c", "1:6 field-id ref, b c" },
		{ "ref: b\xd1\x81", "1:6 value-letters ref, b\xd1\x81, bc" },
		{ "ref: сор", "1:6 field-id ref, сор" },
		{ "ref: ''", "1:6 field-empty ref" },
		{ "ref: a123456789012345678901234567890123",
			"1:6 field-id ref, "
			"a123456789012345678901234567890123" },
		{ "title: ' '", "1:8 field-empty title" },
		{ "body: |\n\n", "1:7 field-empty body" },
		{ "title: |\n  a\n  b\n", "1:8 field-lines title" },
		{ "title: {a: b}", "1:8 field-not-text title" },
		{ "code: 01234567890123456789012345678901234567890123456789"
		  "012345678901234",
			"1:7 field-long code, 64" },
	};

	(void)state;
	check_rows(rows, ROWS(rows));
}

static void test_lists(void **state)
{
	static const struct row rows[] = {
		{ "words: [a, b, c]", "" },
		{ "words: [a]", "1:8 field-few words, 2" },
		{ "words: [a, b, c, d]", "1:8 field-many words, 3" },
		{ "words: []", "1:8 field-few words, 2" },
		{ "words:", "1:7 field-empty words" },
		{ "words: [a, [b]]", "1:12 field-not-text words" },
		{ "words: [a, '']", "1:12 field-empty words" },
		{ "words: {a: b}", "1:8 field-not-list words" },
		{ "leaves: a", "1:9 field-not-list leaves" },
		{ "leaves:", "1:8 field-empty leaves" },
		{ "leaves: []", "" },
		{ "leaves: [[a]]", "1:10 field-not-map leaf" },
		{ "leaves: [a, {text: b, id: a}]", "1:27 id-twice a, 1" },
		{ "leaves: [{text: a, id: b}, c]", "1:28 id-twice b, 1" },
		{ "leaves: [{id: x}]", "1:10 field-missing text, leaf" },
		{ "leaves: [{txt: x}]", "1:11 field-meant txt, leaf, text" },
		{ "leaves: [{name: x, text: y}]",
			"1:11 field-unknown name, leaf" },
		{ "leaf:", "1:6 field-empty leaf" },
		{ "leaf: [a]", "1:7 field-not-map leaf" },
		{ "pairs: {a: b, c: }", "1:18 field-empty c" },
		{ "pairs: [a]", "1:8 field-not-map pairs" },
		{ "pairs: {A: b}", "1:9 field-id name, A" },
		{ "pairs: {a: b, c: d, e: f, g: h}",
			"1:8 field-many pairs, 3" },
		{ "pairs: {a: {name: b, words: c}}", "" },
		/* A list is what is meant, not a map without its fields. */
		{ "pairs: {a: {x: y, z: w}}", "1:12 field-not-list a" },
	};

	(void)state;
	check_rows(rows, ROWS(rows));
}

static void test_lines(void **state)
{
	static const struct {
		const char *text, *lines; /* each with a bar behind it */
	} rows[] = {
		{ "lines: 012", "012|" },
		{ "lines: \" a \"", " a |" },
		{ "lines: |\n  a\n  b\n", "a|b|" },
		{ "lines: |2\n\n   a \n\n  b  \n \n\n", "| a ||b  |" },
		{ "lines: |+\n  a\n\n\n\n\n", "a|" },
		{ "lines: \"a\\n\\n\"", "a|" },
		{ "lines: >\n  a\n  b\n", "a b|" },
	};
	static const struct row faults[] = {
		{ "lines: |\n  a\n  b\n  c\n  d\n\n", "" },
		{ "lines: |\n  a\n  b\n  c\n  d\n  e\n",
			"1:8 lines-many lines, 4" },
		{ "lines: |\n\n", "1:8 field-empty lines" },
		{ "lines:", "1:7 field-empty lines" },
		{ "lines: [a]", "1:8 field-not-text lines" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct buf text = { 0 }, lines = { 0 };
		struct bound b;

		buf_addf(&text, "%s\nid: a\nkind: plain\n", rows[i].text);
		bind(&b, buf_str(&text));
		assert_int_equal(b.faults.count, 0);
		for (size_t k = 0; k < b.thing.lines.count; k++)
			buf_addf(&lines, "%s|", b.thing.lines.items[k]);
		assert_string_equal(buf_str(&lines), rows[i].lines);
		end(&b);
		buf_release(&text);
		buf_release(&lines);
	}
	check_rows(faults, ROWS(faults));
}

static void test_variants(void **state)
{
	static const struct {
		const char *text, *faults;
	} rows[] = {
		{ "id: a\n", "1:1 field-missing kind, thing" },
		{ "id: a\nkimd: plain\n", "2:1 field-meant kimd, thing, kind" },
		{ "id: a\nk\xd1\x96nd: plain\n",
			"2:1 field-letters k\xd1\x96nd, thing, kind" },
		{ "id: a\nkind:\n", "2:6 field-empty kind" },
		{ "id: a\nkind: [plain]\n", "2:7 field-not-text kind" },
		{ "id: a\nkind: round\n",
			"2:7 field-word kind, round, plain, cornered" },
		{ "id: a\nkind: p\xd0\xb0in\n",
			"2:7 field-word kind, p\xd0\xb0in, plain, cornered" },
		{ "id: a\nkind: pl\xd0\xb0in\n",
			"2:7 value-letters kind, pl\xd0\xb0in, plain" },
		{ "id: a\nkind: cornered\n", "1:1 field-missing sides, round" },
		{ "id: a\nkind: plain\nsides: 3\n",
			"3:1 field-other sides, plain, cornered" },
		{ "id: a\nkind: plain\npaint: red\n",
			"3:1 field-other paint, plain, cornered" },
		{ "kind: plain\n", "1:1 field-missing id, thing" },
		{ "inside: {}\n", "1:9 field-missing sides, round" },
		{ "inside: 5\n", "1:9 field-not-map inside" },
		{ "id: a\nkind: plain\nside: 3\n",
			"3:1 field-meant side, thing, size" },
		/* Some word knows it: but which is meant is not known. */
		{ "id: a\nsides: 3\ninside: 4\nkind: round\n",
			"4:7 field-word kind, round, plain, cornered" },
		{ "id: a\nsides: 3\n", "1:1 field-missing kind, thing" },
		/* None does. */
		{ "id: a\nxyzzy: 3\n", "1:1 field-missing kind, thing\n"
				       "2:1 field-unknown xyzzy, thing" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct buf told = { 0 };
		struct bound b;

		bind(&b, rows[i].text);
		list_faults(&told, &b.faults);
		if (strcmp(buf_str(&told), rows[i].faults) != 0)
			fail_msg("%s\ngave %s\nnot  %s", rows[i].text,
				buf_str(&told), rows[i].faults);
		assert_true(b.thing.faulty);
		end(&b);
		buf_release(&told);
	}
}

/* Where YAML's reader has mended, what follows from that is not told. */
static void test_mended(void **state)
{
	static const struct row rows[] = {
		{ "leaves:\n  - id: x\n    text y", "3:5 yaml-name text y" },
		{ "count: \"5\" and more", "1:12 yaml-quote-tail and more" },
		{ "title: &a", "1:8 yaml-first &" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct buf text = { 0 }, told = { 0 };
		struct bound b;

		buf_addf(&text, "%s\nid: a\nkind: plain\n", rows[i].text);
		bind(&b, buf_str(&text));
		list_faults(&told, &b.faults);
		if (strcmp(buf_str(&told), rows[i].faults) != 0)
			fail_msg("%s\ngave %s\nnot  %s", rows[i].text,
				buf_str(&told), rows[i].faults);
		assert_true(b.thing.faulty);
		end(&b);
		buf_release(&text);
		buf_release(&told);
	}
}

/* A list of faults that is full keeps nothing; still nothing is sound. */
static void test_full(void **state)
{
	struct bound b;
	struct binder binder = { &b.arena, &b.faults };
	const char text[] = "id: a\nkind: plain\ntitle: []\n";
	const struct node *root;

	(void)state;
	b = (struct bound){ 0 };
	for (int i = 0; i < FAULTS_MAX + 5; i++)
		faults_add(&b.faults, RULE_FILE_NAME, (struct place){ 0 }, NULL,
			NULL, NULL);
	root = node_parse(&b.arena, "t", text, strlen(text), &b.faults);
	bind_node(&binder, &thing_shape, root, &b.thing);
	assert_int_equal(b.faults.count, FAULTS_MAX);
	assert_true(b.thing.faulty);
	end(&b);
}

static void test_default_ids(void **state)
{
	(void)state;
	assert_string_equal(default_id(0), "a");
	assert_string_equal(default_id(25), "z");
	assert_string_equal(default_id(26), "z");
}

static void test_valid(void **state)
{
	static const struct {
		const char *s;
		bool id, language;
	} rows[] = {
		{ "", false, false },
		{ "a", true, false },
		{ "kk", true, true },
		{ "kaz", true, true },
		{ "kaza", true, false },
		{ "uz-cyrl", true, true },
		{ "kaz-cyrl", true, false },
		{ "kk-", true, false },
		{ "-", true, false },
		{ "kk_KZ", false, false },
		{ "KK", false, false },
		{ "kk kk", false, false },
		{ "қк", false, false },
		{ "../a", false, false },
		{ "01234567890123456789012345678901", true, false },
		{ "012345678901234567890123456789012", false, false },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		assert_int_equal(id_valid(rows[i].s), rows[i].id);
		assert_int_equal(language_valid(rows[i].s), rows[i].language);
	}
}

/* A word that need not be written. */
static void test_default_word(void **state)
{
	static const struct {
		const char *text, *word, *faults;
	} rows[] = {
		{ "sides: 4\n", "cornered", "" },
		{ "kind: cornered\nsides: 4\n", "cornered", "" },
		{ "kind: plain\n", "plain", "" },
		{ "inside: {sides: 3}\n", "inside", "" },
		{ "{}\n", "cornered", "1:1 field-missing sides, round" },
		/* misspelt, it may be any */
		{ "kimd: plain\n", NULL, "1:1 field-meant kimd, thing, kind" },
		{ "kind: round\n", NULL,
			"1:7 field-word kind, round, plain, cornered" },
		/* what is not known may be a field of the word that is meant */
		{ "corners: 3\n", "cornered",
			"1:1 field-unknown corners, thing" },
	};
	struct variant lenient = variant;
	struct shape shape = thing_shape;

	(void)state;
	lenient.absent = "cornered";
	shape.variant = &lenient;
	shape.fields++; /* without the id */
	shape.count--;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct bound b = { 0 };
		struct binder binder = { &b.arena, &b.faults };
		struct buf told = { 0 };
		const char *text = rows[i].text;

		bind_node(&binder, &shape,
			node_parse(
				&b.arena, "t", text, strlen(text), &b.faults),
			&b.thing);
		list_faults(&told, &b.faults);
		assert_string_equal(buf_str(&told), rows[i].faults);
		if (rows[i].word)
			assert_string_equal(
				rows_of_thing[b.thing.kind].word, rows[i].word);
		else
			assert_int_equal(b.thing.kind, ABSENT);
		end(&b);
		buf_release(&told);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_absent),
		cmocka_unit_test(test_all),
		cmocka_unit_test(test_nested_row),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_variants),
		cmocka_unit_test(test_default_word),
		cmocka_unit_test(test_mended),
		cmocka_unit_test(test_full),
		cmocka_unit_test(test_default_ids),
		cmocka_unit_test(test_valid),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
