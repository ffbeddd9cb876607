/* core/record: one line of the log, and back; jansson is the oracle. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>
#include <sha2.h>

#include "base/jsonl.h"
#include "base/text.h"
#include "core/record.h"

#define LOG "01JC0000000000000000000000"
#define ATTEMPT "01JD0000000000000000000000"
#define ZEROS "00000000000000000000000000000000"

static uint64_t random_state = 11;

static unsigned below(unsigned n) /* SplitMix64 */
{
	uint64_t z = random_state += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return (unsigned)((z ^ (z >> 31)) % n);
}

/* ---- writing ---- */

/* The record of the design's example. */
static struct record example(void)
{
	static const char *given[] = { "b" };
	struct record r = record_empty();

	r.log = LOG;
	r.n = 17;
	r.t = "2026-11-23T14:00:00.123Z";
	r.site = "lab1";
	r.who = "aigerim";
	r.event = RECORD_ANSWERED;
	r.module = "programming-basics";
	r.unit = "variables";
	r.step = "q-sum";
	r.rev = "9c1f02ab";
	r.type = "choice";
	r.obj = "names";
	r.attempt = ATTEMPT;
	r.try = 1;
	r.given = (struct strings){ given, 1 };
	r.mis = "plus-joins";
	r.right = NO;
	r.score = 0;
	r.max = 1;
	r.hints = 1;
	r.ms = 8123;
	r.lang = "kk";
	r.sure = 2;
	r.source = "self";
	return r;
}

static const char example_line[] =
	"{\"v\":1,\"log\":\"" LOG "\",\"n\":17,"
	"\"t\":\"2026-11-23T14:00:00.123Z\",\"site\":\"lab1\","
	"\"who\":\"aigerim\",\"event\":\"answered\","
	"\"module\":\"programming-basics\",\"unit\":\"variables\","
	"\"step\":\"q-sum\",\"rev\":\"9c1f02ab\",\"type\":\"choice\","
	"\"obj\":\"names\",\"attempt\":\"" ATTEMPT "\",\"try\":1,"
	"\"given\":[\"b\"],\"mis\":\"plus-joins\",\"right\":false,"
	"\"score\":0,\"max\":1,\"hints\":1,\"ms\":8123,\"lang\":\"kk\","
	"\"sure\":2,\"source\":\"self\",\"h\":\"";

static void test_example(void **state)
{
	struct record r = example();
	char chain[] = ZEROS;
	struct buf line = { 0 };
	size_t n = sizeof(example_line) - 1;

	(void)state;
	assert_true(record_write(&line, &r, chain));
	assert_memory_equal(line.data, example_line, n);
	assert_memory_equal(line.data + n, chain, RECORD_CHAIN);
	assert_string_equal(line.data + n + RECORD_CHAIN, "\"}");
	buf_release(&line);
}

/* The extras of opened, finished, noted and a file's first record. */
static void test_extras(void **state)
{
	static const char *steps[] = { "q-1", "q-2" };
	struct record r = record_empty();
	char chain[] = ZEROS;
	struct buf line = { 0 };

	(void)state;
	r.log = LOG;
	r.n = 1;
	r.event = RECORD_OPENED;
	r.kind = "quiz";
	r.via = "play";
	r.pass = 70;
	r.left = 0;
	r.steps = (struct strings){ steps, 2 };
	r.passed = YES;
	r.why = "done";
	r.text = "ой";
	r.host = "lab1";
	assert_true(record_write(&line, &r, chain));
	assert_non_null(strstr(line.data,
		"\"event\":\"opened\",\"kind\":\"quiz\",\"via\":\"play\","
		"\"pass\":70,\"left\":0,\"steps\":[\"q-1\",\"q-2\"],"
		"\"passed\":true,\"why\":\"done\",\"text\":\"ой\","
		"\"host\":\"lab1\",\"h\":\""));
	buf_release(&line);
}

