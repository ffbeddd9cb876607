/*
 * front.h - the front end on a screen: draw, paint, settle, wait for a key.
 */
#ifndef SABAQ_UI_FRONT_H
#define SABAQ_UI_FRONT_H

#include "ui/app.h"
#include "ui/terminal.h"
#include "ui/view.h"

enum front_start {
	FRONT_HOME,
	FRONT_CONTENTS, /* of the module app->module */
	FRONT_UNIT, /* app->play is open */
	FRONT_STEP, /* the same; a finished run is looked at where it is */
	FRONT_SESSION, /* app->group has a seat, a desk or a class view */
};

enum front_end {
	FRONT_LEFT, /* the student is done */
	FRONT_HUNG_UP, /* nobody is there any more, or a signal to end */
	FRONT_NO_SCREEN, /* nothing was shown: use plain mode */
};

/*
 * Runs until the student leaves; an open unit is left open for the caller
 * to close. The terminal is &screen_terminal of ui/screen, or a test's.
 */
enum front_end front_run(
	struct app *a, enum front_start where, const struct terminal *t);

/* For tests: the same without a terminal, one key at a time. */
void front_init(struct front *f, struct app *a, enum front_start where);
void front_draw(struct front *f, int rows, int cols);
void front_key(struct front *f, const struct key *key);
/* Ctrl-C: asks as "q" does, the second time it ends. */
void front_interrupt(struct front *f);
/* Time has passed: what depends on it is brought up to date. */
void front_tick(struct front *f);
/* What hubs said shows; see app_group.heard. */
void front_hear(struct front *f);
void front_release(struct front *f);

#endif
