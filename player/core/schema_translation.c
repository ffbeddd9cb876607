/*
 * What a translation holds (core/translate): the TEXT fields, none of them
 * due. A step's type stands in the source only, so the texts of all types
 * stand together here.
 */
#include <string.h>

#include "core/schema_build.h"
#include "core/translate.h"
#include "core/unit.h"

static void add_shape(
	struct schema *s, json_t *properties, const struct shape *shape);

static json_t *closed(const struct schema *s, json_t *properties)
{
	return schema_object(s, properties, json_array());
}

/* Where the definition of a shape lists its fields. */
static json_t *properties_of(const struct schema *s, const char *key)
{
	const json_t *map = json_object_get(s->definitions, key);
	const json_t *either = json_object_get(map, "anyOf");

	if (either)
		map = json_array_get(either, 1);
	return json_object_get(map, "properties");
}

static json_t *texts_ref(struct schema *s, const struct shape *shape);
static json_t *texts_of(struct schema *s, const struct field *f);

/* Steps are a list in the source and a map by id here. */
static bool by_id(const struct field *f)
{
	return f->kind == FIELD_LIST && f->of && f->of->variant;
}

static json_t *id_map(struct schema *s, const struct field *f)
{
	return json_pack("{s:s, s:o, s:o}", "type", "object", "propertyNames",
		schema_id(s), "additionalProperties", texts_ref(s, f->of));
}

/* A map, or what its shorthand stands for. */
static json_t *map_of(
	struct schema *s, const struct shape *shape, json_t *properties)
{
	const struct field *f =
		shape->shorthand ? shape_field(shape, shape->shorthand) : NULL;
	json_t *map;

	if (!f || !field_has(f, FIELD_TEXT))
		return closed(s, properties);
	if (!by_id(f))
		return schema_or(texts_of(s, f), closed(s, properties));
	/* Both are maps: the field by its name, or at once steps by theirs. */
	map = id_map(s, f);
	json_object_set_new(map, "properties", properties);
	return map;
}

/*
 * Shapes of one name (the options of each type) share a definition that has
 * the fields of all: the file does not say which of them it translates.
 */
static json_t *texts_ref(struct schema *s, const struct shape *shape)
{
	const char *key = NULL;
	json_t *to;

	for (size_t i = 0; i < s->count; i++) {
		const struct schema_known *k = &s->known[i];

		if (k->view != SCHEMA_TEXTS)
			continue;
		if (k->shape == shape)
			return schema_ref(k->key);
		if (strcmp(k->shape->name, shape->name) == 0)
			key = k->key;
	}
	if (key) {
		add_shape(s, properties_of(s, key), shape);
		return schema_ref(key);
	}
	key = schema_key(s, shape, SCHEMA_TEXTS, shape->name);
	to = schema_described(s, tr(s->words, shape->name), shape->help);
	schema_take(to, map_of(s, shape, json_object()));
	schema_define(s, key, to);
	add_shape(s, properties_of(s, key), shape);
	return schema_ref(key);
}

/* A text that waits for its translation may be empty: "". */
static void allow_empty(json_t *value)
{
	json_t *item;
	size_t i;

	json_object_del(value, "minLength");
	if (json_object_get(value, "items"))
		allow_empty(json_object_get(value, "items"));
	json_array_foreach(json_object_get(value, "anyOf"), i, item)
	{
		allow_empty(item);
	}
}

/* And a list or map may be a name with nothing behind it. */
static json_t *or_nothing(json_t *value)
{
	json_t *type = json_object_get(value, "type");
	json_t *any = json_object_get(value, "anyOf");

	if (any) {
		json_array_append_new(any, json_pack("{s:s}", "type", "null"));
	} else if (json_is_array(type)) {
		json_array_append_new(type, json_string("null"));
	} else if (type) {
		json_object_set_new(
			value, "type", json_pack("[O, s]", type, "null"));
	} else {
		return json_pack(
			"{s:[o, {s:s}]}", "anyOf", value, "type", "null");
	}
	return value;
}

