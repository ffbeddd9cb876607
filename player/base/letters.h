/*
 * letters.h - letters for terminals that lack some.
 *
 * Text is made fit for a terminal in two steps. Before layout it is spelled:
 * what only more cells than its own can stand for is replaced ("щ" by "shh",
 * "≤" by "<="), so that lines and columns are made for what will be seen.
 * At the last moment it is shown: each cluster as itself where the terminal
 * has it, else as what looks like it and is as wide ("Ә" as "А", "«" as
 * '"'), else as "?". What is typed, graded and stored never comes through
 * here. Pure: ui/charset asks the system what a terminal has.
 */
#ifndef SABAQ_BASE_LETTERS_H
#define SABAQ_BASE_LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

enum letters {
	SHOWN_FULL, /* each letter itself, where the terminal has it */
	SHOWN_GLYPH, /* Russian letters for all others, no stress marks */
	SHOWN_LATIN, /* ASCII, which is to be seen anywhere */
};

/* The letters named "full", "glyph" or "latin"; false: something else. */
bool letters_named(const char *name, enum letters *out);

/*
 * What a terminal shows. NULL, in the place of one, is a terminal that shows
 * everything; zeroed is one of UTF-8 that does not put marks on letters.
 */
struct charset {
	enum letters mode;
	bool combines; /* a mark joins the letter before it; UTF-8 only */
	bool bytes; /* a byte a character: ASCII and high; else UTF-8 */
	uint16_t high[128]; /* the character of byte 0x80 + i; 0: none */
};

/* --- before layout ---------------------------------------------------- */

/* Whether letters_spell() may change anything. */
bool letters_spells(const struct charset *c);
/* Appends text spelled. What is spelled stays as it is the next time. */
void letters_spell(
	struct buf *out, const struct charset *c, const char *s, size_t n);
/* Cells that the text takes once it is spelled. */
int letters_width(const struct charset *c, const char *s, size_t n);
/* Bytes of the longest run of whole clusters that fits in cells, spelled. */
size_t letters_fit(const struct charset *c, const char *s, size_t n, int cells);

/* --- at the last moment ----------------------------------------------- */

/* Whether letters_show() may change anything. */
bool letters_shows(const struct charset *c);
/* Appends text as the terminal has it, cluster for cluster as wide. */
void letters_show(
	struct buf *out, const struct charset *c, const char *s, size_t n);
/* Appends the bytes that the terminal gets to show the text. */
void letters_send(
	struct buf *out, const struct charset *c, const char *s, size_t n);
/*
 * Appends what the terminal sent, n bytes, as UTF-8. A byte that its charset
 * does not have is left out.
 */
void letters_decode(
	struct buf *out, const struct charset *c, const char *bytes, size_t n);

/* Whether letters of the language (kk, ky, tg; any) are not shown as they are. */
bool letters_simplified(const struct charset *c, const char *language);

#endif
