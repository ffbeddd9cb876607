/*
 * Any bytes as Markdown: no line wider than asked, none with a character that
 * could harm a terminal, spans that cover each line. The first byte is the
 * flags, the second the width.
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

static void check_line(const struct line *line, int width)
{
	size_t at = 0;

	expect(strlen(line->text) == line->length);
	expect(text_width(line->text, line->length) <= width);
	expect(text_find_danger(line->text, line->length) == line->length);
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
	flags = data[0] & (LAYOUT_SHORT | LAYOUT_VERBATIM | LAYOUT_ASCII);
	width = 10 + data[1] % 100;
	text = xstrndup((const char *)data + 2, size - 2);
	layout_text(&lines, text, width, data[0] >> 4,
		data[0] & 8 ? "  1) " : NULL, flags, &words);
	for (size_t i = 0; i < lines.count; i++)
		check_line(&lines.items[i], width);
	expect(!strchr(layout_plain(&arena, text, flags), '\n'));
	free(text);
	lines_release(&lines);
	arena_release(&arena);
	return 0;
}
