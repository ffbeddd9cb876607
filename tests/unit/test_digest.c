/* base/digest: identifiers and shuffles that every machine makes alike. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/digest.h"

#define ROWS(array) (sizeof(array) / sizeof *(array))

static void test_pair(void **state)
{
	static const struct {
		const char *a, *b, *hex; /* as sha256sum has it */
	} rows[] = {
		{ "ab", "c",
			"629c2f14f654f026086f2aefe1855533"
			"d0897f49df86a19073be17b237361b09" },
		{ "a", "bc",
			"aa795aa4bbb6117911ef062e271bcb05"
			"ccfd58ea439da7d46a44e3a3fcefa790" },
		{ "", "",
			"96a296d224f285c67bee93c30f8a3091"
			"57f0daa35dc5b87e410b78630a09cfc7" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		uint8_t bytes[DIGEST_BYTES];
		char hex[2 * DIGEST_BYTES + 1];

		digest_pair(rows[i].a, rows[i].b, bytes);
		digest_hex(bytes, DIGEST_BYTES, hex);
		assert_string_equal(hex, rows[i].hex);
	}
}

static void test_ulid(void **state)
{
	static const struct {
		int64_t ms;
		uint8_t chance[10];
		const char *ulid;
	} rows[] = {
		{ 1469922850259, /* the one in the specification */
			{ 0xd6, 0x76, 0x4c, 0x61, 0xef, 0xb9, 0x93, 0x02, 0xbd,
				0x5b },
			"01ARZ3NDEKTSV4RRFFQ69G5FAV" },
		{ 0, { 0 }, "00000000000000000000000000" },
		{ 281474976710655, /* the last millisecond there is */
			{ 255, 255, 255, 255, 255, 255, 255, 255, 255, 255 },
			"7ZZZZZZZZZZZZZZZZZZZZZZZZZ" },
		{ 1, { 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 },
			"00000000010000000000000001" },
	};
	char out[ULID_CHARS + 1];

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		ulid_make(rows[i].ms, rows[i].chance, out);
		assert_string_equal(out, rows[i].ulid);
	}
	/* A clock set before 1970 still gives 26 characters. */
	ulid_make(-1, rows[0].chance, out);
	assert_int_equal(strlen(out), ULID_CHARS);
}

/* Later ones sort behind. */
static void test_ulid_order(void **state)
{
	static const uint8_t chance[10] = { 255, 1, 2, 3, 4, 5, 6, 7, 8, 9 };
	char before[ULID_CHARS + 1] = "", out[ULID_CHARS + 1];

	(void)state;
	for (int64_t ms = 1; ms < (INT64_C(1) << 47); ms = ms * 3 + 1) {
		ulid_make(ms, chance, out);
		assert_true(strcmp(before, out) < 0);
		strcpy(before, out);
	}
}

/* Computed elsewhere: a change here would reshuffle attempts under way. */
static void test_pinned(void **state)
{
	static const size_t four[] = { 2, 0, 3, 1 };
	static const size_t ten[] = { 9, 8, 4, 7, 2, 5, 6, 0, 1, 3 };
	static const size_t empty[] = { 4, 2, 0, 3, 1 };
	static const size_t letters[] = { 1, 9, 20, 4, 12, 25, 19, 21, 2, 17,
		23, 13, 15, 16, 6, 8, 24, 3, 0, 11, 7, 10, 14, 5, 22, 18 };
	static const struct {
		const char *attempt, *key;
		const size_t *order;
		size_t count;
	} rows[] = {
		{ "01JD", "q-sum", four, ROWS(four) },
		{ "01JD", "q-sum", ten, ROWS(ten) },
		{ "", "", empty, ROWS(empty) },
		{ "01ARZ3NDEKTSV4RRFFQ69G5FAV", "q-бит", letters,
			ROWS(letters) },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		size_t order[26];

		shuffle_order(
			rows[i].attempt, rows[i].key, order, rows[i].count);
		assert_memory_equal(
			order, rows[i].order, rows[i].count * sizeof(*order));
	}
}

static void test_permutation(void **state)
{
	size_t order[65];

	(void)state;
	for (size_t count = 0; count <= 64; count++) {
		uint8_t seen[64] = { 0 };
		char key[8];

		snprintf(key, sizeof(key), "q-%zu", count);
		order[count] = 12345;
		shuffle_order("01JD", key, order, count);
		for (size_t i = 0; i < count; i++) {
			assert_in_range(order[i], 0, count - 1);
			assert_int_equal(seen[order[i]]++, 0);
		}
		assert_int_equal(order[count], 12345);
	}
}

/* Each of the 120 orders of five comes about as often: 100 times of 12,000. */
static void test_uniform(void **state)
{
	static int times[5 * 5 * 5 * 5 * 5];
	double chi = 0;
	int kinds = 0;

	(void)state;
	for (int i = 0; i < 12000; i++) {
		size_t order[5], code = 0;
		char attempt[16];

		snprintf(attempt, sizeof(attempt), "a%d", i);
		shuffle_order(attempt, "q", order, 5);
		for (size_t k = 0; k < 5; k++)
			code = code * 5 + order[k];
		times[code]++;
	}
	for (size_t i = 0; i < ROWS(times); i++) {
		kinds += times[i] > 0;
		if (times[i] > 0)
			chi += (times[i] - 100.0) * (times[i] - 100.0) / 100;
	}
	assert_int_equal(kinds, 120);
	/* 119 degrees of freedom: between the 0.01 and the 99.99 per cent. */
	assert_true(chi > 70 && chi < 185);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pair),
		cmocka_unit_test(test_ulid),
		cmocka_unit_test(test_ulid_order),
		cmocka_unit_test(test_pinned),
		cmocka_unit_test(test_permutation),
		cmocka_unit_test(test_uniform),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
