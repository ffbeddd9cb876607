/*
 * Typed answers: the first byte chooses the rules, then come the given and
 * the wanted text, a line feed between them.
 */
#include "fuzz.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/answer.h"

static void demand(int holds)
{
	if (!holds)
		abort();
}

static void compare(const char *given, const char *wanted, unsigned bits)
{
	struct answer_rules rules = { .case_matters = bits & 1 };
	enum answer_match strict, lenient;

	/* Nothing is only nearly itself; it is not even that where empty. */
	strict = answer_compare(given, given, &rules);
	demand(strict != ANSWER_SPELLING);
	strict = answer_compare(given, wanted, &rules);
	demand(strict != ANSWER_SPELLING);
	rules.lenient = true;
	lenient = answer_compare(given, wanted, &rules);
	demand(strict == (lenient == ANSWER_YES ? ANSWER_YES : ANSWER_NO));
}

static void lookalike(const char *given, unsigned bits)
{
	struct answer_rules rules = {
		.letters = (enum answer_letters)(bits / 2 % 3),
	};
	struct answer_lookalike out;

	memset(&out, 'x', sizeof(out));
	if (!answer_lookalike(given, &rules, &out))
		return;
	demand(memchr(out.word, '\0', sizeof(out.word)) != NULL);
	demand(memchr(out.letter, '\0', sizeof(out.letter)) != NULL);
	demand(out.word[0] && out.letter[0] && out.position > 0);
	demand(!out.all || rules.letters != LETTERS_ANY);
}

static void number(const char *given, const char *wanted)
{
	const char *const units[] = { "км", wanted, NULL };
	double plain, with_unit, tolerance;

	if (answer_number(given, units, &with_unit))
		demand(isfinite(with_unit));
	if (answer_number(given, NULL, &plain)) {
		demand(answer_number(given, units, &with_unit));
		demand(answer_close(plain, with_unit, 0));
	}
	if (answer_tolerance(wanted, 2.5, &tolerance))
		demand(isfinite(tolerance) && tolerance >= 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *given, *wanted;

	if (size == 0)
		return 0;
	given = xstrndup((const char *)data + 1, size - 1);
	wanted = strchr(given, '\n');
	if (wanted)
		*wanted++ = '\0';
	else
		wanted = given;
	compare(given, wanted, data[0]);
	lookalike(given, data[0]);
	number(given, wanted);
	free(given);
	return 0;
}
