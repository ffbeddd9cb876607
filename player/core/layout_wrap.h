/*
 * layout_wrap.h - prose into rows. Inside core/layout only.
 */
#ifndef SABAQ_CORE_LAYOUT_WRAP_H
#define SABAQ_CORE_LAYOUT_WRAP_H

#include "core/layout_write.h"

/*
 * Writes text in the room there is. It breaks where UAX #14 lets it and none
 * of these is harmed: a cluster is whole, a dash stays with the word before
 * it, a quotation mark with its own, code breaks at spaces only. A word
 * longer than the room is cut. A line feed is a hard break.
 */
void wrap_text(struct writer *w, const struct rich *text);

#endif
