/*
 * search.h - finding words in modules: titles, texts, programs, options,
 * terms, a learner's own notes.
 *
 * Only what a learner may see before answering is looked at: no answer, hint,
 * feedback, explanation or note for the facilitator, and nothing of a quiz or
 * a pool but the quiz's title and introduction. Of options one at most is
 * told, chosen without regard to their order in the file. All words of the
 * query must be in one place: a step, a term. How they are compared is said
 * in core/search_words.h.
 *
 * Nothing is kept of a module that was looked at. Its files are first gone
 * through as they are and parsed only where all words may be in one of them.
 */
#ifndef SABAQ_CORE_SEARCH_H
#define SABAQ_CORE_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "core/fold.h"
#include "core/unit.h"

enum { FINDS_MAX = 100 };

enum find_kind {
	FIND_MODULE, /* in its title or what it is about */
	FIND_TERM,
	FIND_UNIT, /* in its title, or a quiz's introduction */
	FIND_STEP,
	FIND_NOTE, /* the learner's own */
};

/* Strings are the finds' own. Titles and texts are plain, one line each. */
struct find {
	enum find_kind kind;
	const char *module, *unit, *step; /* ids; "" where there is none */
	const char *term; /* its id; "" */
	const char *module_title, *unit_title; /* "" where there is none */
	const char *title; /* of the step or term; "" */
	/* Where it was found, cut to what is around it; or "". */
	const char *text;
	size_t at, length; /* of a word that was found in it; length 0: none */
	bool cut_before, cut_behind;
};

/* Zeroed is none. */
struct finds {
	struct arena arena;
	struct find *items; /* by module, then by place */
	size_t count, room;
	bool more; /* FINDS_MAX were reached */
};

struct search; /* opaque: what is looked for */

/* NULL: there is nothing in the query to look for. */
struct search *search_new(const char *query);
void search_free(struct search *s); /* NULL is fine */

/* Where to look. */
struct search_place {
	const char *path; /* of the module's folder */
	const char *id; /* of the module, as the log has it */
	const char *language; /* wanted */
	const struct progress *done; /* with the learner's notes; or NULL */
};

/* Adds what is found there; a damaged module or unit is passed over. */
void search_module(const struct search *s, const struct search_place *place,
	struct finds *out);
void finds_release(struct finds *f);

#endif
