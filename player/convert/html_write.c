#include "convert/html_write.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/markdown.h"

struct page {
	struct buf *out;
	const char *figure;
};

static bool is_gap(uint32_t ch)
{
	return ch >= HTML_GAP && ch < HTML_GAP + HTML_GAPS;
}

static void add_char(struct buf *out, const char *s, size_t n, uint32_t ch)
{
	switch (ch) {
	case '&':
		buf_adds(out, "&amp;");
		break;
	case '<':
		buf_adds(out, "&lt;");
		break;
	case '>':
		buf_adds(out, "&gt;");
		break;
	case '"':
		buf_adds(out, "&quot;");
		break;
	case '\'':
		buf_adds(out, "&#39;");
		break;
	default:
		if (is_gap(ch))
			buf_addf(out,
				"<span class=\"gap\"><sup>%u</sup></span>",
				(unsigned)(ch - HTML_GAP + 1));
		else
			text_add_safe(out, s, n);
	}
}

/* Gaps among it. */
static void add_text(struct buf *out, const char *s, size_t n)
{
	while (n > 0) {
		uint32_t ch;
		size_t length = text_decode(s, n, &ch);

		add_char(out, s, length, ch);
		s += length;
		n -= length;
	}
}

void html_put_text(struct buf *out, const char *s, size_t n)
{
	struct buf safe = { 0 };

	text_add_safe(&safe, s, n);
	add_text(out, buf_str(&safe), safe.len);
	buf_release(&safe);
}

/* --- within a block --------------------------------------------------- */

static const char *tag_of(enum style style)
{
	switch (style) {
	case STYLE_STRONG:
		return "strong";
	case STYLE_EMPHASIS:
		return "em";
	case STYLE_CODE:
		return "code";
	case STYLE_TERM:
		return "dfn";
	case STYLE_PLAIN:
	case STYLE_PROGRAM:
	case STYLE_HEADING:
	case STYLE_QUOTE:
	case STYLE_FAINT:
	case STYLE_RIGHT:
	case STYLE_WRONG:
	case STYLE_FOCUS:
	case STYLE_COUNT:
		break;
	}
	return NULL;
}

/* A line feed is a hard break. */
static void add_broken(struct buf *out, const char *s, size_t n)
{
	const char *end = s + n;

	while (s < end) {
		const char *feed = memchr(s, '\n', (size_t)(end - s));
		size_t part = (size_t)((feed ? feed : end) - s);

		add_text(out, s, part);
		if (feed)
			buf_adds(out, "<br>");
		s += part + (feed != NULL);
	}
}

static void add_rich(struct buf *out, const struct rich *rich)
{
	for (size_t i = 0; i < rich->span_count; i++) {
		const struct span *span = &rich->spans[i];
		const char *tag = tag_of(span->style);

		if (tag)
			buf_addf(out, "<%s>", tag);
		add_broken(out, rich->text + span->start, span->length);
		if (tag)
			buf_addf(out, "</%s>", tag);
	}
}

/* --- blocks ----------------------------------------------------------- */

static void add_blocks(struct page *p, const struct block *first, bool tight);

static void add_within(
	struct page *p, const char *tag, const struct block *b, bool tight)
{
	buf_addf(p->out, "<%s>", tag);
	add_blocks(p, b->first, tight);
	buf_addf(p->out, "</%s>\n", tag);
}

static void add_list(struct page *p, const struct block *b)
{
	if (b->mark == '.' || b->mark == ')') {
		buf_addf(p->out, "<ol start=\"%u\">\n", b->number);
		add_blocks(p, b->first, b->tight);
		buf_adds(p->out, "</ol>\n");
	} else {
		buf_adds(p->out, "<ul>\n");
		add_blocks(p, b->first, b->tight);
		buf_adds(p->out, "</ul>\n");
	}
}

static void add_row(struct page *p, const struct block *row, const char *tag)
{
	static const char *const classes[] = {
		[ALIGN_LEFT] = "",
		[ALIGN_CENTRE] = " class=\"centre\"",
		[ALIGN_RIGHT] = " class=\"right\"",
	};

	buf_adds(p->out, "<tr>");
	for (const struct block *c = row->first; c; c = c->next) {
		buf_addf(p->out, "<%s%s>", tag, classes[c->align]);
		add_rich(p->out, &c->rich);
		buf_addf(p->out, "</%s>", tag);
	}
	buf_adds(p->out, "</tr>\n");
}

