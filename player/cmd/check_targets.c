/* sabaq check: which files of which modules its arguments mean. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/mem.h"
#include "cmd/check.h"
#include "cmd/say.h"
#include "cmd/target.h"

static const char ending[] = ".yaml";

static bool ends_in_yaml(const char *name)
{
	size_t n = strlen(name), least = sizeof(ending) - 1;

	return n > least && strcmp(name + n - least, ending) == 0;
}

/* --- what is meant ----------------------------------------------------- */

/* "u" means u.yaml and u.xx.yaml; a file's name means that file. */
static bool name_means(const char *wanted, const char *name)
{
	size_t n = strlen(wanted);

	if (ends_in_yaml(wanted))
		return strcmp(wanted, name) == 0;
	return strncmp(wanted, name, n) == 0 && name[n] == '.' &&
	       ends_in_yaml(name);
}

/* Whether name is the source of the translation that is wanted. */
static bool is_source(const char *wanted, const char *name)
{
	size_t n = strcspn(wanted, ".");

	return ends_in_yaml(wanted) && strcspn(name, ".") == n &&
	       strncmp(wanted, name, n) == 0 && strcmp(name + n, ending) == 0;
}

bool check_means(const struct check_target *t, const char *name)
{
	if (t->whole)
		return name[0] != '.' && ends_in_yaml(name);
	for (size_t i = 0; i < t->count; i++) {
		if (name_means(t->names[i], name))
			return true;
	}
	return false;
}

bool check_concerns(
	const struct check_target *t, const char *name, enum rule_level level)
{
	if (t->whole || check_means(t, name))
		return true;
	for (size_t i = 0; i < t->count && level == RULE_ERROR; i++) {
		if (is_source(t->names[i], name))
			return true;
	}
	return false;
}

/* --- adding ------------------------------------------------------------ */

static struct check_target *add_folder(
	struct check_targets *t, const char *folder)
{
	for (size_t i = 0; i < t->count; i++) {
		if (strcmp(t->items[i].folder, folder) == 0)
			return &t->items[i];
	}
	t->items = mem_grow(t->items, &t->room, t->count, sizeof(*t->items));
	t->items[t->count] = (struct check_target){
		.folder = xstrdup(folder),
	};
	return &t->items[t->count++];
}

static void add_name(struct check_target *t, const char *name, size_t n)
{
	t->names = mem_grow(t->names, &t->room, t->count, sizeof(*t->names));
	t->names[t->count++] = xstrndup(name, n);
}

/* "u.yaml" means its translations as well, as "u" does. */
static void add_file(struct check_target *t, const char *name)
{
	size_t n = strlen(name), stem = n - (sizeof(ending) - 1);

	if (ends_in_yaml(name) && !memchr(name, '.', stem))
		n = stem;
	add_name(t, name, n);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool has_module(const char *folder)
{
	struct stat st;
	struct buf path = { 0 };
	bool there;

	buf_addf(&path, "%s/module.yaml", folder);
	there = stat(buf_str(&path), &st) == 0;
	buf_release(&path);
	return there;
}

/* The modules in a folder, sorted; false: there is none in it. */
static bool add_modules(struct check_targets *t, const char *folder)
{
	DIR *dir = opendir(folder);
	char **found = NULL;
	size_t count = 0, room = 0, n = strlen(folder);
	struct dirent *e;

	while (n > 1 && folder[n - 1] == '/')
		n--;
	while (dir && (e = readdir(dir))) {
		struct buf path = { 0 };

		buf_add(&path, folder, n);
		buf_addf(&path, "%s%s", n == 1 && *folder == '/' ? "" : "/",
			e->d_name);
		if (e->d_name[0] == '.' || !has_module(buf_str(&path))) {
			buf_release(&path);
			continue;
		}
		found = mem_grow(found, &room, count, sizeof(*found));
		found[count++] = buf_steal(&path);
	}
	if (dir)
		closedir(dir);
	if (count > 1)
		qsort(found, count, sizeof(*found), by_name);
	for (size_t i = 0; i < count; i++) {
		add_folder(t, found[i])->whole = true;
		free(found[i]);
	}
	free(found);
	return count > 0;
}

static bool is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* --- arguments --------------------------------------------------------- */

/* An argument that names a file which is none of a module's. */
static bool is_other_file(const struct check_target *t, const char *name)
{
	struct buf path = { 0 };
	struct stat st;
	bool other;

	buf_addf(&path, "%s/%s", t->folder, name);
	other = !ends_in_yaml(name) && stat(buf_str(&path), &st) == 0 &&
		!S_ISDIR(st.st_mode);
	buf_release(&path);
	return other;
}

static void say_nothing(struct check *k, const char *text, const char *argument)
{
	say_error(tr(k->context->words, text), argument);
	k->counts[RULE_ERROR]++;
}

/* As it was typed: "m" was looked for as "./m". */
static const char *as_typed(const char *folder, const char *argument)
{
	bool dot = strncmp(folder, "./", 2) == 0 && folder[2] != '\0';

	return dot && argument[0] != '.' ? folder + 2 : folder;
}

static bool add_found(struct check_targets *t, struct check *k,
	const char *folder, const struct target *target, const char *argument)
{
	struct check_target *to = add_folder(t, as_typed(folder, argument));
	const char *slash = strrchr(argument, '/');
	const char *name = slash ? slash + 1 : argument;

	if (!target->unit[0]) {
		to->whole = true;
	} else if (is_other_file(to, name)) {
		say_nothing(k,
			N_("\"%1\" is no file of a module: those are called "
			   "ID.yaml or ID.LANGUAGE.yaml"),
			argument);
		return false;
	} else {
		add_file(to, name);
	}
	return true;
}

bool check_targets_add(
	struct check_targets *t, struct check *k, const char *argument)
{
	struct library *l = library_open(k->context->modules);
	struct target target;
	bool found = target_find_near(&target, l, argument), ok = true;

	if (!(found && !target.unit[0]) && is_folder(argument) &&
		add_modules(t, argument)) {
		ok = true;
	} else if (found) {
		ok = add_found(t, k, library_path(l, target.module), &target,
			argument);
	} else {
		say_nothing(k,
			is_folder(argument)
				? N_("there is no module in \"%1\" (a module "
				     "is a folder with a module.yaml)")
				: N_("\"%1\" is no module and no file of one "
				     "(a module is a folder with a "
				     "module.yaml)"),
			argument);
		ok = false;
	}
	library_free(l);
	return ok;
}

void check_targets_release(struct check_targets *t)
{
	for (size_t i = 0; i < t->count; i++) {
		for (size_t k = 0; k < t->items[i].count; k++)
			free(t->items[i].names[k]);
		free(t->items[i].names);
		free(t->items[i].folder);
	}
	free(t->items);
	*t = (struct check_targets){ 0 };
}
