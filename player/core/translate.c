#include "core/translate.h"

#include <string.h>

#include "core/bind_scalar.h"
#include "core/rules.h"
#include "core/unit.h"

static const struct field head_fields[] = {
	{ .name = "sabaq",
		.kind = FIELD_INTEGER,
		.offset = offsetof(struct translation, format),
		.bits = FIELD_REQUIRED,
		.min = 1,
		.max = 1000,
		.help = N_("The version of the format: 1.") },
	{ .name = "translates",
		.kind = FIELD_CODE,
		.offset = offsetof(struct translation, translates),
		.bits = FIELD_REQUIRED,
		.help = N_("The file that this translates.") },
	{ .name = "language",
		.kind = FIELD_CODE,
		.offset = offsetof(struct translation, language),
		.bits = FIELD_REQUIRED,
		.help = N_("The language of this file: kk, ky, tg, ru, en.") },
	{ .name = "review",
		.kind = FIELD_STRUCT,
		.of = &review_shape,
		.offset = offsetof(struct translation, review),
		.help = N_("draft, or who checked it and when.") },
};
const struct shape translation_shape = {
	.name = N_("translation"),
	.size = sizeof(struct translation),
	FIELDS(head_fields),
	.help = N_("The texts of a module or unit in another language."),
};

static struct node *merge_value(struct merger *m, const struct field *f,
	const struct node *source, const struct node *translation);
static struct node *merge_map(struct merger *m, const struct shape *shape,
	const struct node *source, const struct node *translation);

static struct node *copy(struct merger *m, const struct node *n)
{
	struct node *c = arena_alloc(m->arena, sizeof(*c));

	*c = *n;
	c->next = NULL;
	return c;
}

/* A copy of a source node without its children, ready to get new ones. */
static struct node *empty_like(struct merger *m, const struct node *n)
{
	struct node *c = copy(m, n);

	c->first = NULL;
	c->count = 0;
	return c;
}

static void append(struct node *parent, struct node ***end, struct node *child)
{
	**end = child;
	*end = &child->next;
	parent->count++;
}

static void unknown(struct merger *m, const struct node *at, const char *what)
{
	faults_add(m->faults, RULE_TR_UNKNOWN, at->key_at, what, at->key, NULL);
}

/* An entry that waits for its translation. */
static bool is_blank(const struct node *n)
{
	return n->kind == NODE_SCALAR && !n->mended &&
	       strspn(n->text, " \n\t") == n->length;
}

/* What cannot be laid over the source leaves it as it is. */
static struct node *misfit(struct merger *m, const char *name, enum rule rule,
	const struct node *source, const struct node *at)
{
	if (!at->mended)
		faults_add(m->faults, (int)rule, at->at,
			at->key ? at->key : name, NULL, NULL);
	return copy(m, source);
}

/* What stands beside the texts and is no field of the shape. */
static bool of_translation(const struct shape *shape, const char *key)
{
	if (shape == &module_shape || shape == &unit_shape)
		return strcmp(key, "translates") == 0 ||
		       strcmp(key, "review") == 0 ||
		       strcmp(key, "language") == 0 ||
		       strcmp(key, "sabaq") == 0;
	return shape == &step_shape && strcmp(key, "of") == 0;
}

/* What the source's file says once for all languages. */
static bool is_fixed(
	const struct shape *shape, const struct field *f, const char *key)
{
	const struct variant *v = shape->variant;

	for (size_t i = 0; v && i < v->count; i++) {
		if (v->rows[i].nested && strcmp(v->rows[i].word, key) == 0)
			return true;
	}
	return (v && strcmp(v->key, key) == 0) ||
	       (f && !field_has(f, FIELD_TEXT));
}

/* Every key of the translation must name a text that the source has. */
static void check_keys(struct merger *m, const struct shape *shape,
	const struct node *source, const struct node *translation)
{
	const struct variant_row *row = variant_of(shape, source);

	for (const struct node *t = translation->first; t; t = t->next) {
		const struct field *f = bind_field(shape, row, t->key);

		if (of_translation(shape, t->key))
			continue;
		if (is_fixed(shape, f, t->key))
			faults_add(m->faults, RULE_TR_FIELD, t->key_at, t->key,
				NULL, NULL);
		else if (!f)
			bind_unknown(m->faults, shape, row, t);
		else if (!node_get(source, t->key))
			unknown(m, t, N_("field"));
	}
}

