/*
 * sitting.h - a person at the play machine, with a log in memory.
 *
 * What cmd/driver does: grades, logs, answers. Every record is kept as the
 * log would have it and folded. The clock is the test's.
 */
#ifndef SITTING_H
#define SITTING_H

#include "core/fold.h"
#include "core/play.h"

struct sitting {
	struct play play;
	bool open; /* play is to be released */
	struct effects effects; /* not carried out yet */
	struct progress progress;
	struct arena text;
	struct record *records; /* all of them, also of earlier sittings */
	size_t count, room;
	int64_t now;
	/* Called after each record is logged, before the machine knows. */
	void (*logged)(struct sitting *s);
	void *context; /* the test's own */
};

void sitting_init(struct sitting *s);
void sitting_release(struct sitting *s);

/* A new run; attempt is a small number. */
void sitting_begin(
	struct sitting *s, const struct unit *unit, unsigned attempt);
/* Killed and begun again from the log, from the newest run. */
void sitting_resume(struct sitting *s, const struct unit *unit);
/* The newest finished run, to look at. */
void sitting_review(struct sitting *s, const struct unit *unit);

/* A run of only what was wrong in the finished one that is open. */
void sitting_practise(struct sitting *s, unsigned attempt);
/* One event, without carrying out what comes of it but logging. */
bool sitting_step(struct sitting *s, const struct event *event);
/* Answers what the machine waits for; false where it waits for nothing. */
bool sitting_go_on(struct sitting *s);
/* An event and all that comes of it. */
bool sitting_post(struct sitting *s, enum event_kind kind, size_t index);
/* An answer: strings separated by "|". */
bool sitting_answer(struct sitting *s, const char *given);

/* How many records of a kind there are of a step (NULL: any). */
size_t sitting_records(
	const struct sitting *s, enum record_event event, const char *step);
/* The last one; NULL: none. */
const struct record *sitting_last(
	const struct sitting *s, enum record_event event, const char *step);

#endif
