/* The page of a step: text, options or field, what is told, page breaks. */
#include "ui/view.h"
#include "ui/words.h"

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
	if (step_widget(f))
		step_widget(f)->build(f);
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
	if (question_shape(step_shown(f)) == SHAPE_TEXT)
		words_fill(&b, tr(f->app->words, "Your answer: %1"),
			given.items[0], NULL);
	else
		words_your_answer(&b, f->app->words, step_shown(f), &given);
	doc_typed(&f->doc, "", buf_str(&b));
	doc_gap(&f->doc);
	buf_release(&b);
}

/* The text or the prompt, and what belongs to it. */
static void build_text(struct front *f)
{
	struct layout_words words = { tr(f->app->words, "Figure") };
	const char *marks[GIVEN_MAX];
	struct buf gaps = { 0 }, b = { 0 };

	step_gap_marks(f, &gaps, marks);
	words_body(&b, f->app->words, step_shown(f), marks);
	doc_text(&f->doc, buf_str(&b), 0, &words);
	buf_release(&gaps);
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

	doc_begin(d, f->frame.width);
	build_text(f);
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
