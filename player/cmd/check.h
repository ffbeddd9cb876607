/*
 * check.h - the parts of "sabaq check": what is checked, how faults are told.
 *
 * One module is open at a time, so memory does not grow with their number.
 */
#ifndef SABAQ_CMD_CHECK_H
#define SABAQ_CMD_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "cmd/context.h"
#include "core/folder.h"
#include "core/rules.h"
#include "report/items_lint.h"

/* A run: what was asked for, and what was found so far. */
struct check {
	struct context *context;
	bool json; /* one document instead of lines */
	bool terminal; /* a person reads: the source, the mend, a sum */
	int width; /* of the terminal */
	struct items *shown; /* what the class showed (--log); NULL: none */
	struct items_told told_of; /* in how many answers */
	size_t counts[RULE_LEVELS];
	size_t told; /* faults */
	size_t files, bad; /* that were looked at; that have faults */
	char **waiting; /* modules of which more can be told later */
	size_t waiting_count, waiting_room;
};

/* --- check_targets.c: what the command line names ---------------------- */

/* A module, and which of its files are meant. */
struct check_target {
	char *folder;
	char **names; /* "u": a unit and its translations; "u.kk.yaml" */
	size_t count, room;
	bool whole; /* everything in it */
};

struct check_targets {
	struct check_target *items; /* each folder once, in order */
	size_t count, room;
};

/* Adds what an argument means; false where that is nothing: it was said. */
bool check_targets_add(
	struct check_targets *t, struct check *k, const char *argument);
void check_targets_release(struct check_targets *t);
/* Whether a file of the folder is meant. */
bool check_means(const struct check_target *t, const char *name);
/*
 * Whether a fault of that file concerns what is meant: a translation cannot
 * be checked before its source is sound.
 */
bool check_concerns(
	const struct check_target *t, const char *name, enum rule_level level);

/* --- check_tell.c: lines, and for a person more ------------------------ */

void check_tell_begin(struct check *k);
/* What was found in one module, sorted. */
void check_tell(struct check *k, const struct check_target *t,
	const struct faults *faults);
/* Remembers that more can be told of the module once errors are mended. */
void check_tell_waits(struct check *k, const struct check_target *t);
/* Also ends what was remembered. */
void check_tell_end(struct check *k);

/* --- check_json.c ------------------------------------------------------ */

void check_json_begin(void);
/* first: of all of the document. */
void check_json_fault(const struct check *k, const struct fault *f, bool first);
void check_json_end(const struct check *k);

/* --- check_explain.c --------------------------------------------------- */

/* What a rule means; false where there is none such: it was said. */
bool check_explain(struct check *k, const char *rule);
/* All of them, a line each. */
void check_explain_all(const struct check *k);

/* --- check_log.c ------------------------------------------------------- */

/* Makes k->shown of a log; false where there is none: it was said. */
bool check_log_read(struct check *k, const char *path);
/* Tells how many answers that rests on. */
void check_log_end(const struct check *k);

/* --- check_say.c ------------------------------------------------------- */

/* Appends text broken at spaces into lines that begin with indent spaces. */
void check_add_wrapped(
	struct buf *out, const char *text, int indent, int width);

#endif
