/*
 * rule_example.h - each rule's example: how it is broken, and how not.
 *
 * The examples come from the rules' goldens, tests/golden/rules/ID: written
 * there by hand (example), or else the lines in which the two modules of the
 * golden differ. rule_example_table.c is made of those by
 * tests/unit/test_rule_example (make golden), which fails where an example
 * does not show the rule, or a rule that could have one has none.
 */
#ifndef SABAQ_CORE_RULE_EXAMPLE_H
#define SABAQ_CORE_RULE_EXAMPLE_H

#include "base/fault.h"

struct rule_example {
	const char *rule; /* its id */
	const char *args[FAULT_ARGS]; /* of the fault that wrong has */
	const char *wrong, *right; /* some lines of YAML; NULL: no such text */
};

/* In the order of the rules; ends at a NULL rule. */
extern const struct rule_example rule_examples[];

/* NULL where the rule has none: its fault is in no text. */
const struct rule_example *rule_example(const char *rule);

#endif
