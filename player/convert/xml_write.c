/* Questions as Moodle XML, their texts as Markdown: nothing is lost by it. */
#include <string.h>

#include "convert/cloze.h"
#include "convert/moodle.h"
#include "convert/number.h"

struct writing {
	struct moodle_file *file;
	struct buf *out;
	const struct moodle_question *q;
};

/* ---- elements ---- */

static void add_escaped(struct buf *out, const char *s)
{
	for (; s && *s; s++) {
		switch (*s) {
		case '&':
			buf_adds(out, "&amp;");
			break;
		case '<':
			buf_adds(out, "&lt;");
			break;
		case '>':
			buf_adds(out, "&gt;");
			break;
		case '"':
			buf_adds(out, "&quot;");
			break;
		default:
			buf_addc(out, *s);
		}
	}
}

/* "]]>" ends it, so that is torn apart. */
static void add_cdata(struct buf *out, const char *s)
{
	const char *end;

	buf_adds(out, "<![CDATA[");
	while ((end = strstr(s, "]]>"))) {
		buf_add(out, s, (size_t)(end - s) + 2);
		buf_adds(out, "]]><![CDATA[");
		s = end + 2;
	}
	buf_addf(out, "%s]]>", s);
}

static const char *format_word(enum moodle_format format)
{
	switch (format) {
	case MOODLE_AUTO:
		return "moodle_auto_format";
	case MOODLE_HTML:
		return "html";
	case MOODLE_PLAIN:
		return "plain_text";
	case MOODLE_MARKDOWN:
		break;
	}
	return "markdown";
}

static void add_text(
	struct writing *w, const char *name, const struct moodle_text *t)
{
	buf_addf(w->out, "    <%s format=\"%s\"><text>", name,
		format_word(t->text ? t->format : MOODLE_MARKDOWN));
	if (t->text)
		add_cdata(w->out, t->text);
	buf_addf(w->out, "</text></%s>\n", name);
}

static void add_word(struct writing *w, const char *name, const char *word)
{
	buf_addf(w->out, "    <%s>", name);
	add_escaped(w->out, word);
	buf_addf(w->out, "</%s>\n", name);
}

static void add_number(struct writing *w, const char *name, double value)
{
	char number[NUMBER_ROOM];

	number_write(number, value);
	add_word(w, name, number);
}

/* ---- kinds ---- */

static void add_answer(
	struct writing *w, const struct moodle_answer *a, const char *format)
{
	char number[NUMBER_ROOM];

	number_write(number, a->weight);
	buf_addf(
		w->out, "    <answer fraction=\"%s\"%s><text>", number, format);
	add_cdata(w->out, a->text.text ? a->text.text : "");
	buf_adds(w->out, "</text>");
	if (w->q->kind == MOODLE_NUMBER)
		buf_addf(w->out, "<tolerance>%s</tolerance>", a->tolerance);
	buf_adds(w->out, "<feedback format=\"markdown\"><text>");
	if (a->feedback.text)
		add_cdata(w->out, a->feedback.text);
	buf_adds(w->out, "</text></feedback></answer>\n");
}

static void add_answers(struct writing *w, const char *format)
{
	for (size_t i = 0; i < w->q->answers.count; i++)
		add_answer(w, &w->q->answers.items[i], format);
}

static void add_choice(struct writing *w)
{
	add_word(w, "single", w->q->single ? "true" : "false");
	add_word(w, "shuffleanswers", w->q->fixed ? "false" : "true");
	add_word(w, "answernumbering", "none");
	add_answers(w, " format=\"markdown\"");
}

static void add_truefalse(struct writing *w)
{
	static const char *const words[] = { "true", "false" };

	for (size_t i = 0; i < 2; i++) {
		struct moodle_answer a = w->q->answers.items[i];

		a.text.text = words[i];
		add_answer(w, &a, " format=\"moodle_auto_format\"");
	}
}

static void add_numerical(struct writing *w)
{
	add_answers(w, " format=\"moodle_auto_format\"");
	if (w->q->units.count == 0)
		return;
	buf_adds(w->out, "    <units>");
	for (size_t i = 0; i < w->q->units.count; i++) {
		buf_adds(w->out, "<unit><multiplier>1</multiplier><unit_name>");
		add_escaped(w->out, w->q->units.items[i]);
		buf_adds(w->out, "</unit_name></unit>");
	}
	/* Behind the number, not asked for, no marks taken off. */
	buf_adds(w->out, "</units>\n    <unitgradingtype>0</unitgradingtype>\n"
			 "    <showunits>3</showunits>\n"
			 "    <unitsleft>0</unitsleft>\n");
}

/* What is on the right is no Markdown to Moodle: it is shown as it is. */
static void add_match(struct writing *w)
{
	add_word(w, "shuffleanswers", w->q->fixed ? "false" : "true");
	for (size_t i = 0; i < w->q->answers.count; i++) {
		const struct moodle_answer *a = &w->q->answers.items[i];

		buf_adds(w->out, "    <subquestion format=\"markdown\"><text>");
		if (a->text.text)
			add_cdata(w->out, a->text.text);
		buf_adds(w->out, "</text><answer><text>");
		add_cdata(w->out, a->other.text);
		buf_adds(w->out, "</text></answer></subquestion>\n");
	}
}

