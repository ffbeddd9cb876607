/* base/jsonl: what is written, what is scanned; jansson is the oracle. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/jsonl.h"
#include "base/text.h"

static uint64_t random_state = 7;

static unsigned below(unsigned n) /* SplitMix64 */
{
	uint64_t z = random_state += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return (unsigned)((z ^ (z >> 31)) % n);
}

static const struct {
	const char *text, *written;
} strings[] = {
	{ "", "\"\"" },
	{ "plain", "\"plain\"" },
	{ "қазақша", "\"қазақша\"" },
	{ "\"\\/", "\"\\\"\\\\/\"" },
	{ "a\nb\tc\rd", "\"a\\nb\\tc\\rd\"" },
	{ "\x01\x1b[2J\x7f", "\"\\u0001\\u001b[2J\\u007f\"" },
	{ "\xc2\x9b", "\"\\u009b\"" }, /* C1 drives terminals too */
	{ "\xc2\xa0", "\"\xc2\xa0\"" },
	{ "\xf0\x9f\x98\x80", "\"\xf0\x9f\x98\x80\"" },
	/* what is not UTF-8 must not spoil the line */
	{ "a\xff"
	  "b",
		"\"a\xef\xbf\xbd"
		"b\"" },
	{ "\xed\xa0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"" },
	{ "\xd0", "\"\xef\xbf\xbd\"" },
};

static void test_strings(void **state)
{
	struct buf b = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(strings) / sizeof(*strings); i++) {
		buf_clear(&b);
		jsonl_add_string(&b, strings[i].text, strlen(strings[i].text));
		assert_string_equal(b.data, strings[i].written);
	}
	buf_clear(&b);
	jsonl_add_string(&b, "a\0b", 3);
	assert_string_equal(b.data, "\"a\\u0000b\"");
	buf_release(&b);
}

static const struct {
	double x;
	const char *written;
} numbers[] = {
	{ 0, "0" },
	{ -0.0, "0" },
	{ 1, "1" },
	{ 0.5, "0.5" },
	{ 2.0 / 3, "0.6667" },
	{ 0.67, "0.67" },
	{ 1.0 / 3, "0.3333" },
	{ 0.0001, "0.0001" },
	{ 0.00004, "0" },
	{ -0.00004, "0" },
	{ -1.25, "-1.25" },
	{ -0.5, "-0.5" },
	{ 7.0501, "7.0501" },
	{ 100, "100" },
	{ 123456789.75, "123456789.75" },
	{ 1e11, "100000000000" },
	{ 1e300, "100000000000" },
	{ -1e300, "-100000000000" },
};

static void test_numbers(void **state)
{
	struct buf b = { 0 };
	double back;

	(void)state;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		buf_clear(&b);
		jsonl_add_number(&b, numbers[i].x);
		assert_string_equal(b.data, numbers[i].written);
		assert_true(jsonl_number(b.data, b.len, &back));
		assert_true(back == jsonl_round(numbers[i].x));
		assert_true(back == strtod(b.data, NULL));
	}
	buf_clear(&b);
	jsonl_add_number(&b, strtod("nan", NULL));
	assert_string_equal(b.data, "0");
	buf_release(&b);
}

static const struct {
	int64_t n;
	const char *written;
} longs[] = {
	{ 0, "0" },
	{ -1, "-1" },
	{ 42, "42" },
	{ 999999999999999999, "999999999999999999" },
	{ INT64_MAX, "9223372036854775807" },
	{ INT64_MIN, "-9223372036854775808" },
};

static void test_longs(void **state)
{
	struct buf b = { 0 };
	int64_t back;

	(void)state;
	for (size_t i = 0; i < sizeof(longs) / sizeof(*longs); i++) {
		buf_clear(&b);
		jsonl_add_long(&b, longs[i].n);
		assert_string_equal(b.data, longs[i].written);
		if (b.len > 18)
			assert_false(jsonl_long(b.data, b.len, &back));
		else
			assert_true(jsonl_long(b.data, b.len, &back) &&
				    back == longs[i].n);
	}
	buf_release(&b);
}

static const struct {
	const char *text;
	bool whole, number;
} values[] = {
	{ "", false, false },
	{ "-", false, false },
	{ ".", false, true }, /* the scanner lets no such thing through */
	{ "1.5", false, true },
	{ "1.5.2", false, false },
	{ "1e3", false, false },
	{ "12x", false, false },
	{ "999999999999999", true, true },
	{ "9999999999999999", true, false },
	{ "0.1234567890123456", false, false },
	{ "1234567890123456789", false, false },
};

