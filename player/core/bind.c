#include "core/bind.h"

#include <stdio.h>
#include <string.h>

#include "core/bind_scalar.h"
#include "core/rules.h"
#include "core/unit.h"

enum { LETTERS = 26 };

static void bind_field_value(struct binder *b, const struct field *f,
	const struct node *at, void *out);

const char *default_id(size_t index)
{
	static const char ids[] = "a\0b\0c\0d\0e\0f\0g\0h\0i\0j\0k\0l\0m\0"
				  "n\0o\0p\0q\0r\0s\0t\0u\0v\0w\0x\0y\0z";

	return index < LETTERS ? &ids[2 * index] : "z";
}

const struct variant_row *variant_of(
	const struct shape *shape, const struct node *at)
{
	const struct variant *v = shape->variant;
	const struct variant_row *named = NULL;
	const struct node *key;
	const char *word = NULL;

	if (!v || at->kind != NODE_MAP)
		return NULL;
	key = node_get(at, v->key);
	if (!key)
		word = v->absent;
	else if (key->kind == NODE_SCALAR)
		word = key->text;
	for (size_t i = 0; i < v->count; i++) {
		const struct variant_row *row = &v->rows[i];

		if (row->nested && !key && node_get(at, row->word))
			return row;
		if (!row->nested && word && strcmp(word, row->word) == 0)
			named = row;
	}
	return named;
}

const struct field *bind_field(const struct shape *shape,
	const struct variant_row *row, const char *name)
{
	const struct field *f = shape_field(shape, name);

	if (!f && row && row->common)
		f = shape_field(row->common, name);
	if (!f && row && row->body && !row->nested)
		f = shape_field(row->body, name);
	return f;
}

static void set_defaults(struct binder *b, const struct shape *shape, void *out)
{
	for (size_t i = 0; i < shape->count; i++)
		bind_default(b, &shape->fields[i], out);
}

/*
 * What a mended map lacks may have been lost in the mending, and a name that
 * is only misspelt has been told of.
 */
static void need(struct binder *b, const struct shape *shape,
	const struct node *at, const char *skip)
{
	for (size_t i = 0; i < shape->count && !at->mended; i++) {
		const struct field *f = &shape->fields[i];

		if ((f->bits & FIELD_REQUIRED) && !node_get(at, f->name) &&
			!(skip && strcmp(skip, f->name) == 0) &&
			b->faults->count < FAULTS_MAX &&
			!bind_misspelt(shape, f->name, at))
			faults_add(b->faults, RULE_FIELD_MISSING, at->at,
				f->name, shape->name, NULL);
	}
}

static void *member(void *out, size_t offset)
{
	return (char *)out + offset;
}

/* None where the key may be misspelt or lost: it would be another row. */
static const struct variant_row *known_row(
	const struct shape *shape, const struct node *at)
{
	const struct variant *v = shape->variant;

	if (v->absent && !node_get(at, v->key) &&
		(at->mended || bind_misspelt(shape, v->key, at)))
		return NULL;
	return variant_of(shape, at);
}

/* Gives the variant its word, and its body a place. */
static const struct variant_row *choose_row(struct binder *b,
	const struct shape *shape, const struct node *at, void *out)
{
	const struct variant *v = shape->variant;
	const struct variant_row *row = known_row(shape, at);
	int word = row ? (int)(row - v->rows) : ABSENT;

	memcpy(member(out, v->word_at), &word, sizeof(word));
	if (!row) {
		bind_no_row(b, shape, at);
		return NULL;
	}
	if (row->common)
		set_defaults(b, row->common, out);
	if (row->body) {
		void *body = arena_alloc(b->arena, row->body->size);

		set_defaults(b, row->body, body);
		memcpy(member(out, v->body_at), &body, sizeof(body));
	}
	return row;
}

static void *body_of(const struct shape *shape, void *out)
{
	void *body;

	memcpy(&body, member(out, shape->variant->body_at), sizeof(body));
	return body;
}

