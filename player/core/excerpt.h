/*
 * excerpt.h - the line of a file that a fault is about, with a caret under
 * the place.
 *
 * The bytes are those of the file as it is, any bytes: nothing of them
 * reaches a terminal raw. Tabs become spaces, a character that could not be
 * seen or would do something stands as <U+200B>, what is not UTF-8 as
 * U+FFFD. A line that is too long is cut around the caret, with "..." where
 * something was cut away. Lines and columns are counted as core/node counts
 * them, widths as base/text does.
 */
#ifndef SABAQ_CORE_EXCERPT_H
#define SABAQ_CORE_EXCERPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/fault.h"

/*
 * A file's text, borrowed, and where the last excerpt was: excerpts in the
 * order of lines cost one pass over the text.
 */
struct excerpt {
	const char *text;
	size_t length;
	size_t start, at; /* of the last line, of the last place */
	int line, column; /* line 0: not begun */
};

/*
 * Appends "  12 | the line" and a line with the caret, each ended by a line
 * feed and no wider than width cells (at least 20). False, and nothing
 * appended, where the place has no line or the text has none of that number.
 */
bool excerpt_add(
	struct buf *out, struct excerpt *e, const struct place *at, int width);

#endif
