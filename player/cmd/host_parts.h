/*
 * host_parts.h - what "sabaq host" needs before there is a session: a roster,
 * a unit. What cannot be is told on stderr.
 */
#ifndef SABAQ_CMD_HOST_PARTS_H
#define SABAQ_CMD_HOST_PARTS_H

#include "cmd/context.h"
#include "cmd/target.h"
#include "core/folder.h"
#include "group/roster.h"

/* --- host_roster.c ----------------------------------------------------- */

/* Reads a CSV file; out is zeroed before and released in any case. */
bool host_read_roster(
	const struct context *c, const char *path, struct roster *out);

/* --- host_unit.c -------------------------------------------------------- */

/* The unit that is named MODULE/UNIT, or by a path. */
bool host_find(const struct context *c, struct library *library,
	const char *name, struct target *target);
/* Whether a session of it can be led: it has no faults, and can be sent. */
bool host_may_lead(const struct context *c, struct folder *f, const char *unit);
/* Tells where students can read the right answers. */
void host_warn_of_key(
	const struct context *c, const char *folder, const char *unit);

#endif
