#include "convert/from_step.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "convert/number.h"
#include "core/layout.h"
#include "core/question.h"

void giving_note(struct giving *g, enum note what, const char *a, const char *b)
{
	moodle_note(g->file, what, g->step ? g->step->at.line : 1, a, b);
}

/* ---- texts ---- */

static struct moodle_text markdown(struct giving *g, const char *text)
{
	size_t n = text ? strlen(text) : 0;

	while (n > 0 && strchr(" \n", text[n - 1]))
		n--;
	return (struct moodle_text){
		.text = n > 0 ? arena_strndup(g->file->arena, text, n) : NULL,
		.format = MOODLE_MARKDOWN,
		.line = g->step->at.line,
	};
}

static struct moodle_text plain(struct giving *g, const char *text)
{
	struct moodle_text t = markdown(g, text);

	t.format = MOODLE_PLAIN;
	return t;
}

/* Without its marks: where Moodle shows no Markdown. */
static struct moodle_text unmarked(struct giving *g, const char *text)
{
	return plain(g,
		text ? layout_plain(g->file->arena, text, LAYOUT_SHORT) : NULL);
}

/* A star means any letters to Moodle. */
static struct moodle_text star_safe(struct giving *g, const char *text)
{
	struct buf b = { 0 };
	struct moodle_text t;

	for (; *text; text++) {
		if (*text == '*')
			buf_addc(&b, '\\');
		buf_addc(&b, *text);
	}
	t = plain(g, buf_str(&b));
	buf_release(&b);
	return t;
}

/* ---- kinds ---- */

static bool put_read(struct giving *g, struct view v)
{
	g->question->stem = markdown(g, view_text(v, "text"));
	return true;
}

static bool put_open(struct giving *g, struct view v)
{
	g->question->model = markdown(g, view_text(v, "model"));
	return true;
}

static void put_option(struct giving *g, struct moodle_question *q,
	struct view o, double right, double wrong)
{
	struct moodle_answer *a = moodle_add_answer(g->file, q);

	a->weight = view_int(o, "correct") == YES ? right : wrong;
	a->text = markdown(g, view_text(o, "text"));
	a->feedback = markdown(g, view_text(o, "feedback"));
}

static bool put_options(struct giving *g, struct moodle_question *q,
	struct view v, double right, double wrong)
{
	size_t n = view_count(v, "options");

	for (size_t i = 0; i < n; i++)
		put_option(g, q, view_item(v, "options", i), right, wrong);
	return true;
}

static bool put_choice(struct giving *g, struct view v)
{
	g->question->single = true;
	return put_options(g, g->question, v, 100, 0);
}

/* Right minus wrong over right, as far as Moodle has such weights. */
static bool put_choices(struct giving *g, struct view v)
{
	size_t n = view_count(v, "options"), right = 0;
	char number[24];
	double share;

	for (size_t i = 0; i < n; i++)
		right += view_int(view_item(v, "options", i), "correct") == YES;
	share = 100 / (double)right;
	if (fabs(share - moodle_weight(share)) > 0.001) {
		snprintf(number, sizeof(number), "%zu", right);
		giving_note(g, NOTE_WEIGHT_UNSAID, g->step->id, number);
		return false;
	}
	share = moodle_weight(share);
	return put_options(g, g->question, v, share, -share);
}

static bool put_truefalse(struct giving *g, struct view v)
{
	static const char *const said[] = { "if_true", "if_false" };
	bool yes = view_int(v, "answer") == YES;

	for (int i = 0; i < 2; i++) {
		struct moodle_answer *a =
			moodle_add_answer(g->file, g->question);
		struct view s = view_struct(v, said[i]);

		a->weight = yes == (i == 0) ? 100 : 0;
		a->feedback = markdown(g, view_text(s, "feedback"));
	}
	return true;
}

/* "*" for all else: the only place Moodle has for it. */
static void put_any_wrong(
	struct giving *g, struct moodle_question *q, struct view v)
{
	const char *said = view_text(v, "if_wrong");
	struct moodle_answer *a;

	if (!said)
		return;
	a = moodle_add_answer(g->file, q);
	a->text = (struct moodle_text){ .text = "*", .format = MOODLE_PLAIN };
	a->tolerance = "0";
	a->feedback = markdown(g, said);
}

static double rounded(struct giving *g, const char *score)
{
	double weight = 100 * strtod(score, NULL);
	double near = moodle_weight(weight);
	char number[NUMBER_ROOM];

	if (near < 5)
		near = 5; /* 0 would make it wrong */
	number_write(number, near);
	if (fabs(weight - near) > 0.001)
		giving_note(g, NOTE_WEIGHT_ROUNDED, g->step->id, number);
	return near;
}

