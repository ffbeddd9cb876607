/*
 * walk.h - a student with a table of what to do, who reads the terminal.
 *
 * Options are shuffled, so an answer is said by its text; where that stands
 * is found on the screen, every time. There are two such students: one has
 * arrows, Enter, Tab and, to type into fields, letters, digits and Backspace;
 * the other types lines in plain mode. A deed that cannot be done fails the
 * test and leaves the screen on stderr.
 */
#ifndef WALK_H
#define WALK_H

#include <stddef.h>

#include "term.h"

enum { WALK_WITH = 9 };

enum walk_deed {
	WALK_PICK, /* one of what is listed */
	WALK_MARK, /* all that fit, and no other */
	WALK_TYPE, /* a line */
	WALK_WRITE, /* lines */
	WALK_FILL, /* gaps in turn: what is typed or picked */
	WALK_ARRANGE, /* from first to last; what is not named is not needed */
	WALK_PAIR, /* a left, its right, the next left ...; lefts in order */
	WALK_NEXT, /* on, after reading */
	WALK_BACK,
	WALK_HINT,
	WALK_SEE, /* the text a question rests on, which has these words */
	WALK_QUIT,
	WALK_DEEDS
};

struct walk_turn {
	const char *at; /* the step, for who reads the table or a failure */
	enum walk_deed deed;
	const char *with[WALK_WITH]; /* NULL-ended */
	const char *then; /* to be read afterwards, and not before */
};

struct walker {
	const char *terminal; /* "TERM=..." */
	int rows;
	void (*deeds[WALK_DEEDS])(struct term *t, const char *const *with);
};

extern const struct walker walker_on_screen, walker_in_plain;

/*
 * Starts sabaq at its home screen with the modules of a folder below tests/,
 * carries out the turns, the last of which quits, and returns the score log.
 * Left out of it is what differs from run to run: "log", "t", "site", "who",
 * "host", "attempt", "ms", "h". The caller frees it.
 */
char *walk(const struct walker *w, const char *modules,
	const struct walk_turn *turns, size_t count);

#endif
