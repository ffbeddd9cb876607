/*
 * suggest.h - which field was meant by a word that is none.
 */
#ifndef SABAQ_CORE_SUGGEST_H
#define SABAQ_CORE_SUGGEST_H

#include "core/field.h"

struct suggestion {
	const char *name; /* NULL: no idea */
	bool letters; /* the same word but for Cyrillic look-alikes */
};

/* row may be NULL. */
struct suggestion suggest_field(const struct shape *shape,
	const struct variant_row *row, const char *written);

#endif
