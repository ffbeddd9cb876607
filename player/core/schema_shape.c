/* Shapes as JSON Schema: closed objects, shorthands, variants. */
#include <string.h>

#include "base/buf.h"
#include "core/schema_build.h"

/* ---- definitions ---- */

/* "wrong answer" is wrong-answer there. */
static char *slug(struct schema *s, const char *before, const char *name)
{
	struct buf b = { 0 };
	char *key;

	if (before)
		buf_addf(&b, "%s-", before);
	buf_adds(&b, name);
	key = arena_strdup(&s->arena, buf_str(&b));
	buf_release(&b);
	for (char *c = key; (c = strchr(c, ' '));)
		*c = '-';
	return key;
}

const char *schema_key(struct schema *s, const struct shape *shape,
	enum schema_view view, const char *name)
{
	const char *key = slug(s, NULL, name);

	while (json_object_get(s->definitions, key))
		key = slug(s, s->inside ? s->inside : "other", key);
	/* The place: definitions stand in the order of their first use. */
	json_object_set_new(s->definitions, key, json_object());
	s->known = mem_grow(s->known, &s->room, s->count, sizeof(*s->known));
	s->known[s->count++] = (struct schema_known){ shape, view, key };
	return key;
}

void schema_define(struct schema *s, const char *key, json_t *definition)
{
	schema_take(json_object_get(s->definitions, key), definition);
}

json_t *schema_ref(const char *key)
{
	return json_pack(
		"{s:o}", "$ref", json_sprintf("#/definitions/%s", key));
}

json_t *schema_shape_ref(
	struct schema *s, const struct shape *shape, enum schema_view view)
{
	const char *outside = s->inside;
	const char *key;

	for (size_t i = 0; i < s->count; i++) {
		if (s->known[i].shape == shape && s->known[i].view == view)
			return schema_ref(s->known[i].key);
	}
	key = schema_key(s, shape, view, shape->name);
	s->inside = key;
	schema_define(s, key, schema_shape(s, shape, view));
	s->inside = outside;
	return schema_ref(key);
}

/* ---- maps ---- */

json_t *schema_object(
	const struct schema *s, json_t *properties, json_t *required)
{
	json_t *to = json_pack(
		"{s:s, s:o}", "type", "object", "properties", properties);

	if (json_array_size(required) > 0)
		json_object_set(to, "required", required);
	json_decref(required);
	json_object_set_new(
		to, "additionalProperties", json_boolean(s->record));
	return to;
}

json_t *schema_or(json_t *shorthand, json_t *map)
{
	return shorthand ? json_pack("{s:[o, o]}", "anyOf", shorthand, map)
			 : map;
}

struct members {
	json_t *properties, *required;
};

static void add_fields(struct schema *s, const struct members *to,
	const struct shape *shape, size_t from)
{
	for (size_t i = from; shape && i < shape->count; i++) {
		const struct field *f = &shape->fields[i];

		json_object_set_new(to->properties, f->name,
			schema_property(s, f, schema_value(s, f)));
		if (f->bits & FIELD_REQUIRED)
			json_array_append_new(
				to->required, json_string(f->name));
	}
}

static json_t *simple(
	struct schema *s, const struct shape *shape, enum schema_view view)
{
	struct members to = { json_object(), json_array() };
	const struct field *f =
		shape->shorthand ? shape_field(shape, shape->shorthand) : NULL;

	add_fields(s, &to, shape, view == SCHEMA_NAMED);
	return schema_or(f ? schema_value(s, f) : NULL,
		schema_object(s, to.properties, to.required));
}

/* ---- variants ---- */

/* What a word says of itself; where it has no fields, the key speaks. */
static const char *help_of(
	const struct shape *shape, const struct variant_row *row)
{
	return row->body ? row->body->help : shape->variant->help;
}

/* A reference that says what it is where an editor points at its name. */
static json_t *nested_property(struct schema *s, const struct variant_row *row)
{
	json_t *to = schema_described(s, row->word, row->body->help);

	schema_take(to, schema_shape_ref(s, row->body, SCHEMA_WHOLE));
	return to;
}

/* Of the shape's own fields none is due where a nested row stands. */
static void add_nested(struct schema *s, const struct members *to,
	const struct variant_row *row)
{
	json_array_clear(to->required);
	json_array_append_new(to->required, json_string(row->word));
	json_object_set_new(to->properties, row->word, nested_property(s, row));
}

static bool is_default(const struct shape *shape, const struct variant_row *row)
{
	const char *absent = shape->variant->absent;

	return absent && strcmp(absent, row->word) == 0;
}

