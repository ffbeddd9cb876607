/*
 * edit.h - typing text: one line, or several.
 *
 * The caret stands between grapheme clusters, and what is deleted is what a
 * person sees as one letter. Only letters get in: control, bidi, invisible
 * and private characters are refused, typed or pasted, so that what is typed
 * is what is seen. What was done can be taken back, a word or a paste at a
 * time. Pure; fields everywhere use this one.
 */
#ifndef SABAQ_UI_EDIT_H
#define SABAQ_UI_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "ui/canvas.h"
#include "ui/keys.h"

/* What may become one step of undo with what comes next. */
enum edit_run {
	RUN_NONE,
	RUN_LETTERS,
	RUN_SPACES, /* behind a word: the next letter begins a new step */
	RUN_PASTE,
	RUN_BACKWARD, /* deleting with Backspace */
	RUN_FORWARD, /* and with Delete */
};

/* The steps that can be taken back: see edit_undo.c. */
struct edit_undo {
	struct edit_change *changes; /* owned */
	size_t room, count;
	size_t done; /* those beyond were taken back, and can be done again */
	enum edit_run run;
};

/* Zeroed is an empty line that takes nothing: see edit_begin(). */
struct edit {
	struct buf text; /* valid UTF-8 */
	size_t caret; /* a byte offset, at a cluster's start or the end */
	size_t max; /* bytes */
	bool lines; /* Enter makes a new one */
	bool number; /* see keys_number() */
	/* What is drawn is spelled for it, see base/letters; NULL: as is. */
	const struct charset *charset;
	bool full; /* the last character did not fit */
	bool broken; /* a line break of a paste waits for what follows it */
	bool behind; /* the caret is behind a folded row, not before the next */
	enum keys_row row;
	int first; /* of a field that scrolls: the first row or cell shown */
	int goal; /* the column that Up and Down keep to; -1: none yet */
	struct edit_undo undo;
};

enum edit_result {
	EDIT_NOT_MINE, /* the caller may do something with the key */
	EDIT_DONE, /* something changed, or could not (Left at the start) */
	EDIT_FULL, /* max is reached */
	EDIT_CUT, /* the same in a paste: its end is left out */
};

/* Starts over with a copy of text, the caret at its end; nothing to undo. */
void edit_begin(struct edit *e, const char *text, size_t max, bool lines);
void edit_release(struct edit *e);

/*
 * Applies a key. width is that of the field, for Up and Down, which are not
 * its own in a single line, at the first and at the last row. In a single
 * line the line breaks of a paste are spaces, and nothing at its end.
 */
enum edit_result edit_key(struct edit *e, const struct key *key, int width);

/* Whether KEYS_UNDO and KEYS_REDO would do something. */
bool edit_can_undo(const struct edit *e);
bool edit_can_redo(const struct edit *e);

/* Rows that the text takes, at least 1; one in a single line. */
int edit_rows(const struct edit *e, int width);
/* Draws into rows of width cells, scrolled to the caret; puts the cursor. */
void edit_draw(struct edit *e, struct canvas *c, int row, int col, int width,
	int rows);

#endif
