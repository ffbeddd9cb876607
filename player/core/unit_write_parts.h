/*
 * unit_write_parts.h - for core/unit_write*.c alone.
 */
#ifndef SABAQ_CORE_UNIT_WRITE_PARTS_H
#define SABAQ_CORE_UNIT_WRITE_PARTS_H

#include "base/buf.h"
#include "core/field.h"

struct writer {
	struct buf *out;
	int tries; /* of a question that does not say */
};

/* A field and the struct that it is in. */
struct slot {
	const struct field *field;
	const void *base;
};

const void *slot_at(struct slot s);
/* What stands at p; value_string() is for any pointer. */
const char *value_string(const void *p);
struct list value_list(const void *p);
int value_int(const void *p);
/*
 * The value as one word; NULL where it is absent, or no word at all. number
 * holds 24 bytes for it.
 */
const char *value_word(const struct field *f, enum field_kind kind,
	const void *p, char *number);

/* A scalar of that kind; the lines of a program; a list of scalars. */
void write_scalar(struct writer *w, const struct field *f, enum field_kind kind,
	const void *p, const char *key, int indent);
void write_lines(
	struct writer *w, struct list lines, const char *key, int indent);
void write_words(struct writer *w, const struct field *f, struct list list,
	const char *key, int indent);
/* Whether words stand in brackets on one line. */
bool fits_flow(const char *const *words, size_t count);

#endif
