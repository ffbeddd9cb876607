/*
 * lint_text.h - texts as they stand in their files, for core/lint_text*.c.
 *
 * The tree has lost how a text was written: where a comment cut it, which of
 * its lines were joined. So its file is read once more, and each text is
 * looked at beside what stands there.
 */
#ifndef SABAQ_CORE_LINT_TEXT_H
#define SABAQ_CORE_LINT_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/field.h"
#include "core/lint.h"

/* A file; lines count from 0. */
struct page {
	const char *file; /* as faults name it */
	const char *text; /* ends in a NUL that length does not count */
	size_t length;
	const size_t *starts; /* of lines, with one more for the end */
	int lines;
};

/* A text and its file. */
struct written {
	struct lint *lint;
	const struct page *page;
	const struct shape *shape; /* of the map that holds it */
	const struct variant_row *row; /* that the map chose, or NULL */
	const struct field *field; /* that it is the value of, or is among */
	enum field_kind kind; /* SHORT, BLOCK, VERBATIM or LINES */
	const struct node *node;
	const struct node *before; /* in its list; NULL: none */
	size_t start; /* where it begins in the page */
	const char *own; /* the file's name as its nodes have it */
};

/* A line without its line end; n gets its bytes. "" behind the last. */
const char *page_line(const struct page *p, int line, size_t *n);
/* Bytes of the white space (no line ends) before anything else. */
size_t indent_of(const char *s, size_t n);

/* Behind a plain text in its file; false where it cannot be followed. */
bool written_end(const struct written *w, size_t *end);
/* The place of a byte of the text, as near as it can be told. */
struct place written_place(const struct written *w, size_t offset);
/*
 * The name of a field of the map that holds the text, where one begins at s;
 * NULL where none does. The longest, in n bytes.
 */
const char *written_name(const struct written *w, const char *s, size_t *n);
/* Tells of n bytes at s, shortened, at a place. b: a second argument. */
void written_tell(const struct written *w, enum rule rule, struct place at,
	const char *s, size_t n, const char *b);

/* lint_text_yaml.c: what YAML makes of it. */
void text_yaml(const struct written *w);
/* lint_text_lines.c: lines that are joined. */
void text_lines(const struct written *w);
/* lint_text_marks.c: what Markdown makes of it. */
void text_marks(const struct written *w);
/* lint_text_screen.c: what a screen cannot show of it. */
void text_screen(const struct written *w);

#endif
