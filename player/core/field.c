#include "core/field.h"

#include <stdint.h>
#include <string.h>

const struct field *shape_field(const struct shape *s, const char *name)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->fields[i].name[0] == name[0] &&
			strcmp(s->fields[i].name, name) == 0)
			return &s->fields[i];
	return NULL;
}

static size_t scalar_size(enum field_kind kind)
{
	switch (kind) {
	case FIELD_SHORT:
	case FIELD_BLOCK:
	case FIELD_VERBATIM:
	case FIELD_ID:
	case FIELD_REF:
	case FIELD_CODE:
	case FIELD_STRUCT:
		return sizeof(const char *);
	case FIELD_INTEGER:
	case FIELD_ENUM:
		return sizeof(int);
	case FIELD_LONG:
		return sizeof(int64_t);
	case FIELD_NUMBER:
		return sizeof(double);
	case FIELD_DECIMAL:
		return sizeof(struct decimal);
	case FIELD_BOOL:
		return sizeof(enum truth);
	case FIELD_LINES:
	case FIELD_LIST:
	case FIELD_MAP:
		return sizeof(struct list);
	}
	return 0;
}

size_t field_size(const struct field *f)
{
	return scalar_size(f->kind);
}

size_t field_element_size(const struct field *f)
{
	size_t size;

	if (f->of)
		return f->of->size;
	size = scalar_size(f->each);
	if (f->kind != FIELD_MAP)
		return size;
	/* { const char *id; T value; }: no scalar needs more than a pointer. */
	size = (size + sizeof(char *) - 1) / sizeof(char *) * sizeof(char *);
	return sizeof(char *) + size;
}

static bool shape_has(const struct shape *s, unsigned bits)
{
	const struct variant *v = s ? s->variant : NULL;

	if (!s)
		return false;
	for (size_t i = 0; i < s->count; i++)
		if (field_has(&s->fields[i], bits))
			return true;
	for (size_t i = 0; v && i < v->count; i++)
		if (shape_has(v->rows[i].body, bits) ||
			shape_has(v->rows[i].common, bits))
			return true;
	return false;
}

/* No shape holds itself, so this ends. */
bool field_has(const struct field *f, unsigned bits)
{
	return (f->bits & bits) != 0 || shape_has(f->of, bits);
}
