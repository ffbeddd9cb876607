/*
 * doc.h - what stands on a page: lines, the parts they belong to, pages.
 *
 * A view builds one anew for each drawing: it is made of plain copies, so a
 * key may look at it after the unit it was made from is gone. Pages, not
 * scrolling: a page begins where it was forced to (doc_break()), or where
 * the one before is full; a part that can be chosen is never torn apart
 * while it fits on a page.
 */
#ifndef SABAQ_UI_DOC_H
#define SABAQ_UI_DOC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "core/layout.h"
#include "ui/canvas.h"

enum part_kind {
	PART_TEXT, /* to be read */
	PART_CHOICE, /* to be chosen; index counts from 0 */
	PART_BUTTON, /* the same, but what is done is to be confirmed */
	PART_ITEM, /* of a list to be read, kept on one page as choices are */
	PART_FIELD, /* to be typed into */
	PART_TELL, /* what the program says to an answer */
};

struct part {
	enum part_kind kind;
	int index;
	size_t first, count; /* lines */
	int indent; /* of an item's text; 0: it has none */
	char *remark; /* beside its last line; owned; NULL: none */
	enum style remark_style;
};

enum { DOC_PARTS = 128, DOC_BREAKS = 4, MARKER = 2 };

/* Zeroed is empty. */
struct doc {
	struct lines lines;
	struct part parts[DOC_PARTS];
	size_t part_count;
	size_t breaks[DOC_BREAKS]; /* lines that must begin a page */
	size_t break_count;
	size_t led[DOC_BREAKS]; /* lines that must not */
	size_t led_count;
	size_t *pages; /* each one's first line */
	size_t page_count, page_room;
	int width;
	const struct charset *charset; /* text is spelled for it; NULL: as is */
};

/* Empties it for text of width cells. */
void doc_begin(struct doc *d, int width);
void doc_release(struct doc *d);

/* What is added from here on belongs to a new part. */
void doc_part(struct doc *d, enum part_kind kind, int index);
/* Adds Markdown to the part; flags of core/layout. */
void doc_text(struct doc *d, const char *text, unsigned flags,
	const struct layout_words *words);
/* Adds Markdown, set in by indent cells. */
void doc_text_in(struct doc *d, const char *text, int indent);
/* What was typed, line by line behind lead (NULL: set in), as it is. */
void doc_typed(struct doc *d, const char *lead, const char *text);
/* MARKDOWN: adds plain words, such as what was typed, so that they stay. */
void doc_escape(struct buf *b, const char *text);
/* One line of one style, set in by indent cells. */
void doc_line(struct doc *d, const char *text, enum style style, int indent);
/* The same of a line that leads to what is added next: no page ends with it. */
void doc_lead(struct doc *d, const char *text, enum style style);
/* An item to choose: Short text behind lead ("1) "), room for the marker. */
void doc_item(struct doc *d, const char *lead, const char *text);
/* The same of a line of a program, as it is written. */
void doc_code(struct doc *d, const char *lead, const char *text);
/* A name, and set in by indent cells what it means. */
void doc_named(struct doc *d, const char *name, const char *text, int indent);
/* Beside the item if there is room, else on a line of its own. */
void doc_remark(struct doc *d, const char *remark, enum style style);
/* Rows left empty for a field. */
void doc_rows(struct doc *d, int rows);
/* An empty line between parts. */
void doc_gap(struct doc *d);
/* A page begins with the next line. */
void doc_break(struct doc *d, size_t line);

/* The part, or NULL. */
const struct part *doc_find(
	const struct doc *d, enum part_kind kind, int index);

/* Cuts it into pages of rows lines, one at least. */
void doc_paginate(struct doc *d, int rows);
size_t doc_page_of(const struct doc *d, size_t line);
/*
 * How much text stands above a line, whatever the width: and the line that so
 * much of it stands above. So a place is found again.
 */
size_t doc_above(const struct doc *d, size_t line);
size_t doc_below(const struct doc *d, size_t above);
/* Lines on a page without the empty ones at its end. */
size_t doc_page_lines(const struct doc *d, size_t page);

/*
 * Draws a page with its top left at row, col; the marker stands before the
 * item that has the focus (-1: none). Returns the row after the last.
 */
int doc_draw(const struct doc *d, struct canvas *c, int row, int col,
	size_t page, int focus);
/* Puts the cursor on the first word of a line, if it is on the page. */
bool doc_cursor(const struct doc *d, struct canvas *c, int row, int col,
	size_t page, size_t line);
/* On the marker of an item. */
bool doc_cursor_item(const struct doc *d, struct canvas *c, int row, int col,
	size_t page, int index);

#endif
