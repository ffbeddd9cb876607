/* edit_parts.h - what the files of ui/edit share, and nobody else. */
#ifndef SABAQ_UI_EDIT_PARTS_H
#define SABAQ_UI_EDIT_PARTS_H

#include "ui/edit.h"

/* --- edit.c ----------------------------------------------------------- */

/* Puts n bytes at s in the place of cut bytes of the text. */
void edit_splice(
	struct edit *e, size_t at, size_t cut, const char *s, size_t n);
/*
 * A mark joins the letter before it, so that the caret may find itself
 * inside a cluster: it goes on to the end of that.
 */
void edit_settle(struct edit *e);
/* Bytes of the cluster before and behind the caret; 0: there is none. */
size_t edit_before(const struct edit *e);
size_t edit_after(const struct edit *e);

/* --- edit_undo.c ------------------------------------------------------ */

/* Puts n bytes at s where the caret is, and remembers it. */
void edit_insert(struct edit *e, const char *s, size_t n, enum edit_run run);
/* Takes n bytes away, and remembers them. */
void edit_remove(struct edit *e, size_t at, size_t n, enum edit_run run);
/* Takes n bytes before the caret out of the paste that brought them. */
void edit_cut_paste(struct edit *e, size_t n);
void edit_take_back(struct edit *e);
void edit_do_again(struct edit *e);
/* Nothing can be taken back any more. */
void edit_undo_release(struct edit_undo *u);

/* --- edit_rows.c ------------------------------------------------------ */

/* Up and Down; false where there is no such row. */
bool edit_move_row(struct edit *e, int by, int width);
/* Home and End: of the row, and from there of the whole line. */
void edit_move_in_row(struct edit *e, bool to_end, int width);

#endif
