/* S3 to S6: a step on screen. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/view.h"
#include "ui/words.h"

/* --- which step ------------------------------------------------------- */

const struct step *step_shown(const struct front *f)
{
	return play_at(f->app->play, f->app->play->at);
}

struct slot *step_slot(const struct front *f)
{
	return &f->app->play->slots[f->app->play->at];
}

static enum answer_shape shape(const struct front *f)
{
	return question_shape(step_shown(f));
}

bool step_open(const struct front *f)
{
	return !f->looking && step_slot(f)->phase == SLOT_OPEN &&
	       shape(f) != SHAPE_NONE;
}

bool step_reveals(const struct front *f)
{
	return shape(f) != SHAPE_NONE &&
	       play_reveals(f->app->play, f->app->play->at);
}

bool step_refused(const struct front *f)
{
	return step_open(f) && step_slot(f)->refusal == REFUSAL_LETTERS;
}

bool step_typing(const struct front *f)
{
	return step_open(f) &&
	       (shape(f) == SHAPE_LINE || shape(f) == SHAPE_LINES);
}

bool step_unsent(const struct front *f)
{
	return step_typing(f) && f->step.edit.text.len > 0 && step_changed(f);
}

/* --- what is typed and chosen ----------------------------------------- */

static void forget_drafts(struct step_state *s)
{
	for (size_t i = 0; i < s->draft_count; i++)
		free(s->drafts[i].text);
	free(s->drafts);
	s->drafts = NULL;
	s->draft_count = 0;
}

void step_release(struct step_state *s)
{
	forget_drafts(s);
	edit_release(&s->edit);
	buf_release(&s->refused);
	s->attempt[0] = '\0';
}

/* What was typed and chosen at the step that is being left. */
static void keep_draft(struct step_state *s)
{
	struct draft *d;

	if (s->slot >= s->draft_count)
		return;
	d = &s->drafts[s->slot];
	free(d->text);
	d->text = xstrdup(buf_str(&s->edit.text));
	memcpy(d->picked, s->picked, sizeof(d->picked));
	d->focus = s->focus;
}

/* NULL: the step that is on was not left yet. */
static const struct draft *draft_of(const struct step_state *s)
{
	const struct draft *d =
		s->slot < s->draft_count ? &s->drafts[s->slot] : NULL;

	return d && d->text ? d : NULL;
}

size_t step_picks(const struct front *f, struct pick out[GIVEN_MAX])
{
	return question_picks(
		step_shown(f), f->app->play->attempt, out, GIVEN_MAX);
}

static void take_up_picks(struct front *f)
{
	struct step_state *s = &f->step;
	struct strings given = play_given(f->app->play, s->slot);
	struct pick options[GIVEN_MAX];
	size_t count = step_picks(f, options);
	const struct draft *d = draft_of(s);

	if (d) {
		memcpy(s->picked, d->picked, sizeof(s->picked));
		s->focus = shape(f) == SHAPE_ONE ? d->focus : -1;
		return;
	}
	memset(s->picked, 0, sizeof(s->picked));
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < given.count; k++) {
			if (strcmp(options[i].id, given.items[k]) == 0)
				s->picked[i] = true;
		}
		if (s->picked[i] && shape(f) == SHAPE_ONE)
			s->focus = (int)i;
	}
}

static void take_up_text(struct front *f)
{
	struct step_state *s = &f->step;
	struct strings given = play_given(f->app->play, s->slot);
	bool lines = shape(f) == SHAPE_LINES;
	const char *text = given.count > 0 ? given.items[0] : "";
	const struct draft *d = draft_of(s);

	if (d)
		text = d->text;
	s->edit.number = step_shown(f)->type == QUESTION_NUMBER;
	edit_begin(&s->edit, text, lines ? LINES_MAX_BYTES : LINE_MAX_BYTES,
		lines);
}

