/*
 * carry_inside.h - what the carry's files share. Included by group/carry*.c
 * only.
 */
#ifndef SABAQ_GROUP_CARRY_INSIDE_H
#define SABAQ_GROUP_CARRY_INSIDE_H

#include "base/digest.h"
#include "group/carry.h"

enum {
	CARRY_OUT_BYTES = 40 * 1024, /* more waits until that has gone */
	CARRY_PEERS = 64,
	CARRY_LINKS = 4096,
};

/* Packets of a connection that it does not take yet. */
struct held {
	struct buf packets[CARRY_FLYING];
	size_t count;
};

struct carried {
	uint32_t id; /* the following side's */
	int fd;
	struct carry_peer *peer;
	unsigned flying; /* sent, and not known to be taken */
	unsigned owed; /* taken, and not told yet */
	struct held held;
	bool reading, writing; /* what the kernel is asked to tell */
	bool ending; /* hang up behind what is held */
};

/* The other side of a line. */
struct carry_peer {
	char name[ULID_CHARS + 1]; /* of a hub that follows, or "-" */
	char epoch[ULID_CHARS + 1]; /* of the line; "": there is none */
	uint64_t said, heard; /* packets of the line, each way */
	int64_t said_at, heard_at;
	bool up; /* the other side has answered to the epoch */
	struct buf out; /* frames that wait */
	struct carried **links;
	size_t count, room;
};

struct carry {
	struct carry_setup setup;
	int epoll;
	int relay_fd; /* that epoll knows; -1: none */
	bool relay_writing;
	struct carry_peer **peers; /* where one follows: exactly one */
	size_t peer_count;
	uint32_t next_id;
	bool ended; /* the session is over */
	char *packet; /* room for one */
};

/* ---- carry_link.c ---- */

struct carried *carried_new(
	struct carry *c, struct carry_peer *peer, uint32_t id, int fd);
/* Hangs up; tell: the other side hears of it. */
void carried_free(struct carry *c, struct carried *l, bool tell);
struct carried *carried_find(const struct carry_peer *p, uint32_t id);
/* Hands over what is held. False: the connection is gone (not freed). */
bool carried_flush(struct carried *l);
/* Takes a packet of the other side. False: it said more than it may. */
bool carried_give(struct carried *l, const char *bytes, size_t n);
/* Reads one packet and sends it on. False: the connection is gone. */
bool carried_read(struct carry *c, struct carried *l);
/* Whether it may say more now. */
bool carried_may_read(const struct carried *l);
/* Asks the kernel for what can be done with the connection. */
void carried_watch(struct carry *c, struct carried *l);

/* ---- carry.c ---- */

/* Appends a frame. */
void carry_frame(struct carry_peer *p, char kind, uint32_t id,
	const char *bytes, size_t n);
struct carry_peer *carry_peer_add(struct carry *c, const char *name);
struct carry_peer *carry_peer_find(const struct carry *c, const char *name);
void carry_peer_free(struct carry *c, struct carry_peer *p);
/* Nothing of the line counts any more. */
void carry_hang_up(struct carry *c, struct carry_peer *p);
/* Where one follows: begins the line anew. */
void carry_begin(struct carry *c, struct carry_peer *p, int64_t now);
/* Hangs up all of the peer's connections. */
void carry_drop(struct carry *c, struct carry_peer *p, bool tell);

#endif
