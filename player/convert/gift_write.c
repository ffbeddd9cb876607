/* Questions as GIFT, their texts as Markdown. */
#include <string.h>

#include "convert/moodle.h"
#include "convert/number.h"

struct writing {
	struct moodle_file *file;
	struct buf *out;
	const struct moodle_question *q;
};

/* Every sign of the format gets its backslash; a line feed is "\n". */
static void add(struct buf *out, const char *s)
{
	for (; s && *s; s++) {
		if (*s == '\n') {
			buf_adds(out, "\\n");
			continue;
		}
		if (strchr("\\#={~}:", *s))
			buf_addc(out, '\\');
		buf_addc(out, *s);
	}
}

static void add_feedback(struct buf *out, const struct moodle_text *t)
{
	if (!t->text)
		return;
	buf_addc(out, '#');
	add(out, t->text);
}

static void add_weight(struct buf *out, double weight)
{
	char number[NUMBER_ROOM];

	number_write(number, weight);
	buf_addf(out, "%%%s%%", number);
}

/* ---- answers ---- */

static void add_choice(struct writing *w)
{
	for (size_t i = 0; i < w->q->answers.count; i++) {
		const struct moodle_answer *a = &w->q->answers.items[i];
		bool plain =
			w->q->single && (a->weight <= 0 || a->weight > 99.99);

		buf_addc(w->out, '\n');
		buf_addc(w->out, w->q->single && a->weight > 99.99 ? '=' : '~');
		if (!plain)
			add_weight(w->out, a->weight);
		add(w->out, a->text.text);
		add_feedback(w->out, &a->feedback);
	}
}

/* "T#for the wrong one#for the right one". */
static void add_truefalse(struct writing *w)
{
	bool yes = w->q->answers.items[0].weight > 0;
	const struct moodle_answer *right = &w->q->answers.items[yes ? 0 : 1];
	const struct moodle_answer *wrong = &w->q->answers.items[yes ? 1 : 0];

	buf_adds(w->out, yes ? "TRUE" : "FALSE");
	if (wrong->feedback.text || right->feedback.text) {
		buf_addc(w->out, '#');
		add(w->out, wrong->feedback.text);
	}
	add_feedback(w->out, &right->feedback);
}

static void add_short(struct writing *w)
{
	for (size_t i = 0; i < w->q->answers.count; i++) {
		const struct moodle_answer *a = &w->q->answers.items[i];

		buf_adds(w->out, "\n=");
		if (a->weight < 99.99)
			add_weight(w->out, a->weight);
		add(w->out, a->text.text);
		add_feedback(w->out, &a->feedback);
	}
}

static void add_number(struct writing *w)
{
	buf_addc(w->out, '#');
	for (size_t i = 0; i < w->q->answers.count; i++) {
		const struct moodle_answer *a = &w->q->answers.items[i];
		bool any = strcmp(a->text.text, "*") == 0;

		buf_adds(w->out, any ? "\n~" : "\n=");
		if (!any && a->weight < 99.99)
			add_weight(w->out, a->weight);
		if (!any)
			buf_addf(w->out, "%s:%s", a->text.text, a->tolerance);
		add_feedback(w->out, &a->feedback);
	}
}

static void add_match(struct writing *w)
{
	for (size_t i = 0; i < w->q->answers.count; i++) {
		const struct moodle_answer *a = &w->q->answers.items[i];

		buf_adds(w->out, "\n=");
		add(w->out, a->text.text);
		buf_adds(w->out, " -> ");
		add(w->out, a->other.text);
	}
}

static void add_order(struct writing *w)
{
	buf_adds(w->out, ">ALL");
	for (size_t i = 0; i < w->q->answers.count; i++)
		buf_addf(w->out, "\n%s", w->q->answers.items[i].text.text);
}

/* ---- what cannot be said ---- */

static bool refuse(struct writing *w, enum note note, const char *what)
{
	moodle_note(w->file, note, w->q->line, w->q->name, what);
	return false;
}

