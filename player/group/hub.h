/*
 * hub.h - the process in the middle of a session: sockets on one side, the
 * machine (group/session) and a log on the other.
 *
 * A round: one packet of each connection that has one, then the log is written
 * and synced once, then states go out. Nobody is waited for: who does not read
 * gets the newest state when they do, and a connection that floods, lies or
 * sends what is no message is dropped. poll(2) is enough: measured as fast as
 * epoll for a thousand.
 */
#ifndef SABAQ_GROUP_HUB_H
#define SABAQ_GROUP_HUB_H

#include <stdbool.h>
#include <stdint.h>

#include "group/guest.h"
#include "group/local.h"
#include "group/session.h"

/* What a hub stands on; all of it the caller's. */
struct hub_setup {
	struct session *session;
	const struct local *local;
	int listener; /* of local_listen() */
	bool shared; /* a login tells nobody apart: names are claims */
	/* Puts a record into the log; it is safe once sync says so. */
	void (*append)(void *context, const struct record *r);
	bool (*sync)(void *context);
	void *context;
	int64_t (*now)(void); /* milliseconds that never go back */
	/* This server's name, where others take part too; NULL: none do. */
	const char *host;
};

struct hub;
struct hub *hub_new(const struct hub_setup *setup);
void hub_free(struct hub *h);

/*
 * Goes round once: waits at most ms (-1: as long as it takes) for something to
 * happen. False: the session is over and everyone knows, or listening failed.
 */
bool hub_turn(struct hub *h, int ms);

/*
 * Lets someone of another server in, at the other end of fd. Both are the
 * hub's from then on. False: there is no room, and fd is closed.
 */
bool hub_admit(struct hub *h, int fd, struct guest *guest);

/* Nobody of this server comes any more: the listener is not looked at. */
void hub_leave_door(struct hub *h);
/* One more descriptor to wait for, which is not the hub's to read. */
void hub_wait_also(struct hub *h, int fd);

/* How many connections there are. */
size_t hub_links(const struct hub *h);

#endif
