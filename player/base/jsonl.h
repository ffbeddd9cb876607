/*
 * jsonl.h - flat JSON objects on one line: written in our own form, scanned
 * fast.
 *
 * The scanner knows only what we write ourselves: an object of strings,
 * numbers without exponent, true, false and lists of strings, no white
 * space, valid UTF-8. Anything else is reported as such and left to jansson
 * by the caller.
 */
#ifndef SABAQ_BASE_JSONL_H
#define SABAQ_BASE_JSONL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/mem.h"

/*
 * Appends s as a JSON string with its quotes (RFC 8259 escapes; also DEL and
 * C1, so that a log shown on a terminal cannot drive it). An invalid byte
 * becomes U+FFFD: the line must be readable whatever the caller did.
 */
void jsonl_add_string(struct buf *b, const char *s, size_t n);
/* Appends a whole number. */
void jsonl_add_long(struct buf *b, int64_t n);
/* Appends jsonl_round(x) in its shortest form, whatever the locale. */
void jsonl_add_number(struct buf *b, double x);
/* The nearest multiple of 1/10000, within +-1e11; 0 for no number. */
double jsonl_round(double x);

enum jsonl_kind { JSONL_STRING, JSONL_NUMBER, JSONL_BOOL, JSONL_LIST };

/* One member; text points into the line, between the quotes or brackets. */
struct jsonl_value {
	const char *key;
	size_t key_length;
	enum jsonl_kind kind;
	const char *text;
	size_t length;
	bool escaped; /* a string that holds a backslash */
};

struct jsonl_scan {
	const char *line, *at, *end;
	bool bad; /* not our form, or damaged: known at the last member */
	uint64_t odd; /* tells of other than plain ASCII so far */
};

/* Begins with the line's text; false where it is no object of ours. */
bool jsonl_begin(struct jsonl_scan *s, const char *line, size_t n);
/* The next member; false at the end of the object, or with s->bad set. */
bool jsonl_next(struct jsonl_scan *s, struct jsonl_value *out);
/*
 * The same for a caller who has read the key: its value is at p, behind the
 * colon. Sets neither key nor key_length.
 */
bool jsonl_member(struct jsonl_scan *s, const char *p, struct jsonl_value *out);
/* How many of the n bytes at a and at b are the same, from the first on. */
size_t jsonl_same(const char *a, const char *b, size_t n);
/* A string's text with its escapes undone, in arena. NULL: bad escape. */
char *jsonl_text(struct arena *arena, const char *text, size_t n);
/* The next string of a list's text; advances *at. False at its end. */
bool jsonl_item(const char **at, const char *end, struct jsonl_value *out);
/* A number's text as a whole number; false: a fraction, or too large. */
bool jsonl_long(const char *text, size_t n, int64_t *out);
/* A number's text; false: more than 15 digits, so strtod's work. */
bool jsonl_number(const char *text, size_t n, double *out);

#endif
