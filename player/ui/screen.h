/*
 * screen.h - the terminal through curses: the only file that includes it.
 *
 * Curses paints and knows the terminal's sequences; keys are read and
 * decoded by ourselves (ui/keys), with poll() and a pipe for signals, so that
 * no key, resize or hang-up is ever lost in a getch(). LC_CTYPE is set by the
 * caller. There is one screen in a process.
 */
#ifndef SABAQ_UI_SCREEN_H
#define SABAQ_UI_SCREEN_H

#include "ui/terminal.h"

extern const struct terminal screen_terminal;

/* For mem_on_exhausted(): the terminal as it was, without a look at state. */
void screen_emergency(void);

#endif
