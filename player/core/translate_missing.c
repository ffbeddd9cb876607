/* Which texts of a translation are still the source's. */
#include <string.h>

#include "core/bind.h"
#include "core/translate.h"

static bool is_ascii(const struct node *at)
{
	const char *s = at->kind == NODE_SCALAR ? at->text : "";

	while (*s && (unsigned char)*s < 0x80)
		s++;
	if (*s)
		return false;
	for (const struct node *n = at->first; n; n = n->next) {
		if (!is_ascii(n))
			return false;
	}
	return true;
}

/* Whether a field of at holds lines of a program, or may do so beside them. */
static bool is_code(
	const struct shape *shape, const struct field *f, const struct node *at)
{
	if (f->kind == FIELD_VERBATIM || f->kind == FIELD_LINES)
		return true;
	if (f->kind != FIELD_LIST || f->of || f->each != FIELD_SHORT)
		return false;
	for (const struct node *n = at->first; n; n = n->next) {
		f = bind_field(shape, variant_of(shape, at), n->key);
		if (f && f->kind == FIELD_LINES)
			return true;
	}
	return false;
}

static bool field_missing(
	const struct field *f, const struct node *at, const char *file)
{
	if (f->bits & FIELD_WHOLE)
		/* Typed answers count in the source's language too. */
		return (f->bits & FIELD_HIDDEN) == 0 && at->at.file == file;
	if (at->kind == NODE_SCALAR)
		return field_has(f, FIELD_TEXT) && at->at.file == file;
	if (f->kind == FIELD_STRUCT)
		return translate_missing(f->of, at, file);
	for (const struct node *n = at->first; n; n = n->next) {
		if (f->of ? translate_missing(f->of, n, file)
			  : n->at.file == file)
			return true;
	}
	return false;
}

bool translate_missing(
	const struct shape *shape, const struct node *at, const char *file)
{
	const struct variant_row *row = variant_of(shape, at);
	const struct field *f;

	if (at->kind != NODE_MAP) {
		f = shape->shorthand ? shape_field(shape, shape->shorthand)
				     : NULL;
		return f && field_has(f, FIELD_TEXT) &&
		       field_missing(f, at, file);
	}
	for (const struct node *n = at->first; n; n = n->next) {
		f = bind_field(shape, row, n->key);
		/* Code in ASCII says the same to all, or nearly so. */
		if (f && field_has(f, FIELD_TEXT) &&
			field_missing(f, n, file) &&
			!(is_code(shape, f, at) && is_ascii(n)))
			return true;
	}
	return false;
}
