/*
 * walk_look.h - what the student at the screen sees, and the keys that take
 * him there.
 *
 * What has the focus has "> " before it, in the body or in the last line.
 * Everything is about the screen as it was looked at last; keys that move
 * wait until what they move is elsewhere, and have looked.
 */
#ifndef WALK_LOOK_H
#define WALK_LOOK_H

#include <stdbool.h>

#include "term.h"

enum { LOOK_ROWS = 24 };

/* All that there is, once it is painted. */
void look(struct term *t);
/* The same at once, for conditions to wait for. */
void look_quickly(struct term *t);
const char *look_row(int row);
/* The row with the focus; -1: there is none, or it is being painted. */
int look_focus(void);
/* Whether a row lists a text; the row that does, or -1. */
bool look_lists(int row, const char *text);
int look_find(const char *text);
/* The number that a row begins with, or 0; the text that it lists. */
int look_number(int row);
const char *look_text(int row);

/* Up or Down: the focus, or what is held, is in another row then. */
void look_move(struct term *t, bool down);
void look_go(struct term *t, int row);
void look_go_to(struct term *t, const char *text);
/* Enter, by somebody who has read what there was to see. */
void look_enter(struct term *t);
/* The two in one. */
void look_press(struct term *t, const char *text);
/* Tab to a word of the last line, and Enter. */
void look_choose(struct term *t, const char *word);

#endif
