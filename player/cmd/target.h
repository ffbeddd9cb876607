/*
 * target.h - what a command line's MODULE[/UNIT] means.
 *
 * An argument that begins with /, ./ or ../ is a path: to a module's folder,
 * a unit's file, or folder/unit without the ending. Else it is an id or
 * id/unit on the module path.
 */
#ifndef SABAQ_CMD_TARGET_H
#define SABAQ_CMD_TARGET_H

#include <stdbool.h>
#include <stddef.h>

#include "core/library.h"
#include "core/unit.h"

struct target {
	size_t module; /* index in the library */
	char unit[ID_CHARS + 1]; /* empty: the module as a whole */
};

/* False where there is no such module; paths are added to the library. */
bool target_find(struct target *out, struct library *l, const char *argument);
/*
 * The same for those who write modules: what lies in the current folder goes
 * before a module of that name on the module path.
 */
bool target_find_near(
	struct target *out, struct library *l, const char *argument);

#endif
