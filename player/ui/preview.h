/*
 * preview.h - what a teacher who writes a unit has beside what a learner
 * sees: that it is a preview, faults in place, answers, sizes. A part of
 * view.h; all of it rests while app->preview is NULL.
 */
#ifndef SABAQ_UI_PREVIEW_H
#define SABAQ_UI_PREVIEW_H

#include <stdbool.h>

#include "core/unit.h"
#include "ui/app.h"

struct front;
struct menu;
struct doc;

/* The window that is tried. */
enum preview_size { SIZE_WINDOW, SIZE_DESIGN, SIZE_SMALL, SIZE_COUNT };

struct preview_state {
	unsigned reads, shown; /* of app->preview that were seen */
	int under; /* the view that the faults or answers returns to */
	bool open; /* a unit was */
	char step[ID_CHARS + 1]; /* that was on; "" none */
	int type; /* of it */
	enum preview_size size;
};

/* --- view_preview.c --------------------------------------------------- */

/* After a key or a look: shows what is new of the files. */
void preview_sync(struct front *f);
/* Looks whether they were saved; whether there is something to draw. */
bool preview_look(struct front *f);
/* A command of the preview's own; false: it is none. */
bool preview_command(struct front *f, char letter);
/* Adds them to a menu, after its first item. */
void preview_menu(const struct front *f, struct menu *m);
/* The same for the page of keys. */
void preview_keys(const struct front *f, struct doc *d, int indent);
/* No more rows and cols than the size that is tried. */
void preview_limit(const struct front *f, int *rows, int *cols);
/* Puts what was drawn at that size into a canvas of the window's. */
void preview_place(struct front *f, int rows, int cols);
/* On the rule below the first line: that this is a preview, and of what. */
void preview_rule(struct front *f);
/* From the faults or answers back to what they were asked for from. */
void preview_return(struct front *f);

#endif
