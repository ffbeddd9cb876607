/*
 * start.h - what has to be in order before anything is shown: the
 * environment, the locale, and how the terminal is used.
 */
#ifndef SABAQ_CMD_START_H
#define SABAQ_CMD_START_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/letters.h"
#include "base/mem.h"
#include "ui/negotiate.h"
#include "ui/probe.h"

/*
 * For a kiosk: takes away every variable of the environment that the player
 * does not need, or whose value is no plain word; PATH is the system's.
 */
void start_environment(void);

/* The locale that the person's environment asks for. Strings are an arena's. */
struct start_locale {
	const char *name; /* LC_ALL, LC_CTYPE or LANG; NULL: none is set */
	const char *codeset; /* of it, also where missing; NULL: says nothing */
	bool missing; /* the system does not have it */
	bool utf8; /* UTF-8 gets through all the same */
};

/*
 * Sets LC_CTYPE so that UTF-8 gets through: the environment's where it is
 * UTF-8, else C.UTF-8. Nothing else is ever set: numbers stay as they are.
 */
void start_locale(struct start_locale *out, struct arena *arena);

/* The tmux that is asked what it takes its terminal for. */
struct start_tmux {
	pid_t pid; /* 0: nobody is asked */
	int out;
};

/* How the terminal of stdin and stdout is used, and why. */
struct start_terminal {
	struct negotiate_facts facts;
	struct negotiated decided;
	struct probe probe; /* keys typed meanwhile are in it */
	struct start_tmux tmux; /* while it is asked */
	/* What it shows; its mode may be changed while it is in use. */
	struct charset charset;
};

/*
 * Gathers the facts, and asks the terminal where there will be a screen: its
 * answer takes a while, see probe_ask() for what holds meanwhile. lines: no
 * screen is wanted; letters: enum letters that are asked for now, or -1.
 * Strings are borrowed from l and the environment, the settings too.
 */
void start_terminal(struct start_terminal *t, const struct start_locale *l,
	const struct config *config, bool lines, int letters);
/* Waits for the answer, if there is to be one, and decides. */
void start_terminal_hear(struct start_terminal *t);
void start_terminal_release(struct start_terminal *t);
/* For screen_begin(); borrowed from t. */
struct screen_begin start_screen(const struct start_terminal *t);

#endif