static void test_values(void **state)
{
	int64_t whole;
	double number;

	(void)state;
	for (size_t i = 0; i < sizeof(values) / sizeof(*values); i++) {
		const char *s = values[i].text;

		assert_int_equal(
			jsonl_long(s, strlen(s), &whole), values[i].whole);
		assert_int_equal(
			jsonl_number(s, strlen(s), &number), values[i].number);
	}
}

/* What is ours: the members are counted. -1: not ours. */
static const struct {
	const char *line;
	int members;
} lines[] = {
	{ "{}", 0 },
	{ "{\"a\":1}", 1 },
	{ "{\"a\":-0.25,\"b\":true,\"c\":false,\"d\":\"\",\"e\":[]}", 5 },
	{ "{\"a\":[\"x\",\"]\",\"\\\"]\"],\"b\":\"}\"}", 2 },
	{ "{\"a\":\"\\\\\"}", 1 },
	{ "{\"a\":\"қ\"}", 1 },
	{ "", -1 },
	{ "{", -1 },
	{ "}", -1 },
	{ "[]", -1 },
	{ "{\"a\":1", -1 },
	{ "{\"a\":1,}", -1 },
	{ "{,\"a\":1}", -1 },
	{ "{\"a\":1 }", -1 },
	{ "{ \"a\":1}", -1 },
	{ "{\"a\": 1}", -1 },
	{ "{\"a\"}", -1 },
	{ "{\"a\":}", -1 },
	{ "{\"a}", -1 },
	{ "{\"a\":1}}", -1 },
	{ "{\"a\":1\"b\":2}", -1 },
	{ "{\"a\":null}", -1 },
	{ "{\"a\":{}}", -1 },
	{ "{\"a\":tru}", -1 },
	{ "{\"a\":truefalse}", -1 },
	{ "{\"a\":01}", -1 },
	{ "{\"a\":1.}", -1 },
	{ "{\"a\":.5}", -1 },
	{ "{\"a\":-}", -1 },
	{ "{\"a\":+1}", -1 },
	{ "{\"a\":1e3}", -1 },
	{ "{\"a\":[1]}", -1 },
	{ "{\"a\":[\"x\",]}", -1 },
	{ "{\"a\":[\"x\"\"y\"]}", -1 },
	{ "{\"a\":[\"x\"}", -1 },
	{ "{\"a\":[}", -1 },
	{ "{\"a\":\"\\\"}", -1 },
	{ "{\"a\\u0062\":1}", -1 },
	{ "{\"a\":\"\t\"}", -1 },
	{ "{\"a\":\"\x1f\"}", -1 },
	{ "{\"a\":\"\xff\"}", -1 },
	{ "{\"a\":\"\xd0\"}", -1 },
};

static int count_members(const char *line, size_t n)
{
	struct jsonl_scan scan;
	struct jsonl_value v;
	int count = 0;

	if (!jsonl_begin(&scan, line, n))
		return -1;
	while (jsonl_next(&scan, &v))
		count++;
	return scan.bad ? -1 : count;
}

static void test_lines(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		size_t n = strlen(lines[i].line);
		/* Of the very size, so that reading past it is noticed. */
		char *copy = memcpy(malloc(n + 1), lines[i].line, n);

		copy = realloc(copy, n ? n : 1);
		assert_int_equal(count_members(copy, n), lines[i].members);
		free(copy);
	}
}

static void test_members(void **state)
{
	static const char line[] = "{\"s\":\"a\\nb\",\"n\":-12.5,\"t\":true,"
				   "\"l\":[\"x\",\"\\t\"]}";
	struct jsonl_scan scan;
	struct jsonl_value v, item;
	struct arena arena = { 0 };
	const char *at;

	(void)state;
	assert_true(jsonl_begin(&scan, line, sizeof(line) - 1));
	assert_true(jsonl_next(&scan, &v));
	assert_int_equal(v.kind, JSONL_STRING);
	assert_memory_equal(v.key, "s", v.key_length);
	assert_true(v.escaped);
	assert_string_equal(jsonl_text(&arena, v.text, v.length), "a\nb");
	assert_true(jsonl_next(&scan, &v));
	assert_int_equal(v.kind, JSONL_NUMBER);
	assert_memory_equal(v.text, "-12.5", v.length);
	assert_true(jsonl_next(&scan, &v));
	assert_int_equal(v.kind, JSONL_BOOL);
	assert_int_equal(*v.text, 't');
	assert_true(jsonl_next(&scan, &v));
	assert_int_equal(v.kind, JSONL_LIST);
	at = v.text;
	assert_true(jsonl_item(&at, v.text + v.length, &item));
	assert_memory_equal(item.text, "x", item.length);
	assert_false(item.escaped);
	assert_true(jsonl_item(&at, v.text + v.length, &item));
	assert_true(item.escaped);
	assert_string_equal(jsonl_text(&arena, item.text, item.length), "\t");
	assert_false(jsonl_item(&at, v.text + v.length, &item));
	assert_false(jsonl_next(&scan, &v));
	assert_false(scan.bad);
	arena_release(&arena);
}

