#include "core/reference.h"

#include <string.h>

#include "core/bind_scalar.h"
#include "core/config.h"
#include "core/translate.h"

enum { SHAPES_ROOM = 64 };

struct writing {
	struct buf *out;
	const struct catalogue *words;
	const struct shape *written[SHAPES_ROOM];
	size_t count;
};

/* In a cell of a table, where "|" and "<" would be signs. */
static void add_cell(struct buf *out, const char *s)
{
	for (; *s; s++) {
		if (*s == '|' || *s == '<')
			buf_addc(out, '\\');
		buf_addc(out, *s);
	}
}

/* text with its %1 and %2. */
static void add_numbers(
	struct buf *out, const char *text, double first, double second)
{
	char digits[2][24];

	format_whole(digits[0], first);
	format_whole(digits[1], second);
	for (; *text; text++) {
		if (text[0] == '%' && (text[1] == '1' || text[1] == '2'))
			buf_adds(out, digits[*++text - '1']);
		else
			buf_addc(out, *text);
	}
}

static const char *ref_name(enum field_ref ref)
{
	switch (ref) {
	case REF_NONE:
		break;
	case REF_OBJECTIVE:
		return N_("the name of an objective");
	case REF_MISCONCEPTION:
		return N_("the name of a misconception");
	case REF_STEP:
		return N_("the id of a step");
	case REF_UNIT:
		return N_("the name of a unit");
	}
	return N_("a name");
}

/* What one value is, without its limits. */
static const char *kind_name(const struct field *f, enum field_kind kind)
{
	switch (kind) {
	case FIELD_SHORT:
		return N_("text of one line");
	case FIELD_BLOCK:
		return N_("text in Markdown");
	case FIELD_VERBATIM:
		return N_("text, shown as it is written");
	case FIELD_LINES:
		return N_("lines, shown as they are written");
	case FIELD_ID:
		return N_("a name: 1 to 32 of a-z, 0-9 and -");
	case FIELD_REF:
		return ref_name(f->ref);
	case FIELD_CODE:
		return N_("one word");
	case FIELD_INTEGER:
	case FIELD_LONG:
		return N_("a whole number");
	case FIELD_NUMBER:
	case FIELD_DECIMAL:
		return N_("a number");
	case FIELD_BOOL:
		return N_("`true` or `false`");
	case FIELD_ENUM:
	case FIELD_STRUCT:
	case FIELD_LIST:
	case FIELD_MAP:
		break;
	}
	return "";
}

static void add_words(struct buf *out, const char *const *words)
{
	for (int i = 0; words[i]; i++)
		buf_addf(out, "%s`%s`", i > 0 ? ", " : "", words[i]);
}

static void add_limits(const struct writing *w, const struct field *f)
{
	bool many = f->kind == FIELD_LIST || f->kind == FIELD_MAP;
	bool lines = f->kind == FIELD_LINES;
	const char *text = N_("from %1 to %2");

	if (f->max <= f->min)
		return;
	if (f->min <= 0 && (many || lines))
		text = lines ? N_("at most %2 lines") : N_("at most %2");
	buf_adds(w->out, ", ");
	add_numbers(w->out, tr(w->words, text), f->min, f->max);
}

/* "list: option", "by name: objective", "text of one line". */
static void add_kind(const struct writing *w, const struct field *f)
{
	bool many = f->kind == FIELD_LIST || f->kind == FIELD_MAP;
	enum field_kind kind = many ? f->each : f->kind;

	if (f->kind == FIELD_LIST)
		buf_addf(w->out, "%s: ", tr(w->words, N_("list")));
	if (f->kind == FIELD_MAP)
		buf_addf(w->out, "%s: ", tr(w->words, N_("by name")));
	if (f->of)
		add_cell(w->out, tr(w->words, f->of->name));
	else if (kind == FIELD_ENUM)
		add_words(w->out, f->words);
	else
		add_cell(w->out, tr(w->words, kind_name(f, kind)));
	add_limits(w, f);
}

static void add_due(const struct writing *w, const struct field *f)
{
	if (f->bits & FIELD_REQUIRED)
		buf_adds(w->out, tr(w->words, N_("yes")));
	else if (f->absent)
		buf_addf(w->out, "`%s`", f->absent);
}

/* named: the field is the key of a map that goes by names. */
static void add_row(const struct writing *w, const struct field *f, bool named)
{
	buf_addf(w->out, "| `%s` | ", f->name);
	add_kind(w, f);
	buf_adds(w->out, " | ");
	if (named)
		buf_adds(w->out, tr(w->words, N_("the name before the colon")));
	else
		add_due(w, f);
	buf_adds(w->out, " | ");
	add_cell(w->out, tr(w->words, f->help));
	if (f->bits & FIELD_TEXT)
		buf_addf(w->out, " (%s)", tr(w->words, N_("translated")));
	buf_adds(w->out, " |\n");
}

