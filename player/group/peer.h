/*
 * peer.h - one student in a session: the player's machine.
 *
 * Pure, as group/session is. An answer is first a record in the student's own
 * log, then a message, and stays here until the hub says that it has it: after
 * a lost connection it is sent again. The newest state of the hub tells all
 * else, so a late or returning player needs nothing but that.
 */
#ifndef SABAQ_GROUP_PEER_H
#define SABAQ_GROUP_PEER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/digest.h"
#include "core/question.h"
#include "core/record.h"
#include "group/message.h"

/* What a student gave to a question in one round. */
struct peer_vote {
	char step[ID_CHARS + 1];
	int round;
	struct strings
		given; /* one block, owned; in the names they were shown */
	int64_t seq; /* of its message; 0: the hub has it */
	int64_t ms;
	int hints, sure;
	bool recorded; /* the "given" record is on disk: it may be sent */
	bool told; /* the "answered" record is made */
};

struct peer {
	char name[128], second[128], language[LANGUAGE_CHARS];
	const struct module *module; /* for texts' sake: any will do */

	bool linked; /* a hub is connected */
	bool greeted; /* and was told hello */
	bool refused; /* it will not have us: see why */
	bool over; /* there is no more to come */
	char *why;
	int64_t lost_at; /* when the connection went; -1: it is there */

	/* The newest state; strings are in state_text. */
	bool any;
	struct message state;
	struct arena state_text;
	/* Its question, as far as it may be known. */
	char have[64];
	const struct unit *unit; /* of one step; NULL: none is shown */
	struct arena unit_text;
	int64_t shown_at; /* when the question and round came on screen */
	int hints; /* opened at it */

	struct peer_vote *votes; /* in the order they were first given */
	size_t count, room;
	int64_t seq; /* of the last message with an answer */
	enum message_doing doing;
	bool doing_changed;
	bool second_changed;
	int total; /* of the questions, as far as was told */
	int go; /* the place that is asked for; 0: none */

	struct record *records; /* to be written to the own log */
	size_t record_count, record_room, taken;
	struct arena record_text;
	bool opened, finished;
};

/* name and second may be NULL: where the kernel vouches for the login. */
struct peer *peer_new(const struct module *module, const char *language,
	const char *name, const char *second);
void peer_free(struct peer *p);

/* ---- the line ---- */

void peer_connected(struct peer *p);
void peer_lost(struct peer *p, int64_t now);
/* A message of the hub; returns whether anything to be seen changed. */
bool peer_hear(struct peer *p, const struct message *m, int64_t now);
/*
 * Appends the next message to send; false where there is none. What is not
 * acknowledged is sent once on each connection.
 */
bool peer_message(struct peer *p, struct buf *out);

/* ---- the student ---- */

/* Whether an answer would be taken: the question is open. */
bool peer_may_answer(const struct peer *p);
/* An answer to the question shown; another one takes its place. */
void peer_answer(
	struct peer *p, const struct strings *given, int sure, int64_t now);
/* An answer that an earlier player left in the log, for the hub to have. */
void peer_recall(struct peer *p, const char *step, int round,
	const struct strings *given);
/* Someone sits beside them; "": nobody does. */
void peer_second(struct peer *p, const char *name);
void peer_hint(struct peer *p);
void peer_doing(struct peer *p, enum message_doing doing);
/* Asks for the texts in another language. */
void peer_language(struct peer *p, const char *language);

/*
 * Where all go at their own pace: to the question of that number, or behind
 * the last one. False: the facilitator leads, or there is none such.
 */
bool peer_go(struct peer *p, int index);
/* The number of the one that is on; one more than all: behind them. */
int peer_place(const struct peer *p);

/* The vote in the round shown; NULL: none yet. */
const struct peer_vote *peer_vote(const struct peer *p);
/* How many answers the hub is not known to have. */
size_t peer_unsent(const struct peer *p);

/* ---- the own log ---- */

/* The next record to write; borrowed until peer_recorded(); or NULL. */
const struct record *peer_record(struct peer *p);
/* Those taken are on disk, or cannot be: their answers may be sent. */
void peer_recorded(struct peer *p);

#endif
