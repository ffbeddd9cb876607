/*
 * to_unit.h - a file of questions to a unit that passes check.
 *
 * Categories become the pools of a bank, and one category a quiz of its
 * name. Each question is tried with the checks of a module; one that fails
 * them is left out and told of, so that the rest can be used.
 */
#ifndef SABAQ_CONVERT_TO_UNIT_H
#define SABAQ_CONVERT_TO_UNIT_H

#include "base/catalogue.h"
#include "convert/moodle.h"
#include "core/unit.h"

enum { KIND_ANY = -1 };

struct unit_made {
	struct unit *unit; /* NULL: nothing can be used */
	size_t asked, kept; /* questions and texts in the file, in the unit */
	size_t most; /* 0; else more steps than this were wanted */
};

/*
 * kind: enum unit_kind or KIND_ANY; id: the unit's. The unit lives in the
 * file's arena. What a question fails is added to faults; places in both
 * lists are the file's.
 */
void unit_from(struct unit_made *out, struct moodle_file *f, const char *id,
	int kind, const struct catalogue *words, struct faults *faults);

#endif
