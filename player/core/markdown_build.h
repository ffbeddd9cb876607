/*
 * markdown_build.h - blocks as md4c names them one after the other, into a
 * tree. Inside core/markdown only.
 */
#ifndef SABAQ_CORE_MARKDOWN_BUILD_H
#define SABAQ_CORE_MARKDOWN_BUILD_H

#include "core/markdown.h"

struct build {
	struct arena *arena; /* of the tree */
	struct block *open[MARKDOWN_DEPTH + 4]; /* a table goes deeper */
	size_t depth;
	size_t beyond; /* containers open that were left out */
	struct block *leaf; /* gathers text; NULL: none */
	struct buf text;
	struct span *spans;
	size_t span_count, span_room;
};

/* Opens the document; build_release() frees all but the tree. */
void build_init(struct build *b, struct arena *arena);
void build_release(struct build *b);

/* NULL where it lies too deep: then what it holds goes to its parent. */
struct block *build_container(struct build *b, enum block_kind kind);
void build_end_container(struct build *b);
/* A block of text, open until the next one or build_end_leaf(). */
struct block *build_leaf(struct build *b, enum block_kind kind);
void build_end_leaf(struct build *b);

/*
 * These add to the open leaf. build_span() gives its style to what was
 * appended to b->text since start.
 */
void build_span(struct build *b, size_t start, enum style style);
void build_add(struct build *b, const char *s, size_t n, enum style style);
/* A space at the start or behind another one is left out; a tab is one. */
void build_add_prose(
	struct build *b, const char *s, size_t n, enum style style);
void build_add_code_span(
	struct build *b, const char *s, size_t n, enum style style);
void build_hard_break(struct build *b, enum style style);

#endif
