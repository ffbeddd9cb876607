/*
 * All that a step hides, from the field tables: a new type needs nothing here,
 * a new field its name in words_answers_field.c.
 */
#include "ui/words_preview.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "core/question.h"
#include "ui/doc.h"
#include "ui/words.h"

/* An item of a list has its short values on its first line. */
enum told { TELL_ALL, TELL_SHORT, TELL_REST };

struct teller {
	struct buf *out;
	const struct catalogue *words;
	const struct module *module;
	enum told told;
};

enum { INDENT = 2, DEEPEST = 6 };

static void tell_struct(const struct teller *t, const struct shape *shape,
	const void *of, int depth);

/* As the file calls it where there is no other word. */
static const char *called(const struct teller *t, const char *name)
{
	const char *words = words_field(t->words, name);

	return words ? words : name;
}

/* "- **name**" */
static void begin_item(const struct teller *t, const char *name, int depth)
{
	buf_fill(t->out, ' ', (size_t)depth * INDENT);
	buf_adds(t->out, "- **");
	doc_escape(t->out, name);
	buf_adds(t->out, "**");
}

/* A block behind the name, its lines set in under it. */
static void tell_block(const struct teller *t, const char *name,
	const char *markdown, int depth)
{
	struct buf lead = { 0 }, b = { 0 };
	const char *s;
	size_t left;

	if (t->told == TELL_SHORT)
		return;
	buf_adds(&lead, "**");
	doc_escape(&lead, name);
	buf_adds(&lead, ":**");
	words_lead(&b, buf_str(&lead), markdown);
	s = buf_str(&b);
	for (left = b.len; left > 0 && s[left - 1] == '\n'; left--)
		;
	buf_fill(t->out, ' ', (size_t)depth * INDENT);
	buf_adds(t->out, "- ");
	while (left > 0) {
		size_t n = strcspn(s, "\n");

		if (n > left)
			n = left;
		buf_add(t->out, s, n);
		buf_addc(t->out, '\n');
		if (n == left)
			break;
		s += n + 1;
		left -= n + 1;
		if (*s != '\n')
			buf_fill(t->out, ' ', ((size_t)depth + 1) * INDENT);
	}
	buf_release(&lead);
	buf_release(&b);
}

/* Words behind the name, on its line. */
static void tell_line(const struct teller *t, const char *name,
	const char *markdown, int depth)
{
	if (t->told == TELL_REST)
		return;
	if (t->told == TELL_ALL)
		begin_item(t, name, depth);
	else
		buf_addf(t->out, "; %s", name);
	buf_adds(t->out, ": ");
	buf_adds(t->out, markdown);
	if (t->told == TELL_ALL)
		buf_addc(t->out, '\n');
}

static void tell_words(
	const struct teller *t, const char *name, const char *plain, int depth)
{
	struct buf b = { 0 };

	doc_escape(&b, plain);
	tell_line(t, name, buf_str(&b), depth);
	buf_release(&b);
}

/* A word of the file's as one of ours. */
static void tell_value(
	const struct teller *t, const char *name, const char *word, int depth)
{
	const char *words = words_value(t->words, word);

	tell_words(t, called(t, name), words ? words : word, depth);
}

static void tell_verbatim(
	const struct teller *t, const char *name, const char *text, int depth)
{
	struct buf b = { 0 };

	if (!text[strcspn(text, "\n")]) {
		tell_words(t, name, text, depth);
		return;
	}
	show_fence(&b, NULL, text);
	tell_block(t, name, buf_str(&b), depth);
	buf_release(&b);
}

static void tell_lines(const struct teller *t, const char *name,
	const struct strings *lines, int depth)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < lines->count; i++) {
		if (i > 0)
			buf_addc(&b, '\n');
		buf_adds(&b, lines->items[i]);
	}
	tell_verbatim(t, name, buf_str(&b), depth);
	buf_release(&b);
}

