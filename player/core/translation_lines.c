/* How the lines of a translation are changed. */
#include <string.h>

#include "core/remark.h"
#include "core/translation_parts.h"

bool entry_waits(const struct node *n)
{
	return n->kind == NODE_SCALAR && strspn(n->text, " \n\t") == n->length;
}

void insert_after(struct refresh *r, size_t line, struct buf *lines)
{
	if (!r->dry && lines->len > 0)
		line_edit_after(r->edit, line, buf_str(lines));
	buf_release(lines);
}

/* Whether an entry has its lines for itself: "- " may stand before it. */
bool has_own_lines(const struct refresh *r, const struct span *t)
{
	const struct node *n = t->node;
	size_t indent = line_edit_indent(r->edit, t->first), length;
	size_t column = (size_t)(n->key ? n->key_at.column : n->at.column) - 1;
	const char *s = line_edit_line(r->edit, t->first, &length);

	if (!n->key && (t->flow || indent == column))
		return false; /* its dash is elsewhere */
	return indent == column ||
	       (indent < length && s[indent] == '-' && indent + 2 == column);
}

static void aside_line(struct refresh *r, size_t line, struct buf *to)
{
	size_t n;
	const char *s = line_edit_line(r->edit, line, &n);

	buf_addf(to, "%s ", MARK_ASIDE);
	buf_add(to, s, n);
}

/* Makes comments of an entry's lines, where they are. */
bool put_aside(struct refresh *r, const struct span *t)
{
	size_t indent = line_edit_indent(r->edit, t->first);
	size_t column = (size_t)t->node->key_at.column - 1;
	struct buf b = { 0 };

	/* With a dash before it, a list would lose an item. */
	if (!has_own_lines(r, t) || (t->node->key && column != indent))
		return false;
	r->told.aside += !r->dry;
	for (size_t i = t->first; !r->dry && i <= t->last; i++) {
		buf_clear(&b);
		aside_line(r, i, &b);
		line_edit_replace(r->edit, i, buf_str(&b));
	}
	buf_release(&b);
	return true;
}

/* Moves a step, or what goes by its name, to the end of the file. */
bool put_at_end(struct refresh *r, const struct span *t)
{
	if (!has_own_lines(r, t))
		return false;
	r->told.aside += !r->dry;
	for (size_t i = t->first; !r->dry && i <= t->last; i++) {
		aside_line(r, i, &r->aside);
		buf_addc(&r->aside, '\n');
		line_edit_drop(r->edit, i);
	}
	return true;
}

/* The source's text before an entry that waits, or is to be looked at. */
void show_source(struct refresh *r, const struct field *f, const struct node *s,
	const struct span *t)
{
	int indent = (int)line_edit_indent(r->edit, t->first);
	struct buf b = { 0 };

	if (r->dry)
		return;
	r->told.empty += entry_waits(t->node);
	if (has_own_lines(r, t)) {
		source_remark(&b, indent, f, s);
		line_edit_before(r->edit, t->first, buf_str(&b));
	}
	buf_release(&b);
}
