#include "ui/edit.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

void edit_begin(struct edit *e, const char *text, size_t max, bool lines)
{
	bool number = e->number;

	buf_clear(&e->text);
	buf_adds(&e->text, text);
	*e = (struct edit){ .text = e->text,
		.caret = e->text.len,
		.max = max,
		.lines = lines,
		.number = number,
		.goal = -1 };
}

void edit_release(struct edit *e)
{
	buf_release(&e->text);
	*e = (struct edit){ 0 };
}

/* --- changing --------------------------------------------------------- */

static void remove_bytes(struct edit *e, size_t from, size_t n)
{
	memmove(e->text.data + from, e->text.data + from + n,
		e->text.len - from - n + 1);
	e->text.len -= n;
}

/*
 * A mark joins the letter before it, so that the caret may find itself
 * inside a cluster: it goes on to the end of that.
 */
static void settle(struct edit *e)
{
	size_t at = 0;

	while (at < e->caret)
		at += text_cluster(e->text.data + at, e->text.len - at);
	e->caret = at;
}

static enum edit_result insert(struct edit *e, uint32_t ch)
{
	struct buf bytes = { 0 };
	char *tail;

	if (ch == '\t' || (ch == '\n' && !e->lines))
		ch = ' ';
	if (text_danger(ch) != TEXT_SAFE)
		return EDIT_DONE;
	text_encode(&bytes, ch);
	if (e->text.len + bytes.len > e->max) {
		buf_release(&bytes);
		e->full = true;
		return EDIT_FULL;
	}
	tail = xstrdup(buf_str(&e->text) + e->caret);
	e->text.len = e->caret;
	buf_add(&e->text, buf_str(&bytes), bytes.len);
	e->caret = e->text.len;
	buf_adds(&e->text, tail);
	settle(e);
	free(tail);
	buf_release(&bytes);
	return EDIT_DONE;
}

static size_t before(const struct edit *e)
{
	return text_last_cluster(buf_str(&e->text), e->caret);
}

static size_t after(const struct edit *e)
{
	return text_cluster(
		buf_str(&e->text) + e->caret, e->text.len - e->caret);
}

static void delete_before(struct edit *e)
{
	size_t n = before(e);

	if (n == 0)
		return;
	e->caret -= n;
	remove_bytes(e, e->caret, n);
	settle(e);
}

static void delete_after(struct edit *e)
{
	size_t n = after(e);

	if (n > 0)
		remove_bytes(e, e->caret, n);
	settle(e);
}

/* --- moving ----------------------------------------------------------- */

static bool space_at(const struct edit *e, size_t at)
{
	return strchr(" \n", e->text.data[at]) != NULL;
}

static void word_left(struct edit *e)
{
	while (e->caret > 0 && space_at(e, e->caret - 1))
		e->caret--;
	while (e->caret > 0 && !space_at(e, e->caret - 1))
		e->caret -= before(e);
}

static void word_right(struct edit *e)
{
	while (e->caret < e->text.len && !space_at(e, e->caret))
		e->caret += after(e);
	while (e->caret < e->text.len && space_at(e, e->caret))
		e->caret++;
}

/*
 * Bytes of the row that begins at start; *next is where the row after it
 * begins. A long line breaks behind a space where there is one.
 */
