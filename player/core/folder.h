/*
 * folder.h - a module's folder: its files read once, its languages made on
 * demand.
 *
 * Only files named <id>.yaml and <id>.<language>.yaml directly in the folder
 * are opened (core/source refuses links and the rest). A module that cannot
 * be used is NULL with its faults; the others are not affected.
 */
#ifndef SABAQ_CORE_FOLDER_H
#define SABAQ_CORE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "core/unit.h"

struct folder; /* opaque */

/*
 * Opens the folder at path and reads its module.yaml. NULL with faults where
 * that cannot be used. Warnings may come along with a folder.
 */
struct folder *folder_open(const char *path, struct faults *faults);
/*
 * The same, but never NULL: of a damaged module.yaml nothing is known (unread
 * in its module), and the units can be checked all the same.
 */
struct folder *folder_try(const char *path, struct faults *faults);
/*
 * Opens a folder without a module.yaml, so that a unit in it can be seen before
 * there is one: a module called as the folder, in language, with that unit.
 * NULL with faults where there is no such folder.
 */
struct folder *folder_open_alone(const char *path, const char *unit,
	const char *language, struct faults *faults);
void folder_free(struct folder *f); /* NULL is fine; ends all it gave out */

/* See library_prefer(). NULL: none. */
void folder_prefer(struct folder *f, const struct strings *languages);

/*
 * Where other modules may be that this one requires, but for those beside it:
 * folders of modules, colon-separated. Borrowed. NULL: nowhere.
 */
void folder_look_in(struct folder *f, const char *paths);

const char *folder_path(const struct folder *f);
/* The names of the files in it, sorted, count of them. Borrowed. */
char *const *folder_names(const struct folder *f, size_t *count);
/*
 * What the folder at path is called: its name as typed, so that a link counts
 * by its own; the real one for "." and "..". The caller frees it.
 */
char *folder_name(const char *path);
/* The module in its own language. Never NULL. */
const struct module *folder_source(const struct folder *f);
/* The module in language, else in its own. Never NULL. Cached. */
const struct module *folder_module(struct folder *f, const char *language);
/*
 * A unit in language where it has a translation, else in its own. NULL with
 * faults where it cannot be played. Cached, failures too (faults are added
 * only the first time). A damaged translation of the unit or of module.yaml
 * adds faults and falls back.
 */
const struct unit *folder_unit(struct folder *f, const char *unit,
	const char *language, struct faults *faults);
/*
 * The languages that the unit exists in, its own first, NULL-ended; borrowed
 * from f. unit NULL: those of module.yaml.
 */
const char *const *folder_languages(struct folder *f, const char *unit);
/*
 * Reads and checks every file, units and translations, listed or not. Of a
 * folder just opened it tells each fault once.
 */
void folder_check(struct folder *f, struct faults *faults);
/*
 * Opens a folder and checks it, its units also where module.yaml is damaged;
 * what refers to that is let be then, and false comes back.
 */
bool folder_check_path(const char *path, struct faults *faults);

#endif
