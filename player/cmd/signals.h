/*
 * signals.h - which signals end the program, and which must not.
 */
#ifndef SABAQ_CMD_SIGNALS_H
#define SABAQ_CMD_SIGNALS_H

/*
 * A full quota (SIGXFSZ) and a closed pipe (SIGPIPE) become errors of
 * write(), which are told in words.
 */
void signals_start(void);
/*
 * SIGHUP, SIGTERM and SIGQUIT interrupt a read, so that plain mode ends as it
 * does at the end of its input. The curses front end has handlers of its own.
 */
void signals_for_plain(void);

#endif
