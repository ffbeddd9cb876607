/*
 * shelf.h - units from YAML text in a test, without a folder.
 *
 * All of them belong to one module, "m", whose language is en and which has
 * a translation ru, the objectives o1 and o2, the misconceptions m1 and m2.
 * A text with faults fails the test, which then prints the rules.
 */
#ifndef SHELF_H
#define SHELF_H

#include "base/fault.h"
#include "base/mem.h"
#include "core/unit.h"

struct shelf {
	struct arena arena;
	struct faults faults;
	struct module *en, *ru;
	const struct unit *units[8]; /* that draws may name, by their id */
	size_t count;
	const struct unit *linking; /* a unit may draw from itself */
};

void shelf_open(struct shelf *s);
void shelf_close(struct shelf *s);

/* The unit of a text; later ones may draw from it. */
const struct unit *shelf_add(struct shelf *s, const char *id, const char *yaml);
/*
 * The same in ru, from the source's text and the translation's; source is
 * what shelf_add() made of the former.
 */
const struct unit *shelf_translate(struct shelf *s, const struct unit *source,
	const char *yaml, const char *translation);

/*
 * The faults of a lesson that holds steps, and if there are none of a
 * translation of it (or NULL), as lines "en:line:column rule argument"; the
 * caller frees.
 */
char *shelf_told(struct shelf *s, const char *steps, const char *translation);

/* "a|b" as a given, in text and items of the caller's. */
struct strings shelf_given(const char *given, char *text, const char **items);

#endif
