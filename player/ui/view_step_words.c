/* What is said around a step: the first line, the status line, the menu. */
#include "ui/view.h"
#include "ui/words.h"

/* That there is a bookmark or a note, in words where there is room. */
static void say_noted(const struct front *f, struct buf *b)
{
	enum { WORDS_FROM = 72 };
	const struct fold_note *n = note_here(f);

	if (!n)
		return;
	if (f->canvas.cols >= WORDS_FROM)
		words_note_kinds(b, f->app->words, n);
	buf_adds(b, f->canvas.cols >= WORDS_FROM ? ", " : "* ");
}

void step_head(struct front *f, struct head *h)
{
	const struct app *a = f->app;
	const struct catalogue *c = a->words;
	const struct play *p = a->play;
	bool timed;

	if (meet_asks(f)) {
		meet_head(f, h);
		return;
	}
	head_unit(f, h);
	if (p->unit->draft)
		buf_adds(&h->extra, tr(c, "draft translation"));
	else if (step_shown(f)->untranslated)
		buf_adds(&h->extra, tr(c, "not translated"));
	words_time_left(&h->right, c, play_left_ms(p, a->ops->now()));
	timed = h->right.len > 0;
	if (timed)
		buf_adds(&h->right, ", ");
	say_noted(f, &h->right);
	words_position(&h->right, c, p);
	/* Where it is narrow, the time matters more than the page. */
	if (f->doc.page_count > 1 && (!timed || f->canvas.cols >= WIDE)) {
		buf_adds(&h->right, ", ");
		words_page(&h->right, c, f->step.page + 1, f->doc.page_count);
	}
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
		status_add(f, b, tr(c, "Press Enter to try again."));
	} else {
		step_widget(f)->say(f, b);
		status_add(f, b, buf_str(&tries));
	}
	buf_release(&tries);
}

void step_status(struct front *f, struct buf *b)
{
	const struct catalogue *c = f->app->words;
	const struct play *p = f->app->play;

	if (meet_asks(f)) {
		meet_status(f, b);
		return;
	}
	if (f->looking)
		return;
	if (step_refused(f) && f->step.refusal_aside) {
		words_refusal(b, c, step_shown(f), step_slot(f)->refusal,
			&f->step.refused);
		return;
	}
	if (step_slot(f)->phase == SLOT_SURE)
		buf_adds(b, tr(c, "Arrows or a digit, then Enter. "
				  "n: rather not say."));
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
		return play_tells(f->app->play, f->app->play->at)
			       ? tr(c, "try again")
			       : tr(c, "back to the question");
	case ENTER_PART:
		return step_widget(f)->label(f);
	case ENTER_LINE:
		return tr(c, "new line");
	case ENTER_ANSWER:
		break;
	}
	/* TRANSLATORS: a verb: sends the answer. */
	return tr(c, "answer");
}

/* What leads elsewhere: where a line is short it is left out first. */
static void add_finding(const struct front *f, struct menu *m)
{
	if (glossary_here(f))
		menu_commands(m, f->app->words, "g");
	menu_commands(m, f->app->words, "fkj");
}

void step_menu(struct front *f, struct menu *m)
{
	const struct catalogue *c = f->app->words;
	bool quiz = play_is_quiz(f->app->play);
	bool asks = step_open(f);
	enum step_enter enters = step_enter(f);

	if (f->step.asking) {
		/* TRANSLATORS: a verb: the answer. */
		menu_add(m, tr(c, "send"), KEYS_ENTER);
		menu_add(m, tr(c, "Backspace: change"), KEYS_BACKSPACE);
		return;
	}
	if (meet_asks(f)) {
		meet_question_menu(f, m);
		return;
	}
	menu_add(m, enter_label(f), KEYS_ENTER);
	m->typing = step_typing(f);
	if (enters == ENTER_LINE)
		menu_add(m,
			step_changed(f) || !step_slot(f)->answered
				? tr(c, "answer")
				: tr(c, "next"),
			KEYS_SUBMIT);
	if (see_step(f) && !f->looking && !asks)
		menu_commands(m, c, "v");
	if (f->looking) {
		menu_commands(m, c, see_step(f) ? "vbrl?q" : "brl?q");
		add_finding(f, m);
		return;
	}
	if (asks && step_shown(f)->hints.count > 0)
		menu_commands(m, c, "h");
	if (asks && see_step(f))
		menu_commands(m, c, "v");
	if (step_slot(f)->phase == SLOT_SURE)
		menu_command(m, tr(c, "rather not say"), 'n');
	else if (asks && enters != ENTER_NEXT)
		menu_commands(m, c, "n");
	/* TRANSLATORS: a verb: takes back what was typed last. */
	if (m->typing)
		menu_add(m, tr(c, "undo"), KEYS_UNDO);
	/* TRANSLATORS: a verb: types again what "undo" took back. */
	if (m->typing && edit_can_redo(&f->step.edit))
		menu_add(m, tr(c, "redo"), KEYS_REDO);
	menu_commands(m, c, quiz ? "ebl?qt" : asks ? "bl?qt" : "btl?q");
	add_finding(f, m);
}
