#include "core/unit_write.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "core/bind.h"
#include "core/emit.h"
#include "core/unit_write_parts.h"

enum { FIELDS_ROOM = 64 };

struct slots {
	struct slot items[FIELDS_ROOM];
	size_t count;
};

static void write_map(struct writer *w, const struct shape *shape,
	const void *item, int indent, const struct field *skip);
static void write_field(
	struct writer *w, struct slot s, const char *key, int indent);

static bool is_list(enum field_kind kind)
{
	return kind == FIELD_LIST || kind == FIELD_MAP || kind == FIELD_LINES;
}

static bool is_default(const struct writer *w, struct slot s)
{
	const struct field *f = s.field;
	const char *word;
	char number[24];

	if (is_list(f->kind))
		return value_list(slot_at(s)).count == 0;
	if (f->kind == FIELD_STRUCT)
		return !value_string(slot_at(s));
	word = value_word(f, f->kind, slot_at(s), number);
	if (!word)
		return true;
	if (strcmp(f->name, "tries") == 0)
		return value_int(slot_at(s)) == w->tries;
	return f->absent && strcmp(word, f->absent) == 0;
}

static void add_slots(struct slots *out, const struct shape *shape,
	const void *base, const struct field *skip)
{
	for (size_t i = 0; shape && i < shape->count; i++) {
		assert(out->count < FIELDS_ROOM);
		if (&shape->fields[i] != skip)
			out->items[out->count++] =
				(struct slot){ &shape->fields[i], base };
	}
}

/* A person reads a question and its answers first, then what is said. */
static int rank(const struct field *f)
{
	static const char *const early[] = { "id", "sabaq", "objective" };
	static const char *const late[] = { "hints", "if_right", "if_partly",
		"if_wrong", "explain", "steps", "pools" };

	for (size_t i = 0; i < sizeof(early) / sizeof(*early); i++) {
		if (strcmp(f->name, early[i]) == 0)
			return (int)i - 9;
	}
	for (size_t i = 0; i < sizeof(late) / sizeof(*late); i++) {
		if (strcmp(f->name, late[i]) == 0)
			return (int)i + 1;
	}
	return 0;
}

static void sort_slots(struct slots *slots)
{
	for (size_t i = 1; i < slots->count; i++) {
		struct slot s = slots->items[i];
		size_t k = i;

		for (; k > 0 && rank(slots->items[k - 1].field) > rank(s.field);
			k--)
			slots->items[k] = slots->items[k - 1];
		slots->items[k] = s;
	}
}

/* ---- lists ---- */

/* The id that a list gives its item where none is written. */
static const struct field *given_id(
	const struct shape *shape, const void *item, size_t i)
{
	const struct field *id =
		shape->variant ? NULL : shape_field(shape, "id");
	const char *mine =
		id ? value_string(slot_at((struct slot){ id, item })) : NULL;

	return mine && i < 26 && strcmp(mine, default_id(i)) == 0 ? id : NULL;
}

/* The one field that a bare value would stand for; NULL where more is said. */
static const struct field *only_shorthand(const struct writer *w,
	const struct shape *shape, const void *item, const struct field *skip)
{
	const struct field *one =
		shape->shorthand ? shape_field(shape, shape->shorthand) : NULL;

	for (size_t i = 0; one && i < shape->count; i++) {
		const struct field *f = &shape->fields[i];

		if (f != one && f != skip &&
			!is_default(w, (struct slot){ f, item }))
			return NULL;
	}
	return one;
}

/* Answers that are nothing but words: ["while", "for"]. */
static bool write_answers(struct writer *w, const struct field *f,
	struct list list, const char *key, int indent)
{
	const char *words[FIELDS_ROOM];

	if (list.count > FIELDS_ROOM)
		return false;
	for (size_t i = 0; i < list.count; i++) {
		const char *item = (const char *)list.items + i * f->of->size;
		const struct field *one = only_shorthand(w, f->of, item, NULL);

		if (!one || one->kind != FIELD_VERBATIM)
			return false;
		words[i] = value_string(slot_at((struct slot){ one, item }));
	}
	if (!fits_flow(words, list.count))
		return false;
	emit_flow(w->out, indent, key, words, list.count, true);
	return true;
}

