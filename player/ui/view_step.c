/* S3 to S6: a step on screen. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
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

const struct widget *step_widget(const struct front *f)
{
	return widget_of(shape(f));
}

bool step_typing(const struct front *f)
{
	const struct widget *w = step_widget(f);

	return step_open(f) && w->typing && w->typing(f);
}

bool step_unsent(const struct front *f)
{
	return step_typing(f) && step_changed(f);
}

/* --- what is typed and chosen ----------------------------------------- */

static void forget_draft(struct draft *d)
{
	for (size_t i = 0; i < d->count; i++)
		free(d->items[i]);
	free(d->items);
	*d = (struct draft){ 0 };
}

static void forget_drafts(struct step_state *s)
{
	for (size_t i = 0; i < s->draft_count; i++)
		forget_draft(&s->drafts[i]);
	free(s->drafts);
	s->drafts = NULL;
	s->draft_count = 0;
}

/* Nothing is typed or chosen. */
static void forget_state(struct step_state *s)
{
	for (size_t i = 0; i < GIVEN_MAX; i++) {
		free(s->typed[i]);
		s->typed[i] = NULL;
		s->value[i] = 0;
	}
	s->focus = -1;
	s->held = s->warned = false;
}

void step_release(struct step_state *s)
{
	forget_drafts(s);
	forget_state(s);
	edit_release(&s->edit);
	buf_release(&s->refused.text);
	s->attempt[0] = '\0';
}

/*
 * What is typed or built up and not sent, for after a power cut. One option of
 * several is chosen again in no time.
 */
static void keep_beyond(
	struct front *f, const struct widget *w, const struct strings *state)
{
	const struct strings nothing = { 0 };

	if (w == &widget_one || meet_asks(f))
		return;
	f->app->ops->keep(f->app, step_slot(f)->id,
		step_open(f) && step_changed(f) ? state : &nothing);
}

void step_save(struct front *f)
{
	struct step_state *s = &f->step;
	const struct widget *w;
	struct answer_now now;
	struct draft *d;

	if (strcmp(s->attempt, f->app->play->attempt) != 0 ||
		s->slot != f->app->play->at || s->slot >= s->draft_count)
		return;
	d = &s->drafts[s->slot];
	w = step_widget(f);
	if (!w)
		return;
	now.given = (struct strings){ now.items, 0 };
	(w->save ? w->save : w->now)(f, &now);
	forget_draft(d);
	d->items = xcalloc(now.given.count, sizeof(*d->items));
	for (; d->count < now.given.count; d->count++)
		d->items[d->count] = xstrdup(now.given.items[d->count]);
	d->kept = true;
	keep_beyond(f, w, &now.given);
}

size_t step_picks(const struct front *f, struct pick out[GIVEN_MAX])
{
	return question_picks(
		step_shown(f), f->app->play->attempt, out, GIVEN_MAX);
}

/* What was kept when the step was left, else the last answer that was sent. */
static void take_up(struct front *f)
{
	struct step_state *s = &f->step;
	const struct draft *d =
		s->slot < s->draft_count ? &s->drafts[s->slot] : NULL;
	const struct widget *w = step_widget(f);
	const struct strings *kept =
		meet_asks(f) ? NULL
			     : f->app->ops->kept(f->app, step_slot(f)->id);
	struct strings state;

	forget_state(s);
	edit_begin(&s->edit, "", 0, false);
	if (!w)
		return;
	if (d && d->kept)
		state = (struct strings){ (const char **)(void *)d->items,
			d->count };
	else if (kept && step_open(f))
		state = *kept;
	else
		state = play_given(f->app->play, s->slot);
	w->take(f, &state);
}

void step_arrive(struct front *f)
{
	const struct play *p = f->app->play;
	struct step_state *s = &f->step;
	bool same = strcmp(s->attempt, p->attempt) == 0;
	bool back = same && p->at < s->slot;

	s->asking = false;
	if (same && p->at == s->slot && !f->app->elsewhere)
		return;
	if (!same) {
		forget_drafts(s);
		s->drafts = xcalloc(p->count, sizeof(*s->drafts));
		s->draft_count = p->count;
		memcpy(s->attempt, p->attempt, sizeof(s->attempt));
	}
	s->slot = p->at;
	s->page = 0;
	s->tell = 0;
	s->sure = 0;
	s->want = WANT_FIRST;
	take_up(f);
	/* An open question is there to be answered, whatever was told. */
	s->telling = !step_open(f) || step_reveals(f);
	/* Back through a text is back to its last page. */
	if (back && shape(f) == SHAPE_NONE)
		s->want = WANT_LAST;
}

