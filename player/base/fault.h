/*
 * fault.h - what is wrong, where, and with which words.
 *
 * A fault is a rule's number, a place and up to three arguments; nothing
 * here knows what the rules say (core/rules.h lists them, cmd/ words them).
 * All text is copied when a fault is added, so a fault outlives the file it
 * tells of.
 */
#ifndef SABAQ_BASE_FAULT_H
#define SABAQ_BASE_FAULT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"

/* Where in which file; line and column count from 1, 0 where unknown. */
struct place {
	const char *file; /* as the person named it; NULL where none */
	int line, column; /* the column in characters */
};

enum { FAULT_ARGS = 3 };

struct fault {
	int rule;
	struct place at;
	const char *args[FAULT_ARGS]; /* never NULL */
};

/* Zeroed is an empty list. */
struct faults {
	struct arena text;
	struct fault *items; /* in the order they were found */
	size_t count, room;
};

/* More than this many in one list are not kept: enough for any reader. */
enum { FAULTS_MAX = 1000 };

/* Adds a copy. NULL arguments stand for none. */
void faults_add(struct faults *list, int rule, struct place at, const char *a,
	const char *b, const char *c);
/* Puts them in the order of file, line, column; equal ones keep theirs. */
void faults_sort(struct faults *list);
void faults_release(struct faults *list);

#endif
