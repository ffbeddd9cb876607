#include "core/advise.h"

#include <string.h>

/* Number from 1; 0: none. */
static size_t serving(const struct unit *u, const char *objective)
{
	for (size_t i = 0; i < u->steps.count; i++) {
		const struct step *s = &u->steps.items[i];

		if (!s->draw && s->objective &&
			strcmp(s->objective, objective) == 0)
			return i + 1;
	}
	return 0;
}

bool advise(struct folder *f, const char *language, const char *objective,
	struct advice *out)
{
	const struct strings *units = &folder_source(f)->units;

	for (size_t i = 0; i < units->count; i++) {
		/* sabaq check tells them to the teacher. */
		struct faults ignored = { 0 };
		const struct unit *u =
			folder_unit(f, units->items[i], language, &ignored);

		faults_release(&ignored);
		if (!u || u->kind != UNIT_LESSON)
			continue;
		*out = (struct advice){ u, serving(u, objective) };
		if (out->step > 0)
			return true;
	}
	return false;
}