static void add_table(struct page *p, const struct block *b)
{
	buf_adds(p->out, "<table>\n");
	for (const struct block *row = b->first; row; row = row->next)
		add_row(p, row, row == b->first ? "th" : "td");
	buf_adds(p->out, "</table>\n");
}

static void add_pre(struct page *p, const struct block *b)
{
	buf_adds(p->out, "<pre>");
	add_text(p->out, b->rich.text, b->rich.length);
	buf_adds(p->out, "</pre>\n");
}

static void add_figure(struct page *p, const struct block *b)
{
	buf_adds(p->out, "<figure>");
	add_pre(p, b);
	if (*b->words) {
		buf_adds(p->out, "<figcaption>");
		html_put_text(p->out, p->figure, strlen(p->figure));
		buf_adds(p->out, ": ");
		html_put_text(p->out, b->words, strlen(b->words));
		buf_adds(p->out, "</figcaption>");
	}
	buf_adds(p->out, "</figure>\n");
}

/* The page's own headings are 1 and 2. */
static void add_heading(struct page *p, const struct block *b)
{
	unsigned level = b->number + 2 < 6 ? b->number + 2 : 6;

	buf_addf(p->out, "<h%u>", level);
	add_rich(p->out, &b->rich);
	buf_addf(p->out, "</h%u>\n", level);
}

static void add_paragraph(struct page *p, const struct block *b, bool tight)
{
	buf_adds(p->out, tight ? "" : "<p>");
	add_rich(p->out, &b->rich);
	buf_adds(p->out, tight ? "\n" : "</p>\n");
}

static void add_block(struct page *p, const struct block *b, bool tight)
{
	switch (b->kind) {
	case BLOCK_DOCUMENT:
		add_blocks(p, b->first, false);
		break;
	case BLOCK_QUOTE:
		add_within(p, "blockquote", b, false);
		break;
	case BLOCK_LIST:
		add_list(p, b);
		break;
	case BLOCK_ITEM:
		add_within(p, "li", b, tight);
		break;
	case BLOCK_TABLE:
		add_table(p, b);
		break;
	case BLOCK_ROW:
		add_row(p, b, "td");
		break;
	case BLOCK_HEADING:
		add_heading(p, b);
		break;
	case BLOCK_CELL:
	case BLOCK_PARAGRAPH:
		add_paragraph(p, b, tight);
		break;
	case BLOCK_CODE:
		add_pre(p, b);
		break;
	case BLOCK_FIGURE:
		add_figure(p, b);
		break;
	case BLOCK_RULE:
		buf_adds(p->out, "<hr>\n");
		break;
	}
}

/* Nesting is bounded by MARKDOWN_DEPTH. */
static void add_blocks(struct page *p, const struct block *first, bool tight)
{
	for (const struct block *b = first; b; b = b->next)
		add_block(p, b, tight);
}

/* Fit for the parser, but with the gaps. */
static void add_safe(struct buf *out, const char *s, size_t n)
{
	while (n > 0) {
		uint32_t ch;
		size_t length = text_decode(s, n, &ch);

		if (is_gap(ch))
			buf_add(out, s, length);
		else
			text_add_safe(out, s, length);
		s += length;
		n -= length;
	}
}

void html_put_markdown(struct buf *out, const char *markdown, bool short_text,
	const char *figure)
{
	struct arena arena = { 0 };
	struct page page = { out, figure };
	struct buf safe = { 0 };
	struct block *document;

	add_safe(&safe, markdown, strlen(markdown));
	document = markdown_parse(&arena, buf_str(&safe), safe.len, short_text);
	if (short_text)
		for (struct block *b = document->first; b; b = b->next)
			add_rich(out, &b->rich);
	else
		add_blocks(&page, document->first, false);
	buf_release(&safe);
	arena_release(&arena);
}

void html_put_css_string(struct buf *out, const char *s)
{
	struct buf safe = { 0 };

	text_add_safe(&safe, s, strlen(s));
	buf_addc(out, '"');
	for (size_t i = 0; i < safe.len; i++) {
		unsigned char c = (unsigned char)safe.data[i];

		if (c >= 0x80 || c == ' ' || (c >= '0' && c <= '9') ||
			(c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
			buf_addc(out, (char)c);
		else
			buf_addf(out, "\\%x ", c);
	}
	buf_addc(out, '"');
	buf_release(&safe);
}
