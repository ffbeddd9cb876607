/*
 * match.h - the body of a match question, for core/q_match and its checks.
 *
 * What can be picked are the rights and then the extras, in file order. Those
 * with the same text are one, under the id of the first: so several lefts can
 * be sorted into few classes. match_check() sees to it that this is the same
 * in every language.
 */
#ifndef SABAQ_CORE_MATCH_H
#define SABAQ_CORE_MATCH_H

#include "base/fault.h"
#include "core/field.h"
#include "core/node.h"
#include "core/unit.h"

enum { RIGHTS_MAX = 26 }; /* with extras; as many as there are ids: a to z */

struct pair {
	const char *left, *right, *feedback;
};
struct mismatch {
	const char *left, *right, *feedback, *misconception;
};
struct match {
	LIST_OF(struct pair) pairs;
	struct strings extra;
	LIST_OF(struct mismatch) wrong;
};

/* How many places rights and extras have, and what stands there. */
size_t match_rights(const struct match *m);
const char *match_right(const struct match *m, size_t place);
/* The first place of a right or extra; match_rights() where there is none. */
size_t match_find_right(const struct match *m, const char *text);
/* The pair with that left; their count where there is none. */
size_t match_find_left(const struct match *m, const char *text);
/* The first place of the right that belongs to a left. */
size_t match_key(const struct match *m, size_t left);

/* question_type.check */
void match_check(
	const struct step *s, const struct node *at, struct faults *faults);

#endif
