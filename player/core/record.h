/*
 * record.h - one line of the score log, and back.
 *
 * A record's fields are declared once (core/record_fields.c,
 * record_shape): the writer, the flat scanner, the JSON Schema and the
 * reference follow that table. The canonical form is the table's order, no
 * white space, absent fields left out; only it is written. The scanner reads
 * it at memchr speed; any other line goes through jansson.
 */
#ifndef SABAQ_CORE_RECORD_H
#define SABAQ_CORE_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/mem.h"
#include "core/field.h"

enum {
	RECORD_VERSION = 1,
	RECORD_BYTES = 4000,
	RECORD_CHAIN = 32,
	RECORD_STEPS = 60,
};

/* The words of "event"; an unknown event is kept in files and skipped. */
#define RECORD_EVENTS(X) \
	X(OPENED, opened) \
	X(VIEWED, viewed) \
	X(HINTED, hinted) \
	X(GIVEN, given) \
	X(ANSWERED, answered) \
	X(FINISHED, finished) \
	X(NOTED, noted) \
	X(PHASE, phase)
#define RECORD_EVENT(symbol, word) RECORD_##symbol,
enum record_event { RECORD_EVENTS(RECORD_EVENT) RECORD_UNKNOWN };
#undef RECORD_EVENT

/*
 * Strings are borrowed; NULL, ABSENT, INTEGER_ABSENT, a negative number,
 * count 0: not there.
 */
struct record {
	int v;
	const char *log; /* ULID of the chain */
	int64_t n; /* in the chain, from 1 */
	const char *t; /* UTC, "2026-11-23T14:00:00.123Z" */
	const char *site, *who;
	int event; /* enum record_event */
	const char *module, *unit, *step;
	const char *rev; /* digest of what marks the step */
	const char *type; /* of the step */
	const char *obj; /* its objective */
	const char *attempt; /* ULID of the run through the unit */
	int try; /* from 1 */
	struct strings given;
	bool given_there; /* an empty answer is not an absent one */
	const char *hit; /* which accepted answer matched */
	const char *mis; /* the misconception that the answer shows */
	enum truth right;
	double score, max; /* max < 0: neither is there */
	int hints; /* opened so far */
	int64_t ms; /* from being shown to being answered; -1: not there */
	const char *lang; /* the language on screen */
	int sure; /* 1 guessing, 2 unsure, 3 sure */
	const char *source; /* self, live, paper */
	enum truth claimed; /* nobody vouches for who: a login of many */
	/* opened */
	const char *kind; /* lesson, quiz */
	const char *via; /* play, review, session */
	int pass; /* per cent */
	int left; /* seconds of a timed quiz */
	struct strings steps; /* drawn ids in order, at most RECORD_STEPS */
	/* finished */
	enum truth passed;
	const char *why; /* done, time, left */
	/* noted: what changes; "" takes the note away */
	enum truth bookmark;
	const char *text;
	/* phase: what a facilitator ordered */
	const char *phase;
	int count; /* of hands raised; or the question's number */
	const char *host; /* in a chain's first record: the file's machine */
	const char *h; /* the chain: record_write() makes it */
};

/* All fields absent but v, which is RECORD_VERSION. */
struct record record_empty(void);

extern const struct shape record_shape;
extern const char *const record_event_words[]; /* NULL-ended */

/* A copy whose strings and lists are arena's. */
struct record record_copy(struct arena *arena, const struct record *r);

/*
 * Appends the canonical line, without its line feed, ending in the chain
 * field: h is the hex of the first 16 bytes of SHA-256(chain followed by the
 * line without its last 40 bytes). chain is the previous record's h, or 32
 * zeros; it is replaced by this record's. False, and nothing appended, where
 * the line would be longer than RECORD_BYTES.
 */
bool record_write(
	struct buf *out, const struct record *r, char chain[RECORD_CHAIN + 1]);

/*
 * Reads one line (without its line feed). Strings and lists are in arena,
 * for as long as it is not released.
 * False: no record (damaged). Of a record of a later version only v, log, n
 * and h are sure to be right.
 */
bool record_read(
	struct record *out, struct arena *arena, const char *line, size_t n);

/*
 * Reads lines that come one after the other: most members of a record are
 * those of the last one of the same event, and are not parsed again. A record
 * is good until the next call; NULL: no record. A line must stay where it is
 * until the reader forgets it.
 */
struct record_reader;
struct record_reader *record_reader_new(void);
void record_reader_free(struct record_reader *rd);
const struct record *record_reader_next(
	struct record_reader *rd, const char *line, size_t n);
void record_reader_forget(struct record_reader *rd);

/*
 * Whether the line's h follows from chain; chain becomes this line's h. False
 * with chain as it was where the line does not end in an h as we write it.
 */
bool record_follows(const char *line, size_t n, char chain[RECORD_CHAIN + 1]);

/*
 * "2026-11-23T14:00:00.123Z" of milliseconds since 1970 (years 1970 to
 * 9999), and back: -1 for anything that is not written so.
 */
void record_time(int64_t wall_ms, char out[25]);
int64_t record_time_ms(const char *t);

#endif
