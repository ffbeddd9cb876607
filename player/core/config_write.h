/*
 * config_write.h - one setting changed in the text of a config.yaml.
 *
 * Only the lines of that setting are replaced, added or taken away: all else
 * that its owner wrote, comments, order, other settings, stays byte for
 * byte. A comment that stood in those lines stays too. Pure: text in, text
 * out; what is written is read again before it is given back.
 */
#ifndef SABAQ_CORE_CONFIG_WRITE_H
#define SABAQ_CORE_CONFIG_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/fault.h"
#include "core/field.h"

struct config_change {
	const char *name; /* of a field of config_shape */
	const char *id; /* in a map, such as terminals; NULL: it is none */
	/* Words of one token; none: the setting is taken away. */
	struct strings values;
};

enum config_written {
	CONFIG_WRITTEN,
	CONFIG_FAULTY, /* the text has faults: they are told */
	/*
	 * It has none, but is written in a way that cannot be changed line by
	 * line ({language: ru}): a person has to.
	 */
	CONFIG_ODD,
};

/*
 * Appends the n bytes of text with the change to out, where it comes out as
 * CONFIG_WRITTEN. text may have a byte order mark; "" is a file that is not
 * there. file is what faults call it.
 */
enum config_written config_write(struct buf *out, const char *file,
	const char *text, size_t n, const struct config_change *change,
	struct faults *faults);

#endif