/* The id, and what the module says it is. */
static void tell_reference(const struct teller *t, const struct field *f,
	const char *id, int depth)
{
	const struct misconception *m = NULL;
	const struct objective *o = NULL;
	struct buf b = { 0 };

	if (f->ref == REF_MISCONCEPTION)
		m = module_misconception(t->module, id);
	else if (f->ref == REF_OBJECTIVE)
		o = module_objective(t->module, id);
	doc_escape(&b, id);
	if (m || o) {
		buf_adds(&b, " (");
		words_short(&b, m ? m->text : o->text);
		buf_addc(&b, ')');
	}
	tell_line(t, called(t, f->name), buf_str(&b), depth);
	buf_release(&b);
}

static void tell_text(const struct teller *t, enum field_kind kind,
	const char *name, const char *text, int depth)
{
	if (!text)
		return;
	if (kind == FIELD_BLOCK)
		tell_block(t, name, text, depth);
	else if (kind == FIELD_SHORT)
		tell_line(t, name, text, depth);
	else
		tell_verbatim(t, name, text, depth);
}

/* --- lists ------------------------------------------------------------ */

/* "option 2", or by its id: "gap: total" */
static void add_name(const struct teller *t, struct buf *b,
	const struct field *f, size_t i, const char *id)
{
	if (f->kind == FIELD_MAP && id)
		buf_addf(b, "%s: %s", called(t, f->name), id);
	else
		buf_addf(b, "%s %zu", called(t, f->name), i + 1);
}

static void tell_list(const struct teller *t, const struct field *f,
	const struct list *list, int depth)
{
	size_t size = field_element_size(f);
	struct teller all = *t;

	if (t->told == TELL_SHORT)
		return;
	all.told = TELL_ALL;
	t = &all;
	for (size_t i = 0; i < list->count; i++) {
		const char *item = (const char *)list->items + i * size;
		const char *first = NULL;
		struct buf name = { 0 };

		if (f->kind == FIELD_MAP || !f->of)
			memcpy(&first, item, sizeof(first));
		add_name(t, &name, f, i, first);
		if (f->of) {
			begin_item(t, buf_str(&name), depth);
			tell_struct(t, f->of, item, depth + 1);
		} else if (f->each == FIELD_LINES) {
			tell_lines(t, buf_str(&name),
				(const struct strings *)(const void *)item,
				depth);
		} else {
			tell_text(t, f->each, buf_str(&name), first, depth);
		}
		buf_release(&name);
	}
}

/* --- fields ----------------------------------------------------------- */

static void tell_number(
	const struct teller *t, const struct field *f, int value, int depth)
{
	if (value != INTEGER_ABSENT)
		tell_words(t, called(t, f->name), NUMBER(value), depth);
}

static void tell_enum(
	const struct teller *t, const struct field *f, int value, int depth)
{
	for (int i = 0; f->words[i]; i++) {
		if (i == value)
			tell_value(t, f->name, f->words[i], depth);
	}
}

static void tell_truth(const struct teller *t, const struct field *f,
	enum truth value, int depth)
{
	const char *word = value == YES ? "true" : "false";

	if (value != ABSENT && !(f->absent && strcmp(f->absent, word) == 0))
		tell_value(t, f->name, word, depth);
}

