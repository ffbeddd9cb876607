/* Entries of a translation that wait to be filled in. */
#include <string.h>

#include "core/bind.h"
#include "core/emit.h"
#include "core/remark.h"
#include "core/translation_parts.h"
#include "core/unit_load.h"

const struct field *shorthand_of(const struct shape *shape)
{
	return shape->shorthand ? shape_field(shape, shape->shorthand) : NULL;
}

bool goes_by_id(const struct field *f)
{
	return f->kind == FIELD_LIST && f->of && f->of->variant;
}

/* --- what there is to translate --------------------------------------- */

/* Programs and numbers are the same in all languages. */
static bool is_ascii(const struct node *n)
{
	const char *s = n->kind == NODE_SCALAR ? n->text : "";

	while (*s && (unsigned char)*s < 0x80)
		s++;
	if (*s)
		return false;
	for (const struct node *c = n->first; c; c = c->next) {
		if (!is_ascii(c))
			return false;
	}
	return true;
}

/* Letters, but for those of a program's words in "`". */
static bool has_letters(const char *s)
{
	bool code = false;

	for (; *s; s++) {
		unsigned char c = (unsigned char)(*s | 0x20);

		if (*s == '`')
			code = !code;
		else if (!code &&
			 ((c >= 'a' && c <= 'z') || (unsigned char)*s >= 0x80))
			return true;
	}
	return false;
}

bool shape_worth(const struct shape *shape, const struct node *s)
{
	const struct variant_row *row = variant_of(shape, s);
	const struct field *f = shorthand_of(shape);

	if (s->kind != NODE_MAP)
		return f && field_worth(f, s);
	for (const struct node *n = s->first; n; n = n->next) {
		f = bind_field(shape, row, n->key);
		if (f && field_worth(f, n))
			return true;
	}
	return false;
}

bool field_worth(const struct field *f, const struct node *s)
{
	if (!field_has(f, FIELD_TEXT))
		return false;
	if (f->bits & FIELD_WHOLE)
		return !is_ascii(s);
	if (!f->of)
		return s->kind == NODE_SCALAR || s->count > 0;
	if (f->kind != FIELD_LIST && f->kind != FIELD_MAP)
		return shape_worth(f->of, s);
	for (const struct node *n = s->first; n; n = n->next) {
		if (shape_worth(f->of, n))
			return true;
	}
	return s->kind == NODE_SCALAR && shape_worth(f->of, s);
}

/* --- the source's words ----------------------------------------------- */

static void add_yaml(
	struct buf *out, int indent, const char *key, const struct node *n)
{
	size_t from = out->len;

	if (n->kind == NODE_SCALAR && n->style == NODE_QUOTED) {
		emit_quoted(out, indent, key, n->text);
	} else if (n->kind == NODE_SCALAR) {
		emit_block(out, indent, key, n->text);
	} else if (!key && n->kind == NODE_MAP && n->count > 0) {
		for (const struct node *c = n->first; c; c = c->next)
			add_yaml(out, indent + 2, c->key, c);
		emit_dash(out, from, indent + 2);
	} else {
		emit_open(out, indent, key);
		for (const struct node *c = n->first; c; c = c->next)
			add_yaml(out, indent + 2, c->key, c);
	}
}

void source_remark(struct buf *out, int indent, const struct field *f,
	const struct node *s)
{
	struct buf b = { 0 };

	if (s->kind == NODE_SCALAR) {
		remark_lines(out, indent, MARK_SOURCE, s->text);
	} else if (f->bits & FIELD_WHOLE) {
		for (const struct node *n = s->first; n; n = n->next)
			add_yaml(&b, 0, n->key, n);
		remark_lines(out, indent, MARK_SOURCE, buf_str(&b));
	}
	buf_release(&b);
}

/* --- empty entries ---------------------------------------------------- */

