/* Every text that core/node lets through comes back from what is emitted. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/text.h"
#include "core/emit.h"
#include "core/node.h"
#include "fuzz.h"

static void demand(bool holds)
{
	if (!holds)
		abort();
}

static void expect(const struct node *n, const char *text)
{
	demand(n && n->kind == NODE_SCALAR && strcmp(n->text, text) == 0);
}

static void write_all(struct buf *b, const char *text)
{
	const char *items[] = { text, "x", text };
	size_t from;

	emit_short(b, 0, "short", text);
	emit_quoted(b, 0, "quoted", text);
	emit_block(b, 0, "block", text);
	emit_flow(b, 0, "flow", items, 3, false);
	emit_open(b, 0, "list");
	emit_short(b, 2, NULL, text);
	emit_block(b, 2, NULL, text);
	from = b->len;
	emit_block(b, 4, "block", text);
	emit_dash(b, from, 4);
	emit_short(b, 4, "short", text);
}

static void read_back(const struct node *root, const char *text)
{
	const struct node *n;

	expect(node_get(root, "short"), text);
	expect(node_get(root, "quoted"), text);
	expect(node_get(root, "block"), text);
	n = node_get(root, "flow");
	demand(n && n->count == 3);
	expect(n->first, text);
	expect(n->first->next->next, text);
	n = node_get(root, "list");
	demand(n && n->count == 3);
	expect(n->first, text);
	expect(n->first->next, text);
	expect(node_get(n->first->next->next, "block"), text);
	expect(node_get(n->first->next->next, "short"), text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	struct faults faults = { 0 };
	struct buf b = { 0 };
	size_t n = size;
	char *nfc, *text;

	if (size > 4000 || u8_check(data, size) || memchr(data, 0, size) ||
		text_find_danger((const char *)data, size) < size)
		return 0;
	nfc = text_nfc((const char *)data, size, &n);
	text = xstrndup(nfc ? nfc : (const char *)data, n);
	write_all(&b, text);
	read_back(node_parse(&arena, "fuzz.yaml", buf_str(&b), b.len, &faults),
		text);
	demand(faults.count == 0);
	free(nfc);
	free(text);
	buf_release(&b);
	faults_release(&faults);
	arena_release(&arena);
	return 0;
}
