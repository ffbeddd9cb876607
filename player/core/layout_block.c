#include "core/layout_block.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>

#include "base/text.h"
#include "core/layout_code.h"
#include "core/layout_table.h"
#include "core/layout_wrap.h"

enum {
	CAPITALS = 2, /* headings of level 1 and 2 */
	RULE = 72, /* plain mode may have no width at all */
};

struct walk {
	struct writer *w;
	const struct layout_words *words;
};

static void write_blocks(
	struct walk *walk, const struct block *first, bool tight);

static void write_paragraph(struct writer *w, const struct rich *rich)
{
	wrap_text(w, rich);
	/* "The steps are:" should not end a page. */
	if (rich->length > 0 && rich->text[rich->length - 1] == ':')
		w->glue = true;
}

/* --- headings --------------------------------------------------------- */

static void add_upper(struct buf *b, const char *s, size_t n)
{
	size_t length;
	uint8_t *upper =
		u8_toupper((const uint8_t *)s, n, NULL, NULL, NULL, &length);

	if (!upper) {
		buf_add(b, s, n);
		return;
	}
	buf_add(b, (const char *)upper, length);
	free(upper);
}

/* Wraps a heading in capitals; code keeps its letters. */
static void write_capitals(struct writer *w, const struct rich *rich)
{
	struct buf text = { 0 };
	struct span *spans = xcalloc(rich->span_count, sizeof *spans);

	for (size_t i = 0; i < rich->span_count; i++) {
		const struct span *from = &rich->spans[i];
		const char *s = rich->text + from->start;

		spans[i] = *from;
		spans[i].start = text.len;
		if (from->style == STYLE_CODE || from->style == STYLE_FAINT)
			buf_add(&text, s, from->length);
		else
			add_upper(&text, s, from->length);
		spans[i].length = text.len - spans[i].start;
	}
	wrap_text(w, &(struct rich){ buf_str(&text), text.len, spans,
			     rich->span_count });
	buf_release(&text);
	free(spans);
}

static void write_heading(struct writer *w, const struct block *b)
{
	w->sticky = true;
	if (b->number <= CAPITALS)
		write_capitals(w, &b->rich);
	else
		wrap_text(w, &b->rich);
	w->sticky = false;
}

/* --- code and figures ------------------------------------------------- */

static void write_code(struct writer *w, const struct rich *rich, int indent)
{
	writer_push(w, NULL, indent, false);
	code_write(w, rich->text, rich->length);
	writer_pop(w);
}

static void write_caption(
	struct writer *w, const char *words, const char *figure)
{
	struct buf text = { 0 };
	struct span spans[2] = { { .style = STYLE_FAINT } };

	buf_adds(&text, figure);
	if (*words)
		buf_adds(&text, ": ");
	spans[0].length = text.len;
	buf_adds(&text, words);
	for (size_t i = 0; i < text.len; i++)
		if (text.data[i] == '\t')
			text.data[i] = ' ';
	spans[1].start = spans[0].length;
	spans[1].length = text.len - spans[1].start;
	w->sticky = true;
	wrap_text(w, &(struct rich){ buf_str(&text), text.len, spans, 2 });
	w->sticky = false;
	w->glue = false;
	buf_release(&text);
}

/*
 * The drawing says nothing aloud, and folded it is no drawing any more: then
 * its words stand for it. Without words it is better than nothing.
 */
static void write_figure(struct walk *walk, const struct block *b)
{
	const char *figure = "Figure";
	const struct rich *rich = &b->rich;
	int indent = writer_room(walk->w) -
		     code_width(walk->w, rich->text, rich->length);

	if (walk->words && walk->words->figure)
		figure = walk->words->figure;
	if (!*b->words || (!walk->w->ascii && indent >= 0)) {
		indent = indent > CODE_INDENT ? CODE_INDENT : indent;
		write_code(walk->w, rich, indent > 0 ? indent : 0);
		if (rich->length > 0)
			walk->w->glue = true;
	}
	if (*b->words)
		write_caption(walk->w, b->words, figure);
}

/* --- lists, quotes ---------------------------------------------------- */

static void write_item(struct walk *walk, const struct block *item,
	const char *mark, bool tight)
{
	struct writer *w = walk->w;

	writer_push(w, mark, (int)strlen(mark), false);
	if (item->kind == BLOCK_ITEM)
		write_blocks(walk, item->first, tight);
	if (writer_mark_due(w)) { /* the item is empty */
		writer_begin(w);
		writer_end(w);
	}
	writer_pop(w);
}

static void write_list(struct walk *walk, const struct block *list)
{
	unsigned long number = list->number;
	unsigned long last = number + list->count - (list->count > 0);
	int digits = snprintf(NULL, 0, "%lu", last);

	for (const struct block *b = list->first; b; b = b->next) {
		char mark[32] = "- ";

		if (list->mark != '-')
			snprintf(mark, sizeof mark, "%*lu%c ", digits, number++,
				list->mark);
		if (b != list->first && !list->tight)
			writer_gap(walk->w);
		write_item(walk, b, mark, list->tight);
	}
}

static void write_quote(struct walk *walk, const struct block *quote)
{
	enum style outer = walk->w->plain;

	writer_push(walk->w, "| ", 2, true);
	walk->w->plain = STYLE_QUOTE;
	write_blocks(walk, quote->first, false);
	walk->w->plain = outer;
	writer_pop(walk->w);
}

static void write_rule(struct writer *w)
{
	int room = writer_room(w);

	writer_begin(w);
	writer_fill(w, w->ascii ? "-" : "─", room < RULE ? room : RULE,
		STYLE_FAINT);
	writer_end(w);
}

static void write_block(struct walk *walk, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_QUOTE:
		write_quote(walk, b);
		break;
	case BLOCK_LIST:
		write_list(walk, b);
		break;
	case BLOCK_TABLE:
		table_write(walk->w, b);
		break;
	case BLOCK_HEADING:
		write_heading(walk->w, b);
		break;
	case BLOCK_CELL: /* its table lies too deep */
	case BLOCK_PARAGRAPH:
		write_paragraph(walk->w, &b->rich);
		break;
	case BLOCK_CODE:
		write_code(walk->w, &b->rich, CODE_INDENT);
		break;
	case BLOCK_FIGURE:
		write_figure(walk, b);
		break;
	case BLOCK_RULE:
		write_rule(walk->w);
		break;
	case BLOCK_DOCUMENT:
	case BLOCK_ITEM:
	case BLOCK_ROW:
		write_blocks(walk, b->first, true);
		break;
	}
}

static void write_blocks(
	struct walk *walk, const struct block *first, bool tight)
{
	size_t before = walk->w->lines->count;

	for (const struct block *b = first; b; b = b->next) {
		if (!tight && walk->w->lines->count > before)
			writer_gap(walk->w);
		write_block(walk, b);
	}
}

void block_write(struct writer *w, const struct block *document,
	const struct layout_words *words)
{
	struct walk walk = { w, words };

	write_blocks(&walk, document->first, false);
}
