/*
 * finding.h - the screens that lead elsewhere: search, glossary, bookmarks
 * and notes. A part of view.h.
 *
 * Each keeps the view where it was asked for and goes back there with one
 * key. What they lead to is named by ids: a module may change meanwhile.
 */
#ifndef SABAQ_UI_FINDING_H
#define SABAQ_UI_FINDING_H

#include <stdbool.h>
#include <stddef.h>

#include "core/search.h"
#include "ui/app.h"
#include "ui/edit.h"

struct front;

#define ALL_MODULES ((size_t)-1)

/* What is looked for, and what was found. */
struct search_state {
	struct edit edit; /* the words */
	struct search *search; /* that goes on; NULL: there is none */
	struct finds finds;
	char language[LANGUAGE_CHARS]; /* in which they were found */
	size_t module; /* to look in, or ALL_MODULES */
	size_t next; /* where the search goes on */
	bool done; /* there was a search: there may be no finds */
	bool listing; /* the focus is on a find, not in the field */
	int at; /* the find that was opened last */
	int from; /* a view */
};

/* The module whose terms are shown. */
struct glossary_state {
	size_t module;
	char term[ID_CHARS + 1]; /* to be shown first; "" */
	int from;
};

/* The list of bookmarks and notes. */
struct notes_state {
	size_t at, first;
	int from;
};

enum { NOTE_BYTES = 1500 }; /* a record must hold it */

/* The note that is being written. */
struct note_state {
	struct edit edit;
	char module[ID_CHARS + 1], unit[ID_CHARS + 1], step[ID_CHARS + 1];
	int from;
};

/* --- finding.c --------------------------------------------------------- */

/*
 * The view to go back to from one of these screens that is entered now: where
 * the student was before any of them, so that going back never goes round.
 */
int finding_origin(const struct front *f);
/* Back to a view, if what it showed is still there; else to the beginning. */
void finding_return(struct front *f, int view);
/* Goes to a step, in the run that is open or another; or says why not. */
void finding_open(struct front *f, const char *module, const char *unit,
	const char *step);
/* The module where the student is, or ALL_MODULES. */
size_t finding_module(const struct front *f);

/* --- view_search.c ---------------------------------------------------- */

/* Asks what to look for, or shows what was found last. */
void search_enter(struct front *f);
/* Whether it goes on by itself; looks a moment further. */
bool search_running(const struct front *f);
void search_go_on(struct front *f);
void search_release(struct search_state *s);

/* --- view_glossary.c -------------------------------------------------- */

/* Whether the module where the student is has one. */
bool glossary_here(const struct front *f);
/* Shows it; a term to be shown first, or NULL. */
void glossary_enter(struct front *f, size_t module, const char *term);

/* --- view_notes.c, view_note.c ---------------------------------------- */

/* Those in use, the newest first; the caller frees the list. */
const struct fold_note **notes_newest(const struct progress *p, size_t *count);
/* Shows the list of bookmarks and notes. */
void notes_enter(struct front *f);
/* The step that is on; what it has, or NULL. */
struct app_note note_step(const struct front *f);
const struct fold_note *note_here(const struct front *f);
/* Sets the step's bookmark or takes it away, and says so. */
void note_bookmark(struct front *f, struct app_note step);
/* Shows its note, to be written. */
void note_enter(struct front *f, struct app_note step);
/* Whether something is written that is not saved. */
bool note_unsaved(const struct front *f);
/* The line broke while a note was typed: what no run keeps is saved. */
void note_hung_up(struct front *f);

#endif
