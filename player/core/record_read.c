/*
 * Lines of the log in our own form. One is read against another, its twin:
 * members that are the same, byte for byte, hold the same; only the others are
 * parsed. Without a twin all are. Strings may be of any line since the arena
 * was empty.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/jsonl.h"
#include "core/record_parts.h"

enum { FIELDS_MOST = 64 };

struct member {
	const struct field *field;
	size_t name, value; /* where they begin in the line */
};

/* A line that was read: what it holds, and where. */
struct twin {
	struct record r;
	const char *line; /* borrowed */
	size_t n;
	struct member members[FIELDS_MOST];
	size_t count; /* 0: it is nobody's twin */
};

struct reading {
	struct twin *twin; /* turns into the line that is read */
	struct arena *arena;
	struct jsonl_scan scan;
	struct member *at; /* from here on, members are the old line's */
	size_t same; /* bytes from scan.at on are as in the old line */
};

/* ---- values ---- */

static const char *string_of(struct reading *rd, const struct jsonl_value *v)
{
	if (v->escaped)
		return jsonl_text(rd->arena, v->text, v->length);
	return arena_strndup(rd->arena, v->text, v->length);
}

static bool read_string(struct reading *rd, const struct field *f, void *at,
	const struct jsonl_value *v)
{
	const char **string = at;

	switch (f->kind) {
	case FIELD_ENUM:
		/* An unknown word gives the index behind the last: UNKNOWN. */
		*(int *)at = record_word(f->words, v->text, v->length);
		return !v->escaped;
	case FIELD_SHORT:
	case FIELD_BLOCK:
	case FIELD_VERBATIM:
	case FIELD_ID:
	case FIELD_REF:
	case FIELD_CODE:
		break;
	case FIELD_LINES:
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
	if (!record_takes(&rd->twin->r, at, v->text, v->length))
		return false;
	*string = string_of(rd, v);
	return *string != NULL;
}

static bool read_number(
	const struct field *f, void *at, const struct jsonl_value *v)
{
	int64_t whole;
	double number;

	if (f->kind == FIELD_NUMBER) {
		if (!jsonl_number(v->text, v->length, &number))
			return false;
		record_set_number(at, number);
		return true;
	}
	return jsonl_long(v->text, v->length, &whole) &&
	       record_set_long(f, at, whole);
}

static bool read_list(struct reading *rd, const struct field *f,
	struct strings *list, const struct jsonl_value *v)
{
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
		list->items[i] = string_of(rd, &item);
		if (!list->items[i])
			return false;
	}
	if (list == &rd->twin->r.given)
		rd->twin->r.given_there = true;
	return true;
}

static bool read_value(
	struct reading *rd, const struct field *f, const struct jsonl_value *v)
{
	void *at = (char *)&rd->twin->r + f->offset;

	switch (v->kind) {
	case JSONL_STRING:
		return read_string(rd, f, at, v);
	case JSONL_NUMBER:
		return read_number(f, at, v);
	case JSONL_LIST:
		return read_list(rd, f, at, v);
	case JSONL_BOOL:
		if (f->kind == FIELD_BOOL)
			*(enum truth *)at = *v->text == 't' ? YES : NO;
		return f->kind == FIELD_BOOL;
	}
	return false;
}

/* ---- members ---- */

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

static struct member *end_of(struct twin *t)
{
	return t->members + t->count;
}

/* Passes members that the twin has too, with their commas. */
static void pass_same(struct reading *rd)
{
	struct twin *t = rd->twin;
	struct jsonl_scan *s = &rd->scan;
	struct member *first = rd->at, *end = end_of(t);
	size_t most = (size_t)(s->end - s->at), passed, shift;

	rd->same = 0;
	if (first == end)
		return;
	if (most > t->n - 1 - first->name)
		most = t->n - 1 - first->name;
	rd->same = jsonl_same(s->at, t->line + first->name, most);
	/* Never the last one: the scanner is to see how the line ends. */
	while (rd->at + 1 < end && rd->at[1].name <= first->name + rd->same)
		rd->at++;
	shift = (size_t)(s->at - s->line) - first->name;
	passed = rd->at->name - first->name;
	s->at += passed;
	rd->same -= passed;
	for (; shift != 0 && first < rd->at; first++) {
		first->name += shift;
		first->value += shift;
	}
}

static void make_absent(struct record *r, const struct field *f)
{
	const void *absent = (const char *)&record_nothing + f->offset;
	void *at = (char *)r + f->offset;

	memcpy(at, absent, field_size(f));
	if (at == &r->given)
		r->given_there = false;
}

/* Where the field's member goes; the twin's before it are not in the line. */
static struct member *make_place(struct reading *rd, const struct field *f)
{
	struct twin *t = rd->twin;
	struct member *m = rd->at, *old = m, *end = end_of(t), *to;

	for (; old < end && old->field < f; old++)
		make_absent(&t->r, old->field);
	to = old < end && old->field == f ? m : m + 1;
	if (to != old) {
		memmove(to, old, (size_t)(end - old) * sizeof(*old));
		t->count = (size_t)(to + (end - old) - t->members);
	}
	rd->at = m + 1;
	return m;
}

