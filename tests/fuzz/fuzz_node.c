/* Any bytes give a sound tree or faults, and never both none. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>
#include <yaml.h>

#include "base/text.h"
#include "core/node.h"
#include "core/rules.h"
#include "core/source.h"
#include "fuzz.h"

static void require(bool ok)
{
	if (!ok)
		abort();
}

static void check_place(struct place at, int lines)
{
	require(at.file && at.line >= 1 && at.line <= lines + 1 &&
		at.column >= 1);
}

static void check_shown(const char *s)
{
	size_t n = strlen(s);

	require(!u8_check((const uint8_t *)s, n));
	require(text_find_danger(s, n) == n);
}

static void check_text(const char *s, size_t n)
{
	size_t length;

	require(s[n] == '\0' && strlen(s) == n);
	require(!text_nfc(s, n, &length));
	check_shown(s);
}

static void check_node(const struct node *n, int lines, int depth)
{
	size_t count = 0;

	check_place(n->at, lines);
	if (n->kind == NODE_SCALAR) {
		require(n->length <= NODE_SCALAR_BYTES);
		check_text(n->text, n->length);
		require(!n->first && n->count == 0);
		return;
	}
	require(++depth <= NODE_DEPTH);
	for (const struct node *c = n->first; c; c = c->next, count++) {
		require((n->kind == NODE_MAP) == (c->key != NULL));
		if (c->key) {
			check_text(c->key, strlen(c->key));
			check_place(c->key_at, lines);
			require(node_get(n, c->key) == c);
		}
		check_node(c, lines, depth);
	}
	require(count == n->count);
}

/* Whether libyaml alone reads it to the end. */
static bool is_yaml(const uint8_t *data, size_t size)
{
	yaml_parser_t parser;
	yaml_event_t event;
	bool ok, end = false;

	require(yaml_parser_initialize(&parser));
	yaml_parser_set_input_string(&parser, data, size);
	while ((ok = yaml_parser_parse(&parser, &event)) && !end) {
		end = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return ok;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	struct arena arena = { 0 };
	struct faults faults = { 0 };
	const struct node *root;
	int lines = 1;

	if (u8_check(data, size) || memchr(text, '\0', size)) {
		source_encoding(text, size);
		return 0;
	}
	for (size_t i = 0; i < size; i++)
		lines += text[i] == '\n' || text[i] == '\r';
	root = node_parse(&arena, "fuzz.yaml", text, size, &faults);
	require(root || faults.count > 0);
	if (root)
		check_node(root, lines, 0);
	for (size_t i = 0; i < faults.count; i++) {
		const struct fault *f = &faults.items[i];

		require(f->rule >= 0 && f->rule < RULE_COUNT);
		if (f->rule != RULE_FILE_EMPTY)
			check_place(f->at, lines);
		for (int k = 0; k < FAULT_ARGS; k++)
			check_shown(f->args[k]);
	}
	/* A byte order mark would make libyaml guess another encoding. */
	if (faults.count == 0)
		require(is_yaml(data, size));
	faults_release(&faults);
	arena_release(&arena);
	return 0;
}
