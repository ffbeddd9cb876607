/*
 * host_process.h - a process that outlives the terminal it was started at.
 */
#ifndef SABAQ_CMD_HOST_PROCESS_H
#define SABAQ_CMD_HOST_PROCESS_H

#include <stdbool.h>

#include "group/local.h"

/* What the one who started it is told. */
struct process_said {
	enum local_lack lack;
	int error; /* an errno */
};

/*
 * Runs be() in a process with no terminal, no folder and nobody's child, and
 * waits until it has told how it began.
 */
struct process_said process_begin(
	void (*be)(void *context, int ready), void *context);
/* For be(): tells, once, and lets the other go on. */
void process_tell(int ready, enum local_lack lack, int error);
/* For be(): whether a signal asks it to end. */
bool process_ending(void);

#endif
