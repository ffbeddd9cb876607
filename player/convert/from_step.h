/*
 * from_step.h - for convert/from_*.c alone: one step to one question.
 */
#ifndef SABAQ_CONVERT_FROM_STEP_H
#define SABAQ_CONVERT_FROM_STEP_H

#include "convert/moodle.h"
#include "convert/view.h"

struct giving {
	struct moodle_file *file;
	const struct unit *unit;
	struct view_seen *seen;
	const struct step *step; /* NULL: the unit itself */
	struct moodle_question *question;
};

/* Notes with the place of the step. */
void giving_note(
	struct giving *g, enum note what, const char *a, const char *b);
/* Adds g->step, which is no draw, to the file; or notes that it cannot be. */
void giving_step(struct giving *g);

#endif
