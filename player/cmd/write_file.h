/*
 * write_file.h - a file written whole or not at all.
 */
#ifndef SABAQ_CMD_WRITE_FILE_H
#define SABAQ_CMD_WRITE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/catalogue.h"

/*
 * A new file; false, with the reason on stderr, where it cannot be written
 * or something of that name is there already.
 */
bool write_new_file(const struct catalogue *words, const char *path,
	const char *text, size_t n);
/*
 * Another text for a file, which is kept as PATH~. False, with the reason on
 * stderr and the file as it was.
 */
bool write_over_file(const struct catalogue *words, const char *path,
	const char *text, size_t n);

#endif
