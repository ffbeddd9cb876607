#include "core/new_text.h"

#include <string.h>

#include "base/text.h"
#include "core/bind_scalar.h"
#include "core/emit.h"
#include "core/new_fill.h"
#include "core/question.h"
#include "core/remark.h"

enum { SEEN_ROOM = 256, WORDS_ROOM = 32, LINE_CELLS = 66 };

/* What was explained in this file: fields and keys of variants. */
struct seen {
	const void *items[SEEN_ROOM];
	size_t count;
};

struct writing {
	struct buf *out;
	const struct catalogue *words;
	struct seen *seen;
	bool apart; /* an empty line before each field of the file */
};

static void write_map(const struct writing *w, int indent,
	const struct shape *shape, const struct fill *fill, bool named);

static const struct fill *find(const struct fill *fill, const char *name)
{
	for (; fill && fill->name; fill++) {
		if (strcmp(fill->name, name) == 0)
			return fill;
	}
	return NULL;
}

/* --- comments --------------------------------------------------------- */

/* Whether what (a field, a variant) comes for the first time. */
static bool is_new(const struct writing *w, const void *what)
{
	for (size_t i = 0; i < w->seen->count; i++) {
		if (w->seen->items[i] == what)
			return false;
	}
	if (w->seen->count < SEEN_ROOM)
		w->seen->items[w->seen->count++] = what;
	return true;
}

static void explain(const struct writing *w, int indent, const char *help,
	const char *const *choice)
{
	struct buf b = { 0 };

	buf_adds(&b, tr(w->words, help));
	for (size_t i = 0; choice && choice[i]; i++)
		buf_addf(&b, "%s%s", i == 0 ? " (" : ", ", choice[i]);
	if (choice)
		buf_addc(&b, ')');
	remark_wrap(w->out, indent, "#", buf_str(&b));
	buf_release(&b);
}

static void explain_key(
	const struct writing *w, int indent, const struct variant *v)
{
	const char *choice[WORDS_ROOM] = { NULL };
	size_t n = 0;

	if (!is_new(w, v))
		return;
	for (size_t i = 0; i < v->count && n < WORDS_ROOM - 1; i++) {
		if (!v->rows[i].nested)
			choice[n++] = v->rows[i].word;
	}
	explain(w, indent, v->help, choice);
}

/* --- examples, for fields that may be left out ------------------------ */

static void example_number(const struct writing *w, int indent,
	const struct field *f, const char *key)
{
	char digits[24];
	double value = 10;

	if (f->max > f->min && f->max < value)
		value = f->max;
	if (value < f->min)
		value = f->min;
	format_whole(digits, value);
	emit_word(w->out, indent, key, f->absent ? f->absent : digits);
}

static void example_scalar(const struct writing *w, int indent,
	const struct field *f, enum field_kind kind, const char *key)
{
	const char *word = "name";

	switch (kind) {
	case FIELD_BLOCK:
	case FIELD_LINES:
		emit_block(w->out, indent, key, "...\n");
		return;
	case FIELD_SHORT:
	case FIELD_VERBATIM:
		emit_quoted(w->out, indent, key, "...");
		return;
	case FIELD_INTEGER:
	case FIELD_LONG:
	case FIELD_NUMBER:
	case FIELD_DECIMAL:
		example_number(w, indent, f, key);
		return;
	case FIELD_BOOL:
		word = f->absent && *f->absent == 't' ? "false" : "true";
		break;
	case FIELD_ENUM:
		word = f->absent ? f->absent : f->words[0];
		break;
	case FIELD_ID:
	case FIELD_REF:
	case FIELD_CODE:
	case FIELD_STRUCT:
	case FIELD_LIST:
	case FIELD_MAP:
		break;
	}
	emit_word(w->out, indent, key, word);
}

/* A map in a list: its first line gets the dash, its comments go before it. */
static void write_item(const struct writing *w, int indent,
	const struct shape *shape, const struct fill *fill)
{
	struct buf item = { 0 };
	struct writing inner = { &item, w->words, w->seen, false };

	write_map(&inner, indent + 2, shape, fill, false);
	remark_item(w->out, indent, buf_str(&item));
	buf_release(&item);
}

