/* Where pages begin. */
#include "base/mem.h"
#include "ui/doc.h"

/* Rows of a body that are few. */
enum { LOW = 12 };

static bool is_one_of(const size_t *lines, size_t count, size_t line)
{
	for (size_t i = 0; i < count; i++) {
		if (lines[i] == line)
			return true;
	}
	return false;
}

static bool forced(const struct doc *d, size_t line)
{
	return is_one_of(d->breaks, d->break_count, line);
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
	if (d->lines.items[line].glued || is_one_of(d->led, d->led_count, line))
		return false;
	for (size_t i = 0; i < d->part_count; i++) {
		const struct part *p = &d->parts[i];

		if (line > p->first && line < p->first + p->count)
			return p->kind == PART_TEXT || p->kind == PART_TELL;
	}
	return true;
}

static bool is_item(const struct part *p)
{
	return p->kind == PART_CHOICE || p->kind == PART_ITEM;
}

/* Whether items end and begin here: a list may go on on the next page. */
static bool between_items(const struct doc *d, size_t line)
{
	for (size_t i = 1; i < d->part_count; i++) {
		if (d->parts[i].first == line)
			return is_item(&d->parts[i]) &&
			       is_item(&d->parts[i - 1]);
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
	for (at = end; at > first + rows / 2; at--) {
		if (may_begin(d, at))
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

/* Bytes of it that are no blanks. */
static size_t ink(const struct line *line)
{
	size_t n = 0;

	for (size_t i = 0; i < line->length; i++)
		n += line->text[i] != ' ';
	return n;
}

size_t doc_above(const struct doc *d, size_t line)
{
	size_t n = 0;

	for (size_t i = 0; i < line; i++)
		n += ink(&d->lines.items[i]);
	return n;
}

size_t doc_below(const struct doc *d, size_t above)
{
	size_t line = 0;

	while (line < d->lines.count) {
		size_t n = ink(&d->lines.items[line]);

		if (n > above)
			break;
		above -= n;
		line++;
	}
	return line;
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