static void test_same(void **state)
{
	static const char text[] = "0123456789abcdefghijklmnopqrstuvwxyz";
	enum { ALL = sizeof(text) - 1 };

	(void)state;
	for (size_t n = 0; n <= ALL; n++) {
		/* Of the very size, so that reading past it is noticed. */
		char *a = memcpy(malloc(n ? n : 1), text, n);
		char *b = memcpy(malloc(n ? n : 1), text, n);

		assert_int_equal(jsonl_same(a, b, n), n);
		for (size_t i = 0; i < n; i++) {
			b[i] ^= 0x40;
			b[n - 1] ^= 0x20;
			assert_int_equal(jsonl_same(a, b, n), i);
			b[i] ^= 0x40;
			b[n - 1] ^= 0x20;
		}
		free(a);
		free(b);
	}
}

static const struct {
	const char *written, *text; /* NULL: a bad escape */
} escapes[] = {
	{ "", "" },
	{ "\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\b\f\n\r\t" },
	{ "\\u0041\\u049B", "Aқ" },
	{ "\\ud83d\\ude00!", "\xf0\x9f\x98\x80!" },
	{ "\\u0000", NULL },
	{ "\\ud83d", NULL },
	{ "\\ud83dx", NULL },
	{ "\\ud83d\\n12345", NULL },
	{ "\\ud83d\\u0041", NULL },
	{ "\\ude00", NULL },
	{ "\\u12", NULL },
	{ "\\u12g4", NULL },
	{ "\\x41", NULL },
	{ "\\", NULL },
};

static void test_escapes(void **state)
{
	struct arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(escapes) / sizeof(*escapes); i++) {
		char *text = jsonl_text(
			&arena, escapes[i].written, strlen(escapes[i].written));

		if (escapes[i].text)
			assert_string_equal(text, escapes[i].text);
		else
			assert_null(text);
	}
	arena_release(&arena);
}

/* Controls, quotes, Latin, Cyrillic, C1, astral; never NUL or a surrogate. */
static uint32_t random_letter(void)
{
	switch (below(6)) {
	case 0:
		return 1 + below(0x1f);
	case 1:
		return (uint32_t) "\"\\/\x7f{}[],:"[below(9)];
	case 2:
		return 0x400 + below(0x130);
	case 3:
		return 0x80 + below(0x40);
	case 4:
		return 0x10000 + below(0x10000);
	default:
		return 0x20 + below(0x5f);
	}
}

/* Every string written comes back the same from jansson and from us. */
static void test_property(void **state)
{
	struct buf text = { 0 }, line = { 0 };
	struct arena arena = { 0 };

	(void)state;
	for (int round = 0; round < 3000; round++) {
		struct jsonl_scan scan;
		struct jsonl_value v;
		json_t *object;

		buf_clear(&text);
		buf_clear(&line);
		for (unsigned i = below(40); i > 0; i--)
			text_encode(&text, random_letter());
		buf_adds(&line, "{\"k\":");
		jsonl_add_string(&line, buf_str(&text), text.len);
		buf_addc(&line, '}');

		object = json_loadb(line.data, line.len, 0, NULL);
		assert_non_null(object);
		assert_string_equal(
			json_string_value(json_object_get(object, "k")),
			buf_str(&text));
		json_decref(object);

		assert_true(jsonl_begin(&scan, line.data, line.len));
		assert_true(jsonl_next(&scan, &v));
		assert_string_equal(
			jsonl_text(&arena, v.text, v.length), buf_str(&text));
		assert_false(jsonl_next(&scan, &v));
		assert_false(scan.bad);
		arena_release(&arena);
	}
	buf_release(&text);
	buf_release(&line);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_strings),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_longs),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_members),
		cmocka_unit_test(test_same),
		cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_property),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
