/*
 * mend.h - finds out what a syntax error is about, tells of it in a
 * teacher's words at its true place, and changes the draft so that reading
 * gets further.
 *
 * libyaml says where it stumbled, which is often not where the mistake is:
 * an unclosed quote shows lines later. So the lines themselves are looked
 * at. A mend is a guess; it need not be right, only lead to few false
 * faults.
 */
#ifndef SABAQ_CORE_MEND_H
#define SABAQ_CORE_MEND_H

#include <stdbool.h>

#include "core/draft.h"
#include "core/events.h"

/* Where reading broke off. */
struct trouble {
	struct draft *draft;
	const struct events *events;
	size_t at, from; /* offsets of events->at and ->from */
	struct line line; /* that of at */
};

/* Whether events broke off, or got past spaces that are none. */
bool mend_is_needed(const struct draft *d, const struct events *e);
/*
 * Tells of it and mends it. False where nothing is left to change; then
 * nothing was told.
 */
bool mend(struct draft *d, const struct events *e);

/*
 * One kind of mistake each. They tell of it, change the draft and return
 * true, or find that it is none of theirs.
 */
/* mend_text.c */
bool mend_first_character(struct trouble *t, struct spot at);
bool mend_open_quote(struct trouble *t, struct spot at);
bool mend_quote_tail(struct trouble *t);
bool mend_escape(struct trouble *t);
bool mend_colon(struct trouble *t);
bool mend_brackets(struct trouble *t);
/* mend_lines.c */
bool mend_name(struct trouble *t);
bool mend_name_too_deep(struct trouble *t);
bool mend_misplaced(struct trouble *t);
/* sign: the line that begins it, or ends the first one. */
bool mend_second_document(struct trouble *t, int sign);

/* mend_indent.c */
bool mend_tab(struct trouble *t);
bool mend_indentation(struct trouble *t);
bool mend_ragged_text(struct trouble *t, int line);
bool mend_missing_bar(struct trouble *t, struct spot start);

/*
 * For them: as draft_tell(), with the text from offset to end, shortened, as
 * what it is about. False where the line is known for it: then another mend
 * is needed.
 */
bool mend_tell(struct trouble *t, enum rule rule, struct spot at, const char *a,
	const char *b);
bool mend_tell_text(struct trouble *t, enum rule rule, struct spot at,
	size_t offset, size_t end);
/*
 * Quotes the whole text that begins at offset in line and goes on at least
 * to where reading broke off; empties its lines where that was no help.
 */
void mend_by_quoting(struct trouble *t, int line, size_t offset);
/* Empties lines; their texts are lost. */
void mend_by_blanking(struct trouble *t, int first, int last);
/* Whether reading broke off within brackets; at: where the outermost is. */
bool mend_in_brackets(const struct trouble *t, struct spot *at);

#endif
