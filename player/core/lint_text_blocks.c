/* Lines that Markdown takes for headings, lists, programs, or joins. */
#include <md4c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lint_marks.h"

/* Past what sets a line in: spaces and the marks of quotes. */
static size_t past_indent(const struct reading *r, size_t at)
{
	while (at < r->n && strchr(" \t>", r->s[at]))
		at++;
	return at;
}

/* "---" under a paragraph makes a heading of it. */
void reading_heading(struct reading *r)
{
	size_t start;

	if (!r->any)
		return;
	start = past_indent(r, reading_line(r, r->from));
	if (r->s[start] != '#' && r->containers == 0)
		reading_find(r, RULE_MD_HEADING, start, r->to);
}

static bool is_fence(const struct reading *r, size_t at)
{
	at = past_indent(r, at);
	return at + 3 <= r->n && (memcmp(r->s + at, "```", 3) == 0 ||
					 memcmp(r->s + at, "~~~", 3) == 0);
}

void reading_fence(struct reading *r)
{
	size_t at;

	if (!r->any)
		return;
	at = reading_line_end(r, r->to);
	while (at < r->n && r->s[at] == '\n') {
		size_t end = reading_line_end(r, at + 1);

		if (is_fence(r, at + 1))
			return;
		if (past_indent(r, at + 1) < end)
			break;
		at = end;
	}
	at = reading_line(r, r->from);
	reading_find(r, RULE_MD_FENCE, r->from, reading_line_end(r, r->from));
}

/* Prose that is set in by four spaces is taken for a program. */
void reading_indented(struct reading *r)
{
	int words = 0;
	bool inside = false;

	for (size_t i = r->from; r->any && i < r->to; i++) {
		if (strchr("=(){}[];|+<>/\\_", r->s[i]) || r->s[i] == '-')
			return;
		if ((unsigned char)r->s[i] >= 0x80 && !inside)
			words++;
		inside = (unsigned char)r->s[i] >= 0x80;
	}
	if (words >= 3)
		reading_find(r, RULE_MD_INDENTED, r->from,
			reading_line_end(r, r->from));
}

/* The first text of an item: is its number the one that is shown? */
void reading_number(struct reading *r, size_t text)
{
	size_t at = past_indent(r, reading_line(r, text)), digits;
	struct open_list *l;
	unsigned long number;
	struct finding *f;

	r->item = false;
	digits = strspn(r->s + at, "0123456789");
	if (r->list_count > MARKS_DEPTH || digits == 0 || digits > 9 ||
		(r->s[at + digits] != '.' && r->s[at + digits] != ')'))
		return;
	memset(r->seen + at, SEEN, digits);
	l = &r->lists[r->list_count - 1];
	number = strtoul(r->s + at, NULL, 10);
	l->same &= number == l->first;
	if (number != l->number && !l->same) {
		f = reading_find(
			r, RULE_MD_NUMBER, at, reading_line_end(r, at));
		if (f)
			snprintf(f->other, sizeof(f->other), "%u", l->number);
	}
	l->number++;
}

/* "if x > 5:", as many languages begin what stands further in. */
static bool is_head(const char *s, size_t n)
{
	static const char *const words[] = { "if", "elif", "else", "for",
		"while", "def", "class", "try", "except", "with", NULL };

	if (s[n - 1] != ':')
		return false;
	for (size_t i = 0; words[i]; i++) {
		size_t length = strlen(words[i]);

		if (n > length && strncmp(s, words[i], length) == 0 &&
			strchr(" :(", s[length]))
			return true;
	}
	return false;
}

/* "x = 5", "print(x)": what stands in a line of a program. */
static bool is_program_line(const char *s, size_t n)
{
	size_t i = 0;

	while (n > 0 && strchr(" \t", s[n - 1]))
		n--;
	for (size_t k = 0; k < n; k++) {
		if (s[k] == '`')
			return false;
	}
	while (i < n && (reading_is_ascii_word(s[i]) || s[i] == '.'))
		i++;
	if (i == 0 || (s[0] >= '0' && s[0] <= '9') || n < 3)
		return false;
	if (s[n - 1] == ';' || s[n - 1] == '{' || is_head(s, n))
		return true;
	if (s[i] == '(')
		return s[n - 1] == ')' || s[n - 1] == ':';
	while (i < n && strchr(" +-*/", s[i]))
		i++;
	return i < n && s[i] == '=' && i + 1 < n;
}

/* Whether a line goes on in the same paragraph and both are of a program. */
void reading_program(struct reading *r, size_t text)
{
	size_t start = reading_line(r, text), end = reading_line_end(r, text);
	size_t before, above;

	r->broken = false;
	if (r->block != MD_BLOCK_P || r->containers > 0 || start < 2)
		return;
	before = reading_line(r, start - 1);
	above = past_indent(r, before);
	if (r->s[above] == '|' && r->s[text] == '|')
		reading_find(r, RULE_MD_TABLE, above, end);
	if (is_program_line(r->s + above, start - 1 - above) &&
		is_program_line(r->s + text, end - text))
		reading_find(r, RULE_MD_PROGRAM, above, end);
}
