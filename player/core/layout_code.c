#include "core/layout_code.h"

#include <string.h>

#include "base/text.h"
#include "core/layout_gaps.h"

enum { TAB = 4 };

/* The line at s with its tabs as spaces; its bytes, borrowed from w. */
static size_t expand(struct writer *w, const char **s, size_t n)
{
	const char *from = *s, *end = from + n, *tab;

	if (!memchr(from, '\t', n))
		return n;
	buf_clear(&w->scratch);
	while ((tab = memchr(from, '\t', (size_t)(end - from)))) {
		int cells;

		buf_add(&w->scratch, from, (size_t)(tab - from));
		cells = text_width(from, (size_t)(tab - from));
		/* All before it ends at a stop. */
		buf_fill(&w->scratch, ' ', (size_t)(TAB - cells % TAB));
		from = tab + 1;
	}
	buf_add(&w->scratch, from, (size_t)(end - from));
	*s = w->scratch.data;
	return w->scratch.len;
}

/* The place behind a space in the last third of the row; 0: there is none. */
static size_t behind_space(const char *s, size_t n, size_t fit)
{
	size_t i = fit, indent = 0;

	while (indent < fit && s[indent] == ' ')
		indent++;
	while (i > fit - fit / 3 && i > indent && s[i - 1] != ' ')
		i--;
	if (i == indent || s[i - 1] != ' ' ||
		text_cluster(s + i - 1, n - i + 1) > 1)
		return 0;
	return i;
}

/* Bytes of a row of room cells that ends in no gap; 0: one fills it. */
static size_t outside(const char *s, size_t n, int room)
{
	return gaps_outside(s, n, writer_fit(s, n, room));
}

/* Bytes of the row of a line that goes on: words are seldom torn. */
static size_t fold(const char *s, size_t n, int room)
{
	size_t fit = outside(s, n, room), behind;

	if (fit == 0)
		fit = writer_fit(s, n, room);
	behind = behind_space(s, n, fit);
	return behind > 0 ? behind : fit;
}

static void write_row(
	struct writer *w, const char *s, size_t n, int pad, bool goes_on)
{
	writer_begin(w);
	writer_fill(w, " ", pad, STYLE_PROGRAM);
	writer_add(w, s, n, STYLE_PROGRAM);
	if (goes_on)
		writer_add(w, "\\", 1, STYLE_FAINT);
	writer_end(w);
}

static void write_line(struct writer *w, const char *s, size_t n)
{
	int room = writer_room(w), indent = 0, pad = 0;

	n = expand(w, &s, n);
	while (n > 0 && s[n - 1] == ' ')
		n--;
	while ((size_t)indent < n && s[indent] == ' ')
		indent++;
	while (text_fit(s, n, room - pad) < n) {
		size_t fit = fold(s, n, room - pad - 1);

		write_row(w, s, fit, pad, true);
		s += fit;
		n -= fit;
		/* It goes on below its beginning, where the program's are. */
		pad = indent <= room / 2 && room - indent >= WRITER_ROOM
			      ? indent
			      : 0;
		if (pad > 0 && outside(s, n, room - pad - 1) == 0)
			pad = 0;
	}
	write_row(w, s, n, pad, false);
}

/* The next line of the text, without its line feed. */
static size_t line_length(const char *s, const char *end)
{
	const char *feed = memchr(s, '\n', (size_t)(end - s));

	return (size_t)((feed ? feed : end) - s);
}

void code_write(struct writer *w, const char *text, size_t n)
{
	const char *end = text + n;

	while (text < end) {
		size_t length = line_length(text, end);

		write_line(w, text, length);
		text += length + 1;
	}
}

int code_width(struct writer *w, const char *text, size_t n)
{
	const char *end = text + n;
	int widest = 0;

	while (text < end) {
		size_t length = line_length(text, end);
		const char *s = text;
		size_t bytes = expand(w, &s, length);
		int width = text_width(s, bytes);

		if (width > widest)
			widest = width;
		text += length + 1;
	}
	return widest;
}
