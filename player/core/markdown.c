#include "core/markdown.h"

#include <limits.h>
#include <md4c.h>
#include <stdlib.h>
#include <string.h>

#include "core/markdown_build.h"

struct parse {
	struct build build;
	int strong, emphasis, code, term; /* how many are open */
	size_t link_at, image_at; /* where their text began */
	bool tables;
	bool too_wide; /* one of them */
};

static enum style style_now(const struct parse *p)
{
	if (p->term > 0)
		return STYLE_TERM;
	if (p->code > 0)
		return STYLE_CODE;
	if (p->build.leaf->kind == BLOCK_HEADING)
		return STYLE_HEADING;
	if (p->strong > 0)
		return STYLE_STRONG;
	if (p->emphasis > 0)
		return STYLE_EMPHASIS;
	return STYLE_PLAIN;
}

/* The tight item of a list holds its text without a paragraph. */
static struct build *need_leaf(struct parse *p)
{
	if (!p->build.leaf)
		build_leaf(&p->build, BLOCK_PARAGRAPH);
	return &p->build;
}

static void add_attribute(struct buf *b, const MD_ATTRIBUTE *a)
{
	if (a->size == 0)
		return;
	for (size_t i = 0; a->substr_offsets[i] < a->size; i++) {
		const char *s = a->text + a->substr_offsets[i];
		size_t n = a->substr_offsets[i + 1] - a->substr_offsets[i];

		if (a->substr_types[i] == MD_TEXT_ENTITY)
			markdown_add_entity(b, s, n);
		else if (a->substr_types[i] == MD_TEXT_NORMAL)
			buf_add(b, s, n);
	}
}

