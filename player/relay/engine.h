/*
 * engine.h - the parts of sabaq-relay: a hub's line to NATS and JetStream.
 *
 * The only program that knows libnats, and the only one with threads: the
 * library's own, which hand over what they get by one send() to the hub, that
 * is whole or waits. See group/packet.h for what is said on that line.
 *
 * Subjects, all of a site under its own name:
 *   sabaq.v1.<site>.s.<session>.from.<hub>   to the hub that leads
 *   sabaq.v1.<site>.s.<session>.to.<hub>     to one that follows
 *   sabaq.v1.<site>.score.<session>          records: stream SCORES
 *   $KV.sabaq.<site>.<session>               announcements: bucket sabaq,
 *                                            gone after ENGINE_NOTE_S
 */
#ifndef SABAQ_RELAY_ENGINE_H
#define SABAQ_RELAY_ENGINE_H

#include <nats/nats.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "group/packet.h"

enum { ENGINE_NOTE_S = 15, ENGINE_WAIT_MS = 5000, ENGINE_INBOX = 80 };

struct engine {
	int fd; /* the hub */
	char *url, *site, *credentials, *ca, *session, *self;
	bool once; /* do not try again */
	/* the library's threads know; too few servers to keep copies on */
	atomic_bool ready, few;
	natsOptions *options;
	natsConnection *nats;
	natsSubscription *answers, *live;
	char inbox[ENGINE_INBOX];
};

/* Says a packet to the hub; waits until it takes it. */
void engine_say(const struct engine *e, enum packet_word word, const char *name,
	const char *body, size_t n);
/* Says that it cannot be, and why. */
void engine_fail(const struct engine *e, const char *why);

/* Takes what BEGIN said; false: something is missing, it was told. */
bool engine_begin(struct engine *e, const char *body);
/* Connects, or goes on trying; false: it cannot be, it was told. */
bool engine_connect(struct engine *e);
void engine_close(struct engine *e);

/* Publishes; what becomes of a record is told when the stream says so. */
void engine_record(struct engine *e, const struct packet *p);
void engine_note(struct engine *e, const struct packet *p);
void engine_live(struct engine *e, const struct packet *p);
/* What the servers answer. */
void engine_answer(
	natsConnection *nc, natsSubscription *sub, natsMsg *m, void *context);
void engine_heard(
	natsConnection *nc, natsSubscription *sub, natsMsg *m, void *context);
/* Sees to it that stream and bucket are there; answers come later. */
void engine_set_up(struct engine *e);

/* Hands over all that a stream has of the site, then DONE. */
void engine_list(struct engine *e);
void engine_collect(struct engine *e);

#endif
