/* core/layout: Markdown to lines; rows first, then what holds for any text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "core/layout.h"

#define NBSP "\xc2\xa0"
#define SHY "\xc2\xad"
#define STRESS "\xcc\x81"

static const struct layout_words words = { .figure = "Рисунок" };

/* The lines as one text; with styles, as "plain s{strong} c{code}". */
static const char letters[STYLE_COUNT] = {
	[STYLE_STRONG] = 's',
	[STYLE_EMPHASIS] = 'e',
	[STYLE_CODE] = 'c',
	[STYLE_HEADING] = 'h',
	[STYLE_TERM] = 't',
	[STYLE_QUOTE] = 'q',
	[STYLE_FAINT] = 'f',
};

static void add_spans(struct buf *b, const struct line *line)
{
	for (size_t i = 0; i < line->span_count; i++) {
		const struct span *span = &line->spans[i];
		char letter = letters[span->style];

		if (letter)
			buf_addf(b, "%c{", letter);
		buf_add(b, line->text + span->start, span->length);
		if (letter)
			buf_addc(b, '}');
	}
}

static char *show(const struct lines *lines, bool styles)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < lines->count; i++) {
		if (styles)
			add_spans(&b, &lines->items[i]);
		else
			buf_adds(&b, lines->items[i].text);
		buf_addc(&b, '\n');
	}
	return buf_steal(&b);
}

struct row {
	const char *text;
	int width;
	unsigned flags;
	const char *lines;
};

static void check_rows(const struct row *rows, size_t count, bool styles)
{
	for (size_t i = 0; i < count; i++) {
		struct lines lines = { 0 };
		char *shown;

		layout_text(&lines, rows[i].text, rows[i].width, 0, NULL,
			rows[i].flags, &words);
		shown = show(&lines, styles);
		assert_string_equal(shown, rows[i].lines);
		free(shown);
		lines_release(&lines);
	}
}

#define CHECK(rows, styles) \
	check_rows((rows), sizeof(rows) / sizeof((rows)[0]), (styles))

static void test_wrapping(void **state)
{
	static const struct row rows[] = {
		{ "", 20, 0, "" },
		{ "один два три", 20, 0, "один два три\n" },
		{ "один два три", 10, 0, "один два\nтри\n" },
		{ "раз\nдва  \nтри\\\nчетыре", 30, 0,
			"раз два\nтри\nчетыре\n" },
		{ "a\tb  *c *  d", 30, 0, "a b *c * d\n" },
		{ "первый\n\nвторой", 20, 0, "первый\n\nвторой\n" },
		{ "узкий", 1, 0, "узкий\n" }, /* 10 at least */
		/* no dash first */
		{ "имя слово — это", 10, 0, "имя\nслово —\nэто\n" },
		{ "имя слово - это", 10, 0, "имя\nслово -\nэто\n" },
		{ "имя слово -- это", 11, 0, "имя\nслово --\nэто\n" },
		{ "длиннослов — это", 10, 0, "длинносло\nв — это\n" },
		{ "ответ —5 или -5", 10, 0, "ответ —5\nили -5\n" },
		/* NBSP, soft hyphen */
		{ "весит 8" NBSP "бит", 10, 0, "весит\n8" NBSP "бит\n" },
		{ "&nbsp;а", 10, 0, NBSP "а\n" },
		{ "ин" SHY "фор" SHY "ма" SHY "ти" SHY "ка", 10, 0,
			"информати-\nка\n" },
		{ "ин" SHY "фор" SHY "ма", 10, 0, "информа\n" },
		{ "о ин&shy;фор&shy;ма&shy;ти&shy;ка", 10, 0,
			"о информа-\nтика\n" },
		{ "`a" SHY "b` c", 10, 0, "ab c\n" },
		/* long words, clusters */
		{ "оооооооооооо", 10, 0, "оооооооооо\nоо\n" },
		{ "о" STRESS "о" STRESS "оооооооооо" STRESS, 10, 0,
			"о" STRESS "о" STRESS "оооооооо\nоо" STRESS "\n" },
		{ "日本語日本語", 11, 0, "日本語日本\n語\n" },
		{ "см. ааааааааааааа бб", 10, 0, "см.\nаааааааааа\nааа бб\n" },
		/* quotation marks and brackets */
		{ "слово «большой дом» тут", 10, 0,
			"слово\n«большой\nдом» тут\n" },
		{ "«да» (нет)", 10, 0, "«да» (нет)\n" },
		{ "вот «да» (нет)", 10, 0, "вот «да»\n(нет)\n" },
		{ "ее \"да\" (нет)", 10, 0, "ее \"да\"\n(нет)\n" },
		{ "слово « дом » тут", 12, 0, "слово\n« дом » тут\n" },
		{ "«ааааааааа»", 10, 0, "«аааааааа\nа»\n" },
		/* without a space */
		{ "длинно и т.е. так", 12, 0, "длинно и\nт.е. так\n" },
		{ "скорость км/ч и", 12, 0, "скорость\nкм/ч и\n" },
		{ "они из-за дома", 8, 0, "они из-за\nдома\n" },
		{ "все научно-познавательно", 16, 0,
			"все научно-\nпознавательно\n" },
		/* code breaks at spaces */
		{ "код `a-b c+d e` x", 10, 0, "код a-b\nc+d e x\n" },
		{ "код `a->bcdef` x", 10, 0, "код\na->bcdef x\n" },
	};

	(void)state;
	CHECK(rows, false);
}

