#include "core/record.h"

#include <assert.h>
#include <sha2.h>
#include <string.h>

#include "base/digest.h"
#include "base/jsonl.h"
#include "core/record_parts.h"

const struct record record_nothing = {
	.v = INTEGER_ABSENT,
	.n = INTEGER_ABSENT,
	.event = INTEGER_ABSENT,
	.try = INTEGER_ABSENT,
	.right = ABSENT,
	.score = INTEGER_ABSENT,
	.max = INTEGER_ABSENT,
	.hints = INTEGER_ABSENT,
	.ms = INTEGER_ABSENT,
	.sure = INTEGER_ABSENT,
	.pass = INTEGER_ABSENT,
	.left = INTEGER_ABSENT,
	.passed = ABSENT,
	.claimed = ABSENT,
	.bookmark = ABSENT,
	.count = INTEGER_ABSENT,
};

struct record record_empty(void)
{
	struct record r = record_nothing;

	r.v = RECORD_VERSION;
	r.event = RECORD_UNKNOWN;
	return r;
}

/* ---- copying ---- */

static const char *copy_string(struct arena *arena, const char *s)
{
	return s ? arena_strdup(arena, s) : NULL;
}

static struct strings copy_list(struct arena *arena, struct strings list)
{
	struct strings copy = { .count = list.count };

	if (list.count == 0)
		return copy;
	copy.items = arena_array(arena, list.count, sizeof(*copy.items));
	for (size_t i = 0; i < list.count; i++)
		copy.items[i] = arena_strdup(arena, list.items[i]);
	return copy;
}

static void *field_in(struct record *r, const struct field *f)
{
	return (char *)r + f->offset;
}

struct record record_copy(struct arena *arena, const struct record *r)
{
	struct record copy = *r;

	for (size_t i = 0; i < record_shape.count; i++) {
		const struct field *f = &record_shape.fields[i];
		const char **string = field_in(&copy, f);
		struct strings *list = field_in(&copy, f);

		switch (f->kind) {
		case FIELD_SHORT:
		case FIELD_BLOCK:
		case FIELD_VERBATIM:
		case FIELD_ID:
		case FIELD_REF:
		case FIELD_CODE:
			*string = copy_string(arena, *string);
			break;
		case FIELD_LIST:
			*list = copy_list(arena, *list);
			break;
		case FIELD_LINES:
		case FIELD_INTEGER:
		case FIELD_LONG:
		case FIELD_NUMBER:
		case FIELD_DECIMAL:
		case FIELD_BOOL:
		case FIELD_ENUM:
		case FIELD_STRUCT:
		case FIELD_MAP:
			break;
		}
	}
	return copy;
}

/* ---- writing ---- */

/* Each add_ writes the name and value of a field that is there. */
static void add_name(struct buf *b, const struct field *f)
{
	buf_adds(b, ",\"");
	buf_adds(b, f->name);
	buf_adds(b, "\":");
}

static void add_string(struct buf *b, const struct field *f, const char *s)
{
	if (!s)
		return;
	add_name(b, f);
	jsonl_add_string(b, s, strlen(s));
}

static void add_long(struct buf *b, const struct field *f, int64_t n)
{
	if (n < 0)
		return;
	add_name(b, f);
	jsonl_add_long(b, n);
}

static void add_truth(struct buf *b, const struct field *f, enum truth value)
{
	if (value == ABSENT)
		return;
	add_name(b, f);
	buf_adds(b, value == YES ? "true" : "false");
}

static void add_list(struct buf *b, const struct field *f,
	const struct strings *list, bool there)
{
	if (list->count == 0 && !there)
		return;
	add_name(b, f);
	for (size_t i = 0; i < list->count; i++) {
		buf_addc(b, i == 0 ? '[' : ',');
		jsonl_add_string(b, list->items[i], strlen(list->items[i]));
	}
	buf_adds(b, list->count == 0 ? "[]" : "]");
}

static void add_number(struct buf *b, const struct field *f, double x)
{
	if (!(x >= 0))
		return;
	add_name(b, f);
	jsonl_add_number(b, x);
}

static void add_field(
	struct buf *b, const struct field *f, const struct record *r)
{
	const void *at = (const char *)r + f->offset;

	switch (f->kind) {
	case FIELD_SHORT:
	case FIELD_BLOCK:
	case FIELD_VERBATIM:
	case FIELD_ID:
	case FIELD_REF:
	case FIELD_CODE:
		add_string(b, f, *(const char *const *)at);
		break;
	case FIELD_INTEGER:
		add_long(b, f, *(const int *)at);
		break;
	case FIELD_LONG:
		add_long(b, f, *(const int64_t *)at);
		break;
	case FIELD_NUMBER:
		if (r->max >= 0)
			add_number(b, f, *(const double *)at);
		break;
	case FIELD_BOOL:
		add_truth(b, f, *(const enum truth *)at);
		break;
	case FIELD_ENUM:
		add_string(b, f, f->words[*(const int *)at]);
		break;
	case FIELD_LIST:
		add_list(b, f, at, at == &r->given && r->given_there);
		break;
	case FIELD_LINES:
	case FIELD_DECIMAL:
	case FIELD_STRUCT:
	case FIELD_MAP:
		break; /* a record is flat */
	}
}

enum { TAIL = RECORD_CHAIN + 8, TAIL_NAME = 6 }; /* ,"h":" ... "} */

static void chain_digest(const char *chain, const char *line, size_t n,
	char out[RECORD_CHAIN + 1])
{
	uint8_t sha[SHA256_DIGEST_LENGTH];
	SHA2_CTX context;

	SHA256Init(&context);
	SHA256Update(&context, (const uint8_t *)chain, RECORD_CHAIN);
	SHA256Update(&context, (const uint8_t *)line, n);
	SHA256Final(sha, &context);
	digest_hex(sha, RECORD_CHAIN / 2, out);
}

bool record_write(
	struct buf *out, const struct record *r, char chain[RECORD_CHAIN + 1])
{
	size_t start = out->len;
	/* The last field is h, which is made here. */
	size_t last = record_shape.count - 1;

	assert(r->event >= 0 && r->event < RECORD_UNKNOWN);
	for (size_t i = 0; i < last; i++)
		add_field(out, &record_shape.fields[i], r);
	if (out->len - start + TAIL > RECORD_BYTES) {
		out->len = start;
		out->data[start] = '\0';
		return false;
	}
	out->data[start] = '{';
	chain_digest(chain, out->data + start, out->len - start, chain);
	buf_adds(out, ",\"h\":\"");
	buf_add(out, chain, RECORD_CHAIN);
	buf_adds(out, "\"}");
	return true;
}

bool record_follows(const char *line, size_t n, char chain[RECORD_CHAIN + 1])
{
	char h[RECORD_CHAIN + 1];
	const char *tail;
	bool follows;

	if (n < TAIL)
		return false;
	tail = line + n - TAIL;
	if (memcmp(tail, ",\"h\":\"", TAIL_NAME) != 0 ||
		memcmp(line + n - 2, "\"}", 2) != 0)
		return false;
	chain_digest(chain, line, n - TAIL, h);
	follows = memcmp(h, tail + TAIL_NAME, RECORD_CHAIN) == 0;
	memcpy(chain, tail + TAIL_NAME, RECORD_CHAIN);
	chain[RECORD_CHAIN] = '\0';
	return follows;
}
