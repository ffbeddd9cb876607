/*
 * veil.h - a question without its answer: what may leave a hub before the
 * reveal.
 *
 * A veiled step holds what front ends draw (core/question.h: the text, picks
 * in the order in which they are shown, what is asked for), and no field that
 * is HIDDEN. Picks are named by their places, "1" and up, because the ids of
 * items to be put in order would tell it. Once the answer may be told, the
 * step itself is sent.
 *
 * As text a step is lines of flat JSON, the first for the step itself.
 */
#ifndef SABAQ_CORE_VEIL_H
#define SABAQ_CORE_VEIL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/mem.h"
#include "core/question.h"

/* The type that a veiled step has; question_of() knows it. */
enum { QUESTION_VEILED = QUESTION_COUNT + 1 };

/* ---- where the key is ---- */

/* Appends the step as a learner may get it; attempt is the session's. */
void veil_write(struct buf *out, const struct step *s, const char *attempt);
/* Appends the step with its key, as YAML: a unit of it alone. */
void veil_reveal(struct buf *out, const struct unit *u, const struct step *s);
/* What picks are called on both sides: worked out once for a whole room. */
struct veil {
	const struct step *step; /* borrowed, as the next */
	const char *attempt;
	struct pick picks[GIVEN_MAX];
	size_t count; /* 0: typed, or picked for each gap */
};
void veil_begin(struct veil *v, const struct step *s, const char *attempt);
/*
 * A given of the veiled step as one of the step itself: fills out, of the same
 * count; strings are the step's or given's. False: it names no pick.
 */
bool veil_lift(
	const struct veil *v, const struct strings *given, const char **out);
/* The reverse; strings are constants or given's. */
bool veil_lower(
	const struct veil *v, const struct strings *given, const char **out);

/* ---- where it is not ---- */

/*
 * A unit of one step from either text, all in arena; NULL where it is damaged.
 * Its verdict is told at the end, and its module is the one given, which may
 * lack whatever the step refers to.
 */
const struct unit *veil_read(
	struct arena *arena, const char *text, const struct module *module);

/* question_of() of a veiled step. */
const struct question_type *veiled_type(const struct step *s);

#endif
