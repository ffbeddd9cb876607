#include "core/layout.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/text.h"
#include "core/layout_block.h"
#include "core/layout_code.h"
#include "core/layout_gaps.h"
#include "core/layout_spell.h"
#include "core/layout_write.h"
#include "core/markdown.h"

enum { NARROWEST = 10 };

/*
 * Text of which no character can harm a terminal. What modules hold has been
 * checked, but a program's output comes here as well. Gives text itself back
 * where it is fit, else *safe.
 */
static const char *make_safe(
	const char *text, size_t *n, struct buf *safe, unsigned flags)
{
	void (*add)(struct buf *, const char *, size_t) =
		flags & LAYOUT_GAPS ? gaps_add_safe : text_add_safe;
	const char *end = text + *n, *s = text, *feed;

	if (!u8_check((const uint8_t *)text, *n) &&
		text_find_danger(text, *n) == *n)
		return text;
	while ((feed = memchr(s, '\n', (size_t)(end - s)))) {
		size_t length = (size_t)(feed - s);

		if (length > 0 && s[length - 1] == '\r')
			length--;
		add(safe, s, length);
		buf_addc(safe, '\n');
		s = feed + 1;
	}
	add(safe, s, (size_t)(end - s));
	*n = safe->len;
	return buf_str(safe);
}

/* Text as one line: no line feeds, no tabs, no soft hyphens. */
static void add_one_line(struct buf *b, const char *text, size_t n)
{
	const char *end = text + n, *hyphen;
	size_t start = b->len;

	while ((hyphen = soft_hyphen(text, (size_t)(end - text)))) {
		text_add_safe(b, text, (size_t)(hyphen - text));
		text = hyphen + 2;
	}
	text_add_safe(b, text, (size_t)(end - text));
	for (size_t i = start; i < b->len; i++)
		if (b->data[i] == '\n' || b->data[i] == '\t')
			b->data[i] = ' ';
}

/* The end of lead that fits in cells; it is wanted for its last sign. */
static const char *fit_lead(const char *lead, int cells)
{
	while (text_width(lead, strlen(lead)) > cells)
		lead += text_cluster(lead, strlen(lead));
	return lead;
}

/* One line as the terminal will show it. */
static void spell_line(struct buf *b, const struct charset *c)
{
	struct buf spelled = { 0 };

	letters_spell(&spelled, c, buf_str(b), b->len);
	buf_release(b);
	*b = spelled;
}

static void write_text(struct writer *w, const char *text, size_t n,
	unsigned flags, const struct layout_words *words)
{
	struct arena arena = { 0 };
	const struct charset *c = w->lines->charset;
	struct layout_words spelled = { NULL };
	struct block *document;

	if (flags & LAYOUT_VERBATIM) {
		if (letters_spells(c))
			text = spell_string(&arena, text, c);
		code_write(w, text, strlen(text));
	} else {
		document =
			markdown_parse(&arena, text, n, flags & LAYOUT_SHORT);
		if (letters_spells(c)) {
			spell_blocks(&arena, document, c);
			if (words && words->figure)
				spelled.figure =
					spell_string(&arena, words->figure, c);
			words = &spelled;
		}
		block_write(w, document, words);
	}
	arena_release(&arena);
}

/* NOLINTNEXTLINE(readability-function-size): one more than is usual */
void layout_text(struct lines *lines, const char *text, int width, int indent,
	const char *lead, unsigned flags, const struct layout_words *words)
{
	struct writer w = { .lines = lines };
	struct buf safe = { 0 }, safe_lead = { 0 };
	size_t n = strlen(text);

	w.width = width > NARROWEST ? width : NARROWEST;
	w.ascii = flags & LAYOUT_ASCII;
	w.gaps = flags & LAYOUT_GAPS;
	if (lead) {
		int cells;

		add_one_line(&safe_lead, lead, strlen(lead));
		if (letters_spells(lines->charset))
			spell_line(&safe_lead, lines->charset);
		cells = text_width(buf_str(&safe_lead), safe_lead.len);
		lead = buf_str(&safe_lead);
		indent = cells > indent ? cells : indent;
	}
	if (indent > w.width - WRITER_ROOM)
		indent = w.width - WRITER_ROOM;
	if (lead)
		lead = fit_lead(lead, indent);
	writer_push(&w, lead, indent > 0 ? indent : 0, false);
	text = make_safe(text, &n, &safe, flags);
	write_text(&w, text, n, flags, words);
	if (writer_mark_due(&w)) { /* there was no text */
		writer_begin(&w);
		writer_end(&w);
	}
	writer_release(&w);
	buf_release(&safe);
	buf_release(&safe_lead);
}

void layout_gap(struct lines *lines)
{
	struct writer w = { .lines = lines };

	if (lines->count == 0 || lines->items[lines->count - 1].length == 0)
		return;
	writer_begin(&w);
	writer_end(&w);
	writer_release(&w);
}

void layout_line(struct lines *lines, const char *text, enum style style,
	int width, int indent)
{
	struct writer w = { .lines = lines };
	struct buf one = { 0 };

	w.width = width > NARROWEST ? width : NARROWEST;
	if (indent > w.width - WRITER_ROOM)
		indent = w.width - WRITER_ROOM;
	add_one_line(&one, text, strlen(text));
	if (letters_spells(lines->charset))
		spell_line(&one, lines->charset);
	writer_push(&w, NULL, indent > 0 ? indent : 0, false);
	writer_begin(&w);
	writer_add(&w, buf_str(&one),
		text_fit(buf_str(&one), one.len, writer_room(&w)), style);
	writer_end(&w);
	writer_release(&w);
	buf_release(&one);
}

void lines_release(struct lines *lines)
{
	free(lines->items);
	arena_release(&lines->arena);
	*lines = (struct lines){ 0 };
}

/* --- plain ------------------------------------------------------------ */

/* The first block in b, or behind it, that has something to read. */
static const struct block *first_text(const struct block *b)
{
	for (; b; b = b->next) {
		const struct block *found = first_text(b->first);

		if (found)
			return found;
		if (b->rich.length > 0 &&
			b->rich.text[strspn(b->rich.text, " \n\t")])
			return b;
	}
	return NULL;
}

/* The first line of s with something in it. */
static char *first_line(struct arena *arena, const char *s)
{
	struct buf line = { 0 };
	const char *end;
	char *copy;

	s += strspn(s, " \n\t");
	end = s + strcspn(s, "\n");
	while (end > s && (end[-1] == ' ' || end[-1] == '\t'))
		end--;
	add_one_line(&line, s, (size_t)(end - s));
	copy = arena_strndup(arena, buf_str(&line), line.len);
	buf_release(&line);
	return copy;
}

char *layout_plain(struct arena *arena, const char *markdown, unsigned flags)
{
	struct arena tree = { 0 };
	struct buf safe = { 0 };
	const struct block *b;
	size_t n = strlen(markdown);
	const char *text = make_safe(markdown, &n, &safe, 0);
	char *line;

	if (flags & LAYOUT_VERBATIM) {
		line = first_line(arena, text);
	} else {
		b = first_text(
			markdown_parse(&tree, text, n, flags & LAYOUT_SHORT));
		if (b && b->kind == BLOCK_FIGURE && *b->words)
			line = first_line(arena, b->words);
		else
			line = first_line(arena, b ? b->rich.text : "");
	}
	arena_release(&tree);
	buf_release(&safe);
	return line;
}
