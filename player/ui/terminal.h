/*
 * terminal.h - what the front end needs of a terminal.
 *
 * ui/screen is one with curses; a test makes one of an array of keys. It is
 * a table so that the loop of ui/front can be linked without curses.
 */
#ifndef SABAQ_UI_TERMINAL_H
#define SABAQ_UI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/canvas.h"
#include "ui/keys.h"

enum happening {
	HAPPENED_KEY,
	HAPPENED_RESIZE, /* or the screen was spoilt: draw all of it again */
	HAPPENED_TICK, /* the time is over, nothing came */
	HAPPENED_NEWS, /* something came at what is watched */
	HAPPENED_INTERRUPT, /* Ctrl-C: asks whether to quit */
	HAPPENED_END, /* nobody is there any more, or a signal to end */
};

struct terminal {
	/* False where this is no terminal to draw on: use plain mode. */
	bool (*start)(void);
	/* Gives the terminal back as it was. */
	void (*stop)(void);
	void (*size)(int *rows, int *cols);
	/* Shows the canvas; only cells that changed since are sent. */
	void (*paint)(const struct canvas *c);
	/* Whether text is being typed, so that pasting it is marked. */
	void (*typing)(bool on);
	/* Waits for a key at most ms milliseconds; below 0: for ever. */
	enum happening (*wait)(int ms, struct key *key);
	/* Descriptors that end a wait, too; NULL: this one has only keys. */
	void (*watch)(const int *fds, size_t count);
};

#endif
