/* S11: what a run was worth; of a lesson, its end. */
#include <string.h>

#include "base/text.h"
#include "core/result.h"
#include "ui/view.h"
#include "ui/words.h"

/* What the buttons do, in order. */
enum button {
	BUTTON_NEXT,
	BUTTON_PRACTISE,
	BUTTON_AGAIN,
	BUTTON_CONTENTS,
	BUTTONS
};

static bool quiz(const struct front *f)
{
	return play_is_quiz(f->app->play);
}

static const struct fold_unit *done(const struct front *f)
{
	return progress_unit(
		f->app->progress, f->app->play->module, f->app->play->name);
}

static size_t mistakes(const struct front *f)
{
	const char *ids[UNIT_STEPS_MAX];

	return play_mistakes(f->app->play, ids);
}

/* The unit after this one in its module, or NULL. */
static const char *next_unit(const struct front *f)
{
	const struct strings *units = &f->app->play->unit->module->units;

	for (size_t i = 0; i + 1 < units->count; i++) {
		if (strcmp(units->items[i], f->app->play->name) == 0)
			return units->items[i + 1];
	}
	return NULL;
}

static bool offered(const struct front *f, enum button button)
{
	const struct fold_unit *d = done(f);

	switch (button) {
	case BUTTON_NEXT:
		return next_unit(f) != NULL;
	case BUTTON_PRACTISE:
		return mistakes(f) > 0;
	case BUTTON_AGAIN:
		return play_may_begin(f->app->play->unit, d);
	case BUTTON_CONTENTS:
		return true;
	case BUTTONS:
		break;
	}
	return false;
}

/* --- what can be chosen ----------------------------------------------- */

static bool listed(const struct play *p, size_t i)
{
	return question_shape(play_at(p, i)) != SHAPE_NONE;
}

static int question_count(const struct play *p)
{
	int n = 0;

	for (size_t i = 0; i < p->count; i++)
		n += listed(p, i) ? 1 : 0;
	return n;
}

static int button_count(const struct front *f)
{
	int n = 0;

	for (int i = 0; i < BUTTONS; i++)
		n += offered(f, (enum button)i) ? 1 : 0;
	return n;
}

/* Items count in the order in which they stand on the page. */
static int first_button(const struct front *f)
{
	return quiz(f) ? question_count(f->app->play) : 0;
}

static int first_question(const struct front *f)
{
	return quiz(f) ? 0 : button_count(f);
}

static int item_count(const struct front *f)
{
	return question_count(f->app->play) + button_count(f);
}

/* The question of the item with the focus, counted from 0; -1: a button. */
static int focused_question(const struct front *f)
{
	int i = f->focus - first_question(f);

	return f->focus >= 0 && i >= 0 && i < question_count(f->app->play) ? i
									   : -1;
}

static void add_button_label(
	const struct front *f, enum button button, struct buf *b)
{
	const struct catalogue *c = f->app->words;
	const struct unit *u = f->app->play->unit;
	int left = u->attempts - (done(f) ? done(f)->finished_count : 0);

	if (button == BUTTON_NEXT)
		buf_adds(b, tr(c, "On to what comes next"));
	else if (button == BUTTON_CONTENTS)
		buf_adds(b, tr(c, "To the contents"));
	else if (button == BUTTON_PRACTISE)
		words_fill(b,
			trn(c, "Repeat %1 mistake", "Repeat %1 mistakes",
				mistakes(f)),
			NUMBER(mistakes(f)), NULL);
	else if (quiz(f) && u->attempts > 0)
		words_fill(b,
			trn(c, "Again: %1 attempt left",
				"Again: %1 attempts left", (unsigned long)left),
			NUMBER(left), NULL);
	else
		buf_adds(b, tr(c, "Again"));
}

/* --- the page --------------------------------------------------------- */

static void build_summary(struct front *f, const struct result *r)
{
	const struct unit *u = f->app->play->unit;
	struct layout_words words = { tr(f->app->words, "Figure") };
	const char *said = r->passed ? u->if_passed : u->if_failed;
	struct buf b = { 0 }, strong = { 0 };

	words_result(&b, f->app->words, f->app->play, r);
	buf_adds(&strong, "**");
	buf_adds(&strong, buf_str(&b));
	buf_adds(&strong, "**");
	doc_text(&f->doc, buf_str(&strong), 0, NULL);
	buf_clear(&b);
	words_counts(&b, f->app->words, u, done(f));
	doc_text(&f->doc, buf_str(&b), 0, NULL);
	doc_gap(&f->doc);
	if (quiz(f) && said)
		doc_text(&f->doc, said, 0, &words);
	doc_gap(&f->doc);
	buf_release(&b);
	buf_release(&strong);
}

