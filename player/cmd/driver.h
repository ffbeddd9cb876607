/*
 * driver.h - carries out what the play machine asks for: the log, the
 * grader, the clock behind the ops of a struct app.
 */
#ifndef SABAQ_CMD_DRIVER_H
#define SABAQ_CMD_DRIVER_H

#include "cmd/context.h"
#include "cmd/settings.h"
#include "core/unsent.h"
#include "store/log.h"
#include "ui/app.h"

struct driver {
	struct app app; /* first: ops are given this and get the driver */
	struct context *context;
	struct log *log;
	struct progress progress;
	struct library *library;
	struct play play;
	struct record *later; /* records that follow the next paint */
	size_t later_count, later_room;
	struct arena later_text;
	bool begun; /* something was painted */
	struct unsent unsent; /* of the open run */
	int64_t rested_ms; /* when it was all on disk, or began not to be */
	struct settings settings;
};

void driver_open(struct driver *d, struct context *c);
/* Puts a record into the log that is not of the open run. */
void driver_write(struct driver *d, const struct record *r);
/* Writes what waits and frees; returns how many records are lost all the same. */
size_t driver_close(struct driver *d);

/* --- driver_unsent.c: for driver.c ------------------------------------ */

/* Takes up what the open run left; puts it back, or forgets it at the end. */
void unsent_begin(struct driver *d);
void unsent_end(struct driver *d);
/* After a paint: while one types on and on. */
void unsent_settle(struct driver *d);
/* Ops of the app. */
void unsent_keep(struct app *a, const char *step, const struct strings *state);
const struct strings *unsent_kept(struct app *a, const char *step);
void unsent_rest(struct app *a);

#endif
