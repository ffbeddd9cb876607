/*
 * alphabet.h - the letters of the five languages, and which are taken for
 * which.
 *
 * Tables for what no library knows: which letters look the same in the Latin
 * and the Cyrillic alphabet, and which letter of a Russian keyboard people
 * press for one of a national alphabet. Letters are given composed (NFC).
 */
#ifndef SABAQ_CORE_ALPHABET_H
#define SABAQ_CORE_ALPHABET_H

#include <stdbool.h>
#include <stdint.h>

enum alphabet { ALPHABET_NONE, ALPHABET_LATIN, ALPHABET_CYRILLIC };

/* Which one a letter belongs to; NONE for any other character. */
enum alphabet alphabet_of(uint32_t letter);

/*
 * The letter of the other alphabet that looks the same and that a keyboard
 * of ours has: "o" for Cyrillic "o" and the reverse. 0: it has none.
 */
uint32_t alphabet_twin(uint32_t letter);

/* What is typed for a national letter without its keyboard; 0: none such. */
uint32_t alphabet_russian(uint32_t letter);

/* The digit that a letter is mistaken for ('0' or '3'); '\0': none. */
char alphabet_digit(uint32_t letter);

/*
 * Where a small letter stands among others when words are sorted: all five
 * alphabets in one, other characters before or behind them.
 */
uint32_t alphabet_place(uint32_t letter);

/* A Cyrillic vowel: what a stress mark may stand on. */
bool alphabet_vowel(uint32_t letter);

#endif