/* As wide as the widest score. */
static int score_column(const struct front *f, const struct result *r)
{
	int widest = 0;

	for (size_t i = 0; i < r->part_count; i++) {
		struct buf b = { 0 };
		int width;

		words_score(
			&b, f->app->words, r->parts[i].score, r->parts[i].max);
		width = canvas_width(&f->canvas, buf_str(&b), b.len);
		widest = width > widest ? width : widest;
		buf_release(&b);
	}
	return MARKER + widest + 2;
}

static void build_objective(
	struct front *f, const struct result_part *part, int column)
{
	struct buf score = { 0 }, advice = { 0 };

	buf_fill(&score, ' ', MARKER);
	words_score(&score, f->app->words, part->score, part->max);
	doc_part(&f->doc, PART_ITEM, 0);
	doc_named(&f->doc, buf_str(&score), part->text, column);
	if (quiz(f))
		words_advice(&advice, f->app, part);
	if (advice.len > 0)
		doc_remark(&f->doc, buf_str(&advice), STYLE_PLAIN);
	buf_release(&advice);
	buf_release(&score);
}

/* Beside the title: points of an answer partly right, and that one was sure. */
static void add_remark(struct front *f, size_t i)
{
	const struct catalogue *c = f->app->words;
	const struct play *p = f->app->play;
	const struct slot *s = &p->slots[i];
	const char *sure = words_overconfident(c, s->mark, s->sure);
	struct buf b = { 0 };

	if (!play_tells(p, i))
		return;
	if (s->mark == MARK_PARTLY)
		words_score(&b, c, s->score, play_at(p, i)->points);
	if (b.len > 0 && sure)
		buf_adds(&b, ", ");
	buf_adds(&b, sure ? sure : "");
	if (b.len > 0)
		doc_remark(&f->doc, buf_str(&b),
			s->mark == MARK_PARTLY ? STYLE_PLAIN : STYLE_WRONG);
	buf_release(&b);
}

static int state_width(const struct front *f, size_t i)
{
	struct buf b = { 0 };
	int width;

	words_slot_state(&b, f->app->words, f->app->play, i);
	width = canvas_width(&f->canvas, buf_str(&b), b.len);
	buf_release(&b);
	return width;
}

/* As wide as the widest state; 0: no room for a column of them. */
static int state_column(const struct front *f)
{
	const struct play *p = f->app->play;
	int widest = 0;

	for (size_t i = 0; i < p->count; i++) {
		int width = listed(p, i) ? state_width(f, i) : 0;

		widest = width > widest ? width : widest;
	}
	return f->frame.width >= 3 * widest ? widest : 0;
}

/* Number, state, title: in columns where there is room. */
static void build_question(struct front *f, size_t i, int item, int column)
{
	const struct catalogue *c = f->app->words;
	const struct play *p = f->app->play;
	struct buf lead = { 0 }, text = { 0 };

	buf_addf(&lead, p->count < 10 ? "%zu " : "%2zu ", i + 1);
	if (column > 0) {
		words_slot_state(&lead, c, p, i);
		buf_fill(&lead, ' ', (size_t)(column - state_width(f, i)) + 2);
	} else {
		words_slot_state(&text, c, p, i);
		buf_adds(&text, ": ");
	}
	buf_adds(&text, play_at(p, i)->label);
	doc_part(&f->doc, PART_CHOICE, item);
	doc_item(&f->doc, buf_str(&lead), buf_str(&text));
	add_remark(f, i);
	buf_release(&lead);
	buf_release(&text);
}

static void build_buttons(struct front *f)
{
	int item = first_button(f);

	doc_gap(&f->doc);
	for (int i = 0; i < BUTTONS; i++) {
		struct buf b = { 0 };

		if (!offered(f, (enum button)i))
			continue;
		add_button_label(f, (enum button)i, &b);
		form_button(&f->doc, item++, buf_str(&b));
		buf_release(&b);
	}
}