/*
 * The field whose name the next member has, and where its value is. Each is
 * looked for only behind the one before: an unknown, second or misplaced key
 * is not found. Most often it is the twin's.
 */
static const struct field *find_field(
	const struct reading *rd, const char **value)
{
	const struct member *m = rd->at;
	const struct field *f = record_shape.fields;
	const struct field *end = f + record_shape.count;

	if (m < end_of(rd->twin) && m->value - m->name <= rd->same) {
		*value = rd->scan.at + (m->value - m->name);
		return m->field;
	}
	if (m > rd->twin->members)
		f = m[-1].field + 1;
	for (; f < end; f++) {
		*value = behind_name(f, rd->scan.at);
		if (*value)
			return f;
	}
	return NULL;
}

static bool read_member(struct reading *rd)
{
	const char *value, *line = rd->scan.line;
	const struct field *f = find_field(rd, &value);
	struct jsonl_value v;

	if (!f)
		return false;
	*make_place(rd, f) = (struct member){ .field = f,
		.name = (size_t)(rd->scan.at - line),
		.value = (size_t)(value - line) };
	return jsonl_member(&rd->scan, value, &v) && read_value(rd, f, &v);
}

/* Whether the line is in our form: then t is its twin. */
static bool read_ours(
	struct twin *t, struct arena *arena, const char *line, size_t n)
{
	struct reading rd = { .twin = t, .arena = arena, .at = t->members };

	assert(record_shape.count <= FIELDS_MOST);
	if (!jsonl_begin(&rd.scan, line, n))
		return false;
	while (rd.scan.at < rd.scan.end) {
		pass_same(&rd);
		if (!read_member(&rd))
			return false;
	}
	for (struct member *m = rd.at; m < end_of(t); m++)
		make_absent(&t->r, m->field);
	t->count = (size_t)(rd.at - t->members);
	t->line = line;
	t->n = n;
	return true;
}

/* Nothing is its twin then. */
static void forget(struct twin *t)
{
	t->r = record_nothing;
	t->count = 0;
}

/* So that the next one is a number too. */
#define N_MAX 999999999999999

static bool required_there(const struct record *r)
{
	if (!r->log || !r->h || r->n < 1 || r->n > N_MAX || r->v < 1)
		return false;
	return r->v > RECORD_VERSION ||
	       (r->t && r->site && r->who && r->event != INTEGER_ABSENT);
}

/* Reads any line into t, which stays a twin where the line is in our form. */
static bool read_any(
	struct twin *t, struct arena *arena, const char *line, size_t n)
{
	if (!read_ours(t, arena, line, n)) {
		forget(t);
		if (!record_read_json(&t->r, arena, line, n))
			return false;
	}
	if (t->r.event == INTEGER_ABSENT && t->r.v > RECORD_VERSION) {
		t->r.event = RECORD_UNKNOWN;
		t->count = 0; /* the line does not say so */
	}
	return required_there(&t->r);
}

bool record_read(
	struct record *out, struct arena *arena, const char *line, size_t n)
{
	struct twin t;
	bool good;

	forget(&t);
	good = read_any(&t, arena, line, n);
	*out = t.r;
	return good;
}

/* ---- one after the other ---- */

struct record_reader {
	struct arena arena;
	/* One an event, if they are the usual ones: any would do. */
	struct twin twins[RECORD_UNKNOWN];
	size_t next; /* to be given up for another event's */
};

struct record_reader *record_reader_new(void)
{
	struct record_reader *rd = xcalloc(1, sizeof(*rd));

	record_reader_forget(rd);
	return rd;
}

void record_reader_free(struct record_reader *rd)
{
	if (rd)
		arena_release(&rd->arena);
	free(rd);
}

void record_reader_forget(struct record_reader *rd)
{
	for (size_t i = 0; i < RECORD_UNKNOWN; i++)
		forget(&rd->twins[i]);
	arena_reset(&rd->arena);
}

/* A line of the same event most likely has the same word at the same place. */
static struct twin *find_twin(
	struct record_reader *rd, const char *line, size_t n)
{
	/* Behind v, log, n, t, site, who. */
	enum { EVENT = 6, LOOKED_AT = sizeof("\"event\":\"....") - 1 };
	struct twin *t;

	for (size_t i = 0; i < RECORD_UNKNOWN; i++) {
		size_t at;

		t = &rd->twins[i];
		at = t->members[EVENT].name;
		if (t->count > EVENT && at + LOOKED_AT <= t->n &&
			at + LOOKED_AT <= n &&
			memcmp(line + at, t->line + at, LOOKED_AT) == 0)
			return t;
	}
	t = &rd->twins[rd->next++ % RECORD_UNKNOWN];
	forget(t);
	return t;
}

const struct record *record_reader_next(
	struct record_reader *rd, const char *line, size_t n)
{
	struct twin *t = find_twin(rd, line, n);

	return read_any(t, &rd->arena, line, n) ? &t->r : NULL;
}
