/*
 * core/schema: what schemas/ holds is what the program prints; and what a
 * schema says is what core/bind does, by the cases that ajv gets as well.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "core/bind.h"
#include "core/config.h"
#include "core/node.h"
#include "core/rules.h"
#include "core/schema.h"
#include "core/translate.h"
#include "core/unit.h"
#include "golden.h"

/* ---- the files in schemas/ ---- */

static void write_file(const char *name, const char *text)
{
	FILE *f = fopen(golden_path(name), "wb");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

static void test_checked_in(void **state)
{
	(void)state;
	for (int i = 0; schema_kinds[i]; i++) {
		struct buf out = { 0 }, name = { 0 };
		char *wanted;

		buf_addf(&name, "../schemas/%s.schema.json", schema_kinds[i]);
		assert_true(schema_write(&out, schema_kinds[i], NULL));
		if (getenv("GOLDEN"))
			write_file(buf_str(&name), buf_str(&out));
		wanted = golden_read(buf_str(&name));
		if (!wanted || strcmp(wanted, buf_str(&out)) != 0)
			fail_msg("schemas/%s.schema.json is not what is "
				 "printed: make golden",
				schema_kinds[i]);
		free(wanted);
		buf_release(&out);
		buf_release(&name);
	}
}

static void test_unknown_kind(void **state)
{
	struct buf out = { 0 };

	(void)state;
	assert_false(schema_write(&out, "lesson", NULL));
	assert_false(schema_write(&out, "", NULL));
	assert_int_equal(out.len, 0);
	buf_release(&out);
}

static json_t *load(const char *kind)
{
	struct buf out = { 0 };
	json_t *root;

	assert_true(schema_write(&out, kind, NULL));
	assert_string_equal(buf_str(&out) + out.len - 3, "\n}\n");
	root = json_loads(buf_str(&out), JSON_REJECT_DUPLICATES, NULL);
	assert_non_null(root);
	buf_release(&out);
	return root;
}

/* An editor shows both; some know only the one. */
static void check_described(const char *name, const json_t *at)
{
	const char *help =
		json_string_value(json_object_get(at, "markdownDescription"));
	const char *plain =
		json_string_value(json_object_get(at, "description"));

	if (!json_object_get(at, "title") || !help || !plain ||
		strcmp(help, plain) != 0 || help[0] == '\0')
		fail_msg("\"%s\" is not described", name);
}

/* Everything below at: closed, described, its references found. */
static void check_tree(json_t *root, json_t *at, bool open)
{
	const char *ref = json_string_value(json_object_get(at, "$ref"));
	json_t *properties = json_object_get(at, "properties");
	json_t *more = json_object_get(at, "additionalProperties"), *value;
	const char *key;
	size_t i;

	if (ref) {
		assert_memory_equal(ref, "#/definitions/", 14);
		assert_non_null(json_object_get(
			json_object_get(root, "definitions"), ref + 14));
	}
	if (json_string_value(json_object_get(at, "type")) && properties &&
		!json_object_get(at, "allOf") && !json_is_object(more))
		assert_true(open ? json_is_true(more) : json_is_false(more));
	json_object_foreach(properties, key, value)
	{
		if (json_object_get(at, "additionalProperties"))
			check_described(key, value);
	}
	json_object_foreach(at, key, value)
	{
		if (strcmp(key, "if") != 0)
			check_tree(root, value, open);
	}
	json_array_foreach(at, i, value)
	{
		check_tree(root, value, open);
	}
}

static void test_well_formed(void **state)
{
	(void)state;
	for (int i = 0; schema_kinds[i]; i++) {
		json_t *root = load(schema_kinds[i]), *value;
		const char *key;

		check_described(schema_kinds[i], root);
		json_object_foreach(
			json_object_get(root, "definitions"), key, value)
		{
			check_described(key, value);
		}
		check_tree(root, root, strcmp(schema_kinds[i], "record") == 0);
		json_decref(root);
	}
}

/* ---- the cases ---- */

struct kind {
	char name[16], schema[16];
	const char *begins;
	size_t length;
};

struct cases {
	struct kind kinds[8];
	size_t kind_count;
	int checked;
	struct arena arena;
	struct faults faults;
};

static const struct kind *kind_of(const struct cases *c, const char *name)
{
	for (size_t i = 0; i < c->kind_count; i++) {
		if (strcmp(c->kinds[i].name, name) == 0)
			return &c->kinds[i];
	}
	fprintf(stderr, "no kind \"%s\"\n", name);
	abort();
}

static struct node *parse(
	struct cases *c, const struct kind *kind, const char *text, size_t n)
{
	struct buf whole = { 0 };
	struct node *root;

	buf_add(&whole, kind->begins, kind->length);
	buf_add(&whole, text, n);
	root = node_parse(
		&c->arena, "case", buf_str(&whole), whole.len, &c->faults);
	buf_release(&whole);
	return root;
}

static void bind(
	struct cases *c, const struct shape *shape, const struct node *root)
{
	struct binder b = { &c->arena, &c->faults };

	bind_node(&b, shape, root, arena_alloc(&c->arena, shape->size));
}

/* As core/folder does it: the head alone, the rest over the source. */
static void bind_translation(struct cases *c, const struct node *root)
{
	struct merger m = { &c->arena, &c->faults };
	struct node head = *root;
	struct node **end = &head.first;

	for (const struct node *n = root->first; n; n = n->next) {
		if (!shape_field(&translation_shape, n->key))
			continue;
		*end = arena_alloc(&c->arena, sizeof(**end));
		**end = *n;
		end = &(*end)->next;
	}
	*end = NULL;
	bind(c, &translation_shape, &head);
	bind(c, &unit_shape,
		translate_merge(&m, &unit_shape,
			parse(c, kind_of(c, "source"), "", 0), root));
}

static void bind_case(
	struct cases *c, const char *schema, const struct node *root)
{
	if (strcmp(schema, "translation") == 0)
		bind_translation(c, root);
	else if (strcmp(schema, "module") == 0)
		bind(c, &module_shape, root);
	else if (strcmp(schema, "unit") == 0)
		bind(c, &unit_shape, root);
	else if (strcmp(schema, "config") == 0)
		bind(c, &config_shape, root);
	else
		fail_msg("no schema \"%s\"", schema);
}

static void tell(const struct cases *c, const char *name, const char *why)
{
	fprintf(stderr, "%s: %s\n", name, why);
	for (size_t i = 0; i < c->faults.count; i++) {
		const struct fault *f = &c->faults.items[i];

		fprintf(stderr, "  %d: [%s] %s %s\n", f->at.line,
			rule_texts[f->rule].id, f->args[0], f->args[1]);
	}
}

/* part is "KIND VERDICT: why", a line feed, and the text. */
static bool check_part(struct cases *c, const char *part, size_t n)
{
	char name[16], verdict[16], why[100];
	const char *text = memchr(part, '\n', n);
	bool good, wanted;

	assert_non_null(text);
	text++;
	assert_int_equal(
		sscanf(part, "%15s %15[a-z]: %99[^\n]", name, verdict, why), 3);
	n -= (size_t)(text - part);
	if (strcmp(verdict, "begins") == 0) {
		struct kind *k = &c->kinds[c->kind_count++];

		*k = (struct kind){ .begins = text, .length = n };
		memcpy(k->name, name, sizeof(name));
		snprintf(k->schema, sizeof(k->schema), "%.15s", why);
		return true;
	}
	c->faults.count = 0;
	bind_case(c, kind_of(c, name)->schema,
		parse(c, kind_of(c, name), text, n));
	good = c->faults.count == 0;
	wanted = strcmp(verdict, "accepted") == 0;
	c->checked++;
	if (good != wanted)
		tell(c, name, why);
	return good == wanted;
}

static void test_cases(void **state)
{
	char *all = golden_read("oracles/schema.cases");
	struct cases c = { 0 };
	char *part, *next;
	bool good = true;

	(void)state;
	assert_non_null(all);
	for (part = strstr(all, "\n### "); part; part = next) {
		part += strlen("\n### ");
		next = strstr(part, "\n### ");
		good &= check_part(&c, part,
			next ? (size_t)(next + 1 - part) : strlen(part));
	}
	assert_true(good);
	assert_in_range(c.checked, 100, 1000);
	faults_release(&c.faults);
	arena_release(&c.arena);
	free(all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_checked_in),
		cmocka_unit_test(test_unknown_kind),
		cmocka_unit_test(test_well_formed),
		cmocka_unit_test(test_cases),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
