#include "core/layout_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "core/layout_wrap.h"

static const char between[] = " | ";

enum { BETWEEN = 3 };

static int cell_width(const struct block *cell)
{
	const char *s = cell->rich.text, *end = s + cell->rich.length;
	int width = text_width(s, cell->rich.length);

	/* which counts soft hyphens; they are not drawn */
	while ((s = soft_hyphen(s, (size_t)(end - s)))) {
		s += 2;
		width--;
	}
	return width;
}

/* The widest cell of each column; the cells of the whole table. */
static int measure(const struct block *table, int *widths)
{
	int total = 0;
	size_t columns = 0;

	for (const struct block *row = table->first; row; row = row->next) {
		size_t i = 0;

		for (const struct block *c = row->first; c; c = c->next) {
			int width = cell_width(c);

			if (i == columns)
				widths[columns++] = 0;
			if (width > widths[i])
				widths[i] = width;
			i++;
		}
	}
	for (size_t i = 0; i < columns; i++)
		total += widths[i] + (i > 0 ? BETWEEN : 0);
	return total;
}

static void write_cell(struct writer *w, const struct block *cell, int width)
{
	const struct rich *rich = &cell->rich;
	int pad = width - cell_width(cell);
	int left = 0;

	if (cell->align == ALIGN_RIGHT)
		left = pad;
	else if (cell->align == ALIGN_CENTRE)
		left = pad / 2;
	writer_fill(w, " ", left, w->plain);
	for (size_t i = 0; i < rich->span_count; i++)
		writer_add(w, rich->text + rich->spans[i].start,
			rich->spans[i].length, rich->spans[i].style);
	writer_fill(w, " ", pad - left, w->plain);
}

static void write_row(
	struct writer *w, const struct block *row, const int *widths)
{
	size_t i = 0;

	writer_begin(w);
	for (const struct block *c = row->first; c; c = c->next) {
		if (i > 0)
			writer_add(w, between, BETWEEN, STYLE_FAINT);
		write_cell(w, c, widths[i++]);
	}
	writer_end(w);
}

static void write_grid(struct writer *w, const struct block *table,
	const int *widths, int total)
{
	const struct block *row = table->first;

	write_row(w, row, widths);
	w->glue = true;
	writer_begin(w);
	writer_fill(w, w->ascii ? "-" : "─", total, STYLE_FAINT);
	writer_end(w);
	w->glue = true;
	while ((row = row->next))
		write_row(w, row, widths);
}

static void add_rich(struct buf *text, struct span *spans, size_t *count,
	const struct rich *rich)
{
	for (size_t i = 0; i < rich->span_count; i++) {
		spans[*count] = rich->spans[i];
		spans[(*count)++].start += text->len;
	}
	buf_add(text, rich->text, rich->length);
}

/* "head: cell"; nothing where both are empty. */
static void write_pair(
	struct writer *w, const struct block *head, const struct block *cell)
{
	size_t most = cell->rich.span_count + 1, count = 0;
	struct buf text = { 0 };
	struct span *spans;

	if (head)
		most += head->rich.span_count;
	spans = xcalloc(most, sizeof *spans);
	if (head && head->rich.length > 0) {
		add_rich(&text, spans, &count, &head->rich);
		spans[count++] = (struct span){ text.len,
			cell->rich.length > 0 ? 2 : 1, STYLE_PLAIN };
		buf_addc(&text, ':');
		if (cell->rich.length > 0)
			buf_addc(&text, ' ');
	}
	add_rich(&text, spans, &count, &cell->rich);
	wrap_text(w, &(struct rich){ buf_str(&text), text.len, spans, count });
	buf_release(&text);
	free(spans);
}

static void write_list(struct writer *w, const struct block *table)
{
	const struct block *head = table->first;
	const struct block *row = head->next ? head->next : head;

	for (; row; row = row->next) {
		const struct block *h = row == head ? NULL : head->first;

		writer_push(w, "- ", 2, false);
		for (const struct block *c = row->first; c; c = c->next) {
			write_pair(w, h, c);
			h = h ? h->next : NULL;
		}
		writer_pop(w);
	}
}

void table_write(struct writer *w, const struct block *table)
{
	int widths[MARKDOWN_COLUMNS] = { 0 };
	int total;

	if (!table->first)
		return;
	total = measure(table, widths);
	if (total <= writer_room(w))
		write_grid(w, table, widths, total);
	else
		write_list(w, table);
}

int table_width(const struct block *table)
{
	int widths[MARKDOWN_COLUMNS] = { 0 };

	return measure(table, widths);
}
