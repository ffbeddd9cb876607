/*
 * view.h - a step read by the names of its fields, which notes what was read.
 *
 * The types' structs belong to core/q_*.c; their tables say all that is
 * needed here. What is left unread at the end is what an export does not
 * carry over: so nothing is ever forgotten silently.
 */
#ifndef SABAQ_CONVERT_VIEW_H
#define SABAQ_CONVERT_VIEW_H

#include "base/buf.h"
#include "core/unit.h"

enum { VIEW_READ_MAX = 600 };

/* The addresses of the fields that were read. */
struct view_seen {
	const void *at[VIEW_READ_MAX];
	size_t count;
};

/* A struct with the shape it has. */
struct view {
	const struct shape *shape;
	const void *item; /* NULL: nothing is there */
	struct view_seen *seen;
};

struct view view_of(
	const struct shape *shape, const void *item, struct view_seen *seen);
/* A text of any kind, or NULL. */
const char *view_text(struct view v, const char *name);
/* A number as its author wrote it, or NULL. */
const char *view_number(struct view v, const char *name);
/* A flag or the index of a word; ABSENT where there is none. */
int view_int(struct view v, const char *name);
/* Items of a list of texts, of lines, of structs. */
struct strings view_strings(struct view v, const char *name);
size_t view_count(struct view v, const char *name);
struct view view_item(struct view v, const char *name, size_t i);
/* A struct; its item is NULL where it is absent. */
struct view view_struct(struct view v, const char *name);

/*
 * Appends the names of what says something and was not read, each once, with
 * ", " between. u: whose step it is. deep: inside its lists, too.
 */
void view_unread(
	struct view v, const struct unit *u, bool deep, struct buf *out);

#endif
