#include "convert/html.h"

#include <string.h>

#include "convert/html_flow.h"

static void picture_tag(struct html *h, const struct html_tag *tag)
{
	size_t n = 0;
	const char *alt, *source;
	struct buf name = { 0 };

	if (tag->closing)
		return;
	source = html_attribute(tag, "src", &n);
	buf_add(&name, source ? source : tag->name,
		source ? n : strlen(tag->name));
	if (name.len > 40 && strncmp(name.data, "data:", 5) == 0) {
		name.len = 5;
		name.data[5] = '\0';
	}
	moodle_note(h->file, NOTE_PICTURE, h->line, buf_str(&name), NULL);
	buf_release(&name);
	alt = html_attribute(tag, "alt", &n);
	if (alt && n > 0) {
		html_add_text(h, "[", &"["[1]);
		html_add_text(h, alt, alt + n);
		html_add_text(h, "]", &"]"[1]);
	}
}

/* An address goes behind its text. */
static void link_tag(struct html *h, const struct html_tag *tag)
{
	if (!tag->closing) {
		h->link = html_attribute(tag, "href", &h->link_n);
		return;
	}
	if (h->link && h->link_n > 4 && strncmp(h->link, "http", 4) == 0) {
		html_add_text(h, " (", &" ("[2]);
		html_add_text(h, h->link, h->link + h->link_n);
		html_add_text(h, ")", &")"[1]);
	}
	h->link = NULL;
}

static void mark_tag(struct html *h, const struct html_tag *tag)
{
	bool *open = tag->act == HTML_STRONG ? &h->strong : &h->emphasis;

	/* Marks stand inside one another, so both are closed and opened. */
	if (tag->closing)
		html_close_marks(h);
	*open = !tag->closing;
}

static void block_tag(struct html *h, const struct html_tag *tag)
{
	html_end_block(h);
	if (tag->act == HTML_HEADING && !tag->closing && !html_is_flat(h)) {
		html_begin_line(h);
		buf_fill(h->out, '#', (size_t)tag->level);
		h->space = true;
		h->bulleted = false;
	} else if (tag->act == HTML_RULE && !html_is_flat(h)) {
		html_begin_line(h);
		h->bulleted = false;
		buf_adds(h->out, "***");
		html_end_block(h);
	}
}

/* Those whose text is taken raw. Where to go on; NULL: another tag. */
static const char *raw_tag(
	struct html *h, const struct html_tag *tag, const char *end)
{
	const char *close;

	if (tag->closing)
		return NULL;
	close = html_find_closing(tag->end, end, tag->name);
	switch (tag->act) {
	case HTML_SKIP:
		html_note(h, tag->name);
		break;
	case HTML_CODE:
		html_add_code(h, tag->end, close);
		break;
	case HTML_PRE:
		if (html_is_flat(h))
			html_add_code(h, tag->end, close);
		else
			html_add_fence(h, tag->end, close);
		break;
	case HTML_RAISED:
	case HTML_LOWERED:
		html_add_script(h, tag, tag->end, close);
		break;
	default:
		return NULL;
	}
	return close;
}

static void take_tag(struct html *h, const struct html_tag *tag)
{
	switch (tag->act) {
	case HTML_LOST:
		html_note(h, tag->name);
		break;
	case HTML_BLOCK:
	case HTML_HEADING:
	case HTML_RULE:
		block_tag(h, tag);
		break;
	case HTML_BREAK:
		html_break(h);
		break;
	case HTML_STRONG:
	case HTML_EMPHASIS:
		mark_tag(h, tag);
		break;
	case HTML_LIST:
	case HTML_NUMBERED:
	case HTML_ITEM:
	case HTML_QUOTE:
		html_list_tag(h, tag);
		break;
	case HTML_LINK:
		link_tag(h, tag);
		break;
	case HTML_PICTURE:
		picture_tag(h, tag);
		break;
	case HTML_TABLE:
	case HTML_ROW:
	case HTML_CELL:
		html_table_tag(h, tag);
		break;
	case HTML_THROUGH:
	case HTML_SKIP: /* the closing ones of raw text */
	case HTML_CODE:
	case HTML_PRE:
	case HTML_RAISED:
	case HTML_LOWERED:
		break;
	}
}

static const char *take_markup(struct html *h, const char *s,
	const struct html_tag *tag, const char *end)
{
	const char *next = raw_tag(h, tag, end);

	if (next)
		return next;
	for (; s < tag->end; s++)
		h->line += *s == '\n';
	take_tag(h, tag);
	return tag->end;
}

static void take_all(struct html *h, const char *s, const char *end)
{
	const char *from = s;

	while (s < end) {
		struct html_tag tag;
		const char *comment = NULL;

		if (*s == '<' && strncmp(s, "<!--", 4) == 0)
			comment = strstr(s, "-->");
		if (comment) {
			html_add_text(h, from, s);
			from = s = comment + 3;
		} else if (*s == '<' && html_tag_at(s, end, &tag)) {
			html_add_text(h, from, s);
			from = s = take_markup(h, s, &tag, end);
		} else {
			s++;
		}
	}
	html_add_text(h, from, end);
}

void html_to_markdown(struct buf *out, struct moodle_file *f,
	const struct moodle_text *text, bool short_text)
{
	struct buf own = { 0 };
	struct html h = {
		.file = f,
		.out = &own,
		.line = text->line,
		.lines = text->format == MOODLE_AUTO,
		.flat = short_text,
		.fresh = !short_text,
		.cells = -1,
	};

	take_all(&h, text->text, text->text + strlen(text->text));
	html_close_marks(&h);
	while (own.len > 0 && strchr(" \n\\", own.data[own.len - 1]) &&
		!(own.data[own.len - 1] == '\\' && own.len > 1 &&
			own.data[own.len - 2] == '\\'))
		own.data[--own.len] = '\0';
	buf_adds(out, buf_str(&own));
	buf_release(&own);
	buf_release(&h.prefix);
}