static void test_inline(void **state)
{
	static const struct row rows[] = {
		{ "*a* **b** `c` _d_ ***e*** x_y_z", 40, 0,
			"e{a} s{b} c{c} e{d} s{e} x_y_z\n" },
		{ "один [битом](term:bit) и [`x`](term:x)", 40, 0,
			"один t{битом} и t{x}\n" },
		{ "[сайт](https://a.b/c) <https://a.b> <x@y.z>", 60, 0,
			"сайт f{(https://a.b/c)} https://a.b x@y.z\n" },
		{ "![рис](a.png) [](b) [x]()", 60, 0,
			"рис f{(a.png)} f{(b)} x\n" },
		{ "\\*a\\* <b>x</b> ~~d~~ www.a.kz", 40, 0,
			"*a* <b>x</b> ~~d~~ www.a.kz\n" },
		{ "`a  b` `` ` ``", 40, 0, "c{a  b} c{`}\n" },
		{ "&lt;&#1179;&#x4D9;&laquo;&none;&amp;", 40, 0,
			"<қә«&none;&\n" },
		/* what an entity may not make */
		{ "a&#27;[b&#x202e;c&#0;&#x200b;&#xfeff;&#x110000;d&#10;e", 40,
			0, "a[bcd e\n" },
		{ "a&#x1b;b [x](u&#x9b;&#x202e;v)", 40, 0, "ab x f{(uv)}\n" },
		{ "a&#xD800;b", 40, 0, "ab\n" },
		/* nor the text itself, wherever it comes from */
		{ "a\x1b[2J\xe2\x80\xae\xff"
		  "b",
			40, 0,
			"a\xef\xbf\xbd[2J\xef\xbf\xbd"
			"b\n" },
		{ "# Код `print` *и* [бит](term:b)", 40, 0,
			"h{КОД }c{print}h{ И }t{БИТ}\n" },
		{ "### Үшінші", 40, 0, "h{Үшінші}\n" },
		{ "Қазақ\n===\n\nә ғ ӣ\n---", 40, 0, "h{ҚАЗАҚ}\n\nh{Ә Ғ Ӣ}\n" },
		{ "> a **b**\n> - c\n", 40, 0,
			"f{| }q{a }s{b}\nf{|}\nf{| }- q{c}\n" },
		/* a span does not begin with a mark */
		{ "`о`" STRESS "а", 40, 0, "c{о" STRESS "}а\n" },
	};

	(void)state;
	CHECK(rows, true);
}

