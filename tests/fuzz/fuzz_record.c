/*
 * The log's lines and what is folded from them. The first byte chooses: a
 * line, lines to fold, or a folded state's text (its sum is put right).
 */
#include "fuzz.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/jsonl.h"
#include "core/fold.h"

static void demand(int holds)
{
	if (!holds)
		abort();
}

/* Written again and read again, it is the same line. */
static void write_again(const struct record *r)
{
	char chain[] = "00000000000000000000000000000000";
	char again[] = "00000000000000000000000000000000";
	char follow[] = "00000000000000000000000000000000";
	struct buf a = { 0 }, b = { 0 };
	struct arena arena = { 0 };
	struct record back;

	if (record_write(&a, r, chain)) {
		demand(record_read(&back, &arena, a.data, a.len));
		demand(record_write(&b, &back, again));
		demand(a.len == b.len && memcmp(a.data, b.data, a.len) == 0);
		demand(record_follows(a.data, a.len, follow));
	}
	arena_release(&arena);
	buf_release(&a);
	buf_release(&b);
}

static void one_line(const char *line, size_t n)
{
	json_t *json = json_loadb(line, n, JSON_REJECT_DUPLICATES, NULL);
	char chain[] = "00000000000000000000000000000000";
	struct arena arena = { 0 };
	struct record r;

	if (record_read(&r, &arena, line, n)) {
		demand(json_is_object(json));
		demand(r.n == json_integer_value(json_object_get(json, "n")));
		demand(strcmp(r.log, json_string_value(json_object_get(
					     json, "log"))) == 0);
		r = record_copy(&arena, &r);
		if (r.v == RECORD_VERSION && r.event < RECORD_UNKNOWN)
			write_again(&r);
	}
	record_follows(line, n, chain);
	json_decref(json);
	arena_release(&arena);
}

static void assert_saved(const struct progress *p)
{
	struct buf a = { 0 }, b = { 0 };
	struct progress back;

	progress_save(p, &a);
	progress_init(&back);
	demand(progress_load(&back, a.data, a.len));
	progress_save(&back, &b);
	demand(a.len == b.len && memcmp(a.data, b.data, a.len) == 0);
	progress_release(&back);
	buf_release(&a);
	buf_release(&b);
}

static void assert_same(const struct record *a, const struct record *b)
{
	char chain[] = "00000000000000000000000000000000";
	char again[] = "00000000000000000000000000000000";
	struct buf x = { 0 }, y = { 0 };

	demand(a->v == b->v && a->n == b->n && a->event == b->event);
	demand(strcmp(a->log, b->log) == 0 && strcmp(a->h, b->h) == 0);
	if (a->v == RECORD_VERSION && a->event < RECORD_UNKNOWN) {
		demand(record_write(&x, a, chain) ==
			record_write(&y, b, again));
		demand(strcmp(buf_str(&x), buf_str(&y)) == 0);
	}
	buf_release(&x);
	buf_release(&y);
}

/* Each line is read behind the others as it is read alone. */
static void fold_lines(const char *text, size_t n)
{
	struct progress p;
	struct record_reader *reader = record_reader_new();
	const char *stop;

	progress_init(&p);
	while ((stop = memchr(text, '\n', n))) {
		size_t length = (size_t)(stop - text);
		const struct record *r =
			record_reader_next(reader, text, length);
		struct arena arena = { 0 };
		struct record alone;

		demand(record_read(&alone, &arena, text, length) == !!r);
		if (r) {
			assert_same(r, &alone);
			progress_add(&p, r);
		}
		arena_release(&arena);
		text += length + 1;
		n -= length + 1;
	}
	assert_saved(&p);
	progress_release(&p);
	record_reader_free(reader);
}

static void load_state(const char *text, size_t n)
{
	struct buf state = { 0 };
	char sum[FOLD_SUM_LINE + 1];
	struct progress p;

	buf_adds(&state, "sabaq progress 1\n");
	buf_add(&state, text, n);
	fold_sum_line(state.data, state.len, sum);
	buf_adds(&state, sum);
	progress_init(&p);
	if (progress_load(&p, state.data, state.len)) {
		struct buf again = { 0 };

		progress_save(&p, &again);
		buf_release(&again);
		progress_release(&p);
	}
	buf_release(&state);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data + 1;

	if (size == 0)
		return 0;
	switch (data[0]) {
	case 'F':
		fold_lines(text, size - 1);
		break;
	case 'S':
		load_state(text, size - 1);
		break;
	default:
		one_line(text, size - 1);
	}
	return 0;
}
