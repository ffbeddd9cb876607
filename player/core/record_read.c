#include "core/record.h"

#include <jansson.h>
#include <limits.h>
#include <string.h>

#include "base/digest.h"
#include "base/jsonl.h"

/* ---- our own form ---- */

/* The scanner works on a copy of the line, whose strings become C strings. */
struct reading {
	struct record *out;
	struct arena *arena;
	char *copy;
};

static const char *end_string(struct reading *rd, const struct jsonl_value *v)
{
	if (v->escaped)
		return jsonl_text(rd->arena, v->text, v->length);
	/* The closing quote: the scanner is past it. */
	rd->copy[v->text + v->length - rd->copy] = '\0';
	return v->text;
}

static bool set_long(const struct field *f, void *at, int64_t value)
{
	if (value < 0)
		value = INTEGER_ABSENT;
	if (f->kind == FIELD_LONG)
		*(int64_t *)at = value;
	else if (f->kind == FIELD_INTEGER && value <= INT_MAX)
		*(int *)at = (int)value;
	else
		return false;
	return true;
}

static void set_number(void *at, double value)
{
	*(double *)at = value < 0 ? INTEGER_ABSENT : value;
}

static int word_index(const char *const *words, const char *s, size_t n)
{
	int i = 0;

	/* strncmp stops at the word's NUL, so the word is not overrun. */
	while (words[i] &&
		(strncmp(words[i], s, n) != 0 || words[i][n] != '\0'))
		i++;
	return i;
}

static bool read_string(
	struct reading *rd, const struct field *f, const struct jsonl_value *v)
{
	void *at = (char *)rd->out + f->offset;
	const char **string = at;

	switch (f->kind) {
	case FIELD_ENUM:
		/* An unknown word gives the index behind the last: UNKNOWN. */
		*(int *)at = word_index(f->words, v->text, v->length);
		return !v->escaped;
	case FIELD_SHORT:
	case FIELD_BLOCK:
	case FIELD_VERBATIM:
	case FIELD_ID:
	case FIELD_REF:
	case FIELD_CODE:
		break;
	case FIELD_INTEGER:
	case FIELD_LONG:
	case FIELD_NUMBER:
	case FIELD_DECIMAL:
	case FIELD_BOOL:
	case FIELD_STRUCT:
	case FIELD_LIST:
	case FIELD_MAP:
		return false;
	}
	*string = end_string(rd, v);
	return *string != NULL;
}

static bool read_number(
	struct reading *rd, const struct field *f, const struct jsonl_value *v)
{
	void *at = (char *)rd->out + f->offset;
	int64_t whole;
	double number;

	if (f->kind == FIELD_NUMBER) {
		if (!jsonl_number(v->text, v->length, &number))
			return false;
		set_number(at, number);
		return true;
	}
	return jsonl_long(v->text, v->length, &whole) && set_long(f, at, whole);
}

static bool read_list(
	struct reading *rd, const struct field *f, const struct jsonl_value *v)
{
	struct strings *list = (void *)((char *)rd->out + f->offset);
	const char *at = v->text, *end = v->text + v->length;
	struct jsonl_value item;

	if (f->kind != FIELD_LIST)
		return false;
	*list = (struct strings){ 0 };
	while (jsonl_item(&at, end, &item))
		list->count++;
	list->items =
		arena_array(rd->arena, list->count + 1, sizeof(*list->items));
	at = v->text;
	for (size_t i = 0; jsonl_item(&at, end, &item); i++) {
		list->items[i] = end_string(rd, &item);
		if (!list->items[i])
			return false;
	}
	if (list == &rd->out->given)
		rd->out->given_there = true;
	return true;
}

static bool read_member(
	struct reading *rd, const struct field *f, const struct jsonl_value *v)
{
	switch (v->kind) {
	case JSONL_STRING:
		return read_string(rd, f, v);
	case JSONL_NUMBER:
		return read_number(rd, f, v);
	case JSONL_LIST:
		return read_list(rd, f, v);
	case JSONL_BOOL:
		if (f->kind != FIELD_BOOL)
			return false;
		*(enum truth *)(void *)((char *)rd->out + f->offset) =
			*v->text == 't' ? YES : NO;
		return true;
	}
	return false;
}

/* Names are short: a loop beats a call of memcmp(). */
static bool is_named(const struct field *f, const char *key, size_t n)
{
	size_t i = 0;

	while (i < n && f->name[i] == key[i])
		i++;
	/* key holds no NUL, so i is not behind the name's. */
	return i == n && f->name[i] == '\0';
}

/*
 * The fields come in the table's order, so each key is looked for only
 * behind the one before: an unknown, second or misplaced key is not found.
 */
static bool read_ours(struct reading *rd, size_t n)
{
	const struct field *f = record_shape.fields;
	const struct field *end = f + record_shape.count;
	struct jsonl_scan scan;
	struct jsonl_value v;

	if (!jsonl_begin(&scan, rd->copy, n))
		return false;
	while (jsonl_next(&scan, &v)) {
		while (f < end && !is_named(f, v.key, v.key_length))
			f++;
		if (f == end || !read_member(rd, f++, &v))
			return false;
	}
	return !scan.bad;
}

