#include "ui/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

static const struct cell blank = { .text = " ", .width = 1 };

static int within(int n, int low, int high)
{
	return n < low ? low : n > high ? high : n;
}

void canvas_resize(struct canvas *c, int rows, int cols)
{
	rows = within(rows, 1, CANVAS_MAX);
	cols = within(cols, 1, CANVAS_MAX);
	if (rows != c->rows || cols != c->cols) {
		size_t count = (size_t)rows * (size_t)cols;

		c->cells = xrealloc(c->cells, count, sizeof(*c->cells));
		c->rows = rows;
		c->cols = cols;
	}
	canvas_clear(c);
}

void canvas_release(struct canvas *c)
{
	free(c->cells);
	*c = (struct canvas){ 0 };
}

void canvas_clear(struct canvas *c)
{
	for (int i = 0; i < c->rows * c->cols; i++)
		c->cells[i] = blank;
	c->cursor_row = c->cursor_col = 0;
}

static struct cell *cell(const struct canvas *c, int row, int col)
{
	if (row < 0 || row >= c->rows || col < 0 || col >= c->cols)
		return NULL;
	return &c->cells[row * c->cols + col];
}

const struct cell *canvas_at(const struct canvas *c, int row, int col)
{
	return cell(c, row, col);
}

/* Half of a wide cluster must not stay behind when the other half goes. */
static void uncover(struct cell *row, int col)
{
	int left = col;

	while (left > 0 && row[left].width == 0)
		left--;
	for (int i = row[left].width - 1; i > 0; i--)
		row[left + i] = blank;
	if (left != col)
		row[left] = blank;
}

/* The cluster is known to fit. */
static void put(struct cell *row, int col, int width, enum style style,
	const char *s, size_t n)
{
	for (int i = 0; i < width; i++) {
		uncover(row, col + i);
		row[col + i] = (struct cell){ .style = (unsigned char)style };
	}
	row[col].width = (unsigned char)width;
	memcpy(row[col].text, s, n);
}

static bool is_gap(uint32_t ch)
{
	return ch >= LAYOUT_GAP && ch < LAYOUT_GAP + LAYOUT_GAPS_MAX;
}

/*
 * White space and a cell of a gap are one blank each, the rest what
 * text_add_safe() makes of it.
 */
static void add_clean(struct buf *b, const char *s, size_t n)
{
	while (n > 0) {
		uint32_t ch;
		size_t length = text_decode(s, n, &ch);

		if (ch == '\t' || ch == '\n' || is_gap(ch))
			buf_addc(b, ' ');
		else
			text_add_safe(b, s, length);
		s += length;
		n -= length;
	}
}

static bool printable(char c)
{
	return c >= 0x20 && c < 0x7f;
}

/*
 * Draws the cluster of n bytes at s, or what stands for it: none of what
 * arrives here has to be clean. Returns the cells it took; -1: no room.
 */
static int put_cluster(struct cell *row, int col, int room, enum style style,
	const char *s, size_t n)
{
	struct buf safe = { 0 };
	int width;

	if (text_find_danger(s, n) < n || (n == 1 && !printable(*s))) {
		add_clean(&safe, s, n);
		s = buf_str(&safe);
		n = safe.len;
	}
	/* A heap of marks: the letter and as many as have room. */
	if (n > CELL_BYTES) {
		n = CELL_BYTES;
		while (((unsigned char)s[n] & 0xc0) == 0x80)
			n--;
	}
	width = text_width(s, n);
	if (width > room)
		width = -1;
	else if (width > 0)
		put(row, col, width, style, s, n);
	buf_release(&safe);
	return width;
}

static int draw(struct canvas *c, struct strip at, enum style style,
	const char *s, size_t n)
{
	int row = at.row, col = at.col, width = at.width;
	int used = 0;
	struct cell *cells = cell(c, row, 0);

	if (!cells || col < 0)
		return 0;
	if (width > c->cols - col)
		width = c->cols - col;
	while (n > 0) {
		size_t length = text_cluster(s, n);
		int took = put_cluster(
			cells, col + used, width - used, style, s, length);

		if (took < 0)
			break;
		used += took;
		s += length;
		n -= length;
	}
	return used;
}

int canvas_bytes(struct canvas *c, struct strip at, enum style style,
	const char *s, size_t n)
{
	struct buf spelled = { 0 };
	int used;

	if (!letters_spells(c->charset))
		return draw(c, at, style, s, n);
	letters_spell(&spelled, c->charset, s, n);
	used = draw(c, at, style, buf_str(&spelled), spelled.len);
	buf_release(&spelled);
	return used;
}

int canvas_width(const struct canvas *c, const char *s, size_t n)
{
	return letters_width(c->charset, s, n);
}

size_t canvas_fit(const struct canvas *c, const char *s, size_t n, int cells)
{
	return letters_fit(c->charset, s, n, cells);
}

int canvas_text(
	struct canvas *c, int row, int col, enum style style, const char *s)
{
	return canvas_bytes(
		c, (struct strip){ row, col, c->cols }, style, s, strlen(s));
}

int canvas_line(
	struct canvas *c, int row, int col, int width, const struct line *line)
{
	int used = 0;

	for (size_t i = 0; i < line->span_count; i++) {
		const struct span *span = &line->spans[i];

		used += canvas_bytes(c,
			(struct strip){ row, col + used, width - used },
			span->style, line->text + span->start, span->length);
	}
	return used;
}

void canvas_fill(struct canvas *c, int row, int col, int width,
	enum style style, const char *cluster)
{
	size_t n = strlen(cluster);

	for (int i = 0; i < width && col + i < c->cols; i++)
		canvas_bytes(c, (struct strip){ row, col + i, 1 }, style,
			cluster, n);
}

int canvas_as_is(
	struct canvas *c, int row, int col, enum style style, const char *s)
{
	int used = draw(
		c, (struct strip){ row, col, c->cols }, style, s, strlen(s));

	for (int i = 0; i < used; i++)
		cell(c, row, col + i)->as_is = true;
	return used;
}

void canvas_reverse(struct canvas *c, int row, int col, int width)
{
	for (int i = 0; i < width; i++) {
		struct cell *at = cell(c, row, col + i);

		if (at)
			at->reverse = true;
	}
}

void canvas_cursor(struct canvas *c, int row, int col)
{
	c->cursor_row = within(row, 0, c->rows - 1);
	c->cursor_col = within(col, 0, c->cols - 1);
}

bool cell_same(const struct cell *a, const struct cell *b)
{
	return a->width == b->width && a->style == b->style &&
	       a->reverse == b->reverse && a->as_is == b->as_is &&
	       strcmp(a->text, b->text) == 0;
}

void canvas_dump(const struct canvas *c, struct buf *out)
{
	for (int row = 0; row < c->rows; row++) {
		size_t start = out->len;

		for (int col = 0; col < c->cols; col++) {
			const struct cell *at = cell(c, row, col);
			bool here =
				row == c->cursor_row && col == c->cursor_col;

			if (here)
				buf_adds(out, "\u2588");
			if (!here || !strchr("> ", at->text[0]))
				buf_adds(out, at->text);
		}
		while (out->len > start && out->data[out->len - 1] == ' ')
			out->data[--out->len] = '\0';
		buf_addc(out, '\n');
	}
}
