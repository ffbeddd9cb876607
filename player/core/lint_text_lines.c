/*
 * Lines that YAML joins: without "|", or under ">", a list or paragraphs
 * become one run of words. The text is compared with what it would be under
 * "|": where Markdown makes the same of both, nothing was lost.
 */
#include <string.h>

#include "core/lint_text.h"
#include "core/markdown.h"

enum { SHOWN_BYTES = 200 };

/* The line behind the last of a text that begins under a ">". */
static int folded_end(const struct page *p, int first, size_t *indent)
{
	int end = first;

	*indent = 0;
	for (int line = first; line < p->lines; line++) {
		size_t n, here;
		const char *s = page_line(p, line, &n);

		here = indent_of(s, n);
		if (here == n)
			continue;
		if (*indent == 0)
			*indent = here;
		if (here < *indent || here == 0)
			break;
		end = line + 1;
	}
	return end;
}

/* Behind the closing quote. */
static size_t quoted_end(const struct written *w)
{
	const char *s = w->page->text;
	char quote = s[w->start];
	size_t i = w->start + 1;

	for (; i < w->page->length; i++) {
		if (s[i] == '\\' && quote == '"')
			i++;
		else if (s[i] == quote && quote == '\'' && s[i + 1] == quote)
			i++;
		else if (s[i] == quote)
			break;
	}
	return i;
}

/* Lines as under "|": further in than the first of them only where they are. */
static void add_lines(
	struct buf *b, const struct page *p, int first, size_t end)
{
	size_t least = 0, n, indent;
	bool any = false;

	for (int i = first; i < p->lines && p->starts[i] < end; i++) {
		const char *s = page_line(p, i, &n);

		indent = indent_of(s, n);
		if (indent < n && (!any || indent < least))
			least = indent;
		any |= indent < n;
	}
	for (int i = first; i < p->lines && p->starts[i] < end; i++) {
		const char *s = page_line(p, i, &n);

		if (n > end - p->starts[i])
			n = end - p->starts[i];
		if (b->len > 0)
			buf_addc(b, '\n');
		if (n > least)
			buf_add(b, s + least, n - least);
	}
}

/* The text as it stands there, line by line. False: it stands on one line. */
static bool as_written(const struct written *w, struct buf *b)
{
	const struct page *p = w->page;
	int first = w->node->at.line - 1, last;
	size_t end, n, indent, from = w->start;
	const char *s = page_line(p, first, &n);

	if (w->node->style == NODE_BLOCK) {
		if (p->text[w->start] != '>')
			return false;
		last = folded_end(p, first + 1, &indent);
		if (last - first < 3)
			return false;
		add_lines(b, p, first + 1, p->starts[last]);
		return true;
	}
	if (w->node->style == NODE_QUOTED) {
		end = quoted_end(w);
		from++;
	} else if (!written_end(w, &end)) {
		return false;
	}
	if (end <= (size_t)(s - p->text) + n ||
		from > (size_t)(s - p->text) + n)
		return false;
	buf_add(b, p->text + from, (size_t)(s - p->text) + n - from);
	add_lines(b, p, first + 1, end);
	return true;
}

static bool same_blocks(const struct block *a, const struct block *b)
{
	if (a->kind != b->kind || a->count != b->count)
		return false;
	for (a = a->first, b = b->first; a && b; a = a->next, b = b->next) {
		if (!same_blocks(a, b))
			return false;
	}
	return !a && !b;
}

static bool is_same_to_markdown(const struct written *w, const struct buf *b)
{
	struct arena arena = { 0 };
	bool same = same_blocks(
		markdown_parse(&arena, buf_str(b), b->len, false),
		markdown_parse(&arena, w->node->text, w->node->length, false));

	arena_release(&arena);
	return same;
}

static size_t line_ends(const char *s, size_t n)
{
	size_t count = 0;

	while (n > 0 && s[n - 1] == '\n')
		n--;
	for (size_t i = 0; i < n; i++)
		count += s[i] == '\n';
	return count;
}

/* Its beginning, without line ends at the end of all. */
static const char *shown(const struct written *w, size_t *n)
{
	const char *s = w->node->text;

	*n = w->node->length < SHOWN_BYTES ? w->node->length : SHOWN_BYTES;
	while (*n > 0 && s[*n - 1] == '\n')
		--*n;
	return s;
}

void text_lines(const struct written *w)
{
	struct buf b = { 0 };
	const char *s;
	size_t n;
	bool same;

	if (w->kind == FIELD_SHORT || !as_written(w, &b))
		goto out;
	if (w->kind == FIELD_BLOCK)
		same = is_same_to_markdown(w, &b);
	else
		same = line_ends(buf_str(&b), b.len) ==
		       line_ends(w->node->text, w->node->length);
	if (same)
		goto out;
	s = shown(w, &n);
	written_tell(w, RULE_YAML_JOINED, w->node->at, s, n, NULL);
out:
	buf_release(&b);
}
