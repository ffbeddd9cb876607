#include "core/config_lines.h"

#include <stdbool.h>
#include <string.h>

void page_cut(struct page *p, struct arena *arena, const char *text, size_t n)
{
	*p = (struct page){ .text = text, .n = n, .feed = "\n" };
	p->starts = arena_array(arena, n + 2, sizeof(*p->starts));
	p->lines = 1;
	for (size_t i = 0; i < n; i++) {
		if (text[i] != '\n')
			continue;
		if (p->lines == 1 && i > 0 && text[i - 1] == '\r')
			p->feed = "\r\n";
		p->starts[p->lines++] = i + 1;
	}
	p->starts[p->lines] = n;
}

size_t page_line_end(const struct page *p, int line)
{
	size_t end = p->starts[line + 1];

	if (end > p->starts[line] && p->text[end - 1] == '\n')
		end--;
	if (end > p->starts[line] && p->text[end - 1] == '\r')
		end--;
	return end;
}

/* Nothing, a comment, or the end of the document. */
static bool is_filler(const struct page *p, int line)
{
	size_t at = p->starts[line], end = page_line_end(p, line);

	if (end - at >= 3 && strncmp(p->text + at, "...", 3) == 0)
		return true;
	while (at < end && (p->text[at] == ' ' || p->text[at] == '\t'))
		at++;
	return at == end || p->text[at] == '#';
}

int page_last(const struct page *p, int first, int end)
{
	int line = end > p->lines ? p->lines - 1 : end - 1;

	while (line > first && is_filler(p, line))
		line--;
	return line;
}

size_t page_offset(const struct page *p, struct place at)
{
	size_t i = p->starts[at.line - 1];

	for (int column = 1; column < at.column && i < p->n; column++) {
		i++;
		while (i < p->n && (p->text[i] & 0xc0) == 0x80)
			i++;
	}
	return i;
}

/* A quote within a word is a letter of it; two in a row are one. */
static bool opens_quote(char c, char before)
{
	return (c == '"' || c == '\'') &&
	       (strchr(" \t[{,:", before) || (c == '\'' && before == c));
}

size_t page_comment(const struct page *p, size_t at, size_t end, char *quote)
{
	char before = ' ';
	size_t spaces = at;

	for (; at < end; at++) {
		char c = p->text[at];

		if (*quote) {
			if (c == '\\' && *quote == '"')
				at++;
			else if (c == *quote)
				*quote = '\0';
		} else if (c == '#' && (before == ' ' || before == '\t')) {
			return spaces;
		} else if (opens_quote(c, before)) {
			*quote = c;
		}
		before = c;
		if (c != ' ' && c != '\t')
			spaces = at + 1;
	}
	return end;
}