/* One child of a map, into whichever struct has its field. */
static void bind_child(struct binder *b, const struct shape *shape,
	const struct variant_row *row, const struct node *child, void *out)
{
	const struct field *f = shape_field(shape, child->key);

	if (f) {
		bind_field_value(b, f, child, out);
		return;
	}
	if (shape->variant && strcmp(child->key, shape->variant->key) == 0)
		return;
	if (row && row->nested && strcmp(child->key, row->word) == 0) {
		bind_node(b, row->body, child, body_of(shape, out));
		return;
	}
	f = row && row->common ? shape_field(row->common, child->key) : NULL;
	if (f) {
		bind_field_value(b, f, child, out);
		return;
	}
	f = row && row->body && !row->nested
		    ? shape_field(row->body, child->key)
		    : NULL;
	if (f)
		bind_field_value(b, f, child, body_of(shape, out));
	else
		bind_unknown(b->faults, shape, row, child);
}

static void bind_map(struct binder *b, const struct shape *shape,
	const struct node *at, const char *skip, void *out)
{
	const struct variant_row *row = NULL;
	size_t before = b->faults->count;
	bool sure = true;

	if (shape->variant) {
		row = choose_row(b, shape, at, out);
		sure = node_get(at, shape->variant->key) != NULL;
	}
	for (const struct node *c = at->first; c; c = c->next)
		bind_child(b, shape, row, c, out);
	if (row && row->nested)
		return;
	need(b, shape, at, skip);
	/* With fields of another word it is this word that is missing. */
	if (!sure && b->faults->count > before)
		return;
	if (row && row->common)
		need(b, row->common, at, NULL);
	if (row && row->body)
		need(b, row->body, at, NULL);
}

/* The value is of another kind than the field, or there is none. */
static void misfit(struct binder *b, enum rule rule, const char *name,
	const struct node *at)
{
	if (at->mended)
		return;
	if (at->kind == NODE_SCALAR && at->length == 0)
		rule = RULE_FIELD_EMPTY;
	faults_add(b->faults, (int)rule, at->at, at->key ? at->key : name, NULL,
		NULL);
}

static bool knows_any(const struct shape *shape, const struct node *map)
{
	for (const struct node *n = map->first; n; n = n->next) {
		if (shape_field(shape, n->key))
			return true;
	}
	return false;
}

/* skip names the field that the caller fills in (a map's key is the id). */
static void bind_any(struct binder *b, const struct shape *shape,
	const struct node *at, const char *skip, void *out)
{
	const struct field *f = NULL;
	bool listed;

	set_defaults(b, shape, out);
	if (shape->place_at)
		memcpy(member(out, shape->place_at), &at->at, sizeof(at->at));
	if (shape->shorthand)
		f = shape_field(shape, shape->shorthand);
	listed = f && f->kind == FIELD_LIST;
	if (bind_bare(b, shape, at, skip))
		return;
	if (at->kind == NODE_MAP && listed && !knows_any(shape, at))
		misfit(b, RULE_FIELD_NOT_LIST, shape->name, at);
	else if (at->kind == NODE_MAP)
		bind_map(b, shape, at, skip, out);
	else if (f && (at->kind == NODE_SCALAR || listed))
		bind_field_value(b, f, at, out);
	else
		misfit(b, RULE_FIELD_NOT_MAP, shape->name, at);
}

static bool holds_mended(const struct node *at)
{
	if (at->mended)
		return true;
	for (const struct node *n = at->first; n; n = n->next) {
		if (holds_mended(n))
			return true;
	}
	return false;
}

static void bind_struct(struct binder *b, const struct shape *shape,
	const struct node *at, const char *skip, void *out)
{
	size_t before = b->faults->count;
	bool faulty;

	bind_any(b, shape, at, skip, out);
	if (!shape->faulty_at)
		return;
	faulty = b->faults->count > before || b->faults->count >= FAULTS_MAX ||
		 holds_mended(at);
	memcpy(member(out, shape->faulty_at), &faulty, sizeof(faulty));
}

void bind_node(struct binder *b, const struct shape *shape,
	const struct node *at, void *out)
{
	bind_struct(b, shape, at, NULL, out);
}

static void check_count(
	struct binder *b, const struct field *f, const struct node *at)
{
	char limit[24];

	if (at->mended)
		return; /* some may have been lost */
	if ((double)at->count < f->min) {
		format_whole(limit, f->min);
		faults_add(b->faults, RULE_FIELD_FEW, at->at, f->name, limit,
			NULL);
	} else if (f->max > 0 && (double)at->count > f->max) {
		format_whole(limit, f->max);
		faults_add(b->faults, RULE_FIELD_MANY, at->at, f->name, limit,
			NULL);
	}
}

