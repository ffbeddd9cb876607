/* core/layout: Markdown to lines, in rows. */
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
	[STYLE_PROGRAM] = 'p',
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
		/* no hyphen in code: that would be another program */
		{ "о `in" SHY "for" SHY "mat" SHY "ion`", 10, 0,
			"о\ninformatio\nn\n" },
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
		{ "длинно и т.е. так", 12, 0, "длинно\nи т.е. так\n" },
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

/* Which sign may stand where a line begins or ends. */
static void test_sides(void **state)
{
	static const struct row rows[] = {
		/* what opens is not last, what closes is not first */
		{ "он сказал « да » и", 12, 0, "он сказал\n« да » и\n" },
		{ "слово слово , и", 12, 0, "слово\nслово , и\n" },
		{ "слово слово ! да", 12, 0, "слово\nслово ! да\n" },
		{ "слово слово »; да", 13, 0, "слово\nслово »; да\n" },
		{ "слово слово (да)", 12, 0, "слово слово\n(да)\n" },
		{ "абвгдежзик…", 10, 0, "абвгдежзи\nк…\n" },
		{ "абвгдежзи(кл)", 10, 0, "абвгдежзи\n(кл)\n" },
		{ "абвгдежзи«кл»", 10, 0, "абвгдежзи\n«кл»\n" },
		{ "раз ‘два’ „три“ пять", 15, 0, "раз ‘два’ „три“\nпять\n" },
		/* a name that begins with a point is none that closes */
		{ "каталог /home/dan", 12, 0, "каталог\n/home/dan\n" },
		{ "файл `.bashrc` тут", 12, 0, "файл .bashrc\nтут\n" },
		{ "в файле .bashrc", 12, 0, "в файле\n.bashrc\n" },
		{ "команда ../go да", 12, 0, "команда\n../go да\n" },
		{ "команда ... да", 10, 0, "команда\n... да\n" },
		/* one letter goes with what comes behind it */
		{ "было сухо и тепло", 12, 0, "было сухо\nи тепло\n" },
		{ "А. Смирнов", 10, 0, "А. Смирнов\n" },
		{ "это и т. д. и т. п.", 12, 0, "это и т. д.\nи т. п.\n" },
		{ "слово (в тексте)", 10, 0, "слово\n(в тексте)\n" },
		{ "электрификация и", 16, 0, "электрификация и\n" },
		/* but no line is left half empty for it */
		{ "я и электрификация", 16, 0, "я и\nэлектрификация\n" },
		{ "дом слово в электрификациях", 16, 0,
			"дом слово в\nэлектрификациях\n" },
		{ "дом слово в электрификации", 16, 0,
			"дом слово\nв электрификации\n" },
		{ "дом слово в № 5 электрификациях", 16, 0,
			"дом слово в № 5\nэлектрификациях\n" },
		/* numbers, signs, code, addresses */
		{ "стоит 1 000 000 сом", 15, 0, "стоит 1 000 000\nсом\n" },
		{ "стоило 1 000 сом", 10, 0, "стоило\n1 000 сом\n" },
		{ "вопросы № 5 тут", 10, 0, "вопросы\n№ 5 тут\n" },
		{ "почти 100 % тут", 10, 0, "почти\n100 % тут\n" },
		{ "есть такой знак = тут", 15, 0, "есть такой\nзнак = тут\n" },
		{ "будет 100 · 2", 10, 0, "будет\n100 · 2\n" },
		{ "нам нужен знак `_`.", 14, 0, "нам нужен\nзнак _.\n" },
		{ "а потом `a = b` да", 12, 0, "а потом\na = b да\n" },
		{ "вот и сам [сайт](https://a.kz/b/c/d) и", 22, 0,
			"вот и сам сайт\n(https://a.kz/b/c/d) и\n" },
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
		/* from a word on, below its beginning */
		{ "```\nfor i in range(9): print(i)\n```", 26, 0,
			"    for i in range(9): \\\n    print(i)\n" },
		{ "```\nif x:\n    total = total + price\n```", 20, 0,
			"    if x:\n        total = \\\n        total + \\\n   "
			"     price\n" },
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
			"p{# a}\n\np{  *b*}\np{c}\n" },
		{ "a\tbc\td", 40, LAYOUT_VERBATIM, "p{a   bc  d}\n" },
		{ "123456789012", 10, LAYOUT_VERBATIM,
			"p{123456789}f{\\}\np{012}\n" },
		{ "a          ", 10, LAYOUT_VERBATIM, "p{a}\n" },
		{ "日本語日本語", 10, LAYOUT_VERBATIM,
			"p{日本語日}f{\\}\np{本語}\n" },
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

/* Lines of a program to be put in order keep their indentation. */
static void test_verbatim_items(void **state)
{
	static const struct {
		const char *text, *lead, *lines;
	} rows[] = {
		{ "print(x)", "  3. ", "  3. print(x)\n" },
		{ "    print(x)", "  3. ", "  3.     print(x)\n" },
		{ "\tx = 1", "12. ", " 12.     x = 1\n" },
		{ "for i in a:\n    print(i)", "  3. ",
			"  3. for i in a:\n         print(i)\n" },
		{ "    total = a + b", "  3. ",
			"  3.     total = a \\\n         + b\n" },
		{ "  *a* &amp; [b](c)", "  3. ",
			"  3.   *a* &amp; \\\n       [b](c)\n" },
		{ "", "  3. ", "  3.\n" },
		{ "   ", "  3. ", "  3.\n" },
		{ "\n  x", "  3. ", "  3.\n       x\n" },
		{ "a", "\t3." SHY "\n", "  3. a\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lines lines = { 0 };
		char *shown;

		layout_text(&lines, rows[i].text, 20, 5, rows[i].lead,
			LAYOUT_VERBATIM, &words);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wrapping),
		cmocka_unit_test(test_sides),
		cmocka_unit_test(test_inline),
		cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_huge_table),
		cmocka_unit_test(test_short),
		cmocka_unit_test(test_verbatim),
		cmocka_unit_test(test_indent_and_lead),
		cmocka_unit_test(test_verbatim_items),
		cmocka_unit_test(test_glued),
		cmocka_unit_test(test_gap_and_line),
		cmocka_unit_test(test_plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
