/* What Markdown leaves out of a text, and what it leaves in. */
#include <string.h>

#include "core/lint_marks.h"

/* Where c stands from a byte on, in the text or in what is seen of it; or n. */
static size_t next(const void *in, size_t from, size_t n, char c)
{
	const char *s = in, *at;

	at = from < n ? memchr(s + from, c, n - from) : NULL;
	return at ? (size_t)(at - s) : n;
}

/* --- HTML ------------------------------------------------------------- */

static const char *const tags[] = { "a", "b", "big", "blockquote", "br",
	"center", "code", "del", "div", "em", "font", "h1", "h2", "h3", "h4",
	"hr", "i", "img", "ins", "li", "mark", "ol", "p", "pre", "s", "small",
	"span", "strong", "sub", "sup", "table", "td", "th", "tr", "u", "ul",
	NULL };

/* Bytes of the tag at s, or 0: "<int>" is none. */
static size_t html_tag(const char *s, size_t n)
{
	size_t start = 1 + (n > 1 && s[1] == '/'), length, end;
	const char *close;

	if (n > 6 && memcmp(s, "<!--", 4) == 0)
		return 4;
	length = strcspn(s + start, " />\\\n");
	close = memchr(s, '>', n);
	for (size_t i = 0; close && tags[i]; i++) {
		if (strlen(tags[i]) != length ||
			strncmp(s + start, tags[i], length) != 0)
			continue;
		end = (size_t)(close + 1 - s);
		return memchr(s, '\n', end) ? 0 : end;
	}
	return 0;
}

static void find_html(struct reading *r)
{
	bool any = false;

	for (size_t i = 0; (i = next(r->s, i, r->n, '<')) < r->n; i++) {
		size_t length;

		if (r->seen[i] != SEEN)
			continue;
		/* "\<br>" is meant to be seen. */
		if (!r->line && i > 0 && r->s[i - 1] == '\\' && !r->seen[i - 1])
			continue;
		length = html_tag(r->s + i, r->n - i);
		/* "</b>" goes without saying. */
		if (length == 0 || (any && r->s[i + 1] == '/'))
			continue;
		reading_find(r, RULE_MD_HTML, i, i + length);
		any = true;
	}
}

/* --- backslashes ------------------------------------------------------ */

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (unsigned char)c >= 0x80;
}

/* Whether the word up to at has "C:\" in it, or begins with "\\". */
static bool is_path(const struct reading *r, size_t at)
{
	size_t start = at;

	while (start > 0 && !strchr(" \t\n\"'(", r->s[start - 1]))
		start--;
	if (start + 2 < r->n && memcmp(r->s + start, "\\\\", 2) == 0 &&
		is_letter(r->s[start + 2]))
		return true;
	return start + 2 < r->n && is_letter(r->s[start]) &&
	       r->s[start + 1] == ':' && r->s[start + 2] == '\\' &&
	       start + 2 < at + 1 && r->s[start + 3] != '\\';
}

/*
 * A backslash makes text of a mark; before other signs it was most likely
 * meant to be seen, or belongs to a formula.
 */
static void find_backslashes(struct reading *r)
{
	if (r->line)
		return;
	for (size_t i = 0; (i = next(r->s, i, r->n, '\\')) + 1 < r->n; i++) {
		char behind = r->s[i + 1];
		size_t from = i, to = i;
		struct finding *f;

		if (r->seen[i] || behind == '\n')
			continue;
		if (behind == '\\') {
			/* The pair's second is shown. */
			if (!is_path(r, i)) {
				i++;
				continue;
			}
		} else if (!strchr("/:;,%$\"'?=@^(){}", behind) &&
			   !is_path(r, i)) {
			continue;
		}
		while (from > 0 && !strchr(" \t\n", r->s[from - 1]))
			from--;
		while (to < r->n && !strchr(" \t\n", r->s[to]))
			to++;
		f = reading_find(r, RULE_MD_BACKSLASH, from, to);
		if (f)
			f->shown = true;
		i = to;
	}
}

/* --- whatever is not shown -------------------------------------------- */

static bool is_visible(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9');
}

/* A dash or a number alone is shown, as the mark of an item without text. */
static bool is_item_mark(const char *s, size_t n)
{
	size_t digits = 0;

	while (n > 0 && strchr(" \n", s[n - 1]))
		n--;
	if (n == 1 && s[0] == '-')
		return true;
	while (digits < n && s[digits] >= '0' && s[digits] <= '9')
		digits++;
	return digits > 0 && digits + 1 == n &&
	       (s[digits] == '.' || s[digits] == ')');
}

/* Lines of a fence; addresses of links, where such were used. */
static bool is_known_line(const struct reading *r, size_t start)
{
	size_t at = start, end = reading_line_end(r, start);
	const char *close;

	while (at < end && strchr(" \t>-*+.)0123456789", r->s[at]))
		at++;
	if (at + 3 <= end && (memcmp(r->s + at, "```", 3) == 0 ||
				     memcmp(r->s + at, "~~~", 3) == 0))
		return true;
	close = memchr(r->s + at, ']', end - at);
	return r->references && r->s[at] == '[' && close && close[1] == ':';
}

static void find_lost(struct reading *r)
{
	for (size_t i = 0; (i = next(r->seen, i, r->n, UNSEEN)) < r->n; i++) {
		size_t to = i;

		if (!is_visible(r->s[i]))
			continue;
		if (is_known_line(r, reading_line(r, i)) ||
			is_item_mark(r->s + i, reading_line_end(r, i) - i)) {
			i = reading_line_end(r, i);
			continue;
		}
		while (to < r->n && !r->seen[to] && r->s[to] != '\n')
			to++;
		reading_find(r, RULE_MD_LOST, i, to);
		return;
	}
}

/* A text of nothing but marks. */
static bool is_all_lost(const struct reading *r)
{
	if (is_item_mark(r->s, r->n))
		return false;
	for (size_t i = 0; i < r->n; i++) {
		if (r->seen[i] && !strchr(" \t\n", r->s[i]))
			return false;
	}
	return r->n > 0;
}

void reading_find_lost(struct reading *r)
{
	size_t n = r->n;

	find_html(r);
	find_backslashes(r);
	if (is_all_lost(r)) {
		while (n > 0 && strchr(" \n", r->s[n - 1]))
			n--;
		reading_find(r, RULE_MD_NOTHING, 0, n);
	} else {
		find_lost(r);
	}
}
