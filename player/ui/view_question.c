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

/* The first line of the paragraph before line, and of what leads to that. */
static size_t paragraph_before(const struct doc *d, size_t line)
{
	size_t at = line;

	do {
		while (at > 0 && d->lines.items[at - 1].length == 0)
			at--;
		while (at > 0 && d->lines.items[at - 1].length > 0)
			at--;
	} while (at > 0 && d->lines.items[at].glued);
	return at;
}

/* The line after the block that begins at line. */
static size_t block_end(const struct doc *d, size_t line)
{
	while (line < d->lines.count && d->lines.items[line].length > 0)
		line++;
	return line;
}

/* --- the whole of it -------------------------------------------------- */

enum { REMINDER_ROWS = 3 };

/* Whether lines of a program were put in order. */
static bool verbatim(const struct front *f)
{
	struct pick picks[GIVEN_MAX];

	return step_picks(f, picks) > 0 && picks[0].verbatim;
}

/*
 * Opens a page that has no room for the question. A long answer, or a program,
 * is easier to read on the page before.
 */
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
	if (canvas_width(&f->canvas, buf_str(&b), b.len) <=
			REMINDER_ROWS * f->frame.width &&
		!verbatim(f)) {
		doc_typed(&f->doc, "", buf_str(&b));
		doc_gap(&f->doc);
	}
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
	doc_text(&f->doc, buf_str(&b), LAYOUT_GAPS, &words);
	buf_release(&gaps);
	buf_release(&b);
}

/*
 * The answer's part stays together with the prompt's last paragraph, or else
 * by itself; where it is too long for a page at least its first block does.
 */
static void break_before_answer(struct doc *d, size_t ask, size_t rows)
{
	size_t end = d->lines.count, last = paragraph_before(d, ask);

	if (end <= rows || ask >= end)
		return;
	if (end - last > rows && end - ask > rows)
		end = block_end(d, ask);
	doc_break(d, end - last <= rows ? last : ask);
}

/* The rows of a field are empty lines, but where all are used no gap. */
static void gap_below_field(struct front *f)
{
	const struct part *p = &f->doc.parts[f->doc.part_count - 1];
	int rows = edit_rows(&f->step.edit, f->frame.width - MARKER);

	if (p->kind != PART_FIELD || rows + 1 < (int)p->count)
		return;
	doc_part(&f->doc, PART_TEXT, 0);
	doc_rows(&f->doc, 1);
}

/* Where what is told stands. */
enum told { TOLD_BELOW, TOLD_CLOSE, TOLD_APART };

/* False: what is told is not on the page where the answer's part begins. */
static bool build(struct front *f, enum told where)
{
	struct doc *d = &f->doc;
	size_t ask, line;

	doc_begin(d, f->frame.width);
	build_text(f);
	ask = build_ask(f);
	break_before_answer(d, ask, (size_t)f->frame.rows);
	if (where == TOLD_BELOW)
		gap_below_field(f);
	doc_gap(d);
	if (where == TOLD_APART)
		build_reminder(f);
	step_tell(f, where == TOLD_APART);
	doc_paginate(d, f->frame.rows);
	return !step_told(f, &line) ||
	       doc_page_of(d, ask) == doc_page_of(d, d->lines.count - 1);
}

/*
 * The student's own note, below all: on a page by itself rather than where it
 * would move what is on the pages before.
 */
static void build_note(struct front *f)
{
	const struct fold_note *n = note_here(f);
	struct doc *d = &f->doc;
	size_t page = d->page_count - 1, rows = (size_t)f->frame.rows;
	size_t used = doc_page_lines(d, page), first;

	if (!n || !n->text)
		return;
	doc_gap(d);
	first = d->lines.count;
	doc_part(d, PART_TEXT, 0);
	doc_lead(d, words_my_note(f->app->words), STYLE_STRONG);
	doc_typed(d, NULL, n->text);
	if (used + 1 + d->lines.count - first > rows)
		doc_break(d, first);
	doc_paginate(d, f->frame.rows);
}

void step_build(struct front *f)
{
	if (!build(f, TOLD_BELOW) && !build(f, TOLD_CLOSE))
		build(f, TOLD_APART);
	build_note(f);
}
