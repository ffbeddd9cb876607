/*
 * convert_say.h - what import and export tell: each thing lost, in the order
 * of its place.
 */
#ifndef SABAQ_CMD_CONVERT_SAY_H
#define SABAQ_CMD_CONVERT_SAY_H

#include "base/catalogue.h"
#include "base/fault.h"
#include "cmd/context.h"
#include "convert/file.h"

/*
 * Prints notes (convert/notes.h), and with each line the faults of that line:
 * why a question was left out.
 */
void say_notes(const struct catalogue *words, struct faults *notes,
	struct faults *faults);
/* Whether a question had to be left out. */
bool notes_lost(const struct faults *notes);
/* "TEXT" with %1 and %2 filled in, on stdout, or on stderr as an error. */
void say_filled(const struct context *c, const char *text, const char *a,
	const char *b);
void complain_filled(const struct context *c, const char *text, const char *a,
	const char *b);
/* The format of that name; NULL with a complaint that names them all. */
const struct convert_format *take_format(
	const struct context *c, const char *name);

#endif