static void put_list(
	void *out, const struct field *f, void *items, size_t count)
{
	struct list list = { items, count };

	memcpy(member(out, f->offset), &list, sizeof(list));
}

static const char **id_in(const struct field *f, char *items, size_t i)
{
	const struct field *id = shape_field(f->of, "id");

	return (const char **)(void *)(items + i * f->of->size + id->offset);
}

static void tell_twice(struct binder *b, const struct node *first,
	const struct node *again, const char *id)
{
	const struct node *written = node_get(again, "id");
	char line[16];

	snprintf(line, sizeof(line), "%d", first->at.line);
	faults_add(b->faults, RULE_ID_TWICE, written ? written->at : again->at,
		id, line, NULL);
}

/* Ids that were left out follow from the place in the file: a, b, c ... */
static void give_ids(struct binder *b, const struct field *f,
	const struct node *at, char *items)
{
	const struct node *n = at->first;

	for (size_t i = 0; n; i++, n = n->next) {
		const struct node *other = at->first;
		const char **mine = id_in(f, items, i);

		if (!*mine)
			*mine = default_id(i);
		for (size_t j = 0; j < i; j++, other = other->next) {
			if (strcmp(*id_in(f, items, j), *mine) != 0)
				continue;
			tell_twice(b, other, n, *mine);
			break;
		}
	}
}

static void bind_list(struct binder *b, const struct field *f,
	const struct node *at, void *out)
{
	size_t size = field_element_size(f), i = 0;
	char *items;

	if (at->kind == NODE_SCALAR && !f->of) {
		/* One word stands for a list of one. */
		items = arena_alloc(b->arena, size);
		bind_scalar(b, f, f->each, at, items);
		put_list(out, f, items, 1);
		return;
	}
	if (at->kind != NODE_LIST) {
		misfit(b, RULE_FIELD_NOT_LIST, f->name, at);
		return;
	}
	check_count(b, f, at);
	items = arena_array(b->arena, at->count, size);
	for (const struct node *n = at->first; n; n = n->next, i++) {
		if (f->of)
			bind_struct(b, f->of, n, NULL, items + i * size);
		else
			bind_scalar(b, f, f->each, n, items + i * size);
	}
	if (f->of && !f->of->variant && shape_field(f->of, "id") &&
		at->count <= LETTERS)
		give_ids(b, f, at, items);
	put_list(out, f, items, at->count);
}

static void bind_named(struct binder *b, const struct field *f,
	const struct node *at, void *out)
{
	size_t i = 0;
	char *items;

	if (at->kind != NODE_MAP) {
		misfit(b, RULE_FIELD_NOT_MAP, f->name, at);
		return;
	}
	check_count(b, f, at);
	items = arena_array(b->arena, at->count, f->of->size);
	for (const struct node *n = at->first; n; n = n->next, i++) {
		char *item = items + i * f->of->size;

		bind_struct(b, f->of, n, f->of->fields[0].name, item);
		bind_key(b, &f->of->fields[0], n, item);
	}
	put_list(out, f, items, at->count);
}

static void bind_field_value(struct binder *b, const struct field *f,
	const struct node *at, void *out)
{
	void *nested;

	switch (f->kind) {
	case FIELD_STRUCT:
		nested = arena_alloc(b->arena, f->of->size);
		bind_node(b, f->of, at, nested);
		memcpy(member(out, f->offset), &nested, sizeof(nested));
		break;
	case FIELD_LIST:
		bind_list(b, f, at, out);
		break;
	case FIELD_MAP:
		bind_named(b, f, at, out);
		break;
	case FIELD_SHORT:
	case FIELD_BLOCK:
	case FIELD_VERBATIM:
	case FIELD_LINES:
	case FIELD_ID:
	case FIELD_REF:
	case FIELD_CODE:
	case FIELD_INTEGER:
	case FIELD_LONG:
	case FIELD_NUMBER:
	case FIELD_DECIMAL:
	case FIELD_BOOL:
	case FIELD_ENUM:
		bind_scalar(b, f, f->kind, at, member(out, f->offset));
		break;
	}
}
