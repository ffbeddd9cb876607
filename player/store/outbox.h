/*
 * outbox.h - records of a session's log on their way to other servers.
 *
 * The log is the book of record: what is not known to be stored elsewhere is
 * read from it again, so nothing waits in memory. How far each chain is stored
 * stands in the file "sent" of the log's folder, a line "LOG N" a chain; where
 * that is lost, all is sent again and known by its (log, n).
 */
#ifndef SABAQ_STORE_OUTBOX_H
#define SABAQ_STORE_OUTBOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/digest.h"

enum { OUTBOX_FLYING = 256 }; /* handed out, and not known to be stored */

struct outbox;
/* make: write "sent", which says that its records are for other servers. */
struct outbox *outbox_open(const char *folder, bool make);
/*
 * All is stored and no more comes: it need not be looked at again, unless it
 * is opened with make.
 */
void outbox_done(struct outbox *o);
/* Notes how far it is; NULL is fine. */
void outbox_close(struct outbox *o);
/* Whether the folder's records are for other servers. */
bool outbox_meant(const char *folder);

struct outbox_line {
	char log[ULID_CHARS + 1];
	int64_t n;
	const char *text; /* without its line feed; good until the next call */
	size_t length;
};
/* The next record; false: there is none, or OUTBOX_FLYING are on their way. */
bool outbox_next(struct outbox *o, struct outbox_line *out);
/* The one handed out last was not taken: it comes again. */
void outbox_back(struct outbox *o);
/* A record is stored; false: it was none of this outbox. */
bool outbox_stored(struct outbox *o, const char *log, int64_t n);
/* All that are on their way may be lost: they come again. */
void outbox_again(struct outbox *o);
/* How many are on their way. */
size_t outbox_flying(const struct outbox *o);
/* How many are not stored, as files have them now. */
size_t outbox_waiting(struct outbox *o);
/* Notes on disk how far it is. */
void outbox_note(struct outbox *o);

#endif
