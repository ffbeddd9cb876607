/*
 * schema_build.h - the parts of core/schema.
 *
 * Every json_t that these return is the caller's to put somewhere.
 */
#ifndef SABAQ_CORE_SCHEMA_BUILD_H
#define SABAQ_CORE_SCHEMA_BUILD_H

#include <jansson.h>

#include "base/catalogue.h"
#include "base/mem.h"
#include "core/field.h"

/* Which of a shape's fields a definition has. */
enum schema_view {
	SCHEMA_WHOLE,
	SCHEMA_NAMED, /* all but the first, which is the key in a map */
	SCHEMA_TEXTS, /* what a translation holds */
};

/* A shape that definitions has. */
struct schema_known {
	const struct shape *shape;
	enum schema_view view;
	const char *key;
};

struct schema {
	const struct catalogue *words;
	bool record; /* JSON that later versions extend, not YAML */
	json_t *definitions;
	struct schema_known *known;
	size_t count, room;
	struct arena arena; /* keys */
	const char *inside; /* the key of what is being made, or NULL */
};

/* ---- core/schema_fields ---- */

/* Moves the members of from, which is let go, into to. */
void schema_take(json_t *to, json_t *from);
/* An object with a title and what an editor shows. */
json_t *schema_described(
	const struct schema *s, const char *title, const char *help);
json_t *schema_id(const struct schema *s);
/* One scalar; kind is f's own or that of its elements. */
json_t *schema_scalar(
	const struct schema *s, const struct field *f, enum field_kind kind);
/* A list or map of items, which is taken, with f's limits of how many. */
json_t *schema_list(const struct field *f, json_t *items);
json_t *schema_map(
	const struct schema *s, const struct field *f, json_t *items);
json_t *schema_value(struct schema *s, const struct field *f);
/* A field as a property: value, which is taken, described. */
json_t *schema_property(
	const struct schema *s, const struct field *f, json_t *value);

/* ---- core/schema_shape ---- */

/*
 * A key for a shape whose definition the caller makes next. One that is taken
 * gets the name of what it is inside put before it.
 */
const char *schema_key(struct schema *s, const struct shape *shape,
	enum schema_view view, const char *name);
/* Makes what the key stands for; taken. */
void schema_define(struct schema *s, const char *key, json_t *definition);
json_t *schema_ref(const char *key);
/* A closed object. Both are taken; required may be empty. */
json_t *schema_object(
	const struct schema *s, json_t *properties, json_t *required);
/* A map where the shorthand, taken, may stand instead; NULL: none may. */
json_t *schema_or(json_t *shorthand, json_t *map);
/* What a shape accepts, described. */
json_t *schema_shape(
	struct schema *s, const struct shape *shape, enum schema_view view);
/* A reference to it, in SCHEMA_WHOLE or SCHEMA_NAMED. */
json_t *schema_shape_ref(
	struct schema *s, const struct shape *shape, enum schema_view view);

/* ---- core/schema_translation ---- */

/* What a translation file accepts, described. */
json_t *schema_translation(struct schema *s);

#endif
