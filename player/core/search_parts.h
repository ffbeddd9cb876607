/*
 * search_parts.h - the inside of core/search: what one place (a step, a term)
 * has of the words.
 */
#ifndef SABAQ_CORE_SEARCH_PARTS_H
#define SABAQ_CORE_SEARCH_PARTS_H

#include "core/search.h"
#include "core/search_words.h"

/* Zeroed but for the words and the title is ready; release the arena. */
struct gathered {
	const struct search_words *words;
	/* A text that says the same is not told again; plain, or NULL. */
	const char *title;
	unsigned found; /* in any of the texts */
	struct arena arena;
	const char *text; /* that has the most words; NULL: none has any */
	size_t length;
	struct search_hit hit;
	unsigned in_text;
};

/* Looks at one more text; it must live as long as what was gathered. */
void gather_plain(struct gathered *g, const char *text, size_t n);
/* The same, block by block; NULL: nothing. With line, text is Short. */
void gather_markdown(struct gathered *g, const char *text, bool line);
bool gathered_all(const struct gathered *g);
/* Gives a find the text, cut to what is around the word. */
void gathered_tell(
	struct find *f, struct arena *arena, const struct gathered *g);
/* search_words_near() of a string, which may be NULL. */
unsigned search_near(const struct search_words *w, const char *text);

#endif
