/*
 * charset.h - what a terminal can show, from the name of its charset.
 *
 * The only place that asks iconv, once for a terminal.
 */
#ifndef SABAQ_UI_CHARSET_H
#define SABAQ_UI_CHARSET_H

#include <stdbool.h>

#include "base/letters.h"
#include "ui/screen.h"

/*
 * Fills c. A charset that iconv does not know, or that lacks the Russian
 * letters, leaves ASCII and Latin letters, whatever was asked for.
 */
void charset_read(struct charset *c, const struct screen_setup *setup);
/* Whether the name is one of UTF-8's, or that of plain ASCII. */
bool charset_is_utf8(const char *name);
/*
 * The charset in a locale's name ("KOI8-R" of "ru_RU.KOI8-R@x"), allocated;
 * NULL: it has none.
 */
char *charset_of_locale(const char *locale);

#endif
