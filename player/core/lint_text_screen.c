#define _GNU_SOURCE /* memmem */
/* What a text has that a screen of 80 columns, or an old one, cannot show. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "core/layout_fit.h"
#include "core/layout_write.h"
#include "core/lint_text.h"
#include "core/markdown.h"

/* The text column; before a line to be put in order stands "> 1. ". */
enum { WIDTH = 72, TRACE_WIDTH = WIDTH - 4, ORDER_WIDTH = WIDTH - 5 };
/* Only in a deep list is there less room for a program or a table. */
enum { NARROW = 36 };

/* --- signs ------------------------------------------------------------ */

/* Drawn, if at all, in two cells by one terminal and in one by another. */
static bool is_picture(uint32_t ch)
{
	return (ch >= 0x1f000 && ch < 0x1fc00) ||
	       (ch >= 0x2600 && ch < 0x27c0 && ch != 0x2713 && ch != 0x2717) ||
	       ch == 0x2b50 || ch == 0x2b55;
}

/* Terminals do not turn lines around. */
static bool is_right_to_left(uint32_t ch)
{
	return (ch >= 0x590 && ch < 0x900) || (ch >= 0xfb1d && ch < 0xfe00) ||
	       (ch >= 0xfe70 && ch < 0xff00) || (ch >= 0x10800 && ch < 0x11000);
}

/* Before any of these no such character stands in any text. */
enum { FIRST_LEAD = 0xd6 };

static void check_signs(const struct written *w)
{
	const char *s = w->node->text, *end = s + w->node->length;

	while (s < end) {
		uint32_t ch;
		size_t n = 1;
		char code[16];

		if ((unsigned char)*s >= FIRST_LEAD) {
			n = text_decode(s, (size_t)(end - s), &ch);
			snprintf(code, sizeof(code), "U+%04X", (unsigned)ch);
			if (is_picture(ch)) {
				written_tell(w, RULE_CHAR_PICTURE,
					written_place(
						w, (size_t)(s - w->node->text)),
					s, n, code);
				return;
			}
			if (is_right_to_left(ch)) {
				written_tell(w, RULE_CHAR_TURNED,
					written_place(
						w, (size_t)(s - w->node->text)),
					s, n, code);
				return;
			}
		}
		s += n;
	}
}

/* --- soft hyphens ----------------------------------------------------- */

/* The line at found, which is in the text; *n of its bytes. */
static const char *line_around(
	const char *text, size_t length, const char *found, size_t *n)
{
	const char *line = found,
		   *end = memchr(found, '\n', length - (size_t)(found - text));

	while (line > text && line[-1] != '\n')
		line--;
	*n = (size_t)((end ? end : text + length) - line);
	return line;
}

/* The line of a program, or the words in backquotes, in which one stands. */
static const char *coded_line(const struct block *b, size_t *n)
{
	const struct rich *r = &b->rich;
	bool program = b->kind == BLOCK_CODE || b->kind == BLOCK_FIGURE;
	const char *found = program ? soft_hyphen(r->text, r->length) : NULL;

	if (found)
		return line_around(r->text, r->length, found, n);
	for (size_t i = 0; i < r->span_count; i++) {
		const char *s = r->text + r->spans[i].start;

		*n = r->spans[i].length;
		if (r->spans[i].style == STYLE_CODE && soft_hyphen(s, *n))
			return s;
	}
	for (b = b->first; b; b = b->next) {
		const char *line = coded_line(b, n);

		if (line)
			return line;
	}
	return NULL;
}

/* It is named, or nobody would see it here either. */
static void tell_hyphen(
	const struct written *w, size_t offset, const char *line, size_t n)
{
	const char *end = line + n, *found;
	struct buf b = { 0 };

	while ((found = soft_hyphen(line, (size_t)(end - line)))) {
		buf_add(&b, line, (size_t)(found - line));
		buf_adds(&b, "<U+00AD>");
		line = found + 2;
	}
	buf_add(&b, line, (size_t)(end - line));
	written_tell(w, RULE_CHAR_HYPHEN, written_place(w, offset), buf_str(&b),
		b.len, NULL);
	buf_release(&b);
}

/* Prose breaks there, and answers may differ by it; a program breaks of it. */
static void check_hyphen(const struct written *w)
{
	const char *text = w->node->text, *line, *at;
	const char *found = soft_hyphen(text, w->node->length);
	size_t n = 0;

	if (!found)
		return;
	if (w->kind == FIELD_VERBATIM || w->kind == FIELD_LINES) {
		line = line_around(text, w->node->length, found, &n);
	} else {
		line = coded_line(
			markdown_parse(w->lint->scratch, text, w->node->length,
				w->kind == FIELD_SHORT),
			&n);
		if (!line)
			return;
		at = memmem(text, w->node->length, line, n);
		found = at ? soft_hyphen(at, n) : found;
	}
	tell_hyphen(w, (size_t)(found - text), line, n);
}

/* --- widths ----------------------------------------------------------- */

static void tell_misfit(const struct written *w, const struct misfit *m)
{
	enum rule rule = m->kind == BLOCK_TABLE    ? RULE_WIDE_TABLE
			 : m->kind == BLOCK_FIGURE ? RULE_WIDE_FIGURE
						   : RULE_WIDE_PROGRAM;
	char *line = arena_strndup(w->lint->scratch, m->text, m->length);
	/* How far it is set in depends on what stands around it. */
	const char *found = strstr(w->node->text, line + strspn(line, " "));
	char cells[16], room[16];

	snprintf(cells, sizeof(cells), "%d", m->cells);
	snprintf(room, sizeof(room), "%d", m->room);
	faults_add(w->lint->faults, (int)rule,
		written_place(w, found ? (size_t)(found - w->node->text) : 0),
		cells, room, NULL);
}

/* Only a line that is long, and only a program or table, is not wrapped. */
static bool may_be_wide(const char *s, bool markdown)
{
	bool fence = !markdown || strstr(s, "```") || strstr(s, "~~~") ||
		     strchr(s, '|') || strstr(s, "    ") || strchr(s, '\t');

	for (; fence && *s; s += s[0] == '\n') {
		size_t n = strcspn(s, "\n");

		if (n > NARROW)
			return true;
		s += n;
	}
	return false;
}

static void check_widths(const struct written *w)
{
	const char *text = w->node->text, *name = w->field->name;
	bool program =
		strcmp(name, "program") == 0 || strcmp(name, "input") == 0;
	struct misfit m;

	if (w->kind == FIELD_BLOCK && may_be_wide(text, true)) {
		if (layout_misfit(w->lint->scratch, text, WIDTH, &m))
			tell_misfit(w, &m);
	} else if (program && may_be_wide(text, false)) {
		if (layout_misfit_lines(text,
			    w->kind == FIELD_LINES ? ORDER_WIDTH : TRACE_WIDTH,
			    &m))
			tell_misfit(w, &m);
	}
}

void text_screen(const struct written *w)
{
	check_signs(w);
	check_hyphen(w);
	check_widths(w);
	arena_reset(w->lint->scratch);
}
