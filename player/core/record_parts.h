/*
 * record_parts.h - what core/record_*.c share: a line in our own form, and
 * one in any other.
 */
#ifndef SABAQ_CORE_RECORD_PARTS_H
#define SABAQ_CORE_RECORD_PARTS_H

#include "core/record.h"

/* A record as reading begins: all fields are absent, v and event too. */
extern const struct record record_nothing;

/* Each sets the field at at; a negative number makes it absent. */
bool record_set_long(const struct field *f, void *at, int64_t value);
void record_set_number(void *at, double value);
/* Whether that string is one for the field of r at at: log and h have forms. */
bool record_takes(
	const struct record *r, const void *at, const char *s, size_t n);
/* The word's index; of an unknown one that behind the last. */
int record_word(const char *const *words, const char *s, size_t n);

/* Reads a line that jansson takes into an empty record. False: damaged. */
bool record_read_json(
	struct record *out, struct arena *arena, const char *line, size_t n);

#endif
