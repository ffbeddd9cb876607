/* Every text of every file, beside what its author wrote. */
#include "core/lint_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "core/bind.h"
#include "core/folder_parts.h"
#include "core/source.h"

enum { EXCERPT_CHARS = 40, LINE_BYTES = 32 };

/* --- pages ------------------------------------------------------------ */

/* Behind the next line end; a lone CR is one too, as libyaml has it. */
static size_t line_end(const struct page *p, size_t at, bool returns)
{
	const char *end;

	if (!returns) {
		end = memchr(p->text + at, '\n', p->length - at);
		return end ? (size_t)(end + 1 - p->text) : p->length + 1;
	}
	for (; at < p->length; at++) {
		if (p->text[at] == '\n' ||
			(p->text[at] == '\r' && p->text[at + 1] != '\n'))
			return at + 1;
	}
	return p->length + 1;
}

static void find_lines(struct arena *arena, struct page *p)
{
	bool returns = memchr(p->text, '\r', p->length) != NULL;
	size_t room = p->length / LINE_BYTES + 2;
	size_t *starts = arena_array(arena, room, sizeof(*starts));

	for (size_t i = 0; i <= p->length; i = line_end(p, i, returns)) {
		if ((size_t)p->lines + 1 == room) {
			size_t *more =
				arena_array(arena, 2 * room, sizeof(*starts));

			memcpy(more, starts, room * sizeof(*starts));
			starts = more;
			room *= 2;
		}
		starts[p->lines++] = i;
	}
	starts[p->lines] = p->length;
	p->starts = starts;
}

/* NULL where it cannot be read, as was told. */
static const struct page *read_page(struct lint *l, const char *file)
{
	struct page *p = arena_alloc(l->arena, sizeof(*p));
	struct buf bytes = { 0 };
	bool read = source_bytes(&bytes, file);

	if (read) {
		p->file = file;
		p->text = arena_strndup(l->arena, buf_str(&bytes), bytes.len);
		p->length = bytes.len;
		find_lines(l->arena, p);
	}
	buf_release(&bytes);
	return read ? p : NULL;
}

const char *page_line(const struct page *p, int line, size_t *n)
{
	const char *s;

	*n = 0;
	if (line < 0 || line >= p->lines)
		return "";
	s = p->text + p->starts[line];
	*n = p->starts[line + 1] - p->starts[line];
	while (*n > 0 && (s[*n - 1] == '\n' || s[*n - 1] == '\r'))
		--*n;
	return s;
}

size_t indent_of(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && (s[i] == ' ' || s[i] == '\t'))
		i++;
	return i;
}

/* The byte of a place; its column counts characters. */
static size_t page_offset(const struct page *p, const struct place *at)
{
	size_t n;
	const char *s = page_line(p, at->line - 1, &n);
	size_t i = 0;

	for (int column = 1; column < at->column && i < n; column++) {
		uint32_t ch;

		i += text_decode(s + i, n - i, &ch);
	}
	return (size_t)(s - p->text) + i;
}

/* --- a text ----------------------------------------------------------- */

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* In the tree lines are joined by spaces, or broken where one was empty. */
bool written_end(const struct written *w, size_t *end)
{
	const char *text = w->node->text, *page = w->page->text;
	size_t i = 0, at = w->start;

	while (i < w->node->length) {
		if (is_space(text[i])) {
			if (!is_space(page[at]))
				return false;
			while (is_space(page[at]))
				at++;
			while (i < w->node->length && is_space(text[i]))
				i++;
		} else if (text[i++] != page[at++]) {
			return false;
		}
	}
	*end = at;
	return true;
}

static int chars_in(const char *s, size_t n)
{
	int count = 0;

	for (size_t i = 0; i < n; i++)
		count += ((unsigned char)s[i] & 0xc0) != 0x80;
	return count;
}

struct place written_place(const struct written *w, size_t offset)
{
	const char *text = w->node->text, *line = text, *raw;
	struct place at = w->node->at;
	size_t n;
	int extra;

	if (w->node->style != NODE_BLOCK) {
		if (!memchr(text, '\n', w->node->length) &&
			at.line == w->node->at.line)
			at.column += chars_in(text, offset) +
				     (w->node->style == NODE_QUOTED);
		return at;
	}
	if (w->page->text[w->start] != '|')
		return at;
	at.line++;
	for (const char *s = text; s < text + offset; s++) {
		if (*s == '\n') {
			at.line++;
			line = s + 1;
		}
	}
	raw = page_line(w->page, at.line - 1, &n);
	extra = chars_in(raw, n) - chars_in(line, strcspn(line, "\n"));
	at.column = 1 + (extra > 0 ? extra : 0) +
		    chars_in(line, (size_t)(text + offset - line));
	return at;
}

static const char *longest(const struct shape *shape, const char *s, size_t *n)
{
	const char *found = NULL;

	for (size_t i = 0; shape && i < shape->count; i++) {
		const char *name = shape->fields[i].name;
		size_t length = strlen(name);

		if (length > *n && strncmp(s, name, length) == 0) {
			found = name;
			*n = length;
		}
	}
	return found;
}

