/*
 * digest.h - SHA-256 (libmd) over named values, identifiers, shuffles.
 *
 * Pure: random bytes and the time are arguments.
 */
#ifndef SABAQ_BASE_DIGEST_H
#define SABAQ_BASE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DIGEST_BYTES = 32, ULID_CHARS = 26 };

/* SHA-256 of a (with its length mixed in between) and b. */
void digest_pair(const char *a, const char *b, uint8_t out[DIGEST_BYTES]);
/* Lower-case hex of n bytes; out holds 2n + 1. */
void digest_hex(const uint8_t *bytes, size_t n, char *out);
/* Whether n bytes are lower-case hex, at least 8 of them. */
bool digest_is_hex(const char *s, size_t n);

/*
 * A ULID (github.com/ulid/spec): 48 bits of milliseconds since 1970, 80 bits
 * of chance, in Crockford's base 32.
 */
void ulid_make(
	int64_t wall_ms, const uint8_t chance[10], char out[ULID_CHARS + 1]);
/* Whether n bytes are one: part of a file's name, so nothing else will do. */
bool ulid_valid(const char *s, size_t n);

/*
 * Fills order[0..count-1] with a permutation of 0..count-1: Fisher-Yates
 * driven by SplitMix64, seeded with the first 8 bytes (big-endian) of
 * digest_pair(attempt, key). The same on every machine and in every language.
 */
void shuffle_order(
	const char *attempt, const char *key, size_t *order, size_t count);

#endif