static void test_blocks(void **state)
{
	static const struct row rows[] = {
		{ "- один два три\n- b\n  - c\n\n    d\n", 10, 0,
			"- один два\n  три\n- b\n  - c\n\n    d\n" },
		{ "9. a\n10. b\n", 20, 0, " 9. a\n10. b\n" },
		{ "1) a\n\n2) b\n", 20, 0, "1) a\n\n2) b\n" },
		{ "-\n- a\n", 20, 0, "-\n- a\n" },
		{ "a\n- b\n\nc", 20, 0, "a\n\n- b\n\nc\n" },
		{ "> цитата длинная\n>\n> > b\n", 12, 0,
			"| цитата\n| длинная\n|\n| | b\n" },
		{ "***\na", 10, 0, "──────────\n\na\n" },
		{ "***", 10, LAYOUT_ASCII, "----------\n" },
		{ "    a = 1\n\n\tb\n", 20, 0, "    a = 1\n\n    b\n" },
		{ "```\n\ta\tb\n``` \n", 20, 0, "        a   b\n" },
		{ "```\n*x* &lt; abcdef gh\n```", 14, 0,
			"    *x* &lt; \\\n    abcdef gh\n" },
		{ "```\n1234567890\n```", 14, 0, "    1234567890\n" },
		{ "```\n12345678901\n```", 14, 0, "    123456789\\\n    01\n" },
		{ "- a\n\n      code\n", 20, 0, "- a\n\n      code\n" },
		{ "```figure Две лампы\n[x]\n```", 20, 0,
			"    [x]\nРисунок: Две лампы\n" },
		{ "```figure Две лампы\n[x]\n```", 20, LAYOUT_ASCII,
			"Рисунок: Две лампы\n" },
		{ "```figure\n[x]\n```", 20, LAYOUT_ASCII, "    [x]\n" },
		{ "```figure a\n12345678\n```", 10, 0,
			"  12345678\nРисунок: a\n" },
		{ "```figures\n[x]\n```", 20, LAYOUT_ASCII, "    [x]\n" },
		/* too deep for the width: what is said counts */
		{ "- - - - - - a", 10, 0, "- - - a\n" },
		{ "> > > > > > a", 10, 0, "| | | a\n" },
	};

	(void)state;
	CHECK(rows, false);
}

#define TABLE \
	"место | 5 | `x`\n" \
	":-----|--:|:-:\n" \
	"цена  | 16 | a\n" \
	"пусто |    | b*c*d\n"

static void test_tables(void **state)
{
	static const struct row rows[] = {
		{ TABLE, 40, 0,
			"место |  5 |  x\n"
			"────────────────\n"
			"цена  | 16 |  a\n"
			"пусто |    | bcd\n" },
		{ TABLE, 16, LAYOUT_ASCII,
			"место |  5 |  x\n"
			"----------------\n"
			"цена  | 16 |  a\n"
			"пусто |    | bcd\n" },
		{ TABLE, 15, 0,
			"- место: цена\n"
			"  5: 16\n"
			"  x: a\n"
			"- место: пусто\n"
			"  5:\n"
			"  x: bcd\n" },
		{ "- x\n\n  ааа|б\n  ---|---\n  в|г\n", 20, 0,
			"- x\n\n  ааа | б\n  ───────\n  в   | г\n" },
		{ "а" SHY "б|c\n---|---\nде|f", 20, 0,
			"аб | c\n──────\nде | f\n" },
		{ "аааааааа|b\n---|---\n", 10, 0, "- аааааааа\n  b\n" },
	};

	(void)state;
	CHECK(rows, false);
}

/* md4c fills each row up to the head's columns. */
static void test_huge_table(void **state)
{
	struct buf b = { 0 };
	struct lines lines = { 0 };

	(void)state;
	for (int i = 0; i < 3000; i++)
		buf_adds(&b, "a|");
	buf_adds(&b, "b\n");
	for (int i = 0; i < 3000; i++)
		buf_adds(&b, "---|");
	buf_adds(&b, "---\n");
	for (int i = 0; i < 10000; i++)
		buf_adds(&b, "|\n");
	layout_text(&lines, b.data, 72, 0, NULL, 0, &words);
	assert_in_range(lines.count, 10, 1000);
	lines_release(&lines);
	buf_release(&b);
}

