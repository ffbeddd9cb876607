/* Words that a map's shape does not know: which were meant? */
#include <string.h>

#include "base/buf.h"
#include "core/bind_scalar.h"
#include "core/rules.h"
#include "core/suggest.h"

/* The row of another word that would know the field, for a better message. */
static const char *belongs_to(const struct shape *shape, const char *name)
{
	const struct variant *v = shape->variant;

	for (size_t i = 0; v && i < v->count; i++) {
		const struct variant_row *row = &v->rows[i];

		if (row->nested ? strcmp(row->word, name) == 0
				: (row->body && shape_field(row->body, name)) ||
					  (row->common &&
						  shape_field(
							  row->common, name)))
			return row->word;
	}
	return NULL;
}

void bind_unknown(struct faults *faults, const struct shape *shape,
	const struct variant_row *row, const struct node *child)
{
	enum rule rule = RULE_FIELD_UNKNOWN;
	const char *owner;
	struct suggestion s;

	if (faults->count >= FAULTS_MAX)
		return; /* looking for what was meant takes its time */
	/* "{text: Да, конечно}" has a name without a value. */
	if (child->flow && child->kind == NODE_SCALAR &&
		child->style == NODE_PLAIN && child->length == 0) {
		faults_add(faults, RULE_YAML_COMMA, child->key_at, child->key,
			NULL, NULL);
		return;
	}
	s = suggest_field(shape, row, child->key);
	/* "answer" may belong elsewhere: in a text it is "answers" misspelt. */
	owner = s.close ? NULL : belongs_to(shape, child->key);
	if (owner && !row)
		return; /* it may be right: no one knows the type */
	if (owner) {
		faults_add(faults, RULE_FIELD_OTHER, child->key_at, child->key,
			row->word, owner);
		return;
	}
	if (s.name)
		rule = s.letters ? RULE_FIELD_LETTERS : RULE_FIELD_MEANT;
	faults_add(faults, (int)rule, child->key_at, child->key, shape->name,
		s.name);
}

static void unknown_word(
	struct binder *b, const struct variant *v, const struct node *word)
{
	char latin[SUGGEST_BYTES] = "";
	bool letters = suggest_latin(word->text, latin), known = false;
	struct buf words = { 0 };

	for (size_t i = 0; i < v->count; i++) {
		if (v->rows[i].nested)
			continue;
		if (words.len > 0)
			buf_adds(&words, ", ");
		buf_adds(&words, v->rows[i].word);
		known |= letters && strcmp(latin, v->rows[i].word) == 0;
	}
	faults_add(b->faults, known ? RULE_VALUE_LETTERS : RULE_FIELD_WORD,
		word->at, v->key, word->text, known ? latin : buf_str(&words));
	buf_release(&words);
}

const struct node *bind_misspelt(
	const struct shape *shape, const char *name, const struct node *map)
{
	for (const struct node *n = map->first; n; n = n->next) {
		if (!shape_field(shape, n->key) &&
			suggest_field(shape, NULL, n->key).name == name)
			return n;
	}
	return NULL;
}

void bind_no_row(
	struct binder *b, const struct shape *shape, const struct node *at)
{
	const struct variant *v = shape->variant;
	const struct node *word = node_get(at, v->key);

	if (b->faults->count >= FAULTS_MAX || (word && word->mended))
		return;
	if (word && word->kind != NODE_SCALAR) {
		faults_add(b->faults, RULE_FIELD_NOT_TEXT, word->at, v->key,
			NULL, NULL);
		return;
	}
	if (word && word->length == 0) {
		faults_add(b->faults, RULE_FIELD_EMPTY, word->at, v->key, NULL,
			NULL);
		return;
	}
	if (word) {
		unknown_word(b, v, word);
		return;
	}
	if (!at->mended && !bind_misspelt(shape, v->key, at))
		faults_add(b->faults, RULE_FIELD_MISSING, at->at, v->key,
			shape->name, NULL);
}

/* Whether it is a text, or "text: text", that holds none of the fields. */
static bool is_bare(const struct shape *shape, const struct node *at)
{
	if (at->mended)
		return false;
	if (at->kind == NODE_SCALAR)
		return at->length > 0;
	return at->kind == NODE_MAP && at->count == 1 &&
	       !shape_field(shape, at->first->key) &&
	       !suggest_field(shape, NULL, at->first->key).name;
}

bool bind_bare(struct binder *b, const struct shape *shape,
	const struct node *at, const char *skip)
{
	struct buf names = { 0 };
	size_t needed = 0;

	if (shape->variant || shape->shorthand || !is_bare(shape, at))
		return false;
	for (size_t i = 0; i < shape->count; i++) {
		const struct field *f = &shape->fields[i];

		if (!(f->bits & FIELD_REQUIRED) ||
			(skip && strcmp(skip, f->name) == 0))
			continue;
		buf_addf(&names, "%s%s:", needed++ > 0 ? ", " : "", f->name);
	}
	if (needed > 1)
		faults_add(b->faults, RULE_ITEM_FIELDS, at->at, shape->name,
			buf_str(&names), NULL);
	buf_release(&names);
	return needed > 1;
}
