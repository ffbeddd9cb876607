#include "convert/grow.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct node *grow_node(
	struct arena *arena, enum node_kind kind, struct place at)
{
	struct node *n = arena_alloc(arena, sizeof(*n));

	*n = (struct node){ .kind = kind, .at = at, .key_at = at };
	return n;
}

struct node *grow_text(
	struct arena *arena, struct place at, const char *text, bool plain)
{
	struct node *n = grow_node(arena, NODE_SCALAR, at);
	size_t length = strlen(text), composed = 0;
	char *nfc = text_nfc(text, length, &composed);

	n->style = plain ? NODE_PLAIN : NODE_QUOTED;
	n->text = nfc ? arena_strndup(arena, nfc, composed)
		      : arena_strndup(arena, text, length);
	n->length = nfc ? composed : length;
	free(nfc);
	return n;
}

void grow_put(struct node *parent, const char *key, struct node *value)
{
	struct node **end = &parent->first;

	while (*end)
		end = &(*end)->next;
	*end = value;
	value->next = NULL;
	value->key = key;
	parent->count++;
}

void grow_cut(struct node *map, const char *key)
{
	struct node **n = &map->first;

	while (*n && strcmp((*n)->key, key) != 0)
		n = &(*n)->next;
	if (!*n)
		return;
	*n = (*n)->next;
	map->count--;
}
