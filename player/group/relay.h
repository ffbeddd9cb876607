/*
 * relay.h - a hub's sabaq-relay: a child that speaks to other servers.
 *
 * The child may be slow, hang or die: what is sent to it never waits, and one
 * that died is started again after a while. Nothing is kept here for it; who
 * sends keeps what matters and sends it again when the relay is up.
 */
#ifndef SABAQ_GROUP_RELAY_H
#define SABAQ_GROUP_RELAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "group/packet.h"

/* Where to; strings are borrowed, NULL: there is none. */
struct relay_wish {
	const char *program; /* the path of sabaq-relay */
	const char *url; /* nats://..., several with commas */
	const char *site;
	const char *credentials, *ca; /* files */
	const char *session; /* a ULID: live packets of it come and go */
	const char *self; /* a hub that follows: its name; NULL: it leads */
	bool once; /* give up where there is no connection at once */
};

struct relay;
/* Starts it at the first relay_turn(). */
struct relay *relay_new(const struct relay_wish *wish);
/* Hangs up; the child ends by itself. NULL is fine. */
void relay_free(struct relay *r);

/* What to wait for; -1: it is not running. It may change at each turn. */
int relay_fd(const struct relay *r);
/* Whether it did not take the last packet: wait until it can be written to. */
bool relay_blocked(const struct relay *r);
/* Milliseconds until it is to be started again; -1: there is no such time. */
int relay_patience(const struct relay *r, int64_t now);
/* Whether the servers are there. */
bool relay_is_up(const struct relay *r);
/* Why they are not; "": not known. */
const char *relay_why(const struct relay *r);

/* False: it was not taken; nothing of it was kept. */
bool relay_send(struct relay *r, const struct packet *p);
/*
 * Starts the child where it is to be, and hands over what came; UP and DOWN
 * too. A child that ended is a DOWN.
 */
void relay_turn(struct relay *r, int64_t now,
	void (*each)(void *context, const struct packet *p), void *context);
/* It does nothing any more: it is begun anew, after a while. */
void relay_kick(struct relay *r);

#endif
