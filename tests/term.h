/*
 * term.h - a terminal with nobody in front of it: the real program on a pty,
 * libvterm at our end.
 *
 * Every wait has a deadline and reads while it waits; nothing sleeps. What
 * the program asks of its terminal (where is the cursor?) is answered. A wait
 * that fails prints the screen on stderr. Rows and columns count from 0.
 */
#ifndef TERM_H
#define TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { TERM_DEADLINE_MS = 10000 }; /* AddressSanitizer is slow */

enum term_attribute {
	TERM_BOLD = 1,
	TERM_UNDERLINE = 2,
	TERM_REVERSE = 4,
	TERM_COLOUR = 8 /* foreground or background is not the default */
};

/* Keys as xterm sends them once the program has set up its keyboard. */
#define TERM_UP "\033OA"
#define TERM_DOWN "\033OB"
#define TERM_RIGHT "\033OC"
#define TERM_LEFT "\033OD"
#define TERM_HOME "\033OH"
#define TERM_END "\033OF"
#define TERM_PGUP "\033[5~"
#define TERM_PGDN "\033[6~"
#define TERM_DELETE "\033[3~"
#define TERM_BACKTAB "\033[Z"
#define TERM_BACKSPACE "\177"
#define TERM_ENTER "\r"
#define TERM_ESC "\033"

struct term; /* opaque; ended by term_finish() */

/*
 * Start a program; argv[0] "sabaq" stands for the program under test. env may
 * be NULL, else its words change the environment: "NAME=value" sets, "NAME"
 * unsets, NULL ends. A program that cannot be started ends with status 127.
 */
struct term *term_start(
	int rows, int cols, const char *const argv[], const char *const env[]);

/*
 * The terminal is one of an 8-bit charset, as iconv calls it: bytes of the
 * program are characters of that, and so is what is typed, still UTF-8 here.
 * To be called before anything else.
 */
void term_charset(struct term *t, const char *charset);
/* It answers no question; to be called before anything else. */
void term_mute(struct term *t);
/* Send bytes; what the program prints meanwhile is read. */
void term_type(struct term *t, const char *bytes);
void term_resize(struct term *t, int rows, int cols);
void term_kill(struct term *t, int signal);
/* Close our end, as a lost connection does: the program gets SIGHUP. */
void term_hangup(struct term *t);

/* Wait until the text is on one row of the screen, or is not. */
bool term_wait(struct term *t, const char *text);
bool term_wait_gone(struct term *t, const char *text);
/* Wait until done says so of the screen; state is its own. */
bool term_wait_until(
	struct term *t, bool (*done)(struct term *t, void *state), void *state);
/* Wait until the program has printed nothing for so long. */
bool term_wait_quiet(struct term *t, int ms);
/* Wait for the end. The exit status, 128 + signal, or -1: did not end. */
int term_wait_exit(struct term *t);
/* The same, then free the terminal; a program still there is killed. */
int term_finish(struct term *t);

/* A row, or all rows, without trailing blanks; good until the next call. */
const char *term_row(struct term *t, int row);
const char *term_screen(struct term *t);
/* Where the cursor is; whether it can be seen. row and col may be NULL. */
bool term_cursor(struct term *t, int *row, int *col);
/* The term_attribute bits of a cell. */
int term_attributes(struct term *t, int row, int col);
/* Whether the terminal is as a shell wants it: echo, lines, no alternate
 * screen, the cursor to be seen. */
bool term_is_sane(struct term *t);

/* Bytes printed so far; milliseconds from the start to the last of them. */
size_t term_bytes(const struct term *t);
double term_last_ms(const struct term *t);
pid_t term_pid(const struct term *t);

#endif
