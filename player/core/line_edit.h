/*
 * line_edit.h - a person's text file changed line by line.
 *
 * What is not changed comes out byte for byte; new lines end as the file's
 * own do (LF or CR LF). Lines count from 1. Pure.
 */
#ifndef SABAQ_CORE_LINE_EDIT_H
#define SABAQ_CORE_LINE_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct line_change;

struct line_edit {
	const char *text; /* borrowed */
	size_t n;
	size_t *starts; /* of each line, and n at the end */
	size_t count; /* of lines */
	struct line_change *changes;
	size_t change_count, change_room;
	bool returns; /* lines end in CR LF */
};

/* text is borrowed until line_edit_release(). */
void line_edit_open(struct line_edit *e, const char *text, size_t n);
void line_edit_release(struct line_edit *e);

/* A line without its end. */
const char *line_edit_line(const struct line_edit *e, size_t line, size_t *n);
/* Bytes before the character in column, from 1; the line's where it ends. */
size_t line_edit_column(const struct line_edit *e, size_t line, size_t column);
/* Spaces that a line begins with. */
size_t line_edit_indent(const struct line_edit *e, size_t line);

/*
 * New whole lines, ended by line feeds, which are copied; those of one place
 * stand in the order in which they came. After line 0 is at the beginning,
 * before line 0 still further up.
 */
void line_edit_after(struct line_edit *e, size_t line, const char *lines);
void line_edit_before(struct line_edit *e, size_t line, const char *lines);
/* Another text, without its end, for a line; of two the last counts. */
void line_edit_replace(struct line_edit *e, size_t line, const char *text);
void line_edit_drop(struct line_edit *e, size_t line);

/* Appends the text with all its changes. */
void line_edit_write(const struct line_edit *e, struct buf *out);

#endif