/* An empty answer is not an absent one; a score needs a max. */
static void test_absence(void **state)
{
	struct record r = example();
	char chain[] = ZEROS;
	struct buf line = { 0 };

	(void)state;
	r.given.count = 0;
	r.score = 0;
	r.max = -1;
	assert_true(record_write(&line, &r, chain));
	assert_null(strstr(line.data, "\"given\""));
	assert_null(strstr(line.data, "\"score\""));
	assert_null(strstr(line.data, "\"max\""));
	buf_clear(&line);
	r.given_there = true;
	assert_true(record_write(&line, &r, chain));
	assert_non_null(strstr(line.data, "\"given\":[]"));
	buf_release(&line);
}

static void test_chain(void **state)
{
	struct record r = example();
	char chain[] = ZEROS, before[] = ZEROS,
	     hex[SHA256_DIGEST_STRING_LENGTH];
	struct buf line = { 0 }, hashed = { 0 };

	(void)state;
	for (int i = 0; i < 5; i++) {
		char follow[RECORD_CHAIN + 1];

		buf_clear(&line);
		buf_clear(&hashed);
		r.n = i + 1;
		assert_true(record_write(&line, &r, chain));
		/* The chain, worked out step by step. */
		buf_add(&hashed, before, 32);
		buf_add(&hashed, line.data, line.len - 40);
		SHA256Data((uint8_t *)hashed.data, hashed.len, hex);
		assert_memory_equal(hex, chain, 32);

		memcpy(follow, before, sizeof(follow));
		assert_true(record_follows(line.data, line.len, follow));
		assert_string_equal(follow, chain);
		memcpy(follow, before, sizeof(follow));
		line.data[30] ^= 1;
		assert_false(record_follows(line.data, line.len, follow));
		assert_string_equal(follow, chain);
		memcpy(before, chain, sizeof(before));
	}
	assert_false(record_follows("{}", 2, before));
	assert_false(record_follows(line.data, line.len - 1, before));
	assert_string_equal(before, chain);
	buf_release(&line);
	buf_release(&hashed);
}

static void test_long(void **state)
{
	struct record r = example();
	char chain[] = ZEROS, text[RECORD_BYTES + 1];
	struct buf line = { 0 };
	size_t room;

	(void)state;
	assert_true(record_write(&line, &r, chain));
	room = RECORD_BYTES - line.len - strlen(",\"text\":\"\"");
	buf_clear(&line);
	buf_adds(&line, "before");
	memset(text, 'x', sizeof(text));
	text[room] = '\0';
	r.text = text;
	memcpy(chain, ZEROS, sizeof(chain));
	assert_true(record_write(&line, &r, chain));
	assert_int_equal(line.len, RECORD_BYTES + strlen("before"));

	buf_clear(&line);
	buf_adds(&line, "before");
	text[room] = 'x';
	text[room + 1] = '\0';
	memcpy(chain, ZEROS, sizeof(chain));
	assert_false(record_write(&line, &r, chain));
	assert_string_equal(line.data, "before");
	assert_string_equal(chain, ZEROS);
	buf_release(&line);
}

/* ---- reading ---- */

static void assert_same_list(struct strings a, struct strings b)
{
	assert_int_equal(a.count, b.count);
	for (size_t i = 0; i < a.count; i++)
		assert_string_equal(a.items[i], b.items[i]);
}

static void assert_same_text(const char *a, const char *b)
{
	assert_int_equal(a == NULL, b == NULL);
	if (a)
		assert_string_equal(a, b);
}

static void assert_same_field(
	const struct field *f, const void *a, const void *b)
{
	switch (f->kind) {
	case FIELD_INTEGER:
	case FIELD_ENUM:
		assert_int_equal(*(const int *)a, *(const int *)b);
		break;
	case FIELD_BOOL:
		assert_int_equal(
			*(const enum truth *)a, *(const enum truth *)b);
		break;
	case FIELD_LONG:
		assert_int_equal(*(const int64_t *)a, *(const int64_t *)b);
		break;
	case FIELD_NUMBER:
		assert_true(*(const double *)a == *(const double *)b);
		break;
	case FIELD_LIST:
		assert_same_list(
			*(const struct strings *)a, *(const struct strings *)b);
		break;
	default:
		assert_same_text(
			*(const char *const *)a, *(const char *const *)b);
	}
}

