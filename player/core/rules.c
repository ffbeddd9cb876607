#include "core/rules.h"

#define RULE_ROW(symbol, name, severity, text, help) \
	[RULE_##symbol] = { \
		.id = name, \
		.level = RULE_##severity, \
		.message = text, \
		.mend = help, \
	},
const struct rule_text rule_texts[RULE_COUNT] = {RULES(RULE_ROW)};
