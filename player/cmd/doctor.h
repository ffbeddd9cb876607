/*
 * doctor.h - for the parts of sabaq doctor: what they report into.
 */
#ifndef SABAQ_CMD_DOCTOR_H
#define SABAQ_CMD_DOCTOR_H

#include "cmd/context.h"
#include "cmd/start.h"

struct doctor {
	const struct context *context;
	struct start_terminal terminal;
	struct charset charset; /* what is printed has to be shown in it */
	size_t wrong; /* what will go wrong, so far */
};

enum doctor_level { DOCTOR_OK, DOCTOR_NOTE, DOCTOR_WRONG };

/* A line as it is, in the letters that the terminal has. */
void doctor_line(const struct doctor *d, const char *line);
void doctor_head(struct doctor *d, const char *text); /* N_() */
/*
 * One line, and one with the mend unless that is NULL. Both are N_() and
 * translated; %1 to %5 stand for args, which ends in NULL.
 */
void doctor_say(struct doctor *d, enum doctor_level level, const char *text,
	const char *mend, const char *const args[6]);
/* Lives until the end of the block it stands in. */
#define ARGS(...) ((const char *const[6]){ __VA_ARGS__ })

/* doctor_files.c: where answers, modules and settings are. */
void doctor_files(struct doctor *d);

#endif
