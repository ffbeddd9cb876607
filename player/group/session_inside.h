/*
 * session_inside.h - what the session's files share. Included by
 * group/session*.c only.
 */
#ifndef SABAQ_GROUP_SESSION_INSIDE_H
#define SABAQ_GROUP_SESSION_INSIDE_H

#include "group/session.h"

/* Someone sits beside that person: a claim; "": nobody does. */
void session_sit_beside(struct session *s, struct person *p, const char *name);
/* The picks of an item, under both names. Good until the next item's. */
const struct veil *session_veil(struct session *s, int item);
/* Everyone is to be told where the session is; boards too. */
void session_changed(struct session *s);

/* ---- session_state.c ---- */

void session_told_free(struct session_told *told);

/* ---- session_record.c ---- */

/* A record of this session, of nobody yet. */
struct record session_record_of(
	const struct session *s, enum record_event event, const char *who);
/* Copies the record to the end of what is to be written. */
void session_push(struct session *s, const struct record *r);
/* That someone came. */
void session_push_opened(struct session *s, const struct person *p);
/* What an order did; given and text as the order had them. */
void session_push_order(struct session *s, const char *by,
	const struct message *m, const char *step, int round);

/* ---- session_vote.c ---- */

/* The ballot of a round, made where it is not there. */
struct ballot *session_ballot_of(struct person *p, int item, int round);
/* Sets what a ballot says, graded. */
void session_vote(struct session *s, struct person *p, struct ballot *b,
	const struct strings *given);
/* Whether an answer of that round would still count for the item. */
bool session_counts(const struct session *s, int item, int round);
/* The round is over: marks go into the log, silence too where silent. */
void session_settle(struct session *s, int item, bool silent);
/* The session is over: what each run came to. */
void session_finish(struct session *s);

/* The round is over for one person. */
void session_settle_one(struct session *s, struct person *p, int item);

/* ---- session_own.c ---- */

/* Everyone goes on from where the session is. */
void session_free_all(struct session *s, int64_t now);
/* Nobody does any more. */
void session_gather(struct session *s);
/* Where someone who comes, or whose hub came back, goes on. */
void session_own_place(struct session *s, struct person *p);
/* They want to be at that place; false: there is none such. */
bool session_own_go(struct session *s, struct person *p, int place);
/* They answered. */
void session_own_answered(struct session *s, struct person *p, int item);

/* ---- session_ask.c ---- */

/*
 * Puts a question typed by a facilitator, "text / option / option" (no option:
 * to be answered in one's own words), behind the item shown. False: it is no
 * question.
 */
bool session_ask(struct session *s, const char *text);

#endif