void step_renew(struct front *f, bool same)
{
	struct step_state *s = &f->step;
	struct draft draft = { 0 };
	size_t page = s->page;
	int tell = s->tell, sure = s->sure;
	bool telling = s->telling;

	if (same && s->slot < s->draft_count) {
		draft = s->drafts[s->slot];
		s->drafts[s->slot] = (struct draft){ 0 };
	}
	s->attempt[0] = '\0'; /* slots are others now */
	step_arrive(f);
	if (!same)
		return;
	s->drafts[s->slot] = draft;
	take_up(f);
	s->page = page;
	s->tell = tell;
	s->sure = sure;
	s->telling = telling || s->telling;
	s->want = WANT_PAGE;
}

/* --- drawing ---------------------------------------------------------- */

static int marked(const struct front *f)
{
	if (step_slot(f)->phase == SLOT_SURE)
		return f->step.sure - 1;
	return step_open(f) ? f->step.focus : -1;
}

bool step_focus_line(const struct front *f, size_t *line)
{
	const struct widget *w = step_open(f) ? step_widget(f) : NULL;
	const struct part *p;

	if (w && w->line)
		return w->line(f, line);
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

	if (s->want != WANT_PAGE)
		s->drawn.any = false;
	if (s->want == WANT_FIRST)
		s->page = 0;
	else if (s->want == WANT_LAST)
		s->page = last;
	else if ((s->want == WANT_FOCUS && step_focus_line(f, &line)) ||
		 (s->want == WANT_TELL && step_told(f, &line)))
		s->page = doc_page_of(&f->doc, line);
	s->want = WANT_PAGE;
	if (s->page > last)
		s->page = last;
}

/* --- at another size, the same place ---------------------------------- */

static bool on_page(const struct front *f, size_t line)
{
	return doc_page_of(&f->doc, line) == f->step.page;
}

static void remember(struct front *f)
{
	struct step_state *s = &f->step;
	struct drawn *d = &s->drawn;
	size_t line;

	d->rows = f->frame.rows;
	d->width = f->frame.width;
	/* Not the top of a larger page, if what was read is on it. */
	if (!d->any || !on_page(f, doc_below(&f->doc, d->above)))
		d->above = doc_above(&f->doc, f->doc.pages[s->page]);
	d->any = true;
	d->want = WANT_PAGE;
	if (s->telling) {
		if (step_told(f, &line) && on_page(f, line))
			d->want = WANT_TELL;
	} else if (marked(f) >= 0 || step_typing(f)) {
		if (step_focus_line(f, &line) && on_page(f, line))
			d->want = WANT_FOCUS;
	}
}

/* Before it is drawn in a body of another size. */
static void keep_place(struct front *f)
{
	struct step_state *s = &f->step;
	struct drawn *d = &s->drawn;
	bool same = d->rows == f->frame.rows && d->width == f->frame.width;

	if (s->want != WANT_PAGE || same || !d->any)
		return;
	s->want = d->want;
	if (d->want == WANT_PAGE)
		s->page = doc_page_of(&f->doc, doc_below(&f->doc, d->above));
}

/* --- all of it -------------------------------------------------------- */

/* What is said of the letters is to be read beside the field. */
static void build(struct front *f)
{
	size_t line, told;

	f->step.refusal_aside = f->canvas.rows < TALL;
	step_build(f);
	if (!step_refused(f) || f->step.refusal_aside ||
		!step_focus_line(f, &line) || !step_told(f, &told) ||
		doc_page_of(&f->doc, line) ==
			doc_page_of(&f->doc, f->doc.lines.count - 1))
		return;
	f->step.refusal_aside = true;
	step_build(f);
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
	build(f);
	keep_place(f);
	find_page(f);
	remember(f);
	doc_draw(&f->doc, &f->canvas, f->frame.top, f->frame.left, f->step.page,
		f->menu_at < 0 ? marked(f) : -1);
	if (step_widget(f) && step_widget(f)->draw)
		step_widget(f)->draw(f);
	place_cursor(f);
}

const struct view view_step = {
	.head = step_head,
	.status = step_status,
	.menu = step_menu,
	.draw = draw,
	.key = step_key,
};
