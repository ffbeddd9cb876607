/*
 * paper.h - units for print and for answers typed in from paper.
 */
#ifndef SABAQ_CMD_PAPER_H
#define SABAQ_CMD_PAPER_H

#include "cmd/context.h"
#include "core/library.h"
#include "core/unit.h"

/*
 * Where typed (an id, or a path with or without "./") leads: units holds up
 * to UNITS_MAX units of the module, or the one named, in that language where
 * they have it. Their number; 0 with what is wrong told on stderr.
 */
size_t paper_units(struct context *c, struct library *l, const char *typed,
	const char *language, const struct unit **units);

/* scores --enter: what a class wrote, from stdin into the log. */
int paper_enter(struct context *c, const char *id, bool replace);
/* The folder of the log that it goes to; the caller frees. */
char *paper_folder(const struct context *c);

#endif