/* All fields the same but h, unless h is asked for. */
static void assert_same(const struct record *a, const struct record *b, bool h)
{
	for (size_t i = 0; i < record_shape.count - !h; i++) {
		const struct field *f = &record_shape.fields[i];

		assert_same_field(f, (const char *)a + f->offset,
			(const char *)b + f->offset);
	}
	assert_int_equal(a->given_there || a->given.count > 0,
		b->given_there || b->given.count > 0);
}

static void test_read(void **state)
{
	struct record r = example(), back;
	char chain[] = ZEROS;
	struct buf line = { 0 };
	struct arena arena = { 0 };

	(void)state;
	assert_true(record_write(&line, &r, chain));
	assert_true(record_read(&back, &arena, line.data, line.len));
	assert_same(&r, &back, false);
	assert_string_equal(back.h, chain);
	arena_release(&arena);
	buf_release(&line);
}

#define HEAD \
	"\"v\":1,\"log\":\"" LOG "\",\"n\":3,\"t\":\"T\"," \
	"\"site\":\"s\",\"who\":\"w\",\"event\":\"viewed\""
#define TAIL ",\"h\":\"" ZEROS "\"}"
#define LATER "{\"v\":2,\"log\":\"" LOG "\",\"n\":3"

/* What is a record, in whichever form; what is none. */
static const struct {
	const char *line;
	bool good;
} rows[] = {
	{ "{" HEAD TAIL, true },
	{ "{ " HEAD TAIL, true }, /* white space */
	{ "{" HEAD ",\"zz\":[1,{}]" TAIL, true }, /* an unknown key */
	{ "{\"h\":\"" ZEROS "\"," HEAD "}", true }, /* another order */
	{ "{" HEAD ",\"score\":1e-1,\"max\":1.0" TAIL, true },
	{ "{" HEAD ",\"score\":0.123456789012345678,\"max\":1" TAIL, true },
	{ "{" HEAD ",\"given\":[\"a\\u0301\"]" TAIL, true },
	{ "{" HEAD ",\"try\":-5" TAIL, true },
	{ "", false },
	{ "{}", false },
	{ "null", false },
	{ "[]", false },
	{ "{" HEAD "}", false }, /* no chain */
	{ "{" HEAD TAIL "x", false },
	{ "{" HEAD ",\"zz\":" TAIL, false },
	{ "{" HEAD ",\"try\":\"1\"" TAIL, false },
	{ "{" HEAD ",\"try\":1.5" TAIL, false },
	{ "{" HEAD ",\"try\":99999999999" TAIL, false },
	{ "{" HEAD ",\"try\":true" TAIL, false },
	{ "{" HEAD ",\"right\":1" TAIL, false },
	{ "{" HEAD ",\"given\":\"a\"" TAIL, false },
	{ "{" HEAD ",\"given\":[1]" TAIL, false },
	{ "{" HEAD ",\"given\":[\"\\ud800\"]" TAIL, false },
	{ "{" HEAD ",\"text\":\"\\u0000\"" TAIL, false },
	{ "{" HEAD ",\"text\":\"\xff\"" TAIL, false },
	{ "{\"v\":1,\"log\":\"" LOG "\",\"n\":3,\"t\":\"T\",\"site\":\"s\","
	  "\"who\":\"w\",\"event\":\"view\\wed\"" TAIL,
		false },
	{ "{" HEAD ",\"lang\":\"a\",\"lang\":\"b\"" TAIL, false },
	{ "{\"v\":0,\"log\":\"" LOG "\",\"n\":3,\"t\":\"T\",\"site\":\"s\","
	  "\"who\":\"w\",\"event\":\"viewed\"" TAIL,
		false },
	{ "{\"v\":1,\"log\":\"" LOG "\",\"n\":0,\"t\":\"T\",\"site\":\"s\","
	  "\"who\":\"w\",\"event\":\"viewed\"" TAIL,
		false },
	{ "{\"v\":1,\"log\":\"short\",\"n\":3,\"t\":\"T\",\"site\":\"s\","
	  "\"who\":\"w\",\"event\":\"viewed\"" TAIL,
		false },
	{ "{\"v\":1,\"log\":\"" LOG "\",\"n\":9999999999999999,\"t\":\"T\","
	  "\"site\":\"s\",\"who\":\"w\",\"event\":\"viewed\"" TAIL,
		false },
	{ "{\"v\":1,\"log\":\"" LOG "\",\"n\":3,\"t\":\"T\",\"site\":\"s\","
	  "\"who\":\"w\"" TAIL,
		false },
	{ "{" HEAD ",\"h\":\"0123\"}", false },
	/* glued behind a torn line */
	{ "{" HEAD ",\"sco{" HEAD TAIL, false },
	/* a later version may hold anything, but stays in the chain */
	{ LATER TAIL, true },
	{ LATER ",\"try\":{\"of\":1}" TAIL, true },
	{ LATER ",\"event\":\"juggled\"" TAIL, true },
};

