/*
 * The rows of a field for several lines, and drawing. A long line is folded
 * behind a space; where it has none, the end of a row and the start of the
 * next one are the same place in the text, and edit.behind tells which.
 */
#include <string.h>

#include "base/text.h"
#include "ui/edit_parts.h"

/* Cells of n bytes of the text from byte at on, as they are drawn. */
static int width_of(const struct edit *e, size_t at, size_t n)
{
	return letters_width(e->charset, buf_str(&e->text) + at, n);
}

/* How many of n bytes from byte at on fit in cells. */
static size_t fit(const struct edit *e, size_t at, size_t n, int cells)
{
	return letters_fit(e->charset, buf_str(&e->text) + at, n, cells);
}

/*
 * Bytes of the row that begins at start; *next is where the row after it
 * begins.
 */
static size_t row_bytes(
	const struct edit *e, size_t start, int width, size_t *next)
{
	const char *s = buf_str(&e->text) + start;
	size_t line = strcspn(s, "\n");
	size_t n = fit(e, start, line, width);
	size_t at = n;

	if (n == line) {
		*next = start + n + (s[n] == '\n');
		return n;
	}
	while (at > 0 && s[at - 1] != ' ')
		at--;
	/* One cluster at least: a narrow field must not stand still. */
	if (at == 0)
		at = n > 0 ? n : text_cluster(s, line);
	*next = start + at;
	return at;
}

/* Whether the row that begins at start is the last one. */
static bool last_row(const struct edit *e, size_t start, size_t next)
{
	return next >= e->text.len &&
	       !(next > start && e->text.data[next - 1] == '\n');
}

/* Whether a row that ends before next was folded in the middle of a word. */
static bool torn(const struct edit *e, size_t next)
{
	return next > 0 && next < e->text.len &&
	       !strchr(" \n", e->text.data[next - 1]);
}

/* The caret's row, and where that row begins. */
static int caret_row(const struct edit *e, int width, size_t *start)
{
	size_t at = 0, next;
	int row = 0;

	for (;; row++, at = next) {
		row_bytes(e, at, width, &next);
		if (last_row(e, at, next) || e->caret < next)
			break;
		if (e->caret == next && e->behind && torn(e, next))
			break;
	}
	*start = at;
	return row;
}

int edit_rows(const struct edit *e, int width)
{
	size_t at = 0, next;
	int rows = 1;

	if (!e->lines)
		return 1;
	for (;; rows++, at = next) {
		row_bytes(e, at, width, &next);
		if (last_row(e, at, next))
			return rows;
	}
}

/* --- moving ----------------------------------------------------------- */

/* The caret goes into a row, which may be behind its last letter. */
static void put(struct edit *e, size_t to, size_t next)
{
	e->caret = to;
	e->behind = to == next && torn(e, next);
	/* Behind the space that a row ends with is the next one. */
	if (to == next && next < e->text.len && !e->behind)
		e->caret -= edit_before(e);
	/* A row may have been folded in a cluster: behind a space in one. */
	edit_settle(e);
}

bool edit_move_row(struct edit *e, int by, int width)
{
	size_t start, at = 0, next, n;
	int row = caret_row(e, width, &start) + by;
	int goal =
		e->goal >= 0 ? e->goal : width_of(e, start, e->caret - start);

	if (!e->lines || row < 0 || row >= edit_rows(e, width))
		return false;
	for (; row > 0; row--, at = next)
		row_bytes(e, at, width, &next);
	n = row_bytes(e, at, width, &next);
	put(e, at + fit(e, at, n, goal), next);
	e->goal = goal;
	return true;
}

static size_t line_start(const struct edit *e, size_t at)
{
	while (at > 0 && e->text.data[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_end(const struct edit *e, size_t at)
{
	return at + strcspn(buf_str(&e->text) + at, "\n");
}

void edit_move_in_row(struct edit *e, bool to_end, int width)
{
	size_t start = 0, next, n, before = e->caret;

	if (!e->lines) {
		e->caret = to_end ? e->text.len : 0;
		return;
	}
	caret_row(e, width, &start);
	n = row_bytes(e, start, width, &next);
	if (to_end)
		put(e, start + n, next);
	else
		put(e, start, next);
	/* Already there: further, as far as the line goes. */
	if (e->caret == before) {
		e->caret = to_end ? line_end(e, before) : line_start(e, before);
		e->behind = false;
	}
}

/* --- drawing ---------------------------------------------------------- */

/* One line in a window of cells that keeps the caret inside. */
static void draw_line(
	struct edit *e, struct canvas *c, int row, int col, int width)
{
	const char *s = buf_str(&e->text);
	int caret = width_of(e, 0, e->caret);
	size_t from;

	/* A jump of half the field: one letter more moves one letter only. */
	if (caret < e->first || caret - e->first >= width)
		e->first = caret < width ? 0 : caret - width / 2;
	from = fit(e, 0, e->text.len, e->first);
	/* Not half of what stands in more than one cell. */
	if (width_of(e, 0, from) < e->first)
		from += text_cluster(s + from, e->text.len - from);
	e->first = width_of(e, 0, from);
	canvas_bytes(c, (struct strip){ row, col, width }, STYLE_PLAIN,
		s + from, e->text.len - from);
	/* That the text begins further to the left is to be seen. */
	if (e->first > 0)
		canvas_text(c, row, col - 1, STYLE_FAINT, "<");
	canvas_cursor(c, row, col + caret - e->first);
}

void edit_draw(
	struct edit *e, struct canvas *c, int row, int col, int width, int rows)
{
	size_t at = 0, next, start;
	int caret, used;

	if (!e->lines) {
		draw_line(e, c, row, col, width);
		return;
	}
	caret = caret_row(e, width, &start);
	used = width_of(e, start, e->caret - start);
	if (caret < e->first)
		e->first = caret;
	if (caret - e->first >= rows)
		e->first = caret - rows + 1;
	for (int i = 0; i < e->first + rows; i++, at = next) {
		size_t n = row_bytes(e, at, width, &next);

		if (i >= e->first)
			canvas_bytes(c,
				(struct strip){
					row + i - e->first, col, width },
				STYLE_PLAIN, buf_str(&e->text) + at, n);
		if (last_row(e, at, next))
			break;
	}
	/* A wide letter may have no room at all. */
	canvas_cursor(
		c, row + caret - e->first, col + (used < width ? used : width));
}
