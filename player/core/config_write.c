#include "core/config_write.h"

#include <string.h>

#include <unistr.h>

#include "base/mem.h"
#include "core/config.h"
#include "core/config_lines.h"
#include "core/node.h"
#include "core/rules.h"

/* A place in the tree: names of maps, the last that of the setting. */
struct path {
	const char *names[2];
	size_t count;
};

/* Bytes to be replaced, and by what. */
struct patch {
	size_t from, to;
	struct buf text;
};

/* --- replacing -------------------------------------------------------- */

/*
 * Puts text in the place of lines first to last, from the key on. Their
 * comments stay: the first beside it, the others below. text "": only they.
 */
static void replace(struct patch *out, const struct page *p, size_t key,
	int first, int last, const char *text)
{
	size_t start = p->starts[first];
	char quote = '\0';

	out->from = key;
	out->to = page_line_end(p, last);
	buf_adds(&out->text, text);
	for (int i = first; i <= last; i++) {
		size_t at = i == first ? key : p->starts[i];
		size_t end = i < last ? page_line_end(p, i) : out->to;
		size_t from = page_comment(p, at, end, &quote);

		if (from == end)
			continue;
		if (i > first || !*text) {
			from += strspn(p->text + from, " \t");
			if (out->text.len > 0) {
				buf_adds(&out->text, p->feed);
				buf_add(&out->text, p->text + start,
					key - start);
			}
		}
		buf_add(&out->text, p->text + from, end - from);
	}
	if (out->text.len == 0) {
		out->from = start;
		out->to = p->starts[last + 1];
	}
}

/* --- what is written -------------------------------------------------- */

static void add_setting(struct buf *b, const struct config_change *change,
	const char *name, const struct field *f)
{
	const struct strings *v = &change->values;
	bool list = !change->id && f->kind == FIELD_LIST;

	buf_adds(b, name);
	buf_adds(b, list ? ": [" : ": ");
	for (size_t i = 0; i < v->count; i++) {
		buf_adds(b, i > 0 ? ", " : "");
		buf_adds(b, v->items[i]);
	}
	buf_adds(b, list ? "]" : "");
}

/* All of the path from depth on, with spaces before every line but one. */
static void add_path(struct buf *b, const struct page *p,
	const struct config_change *change, const struct path *path,
	size_t depth, size_t indent)
{
	const struct field *f = shape_field(&config_shape, change->name);

	for (; depth + 1 < path->count; depth++) {
		buf_adds(b, path->names[depth]);
		buf_addc(b, ':');
		buf_adds(b, p->feed);
		indent += 2;
		buf_fill(b, ' ', indent);
	}
	add_setting(b, change, path->names[depth], f);
}

/* --- where it is written ---------------------------------------------- */

/* The line, counted from 0, before which a child of the map ends. */
static int end_of(const struct node *child, int end)
{
	return child->next ? child->next->key_at.line - 1 : end;
}

/* Whether each child of the map begins a line of its own. */
static bool is_lines(const struct page *p, const struct node *map)
{
	if (map->kind != NODE_MAP || !map->first)
		return false;
	for (const struct node *n = map->first; n; n = n->next) {
		int line = n->key_at.line;
		size_t start, at;

		if (line > p->lines)
			return false;
		start = p->starts[line - 1];
		at = page_offset(p, n->key_at);
		if (strspn(p->text + start, " ") < at - start)
			return false;
	}
	return true;
}

/* After the last child of a map that lacks the setting. */
static void append(struct patch *out, const struct page *p,
	const struct node *map, int end, const struct config_change *change,
	const struct path *path, size_t depth)
{
	const struct node *last = map->first;
	size_t key, start;
	int line;

	while (last->next)
		last = last->next;
	line = last->key_at.line - 1;
	key = page_offset(p, last->key_at);
	start = p->starts[line];
	line = page_last(p, line, end);
	out->from = out->to = page_line_end(p, line);
	buf_adds(&out->text, p->feed);
	buf_add(&out->text, p->text + start, key - start);
	add_path(&out->text, p, change, path, depth, key - start);
	if (out->to == p->n)
		buf_adds(&out->text, p->feed);
}

/* Into a file that has no setting yet. */
static void begin(struct patch *out, const struct page *p,
	const struct config_change *change, const struct path *path)
{
	out->from = out->to = p->n;
	if (p->n > 0 && p->text[p->n - 1] != '\n')
		buf_adds(&out->text, p->feed);
	add_path(&out->text, p, change, path, 0, 0);
	buf_adds(&out->text, p->feed);
}

/* What goes with its last child goes, too. */
static bool goes(
	const struct node *child, const struct path *path, size_t depth)
{
	if (depth + 1 == path->count)
		return true;
	return child->count == 1 &&
	       strcmp(child->first->key, path->names[depth + 1]) == 0;
}

