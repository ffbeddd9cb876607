/*
 * translate.h - a translation laid over its source, node by node.
 *
 * By the field tables: only TEXT fields may stand in a translation; lists and
 * LINES are matched by position with equal counts, steps and maps by id,
 * WHOLE ones are replaced. What is missing, or there but empty, stays the
 * source's, and its nodes keep the source's place, which is how it is told
 * apart.
 */
#ifndef SABAQ_CORE_TRANSLATE_H
#define SABAQ_CORE_TRANSLATE_H

#include "base/fault.h"
#include "core/field.h"
#include "core/node.h"

/* The head of a translation file. */
struct translation {
	int format;
	const char *translates; /* the source's file name */
	const char *language;
	const struct review *review; /* NULL: nothing said, so a draft */
};
extern const struct shape translation_shape;

struct merger {
	struct arena *arena;
	struct faults *faults;
};

/*
 * A tree of shape with the translation's texts in the source's places.
 * Neither tree is changed; the result shares their nodes.
 */
struct node *translate_merge(struct merger *m, const struct shape *shape,
	const struct node *source, const struct node *translation);

/*
 * Whether any TEXT scalar of at stands in file: text not translated. Programs
 * in ASCII alone need no translation.
 */
bool translate_missing(
	const struct shape *shape, const struct node *at, const char *file);

#endif