/* Arrows and, in what is to be ordered, signs cannot be escaped. */
static const char *unsayable(const struct moodle_question *q)
{
	for (size_t i = 0; i < q->answers.count; i++) {
		const char *left = q->answers.items[i].text.text;
		const char *right = q->answers.items[i].other.text;

		if (q->kind == MOODLE_ORDER && strpbrk(left, "{}~=#\\:\n"))
			return left;
		if (q->kind != MOODLE_MATCH)
			continue;
		if (left && strstr(left, "->"))
			return left;
		if (right && strstr(right, "->"))
			return right;
	}
	return NULL;
}

static void note_lost(struct writing *w)
{
	const struct moodle_question *q = w->q;
	const struct {
		bool lost;
		const char *name;
	} rows[] = {
		{ q->hints.count > 0, "hints" },
		{ q->right.text, "if_right" },
		{ q->partly.text, "if_partly" },
		{ q->wrong.text, "if_wrong" },
		{ q->model.text, "model" },
		{ q->units.count > 0, "unit" },
		{ q->capitals, "case" },
		{ q->fixed, "shuffle" },
		{ q->grade < 1 || q->grade > 1, "points" },
	};
	struct buf names = { 0 };

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		if (rows[i].lost)
			buf_addf(&names, "%s%s", names.len > 0 ? ", " : "",
				rows[i].name);
	}
	if (names.len > 0)
		moodle_note(w->file, NOTE_FIELDS_UNSAID, q->line,
			q->id ? q->id : q->name, buf_str(&names));
	buf_release(&names);
}

static bool add_answers(struct writing *w)
{
	const char *bad = unsayable(w->q);

	if (bad)
		return refuse(w, NOTE_TEXT_UNSAID, bad);
	switch (w->q->kind) {
	case MOODLE_CHOICE:
		add_choice(w);
		return true;
	case MOODLE_TRUEFALSE:
		add_truefalse(w);
		return true;
	case MOODLE_SHORT:
		add_short(w);
		return true;
	case MOODLE_NUMBER:
		add_number(w);
		return true;
	case MOODLE_MATCH:
		add_match(w);
		return true;
	case MOODLE_ORDER:
		add_order(w);
		return true;
	case MOODLE_CLOZE:
		return refuse(w, NOTE_TYPE_UNSAID, "gaps");
	case MOODLE_ESSAY:
	case MOODLE_DESCRIPTION:
	case MOODLE_CATEGORY:
		break;
	}
	return true;
}

/* "[id:...]" of a comment: its own bracket gets a backslash. */
static void add_id(struct buf *out, const char *id)
{
	if (!id)
		return;
	buf_adds(out, "// [id:");
	for (; *id; id++) {
		if (*id == ']')
			buf_addc(out, '\\');
		buf_addc(out, *id);
	}
	buf_adds(out, "]\n");
}

static void add_question(struct writing *w)
{
	const struct moodle_question *q = w->q;
	size_t before = w->out->len;

	add_id(w->out, q->id);
	if (q->name) {
		buf_adds(w->out, "::");
		add(w->out, q->name);
		buf_adds(w->out, "::");
	}
	buf_adds(w->out, "[markdown]");
	add(w->out, q->stem.text);
	if (q->kind == MOODLE_DESCRIPTION) {
		buf_adds(w->out, "\n\n");
		return;
	}
	buf_addc(w->out, '{');
	if (!add_answers(w)) {
		w->out->len = before;
		w->out->data[before] = '\0';
		return;
	}
	if (q->general.text) {
		buf_adds(w->out, "\n####");
		add(w->out, q->general.text);
	}
	buf_adds(w->out, "\n}\n\n");
	note_lost(w);
}

void gift_write(struct buf *out, struct moodle_file *f)
{
	struct writing w = { .file = f, .out = out };

	for (size_t i = 0; i < f->questions.count; i++) {
		w.q = &f->questions.items[i];
		if (w.q->kind == MOODLE_CATEGORY)
			buf_addf(out, "$CATEGORY: %s\n\n", w.q->name);
		else
			add_question(&w);
	}
}