static bool put_words(
	struct giving *g, struct moodle_question *q, struct view v)
{
	size_t n = view_count(v, "answers");

	q->capitals = view_int(v, "case") == YES;
	for (size_t i = 0; i < n; i++) {
		struct view item = view_item(v, "answers", i);
		struct moodle_answer *a = moodle_add_answer(g->file, q);

		a->text = star_safe(g, view_text(item, "text"));
		a->feedback = markdown(g, view_text(item, "feedback"));
		a->weight = rounded(g, view_number(item, "score"));
	}
	n = view_count(v, "wrong");
	for (size_t i = 0; i < n; i++) {
		struct view item = view_item(v, "wrong", i);
		struct moodle_answer *a = moodle_add_answer(g->file, q);

		a->text = star_safe(g, view_text(item, "text"));
		a->feedback = markdown(g, view_text(item, "feedback"));
	}
	return true;
}

static bool put_text(struct giving *g, struct view v)
{
	put_words(g, g->question, v);
	put_any_wrong(g, g->question, v);
	return true;
}

/* "5%" is of the value; Moodle knows no decimal comma. */
static const char *tolerance_of(
	struct giving *g, const char *text, const char *value)
{
	char number[NUMBER_ROOM];
	size_t n = strlen(text);
	bool share = text[n - 1] == '%';
	double size;

	n -= share;
	while (n > 0 && text[n - 1] == ' ')
		n--;
	if (!number_read(arena_strndup(g->file->arena, text, n), &size))
		return text;
	if (share)
		size = fabs(size / 100 * strtod(value, NULL));
	number_write(number, size);
	return arena_strdup(g->file->arena, number);
}

static void put_value(struct giving *g, struct moodle_question *q,
	struct view v, const char *name)
{
	const char *value = view_number(v, name);
	struct moodle_answer *a = moodle_add_answer(g->file, q);

	a->text = plain(g, value);
	a->tolerance = tolerance_of(g, view_text(v, "tolerance"), value);
}

static bool put_numbers(
	struct giving *g, struct moodle_question *q, struct view v)
{
	size_t n = view_count(v, "wrong");

	put_value(g, q, v, "answer");
	q->answers.items[0].weight = 100;
	q->units = view_strings(v, "unit");
	for (size_t i = 0; i < n; i++) {
		struct view item = view_item(v, "wrong", i);

		put_value(g, q, item, "value");
		q->answers.items[i + 1].feedback =
			markdown(g, view_text(item, "feedback"));
	}
	return true;
}

static bool put_number(struct giving *g, struct view v)
{
	put_numbers(g, g->question, v);
	g->question->answers.items[0].feedback =
		markdown(g, view_text(v, "if_right"));
	put_any_wrong(g, g->question, v);
	return true;
}

static bool put_match(struct giving *g, struct view v)
{
	size_t n = view_count(v, "pairs");
	struct strings extra = view_strings(v, "extra");

	for (size_t i = 0; i < n; i++) {
		struct view pair = view_item(v, "pairs", i);
		struct moodle_answer *a =
			moodle_add_answer(g->file, g->question);

		a->text = markdown(g, view_text(pair, "left"));
		a->other = unmarked(g, view_text(pair, "right"));
	}
	for (size_t i = 0; i < extra.count; i++)
		moodle_add_answer(g->file, g->question)->other =
			unmarked(g, extra.items[i]);
	return true;
}

/* A program's lines would lose what they begin with. */
static bool put_order(struct giving *g, struct view v)
{
	size_t n = view_count(v, "items");

	if (n == 0) {
		giving_note(g, NOTE_TYPE_UNSAID, g->step->id, "order: program");
		return false;
	}
	for (size_t i = 0; i < n; i++)
		moodle_add_answer(g->file, g->question)->text = markdown(
			g, view_text(view_item(v, "items", i), "text"));
	return true;
}

/* ---- gaps ---- */

static bool put_part(struct giving *g, struct view gap)
{
	/* As in the table of core/q_gaps.c. */
	static const enum moodle_kind kinds[] = { MOODLE_SHORT, MOODLE_NUMBER,
		MOODLE_CHOICE };
	struct moodle_question *part;
	int type;

	memcpy(&type, (const char *)gap.item + gap.shape->variant->word_at,
		sizeof(type));
	part = moodle_add_part(g->file, g->question, kinds[type]);
	switch (kinds[type]) {
	case MOODLE_SHORT:
		return put_words(g, part, gap);
	case MOODLE_NUMBER:
		return put_numbers(g, part, gap);
	default:
		part->single = true;
		return put_options(g, part, gap, 100, 0);
	}
}