/* The closed map that one word chooses. */
static json_t *chosen(struct schema *s, const struct shape *shape,
	const struct variant_row *row, enum schema_view view)
{
	struct members to = { json_object(), json_array() };
	const char *key = shape->variant->key, *help = help_of(shape, row);
	json_t *word, *map = schema_described(s, row->word, help);

	if (!row->nested) {
		word = schema_described(s, key, help);
		json_object_set_new(word, "const", json_string(row->word));
		json_object_set_new(to.properties, key, word);
		if (!is_default(shape, row))
			json_array_append_new(to.required, json_string(key));
	}
	add_fields(s, &to, shape, view == SCHEMA_NAMED);
	if (row->nested) {
		add_nested(s, &to, row);
	} else {
		add_fields(s, &to, row->common, 0);
		add_fields(s, &to, row->body, 0);
	}
	schema_take(map, schema_object(s, to.properties, to.required));
	return map;
}

static json_t *chosen_ref(struct schema *s, const struct shape *shape,
	const struct variant_row *row, enum schema_view view)
{
	const char *outside = s->inside;
	const char *key = schema_key(s, NULL, view,
		slug(s, outside ? outside : shape->name, row->word));

	s->inside = key;
	schema_define(s, key, chosen(s, shape, row, view));
	s->inside = outside;
	return schema_ref(key);
}

/* The key and its words, each explained where it brings fields. */
static json_t *key_property(const struct schema *s, const struct shape *shape)
{
	const struct variant *v = shape->variant;
	json_t *key = schema_described(s, v->key, v->help);
	json_t *words = json_array(), *helps = json_array();
	bool explained = true;

	for (size_t i = 0; i < v->count; i++) {
		if (v->rows[i].nested)
			continue;
		explained &= v->rows[i].body != NULL;
		json_array_append_new(words, json_string(v->rows[i].word));
		json_array_append_new(helps,
			json_string(tr(s->words, help_of(shape, &v->rows[i]))));
	}
	json_object_set_new(key, "enum", words);
	if (v->absent)
		json_object_set_new(key, "default", json_string(v->absent));
	if (explained) {
		json_object_set(key, "enumDescriptions", helps);
		json_object_set(key, "markdownEnumDescriptions", helps);
	}
	json_decref(helps);
	return key;
}

/* A nested row stands where its name does and the key does not. */
static json_t *unless_key(struct schema *s, const struct shape *shape,
	const struct variant_row *row, enum schema_view view)
{
	const char *key = shape->variant->key;

	/* Where neither is written yet, completion offers both. */
	return json_pack("{s:{s:[s]}, s:{s:{s:[s]}, s:o, s:{s:[s], s:{s:o}}}}",
		"if", "required", key, "else", "if", "required", row->word,
		"then", chosen_ref(s, shape, row, view), "else", "required",
		key, "properties", row->word, nested_property(s, row));
}

/*
 * if/then and not oneOf, so that an editor names the fault and not "matches
 * none". Without "required" a map that lacks the key would match every if,
 * without "object" a text would. It
 * is meant to match that of the default word.
 */
static json_t *if_word(
	const char *key, const struct variant_row *row, bool due, json_t *then)
{
	json_t *is = json_pack("{s:s, s:{s:{s:s}}}", "type", "object",
		"properties", key, "const", row->word);

	if (due)
		json_object_set_new(is, "required", json_pack("[s]", key));
	return json_pack("{s:o, s:o}", "if", is, "then", then);
}

static json_t *variants(
	struct schema *s, const struct shape *shape, enum schema_view view)
{
	const struct variant *v = shape->variant;
	json_t *all = json_array(), *to;
	bool nested = false;

	to = json_pack("{s:s, s:{s:o}}", "type", "object", "properties", v->key,
		key_property(s, shape));
	for (size_t i = 0; i < v->count; i++) {
		const struct variant_row *row = &v->rows[i];

		nested |= row->nested;
		if (row->nested)
			json_array_append_new(
				all, unless_key(s, shape, row, view));
		else
			json_array_append_new(all,
				if_word(v->key, row, !is_default(shape, row),
					chosen_ref(s, shape, row, view)));
	}
	if (!nested && !v->absent)
		json_object_set_new(to, "required", json_pack("[s]", v->key));
	json_object_set_new(to, "allOf", all);
	return to;
}

json_t *schema_shape(
	struct schema *s, const struct shape *shape, enum schema_view view)
{
	json_t *to =
		schema_described(s, tr(s->words, shape->name), shape->help);

	schema_take(to, shape->variant ? variants(s, shape, view)
				       : simple(s, shape, view));
	return to;
}
