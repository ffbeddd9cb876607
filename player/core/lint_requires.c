/*
 * What a module requires: the modules beside it, as folders lie beside one
 * another on the module path, and those on the path itself.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "core/folder_parts.h"
#include "core/lint.h"

/* So many modules are looked at, along one after the other's requires. */
enum { MODULES_MAX = 200 };

struct beside {
	const char *id; /* in the arena */
	size_t from; /* the index of the module that requires it */
};

struct search {
	struct lint *lint;
	char *around; /* the folder that the module's lies in; the heap's */
	struct beside met[MODULES_MAX];
	size_t count;
};

static char *folder_around(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	struct buf b = { 0 };

	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0 || !*name)
		buf_addf(&b, "%s/..", path);
	else if (slash)
		buf_add(&b, path, (size_t)(slash - path) + (slash == path));
	else
		buf_adds(&b, ".");
	return buf_steal(&b);
}

static bool is_module(const struct buf *folder)
{
	struct buf b = { 0 };
	bool there;

	buf_addf(&b, "%s/module.yaml", buf_str(folder));
	there = access(buf_str(&b), F_OK) == 0;
	buf_release(&b);
	return there;
}

/* Where a module is, or would be: the nearest counts. */
static void add_place(struct buf *path, const struct search *s, const char *id)
{
	const char *next = s->lint->folder->elsewhere;

	buf_addf(path, "%s/%s", s->around, id);
	while (next && *next && !is_module(path)) {
		size_t n = strcspn(next, ":");

		buf_clear(path);
		buf_add(path, next, n);
		buf_addf(path, "/%s", id);
		next += n + (next[n] == ':');
	}
}

/* NULL where it is not there or damaged: then that is said of it. */
static struct folder *open_beside(const struct search *s, const char *id)
{
	struct buf path = { 0 };
	struct faults ignored = { 0 };
	struct folder *f;

	add_place(&path, s, id);
	f = folder_open(buf_str(&path), &ignored);
	faults_release(&ignored);
	buf_release(&path);
	return f;
}

static bool is_met(const struct search *s, const char *id)
{
	for (size_t i = 0; i < s->count; i++) {
		if (strcmp(s->met[i].id, id) == 0)
			return true;
	}
	return false;
}

static void meet(struct search *s, const char *id, size_t from)
{
	if (s->count < MODULES_MAX && !is_met(s, id))
		s->met[s->count++] =
			(struct beside){ arena_strdup(s->lint->arena, id),
				from };
}

/* "a, b, a": from the module back to itself. */
static void tell_circle(
	const struct search *s, size_t last, const struct node *at)
{
	size_t way[MODULES_MAX], n = 0;
	struct buf b = { 0 };

	for (size_t i = last;; i = s->met[i].from) {
		way[n++] = i;
		if (i == 0)
			break;
	}
	while (n > 0)
		buf_addf(&b, "%s, ", s->met[way[--n]].id);
	buf_adds(&b, s->met[0].id);
	lint_tell(s->lint, RULE_REQUIRES_CIRCLE, at, buf_str(&b), NULL, NULL);
	buf_release(&b);
}

/* Whether one of the modules that this leads to requires the first. */
static bool leads_back(struct search *s, size_t *last)
{
	const char *own = s->met[0].id;

	for (size_t i = 1; i < s->count; i++) {
		struct folder *f = open_beside(s, s->met[i].id);
		const struct strings *needs =
			f ? &folder_source(f)->requires : NULL;
		bool back = false;

		for (size_t j = 0; needs && j < needs->count; j++) {
			back |= strcmp(needs->items[j], own) == 0;
			meet(s, needs->items[j], i);
		}
		folder_free(f);
		*last = i;
		if (back)
			return true;
	}
	return false;
}

static bool is_there(const struct search *s, const char *id)
{
	struct buf path = { 0 };
	struct faults faults = { 0 };
	struct folder *f;
	bool there = true;

	add_place(&path, s, id);
	f = folder_open(buf_str(&path), &faults);
	for (size_t i = 0; i < faults.count; i++)
		there &= faults.items[i].rule != RULE_FILE_MISSING;
	folder_free(f);
	faults_release(&faults);
	buf_release(&path);
	return there;
}

static void look_at(struct search *s, const char *id, const struct node *at)
{
	size_t last = 0;

	s->count = 0;
	meet(s, s->lint->module->id, 0);
	if (strcmp(id, s->lint->module->id) == 0) {
		tell_circle(s, 0, at);
		return;
	}
	if (!is_there(s, id)) {
		lint_tell(s->lint, RULE_REQUIRES_MISSING, at, id, NULL, NULL);
		return;
	}
	meet(s, id, 0);
	if (leads_back(s, &last))
		tell_circle(s, last, at);
}

void lint_requires(struct lint *l)
{
	const struct strings *needs = &l->module->requires;
	const struct node *list = node_get(l->root, "requires");
	const struct node *n =
		list && list->kind == NODE_LIST ? list->first : list;
	struct search s = { .lint = l };

	if (!n || needs->count == 0)
		return;
	s.around = folder_around(folder_path(l->folder));
	for (size_t i = 0; i < needs->count && n; i++, n = n->next)
		look_at(&s, needs->items[i], n);
	free(s.around);
}
