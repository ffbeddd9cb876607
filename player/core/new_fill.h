/*
 * new_fill.h - what stands in a new unit: for core/new_text.
 */
#ifndef SABAQ_CORE_NEW_FILL_H
#define SABAQ_CORE_NEW_FILL_H

#include <stdbool.h>

#include "core/unit.h"

/* What a field holds in the beginning; a list of them ends at a NULL name. */
struct fill {
	const char *name;
	const char *text; /* English, N_(), where the field is a text */
	const struct fill *const *items; /* maps in a list; ends at NULL */
	const char *key; /* of a map of lists: the name they stand under */
	bool skip; /* the field has no place here */
};

/* By enum unit_kind: its title, N_(), and its steps or pools. */
extern const char *const new_titles[UNIT_BANK + 1];
extern const struct fill new_contents[UNIT_BANK + 1];

#endif
