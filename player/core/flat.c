#include "core/flat.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "base/jsonl.h"
#include "base/text.h"

/* ---- writing ---- */

static void add_strings(struct buf *out, const struct strings *list)
{
	buf_addc(out, '[');
	for (size_t i = 0; i < list->count; i++) {
		if (i > 0)
			buf_addc(out, ',');
		jsonl_add_string(out, list->items[i], strlen(list->items[i]));
	}
	buf_addc(out, ']');
}

static bool is_there(const struct field *f, const void *at)
{
	switch (f->kind) {
	case FIELD_INTEGER:
		return *(const int *)at >= 0;
	case FIELD_ENUM: /* a word of a later version is none of ours */
		return *(const int *)at >= 0 && f->words[*(const int *)at];
	case FIELD_BOOL:
		return *(const enum truth *)at != ABSENT;
	case FIELD_LONG:
		return *(const int64_t *)at >= 0;
	case FIELD_NUMBER:
		return *(const double *)at >= 0;
	case FIELD_LIST:
		return ((const struct strings *)at)->count > 0;
	default:
		return *(const char *const *)at != NULL;
	}
}

static void add_value(struct buf *out, const struct field *f, const void *at)
{
	const char *text;

	switch (f->kind) {
	case FIELD_INTEGER:
		jsonl_add_long(out, *(const int *)at);
		break;
	case FIELD_ENUM:
		text = f->words[*(const int *)at];
		jsonl_add_string(out, text, strlen(text));
		break;
	case FIELD_BOOL:
		buf_adds(
			out, *(const enum truth *)at == YES ? "true" : "false");
		break;
	case FIELD_LONG:
		jsonl_add_long(out, *(const int64_t *)at);
		break;
	case FIELD_NUMBER:
		jsonl_add_number(out, *(const double *)at);
		break;
	case FIELD_LIST:
		add_strings(out, at);
		break;
	default:
		text = *(const char *const *)at;
		jsonl_add_string(out, text, strlen(text));
	}
}

void flat_write(struct buf *out, const struct shape *shape, const void *item)
{
	char next = '{';

	for (size_t i = 0; i < shape->count; i++) {
		const struct field *f = &shape->fields[i];
		const void *at = (const char *)item + f->offset;

		if (!is_there(f, at))
			continue;
		buf_addc(out, next);
		buf_addc(out, '"'); /* names are plain */
		buf_adds(out, f->name);
		buf_add(out, "\":", 2);
		add_value(out, f, at);
		next = ',';
	}
	buf_adds(out, "}\n");
}

/* ---- reading ---- */

/* A text that may be shown; NULL: none, or one that may not. */
static const char *text_of(struct arena *arena, const struct jsonl_value *v)
{
	const char *text = jsonl_text(arena, v->text, v->length);
	size_t n = text ? strlen(text) : 0;

	return text && text_find_danger(text, n) == n ? text : NULL;
}

static bool read_strings(
	struct strings *list, struct arena *arena, const struct jsonl_value *v)
{
	const char *at = v->text, *end = v->text + v->length;
	struct jsonl_value item;
	size_t count = 0;

	while (jsonl_item(&at, end, &item))
		count++;
	list->items = arena_array(arena, count + 1, sizeof(*list->items));
	list->count = count;
	at = v->text;
	for (size_t i = 0; jsonl_item(&at, end, &item); i++) {
		list->items[i] = text_of(arena, &item);
		if (!list->items[i])
			return false;
	}
	return true;
}

static bool read_text(const struct field *f, void *at, struct arena *arena,
	const struct jsonl_value *v)
{
	const char *text = text_of(arena, v);
	int word = 0;

	if (!text)
		return false;
	if (f->kind == FIELD_ENUM) {
		while (f->words[word] && strcmp(f->words[word], text) != 0)
			word++;
		/* An unknown word gives the index behind the last. */
		*(int *)at = word;
		return true;
	}
	if (f->kind != FIELD_SHORT && f->kind != FIELD_BLOCK)
		return false;
	*(const char **)at = text;
	return true;
}

static bool read_number(
	const struct field *f, void *at, const struct jsonl_value *v)
{
	double number;
	int64_t whole;

	if (f->kind == FIELD_NUMBER) {
		if (!jsonl_number(v->text, v->length, &number) || number < 0)
			return false;
		*(double *)at = number;
		return true;
	}
	if (!jsonl_long(v->text, v->length, &whole) || whole < 0)
		return false;
	if (f->kind == FIELD_LONG)
		*(int64_t *)at = whole;
	else if (f->kind == FIELD_INTEGER && whole <= INT_MAX)
		*(int *)at = (int)whole;
	else
		return false;
	return true;
}

static bool read_value(void *item, const struct field *f, struct arena *arena,
	const struct jsonl_value *v)
{
	void *at = (char *)item + f->offset;

	switch (v->kind) {
	case JSONL_STRING:
		return read_text(f, at, arena, v);
	case JSONL_NUMBER:
		return read_number(f, at, v);
	case JSONL_LIST:
		return f->kind == FIELD_LIST && read_strings(at, arena, v);
	case JSONL_BOOL:
		if (f->kind == FIELD_BOOL)
			*(enum truth *)at = *v->text == 't' ? YES : NO;
		return f->kind == FIELD_BOOL;
	}
	return false;
}

static const struct field *field_of(
	const struct shape *shape, const struct jsonl_value *v)
{
	for (size_t i = 0; i < shape->count; i++) {
		const struct field *f = &shape->fields[i];

		if (strlen(f->name) == v->key_length &&
			memcmp(f->name, v->key, v->key_length) == 0)
			return f;
	}
	return NULL;
}

bool flat_read(const struct shape *shape, void *item, struct arena *arena,
	const char *line, size_t n)
{
	struct jsonl_scan scan;
	struct jsonl_value v;

	if (!jsonl_begin(&scan, line, n))
		return false;
	while (jsonl_next(&scan, &v)) {
		const struct field *f = field_of(shape, &v);

		if (f && !read_value(item, f, arena, &v))
			return false;
	}
	return !scan.bad;
}
