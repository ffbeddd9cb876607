#include "core/rule_example.h"

#include <string.h>

const struct rule_example *rule_example(const char *rule)
{
	for (const struct rule_example *e = rule_examples; e->rule; e++) {
		if (strcmp(e->rule, rule) == 0)
			return e;
	}
	return NULL;
}
