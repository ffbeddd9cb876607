/*
 * summary.h - what a session came to, question by question.
 *
 * Pure: rows as messages, sent behind a board once the session is over
 * (MESSAGE_QUESTION, and a MESSAGE_IDEA for each wrong idea below it), so
 * that each facilitator's desk has all of it. The same from a log that was
 * replayed.
 */
#ifndef SABAQ_GROUP_SUMMARY_H
#define SABAQ_GROUP_SUMMARY_H

#include "group/desk.h"
#include "group/session.h"

/* Calls send with packets of rows, one message a line. */
void summary_write(const struct session *s, const char *language,
	void (*send)(void *context, const char *packet, size_t n),
	void *context);

/* How many questions there are rows of. */
int summary_rows(const struct session *s);

/* How many questions were asked of that person, and answered. */
int summary_asked(const struct session *s, const struct person *p);
int summary_answered(const struct session *s, const struct person *p);

/* A desk that has heard the session's board, to be freed by desk_free(). */
struct desk *summary_desk(const struct session *s, const struct module *module,
	const char *language, int64_t now);

#endif
