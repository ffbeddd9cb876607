/* Lists, quotes and tables. */
#include <stdio.h>
#include <string.h>

#include "convert/html_flow.h"

static void open_nested(struct html *h, enum html_act act, const char *more)
{
	if (h->depth == NESTED_MAX)
		return;
	h->nested[h->depth++] = (struct nested){ .act = act,
		.prefix = h->prefix.len,
		.number = act == HTML_NUMBERED };
	buf_adds(&h->prefix, more);
}

/* Closes it and what was left open inside. */
static void close_nested(struct html *h, enum html_act act)
{
	size_t i = h->depth;

	while (i > 0 && h->nested[i - 1].act != act)
		i--;
	if (i == 0)
		return;
	h->depth = i - 1;
	h->prefix.len = h->nested[i - 1].prefix;
	if (h->prefix.data)
		h->prefix.data[h->prefix.len] = '\0';
}

static void begin_item(struct html *h)
{
	struct nested *list = NULL;
	char sign[16] = "- ";

	html_end_line(h);
	if (html_is_flat(h))
		return;
	if (h->depth > 0 && h->nested[h->depth - 1].act == HTML_ITEM)
		close_nested(h, HTML_ITEM);
	if (h->depth > 0)
		list = &h->nested[h->depth - 1];
	if (list && list->number > 0)
		snprintf(sign, sizeof(sign), "%d. ", list->number++ % 1000000);
	h->bulleted = false;
	html_begin_line(h);
	buf_adds(h->out, sign);
	h->bulleted = true;
	open_nested(h, HTML_ITEM, &"                "[16 - strlen(sign)]);
}

void html_list_tag(struct html *h, const struct html_tag *tag)
{
	bool item = tag->act == HTML_ITEM;

	if (item && !tag->closing) {
		begin_item(h);
		return;
	}
	if (item) {
		html_end_line(h);
		if (h->bulleted) { /* an empty one */
			h->bulleted = false;
			html_end_line(h);
		}
		close_nested(h, HTML_ITEM);
		return;
	}
	if (h->depth == 0 || tag->act == HTML_QUOTE)
		html_end_block(h);
	else
		html_end_line(h);
	if (tag->closing)
		close_nested(h, tag->act);
	else
		open_nested(h, tag->act, tag->act == HTML_QUOTE ? "> " : "");
	if (tag->closing && h->depth == 0)
		html_end_block(h);
}

void html_table_tag(struct html *h, const struct html_tag *tag)
{
	if (h->flat) {
		h->space = true;
		return;
	}
	if (tag->act == HTML_TABLE) {
		h->cells = -1;
		html_end_block(h);
		h->head = !tag->closing;
	} else if (tag->act == HTML_ROW && !tag->closing) {
		h->cells = -1;
		html_end_line(h);
		h->cells = 0;
	} else if (tag->act == HTML_ROW && h->cells > 0) {
		int cells = h->cells;

		html_close_marks(h);
		buf_adds(h->out, " |\n");
		h->fresh = true;
		h->space = false;
		h->cells = -1;
		if (h->head) {
			html_begin_line(h);
			buf_addc(h->out, '|');
			while (cells-- > 0)
				buf_adds(h->out, "---|");
			buf_addc(h->out, '\n');
			h->fresh = true;
		}
		h->head = false;
	} else if (tag->act == HTML_CELL && !tag->closing && h->cells >= 0) {
		html_close_marks(h);
		h->space = h->cells > 0;
		html_begin_line(h);
		buf_adds(h->out, "| ");
		h->cells++;
	}
}
