/* Keys that stand twice in a map. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/tree.h"

enum { FEW = 12 }; /* as many keys are compared each with each */

static void tell_twice(
	struct tree *t, const struct node *first, struct node *again)
{
	struct spot at = { again->key_at.line - 1, again->key_at.column - 1 };
	char line[16];

	snprintf(line, sizeof(line), "%d", first->key_at.line);
	draft_tell(t->draft, RULE_YAML_NAME_TWICE, at, again->key, line);
	again->key = NULL; /* to be taken out */
}

struct child {
	struct node *node;
};

static int by_key(const void *a, const void *b)
{
	const struct node *left = ((const struct child *)a)->node;
	const struct node *right = ((const struct child *)b)->node;
	int order = strcmp(left->key, right->key);

	if (order == 0)
		order = left->key_at.line - right->key_at.line;
	if (order == 0)
		order = left->key_at.column - right->key_at.column;
	return order;
}

/* Sorted, because a hostile map may have 100,000 keys. */
static void find_twins_of_many(struct tree *t, struct node *map)
{
	struct child *sorted = xcalloc(map->count, sizeof(*sorted));
	const struct node *first = NULL;
	size_t i = 0;

	for (struct node *n = map->first; n; n = n->next)
		sorted[i++].node = n;
	qsort(sorted, map->count, sizeof(*sorted), by_key);
	for (i = 0; i < map->count; i++) {
		if (first && strcmp(first->key, sorted[i].node->key) == 0)
			tell_twice(t, first, sorted[i].node);
		else
			first = sorted[i].node;
	}
	free(sorted);
}

static void find_twins_of_few(struct tree *t, struct node *map)
{
	for (struct node *n = map->first; n; n = n->next)
		for (const struct node *m = map->first; m != n; m = m->next)
			if (m->key && strcmp(m->key, n->key) == 0) {
				tell_twice(t, m, n);
				break;
			}
}

void tree_drop_twins(struct tree *t, struct node *map)
{
	if (map->count > FEW)
		find_twins_of_many(t, map);
	else
		find_twins_of_few(t, map);
	for (struct node **n = &map->first; *n;) {
		if ((*n)->key) {
			n = &(*n)->next;
			continue;
		}
		*n = (*n)->next;
		map->count--;
	}
}
