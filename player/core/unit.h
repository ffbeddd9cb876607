/*
 * unit.h - a module and its units as the program holds them: const data.
 *
 * core/module_fields.c and core/unit_fields.c declare every field; core/folder
 * loads. All strings and lists live in the arena of what they belong to. Every
 * language gives a full module and full units of its own, missing text filled
 * in from the source: steps stand at the same index under the same id in all
 * of them.
 */
#ifndef SABAQ_CORE_UNIT_H
#define SABAQ_CORE_UNIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "core/field.h"

enum {
	UNIT_FORMAT = 1,
	ID_CHARS = 32,
	LANGUAGE_CHARS = 8, /* with the NUL */
	UNIT_STEPS_MAX = 60, /* that a learner gets */
	LESSON_TRIES = 3, /* of a question that does not say */
	UNITS_MAX = 1000, /* in a module */
	POOLS_MAX = 200, /* in a unit */
	DRAW_FROM_MAX = 60, /* that one draw names */
};

struct alignment {
	const char *framework;
	struct strings sections;
};

struct objective {
	const char *id, *text;
	LIST_OF(struct alignment) aligns;
};

struct misconception {
	const char *id, *text;
	const char *note; /* Markdown, for the facilitator */
};

struct term {
	const char *id, *term, *text;
	struct strings forms;
};

/* "draft" in state, or who reviewed it and when. */
struct review {
	const char *state, *by, *date;
};

enum module_level { LEVEL_BEGINNER, LEVEL_INTERMEDIATE, LEVEL_ADVANCED };

struct module {
	int format;
	const char *id, *language, *title, *about;
	int level; /* enum module_level, ABSENT */
	int minutes; /* INTEGER_ABSENT */
	struct strings requires, units;
	LIST_OF(struct objective) objectives;
	LIST_OF(struct misconception) misconceptions;
	LIST_OF(struct term) glossary;
	const char *licence;
	struct strings authors;

	const char *shown; /* the language these texts are in */
	bool draft; /* a translation that nobody has reviewed */
	bool unread; /* module.yaml is damaged: what it lists is not known */
};

enum unit_kind { UNIT_LESSON, UNIT_QUIZ, UNIT_BANK };
enum unit_counts { COUNTS_BEST, COUNTS_LAST, COUNTS_FIRST };
enum unit_verdict { VERDICT_EACH, VERDICT_END };
enum unit_reveal { REVEAL_ANSWERS, REVEAL_SCORE };

struct draw {
	struct strings from; /* pool, unit, bank/pool */
	int take;
	const char *objective; /* NULL: any */

	/* Filled in by core/folder: what can be drawn, in file order. */
	const struct step *const *candidates;
	size_t candidate_count;
};

/* One thing on screen; also, with draw set, a place that a draw fills. */
struct step {
	const char *id; /* NULL for a draw */
	int type; /* enum question_id, or QUESTION_COUNT for a draw */
	const char *title, *note, *see;
	const char *prompt, *objective;
	int points;
	int tries; /* 0: any number; INTEGER_ABSENT before core/folder */
	struct strings hints;
	const char *if_right, *if_partly, *if_wrong, *explain, *form;
	enum truth shuffle;
	int timer;
	const void *body; /* the type's own struct */

	struct place at;
	bool faulty; /* not all of it could be bound */
	const struct draw *draw; /* NULL for a step */
	const char *label; /* its title, else its first heading or line */
	bool untranslated; /* some text is still the source's */
};

struct pool {
	const char *name;
	LIST_OF(struct step) questions;
	bool partial; /* faults may have cost it some of them */
};

struct unit {
	int format;
	int kind; /* enum unit_kind */
	const char *title;
	int minutes; /* INTEGER_ABSENT */
	const char *note;
	struct strings after;
	LIST_OF(struct step) steps;
	LIST_OF(struct pool) pools;
	/* a quiz's own */
	int limit; /* minutes; INTEGER_ABSENT: none */
	int pass, attempts, counts, verdict, reveal;
	enum truth confidence;
	const char *intro, *if_passed, *if_failed;

	const char *id; /* the file's name without ".yaml" */
	const char *language; /* that these texts are in */
	bool draft;
	const struct module *module; /* in the same language */
	const struct unit *source; /* itself where this is the source */
	/* Every step a learner may meet: own, in pools, drawn from elsewhere. */
	const struct step *const *all;
	size_t all_count;
	/* Only core/folder and core/unit_link ever see units that have them. */
	bool faulty; /* good for finding more faults, not to be played */
	bool partial; /* faults may have cost it steps or pools */
};

extern const struct shape module_shape, unit_shape, step_shape, review_shape;

/* NULL where the unit has no such step (draws included). */
const struct step *unit_step(const struct unit *u, const char *id);
const struct objective *module_objective(
	const struct module *m, const char *id);
const struct misconception *module_misconception(
	const struct module *m, const char *id);
const struct term *module_term(const struct module *m, const char *id);

/* Whether s is an id: [a-z0-9-]{1,32}. */
bool id_valid(const char *s);
/* Whether s is a code such as "kk" or "uz-cyrl"; less than LANGUAGE_CHARS. */
bool language_valid(const char *s);
/* The language of a country whose code teachers take for its: "kz"; or NULL. */
const char *language_of_country(const char *code);

#endif
