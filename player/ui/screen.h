/*
 * screen.h - the terminal through curses: the only file that includes it.
 *
 * Curses paints and knows the terminal's sequences; keys are read by
 * ourselves (ui/input): a getch() loses some of them. LC_CTYPE is set by the
 * caller. There is one screen in a process.
 */
#ifndef SABAQ_UI_SCREEN_H
#define SABAQ_UI_SCREEN_H

#include "base/letters.h"
#include "core/field.h"
#include "ui/terminal.h"

/* What is known of a terminal; charset_read() makes a charset of it. */
struct screen_setup {
	const char *charset; /* as iconv calls it; NULL: UTF-8 */
	enum letters mode; /* wanted */
	bool combines; /* UTF-8: a mark joins the letter before it */
};

/* What terminfo says of a name; zeroed: it does not know it. */
struct screen_terminfo {
	bool known;
	bool moves; /* the cursor goes where it is told, the rest is cleared */
	bool answers; /* it says where its cursor is */
	int colours;
};

struct screen_terminfo screen_look_up(const char *name); /* NULL is fine */

/* How to begin; see ui/negotiate. */
struct screen_begin {
	const char *term; /* for terminfo; NULL: there is no screen */
	const struct buf *typed; /* before the start; NULL: nothing */
	bool late; /* answers of the terminal may still arrive */
	bool answers; /* it did answer: it may be asked again */
	enum truth colour; /* as the settings say; ABSENT: as it can */
};

extern const struct terminal screen_terminal;

/* To be called before the start; borrowed until then. */
void screen_begin(const struct screen_begin *b);

/*
 * What the terminal shows, before it is started; borrowed. Of an 8-bit one
 * bytes are sent and read: no locale of that charset has to be there.
 */
void screen_use(const struct charset *c);

/* The same setting while it is on; whether there are colours. */
void screen_colour(enum truth colour);
bool screen_coloured(void);
/* Whether NO_COLOR of the environment is set. */
bool screen_colourless(void);

/* For mem_on_exhausted(): the terminal as it was, without a look at state. */
void screen_emergency(void);

#endif
