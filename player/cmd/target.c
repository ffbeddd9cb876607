#include "cmd/target.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static bool is_path(const char *s)
{
	return s[0] == '/' || strncmp(s, "./", 2) == 0 ||
	       strncmp(s, "../", 3) == 0 || strcmp(s, ".") == 0 ||
	       strcmp(s, "..") == 0;
}

static bool is_module(const char *folder)
{
	char path[4200];
	struct stat st;

	snprintf(path, sizeof(path), "%s/module.yaml", folder);
	return stat(path, &st) == 0;
}

/*
 * "unit", "unit.yaml", or a translation's "unit.kk.yaml", which stands for its
 * unit. Any other name is kept as it is: no unit is called so.
 */
static void take_unit(struct target *out, const char *name)
{
	size_t n = strcspn(name, ".");
	const char *ending = strrchr(name, '.');
	const char *second = name[n] ? strchr(name + n + 1, '.') : NULL;

	if (ending &&
		(strcmp(ending, ".yaml") != 0 || (second && second != ending)))
		n = strlen(name);
	if (n == 6 && strncmp(name, "module", n) == 0)
		n = 0; /* module.yaml stands for the module */
	snprintf(out->unit, sizeof(out->unit), "%.*s", (int)n, name);
}

static bool find_path(
	struct target *out, struct library *l, const char *argument)
{
	char folder[4096];
	char *slash;

	if (strlen(argument) >= sizeof(folder))
		return false;
	strcpy(folder, argument);
	while (strlen(folder) > 1 && folder[strlen(folder) - 1] == '/')
		folder[strlen(folder) - 1] = '\0';
	if (!is_module(folder)) {
		slash = strrchr(folder, '/');
		if (!slash || slash == folder)
			return false;
		*slash = '\0';
		if (!is_module(folder))
			return false;
		take_unit(out, slash + 1);
	}
	out->module = library_add(l, folder);
	return true;
}

bool target_find(struct target *out, struct library *l, const char *argument)
{
	const char *slash = strchr(argument, '/');
	size_t n = slash ? (size_t)(slash - argument) : strlen(argument);
	char id[ID_CHARS + 1] = "";

	*out = (struct target){ 0 };
	if (is_path(argument))
		return find_path(out, l, argument);
	if (n <= ID_CHARS)
		memcpy(id, argument, n);
	out->module = library_find(l, id);
	if (slash)
		take_unit(out, slash + 1);
	return out->module != (size_t)-1;
}

static bool is_there(const struct target *t, struct library *l)
{
	char path[4200];
	struct stat st;

	snprintf(path, sizeof(path), "%s/%s.yaml", library_path(l, t->module),
		t->unit[0] ? t->unit : "module");
	return stat(path, &st) == 0;
}

bool target_find_near(
	struct target *out, struct library *l, const char *argument)
{
	char path[4096];
	struct target near = { 0 };
	bool found;

	if (is_path(argument) || strlen(argument) + 3 > sizeof(path))
		return target_find(out, l, argument);
	snprintf(path, sizeof(path), "./%s", argument);
	found = find_path(&near, l, path);
	/* In a module's folder any name might be that of a unit. */
	if ((!found || !is_there(&near, l)) && target_find(out, l, argument))
		return true;
	*out = near;
	return found;
}
