/*
 * guest.h - who is who where students of several servers are in a session.
 *
 * The kernel of each server vouches for its logins, but the same login on two
 * servers may be two people: one is then login@host. A roster's login is
 * whoever comes first under it; who comes under the same one from another
 * server is not taken for them. A roster may also have login@host itself.
 */
#ifndef SABAQ_GROUP_GUEST_H
#define SABAQ_GROUP_GUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "group/session.h"

/* Someone, as their own server's hub tells of them. */
struct guest {
	char *login; /* or the name that is claimed; owned */
	char *name; /* as people write it; NULL: not known; owned */
	char *host; /* the server; owned */
	bool claimed; /* a shared login there: the name comes with HELLO */
	bool may_look; /* may have a class view */
};

/* What goes over the line: one message. */
void guest_write(struct buf *out, const struct guest *g);
/* NULL: no guest. */
struct guest *guest_read(const char *line, size_t n);
void guest_free(struct guest *g); /* NULL is fine */

/* Which server each person of a session came from. */
struct guests {
	char **from; /* by person; NULL: not known */
	size_t count, room;
};
void guests_release(struct guests *g);

/*
 * As session_join(), of a login (or a claimed name) from a host. own: it is
 * this server, whose logins need nothing behind them.
 */
struct guest_from {
	const char *who, *host;
	bool own, claimed;
};
int guests_join(struct guests *g, struct session *s,
	const struct guest_from *from, const struct message *hello,
	int64_t now);

#endif
