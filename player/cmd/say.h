/*
 * say.h - what commands print: errors, faults, columns. Everything that
 * came from outside goes through here, so none of it reaches a terminal raw.
 */
#ifndef SABAQ_CMD_SAY_H
#define SABAQ_CMD_SAY_H

#include <stdio.h>

#include "base/catalogue.h"
#include "base/fault.h"

/* "sabaq: TEXT" on stderr, %1 replaced by word. */
void say_error(const char *text, const char *word);
/* "path:line:column: error: message [rule]" and, with mend, what to do. */
void say_fault(FILE *to, const struct catalogue *words, const struct fault *f,
	bool mend);
void say_faults(FILE *to, const struct catalogue *words,
	const struct faults *faults, bool mend);
/* s made safe, then spaces up to width cells. */
void say_cell(FILE *to, const char *s, int width);

#endif
