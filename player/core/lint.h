/*
 * lint.h - what is not wrong in a module but not well either: warnings.
 *
 * A lint is one line in LINTS and one function, lint_<name>(), in a file
 * core/lint_<name>*.c. It is given the whole module, its units in every
 * language, and tells warnings. Nothing here runs when a module is played.
 *
 * Lints are told only of what is sound: of a unit with errors its sound
 * steps, of a translation with errors its texts. What follows from an error
 * is never told: where something may be missing because of one (unsure,
 * lost), nobody is told that it is not there, and waits says so.
 */
#ifndef SABAQ_CORE_LINT_H
#define SABAQ_CORE_LINT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "base/mem.h"
#include "core/folder.h"
#include "core/node.h"
#include "core/rules.h"
#include "core/unit.h"

#define LINTS(X) \
	X(text) \
	X(translation) \
	X(module) \
	X(requires) \
	X(choice) \
	X(answers) \
	X(feedback) \
	X(quiz) \
	X(screen)

/* A step, or a pool's question, that has no fault; never a draw. */
struct lint_step {
	const struct step *step;
	const struct step *source; /* in the module's language; step itself */
	const struct node *at; /* of a translation: laid over the source */
};

/* A unit in one language. */
struct lint_unit {
	const struct unit *unit;
	const struct node *root; /* of a translation: laid over the source */
	const char *file; /* where what it says itself stands */
	bool source; /* in the module's own language */
	bool listed; /* learners can open it */
	/* What it has, or what it draws from, may not all be known. */
	bool unsure, draws_unsure;
	struct lint_step *steps; /* with those of pools, in file order */
	size_t count;
};

/* A translation that has errors, or whose source has: its texts. */
struct lint_torn {
	const struct node *source, *root; /* laid over the source */
	const char *file, *language;
};

struct lint {
	struct folder *folder;
	const struct module *module; /* in its own language; may be unread */
	const struct node *root; /* of module.yaml; NULL where unread */
	const struct lint_unit *units; /* translations behind their source */
	size_t count;
	const struct lint_torn *torn;
	size_t torn_count;
	bool lost; /* a unit, or what the module lists, could not be read */
	bool waits; /* something is not told before errors are mended */
	struct arena *arena; /* for what a lint needs until all are done */
	struct arena *scratch; /* until lint_each_step() goes on */
	struct faults *faults;
};

#define LINT_DECLARE(name) void lint_##name(struct lint *l);
LINTS(LINT_DECLARE)
#undef LINT_DECLARE

/*
 * Tells what lints find in a folder on which folder_check() was called: that
 * tells the errors, and here they are not told again. Returns whether more can
 * be told once the errors are mended.
 */
bool lint_folder(struct folder *f, struct faults *faults);
/* Hands the folder, taken apart for lints, to one that is none of LINTS. */
bool lint_visit(struct folder *f, struct faults *faults,
	void (*visit)(struct lint *l, void *context), void *context);

/* --- for lints -------------------------------------------------------- */

void lint_tell(struct lint *l, enum rule rule, const struct node *at,
	const char *a, const char *b, const char *c);
/*
 * Whether the text at stands in the unit's own file: in a translation the
 * rest is the source's and was told of with that.
 */
bool lint_own(const struct lint_unit *u, const struct node *at);
/* Calls look for every sound step of every unit, in every language. */
typedef void lint_look(
	struct lint *l, const struct lint_unit *u, const struct lint_step *s);
void lint_each_step(struct lint *l, lint_look *look);
/* The items of a list, or the one that stands in the place of a list. */
const struct node *lint_first(const struct node *list);
const struct node *lint_next(const struct node *list, const struct node *item);
/* An item's field: the item itself where it is a text that stands for it. */
const struct node *lint_field(const struct node *item, const char *field);
/*
 * A text on one line, white space as single spaces, in small letters where
 * fold; in scratch.
 */
const char *lint_squeeze(struct lint *l, const char *text, bool fold);

#endif
