/*
 * input.h - keys and signals of the terminal at stdin, for ui/screen.
 *
 * poll() over stdin and a pipe that signals write to, so that no key, resize
 * or hang-up is ever lost in between. No curses. There is one in a process.
 */
#ifndef SABAQ_UI_INPUT_H
#define SABAQ_UI_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/letters.h"
#include "ui/terminal.h"

enum { INPUT_FDS = 4 };

/* What input_wait() noticed beside its result; false is left as it is. */
struct input_news {
	bool resized;
	bool continued; /* a shell has had the terminal meanwhile */
	bool answered; /* the terminal said where its cursor is */
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

/* Milliseconds of a clock that never goes back. */
int64_t input_now_ms(void);
/*
 * Asks the terminal, behind what curses has written. The answer is no key, and
 * not for a shell that Ctrl-Z would lead to: that waits until input_heard(),
 * which says that there was an answer, or that there will be none.
 */
void input_ask(const char *question);
void input_heard(void);

/* As terminal.h's watch: at most INPUT_FDS of them. */
void input_watch(const int *fds, size_t count);

/* As terminal.h's wait; RESIZE too where there was an answer. */
enum happening input_wait(int ms, struct key *key, struct input_news *news);

#endif
