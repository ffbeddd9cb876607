/*
 * alone.h - an app without a log on disk, for tests of the front ends.
 *
 * It does what cmd/driver does, with the real play machine, loader and fold,
 * a clock that stands still and attempts that are numbered, so that every
 * run is the same.
 */
#ifndef ALONE_H
#define ALONE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/unsent.h"
#include "ui/app.h"

struct alone {
	struct app app; /* first: the ops get at the rest through it */
	struct progress progress;
	struct play play;
	unsigned attempts; /* begun so far */
	unsigned settled; /* calls of settle */
	struct unsent unsent;
	size_t answers; /* records of answers */
	bool conflict; /* the next event meets another window */
	struct config config; /* what is set; nothing is written to a file */
	struct app_settings settings;
	struct arena words; /* of the config */
};

/* modules: a path of folders; language: wanted for content. */
void alone_open(struct alone *d, const char *modules, const char *language);
void alone_close(struct alone *d);
/* Lets time pass. */
void alone_wait(int64_t ms);

#endif
