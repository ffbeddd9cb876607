/*
 * fold.h - what a person has done, folded from the records of the log.
 *
 * fold(all) = fold(checkpoint + tail), so a checkpoint may be deleted at any
 * time. Records are added chain after chain, each in the order of n; a
 * record already folded (same log, n not above the last seen of that log) is
 * ignored, so reading twice counts once.
 *
 * Within a chain the order alone counts, never the clock. Between chains (the
 * same run gone on with on another machine, or recorded by the facilitator's
 * side as well) tries count by their number, once each, live before self;
 * only where the learner was and what was typed last go by the clock.
 *
 * Runs opened via "review" leave no trace here: they must not move the place
 * in a unit.
 */
#ifndef SABAQ_CORE_FOLD_H
#define SABAQ_CORE_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/digest.h"
#include "core/record.h"

enum {
	FOLD_ATTEMPTS = 6, /* of one unit kept with their steps */
	FOLD_STEPS = 1000, /* of one attempt: more is no lesson */
	FOLD_TRIES = 1000, /* of one step */
	FOLD_NOTES = 5000, /* steps with a bookmark or a note, ever */
};

/* One graded or recorded answer. */
struct fold_try {
	int number;
	bool live;
	bool paper; /* typed in from paper: the last one counts */
	enum truth right;
	double score, max; /* 0, 0 where it was not graded */
};

/* One step in one attempt. */
struct fold_step {
	const char *id;
	bool viewed;
	int tries; /* answered records, each try once */
	int hints;
	enum truth right; /* of the last try; ABSENT: not answered */
	enum truth first_right; /* of the first try: what reports use */
	double score, max; /* the best mark so far */
	double last_score; /* the last try's own mark, before any rule */
	char **given; /* the last answer given or answered; one block */
	size_t given_count, given_room; /* the latter in bytes */
	bool given_open; /* given but not (yet) graded: verdict at the end */
	const char *obj, *mis, *hit, *lang; /* of the last try, or NULL */
	int sure; /* 0: not said */
	struct fold_try *all; /* tries of them, by number */
	size_t all_room;
};

/* One run through a unit. */
struct fold_attempt {
	char id[ULID_CHARS + 1];
	const char *kind, *via; /* NULL where its opening was lost */
	int pass;
	const char **order; /* the drawn step ids, in order; may be empty */
	size_t order_count;
	struct fold_step *steps; /* in the order of their first record */
	size_t step_count, step_room;
	struct arena answers; /* their tries, and what was given */
	const char *at; /* the step last viewed or answered; NULL: none */
	int64_t used_ms; /* open time: from each opening to its last record */
	int64_t opened_ms, last_ms; /* wall clock; of the last opening */
	int chain; /* index of the chain that last_ms is from; -1: none */
	bool finished;
	enum truth passed;
	double score, max;
	const char *why;
};

/* A finished attempt's mark: all of them are kept, their steps are not. */
struct fold_mark {
	char id[ULID_CHARS + 1];
	bool live;
	double score, max;
};

struct fold_unit {
	const char *module, *unit;
	struct fold_attempt *current; /* the newest; NULL: none */
	struct fold_attempt *finished; /* the newest finished one; or NULL */
	int finished_count;
	/* marks of finished attempts, for counts: best, last, first */
	double best_score, best_max, first_score, first_max;
	double last_score, last_max;
	int64_t last_ms; /* wall clock of its last record */

	struct fold_attempt *attempts[FOLD_ATTEMPTS + 1]; /* by id */
	size_t attempt_count;
	struct fold_mark *marks; /* by id */
	size_t mark_count, mark_room;
};

/* When something was last said, and in which chain; -1: in none yet. */
struct fold_stamp {
	int64_t ms;
	int chain;
};

/*
 * The bookmark and the note on a step, each as it was last set: taken away
 * is not the same as never there, for a chain that is folded later.
 */
struct fold_note {
	const char *module, *unit, *step;
	bool bookmark;
	char *text; /* owned; NULL: no note */
	struct fold_stamp marked, written;
};

/* A chain's last folded record. */
struct fold_chain {
	char log[ULID_CHARS + 1];
	int64_t n;
	char h[RECORD_CHAIN + 1];
};

/* Each id and word once: equal ones are the same pointer. */
struct fold_words {
	struct arena text;
	const char **places; /* a hash table with open places */
	size_t count, room;
};

struct progress {
	struct fold_unit **units; /* by module, then unit */
	size_t unit_count, unit_room;
	struct fold_note *notes; /* by module, unit, step; not all in use */
	size_t note_count, note_room;
	struct fold_chain *chains; /* in the order of their first record */
	size_t chain_count, chain_room;
	int64_t last_ms; /* wall clock of the newest record; 0: none */
	int last_chain; /* and the index of its chain; -1: none */
	struct fold_unit *recent; /* of that record: "continue"; or NULL */
	char review[ULID_CHARS + 1]; /* the newest run of a review */
	struct fold_words words;
	struct buf texts; /* scratch */
	/* where the last record went, to look there first */
	struct fold_unit *last_unit;
	size_t last_seen;
};

void progress_init(struct progress *p);
void progress_release(struct progress *p);

/*
 * Adds one record. One that is not in a chain yet (log NULL: it waits in
 * memory for room on the disk) is folded and moves no chain;
 * progress_chained() then tells where it went. Its log and h are of their
 * full lengths, as reading gives them.
 */
void progress_add(struct progress *p, const struct record *r);
/*
 * Only the chain's part of it: notes r as the last of its chain. False where
 * it was seen before.
 */
bool progress_chained(struct progress *p, const struct record *r);
/* NULL where no record of the chain was added. Borrowed until the next. */
const struct fold_chain *progress_chain(
	const struct progress *p, const char *log);

/* NULL where nothing was done yet. Borrowed until the next add. */
const struct fold_unit *progress_unit(
	const struct progress *p, const char *module, const char *unit);
const struct fold_step *fold_step(
	const struct fold_attempt *a, const char *step);
/* NULL where the step has neither a bookmark nor a note. */
const struct fold_note *progress_note(const struct progress *p,
	const char *module, const char *unit, const char *step);

/*
 * The state as text, and back into an initialised p. The second is false for
 * any damage and for any other version's text: p is empty then.
 */
void progress_save(const struct progress *p, struct buf *out);
bool progress_load(struct progress *p, const char *text, size_t n);

/*
 * The last line of a text whose first n bytes are given: a quick sum over
 * them, which finds damage and proves nothing.
 */
enum { FOLD_SUM_LINE = 19 }; /* E, tab, 16 digits, line feed */
void fold_sum_line(const char *text, size_t n, char out[FOLD_SUM_LINE + 1]);

#endif
