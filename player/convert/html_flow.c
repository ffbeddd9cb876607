#include "convert/html_flow.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "core/markdown.h"

void html_note(struct html *h, const char *name)
{
	for (size_t i = 0; i < h->lost_count; i++) {
		if (strcmp(h->lost[i], name) == 0)
			return;
	}
	if (h->lost_count == LOST_MAX)
		return;
	snprintf(h->lost[h->lost_count++], 16, "%s", name);
	moodle_note(h->file, NOTE_MARKUP, h->line, name, NULL);
}

/* ---- lines ---- */

void html_close_marks(struct html *h)
{
	if (h->emphasis_out)
		buf_addc(h->out, '*');
	if (h->strong_out)
		buf_adds(h->out, "**");
	h->strong_out = h->emphasis_out = false;
}

bool html_is_flat(const struct html *h)
{
	return h->flat || h->cells >= 0;
}

/* What comes next stands on a line of its own. */
void html_end_line(struct html *h)
{
	h->space = html_is_flat(h) && h->out->len > 0;
	if (html_is_flat(h))
		return;
	html_close_marks(h);
	if (!h->fresh && !h->bulleted) {
		buf_addc(h->out, '\n');
		h->fresh = true;
	}
}

/* The same, with an empty line between. */
void html_end_block(struct html *h)
{
	struct buf *o = h->out;
	size_t n;

	html_end_line(h);
	if (html_is_flat(h) || h->bulleted || o->len == 0 ||
		(o->len > 1 && strcmp(o->data + o->len - 2, "\n\n") == 0))
		return;
	for (n = h->prefix.len; n > 0 && h->prefix.data[n - 1] == ' ';)
		n--;
	buf_add(o, buf_str(&h->prefix), n);
	buf_addc(o, '\n');
}

void html_begin_line(struct html *h)
{
	if (h->fresh)
		buf_add(h->out, buf_str(&h->prefix), h->prefix.len);
	else if (h->space)
		buf_addc(h->out, ' ');
	h->fresh = h->space = false;
}

/* ---- text ---- */

void html_open_marks(struct html *h)
{
	if (h->strong && !h->strong_out)
		buf_adds(h->out, "**");
	if (h->emphasis && !h->emphasis_out)
		buf_addc(h->out, '*');
	h->strong_out = h->strong;
	h->emphasis_out = h->emphasis;
}

/* A word without spaces, entities decoded. */
void html_add_word(struct html *h, const char *s, size_t n)
{
	enum escape where = (h->fresh || h->bulleted) && h->cells < 0
				    ? ESCAPE_LINE
				    : ESCAPE_INSIDE;

	if (h->flat)
		where = ESCAPE_SHORT;

	html_begin_line(h);
	h->bulleted = false;
	html_open_marks(h);
	for (size_t i = 0; h->cells >= 0 && i < n; i++) {
		if (s[i] == '|') {
			markdown_escape(h->out, s, i, where);
			buf_adds(h->out, "\\|");
			s += i + 1;
			n -= i + 1;
			i = (size_t)-1;
		}
	}
	markdown_escape(h->out, s, n, where);
}

/* "&nbsp;" and the like; the entity's bytes, 0 where there is none. */
size_t html_add_entity(struct buf *b, const char *s, const char *end)
{
	size_t n = 1;

	while (s + n < end && n < 12 &&
		(isalnum((unsigned char)s[n]) || s[n] == '#'))
		n++;
	if (s + n >= end || s[n] != ';')
		return 0;
	markdown_add_entity(b, s, n + 1);
	return n + 1;
}

void html_break(struct html *h)
{
	if (html_is_flat(h) || h->fresh || h->bulleted) {
		h->space = h->space || html_is_flat(h);
		return;
	}
	html_close_marks(h);
	buf_adds(h->out, "\\\n");
	h->fresh = true;
	h->space = false;
}

/* Text between tags, its white space made single spaces. */
void html_add_text(struct html *h, const char *s, const char *end)
{
	struct buf word = { 0 };

	while (s < end) {
		size_t entity = *s == '&' ? html_add_entity(&word, s, end) : 0;

		if (entity > 0) {
			s += entity;
			continue;
		}
		if (!strchr(" \t\n\r", *s)) {
			buf_addc(&word, *s++);
			continue;
		}
		if (word.len > 0)
			html_add_word(h, buf_str(&word), word.len);
		buf_clear(&word);
		h->line += *s == '\n';
		if (*s == '\n' && h->lines)
			html_break(h);
		else if (!h->fresh && !h->bulleted && h->out->len > 0)
			h->space = true;
		s++;
	}
	if (word.len > 0)
		html_add_word(h, buf_str(&word), word.len);
	buf_release(&word);
}
