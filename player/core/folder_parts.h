/*
 * folder_parts.h - the inside of core/folder, for its own files.
 */
#ifndef SABAQ_CORE_FOLDER_PARTS_H
#define SABAQ_CORE_FOLDER_PARTS_H

#include "base/mem.h"
#include "core/folder.h"
#include "core/node.h"

enum { LANGUAGES_MAX = 16 };

/* One unit, or module.yaml, in one language. */
struct version {
	bool tried; /* its file was read, well or not */
	const struct node *root; /* merged; NULL: damaged */
	/* NULL: nothing could be bound, or that of the module; of the source it
	 * may be faulty, of a translation not. */
	struct unit *unit;
	struct module *module; /* NULL: damaged, or that of a unit */
	enum { LINK_NOT_TRIED, LINK_GOOD, LINK_BAD } link;
};

struct entry {
	const char *id; /* "module" for module.yaml */
	const char *languages[LANGUAGES_MAX + 1]; /* NULL-ended */
	struct version versions[LANGUAGES_MAX]; /* the source's first */
};

struct folder {
	char *path;
	int dir;
	struct arena arena;
	struct entry module;
	struct entry **units;
	size_t count, room;
	char **names; /* of the folder's files, sorted */
	size_t name_count, name_room;
	/* Of translations of module.yaml, and how many were passed on. */
	struct faults faults;
	size_t told;
	const struct strings *preferred; /* languages; NULL: none */
	const char *elsewhere; /* colon-separated; NULL: none */
};

/* Working on one file in one language. */
struct job {
	struct folder *folder;
	struct entry *entry;
	size_t language; /* index in entry->languages */
	struct faults *faults;
};

/* --- folder_read.c ---------------------------------------------------- */

void folder_read_names(struct folder *f);
/* Whether there is a file of that name, when the names were read. */
bool folder_has(const struct folder *f, const char *name);
/* The source's language first, then those of the translations. */
void folder_find_languages(struct folder *f, struct entry *e, const char *own);
/*
 * Where e is not in language, or that is NULL: the best of those preferred,
 * else 0, the source's.
 */
size_t folder_language(
	const struct folder *f, const struct entry *e, const char *language);

/* "<id>.yaml", or "<id>.<language>.yaml"; allocated in the arena. */
char *folder_file(struct folder *f, const char *id, const char *language);
/* What faults call a file: as the person named the folder. In the arena. */
char *folder_shown(struct folder *f, const char *name);
/* A file's tree, a map; NULL with faults. May come along with faults, too. */
const struct node *folder_read(
	struct folder *f, const char *name, struct faults *faults);
/*
 * A translation laid over its source. NULL where its file cannot be read; a
 * tree that came along with faults is good for finding more of them. With
 * shape NULL the translation is only looked at by itself.
 */
const struct node *folder_merge(
	const struct job *j, const struct shape *shape, bool *draft);

/* --- folder.c --------------------------------------------------------- */

struct entry *folder_entry(struct folder *f, const char *unit);
/*
 * The unit in the job's language, else, and j->language is 0 then, in its own,
 * not linked. It may be faulty; NULL where nothing of it could be bound.
 */
struct unit *folder_bare(struct job *j);
/*
 * Links what folder_bare() gave, once. False where that leaves a unit that
 * cannot be played.
 */
bool folder_link(struct job *j);
/* Passes on what was found in translations of module.yaml, once. */
void folder_tell(struct folder *f, struct faults *faults);

#endif