static void empty_scalar(struct refresh *r, struct buf *out, int indent,
	const struct field *f, const struct node *s, const char *key)
{
	enum field_kind kind = f->kind == FIELD_LIST ? f->each : f->kind;
	bool lines = kind == FIELD_BLOCK || strchr(s->text, '\n');

	if (!has_letters(s->text)) { /* "8", "2 + 2", "`print`" */
		emit_block(out, indent, key, s->text);
		return;
	}
	r->told.empty++;
	source_remark(out, indent, f, s);
	emit_word(out, indent, key, lines ? "|" : "\"\"");
}

static const struct step *step_in(
	const struct step *steps, size_t count, const char *id)
{
	for (size_t i = 0; i < count; i++) {
		if (steps[i].id && strcmp(steps[i].id, id) == 0)
			return &steps[i];
	}
	return NULL;
}

bool step_digest(const struct refresh *r, const char *id, char of[9])
{
	const struct unit *u = r->source->unit;
	const struct step *s =
		u ? step_in(u->steps.items, u->steps.count, id) : NULL;

	for (size_t i = 0; u && !s && i < u->pools.count; i++)
		s = step_in(u->pools.items[i].questions.items,
			u->pools.items[i].questions.count, id);
	if (s)
		step_of(s, of);
	return s != NULL;
}

static void empty_fields(struct refresh *r, struct buf *out, int indent,
	const struct shape *shape, const struct node *s)
{
	const struct variant_row *row = variant_of(shape, s);

	for (const struct node *n = s->first; n; n = n->next) {
		const struct field *f = bind_field(shape, row, n->key);

		if (f && field_worth(f, n))
			empty_field(r, out, indent, f, n, n->key);
	}
}

void empty_step(
	struct refresh *r, struct buf *out, int indent, const struct node *s)
{
	const struct node *id = node_get(s, "id");
	char of[9];

	if (!id || id->kind != NODE_SCALAR || !step_digest(r, id->text, of))
		return;
	emit_open(out, indent, id->text);
	emit_word(out, indent + 2, "of", of);
	empty_fields(r, out, indent + 2, &step_shape, s);
}

void empty_item(struct refresh *r, struct buf *out, int indent,
	const struct shape *shape, const struct node *s, const char *key)
{
	const struct field *f = shorthand_of(shape);
	struct buf item = { 0 };

	if (f && s->kind != NODE_MAP) {
		empty_field(r, out, indent, f, s, key);
		return;
	}
	if (key) {
		emit_open(out, indent, key);
		empty_fields(r, out, indent + 2, shape, s);
		return;
	}
	/* Items go by their place: one without texts takes its place, too. */
	empty_fields(r, &item, indent + 2, shape, s);
	if (item.len > 0)
		remark_item(out, indent, buf_str(&item));
	else
		emit_quoted(out, indent, NULL, "");
	buf_release(&item);
}

static void empty_children(struct refresh *r, struct buf *out, int indent,
	const struct field *f, const struct node *s)
{
	for (const struct node *n = s->first; n; n = n->next) {
		if (goes_by_id(f)) {
			if (shape_worth(f->of, n))
				empty_step(r, out, indent, n);
		} else if (f->kind == FIELD_MAP) {
			if (shape_worth(f->of, n))
				empty_item(r, out, indent, f->of, n, n->key);
		} else if (f->of) {
			empty_item(r, out, indent, f->of, n, NULL);
		} else {
			empty_scalar(r, out, indent, f, n, NULL);
		}
	}
}

void empty_field(struct refresh *r, struct buf *out, int indent,
	const struct field *f, const struct node *s, const char *key)
{
	bool many = f->kind == FIELD_LIST || f->kind == FIELD_MAP;
	bool scalar = s->kind == NODE_SCALAR;
	bool whole = (f->bits & FIELD_WHOLE) != 0;

	if (scalar && (whole || !f->of)) {
		empty_scalar(r, out, indent, f, s, key);
	} else if (whole) {
		r->told.empty++;
		source_remark(out, indent, f, s);
		emit_open(out, indent, key);
	} else if (many && !scalar) {
		emit_open(out, indent, key);
		empty_children(r, out, indent + 2, f, s);
	} else {
		empty_item(r, out, indent, f->of, s, key);
	}
}
