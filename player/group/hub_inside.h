/*
 * hub_inside.h - what the hub's files share: its connections, and what is done
 * with one in a round. Included by hub*.c only.
 */
#ifndef SABAQ_GROUP_HUB_INSIDE_H
#define SABAQ_GROUP_HUB_INSIDE_H

#include <poll.h>

#include "group/hub.h"

enum {
	HELLO_MS = 10000, /* to say who one is */
	BOARD_MS = 200, /* between two boards */
	SAFE_MS = 500, /* until a log that failed is tried again */
	END_MS = 60000, /* after the end, for those who still read */
	BAD_MAX = 8, /* messages that make no sense */
	PACKETS_MOST = 60, /* of a link, at once */
	PACKET_MS = 50, /* and one more every so often */
	DEAF_MS = 500, /* after which no descriptor is looked for again */
	ACCEPT_MOST = 64, /* in a turn */
	LINKS_MAX = 4096,
	LINKS_EACH = 8, /* of one user, where users are told apart */
};

struct link {
	int fd;
	uid_t uid;
	struct guest *guest; /* of another server; NULL: the kernel tells */
	enum message_role role;
	bool greeted;
	int person; /* of a student */
	int bad;
	int64_t since; /* when it came */
	int64_t spent; /* how far ahead its packets are of one each PACKET_MS */
	int64_t heard, safe; /* numbers of answers */
	char have[SESSION_HAVE], language[LANGUAGE_CHARS];
	bool due; /* something is to be sent */
	bool blocked; /* it does not read */
	bool told_end;
	unsigned version; /* of the board it has */
	int64_t board_at;
};

struct hub {
	struct hub_setup setup;
	struct link *links;
	size_t count, room;
	struct pollfd *fds;
	size_t fds_room;
	struct buf packet; /* that is being made */
	struct arena heard; /* texts of the packet that is taken apart */
	struct guests guests;
	bool unsafe; /* the log could not be written */
	int64_t deaf_until; /* there were no descriptors for those who come */
	int64_t over_at;
	int also; /* one more descriptor to wait for; -1: none */
};

/* ---- hub_links.c: coming and going ---- */

/* Takes those who wait at the door; false: it is gone. */
bool hub_accept(struct hub *h);
/* Hangs up; the last connection takes its place. */
void hub_drop(struct hub *h, size_t i);
/* Frees what a connection has. */
void hub_release(struct link *l);
/* Says why not, in a word of ours: the player has it in its own language. */
void hub_refuse(struct link *l, const char *why);
/* Sends a packet, or notes that nobody reads. */
bool hub_send(struct link *l, const char *packet, size_t n);

/* ---- hub_hear.c: what is said ---- */

/* Takes one packet of a connection; false: it is to be dropped. */
bool hub_hear(struct hub *h, struct link *l);
/* Notes what it holds and reads. */
void hub_note(struct link *l, const struct message *m);

/* ---- hub_tell.c: what is sent ---- */

/* Sends states and boards to whom they are due. */
void hub_tell(struct hub *h);

#endif
