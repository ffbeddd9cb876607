/*
 * wire.h - a connection to a hub that comes back by itself.
 *
 * Takes packets apart into messages, keeps what does not go through at once,
 * and knows when to try again after the line was lost: soon and by chance at
 * first, so that a room does not come back in the same moment, then every two
 * seconds. Never waits: who uses it polls wire_poll() and asks wire_patience().
 */
#ifndef SABAQ_GROUP_WIRE_H
#define SABAQ_GROUP_WIRE_H

#include <poll.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "group/local.h"
#include "group/message.h"

enum {
	WIRE_SOON_MS = 100, /* and up to three times as long again */
	WIRE_AGAIN_MS = 2000,
};

struct wire {
	struct local local; /* borrowed strings */
	const char *login; /* of the hub's user; borrowed */
	int fd; /* -1: not connected */
	int error; /* errno of the last try */
	unsigned tries; /* in vain, since the line was there last */
	int64_t next; /* when to try again */
	uint64_t chance; /* of waiting */
	struct buf out; /* a packet that did not go through yet */
	char *packet; /* room for one that comes */
};

/* Connects at the first wire_connect(). seed: any number, of one's own. */
void wire_init(struct wire *w, const struct local *local, const char *login,
	uint64_t seed);
void wire_release(struct wire *w);

/* Tries to connect where it is time to; true: it has just been done. */
bool wire_connect(struct wire *w, int64_t now);
/* Hangs up; it is tried again soon. */
void wire_lost(struct wire *w, int64_t now);
/*
 * Hands over the messages that came, strings good for the call. False: the
 * line is lost (wire_lost() was called), or each said so.
 */
bool wire_hear(struct wire *w, int64_t now,
	bool (*each)(void *context, const struct message *m), void *context);
/* Whether a message may be given to wire_say(). */
bool wire_may_say(const struct wire *w);
/* Sends, or keeps for wire_flush(); empties b. False: the line is lost. */
bool wire_say(struct wire *w, struct buf *b, int64_t now);
bool wire_flush(struct wire *w, int64_t now);

/* What to wait for; an fd of -1 is skipped by poll(2). */
struct pollfd wire_poll(const struct wire *w);
/* Milliseconds until it is to be tried again; -1: it is connected. */
int wire_patience(const struct wire *w, int64_t now);

#endif
