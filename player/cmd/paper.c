#include "cmd/paper.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "cmd/convert_say.h"
#include "cmd/say.h"
#include "cmd/target.h"

char *paper_folder(const struct context *c)
{
	struct buf b = { 0 };

	buf_addf(&b, "%s/paper", c->state);
	return buf_steal(&b);
}

static const struct unit *take(struct context *c, struct folder *f,
	const char *id, const char *language)
{
	struct faults faults = { 0 };
	const struct unit *u = folder_unit(f, id, language, &faults);

	if (!u)
		say_faults(stderr, c->words, &faults, true);
	if (!u && faults.count == 0)
		complain_filled(
			c, N_("the unit \"%1\" cannot be used"), id, NULL);
	faults_release(&faults);
	return u;
}

/* All that its module.yaml lists; a damaged one would be missed. */
static size_t take_all(struct context *c, struct folder *f,
	const char *language, const struct unit **units)
{
	const struct strings *ids = &folder_source(f)->units;
	size_t count = 0;

	for (; count < ids->count && count < UNITS_MAX; count++) {
		units[count] = take(c, f, ids->items[count], language);
		if (!units[count])
			return 0;
	}
	if (count == 0)
		complain_filled(c, N_("the module \"%1\" lists no units"),
			folder_path(f), NULL);
	return count;
}

size_t paper_units(struct context *c, struct library *l, const char *typed,
	const char *language, const struct unit **units)
{
	struct target t;
	struct folder *f;

	if (!target_find_near(&t, l, typed)) {
		complain_filled(
			c, N_("there is no module \"%1\""), typed, NULL);
		return 0;
	}
	f = library_folder(l, t.module);
	if (!f) {
		say_faults(stderr, c->words, library_faults(l, t.module), true);
		return 0;
	}
	if (!t.unit[0])
		return take_all(c, f, language, units);
	units[0] = take(c, f, t.unit, language);
	return units[0] != NULL;
}
