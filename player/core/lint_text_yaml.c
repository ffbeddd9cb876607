/*
 * Texts that YAML reads without a word, but not as they were meant: cut at a
 * "#", split at a comma, taken for part of the text above, or, by other
 * programs, for something else than text.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "core/lint_text.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* --- cut -------------------------------------------------------------- */

static void tell_cut(const struct written *w, size_t at)
{
	const struct page *p = w->page;
	struct place place = { .file = p->file };
	size_t n;
	const char *line;
	int i = w->node->at.line - 1;

	while (i + 1 < p->lines && p->starts[i + 1] <= at)
		i++;
	line = page_line(p, i, &n);
	place.line = i + 1;
	place.column = 1;
	for (const char *s = line; s < p->text + at; s++)
		place.column += ((unsigned char)*s & 0xc0) != 0x80;
	written_tell(w, RULE_YAML_CUT, place, p->text + at,
		n - (size_t)(p->text + at - line), NULL);
}

/*
 * Two spaces before the "#" and one behind it are a comment's look; anything
 * else was most likely meant to be read.
 */
static void check_cut(const struct written *w)
{
	const char *page = w->page->text;
	size_t end, hash;
	bool glued;

	if (!written_end(w, &end))
		return;
	hash = end + indent_of(page + end, w->page->length - end);
	if (page[hash] != '#' || hash == end)
		return;
	glued = !strchr(" \t\r\n#", page[hash + 1]);
	if (glued || hash - end == 1)
		tell_cut(w, hash);
}

/* A "#" further left than the text it stands below ends that text. */
static void check_block_cut(const struct written *w)
{
	size_t text_indent = 0, key_indent, n;
	int line = w->node->at.line;
	const char *s = page_line(w->page, line - 1, &n);

	key_indent = indent_of(s, n);
	while (s[key_indent] == '-' && s[key_indent + 1] == ' ')
		key_indent +=
			1 + indent_of(s + key_indent + 1, n - key_indent - 1);
	for (; line < w->page->lines; line++) {
		size_t indent;

		s = page_line(w->page, line, &n);
		indent = indent_of(s, n);
		if (indent == n)
			continue;
		if (text_indent == 0)
			text_indent = indent;
		if (indent >= text_indent)
			continue;
		if (s[indent] == '#' && indent > key_indent)
			tell_cut(w, (size_t)(s - w->page->text) + indent);
		return;
	}
}

/* --- taken for something else ----------------------------------------- */

static bool is_one_of(const char *s, const char *const *words)
{
	for (; *words; words++) {
		const char *w = *words;
		size_t i = 0;

		while (w[i] &&
			(s[i] == w[i] || (s[i] >= 'A' && s[i] <= 'Z' &&
						 s[i] + 'a' - 'A' == w[i])))
			i++;
		if (!w[i] && !s[i])
			return true;
	}
	return false;
}

/* "12:30", which YAML of old reads as 750. */
static bool is_time(const char *s)
{
	size_t n = strspn(s, "0123456789");

	if (n == 0 || s[n] != ':')
		return false;
	while (s[n] == ':' && is_digit(s[n + 1])) {
		n += 1 + strspn(s + n + 1, "0123456789");
	}
	return s[n] == '\0';
}

/* "2026-11-23" */
static bool is_date(const char *s)
{
	static const char form[] = "0000-00-00";

	for (size_t i = 0; form[i]; i++) {
		if (form[i] == '0' ? !is_digit(s[i]) : s[i] != form[i])
			return false;
	}
	return s[10] == '\0';
}

/* A number that is not written in the way in which a program writes it. */
static bool is_other_number(const char *s)
{
	static const char digits[] = "0123456789";
	size_t whole, part = 0, n;
	bool sign = *s == '+' || *s == '-', plus = *s == '+', odd;

	s += sign;
	if (s[0] == '0' && s[1] && strchr("xXoObB", s[1]))
		return s[2] && strspn(s + 2, "0123456789abcdefABCDEF_") ==
				       strlen(s + 2);
	whole = n = strspn(s, "0123456789_");
	odd = plus || memchr(s, '_', n) || (n > 1 && s[0] == '0') || n > 15;
	if (s[0] == '_')
		return false;
	if (s[n] == '.') {
		part = strspn(s + n + 1, digits);
		n += 1 + part;
		odd |= whole == 0 || part == 0 || s[n - 1] == '0';
	}
	if (whole + part == 0)
		return false;
	if (s[n] == 'e' || s[n] == 'E') {
		n += 1 + (s[n + 1] == '+' || s[n + 1] == '-');
		odd = strspn(s + n, digits) > 0;
		n += strspn(s + n, digits);
	}
	return odd && s[n] == '\0';
}