/* False: the map is not written line by line. */
static bool find_patch(struct patch *out, const struct page *p,
	const struct node *root, const struct config_change *change,
	const struct path *path)
{
	const struct node *map = root;
	int end = p->lines, first;

	for (size_t depth = 0; depth < path->count; depth++) {
		const struct node *child = node_get(map, path->names[depth]);
		bool away = change->values.count == 0;
		struct buf line = { 0 };
		size_t key;

		if (!is_lines(p, map))
			return false;
		if (!child && !away)
			append(out, p, map, end, change, path, depth);
		if (!child)
			return true;
		end = end_of(child, end);
		if (!(away && goes(child, path, depth)) &&
			depth + 1 < path->count) {
			map = child;
			continue;
		}
		first = child->key_at.line - 1;
		key = page_offset(p, child->key_at);
		if (!away)
			add_path(&line, p, change, path, depth, 0);
		replace(out, p, key, first, page_last(p, first, end),
			buf_str(&line));
		buf_release(&line);
		break;
	}
	return true;
}

/* --- proof ------------------------------------------------------------ */

static bool same(const struct node *a, const struct node *b)
{
	if (!a || !b || a->kind != b->kind || a->count != b->count)
		return false;
	if (a->kind == NODE_SCALAR)
		return strcmp(a->text, b->text) == 0;
	a = a->first;
	b = b->first;
	for (; a && b; a = a->next, b = b->next) {
		if (a->key && strcmp(a->key, b->key) != 0)
			return false;
		if (!same(a, b))
			return false;
	}
	return true;
}

static bool says(const struct node *at, const struct strings *values)
{
	size_t i = 0;

	if (values->count == 0 || !at)
		return values->count == 0 && !at;
	if (at->kind == NODE_SCALAR)
		return strcmp(at->text, values->items[0]) == 0;
	for (at = at->first; at && i < values->count; at = at->next, i++) {
		if (at->kind != NODE_SCALAR ||
			strcmp(at->text, values->items[i]) != 0)
			return false;
	}
	return !at && i == values->count;
}

static const struct node *skip(const struct node *n, const char *key)
{
	return n && strcmp(n->key, key) == 0 ? n->next : n;
}

/* Maps, or NULL: whether nothing but the setting differs. */
static bool same_but(const struct node *a, const struct node *b,
	const struct config_change *change, const struct path *path,
	size_t depth)
{
	const char *key = path->names[depth];
	const struct node *x = a ? skip(a->first, key) : NULL,
			  *y = b ? skip(b->first, key) : NULL;

	while (x && y && strcmp(x->key, y->key) == 0 && same(x, y)) {
		x = skip(x->next, key);
		y = skip(y->next, key);
	}
	if (x || y)
		return false;
	a = node_get(a, key);
	b = node_get(b, key);
	if (depth + 1 < path->count)
		return same_but(a, b, change, path, depth + 1);
	return says(b, &change->values);
}

/* Reads it as the player will; the root of what there is, if anything. */
static bool read_back(struct arena *arena, const char *file, const char *text,
	size_t n, const struct node **root, struct faults *faults)
{
	struct config config = config_empty();
	struct faults empty = { 0 }; /* there may be nothing in it */

	*root = NULL;
	if (n == 0)
		return true;
	if (!config_read(&config, arena, file, text, n, false, faults))
		return false;
	*root = node_parse(arena, file, text, n, &empty);
	faults_release(&empty);
	return true;
}

static bool proves(struct arena *arena, const struct buf *out,
	const struct node *before, const struct config_change *change,
	const struct path *path)
{
	struct faults faults = { 0 };
	const struct node *after;
	bool good =
		read_back(arena, "", buf_str(out), out->len, &after, &faults) &&
		same_but(before, after, change, path, 0);

	faults_release(&faults);
	return good;
}

/* --- all of it -------------------------------------------------------- */

enum config_written config_write(struct buf *out, const char *file,
	const char *text, size_t n, const struct config_change *change,
	struct faults *faults)
{
	static const char mark[] = "\xef\xbb\xbf";
	size_t marked = n >= 3 && memcmp(text, mark, 3) == 0 ? 3 : 0;
	struct path path = { { change->name, change->id }, change->id ? 2 : 1 };
	struct page page;
	enum config_written done = CONFIG_FAULTY;
	struct arena arena = { 0 };
	struct patch patch = { 0 };
	struct buf fresh = { 0 };
	const struct node *root;

	/* Whoever reads a file tells of its bytes. */
	if (u8_check((const uint8_t *)text, n) || memchr(text, '\0', n))
		return CONFIG_ODD;
	text = arena_strndup(&arena, text, n); /* it ends in a NUL now */
	if (!read_back(&arena, file, text + marked, n - marked, &root, faults))
		goto out;
	done = CONFIG_ODD;
	page_cut(&page, &arena, text + marked, n - marked);
	if (!root && change->values.count > 0)
		begin(&patch, &page, change, &path);
	else if (root && !find_patch(&patch, &page, root, change, &path))
		goto out;
	buf_add(&fresh, page.text, patch.from);
	buf_adds(&fresh, buf_str(&patch.text));
	buf_add(&fresh, page.text + patch.to, page.n - patch.to);
	if (!proves(&arena, &fresh, root, change, &path))
		goto out;
	done = CONFIG_WRITTEN;
	buf_add(out, text, marked);
	buf_add(out, buf_str(&fresh), fresh.len);
out:
	buf_release(&fresh);
	buf_release(&patch.text);
	arena_release(&arena);
	return done;
}
