/*
 * stage.h - an app on the screen, or in lines: what play and preview share.
 */
#ifndef SABAQ_CMD_STAGE_H
#define SABAQ_CMD_STAGE_H

#include "cmd/command.h"
#include "ui/app.h"
#include "ui/front.h"

/* Their options, in this order; others follow. */
enum {
	STAGE_PLAIN,
	STAGE_LANG,
	STAGE_WIDTH,
	STAGE_LETTERS,
	STAGE_OPTIONS,
};
#define STAGE_OPTION_ROWS \
	[STAGE_PLAIN] = { "plain", NULL, \
		N_("Lines instead of a screen: for screen readers, " \
		   "scripts.") }, \
	[STAGE_LANG] = { "lang", "L", \
		N_("The language: ru, kk, ky, tg, en.") }, \
	[STAGE_WIDTH] = { "width", "N", \
		N_("Lines of N cells; 0: not wrapped; means --plain.") }, \
	[STAGE_LETTERS] = { "letters", "WHICH", \
		N_("full, glyph (Russian ones for those that the " \
		   "terminal lacks) or latin.") }

/* Where the app begins. */
struct stage_begin {
	bool home; /* at home; else at the module's contents, or the open unit */
	bool look; /* at the step that is open, also of a finished run */
};

/* Whether the options are good, and the language is set; else it is told. */
bool stage_options(struct context *c, const struct call *call);
/*
 * Asks how the terminal is used: start_terminal_hear() the answer when files
 * are read, and start_terminal_release() it in the end.
 */
void stage_ask(struct start_terminal *terminal, const struct context *c,
	const struct call *call);
/* Runs until the person leaves. Returns the exit status. */
int stage_run(struct app *a, const struct call *call,
	const struct stage_begin *begin, const struct start_terminal *terminal);
/*
 * The same on the screen, from the session that a->group is in; false: there
 * is no screen, and lines are to be used.
 */
bool stage_meet(struct app *a, const struct start_terminal *terminal);

#endif