static void test_short(void **state)
{
	static const struct row rows[] = {
		{ "- один", 40, LAYOUT_SHORT, "- один\n" },
		{ "# один", 40, LAYOUT_SHORT, "# один\n" },
		{ "1. один", 40, LAYOUT_SHORT, "1. один\n" },
		{ "> один", 40, LAYOUT_SHORT, "> один\n" },
		{ "* один", 40, LAYOUT_SHORT, "* один\n" },
		{ "+ 1", 40, LAYOUT_SHORT, "+ 1\n" },
		{ "***", 40, LAYOUT_SHORT, "***\n" },
		{ "* * *", 40, LAYOUT_SHORT, "* * *\n" },
		{ "===", 40, LAYOUT_SHORT, "===\n" },
		{ "    a", 40, LAYOUT_SHORT, "a\n" },
		{ "```python", 40, LAYOUT_SHORT, "```python\n" },
		{ "~~~", 40, LAYOUT_SHORT, "~~~\n" },
		{ "[a](b) <c> &lt; [[x]] $y$ | z", 40, LAYOUT_SHORT,
			"[a](b) <c> &lt; [[x]] $y$ | z\n" },
		{ "*a* **b** `c*d*` _e_", 40, LAYOUT_SHORT,
			"e{a} s{b} c{c*d*} e{e}\n" },
		{ "`\\n` \\n \\\\ \\* C:\\dir", 40, LAYOUT_SHORT,
			"c{\\n} \\n \\ * C:\\dir\n" },
		{ "``a`b`` ` c", 40, LAYOUT_SHORT, "c{a`b} ` c\n" },
		{ "a\nb\tc", 40, LAYOUT_SHORT, "a b c\n" },
		{ "число 352, 5 * 3 * 2", 10, LAYOUT_SHORT,
			"число 352,\n5 * 3 * 2\n" },
	};

	(void)state;
	CHECK(rows, true);
}

static void test_verbatim(void **state)
{
	static const struct row rows[] = {
		{ "# a\n\n  *b*\r\nc\n", 40, LAYOUT_VERBATIM,
			"c{# a}\n\nc{  *b*}\nc{c}\n" },
		{ "a\tbc\td", 40, LAYOUT_VERBATIM, "c{a   bc  d}\n" },
		{ "123456789012", 10, LAYOUT_VERBATIM,
			"c{123456789}f{\\}\nc{012}\n" },
		{ "a          ", 10, LAYOUT_VERBATIM, "c{a}\n" },
		{ "日本語日本語", 10, LAYOUT_VERBATIM,
			"c{日本語日}f{\\}\nc{本語}\n" },
	};

	(void)state;
	CHECK(rows, true);
}

