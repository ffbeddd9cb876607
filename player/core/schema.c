#include "core/schema.h"

#include <stdlib.h>
#include <string.h>

#include "core/config.h"
#include "core/record.h"
#include "core/schema_build.h"
#include "core/unit.h"

const char *const schema_kinds[] = { "module", "unit", "translation", "record",
	"config", NULL };

static const struct shape *shape_of(const char *kind)
{
	return strcmp(kind, "module") == 0   ? &module_shape
	       : strcmp(kind, "unit") == 0   ? &unit_shape
	       : strcmp(kind, "record") == 0 ? &record_shape
	       : strcmp(kind, "config") == 0 ? &config_shape
					     : NULL;
}

static json_t *build(struct schema *s, const char *kind)
{
	const struct shape *shape = shape_of(kind);

	if (shape)
		return schema_shape(s, shape, SCHEMA_WHOLE);
	return strcmp(kind, "translation") == 0 ? schema_translation(s) : NULL;
}

bool schema_write(
	struct buf *out, const char *kind, const struct catalogue *words)
{
	struct schema s = {
		.words = words,
		.record = strcmp(kind, "record") == 0,
		.definitions = json_object(),
	};
	json_t *root = json_pack(
		"{s:s}", "$schema", "http://json-schema.org/draft-07/schema#");
	json_t *top = build(&s, kind);
	bool known = top != NULL;
	char *text;

	if (known) {
		schema_take(root, top);
		if (json_object_size(s.definitions) > 0)
			json_object_set(root, "definitions", s.definitions);
		text = json_dumps(root, JSON_INDENT(2));
		buf_adds(out, text);
		buf_addc(out, '\n');
		free(text);
	}
	json_decref(root);
	json_decref(s.definitions);
	free(s.known);
	arena_release(&s.arena);
	return known;
}