static void test_rows(void **state)
{
	struct arena arena = { 0 };
	struct record r;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		size_t n = strlen(rows[i].line);
		char *copy = malloc(n ? n : 1);

		memcpy(copy, rows[i].line, n);
		assert_int_equal(
			record_read(&r, &arena, copy, n), rows[i].good);
		if (rows[i].good)
			assert_int_equal(r.n, 3);
		free(copy);
		arena_release(&arena);
	}
}

/* The same values whichever way they were read. */
static void test_forms(void **state)
{
	static const char *forms[] = {
		"{" HEAD ",\"try\":2,\"given\":[\"x\",\"\"],\"right\":true,"
		"\"score\":0.5,\"max\":2,\"ms\":7,\"lang\":\"kk\"" TAIL,
		"{" HEAD " ,\"lang\":\"\\u006bk\",\"ms\":7,\"max\":2.0,"
		"\"score\":5e-1,\"right\":true,\"given\":[\"x\",\"\"],"
		"\"try\":2" TAIL,
	};
	struct arena arena = { 0 };
	struct record a, b;

	(void)state;
	assert_true(record_read(&a, &arena, forms[0], strlen(forms[0])));
	assert_true(record_read(&b, &arena, forms[1], strlen(forms[1])));
	assert_same(&a, &b, true);
	assert_int_equal(a.event, RECORD_VIEWED);
	assert_int_equal(a.pass, INTEGER_ABSENT);
	assert_true(a.score == 0.5 && a.max == 2);
	arena_release(&arena);
}

static void test_unknown_event(void **state)
{
	static const char line[] = "{\"v\":1,\"log\":\"" LOG "\",\"n\":3,"
				   "\"t\":\"T\",\"site\":\"s\",\"who\":\"w\","
				   "\"event\":\"answere\"" TAIL;
	struct arena arena = { 0 };
	struct record r;

	(void)state;
	assert_true(record_read(&r, &arena, line, sizeof(line) - 1));
	assert_int_equal(r.event, RECORD_UNKNOWN);
	arena_release(&arena);
}

/* ---- any record ---- */

static const char *random_text(struct arena *arena)
{
	struct buf b = { 0 };
	char *text;

	for (unsigned i = below(12); i > 0; i--) {
		switch (below(5)) {
		case 0:
			text_encode(&b, 1 + below(0xbf));
			break;
		case 1:
			text_encode(&b, (uint32_t) "\"\\/{}[],:\n"[below(10)]);
			break;
		case 2:
			text_encode(&b, 0x400 + below(0x130));
			break;
		case 3:
			text_encode(&b, 0x1f600 + below(0x40));
			break;
		default:
			text_encode(&b, 'a' + below(26));
		}
	}
	text = arena_strndup(arena, buf_str(&b), b.len);
	buf_release(&b);
	return text;
}

static struct strings random_list(struct arena *arena)
{
	struct strings list = { .count = below(5) };

	list.items = arena_array(arena, list.count, sizeof(*list.items));
	for (size_t i = 0; i < list.count; i++)
		list.items[i] = random_text(arena);
	return list;
}

