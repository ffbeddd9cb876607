/*
 * layout_break.h - where prose may break. Inside core/layout only.
 *
 * UAX #14 as libunistring has it, and then stricter: a dash stays with the
 * word before it, a quotation mark with its own, code breaks at spaces only;
 * without a space there is a break only behind a hyphen, dash or slash with
 * enough on both sides, in scripts that have no spaces, and in an address. A
 * word of one Cyrillic letter, a number's groups, what stands in code, a lone
 * sign and the word before it are torn apart only where it must be.
 */
#ifndef SABAQ_CORE_LAYOUT_BREAK_H
#define SABAQ_CORE_LAYOUT_BREAK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "core/markdown.h"

/* What may happen before a byte. */
enum {
	BREAK_NEVER,
	BREAK_POOR, /* where no better one is near */
	BREAK_HERE,
	BREAK_HYPHEN,
};

/* Fills out with one of them for each byte of text. */
void break_find(struct buf *out, const struct rich *text);
/* Sets BREAK_HYPHEN where a soft hyphen stood, if it may. */
void break_add_hyphens(struct buf *breaks, const struct rich *text,
	const size_t *at, size_t count);

/* Whether a dash, or hyphens that stand for one, is at byte i. */
bool break_is_dash(const struct rich *text, size_t i);
bool break_is_closing(const struct rich *text, size_t i);
/* Whether a quotation mark or bracket that opens ends before byte i. */
bool break_is_opening(const struct rich *text, size_t i);

#endif