static void example(const struct writing *w, int indent, const struct field *f)
{
	bool many = f->kind == FIELD_LIST || f->kind == FIELD_MAP;

	if (!many && f->kind != FIELD_STRUCT) {
		example_scalar(w, indent, f, f->kind, f->name);
		return;
	}
	emit_open(w->out, indent, f->name);
	indent += 2;
	if (f->kind == FIELD_MAP && f->of) {
		emit_open(w->out, indent, "name");
		write_map(w, indent + 2, f->of, NULL, true);
	} else if (f->of == &step_shape) {
		emit_word(w->out, indent, NULL, "...");
	} else if (f->of && many) {
		write_item(w, indent, f->of, NULL);
	} else if (f->of) {
		write_map(w, indent, f->of, NULL, false);
	} else {
		example_scalar(w, indent, f, f->each,
			f->kind == FIELD_MAP ? "name" : NULL);
	}
}

/* The lines as they would be, but comments. */
static void write_example(
	const struct writing *w, int indent, const struct field *f)
{
	struct buf b = { 0 };
	struct writing inner = { &b, w->words, w->seen, false };

	example(&inner, 0, f);
	remark_lines(w->out, indent, "#", buf_str(&b));
	buf_release(&b);
}

/* --- fields ----------------------------------------------------------- */

/* Under a MAP's one name, or a LIST's. */
static void write_items(const struct writing *w, int indent,
	const struct field *f, const struct fill *fill)
{
	const struct shape *shape = f->of;

	if (fill->key) {
		emit_open(w->out, indent, fill->key);
		shape = shape_field(shape, shape->shorthand)->of;
		indent += 2;
	}
	for (size_t i = 0; fill->items[i]; i++)
		write_item(w, indent, shape, fill->items[i]);
}

/* A paragraph in lines that can be read; a text that has lines keeps them. */
static void add_lines(struct buf *out, const char *text)
{
	int used = 0;

	while (!strchr(text, '\n') && *text) {
		size_t n = strcspn(text, " ");
		int width = text_width(text, n);

		if (used > 0)
			buf_addc(out, used + width > LINE_CELLS ? '\n' : ' ');
		used = used + width > LINE_CELLS ? 0 : used;
		buf_add(out, text, n);
		used += width + 1;
		text += n + strspn(text + n, " ");
	}
	buf_addf(out, "%s\n", text);
}

static void write_value(const struct writing *w, int indent,
	const struct field *f, const struct fill *fill)
{
	struct buf b = { 0 };

	if (fill->items) {
		emit_open(w->out, indent, f->name);
		write_items(w, indent + 2, f, fill);
	} else if (f->kind == FIELD_LIST) {
		emit_open(w->out, indent, f->name);
		emit_word(w->out, indent + 2, NULL, fill->text);
	} else if (f->kind == FIELD_BLOCK || f->kind == FIELD_STRUCT) {
		add_lines(&b, tr(w->words, fill->text));
		emit_block(w->out, indent, f->name, buf_str(&b));
	} else if (f->kind == FIELD_SHORT) {
		emit_quoted(w->out, indent, f->name, tr(w->words, fill->text));
	} else {
		emit_word(w->out, indent, f->name, fill->text);
	}
	buf_release(&b);
}

static void write_field(const struct writing *w, int indent,
	const struct field *f, const struct fill *fill)
{
	const struct fill *mine = find(fill, f->name);
	bool due = (f->bits & FIELD_REQUIRED) != 0;

	if (is_new(w, f)) {
		if (w->apart && indent == 0 && w->out->len > 0)
			buf_addc(w->out, '\n');
		explain(w, indent, f->help, f->words);
	} else if (!mine && !due) {
		return;
	}
	if (mine)
		write_value(w, indent, f, mine);
	else if (due)
		example(w, indent, f);
	else
		write_example(w, indent, f);
}

