/* Lines of the log that are in any other form than ours, and what all need. */
#include <jansson.h>
#include <limits.h>
#include <string.h>

#include "base/digest.h"
#include "core/record_parts.h"

/* ---- values ---- */

bool record_set_long(const struct field *f, void *at, int64_t value)
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

void record_set_number(void *at, double value)
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

int record_word(const char *const *words, const char *s, size_t n)
{
	int i = 0;

	while (words[i] && !is_word(words[i], s, n))
		i++;
	return i;
}

/* ---- log and h ---- */

bool record_takes(
	const struct record *r, const void *at, const char *s, size_t n)
{
	if (at == &r->log)
		return ulid_valid(s, n);
	if (at == &r->h)
		return n == RECORD_CHAIN && digest_is_hex(s, n);
	return true;
}

/* ---- any JSON ---- */

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

static bool string_field(struct record *out, struct arena *arena,
	const struct field *f, const json_t *value)
{
	void *at = (char *)out + f->offset;
	const char *s = json_string_value(value);
	size_t n = json_string_length(value);

	if (!s || !record_takes(out, at, s, n))
		return false;
	if (f->kind == FIELD_ENUM)
		*(int *)at = record_word(f->words, s, n);
	else
		*(const char **)at = text_of(arena, value);
	return true;
}

static bool number_field(const struct field *f, void *at, const json_t *value)
{
	if (f->kind != FIELD_NUMBER)
		return json_is_integer(value) &&
		       record_set_long(f, at, json_integer_value(value));
	if (json_is_number(value))
		record_set_number(at, json_number_value(value));
	return json_is_number(value);
}

static bool read_field(struct record *out, struct arena *arena,
	const struct field *f, const json_t *value)
{
	void *at = (char *)out + f->offset;

	switch (f->kind) {
	case FIELD_SHORT:
	case FIELD_BLOCK:
	case FIELD_VERBATIM:
	case FIELD_ID:
	case FIELD_REF:
	case FIELD_CODE:
	case FIELD_ENUM:
		return string_field(out, arena, f, value);
	case FIELD_INTEGER:
	case FIELD_LONG:
	case FIELD_NUMBER:
		return number_field(f, at, value);
	case FIELD_BOOL:
		if (json_is_boolean(value))
			*(enum truth *)at = json_is_true(value) ? YES : NO;
		return json_is_boolean(value);
	case FIELD_LIST:
		if (at == &out->given)
			out->given_there = true;
		return list_of(at, arena, value);
	case FIELD_LINES:
	case FIELD_DECIMAL:
	case FIELD_STRUCT:
	case FIELD_MAP:
		break;
	}
	return false;
}

bool record_read_json(
	struct record *out, struct arena *arena, const char *line, size_t n)
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
		if (value && !read_field(out, arena, f, value))
			good = later;
	}
	json_decref(object);
	return good;
}
