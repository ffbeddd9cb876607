/*
 * pace.h - whether a slow line has room for another painting.
 *
 * What is written goes into buffers that nobody can see the length of: of
 * the pty, of ssh, of a modem. A held key fills them, and the screen then
 * lags behind by seconds. So when a key comes sooner than the slowest line
 * could have shown what came before, the terminal is asked where its cursor
 * is: the answer says that everything before the question has arrived. Until
 * then nothing more is painted, and what the keys do is shown at once after
 * it. Letters one types, and a highlight that moves now and then,
 * are too little to ask for. Pure.
 */
#ifndef SABAQ_UI_PACE_H
#define SABAQ_UI_PACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is asked. */
#define PACE_QUESTION "\033[6n"

/* A line of 9,600 bit/s; how long an answer may take beyond that. */
enum { PACE_BYTES_S = 960, PACE_PATIENCE_MS = 1000 };
/* What may be under way unasked: a part of a screen; paintings that no key
 * held down could fill such a line with. */
enum { PACE_FREE = 600, PACE_SMALL = 32 };
/* So often unanswered, and the terminal is not asked any more. */
enum { PACE_UNANSWERED_MAX = 3 };

/* Zeroed is ready. */
struct pace {
	int64_t owed; /* bytes that may be under way, at the time since_ms */
	int64_t since_ms;
	bool asked;
	int64_t asked_ms, allowed_ms; /* when, and how long it may take */
	int unanswered; /* questions, since the last answer */
};

enum pace_turn {
	PACE_PAINT,
	PACE_ASK, /* write the question, tell pace_asked(), and wait */
	PACE_WAIT, /* at most pace_left_ms(), or for the answer */
};

/* What to do with a painting of so many bytes. */
enum pace_turn pace_turn(struct pace *p, size_t bytes, int64_t now);
/* It was written; a guess that is too low lets the line fill. */
void pace_painted(struct pace *p, size_t bytes, int64_t now);
void pace_asked(struct pace *p, int64_t now);
void pace_answered(struct pace *p);
/* Milliseconds until waiting for the answer ends; 0: nothing was asked. */
int pace_left_ms(const struct pace *p, int64_t now);

#endif