static bool holds_steps(const struct field *f)
{
	const struct field *in =
		f->of && f->of->shorthand && f->of != &step_shape
			? shape_field(f->of, f->of->shorthand)
			: f;

	return in->of == &step_shape;
}

/* The index of the field that a map begins with, which is no comment. */
static size_t first_of(const struct shape *shape, const struct fill *fill)
{
	for (size_t i = 0; i < shape->count; i++) {
		const struct field *f = &shape->fields[i];

		if (find(fill, f->name) || (f->bits & FIELD_REQUIRED))
			return i;
	}
	return 0;
}

static void write_fields(const struct writing *w, int indent,
	const struct shape *shape, const struct fill *fill, int but)
{
	for (size_t i = 0; shape && i < shape->count; i++) {
		if ((int)i != but && !holds_steps(&shape->fields[i]))
			write_field(w, indent, &shape->fields[i], fill);
	}
}

static bool is_skipped(const struct fill *fill, const char *name)
{
	const struct fill *mine = find(fill, name);

	return mine && mine->skip;
}

static const struct variant_row *row_of(
	const struct shape *shape, const struct fill *fill)
{
	const struct variant *v = shape->variant;
	const struct fill *word = v ? find(fill, v->key) : NULL;

	for (size_t i = 0; word && i < v->count; i++) {
		if (strcmp(v->rows[i].word, word->text) == 0)
			return &v->rows[i];
	}
	return NULL;
}

/*
 * The first field, the word that chooses more, and the rest, steps last, for
 * they are long. named: in a MAP, where the first field is the key.
 */
static void write_map(const struct writing *w, int indent,
	const struct shape *shape, const struct fill *fill, bool named)
{
	const struct variant_row *row = row_of(shape, fill);
	enum { NONE = -1 };
	size_t first = named ? 0 : first_of(shape, fill);

	if (!named)
		write_field(w, indent, &shape->fields[first], fill);
	if (row) {
		explain_key(w, indent, shape->variant);
		emit_word(w->out, indent, shape->variant->key, row->word);
	}
	write_fields(w, indent, shape, fill, (int)first);
	if (row) {
		write_fields(w, indent, row->common, fill, NONE);
		write_fields(w, indent, row->body, fill, NONE);
	}
	for (size_t i = 0; i < shape->count; i++) {
		const struct field *f = &shape->fields[i];

		if (holds_steps(f) && !is_skipped(fill, f->name))
			write_field(w, indent, f, fill);
	}
}

/* --- whole files ------------------------------------------------------ */

void new_module_text(struct buf *out, const struct catalogue *words,
	const char *id, const char *language, const char *unit,
	const char *title)
{
	struct seen seen = { 0 };
	const struct fill fill[] = {
		{ .name = "sabaq", .text = "1" },
		{ .name = "id", .text = id },
		{ .name = "language", .text = language },
		{ .name = "title", .text = title ? title : N_("New module") },
		{ .name = "about",
			.text = N_("Write here what the module is about and "
				   "for whom.") },
		{ .name = "units", .text = unit },
		{ 0 },
	};

	write_map(&(struct writing){ out, words, &seen, true }, 0,
		&module_shape, fill, false);
}

void new_unit_text(struct buf *out, const struct catalogue *words,
	enum unit_kind kind, const char *title)
{
	struct seen seen = { 0 };
	struct fill fill[] = {
		{ .name = "sabaq", .text = "1" },
		{ .name = "kind" },
		{ .name = "title", .text = title },
		{ 0 },
		{ 0 },
		{ 0 },
	};

	fill[1].text = unit_shape.variant->rows[kind].word;
	if (!title)
		fill[2].text = new_titles[kind];
	fill[3] = new_contents[kind];
	if (kind == UNIT_BANK)
		fill[4] = (struct fill){ .name = "steps", .skip = true };
	write_map(&(struct writing){ out, words, &seen, true }, 0, &unit_shape,
		fill, false);
}
