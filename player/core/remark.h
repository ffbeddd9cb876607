/*
 * remark.h - comments in YAML that the program writes for people.
 */
#ifndef SABAQ_CORE_REMARK_H
#define SABAQ_CORE_REMARK_H

#include "base/buf.h"

enum { REMARK_WIDTH = 78 };

/*
 * Appends text in lines of at most REMARK_WIDTH cells, broken at spaces,
 * each set in by indent and begun with mark ("#") and a space.
 */
void remark_wrap(
	struct buf *out, int indent, const char *mark, const char *text);
/* Appends each line of text so, as it is; an empty one is the mark alone. */
void remark_lines(
	struct buf *out, int indent, const char *mark, const char *text);

/*
 * Appends a map, written two further in than indent, as an item of a list with
 * its dash at indent; the comments that it begins with stand before the dash.
 */
void remark_item(struct buf *out, int indent, const char *map);

#endif
