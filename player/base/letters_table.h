/*
 * letters_table.h - what stands for which letter or sign: for base/letters.
 */
#ifndef SABAQ_BASE_LETTERS_TABLE_H
#define SABAQ_BASE_LETTERS_TABLE_H

#include <stdbool.h>
#include <stdint.h>

/* Of a Cyrillic letter of either case. */
struct letter {
	uint32_t upper, lower;
	/* A letter that looks like it, as wide, in more charsets; 0: none. */
	uint32_t alike_upper, alike_lower;
	const char *latin; /* lower case */
};

/* Of a sign. */
struct sign {
	uint32_t first, last; /* of a range */
	const char *ascii; /* the best there is, of any length */
	char cell; /* the best in one cell */
};

/* NULL where the table has no such letter. */
const struct letter *letter_find(uint32_t ch);
const struct sign *sign_find(uint32_t ch);
/* All Cyrillic, in the tables or not. */
bool letter_is_cyrillic(uint32_t ch);
/* The letter without the mark it is written with ("й": "и"); 0: none such. */
uint32_t letter_base(uint32_t ch);

#endif