static void fill(struct record *r, const struct field *f, struct arena *arena)
{
	void *at = (char *)r + f->offset;

	if (!(f->bits & FIELD_REQUIRED) && below(2))
		return;
	switch (f->kind) {
	case FIELD_INTEGER:
		*(int *)at = (int)below(1000000);
		break;
	case FIELD_ENUM:
		*(int *)at = (int)below(RECORD_UNKNOWN);
		break;
	case FIELD_BOOL:
		*(enum truth *)at = below(2) ? YES : NO;
		break;
	case FIELD_LONG:
		*(int64_t *)at = 1 + (int64_t)below(4000000000) * 100000;
		break;
	case FIELD_NUMBER:
		*(double *)at = jsonl_round(below(100000) / 777.0);
		break;
	case FIELD_LIST:
		*(struct strings *)at = random_list(arena);
		break;
	default:
		*(const char **)at = random_text(arena);
	}
}

static void assert_json_field(
	const json_t *object, const struct record *r, const struct field *f)
{
	const void *at = (const char *)r + f->offset;
	const json_t *v = json_object_get(object, f->name);
	const struct strings *list = at;

	if (!v)
		return; /* that it is absent rightly, reading back proves */
	switch (f->kind) {
	case FIELD_INTEGER:
		assert_int_equal(json_integer_value(v), *(const int *)at);
		break;
	case FIELD_LONG:
		assert_int_equal(json_integer_value(v), *(const int64_t *)at);
		break;
	case FIELD_ENUM:
		assert_string_equal(
			json_string_value(v), f->words[*(const int *)at]);
		break;
	case FIELD_BOOL:
		assert_int_equal(
			json_is_true(v), *(const enum truth *)at == YES);
		break;
	case FIELD_NUMBER:
		assert_true(json_number_value(v) == *(const double *)at);
		break;
	case FIELD_LIST:
		assert_int_equal(json_array_size(v), list->count);
		for (size_t i = 0; i < list->count; i++)
			assert_string_equal(
				json_string_value(json_array_get(v, i)),
				list->items[i]);
		break;
	default:
		assert_string_equal(
			json_string_value(v), *(const char *const *)at);
	}
}

/* The line in jansson's writing: other order, other spacing, all escaped. */
static void assert_read_otherwise(const json_t *object, const struct record *r)
{
	char *text = json_dumps(object,
		JSON_SORT_KEYS | JSON_ENSURE_ASCII | JSON_INDENT(below(2)));
	struct arena arena = { 0 };
	struct record back;

	assert_true(record_read(&back, &arena, text, strlen(text)));
	assert_same(r, &back, true);
	arena_release(&arena);
	free(text);
}

static void test_property(void **state)
{
	struct arena arena = { 0 };
	struct buf line = { 0 }, again = { 0 };

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct record r = record_empty(), back, copy;
		char chain[] = ZEROS, chain2[] = ZEROS;
		json_t *object;

		for (size_t i = 0; i < record_shape.count - 1; i++)
			fill(&r, &record_shape.fields[i], &arena);
		r.v = RECORD_VERSION;
		r.log = LOG;
		r.given_there = r.given.count > 0 || below(2);
		if (r.max < 0 || r.score < 0)
			r.score = r.max = -1;
		buf_clear(&line);
		buf_clear(&again);
		if (!record_write(&line, &r, chain))
			continue;
		r.h = chain;
		assert_null(memchr(line.data, '\n', line.len));

		object = json_loadb(
			line.data, line.len, JSON_REJECT_DUPLICATES, NULL);
		assert_non_null(object);
		for (size_t i = 0; i < record_shape.count; i++)
			assert_json_field(object, &r, &record_shape.fields[i]);
		assert_true(record_read(&back, &arena, line.data, line.len));
		assert_same(&r, &back, true);
		assert_read_otherwise(object, &r);
		json_decref(object);

		copy = record_copy(&arena, &back);
		assert_true(record_write(&again, &copy, chain2));
		assert_string_equal(again.data, line.data);
		arena_release(&arena);
	}
	buf_release(&line);
	buf_release(&again);
}

