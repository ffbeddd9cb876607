/*
 * probe.h - asks a terminal what it makes of letters, before it is used.
 *
 * Two letters are written at the left edge, and after each the terminal is
 * asked where its cursor is: one round trip. Keys that are typed meanwhile
 * are kept. The first letter is U+0431, whose bytes mean nothing bad to a
 * terminal of another charset; most others have a control among theirs.
 */
#ifndef SABAQ_UI_PROBE_H
#define SABAQ_UI_PROBE_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

#include "base/buf.h"

enum { PROBE_ANSWERS = 2, PROBE_MS = 1000 };

/* Zeroed is ready. */
struct probe {
	int columns[PROBE_ANSWERS]; /* of the letter, of the one with a mark */
	size_t count; /* answers so far */
	struct buf typed; /* what was no answer, in its order */
	struct buf held; /* what may become an answer */
	/* while it is being asked */
	int in;
	struct termios modes;
	sigset_t signals;
};

/* What is written: ends with the line clear, the cursor at its left edge. */
extern const char probe_question[];

/* Takes a byte of what the terminal sent. */
void probe_take(struct probe *p, unsigned char byte);
/* No more is waited for: half an answer counts as typed. */
void probe_end(struct probe *p);
void probe_release(struct probe *p);

/*
 * Asks: the answers take their time, in which other things can be done. False
 * where in is no terminal: nothing was written. Until probe_hear() the terminal
 * does not echo, and signals that would end or stop the program wait.
 */
bool probe_ask(struct probe *p, int in, int out);
/*
 * Waits at most ms for the answers (as long again for the rest of one that has
 * begun); the terminal's modes are as before afterwards.
 */
void probe_hear(struct probe *p, int ms);

#endif
