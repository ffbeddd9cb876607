/*
 * events.h - libyaml's events over a draft, within the limits, and where in
 * the file's structure they stand.
 *
 * Limits are counted here, so that hostile nesting ends at once: libyaml
 * itself would take seconds. core/node makes a tree of the events; core/mend
 * looks at what was known when they broke off.
 */
#ifndef SABAQ_CORE_EVENTS_H
#define SABAQ_CORE_EVENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <yaml.h>

#include "core/draft.h"
#include "core/node.h"

/* The problem where a second document begins; others are libyaml's words. */
#define EVENTS_SECOND "a second document"

/* A list or map; flow: in brackets; named: its next value has its name. */
struct level {
	bool map, flow, named;
	struct spot at;
};

enum last_kind {
	LAST_NONE,
	LAST_PLAIN,
	LAST_QUOTED,
	LAST_BLOCK,
	LAST_ALIAS,
	LAST_FLOW
};

struct events {
	struct draft *draft;
	yaml_parser_t parser;
	enum { EVENTS_GO_ON, EVENTS_DONE, EVENTS_BROKEN, EVENTS_REFUSED } end;

	struct level levels[NODE_DEPTH];
	int depth;
	int recent; /* the depth at the last text: levels closed since are
		       still there */
	struct last { /* the value that ended last */
		enum last_kind kind;
		struct spot start, end;
	} last;
	bool name; /* the event is the name of a value in a map */
	size_t values;
	bool second; /* a second document begins */

	/* BROKEN: libyaml's words and where; REFUSED: which limit and where. */
	const char *problem, *context;
	struct spot at, from; /* from: where what is broken began */
	enum rule rule;
	size_t spent; /* bytes read so far */
};

void events_begin(struct events *e, struct draft *d);
/* The next event, the caller's to delete; false at the end, see e->end. */
bool events_next(struct events *e, yaml_event_t *event);
void events_finish(struct events *e);

#endif
