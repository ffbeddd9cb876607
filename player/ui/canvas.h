/*
 * canvas.h - a grid of cells that views draw on.
 *
 * No curses: tests compare a canvas as text, ui/screen sends what changed of
 * it. A cell holds one grapheme cluster, so a stress mark never moves a
 * column. Everything drawn is clipped by whole clusters, and what a terminal
 * must never see (control characters of a hostile name) never gets in.
 */
#ifndef SABAQ_UI_CANVAS_H
#define SABAQ_UI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/letters.h"
#include "core/layout.h"

enum { CELL_BYTES = 15, CANVAS_MAX = 500 };

struct cell {
	char text[CELL_BYTES + 1]; /* one cluster; "" is right of a wide one */
	unsigned char width; /* cells it takes; 0: covered by its left one */
	unsigned char style; /* enum style */
	bool reverse;
	bool as_is; /* in the terminal's own letters: a test of them */
};

/* Zeroed is a canvas without cells; rows and columns count from 0. */
struct canvas {
	int rows, cols;
	struct cell *cells;
	int cursor_row, cursor_col;
	/* What is drawn is spelled for it, see base/letters; NULL: as it is. */
	const struct charset *charset;
};

/* Gives it a size (at most CANVAS_MAX each way) and clears it. */
void canvas_resize(struct canvas *c, int rows, int cols);
void canvas_release(struct canvas *c);
/* Blanks everything; the cursor goes to the top left. */
void canvas_clear(struct canvas *c);

/* NULL outside. */
const struct cell *canvas_at(const struct canvas *c, int row, int col);

/* Cells side by side. */
struct strip {
	int row, col, width;
};

/*
 * Draws as much of n bytes of text as fits into the strip and the canvas.
 * Returns how many cells were used.
 */
int canvas_bytes(struct canvas *c, struct strip at, enum style style,
	const char *s, size_t n);
/* The same of a string without a limit but the right edge. */
int canvas_text(
	struct canvas *c, int row, int col, enum style style, const char *s);
/* Cells that a text takes, and bytes of it that fit, once it is drawn. */
int canvas_width(const struct canvas *c, const char *s, size_t n);
size_t canvas_fit(const struct canvas *c, const char *s, size_t n, int cells);
/* Draws a line of core/layout in its styles. Returns the cells used. */
int canvas_line(
	struct canvas *c, int row, int col, int width, const struct line *line);
/* One cluster of width 1, width times. */
void canvas_fill(struct canvas *c, int row, int col, int width,
	enum style style, const char *cluster);
/* Turns the cells' colours round. */
void canvas_reverse(struct canvas *c, int row, int col, int width);
/*
 * As canvas_text(), but the letters are the very ones, whatever was chosen
 * for this terminal: whoever chooses sees what each choice looks like.
 */
int canvas_as_is(
	struct canvas *c, int row, int col, enum style style, const char *s);
/* Where the hardware cursor rests: at the focused item, always on screen. */
void canvas_cursor(struct canvas *c, int row, int col);

bool cell_same(const struct cell *a, const struct cell *b);

/*
 * Appends the rows as text, without blanks at their ends. The cursor is
 * shown as U+2588: instead of a blank or ">", before anything else.
 */
void canvas_dump(const struct canvas *c, struct buf *out);

#endif
