/*
 * from_unit.h - a unit to questions as Moodle has them.
 *
 * Texts stay Markdown, which Moodle reads. What Moodle has nothing like is
 * noted, with the step's place in its file.
 */
#ifndef SABAQ_CONVERT_FROM_UNIT_H
#define SABAQ_CONVERT_FROM_UNIT_H

#include "convert/moodle.h"
#include "core/unit.h"

/* Fills f, whose name and notes are set. */
void unit_to(struct moodle_file *f, const struct unit *u);

#endif
