/*
 * unit_write.h - a unit as YAML: the inverse of core/bind, by the same tables.
 *
 * What equals its default is left out, and so are ids that follow from the
 * place (a, b, c ...). What is written is read back as the same unit: each
 * field, and with it both digests of every step.
 */
#ifndef SABAQ_CORE_UNIT_WRITE_H
#define SABAQ_CORE_UNIT_WRITE_H

#include "base/buf.h"
#include "core/unit.h"

/* Appends the file of a unit that has no faults; links are not looked at. */
void unit_write(struct buf *out, const struct unit *u);
/* Whether a field says nothing but its default, in a struct of the unit's. */
bool unit_leaves_out(
	const struct unit *u, const struct field *f, const void *item);
/* The same of any struct with a shape, such as a module, set in by indent. */
void shape_write(struct buf *out, const struct shape *shape, const void *item,
	int indent);

#endif
