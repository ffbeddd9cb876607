#include "core/tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static void tell(struct tree *t, enum rule rule, yaml_mark_t at, const char *a,
	const char *b)
{
	draft_tell(t->draft, rule,
		(struct spot){ (int)at.line, (int)at.column }, a, b);
}

static void tell_limit(
	struct tree *t, enum rule rule, struct spot at, long limit)
{
	char number[24];

	snprintf(number, sizeof(number), "%ld", limit);
	draft_tell(t->draft, rule, at, number, NULL);
}

static struct place place_of(const struct tree *t, yaml_mark_t at)
{
	return (struct place){ t->draft->file, (int)at.line + 1,
		(int)at.column + 1 };
}

/* The name behind "&", "*" or of a tag, fit to be shown. */
static void tell_name(struct tree *t, enum rule rule, yaml_mark_t at,
	const char *prefix, const unsigned char *name)
{
	struct buf safe = { 0 };

	buf_adds(&safe, prefix);
	text_add_safe(&safe, (const char *)name, strlen((const char *)name));
	tell(t, rule, at, buf_str(&safe), NULL);
	buf_release(&safe);
}

/*
 * "&x", "!x" and "*x" are most often the beginning of a text, whose author
 * does not know that YAML takes it for something else.
 */
static void tell_properties(struct tree *t, const yaml_event_t *e,
	const unsigned char *anchor, const unsigned char *tag, bool plain)
{
	static const char core[] = "tag:yaml.org,2002:";
	const char *name = (const char *)tag;

	if (anchor && plain) {
		tell(t, RULE_YAML_FIRST, e->start_mark, "&", NULL);
	} else if (anchor) {
		tell_name(t, RULE_YAML_ANCHOR, e->start_mark, "", anchor);
		t->anchors = true;
	}
	if (!tag)
		return;
	if (strncmp(name, core, strlen(core)) == 0)
		tell_name(t, RULE_YAML_TAG, e->start_mark, "!!",
			tag + strlen(core));
	else if (name[0] == '!')
		tell(t, RULE_YAML_FIRST, e->start_mark, "!", NULL);
	else
		tell_name(t, RULE_YAML_TAG, e->start_mark, "", tag);
}

static void tell_alias(struct tree *t, const yaml_event_t *e)
{
	if (t->anchors)
		tell_name(t, RULE_YAML_ALIAS, e->start_mark, "",
			e->data.alias.anchor);
	else
		tell(t, RULE_YAML_FIRST, e->start_mark, "*", NULL);
}

/* Tells of what a backslash in double quotes wrote. */
static void tell_written(struct tree *t, const yaml_event_t *e, size_t found)
{
	const char *s = (const char *)e->data.scalar.value;
	enum rule rule = RULE_CHAR_INVISIBLE;
	char name[16];
	uint32_t ch;

	text_decode(s + found, e->data.scalar.length - found, &ch);
	if (text_danger(ch) == TEXT_CONTROL)
		rule = RULE_CHAR_CONTROL;
	else if (text_danger(ch) == TEXT_BIDI)
		rule = RULE_CHAR_BIDI;
	else if (text_danger(ch) == TEXT_PRIVATE)
		rule = RULE_CHAR_FONT;
	snprintf(name, sizeof(name), "U+%04X", (unsigned)ch);
	tell(t, rule, e->start_mark, name, NULL);
}

/* A scalar's text in the arena. */
static const char *keep_text(
	struct tree *t, const yaml_event_t *e, size_t *length)
{
	const char *s = (const char *)e->data.scalar.value;
	size_t n = e->data.scalar.length;
	bool escapes = e->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
	size_t found = escapes ? text_find_danger(s, n) : n;
	struct buf safe = { 0 };
	char *composed = NULL;
	const char *kept;

	if (found < n) {
		tell_written(t, e, found);
		text_add_safe(&safe, s, n);
		s = buf_str(&safe);
		n = safe.len;
	}
	if (escapes || t->draft->marks)
		composed = text_nfc(s, n, &n);
	kept = arena_strndup(t->arena, composed ? composed : s, n);
	*length = n;
	free(composed);
	buf_release(&safe);
	return kept;
}

static bool is_wide(const char *key, size_t n)
{
	size_t chars = 0;

	if (n <= NODE_KEY_CHARS)
		return false;
	for (size_t i = 0; i < n; i++)
		chars += ((unsigned char)key[i] & 0xc0) != 0x80;
	return chars > NODE_KEY_CHARS;
}

/* The name itself can be used; it stands where a "?" stood before it. */
static bool is_asked(const struct tree *t, const yaml_event_t *e)
{
	const struct level *l = &t->events->levels[t->events->depth - 1];

	return !l->flow && (int)e->start_mark.column > l->at.column;
}

