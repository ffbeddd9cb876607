#include "core/layout_code.h"

#include <string.h>

#include "base/text.h"

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

static void write_line(struct writer *w, const char *s, size_t n)
{
	int room = writer_room(w);

	n = expand(w, &s, n);
	while (n > 0 && s[n - 1] == ' ')
		n--;
	do {
		size_t fit = text_fit(s, n, room);

		if (fit < n)
			fit = writer_fit(s, n, room - 1);
		writer_begin(w);
		writer_add(w, s, fit, STYLE_CODE);
		if (fit < n)
			writer_add(w, "\\", 1, STYLE_FAINT);
		writer_end(w);
		s += fit;
		n -= fit;
	} while (n > 0);
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
