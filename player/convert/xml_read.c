/* Moodle XML: each <question>, as far as sabaq knows its kind. */
#include <stdlib.h>
#include <string.h>

#include "convert/cloze.h"
#include "convert/number.h"
#include "convert/xml_tree.h"

struct reading {
	struct moodle_file *file;
	const struct xml *xml;
	struct moodle_question *question;
};

static bool is(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

/* ---- texts ---- */

static enum moodle_format format_of(const struct xml *x)
{
	const char *format = xml_attribute(x, "format");

	if (!format || is(format, "html"))
		return MOODLE_HTML;
	if (is(format, "markdown"))
		return MOODLE_MARKDOWN;
	if (is(format, "plain_text"))
		return MOODLE_PLAIN;
	return MOODLE_AUTO;
}

/* Each file that a text shows is a <file> beside its <text>. */
static struct moodle_text text_of(const struct xml *x)
{
	const struct xml *text = xml_child(x, "text");
	struct moodle_text out = { 0 };

	if (!text || text->text[strspn(text->text, " \t\r\n")] == '\0')
		return out;
	out.text = text->text;
	out.format = format_of(x);
	out.line = text->text_line ? text->text_line : text->line;
	return out;
}

/* Inside an answer: its own <text>. */
static struct moodle_text child_text(const struct xml *x, const char *name)
{
	return text_of(xml_child(x, name));
}

/* ---- values ---- */

static double number_in(const struct reading *r, const struct xml *x,
	const char *name, double otherwise)
{
	const char *word = xml_word(r->file, x, name);
	double value;

	return *word && number_read(word, &value) ? value : otherwise;
}

static bool is_true(const char *word)
{
	return is(word, "1") || is(word, "true");
}

static double weight_of(const struct reading *r, const struct xml *answer)
{
	const char *written = xml_attribute(answer, "fraction");
	double weight = 0;
	char from[NUMBER_ROOM], to[NUMBER_ROOM];

	if (!written || !number_read(written, &weight))
		return 0;
	if (moodle_weight_allowed(weight))
		return moodle_weight(weight);
	number_write(from, weight);
	number_write(to, moodle_weight(weight));
	moodle_note(r->file, NOTE_WEIGHT_BAD, answer->line, from, to);
	return moodle_weight(weight);
}

/* ---- kinds ---- */

static bool read_answers(struct reading *r)
{
	const struct xml *x = xml_child(r->xml, "answer");

	for (; x; x = xml_again(x)) {
		struct moodle_answer *a =
			moodle_add_answer(r->file, r->question);

		/* Of what is put in order it is the place. */
		if (r->question->kind != MOODLE_ORDER)
			a->weight = weight_of(r, x);
		a->text = text_of(x);
		a->text.line = x->line;
		a->feedback = child_text(x, "feedback");
	}
	return true;
}

static bool read_choice(struct reading *r)
{
	const char *single = xml_word(r->file, r->xml, "single");

	r->question->single = !*single || is_true(single);
	return read_answers(r);
}

/* Moodle has the two in any order; here true comes first. */
static bool read_truefalse(struct reading *r)
{
	struct moodle_answer found[2] = { 0 };
	const struct xml *x = xml_child(r->xml, "answer");

	for (; x; x = xml_again(x)) {
		const char *word = xml_word(r->file, x, "text");
		struct moodle_answer *a = &found[is(word, "true") ? 0 : 1];

		a->weight = weight_of(r, x);
		a->feedback = child_text(x, "feedback");
	}
	for (int i = 0; i < 2; i++)
		*moodle_add_answer(r->file, r->question) = found[i];
	return true;
}

static bool read_short(struct reading *r)
{
	r->question->capitals = is_true(xml_word(r->file, r->xml, "usecase"));
	return read_answers(r);
}

static bool read_value(
	struct reading *r, struct moodle_answer *a, const struct xml *x)
{
	const char *written = xml_word(r->file, x, "text");
	char number[NUMBER_ROOM];
	double value;

	a->tolerance = "0";
	a->text.line = x->line;
	a->text.text = "*";
	if (is(written, "*"))
		return true;
	if (!number_read(written, &value)) {
		moodle_note(r->file, NOTE_NUMBER_BAD, x->line, written, NULL);
		return false;
	}
	number_write(number, value);
	a->text.text = arena_strdup(r->file->arena, number);
	value = number_in(r, x, "tolerance", 0);
	number_write(number, value < 0 ? -value : value);
	a->tolerance = arena_strdup(r->file->arena, number);
	return true;
}

static void read_units(struct reading *r)
{
	const struct xml *x = xml_child(xml_child(r->xml, "units"), "unit");
	struct strings *units = &r->question->units;

	for (; x && units->count < 20; x = xml_again(x)) {
		const char *name = xml_word(r->file, x, "unit_name");
		double factor = number_in(r, x, "multiplier", 1);

		if (factor < 1 || factor > 1) {
			moodle_note(r->file, NOTE_UNITS_MULTIPLIED, x->line,
				name, NULL);
			continue;
		}
		if (!units->items)
			units->items = arena_array(
				r->file->arena, 20, sizeof(*units->items));
		if (*name)
			units->items[units->count++] = name;
	}
}

static bool read_number(struct reading *r)
{
	const struct xml *x = xml_child(r->xml, "answer");

	for (; x; x = xml_again(x)) {
		struct moodle_answer *a =
			moodle_add_answer(r->file, r->question);

		a->weight = weight_of(r, x);
		a->feedback = child_text(x, "feedback");
		if (!read_value(r, a, x))
			return false;
	}
	read_units(r);
	return true;
}

static bool read_match(struct reading *r)
{
	const struct xml *x = xml_child(r->xml, "subquestion");

	for (; x; x = xml_again(x)) {
		struct moodle_answer *a =
			moodle_add_answer(r->file, r->question);
		const struct xml *answer = xml_child(x, "answer");

		a->text = text_of(x);
		a->text.line = x->line;
		a->other = text_of(answer);
		a->other.format = MOODLE_PLAIN; /* Moodle shows it so */
	}
	return true;
}

static bool read_essay(struct reading *r)
{
	r->question->model = child_text(r->xml, "graderinfo");
	return true;
}

static bool read_description(struct reading *r)
{
	(void)r;
	return true;
}

static bool read_cloze(struct reading *r)
{
	return cloze_read(r->file, r->question);
}

static const struct {
	const char *name;
	enum moodle_kind kind;
	bool (*read)(struct reading *r);
} kinds[] = {
	{ "multichoice", MOODLE_CHOICE, read_choice },
	{ "truefalse", MOODLE_TRUEFALSE, read_truefalse },
	{ "shortanswer", MOODLE_SHORT, read_short },
	{ "numerical", MOODLE_NUMBER, read_number },
	{ "matching", MOODLE_MATCH, read_match },
	{ "essay", MOODLE_ESSAY, read_essay },
	{ "description", MOODLE_DESCRIPTION, read_description },
	{ "ordering", MOODLE_ORDER, read_answers },
	{ "cloze", MOODLE_CLOZE, read_cloze },
};

/* ---- what all have ---- */

static const char *join_tags(struct reading *r)
{
	const struct xml *x = xml_child(xml_child(r->xml, "tags"), "tag");
	struct buf b = { 0 };
	const char *out = NULL;

	for (; x; x = xml_again(x)) {
		const struct xml *text = xml_child(x, "text");

		if (b.len > 0)
			buf_adds(&b, ", ");
		buf_adds(&b, text ? text->text : "");
	}
	if (b.len > 0)
		out = arena_strdup(r->file->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

static void read_hints(struct reading *r)
{
	const struct xml *x = xml_child(r->xml, "hint");
	struct moodle_question *q = r->question;
	size_t most = 0;

	for (const struct xml *h = x; h; h = xml_again(h))
		most++;
	q->hints.items =
		arena_array(r->file->arena, most, sizeof(*q->hints.items));
	for (; x; x = xml_again(x)) {
		q->hints.items[q->hints.count] = text_of(x);
		q->hints.count += q->hints.items[q->hints.count].text != NULL;
	}
}

static void read_common(struct reading *r)
{
	struct moodle_question *q = r->question;
	const char *name = xml_word(r->file, r->xml, "name");
	const char *id = xml_word(r->file, r->xml, "idnumber");

	q->name = *name ? name : NULL;
	q->id = *id ? id : NULL;
	q->stem = child_text(r->xml, "questiontext");
	q->general = child_text(r->xml, "generalfeedback");
	q->right = child_text(r->xml, "correctfeedback");
	q->partly = child_text(r->xml, "partiallycorrectfeedback");
	q->wrong = child_text(r->xml, "incorrectfeedback");
	q->grade = number_in(r, r->xml, "defaultgrade", 1);
	q->tags = join_tags(r);
	read_hints(r);
}

static void note_files(struct reading *r, const struct xml *x)
{
	for (const struct xml *c = x->first; c; c = c->next) {
		const char *name = xml_attribute(c, "name");

		if (is(c->name, "file"))
			moodle_note(r->file, NOTE_PICTURE, c->line,
				name ? name : "", NULL);
		else
			note_files(r, c);
	}
}

static void read_shuffle(struct reading *r)
{
	const char *word = xml_word(r->file, r->xml, "shuffleanswers");

	r->question->fixed = *word && !is_true(word);
}

static void read_question(struct reading *r)
{
	const char *type = xml_attribute(r->xml, "type");

	for (size_t i = 0; type && i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (!is(kinds[i].name, type))
			continue;
		r->question = moodle_add(r->file, kinds[i].kind, r->xml->line);
		read_common(r);
		read_shuffle(r);
		note_files(r, r->xml);
		if (!kinds[i].read(r))
			moodle_drop(r->file);
		return;
	}
	moodle_note(r->file, NOTE_TYPE_UNKNOWN, r->xml->line, type ? type : "",
		NULL);
}

static void read_category(struct reading *r)
{
	const char *path = xml_word(r->file, r->xml, "category");

	r->question = moodle_add(r->file, MOODLE_CATEGORY, r->xml->line);
	r->question->name = path;
}

void xml_read(struct moodle_file *f, const char *text, size_t n)
{
	const struct xml *root = xml_parse(f, text, n);
	struct reading r = { .file = f };

	if (!root)
		return;
	if (!is(root->name, "quiz")) {
		moodle_note(f, NOTE_XML_NOT_QUIZ, root->line, root->name, NULL);
		return;
	}
	for (r.xml = xml_child(root, "question"); r.xml;
		r.xml = xml_again(r.xml)) {
		const char *type = xml_attribute(r.xml, "type");

		if (type && is(type, "category"))
			read_category(&r);
		else
			read_question(&r);
	}
}
