#include "core/node.h"

#include <stdio.h>
#include <string.h>

#include "core/draft.h"
#include "core/events.h"
#include "core/mend.h"
#include "core/tree.h"

/* What the file goes beyond; then there is no tree. */
static void tell_refusal(struct tree *t)
{
	const struct events *e = t->events;
	long limit = e->rule == RULE_YAML_DEEP ? NODE_DEPTH : NODE_COUNT;
	char number[24];

	snprintf(number, sizeof(number), "%ld", limit);
	draft_tell(t->draft, e->rule, e->at, number, NULL);
	t->root = NULL;
}

static void read_tree(struct tree *t)
{
	yaml_event_t event;

	t->root = NULL;
	t->anchors = false;
	events_begin(t->events, t->draft);
	while (events_next(t->events, &event)) {
		tree_take(t, &event);
		yaml_event_delete(&event);
	}
	events_finish(t->events);
	if (t->events->end == EVENTS_REFUSED)
		tell_refusal(t);
}

/* Reads only to see how far it gets. */
static void skim(struct tree *t)
{
	yaml_event_t event;

	events_begin(t->events, t->draft);
	while (events_next(t->events, &event))
		yaml_event_delete(&event);
	events_finish(t->events);
}

/* Mends and reads again until nothing is left to mend. */
static void mend_all(struct tree *t)
{
	size_t spent = t->events->spent;

	for (int round = 0; round < NODE_ROUNDS && spent < NODE_BYTES;
		round++) {
		if (!mend_is_needed(t->draft, t->events) ||
			!mend(t->draft, t->events))
			return;
		skim(t);
		/* Mending looks at lines, which takes its time too. */
		spent += t->events->spent + t->draft->length / 4;
	}
}

struct node *node_parse(struct arena *arena, const char *file, const char *text,
	size_t n, struct faults *faults)
{
	struct draft draft;
	struct events events;
	struct tree t = { .arena = arena, .draft = &draft, .events = &events };
	size_t before = faults->count, told;

	draft_begin(&draft, file, text, n, faults);
	told = faults->count;
	read_tree(&t);
	if (mend_is_needed(&draft, &events)) {
		/* What was told of values is told again when all is read. */
		faults->count = told;
		mend_all(&t);
		read_tree(&t);
	}
	if (events.end == EVENTS_BROKEN) {
		draft_tell(&draft, RULE_YAML_STOPPED, events.at, NULL, NULL);
		t.root = NULL;
	} else if (!t.root && faults->count == before) {
		faults_add(faults, RULE_FILE_EMPTY,
			(struct place){ .file = file }, NULL, NULL, NULL);
	}
	draft_release(&draft);
	return t.root;
}

const struct node *node_get(const struct node *map, const char *key)
{
	if (!map || map->kind != NODE_MAP)
		return NULL;
	for (const struct node *n = map->first; n; n = n->next)
		if (n->key[0] == key[0] && strcmp(n->key, key) == 0)
			return n;
	return NULL;
}
