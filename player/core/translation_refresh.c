/* A translation that is there, brought up to date entry by entry. */
#include <string.h>

#include "core/bind.h"
#include "core/remark.h"
#include "core/rules.h"
#include "core/translate.h"
#include "core/translation_parts.h"

static bool refresh_map(struct refresh *r, const struct shape *shape,
	const struct node *s, const struct span *t, size_t anchor);
static bool refresh_field(struct refresh *r, const struct field *f,
	const struct node *s, const struct span *t);

static bool was_told(
	const struct refresh *r, enum rule rule, const struct node *n)
{
	for (size_t i = 0; i < r->found->count; i++) {
		const struct fault *f = &r->found->items[i];

		if (f->rule == (int)rule && f->at.line == n->at.line &&
			f->at.column == n->at.column)
			return true;
	}
	return false;
}

/* --- entries ---------------------------------------------------------- */

static bool refresh_item(struct refresh *r, const struct shape *shape,
	const struct node *s, const struct span *t)
{
	const struct field *f = shorthand_of(shape);

	if (t->node->kind == NODE_MAP)
		return refresh_map(r, shape, s, t, t->node->key ? t->first : 0);
	if (!f || (s->kind == NODE_MAP && !node_get(s, f->name)))
		return true; /* an item without texts, in its place */
	return refresh_field(
		r, f, s->kind == NODE_MAP ? node_get(s, f->name) : s, t);
}

/* More items than the source's, or fewer. */
static bool refresh_count(struct refresh *r, const struct field *f,
	const struct node *s, const struct span *t)
{
	const struct span *last = NULL;
	struct buf b = { 0 };
	size_t indent;

	for (const struct span *c = t->child; c; c = c->next) {
		if (!has_own_lines(r, c) || c->first == t->first)
			return false;
		if (s)
			last = c;
		else if (!put_aside(r, c))
			return false;
		s = s ? s->next : NULL;
	}
	if (!s)
		return true;
	if (!last)
		return false;
	indent = line_edit_indent(r->edit, last->first);
	for (; s && !r->dry; s = s->next) {
		if (f->of)
			empty_item(r, &b, (int)indent, f->of, s, NULL);
		else
			empty_field(r, &b, (int)indent, f, s, NULL);
	}
	insert_after(r, last->last, &b);
	return true;
}

static bool refresh_places(struct refresh *r, const struct field *f,
	const struct node *s, const struct span *t)
{
	const struct node *n = s->first;

	if (t->node->count != s->count &&
		(t->flow || !refresh_count(r, f, s->first, t)))
		return false;
	for (const struct span *c = t->child; c && n; c = c->next) {
		if (f->of ? !refresh_item(r, f->of, n, c)
			  : !refresh_field(r, f, n, c))
			return false;
		n = n->next;
	}
	return true;
}

static bool refresh_step(
	struct refresh *r, const struct node *s, const struct span *t)
{
	const struct span *of = span_get(t, "of");
	const struct node *id = node_get(s, "id");
	size_t anchor = of ? of->last : t->first;
	struct buf b = { 0 };
	char now[9];
	bool ok;

	if (entry_waits(t->node)) {
		if (r->dry || t->flow || t->node->length > 0 ||
			t->last != t->first)
			return true;
		empty_step(r, &b, (int)line_edit_indent(r->edit, t->first), s);
		/* Its first line is there. */
		if (b.len > 0)
			line_edit_after(r->edit, t->first,
				strchr(buf_str(&b), '\n') + 1);
		buf_release(&b);
		return true;
	}
	if (t->node->kind != NODE_MAP || !step_digest(r, id->text, now))
		return false;
	if (!of && !t->flow && t->child) {
		buf_fill(&b, ' ', (size_t)t->child->node->key_at.column - 1);
		buf_addf(&b, "of: %s\n", now);
		insert_after(r, t->first, &b);
	}
	r->stale = of && refresh_of(r, t, of, now);
	if (r->stale)
		note_stale(r, of);
	ok = refresh_map(r, &step_shape, s, t, anchor);
	r->stale = false;
	return ok;
}

