/*
 * golden.h - compare text with the file tests/golden/NAME.
 *
 * With GOLDEN=1 in the environment (make golden) the file is written instead;
 * the change then shows in the diff, where somebody has to read it.
 */
#ifndef GOLDEN_H
#define GOLDEN_H

#include <stdbool.h>

/* Whether text is what the file holds; if not, both are printed on stderr. */
bool golden_matches(const char *name, const char *text);

/* The path of a file below tests/, in a buffer that the next call reuses. */
const char *golden_path(const char *name);

/* A file below tests/ as one string, or NULL; the caller frees it. */
char *golden_read(const char *name);

#endif