static void take_name(struct tree *t, const yaml_event_t *e)
{
	struct frame *f = &t->frames[t->events->depth - 1];
	char limit[16];
	size_t n;

	f->key = keep_text(t, e, &n);
	f->key_at = place_of(t, e->start_mark);
	tell_properties(t, e, e->data.scalar.anchor, e->data.scalar.tag, true);
	if (is_asked(t, e)) {
		draft_tell(t->draft, RULE_YAML_FIRST,
			t->events->levels[t->events->depth - 1].at, "?", NULL);
		f->drop = true;
	} else if (n == 0) {
		tell(t, RULE_YAML_NAME_EMPTY, e->start_mark, NULL, NULL);
		f->drop = true;
	} else if (is_wide(f->key, n)) {
		snprintf(limit, sizeof(limit), "%d", NODE_KEY_CHARS);
		tell(t, RULE_YAML_NAME_LONG, e->start_mark, f->key, limit);
		f->drop = true;
	} else if (strcmp(f->key, "<<") == 0 &&
		   e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE) {
		tell(t, RULE_YAML_MERGE, e->start_mark, NULL, NULL);
		f->drop = true;
	}
}

/*
 * A new node, with a place in the tree unless it has no name to be found by.
 * within: the open list or map that holds it, or NULL.
 */
static struct node *add_node(struct tree *t, const yaml_event_t *e,
	enum node_kind kind, struct frame *within)
{
	struct node *n = arena_alloc(t->arena, sizeof(*n));
	int line = (int)e->start_mark.line;

	n->kind = kind;
	n->at = place_of(t, e->start_mark);
	n->text = "";
	n->mended =
		t->draft->scar_count > 0 && draft_mended(t->draft, line, line);
	if (!within) {
		t->root = n;
		return n;
	}
	if (t->events->name) {
		tell(t, RULE_YAML_NAME_KIND, e->start_mark, NULL, NULL);
		within->drop = true;
		return n;
	}
	if (within->drop) {
		within->drop = false;
		within->node->mended = true;
		return n;
	}
	n->flow = t->events->levels[within - t->frames].flow;
	if (within->node->kind == NODE_MAP) {
		n->key = within->key;
		n->key_at = within->key_at;
	}
	*within->tail = n;
	within->tail = &n->next;
	within->node->count++;
	return n;
}

static struct frame *frame_at(struct tree *t, int depth)
{
	return depth > 0 ? &t->frames[depth - 1] : NULL;
}

static void take_scalar(struct tree *t, const yaml_event_t *e)
{
	struct frame *within = frame_at(t, t->events->depth);
	bool plain = false;
	struct node *n;

	if (t->events->name) {
		take_name(t, e);
		return;
	}
	n = add_node(t, e, NODE_SCALAR, within);
	switch (e->data.scalar.style) {
	case YAML_ANY_SCALAR_STYLE:
	case YAML_PLAIN_SCALAR_STYLE:
		n->style = NODE_PLAIN;
		plain = true;
		break;
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		n->style = NODE_QUOTED;
		break;
	case YAML_LITERAL_SCALAR_STYLE:
	case YAML_FOLDED_SCALAR_STYLE:
		n->style = NODE_BLOCK;
	}
	if (e->data.scalar.anchor || e->data.scalar.tag)
		n->mended = true;
	tell_properties(t, e, e->data.scalar.anchor, e->data.scalar.tag, plain);
	if (e->data.scalar.length > NODE_SCALAR_BYTES) {
		tell_limit(t, RULE_YAML_LONG,
			(struct spot){ n->at.line - 1, n->at.column - 1 },
			NODE_SCALAR_BYTES / 1024);
		n->mended = true;
		return;
	}
	n->text = keep_text(t, e, &n->length);
}

static void take_alias(struct tree *t, const yaml_event_t *e)
{
	struct frame *within = frame_at(t, t->events->depth);
	struct node *n;

	/* Of "<<: *x" the "<<" was told. */
	if (!within || !within->drop)
		tell_alias(t, e);
	if (within && t->events->name) {
		within->drop = true;
		return;
	}
	n = add_node(t, e, NODE_SCALAR, within);
	n->mended = true;
}

static void open_node(struct tree *t, const yaml_event_t *e,
	enum node_kind kind, const unsigned char *anchor,
	const unsigned char *tag)
{
	int depth = t->events->depth;
	struct node *n = add_node(t, e, kind, frame_at(t, depth - 1));

	t->frames[depth - 1] = (struct frame){ .node = n, .tail = &n->first };
	tell_properties(t, e, anchor, tag, false);
}

static void close_node(struct tree *t, const yaml_event_t *e)
{
	struct node *n = t->frames[t->events->depth].node;

	if (n->kind == NODE_MAP)
		tree_drop_twins(t, n);
	if (t->draft->scar_count > 0 &&
		draft_mended(t->draft, n->at.line - 1, (int)e->end_mark.line))
		n->mended = true;
}

void tree_take(struct tree *t, const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_SCALAR_EVENT:
		take_scalar(t, e);
		break;
	case YAML_ALIAS_EVENT:
		take_alias(t, e);
		break;
	case YAML_SEQUENCE_START_EVENT:
		open_node(t, e, NODE_LIST, e->data.sequence_start.anchor,
			e->data.sequence_start.tag);
		break;
	case YAML_MAPPING_START_EVENT:
		open_node(t, e, NODE_MAP, e->data.mapping_start.anchor,
			e->data.mapping_start.tag);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close_node(t, e);
		break;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_STREAM_END_EVENT:
	case YAML_DOCUMENT_START_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		break;
	}
}