static void build_lists(struct front *f, const struct result *r, int item)
{
	const struct catalogue *c = f->app->words;
	const struct play *p = f->app->play;
	int column = state_column(f);

	if (r->part_count > 0) {
		doc_gap(&f->doc);
		doc_part(&f->doc, PART_TEXT, 0);
		doc_lead(&f->doc, words_by_objective(c), STYLE_HEADING);
	}
	for (size_t i = 0; i < r->part_count; i++)
		build_objective(f, &r->parts[i], score_column(f, r));
	if (question_count(p) > 0) {
		doc_gap(&f->doc);
		doc_part(&f->doc, PART_TEXT, 0);
		doc_lead(&f->doc, words_by_question(c), STYLE_HEADING);
	}
	for (size_t i = 0; i < p->count; i++) {
		if (listed(p, i))
			build_question(f, i, item++, column);
	}
}

/* A lesson goes on; of a quiz one wants to know what was wrong. */
static void draw(struct front *f)
{
	struct result r;

	result_of(f->app->play, &r);
	doc_begin(&f->doc, f->frame.width);
	build_summary(f, &r);
	if (!quiz(f))
		build_buttons(f);
	build_lists(f, &r, first_question(f));
	if (quiz(f))
		build_buttons(f);
	form_begin(f);
	form_draw(f);
}

/* --- around it -------------------------------------------------------- */

static void head(struct front *f, struct head *h)
{
	const struct catalogue *c = f->app->words;

	head_unit(f, h);
	buf_adds(&h->right, quiz(f) ? tr(c, "result") : tr(c, "end"));
	if (f->doc.page_count > 1) {
		buf_adds(&h->right, ", ");
		words_page(&h->right, c, f->page + 1, f->doc.page_count);
	}
}

static void menu(struct front *f, struct menu *m)
{
	const struct catalogue *c = f->app->words;

	menu_add(m,
		f->focus < 0 && f->page + 1 < f->doc.page_count ? tr(c, "next")
		: focused_question(f) >= 0 ? tr(c, "look at it")
					   : tr(c, "choose"),
		KEYS_ENTER);
	menu_commands(m, c, "bil?q");
}

static void leave(struct front *f)
{
	size_t module = f->app->module;

	contents_enter(f, module);
	front_close(f);
}

/* From one that was wrong it goes on to what else was; else to all. */
static void look_at(struct front *f, int item)
{
	const struct play *p = f->app->play;

	for (size_t i = 0; i < p->count; i++) {
		if (!listed(p, i) || item-- != 0)
			continue;
		f->looking = true;
		f->only_mistakes = play_mistaken(p, i);
		step_release(&f->step);
		front_post(f, EVENT_GOTO, i);
		return;
	}
}

static void press_button(struct front *f, int number)
{
	const struct app *a = f->app;
	int i = 0;

	for (; i < BUTTONS; i++) {
		if (offered(f, (enum button)i) && number-- == 0)
			break;
	}
	switch ((enum button)i) {
	case BUTTON_NEXT:
		front_open(f, a->module, next_unit(f), NULL, false);
		break;
	case BUTTON_PRACTISE:
		front_practise(f);
		break;
	case BUTTON_AGAIN:
		front_open(f, a->module, a->play->name, NULL, true);
		break;
	case BUTTON_CONTENTS:
	case BUTTONS:
		leave(f);
		break;
	}
}

static void choose(struct front *f)
{
	const struct key page_down = { .kind = KEYS_PAGE_DOWN };

	if (f->focus < 0 && f->page + 1 < f->doc.page_count)
		form_key(f, item_count(f), &page_down);
	else if (f->focus < 0)
		f->focus = 0;
	else if (focused_question(f) >= 0)
		look_at(f, focused_question(f));
	else
		press_button(f, f->focus - first_button(f));
}

static bool key(struct front *f, const struct key *key)
{
	if (key->kind == KEYS_ENTER ||
		(key->kind == KEYS_CHAR && key->ch == ' ')) {
		choose(f);
		return true;
	}
	if (key->kind == KEYS_BACKSPACE ||
		(key->kind == KEYS_COMMAND &&
			(key->ch == 'b' || key->ch == 't'))) {
		leave(f);
		return true;
	}
	if (key->kind == KEYS_COMMAND && key->ch == 'i') {
		front_say_where(f);
		return true;
	}
	return form_key(f, item_count(f), key);
}

const struct view view_result = {
	.head = head,
	.menu = menu,
	.draw = draw,
	.key = key,
};
