/*
 * counted.h - which attempt of a unit counts, and what it came to.
 */
#ifndef SABAQ_CORE_COUNTED_H
#define SABAQ_CORE_COUNTED_H

#include <stdbool.h>

#include "core/fold.h"
#include "core/unit.h"

struct counted {
	double score, max;
	int percent; /* rounded down */
	bool quiz; /* only of one there is passed and not passed */
	bool passed;
	bool newest; /* the newest finished run, or another came to the same */
};

/*
 * False where no attempt is finished. u NULL (not loaded, or gone): the best
 * counts, against the pass mark that the newest finished run was held to.
 */
bool counted_of(struct counted *out, const struct unit *u,
	const struct fold_unit *done);

/*
 * Whether the unit is done, as modules count their parts: a lesson once it
 * was finished, a quiz once it is passed. u and done may be NULL.
 */
bool counted_done(const struct unit *u, const struct fold_unit *done);

#endif
