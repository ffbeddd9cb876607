/*
 * result.h - what a run is worth: in all, by objective, by question.
 */
#ifndef SABAQ_CORE_RESULT_H
#define SABAQ_CORE_RESULT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/play.h"

struct result_part {
	const char *id; /* of the objective; borrowed from the unit's module */
	const char *text;
	double score, max;
};

enum { RESULT_PARTS = UNIT_STEPS_MAX }; /* one each at the most */

struct result {
	double score, max; /* score without what rounding in the log lost */
	int percent; /* rounded down: 69.9 is not 70 */
	bool passed; /* only of a quiz; with nothing to grade it is */
	size_t right, partly, wrong, blank; /* graded questions */
	struct result_part parts[RESULT_PARTS]; /* in the module's order */
	size_t part_count;
};

void result_of(const struct play *p, struct result *out);

/* Whole per cent, rounded down but for what binary fractions lose; 0 of 0: 0. */
int result_percent(double score, double max);

#endif
