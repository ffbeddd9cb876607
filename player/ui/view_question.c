/* The page of a step: text, options or field, what is told, page breaks. */
#include <string.h>

#include "base/text.h"
#include "ui/view.h"
#include "ui/words.h"

static enum answer_shape shape(const struct front *f)
{
	return question_shape(step_shown(f));
}

/* --- options and fields ----------------------------------------------- */

static bool option_remark(struct front *f, const char *id, bool mine)
{
	const struct catalogue *c = f->app->words;
	const struct play *p = f->app->play;
	bool tells = play_tells(p, p->at);
	const char *key[GIVEN_MAX];
	size_t keys = step_reveals(f)
			      ? question_key(step_shown(f), key, GIVEN_MAX)
			      : 0;
	enum mark mark = tells ? step_slot(f)->mark : MARK_NONE;

	for (size_t i = 0; i < keys; i++) {
		if (strcmp(key[i], id) != 0)
			continue;
		if (mine && shape(f) == SHAPE_ONE)
			break;
		doc_remark(&f->doc, words_the_right(c), STYLE_RIGHT);
		return true;
	}
	if (!mine || shape(f) != SHAPE_ONE)
		return false;
	doc_remark(&f->doc, words_yours(c, mark),
		mark == MARK_RIGHT   ? STYLE_RIGHT
		: mark == MARK_WRONG ? STYLE_WRONG
				     : STYLE_PLAIN);
	return true;
}

static bool given_has(const struct front *f, const char *id)
{
	struct strings given = play_given(f->app->play, f->app->play->at);

	for (size_t i = 0; i < given.count; i++) {
		if (strcmp(given.items[i], id) == 0)
			return true;
	}
	return false;
}

static void build_options(struct front *f)
{
	struct pick options[GIVEN_MAX];
	size_t count = step_picks(f, options);
	bool several = shape(f) == SHAPE_MANY, open = step_open(f);

	for (size_t i = 0; i < count; i++) {
		struct buf lead = { 0 };
		bool mine = given_has(f, options[i].id);

		if (several)
			buf_adds(&lead, (open ? f->step.picked[i] : mine)
						? "[x] "
						: "[ ] ");
		buf_addf(&lead, "%zu) ", i + 1);
		doc_part(&f->doc, open ? PART_CHOICE : PART_TEXT, (int)i);
		doc_item(&f->doc, buf_str(&lead),
			words_pick(f->app->words, &options[i]));
		option_remark(f, options[i].id, mine);
		buf_release(&lead);
	}
	if (several && open) {
		doc_gap(&f->doc);
		form_button(&f->doc, (int)count, tr(f->app->words, "Answer"));
	}
}

static const char *field_label(const struct front *f)
{
	/* TRANSLATORS: before the field into which an answer is typed. */
	return tr(f->app->words, "Answer:");
}

/* The rows of a field for several lines. */
static int field_rows(const struct front *f)
{
	int rows = edit_rows(&f->step.edit, f->frame.width - MARKER);
	int most = f->frame.rows - 2;

	rows = rows < 3 ? 3 : rows;
	return rows < most ? rows : most > 1 ? most : 1;
}

/* What was typed, where it stood while it was being typed. */
static void build_given(struct front *f)
{
	struct strings given = play_given(f->app->play, f->app->play->at);
	struct buf label = { 0 };

	if (given.count == 0)
		return;
	doc_part(&f->doc, PART_TEXT, 0);
	buf_adds(&label, field_label(f));
	if (shape(f) == SHAPE_LINES) {
		doc_line(&f->doc, buf_str(&label), STYLE_PLAIN, 0);
		doc_typed(&f->doc, NULL, given.items[0]);
	} else {
		buf_addc(&label, ' ');
		doc_typed(&f->doc, buf_str(&label), given.items[0]);
	}
	buf_release(&label);
}

static void build_field(struct front *f)
{
	if (step_open(f)) {
		doc_part(&f->doc, PART_FIELD, 0);
		doc_line(&f->doc, field_label(f), STYLE_PLAIN, 0);
		if (shape(f) == SHAPE_LINES)
			doc_rows(&f->doc, field_rows(f));
	} else {
		build_given(f);
	}
}

static void build_sure(struct front *f)
{
	const struct catalogue *c = f->app->words;

	doc_gap(&f->doc);
	doc_part(&f->doc, PART_TEXT, 0);
	doc_line(&f->doc, words_sure_question(c), STYLE_STRONG, 0);
	for (int i = 1; i <= 3; i++) {
		char lead[] = { (char)('0' + i), ')', ' ', '\0' };

		doc_part(&f->doc, PART_CHOICE, i - 1);
		doc_item(&f->doc, lead, words_sure(c, i));
	}
}

/* Where the answer's part begins, for the breaks. */
static size_t build_ask(struct front *f)
{
	size_t first;

	doc_gap(&f->doc);
	first = f->doc.lines.count;
	switch (shape(f)) {
	case SHAPE_NONE:
		break;
	case SHAPE_ONE:
	case SHAPE_MANY:
		build_options(f);
		break;
	case SHAPE_LINE:
	case SHAPE_LINES:
		build_field(f);
		break;
	}
	if (step_slot(f)->phase == SLOT_SURE && !f->looking)
		build_sure(f);
	return first;
}

/* The first line of the paragraph that stands before line. */
static size_t paragraph_before(const struct doc *d, size_t line)
{
	size_t at = line;

	while (at > 0 && d->lines.items[at - 1].length == 0)
		at--;
	while (at > 0 && d->lines.items[at - 1].length > 0)
		at--;
	return at;
}

/* --- the whole of it -------------------------------------------------- */

/* Opens a page that has no room for the question. */
static void build_reminder(struct front *f)
{
	const struct play *p = f->app->play;
	struct strings given = play_given(p, p->at);
	struct buf b = { 0 };

	doc_break(&f->doc, f->doc.lines.count);
	if (!step_slot(f)->answered)
		return;
	doc_part(&f->doc, PART_TEXT, 0);
	if (shape(f) == SHAPE_LINES)
		words_fill(&b, tr(f->app->words, "Your answer: %1"),
			given.items[0], NULL);
	else
		words_your_answer(&b, f->app->words, step_shown(f), &given);
	doc_typed(&f->doc, "", buf_str(&b));
	doc_gap(&f->doc);
	buf_release(&b);
}

/*
 * The answer's part stays together with the prompt's last paragraph; what is
 * told has a page of its own where it does not fit below. Returns the line
 * that the answer's part begins with.
 */
static size_t build(struct front *f, bool own_page)
{
	struct doc *d = &f->doc;
	size_t rows = (size_t)f->frame.rows, ask, end, last;
	struct layout_words words = { tr(f->app->words, "Figure") };

	doc_begin(d, f->frame.width);
	doc_text(d, words_body(step_shown(f)), 0, &words);
	ask = build_ask(f);
	end = d->lines.count;
	last = paragraph_before(d, ask);
	if (end > rows && ask < end)
		doc_break(d, end - last <= rows ? last : ask);
	doc_gap(d);
	if (own_page)
		build_reminder(f);
	step_tell(f, own_page);
	doc_paginate(d, f->frame.rows);
	return ask;
}

void step_build(struct front *f)
{
	size_t ask = build(f, false), line;

	if (step_told(f, &line) &&
		doc_page_of(&f->doc, ask) !=
			doc_page_of(&f->doc, f->doc.lines.count - 1))
		build(f, true);
}