/* A map of the one field that a shorthand stands for. */
static struct node *unfold(
	struct merger *m, const struct shape *shape, const struct node *n)
{
	struct node *map, *child;

	if (n->kind == NODE_MAP || !shape->shorthand)
		return copy(m, n);
	map = empty_like(m, n);
	child = copy(m, n);
	map->kind = NODE_MAP;
	map->first = child;
	map->count = 1;
	child->key = shape->shorthand;
	child->key_at = n->at;
	return map;
}

static struct node *merge_shape(struct merger *m, const struct shape *shape,
	const struct node *source, const struct node *translation)
{
	const struct field *f =
		shape->shorthand ? shape_field(shape, shape->shorthand) : NULL;
	struct node *merged;

	/* A list under a map's key: its elements go by their own ids. */
	if (f && f->kind == FIELD_LIST && source->kind == NODE_LIST) {
		merged = merge_value(m, f, source, translation);
		merged->key = source->key;
		merged->key_at = source->key_at;
		return merged;
	}
	return merge_map(m, shape, unfold(m, shape, source),
		unfold(m, shape, translation));
}

static struct node *merge_map(struct merger *m, const struct shape *shape,
	const struct node *source, const struct node *translation)
{
	const struct variant_row *row = variant_of(shape, source);
	struct node *merged = empty_like(m, source);
	struct node **end = &merged->first;

	if (is_blank(translation))
		return copy(m, source);
	if (translation->kind != NODE_MAP || source->kind != NODE_MAP)
		return misfit(m, shape->name, RULE_FIELD_NOT_MAP, source,
			translation);
	check_keys(m, shape, source, translation);
	for (const struct node *s = source->first; s; s = s->next) {
		const struct field *f = bind_field(shape, row, s->key);
		const struct node *t = node_get(translation, s->key);
		struct node *child;

		if (f && t && field_has(f, FIELD_TEXT))
			child = merge_value(m, f, s, t);
		else
			child = copy(m, s);
		child->key = s->key;
		child->key_at = s->key_at;
		append(merged, &end, child);
	}
	return merged;
}

static const struct node *with_id(const struct node *list, const char *id)
{
	for (const struct node *n = list->first; n; n = n->next) {
		const struct node *mine = node_get(n, "id");

		if (mine && mine->kind == NODE_SCALAR &&
			strcmp(mine->text, id) == 0)
			return n;
	}
	return NULL;
}

/* Steps: a list in the source, a map by id in the translation. */
static struct node *merge_by_id(struct merger *m, const struct field *f,
	const struct node *source, const struct node *translation)
{
	struct node *merged = empty_like(m, source);
	struct node **end = &merged->first;

	for (const struct node *t = translation->first; t; t = t->next) {
		if (!with_id(source, t->key))
			unknown(m, t, f->of->name);
	}
	for (const struct node *s = source->first; s; s = s->next) {
		const struct node *id = node_get(s, "id");
		const struct node *t = id && id->kind == NODE_SCALAR
					       ? node_get(translation, id->text)
					       : NULL;

		append(merged, &end,
			t ? merge_shape(m, f->of, s, t) : copy(m, s));
	}
	return merged;
}

static struct node *merge_by_place(struct merger *m, const struct field *f,
	const struct node *source, const struct node *translation)
{
	struct node *merged = empty_like(m, source);
	struct node **end = &merged->first;
	const struct node *t = translation->first;
	char counts[2][24];

	if (translation->count != source->count && translation->mended)
		return copy(m, source);
	if (translation->count != source->count) {
		format_whole(counts[0], (double)translation->count);
		format_whole(counts[1], (double)source->count);
		faults_add(m->faults, RULE_TR_COUNT, translation->at, f->name,
			counts[0], counts[1]);
		return copy(m, source);
	}
	for (const struct node *s = source->first; s; s = s->next) {
		append(merged, &end,
			f->of ? merge_shape(m, f->of, s, t)
			      : copy(m, is_blank(t) ? s : t));
		t = t->next;
	}
	return merged;
}

