/*
 * answer.h - whether what a person typed is what was meant, fairly.
 *
 * Pure; the matching behind text, gaps and number. What never decides:
 *
 * - composed or combining letters (NFC); capitals, unless case_matters;
 *   stress marks on Cyrillic vowels; ё or е; characters without ink;
 * - white space of any kind (tab, NBSP, thin spaces) around the answer, and
 *   how much of it stands between words;
 * - which dash or minus, and which quote or apostrophe;
 * - a decimal comma or point between digits; spaces between groups of three
 *   digits, where the number begins a word and is no fraction ("x1 000" and
 *   "3,141 592" keep theirs);
 * - one full stop at the end, behind a letter, digit, quote, % or closing
 *   bracket ("cd ." keeps its own);
 * - spaces around the ASCII signs = < > & | , ; : ( ) [ ] { } that the
 *   wanted answer holds: x=5 for "x = 5". The same for + - * / % ! ^ ~, but
 *   not where one of them begins a word of the wanted answer, as in "ls -l"
 *   or "cd /tmp". Words stay words: no space between letters is ignored.
 *
 * Both texts are folded in the same way (core/answer_fold). An answer with
 * nothing in it never matches. Time is linear in the lengths.
 */
#ifndef SABAQ_CORE_ANSWER_H
#define SABAQ_CORE_ANSWER_H

#include <stdbool.h>
#include <stddef.h>

enum answer_letters { LETTERS_ANY, LETTERS_LATIN, LETTERS_CYRILLIC };

struct answer_rules {
	bool case_matters;
	bool lenient; /* national letters may be typed on a Russian layout */
	enum answer_letters letters;
};

enum answer_match {
	ANSWER_NO,
	ANSWER_YES,
	ANSWER_SPELLING, /* right but for letters such as "ә" typed as "а" */
};

/*
 * lenient replaces wanted's national letters only: a Russian word typed with
 * a national letter in it is another word.
 */
enum answer_match answer_compare(const char *given, const char *wanted,
	const struct answer_rules *rules);

/* Whether there is anything to read in it; what is not matches nothing. */
bool answer_inked(const char *given);

/* A letter of the wrong alphabet in a word. */
struct answer_lookalike {
	char word[128]; /* the word as typed, clipped to whole letters */
	char letter[8]; /* the first letter that does not belong */
	int position; /* its place in the word, from 1, in letters */
	bool cyrillic; /* this letter is Cyrillic, the others Latin */
	bool all; /* the whole word is in the other alphabet, all look-alikes */
	char digit; /* it stands in a number for this, '0' or '3'; else '\0' */
};

/*
 * Whether a word of given mixes Latin and Cyrillic letters, or with
 * rules->letters set is written in look-alikes of the other alphabet, or is
 * a number with О, о, З, з or a Latin O, o for a digit (3О, 1о1; digits come
 * first in it; cyrillic tells whose letter it is). Call it only for an
 * answer that no accepted answer matched.
 *
 * A word is a run of letters, digits, _ and apostrophes. Which letters do
 * not belong is told by those that have no twin in the other alphabet (f and
 * r in "fоr"), then by rules->letters, then by which are more, then by the
 * first. With LETTERS_ANY a Latin name with a Cyrillic ending ("Pythonда")
 * is no mixture where both parts have letters of their own.
 */
bool answer_lookalike(const char *given, const struct answer_rules *rules,
	struct answer_lookalike *out);

/*
 * Reads a number as people type it: space, NBSP and thin space between
 * groups of three, decimal comma or point, any minus sign, an exponent
 * (1e3), one of the units (NULL-ended, may be NULL) behind it or none. A
 * comma is always the decimal one, as everywhere in the region: "1,000" is
 * 1, and "1,000.5" is no number. A unit is compared fairly, its case and
 * national letters forgiven. False where it is no finite number.
 */
bool answer_number(const char *given, const char *const *units, double *number);

/* Tolerance "0.5" or "5%" (of wanted); false where it is neither. */
bool answer_tolerance(const char *text, double wanted, double *tolerance);
/*
 * |a - b| <= tolerance, forgiving what binary fractions lose: at most
 * 2 DBL_EPSILON (|a| + |b| + tolerance), so that 0.4 is within 0.1 of 0.3
 * and whole numbers below 2^50 are still told apart.
 */
bool answer_close(double a, double b, double tolerance);

#endif
