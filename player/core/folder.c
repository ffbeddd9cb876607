#include "core/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "core/bind.h"
#include "core/node.h"
#include "core/rules.h"
#include "core/source.h"
#include "core/translate.h"
#include "core/unit_load.h"

enum { LANGUAGES_MAX = 16, LANGUAGE_CHARS = 8 };

/* One unit, or module.yaml (which is no unit, but has languages too). */
struct entry {
	const char *id; /* "module" for module.yaml */
	const struct node *root; /* of the source; NULL: not read or damaged */
	bool tried; /* the source was read, well or not */
	const char *languages[LANGUAGES_MAX + 1]; /* NULL-ended */
	bool language_tried[LANGUAGES_MAX];
	bool linked[LANGUAGES_MAX];
	const struct node *roots[LANGUAGES_MAX]; /* merged */
	struct unit *units[LANGUAGES_MAX]; /* by language; NULL: none */
	struct module *modules[LANGUAGES_MAX]; /* of the module's entry */
};

struct folder {
	char *path;
	int dir;
	struct arena arena;
	struct entry module;
	struct entry **units;
	size_t count, room;
	char **names; /* of the folder's files, sorted */
	size_t name_count, name_room;
};

/* Working on one file in one language. */
struct job {
	struct folder *folder;
	struct entry *entry;
	size_t language; /* index in entry->languages */
	struct faults *faults;
};

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void read_names(struct folder *f)
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

/* The xx of "<id>.xx.yaml", or NULL. */
static char *language_in(
	struct folder *f, const char *name, const char *id)
{
	size_t n = strlen(id), whole = strlen(name), length;

	if (strncmp(name, id, n) != 0 || name[n] != '.' || whole < n + 7 ||
		strcmp(name + whole - 5, ".yaml") != 0)
		return NULL;
	length = whole - n - 6;
	if (length < 2 || length >= LANGUAGE_CHARS ||
		strspn(name + n + 1, "abcdefghijklmnopqrstuvwxyz-") < length)
		return NULL;
	return arena_strndup(&f->arena, name + n + 1, length);
}

/* The source's language first, then those of the translations. */
static void find_languages(struct folder *f, struct entry *e, const char *own)
{
	size_t n = 0;

	e->languages[n++] = own;
	for (size_t i = 0; i < f->name_count && n < LANGUAGES_MAX; i++) {
		char *language = language_in(f, f->names[i], e->id);

		if (language && strcmp(language, own) != 0)
			e->languages[n++] = language;
	}
}

/* What faults call a file: as the person named the folder. */
static char *shown_name(struct folder *f, const char *name)
{
	struct buf b = {0};
	char *shown;

	buf_addf(&b, "%s/%s", f->path, name);
	shown = arena_strdup(&f->arena, buf_str(&b));
	buf_release(&b);
	return shown;
}

static const struct node *read_tree(
	struct folder *f, const char *name, struct faults *faults)
{
	char *shown = shown_name(f, name);
	struct source source;
	struct arena text = {0}; /* the tree copies what it keeps */
	struct node *root = NULL;

	if (source_read(&source, &text, f->dir, name, shown, faults))
		root = node_parse(&f->arena, shown, source.text, source.length,
			faults);
	arena_release(&text);
	if (root && root->kind != NODE_MAP) {
		faults_add(faults, RULE_FIELD_NOT_MAP, root->at, name, NULL,
			NULL);
		return NULL;
	}
	return root;
}

static char *file_name(
	struct folder *f, const char *id, const char *language)
{
	struct buf b = {0};
	char *name;

	buf_adds(&b, id);
	if (language)
		buf_addf(&b, ".%s", language);
	buf_adds(&b, ".yaml");
	name = arena_strdup(&f->arena, buf_str(&b));
	buf_release(&b);
	return name;
}

