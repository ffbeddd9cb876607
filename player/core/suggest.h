/*
 * suggest.h - which word was meant by one that is none.
 */
#ifndef SABAQ_CORE_SUGGEST_H
#define SABAQ_CORE_SUGGEST_H

#include <stdbool.h>

#include "core/field.h"

enum { SUGGEST_BYTES = 40, SUGGEST_LETTERS = 64 };

struct suggestion {
	const char *name; /* NULL: no idea */
	bool letters; /* the same word but for Cyrillic look-alikes */
	bool close; /* no more than one slip of the hand away */
};

/*
 * The field of shape, of its variant's key or of row (which may be NULL)
 * that is most like what was written.
 */
struct suggestion suggest_field(const struct shape *shape,
	const struct variant_row *row, const char *written);

/*
 * The one of words that is most like what was written, by its first
 * SUGGEST_LETTERS letters, or NULL. Capitals make no difference.
 */
const char *suggest_word(const struct strings *words, const char *written);

/*
 * The word with Latin letters in the place of Cyrillic ones that look like
 * them. False where there are none, or where others are left.
 */
bool suggest_latin(const char *written, char out[SUGGEST_BYTES]);

#endif
