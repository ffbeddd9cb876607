/*
 * unit_names.h - the names in a unit: ids that steps have, and whether what
 * refers to something refers to what is there.
 */
#ifndef SABAQ_CORE_UNIT_NAMES_H
#define SABAQ_CORE_UNIT_NAMES_H

#include "base/fault.h"
#include "core/node.h"
#include "core/unit.h"

/*
 * Tells of ids that stand twice and of references that lead nowhere; of
 * those to steps only where root has all that there were meant to be.
 */
void unit_check_names(const struct node *root, const struct module *module,
	bool all, struct faults *faults);

#endif