static const struct node *with_id(const struct node *list, const char *id)
{
	for (const struct node *n = list->first; n; n = n->next) {
		const struct node *mine = node_get(n, "id");

		if (mine && mine->kind == NODE_SCALAR &&
			strcmp(mine->text, id) == 0)
			return n;
	}
	return NULL;
}

static const char *name_of(const struct field *f, const struct node *n)
{
	const struct node *id = goes_by_id(f) ? node_get(n, "id") : NULL;

	if (!goes_by_id(f))
		return n->key;
	return id && id->kind == NODE_SCALAR ? id->text : NULL;
}

static void empty_named(struct refresh *r, struct buf *out, int indent,
	const struct field *f, const struct node *s)
{
	if (r->dry || !shape_worth(f->of, s))
		return;
	if (goes_by_id(f))
		empty_step(r, out, indent, s);
	else
		empty_item(r, out, indent, f->of, s, s->key);
}

static bool refresh_one(struct refresh *r, const struct field *f,
	const struct node *s, const struct span *t)
{
	return goes_by_id(f) ? refresh_step(r, s, t)
			     : refresh_item(r, f->of, s, t);
}

/* Tries first: half a change would be worse than none. */
static bool refresh_named(struct refresh *r, const struct field *f,
	const struct node *s, const struct span *t, bool flow)
{
	bool dry = r->dry, ok;
	struct buf b = { 0 };

	r->dry = true;
	ok = refresh_one(r, f, s, t);
	r->dry = dry;
	if (ok)
		return dry || refresh_one(r, f, s, t);
	if (flow || !put_aside(r, t))
		return false;
	empty_named(r, &b, t->node->key_at.column - 1, f, s);
	insert_after(r, t->last, &b);
	return true;
}

/* Steps, objectives, terms, pools: those that are new, and those gone. */
static bool refresh_names(struct refresh *r, const struct field *f,
	const struct node *s, const struct span *t)
{
	int indent = t->child ? t->child->node->key_at.column - 1 : 0;
	size_t anchor = t->first;

	for (const struct span *c = t->child; c; c = c->next) {
		bool known = goes_by_id(f) ? with_id(s, c->node->key) != NULL
					   : node_get(s, c->node->key) != NULL;

		if (!known && (t->flow || !put_at_end(r, c)))
			return false;
	}
	for (const struct node *n = s->first; n; n = n->next) {
		const char *name = name_of(f, n);
		const struct span *c = name ? span_get(t, name) : NULL;
		struct buf b = { 0 };

		if (c) {
			if (!refresh_named(r, f, n, c, t->flow))
				return false;
			anchor = c->last;
		} else if (name && !t->flow) {
			empty_named(r, &b, indent, f, n);
			insert_after(r, anchor, &b);
		}
	}
	return true;
}

/* An entry whose value a person took out: "options:". */
static void refill(struct refresh *r, const struct field *f,
	const struct node *s, const struct span *t)
{
	struct buf b = { 0 };
	const char *rest;

	if (!field_worth(f, s) || r->dry)
		return;
	if (t->flow || t->node->length > 0 || t->first != t->last)
		return;
	empty_field(r, &b, t->node->key_at.column - 1, f, s, t->node->key);
	rest = strchr(buf_str(&b), '\n') + 1;
	line_edit_after(r->edit, t->first, rest);
	buf_release(&b);
}

/* Such as "8", which needs no other look. */
static bool same_text(const struct node *a, const struct node *b)
{
	return a->kind == NODE_SCALAR && b->kind == NODE_SCALAR &&
	       strcmp(a->text, b->text) == 0;
}

static bool refresh_field(struct refresh *r, const struct field *f,
	const struct node *s, const struct span *t)
{
	bool whole = (f->bits & FIELD_WHOLE) != 0;
	bool scalar = s->kind == NODE_SCALAR;

	if (whole || (!f->of && scalar)) {
		if (was_told(r, RULE_TR_LINES, t->node))
			return false;
		if (entry_waits(t->node) ? field_worth(f, s)
					 : r->stale && !same_text(s, t->node))
			show_source(r, f, s, t);
		return true;
	}
	if (entry_waits(t->node) && !scalar && t->node->key) {
		refill(r, f, s, t);
		return true;
	}
	if (entry_waits(t->node) && !scalar)
		return true;
	if (f->kind == FIELD_STRUCT || scalar)
		return refresh_item(r, f->of, s, t);
	if (goes_by_id(f) || f->kind == FIELD_MAP)
		return t->node->kind == NODE_MAP && refresh_names(r, f, s, t);
	return t->node->kind == NODE_LIST && refresh_places(r, f, s, t);
}

