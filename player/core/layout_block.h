/*
 * layout_block.h - a tree of blocks into lines. Inside core/layout only.
 */
#ifndef SABAQ_CORE_LAYOUT_BLOCK_H
#define SABAQ_CORE_LAYOUT_BLOCK_H

#include "core/layout_write.h"

enum { CODE_INDENT = 4 }; /* of a program, within the text */

/* Writes the document; words as in layout_text(). */
void block_write(struct writer *w, const struct block *document,
	const struct layout_words *words);

#endif