static void add_order(struct writing *w)
{
	add_word(w, "layouttype", "VERTICAL");
	add_word(w, "selecttype", "ALL");
	add_word(w, "selectcount", "0");
	add_word(w, "gradingtype", "RELATIVE_NEXT_EXCLUDE_LAST");
	add_word(w, "showgrading", "SHOW");
	for (size_t i = 0; i < w->q->answers.count; i++) {
		struct moodle_answer a = w->q->answers.items[i];

		a.weight = (double)(i + 1);
		add_answer(w, &a, " format=\"markdown\"");
	}
}

static void add_essay(struct writing *w)
{
	add_word(w, "responseformat", "editor");
	add_word(w, "responserequired", "1");
	add_word(w, "responsefieldlines", "10");
	add_word(w, "attachments", "0");
	add_text(w, "graderinfo", &w->q->model);
}

static const char *type_word(enum moodle_kind kind)
{
	switch (kind) {
	case MOODLE_DESCRIPTION:
		return "description";
	case MOODLE_ESSAY:
		return "essay";
	case MOODLE_CHOICE:
		return "multichoice";
	case MOODLE_TRUEFALSE:
		return "truefalse";
	case MOODLE_SHORT:
		return "shortanswer";
	case MOODLE_NUMBER:
		return "numerical";
	case MOODLE_MATCH:
		return "matching";
	case MOODLE_ORDER:
		return "ordering";
	case MOODLE_CLOZE:
		return "cloze";
	case MOODLE_CATEGORY:
		break;
	}
	return "category";
}

static void add_kind(struct writing *w)
{
	switch (w->q->kind) {
	case MOODLE_CHOICE:
		add_choice(w);
		break;
	case MOODLE_TRUEFALSE:
		add_truefalse(w);
		break;
	case MOODLE_SHORT:
		add_word(w, "usecase", w->q->capitals ? "1" : "0");
		add_answers(w, " format=\"moodle_auto_format\"");
		break;
	case MOODLE_NUMBER:
		add_numerical(w);
		break;
	case MOODLE_MATCH:
		add_match(w);
		break;
	case MOODLE_ORDER:
		add_order(w);
		break;
	case MOODLE_ESSAY:
		add_essay(w);
		break;
	case MOODLE_CLOZE: /* all of it is in the text */
	case MOODLE_DESCRIPTION:
	case MOODLE_CATEGORY:
		break;
	}
}

/* ---- a question ---- */

static void add_stem(struct writing *w)
{
	struct moodle_text stem = w->q->stem;
	struct buf b = { 0 };
	size_t part = 0;

	for (const char *s = stem.text; s && *s; s++) {
		if (*s == MOODLE_GAP[0] && part < w->q->parts.count)
			cloze_write(&b, &w->q->parts.items[part++]);
		else
			buf_addc(&b, *s);
	}
	stem.text = buf_str(&b);
	add_text(w, "questiontext", &stem);
	buf_release(&b);
}

static void add_whole(struct writing *w)
{
	if (w->q->right.text)
		add_text(w, "correctfeedback", &w->q->right);
	if (w->q->partly.text)
		add_text(w, "partiallycorrectfeedback", &w->q->partly);
	if (w->q->wrong.text)
		add_text(w, "incorrectfeedback", &w->q->wrong);
	for (size_t i = 0; i < w->q->hints.count; i++)
		add_text(w, "hint", &w->q->hints.items[i]);
}

static void add_question(struct writing *w)
{
	buf_addf(w->out, "  <question type=\"%s\">\n    <name><text>",
		type_word(w->q->kind));
	add_escaped(w->out, w->q->name);
	buf_adds(w->out, "</text></name>\n");
	add_stem(w);
	add_text(w, "generalfeedback", &w->q->general);
	add_number(w, "defaultgrade",
		w->q->kind == MOODLE_DESCRIPTION ? 0 : w->q->grade);
	add_word(w, "penalty",
		w->q->kind == MOODLE_DESCRIPTION || w->q->kind == MOODLE_ESSAY
			? "0"
			: "0.3333333");
	add_word(w, "hidden", "0");
	add_word(w, "idnumber", w->q->id);
	add_kind(w);
	add_whole(w);
	buf_adds(w->out, "  </question>\n");
}

static void add_category(struct writing *w)
{
	buf_adds(w->out, "  <question type=\"category\">\n"
			 "    <category><text>");
	add_escaped(w->out, w->q->name);
	buf_adds(w->out, "</text></category>\n  </question>\n");
}

void xml_write(struct buf *out, struct moodle_file *f)
{
	struct writing w = { .file = f, .out = out };

	buf_adds(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n");
	for (size_t i = 0; i < f->questions.count; i++) {
		w.q = &f->questions.items[i];
		if (w.q->kind == MOODLE_CATEGORY)
			add_category(&w);
		else
			add_question(&w);
	}
	buf_adds(out, "</quiz>\n");
}
