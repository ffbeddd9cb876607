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

/* Words and names are short: a loop beats a call of strncmp(). */
static bool is_word(const char *word, const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && word[i] && word[i] == s[i])
		i++;
	return i == n && word[i] == '\0';
}

static int word_index(const char *const *words, const char *s, size_t n)
{
	int i = 0;

	while (words[i] && !is_word(words[i], s, n))
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

/*
 * The value behind the field's name and the colon, where the member at p is
 * named so; else NULL. The line ends in a brace, which is in no name: this
 * does not run over it.
 */
static const char *behind_name(const struct field *f, const char *p)
{
	const char *name = f->name;

	if (*p++ != '"')
		return NULL;
	for (; *name && *name == *p; name++)
		p++;
	return !*name && p[0] == '"' && p[1] == ':' ? p + 2 : NULL;
}

/*
 * The fields come in the table's order, so each key is looked for only
 * behind the one before: an unknown, second or misplaced key is not found.
 * Most often it is the very next, so names are tried where a key begins
 * before anyone looks where it ends.
 */
static bool read_ours(struct reading *rd, size_t n)
{
	const struct field *f = record_shape.fields;
	const struct field *end = f + record_shape.count;
	struct jsonl_scan scan;
	struct jsonl_value v;

	if (!jsonl_begin(&scan, rd->copy, n))
		return false;
	while (scan.at < scan.end) {
		const char *value = NULL;

		while (f < end && !(value = behind_name(f, scan.at)))
			f++;
		if (f == end || !jsonl_member(&scan, value, &v) ||
			!read_member(rd, f++, &v))
			return false;
	}
	return true;
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

#define ONES (UINT64_MAX / 255)
#define TOPS (ONES << 7)

/* The top bits of the bytes from low to high. All bytes are ASCII. */
static inline uint64_t within(uint64_t word, char low, char high)
{
	return (word + ONES * (0x80u - low)) & ~(word + ONES * (0x7fu - high));
}

static inline uint64_t hex_in(uint64_t word)
{
	return within(word, '0', '9') | within(word, 'a', 'f');
}

/* Crockford's base 32, as ulid_make() writes it: no I, L, O, U. */
static inline uint64_t base32_in(uint64_t word)
{
	return within(word, '0', '9') | within(word, 'A', 'H') |
	       within(word, 'J', 'K') | within(word, 'M', 'N') |
	       within(word, 'P', 'T') | within(word, 'V', 'Z');
}

/*
 * Whether s is count characters, at least 8, of one kind. For each record of
 * a log, so eight at a time; the last eight may overlap those before.
 */
static inline bool consists(
	const char *s, size_t count, uint64_t (*of)(uint64_t))
{
	uint64_t word, all = TOPS;

	if (!s || strnlen(s, count + 1) != count)
		return false;
	for (size_t i = 0; i + sizeof(word) <= count; i += sizeof(word)) {
		memcpy(&word, s + i, sizeof(word));
		all &= of(word) & ~word;
	}
	memcpy(&word, s + count - sizeof(word), sizeof(word));
	return (all & of(word) & ~word) == TOPS;
}

static bool required_there(const struct record *r)
{
	if (!consists(r->log, ULID_CHARS, base32_in) ||
		!consists(r->h, RECORD_CHAIN, hex_in) || r->n < 1 ||
		r->n > N_MAX || r->v < 1)
		return false;
	return r->v > RECORD_VERSION ||
	       (r->t && r->site && r->who && r->event != INTEGER_ABSENT);
}

static void clear(struct record *out)
{
	const struct record empty = record_empty();

	/* A size not known here: so the C library copies, which is faster. */
	memcpy(out, &empty, record_shape.size);
	out->v = out->event = INTEGER_ABSENT;
}

bool record_read(
	struct record *out, struct arena *arena, const char *line, size_t n)
{
	struct reading rd = {
		.out = out,
		.arena = arena,
		.copy = arena_strndup(arena, line, n),
	};

	clear(out);
	if (!read_ours(&rd, n)) {
		clear(out);
		if (!read_json(&rd, line, n))
			return false;
	}
	if (out->event == INTEGER_ABSENT && out->v > RECORD_VERSION)
		out->event = RECORD_UNKNOWN;
	return required_there(out);
}
