#include "support/shelf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "core/node.h"
#include "core/rules.h"
#include "core/translate.h"
#include "core/unit_load.h"

static const char module_text[] = "sabaq: 1\n"
				  "id: m\n"
				  "language: en\n"
				  "title: Test\n"
				  "units: [u]\n"
				  "objectives:\n"
				  "  o1: First\n"
				  "  o2: Second\n"
				  "misconceptions:\n"
				  "  m1: One wrong idea\n"
				  "  m2: Another wrong idea\n";

static void no_faults(const struct shelf *s)
{
	for (size_t i = 0; i < s->faults.count; i++) {
		const struct fault *f = &s->faults.items[i];

		fprintf(stderr, "%d:%d: %s (%s, %s)\n", f->at.line,
			f->at.column, rule_texts[f->rule].id, f->args[0],
			f->args[1]);
	}
	if (s->faults.count > 0)
		abort();
}

static struct node *parse(struct shelf *s, const char *file, const char *yaml)
{
	struct node *root =
		node_parse(&s->arena, file, yaml, strlen(yaml), &s->faults);

	no_faults(s);
	return root;
}

void shelf_open(struct shelf *s)
{
	struct node *root;

	*s = (struct shelf){ 0 };
	root = parse(s, "module.yaml", module_text);
	s->en = module_load(&s->arena, root, "m", &s->faults);
	no_faults(s);
	s->ru = arena_alloc(&s->arena, sizeof(*s->ru));
	*s->ru = *s->en;
	s->ru->shown = "ru";
}

void shelf_close(struct shelf *s)
{
	arena_release(&s->arena);
	faults_release(&s->faults);
}

static const struct unit *find(void *context, const char *id)
{
	const struct shelf *s = context;

	if (strcmp(s->linking->id, id) == 0)
		return s->linking;
	for (size_t i = 0; i < s->count; i++) {
		if (strcmp(s->units[i]->id, id) == 0)
			return s->units[i];
	}
	return NULL;
}

static struct unit *load(struct shelf *s, const struct module *m,
	const char *id, const struct node *root)
{
	struct unit *u = unit_load(&s->arena, root, id, m, &s->faults);

	no_faults(s);
	s->linking = u;
	unit_link(&s->arena, u, root, find, s, &s->faults);
	no_faults(s);
	return u;
}

const struct unit *shelf_add(struct shelf *s, const char *id, const char *yaml)
{
	struct unit *u = load(s, s->en, id, parse(s, "en.yaml", yaml));

	if (s->count < sizeof s->units / sizeof *s->units)
		s->units[s->count++] = u;
	return u;
}

const struct unit *shelf_translate(struct shelf *s, const struct unit *source,
	const char *yaml, const char *translation)
{
	struct merger merger = { &s->arena, &s->faults };
	struct node *root = translate_merge(&merger, &unit_shape,
		parse(s, "en.yaml", yaml), parse(s, "ru.yaml", translation));
	struct unit *u = load(s, s->ru, source->id, root);

	u->language = "ru";
	u->source = source;
	return u;
}

static char *list_faults(const struct faults *faults)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < faults->count; i++) {
		const struct fault *f = &faults->items[i];

		buf_addf(&out, "%s%s:%d:%d %s %s", i > 0 ? "\n" : "",
			f->at.file, f->at.line, f->at.column,
			rule_texts[f->rule].id, f->args[0]);
	}
	buf_adds(&out, "");
	return buf_steal(&out);
}

char *shelf_told(struct shelf *s, const char *steps, const char *translation)
{
	struct arena arena = { 0 };
	struct faults faults = { 0 };
	struct merger merger = { &arena, &faults };
	struct buf text = { 0 };
	struct node *root;
	char *told;

	buf_addf(&text, "sabaq: 1\nkind: lesson\ntitle: T\nsteps:\n%s", steps);
	root = node_parse(&arena, "en", buf_str(&text), text.len, &faults);
	unit_load(&arena, root, "u", s->en, &faults);
	if (translation && faults.count == 0) {
		root = translate_merge(&merger, &unit_shape, root,
			node_parse(&arena, "ru", translation,
				strlen(translation), &faults));
		unit_load(&arena, root, "u", s->ru, &faults);
	}
	told = list_faults(&faults);
	buf_release(&text);
	faults_release(&faults);
	arena_release(&arena);
	return told;
}

struct strings shelf_given(const char *given, char *text, const char **items)
{
	struct strings s = { items, 0 };

	memcpy(text, given, strlen(given) + 1);
	for (char *part = text; part; s.count++) {
		char *bar = strchr(part, '|');

		items[s.count] = part;
		if (bar)
			*bar++ = '\0';
		part = bar;
	}
	return s;
}
