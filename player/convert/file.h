/*
 * file.h - the formats by name, and files of them read whole.
 */
#ifndef SABAQ_CONVERT_FILE_H
#define SABAQ_CONVERT_FILE_H

#include "base/fault.h"
#include "base/mem.h"
#include "convert/moodle.h"

/* Pictures inside make Moodle's files large. */
enum { CONVERT_BYTES = 64 * 1024 * 1024 };

/* X(word, reader, writer) */
#define CONVERT_FORMATS(X) \
	X("gift", gift_read, gift_write) \
	X("aiken", aiken_read, aiken_write) \
	X("moodle-xml", xml_read, xml_write)

struct convert_format {
	const char *name;
	void (*read)(struct moodle_file *f, const char *text, size_t n);
	void (*write)(struct buf *out, struct moodle_file *f);
};

/* NULL where there is none of that name. */
const struct convert_format *format_named(const char *name);
/* What the text of n bytes looks like; never NULL. */
const struct convert_format *format_guess(const char *text, size_t n);

/*
 * The file at path as UTF-8 with a NUL behind its *n bytes, in arena; NULL
 * with a fault added where it cannot be had: missing, unreadable, no ordinary
 * file, too large, empty, or in another encoding, which is named.
 */
const char *convert_load(struct arena *arena, const char *path, size_t *n,
	struct faults *faults);

#endif
