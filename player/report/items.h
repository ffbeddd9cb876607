/*
 * items.h - what people's first answers show of each question.
 *
 * Of each person the first try at a question counts, in the first attempt at
 * this version of it (rev); answers given while reviewing do not. Where both
 * the learner's player and the facilitator recorded an answer, the
 * facilitator's counts. All figures are of whole classes: they say how many
 * answers they rest on, and nothing about a person.
 */
#ifndef SABAQ_REPORT_ITEMS_H
#define SABAQ_REPORT_ITEMS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/record.h"

struct items; /* opaque */

struct items *items_new(void);
void items_free(struct items *it); /* NULL is fine */
/* Takes in a record; those of a chain must come in their order. */
void items_add(struct items *it, const struct record *r);

/* --- a question's answers ---------------------------------------------- */

/* Which question: as it is now. */
struct item_question {
	const char *module;
	/* Those in which it can be met: its own, and those that draw it. */
	const char *const *units;
	size_t unit_count;
	const char *step, *rev;
};

struct item_answer {
	unsigned person; /* a number instead of a name */
	double share; /* of the points, 0 to 1 */
	bool right;
	/* The mean share of the person's other answers in the unit; -1: there
	 * are less than ITEM_OTHERS. */
	double rest;
	const char *language; /* that the person read it in; "": not known */
	const struct strings *given; /* borrowed */
};

enum { ITEM_OTHERS = 2 };

struct item_view {
	struct item_answer *answers; /* one a person */
	size_t count;
	size_t old; /* answers to other versions, left out */
};

/* Borrows from it; items_add() ends that. */
void items_view(
	struct items *it, const struct item_question *q, struct item_view *out);
void item_view_release(struct item_view *v);

/* --- figures (items_figures.c) ----------------------------------------- */

/* How many gave this string (an option's id, say) among others. */
size_t item_given(const struct item_view *v, const char *given);
/* How many were right in all. */
size_t item_right(const struct item_view *v);

/*
 * The strongest and the weakest 27 per cent by their other answers in the
 * unit. Of people who tie at the border of a group each counts for a part, so
 * that the order in which answers came does not matter.
 */
struct item_groups {
	size_t people; /* who have other answers */
	size_t group; /* in each group */
	double upper, lower; /* their mean shares of this question */
	double variance; /* of upper - lower by chance: its error squared */
};
/* False where there are fewer than ITEM_GROUPS people. */
bool item_groups(const struct item_view *v, struct item_groups *out);

/*
 * One language against the others, which of the question's difficulty it
 * explains: what its readers answer less well elsewhere, too, is not counted.
 */
struct item_language {
	const char *language;
	size_t people, right; /* who read it in this language */
	size_t other_people, other_right;
	/* How much smaller the share of right answers is, beyond what the
	 * readers' other answers tell; and that of
	 * chance: its error squared. */
	double harder, variance;
};
/*
 * The language in which it is hardest in that sense, of those with at least
 * ITEM_LANGUAGE people who have other answers, and as many in the others.
 * False where there is none.
 */
bool item_language(const struct item_view *v, struct item_language *out);

enum {
	ITEM_LEAST = 20, /* answers, below which nothing is said of options */
	ITEM_GROUPS = 20,
	ITEM_LANGUAGE = 10,
};

#endif
