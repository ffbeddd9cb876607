/*
 * play_record.h - the play machine's state as records, and what its parts
 * tell each other: internal to core/play.
 */
#ifndef SABAQ_CORE_PLAY_RECORD_H
#define SABAQ_CORE_PLAY_RECORD_H

#include "core/play.h"

/* What every record of a run has. Borrows from p. */
struct record play_record(const struct play *p, enum record_event event);
void play_record_step(const struct play *p, size_t slot, struct record *r);
/* The slot's answer, its time and hints. */
void play_record_answer(struct play *p, size_t slot, struct record *r);
void play_record_verdict(const struct play *p, size_t slot,
	const struct verdict *v, struct record *r);
/* Frees the slot's answer. */
void slot_forget(struct slot *s);

/* Whether the slot's answer is kept, and graded only at the end. */
bool play_keeps(const struct play *p, size_t slot);
/* Whether one is asked how sure one is of an answer to the slot. */
bool play_asks_sure(const struct play *p, size_t slot);
bool play_out_of_tries(const struct play *p, size_t slot);
/* Drops slots whose step the unit no longer has; see play_show(). */
void play_fit(struct play *p);
/* Ends the run: what was kept is graded and recorded, then the result. */
bool play_finish(struct play *p, const char *why, struct effects *effects);

#endif
