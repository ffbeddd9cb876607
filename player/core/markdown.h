/*
 * markdown.h - Markdown to a tree of blocks, through md4c.
 *
 * CommonMark with tables; no HTML, no bare addresses made into links. The
 * text of a block is clean: marks, entities and escapes are gone, what an
 * entity may not make (a control, a bidi or invisible character) is left
 * out, white space is single spaces, a hard break is a line feed. Soft
 * hyphens stay. A link's address stands behind its text
 * in parentheses, unless it says the same; a link to "term:..." is a
 * glossary term and has none.
 */
#ifndef SABAQ_CORE_MARKDOWN_H
#define SABAQ_CORE_MARKDOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/mem.h"
#include "core/layout.h"

enum {
	MARKDOWN_DEPTH = 24, /* deeper lists and quotes lose their nesting */
	MARKDOWN_COLUMNS = 32, /* a wider table is text */
};

enum block_kind {
	BLOCK_DOCUMENT,
	BLOCK_QUOTE,
	BLOCK_LIST, /* of items */
	BLOCK_ITEM,
	BLOCK_TABLE, /* of rows, the first of them its head */
	BLOCK_ROW, /* of cells */
	/* those above hold blocks, those below text */
	BLOCK_CELL,
	BLOCK_HEADING,
	BLOCK_PARAGRAPH,
	BLOCK_CODE, /* lines, each with its line feed */
	BLOCK_FIGURE, /* the same; a drawing with its text in words */
	BLOCK_RULE, /* no text */
};

enum block_align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

/* Text and its styles; the spans cover all of it, in order. */
struct rich {
	const char *text;
	size_t length;
	const struct span *spans;
	size_t span_count;
};

struct block {
	enum block_kind kind;
	struct block *first, *last, *next; /* children, sibling */
	size_t count; /* children */
	struct rich rich;
	const char *words; /* of a figure; may be empty */
	unsigned number; /* a heading's level; a list's first number */
	char mark; /* a list's: '-', or '.' or ')' behind numbers */
	bool tight; /* a list with no blank lines in it */
	enum block_align align; /* of a cell */
};

/*
 * The document: safe text (base/text), n bytes, allocated in arena. With
 * line, text is one line in which only code spans and emphasis are marks.
 */
struct block *markdown_parse(
	struct arena *arena, const char *text, size_t n, bool line);

/* Appends what an entity ("&lt;", "&#1179;") stands for. */
void markdown_add_entity(struct buf *b, const char *s, size_t n);

/*
 * Appends one line of text so that md4c finds code spans and emphasis in it
 * and nothing else.
 */
void markdown_add_line(struct buf *b, const char *s, size_t n);

#endif
