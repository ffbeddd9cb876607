/*
 * html_write.h - our texts as HTML: everything escaped, no scripts, no
 * attributes that a text could fill.
 */
#ifndef SABAQ_CONVERT_HTML_WRITE_H
#define SABAQ_CONVERT_HTML_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/*
 * The character that stands for gap number 0 in a Markdown text on its way to
 * HTML; those behind it for the next ones.
 */
enum { HTML_GAP = 0xe000, HTML_GAPS = 64 };

/* Appends text with &, <, > and quotes escaped; what is unsafe is left out. */
void html_put_text(struct buf *out, const char *s, size_t n);
/*
 * Appends Markdown as blocks; short_text: one line in which only code spans
 * and emphasis are marks, without a block around it. figure: the word before
 * the words of a drawing. A gap is <span class="gap">.
 */
void html_put_markdown(struct buf *out, const char *markdown, bool short_text,
	const char *figure);
/* Appends text as a string of CSS, with its quotes. */
void html_put_css_string(struct buf *out, const char *s);

#endif
