/*
 * entry.h - the rows of a module's contents: units, and under those that are
 * unfolded their steps.
 *
 * Inside the contents view only. Rows are counted and looked up, not kept:
 * a unit that is folded and out of sight is not read from its file.
 */
#ifndef SABAQ_UI_ENTRY_H
#define SABAQ_UI_ENTRY_H

#include "ui/view.h"

struct entry {
	size_t unit;
	int child; /* a step, or a quiz's last result; -1: the unit itself */
};

const struct module *contents_module(const struct front *f);
const char *contents_id(const struct front *f, size_t i);
/* NULL where the file is damaged. */
const struct unit *contents_unit(const struct front *f, size_t i);
/* NULL where nothing was done of it. */
const struct fold_unit *contents_done(const struct front *f, size_t i);
/* The run that the steps' states are of, or NULL. */
const struct fold_attempt *contents_run(const struct front *f, size_t i);
/* Whether it is the unit that is open. */
bool contents_open(const struct front *f, size_t i);

/* Rows under a unit as it is folded or not. */
size_t entry_children(const struct front *f, size_t i);
/* A step's id; NULL for a place that a draw has still to fill. */
const char *entry_step(const struct front *f, struct entry e);
size_t entry_count(const struct front *f);
struct entry entry_at(const struct front *f, size_t row);
size_t entry_row(const struct front *f, struct entry e);
/* Whether the student is at the step with this id, which may be NULL. */
bool entry_here(const struct front *f, struct entry e, const char *id);
/* Its name and its state. */
void entry_say(const struct front *f, struct entry e, struct buf *title,
	struct buf *state);

#endif
