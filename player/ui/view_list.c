/* Rows of lists that scroll, and forms: pages with items to choose. */
#include <string.h>

#include "base/text.h"
#include "ui/view.h"
#include "ui/words.h"

enum { GAP = 3, TITLE_LEAST = 16 };

/* --- lists ------------------------------------------------------------ */

void list_scroll(struct scroll *l, size_t count, int rows)
{
	size_t full = rows > 1 ? (size_t)rows : 1;
	/* The first and the last row tell what is hidden: not for the focus. */
	size_t edge = full > 2 ? 1 : 0;

	if (l->at >= count)
		l->at = count > 0 ? count - 1 : 0;
	if (l->at < l->first + edge)
		l->first = l->at > edge ? l->at - edge : 0;
	if (l->at + edge >= l->first + full)
		l->first = l->at + edge + 1 - full;
	if (l->first + full >= count)
		l->first = count > full ? count - full : 0;
}

bool list_edge(struct front *f, int y, size_t first, size_t count)
{
	size_t i = first + (size_t)y;
	const char *text = NULL;
	size_t hidden = 0;
	struct buf b = { 0 };

	if (f->frame.rows <= 2)
		return false;
	if (y == 0 && first > 0) {
		text = tr(f->app->words, "%1 more above");
		hidden = first + 1;
	} else if (y == f->frame.rows - 1 && i + 1 < count) {
		text = tr(f->app->words, "%1 more below");
		hidden = count - i;
	}
	if (!text)
		return false;
	words_fill(&b, text, NUMBER(hidden), NULL);
	canvas_text(&f->canvas, f->frame.top + y, f->frame.left + MARKER,
		STYLE_FAINT, buf_str(&b));
	buf_release(&b);
	return true;
}

bool list_key(struct scroll *l, size_t count, int page, const struct key *key)
{
	size_t by = page > 1 ? (size_t)page : 1;

	switch (key->kind) {
	case KEYS_UP:
		if (l->at > 0)
			l->at--;
		return true;
	case KEYS_DOWN:
		if (l->at + 1 >= count)
			return false;
		l->at++;
		return true;
	case KEYS_PAGE_UP:
		l->at = l->at > by ? l->at - by : 0;
		return true;
	case KEYS_PAGE_DOWN:
		l->at = l->at + by < count ? l->at + by : count - 1;
		return true;
	case KEYS_HOME:
		l->at = 0;
		return true;
	case KEYS_END:
		l->at = count - 1;
		return true;
	default:
		return false;
	}
}

/* Where a row's state stands, and how wide its title may be. */
struct columns {
	int title; /* cells */
	int state; /* from the left of the body; -1: no room */
	bool whole;
};

static int cells(const struct front *f, const char *s)
{
	return canvas_width(&f->canvas, s, strlen(s));
}

static struct columns columns(const struct front *f, const struct row *row)
{
	int width = f->frame.width;
	int start = MARKER + row->indent;
	int title = cells(f, row->title), state = cells(f, row->state);
	/* Where it is narrow, all stand at the right edge. */
	int usual = f->canvas.cols < WIDE ? width : width * 5 / 8;
	struct columns c = { .title = title, .state = -1, .whole = true };

	if (state == 0) {
		c.title = title < width - start ? title : width - start;
		c.whole = c.title == title;
	} else if (start + title + GAP <= usual && usual + state <= width) {
		c.state = usual;
	} else if (start + title + GAP + state <= width) {
		/* To the right edge, if it cannot be in the column. */
		c.state = width - state;
	} else if (width - state - GAP - start >= TITLE_LEAST) {
		c.state = width - state;
		c.title = c.state - GAP - start;
		c.whole = false;
	} else {
		c.title = title < width - start ? title : width - start;
		c.whole = false;
	}
	return c;
}

bool list_fits(const struct front *f, const struct row *row)
{
	return columns(f, row).whole;
}

void list_say(struct buf *b, const struct row *row)
{
	buf_adds(b, row->title);
	if (row->state[0])
		buf_adds(b, ": ");
	buf_adds(b, row->state);
}

void list_row(struct front *f, int at, const struct row *row)
{
	struct canvas *canvas = &f->canvas;
	struct columns c = columns(f, row);
	int y = f->frame.top + at, x = f->frame.left;
	int start = x + MARKER + row->indent;

	if (cells(f, row->title) > c.title) {
		int used = canvas_bytes(canvas,
			(struct strip){ y, start, c.title - 3 }, row->style,
			row->title, strlen(row->title));

		canvas_text(canvas, y, start + used, row->style, "...");
	} else {
		canvas_text(canvas, y, start, row->style, row->title);
	}
	if (c.state >= 0)
		canvas_text(canvas, y, x + c.state, STYLE_PLAIN, row->state);
	if (row->focus && f->menu_at < 0) {
		canvas_text(canvas, y, x, STYLE_FOCUS, ">");
		canvas_cursor(canvas, y, x);
	}
}

