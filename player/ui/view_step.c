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

/* An ungraded answer never closes its step, and is enough to be told. */
bool step_reveals(const struct front *f)
{
	const struct play *p = f->app->play;
	const struct slot *s = step_slot(f);
	bool quiet = p->unit->kind == UNIT_QUIZ &&
		     p->unit->verdict == VERDICT_END && p->phase != PLAY_RESULT;

	if (shape(f) == SHAPE_NONE)
		return false;
	return play_reveals(p, p->at) ||
	       (s->answered && !quiet && s->phase == SLOT_OPEN &&
		       !question_graded(step_shown(f)));
}

bool step_typing(const struct front *f)
{
	return step_open(f) &&
	       (shape(f) == SHAPE_LINE || shape(f) == SHAPE_LINES);
}

/* --- what is typed and chosen ----------------------------------------- */

static void forget_drafts(struct step_state *s)
{
	for (size_t i = 0; i < s->draft_count; i++)
		free(s->drafts[i]);
	free(s->drafts);
	s->drafts = NULL;
	s->draft_count = 0;
}

void step_release(struct step_state *s)
{
	forget_drafts(s);
	edit_release(&s->edit);
	s->attempt[0] = '\0';
}

/* What was typed at the step that is being left. */
static void keep_draft(struct step_state *s)
{
	if (s->slot >= s->draft_count)
		return;
	free(s->drafts[s->slot]);
	s->drafts[s->slot] = xstrdup(buf_str(&s->edit.text));
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

	if (s->slot < s->draft_count && s->drafts[s->slot])
		text = s->drafts[s->slot];
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
	s->telling = !step_open(f) || play_tells(p, p->at) || step_reveals(f);
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
	else if (s->want == WANT_FOCUS && focus_line(f, &line))
		s->page = doc_page_of(&f->doc, line);
	else if (s->want == WANT_TELL && step_told(f, &line))
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

	if (f->step.telling && step_told(f, &line) &&
		doc_cursor(d, c, row, col, page, line))
		return;
	if (marked(f) >= 0 && doc_cursor_item(d, c, row, col, page, marked(f)))
		return;
	if (c->cursor_row == 0)
		doc_cursor(d, c, row, col, page, d->pages[page]);
}

static void draw(struct front *f)
{
	step_build(f);
	find_page(f);
	doc_draw(&f->doc, &f->canvas, f->frame.top, f->frame.left, f->step.page,
		marked(f));
	draw_field(f);
	place_cursor(f);
}

/* --- around it -------------------------------------------------------- */

static void head(struct front *f, struct head *h)
{
	const struct app *a = f->app;
	const struct catalogue *c = a->words;
	const struct play *p = a->play;

	words_short(&h->left, p->unit->module->title);
	buf_adds(&h->left, " / ");
	words_short(&h->left, p->unit->title);
	if (p->unit->draft)
		buf_adds(&h->extra, tr(c, "draft translation"));
	else if (step_shown(f)->untranslated)
		buf_adds(&h->extra, tr(c, "not translated"));
	words_time_left(&h->right, c, play_left_ms(p, a->ops->now()));
	if (h->right.len > 0)
		buf_adds(&h->right, ", ");
	words_position(&h->right, c, p);
	if (f->doc.page_count > 1) {
		buf_adds(&h->right, ", ");
		words_page(&h->right, c, f->step.page + 1, f->doc.page_count);
	}
}

static void add_sentence(struct buf *b, const char *text)
{
	if (b->len > 0 && text[0])
		buf_addc(b, ' ');
	buf_adds(b, text);
}

