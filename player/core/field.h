/*
 * field.h - the declaration of every field: one table, many uses.
 *
 * A shape is the set of fields of one map (a module, a step, an option, a
 * record of the log). From it come the binding of YAML to structs with all
 * its faults (core/bind), the merging of translations (core/translate), the
 * digests "of" and "rev" (core/shape_digest), the JSON Schema (core/schema) and
 * the log's lines (core/record). Adding a field is one row here-shaped, in
 * the table of its struct, and nothing else.
 */
#ifndef SABAQ_CORE_FIELD_H
#define SABAQ_CORE_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/catalogue.h"

enum field_kind {
	FIELD_SHORT, /* const char *: one line, code spans and emphasis */
	FIELD_BLOCK, /* const char *: Markdown */
	FIELD_VERBATIM, /* const char *: as written */
	FIELD_LINES, /* struct strings: a scalar as written, line by line */
	FIELD_ID, /* const char *: [a-z0-9-]{1,32} */
	FIELD_REF, /* const char *: the id of something, see ref */
	FIELD_CODE, /* const char *: a language, date, digest: one token */
	FIELD_INTEGER, /* int */
	FIELD_LONG, /* int64_t: only in records */
	FIELD_NUMBER, /* double: only in records */
	FIELD_DECIMAL, /* struct decimal: a number as its author wrote it */
	FIELD_BOOL, /* enum truth */
	FIELD_ENUM, /* int: index into words */
	FIELD_STRUCT, /* const T *: a map of shape of, NULL where absent */
	FIELD_LIST, /* LIST_OF(T): of shape of, or of scalars of kind each */
	FIELD_MAP, /* LIST_OF(T): the same from a map; T begins with its id */
};

/* A flag that may be absent, so that defaults can depend on other fields. */
enum truth { ABSENT = -1, NO = 0, YES = 1 };

enum field_bits {
	FIELD_REQUIRED = 1,
	FIELD_TEXT = 2, /* translated; enters the step's "of" digest */
	FIELD_HIDDEN = 4, /* the key: stays on the hub until the reveal */
	FIELD_MARKS = 8, /* changes a mark; enters the step's "rev" */
	FIELD_WHOLE = 16, /* a translation replaces the list as a whole */
};

enum field_ref {
	REF_NONE,
	REF_OBJECTIVE,
	REF_MISCONCEPTION,
	REF_STEP,
	REF_UNIT,
};

/* Values absent in YAML: no number a person would write. */
enum { INTEGER_ABSENT = -1 };

struct shape;

struct field {
	const char *name;
	enum field_kind kind;
	unsigned bits;
	size_t offset; /* in the struct that the shape describes */
	const struct shape *of; /* STRUCT, LIST, MAP of structs */
	enum field_kind each; /* LIST, MAP of scalars */
	const char *const *words; /* ENUM: NULL-ended */
	enum field_ref ref; /* REF */
	/* Limits of numbers and counts; of LINES the most. 0, 0: none. */
	double min, max;
	const char *absent; /* the default as written in YAML; NULL: none */
	const char *help; /* one English sentence, N_() */
};

/* How a map chooses more fields by the word in its field key ("type"). */
struct variant {
	const char *key;
	const char *help; /* of the key, one English sentence, N_() */
	/* The word where the key is not written; NULL: it must be. */
	const char *absent;
	const struct variant_row *rows;
	size_t count;
	size_t word_at; /* where in the struct the row's index goes (an int) */
	size_t body_at; /* where a pointer to the variant's struct goes */
};

/*
 * The fields that one word brings: body's go into a struct of their own,
 * common's into the struct that has the variant. Either may be NULL. A
 * nested row is chosen by a field of its name, not by the key, and that
 * field's value is a map of body ("- draw: {...}" stands as a step).
 */
struct variant_row {
	const char *word;
	const struct shape *body, *common;
	bool nested;
};

struct shape {
	const char *name; /* "option": in faults and schema titles */
	const char *help; /* one English sentence, N_() */
	size_t size; /* of the struct */
	const struct field *fields;
	size_t count;
	const char *shorthand; /* the field a bare scalar stands for, or NULL */
	const struct variant *variant; /* or NULL */
	size_t place_at; /* where a struct place goes; 0: nowhere */
	size_t faulty_at; /* where a bool goes: it has faults; 0: nowhere */
};

/* For declaring tables. */
#define FIELDS(array) \
	.fields = (array), .count = sizeof(array) / sizeof *(array)
#define LIST_OF(type) \
	struct { \
		type *items; \
		size_t count; \
	}

/* A number and how it was written; text is NULL where it is absent. */
struct decimal {
	double value;
	const char *text;
};

/* What every LIST_OF looks like to code that walks tables. */
struct list {
	void *items;
	size_t count;
};
struct strings {
	const char **items;
	size_t count;
};

const struct field *shape_field(const struct shape *s, const char *name);
/* Bytes of a field in its struct. */
size_t field_size(const struct field *f);
/* Bytes of one element of a LIST or MAP field. */
size_t field_element_size(const struct field *f);
/* Whether the field, or any below it, has one of bits. */
bool field_has(const struct field *f, unsigned bits);

#endif