static void test_indent_and_lead(void **state)
{
	static const struct {
		const char *text;
		int indent;
		const char *lead, *lines;
	} rows[] = {
		{ "один два три", 5, "  1) ",
			"  1) один\n     два\n     три\n" },
		{ "один два", 5, "> ", "   > один\n     два\n" },
		{ "один два", 2, NULL, "  один два\n" },
		{ "один два", 4, NULL, "    один\n    два\n" },
		{ "a b", 0, "1) ", "1) a b\n" },
		{ "", 3, "1) ", "1)\n" },
		{ "abcdef", 90, "123456789) ", "56789) abcd\n       ef\n" },
		{ "- x\n- y", 3, "1) ", "1) - x\n   - y\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lines lines = { 0 };
		char *shown;

		layout_text(&lines, rows[i].text, 11, rows[i].indent,
			rows[i].lead, 0, &words);
		shown = show(&lines, false);
		assert_string_equal(shown, rows[i].lines);
		free(shown);
		lines_release(&lines);
	}
}

static void test_glued(void **state)
{
	static const struct {
		const char *text, *glued; /* a sign a line */
	} rows[] = {
		{ "a\n\nb", "..." },
		{ "# a\n\nb b b b b b\n", ".++." },
		{ "x\n\n# aaaaaaa bbbbbbbb\n\n## c\n\n- d\n- e", "...+++++." },
		{ "такой код:\n\n    a\n    b", ".++." },
		{ "a|b\n---|---\nc|d\ne|f", ".++." },
		{ "```figure рисунок\na\nb\n```", "..++" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lines lines = { 0 };
		struct buf glued = { 0 };

		layout_text(&lines, rows[i].text, 10, 0, NULL, 0, &words);
		for (size_t j = 0; j < lines.count; j++)
			buf_addc(&glued, lines.items[j].glued ? '+' : '.');
		assert_string_equal(buf_str(&glued), rows[i].glued);
		buf_release(&glued);
		lines_release(&lines);
	}
}

static void test_gap_and_line(void **state)
{
	struct lines lines = { 0 };
	char *shown;

	(void)state;
	layout_gap(&lines);
	layout_line(&lines, "a\tb\x1b" SHY, STYLE_STRONG, 20, 2);
	layout_gap(&lines);
	layout_gap(&lines);
	layout_line(&lines, "двенадцать знаков", STYLE_CODE, 12, 1);
	layout_line(&lines, "", STYLE_PLAIN, 12, 1);
	layout_gap(&lines);
	shown = show(&lines, true);
	assert_string_equal(
		shown, "  s{a b\xef\xbf\xbd}\n\n c{двенадцать}\n\n");
	free(shown);
	lines_release(&lines);
}

static void test_plain(void **state)
{
	static const struct {
		const char *text;
		unsigned flags;
		const char *plain;
	} rows[] = {
		{ "", 0, "" },
		{ "\n\n# *Сколько* `стоит`\n\nтекст", 0, "Сколько стоит" },
		{ "Пере" SHY "ведите\n10110 в [бит](term:b)\n\nещё", 0,
			"Переведите 10110 в бит" },
		{ "раз  \nдва", 0, "раз" },
		{ "- один\n- два", 0, "один" },
		{ "***\n> цитата", 0, "цитата" },
		{ "```figure Лампы\n[x]\n```", 0, "Лампы" },
		{ "\n    a = 1\n    b", 0, "a = 1" },
		{ "# a *b*", LAYOUT_SHORT, "# a b" },
		{ "\n  # *b*\tc \nd", LAYOUT_VERBATIM, "# *b* c" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = { 0 };

		assert_string_equal(
			layout_plain(&arena, rows[i].text, rows[i].flags),
			rows[i].plain);
		arena_release(&arena);
	}
}

/* --- what holds for any text ------------------------------------------ */

static uint32_t random_state = 7;

static size_t below(size_t n)
{
	random_state = random_state * 1664525u + 1013904223u;
	return (random_state >> 8) % n;
}

static const char *const pieces[] = { "место", "числа", "двоичном", "сабақ",
	"қазақстандықтардың", "үйрөнүүчүлөр", "мүмкүнчүлүктөр", "омӯзгорон",
	"ҷумҳурӣ", "lesson", "misunderstanding", "мо\xcc\x81ре",
	"у\xcc\x81дарение", "и\xcc\x84", "—", "–", "-", "--", "- ", "«", "»",
	"(", ")", "\"", ".", ",", "!", "8\xc2\xa0бит", "до\xc2\xadро\xc2\xadга",
	"*", "**", "_", "`", "``", "`a b-c`", "&nbsp;", "&shy;", "&#x202e;",
	"[x](term:y)", "<http://a.b/c/d/e/f/g/h>", "\\", "日本語", "🇰🇿",
	"👩‍👩‍👧", "\xe1\x84\x92\xe1\x85\xa1",
	"электрооборудованиемеханик", "a.b.c.d.e.f.g.h.i.j.k.l.m", "\n", "\n\n",
	"\n\n    ", "\n\n- ", "\n  1. ", "\n> ", "\n# ", "\n\n```\n", "\t",
	"a|b\n---|---\n", "|", "\n***\n", "  \n", "\xff", "\x1b[m",
	"\xe2\x80\x8b" };

static void add_random(struct buf *b)
{
	size_t count = below(60), kinds = sizeof pieces / sizeof *pieces;
	size_t used = 1 + below(kinds), spaces = 1 + below(4);

	while (count-- > 0) {
		buf_adds(b, pieces[below(used)]);
		if (below(4) < spaces)
			buf_addc(b, ' ');
	}
}

static void check_line(const struct line *line, int width)
{
	size_t at = 0;

	assert_true(text_width(line->text, line->length) <= width);
	assert_int_equal(strlen(line->text), line->length);
	assert_int_equal(
		text_find_danger(line->text, line->length), line->length);
	assert_null(strpbrk(line->text, "\n\t"));
	assert_null(strstr(line->text, SHY));
	assert_true(line->length == 0 || line->text[line->length - 1] != ' ');
	for (size_t i = 0; i < line->span_count; i++) {
		assert_int_equal(line->spans[i].start, at);
		assert_true(line->spans[i].length > 0);
		at += line->spans[i].length;
	}
	assert_int_equal(at, line->length);
}

static void test_any_text(void **state)
{
	static const unsigned flags[] = { 0, 0, LAYOUT_SHORT, LAYOUT_VERBATIM,
		LAYOUT_ASCII };

	(void)state;
	for (int round = 0; round < 20000; round++) {
		int width = 10 + (int)below(round % 2 ? 12 : 70);
		int indent = (int)below(8);
		struct lines lines = { 0 };
		struct buf b = { 0 };

		add_random(&b);
		layout_text(&lines, buf_str(&b), width, indent,
			below(2) ? "1) " : NULL, flags[below(5)], &words);
		for (size_t i = 0; i < lines.count; i++)
			check_line(&lines.items[i], width);
		lines_release(&lines);
		buf_release(&b);
	}
}

/* Prose of the five languages, of which nothing may be lost. */
static const char *const prose[] = { "место", "двоичном", "сабақ",
	"қазақстандықтардың", "үйрөнүүчүлөр", "омӯзгорон", "lesson",
	"мо\xcc\x81ре", "ударе\xcc\x81ние", "и\xcc\x84", "—", "–", "«цитата»",
	"(скобки)", "8\xc2\xa0бит", "из-за", "юго-западный",
	"электрооборудованиемеханик", "日本語", "🇰🇿", "да," };

static void add_clusters(struct buf *b, const char *s, size_t n)
{
	for (size_t i = 0; i < n;) {
		size_t length = text_cluster(s + i, n - i);

		if (s[i] != ' ') {
			buf_add(b, s + i, length);
			buf_addc(b, '|');
		}
		i += length;
	}
}

static bool dash_first(const char *s)
{
	return strncmp(s, "—", 3) == 0 || strncmp(s, "–", 3) == 0;
}

static bool ends_with(const struct line *line, const char *what)
{
	size_t n = strlen(what);

	return line->length >= n &&
	       strcmp(line->text + line->length - n, what) == 0;
}

static void test_prose(void **state)
{
	(void)state;
	for (int round = 0; round < 10000; round++) {
		int width = 10 + (int)below(30);
		struct lines lines = { 0 };
		struct buf b = { 0 }, want = { 0 }, got = { 0 };

		for (size_t i = 1 + below(30); i > 0; i--)
			buf_addf(&b, "%s ",
				prose[below(sizeof prose / sizeof *prose)]);
		layout_text(&lines, b.data, width, 0, NULL, 0, &words);
		add_clusters(&want, b.data, b.len);
		for (size_t i = 0; i < lines.count; i++) {
			const struct line *line = &lines.items[i];

			check_line(line, width);
			add_clusters(&got, line->text, line->length);
			assert_false(ends_with(line, "«"));
			assert_false(strncmp(line->text, "»", 2) == 0);
			if (i > 0 && dash_first(line->text))
				assert_true(ends_with(line - 1, "—") ||
					    ends_with(line - 1, "–"));
		}
		assert_string_equal(buf_str(&got), buf_str(&want));
		lines_release(&lines);
		buf_release(&b);
		buf_release(&want);
		buf_release(&got);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wrapping),
		cmocka_unit_test(test_inline),
		cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_huge_table),
		cmocka_unit_test(test_short),
		cmocka_unit_test(test_verbatim),
		cmocka_unit_test(test_indent_and_lead),
		cmocka_unit_test(test_glued),
		cmocka_unit_test(test_gap_and_line),
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_any_text),
		cmocka_unit_test(test_prose),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
