/*
 * rule_example.h - each rule's example: how it is broken, and how not.
 *
 * The examples are the rules' goldens, tests/golden/rules/ID, and nobody
 * writes them a second time: rule_example_table.c is made of those by
 * tests/unit/test_rule_example (make golden), which fails where the two have
 * come apart.
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
