#include "convert/view.h"

#include <string.h>

#include "core/bind.h"
#include "core/unit_write.h"

struct view view_of(
	const struct shape *shape, const void *item, struct view_seen *seen)
{
	return (struct view){ shape, item, seen };
}

static int word_at(const void *p)
{
	int n;

	memcpy(&n, p, sizeof(n));
	return n;
}

static const void *pointer_at(const void *p)
{
	const void *to;

	memcpy(&to, p, sizeof(to));
	return to;
}

static const struct variant_row *row_of(struct view v)
{
	const struct variant *variant = v.shape->variant;

	return variant ? &variant->rows[word_at(
				 (const char *)v.item + variant->word_at)]
		       : NULL;
}

/* The variant's own struct; an item of NULL where it has none. */
static struct view body_of(struct view v)
{
	const struct variant_row *row = row_of(v);

	if (!row || !row->body)
		return view_of(v.shape, NULL, v.seen);
	return view_of(row->body,
		pointer_at((const char *)v.item + v.shape->variant->body_at),
		v.seen);
}

/* Where the field is; NULL where there is none of that name. */
static const void *find(struct view v, const char *name, const struct field **f)
{
	const struct variant_row *row;
	const void *at = NULL;

	if (!v.item)
		return NULL;
	row = row_of(v);
	*f = shape_field(v.shape, name);
	if (!*f && row && row->common)
		*f = shape_field(row->common, name);
	if (*f)
		at = (const char *)v.item + (*f)->offset;
	else if (row && row->body)
		return find(body_of(v), name, f);
	if (at && v.seen->count < VIEW_READ_MAX)
		v.seen->at[v.seen->count++] = at;
	return at;
}

const char *view_text(struct view v, const char *name)
{
	const struct field *f = NULL;
	const void *at = find(v, name, &f);

	return at ? pointer_at(at) : NULL;
}

const char *view_number(struct view v, const char *name)
{
	const struct field *f = NULL;
	const void *at = find(v, name, &f);
	struct decimal decimal = { 0 };

	if (at)
		memcpy(&decimal, at, sizeof(decimal));
	return decimal.text;
}

int view_int(struct view v, const char *name)
{
	const struct field *f = NULL;
	const void *at = find(v, name, &f);

	return at ? word_at(at) : ABSENT;
}

struct strings view_strings(struct view v, const char *name)
{
	const struct field *f = NULL;
	const void *at = find(v, name, &f);
	struct strings strings = { 0 };

	if (at)
		memcpy(&strings, at, sizeof(strings));
	return strings;
}

size_t view_count(struct view v, const char *name)
{
	const struct field *f = NULL;
	const void *at = find(v, name, &f);
	struct list list = { 0 };

	if (at)
		memcpy(&list, at, sizeof(list));
	return list.count;
}

struct view view_item(struct view v, const char *name, size_t i)
{
	const struct field *f = NULL;
	const void *at = find(v, name, &f);
	struct list list;

	memcpy(&list, at, sizeof(list));
	return view_of(
		f->of, (const char *)list.items + i * f->of->size, v.seen);
}

struct view view_struct(struct view v, const char *name)
{
	const struct field *f = NULL;
	const void *at = find(v, name, &f);

	return view_of(f ? f->of : NULL, at ? pointer_at(at) : NULL, v.seen);
}

/* ---- what was not read ---- */

struct unread {
	const struct unit *unit;
	bool deep;
	struct buf *out;
	struct strings names;
	const char *items[40];
};

static void add_name(struct unread *u, const char *name)
{
	for (size_t i = 0; i < u->names.count; i++) {
		if (strcmp(u->items[i], name) == 0)
			return;
	}
	if (u->names.count == 40)
		return;
	u->items[u->names.count++] = name;
	if (u->out->len > 0)
		buf_adds(u->out, ", ");
	buf_adds(u->out, name);
}

static bool was_read(struct view v, const void *at)
{
	for (size_t i = 0; i < v.seen->count; i++) {
		if (v.seen->at[i] == at)
			return true;
	}
	return false;
}

static void look_at(struct unread *u, struct view v, bool ids);

/* Ids that follow from the place are nothing that anybody wrote. */
static bool is_given_id(const struct field *f, const void *item, size_t i)
{
	const char *id =
		pointer_at((const char *)item + f->of->fields[0].offset);

	return f->kind == FIELD_LIST &&
	       strcmp(f->of->fields[0].name, "id") == 0 && id &&
	       strcmp(id, default_id(i)) == 0;
}

static void look_in(struct unread *u, struct view v, const struct field *f)
{
	const void *at = (const char *)v.item + f->offset;
	struct list list;

	if (f->kind == FIELD_STRUCT) {
		look_at(u, view_of(f->of, pointer_at(at), v.seen), true);
		return;
	}
	memcpy(&list, at, sizeof(list));
	for (size_t i = 0; i < list.count; i++) {
		const void *item = (const char *)list.items + i * f->of->size;

		look_at(u, view_of(f->of, item, v.seen),
			f->kind == FIELD_LIST && !is_given_id(f, item, i));
	}
}

/* ids: its first field, where that is one, counts. */
static void look_at(struct unread *u, struct view v, bool ids)
{
	const struct variant_row *row = row_of(v);
	const struct shape *shapes[] = { v.shape, row ? row->common : NULL };

	for (size_t s = 0; s < 2; s++) {
		for (size_t i = 0; shapes[s] && i < shapes[s]->count; i++) {
			const struct field *f = &shapes[s]->fields[i];
			const void *at = (const char *)v.item + f->offset;
			bool id = !ids && strcmp(f->name, "id") == 0;

			if (id || unit_leaves_out(u->unit, f, v.item))
				continue;
			if (!was_read(v, at))
				add_name(u, f->name);
			else if (f->of && u->deep)
				look_in(u, v, f);
		}
	}
	if (row && row->body)
		look_at(u, body_of(v), true);
}

void view_unread(
	struct view v, const struct unit *unit, bool deep, struct buf *out)
{
	struct unread u = { .unit = unit, .deep = deep, .out = out };

	look_at(&u, v, true);
}
