/*
 * text.h - UTF-8: letters, what a terminal makes of them, what it must
 * never see.
 *
 * Widths are in cells. This is the only place that decides how wide a text
 * is; libunistring's tables are used, never the C library's wcwidth().
 * All functions take bytes and a length and need no NUL. Text inside the
 * program is valid UTF-8 (core/source checks files, ui/ checks keys); an
 * invalid byte given to these functions counts as one cluster of width 1.
 */
#ifndef SABAQ_BASE_TEXT_H
#define SABAQ_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/*
 * The character at s and, as the result, its bytes (1 to 4; 0 where n is 0).
 * An invalid byte gives U+FFFD and 1.
 */
size_t text_decode(const char *s, size_t n, uint32_t *ch);
/* Appends a character. */
void text_encode(struct buf *b, uint32_t ch);

/* Bytes of the grapheme cluster (UAX #29) at s; 0 only where n is 0. */
size_t text_cluster(const char *s, size_t n);
/* Bytes of the last cluster of s. */
size_t text_last_cluster(const char *s, size_t n);
/* Clusters in s: what a person counts as letters. */
size_t text_clusters(const char *s, size_t n);

/*
 * Cells that s takes on one row. A control counts as the one U+FFFD that it
 * is drawn as; a soft hyphen as one: where terminals get it, they draw it.
 */
int text_width(const char *s, size_t n);
/* Bytes of the longest run of whole clusters that fits in cells. */
size_t text_fit(const char *s, size_t n, int cells);

/* What a character may not be in a module, a name or an answer. */
enum text_danger {
	TEXT_SAFE,
	TEXT_CONTROL, /* Cc except line feed and tab; NUL among them */
	TEXT_BIDI, /* turns the direction of text */
	TEXT_INVISIBLE, /* no ink, no space: ZWSP, BOM, tags, noncharacters */
	TEXT_PRIVATE, /* private use: a sign of one font, nothing elsewhere */
};
enum text_danger text_danger(uint32_t ch);
/* The offset of the first dangerous character, or n: invalid bytes pass. */
size_t text_find_danger(const char *s, size_t n);

/*
 * Appends s fit for a terminal: invalid bytes as U+FFFD, controls as U+FFFD,
 * bidi, invisible and private characters left out. Line feed and tab stay.
 */
void text_add_safe(struct buf *b, const char *s, size_t n);

/*
 * NFC, only where s holds a combining mark: then the result, the caller's to
 * free; NULL where s is already as it should be.
 */
char *text_nfc(const char *s, size_t n, size_t *out_n);

/* Lower case for comparison (full case folding), NFC; the caller frees. */
char *text_fold(const char *s, size_t n, size_t *out_n);

#endif
