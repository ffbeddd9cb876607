/*
 * log.h - the score log on disk.
 *
 * Append-only JSON Lines in a state folder.
 * One write with O_APPEND under flock, then fdatasync, per record. A torn
 * tail is mended before appending (a line feed closes it; the bad line is
 * skipped and counted by readers). Readers stop at the last line feed. The
 * file is scores.jsonl; scores-<host>.jsonl where the first belongs to
 * another host, is no ordinary file, or its lock is held for LOG_LOCK_MS;
 * scores-<host>-<ULID>.jsonl where that one cannot be used either. Rotated
 * files get a ULID before their ending. Every reader takes scores*.jsonl.
 *
 * Nothing here prints, and nothing exits: a full disk or a read-only home
 * is a state that the front end tells. SIGXFSZ is the caller's to ignore.
 */
#ifndef SABAQ_STORE_LOG_H
#define SABAQ_STORE_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/fault.h"
#include "core/fold.h"
#include "core/record.h"

enum {
	LOG_LOCK_MS = 2000,
	LOG_ROTATE_BYTES = 8 * 1024 * 1024,
	LOG_CHECKPOINT_RECORDS = 500, /* so many folded since: a new one */
};

enum log_state {
	LOG_OK,
	LOG_FULL, /* no room on the disk, or over quota */
	LOG_READ_ONLY, /* no right to write, or a read-only file system */
	LOG_FAILED, /* any other error; errno is in log_errno() */
	LOG_LONG, /* the record is longer than RECORD_BYTES: refused */
	LOG_CONFLICT, /* another player wrote first; see log_append() */
};

struct log; /* opaque */

/* The system's calls that a full or failing disk refuses: tests break them. */
struct log_calls {
	ssize_t (*write)(int fd, const void *bytes, size_t n);
	int (*fdatasync)(int fd);
	int (*ftruncate)(int fd, off_t length);
};

/* Who writes, and where. All strings are borrowed for log_open() only. */
struct log_owner {
	/* made with its parents, mode 0700, if absent; NULL: there is none */
	const char *folder;
	const char *site, *who, *host;
	int64_t (*wall_ms)(void); /* the clock, so that tests can fix it */
	void (*chance)(uint8_t *bytes, size_t n); /* random bytes for ULIDs */
	bool group_reads; /* files 0640 and not 0600, folders 0750 */
	const struct log_calls *calls; /* NULL: the system's */
};

/*
 * Opens the log and folds what it holds into progress (checkpoint, then the
 * tail): first what other hosts wrote, then our own chain. Always succeeds:
 * where nothing can be written, log_state() says so and records are kept in
 * memory. progress is initialised, borrowed for the log's life and updated
 * by appends.
 */
struct log *log_open(const struct log_owner *owner, struct progress *progress);
/* Writes what is still in memory and a checkpoint; frees. NULL is fine. */
void log_close(struct log *log);

/*
 * Appends r as the next record of the chain: v, log, n, t, host and h are
 * filled in here, site and who where they are NULL. On LOG_OK it is on disk
 * (fdatasync) and folded. Records that another player of the same log wrote
 * meanwhile are folded first, under the lock; where one of them belongs to
 * r's attempt, nothing is written and the result is LOG_CONFLICT: the caller
 * takes up the new state. On LOG_FULL, LOG_READ_ONLY, LOG_FAILED the record
 * is kept in memory and folded, and written before the next one that can be.
 */
enum log_state log_append(struct log *log, const struct record *r);
/*
 * The same of many at once: keeps a copy of r in memory for log_flush(), which
 * writes all with one wait for the disk. No conflict is looked for. LOG_LONG:
 * not kept.
 */
enum log_state log_add(struct log *log, const struct record *r);

/* How the disk was last: never LOG_LONG or LOG_CONFLICT. */
enum log_state log_state(const struct log *log);
/* How many records and texts wait in memory. */
size_t log_waiting(const struct log *log);
/* Tries to write what waits; true when nothing waits any more. */
bool log_flush(struct log *log);
/*
 * Lines that are no records, over all files. The first one's place goes to
 * *first (its file's name in the folder, borrowed) unless that is NULL.
 */
size_t log_damaged(const struct log *log, struct place *first);
/* The file that this player appends to, for people. Borrowed. */
const char *log_path(const struct log *log);
int log_errno(const struct log *log);

/*
 * Stores a long program or reflection beside the log, by its SHA-256
 * (texts/<hex>), synced before it returns. hash holds 65 bytes. On any other
 * state than LOG_OK it is kept in memory and written when it can be.
 */
enum log_state log_keep_text(
	struct log *log, const char *text, size_t n, char *hash);
/* A kept text, the caller's to free; NULL: not there, or damaged. */
char *log_text(const struct log *log, const char *hash, size_t *n);

/*
 * Keeps what is typed in a run and not sent yet (unsent-<attempt>.jsonl),
 * synced, in the place of what was kept before; n 0: nothing any more. False
 * where it could not be: that is no matter of the log's state.
 */
bool log_keep_unsent(
	struct log *log, const char *attempt, const char *bytes, size_t n);
/* What was kept, the caller's to free; NULL: nothing. */
char *log_unsent(const struct log *log, const char *attempt, size_t *n);

/*
 * Hands over every record of every scores*.jsonl of a folder, chain by
 * chain, each once and in the order of n. The record and its strings live
 * for the call. Returns how many lines were no records.
 */
size_t log_read(const char *folder,
	void (*each)(void *context, const struct record *r), void *context);
/* The same of one file, whatever it is called. False: it cannot be read. */
bool log_read_file(const char *path,
	void (*each)(void *context, const struct record *r), void *context,
	size_t *damaged);

#endif