/* The gap whose mark begins at s, and where that ends; its count for none. */
static size_t gap_at(struct view v, const char *s, const char **end)
{
	size_t n = view_count(v, "gaps"), i = 0;

	for (; i < n; i++) {
		const char *id = view_text(view_item(v, "gaps", i), "id");
		size_t length = strlen(id);

		if (strncmp(s + 2, id, length) != 0 ||
			strncmp(s + 2 + length, "]]", 2) != 0)
			continue;
		*end = s + length + 4;
		break;
	}
	return i;
}

/* Marks come in the order of the text. */
static bool put_gaps(struct giving *g, struct view v)
{
	const char *text = view_text(v, "text"), *end = text;
	size_t n = view_count(v, "gaps");
	struct buf stem = { 0 };

	buf_adds(&stem, g->step->prompt);
	while (stem.len > 0 && stem.data[stem.len - 1] == '\n')
		stem.data[--stem.len] = '\0';
	buf_adds(&stem, "\n\n");
	while (*text) {
		size_t i =
			strncmp(text, "[[", 2) == 0 ? gap_at(v, text, &end) : n;

		if (i == n) {
			buf_addc(&stem, *text++);
			continue;
		}
		put_part(g, view_item(v, "gaps", i));
		buf_adds(&stem, MOODLE_GAP);
		text = end;
	}
	g->question->stem = markdown(g, buf_str(&stem));
	buf_release(&stem);
	return true;
}

/* ---- a step ---- */

static const struct {
	int type;
	enum moodle_kind kind;
	bool (*put)(struct giving *g, struct view v);
} types[] = {
	{ QUESTION_READ, MOODLE_DESCRIPTION, put_read },
	{ QUESTION_CHOICE, MOODLE_CHOICE, put_choice },
	{ QUESTION_CHOICES, MOODLE_CHOICE, put_choices },
	{ QUESTION_TRUEFALSE, MOODLE_TRUEFALSE, put_truefalse },
	{ QUESTION_TEXT, MOODLE_SHORT, put_text },
	{ QUESTION_NUMBER, MOODLE_NUMBER, put_number },
	{ QUESTION_GAPS, MOODLE_CLOZE, put_gaps },
	{ QUESTION_ORDER, MOODLE_ORDER, put_order },
	{ QUESTION_MATCH, MOODLE_MATCH, put_match },
	{ QUESTION_OPEN, MOODLE_ESSAY, put_open },
};

/* Only these have a place for what is said of the whole answer. */
static bool says_whole(const struct moodle_question *q)
{
	return q->kind == MOODLE_CHOICE || q->kind == MOODLE_MATCH ||
	       q->kind == MOODLE_ORDER;
}

static void put_common(struct giving *g, struct view v)
{
	struct moodle_question *q = g->question;
	struct strings hints = view_strings(v, "hints");
	const char *title = view_text(v, "title");

	q->name = title ? unmarked(g, title).text : g->step->label;
	q->id = view_text(v, "id");
	if (q->kind == MOODLE_DESCRIPTION)
		return;
	if (q->kind != MOODLE_CLOZE)
		q->stem = markdown(g, view_text(v, "prompt"));
	view_text(v, "prompt");
	q->general = markdown(g, view_text(v, "explain"));
	q->grade = view_int(v, "points");
	if (q->kind == MOODLE_CHOICE || q->kind == MOODLE_MATCH)
		q->fixed = view_int(v, "shuffle") == NO;
	if (says_whole(q)) {
		q->right = markdown(g, view_text(v, "if_right"));
		q->partly = markdown(g, view_text(v, "if_partly"));
		q->wrong = markdown(g, view_text(v, "if_wrong"));
	}
	q->hints.items = arena_array(
		g->file->arena, hints.count, sizeof(*q->hints.items));
	for (size_t i = 0; i < hints.count; i++)
		q->hints.items[q->hints.count++] = markdown(g, hints.items[i]);
}

static void note_unread(struct giving *g, struct view v)
{
	struct buf names = { 0 };

	view_unread(v, g->unit, true, &names);
	if (names.len > 0)
		giving_note(
			g, NOTE_FIELDS_UNSAID, g->step->id, buf_str(&names));
	buf_release(&names);
}

void giving_step(struct giving *g)
{
	struct view v = view_of(&step_shape, g->step, g->seen);

	g->seen->count = 0;
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++) {
		if (types[i].type != g->step->type)
			continue;
		g->question =
			moodle_add(g->file, types[i].kind, g->step->at.line);
		put_common(g, v);
		if (types[i].put(g, v))
			note_unread(g, v);
		else
			moodle_drop(g->file);
		return;
	}
	giving_note(g, NOTE_TYPE_UNSAID, g->step->id,
		question_types[g->step->type]->name);
}
