#include "core/line_edit.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

enum change_kind { CHANGE_BEFORE, CHANGE_LINE, CHANGE_DROP, CHANGE_AFTER };

struct line_change {
	size_t line, number; /* the number keeps the order of equal places */
	enum change_kind kind;
	char *text;
};

void line_edit_open(struct line_edit *e, const char *text, size_t n)
{
	size_t room = 0;

	*e = (struct line_edit){ .text = text, .n = n };
	for (size_t i = 0; i < n;) {
		const char *end = memchr(text + i, '\n', n - i);

		e->starts = mem_grow(
			e->starts, &room, e->count, sizeof(*e->starts));
		e->starts[e->count++] = i;
		i = end ? (size_t)(end - text) + 1 : n;
	}
	e->starts = mem_grow(e->starts, &room, e->count, sizeof(*e->starts));
	e->starts[e->count] = n;
	e->returns = e->count > 0 && e->starts[1] > 1 &&
		     text[e->starts[1] - 1] == '\n' &&
		     text[e->starts[1] - 2] == '\r';
}

void line_edit_release(struct line_edit *e)
{
	for (size_t i = 0; i < e->change_count; i++)
		free(e->changes[i].text);
	free(e->changes);
	free(e->starts);
	*e = (struct line_edit){ 0 };
}

const char *line_edit_line(const struct line_edit *e, size_t line, size_t *n)
{
	size_t from, to;

	*n = 0;
	if (line < 1 || line > e->count)
		return "";
	from = e->starts[line - 1];
	to = e->starts[line];
	if (to > from && e->text[to - 1] == '\n') {
		to--;
		to -= to > from && e->text[to - 1] == '\r';
	}
	*n = to - from;
	return e->text + from;
}

size_t line_edit_column(const struct line_edit *e, size_t line, size_t column)
{
	size_t n, at = 0;
	const char *s = line_edit_line(e, line, &n);
	uint32_t ch;

	for (size_t i = 1; i < column && at < n; i++)
		at += text_decode(s + at, n - at, &ch);
	return at;
}

size_t line_edit_indent(const struct line_edit *e, size_t line)
{
	size_t n, indent = 0;
	const char *s = line_edit_line(e, line, &n);

	while (indent < n && s[indent] == ' ')
		indent++;
	return indent;
}

static void add(struct line_edit *e, size_t line, enum change_kind kind,
	const char *text)
{
	e->changes = mem_grow(e->changes, &e->change_room, e->change_count,
		sizeof(*e->changes));
	e->changes[e->change_count] = (struct line_change){ line,
		e->change_count, kind, text ? xstrdup(text) : NULL };
	e->change_count++;
}

void line_edit_after(struct line_edit *e, size_t line, const char *lines)
{
	add(e, line, CHANGE_AFTER, lines);
}

void line_edit_before(struct line_edit *e, size_t line, const char *lines)
{
	add(e, line, CHANGE_BEFORE, lines);
}

void line_edit_replace(struct line_edit *e, size_t line, const char *text)
{
	add(e, line, CHANGE_LINE, text);
}

void line_edit_drop(struct line_edit *e, size_t line)
{
	add(e, line, CHANGE_DROP, NULL);
}

/* By line and kind, then as they came. */
static int by_place(const void *a, const void *b)
{
	const struct line_change *x = a, *y = b;

	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return x->number < y->number ? -1 : 1;
}

/* text's line feeds as the file's; one is added where it ends without. */
static void add_lines(
	const struct line_edit *e, struct buf *out, const char *text)
{
	if (out->len > 0 && out->data[out->len - 1] != '\n')
		buf_adds(out, e->returns ? "\r\n" : "\n");
	for (; *text; text++) {
		if (*text == '\n' && e->returns)
			buf_addc(out, '\r');
		buf_addc(out, *text);
	}
}

struct writing {
	const struct line_change *changes;
	size_t at, count;
};

static void add_changes(const struct line_edit *e, struct buf *out,
	struct writing *w, size_t line, enum change_kind kind)
{
	for (; w->at < w->count && w->changes[w->at].line == line &&
		w->changes[w->at].kind == kind;
		w->at++)
		add_lines(e, out, w->changes[w->at].text);
}

static void add_line(const struct line_edit *e, struct buf *out,
	struct writing *w, size_t line)
{
	const char *text = NULL;
	bool drop = false;
	size_t n, from = e->starts[line - 1];

	line_edit_line(e, line, &n);
	for (; w->at < w->count && w->changes[w->at].line == line &&
		w->changes[w->at].kind != CHANGE_AFTER;
		w->at++) {
		text = w->changes[w->at].text;
		drop |= w->changes[w->at].kind == CHANGE_DROP;
	}
	if (drop)
		return;
	if (text)
		buf_adds(out, text);
	else
		buf_add(out, e->text + from, n);
	buf_add(out, e->text + from + n, e->starts[line] - from - n);
}

void line_edit_write(const struct line_edit *e, struct buf *out)
{
	struct writing w = { .count = e->change_count };
	size_t size = e->change_count * sizeof(*e->changes);
	struct line_change *sorted = xmalloc(size + 1);

	if (size > 0)
		memcpy(sorted, e->changes, size);
	qsort(sorted, e->change_count, sizeof(*sorted), by_place);
	w.changes = sorted;
	add_changes(e, out, &w, 0, CHANGE_BEFORE);
	add_changes(e, out, &w, 0, CHANGE_AFTER);
	for (size_t line = 1; line <= e->count; line++) {
		add_changes(e, out, &w, line, CHANGE_BEFORE);
		add_line(e, out, &w, line);
		add_changes(e, out, &w, line, CHANGE_AFTER);
	}
	free(sorted);
}
