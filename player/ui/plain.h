/*
 * plain.h - the whole program over lines: for screen readers, braille,
 * serial lines, scripts and tests.
 *
 * Lines in, lines out: no escape, no cursor motion, no box character, only
 * ever appended, each status said once. Design section 6 has what a person
 * types.
 */
#ifndef SABAQ_UI_PLAIN_H
#define SABAQ_UI_PLAIN_H

#include <stdbool.h>
#include <stdio.h>

#include "ui/app.h"

struct plain_streams {
	FILE *in, *out;
	int width; /* cells a line; 0: lines are not wrapped */
	/* No unit open: begin at the contents of a->module, not at home. */
	bool contents;
	/* With a finished run open: begin at its step, not at its result. */
	bool look;
	/* A terminal shows what is typed; else each answer ends its line. */
	bool interactive;
};

enum { PLAIN_WIDTH = 79 };

/*
 * Runs until :q or the end of input; with a unit open in a, from that unit
 * to its result, where an answer may be looked at once more. Returns the exit
 * status: 1 where nothing could be played or out could not be written.
 */
int plain_run(struct app *a, const struct plain_streams *io);

/*
 * A group session instead (app->group): a student's, from the seat that was
 * taken to its end, or a facilitator's at a desk, until they leave.
 */
int plain_meet(struct app *a, const struct plain_streams *io);
int plain_lead(struct app *a, const struct plain_streams *io);

/* What a session came to, as a desk that saw its end has it; false: not out. */
struct desk;
bool plain_summary_to(FILE *out, const struct catalogue *words,
	const struct charset *charset, const struct desk *d);

#endif
