/*
 * Any bytes as Markdown: no line wider than asked, none with a character that
 * could harm a terminal but the marks of gaps, spans that cover each line. The
 * first byte is the flags, the second the width.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "core/layout.h"

static void expect(bool holds)
{
	if (!holds)
		abort();
}

/* Marks of gaps are all that a line may hold of what is dangerous. */
static void check_safe(const char *s, size_t n, bool gaps)
{
	for (size_t i = 0; i < n;) {
		uint32_t ch;
		size_t length = text_decode(s + i, n - i, &ch);
		bool gap =
			ch >= LAYOUT_GAP && ch < LAYOUT_GAP + LAYOUT_GAPS_MAX;

		expect((gaps && gap) ||
			text_find_danger(s + i, length) == length);
		i += length;
	}
}

static void check_gaps(const struct lines *lines)
{
	struct gap_place at;

	for (size_t gap = 0; gap < LAYOUT_GAPS_MAX; gap++) {
		const struct line *line;

		if (!layout_gap_at(lines, gap, &at))
			continue;
		line = &lines->items[at.line];
		expect(at.cells > 0 && at.col >= 0);
		expect(at.col + at.cells <=
			text_width(line->text, line->length));
	}
}

static void check_line(const struct line *line, int width)
{
	size_t at = 0;

	expect(strlen(line->text) == line->length);
	expect(text_width(line->text, line->length) <= width);
	expect(!strpbrk(line->text, "\n\t"));
	for (size_t i = 0; i < line->span_count; i++) {
		expect(line->spans[i].start == at);
		expect(line->spans[i].length > 0);
		at += line->spans[i].length;
	}
	expect(at == line->length);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct layout_words words = { .figure = "Рисунок" };
	struct lines lines = { 0 };
	struct arena arena = { 0 };
	unsigned flags;
	int width;
	char *text;

	if (size < 2)
		return 0;
	flags = data[0] &
		(LAYOUT_SHORT | LAYOUT_VERBATIM | LAYOUT_ASCII | LAYOUT_GAPS);
	width = 10 + data[1] % 100;
	text = xstrndup((const char *)data + 2, size - 2);
	layout_text(&lines, text, width, data[0] >> 4,
		data[1] & 128 ? "  1) " : NULL, flags, &words);
	for (size_t i = 0; i < lines.count; i++) {
		const struct line *line = &lines.items[i];

		check_line(line, width);
		check_safe(line->text, line->length, flags & LAYOUT_GAPS);
	}
	check_gaps(&lines);
	expect(!strchr(layout_plain(&arena, text, flags), '\n'));
	free(text);
	lines_release(&lines);
	arena_release(&arena);
	return 0;
}
