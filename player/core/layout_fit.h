/*
 * layout_fit.h - what a width has no room for: programs whose lines would be
 * folded, tables that would become lists, figures that would be left out.
 */
#ifndef SABAQ_CORE_LAYOUT_FIT_H
#define SABAQ_CORE_LAYOUT_FIT_H

#include "core/layout.h"
#include "core/markdown.h"

struct misfit {
	enum block_kind kind; /* BLOCK_CODE, BLOCK_FIGURE or BLOCK_TABLE */
	const char *text; /* the widest line, or a table's first cell; may be
			     "" */
	size_t length;
	int cells, room; /* that it takes, that it has */
};

/*
 * The first of them that Markdown has in width cells; false where all fits.
 * What out points to is allocated in arena.
 */
bool layout_misfit(struct arena *arena, const char *markdown, int width,
	struct misfit *out);
/* The same of lines that are no Markdown: borrowed from text. */
bool layout_misfit_lines(const char *text, int width, struct misfit *out);

#endif
