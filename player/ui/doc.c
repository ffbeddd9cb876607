#include "ui/doc.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"

/* Rows of a body that are few. */
enum { LOW = 12 };

static void forget_remarks(struct doc *d)
{
	for (size_t i = 0; i < d->part_count; i++)
		free(d->parts[i].remark);
}

void doc_begin(struct doc *d, int width)
{
	forget_remarks(d);
	lines_release(&d->lines);
	d->lines = (struct lines){ 0 };
	d->part_count = d->break_count = d->page_count = 0;
	d->width = width;
	doc_part(d, PART_TEXT, 0);
}

void doc_release(struct doc *d)
{
	forget_remarks(d);
	lines_release(&d->lines);
	free(d->pages);
	*d = (struct doc){ 0 };
}

/* --- building --------------------------------------------------------- */

static struct part *last_part(struct doc *d)
{
	return &d->parts[d->part_count - 1];
}

/* The part has all lines that were added since it began. */
static void extend(struct doc *d)
{
	struct part *p = last_part(d);

	p->count = d->lines.count - p->first;
}

void doc_part(struct doc *d, enum part_kind kind, int index)
{
	/* No step has as many; the rest would be part of the last one. */
	if (d->part_count < DOC_PARTS)
		d->part_count++;
	else
		free(last_part(d)->remark);
	*last_part(d) = (struct part){
		.kind = kind, .index = index, .first = d->lines.count
	};
}

void doc_text(struct doc *d, const char *text, unsigned flags,
	const struct layout_words *words)
{
	layout_text(&d->lines, text, d->width, 0, NULL, flags, words);
	extend(d);
}

void doc_line(struct doc *d, const char *text, enum style style, int indent)
{
	layout_line(&d->lines, text, style, d->width, indent);
	extend(d);
}

void doc_escape(struct buf *b, const char *text)
{
	for (; *text; text++) {
		if ((unsigned char)*text < 0x80 &&
			ispunct((unsigned char)*text))
			buf_addc(b, '\\');
		buf_addc(b, *text);
	}
}

static void add_typed(struct doc *d, const char *lead, const char *text)
{
	int indent = lead ? text_width(lead, strlen(lead)) : MARKER;
	struct buf b = { 0 };

	/* Only what has to be folded loses spaces at the folds. */
	if (indent + text_width(text, strlen(text)) <= d->width) {
		buf_adds(&b, lead ? lead : "");
		buf_adds(&b, text);
		layout_line(&d->lines, buf_str(&b), STYLE_PLAIN, d->width,
			lead ? 0 : indent);
	} else {
		doc_escape(&b, text + strspn(text, " "));
		layout_text(&d->lines, buf_str(&b), d->width, indent, lead, 0,
			NULL);
	}
	buf_release(&b);
}

void doc_typed(struct doc *d, const char *lead, const char *text)
{
	for (bool more = true; more;) {
		size_t n = strcspn(text, "\n");
		char *line = xstrndup(text, n);

		add_typed(d, lead, line);
		free(line);
		more = text[n] != '\0';
		text += n + more;
		lead = NULL;
	}
	extend(d);
}

void doc_item(struct doc *d, const char *lead, const char *text)
{
	int indent = MARKER + text_width(lead, strlen(lead));

	layout_text(
		&d->lines, text, d->width, indent, lead, LAYOUT_SHORT, NULL);
	extend(d);
}

void doc_named(struct doc *d, const char *name, const char *text, int indent)
{
	struct buf lead = { 0 };
	int width = text_width(name, strlen(name));

	buf_adds(&lead, name);
	if (width < indent)
		buf_fill(&lead, ' ', (size_t)(indent - width));
	else
		doc_line(d, name, STYLE_PLAIN, 0);
	layout_text(&d->lines, text, d->width, indent,
		width < indent ? buf_str(&lead) : NULL, LAYOUT_SHORT, NULL);
	extend(d);
	buf_release(&lead);
}

static int line_width(const struct line *line)
{
	return text_width(line->text, line->length);
}

void doc_remark(struct doc *d, const char *remark, enum style style)
{
	struct part *p = last_part(d);
	int used =
		p->count == 0
			? 0
			: line_width(&d->lines.items[p->first + p->count - 1]);

	if (used + 3 + text_width(remark, strlen(remark)) > d->width) {
		layout_text(&d->lines, remark, d->width, MARKER + 3, NULL,
			LAYOUT_SHORT, NULL);
		extend(d);
		return;
	}
	free(p->remark);
	p->remark = xstrdup(remark);
	p->remark_style = style;
}

void doc_rows(struct doc *d, int rows)
{
	for (int i = 0; i < rows; i++)
		layout_line(&d->lines, "", STYLE_PLAIN, d->width, 0);
	extend(d);
}

void doc_gap(struct doc *d)
{
	layout_gap(&d->lines);
}

void doc_break(struct doc *d, size_t line)
{
	if (d->break_count < DOC_BREAKS)
		d->breaks[d->break_count++] = line;
}

const struct part *doc_find(const struct doc *d, enum part_kind kind, int index)
{
	for (size_t i = 0; i < d->part_count; i++) {
		if (d->parts[i].kind == kind && d->parts[i].index == index)
			return &d->parts[i];
	}
	return NULL;
}

/* --- pages ------------------------------------------------------------ */

static bool forced(const struct doc *d, size_t line)
{
	for (size_t i = 0; i < d->break_count; i++) {
		if (d->breaks[i] == line)
			return true;
	}
	return false;
}

