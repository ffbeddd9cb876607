/*
 * merge.h - lines of several score logs as one.
 *
 * A record is (log, n): the same line twice is one, the same (log, n) with
 * other bytes is a fork, of which both are kept. Lines go out byte for byte,
 * sorted by (log, n), so that each chain can still be verified; what was no
 * record in the file that is added to stays, at its end.
 */
#ifndef SABAQ_STORE_MERGE_H
#define SABAQ_STORE_MERGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct merge;
struct merge *merge_new(void);
void merge_free(struct merge *m); /* NULL is fine */

/* Adds a line without its line feed; false: it is no record, nothing done. */
bool merge_add(struct merge *m, const char *line, size_t n);
/*
 * Adds all lines of a file. False with errno: it cannot be read; or, errno 0,
 * it has lines but no record: it is no log.
 */
bool merge_add_file(struct merge *m, const char *path);

struct merge_counts {
	size_t records; /* each once */
	size_t people; /* by site and login */
	size_t forks; /* more than one line for the same (log, n) */
	size_t odd; /* lines that are no records, and stay */
};
/* Sorts, and drops what is there twice. */
struct merge_counts merge_settle(struct merge *m);
/* Appends what merge_settle() left. */
void merge_write(const struct merge *m, struct buf *out);

#endif
