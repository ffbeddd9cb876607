/*
 * edit.h - typing text: one line, or several.
 *
 * The caret stands between grapheme clusters, and what is deleted is what a
 * person sees as one letter. Only letters get in: control, bidi and
 * invisible characters are refused, so that what is typed is what is seen.
 * Pure; fields everywhere use this one.
 */
#ifndef SABAQ_UI_EDIT_H
#define SABAQ_UI_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "ui/canvas.h"
#include "ui/keys.h"

/* Zeroed is an empty line that takes nothing: see edit_begin(). */
struct edit {
	struct buf text; /* valid UTF-8 */
	size_t caret; /* a byte offset, at a cluster's start or the end */
	size_t max; /* bytes */
	bool lines; /* Enter makes a new one */
	bool number; /* see keys_number() */
	bool full; /* the last character did not fit */
	enum keys_row row;
	int first; /* of a field that scrolls: the first row or cell shown */
	int goal; /* the column that Up and Down keep to; -1: none yet */
};

enum edit_result {
	EDIT_NOT_MINE, /* the caller may do something with the key */
	EDIT_DONE, /* something changed, or could not (Left at the start) */
	EDIT_FULL, /* max is reached */
};

/* Starts over with a copy of text, the caret at its end. */
void edit_begin(struct edit *e, const char *text, size_t max, bool lines);
void edit_release(struct edit *e);

/*
 * Applies a key. width is that of the field, for Up and Down, which are not
 * its own in a single line, at the first and at the last row.
 */
enum edit_result edit_key(struct edit *e, const struct key *key, int width);

/* Rows that the text takes, at least 1; one in a single line. */
int edit_rows(const struct edit *e, int width);
/* Draws into rows of width cells, scrolled to the caret; puts the cursor. */
void edit_draw(struct edit *e, struct canvas *c, int row, int col, int width,
	int rows);

#endif
