/*
 * seat.h - a session's question as a run of one step.
 *
 * What draws a step and takes an answer does so alone and in a session: it is
 * given a struct play. Here that run is made anew for each question and round;
 * its answers go to the peer, and its verdict is the hub's. Pure.
 */
#ifndef SABAQ_GROUP_SEAT_H
#define SABAQ_GROUP_SEAT_H

#include <stdbool.h>
#include <stdint.h>

#include "core/play.h"
#include "group/peer.h"

struct seat {
	struct peer *peer; /* borrowed */
	bool asked; /* there is a question, or a text: play is a run */
	struct play play;
	/* What it was made for. */
	char step[ID_CHARS + 1];
	int round;
	bool told; /* with its answer */
};

void seat_init(struct seat *s, struct peer *peer);
void seat_release(struct seat *s);

/* What became of the run. */
enum seat_change {
	SEAT_SAME, /* perhaps in another language, closed, received */
	SEAT_TOLD, /* the same question, and its answer */
	SEAT_OTHER, /* another question, another round, or none */
};
/*
 * Brings the run up to date; to be called whenever the peer has heard or lost
 * something, before anyone looks at the run.
 */
enum seat_change seat_follow(struct seat *s, int64_t now);

/*
 * Hands an event to the run: answers and hints. Where the session is, is the
 * facilitator's, so that there is no way on or back. Returns whether anything
 * changed; the peer then has something to record and to send.
 */
bool seat_post(struct seat *s, const struct event *event, int64_t now);

/* How the answer to the question shown fares. */
enum seat_answer {
	SEAT_NONE, /* none was given in this round */
	SEAT_UNSENT, /* the hub is not known to have it */
	SEAT_REFUSED, /* it came back, ungraded */
	SEAT_RECEIVED,
};
enum seat_answer seat_answer(const struct seat *s);

#endif
