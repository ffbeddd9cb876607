/*
 * host_hub.h - the hub as a process of its own, and its log.
 *
 * The log is a folder <state>/sessions/<attempt>/; the attempt's ULID tells
 * when it began. The hub has no terminal and outlives the one that it was
 * started at. It ends with its session, at SIGTERM, or when nobody has been
 * there for HUB_ALONE_MS; what is not over then can be gone on with. Where other
 * servers take part, it stays until they have all records, LINGER_MS at most.
 */
#ifndef SABAQ_CMD_HOST_HUB_H
#define SABAQ_CMD_HOST_HUB_H

#include "base/digest.h"
#include "cmd/bridge.h"
#include "cmd/context.h"
#include "core/folder.h"
#include "group/local.h"
#include "group/roster.h"

enum { HUB_ALONE_MS = 12 * 60 * 60 * 1000, HUB_TEXTS = 16 };

struct hub_wish {
	const struct context *context;
	const struct local *local;
	struct folder *folder;
	const char *module, *unit; /* ids */
	char attempt[ULID_CHARS + 1];
	bool resume; /* go on with that attempt */
	const struct roster *roster; /* or NULL */
	struct bridge_way way; /* to other servers */
	const char *relay; /* the program; NULL: the session is here only */

	/* Filled by hub_begin(). */
	const struct unit *source;
	struct {
		const char *language;
		const struct unit *unit;
	} texts[HUB_TEXTS];
};

/*
 * Starts it and waits until it listens. LOCAL_READY, or why it cannot be: then
 * *error is an errno; one that is LOCAL_READY with an *error has no log: it
 * did not start either.
 */
enum local_lack hub_begin(const struct hub_wish *wish, int *error);

/* The log's folder; the caller frees. */
char *hub_folder(const struct context *c, const char *attempt);

/* The newest session that is not over. Strings are the arena's. */
struct hub_left {
	const char *attempt, *module, *unit;
};
bool hub_left(const struct context *c, struct hub_left *out, struct arena *a);

#endif
