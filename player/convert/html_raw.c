/* Code, programs, raised and lowered letters. */
#include <string.h>

#include "convert/html_flow.h"

/* ---- raw text, up to the closing tag ---- */

const char *html_find_closing(const char *s, const char *end, const char *name)
{
	for (; s < end; s++) {
		struct html_tag tag;

		if (*s == '<' && html_tag_at(s, end, &tag) && tag.closing &&
			strcmp(tag.name, name) == 0)
			return s;
	}
	return end;
}

/* What stands between s and end, tags left out, entities decoded. */
static void add_raw(
	struct html *h, struct buf *b, const char *s, const char *end)
{
	while (s < end) {
		struct html_tag tag;
		size_t entity = *s == '&' ? html_add_entity(b, s, end) : 0;

		h->line += *s == '\n';
		if (entity > 0) {
			s += entity;
		} else if (*s == '<' && html_tag_at(s, end, &tag)) {
			if (tag.act == HTML_BREAK)
				buf_addc(b, '\n');
			s = tag.end;
		} else {
			buf_addc(b, *s++);
		}
	}
}

static size_t longest_ticks(const char *s)
{
	size_t longest = 0;

	while (*s) {
		size_t run = strspn(s, "`");

		if (run > longest)
			longest = run;
		s += run + (run == 0);
	}
	return longest;
}

void html_add_code(struct html *h, const char *s, const char *end)
{
	struct buf code = { 0 };
	size_t ticks;

	add_raw(h, &code, s, end);
	for (size_t i = 0; i < code.len; i++) {
		if (code.data[i] == '\n')
			code.data[i] = ' ';
	}
	ticks = longest_ticks(buf_str(&code)) + 1;
	if (strspn(buf_str(&code), " ") < code.len) {
		html_begin_line(h);
		h->bulleted = false;
		html_open_marks(h);
		buf_fill(h->out, '`', ticks);
		if (ticks > 1)
			buf_addc(h->out, ' ');
		buf_adds(h->out, buf_str(&code));
		if (ticks > 1)
			buf_addc(h->out, ' ');
		buf_fill(h->out, '`', ticks);
	}
	buf_release(&code);
}

void html_add_fence(struct html *h, const char *s, const char *end)
{
	struct buf code = { 0 };
	const char *line;
	size_t ticks;

	add_raw(h, &code, s, end);
	while (code.len > 0 && strchr(" \n\t\r", code.data[code.len - 1]))
		code.data[--code.len] = '\0';
	ticks = longest_ticks(buf_str(&code)) + 1;
	ticks = ticks < 3 ? 3 : ticks;
	html_end_block(h);
	html_begin_line(h);
	h->bulleted = false;
	buf_fill(h->out, '`', ticks);
	line = buf_str(&code);
	line += *line == '\n';
	for (; *line; line += strcspn(line, "\n"), line += *line == '\n')
		buf_addf(h->out, "\n%s%.*s", buf_str(&h->prefix),
			(int)strcspn(line, "\n"), line);
	buf_addf(h->out, "\n%s", buf_str(&h->prefix));
	buf_fill(h->out, '`', ticks);
	buf_addc(h->out, '\n');
	h->fresh = true;
	html_end_block(h);
	buf_release(&code);
}

/* Digits have raised and lowered forms; other letters get a sign. */
void html_add_script(struct html *h, const struct html_tag *tag, const char *s,
	const char *end)
{
	static const char *const forms[2][10] = {
		{ "₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉" },
		{ "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" },
	};
	bool up = tag->act == HTML_RAISED;
	struct buf text = { 0 }, as = { 0 };
	size_t digits;

	add_raw(h, &text, s, end);
	digits = strspn(buf_str(&text), "0123456789");
	if (digits == text.len) {
		for (size_t i = 0; i < digits; i++)
			buf_adds(&as, forms[up][text.data[i] - '0']);
		html_add_word(h, buf_str(&as), as.len);
	} else {
		html_note(h, tag->name);
		buf_addf(&as, "%c(%s)", up ? '^' : '_', buf_str(&text));
		html_add_text(h, buf_str(&as), buf_str(&as) + as.len);
	}
	buf_release(&text);
	buf_release(&as);
}