static json_t *texts_of(struct schema *s, const struct field *f)
{
	json_t *value;

	/* Replaced as a whole: all fields of its items. */
	if (f->bits & FIELD_WHOLE)
		return or_nothing(schema_value(s, f));
	if (!f->of) {
		value = schema_value(s, f);
		allow_empty(value);
		return or_nothing(value);
	}
	if (f->kind == FIELD_MAP)
		return or_nothing(schema_map(s, f, texts_ref(s, f->of)));
	if (by_id(f))
		return or_nothing(id_map(s, f));
	if (f->kind == FIELD_LIST)
		return or_nothing(schema_list(f, texts_ref(s, f->of)));
	return or_nothing(texts_ref(s, f->of));
}

static bool same_but_help(json_t *a, json_t *b)
{
	json_t *bare[] = { json_copy(a), json_copy(b) };
	bool same;

	for (int i = 0; i < 2; i++) {
		json_object_del(bare[i], "description");
		json_object_del(bare[i], "markdownDescription");
	}
	same = json_equal(bare[0], bare[1]);
	json_decref(bare[0]);
	json_decref(bare[1]);
	return same;
}

/* Adds value to what else a field of this name may be in other types. */
static void add_other(json_t *properties, const char *name, json_t *value)
{
	json_t *there = json_object_get(properties, name);
	json_t *all = json_object_get(there, "anyOf"), *item;
	size_t i;

	if (!json_object_get(json_array_get(all, 0), "title")) {
		/* The first other one: what was there is one of them, too. */
		all = json_pack("[o]", json_copy(there));
		there = json_pack("{s:O, s:O, s:O, s:o}", "title",
			json_object_get(there, "title"), "description",
			json_object_get(there, "description"),
			"markdownDescription",
			json_object_get(there, "markdownDescription"), "anyOf",
			all);
		json_object_set_new(properties, name, there);
	}
	json_array_foreach(all, i, item)
	{
		if (same_but_help(item, value))
			return;
	}
	json_array_append(all, value);
}

static void add_fields(
	struct schema *s, json_t *properties, const struct shape *shape)
{
	for (size_t i = 0; shape && i < shape->count; i++) {
		const struct field *f = &shape->fields[i];
		json_t *there = json_object_get(properties, f->name), *value;

		if (!field_has(f, FIELD_TEXT))
			continue;
		value = schema_property(s, f, texts_of(s, f));
		if (!there)
			json_object_set(properties, f->name, value);
		else if (!same_but_help(there, value))
			add_other(properties, f->name, value);
		json_decref(value);
	}
}

static json_t *digest(const struct schema *s)
{
	json_t *of = schema_described(s, "of",
		N_("Which state of the source this was translated from: "
		   "\"sabaq translate\" writes it."));

	json_object_set_new(of, "type", json_string("string"));
	return of;
}

static void add_shape(
	struct schema *s, json_t *properties, const struct shape *shape)
{
	const struct variant *v = shape->variant;

	if (shape == &step_shape && !json_object_get(properties, "of"))
		json_object_set_new(properties, "of", digest(s));
	add_fields(s, properties, shape);
	for (size_t i = 0; v && i < v->count; i++) {
		if (v->rows[i].nested)
			continue;
		add_fields(s, properties, v->rows[i].common);
		add_fields(s, properties, v->rows[i].body);
	}
}

json_t *schema_translation(struct schema *s)
{
	const struct shape *head = &translation_shape;
	json_t *properties = json_object(), *required = json_array();
	json_t *to = schema_described(s, tr(s->words, head->name), head->help);

	for (size_t i = 0; i < head->count; i++) {
		const struct field *f = &head->fields[i];

		json_object_set_new(properties, f->name,
			schema_property(s, f, schema_value(s, f)));
		if (f->bits & FIELD_REQUIRED)
			json_array_append_new(required, json_string(f->name));
	}
	add_shape(s, properties, &unit_shape);
	add_shape(s, properties, &module_shape);
	schema_take(to, schema_object(s, properties, required));
	return to;
}
