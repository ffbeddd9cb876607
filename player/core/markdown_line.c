#include "core/markdown.h"

#include <string.h>

/*
 * md4c has no mode for inline marks alone, so whatever else could be a mark
 * is escaped before it looks. What stands in code spans must not be: there a
 * backslash is a backslash.
 */

static bool is_punctuation(char c)
{
	return c && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c);
}

static size_t ticks(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && s[i] == '`')
		i++;
	return i;
}

/* Bytes of the code span at s, its ticks included; 0 where it is none. */
static size_t code_span(const char *s, size_t n)
{
	size_t open = ticks(s, n), i = open;

	while (open > 0 && i < n) {
		size_t here = ticks(s + i, n - i);

		if (here == open)
			return i + here;
		i += here ? here : 1;
	}
	return 0;
}

/* Only stars, low lines and spaces: no emphasis, but perhaps a rule. */
static bool is_rule(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && strchr("*_ ", s[i]))
		i++;
	return i == n;
}

static bool is_emphasis(const char *s, size_t n, size_t i)
{
	if (s[i] != '*' && s[i] != '_')
		return false;
	/* "* " before anything else would be a list's. */
	return i > 0 || (n > 1 && s[1] != ' ');
}

static void add(struct buf *b, char c)
{
	if (c == '\n' || c == '\t')
		c = ' ';
	buf_addc(b, c);
}

/* Appends what stands at i, which begins no code span; returns its bytes. */
static size_t add_prose(
	struct buf *b, const char *s, size_t n, size_t i, bool emphasis)
{
	size_t run = ticks(s + i, n - i);

	if (run > 0) {
		for (size_t j = 0; j < run; j++)
			buf_adds(b, "\\`");
		return run;
	}
	if (s[i] == '\\' && i + 1 < n && strchr("*_`\\", s[i + 1])) {
		buf_add(b, s + i, 2);
		return 2;
	}
	if (is_punctuation(s[i]) && !(emphasis && is_emphasis(s, n, i)))
		buf_addc(b, '\\');
	add(b, s[i]);
	return 1;
}

void markdown_add_line(struct buf *b, const char *s, size_t n)
{
	bool emphasis;

	while (n > 0 && strchr(" \n\t", *s)) {
		s++;
		n--;
	}
	emphasis = !is_rule(s, n);
	for (size_t i = 0; i < n;) {
		size_t span = code_span(s + i, n - i);

		for (size_t j = 0; j < span; j++)
			add(b, s[i + j]);
		i += span ? span : add_prose(b, s, n, i, emphasis);
	}
}