/* No line cut short is a record: nor is one with a byte changed, or it is
 * not the same one. */
static void test_cut(void **state)
{
	struct record r = example(), back;
	char chain[] = ZEROS;
	struct buf line = { 0 };
	struct arena arena = { 0 };

	(void)state;
	assert_true(record_write(&line, &r, chain));
	for (size_t n = 0; n < line.len; n++)
		assert_false(record_read(&back, &arena, line.data, n));
	for (size_t i = 0; i < line.len; i++) {
		char follow[] = ZEROS;

		line.data[i] ^= 1;
		assert_false(record_follows(line.data, line.len, follow) &&
			     record_read(&back, &arena, line.data, line.len));
		line.data[i] ^= 1;
	}
	arena_release(&arena);
	buf_release(&line);
}

/* ---- times, tables ---- */

static const struct {
	int64_t ms;
	const char *t;
} times[] = {
	{ 0, "1970-01-01T00:00:00.000Z" },
	{ 1, "1970-01-01T00:00:00.001Z" },
	{ 86399999, "1970-01-01T23:59:59.999Z" },
	{ 951782400000, "2000-02-29T00:00:00.000Z" },
	{ 951868800000, "2000-03-01T00:00:00.000Z" },
	{ 978307199999, "2000-12-31T23:59:59.999Z" },
	{ 1709208000000, "2024-02-29T12:00:00.000Z" },
	{ 1795442400123, "2026-11-23T14:00:00.123Z" },
	{ 4107542400000, "2100-03-01T00:00:00.000Z" },
	{ 253402300799999, "9999-12-31T23:59:59.999Z" },
};

static const char *const bad_times[] = { "", "now", "2026-11-23T14:00:00.123",
	"2026-11-23T14:00:00.123Z ", "2026-11-23 14:00:00.123Z",
	"2026-13-23T14:00:00.123Z", "2026-00-23T14:00:00.123Z",
	"2026-11-00T14:00:00.123Z", "2026-11-32T14:00:00.123Z",
	"2026-11-23T24:00:00.123Z", "2026-11-23T14:60:00.123Z",
	"2026-11-23T14:00:61.123Z", "1969-11-23T14:00:00.123Z",
	"2026-11-23T14:00:00,123Z", "+026-11-23T14:00:00.123Z",
	"2026-11-23T14:00:00.12 Z" };

static void test_times(void **state)
{
	char t[25];

	(void)state;
	for (size_t i = 0; i < sizeof(times) / sizeof(*times); i++) {
		record_time(times[i].ms, t);
		assert_string_equal(t, times[i].t);
		assert_int_equal(record_time_ms(t), times[i].ms);
	}
	for (size_t i = 0; i < sizeof(bad_times) / sizeof(*bad_times); i++)
		assert_int_equal(record_time_ms(bad_times[i]), -1);
	assert_int_equal(record_time_ms(NULL), -1);
	record_time(-5, t);
	assert_string_equal(t, times[0].t);
	record_time(INT64_MAX, t);
	assert_string_equal(t, "9999-12-31T23:59:59.999Z");
	for (int64_t day = 0; day < 2932897; day += 11) {
		record_time(day * 86400000 + 5025006, t);
		assert_int_equal(record_time_ms(t), day * 86400000 + 5025006);
		assert_string_equal(t + 10, "T01:23:45.006Z");
	}
}

static void test_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < record_shape.count; i++) {
		const struct field *f = &record_shape.fields[i];

		assert_non_null(f->help);
		assert_ptr_equal(shape_field(&record_shape, f->name), f);
	}
	assert_string_equal(
		record_shape.fields[record_shape.count - 1].name, "h");
	assert_string_equal(record_event_words[RECORD_PHASE], "phase");
	assert_null(record_event_words[RECORD_UNKNOWN]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_example),
		cmocka_unit_test(test_extras),
		cmocka_unit_test(test_absence),
		cmocka_unit_test(test_chain),
		cmocka_unit_test(test_long),
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_unknown_event),
		cmocka_unit_test(test_property),
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_times),
		cmocka_unit_test(test_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
