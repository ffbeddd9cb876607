/*
 * core/layout: a lesson in each language with all that Markdown may hold
 * (golden/layout/LANGUAGE.md), at the widths that screens have.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "core/layout.h"
#include "golden.h"
#include "support/lines.h"

static const struct {
	const char *language, *figure;
} lessons[] = {
	{ "ru", "Рисунок" },
	{ "kk", "Сурет" },
	{ "ky", "Сүрөт" },
	{ "tg", "Расм" },
	{ "en", NULL },
};

static const int widths[] = { 20, 37, 40, 60, 72 };

/* What lies inside a style is between these. */
static const char *const open[STYLE_COUNT] = {
	[STYLE_STRONG] = "<b>",
	[STYLE_EMPHASIS] = "<i>",
	[STYLE_CODE] = "<c>",
	[STYLE_PROGRAM] = "",
	[STYLE_HEADING] = "<h>",
	[STYLE_TERM] = "<t>",
	[STYLE_QUOTE] = "<q>",
	[STYLE_FAINT] = "<f>",
};

static void add_styled(struct buf *b, const struct line *line)
{
	for (size_t i = 0; i < line->span_count; i++) {
		const struct span *span = &line->spans[i];

		buf_adds(b, open[span->style] ? open[span->style] : "");
		buf_add(b, line->text + span->start, span->length);
		buf_adds(b, open[span->style] ? "</>" : "");
	}
	buf_addc(b, '\n');
}

static void add_laid_out(struct buf *b, const char *text, int width,
	unsigned flags, const struct layout_words *words)
{
	struct lines lines = { 0 };
	char *plain;

	layout_text(&lines, text, width, 0, NULL, flags, words);
	for (size_t i = 0; i < lines.count; i++)
		assert_null(line_wrong(&lines.items[i], width, false));
	plain = lines_text(&lines);
	buf_addf(b, "==== %d%s\n%s", width, flags ? ", ASCII" : "", plain);
	if (width == 60) {
		buf_adds(b, "==== styles\n");
		for (size_t i = 0; i < lines.count; i++)
			add_styled(b, &lines.items[i]);
	}
	free(plain);
	lines_release(&lines);
}

static void test_lessons(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof lessons / sizeof *lessons; i++) {
		const struct layout_words words = { lessons[i].figure };
		char name[64];
		struct buf b = { 0 };
		char *text;

		snprintf(name, sizeof name, "golden/layout/%s.md",
			lessons[i].language);
		text = golden_read(name);
		assert_non_null(text);
		for (size_t j = 0; j < sizeof widths / sizeof *widths; j++)
			add_laid_out(&b, text, widths[j], 0, &words);
		add_laid_out(&b, text, 40, LAYOUT_ASCII, &words);
		snprintf(name, sizeof name, "layout/%s.out",
			lessons[i].language);
		assert_true(golden_matches(name, b.data));
		buf_release(&b);
		free(text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lessons),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
