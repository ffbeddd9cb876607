/* Names of new units, and their place in module.yaml. */
#include <string.h>

#include "base/letters.h"
#include "core/line_edit.h"
#include "core/new_text.h"
#include "core/node.h"

/* --- ids -------------------------------------------------------------- */

static bool is_id_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool new_id(struct buf *out, const char *typed)
{
	static const struct charset ascii = { .mode = SHOWN_LATIN };
	struct buf spelt = { 0 }, shown = { 0 };
	char id[ID_CHARS + 1];
	size_t n = 0;

	letters_spell(&spelt, &ascii, typed, strlen(typed));
	letters_show(&shown, &ascii, buf_str(&spelt), spelt.len);
	for (const char *s = buf_str(&shown); *s && n < ID_CHARS; s++) {
		char c = *s;

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 'a' - 'A');
		if (is_id_char(c))
			id[n++] = c;
		else if (n > 0 && c != '\'' && id[n - 1] != '-')
			id[n++] = '-';
	}
	while (n > 0 && id[n - 1] == '-')
		n--;
	id[n] = '\0';
	buf_adds(out, id);
	buf_release(&spelt);
	buf_release(&shown);
	return n > 0;
}

/* --- units: ----------------------------------------------------------- */

static const struct node *last_of(const struct node *list)
{
	const struct node *n = list->first;

	while (n && n->next)
		n = n->next;
	return n;
}

/* "[a, b]" on one line: ", unit" after its last item. */
static bool add_in_brackets(
	struct line_edit *e, const struct node *last, const char *unit)
{
	size_t line = (size_t)last->at.line, n;
	const char *s = line_edit_line(e, line, &n);
	size_t at = line_edit_column(e, line, (size_t)last->at.column);
	size_t end = at + strcspn(s + at, " ,]\r\n");
	struct buf b = { 0 };

	if (end >= n)
		return false;
	buf_add(&b, s, end);
	buf_addf(&b, ", %s", unit);
	buf_add(&b, s + end, n - end);
	line_edit_replace(e, line, buf_str(&b));
	buf_release(&b);
	return true;
}

/* "- b" on a line of its own: another such line after it. */
static bool add_below(
	struct line_edit *e, const struct node *last, const char *unit)
{
	size_t line = (size_t)last->at.line, n;
	size_t indent = line_edit_indent(e, line);
	const char *s = line_edit_line(e, line, &n);
	struct buf b = { 0 };

	if (indent >= n || s[indent] != '-')
		return false;
	buf_fill(&b, ' ', indent);
	buf_addf(&b, "- %s\n", unit);
	line_edit_after(e, line, buf_str(&b));
	buf_release(&b);
	return true;
}

static bool same_tree(const struct node *a, const struct node *b)
{
	if (!a || !b)
		return a == b;
	if (a->kind != b->kind || a->count != b->count)
		return false;
	if (a->kind == NODE_SCALAR)
		return strcmp(a->text, b->text) == 0;
	a = a->first;
	b = b->first;
	for (; a && b; a = a->next, b = b->next) {
		if ((a->key != NULL) != (b->key != NULL) ||
			(a->key && strcmp(a->key, b->key) != 0) ||
			!same_tree(a, b))
			return false;
	}
	return !a && !b;
}

/* Whether after differs from before by unit at the end of the list alone. */
static bool is_as_meant(
	const struct node *before, struct node *after, const char *unit)
{
	struct node *list = NULL, *n;

	for (n = after ? after->first : NULL; n; n = n->next) {
		if (strcmp(n->key, "units") == 0)
			list = n;
	}
	if (!list || list->kind != NODE_LIST || list->count < 2)
		return false;
	for (n = list->first; n->next->next; n = n->next)
		continue;
	if (n->next->kind != NODE_SCALAR || strcmp(n->next->text, unit) != 0)
		return false;
	n->next = NULL;
	list->count--;
	return same_tree(before, after);
}

static bool is_listed(const struct node *units, const char *unit)
{
	for (const struct node *n = units->first; n; n = n->next) {
		if (n->kind == NODE_SCALAR && strcmp(n->text, unit) == 0)
			return true;
	}
	return false;
}

/* text parsed; NULL where it has faults. */
static struct node *parse(struct arena *arena, const char *text, size_t n)
{
	struct faults faults = { 0 };
	struct node *root = node_parse(arena, "module.yaml", text, n, &faults);

	if (faults.count > 0 || (root && root->kind != NODE_MAP))
		root = NULL;
	faults_release(&faults);
	return root;
}

bool new_listed(struct buf *out, const char *text, size_t n, const char *unit)
{
	struct arena arena = { 0 };
	struct node *root = parse(&arena, text, n);
	const struct node *units = node_get(root, "units");
	const struct node *last =
		units && units->kind == NODE_LIST ? last_of(units) : NULL;
	struct line_edit e;
	struct buf b = { 0 };
	bool ok = false;

	line_edit_open(&e, text, n);
	if (!last || last->kind != NODE_SCALAR || is_listed(units, unit))
		goto out;
	ok = add_below(&e, last, unit) || add_in_brackets(&e, last, unit);
	line_edit_write(&e, &b);
	ok = ok && is_as_meant(root, parse(&arena, buf_str(&b), b.len), unit);
	if (ok)
		buf_add(out, buf_str(&b), b.len);
out:
	line_edit_release(&e);
	arena_release(&arena);
	buf_release(&b);
	return ok;
}
