/*
 * lint_marks.h - a text read as Markdown, byte by byte: which of its bytes
 * are shown and which were taken for marks. Inside core/lint_text_marks.c
 * and its neighbours only.
 */
#ifndef SABAQ_CORE_LINT_MARKS_H
#define SABAQ_CORE_LINT_MARKS_H

#include "core/lint_text.h"

enum seen { UNSEEN, SEEN, SEEN_CODE, SEEN_ADDRESS };

enum { MARKS_TOLD = 8, MARKS_DEPTH = 32 };

struct reading {
	const struct written *w;
	const char *s; /* what md4c is given */
	size_t n;
	bool line; /* one line: marks but for emphasis and code escaped */
	unsigned char *seen; /* enum seen of each byte */

	/* Emphasis and code that is open. */
	struct open_span {
		int type; /* MD_SPANTYPE */
		bool any;
		size_t from, to; /* of its text */
	} spans[MARKS_DEPTH];
	int span_count;
	struct open_list {
		unsigned number; /* of its next item; 0: has none */
		unsigned first;
		bool same; /* all items have the first one's number */
	} lists[MARKS_DEPTH];
	int list_count;
	bool item; /* one began; its text has not */
	int containers; /* lists and quotes that are open */

	int block; /* MD_BLOCKTYPE of the text */
	bool fenced, any; /* code in a fence; the block has text */
	size_t from, to; /* of the block's text */
	bool broken; /* a line of the paragraph just ended */
	bool references; /* a link whose address stands elsewhere */

	struct finding {
		enum rule rule;
		size_t from, to;
		char other[40]; /* the second argument, or "" */
		bool shown; /* that is: what is seen of it */
	} found[MARKS_TOLD];
	int found_count;
};

/* Remembers it; NULL: told of these bytes already, or MARKS_TOLD of the text. */
struct finding *reading_find(
	struct reading *r, enum rule rule, size_t from, size_t to);
/* Where the line that holds a byte begins, and where it ends. */
size_t reading_line(const struct reading *r, size_t at);
size_t reading_line_end(const struct reading *r, size_t at);
/* Whether it may be part of a name in a program. */
bool reading_is_ascii_word(char c);

/*
 * lint_text_blocks.c: at the end of a heading and of code; at the first text of
 * an item and of a line that goes on with a paragraph.
 */
void reading_heading(struct reading *r);
void reading_fence(struct reading *r);
void reading_indented(struct reading *r);
void reading_number(struct reading *r, size_t text);
void reading_program(struct reading *r, size_t text);

/* lint_text_lost.c: what only the whole text tells. */
void reading_find_lost(struct reading *r);

#endif
