/*
 * html.h - texts of other programs to our Markdown.
 *
 * What HTML can say and our Markdown cannot is noted with its line; its text
 * is kept. A tag that HTML does not have ("<iostream>") is text.
 */
#ifndef SABAQ_CONVERT_HTML_H
#define SABAQ_CONVERT_HTML_H

#include "base/buf.h"
#include "convert/moodle.h"

/*
 * Appends text as Markdown without a line feed at the end; short_text: for a
 * field of one line. MOODLE_GAP stays as it is.
 */
void html_to_markdown(struct buf *out, struct moodle_file *f,
	const struct moodle_text *text, bool short_text);

/* Where a run of text stands: what Markdown would do with its signs. */
enum escape {
	ESCAPE_SHORT, /* in a field of one line: code and emphasis only */
	ESCAPE_INSIDE, /* in a block, not at the beginning of a line */
	ESCAPE_LINE, /* at the beginning of one */
};

/* Appends a run of plain text so that Markdown shows just that. */
void markdown_escape(
	struct buf *out, const char *s, size_t n, enum escape where);
/* A whole plain text: its lines stay lines, or become one. */
void plain_to_markdown(struct buf *out, const char *text, bool short_text);

#endif