static size_t row_bytes(
	const struct edit *e, size_t start, int width, size_t *next)
{
	const char *s = buf_str(&e->text) + start;
	size_t line = strcspn(s, "\n");
	size_t n = text_fit(s, line, width);
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

/* The caret's row, and where that row begins. */
static int caret_row(const struct edit *e, int width, size_t *start)
{
	size_t at = 0, next;
	int row = 0;

	for (;; row++, at = next) {
		row_bytes(e, at, width, &next);
		if (last_row(e, at, next) || e->caret < next)
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

/* Up and Down; false where there is no such row. */
static bool move_row(struct edit *e, int by, int width)
{
	size_t start, at = 0, next, n;
	int row = caret_row(e, width, &start) + by;
	int goal = e->goal >= 0 ? e->goal
				: text_width(buf_str(&e->text) + start,
					  e->caret - start);

	if (!e->lines || row < 0 || row >= edit_rows(e, width))
		return false;
	for (; row > 0; row--, at = next)
		row_bytes(e, at, width, &next);
	n = row_bytes(e, at, width, &next);
	e->caret = at + text_fit(buf_str(&e->text) + at, n, goal);
	/* The end of a folded row is the start of the next one. */
	if (e->caret == next && next < e->text.len)
		e->caret -= before(e);
	e->goal = goal;
	return true;
}

static void move_in_row(struct edit *e, bool to_end, int width)
{
	size_t start = 0, next = e->text.len, n = e->text.len;

	if (e->lines) {
		caret_row(e, width, &start);
		n = row_bytes(e, start, width, &next);
	}
	e->caret = to_end ? start + n : start;
	if (to_end && e->lines && e->caret == next && next < e->text.len)
		e->caret -= before(e);
}

/* --- keys ------------------------------------------------------------- */

static enum edit_result move(struct edit *e, enum key_kind kind, int width)
{
	if (kind == KEYS_LEFT)
		e->caret -= before(e);
	else if (kind == KEYS_RIGHT)
		e->caret += after(e);
	else if (kind == KEYS_WORD_LEFT)
		word_left(e);
	else if (kind == KEYS_WORD_RIGHT)
		word_right(e);
	else
		move_in_row(e, kind == KEYS_END, width);
	return EDIT_DONE;
}

static enum edit_result type(struct edit *e, uint32_t ch)
{
	/* A number is typed from its front: what stands behind is no matter. */
	if (e->number && e->text.len == 0)
		e->row = ROW_UNKNOWN;
	if (e->number)
		ch = keys_number(&e->row, buf_str(&e->text), ch);
	return insert(e, ch);
}

enum edit_result edit_key(struct edit *e, const struct key *key, int width)
{
	bool vertical = key->kind == KEYS_UP || key->kind == KEYS_DOWN;

	if (width < 1)
		width = 1;
	if (!vertical)
		e->goal = -1;
	/* What follows of a paste would be text with a hole in it. */
	if (key->pasted && e->full)
		return EDIT_FULL;
	e->full = false;
	switch (key->kind) {
	case KEYS_CHAR:
		return type(e, key->ch);
	case KEYS_ENTER:
		return e->lines ? insert(e, '\n') : EDIT_NOT_MINE;
	case KEYS_BACKSPACE:
		delete_before(e);
		return EDIT_DONE;
	case KEYS_DELETE:
		delete_after(e);
		return EDIT_DONE;
	case KEYS_LEFT:
	case KEYS_RIGHT:
	case KEYS_WORD_LEFT:
	case KEYS_WORD_RIGHT:
	case KEYS_HOME:
	case KEYS_END:
		return move(e, key->kind, width);
	case KEYS_UP:
		return move_row(e, -1, width) ? EDIT_DONE : EDIT_NOT_MINE;
	case KEYS_DOWN:
		return move_row(e, 1, width) ? EDIT_DONE : EDIT_NOT_MINE;
	case KEYS_NONE:
	case KEYS_TAB:
	case KEYS_BACKTAB:
	case KEYS_ESC:
	case KEYS_PAGE_UP:
	case KEYS_PAGE_DOWN:
	case KEYS_HELP:
	case KEYS_REDRAW:
	case KEYS_COMMAND:
	case KEYS_SUBMIT:
		break;
	}
	return EDIT_NOT_MINE;
}

/* --- drawing ---------------------------------------------------------- */

/* One line in a window of cells that keeps the caret inside. */
static void draw_line(
	struct edit *e, struct canvas *c, int row, int col, int width)
{
	const char *s = buf_str(&e->text);
	int caret = text_width(s, e->caret);
	size_t from;

	/* A jump of half the field: one letter more moves one letter only. */
	if (caret < e->first || caret - e->first >= width)
		e->first = caret < width ? 0 : caret - width / 2;
	from = text_fit(s, e->text.len, e->first);
	e->first = text_width(s, from);
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
	int caret;

	if (!e->lines) {
		draw_line(e, c, row, col, width);
		return;
	}
	caret = caret_row(e, width, &start);
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
	canvas_cursor(c, row + caret - e->first,
		col + text_width(buf_str(&e->text) + start, e->caret - start));
}
