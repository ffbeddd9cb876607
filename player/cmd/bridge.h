/*
 * bridge.h - a session's line to other servers, in the hub's process.
 *
 * Brings together the relay (a child), the carry (students of other servers)
 * and outboxes (records on their way to the stream): the one of the session,
 * and those that earlier sessions left. Nothing of it ever waits.
 */
#ifndef SABAQ_CMD_BRIDGE_H
#define SABAQ_CMD_BRIDGE_H

#include "cmd/context.h"
#include "group/carry.h"
#include "group/session.h"

/* Where other servers are, as options and settings have it. */
struct bridge_way {
	const char *url; /* NULL: nowhere */
	const char *credentials, *ca; /* files, or NULL */
};
struct bridge_way bridge_way(const struct context *c, const char *url,
	const char *credentials, const char *ca);
/* The path of sabaq-relay; the caller frees. NULL: it is not there. */
char *bridge_program(void);
/* Tells that sabaq-relay is not there. */
void bridge_tell_missing(const struct context *c);

struct bridge_setup {
	const struct context *context;
	struct bridge_way way;
	const char *program;
	/* of the session that is led, or followed; NULL: none */
	const char *attempt;
	const char *self; /* a hub that follows: any ULID; NULL: it leads */
	bool sends; /* the log of the session, and what was left */
	const char *note; /* the session's announcement, to those who lead */
	bool (*admit)(void *context, int fd, struct guest *guest);
	void *admit_context;
};

struct bridge;
struct bridge *bridge_new(const struct bridge_setup *setup);
/* Takes the announcement back, notes how far records are. NULL is fine. */
void bridge_free(struct bridge *b);

int bridge_fd(const struct bridge *b);
int bridge_patience(const struct bridge *b);
void bridge_turn(struct bridge *b);
struct carry *bridge_carry(struct bridge *b);
bool bridge_is_up(const struct bridge *b);
/* Why there is no connection; "": not known. */
const char *bridge_why(const struct bridge *b);
/* How it is now, for boards. Cheap: looks at files once a second. */
struct session_others bridge_state(struct bridge *b);
/* How many records are not stored; looks at the files. */
size_t bridge_waiting(struct bridge *b);
/* How many were stored since it is there. */
size_t bridge_sent(const struct bridge *b);
/* The session is over: those who follow are told. */
void bridge_end(struct bridge *b);

#endif