const char *written_name(const struct written *w, const char *s, size_t *n)
{
	const struct variant *v = w->shape->variant;
	const char *found, *more;

	*n = 0;
	found = longest(w->shape, s, n);
	more = w->row ? longest(w->row->body, s, n) : NULL;
	found = more ? more : found;
	more = w->row ? longest(w->row->common, s, n) : NULL;
	found = more ? more : found;
	if (v && strlen(v->key) > *n && strncmp(s, v->key, strlen(v->key)) == 0)
		found = v->key;
	*n = found ? strlen(found) : 0;
	return found;
}

void written_tell(const struct written *w, enum rule rule, struct place at,
	const char *s, size_t n, const char *b)
{
	struct buf excerpt = { 0 };
	size_t used = 0;

	for (int i = 0; i < EXCERPT_CHARS && used < n; i++) {
		uint32_t ch;

		used += text_decode(s + used, n - used, &ch);
	}
	buf_add(&excerpt, s, used);
	if (used < n)
		buf_adds(&excerpt, "…");
	faults_add(w->lint->faults, (int)rule, at, buf_str(&excerpt), b, NULL);
	buf_release(&excerpt);
}

/* --- the walk --------------------------------------------------------- */

static void walk_shape(
	struct written *w, const struct shape *shape, const struct node *at);

/* A character that may not be there, and was taken out, moves the rest. */
static bool is_there(const struct written *w)
{
	char first = w->page->text[w->start];

	switch (w->node->style) {
	case NODE_PLAIN:
		return w->node->length == 0 || first == w->node->text[0];
	case NODE_QUOTED:
		return first == '"' || first == '\'';
	case NODE_BLOCK:
		return first == '|' || first == '>';
	}
	return false;
}

/* In a translation the rest is the source's. */
static bool is_own(struct written *w, const struct node *n)
{
	/* Nodes of a file share its name. */
	if (n->at.file != w->own && strcmp(n->at.file, w->page->file) == 0)
		w->own = n->at.file;
	return n->at.file == w->own;
}

/* What was mended is not as it stands there. */
static void look(struct written *w, enum field_kind kind, const struct node *n)
{
	if (kind != FIELD_SHORT && kind != FIELD_BLOCK &&
		kind != FIELD_VERBATIM && kind != FIELD_LINES)
		return;
	if (n->kind != NODE_SCALAR || n->mended || !is_own(w, n))
		return;
	w->kind = kind;
	w->node = n;
	w->start = page_offset(w->page, &n->at);
	if (!is_there(w))
		return;
	text_yaml(w);
	text_lines(w);
	text_marks(w);
	text_screen(w);
}

static void walk_list(
	struct written *w, const struct field *f, const struct node *list)
{
	const struct node *before = NULL;

	for (const struct node *n = list->first; n; n = n->next) {
		w->field = f;
		w->before = f->kind == FIELD_LIST ? before : NULL;
		if (f->of)
			walk_shape(w, f->of, n);
		else
			look(w, f->each, n);
		before = n;
	}
}

static void walk_field(
	struct written *w, const struct field *f, const struct node *at)
{
	w->field = f;
	w->before = NULL;
	if (f->kind == FIELD_STRUCT)
		walk_shape(w, f->of, at);
	else if (f->kind != FIELD_LIST && f->kind != FIELD_MAP)
		look(w, f->kind, at);
	else if (at->kind != NODE_SCALAR)
		walk_list(w, f, at);
	else if (f->of)
		walk_shape(w, f->of, at);
	else
		look(w, f->each, at);
}

static void walk_shape(
	struct written *w, const struct shape *shape, const struct node *at)
{
	const struct written around = *w;
	const struct field *f;

	w->shape = shape;
	w->row = variant_of(shape, at);
	if (at->kind != NODE_MAP) {
		f = shape->shorthand ? shape_field(shape, shape->shorthand)
				     : NULL;
		if (f && f->kind == FIELD_LIST)
			walk_field(w, f, at);
		else if (f)
			look(w, f->kind, at);
	}
	for (const struct node *n = at->kind == NODE_MAP ? at->first : NULL; n;
		n = n->next) {
		f = bind_field(shape, w->row, n->key);
		if (f)
			walk_field(w, f, n);
	}
	w->shape = around.shape;
	w->row = around.row;
}

static void walk_file(struct lint *l, const struct shape *shape,
	const struct node *root, const char *file)
{
	struct written w = { .lint = l };

	if (!root)
		return;
	w.page = read_page(l, file);
	if (w.page)
		walk_shape(&w, shape, root);
}

void lint_text(struct lint *l)
{
	const struct entry *module = &l->folder->module;

	for (size_t i = 0; i == 0 || module->languages[i]; i++)
		walk_file(l, &module_shape, module->versions[i].root,
			folder_shown(l->folder,
				folder_file(l->folder, module->id,
					i > 0 ? module->languages[i] : NULL)));
	for (size_t i = 0; i < l->count; i++)
		walk_file(l, &unit_shape, l->units[i].root, l->units[i].file);
	for (size_t i = 0; i < l->torn_count; i++)
		walk_file(l, &unit_shape, l->torn[i].root, l->torn[i].file);
}