static bool starts(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

static bool is_term(const MD_ATTRIBUTE *href)
{
	return href->size >= 5 && memcmp(href->text, "term:", 5) == 0;
}

/* The address behind a link's text, where that is not the address. */
static void add_address(struct parse *p, const MD_ATTRIBUTE *href, size_t at)
{
	struct build *b = &p->build;
	struct buf url = { 0 };
	const char *said;

	add_attribute(&url, href);
	if (at > b->text.len) /* a hard break took spaces away */
		at = b->text.len;
	said = buf_str(&b->text) + at;
	if (url.len > 0 && strcmp(buf_str(&url), said) != 0 &&
		!(starts(url.data, "mailto:") &&
			strcmp(url.data + 7, said) == 0)) {
		if (b->text.len > at)
			build_add_prose(b, " ", 1, style_now(p));
		buf_addc(&url, ')');
		build_add(b, "(", 1, STYLE_FAINT);
		build_add_code_span(b, url.data, url.len, STYLE_FAINT);
	}
	buf_release(&url);
}

/* --- blocks ----------------------------------------------------------- */

static bool is_figure(const char *info)
{
	return starts(info, "figure") && (!info[6] || strchr(" \t", info[6]));
}

static void begin_code(struct parse *p, const MD_BLOCK_CODE_DETAIL *detail)
{
	struct buf info = { 0 };

	add_attribute(&info, &detail->info);
	if (is_figure(buf_str(&info))) {
		const char *words = info.data + strlen("figure");

		words += strspn(words, " \t");
		build_leaf(&p->build, BLOCK_FIGURE)->words =
			arena_strdup(p->build.arena, words);
	} else {
		build_leaf(&p->build, BLOCK_CODE);
	}
	buf_release(&info);
}

static void begin_list(struct parse *p, unsigned number, char mark, bool tight)
{
	struct block *list = build_container(&p->build, BLOCK_LIST);

	if (!list)
		return;
	list->number = number;
	list->mark = mark;
	list->tight = tight;
}

static void begin_cell(struct parse *p, const MD_BLOCK_TD_DETAIL *detail)
{
	struct block *cell = build_leaf(&p->build, BLOCK_CELL);

	if (detail->align == MD_ALIGN_CENTER)
		cell->align = ALIGN_CENTRE;
	else if (detail->align == MD_ALIGN_RIGHT)
		cell->align = ALIGN_RIGHT;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	const MD_BLOCK_TABLE_DETAIL *table = detail;
	const MD_BLOCK_UL_DETAIL *bullets = detail;
	const MD_BLOCK_OL_DETAIL *numbers = detail;
	const MD_BLOCK_H_DETAIL *heading = detail;
	struct parse *p = data;

	switch (type) {
	case MD_BLOCK_QUOTE:
		build_container(&p->build, BLOCK_QUOTE);
		break;
	case MD_BLOCK_UL:
		begin_list(p, 0, '-', bullets->is_tight);
		break;
	case MD_BLOCK_OL:
		begin_list(p, numbers->start, numbers->mark_delimiter,
			numbers->is_tight);
		break;
	case MD_BLOCK_LI:
		build_container(&p->build, BLOCK_ITEM);
		break;
	case MD_BLOCK_HR:
		build_leaf(&p->build, BLOCK_RULE);
		break;
	case MD_BLOCK_H:
		build_leaf(&p->build, BLOCK_HEADING)->number = heading->level;
		break;
	case MD_BLOCK_CODE:
		begin_code(p, detail);
		break;
	case MD_BLOCK_P:
		build_leaf(&p->build, BLOCK_PARAGRAPH);
		break;
	case MD_BLOCK_TABLE:
		/*
		 * md4c fills every row up to the head's columns: many rows
		 * of many columns would take for ever.
		 */
		if (table->col_count > MARKDOWN_COLUMNS) {
			p->too_wide = true;
			return -1; /* md4c takes no other for an end */
		}
		build_container(&p->build, BLOCK_TABLE);
		break;
	case MD_BLOCK_TR:
		build_container(&p->build, BLOCK_ROW);
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		begin_cell(p, detail);
		break;
	case MD_BLOCK_DOC:
	case MD_BLOCK_THEAD:
	case MD_BLOCK_TBODY:
	case MD_BLOCK_HTML:
		break;
	}
	return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct parse *p = data;

	(void)detail;
	switch (type) {
	case MD_BLOCK_QUOTE:
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
	case MD_BLOCK_LI:
	case MD_BLOCK_TABLE:
	case MD_BLOCK_TR:
		build_end_container(&p->build);
		break;
	case MD_BLOCK_DOC:
	case MD_BLOCK_HR:
	case MD_BLOCK_H:
	case MD_BLOCK_CODE:
	case MD_BLOCK_HTML:
	case MD_BLOCK_P:
	case MD_BLOCK_THEAD:
	case MD_BLOCK_TBODY:
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		build_end_leaf(&p->build);
		break;
	}
	return 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *data)
{
	const MD_SPAN_A_DETAIL *link = detail;
	struct parse *p = data;

	need_leaf(p);
	if (type == MD_SPAN_EM) {
		p->emphasis++;
	} else if (type == MD_SPAN_STRONG) {
		p->strong++;
	} else if (type == MD_SPAN_CODE) {
		p->code++;
	} else if (type == MD_SPAN_A) {
		p->link_at = p->build.text.len;
		p->term += is_term(&link->href);
	} else if (type == MD_SPAN_IMG) {
		p->image_at = p->build.text.len;
	}
	return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *data)
{
	const MD_SPAN_A_DETAIL *link = detail;
	const MD_SPAN_IMG_DETAIL *image = detail;
	struct parse *p = data;

	if (type == MD_SPAN_EM)
		p->emphasis--;
	else if (type == MD_SPAN_STRONG)
		p->strong--;
	else if (type == MD_SPAN_CODE)
		p->code--;
	else if (type == MD_SPAN_A && is_term(&link->href))
		p->term--;
	else if (type == MD_SPAN_A)
		add_address(p, &link->href, p->link_at);
	else if (type == MD_SPAN_IMG)
		add_address(p, &image->src, p->image_at);
	return 0;
}

static int add_text(MD_TEXTTYPE type, const MD_CHAR *s, MD_SIZE n, void *data)
{
	struct parse *p = data;
	struct build *b = need_leaf(p);
	enum style style = style_now(p);
	size_t start = b->text.len;

	switch (type) {
	case MD_TEXT_NORMAL:
		build_add_prose(b, s, n, style);
		break;
	case MD_TEXT_BR:
		build_hard_break(b, style);
		break;
	case MD_TEXT_SOFTBR:
		build_add_prose(b, " ", 1, style);
		break;
	case MD_TEXT_ENTITY:
		markdown_add_entity(&b->text, s, n);
		build_span(b, start, style);
		break;
	case MD_TEXT_CODE:
		if (b->leaf->kind == BLOCK_CODE ||
			b->leaf->kind == BLOCK_FIGURE)
			buf_add(&b->text, s, n);
		else
			build_add_code_span(b, s, n, style);
		break;
	case MD_TEXT_NULLCHAR:
	case MD_TEXT_HTML:
	case MD_TEXT_LATEXMATH:
		break;
	}
	return 0;
}

/* --- the whole -------------------------------------------------------- */

static int parse(struct parse *p, const char *text, size_t n, bool line)
{
	const MD_PARSER parser = {
		.flags = MD_FLAG_NOHTML |
			 (line ? MD_FLAG_NOINDENTEDCODEBLOCKS : 0) |
			 (p->tables ? MD_FLAG_TABLES : 0),
		.enter_block = enter_block,
		.leave_block = leave_block,
		.enter_span = enter_span,
		.leave_span = leave_span,
		.text = add_text,
	};

	/* md4c counts in unsigned, some of it doubled. */
	return md_parse(text, n > INT_MAX ? INT_MAX : (MD_SIZE)n, &parser, p);
}

struct block *markdown_parse(
	struct arena *arena, const char *text, size_t n, bool line)
{
	struct parse p = { .tables = !line };
	struct buf escaped = { 0 };
	struct block *document;
	int result;

	if (line) {
		markdown_add_line(&escaped, text, n);
		text = buf_str(&escaped);
		n = escaped.len;
	}
	build_init(&p.build, arena);
	result = parse(&p, text, n, line);
	if (p.too_wide) {
		build_release(&p.build);
		p = (struct parse){ 0 };
		build_init(&p.build, arena);
		result = parse(&p, text, n, line);
	}
	if (result < 0) /* md4c has no memory: mem.h has no other way to end */
		free(xrealloc(NULL, SIZE_MAX, 2));
	document = p.build.open[0];
	buf_release(&escaped);
	build_release(&p.build);
	return document;
}
