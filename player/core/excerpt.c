#include "core/excerpt.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum {
	TAB_CELLS = 8,
	WIDTH_LEAST = 20,
	DOTS = 3, /* the cells of "..." */
	AROUND = 2048, /* bytes looked at on either side of the caret */
	CLUSTER_MOST = 256, /* bytes; more marks than anybody stacks */
};

/* Bytes of the line break at text[i], or 0: those that YAML has. */
static size_t break_at(const char *text, size_t n, size_t i)
{
	static const char *const others[] = { "\xc2\x85", "\xe2\x80\xa8",
		"\xe2\x80\xa9" };

	if (text[i] == '\n')
		return 1;
	if (text[i] == '\r')
		return i + 1 < n && text[i + 1] == '\n' ? 2 : 1;
	if (text[i] != '\xc2' && text[i] != '\xe2')
		return 0;
	for (size_t k = 0; k < sizeof(others) / sizeof(*others); k++) {
		size_t length = strlen(others[k]);

		if (n - i >= length && memcmp(text + i, others[k], length) == 0)
			return length;
	}
	return 0;
}

/* The offset of the break that ends the line, or the text's end. */
static size_t line_end(const struct excerpt *e, size_t from, size_t most)
{
	size_t end = e->length - from > most ? from + most : e->length;

	while (from < end && !break_at(e->text, e->length, from))
		from++;
	return from;
}

static void begin_line(struct excerpt *e, size_t start, int line)
{
	e->start = e->at = start;
	e->line = line;
	e->column = 1;
}

/* Goes to the place, at most to the end of its line. */
static bool seek(struct excerpt *e, const struct place *to)
{
	if (e->line == 0 || e->line > to->line)
		begin_line(e, 0, 1);
	while (e->line < to->line) {
		size_t end = line_end(e, e->at, e->length);

		if (end == e->length)
			return false;
		begin_line(e, end + break_at(e->text, e->length, end),
			e->line + 1);
	}
	if (e->column > to->column)
		begin_line(e, e->start, e->line);
	while (e->column < to->column && e->at < e->length &&
		!break_at(e->text, e->length, e->at)) {
		uint32_t ch;

		e->at += text_decode(e->text + e->at, e->length - e->at, &ch);
		e->column++;
	}
	return true;
}

/* One cluster as it is shown; cells: where in the line it stands. */
static void show(struct buf *out, const char *s, size_t n, int cells)
{
	for (size_t i = 0, length; i < n; i += length) {
		uint32_t ch;

		length = text_decode(s + i, n - i, &ch);
		if (ch == '\t')
			buf_fill(out, ' ',
				(size_t)(TAB_CELLS - cells % TAB_CELLS));
		else if (text_danger(ch) != TEXT_SAFE)
			buf_addf(out, "<U+%04X>", (unsigned)ch);
		else
			text_add_safe(out, s + i, length);
	}
}

static bool goes_on(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

/* One cluster could be a whole file. */
static size_t cluster(const char *s, size_t n)
{
	size_t length = text_cluster(s, n);

	if (length > CLUSTER_MOST)
		for (length = CLUSTER_MOST; length > 1 && goes_on(s[length]);)
			length--;
	return length;
}

/* A line taken apart: which cells are shown, and where the caret is. */
struct cut {
	int caret, total; /* of the whole line */
	int from, to; /* the cells that are shown */
};

/* Walks over the line and measures; at is the caret's offset. */
static struct cut measure(const char *s, size_t n, size_t at)
{
	struct buf shown = { 0 };
	struct cut c = { .caret = -1 };

	for (size_t i = 0, length; i < n; i += length) {
		length = cluster(s + i, n - i);
		if (c.caret < 0 && at < i + length)
			c.caret = c.total;
		buf_clear(&shown);
		show(&shown, s + i, length, c.total);
		c.total += text_width(buf_str(&shown), shown.len);
	}
	if (c.caret < 0)
		c.caret = c.total;
	buf_release(&shown);
	return c;
}

/* Two thirds of the room lie before the caret: faults begin at what follows. */
static void choose(struct cut *c, int room)
{
	c->from = 0;
	c->to = c->total;
	if (c->total < room)
		return; /* one cell is left for a caret behind the end */
	if (c->caret >= room * 2 / 3)
		c->from = c->caret - room * 2 / 3 + DOTS;
	if (c->from > 0 && c->total - c->from < room - DOTS)
		c->from = c->total - (room - DOTS) + 1;
	c->to = c->from + room - (c->from > 0 ? DOTS : 0);
	c->to = c->to < c->total ? c->to - DOTS : c->total;
}

/* Appends what is shown of the line; returns the cells before the caret. */
static int add_cut(struct buf *out, const char *s, size_t n, struct cut c)
{
	struct buf shown = { 0 };
	int cells = 0, caret = c.caret, hidden = 0;

	if (c.from > 0)
		buf_adds(out, "...");
	for (size_t i = 0, length; i < n && cells < c.to; i += length) {
		int width;

		length = cluster(s + i, n - i);
		buf_clear(&shown);
		show(&shown, s + i, length, cells);
		width = text_width(buf_str(&shown), shown.len);
		if (cells < c.from)
			hidden = cells + width; /* wide ones hide as a whole */
		else if (cells + width <= c.to)
			buf_add(out, buf_str(&shown), shown.len);
		cells += width;
	}
	if (c.to < c.total)
		buf_adds(out, "...");
	buf_release(&shown);
	if (c.from > 0)
		caret += DOTS - hidden;
	return caret > 0 ? caret : 0;
}

/* The part of the line around the caret: it may be a mebibyte long. */
static size_t around(const struct excerpt *e, const char **line, size_t *at)
{
	size_t from = e->start, to = line_end(e, e->at, AROUND);

	if (e->at - from > AROUND)
		from = e->at - AROUND;
	while (from < e->at && goes_on(e->text[from]))
		from++;
	while (to > e->at && to < e->length && goes_on(e->text[to]))
		to--;
	*line = e->text + from;
	*at = e->at - from;
	return to - from;
}

bool excerpt_add(
	struct buf *out, struct excerpt *e, const struct place *at, int width)
{
	char number[16];
	int digits, room;
	struct cut c;
	const char *line;
	size_t n, offset;

	if (at->line <= 0 || !seek(e, at))
		return false;
	n = around(e, &line, &offset);
	digits = snprintf(number, sizeof(number), "%d", at->line);
	if (width < WIDTH_LEAST)
		width = WIDTH_LEAST;
	room = width - digits - 6; /* the gutter, and no cell at the edge */
	c = measure(line, n, offset);
	choose(&c, room);
	buf_addf(out, "  %s | ", number);
	c.caret = add_cut(out, line, n, c);
	buf_addc(out, '\n');
	buf_fill(out, ' ', (size_t)digits + 2);
	buf_adds(out, " | ");
	buf_fill(out, ' ', (size_t)c.caret);
	buf_adds(out, "^\n");
	return true;
}