void step_arrive(struct front *f)
{
	const struct play *p = f->app->play;
	struct step_state *s = &f->step;
	bool same = strcmp(s->attempt, p->attempt) == 0;
	bool back = same && p->at < s->slot;

	if (same && p->at == s->slot && !f->app->elsewhere)
		return;
	if (same) {
		keep_draft(s);
	} else {
		forget_drafts(s);
		s->drafts = xcalloc(p->count, sizeof(*s->drafts));
		s->draft_count = p->count;
		memcpy(s->attempt, p->attempt, sizeof(s->attempt));
	}
	s->slot = p->at;
	s->page = 0;
	s->focus = -1;
	s->tell = 0;
	s->sure = 0;
	s->want = WANT_FIRST;
	take_up_picks(f);
	take_up_text(f);
	/* An open question is there to be answered, whatever was told. */
	s->telling = !step_open(f) || step_reveals(f);
	/* Back through a text is back to its last page. */
	if (back && shape(f) == SHAPE_NONE)
		s->want = WANT_LAST;
}

/* --- drawing ---------------------------------------------------------- */

static int marked(const struct front *f)
{
	if (step_slot(f)->phase == SLOT_SURE)
		return f->step.sure - 1;
	return step_open(f) ? f->step.focus : -1;
}

/* The line with what has the focus, where there is such a thing. */
static bool focus_line(const struct front *f, size_t *line)
{
	const struct part *p = doc_find(&f->doc, PART_FIELD, 0);

	if (!p)
		p = doc_find(&f->doc, PART_CHOICE, marked(f));
	if (!p)
		p = doc_find(&f->doc, PART_BUTTON, marked(f));
	if (!p)
		p = doc_find(&f->doc, PART_CHOICE, 0);
	if (p)
		*line = p->first;
	return p != NULL;
}

static void find_page(struct front *f)
{
	struct step_state *s = &f->step;
	size_t last = f->doc.page_count - 1, line;

	if (s->want == WANT_FIRST)
		s->page = 0;
	else if (s->want == WANT_LAST)
		s->page = last;
	else if ((s->want == WANT_FOCUS && focus_line(f, &line)) ||
		 (s->want == WANT_TELL && step_told(f, &line)))
		s->page = doc_page_of(&f->doc, line);
	s->want = WANT_PAGE;
	if (s->page > last)
		s->page = last;
}

static void draw_field(struct front *f)
{
	const struct part *p = doc_find(&f->doc, PART_FIELD, 0);
	const struct line *label;
	int row, col = f->frame.left, width = f->frame.width, used;

	if (!p || doc_page_of(&f->doc, p->first) != f->step.page)
		return;
	row = f->frame.top + (int)(p->first - f->doc.pages[f->step.page]);
	if (shape(f) == SHAPE_LINES) {
		edit_draw(&f->step.edit, &f->canvas, row + 1, col + MARKER,
			width - MARKER, (int)p->count - 1);
		return;
	}
	label = &f->doc.lines.items[p->first];
	used = text_width(label->text, label->length) + 1;
	edit_draw(&f->step.edit, &f->canvas, row, col + used, width - used, 1);
}

static void place_cursor(struct front *f)
{
	const struct doc *d = &f->doc;
	struct canvas *c = &f->canvas;
	int row = f->frame.top, col = f->frame.left;
	size_t page = f->step.page, line;
	const struct part *p;

	if (f->step.telling && step_told(f, &line) &&
		doc_cursor(d, c, row, col, page, line))
		return;
	if (marked(f) >= 0 && doc_cursor_item(d, c, row, col, page, marked(f)))
		return;
	p = doc_find(d, PART_CHOICE, 0);
	if (step_slot(f)->phase == SLOT_SURE && p &&
		doc_cursor(d, c, row, col, page, p->first - 1))
		return;
	if (c->cursor_row == 0)
		doc_cursor(d, c, row, col, page, d->pages[page]);
}

static void draw(struct front *f)
{
	step_build(f);
	find_page(f);
	doc_draw(&f->doc, &f->canvas, f->frame.top, f->frame.left, f->step.page,
		f->menu_at < 0 ? marked(f) : -1);
	draw_field(f);
	place_cursor(f);
}

const struct view view_step = {
	.head = step_head,
	.status = step_status,
	.menu = step_menu,
	.draw = draw,
	.key = step_key,
};
