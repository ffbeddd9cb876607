/* Plain text that Markdown must leave alone. */
#include <ctype.h>
#include <string.h>

#include "convert/html.h"

static bool is_alnum(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* "1." or "1)" before a space would begin a list. */
static size_t list_number(const char *s, size_t n)
{
	size_t digits = 0;

	while (digits < n && digits < 10 && isdigit((unsigned char)s[digits]))
		digits++;
	if (digits == 0 || digits == n || !strchr(".)", s[digits]))
		return 0;
	return digits + 1 == n || s[digits + 1] == ' ' ? digits : 0;
}

/* A sign that makes a block of a line that begins with it. */
static bool begins_block(const char *s, size_t n)
{
	bool alone = n == 1 || s[1] == ' ' || s[1] == '\t';

	switch (*s) {
	case '#':
		return true;
	case '>':
	case '|':
	case '~':
	case '=':
		return true;
	case '-':
	case '+':
		return alone || (n > 1 && s[1] == *s);
	default:
		return false;
	}
}

static bool is_special(const char *s, size_t n, size_t i)
{
	char before = i > 0 ? s[i - 1] : ' ';
	char after = i + 1 < n ? s[i + 1] : ' ';

	switch (s[i]) {
	case '*':
		return !(before == ' ' && after == ' ');
	case '_':
		return !(is_alnum(before) && is_alnum(after)) &&
		       !(before == ' ' && after == ' ');
	case '`':
		return true;
	case '\\':
		return i + 1 == n || ispunct((unsigned char)after);
	case '[':
		return true;
	case ']':
		return after == '(' || after == ':' || after == '[';
	case '<':
		return isalpha((unsigned char)after);
	case '&':
		return after == '#' || isalpha((unsigned char)after);
	default:
		return false;
	}
}

/* In one line: core/markdown leaves all other signs alone there. */
static bool is_short_special(const char *s, size_t n, size_t i)
{
	if (s[i] == '\\')
		return i + 1 == n || strchr("*_`\\", s[i + 1]);
	return strchr("*_`", s[i]) && is_special(s, n, i);
}

void markdown_escape(
	struct buf *out, const char *s, size_t n, enum escape where)
{
	bool begins = where == ESCAPE_LINE;
	size_t number = begins && n > 0 ? list_number(s, n) : 0;
	bool block = begins && n > 0 && begins_block(s, n);

	for (size_t i = 0; i < n; i++) {
		if (where == ESCAPE_SHORT ? is_short_special(s, n, i)
					  : (number > 0 && i == number) ||
						    (block && i == 0) ||
						    is_special(s, n, i))
			buf_addc(out, '\\');
		buf_addc(out, s[i]);
	}
}

void plain_to_markdown(struct buf *out, const char *text, bool short_text)
{
	bool first = true, empty = false;

	while (*text) {
		size_t n = strcspn(text, "\n"), from = strspn(text, " \t");

		if (from >= n) {
			empty = !first;
		} else if (short_text) {
			buf_adds(out, first ? "" : " ");
			markdown_escape(
				out, text + from, n - from, ESCAPE_SHORT);
		} else {
			/* A line stays one: by a break, or an empty line. */
			buf_adds(out, first ? "" : empty ? "\n\n" : "\\\n");
			markdown_escape(
				out, text + from, n - from, ESCAPE_LINE);
		}
		if (from < n)
			first = empty = false;
		text += n + (text[n] == '\n');
	}
}
