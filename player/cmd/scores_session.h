/*
 * scores_session.h - sabaq scores --session: the summary of a session.
 */
#ifndef SABAQ_CMD_SCORES_SESSION_H
#define SABAQ_CMD_SCORES_SESSION_H

#include "cmd/context.h"

/* which: its attempt, "": the newest. Returns the exit status. */
int scores_session(struct context *c, const char *which);

#endif
