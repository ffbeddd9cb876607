#include "core/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/bind.h"
#include "core/folder_parts.h"
#include "core/rules.h"
#include "core/translate.h"
#include "core/unit_load.h"

/* --- opening ---------------------------------------------------------- */

static char *without_slashes(const char *path)
{
	size_t n = strlen(path);

	while (n > 1 && path[n - 1] == '/')
		n--;
	return xstrndup(path, n);
}

/* "." and ".." have a name of their own in the end. */
char *folder_name(const char *path)
{
	char *typed = without_slashes(path), *real = NULL, *found;
	const char *slash = strrchr(typed, '/');
	const char *name = slash ? slash + 1 : typed;

	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) {
		real = realpath(typed, NULL);
		if (real)
			name = strrchr(real, '/') + 1;
	}
	found = xstrdup(name);
	free(real);
	free(typed);
	return found;
}

static bool open_dir(struct folder *f, struct faults *faults)
{
	struct place at = { .file = f->path };

	f->dir = open(f->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (f->dir >= 0)
		return true;
	if (errno == ENOENT || errno == ENOTDIR) {
		at.file = folder_shown(f, "module.yaml");
		faults_add(faults, RULE_FILE_MISSING, at, at.file, NULL, NULL);
	} else {
		faults_add(faults, RULE_FILE_UNREADABLE, at, f->path,
			strerror(errno), NULL);
	}
	return false;
}

struct folder *folder_open(const char *path, struct faults *faults)
{
	struct folder *f = folder_try(path, faults);

	if (!f->module.versions[0].module->unread)
		return f;
	folder_free(f);
	return NULL;
}

/* In the place of one that cannot be read, so that its units can be checked. */
static struct module *unread_module(struct folder *f)
{
	struct module *m = arena_alloc(&f->arena, sizeof(*m));

	*m = (struct module){ .unread = true, .language = "", .shown = "" };
	return m;
}

struct folder *folder_try(const char *path, struct faults *faults)
{
	struct folder *f = xcalloc(1, sizeof(*f));
	struct version *source = &f->module.versions[0];
	size_t before = faults->count;
	char *name = folder_name(path);

	f->path = without_slashes(path);
	f->module.id = "module";
	source->tried = true;
	if (open_dir(f, faults))
		source->root = folder_read(f, "module.yaml", faults);
	if (source->root)
		source->module =
			module_load(&f->arena, source->root, name, faults);
	free(name);
	if (!source->module || faults_any_error(faults, before))
		source->module = unread_module(f);
	f->module.languages[0] = source->module->language;
	if (f->dir >= 0)
		folder_read_names(f);
	if (!source->module->unread)
		folder_find_languages(f, &f->module, source->module->language);
	return f;
}

struct folder *folder_open_alone(const char *path, const char *unit,
	const char *language, struct faults *faults)
{
	struct folder *f = xcalloc(1, sizeof(*f));
	struct module *m = unread_module(f);
	char *name = folder_name(path);

	f->path = without_slashes(path);
	f->module.id = "module";
	f->module.versions[0].tried = true;
	f->module.versions[0].module = m;
	m->id = m->title = arena_strdup(&f->arena, name);
	m->language = m->shown = arena_strdup(&f->arena, language);
	m->level = ABSENT;
	m->minutes = INTEGER_ABSENT;
	m->units.items = arena_array(&f->arena, 1, sizeof(*m->units.items));
	m->units.items[m->units.count++] = arena_strdup(&f->arena, unit);
	f->module.languages[0] = m->language;
	free(name);
	if (open_dir(f, faults)) {
		folder_read_names(f);
		return f;
	}
	folder_free(f);
	return NULL;
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
	faults_release(&f->faults);
	arena_release(&f->arena);
	free(f->path);
	free(f);
}

void folder_prefer(struct folder *f, const struct strings *languages)
{
	f->preferred = languages;
}

void folder_look_in(struct folder *f, const char *paths)
{
	f->elsewhere = paths;
}

const char *folder_path(const struct folder *f)
{
	return f->path;
}

char *const *folder_names(const struct folder *f, size_t *count)
{
	*count = f->name_count;
	return f->names;
}

/* --- the module ------------------------------------------------------- */

const struct module *folder_source(const struct folder *f)
{
	return f->module.versions[0].module;
}

static void load_module(const struct job *j)
{
	struct version *v = &j->entry->versions[j->language];
	struct arena *arena = &j->folder->arena;
	struct binder binder = { arena, j->faults };
	size_t before = j->faults->count;
	bool draft = true;
	const struct node *root = folder_merge(j, &module_shape, &draft);
	struct module *m;

	v->tried = true;
	if (!root)
		return;
	m = arena_alloc(arena, sizeof(*m));
	bind_node(&binder, &module_shape, root, m);
	if (faults_any_error(j->faults, before))
		return;
	m->shown = j->entry->languages[j->language];
	v->root = root;
	m->draft = draft;
	v->module = m;
}

const struct module *folder_module(struct folder *f, const char *language)
{
	struct job j = { f, &f->module,
		folder_language(f, &f->module, language), &f->faults };
	struct version *v = &f->module.versions[j.language];

	if (!v->tried)
		load_module(&j);
	return v->module ? v->module : folder_source(f);
}

void folder_tell(struct folder *f, struct faults *faults)
{
	for (; f->told < f->faults.count; f->told++) {
		const struct fault *t = &f->faults.items[f->told];

		faults_add(faults, t->rule, t->at, t->args[0], t->args[1],
			t->args[2]);
	}
}

/* --- units ------------------------------------------------------------ */

struct entry *folder_entry(struct folder *f, const char *unit)
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
	folder_find_languages(f, e, folder_source(f)->language);
	return e;
}

