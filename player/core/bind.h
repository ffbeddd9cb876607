/*
 * bind.h - a node tree to structs, by the field tables.
 *
 * Every fault of a map is found in one run; what is wrong keeps its default,
 * so that a struct that was bound with faults can still be walked (strings
 * may be NULL), but not played.
 */
#ifndef SABAQ_CORE_BIND_H
#define SABAQ_CORE_BIND_H

#include "base/fault.h"
#include "base/mem.h"
#include "core/field.h"
#include "core/node.h"

struct binder {
	struct arena *arena; /* gets strings, lists and nested structs */
	struct faults *faults;
};

/*
 * Fills out (shape->size bytes, zeroed) from at, a map or what the shorthand
 * takes.
 */
void bind_node(struct binder *b, const struct shape *shape,
	const struct node *at, void *out);

/* The row of a variant that a map chooses; NULL (no fault) where none. */
const struct variant_row *variant_of(
	const struct shape *shape, const struct node *at);
/* Tells of a field that neither shape nor row (may be NULL) knows. */
void bind_unknown(struct faults *faults, const struct shape *shape,
	const struct variant_row *row, const struct node *child);
/* A field by name in a shape and the rows that at chooses, or NULL. */
const struct field *bind_field(const struct shape *shape,
	const struct variant_row *row, const char *name);

/* "a" to "z" for 0 to 25: the ids of options that have none. */
const char *default_id(size_t index);

#endif
