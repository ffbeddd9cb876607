/*
 * say.h - what commands print: errors, faults, columns. Everything that
 * came from outside goes through here, so none of it reaches a terminal raw.
 *
 * Commands print UTF-8 to stdout and stderr. Where whoever reads has fewer
 * letters, that is converted on its way (say_letters.c): on a terminal
 * always; in a pipe or a file only prose, which comes in the charset of the
 * locale as from any other tool, while JSON and the like stay UTF-8.
 */
#ifndef SABAQ_CMD_SAY_H
#define SABAQ_CMD_SAY_H

#include <stdio.h>

#include "base/catalogue.h"
#include "base/fault.h"
#include "ui/screen.h"

/* "sabaq: TEXT" on stderr, %1 replaced by word. */
void say_error(const char *text, const char *word);
/* The same, translated, %1 and %2 replaced; NULL where there is none. */
void say_complaint(const struct catalogue *words, const char *text,
	const char *one, const char *two);
/* "path:line:column: error: message [rule]" and, with mend, what to do. */
void say_fault(FILE *to, const struct catalogue *words, const struct fault *f,
	bool mend);
void say_faults(FILE *to, const struct catalogue *words,
	const struct faults *faults, bool mend);
/* s made safe, then spaces up to width cells. */
void say_cell(FILE *to, const char *s, int width);

/* --- letters ---------------------------------------------------------- */

/* From now on stderr, and stdout where it is a terminal, are converted. */
void say_letters(const struct screen_setup *setup);
/* What follows on stdout is prose. */
void say_prose(void);
/* stdout as it was: for those who ask the terminal itself. */
void say_raw(void);
/* All is written, stdout and stderr are as they were; false: it is not. */
bool say_end(void);
/* What is printed there becomes; NULL: it stays UTF-8. */
const struct charset *say_charset(FILE *to);

#endif
