/*
 * unit_load.h - a node tree to a unit, with the rules that tables cannot say.
 */
#ifndef SABAQ_CORE_UNIT_LOAD_H
#define SABAQ_CORE_UNIT_LOAD_H

#include "base/fault.h"
#include "base/mem.h"
#include "core/node.h"
#include "core/unit.h"

/*
 * Binds and checks; root may be a translation laid over its source, and what
 * was told when it was read stands in faults. The result has its own steps
 * and pools but no draws linked, all empty. It is never NULL: where an error
 * was told it is faulty, which means that steps may lack anything
 * (step.faulty), even an id or a body, and that it is there only for
 * unit_link() to find more.
 */
struct unit *unit_load(struct arena *arena, const struct node *root,
	const char *id, const struct module *module, struct faults *faults);

/* The same for module.yaml; name is the folder's. */
struct module *module_load(struct arena *arena, const struct node *root,
	const char *name, struct faults *faults);

/*
 * The digest of what marks a question: type, ids and MARKS fields, not prose.
 * To be asked of the step in the source's language. Worked out when it is
 * needed: hashing every step would be a fifth of the loading.
 */
void step_rev(const struct step *s, char rev[9]);
/*
 * Digest of the step's texts, as "of" in a translation: "h" and 7 hex digits.
 * Not kept, because to read all texts again takes its time and only who
 * translates needs it.
 */
void step_of(const struct step *s, char of[9]);

/* Tells of a format that this program does not know; root may be any file. */
void unit_check_version(
	const struct node *root, int format, struct faults *faults);

/*
 * Whether faults hold an error from index from on, or are so many that one
 * may have been left out.
 */
bool faults_any_error(const struct faults *faults, size_t from);

/*
 * Gives a unit of the module, perhaps the one that is being linked; not
 * linked, faulty where it has faults; unit_damaged where nothing of it could
 * be read; NULL where there is none.
 */
typedef const struct unit *unit_finder(void *context, const char *id);
extern const struct unit unit_damaged;

/*
 * Resolves draws: fills in their candidates and u->all. False where u is
 * faulty or an error was added. Of a faulty one nothing is told that only
 * follows from what was: its draws may find steps that were lost or could not
 * be bound once these are mended.
 */
bool unit_link(struct arena *arena, struct unit *u, const struct node *root,
	unit_finder *find, void *context, struct faults *faults);

#endif