static bool empty_line(const struct doc *d, size_t line)
{
	return d->lines.items[line].length == 0;
}

/* Whether a page may end before the line; empty ones are left out then. */
static bool may_begin(const struct doc *d, size_t line)
{
	while (line < d->lines.count && empty_line(d, line))
		line++;
	if (line == d->lines.count)
		return true;
	if (d->lines.items[line].glued)
		return false;
	for (size_t i = 0; i < d->part_count; i++) {
		const struct part *p = &d->parts[i];

		if (line > p->first && line < p->first + p->count)
			return p->kind == PART_TEXT || p->kind == PART_TELL;
	}
	return true;
}

/* Whether items end and begin here: a list may go on on the next page. */
static bool between_items(const struct doc *d, size_t line)
{
	for (size_t i = 1; i < d->part_count; i++) {
		if (d->parts[i].first == line)
			return d->parts[i].kind == PART_CHOICE &&
			       d->parts[i - 1].kind == PART_CHOICE;
	}
	return false;
}

static bool between_paragraphs(const struct doc *d, size_t line)
{
	return empty_line(d, line) || empty_line(d, line - 1) ||
	       between_items(d, line);
}

/* Whether a page that begins with the line has but this of a paragraph. */
static bool widow(const struct doc *d, size_t line)
{
	return line + 1 == d->lines.count || empty_line(d, line + 1);
}

/* Rows that may stay empty: where there are few, each is wanted. */
static size_t spare(size_t rows)
{
	return rows < LOW ? 2 : rows - rows * 2 / 3;
}

/* The line that begins the page after the one that begins at first. */
static size_t page_end(const struct doc *d, size_t first, size_t rows)
{
	size_t count = d->lines.count;
	size_t end = first + rows, at;

	for (at = first + 1; at < count && at <= end; at++) {
		if (forced(d, at))
			return at;
	}
	if (end >= count)
		return count;
	/* Not a page half empty for the sake of a fine break. */
	for (at = end; at > first && at + spare(rows) > end; at--) {
		if (may_begin(d, at) && between_paragraphs(d, at))
			return at;
	}
	for (at = end; at > first + rows / 2; at--) {
		if (may_begin(d, at) && !widow(d, at))
			return at;
	}
	return end;
}

static void add_page(struct doc *d, size_t line)
{
	d->pages = mem_grow(
		d->pages, &d->page_room, d->page_count, sizeof(*d->pages));
	d->pages[d->page_count++] = line;
}

void doc_paginate(struct doc *d, int rows)
{
	size_t at = 0;

	d->page_count = 0;
	if (rows < 1)
		rows = 1;
	do {
		add_page(d, at);
		at = page_end(d, at, (size_t)rows);
		while (at < d->lines.count && empty_line(d, at) &&
			!forced(d, at))
			at++;
	} while (at < d->lines.count);
}

size_t doc_page_of(const struct doc *d, size_t line)
{
	size_t page = d->page_count;

	while (page > 1 && d->pages[page - 1] > line)
		page--;
	return page > 0 ? page - 1 : 0;
}

/* The first line after the page. */
static size_t page_after(const struct doc *d, size_t page)
{
	return page + 1 < d->page_count ? d->pages[page + 1] : d->lines.count;
}

size_t doc_page_lines(const struct doc *d, size_t page)
{
	size_t first = d->pages[page], end = page_after(d, page);

	while (end > first && empty_line(d, end - 1))
		end--;
	return end - first;
}

/* --- drawing ---------------------------------------------------------- */

static bool focusable(const struct part *p)
{
	return p->kind == PART_CHOICE || p->kind == PART_BUTTON;
}

static void draw_part(const struct doc *d, struct canvas *c, int row, int col,
	const struct part *p, int focus)
{
	if (focusable(p) && p->index == focus)
		canvas_text(c, row, col, STYLE_FOCUS, ">");
	if (p->remark) {
		size_t last = p->first + p->count - 1;

		canvas_text(c, row + (int)p->count - 1,
			col + line_width(&d->lines.items[last]) + 3,
			p->remark_style, p->remark);
	}
}

int doc_draw(const struct doc *d, struct canvas *c, int row, int col,
	size_t page, int focus)
{
	size_t first = d->pages[page];
	size_t end = first + doc_page_lines(d, page);

	for (size_t i = first; i < end; i++)
		canvas_line(c, row + (int)(i - first), col, d->width,
			&d->lines.items[i]);
	for (size_t i = 0; i < d->part_count; i++) {
		const struct part *p = &d->parts[i];

		if (p->count > 0 && p->first >= first && p->first < end)
			draw_part(d, c, row + (int)(p->first - first), col, p,
				focus);
	}
	return row + (int)(end - first);
}

bool doc_cursor(const struct doc *d, struct canvas *c, int row, int col,
	size_t page, size_t line)
{
	const char *text;

	if (line < d->pages[page] || line >= page_after(d, page))
		return false;
	text = d->lines.items[line].text;
	canvas_cursor(c, row + (int)(line - d->pages[page]),
		col + (int)strspn(text, " "));
	return true;
}

bool doc_cursor_item(const struct doc *d, struct canvas *c, int row, int col,
	size_t page, int index)
{
	const struct part *p = doc_find(d, PART_CHOICE, index);

	if (!p)
		p = doc_find(d, PART_BUTTON, index);
	if (!p || p->first < d->pages[page] || p->first >= page_after(d, page))
		return false;
	canvas_cursor(c, row + (int)(p->first - d->pages[page]), col);
	return true;
}
