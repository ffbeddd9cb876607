/*
 * catalogue.h - the interface's words in one language, from a .mo file.
 *
 * Read by ourselves: glibc 2.41 and later ignore LANGUAGE in C.UTF-8, and
 * schools have no generated locales. English is the source: a NULL catalogue
 * or a missing message gives the English text back, so no caller checks.
 *
 * Opening a file looks at its tables only, so that a start reads no more of
 * it than is shown; a text is checked (place, end, UTF-8) when it is asked
 * for, and a damaged one stays English. The file stays mapped: who installs a
 * new one must put it beside the old one and rename, as install(1) does, not
 * write over it.
 */
#ifndef SABAQ_BASE_CATALOGUE_H
#define SABAQ_BASE_CATALOGUE_H

#include <stddef.h>

/* Marks a text for xgettext where it is not translated on the spot. */
#define N_(text) text

enum { CATALOGUE_BYTES = 4 * 1024 * 1024 };

struct catalogue; /* const once open; a mapped file */

/*
 * Opens folder/LANGUAGE.mo, an ordinary file of at most CATALOGUE_BYTES. NULL
 * where there is none, it is damaged, or its plural rule is none of those
 * known. language is a code such as "kk": letters and "_", at most 8.
 */
struct catalogue *catalogue_open(const char *folder, const char *language);
/* The same from bytes, which are borrowed until catalogue_free(). */
struct catalogue *catalogue_read(
	const void *bytes, size_t n, const char *language);
void catalogue_free(struct catalogue *c);
/*
 * Gives the pages of the file back to the system until a text is asked for
 * again: on a server, forty screens stand still at once. Texts stay valid.
 */
void catalogue_rest(const struct catalogue *c);

/* "en" for NULL. Borrowed. */
const char *catalogue_language(const struct catalogue *c);

/* The text in the catalogue's language. Borrowed from it, or english. */
const char *tr(const struct catalogue *c, const char *english);
/* The same for a count of n. */
const char *trn(const struct catalogue *c, const char *one, const char *many,
	unsigned long n);
/* The same word in another context ("open" the verb). */
const char *trc(
	const struct catalogue *c, const char *context, const char *english);

/* The five languages of the interface, NULL-ended: ru kk ky tg en. */
extern const char *const catalogue_languages[];
/* A language's own name for itself ("қазақша"); the code where unknown. */
const char *catalogue_language_name(const char *language);
/*
 * The language a person's LANGUAGE, LC_ALL, LC_MESSAGES, LANG ask for: the
 * first of ours in this order, any of them NULL or empty. C and POSIX, with
 * or without a character set, are not a wish. "ru" where nothing is asked.
 */
const char *catalogue_wanted(const char *language, const char *lc_all,
	const char *lc_messages, const char *lang);

#endif
