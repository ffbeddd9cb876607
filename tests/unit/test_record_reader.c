/*
 * core/record: lines read one after the other. Whatever came before it, a
 * line gives what it gives alone: record_read() is the oracle.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/record.h"

#define LOG "01JC0000000000000000000000"
#define OTHER_LOG "01JD0000000000000000000000"
#define ZEROS "00000000000000000000000000000000"
#define ONES "11111111111111111111111111111111"

static uint64_t random_state = 5;

static unsigned below(unsigned n) /* SplitMix64 */
{
	uint64_t z = random_state += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return (unsigned)((z ^ (z >> 31)) % n);
}

/* ---- the same record ---- */

static bool same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool same_list(const struct strings *a, const struct strings *b)
{
	bool same = a->count == b->count;

	for (size_t i = 0; same && i < a->count; i++)
		same = same_text(a->items[i], b->items[i]);
	return same;
}

static bool same_field(const struct field *f, const void *a, const void *b)
{
	switch (f->kind) {
	case FIELD_INTEGER:
	case FIELD_ENUM:
	case FIELD_BOOL:
	case FIELD_LONG:
	case FIELD_NUMBER:
		return memcmp(a, b, field_size(f)) == 0;
	case FIELD_LIST:
		return same_list(a, b);
	default:
		return same_text(
			*(const char *const *)a, *(const char *const *)b);
	}
}

static bool same_record(const struct record *a, const struct record *b)
{
	bool same = a->given_there == b->given_there;

	for (size_t i = 0; same && i < record_shape.count; i++) {
		const struct field *f = &record_shape.fields[i];

		same = same_field(f, (const char *)a + f->offset,
			(const char *)b + f->offset);
	}
	return same;
}

/* ---- lines of a file ---- */

/* Each in memory of its own size, so that reading over its end is found. */
struct lines {
	char *text[100];
	size_t n[100], count;
};

static void lines_add(struct lines *l, const char *text, size_t n)
{
	assert_in_range(l->count, 0, 99);
	l->text[l->count] = malloc(n ? n : 1);
	memcpy(l->text[l->count], text, n);
	l->n[l->count++] = n;
}

static void lines_release(struct lines *l)
{
	for (size_t i = 0; i < l->count; i++)
		free(l->text[i]);
	l->count = 0;
}

static void fail_at(const struct lines *l, size_t i)
{
	for (size_t j = i > 3 ? i - 3 : 0; j <= i; j++)
		print_error("%.*s\n", (int)l->n[j], l->text[j]);
	fail_msg("the last line is read otherwise than alone");
}

/* Reads them one after the other, and each alone; forgets them. */
static void compare(struct record_reader *reader, struct lines *l)
{
	for (size_t i = 0; i < l->count; i++) {
		const struct record *r =
			record_reader_next(reader, l->text[i], l->n[i]);
		struct arena arena = { 0 };
		struct record alone;

		if (record_read(&alone, &arena, l->text[i], l->n[i]) != !!r ||
			(r && !same_record(r, &alone)))
			fail_at(l, i);
		arena_release(&arena);
	}
	record_reader_forget(reader);
	lines_release(l);
}

/* ---- every line behind every other ---- */

#define WHERE "\"v\":1,\"log\":\"" LOG "\",\"n\":"
#define WHO ",\"t\":\"T\",\"site\":\"s\",\"who\":\"w\""
#define VIEWED WHO ",\"event\":\"viewed\""
#define ANSWERED WHO ",\"event\":\"answered\""
#define H ",\"h\":\"" ZEROS "\"}"
#define LATER "{\"v\":2,\"log\":\"" LOG "\",\"n\":3"