/* ---- any other JSON ---- */

static const char *text_of(struct arena *arena, const json_t *value)
{
	return arena_strndup(
		arena, json_string_value(value), json_string_length(value));
}

static bool list_of(
	struct strings *list, struct arena *arena, const json_t *value)
{
	size_t i;
	json_t *item;

	if (!json_is_array(value))
		return false;
	list->count = json_array_size(value);
	list->items = arena_array(arena, list->count + 1, sizeof(*list->items));
	json_array_foreach(value, i, item)
	{
		if (!json_is_string(item)) {
			*list = (struct strings){ 0 };
			return false;
		}
		list->items[i] = text_of(arena, item);
	}
	return true;
}

static bool json_string_field(struct reading *rd, const struct field *f,
	void *at, const json_t *value)
{
	if (!json_is_string(value))
		return false;
	if (f->kind == FIELD_ENUM)
		*(int *)at = word_index(f->words, json_string_value(value),
			json_string_length(value));
	else
		*(const char **)at = text_of(rd->arena, value);
	return true;
}

static bool json_number_field(
	const struct field *f, void *at, const json_t *value)
{
	if (f->kind != FIELD_NUMBER)
		return json_is_integer(value) &&
		       set_long(f, at, json_integer_value(value));
	if (json_is_number(value))
		set_number(at, json_number_value(value));
	return json_is_number(value);
}

static bool json_field(
	struct reading *rd, const struct field *f, const json_t *value)
{
	void *at = (char *)rd->out + f->offset;

	switch (f->kind) {
	case FIELD_SHORT:
	case FIELD_BLOCK:
	case FIELD_VERBATIM:
	case FIELD_ID:
	case FIELD_REF:
	case FIELD_CODE:
	case FIELD_ENUM:
		return json_string_field(rd, f, at, value);
	case FIELD_INTEGER:
	case FIELD_LONG:
	case FIELD_NUMBER:
		return json_number_field(f, at, value);
	case FIELD_BOOL:
		if (json_is_boolean(value))
			*(enum truth *)at = json_is_true(value) ? YES : NO;
		return json_is_boolean(value);
	case FIELD_LIST:
		if (at == &rd->out->given)
			rd->out->given_there = true;
		return list_of(at, rd->arena, value);
	case FIELD_DECIMAL:
	case FIELD_STRUCT:
	case FIELD_MAP:
		break;
	}
	return false;
}

static bool read_json(struct reading *rd, const char *line, size_t n)
{
	json_t *object = json_loadb(line, n, JSON_REJECT_DUPLICATES, NULL);
	const json_t *v = json_object_get(object, "v");
	bool later =
		json_is_integer(v) && json_integer_value(v) > RECORD_VERSION;
	bool good = json_is_object(object);

	for (size_t i = 0; good && i < record_shape.count; i++) {
		const struct field *f = &record_shape.fields[i];
		const json_t *value = json_object_get(object, f->name);

		/* A later version may have changed what a field holds. */
		if (value && !json_field(rd, f, value))
			good = later;
	}
	json_decref(object);
	return good;
}

/* ---- both ---- */

/* So that the next one is a number too. */
#define N_MAX 999999999999999

static bool is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

/* Crockford's base 32, as ulid_make() writes it. */
static bool is_base32(char c)
{
	return (c >= '0' && c <= '9') ||
	       (c >= 'A' && c <= 'Z' && c != 'I' && c != 'L' && c != 'O' &&
		       c != 'U');
}

/*
 * Whether s is count characters of one kind. For each record of a log: a
 * loop, because strspn() makes a table of its set at every call.
 */
static bool consists(const char *s, size_t count, bool (*of)(char))
{
	size_t i = 0;

	while (s && i < count && of(s[i]))
		i++;
	return s && i == count && s[i] == '\0';
}

static bool required_there(const struct record *r)
{
	if (!consists(r->log, ULID_CHARS, is_base32) ||
		!consists(r->h, RECORD_CHAIN, is_hex) || r->n < 1 ||
		r->n > N_MAX || r->v < 1)
		return false;
	return r->v > RECORD_VERSION ||
	       (r->t && r->site && r->who && r->event != INTEGER_ABSENT);
}

static struct record nothing(void)
{
	struct record r = record_empty();

	r.v = r.event = INTEGER_ABSENT;
	return r;
}

bool record_read(
	struct record *out, struct arena *arena, const char *line, size_t n)
{
	struct reading rd = {
		.out = out,
		.arena = arena,
		.copy = arena_strndup(arena, line, n),
	};

	*out = nothing();
	if (!read_ours(&rd, n)) {
		*out = nothing();
		if (!read_json(&rd, line, n))
			return false;
	}
	if (out->event == INTEGER_ABSENT && out->v > RECORD_VERSION)
		out->event = RECORD_UNKNOWN;
	return required_there(out);
}
