/*
 * library.h - the modules on the module path, opened only when looked at.
 */
#ifndef SABAQ_CORE_LIBRARY_H
#define SABAQ_CORE_LIBRARY_H

#include <stddef.h>

#include "base/fault.h"
#include "core/folder.h"

struct library; /* opaque */

/* Lists the folders of each path (colon-separated); the first id wins. */
struct library *library_open(const char *paths);
void library_free(struct library *l); /* NULL is fine */

/*
 * Where a unit or module is not to be had in the language that is asked for:
 * the first of these that it has, before its own. Of all that is opened;
 * borrowed, and may change.
 */
void library_prefer(struct library *l, const struct strings *languages);

/* Modules, in the order of their ids. */
size_t library_count(const struct library *l);
const char *library_id(const struct library *l, size_t index);
const char *library_path(const struct library *l, size_t index);
/* The module opened; NULL where it is damaged, see library_faults(). */
struct folder *library_folder(struct library *l, size_t index);
const struct faults *library_faults(const struct library *l, size_t index);
/* The index of an id, or (size_t)-1. */
size_t library_find(const struct library *l, const char *id);
/*
 * Adds the folder at path (an argument such as ./my-module) and returns its
 * index; found again under the same path if added before.
 */
size_t library_add(struct library *l, const char *path);
/* Adds a folder that is open; it is the library's from now on. */
size_t library_take(struct library *l, struct folder *f);

#endif