/* What others read it as; NULL: as this text. */
static const char *taken_for(const char *s)
{
	static const char *const truths[] = { "yes", "no", "on", "off", "true",
		"false", "y", "n", NULL };
	static const char *const nothings[] = { "null", "~", NULL };
	static const char *const numbers[] = { ".inf", "-.inf", ".nan", NULL };

	if (is_one_of(s, truths))
		return N_("yes or no");
	if (is_one_of(s, nothings))
		return N_("nothing at all");
	if (is_time(s))
		return N_("a number of seconds");
	if (is_date(s))
		return N_("a date");
	if (is_one_of(s, numbers) || is_other_number(s))
		return N_("a number in another form");
	return NULL;
}

static void check_plain(const struct written *w)
{
	const char *as = w->node->length > 0 && w->node->length < 64
				 ? taken_for(w->node->text)
				 : NULL;

	if (as)
		written_tell(w, RULE_YAML_PLAIN, w->node->at, w->node->text,
			w->node->length, as);
}

/* --- split ------------------------------------------------------------ */

/* 1 for a capital, -1 for a small letter, 0 for anything else. */
static int letter_case(const char *s, size_t n)
{
	struct buf one = { 0 };
	uint32_t ch;
	size_t used = text_decode(s, n, &ch), length;
	char *small;
	int result = 0;

	if (n == 0)
		return 0;
	buf_add(&one, s, used);
	small = text_fold(buf_str(&one), used, &length);
	if (length != used || memcmp(small, s, used) != 0)
		result = 1;
	else if ((*s >= 'a' && *s <= 'z') || (ch >= 0x430 && ch <= 0x52f))
		result = -1;
	free(small);
	buf_release(&one);
	return result;
}

static bool is_number(const struct node *n)
{
	return n->length > 0 && strspn(n->text, "0123456789") == n->length;
}

/* "[Да, конечно, Нет]" and "[3,14]" have one item more than was meant. */
static void check_comma(const struct written *w)
{
	const struct node *a = w->before, *b = w->node;
	struct place at = b->at;

	if (!a || !a->flow || a->kind != NODE_SCALAR ||
		a->style != NODE_PLAIN || a->length == 0 || b->length == 0)
		return;
	if (is_number(a) && is_number(b)) {
		if (w->start == 0 || w->page->text[w->start - 1] != ',')
			return;
	} else if (letter_case(a->text, a->length) != 1 ||
		   letter_case(b->text, b->length) != -1) {
		return;
	}
	written_tell(w, RULE_YAML_COMMA_LIST, at, a->text, a->length, b->text);
}

/* --- part of the text above ------------------------------------------- */

/*
 * "feedback:Нет", or "feedback Нет" below a text: a field whose colon or
 * space is missing. A word of English prose may be a field's name as well.
 */
static bool is_field(const struct written *w, const char *s, bool below)
{
	size_t n;
	const char *name = written_name(w, s, &n);

	if (!name)
		return false;
	if (s[n] == ':')
		return s[n + 1] != '\0' && !strchr(" /\\", s[n + 1]);
	return below && s[n] == ' ' && (unsigned char)s[n + 1] >= 0x80;
}

static void tell_swallowed(
	const struct written *w, struct place at, const char *s)
{
	size_t n;
	const char *name = written_name(w, s, &n);

	faults_add(w->lint->faults, RULE_YAML_SWALLOWED, at, name, NULL, NULL);
}

static void check_below(const struct written *w)
{
	const struct page *p = w->page;
	size_t end, n;

	if (is_field(w, w->node->text, false))
		tell_swallowed(w, w->node->at, w->node->text);
	if (!written_end(w, &end))
		return;
	for (int line = w->node->at.line;
		line < p->lines && p->starts[line] < end; line++) {
		const char *s = page_line(p, line, &n);
		size_t indent = indent_of(s, n);
		struct place at = { p->file, line + 1, (int)indent + 1 };

		if (is_field(w, s + indent, true))
			tell_swallowed(w, at, s + indent);
		else if (s[indent] == '-' && n - indent > 1 &&
			 w->node->text[0] == '-' &&
			 !strchr("- 0123456789", s[indent + 1]))
			written_tell(w, RULE_YAML_DASH_LOST, at, s + indent,
				n - indent, NULL);
	}
}

/* --- in quotes -------------------------------------------------------- */

/* "C:\new" in double quotes has a line end in it. */
static void check_backslash(const struct written *w)
{
	const char *s = w->page->text + w->start;
	size_t n = w->page->length - w->start;

	if (*s != '"')
		return;
	for (size_t i = 1; i + 1 < n && s[i] != '"'; i++) {
		bool path = i >= 2 && s[i - 1] == ':';

		if (s[i] != '\\')
			continue;
		if (path && s[i + 1] && strchr("nrtbafv0eNP_L", s[i + 1])) {
			written_tell(w, RULE_YAML_BACKSLASH, w->node->at,
				s + i - 2, 4 + (n - i > 6 ? 4 : 0), NULL);
			return;
		}
		i++;
	}
}

void text_yaml(const struct written *w)
{
	switch (w->node->style) {
	case NODE_PLAIN:
		check_cut(w);
		check_plain(w);
		check_comma(w);
		check_below(w);
		break;
	case NODE_QUOTED:
		check_backslash(w);
		break;
	case NODE_BLOCK:
		check_block_cut(w);
		break;
	}
}
