/*
 * carry.h - connections of students at one server to the hub at another.
 *
 * At the server where the session is led, each student of another one is a
 * connection of the hub like those of its own: one end of a socket pair. What
 * goes through the other end is carried, in packets as they are, over the
 * relay to the hub that follows, which has the student's real connection, and
 * back. So every rule of a hub holds for everyone.
 *
 * Between the two nothing is sure: packets of the line are numbered, and where
 * one is missing, or nothing was heard for CARRY_GONE_MS, all connections over
 * it are hung up. Players come back by themselves and say again what was not
 * acknowledged. A connection has at most CARRY_FLYING packets on their way:
 * who does not read holds nobody up, and is given the newest state later.
 */
#ifndef SABAQ_GROUP_CARRY_H
#define SABAQ_GROUP_CARRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "group/guest.h"
#include "group/relay.h"

enum {
	CARRY_BEAT_MS = 5000,
	CARRY_GONE_MS = 15000,
	CARRY_FLYING = 4,
};

struct carry_setup {
	struct relay *relay; /* borrowed */
	bool leads; /* this is where the session is led */
	/*
	 * Where it is led: a student came; fd and guest are the taker's.
	 * False: there is no room; fd is closed.
	 */
	bool (*admit)(void *context, int fd, struct guest *guest);
	void *context;
	void (*chance)(uint8_t *bytes, size_t n); /* random bytes */
};

struct carry;
struct carry *carry_new(const struct carry_setup *setup);
/* Hangs up all. NULL is fine. */
void carry_free(struct carry *c);

/* What to wait for, the relay too: it can be read as soon as there is any. */
int carry_fd(const struct carry *c);
/* Milliseconds until carry_turn() is due though there is nothing. */
int carry_patience(const struct carry *c, int64_t now);
/* Moves what there is; never waits. */
void carry_turn(struct carry *c, int64_t now);
/* A packet of the relay: LIVE, UP and DOWN are taken. */
void carry_hear(struct carry *c, const struct packet *p, int64_t now);

/*
 * Where one follows: someone came at fd, which is the carry's from then on.
 * False, and fd closed: the other side is not there.
 */
bool carry_add(struct carry *c, int fd, const struct guest *guest, int64_t now);
/* Where one follows: the other side is there; it has ended the session. */
bool carry_is_up(const struct carry *c);
bool carry_is_over(const struct carry *c);
/* Where one leads: the session is over, and who follows is told. */
void carry_end(struct carry *c, int64_t now);

/* How many connections are carried; how many servers follow. */
size_t carry_links(const struct carry *c);
size_t carry_peers(const struct carry *c);

#endif
