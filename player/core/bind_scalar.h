/*
 * bind_scalar.h - one scalar of YAML to one member of a struct: the part of
 * core/bind that knows kinds. Faults go to the binder's list.
 */
#ifndef SABAQ_CORE_BIND_SCALAR_H
#define SABAQ_CORE_BIND_SCALAR_H

#include "core/bind.h"

/* How long texts of one line may be. */
enum { SHORT_CHARS = 500, CODE_CHARS = 64 };

/* Reads at as kind (f's own, or that of its elements) into *to. */
void bind_scalar(struct binder *b, const struct field *f, enum field_kind kind,
	const struct node *at, void *to);
/* The key of at into the id field f of item. */
void bind_key(struct binder *b, const struct field *f, const struct node *at,
	void *item);
/* What the member holds where YAML says nothing. */
void bind_default(struct binder *b, const struct field *f, void *out);
/*
 * Tells of an item such as "- cable: wire" in the place of two fields and more,
 * once, where nothing of it is one. skip: a field that need not be there.
 */
bool bind_bare(struct binder *b, const struct shape *shape,
	const struct node *at, const char *skip);
/* The fault of a map that chooses no row of its shape's variant. */
void bind_no_row(
	struct binder *b, const struct shape *shape, const struct node *at);
/* The field of map that may be the field name of shape, misspelt; or NULL. */
const struct node *bind_misspelt(
	const struct shape *shape, const char *name, const struct node *map);
/* A limit as people write it; out holds 24 bytes. */
void format_whole(char *out, double value);

#endif
