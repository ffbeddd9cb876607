#include "core/span.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "core/line_edit.h"

struct reading {
	yaml_parser_t parser;
	yaml_event_t event;
	struct arena *arena;
	struct spans *spans;
	struct line_edit edit; /* its lines; nothing is changed */
};

static bool next(struct reading *r)
{
	yaml_event_delete(&r->event);
	return yaml_parser_parse(&r->parser, &r->event) == 1;
}

/* The line that something ends in; its end may be the next one's begin. */
static size_t end_line(const struct reading *r)
{
	yaml_mark_t end = r->event.end_mark;

	return end.column == 0 && end.line > r->event.start_mark.line
		       ? end.line
		       : end.line + 1;
}

static bool is_blank_line(const struct reading *r, size_t line)
{
	size_t n;
	const char *s = line_edit_line(&r->edit, line, &n);

	for (size_t i = 0; i < n; i++) {
		if (s[i] != ' ' && s[i] != '\t')
			return false;
	}
	return true;
}

static void mark_inside(const struct reading *r, size_t first, size_t last)
{
	for (size_t i = first + 1; i <= last && i <= r->spans->lines; i++)
		r->spans->inside[i] = true;
}

static void end_scalar(const struct reading *r, struct span *s)
{
	const struct node *n = s->node;
	size_t first = r->event.start_mark.line + 1;

	s->last = end_line(r);
	mark_inside(r, first, s->last);
	/* Empty lines below are part of the text only where it keeps them. */
	if (n->length >= 2 && strcmp(n->text + n->length - 2, "\n\n") == 0)
		return;
	while (n->style == NODE_BLOCK && s->last > first &&
		is_blank_line(r, s->last))
		s->last--;
}

static struct span *read_value(
	struct reading *r, const struct node *node, bool flow);

/* What stands in a list or map; the event is that of its begin, then end. */
static bool read_children(struct reading *r, struct span *s, bool map)
{
	struct span **end = &s->child;

	for (const struct node *n = s->node->first; n; n = n->next) {
		struct span *child;

		if (!next(r) || (map && (r->event.type != YAML_SCALAR_EVENT ||
						!next(r))))
			return false;
		child = read_value(r, n, s->flow);
		if (!child)
			return false;
		*end = child;
		end = &child->next;
		if (child->last > s->last)
			s->last = child->last;
	}
	return next(r) && r->event.type == (map ? YAML_MAPPING_END_EVENT
						: YAML_SEQUENCE_END_EVENT);
}

static struct span *read_value(
	struct reading *r, const struct node *node, bool flow)
{
	struct span *s = arena_alloc(r->arena, sizeof(*s));
	bool map = r->event.type == YAML_MAPPING_START_EVENT;
	bool list = r->event.type == YAML_SEQUENCE_START_EVENT;

	s->node = node;
	s->first = (size_t)(node->key ? node->key_at.line : node->at.line);
	s->last = r->event.start_mark.line + 1;
	s->flow = flow;
	if ((node->kind == NODE_MAP) != map ||
		(node->kind == NODE_LIST) != list)
		return NULL;
	if (map)
		s->flow |= r->event.data.mapping_start.style ==
			   YAML_FLOW_MAPPING_STYLE;
	else if (list)
		s->flow |= r->event.data.sequence_start.style ==
			   YAML_FLOW_SEQUENCE_STYLE;
	else if (r->event.type != YAML_SCALAR_EVENT)
		return NULL;
	if (!map && !list)
		end_scalar(r, s);
	else if (!read_children(r, s, map))
		return NULL;
	else if (s->flow)
		s->last = end_line(r);
	return s;
}

/* libyaml knows ends of lines that editors do not. */
static bool same_lines(const struct reading *r)
{
	size_t n = r->edit.n;

	/* A last line without its end counts for libyaml, too. */
	return r->event.end_mark.line == r->edit.count && n > 0 &&
	       r->edit.text[n - 1] != '\r';
}

static bool read_all(struct reading *r, const struct node *root)
{
	if (!next(r) || r->event.type != YAML_STREAM_START_EVENT || !next(r) ||
		r->event.type != YAML_DOCUMENT_START_EVENT || !next(r))
		return false;
	r->spans->root = read_value(r, root, false);
	return r->spans->root && next(r) &&
	       r->event.type == YAML_DOCUMENT_END_EVENT && next(r) &&
	       r->event.type == YAML_STREAM_END_EVENT && same_lines(r);
}

bool spans_find(struct spans *out, struct arena *arena, const struct node *root,
	const char *text, size_t n)
{
	struct reading r = {
		.arena = arena,
		.spans = out,
	};
	bool ok;

	line_edit_open(&r.edit, text, n);
	*out = (struct spans){ .lines = r.edit.count };
	out->inside = arena_array(arena, out->lines + 2, sizeof(bool));
	if (!yaml_parser_initialize(&r.parser))
		abort(); /* no memory */
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r.parser, (const unsigned char *)text, n);
	ok = read_all(&r, root);
	yaml_event_delete(&r.event);
	yaml_parser_delete(&r.parser);
	line_edit_release(&r.edit);
	return ok;
}

const struct span *span_get(const struct span *map, const char *key)
{
	if (!map || map->node->kind != NODE_MAP)
		return NULL;
	for (const struct span *s = map->child; s; s = s->next) {
		if (strcmp(s->node->key, key) == 0)
			return s;
	}
	return NULL;
}