static void tell_field(const struct teller *t, const struct field *f,
	const void *of, int depth)
{
	const void *at = (const char *)of + f->offset;
	const char *text = NULL;
	const void *inner = NULL;

	switch (f->kind) {
	case FIELD_SHORT:
	case FIELD_BLOCK:
	case FIELD_VERBATIM:
	case FIELD_ID:
	case FIELD_CODE:
		memcpy(&text, at, sizeof(text));
		tell_text(t, f->kind, called(t, f->name), text, depth);
		break;
	case FIELD_REF:
		memcpy(&text, at, sizeof(text));
		if (text)
			tell_reference(t, f, text, depth);
		break;
	case FIELD_LINES:
		if (((const struct strings *)at)->count > 0)
			tell_lines(t, called(t, f->name), at, depth);
		break;
	case FIELD_INTEGER:
		tell_number(t, f, *(const int *)at, depth);
		break;
	case FIELD_DECIMAL:
		if (((const struct decimal *)at)->text)
			tell_words(t, called(t, f->name),
				((const struct decimal *)at)->text, depth);
		break;
	case FIELD_BOOL:
		tell_truth(t, f, *(const enum truth *)at, depth);
		break;
	case FIELD_ENUM:
		tell_enum(t, f, *(const int *)at, depth);
		break;
	case FIELD_STRUCT:
		memcpy(&inner, at, sizeof(inner));
		if (!inner || t->told == TELL_SHORT)
			break;
		begin_item(t, called(t, f->name), depth);
		tell_struct(t, f->of, inner, depth + 1);
		break;
	case FIELD_LIST:
	case FIELD_MAP:
		tell_list(t, f, at, depth);
		break;
	case FIELD_LONG: /* only in records */
	case FIELD_NUMBER:
		break;
	}
}

static void tell_fields(const struct teller *t, const struct shape *shape,
	const void *of, int depth)
{
	if (!shape || !of || depth > DEEPEST)
		return;
	for (size_t i = 0; i < shape->count; i++)
		tell_field(t, &shape->fields[i], of, depth);
}

/* Also what its variant brings. */
static void tell_parts(const struct teller *t, const struct shape *shape,
	const void *of, int depth)
{
	const struct variant *v = shape->variant;
	const struct variant_row *row = NULL;
	const void *body;
	int word;

	tell_fields(t, shape, of, depth);
	if (!v)
		return;
	memcpy(&word, (const char *)of + v->word_at, sizeof(word));
	memcpy(&body, (const char *)of + v->body_at, sizeof(body));
	if (word >= 0 && (size_t)word < v->count)
		row = &v->rows[word];
	if (!row)
		return;
	tell_value(t, v->key, row->word, depth);
	tell_fields(t, row->body, body, depth);
	tell_fields(t, row->common, of, depth);
}

static void tell_struct(const struct teller *t, const struct shape *shape,
	const void *of, int depth)
{
	struct teller turn = *t;

	turn.told = TELL_SHORT;
	tell_parts(&turn, shape, of, depth);
	buf_addc(t->out, '\n');
	turn.told = TELL_REST;
	tell_parts(&turn, shape, of, depth);
}

/* --- a step ----------------------------------------------------------- */

/* Nothing hidden in it: it is on the screen as it is. */
static bool seen(const struct field *f)
{
	static const char *const told[] = { "objective", "points", "tries",
		"hints" };

	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++) {
		if (strcmp(f->name, told[i]) == 0)
			return false;
	}
	return !field_has(f, FIELD_HIDDEN);
}

static void tell_hidden(
	const struct teller *t, const struct shape *shape, const void *of)
{
	for (size_t i = 0; shape && of && i < shape->count; i++) {
		if (!seen(&shape->fields[i]))
			tell_field(t, &shape->fields[i], of, 0);
	}
}

void words_answers(struct buf *b, const struct catalogue *c,
	const struct module *m, const struct step *s)
{
	const struct teller t = { b, c, m, TELL_ALL };
	const struct variant_row *row = &step_shape.variant->rows[s->type];
	struct buf right = { 0 };
	size_t before;

	words_right_answer(&right, c, s);
	if (right.len > 0) {
		buf_adds(b, "**");
		doc_escape(b, buf_str(&right));
		buf_adds(b, "**\n\n");
	}
	buf_release(&right);
	before = b->len;
	tell_hidden(&t, row->body, s->body);
	tell_hidden(&t, row->common, s);
	tell_hidden(&t, &step_shape, s);
	if (b->len == before)
		buf_adds(b, tr(c, "Nothing is hidden in this step."));
}
