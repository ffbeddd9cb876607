/*
 * log_check.h - what a state folder's logs hold, read the plain way.
 *
 * It knows nothing of store/: files are read line by line, records through
 * core/record, the chain is checked over every record in the order of n.
 */
#ifndef LOG_CHECK_H
#define LOG_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/record.h"

struct log_check {
	struct record *items; /* by log, then n */
	size_t count, room;
	size_t files, damaged; /* lines that are no records */
	size_t breaks; /* records that do not follow from the one before */
	size_t twice; /* the same (log, n) again */
	size_t torn; /* files that do not end in a line feed */
	struct arena arena;
};

void log_check(struct log_check *c, const char *folder);
void log_check_release(struct log_check *c);
/* Whether all is as it should be but for damaged lines. */
bool log_check_sound(const struct log_check *c);
/* How many records have this attempt and this ms. */
size_t log_check_count(
	const struct log_check *c, const char *attempt, int64_t ms);

#endif
