/*
 * unsent.h - what is typed and chosen at the steps of a run, and not sent yet.
 *
 * Kept so that a power cut takes no typed text with it. As bytes it is a flat
 * JSON line a step, {"step":"q-1","state":["text"]}; what a front end means by
 * the strings is its own business (see ui/widget). Pure.
 */
#ifndef SABAQ_CORE_UNSENT_H
#define SABAQ_CORE_UNSENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "core/field.h"
#include "core/unit.h"

struct unsent_step {
	char step[ID_CHARS + 1];
	struct strings state; /* owned */
};

/* Zeroed is empty. */
struct unsent {
	struct unsent_step *steps;
	size_t count, room;
};

/* Keeps a copy for the step; no strings: forgets it. Whether that changed. */
bool unsent_put(
	struct unsent *u, const char *step, const struct strings *state);
/* Borrowed; NULL: nothing is kept for the step. */
const struct strings *unsent_get(const struct unsent *u, const char *step);

/* Appends the bytes. */
void unsent_write(const struct unsent *u, struct buf *out);
/* Adds what the bytes hold; a damaged line is passed over. */
void unsent_read(struct unsent *u, const char *bytes, size_t n);
void unsent_release(struct unsent *u);

#endif
