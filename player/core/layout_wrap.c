#include "core/layout_wrap.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "core/layout_break.h"
#include "core/layout_gaps.h"

enum {
	BACK = 8, /* clusters that a cut may give to the next row */
	LONG = 512, /* bytes: not measured to its end for every row */
};

struct wrap {
	const char *s;
	size_t n;
	const char *breaks; /* one a byte */
	const struct rich *text; /* for its styles */
	size_t span; /* in it, of the text written so far */
	size_t piece_at, piece_end; /* of the last piece that was found */
	size_t piece_stop; /* the same without spaces */
};

/* A row of the text: [from, stop) is shown, the next one begins at next. */
struct row {
	size_t stop, next;
	bool hyphen;
};

/* --- soft hyphens ----------------------------------------------------- */

/*
 * Text without its soft hyphens; where they were, in order. In code they mean
 * nothing, and a hyphen there would be another program.
 */
struct hyphens {
	struct rich clean;
	struct buf text;
	struct span *spans;
	size_t *at;
	size_t count;
};

static void take_hyphens(struct hyphens *h, const struct rich *text)
{
	size_t room = 0;

	h->spans = xcalloc(text->span_count, sizeof *h->spans);
	for (size_t i = 0; i < text->span_count; i++) {
		const struct span *from = &text->spans[i];
		const char *s = text->text + from->start;
		const char *end = s + from->length, *found;

		h->spans[i] = *from;
		h->spans[i].start = h->text.len;
		while ((found = soft_hyphen(s, (size_t)(end - s)))) {
			buf_add(&h->text, s, (size_t)(found - s));
			s = found + 2;
			if (from->style == STYLE_CODE)
				continue;
			h->at = mem_grow(h->at, &room, h->count, sizeof *h->at);
			h->at[h->count++] = h->text.len;
		}
		buf_add(&h->text, s, (size_t)(end - s));
		h->spans[i].length = h->text.len - h->spans[i].start;
	}
	h->clean = (struct rich){ buf_str(&h->text), h->text.len, h->spans,
		text->span_count };
}

/* --- rows ------------------------------------------------------------- */

static size_t skip_spaces(const struct wrap *w, size_t i)
{
	while (i < w->n && w->s[i] == ' ')
		i++;
	return i;
}

/* The piece at a place ends before the next byte that may begin a row. */
static void find_piece(struct wrap *w, size_t at, size_t to)
{
	size_t end = at + 1;

	/* Its rest, where a row cut it: ends are found once. */
	if (at >= w->piece_at && at < w->piece_end)
		return;
	w->piece_at = at;
	while (end < to && w->breaks[end] == BREAK_NEVER)
		end++;
	w->piece_end = end;
	while (end > at && w->s[end - 1] == ' ')
		end--;
	w->piece_stop = end;
}

/* Whether a row from byte i on would begin with what closes or joins. */
static bool begins_badly(const struct wrap *w, size_t i)
{
	i = skip_spaces(w, i);
	return i < w->piece_stop &&
	       (break_is_dash(w->text, i) || break_is_closing(w->text, i));
}

/* Whether a cut at byte i takes a sign from what it belongs to. */
static bool tears(const struct wrap *w, size_t i)
{
	return i < w->piece_stop &&
	       (break_is_opening(w->text, i) || begins_badly(w, i));
}

/* A word longer than the room; dashes and quotation marks keep a letter. */
static struct row cut(const struct wrap *w, size_t from, int room)
{
	const char *s = w->s + from;
	size_t length = w->piece_stop - from;
	size_t fit = writer_fit(s, length, room);
	size_t n = gaps_outside(s, length, fit);

	if (n > 0)
		fit = n;
	n = fit;
	for (int tries = 0; tears(w, from + n); tries++) {
		n -= text_last_cluster(s, n);
		n = gaps_outside(s, length, n);
		if (n == 0 || tries == BACK) {
			n = fit; /* nothing else there */
			break;
		}
	}
	return (struct row){ from + n, from + n, false };
}

/* Cells of a piece; of one that is far too long, something above limit. */
static int piece_width(const char *s, size_t n, int limit)
{
	if (n > LONG && text_fit(s, n, limit) < n)
		return limit + 1;
	return text_width(s, n);
}

static struct row next_row(struct wrap *w, size_t from, size_t to, int room)
{
	struct row fine = { 0 }, poor = { 0 };
	size_t at = from;
	int left = room, used = 0, width = 0;

	while (at < to) {
		struct row row;
		char kind = BREAK_HERE;

		find_piece(w, at, to);
		if (w->piece_end < to)
			kind = w->breaks[w->piece_end];
		width = piece_width(w->s + at, w->piece_stop - at, left);
		if (left <= 0 || width + (kind == BREAK_HYPHEN) > left)
			break;
		left -= width;
		row = (struct row){ w->piece_stop, w->piece_end,
			kind == BREAK_HYPHEN };
		left -= (int)(w->piece_end - w->piece_stop);
		if (kind == BREAK_POOR) {
			poor = row;
		} else {
			fine = row;
			used = room - left;
		}
		at = w->piece_end;
	}
	/*
	 * For a fine break no row is left half empty, and what it takes to the
	 * next row has to find room there with what comes behind it.
	 */
	if (poor.next > fine.next &&
		(used < room / 2 || room - left - used + width > room))
		fine = poor;
	return fine.next > from ? fine : cut(w, from, room);
}

static void write_row(
	struct writer *out, struct wrap *w, size_t from, const struct row *row)
{
	const struct rich *text = w->text;
	enum style style = STYLE_PLAIN;

	writer_begin(out);
	while (from < row->stop && w->span < text->span_count) {
		const struct span *span = &text->spans[w->span];
		size_t end = span->start + span->length;
		size_t stop = end < row->stop ? end : row->stop;

		if (end <= from) {
			w->span++;
			continue;
		}
		style = span->style;
		writer_add(out, w->s + from, stop - from, style);
		from = stop;
	}
	if (row->hyphen)
		writer_add(out, "-", 1, style);
	writer_end(out);
}

/* The text between two hard breaks. */
static void wrap_part(
	struct writer *out, struct wrap *w, size_t from, size_t to)
{
	int room = writer_room(out);

	from = skip_spaces(w, from);
	while (from < to) {
		struct row row = next_row(w, from, to, room);

		write_row(out, w, from, &row);
		from = skip_spaces(w, row.next);
	}
}

void wrap_text(struct writer *out, const struct rich *text)
{
	struct hyphens h = { 0 };
	struct wrap w = { 0 };
	size_t from = 0, to;

	if (soft_hyphen(text->text, text->length)) {
		take_hyphens(&h, text);
		text = &h.clean;
	}
	w.s = text->text;
	w.n = text->length;
	w.text = text;
	break_find(&out->breaks, text);
	break_add_hyphens(&out->breaks, text, h.at, h.count);
	w.breaks = out->breaks.data;
	while (from < w.n) {
		const char *feed = memchr(w.s + from, '\n', w.n - from);

		to = feed ? (size_t)(feed - w.s) : w.n;
		wrap_part(out, &w, from, to);
		from = to + 1;
	}
	buf_release(&h.text);
	free(h.spans);
	free(h.at);
}
