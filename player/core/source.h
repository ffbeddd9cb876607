/*
 * source.h - a teacher's file, read whole and found fit to parse.
 *
 * Only ordinary files of at most SOURCE_BYTES are read; links, pipes,
 * devices and folders are refused without blocking. The result is valid
 * UTF-8 without a byte order mark and without NULs.
 */
#ifndef SABAQ_CORE_SOURCE_H
#define SABAQ_CORE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/fault.h"
#include "base/mem.h"

enum { SOURCE_BYTES = 1024 * 1024 };

struct source {
	const char *text; /* ends in a NUL that length does not count */
	size_t length;
};

/*
 * Reads name below the folder dir (a descriptor, or AT_FDCWD) into arena.
 * shown is what faults call the file. False with a fault added: missing,
 * unreadable, special, large, empty, or another encoding, which is named
 * (CP1251, KOI8-R, CP866, PT154, UTF-16) with the iconv line that mends it.
 */
bool source_read(struct source *out, struct arena *arena, int dir,
	const char *name, const char *shown, struct faults *faults);
/*
 * The bytes of such a file as they are, but for a byte order mark: for showing
 * what is wrong in it. out is empty before. False where it cannot be read to
 * its end; nobody is told.
 */
bool source_bytes(struct buf *out, const char *path);

/* The encoding that bytes seem to be in, as iconv names it; NULL: UTF-8. */
const char *source_encoding(const char *bytes, size_t n);

#endif
