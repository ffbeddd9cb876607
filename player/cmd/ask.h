/*
 * ask.h - asks other servers for something, once, through sabaq-relay.
 */
#ifndef SABAQ_CMD_ASK_H
#define SABAQ_CMD_ASK_H

#include "cmd/bridge.h"

struct ask {
	const struct context *context;
	struct bridge_way way;
	const char *program; /* sabaq-relay */
	enum packet_word what; /* LIST or COLLECT */
	void (*found)(void *context, const struct packet *p);
	void *found_context;
};

/* Waits for the answer. False: why there is none was told. */
bool ask_relay(const struct ask *ask);
/*
 * Tells that there is no connection, or (there) that they did not do it, and
 * why.
 */
void ask_tell_away(const struct context *c, const struct bridge_way *way,
	const char *why, bool there);

#endif
