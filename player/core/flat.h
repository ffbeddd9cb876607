/*
 * flat.h - a struct as one flat JSON object on a line, and back, by its shape.
 *
 * For what goes over a wire; the log has its own, faster way (core/record).
 * Fields are of the kinds SHORT, BLOCK, INTEGER, LONG, NUMBER, BOOL, ENUM and
 * LIST of texts. A field is left out where it is absent: NULL, no strings, a
 * negative number, ABSENT. Members that the shape does not know are skipped.
 */
#ifndef SABAQ_CORE_FLAT_H
#define SABAQ_CORE_FLAT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/mem.h"
#include "core/field.h"

/* Appends the object and a line feed. */
void flat_write(struct buf *out, const struct shape *shape, const void *item);
/*
 * Sets the fields of item that the line (without its line feed) has; strings
 * are arena's. An unknown word of an ENUM is the index behind the last. False:
 * not an object of ours, or with a text that no screen may show; item may have
 * been set in part.
 */
bool flat_read(const struct shape *shape, void *item, struct arena *arena,
	const char *line, size_t n);

#endif
