/* Fields and shapes as JSON Schema. */
#include <stdlib.h>
#include <string.h>

#include "core/bind_scalar.h"
#include "core/rules.h"
#include "core/schema_build.h"
#include "core/unit.h"

/* The patterns and their messages below say the same. */
_Static_assert(SHORT_CHARS == 500 && CODE_CHARS == 64 && ID_CHARS == 32,
	"the limits stand in texts here");

json_t *schema_described(
	const struct schema *s, const char *title, const char *help)
{
	/* Editors show the one or the other. */
	return json_pack("{s:s, s:s, s:s}", "title", title, "description",
		tr(s->words, help), "markdownDescription", tr(s->words, help));
}

void schema_take(json_t *to, json_t *from)
{
	json_object_update(to, from);
	json_decref(from);
}

json_t *schema_id(const struct schema *s)
{
	return json_pack("{s:s, s:s, s:s}", "type", "string", "pattern",
		"^[a-z0-9-]{1,32}$", "patternErrorMessage",
		tr(s->words, rule_texts[RULE_FIELD_ID].mend));
}

/* One line; under "|" it may end in a line feed. */
static void put_line(const struct schema *s, json_t *to, enum field_kind kind)
{
	bool code = kind == FIELD_CODE;

	json_object_set_new(to, "pattern",
		json_string(code ? "^[^\\n]{0,64}[\\n ]*$"
				 : "^[^\\n]{0,500}[\\n ]*$"));
	json_object_set_new(to, "patternErrorMessage",
		json_string(tr(s->words,
			code ? N_("write one line of at most 64 characters")
			     : N_("write one line of at most 500 "
				  "characters"))));
}

static json_t *words_of(const struct field *f)
{
	json_t *words = json_array();

	for (int i = 0; f->words[i]; i++)
		json_array_append_new(words, json_string(f->words[i]));
	return words;
}

static json_t *text(
	const struct schema *s, const struct field *f, enum field_kind kind)
{
	json_t *to;

	if (s->record) {
		to = json_pack("{s:s}", "type", "string");
		/* Later versions may know more words. */
		if (f->words)
			json_object_set_new(to, "examples", words_of(f));
		return to;
	}
	/* YAML makes a number of 8; a learner reads it as it is written. */
	to = json_pack("{s:[s, s, s], s:i}", "type", "string", "number",
		"boolean", "minLength", 1);
	if (kind == FIELD_SHORT || kind == FIELD_CODE)
		put_line(s, to, kind);
	return to;
}

static json_t *number(const char *type, double min, double max)
{
	json_t *to = json_pack("{s:s}", "type", type);

	if (max > min) {
		json_object_set_new(
			to, "minimum", json_integer((json_int_t)min));
		json_object_set_new(
			to, "maximum", json_integer((json_int_t)max));
	}
	return to;
}

json_t *schema_scalar(
	const struct schema *s, const struct field *f, enum field_kind kind)
{
	/* In a list or map min and max count its items. */
	double min = kind == f->kind ? f->min : 0;
	double max = kind == f->kind ? f->max : 0;

	switch (kind) {
	case FIELD_SHORT:
	case FIELD_BLOCK:
	case FIELD_VERBATIM:
	case FIELD_LINES:
	case FIELD_CODE:
		return text(s, f, kind);
	case FIELD_ID:
	case FIELD_REF:
		return schema_id(s);
	case FIELD_INTEGER:
	case FIELD_LONG:
		return number("integer", min, max);
	case FIELD_NUMBER:
	case FIELD_DECIMAL:
		return number("number", min, max);
	case FIELD_BOOL:
		return json_pack("{s:s}", "type", "boolean");
	case FIELD_ENUM:
		return s->record ? text(s, f, kind)
				 : json_pack("{s:o}", "enum", words_of(f));
	case FIELD_STRUCT:
	case FIELD_LIST:
	case FIELD_MAP:
		break;
	}
	return json_object();
}

static void put_counts(
	json_t *to, const struct field *f, const char *least, const char *most)
{
	if (f->min > 0)
		json_object_set_new(
			to, least, json_integer((json_int_t)f->min));
	if (f->max > 0)
		json_object_set_new(to, most, json_integer((json_int_t)f->max));
}

json_t *schema_list(const struct field *f, json_t *items)
{
	json_t *to = json_pack("{s:s, s:o}", "type", "array", "items", items);

	put_counts(to, f, "minItems", "maxItems");
	return to;
}

json_t *schema_map(const struct schema *s, const struct field *f, json_t *items)
{
	json_t *to = json_pack("{s:s}", "type", "object");

	if (!f->of || f->of->fields[0].kind == FIELD_ID)
		json_object_set_new(to, "propertyNames", schema_id(s));
	json_object_set_new(to, "additionalProperties", items);
	put_counts(to, f, "minProperties", "maxProperties");
	return to;
}

json_t *schema_value(struct schema *s, const struct field *f)
{
	json_t *one;

	switch (f->kind) {
	case FIELD_STRUCT:
		return schema_shape_ref(s, f->of, SCHEMA_WHOLE);
	case FIELD_MAP:
		return schema_map(s, f,
			f->of ? schema_shape_ref(s, f->of, SCHEMA_NAMED)
			      : schema_scalar(s, f, f->each));
	case FIELD_LIST:
		if (f->of)
			return schema_list(
				f, schema_shape_ref(s, f->of, SCHEMA_WHOLE));
		one = schema_scalar(s, f, f->each);
		if (s->record)
			return schema_list(f, one);
		/* One word stands for a list of one. */
		return json_pack(
			"{s:[o, O]}", "anyOf", schema_list(f, one), one);
	case FIELD_SHORT:
	case FIELD_BLOCK:
	case FIELD_VERBATIM:
	case FIELD_LINES:
	case FIELD_ID:
	case FIELD_REF:
	case FIELD_CODE:
	case FIELD_INTEGER:
	case FIELD_LONG:
	case FIELD_NUMBER:
	case FIELD_DECIMAL:
	case FIELD_BOOL:
	case FIELD_ENUM:
		break;
	}
	return schema_scalar(s, f, f->kind);
}

static json_t *default_of(const struct field *f)
{
	switch (f->kind) {
	case FIELD_INTEGER:
	case FIELD_LONG:
		return json_integer(strtoll(f->absent, NULL, 10));
	case FIELD_NUMBER:
	case FIELD_DECIMAL:
		return strchr(f->absent, '.')
			       ? json_real(strtod(f->absent, NULL))
			       : json_integer(strtoll(f->absent, NULL, 10));
	case FIELD_BOOL:
		return json_boolean(strcmp(f->absent, "true") == 0);
	case FIELD_SHORT:
	case FIELD_BLOCK:
	case FIELD_VERBATIM:
	case FIELD_LINES:
	case FIELD_ID:
	case FIELD_REF:
	case FIELD_CODE:
	case FIELD_ENUM:
	case FIELD_STRUCT:
	case FIELD_LIST:
	case FIELD_MAP:
		break;
	}
	return json_string(f->absent);
}

json_t *schema_property(
	const struct schema *s, const struct field *f, json_t *value)
{
	json_t *to = schema_described(s, f->name, f->help);

	schema_take(to, value);
	if (f->absent)
		json_object_set_new(to, "default", default_of(f));
	return to;
}
