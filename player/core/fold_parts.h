/*
 * fold_parts.h - what core/fold*.c share: the containers of the folded
 * state. Words given to these functions are progress's own (fold_word).
 */
#ifndef SABAQ_CORE_FOLD_PARTS_H
#define SABAQ_CORE_FOLD_PARTS_H

#include "core/fold.h"

/* The word as progress keeps it; NULL for NULL and for "". */
const char *fold_word(struct progress *p, const char *s, size_t n);
void fold_words_release(struct fold_words *w);

/* The unit, made where it is new. */
struct fold_unit *fold_unit_of(
	struct progress *p, const char *module, const char *unit);
/* The index of the chain, made where it is new. */
size_t fold_chain_of(struct progress *p, const char *log);

/*
 * The attempt of that id, made where it is new; NULL where it is older than
 * the newest finished one, so that nothing of it is kept.
 */
struct fold_attempt *fold_attempt_of(struct fold_unit *u, const char *id);
/* Chooses current and finished and drops attempts not to be kept. */
void fold_settle(struct fold_unit *u);
void fold_attempt_free(struct fold_attempt *a);

/* The step, made where it is new; NULL: too many. */
struct fold_step *fold_step_of(struct fold_attempt *a, const char *id);
/* Puts a try in its place; whether it counts (live before self, once). */
bool fold_step_try(
	struct fold_attempt *a, struct fold_step *s, const struct fold_try *t);
/* Takes a copy of the answer: count texts in a row, each with its NUL. */
void fold_step_give(struct fold_attempt *a, struct fold_step *s,
	const struct buf *texts, size_t count);

/* Notes a finished attempt's mark; whether it counts (live before self). */
bool fold_unit_mark(struct fold_unit *u, const struct fold_mark *m);

/*
 * The step's bookmark and note, made where they are new; NULL: too many. Its
 * words are progress's own.
 */
struct fold_note *fold_note_of(struct progress *p, const char *module,
	const char *unit, const char *step);
/* Takes a copy; length 0: no note any more. */
void fold_note_write(struct fold_note *n, const char *text, size_t length);
/* Adds a record of the event noted. */
void fold_note_add(
	struct progress *p, const struct record *r, struct fold_stamp now);
void fold_notes_release(struct progress *p);

/* The first line of progress_save()'s text. */
#define FOLD_FIRST_LINE "sabaq progress 2\n"

#endif