static void load_source(const struct job *j)
{
	struct folder *f = j->folder;
	struct entry *e = j->entry;
	struct version *v = &e->versions[0];
	size_t before = j->faults->count;

	v->tried = true;
	v->root = folder_read(f, folder_file(f, e->id, NULL), j->faults);
	if (!v->root)
		return;
	v->unit = unit_load(
		&f->arena, v->root, e->id, folder_source(f), j->faults);
	if (faults_any_error(j->faults, before))
		v->unit->faulty = true; /* for reading, too */
}

/* A module's texts for a unit in a language the module.yaml lacks. */
static const struct module *module_for_unit(const struct job *j)
{
	const char *language = j->entry->languages[j->language];
	const struct module *m = folder_module(j->folder, language);
	struct module *copy;

	folder_tell(j->folder, j->faults);
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
	struct version *v = &e->versions[j->language];
	const struct module *module = module_for_unit(j);
	size_t before = j->faults->count;
	bool draft = true;
	struct unit *u;

	v->tried = true;
	v->root = folder_merge(j, &unit_shape, &draft);
	if (!v->root)
		return;
	u = unit_load(&f->arena, v->root, e->id, module, j->faults);
	if (faults_any_error(j->faults, before))
		return;
	u->language = e->languages[j->language];
	u->draft = draft;
	u->source = e->versions[0].unit;
	v->unit = u;
}

struct unit *folder_bare(struct job *j)
{
	struct version *v = j->entry->versions;

	if (!v[0].tried)
		load_source(j);
	if (j->language > 0 && v[0].unit && !v[0].unit->faulty &&
		!v[j->language].tried)
		load_translation(j);
	if (!v[j->language].unit)
		j->language = 0;
	return v[j->language].unit;
}

/* For draws: a unit of the module in the language being linked. */
static const struct unit *find_unit(void *context, const char *id)
{
	const struct job *from = context;
	struct folder *f = from->folder;
	struct job j = { .folder = f, .faults = from->faults };
	const struct unit *u;

	if (strcmp(id, f->module.id) == 0 ||
		!folder_has(f, folder_file(f, id, NULL)))
		return NULL;
	j.entry = folder_entry(f, id);
	j.language = folder_language(
		j.folder, j.entry, from->entry->languages[from->language]);
	u = folder_bare(&j);
	return u ? u : &unit_damaged;
}

bool folder_link(struct job *j)
{
	struct version *v = &j->entry->versions[j->language];

	if (v->link == LINK_NOT_TRIED)
		v->link = unit_link(&j->folder->arena, v->unit, v->root,
				  find_unit, j, j->faults)
				  ? LINK_GOOD
				  : LINK_BAD;
	return v->link == LINK_GOOD;
}

static const struct unit *linked_unit(struct job *j)
{
	const struct unit *u = folder_bare(j);

	return u && !u->faulty && folder_link(j) ? u : NULL;
}

const struct unit *folder_unit(struct folder *f, const char *unit,
	const char *language, struct faults *faults)
{
	struct job j = { .folder = f, .faults = faults };
	const struct unit *u, *source;
	bool reserved = strcmp(unit, f->module.id) == 0;

	if (reserved || !id_valid(unit)) {
		faults_add(faults, reserved ? RULE_UNIT_NAME : RULE_FIELD_ID,
			(struct place){ .file = f->path },
			reserved ? unit : "unit", unit, NULL);
		return NULL;
	}
	j.entry = folder_entry(f, unit);
	source = linked_unit(&j);
	if (!source)
		return NULL;
	j.language = folder_language(f, j.entry, language);
	u = linked_unit(&j);
	return u ? u : source;
}

const char *const *folder_languages(struct folder *f, const char *unit)
{
	return unit ? folder_entry(f, unit)->languages : f->module.languages;
}
