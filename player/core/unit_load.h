/*
 * unit_load.h - a node tree to a unit, with the rules that tables cannot say.
 */
#ifndef SABAQ_CORE_UNIT_LOAD_H
#define SABAQ_CORE_UNIT_LOAD_H

#include "base/fault.h"
#include "base/mem.h"
#include "core/node.h"
#include "core/unit.h"

/*
 * Binds and checks; root may be a translation laid over its source. The
 * result has its own steps and pools but no draws linked, all empty. NULL
 * where an error was added to faults.
 */
struct unit *unit_load(struct arena *arena, const struct node *root,
	const char *id, const struct module *module, struct faults *faults);

/* The same for module.yaml; name is the folder's. */
struct module *module_load(struct arena *arena, const struct node *root,
	const char *name, struct faults *faults);

/* Whether faults hold an error from index from on. */
bool faults_any_error(const struct faults *faults, size_t from);

/* A deck link: see unit_link(). */
typedef const struct unit *unit_finder(void *context, const char *id);

/*
 * Resolves draws: fills in their candidates and u->all. find gives another
 * unit of the module, not linked, or NULL. False where an error was added.
 */
bool unit_link(struct arena *arena, struct unit *u, const struct node *root,
	unit_finder *find, void *context, struct faults *faults);

#endif