/* A map by name: objectives, misconceptions, terms, pools. */
static struct node *merge_by_key(struct merger *m, const struct field *f,
	const struct node *source, const struct node *translation)
{
	struct node *merged = empty_like(m, source);
	struct node **end = &merged->first;

	for (const struct node *t = translation->first; t; t = t->next) {
		if (!node_get(source, t->key))
			unknown(m, t, f->of->name);
	}
	for (const struct node *s = source->first; s; s = s->next) {
		const struct node *t = node_get(translation, s->key);
		struct node *child =
			t ? merge_shape(m, f->of, s, t) : copy(m, s);

		child->key = s->key;
		child->key_at = s->key_at;
		append(merged, &end, child);
	}
	return merged;
}

/* A copy of the source's file, or of its look. */
static void tell_ids(
	struct merger *m, const struct field *f, const struct node *translation)
{
	const struct node *id = node_get(translation->first, "id");

	faults_add(m->faults, RULE_TR_IDS, translation->at, f->name,
		id && id->kind == NODE_SCALAR ? id->text : "q-1", NULL);
}

/* As the binder takes one word for a list of one. */
static struct node *list_of_one(struct merger *m, const struct node *n)
{
	struct node *list = empty_like(m, n);

	list->kind = NODE_LIST;
	list->first = copy(m, n);
	list->count = 1;
	return list;
}

static struct node *merge_list(struct merger *m, const struct field *f,
	const struct node *source, const struct node *translation)
{
	bool ids = f->of && f->of->variant;

	if (source->kind == NODE_SCALAR && translation->kind == NODE_LIST)
		source = list_of_one(m, source);
	if (source->kind != NODE_LIST)
		return copy(m, translation);
	if (ids && translation->kind == NODE_MAP)
		return merge_by_id(m, f, source, translation);
	if (ids && translation->kind == NODE_LIST) {
		tell_ids(m, f, translation);
		return copy(m, source);
	}
	if (translation->kind != NODE_LIST)
		return misfit(m, f->name,
			ids ? RULE_FIELD_NOT_MAP : RULE_FIELD_NOT_LIST, source,
			translation);
	return merge_by_place(m, f, source, translation);
}

static size_t written_lines(const struct node *at)
{
	const char *s = at->text;
	size_t count = 0;

	while (*s) {
		size_t n = strcspn(s, "\n");

		count += strspn(s, " \t") < n;
		s += n + (s[n] == '\n');
	}
	return count;
}

/* Lines go by their place, as the items of a list; empty ones are nothing. */
static struct node *merge_lines(struct merger *m, const struct field *f,
	const struct node *source, const struct node *translation)
{
	char counts[2][24];
	struct node *merged = copy(m, translation);

	merged->over = source;
	if (source->kind != NODE_SCALAR || translation->kind != NODE_SCALAR ||
		translation->mended ||
		written_lines(source) == written_lines(translation))
		return merged;
	format_whole(counts[0], (double)written_lines(translation));
	format_whole(counts[1], (double)written_lines(source));
	faults_add(m->faults, RULE_TR_LINES, translation->at, f->name,
		counts[0], counts[1]);
	return copy(m, source);
}

static struct node *merge_value(struct merger *m, const struct field *f,
	const struct node *source, const struct node *translation)
{
	struct node *merged;

	if (is_blank(translation))
		return copy(m, source);
	if (f->bits & FIELD_WHOLE)
		return copy(m, translation);
	switch (f->kind) {
	case FIELD_LIST:
		return merge_list(m, f, source, translation);
	case FIELD_MAP:
		if (translation->kind != NODE_MAP || source->kind != NODE_MAP)
			return misfit(m, f->name, RULE_FIELD_NOT_MAP, source,
				translation);
		return merge_by_key(m, f, source, translation);
	case FIELD_STRUCT:
		return merge_shape(m, f->of, source, translation);
	case FIELD_LINES:
		return merge_lines(m, f, source, translation);
	case FIELD_SHORT:
	case FIELD_BLOCK:
	case FIELD_VERBATIM:
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
	merged = copy(m, translation);
	merged->over = source;
	return merged;
}

struct node *translate_merge(struct merger *m, const struct shape *shape,
	const struct node *source, const struct node *translation)
{
	return merge_map(m, shape, source, translation);
}
