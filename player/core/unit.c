#include "core/unit.h"

#include <string.h>

const struct step *unit_step(const struct unit *u, const char *id)
{
	for (size_t i = 0; id && i < u->all_count; i++) {
		if (strcmp(u->all[i]->id, id) == 0)
			return u->all[i];
	}
	return NULL;
}

/* The item of a list of structs that begin with their id. */
static const void *find(
	const void *items, size_t count, size_t size, const char *id)
{
	for (size_t i = 0; id && i < count; i++) {
		const char *item = (const char *)items + i * size;
		const char *mine;

		memcpy(&mine, item, sizeof(mine));
		if (strcmp(mine, id) == 0)
			return item;
	}
	return NULL;
}

const struct objective *module_objective(const struct module *m, const char *id)
{
	return find(m->objectives.items, m->objectives.count,
		sizeof(struct objective), id);
}

const struct misconception *module_misconception(
	const struct module *m, const char *id)
{
	return find(m->misconceptions.items, m->misconceptions.count,
		sizeof(struct misconception), id);
}

const struct term *module_term(const struct module *m, const char *id)
{
	return find(
		m->glossary.items, m->glossary.count, sizeof(struct term), id);
}

bool id_valid(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-");

	return n >= 1 && n <= ID_CHARS && s[n] == '\0';
}

const char *language_of_country(const char *code)
{
	static const char *const rows[][2] = { { "kz", "kk" }, { "kg", "ky" },
		{ "tj", "tg" } };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (strcmp(rows[i][0], code) == 0)
			return rows[i][1];
	}
	return NULL;
}

bool language_valid(const char *s)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
	size_t n = strspn(s, letters), more = 0;

	if (s[n] == '-')
		more = strspn(s + n + 1, letters) + 1;
	return n >= 2 && n <= 3 && more != 1 && s[n + more] == '\0' &&
	       n + more < LANGUAGE_CHARS;
}
