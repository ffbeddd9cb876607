#include "core/answer.h"

#include "core/alphabet.h"
#include "core/answer_fold.h"

static enum answer_match match(
	const struct folded *given, const struct folded *wanted, bool lenient)
{
	enum answer_match found = ANSWER_YES;

	if (given->count != wanted->count || given->count == 0)
		return ANSWER_NO;
	for (size_t i = 0; i < given->count; i++) {
		uint32_t g = given->letters[i], w = wanted->letters[i];

		if (g == w)
			continue;
		if (!lenient || alphabet_russian(w) != g)
			return ANSWER_NO;
		found = ANSWER_SPELLING;
	}
	return found;
}

enum answer_match answer_compare(
	const char *given, const char *wanted, const struct answer_rules *rules)
{
	struct answer_signs signs = { 0 };
	struct folded g, w;
	enum answer_match found;

	answer_fold(&w, wanted, rules->case_matters, &signs);
	answer_fold(&g, given, rules->case_matters, &signs);
	found = match(&g, &w, rules->lenient);
	folded_release(&g);
	folded_release(&w);
	return found;
}

bool answer_inked(const char *given)
{
	const struct answer_rules any = { 0 };

	/* What is empty does not even match itself. */
	return answer_compare(given, given, &any) != ANSWER_NO;
}
