#include "ui/doc.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"

static void forget_remarks(struct doc *d)
{
	for (size_t i = 0; i < d->part_count; i++)
		free(d->parts[i].remark);
}

void doc_begin(struct doc *d, int width)
{
	forget_remarks(d);
	lines_release(&d->lines);
	d->lines = (struct lines){ .charset = d->charset };
	d->part_count = d->break_count = d->led_count = d->page_count = 0;
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

void doc_text_in(struct doc *d, const char *text, int indent)
{
	layout_text(&d->lines, text, d->width, indent, NULL, 0, NULL);
	extend(d);
}

void doc_line(struct doc *d, const char *text, enum style style, int indent)
{
	layout_line(&d->lines, text, style, d->width, indent);
	extend(d);
}

void doc_lead(struct doc *d, const char *text, enum style style)
{
	doc_line(d, text, style, 0);
	if (d->led_count < DOC_BREAKS)
		d->led[d->led_count++] = d->lines.count;
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

/* Cells that the text takes once it is laid out. */
static int cells(const struct doc *d, const char *s)
{
	return letters_width(d->charset, s, strlen(s));
}

static void add_typed(struct doc *d, const char *lead, const char *text)
{
	int indent = lead ? cells(d, lead) : MARKER;
	struct buf b = { 0 };

	/* Only what has to be folded loses spaces at the folds. */
	if (indent + cells(d, text) <= d->width) {
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

static void add_item(
	struct doc *d, const char *lead, const char *text, unsigned flags)
{
	int indent = MARKER + cells(d, lead);

	last_part(d)->indent = indent;
	layout_text(&d->lines, text, d->width, indent, lead, flags, NULL);
	extend(d);
}

void doc_item(struct doc *d, const char *lead, const char *text)
{
	add_item(d, lead, text, LAYOUT_SHORT);
}

void doc_code(struct doc *d, const char *lead, const char *text)
{
	add_item(d, lead, text, LAYOUT_VERBATIM);
}

void doc_named(struct doc *d, const char *name, const char *text, int indent)
{
	struct buf lead = { 0 };
	int width = cells(d, name);

	buf_adds(&lead, name);
	if (width < indent)
		buf_fill(&lead, ' ', (size_t)(indent - width));
	else
		doc_line(d, name, STYLE_PLAIN, 0);
	last_part(d)->indent = indent;
	layout_text(&d->lines, text, d->width, indent,
		width < indent ? buf_str(&lead) : NULL, LAYOUT_SHORT, NULL);
	extend(d);
	buf_release(&lead);
}

static int line_width(const struct line *line)
{
	return text_width(line->text, line->length);
}

/* Below the item's text, if that leaves room. */
static void remark_below(struct doc *d, const char *remark)
{
	int indent = last_part(d)->indent;
	struct buf b = { 0 };

	if (indent == 0 || indent > d->width / 5)
		indent = MARKER + 3;
	doc_escape(&b, remark);
	layout_text(&d->lines, buf_str(&b), d->width, indent, NULL, 0, NULL);
	extend(d);
	buf_release(&b);
}

void doc_remark(struct doc *d, const char *remark, enum style style)
{
	struct part *p = last_part(d);
	int used =
		p->count == 0
			? 0
			: line_width(&d->lines.items[p->first + p->count - 1]);

	if (used + 3 + cells(d, remark) > d->width) {
		remark_below(d, remark);
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

	while (end > first && d->lines.items[end - 1].length == 0)
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
