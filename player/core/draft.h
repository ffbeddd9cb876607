/*
 * draft.h - the text of a file while its faults are told and mended.
 *
 * Only core/node and its helpers (core/events, core/mend) use it. A draft
 * begins as the caller's text. What libyaml could not read is changed in a
 * copy, so that it can be read again from the start; lines are never added
 * or taken away, so a fault's line is always that of the file. Lines and
 * columns count from 0 here, columns in characters, as libyaml does.
 */
#ifndef SABAQ_CORE_DRAFT_H
#define SABAQ_CORE_DRAFT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/fault.h"
#include "core/rules.h"

struct spot {
	int line, column;
};

struct draft {
	const char *file;
	struct faults *faults;
	const char *text; /* the caller's, or the copy's */
	size_t length;
	struct buf copy;
	bool marks; /* combining marks stand somewhere in it */
	/* Lines where what is no space or dash stands where YAML wants one. */
	struct odd_line {
		int line;
		bool dash; /* and nothing else */
		bool fine; /* it stands inside a text, see draft_text_at() */
	} * odd;
	size_t odd_count, odd_room, odd_next;
	size_t *starts; /* where lines begin, with one more for the end */
	int lines; /* 0: starts must be found again */
	size_t starts_room;
	/* What was told and changed where. */
	struct scar {
		int first, last; /* lines */
		enum rule rule;
		bool whole; /* quoted or gone: no more news from there */
	} * scars;
	size_t scar_count, scar_room;
};

/*
 * Begins with text, which is borrowed. Tells of every character that may not
 * be there and takes it out; turns other line ends into line feeds.
 */
void draft_begin(struct draft *d, const char *file, const char *text, size_t n,
	struct faults *faults);
void draft_release(struct draft *d);

/* Adds a fault with its place in the file. */
void draft_tell(const struct draft *d, enum rule rule, struct spot at,
	const char *a, const char *b);

/*
 * libyaml is about to read the draft; it has met a text from line first to
 * line last, which may hold odd spaces unless it is plain, and odd dashes; it
 * got as far as line: whether there are odd ones up to there that no such text
 * holds; tell of them and replace them.
 */
void draft_read_again(struct draft *d);
void draft_text_at(struct draft *d, int first, int last, bool plain);
bool draft_is_odd(const struct draft *d, int line);
void draft_mend_spaces(struct draft *d, int line);

/* What a line seems to be. Offsets are into the draft's text. */
struct line {
	size_t start, end; /* end: of its line feed, or of the text */
	int indent; /* spaces before it */
	int dash; /* the column of its last "- ", or -1 */
	size_t body; /* what comes after indent and dashes */
	int column; /* that of body */
	size_t colon; /* the colon of "name: ", or 0 where it has none */
	size_t value; /* what comes after it, or body; end where nothing */
	bool field; /* the name is an ASCII word, as names of fields are */
	size_t glued; /* the colon of "name:text", or 0 */
	bool blank; /* nothing, or a comment */
};

/* The number of lines; at least 1. */
int draft_lines(struct draft *d);
/* A blank one for -1. */
struct line draft_line(struct draft *d, int line);
/* Whether it begins a field or an item rather than going on with a text. */
bool line_is_structure(const struct line *l);
/* Whether it has nothing but spaces; a comment may be part of a text. */
bool line_is_empty(const struct line *l);
/* The nearest line above that is not blank, or -1. */
int draft_above(struct draft *d, int line);
/* The offset of a spot, at most the end of its line. */
size_t draft_offset(struct draft *d, struct spot at);
struct spot draft_spot(struct draft *d, int line, size_t offset);
/* The last line of the text that begins at offset in line. */
int draft_text_end(struct draft *d, int line, size_t offset);

/* From here on text ends in a NUL, as the caller's need not. */
void draft_own(struct draft *d);
/* Takes over a text that was changed elsewhere; fresh is empty afterwards. */
void draft_become(struct draft *d, struct buf *fresh);

/* Changes. None adds or takes away a line; n bytes at s replace a range. */
void draft_replace(
	struct draft *d, size_t from, size_t to, const char *s, size_t n);
/* Puts a range in single quotes. */
void draft_quote(struct draft *d, size_t from, size_t to);
/* Empties lines from first to last. */
void draft_blank(struct draft *d, int first, int last);
/* Lines from first to last begin delta columns further right. */
void draft_shift(struct draft *d, int first, int last, int delta);
/* Tabs in the indentation of a run of lines become unit spaces each. */
void draft_untab(struct draft *d, int line, int unit);

/* Remembers what was told of lines; whole as in struct scar. */
void draft_scar(
	struct draft *d, int first, int last, enum rule rule, bool whole);
/* Whether telling this of the line would be no news. */
bool draft_knows(const struct draft *d, int line, enum rule rule);
/* Whether anything between two lines was quoted or taken out. */
bool draft_mended(const struct draft *d, int first, int last);

#endif
