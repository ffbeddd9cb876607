/*
 * layout.h - Markdown to styled lines of a given width.
 *
 * Blocks go through md4c; libunistring finds where prose may break, except
 * in code, which is never wrapped as prose: a long code line is folded with
 * a mark. Never is a line wider than the width asked for, whatever the
 * text. On a line of prose neither a dash nor what closes ("»", ".", ",") is
 * first, nor what opens ("«") last; a word of one letter goes with the next
 * one where there is room. All of it is plain UTF-8 text and styles: no
 * escape sequence, no curses.
 */
#ifndef SABAQ_CORE_LAYOUT_H
#define SABAQ_CORE_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/letters.h"
#include "base/mem.h"

enum style {
	STYLE_PLAIN,
	STYLE_STRONG,
	STYLE_EMPHASIS,
	STYLE_CODE, /* within prose */
	STYLE_PROGRAM, /* a line of code, set apart by its indent */
	STYLE_HEADING,
	STYLE_TERM, /* a glossary term */
	STYLE_QUOTE,
	STYLE_FAINT, /* marks, borders, side remarks */
	STYLE_RIGHT, /* words that say right or wrong, never alone */
	STYLE_WRONG,
	STYLE_FOCUS, /* the item under the cursor */
	STYLE_COUNT
};

/* A run of one style; the spans of a line cover all of it, in order. */
struct span {
	size_t start, length; /* bytes in the line's text */
	enum style style;
};

struct line {
	const char *text; /* NUL-terminated, no tabs, no line feeds */
	size_t length;
	const struct span *spans;
	size_t span_count;
	bool glued; /* a page should not begin with this line */
};

/* Lines in the order of reading; zeroed is none. */
struct lines {
	struct line *items;
	size_t count, room; /* items is the heap's: lines_release() */
	struct arena arena; /* the lines' text and spans */
	/* What text is spelled for, see base/letters; NULL: as it is. */
	const struct charset *charset;
};

enum layout_flags {
	LAYOUT_SHORT = 1, /* one-line text: code spans and emphasis only */
	LAYOUT_VERBATIM = 2, /* a program: nothing is Markdown */
	LAYOUT_ASCII = 4, /* no box characters: plain mode; no drawings */
	LAYOUT_GAPS = 8, /* marks of gaps stay; else they are left out */
};

/* Words the layout itself needs, in the reader's language. */
struct layout_words {
	const char *figure; /* before its alternative text; NULL: "Figure" */
};

/*
 * Appends text laid out in width cells (10 or more; less counts as 10) to
 * lines. indent cells of space go before each line, within width; lead, if
 * not NULL, replaces the end of the first line's indent ("  1) ").
 * A lead alone is shown too. Verbatim text is in STYLE_PROGRAM. Controls and
 * invalid bytes come out as U+FFFD, bidi and invisible characters not at all,
 * nor private ones but for the marks of gaps.
 */
void layout_text(struct lines *lines, const char *text, int width, int indent,
	const char *lead, unsigned flags, const struct layout_words *words);
/* Appends one empty line, unless the last is empty or there is none. */
void layout_gap(struct lines *lines);
/* Appends one line of one style, clipped to width. */
void layout_line(struct lines *lines, const char *text, enum style style,
	int width, int indent);
void lines_release(struct lines *lines);

/*
 * Room for a field inside text. Where gap number gap stands, the mark goes
 * into the text (prose or code) before that is laid out with LAYOUT_GAPS:
 * "[", cells characters that no module can hold, "]". Each takes a cell, and a
 * mark is never torn apart while it fits on a line; whatever stands around it
 * makes no link of it. A canvas shows the characters as blanks.
 */
enum { LAYOUT_GAPS_MAX = 64, LAYOUT_GAP = 0xf0000 }; /* the first of them */
void layout_gap_mark(struct buf *b, size_t gap, int cells);

/* Where a field goes: between the brackets. */
struct gap_place {
	size_t line; /* in lines */
	int col, cells;
};

/*
 * Finds the gap in lines that were laid out. False: it is not there. Of a mark
 * longer than a line this is the first part.
 */
bool layout_gap_at(
	const struct lines *lines, size_t gap, struct gap_place *out);

/*
 * The first heading, paragraph or line of the text without its marks, as one
 * line: for titles; allocated in arena. Of a figure it is its words.
 */
char *layout_plain(struct arena *arena, const char *markdown, unsigned flags);

#endif
