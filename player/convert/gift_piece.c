/* Pieces of a GIFT file: trimmed, found, turned back into text. */
#include <string.h>

#include "convert/gift.h"

const char gift_escaped[] = ":#={}~n\\";

bool gift_is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' ||
	       c == GIFT_COMMENT;
}

struct gift_piece gift_from(struct gift_piece p, size_t at)
{
	return (struct gift_piece){ p.s + at, p.n - at };
}

struct gift_piece gift_upto(struct gift_piece p, size_t at)
{
	return (struct gift_piece){ p.s, at };
}

struct gift_piece gift_trim(struct gift_piece p)
{
	while (p.n > 0 && gift_is_space(*p.s))
		p = gift_from(p, 1);
	while (p.n > 0 && gift_is_space(p.s[p.n - 1]))
		p.n--;
	return p;
}

size_t gift_find(struct gift_piece p, char c)
{
	const char *found = memchr(p.s, c, p.n);

	return found ? (size_t)(found - p.s) : p.n;
}

int gift_line(const struct gift_block *b, struct gift_piece p)
{
	int line = b->line;

	for (const char *s = b->text; s < p.s; s++)
		line += *s == '\n' || *s == GIFT_COMMENT;
	return line;
}

const char *gift_text(const struct gift_block *b, struct gift_piece p)
{
	char *out;
	size_t n = 0;

	p = gift_trim(p);
	out = arena_strndup(b->file->arena, p.s, p.n);
	for (size_t i = 0; i < p.n; i++) {
		char c = p.s[i];

		if (c >= GIFT_ESCAPE &&
			c < GIFT_ESCAPE + (char)strlen(gift_escaped))
			c = gift_escaped[c - GIFT_ESCAPE] == 'n'
				    ? '\n'
				    : gift_escaped[c - GIFT_ESCAPE];
		if (c != GIFT_COMMENT)
			out[n++] = c;
	}
	out[n] = '\0';
	return out;
}

bool gift_take_word(struct gift_piece *p, const char *word)
{
	size_t n = strlen(word);

	if (p->n < n || memcmp(p->s, word, n) != 0)
		return false;
	*p = gift_from(*p, n);
	return true;
}

void gift_take_format(struct gift_piece *p, enum moodle_format *format)
{
	static const char *const words[] = {
		[MOODLE_AUTO] = "[moodle]",
		[MOODLE_HTML] = "[html]",
		[MOODLE_PLAIN] = "[plain]",
		[MOODLE_MARKDOWN] = "[markdown]",
	};

	*p = gift_trim(*p);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (gift_take_word(p, words[i])) {
			*format = (enum moodle_format)i;
			return;
		}
	}
}

struct moodle_text gift_formatted(
	const struct gift_block *b, struct gift_piece p)
{
	struct moodle_text text = { .format = b->format };

	p = gift_trim(p);
	text.line = gift_line(b, p);
	gift_take_format(&p, &text.format);
	if (gift_trim(p).n > 0)
		text.text = gift_text(b, p);
	return text;
}
