/*
 * packet.h - what a hub and its sabaq-relay say to each other.
 *
 * They are at the two ends of a SOCK_SEQPACKET socket pair. A packet is one
 * line, a word and perhaps a name, and behind its line feed the bytes that it
 * is about. The relay knows nothing of sessions, the hub nothing of NATS.
 */
#ifndef SABAQ_GROUP_PACKET_H
#define SABAQ_GROUP_PACKET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum { PACKET_BYTES = 192 * 1024, PACKET_NAME = 128 };

#define PACKET_WORDS(X) \
	/* to the relay */ \
	X(BEGIN, begin) /* lines "key value": first of all */ \
	X(RECORD, record) /* session/log-n: a record's line, to be stored */ \
	X(NOTE, note) /* the session's announcement; empty: it is gone */ \
	X(LIST, list) /* asks for all announcements of the site */ \
	X(COLLECT, collect) /* asks for all records */ \
	/* both ways */ \
	X(LIVE, live) /* to or from a hub, "-": the one that leads */ \
	/* from the relay */ \
	X(UP, up) /* the servers are there */ \
	X(DOWN, down) /* they are not; why */ \
	X(READY, ready) /* what is announced now is kept */ \
	X(STORED, stored) /* log-n */ \
	X(UNSTORED, unstored) /* log-n: why not */ \
	X(FOUND, found) /* an announcement, a record's line */ \
	X(DONE, done) /* all of what was asked for came */ \
	X(FAILED, failed) /* it cannot be; why */
#define PACKET_WORD(symbol, word) PACKET_##symbol,
enum packet_word { PACKET_WORDS(PACKET_WORD) PACKET_UNKNOWN };
#undef PACKET_WORD

struct packet {
	enum packet_word word;
	const char *name; /* never NULL */
	const char *body; /* n bytes, and a NUL behind them */
	size_t n;
};

/* Appends a packet; name NULL: none. */
void packet_write(struct buf *out, const struct packet *p);
/*
 * Takes n bytes apart, which are changed and must have room for one more.
 * False: no packet.
 */
bool packet_read(struct packet *out, char *bytes, size_t n);
/* The value of a "key value" line of a body; NULL: none. The caller frees. */
char *packet_value(const char *body, const char *key);

#endif
