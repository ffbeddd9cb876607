/*
 * layout_spell.h - text as a terminal that lacks letters will show it.
 *
 * Inside core/layout only. Blocks are spelled after Markdown was read, so
 * that no apostrophe or sign that stands for a letter becomes a mark of it.
 */
#ifndef SABAQ_CORE_LAYOUT_SPELL_H
#define SABAQ_CORE_LAYOUT_SPELL_H

#include "base/letters.h"
#include "core/markdown.h"

/* Spells the block, those in it and those after it. */
void spell_blocks(
	struct arena *arena, struct block *b, const struct charset *c);
/* A spelled copy. */
const char *spell_string(
	struct arena *arena, const char *s, const struct charset *c);

#endif
