/*
 * driver.h - carries out what the play machine asks for: the log, the
 * grader, the clock behind the ops of a struct app.
 */
#ifndef SABAQ_CMD_DRIVER_H
#define SABAQ_CMD_DRIVER_H

#include "cmd/context.h"
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
};

void driver_open(struct driver *d, struct context *c);
/* Writes what waits and frees; returns how many records are lost all the same. */
size_t driver_close(struct driver *d);

#endif
