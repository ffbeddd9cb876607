/*
 * tree.h - events to nodes: the last part of node_parse().
 *
 * Tells of whatever is well-formed YAML but has no place in a module:
 * anchors, aliases, tags, merge keys, names that are none or stand twice,
 * long texts, characters that a backslash wrote.
 */
#ifndef SABAQ_CORE_TREE_H
#define SABAQ_CORE_TREE_H

#include <stdbool.h>

#include "base/mem.h"
#include "core/draft.h"
#include "core/events.h"
#include "core/node.h"

struct tree {
	struct arena *arena;
	struct draft *draft;
	struct events *events;
	struct node *root;
	bool anchors; /* marks for copying were told of */
	struct frame { /* of each list or map that is open */
		struct node *node;
		struct node **tail;
		const char *key; /* the name of the next value */
		struct place key_at;
		bool drop; /* the next value has no name that can be used */
	} frames[NODE_DEPTH];
};

/* Adds to the tree what an event brings; the event is only looked at. */
void tree_take(struct tree *t, const yaml_event_t *e);

/* Tells of keys that a map has twice; only the first of each stays. */
void tree_drop_twins(struct tree *t, struct node *map);

#endif