/* The key that chooses among a variant's words. */
static void add_key(const struct writing *w, const struct variant *v)
{
	const char *before = "";

	buf_addf(w->out, "| `%s` | ", v->key);
	for (size_t i = 0; i < v->count; i++) {
		if (v->rows[i].nested)
			continue;
		buf_addf(w->out, "%s`%s`", before, v->rows[i].word);
		before = ", ";
	}
	buf_adds(w->out, " | ");
	if (v->absent)
		buf_addf(w->out, "`%s`", v->absent);
	else
		buf_adds(w->out, tr(w->words, N_("yes")));
	buf_adds(w->out, " | ");
	add_cell(w->out, tr(w->words, v->help));
	buf_adds(w->out, " |\n");
}

static void add_table(
	const struct writing *w, const struct shape *shape, bool named)
{
	buf_addf(w->out, "\n| %s | %s | %s | %s |\n|---|---|---|---|\n",
		tr(w->words, N_("Field")),
		tr(w->words, N_("What stands there")),
		tr(w->words, N_("Required, or its default")),
		tr(w->words, N_("What it is for")));
	if (shape->variant)
		add_key(w, shape->variant);
	for (size_t i = 0; i < shape->count; i++)
		add_row(w, &shape->fields[i], named && i == 0);
}

static void add_heading(
	const struct writing *w, int level, const char *name, const char *help)
{
	buf_addc(w->out, '\n');
	buf_fill(w->out, '#', level);
	buf_addf(w->out, " %s\n\n", name);
	add_cell(w->out, tr(w->words, help));
	buf_addc(w->out, '\n');
}

static bool is_new(struct writing *w, const struct shape *shape)
{
	for (size_t i = 0; i < w->count; i++) {
		if (w->written[i] == shape)
			return false;
	}
	if (w->count < SHAPES_ROOM)
		w->written[w->count++] = shape;
	return true;
}

static void add_example(const struct writing *w, size_t row)
{
	buf_addf(w->out, "\n%s\n\n```yaml\n%s```\n",
		tr(w->words, N_("An example:")),
		tr(w->words, reference_examples[row]));
}

static void add_parts(struct writing *w, int level, const struct shape *shape);

static void add_fields(
	struct writing *w, int level, const struct shape *shape, bool named)
{
	const struct field *f =
		shape->shorthand ? shape_field(shape, shape->shorthand) : NULL;

	add_table(w, shape, named);
	if (f)
		buf_addf(w->out, "\n%s `%s`.\n",
			tr(w->words, N_("A value without fields stands for:")),
			f->name);
	add_parts(w, level, shape);
}

static void add_shape(
	struct writing *w, int level, const struct shape *shape, bool named)
{
	if (!is_new(w, shape))
		return;
	add_heading(w, level, tr(w->words, shape->name), shape->help);
	add_fields(w, level, shape, named);
}

/* A question's type, a kind of unit: what its word brings. */
static void add_word(struct writing *w, int level, const struct shape *shape,
	const struct variant_row *row)
{
	bool step = shape == &step_shape;
	struct buf name = { 0 };

	/* Shown where it is declared already: a gap's text is type text. */
	if (!row->body || !is_new(w, row->body))
		return;
	buf_addf(&name, row->nested ? "`%s:`" : "`%s: %s`",
		row->nested ? row->word : shape->variant->key, row->word);
	add_heading(w, level, buf_str(&name), row->body->help);
	buf_release(&name);
	add_table(w, row->body, false);
	if (step)
		add_example(w, (size_t)(row - shape->variant->rows));
	add_parts(w, level, row->body);
}

/* What the fields of a shape hold, each once, below it. */
static void add_parts(struct writing *w, int level, const struct shape *shape)
{
	const struct variant *v = shape->variant;

	for (size_t i = 0; i < shape->count; i++) {
		const struct field *f = &shape->fields[i];

		/* Steps have a chapter of their own. */
		if (f->of && f->of != &step_shape)
			add_shape(w, level + 1, f->of, f->kind == FIELD_MAP);
	}
	for (size_t i = 0; v && i < v->count; i++) {
		if (v->rows[i].common)
			add_shape(w, level + 1, v->rows[i].common, false);
	}
	for (size_t i = 0; v && i < v->count; i++)
		add_word(w, level + 1, shape, &v->rows[i]);
}

/* A file, or steps: a chapter. */
static void add_chapter(
	struct writing *w, const char *name, const struct shape *shape)
{
	if (!is_new(w, shape))
		return;
	add_heading(w, 2, name, shape->help);
	add_fields(w, 2, shape, false);
}

void reference_write(struct buf *out, const struct catalogue *words)
{
	struct writing w = { .out = out, .words = words };

	buf_addf(out, "# %s\n\n%s\n", tr(words, N_("The format of modules")),
		tr(words,
			N_("A module is a folder with a file `module.yaml` and "
			   "a file for each unit: a lesson, a quiz or a bank. "
			   "The files are YAML: `field: value`, what belongs "
			   "together set in by two spaces, each item of a list "
			   "behind `- `. Sentences stand under `|`, one-word "
			   "answers in quotes. `sabaq new` writes a module to "
			   "begin with; `sabaq check` tells what is wrong.")));
	add_chapter(&w, "module.yaml", &module_shape);
	add_chapter(&w, "UNIT.yaml", &unit_shape);
	add_chapter(&w, "steps", &step_shape);
	add_chapter(&w, "UNIT.LANGUAGE.yaml", &translation_shape);
	add_chapter(&w, "config.yaml", &config_shape);
}
