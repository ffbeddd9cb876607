/* Which languages there are, and which one a person asks for. */
#include <stddef.h>
#include <string.h>

#include "base/catalogue.h"

const char *const catalogue_languages[] = { "ru", "kk", "ky", "tg", "en",
	NULL };

const char *catalogue_language_name(const char *language)
{
	static const struct {
		const char *code, *name;
	} names[] = {
		{ "ru", "русский" },
		{ "kk", "қазақша" },
		{ "ky", "кыргызча" },
		{ "tg", "тоҷикӣ" },
		{ "en", "English" },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i].code, language) == 0)
			return names[i].name;
	return language;
}

/* The first language of ours in a list such as "uz:kk_KZ.UTF-8:ru". */
static const char *first_known(const char *list)
{
	while (list && *list) {
		size_t n = strcspn(list, "_-.@:");

		for (const char *const *l = catalogue_languages; *l; l++)
			if (strlen(*l) == n && strncmp(*l, list, n) == 0)
				return *l;
		list += strcspn(list, ":");
		list += *list == ':';
	}
	return NULL;
}

const char *catalogue_wanted(const char *language, const char *lc_all,
	const char *lc_messages, const char *lang)
{
	const char *const values[] = { language, lc_all, lc_messages, lang };

	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		const char *known = first_known(values[i]);

		if (known)
			return known;
	}
	return "ru";
}
