/*
 * negotiate.h - from what is known of a terminal to how it is used.
 *
 * Pure: facts in, decisions out, with the reasons, so that a student's screen
 * and `sabaq doctor` cannot disagree. The facts come from cmd/start, with
 * ui/probe for what only the terminal itself can tell.
 */
#ifndef SABAQ_UI_NEGOTIATE_H
#define SABAQ_UI_NEGOTIATE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/config.h"
#include "ui/screen.h"

/* What the terminal answered: the column behind one letter; 0: nothing. */
struct negotiate_answer {
	int letter; /* 2: the two bytes are one letter; 3: two */
	int marked; /* 2: a mark joined its letter; 3: it took a cell */
};

enum negotiate_known { KNOWN_NOT, KNOWN_NO, KNOWN_YES };
/* What letters the font of a console has. */
enum negotiate_font { FONT_UNKNOWN, FONT_LATIN, FONT_RUSSIAN, FONT_ALL };

struct negotiate_facts {
	bool tty; /* a terminal to read from and to write to */
	bool lines; /* lines are asked for: --plain, A11Y */
	const char *term; /* $TERM; NULL: not set */
	struct screen_terminfo own; /* what terminfo says of it */
	struct screen_terminfo alike; /* and of negotiate_alike() of it */
	const char *codeset; /* of the locale; NULL: it says nothing */
	bool locale_missing; /* the system has no such locale */
	bool utf8; /* LC_CTYPE is UTF-8 by now, its own or a fallback */
	bool asked; /* the terminal was asked */
	struct negotiate_answer answer;
	enum negotiate_known tmux_utf8; /* what tmux takes the terminal for */
	enum negotiate_font font;
	int letters; /* enum letters that a person asked for; -1: none */
	const struct config *config; /* what was set before; NULL: nothing */
};

/* Who chose the letters; each goes before those above it. */
enum negotiate_chosen {
	CHOSEN_BEST, /* nobody: they suit what is known of the terminal */
	CHOSEN_ONCE, /* the setting letters, for all terminals */
	CHOSEN_TERMINAL, /* the setting for terminals of this kind */
	CHOSEN_NOW, /* --letters */
};

/* What there is to tell of a terminal; negotiate_texts words it. */
enum negotiate_finding {
	FOUND_NO_TTY,
	FOUND_LINES,
	FOUND_DUMB,
	FOUND_NAMELESS,
	FOUND_UNKNOWN,
	FOUND_ALIKE,
	FOUND_NO_UTF8,
	FOUND_LOCALE_MISSING,
	FOUND_LOCALE_BARE,
	FOUND_LOCALE_OTHER,
	FOUND_BYTES,
	FOUND_TMUX,
	FOUND_SILENT,
	FOUND_NO_MARKS,
	FOUND_FONT,
	FOUND_FONT_UNKNOWN,
	FOUND_COUNT
};

/*
 * %1 is $TERM, %2 the description used instead, %3 the charset of the locale,
 * %4 its name, %5 that of one that can be made.
 */
struct negotiate_text {
	bool matters; /* something will go wrong; else it is good to know */
	const char *text; /* what is the case; N_() */
	const char
		*mend; /* the exact mend, N_() where it has words; NULL: none */
};

extern const struct negotiate_text negotiate_texts[FOUND_COUNT];

struct negotiated {
	const char *term; /* for terminfo; NULL: lines instead of a screen */
	bool ask; /* the terminal should be asked before it is used */
	struct screen_setup setup;
	uint32_t found; /* the bit 1 << n for finding n */
	/*
	 * What letters are remembered by, "linux-utf-8": the terminal's name
	 * and its charset. "": no terminal. The id of a config_terminal.
	 */
	char kind[33];
	enum negotiate_chosen chosen;
	enum letters best; /* where nobody chooses */
};

/* Call it again once the terminal is asked. Strings are those of the facts. */
void negotiate(struct negotiated *out, const struct negotiate_facts *facts);
bool negotiate_found(const struct negotiated *n, enum negotiate_finding id);

/*
 * A terminal that systems know, and that this one is surely like: servers
 * lack the descriptions of newer ones. NULL: nobody can say.
 */
const char *negotiate_alike(const char *term);

/*
 * Whether a kiosk keeps the variable of the environment: only what is needed,
 * only where its value is a plain word. All others are taken away, so that
 * TERMINFO, LOCPATH, HOME, SABAQ_PATH and their like mislead nobody.
 */
bool negotiate_keeps(const char *name, const char *value);

#endif
