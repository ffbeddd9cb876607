/*
 * layout_write.h - the layout's pen: lines with margins, span by span.
 *
 * Inside core/layout only. A line is begun, added to, ended. It opens with
 * the margins (indents, list marks, the bars of quotes), whoever began it.
 */
#ifndef SABAQ_CORE_LAYOUT_WRITE_H
#define SABAQ_CORE_LAYOUT_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "core/layout.h"
#include "core/markdown.h"

enum {
	WRITER_ROOM = 4, /* cells that margins leave to text, at least */
	WRITER_MARGINS = MARKDOWN_DEPTH + 4,
};

struct margin {
	const char *mark; /* stands at its right end; NULL: spaces */
	int cells;
	bool always; /* the mark is on every line, not the first alone */
	bool shown;
};

struct writer {
	struct lines *lines;
	int width;
	bool ascii;
	bool gaps; /* there may be marks of some */
	enum style plain; /* what STYLE_PLAIN becomes: in a quote, its own */
	bool sticky; /* a heading: the next line goes with this one */

	struct margin margins[WRITER_MARGINS];
	size_t depth;
	bool gap; /* an empty line is due before the next line */
	size_t gap_depth; /* with that many margins */
	bool glue; /* the next line may not begin a page */

	struct buf text; /* of the line begun */
	struct span *spans;
	size_t span_count, span_room;
	struct buf scratch, breaks; /* of whoever needs them */
};

void writer_release(struct writer *w);

/*
 * A margin from here on. mark is borrowed until the margin is popped. One
 * for which there is no room is 0 cells wide and shows no mark.
 */
void writer_push(struct writer *w, const char *mark, int cells, bool always);
void writer_pop(struct writer *w);
/* Whether the newest margin still has to show its mark. */
bool writer_mark_due(const struct writer *w);
/* The cells that the margins leave. */
int writer_room(const struct writer *w);

/* An empty line before the next one, if one comes. */
void writer_gap(struct writer *w);
void writer_begin(struct writer *w);
/* The first soft hyphen, or NULL. */
const char *soft_hyphen(const char *s, size_t n);
/* Soft hyphens are left out; n bytes without line feeds or tabs. */
void writer_add(struct writer *w, const char *s, size_t n, enum style style);
void writer_fill(struct writer *w, const char *s, int times, enum style style);
void writer_end(struct writer *w);

/*
 * Bytes that fit in cells, at least one character: a single cluster may be
 * wider than any line.
 */
size_t writer_fit(const char *s, size_t n, int cells);

#endif