static const char *const rows[] = {
	"{" WHERE "3" VIEWED H,
	"{" WHERE "3" VIEWED ",\"h\":\"" ONES "\"}",
	"{" WHERE "10" VIEWED H,
	"{" WHERE "10" VIEWED ",\"step\":\"a\"" H,
	"{" WHERE "10" VIEWED ",\"step\":\"ab\"" H,
	"{" WHERE "10" VIEWED ",\"step\":\"a\\tb\"" H,
	"{" WHERE "10" VIEWED ",\"step\":\"қ\"" H,
	"{" WHERE "10" VIEWED ",\"step\":\"\xd2\"" H, /* no UTF-8 */
	"{" WHERE "10" VIEWED ",\"step\":\"\x01\"" H,
	"{" WHERE "10" VIEWED ",\"step\":\"қ\",\"lang\":\"\xd2\"" H,
	"{" WHERE "10" VIEWED ",\"step\":\"қ\",\"lang\":\"kk\"" H,
	"{" WHERE "10" VIEWED ",\"step\":\"\"" H,
	"{" WHERE "3" VIEWED ",\"lang\":\"kk\",\"source\":\"self\"" H,
	"{" WHERE "3" VIEWED ",\"lang\":\"kk\",\"sure\":1" H,
	"{" WHERE "3" ANSWERED H,
	"{" WHERE "3" ANSWERED ",\"given\":[]" H,
	"{" WHERE "3" ANSWERED ",\"given\":[\"a\"]" H,
	"{" WHERE "3" ANSWERED ",\"given\":[\"a\",\"b\"],\"right\":true" H,
	"{" WHERE "3" ANSWERED ",\"given\":[\"a\",\"b\\n\"],\"right\":false" H,
	"{" WHERE "3" ANSWERED ",\"right\":true,\"score\":1,\"max\":2" H,
	"{" WHERE "3" ANSWERED ",\"right\":true,\"score\":0.5,\"max\":2" H,
	"{" WHERE "3" ANSWERED ",\"try\":12,\"right\":true" H,
	"{" WHERE "3" ANSWERED ",\"try\":1,\"right\":true,\"ms\":7" H,
	"{" WHERE "3" WHO ",\"event\":\"answerable\"" H, /* not known */
	"{" WHERE "3" WHO ",\"event\":\"noted\",\"text\":\"x\"" H,
	"{\"v\":1,\"log\":\"" OTHER_LOG "\",\"n\":3" VIEWED H,
	/* in another form */
	"{ " WHERE "3" VIEWED H,
	"{" WHERE "3" VIEWED ",\"zz\":1" H,
	"{\"h\":\"" ZEROS "\"," WHERE "3" VIEWED "}",
	"{" WHERE "3" ANSWERED ",\"score\":1e-1,\"max\":1.0" H,
	/* damaged */
	"",
	"{",
	"{}",
	"{" WHERE "3" VIEWED,
	"{" WHERE "3" VIEWED "}",
	"{" WHERE "3" VIEWED ",}",
	"{" WHERE "3" VIEWED ",\"h\":\"" ZEROS "\",}",
	"{" WHERE "3" VIEWED H "}",
	"{" WHERE "3" VIEWED ",\"h\":\"" ZEROS "\"",
	"{" WHERE "3" VIEWED ",\"h\":\"0123\"}",
	"{" WHERE "3" VIEWED ",\"h\":\"" ZEROS "\",\"h\":\"" ZEROS "\"}",
	"{" WHERE "3" VIEWED ",\"step\":\"a\",\"step\":\"a\"" H,
	"{" WHERE "3" VIEWED ",\"step\":1" H,
	"{" WHERE "3" VIEWED ",\"step\":\"a" H,
	"{" WHERE "3" ANSWERED ",\"try\":\"12\"" H,
	"{" WHERE "3" ANSWERED ",\"try\":1.5,\"right\":true" H,
	"{" WHERE "3" ANSWERED ",\"given\":[\"a\",1]" H,
	"{" WHERE "0" VIEWED H,
	"{" WHERE "3" WHO H, /* no event */
	"{\"v\":1,\"log\":\"short\",\"n\":3" VIEWED H,
	/* of a later version */
	LATER H,
	LATER WHO H,
	LATER VIEWED H,
	LATER WHO ",\"module\":\"m-1\"" H,
	"{" WHERE "3" WHO ",\"module\":\"m-1\"" H,
	LATER ",\"try\":{\"of\":1}" H,
	LATER ",\"event\":\"juggled\"" H,
};
enum { ROWS = sizeof(rows) / sizeof(*rows) };

static void test_pairs(void **state)
{
	struct record_reader *reader = record_reader_new();
	struct lines l = { .count = 0 };

	(void)state;
	for (size_t i = 0; i < ROWS; i++) {
		for (size_t j = 0; j < ROWS; j++) {
			lines_add(&l, rows[i], strlen(rows[i]));
			lines_add(&l, rows[j], strlen(rows[j]));
			lines_add(&l, rows[i], strlen(rows[i]));
			compare(reader, &l);
		}
	}
	record_reader_free(reader);
	record_reader_free(NULL);
}

/* ---- many, with any damage ---- */

static const char *any_word(void)
{
	static const char *const words[] = { "", "a", "b", "step-9", "step-10",
		"қалам", "quote\"", "back\\slash", "line\nfeed",
		"a longer text, of more than eight bytes" };

	return words[below(sizeof(words) / sizeof(*words))];
}

/* As a learner's: most fields of one event are the same every time. */
static void add_record(struct lines *l, int n)
{
	const char *given[] = { any_word(), any_word(), any_word() };
	char chain[] = ZEROS;
	struct record r = record_empty();
	struct buf line = { 0 };

	memset(chain, "0123456789abcdef"[below(16)], RECORD_CHAIN);
	r.log = below(9) ? LOG : OTHER_LOG;
	r.n = n;
	r.t = below(9) ? "2026-11-23T14:00:00.123Z" : any_word();
	r.site = "lab";
	r.who = below(9) ? "aigerim" : any_word();
	r.event = (int)below(3);
	r.module = below(9) ? "module" : NULL;
	r.step = below(2) ? any_word() : NULL;
	r.try = below(3) ? 1 : (int)below(20000);
	r.given = (struct strings){ given, below(4) };
	r.given_there = r.given.count > 0 || below(2);
	r.mis = below(3) ? NULL : any_word();
	r.right = below(2) ? YES : NO;
	if (below(2)) {
		r.score = below(20) / 8.0;
		r.max = below(20);
	}
	r.ms = below(2) ? (int64_t)below(99999) : INTEGER_ABSENT;
	r.lang = "kk";
	assert_true(record_write(&line, &r, chain));
	lines_add(l, line.data, line.len);
	buf_release(&line);
}

static void damage(char *text, size_t *n)
{
	size_t at = below((unsigned)*n), count = 1 + below(20);

	switch (below(4)) {
	case 0:
		text[at] = (char)below(256);
		break;
	case 1: /* some bytes are lost */
		if (count > *n - at)
			count = *n - at;
		memmove(text + at, text + at + count, *n - at - count);
		*n -= count;
		break;
	case 2:
		text[at] = "\"\\,:{}[]0 "[below(10)];
		break;
	default: /* some are there twice */
		if (at >= count)
			memcpy(text + at - count, text + at,
				count < *n - at ? count : *n - at);
	}
}

static void test_many(void **state)
{
	struct record_reader *reader = record_reader_new();
	struct lines l = { .count = 0 };

	(void)state;
	for (int round = 0; round < 500; round++) {
		for (int n = 1; n < 80; n++) {
			add_record(&l, n + 60 * round);
			if (below(8) == 0)
				damage(l.text[n - 1], &l.n[n - 1]);
		}
		compare(reader, &l);
	}
	record_reader_free(reader);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pairs),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
