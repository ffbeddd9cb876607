/*
 * grow.h - a tree of nodes made by hand: what core/unit_load makes a unit of.
 *
 * So an imported question goes through the same tables and checks as one that
 * a teacher wrote, and what is wrong with it is told with its own place.
 */
#ifndef SABAQ_CONVERT_GROW_H
#define SABAQ_CONVERT_GROW_H

#include "core/node.h"

/* A map or list without anything in it. */
struct node *grow_node(
	struct arena *arena, enum node_kind kind, struct place at);
/* A text; plain: a word or number of ours. text is copied and made NFC. */
struct node *grow_text(
	struct arena *arena, struct place at, const char *text, bool plain);
/* Puts a value behind the others; key is borrowed, NULL in a list. */
void grow_put(struct node *parent, const char *key, struct node *value);
/* Takes the value of a key out; nothing where there is none. */
void grow_cut(struct node *map, const char *key);

#endif