/* --- forms ------------------------------------------------------------ */

void form_button(struct doc *d, int index, const char *label)
{
	struct buf b = { 0 };

	buf_adds(&b, "[ ");
	buf_adds(&b, label);
	buf_adds(&b, " ]");
	doc_part(d, PART_BUTTON, index);
	doc_line(d, buf_str(&b), STYLE_PLAIN, MARKER);
	buf_release(&b);
}

static const struct part *focused(const struct front *f)
{
	const struct part *p = doc_find(&f->doc, PART_CHOICE, f->focus);

	return p ? p : doc_find(&f->doc, PART_BUTTON, f->focus);
}

void form_begin(struct front *f)
{
	const struct part *p;

	doc_paginate(&f->doc, f->frame.rows);
	if (f->focus >= 0 || f->page > 0)
		return;
	f->focus = 0;
	p = focused(f);
	/* What stands before the first item is not to be skipped. */
	if (!p || doc_page_of(&f->doc, p->first) > 0)
		f->focus = -1;
}

void form_draw(struct front *f)
{
	const struct part *p;
	int row = f->frame.top, col = f->frame.left;

	doc_paginate(&f->doc, f->frame.rows);
	p = focused(f);
	if (p)
		f->page = doc_page_of(&f->doc, p->first);
	if (f->page >= f->doc.page_count)
		f->page = f->doc.page_count - 1;
	doc_draw(&f->doc, &f->canvas, row, col, f->page,
		f->menu_at < 0 ? f->focus : -1);
	if (!doc_cursor_item(&f->doc, &f->canvas, row, col, f->page, f->focus))
		doc_cursor(&f->doc, &f->canvas, row, col, f->page,
			f->doc.pages[f->page]);
}

/* The first item on a page or after it; -1: none. */
static int item_from(const struct front *f, size_t page, int count)
{
	for (int i = 0; i < count; i++) {
		const struct part *p = doc_find(&f->doc, PART_CHOICE, i);

		p = p ? p : doc_find(&f->doc, PART_BUTTON, i);
		if (p && p->first >= f->doc.pages[page])
			return i;
	}
	return -1;
}

/* To another page: the focus follows where that page has an item. */
static bool turn(struct front *f, size_t page, int count)
{
	int item = item_from(f, page, count);
	const struct part *p;

	f->page = page;
	f->focus = item;
	p = focused(f);
	if (p && doc_page_of(&f->doc, p->first) != page)
		f->focus = -1;
	return true;
}

/* From a page without focus: to an item on it, else to another page. */
static bool move_in(struct front *f, int count, bool down)
{
	int item = item_from(f, f->page, count);
	size_t page = f->page;

	if (down && item >= 0) {
		f->focus = item;
		if (doc_page_of(&f->doc, focused(f)->first) == page)
			return true;
	}
	f->focus = -1;
	if (down)
		return page + 1 < f->doc.page_count && turn(f, page + 1, count);
	return page == 0 || turn(f, page - 1, count);
}

static bool move(struct front *f, int count, bool down)
{
	if (f->focus < 0)
		return move_in(f, count, down);
	if (down && f->focus + 1 >= count)
		return false;
	if (!down && f->focus == 0) {
		/* Above the first item there is text to go back to. */
		if (f->page > 0)
			turn(f, f->page - 1, count);
		return true;
	}
	f->focus += down ? 1 : -1;
	return true;
}

bool form_key(struct front *f, int count, const struct key *key)
{
	switch (key->kind) {
	case KEYS_UP:
	case KEYS_DOWN:
		return move(f, count, key->kind == KEYS_DOWN);
	case KEYS_PAGE_UP:
		return f->page == 0 || turn(f, f->page - 1, count);
	case KEYS_PAGE_DOWN:
		return f->page + 1 < f->doc.page_count &&
		       turn(f, f->page + 1, count);
	case KEYS_HOME:
		return turn(f, 0, count);
	case KEYS_END:
		f->page = f->doc.page_count > 0 ? f->doc.page_count - 1 : 0;
		f->focus = count - 1;
		return true;
	default:
		return false;
	}
}
