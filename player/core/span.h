/*
 * span.h - which lines of a file the values of its tree take up.
 *
 * A node knows where it begins; who changes a file line by line must know
 * where it ends, and which lines are inside a text, so that what looks like a
 * comment there is none.
 */
#ifndef SABAQ_CORE_SPAN_H
#define SABAQ_CORE_SPAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "core/node.h"

struct span {
	const struct node *node;
	size_t first, last; /* lines, from 1; first is its key's, if any */
	bool flow; /* in brackets, itself or something around it */
	struct span *child, *next; /* in the order of the tree's */
};

struct spans {
	struct span *root;
	/* Of each line, from 1: whether a text goes on in it. */
	bool *inside;
	size_t lines;
};

/*
 * Finds the spans of root, which is text's own tree and has no faults, in
 * arena. False where the two do not go together after all.
 */
bool spans_find(struct spans *out, struct arena *arena, const struct node *root,
	const char *text, size_t n);

/* The value of a key, or NULL (also where map is NULL or no map). */
const struct span *span_get(const struct span *map, const char *key);

#endif
