#include "core/markdown_build.h"

#include <stdlib.h>
#include <string.h>

static struct block *add_block(struct build *b, enum block_kind kind)
{
	struct block *block = arena_alloc(b->arena, sizeof *block);
	struct block *parent = b->depth > 0 ? b->open[b->depth - 1] : NULL;

	block->kind = kind;
	if (!parent)
		return block;
	if (parent->last)
		parent->last->next = block;
	else
		parent->first = block;
	parent->last = block;
	parent->count++;
	return block;
}

void build_init(struct build *b, struct arena *arena)
{
	*b = (struct build){ .arena = arena };
	b->open[0] = add_block(b, BLOCK_DOCUMENT);
	b->depth = 1;
}

void build_release(struct build *b)
{
	buf_release(&b->text);
	free(b->spans);
}

void build_end_leaf(struct build *b)
{
	struct rich *rich;
	size_t size = b->span_count * sizeof *b->spans;
	struct span *spans;

	if (!b->leaf)
		return;
	rich = &b->leaf->rich;
	rich->text = arena_strndup(b->arena, buf_str(&b->text), b->text.len);
	rich->length = b->text.len;
	if (b->span_count > 0) {
		spans = arena_alloc(b->arena, size);
		memcpy(spans, b->spans, size);
		rich->spans = spans;
		rich->span_count = b->span_count;
	}
	buf_clear(&b->text);
	b->span_count = 0;
	b->leaf = NULL;
}

struct block *build_leaf(struct build *b, enum block_kind kind)
{
	build_end_leaf(b);
	b->leaf = add_block(b, kind);
	return b->leaf;
}

struct block *build_container(struct build *b, enum block_kind kind)
{
	bool nests = kind == BLOCK_QUOTE || kind == BLOCK_LIST;

	build_end_leaf(b);
	if (b->beyond > 0 || (nests && b->depth >= MARKDOWN_DEPTH)) {
		b->beyond++;
		return NULL;
	}
	b->open[b->depth] = add_block(b, kind);
	return b->open[b->depth++];
}

void build_end_container(struct build *b)
{
	build_end_leaf(b);
	if (b->beyond > 0)
		b->beyond--;
	else
		b->depth--;
}

/* --- text ------------------------------------------------------------- */

static struct span *last_span(struct build *b)
{
	return b->span_count > 0 ? &b->spans[b->span_count - 1] : NULL;
}

void build_span(struct build *b, size_t start, enum style style)
{
	struct span *last = last_span(b);
	size_t length = b->text.len - start;

	if (length == 0)
		return;
	if (last && last->style == style) {
		last->length += length;
		return;
	}
	b->spans = mem_grow(
		b->spans, &b->span_room, b->span_count, sizeof *b->spans);
	b->spans[b->span_count++] = (struct span){ start, length, style };
}

void build_add(struct build *b, const char *s, size_t n, enum style style)
{
	size_t start = b->text.len;

	buf_add(&b->text, s, n);
	build_span(b, start, style);
}

/* md4c would do this, but version 0.4.8 then loses a lone tab. */
void build_add_prose(struct build *b, const char *s, size_t n, enum style style)
{
	size_t start = b->text.len;
	bool space = start == 0 || strchr(" \n", b->text.data[start - 1]);
	size_t from = 0;

	for (size_t i = 0; i < n; i++) {
		bool here = s[i] == ' ' || s[i] == '\t';

		if (here && (space || s[i] == '\t')) {
			buf_add(&b->text, s + from, i - from);
			if (!space)
				buf_addc(&b->text, ' ');
			from = i + 1;
		}
		space = here;
	}
	buf_add(&b->text, s + from, n - from);
	build_span(b, start, style);
}

void build_add_code_span(
	struct build *b, const char *s, size_t n, enum style style)
{
	size_t start = b->text.len;

	buf_add(&b->text, s, n);
	for (size_t i = start; i < b->text.len; i++)
		if (b->text.data[i] == '\t' || b->text.data[i] == '\n')
			b->text.data[i] = ' ';
	build_span(b, start, style);
}

void build_hard_break(struct build *b, enum style style)
{
	struct span *last = last_span(b);

	while (last && last->length > 1 &&
		b->text.data[b->text.len - 1] == ' ') {
		b->text.data[--b->text.len] = '\0';
		last->length--;
	}
	build_add(b, "\n", 1, style);
}
