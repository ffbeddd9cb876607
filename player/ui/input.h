/*
 * input.h - keys and signals of the terminal at stdin, for ui/screen.
 *
 * poll() over stdin and a pipe that signals write to, so that no key, resize
 * or hang-up is ever lost in between. No curses. There is one in a process.
 */
#ifndef SABAQ_UI_INPUT_H
#define SABAQ_UI_INPUT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/letters.h"
#include "ui/terminal.h"

/* What input_wait() noticed beside its result; false is left as it is. */
struct input_news {
	bool resized;
	bool continued; /* a shell has had the terminal meanwhile */
};

/* How to begin. */
struct input_begin {
	const struct charset *charset; /* what is sent; borrowed for good */
	const struct buf *typed; /* before the start; NULL: nothing */
	bool late; /* answers of the terminal may still arrive */
	int esc_ms; /* so long a half key waits for its rest */
};

/* Catches the signals; false where that cannot be. */
bool input_start(const struct input_begin *b);
/* What was sent and not used is forgotten; signals are caught on. */
void input_stop(void);

/* As terminal.h's wait. */
enum happening input_wait(int ms, struct key *key, struct input_news *news);

#endif
