/* The environment and the locale; start_terminal.c has the terminal. */
#include "cmd/start.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "ui/charset.h"

/* --- the environment -------------------------------------------------- */

extern char **environ;

void start_environment(void)
{
	struct arena arena = { 0 };
	struct {
		const char *name, *value;
	} kept[16];
	size_t count = 0;

	for (char **e = environ; e && *e; e++) {
		size_t n = strcspn(*e, "=");
		const char *name = arena_strndup(&arena, *e, n);

		if (!(*e)[n] || !negotiate_keeps(name, *e + n + 1) ||
			count == sizeof(kept) / sizeof(kept[0]))
			continue;
		kept[count].name = name;
		kept[count++].value = arena_strdup(&arena, *e + n + 1);
	}
	clearenv();
	setenv("PATH", "/usr/local/bin:/usr/bin:/bin", 1);
	/* Of a name given twice the first counts, as with getenv(). */
	for (size_t i = 0; i < count; i++)
		setenv(kept[i].name, kept[i].value, 0);
	arena_release(&arena);
}

/* --- the locale ------------------------------------------------------- */

static const char *wanted(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *value = getenv(names[i]);

		if (value && *value)
			return value;
	}
	return NULL;
}

/* The locale C is no word about letters. */
static bool is_bare(const char *name)
{
	return !name || strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0;
}

static bool set(const char *name)
{
	return setlocale(LC_CTYPE, name) &&
	       strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static bool set_fallback(void)
{
	static const char *const names[] = { "C.UTF-8", "C.utf8", "en_US.UTF-8",
		"ru_RU.UTF-8" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (set(names[i]))
			return true;
	}
	return false;
}

void start_locale(struct start_locale *out, struct arena *arena)
{
	const char *name = wanted();
	char *codeset;

	*out = (struct start_locale){ 0 };
	if (name)
		out->name = arena_strdup(arena, name);
	out->missing = setlocale(LC_CTYPE, "") == NULL;
	if (!out->missing)
		codeset = xstrdup(nl_langinfo(CODESET));
	else
		codeset = charset_of_locale(name);
	if (codeset && !is_bare(name))
		out->codeset = arena_strdup(arena, codeset);
	free(codeset);
	out->utf8 = set("") || set_fallback();
	/* Where it leads nowhere, the system's own folder has locales. */
	if (!out->utf8 && getenv("LOCPATH")) {
		unsetenv("LOCPATH");
		out->utf8 = set_fallback();
	}
}