static void write_list(struct writer *w, const struct field *f,
	struct list list, const char *key, int indent)
{
	if (write_answers(w, f, list, key, indent))
		return;
	emit_open(w->out, indent, key);
	for (size_t i = 0; i < list.count; i++) {
		const char *item = (const char *)list.items + i * f->of->size;
		const struct field *id = given_id(f->of, item, i);
		const struct field *one = only_shorthand(w, f->of, item, id);
		size_t from = w->out->len;

		if (one) {
			write_field(w, (struct slot){ one, item }, NULL,
				indent + 2);
			continue;
		}
		write_map(w, f->of, item, indent + 4, id);
		emit_dash(w->out, from, indent + 4);
	}
}

static void write_named(struct writer *w, const struct field *f,
	struct list list, const char *key, int indent)
{
	emit_open(w->out, indent, key);
	for (size_t i = 0; i < list.count; i++) {
		const char *item = (const char *)list.items + i * f->of->size;
		const struct field *id = &f->of->fields[0];
		const struct field *one = only_shorthand(w, f->of, item, id);
		const char *name =
			value_string(slot_at((struct slot){ id, item }));

		if (one && !f->of->variant) {
			write_field(w, (struct slot){ one, item }, name,
				indent + 2);
			continue;
		}
		emit_open(w->out, indent + 2, name);
		write_map(w, f->of, item, indent + 4, id);
	}
}

/* ---- maps ---- */

static void write_struct(
	struct writer *w, struct slot s, const char *key, int indent)
{
	const void *item = value_string(slot_at(s));
	const struct shape *shape = s.field->of;
	const struct field *one = only_shorthand(w, shape, item, NULL);

	if (one) {
		write_field(w, (struct slot){ one, item }, key, indent);
		return;
	}
	emit_open(w->out, indent, key);
	write_map(w, shape, item, indent + 2, NULL);
}

/* key NULL: an item of a list. */
static void write_field(
	struct writer *w, struct slot s, const char *key, int indent)
{
	const struct field *f = s.field;

	if (f->kind == FIELD_STRUCT)
		write_struct(w, s, key, indent);
	else if (f->kind == FIELD_LINES)
		write_lines(w, value_list(slot_at(s)), key, indent);
	else if (f->kind == FIELD_MAP)
		write_named(w, f, value_list(slot_at(s)), key, indent);
	else if (f->kind == FIELD_LIST && f->of)
		write_list(w, f, value_list(slot_at(s)), key, indent);
	else if (f->kind == FIELD_LIST)
		write_words(w, f, value_list(slot_at(s)), key, indent);
	else
		write_scalar(w, f, f->kind, slot_at(s), key, indent);
}

/* The fields that the variant's word brings; its body, where it is nested. */
static void add_row(struct slots *slots, const struct variant_row *row,
	const struct variant *v, const void *item)
{
	if (row->common)
		add_slots(slots, row->common, item, NULL);
	if (row->body)
		add_slots(slots, row->body,
			value_string((const char *)item + v->body_at), NULL);
}

static void write_map(struct writer *w, const struct shape *shape,
	const void *item, int indent, const struct field *skip)
{
	const struct variant *v = shape->variant;
	const struct variant_row *row =
		v ? &v->rows[value_int((const char *)item + v->word_at)] : NULL;
	bool named = row && !(v->absent && strcmp(row->word, v->absent) == 0);
	struct slots slots = { 0 };

	if (row && row->nested) {
		emit_open(w->out, indent, row->word);
		write_map(w, row->body,
			value_string((const char *)item + v->body_at),
			indent + 2, NULL);
		return;
	}
	add_slots(&slots, shape, item, skip);
	if (row)
		add_row(&slots, row, v, item);
	sort_slots(&slots);
	if (named && skip == &shape->fields[0])
		emit_word(w->out, indent, v->key, row->word);
	for (size_t i = 0; i < slots.count; i++) {
		if (!is_default(w, slots.items[i]))
			write_field(w, slots.items[i],
				slots.items[i].field->name, indent);
		if (named && slots.items[i].field == &shape->fields[0])
			emit_word(w->out, indent, v->key, row->word);
	}
}

void shape_write(struct buf *out, const struct shape *shape, const void *item,
	int indent)
{
	struct writer w = { .out = out, .tries = INTEGER_ABSENT };

	write_map(&w, shape, item, indent, NULL);
}

static int tries_of(const struct unit *u)
{
	return u->kind == UNIT_LESSON ? LESSON_TRIES : 1;
}

bool unit_leaves_out(
	const struct unit *u, const struct field *f, const void *item)
{
	const struct writer w = { .tries = tries_of(u) };

	return is_default(&w, (struct slot){ f, item });
}

void unit_write(struct buf *out, const struct unit *u)
{
	struct writer w = { .out = out, .tries = tries_of(u) };

	write_map(&w, &unit_shape, u, 0, NULL);
}
