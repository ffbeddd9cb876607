/*
 * layout_gaps.h - the marks of gaps on their way through the layout. Inside
 * core/layout only.
 *
 * "[" and "]" could be a link's: inside, private characters stand for them,
 * and only the writer makes them brackets again. Each takes one cell.
 */
#ifndef SABAQ_CORE_LAYOUT_GAPS_H
#define SABAQ_CORE_LAYOUT_GAPS_H

#include <stddef.h>

#include "base/buf.h"

/* As text_add_safe(), but marks of gaps stay, with their inner brackets. */
void gaps_add_safe(struct buf *b, const char *s, size_t n);

/* The first inner bracket, or NULL; what is to be shown for it. */
const char *gaps_bracket(const char *s, size_t n);
const char *gaps_shown(const char *bracket);

enum { GAPS_CHAR = 4 }; /* bytes of any of these characters */

/* The last place up to at that is inside no mark. */
size_t gaps_outside(const char *s, size_t n, size_t at);

#endif