static void check_head(const struct job *j, const struct node *root,
	const struct translation *head)
{
	const char *language = j->entry->languages[j->language];
	char *source = file_name(j->folder, j->entry->id, NULL);
	const struct node *at;

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
static void read_head(const struct job *j, const struct node *root,
	struct translation *head)
{
	struct binder binder = {&j->folder->arena, j->faults};
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

/* The merged tree of a translation; NULL with faults where it is damaged. */
static const struct node *merge(
	const struct job *j, const struct shape *shape, bool *draft)
{
	struct folder *f = j->folder;
	struct entry *e = j->entry;
	struct merger merger = {&f->arena, j->faults};
	size_t before = j->faults->count;
	const struct node *root = read_tree(f,
		file_name(f, e->id, e->languages[j->language]), j->faults);
	const struct node *merged;
	struct translation head;

	if (!root)
		return NULL;
	read_head(j, root, &head);
	*draft = !head.review || !head.review->by;
	merged = translate_merge(&merger, shape, e->root, root);
	return faults_any_error(j->faults, before) ? NULL : merged;
}

static size_t language_index(const struct entry *e, const char *language)
{
	for (size_t i = 0; language && e->languages[i]; i++) {
		if (strcmp(e->languages[i], language) == 0)
			return i;
	}
	return 0;
}

static const char *last_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

struct folder *folder_open(const char *path, struct faults *faults)
{
	struct folder *f = xcalloc(1, sizeof(*f));
	struct module *m = NULL;
	char real[4096];

	f->path = xstrdup(path);
	while (strlen(f->path) > 1 && f->path[strlen(f->path) - 1] == '/')
		f->path[strlen(f->path) - 1] = '\0';
	f->dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	f->module.id = "module";
	f->module.tried = true;
	f->module.root = read_tree(f, "module.yaml", faults);
	/* "." and ".." have a name of their own in the end. */
	if (f->module.root)
		m = module_load(&f->arena, f->module.root,
			last_name(realpath(path, real) ? real : f->path),
			faults);
	if (!m) {
		folder_free(f);
		return NULL;
	}
	read_names(f);
	find_languages(f, &f->module, m->language);
	f->module.modules[0] = m;
	f->module.language_tried[0] = true;
	return f;
}

void folder_free(struct folder *f)
{
	if (!f)
		return;
	for (size_t i = 0; i < f->name_count; i++)
		free(f->names[i]);
	for (size_t i = 0; i < f->count; i++)
		free(f->units[i]);
	free(f->names);
	free(f->units);
	if (f->dir >= 0)
		close(f->dir);
	arena_release(&f->arena);
	free(f->path);
	free(f);
}

const char *folder_path(const struct folder *f)
{
	return f->path;
}

const struct module *folder_source(const struct folder *f)
{
	return f->module.modules[0];
}

static void load_module(const struct job *j)
{
	struct entry *e = j->entry;
	struct folder *f = j->folder;
	struct binder binder = {&f->arena, j->faults};
	size_t before = j->faults->count;
	bool draft = true;
	const struct node *root = merge(j, &module_shape, &draft);
	struct module *m;

	e->language_tried[j->language] = true;
	if (!root)
		return;
	m = arena_alloc(&f->arena, sizeof(*m));
	bind_node(&binder, &module_shape, root, m);
	if (faults_any_error(j->faults, before))
		return;
	m->shown = e->languages[j->language];
	m->draft = draft;
	e->modules[j->language] = m;
}

static const struct module *module_in(
	struct folder *f, const char *language, struct faults *faults)
{
	struct entry *e = &f->module;
	struct job j = {f, e, language_index(e, language), faults};

	if (!e->language_tried[j.language])
		load_module(&j);
	return e->modules[j.language] ? e->modules[j.language] : e->modules[0];
}

const struct module *folder_module(struct folder *f, const char *language)
{
	struct faults ignored = {0};
	const struct module *m = module_in(f, language, &ignored);

	faults_release(&ignored);
	return m;
}

static struct entry *entry_of(struct folder *f, const char *unit)
{
	struct entry *e;

	for (size_t i = 0; i < f->count; i++) {
		if (strcmp(f->units[i]->id, unit) == 0)
			return f->units[i];
	}
	e = xcalloc(1, sizeof(*e));
	e->id = arena_strdup(&f->arena, unit);
	f->units = mem_grow(f->units, &f->room, f->count, sizeof(*f->units));
	f->units[f->count++] = e;
	find_languages(f, e, folder_source(f)->language);
	return e;
}

/* Reads the source once; its own unit is languages[0]. */
static void load_source(const struct job *j)
{
	struct folder *f = j->folder;
	struct entry *e = j->entry;

	e->tried = true;
	e->language_tried[0] = true;
	e->root = read_tree(f, file_name(f, e->id, NULL), j->faults);
	if (!e->root)
		return;
	e->roots[0] = e->root;
	e->units[0] = unit_load(
		&f->arena, e->root, e->id, folder_source(f), j->faults);
}

/* A module's texts for a unit in a language the module.yaml lacks. */
static const struct module *module_for_unit(const struct job *j)
{
	const char *language = j->entry->languages[j->language];
	const struct module *m = module_in(j->folder, language, j->faults);
	struct module *copy;

	if (strcmp(m->shown, language) == 0)
		return m;
	copy = arena_alloc(&j->folder->arena, sizeof(*copy));
	*copy = *m;
	copy->shown = language;
	return copy;
}

static void load_translation(const struct job *j)
{
	struct folder *f = j->folder;
	struct entry *e = j->entry;
	size_t l = j->language;
	bool draft = true;
	const struct node *root = merge(j, &unit_shape, &draft);
	const struct unit *source = e->units[0];
	struct unit *u;

	e->language_tried[l] = true;
	if (!root)
		return;
	u = unit_load(&f->arena, root, e->id, module_for_unit(j), j->faults);
	if (!u)
		return;
	u->language = e->languages[l];
	u->draft = draft;
	u->source = source;
	/* Marks come from the source, so its digests hold in any language. */
	for (size_t i = 0; i < u->steps.count; i++)
		memcpy(u->steps.items[i].rev, source->steps.items[i].rev, 9);
	for (size_t p = 0; p < u->pools.count; p++)
		for (size_t i = 0; i < u->pools.items[p].questions.count; i++)
			memcpy(u->pools.items[p].questions.items[i].rev,
				source->pools.items[p].questions.items[i].rev,
				9);
	e->roots[l] = root;
	e->units[l] = u;
}

/* The unit in the job's language, not linked; falls back to the source. */
static struct unit *bare_unit(struct job *j)
{
	struct entry *e = j->entry;

	if (!e->tried)
		load_source(j);
	if (!e->units[0])
		return NULL;
	if (!e->language_tried[j->language])
		load_translation(j);
	if (!e->units[j->language])
		j->language = 0;
	return e->units[j->language];
}

/* For draws: another unit of the module in the language being linked. */
static const struct unit *find_unit(void *context, const char *id)
{
	const struct job *from = context;
	struct entry *e = entry_of(from->folder, id);
	struct job j = {from->folder, e,
		language_index(e, from->entry->languages[from->language]),
		from->faults};

	return bare_unit(&j);
}

static const struct unit *linked_unit(struct job *j)
{
	struct entry *e = j->entry;
	struct unit *u = bare_unit(j);

	if (!u || e->linked[j->language])
		return u;
	e->linked[j->language] = true;
	if (unit_link(&j->folder->arena, u, e->roots[j->language], find_unit, j,
		    j->faults))
		return u;
	e->units[j->language] = NULL;
	return NULL;
}

const struct unit *folder_unit(struct folder *f, const char *unit,
	const char *language, struct faults *faults)
{
	struct job j = {.folder = f, .faults = faults};
	const struct unit *u, *source;

	if (!id_valid(unit)) {
		faults_add(faults, RULE_FIELD_ID,
			(struct place){.file = f->path}, "unit", unit, NULL);
		return NULL;
	}
	j.entry = entry_of(f, unit);
	source = linked_unit(&j);
	if (!source)
		return NULL;
	j.language = language_index(j.entry, language);
	u = linked_unit(&j);
	return u ? u : source;
}

const char *const *folder_languages(struct folder *f, const char *unit)
{
	return unit ? entry_of(f, unit)->languages : f->module.languages;
}

/* Units on disk but not listed are checked too; translations are not units. */
static bool is_unit_file(const char *name, char *id, size_t room)
{
	size_t n = strlen(name);

	if (n < 6 || n - 5 >= room || strcmp(name + n - 5, ".yaml") != 0)
		return false;
	memcpy(id, name, n - 5);
	id[n - 5] = '\0';
	return strchr(id, '.') == NULL && strcmp(id, "module") != 0;
}

static void check_unit(struct folder *f, const char *id, struct faults *faults)
{
	const char *const *languages;

	if (!folder_unit(f, id, NULL, faults))
		return;
	languages = folder_languages(f, id);
	for (size_t i = 1; languages[i]; i++)
		folder_unit(f, id, languages[i], faults);
}

static bool has_file(const struct folder *f, const char *unit)
{
	size_t n = strlen(unit);

	for (size_t i = 0; i < f->name_count; i++) {
		if (strncmp(f->names[i], unit, n) == 0 &&
			strcmp(f->names[i] + n, ".yaml") == 0)
			return true;
	}
	return false;
}

void folder_check(struct folder *f, struct faults *faults)
{
	const struct module *m = folder_source(f);
	const struct node *units = node_get(f->module.root, "units");
	const struct node *n = units ? units->first : NULL;
	char id[ID_CHARS + 2];

	for (size_t i = 1; f->module.languages[i]; i++)
		module_in(f, f->module.languages[i], faults);
	for (size_t i = 0; i < m->units.count && n; i++, n = n->next) {
		if (has_file(f, m->units.items[i]))
			check_unit(f, m->units.items[i], faults);
		else
			faults_add(faults, RULE_UNIT_MISSING, n->at,
				m->units.items[i], NULL, NULL);
	}
	for (size_t i = 0; i < f->name_count; i++) {
		if (is_unit_file(f->names[i], id, sizeof(id)) && id_valid(id))
			check_unit(f, id, faults);
	}
}
