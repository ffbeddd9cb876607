/*
 * schema.h - the JSON Schema (draft-07) of our files, from their shapes.
 *
 * What a schema accepts is what core/bind binds: the same fields, kinds,
 * limits. It cannot say everything: names that must exist elsewhere, "true"
 * against "True", an id such as 12 that should stand in quotes.
 */
#ifndef SABAQ_CORE_SCHEMA_H
#define SABAQ_CORE_SCHEMA_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/catalogue.h"

/* module, unit, translation, record, config; NULL-ended. */
extern const char *const schema_kinds[];

/*
 * Appends the schema of a kind of file, indented, ending in a line feed, the
 * same bytes for the same words. False, and nothing appended, where kind is
 * none of schema_kinds.
 */
bool schema_write(
	struct buf *out, const char *kind, const struct catalogue *words);

#endif
