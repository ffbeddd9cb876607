/*
 * keys.h - what a keyboard sends, on any layout and any terminal.
 *
 * Bytes become keys here and not in curses, which swallows keys after a
 * broken byte and knows one escape sequence a key. Commands are Latin
 * letters that every Cyrillic layout types with the same physical key; the
 * table of them is the only one. Pure.
 */
#ifndef SABAQ_UI_KEYS_H
#define SABAQ_UI_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum key_kind {
	KEYS_NONE, /* nothing a program could use */
	KEYS_CHAR, /* ch was typed */
	KEYS_ENTER,
	KEYS_TAB,
	KEYS_BACKTAB,
	KEYS_BACKSPACE,
	KEYS_DELETE,
	KEYS_WORD_BACKSPACE, /* Alt-Backspace, Ctrl-W */
	KEYS_WORD_DELETE, /* Ctrl or Alt with Delete */
	KEYS_LINE_BACKSPACE, /* Ctrl-U: as far as the line begins */
	KEYS_ESC,
	KEYS_UP,
	KEYS_DOWN,
	KEYS_LEFT,
	KEYS_RIGHT,
	KEYS_WORD_LEFT, /* Ctrl or Alt with an arrow */
	KEYS_WORD_RIGHT,
	KEYS_HOME,
	KEYS_END,
	KEYS_PAGE_UP,
	KEYS_PAGE_DOWN,
	KEYS_HELP, /* F1 */
	KEYS_REDRAW, /* Ctrl-L */
	KEYS_COMMAND, /* ch is a command's letter, see keys_command() */
	KEYS_UNDO, /* Ctrl-_, or an item of the bottom line */
	KEYS_REDO, /* never typed: an item of the bottom line */
	KEYS_SUBMIT, /* the same */
	KEYS_PASTE, /* a paste begins: characters that are pasted follow */
};

struct key {
	enum key_kind kind;
	uint32_t ch; /* of CHAR and COMMAND */
	bool pasted; /* not typed: text, whatever it is */
};

/*
 * The command's letter (one of "qertyuipfghjklzcvbn", or '?') that the key
 * means where no text is typed; 0: none. "," and "." are '?' on a Russian
 * keyboard and digits on a Kazakh one: ask keys_digit() first where digits
 * count.
 */
char keys_command(const struct key *key);

/* The digit 0 to 9 that the key means where no text is typed; -1: none. */
int keys_digit(const struct key *key);

/* Which row of digits the person typing a number has. */
enum keys_row { ROW_UNKNOWN, ROW_DIGITS, ROW_KAZAKH };
/*
 * The character to enter into a number field that holds text so far: digits
 * and minus for the letters of the Kazakh row, ch itself for all else. row
 * is ROW_UNKNOWN for an empty field and kept for it by the caller.
 */
uint32_t keys_number(enum keys_row *row, const char *text, uint32_t ch);

/* --- what is known of the keyboard ------------------------------------ */

/* Zeroed: nothing yet, and hints show Latin letters. */
struct keys_layout {
	bool cyrillic; /* the last letter that was typed is one */
	bool kazakh; /* its row of digits types letters, and 6 and 7 ",." */
};
/* Learns from a key as it came: a letter of a command, or of a text. */
void keys_learn(struct keys_layout *l, const struct key *key);
/*
 * Whether the key is one of digits on that keyboard, though it is that of help
 * on others: it must not open what nobody asked for.
 */
bool keys_in_row(const struct keys_layout *l, const struct key *key);
/* What the key of a command (see keys_command()) types, to be shown. */
uint32_t keys_shown(const struct keys_layout *l, char command);

/* --- bytes to keys ---------------------------------------------------- */

/* Zeroed is ready. */
struct keys_decoder {
	unsigned char bytes[64]; /* of a key that is not complete */
	size_t count;
	bool pasting; /* between the marks of a bracketed paste */
	bool returned; /* and the last byte of it was a carriage return */
	int pauses; /* in it, since the last byte */
};

/*
 * Takes one byte. Returns how many keys came of it and fills out: none in
 * the middle of a key, two where Esc turned out to stand alone.
 */
size_t keys_take(struct keys_decoder *d, unsigned char byte, struct key out[2]);
/* Whether the bytes so far wait for more, so that a pause means something. */
bool keys_waiting(const struct keys_decoder *d);
/*
 * Nothing came for a while: Esc alone is Esc, half a key is no key. A paste
 * may stand still for some pauses on a slow line before it counts as over.
 */
struct key keys_pause(struct keys_decoder *d);

#endif
