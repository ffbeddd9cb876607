/*
 * search_words.h - the words that someone looks for, and where a text has
 * them.
 *
 * Both sides are read as bare letters: no case, no stress marks, ё is е, a
 * letter of a national alphabet is what a Russian keyboard has for it, a
 * Latin one its Cyrillic twin; all dashes and all quotes are one. A word is
 * found where a word of the text begins with it; the ending of a longer one
 * is left out, so that "переменная" finds "переменные". Pure; time is linear
 * in the text.
 */
#ifndef SABAQ_CORE_SEARCH_WORDS_H
#define SABAQ_CORE_SEARCH_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	SEARCH_WORDS = 8, /* more of a query are left out */
	SEARCH_LETTERS = 40, /* of one word */
	SEARCH_TABLE = 0x2070, /* characters that are looked up */
};

struct search_word {
	uint32_t letters[SEARCH_LETTERS];
	size_t count;
	/* Its longest part of letters and digits only; run 0: it has none. */
	size_t run_at, run;
};

struct search_words {
	struct search_word items[SEARCH_WORDS];
	size_t count;
	uint64_t first; /* a bit for each letter that one may begin with */
	uint32_t table[SEARCH_TABLE]; /* each character as it is compared */
};

/* Where in a text, in bytes; to the end of the word that was found. */
struct search_hit {
	size_t at, length;
};

/* False: there is nothing in it to look for. */
bool search_words_read(struct search_words *w, const char *query);
/* The set of all words: a bit each. */
unsigned search_words_all(const struct search_words *w);
/* Which of them are in a plain text; the first that is goes to *hit. */
unsigned search_words_in(const struct search_words *w, const char *text,
	size_t n, struct search_hit *hit);
/*
 * Which of them may be in what is made of a source: Markdown, or YAML that
 * holds it. Never misses one, may name one that is not there: much faster
 * than to parse it all.
 */
unsigned search_words_near(
	const struct search_words *w, const char *source, size_t n);

#endif
