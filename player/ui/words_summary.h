/*
 * words_summary.h - what a session came to, in words for its facilitator.
 *
 * Line by line, so that a screen, lines and a file say the same.
 */
#ifndef SABAQ_UI_WORDS_SUMMARY_H
#define SABAQ_UI_WORDS_SUMMARY_H

#include "base/catalogue.h"
#include "group/desk.h"

enum summary_kind {
	SUMMARY_TITLE, /* of what follows */
	SUMMARY_LINE, /* plain words */
	SUMMARY_NOTE, /* MARKDOWN */
};

/* Where lines go; indent in cells. */
struct summary_out {
	void *context;
	void (*line)(void *context, enum summary_kind kind, int indent,
		const char *text);
};

/* d has heard the end of its session. */
void words_summary(const struct catalogue *c, const struct desk *d,
	const struct summary_out *out);

/* Appends " (ky 6 of 13, ru 2 of 7)", or nothing. */
void words_languages(struct buf *b, const struct catalogue *c,
	const struct desk_language *languages, size_t count);

#endif
