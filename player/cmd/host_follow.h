/*
 * host_follow.h - a hub that follows a session of another server.
 *
 * Students here find it like any other; it grades nothing and has no key, but
 * carries their packets to the hub that leads. Where that cannot be reached,
 * there is no hub here either, until it can.
 */
#ifndef SABAQ_CMD_HOST_FOLLOW_H
#define SABAQ_CMD_HOST_FOLLOW_H

#include "cmd/bridge.h"
#include "group/local.h"

struct follow_wish {
	const struct context *context;
	const struct local *local;
	struct bridge_way way;
	const char *relay; /* the program */
	const char *session; /* as typed; NULL: the one there is */
};

/*
 * Finds the session and starts to follow it; what went wrong is told. True:
 * there is a hub to look on at.
 */
bool follow_begin(const struct follow_wish *wish);
/* For a hub that leads: what one that followed may have left. */
void follow_forget(const struct local *l);
/* Whether the own hub follows; ends it. */
bool follow_is_on(const struct local *l);
bool follow_end(const struct local *l);

/*
 * Announcements that the servers have: messages of kind STATE, a line each,
 * oldest first. False: why not was told.
 */
bool follow_list(const struct follow_wish *wish, struct buf *out);

#endif
