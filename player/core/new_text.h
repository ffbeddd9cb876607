/*
 * new_text.h - a module, a lesson, a quiz or a bank to begin with.
 *
 * Every field stands there with what it is for in a comment, from the field
 * tables; those that may be left out are commented out. In the language of
 * words, which is the module's. What is written here has no faults and no
 * warnings, and can be played. Pure.
 */
#ifndef SABAQ_CORE_NEW_TEXT_H
#define SABAQ_CORE_NEW_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/catalogue.h"
#include "core/unit.h"

/* Appends a module.yaml in language with one unit; title NULL: ours. */
void new_module_text(struct buf *out, const struct catalogue *words,
	const char *id, const char *language, const char *unit,
	const char *title);
/* Appends a unit of the kind. */
void new_unit_text(struct buf *out, const struct catalogue *words,
	enum unit_kind kind, const char *title);

/*
 * Appends an id that is like what was typed ("Числа" is "chisla"); false,
 * and nothing appended, where no letter of it can be written so.
 */
bool new_id(struct buf *out, const char *typed);

/*
 * Appends module.yaml's text with unit added at the end of "units:",
 * everything else as it is. False, and nothing appended, where it is not
 * written so that this can be done safely, or the unit is listed already.
 */
bool new_listed(struct buf *out, const char *text, size_t n, const char *unit);

#endif
