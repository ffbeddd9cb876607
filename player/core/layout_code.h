/*
 * layout_code.h - lines of a program or a drawing. Inside core/layout only.
 */
#ifndef SABAQ_CORE_LAYOUT_CODE_H
#define SABAQ_CORE_LAYOUT_CODE_H

#include "core/layout_write.h"

/*
 * Writes lines as they are, tabs to stops of 4 cells. A line longer than the
 * room goes on in the next row below its beginning, with a word where it can;
 * "\" at the end of the row says so.
 */
void code_write(struct writer *w, const char *text, size_t n);
/* Cells of the longest line. */
int code_width(struct writer *w, const char *text, size_t n);

#endif