static void say_how(struct front *f, struct buf *b)
{
	const struct catalogue *c = f->app->words;
	struct buf form = { 0 };

	switch (shape(f)) {
	case SHAPE_NONE:
		break;
	case SHAPE_ONE:
		buf_adds(b, tr(c, "Choose with the arrows or a digit, then "
				  "press Enter."));
		break;
	case SHAPE_MANY:
		buf_adds(b, tr(c, "Mark with Enter or a digit, then choose "
				  "[ Answer ]."));
		break;
	case SHAPE_LINE:
	case SHAPE_LINES:
		words_form(&form, c, step_shown(f));
		if (form.len > 0)
			buf_adds(&form, ".");
		buf_adds(b,
			form.len > 0 ? buf_str(&form) : words_ask(c, shape(f)));
		break;
	}
	buf_release(&form);
}

/* What can be done at an open question. */
static void say_open(struct front *f, struct buf *b)
{
	const struct catalogue *c = f->app->words;
	const struct slot *s = step_slot(f);
	struct buf tries = { 0 };
	bool tells = play_tells(f->app->play, f->app->play->at);

	words_tries(&tries, c, f->app->play);
	if (s->answered && !tells && !step_changed(f)) {
		buf_adds(b, step_reveals(f) ? words_mark(c, MARK_NONE)
					    : words_kept(c));
	} else if (tells && f->step.telling) {
		buf_adds(b, buf_str(&tries));
		add_sentence(b, tr(c, "Press Enter to try again."));
	} else {
		say_how(f, b);
		add_sentence(b, buf_str(&tries));
	}
	buf_release(&tries);
}

static void status(struct front *f, struct buf *b)
{
	const struct catalogue *c = f->app->words;
	const struct play *p = f->app->play;

	if (f->looking)
		return;
	if (step_slot(f)->phase == SLOT_SURE)
		buf_adds(b, tr(c, "Choose with the arrows or a digit, then "
				  "press Enter."));
	else if (step_open(f))
		say_open(f, b);
	else if (step_slot(f)->phase == SLOT_PENDING)
		buf_adds(b, tr(c, "The answer is being checked."));
	if (b->len == 0)
		words_untranslated(b, c, p->unit, step_shown(f));
	if (b->len == 0 && p->at == 0)
		words_draft(b, c, p->unit);
}

static const char *enter_label(const struct front *f)
{
	const struct catalogue *c = f->app->words;

	switch (step_enter(f)) {
	case ENTER_PAGE:
	case ENTER_NEXT:
		return tr(c, "next");
	case ENTER_AGAIN:
		return tr(c, "try again");
	case ENTER_MARK:
		/* TRANSLATORS: a verb: puts a mark before an option. */
		return tr(c, "mark");
	case ENTER_LINE:
		return tr(c, "new line");
	case ENTER_ANSWER:
		break;
	}
	/* TRANSLATORS: a verb: sends the answer. */
	return tr(c, "answer");
}

static void menu(struct front *f, struct menu *m)
{
	const struct catalogue *c = f->app->words;
	bool quiz = f->app->play->unit->kind == UNIT_QUIZ;

	menu_add(m, enter_label(f), KEYS_ENTER);
	m->typing = step_typing(f);
	if (m->typing && shape(f) == SHAPE_LINES)
		menu_add(m,
			step_changed(f) || !step_slot(f)->answered
				? tr(c, "answer")
				: tr(c, "next"),
			KEYS_SUBMIT);
	if (f->looking) {
		menu_command(m, c, 'b');
		menu_command(m, c, 'r');
	} else {
		if (step_open(f) && step_shown(f)->hints.count > 0)
			menu_command(m, c, 'h');
		if (step_open(f) || step_slot(f)->phase == SLOT_SURE)
			menu_command(m, c, 'n');
		menu_command(m, c, 'b');
		menu_command(m, c, quiz ? 'e' : 't');
	}
	menu_command(m, c, 'l');
	menu_command(m, c, '?');
	menu_command(m, c, 'q');
	if (quiz && !f->looking)
		menu_command(m, c, 't');
}

const struct view view_step = {
	.head = head,
	.status = status,
	.menu = menu,
	.draw = draw,
	.key = step_key,
};
