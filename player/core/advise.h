/*
 * advise.h - where in a module's lessons an objective is worked on: for a
 * learner who missed it in a quiz.
 */
#ifndef SABAQ_CORE_ADVISE_H
#define SABAQ_CORE_ADVISE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/folder.h"

struct advice {
	const struct unit *lesson; /* the folder's */
	size_t step; /* from 1: the first question that serves it */
};

/* False where no lesson, as far as they can be read, serves the objective. */
bool advise(struct folder *f, const char *language, const char *objective,
	struct advice *out);

#endif
