#include "core/layout_write.h"

#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>

#include "base/text.h"
#include "core/layout_gaps.h"

const char *soft_hyphen(const char *s, size_t n)
{
	const char *end = s + n;

	while (s < end && (s = memchr(s, 0xc2, (size_t)(end - s)))) {
		if (end - s > 1 && (uint8_t)s[1] == 0xad)
			return s;
		s++;
	}
	return NULL;
}

void writer_release(struct writer *w)
{
	buf_release(&w->text);
	buf_release(&w->scratch);
	buf_release(&w->breaks);
	free(w->spans);
}

int writer_room(const struct writer *w)
{
	int room = w->width;

	for (size_t i = 0; i < w->depth; i++)
		room -= w->margins[i].cells;
	return room;
}

void writer_push(struct writer *w, const char *mark, int cells, bool always)
{
	if (writer_room(w) - cells < WRITER_ROOM) {
		mark = NULL;
		cells = 0;
	}
	w->margins[w->depth++] = (struct margin){
		.mark = mark,
		.cells = cells,
		.always = always,
	};
}

void writer_pop(struct writer *w)
{
	w->depth--;
	if (w->gap_depth > w->depth)
		w->gap_depth = w->depth;
}

bool writer_mark_due(const struct writer *w)
{
	const struct margin *last = &w->margins[w->depth - 1];

	return last->mark && !last->shown;
}

size_t writer_fit(const char *s, size_t n, int cells)
{
	size_t fit = text_fit(s, n, cells);
	uint32_t ch;

	if (fit > 0 || n == 0)
		return fit;
	while (fit < n) {
		size_t length = text_decode(s + fit, n - fit, &ch);

		cells -= text_width(s + fit, length);
		if (cells < 0 && fit > 0)
			break;
		fit += length;
	}
	return fit;
}

/* --- a line ----------------------------------------------------------- */

/* The characters at s that belong to the cluster before them, in bytes. */
static size_t marks(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && (uint8_t)s[i] >= 0x80) {
		uint32_t ch;
		size_t length = text_decode(s + i, n - i, &ch);
		int property = uc_graphemeclusterbreak_property(ch);

		if (property != GBP_EXTEND && property != GBP_SPACINGMARK &&
			property != GBP_ZWJ)
			break;
		i += length;
	}
	return i;
}

static void add_span(struct writer *w, size_t n, enum style style)
{
	size_t start = w->text.len - n;
	struct span *last = NULL;

	if (w->span_count > 0)
		last = &w->spans[w->span_count - 1];
	if (last && last->style != style) {
		/* A span never begins inside a cluster. */
		size_t joined = marks(w->text.data + start, n);

		last->length += joined;
		start += joined;
		n -= joined;
	}
	if (n == 0)
		return;
	if (last && last->style == style) {
		last->length += n;
		return;
	}
	w->spans = mem_grow(
		w->spans, &w->span_room, w->span_count, sizeof *w->spans);
	w->spans[w->span_count++] = (struct span){ start, n, style };
}

static void add_as_is(
	struct writer *w, const char *s, size_t n, enum style style)
{
	buf_add(&w->text, s, n);
	add_span(w, n, style);
}

/* With brackets for what stands for them inside. */
static void add_shown(
	struct writer *w, const char *s, size_t n, enum style style)
{
	const char *end = s + n, *bracket;

	while (w->gaps && (bracket = gaps_bracket(s, (size_t)(end - s)))) {
		add_as_is(w, s, (size_t)(bracket - s), style);
		add_as_is(w, gaps_shown(bracket), 1, style);
		s = bracket + GAPS_CHAR;
	}
	add_as_is(w, s, (size_t)(end - s), style);
}

void writer_add(struct writer *w, const char *s, size_t n, enum style style)
{
	const char *end = s + n, *found;

	if (style == STYLE_PLAIN)
		style = w->plain;
	while (s < end) {
		found = soft_hyphen(s, (size_t)(end - s));
		if (!found)
			found = end;
		add_shown(w, s, (size_t)(found - s), style);
		s = found < end ? found + 2 : end;
	}
}

void writer_fill(struct writer *w, const char *s, int times, enum style style)
{
	while (times-- > 0)
		add_as_is(w, s, strlen(s), style);
}

static void show_margin(struct writer *w, struct margin *m, bool blank)
{
	const char *mark = m->mark;
	int pad = m->cells;

	if (!mark || (!m->always && (m->shown || blank))) {
		writer_fill(w, " ", pad, STYLE_PLAIN);
		return;
	}
	m->shown = true;
	pad -= text_width(mark, strlen(mark));
	writer_fill(w, " ", pad, STYLE_PLAIN);
	add_as_is(w, mark, strlen(mark), m->always ? STYLE_FAINT : STYLE_PLAIN);
}

static void trim(struct writer *w)
{
	size_t length = w->text.len;

	while (length > 0 && w->text.data[length - 1] == ' ')
		length--;
	w->text.len = length;
	while (w->span_count > 0) {
		struct span *last = &w->spans[w->span_count - 1];

		if (last->start < length) {
			last->length = length - last->start;
			break;
		}
		w->span_count--;
	}
}

/* What was written so far becomes a line of lines. */
static void finish(struct writer *w, bool glued)
{
	struct lines *lines = w->lines;
	size_t size;
	struct span *spans = NULL;

	trim(w);
	size = w->span_count * sizeof *spans;
	if (size > 0) {
		spans = arena_alloc(&lines->arena, size);
		memcpy(spans, w->spans, size);
	}
	lines->items = mem_grow(
		lines->items, &lines->room, lines->count, sizeof *lines->items);
	lines->items[lines->count++] = (struct line){
		.text = arena_strndup(
			&lines->arena, buf_str(&w->text), w->text.len),
		.length = w->text.len,
		.spans = spans,
		.span_count = w->span_count,
		.glued = glued,
	};
}

static void open_line(struct writer *w, size_t depth, bool blank)
{
	buf_clear(&w->text);
	w->span_count = 0;
	for (size_t i = 0; i < depth; i++)
		show_margin(w, &w->margins[i], blank);
}

void writer_gap(struct writer *w)
{
	if (!w->gap || w->depth < w->gap_depth)
		w->gap_depth = w->depth;
	w->gap = true;
}

void writer_begin(struct writer *w)
{
	if (w->gap) {
		w->gap = false;
		open_line(w, w->gap_depth, true);
		finish(w, w->glue);
	}
	open_line(w, w->depth, false);
}

void writer_end(struct writer *w)
{
	finish(w, w->glue);
	w->glue = w->sticky;
}
