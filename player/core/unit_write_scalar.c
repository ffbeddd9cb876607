/* Values without fields of their own, as YAML. */
#include <stdio.h>
#include <string.h>

#include "core/emit.h"
#include "core/unit_write_parts.h"

enum { LINE_COLUMNS = 76 };

const void *slot_at(struct slot s)
{
	return (const char *)s.base + s.field->offset;
}

const char *value_string(const void *p)
{
	const char *s;

	memcpy(&s, p, sizeof(s));
	return s;
}

struct list value_list(const void *p)
{
	struct list list;

	memcpy(&list, p, sizeof(list));
	return list;
}

int value_int(const void *p)
{
	int n;

	memcpy(&n, p, sizeof(n));
	return n;
}

static const char *bool_word(const void *p)
{
	enum truth value;

	memcpy(&value, p, sizeof(value));
	return value == ABSENT ? NULL : value == YES ? "true" : "false";
}

/*
 * The value as one word; NULL where it is absent, or no word at all. number
 * holds 24 bytes for it.
 */
const char *value_word(const struct field *f, enum field_kind kind,
	const void *p, char *number)
{
	struct decimal decimal;

	switch (kind) {
	case FIELD_SHORT:
	case FIELD_BLOCK:
	case FIELD_VERBATIM:
	case FIELD_ID:
	case FIELD_REF:
	case FIELD_CODE:
		return value_string(p);
	case FIELD_INTEGER:
		snprintf(number, 24, "%d", value_int(p));
		return value_int(p) == INTEGER_ABSENT ? NULL : number;
	case FIELD_DECIMAL:
		memcpy(&decimal, p, sizeof(decimal));
		return decimal.text;
	case FIELD_BOOL:
		return bool_word(p);
	case FIELD_ENUM:
		return value_int(p) == ABSENT ? NULL : f->words[value_int(p)];
	case FIELD_LINES:
	case FIELD_LONG:
	case FIELD_NUMBER:
	case FIELD_STRUCT:
	case FIELD_LIST:
	case FIELD_MAP:
		break;
	}
	return NULL;
}

/* Bare digits read as a number to all, and a share with its sign as a word. */
static bool is_number(const char *s)
{
	size_t n = strspn(s, "0123456789.");

	return n > 0 && (s[n] == '\0' || strcmp(s + n, "%") == 0);
}

void write_scalar(struct writer *w, const struct field *f, enum field_kind kind,
	const void *p, const char *key, int indent)
{
	char number[24];
	const char *word = value_word(f, kind, p, number);

	if (kind == FIELD_BLOCK ||
		(kind == FIELD_VERBATIM && strchr(word, '\n')))
		emit_block(w->out, indent, key, word);
	else if (kind == FIELD_VERBATIM)
		emit_quoted(w->out, indent, key, word);
	else if (kind == FIELD_INTEGER || kind == FIELD_DECIMAL ||
		 kind == FIELD_BOOL || (kind == FIELD_CODE && is_number(word)))
		emit_word(w->out, indent, key, word);
	else
		emit_short(w->out, indent, key, word);
}

void write_lines(
	struct writer *w, struct list lines, const char *key, int indent)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < lines.count; i++)
		buf_addf(&b, "%s\n", ((const char *const *)lines.items)[i]);
	emit_block(w->out, indent, key, buf_str(&b));
	buf_release(&b);
}

/* Whether words stand in brackets on one line. */
bool fits_flow(const char *const *words, size_t count)
{
	size_t columns = 0;

	for (size_t i = 0; i < count; i++) {
		columns += strlen(words[i]) + 4;
		if (strpbrk(words[i], "\n"))
			return false;
	}
	return columns < LINE_COLUMNS;
}

static bool is_flow_kind(enum field_kind kind)
{
	return kind == FIELD_ID || kind == FIELD_REF || kind == FIELD_CODE ||
	       kind == FIELD_VERBATIM;
}

void write_words(struct writer *w, const struct field *f, struct list list,
	const char *key, int indent)
{
	size_t size = field_element_size(f);

	if (is_flow_kind(f->each) && fits_flow(list.items, list.count)) {
		emit_flow(w->out, indent, key, list.items, list.count,
			f->each == FIELD_VERBATIM);
		return;
	}
	emit_open(w->out, indent, key);
	for (size_t i = 0; i < list.count; i++)
		write_scalar(w, f, f->each, (char *)list.items + i * size, NULL,
			indent + 2);
}
