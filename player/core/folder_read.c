/* The files of a module's folder: which there are, and their trees. */
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "core/bind.h"
#include "core/folder_parts.h"
#include "core/rules.h"
#include "core/source.h"
#include "core/translate.h"
#include "core/unit_load.h"

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void folder_read_names(struct folder *f)
{
	int copy = openat(f->dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = copy >= 0 ? fdopendir(copy) : NULL;
	struct dirent *e;

	if (!dir) {
		if (copy >= 0)
			close(copy);
		return;
	}
	while ((e = readdir(dir))) {
		f->names = mem_grow(f->names, &f->name_room, f->name_count,
			sizeof(*f->names));
		f->names[f->name_count++] = xstrdup(e->d_name);
	}
	closedir(dir);
	qsort(f->names, f->name_count, sizeof(*f->names), by_name);
}

bool folder_has(const struct folder *f, const char *name)
{
	return f->name_count > 0 && bsearch(&name, f->names, f->name_count,
					    sizeof(*f->names), by_name);
}

/* The xx of "<id>.xx.yaml", or NULL. */
static char *language_in(struct folder *f, const char *name, const char *id)
{
	size_t n = strlen(id), whole = strlen(name), length;
	char *language;

	if (strncmp(name, id, n) != 0 || name[n] != '.' || whole < n + 7 ||
		strcmp(name + whole - 5, ".yaml") != 0)
		return NULL;
	length = whole - n - 6;
	if (length >= LANGUAGE_CHARS)
		return NULL;
	language = arena_strndup(&f->arena, name + n + 1, length);
	return language_valid(language) ? language : NULL;
}

void folder_find_languages(struct folder *f, struct entry *e, const char *own)
{
	size_t n = 0;

	e->languages[n++] = own;
	for (size_t i = 0; i < f->name_count && n < LANGUAGES_MAX; i++) {
		char *language = language_in(f, f->names[i], e->id);

		if (language && strcmp(language, own) != 0)
			e->languages[n++] = language;
	}
}

/* False: e is not in that language. */
static bool find_language(
	const struct entry *e, const char *language, size_t *i)
{
	for (*i = 0; e->languages[*i]; ++*i) {
		if (strcmp(e->languages[*i], language) == 0)
			return true;
	}
	return false;
}

size_t folder_language(
	const struct folder *f, const struct entry *e, const char *language)
{
	const struct strings *preferred = f->preferred;
	size_t i = 0;

	if (!language || find_language(e, language, &i))
		return i;
	for (size_t k = 0; preferred && k < preferred->count; k++) {
		if (find_language(e, preferred->items[k], &i))
			return i;
	}
	return 0;
}

char *folder_file(struct folder *f, const char *id, const char *language)
{
	struct buf b = { 0 };
	char *name;

	buf_adds(&b, id);
	if (language)
		buf_addf(&b, ".%s", language);
	buf_adds(&b, ".yaml");
	name = arena_strdup(&f->arena, buf_str(&b));
	buf_release(&b);
	return name;
}

char *folder_shown(struct folder *f, const char *name)
{
	struct buf b = { 0 };
	char *shown;

	buf_addf(&b, "%s/%s", f->path, name);
	shown = arena_strdup(&f->arena, buf_str(&b));
	buf_release(&b);
	return shown;
}

const struct node *folder_read(
	struct folder *f, const char *name, struct faults *faults)
{
	char *shown = folder_shown(f, name);
	struct source source;
	struct arena text = { 0 }; /* the tree copies what it keeps */
	struct node *root = NULL;

	if (source_read(&source, &text, f->dir, name, shown, faults))
		root = node_parse(
			&f->arena, shown, source.text, source.length, faults);
	arena_release(&text);
	if (root && root->kind != NODE_MAP) {
		if (!root->mended)
			faults_add(faults, RULE_FIELD_NOT_MAP, root->at, name,
				NULL, NULL);
		return NULL;
	}
	return root;
}

/* --- translations ----------------------------------------------------- */

static void check_head(const struct job *j, const struct node *root,
	const struct translation *head)
{
	const char *language = j->entry->languages[j->language];
	char *source = folder_file(j->folder, j->entry->id, NULL);
	const struct node *at;

	unit_check_version(root, head->format, j->faults);
	if (head->translates && strcmp(head->translates, source) != 0) {
		at = node_get(root, "translates");
		faults_add(j->faults, RULE_TR_SOURCE, at->at, head->translates,
			source, NULL);
	}
	if (head->language && strcmp(head->language, language) != 0) {
		at = node_get(root, "language");
		faults_add(j->faults, RULE_TR_LANGUAGE, at->at, head->language,
			language, NULL);
	}
}

/* The head's fields alone: the rest of the file belongs to the merge. */
static void read_head(
	const struct job *j, const struct node *root, struct translation *head)
{
	struct binder binder = { &j->folder->arena, j->faults };
	struct node only = *root;
	struct node **end = &only.first;

	only.count = 0;
	only.first = NULL;
	for (const struct node *n = root->first; n; n = n->next) {
		struct node *copy;

		if (!shape_field(&translation_shape, n->key))
			continue;
		copy = arena_alloc(&j->folder->arena, sizeof(*copy));
		*copy = *n;
		copy->next = NULL;
		*end = copy;
		end = &copy->next;
		only.count++;
	}
	bind_node(&binder, &translation_shape, &only, head);
	check_head(j, root, head);
}

const struct node *folder_merge(
	const struct job *j, const struct shape *shape, bool *draft)
{
	struct folder *f = j->folder;
	struct entry *e = j->entry;
	struct merger merger = { &f->arena, j->faults };
	const struct node *root = folder_read(
		f, folder_file(f, e->id, e->languages[j->language]), j->faults);
	struct translation head = { 0 };

	if (!root)
		return NULL;
	read_head(j, root, &head);
	*draft = !head.review || !head.review->by;
	if (!shape)
		return root;
	return translate_merge(&merger, shape, e->versions[0].root, root);
}
