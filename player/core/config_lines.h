/*
 * config_lines.h - a config.yaml by its lines, for core/config_write alone.
 */
#ifndef SABAQ_CORE_CONFIG_LINES_H
#define SABAQ_CORE_CONFIG_LINES_H

#include <stddef.h>

#include "base/fault.h"
#include "base/mem.h"

/* Lines count from 0, the places of faults from 1. */
struct page {
	const char *text;
	size_t n;
	const char *feed; /* what ends its lines */
	size_t *starts; /* of lines, and one more for the end */
	int lines;
};

/* Of n bytes of text, which is borrowed. */
void page_cut(struct page *p, struct arena *arena, const char *text, size_t n);
/* The end of a line without what ends it. */
size_t page_line_end(const struct page *p, int line);
/*
 * The last line of what begins in line first and ends before line end: empty
 * lines and comments at its end are not part of it.
 */
int page_last(const struct page *p, int first, int end);
/* Where a place, whose line the text has, is in it. */
size_t page_offset(const struct page *p, struct place at);
/*
 * Where, between at and end in one line, its comment begins with the spaces
 * before it; end: it has none. quote: the one that is open, from line to line.
 */
size_t page_comment(const struct page *p, size_t at, size_t end, char *quote);

#endif
