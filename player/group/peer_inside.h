/*
 * peer_inside.h - what the peer's files share. Included by group/peer*.c only.
 */
#ifndef SABAQ_GROUP_PEER_INSIDE_H
#define SABAQ_GROUP_PEER_INSIDE_H

#include "group/peer.h"

/* ---- peer.c ---- */

/* The vote of a round; NULL: none. */
struct peer_vote *peer_find(const struct peer *p, const char *step, int round);
/* That vote, made where it is not there, with a copy of given; to be sent. */
struct peer_vote *peer_vote_for(struct peer *p, const char *step, int round,
	const struct strings *given);

/* ---- peer_log.c ---- */

void peer_push_vote(
	struct peer *p, enum record_event event, const struct peer_vote *v);
/* What the newest state means for the own log: a beginning, an end. */
void peer_push_ends(struct peer *p);
/* Its question is told: what was answered is so much worth. */
void peer_push_told(struct peer *p);

#endif
