/*
 * host_others.h - what a facilitator has to do with other servers.
 */
#ifndef SABAQ_CMD_HOST_OTHERS_H
#define SABAQ_CMD_HOST_OTHERS_H

#include "cmd/bridge.h"
#include "group/desk.h"

/*
 * Finds sabaq-relay where there is a way to other servers (the caller frees it;
 * NULL: the session is here only). asked: the person wants other servers.
 * False: they cannot be had, and that was told.
 */
bool others_find(const struct context *c, const struct bridge_way *way,
	bool asked, char **relay);
/*
 * After a session that is over: tells whether all of it has reached the other
 * servers, which it waits for a moment.
 */
void others_tell(const struct context *c, const struct desk *d);

#endif
