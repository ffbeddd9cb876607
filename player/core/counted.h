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
	bool passed; /* a quiz's pass mark reached */
};

/* False where no attempt is finished. u NULL: the best counts, 70 passes. */
bool counted_of(struct counted *out, const struct unit *u,
	const struct fold_unit *done);

#endif