/* --- maps ------------------------------------------------------------- */

/* Put aside as a whole, and begun anew, where it cannot be mended. */
static bool renew(struct refresh *r, const struct field *f,
	const struct node *s, const struct span *t)
{
	struct buf b = { 0 };

	if (t->flow && t->node->kind == NODE_SCALAR)
		return false;
	if (!put_aside(r, t))
		return false;
	if (!r->dry && field_worth(f, s)) {
		empty_field(
			r, &b, t->node->key_at.column - 1, f, s, t->node->key);
		insert_after(r, t->last, &b);
	}
	return true;
}

/* Tries first: half a change would be worse than none. */
static bool refresh_or_renew(struct refresh *r, const struct field *f,
	const struct node *s, const struct span *t, bool flow)
{
	bool dry = r->dry, ok;

	r->dry = true;
	ok = refresh_field(r, f, s, t);
	r->dry = dry;
	if (ok)
		return dry || refresh_field(r, f, s, t);
	return !flow && renew(r, f, s, t);
}

/* Texts that the source has no longer. */
static bool drop_gone(struct refresh *r, const struct shape *shape,
	const struct node *s, const struct span *t)
{
	const struct variant_row *row = variant_of(shape, s);

	for (const struct span *c = t->child; c; c = c->next) {
		const struct field *f = bind_field(shape, row, c->node->key);

		if (f && field_has(f, FIELD_TEXT) &&
			!node_get(s, c->node->key) &&
			(t->flow || !put_aside(r, c)))
			return false;
	}
	return true;
}

/* A text alone in the source; in the translation under its name. */
static bool refresh_alone(struct refresh *r, const struct shape *shape,
	const struct node *s, const struct span *t)
{
	const struct field *f = shorthand_of(shape);
	const struct span *c = f ? span_get(t, f->name) : NULL;

	if (f && f->kind == FIELD_LIST)
		return refresh_names(r, f, s, t);
	return !c || refresh_or_renew(r, f, s, c, t->flow);
}

/*
 * anchor: the line after which the first of its entries may stand; 0 where
 * that is not known, as in an item of a list.
 */
static bool refresh_map(struct refresh *r, const struct shape *shape,
	const struct node *s, const struct span *t, size_t anchor)
{
	const struct variant_row *row = variant_of(shape, s);
	int indent = t->child ? t->child->node->key_at.column - 1 : 0;
	struct buf b = { 0 };

	if (s->kind != NODE_MAP)
		return refresh_alone(r, shape, s, t);
	if (!drop_gone(r, shape, s, t))
		return false;
	for (const struct node *n = s->first; n; n = n->next) {
		const struct field *f = bind_field(shape, row, n->key);
		const struct span *c = span_get(t, n->key);

		if (!f || !field_has(f, FIELD_TEXT))
			continue;
		if (c && !refresh_or_renew(r, f, n, c, t->flow))
			return false;
		if (c)
			anchor = c->last;
		else if (field_worth(f, n) && !t->flow && !r->dry)
			empty_field(r, &b, indent, f, n, n->key);
		if (anchor > 0)
			insert_after(r, anchor, &b);
	}
	insert_after(r, t->last, &b);
	return true;
}

size_t head_end(const struct span *root)
{
	size_t end = 0;

	for (const struct span *c = root->child; c; c = c->next) {
		if (shape_field(&translation_shape, c->node->key) &&
			c->last > end)
			end = c->last;
	}
	return end;
}

bool refresh_root(struct refresh *r, const struct span *root)
{
	return !root->flow && refresh_map(r, r->source->shape, r->source->root,
				      root, head_end(root));
}
