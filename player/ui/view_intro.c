/* A quiz's first page; and its last, that asks whether to finish. */
#include "core/folder.h"
#include "ui/view.h"
#include "ui/words.h"

static void head(struct front *f, struct head *h)
{
	const struct app *a = f->app;
	const struct catalogue *c = a->words;
	const struct play *p = a->play;

	head_unit(f, h);
	if (p->unit->draft)
		buf_adds(&h->extra, tr(c, "draft translation"));
	if (p->phase == PLAY_FINISH)
		words_time_left(&h->right, c, play_left_ms(p, a->ops->now()));
}

static bool is_command(const struct key *key, char letter)
{
	return key->kind == KEYS_COMMAND && key->ch == (uint32_t)letter;
}

static bool presses(const struct key *key)
{
	return key->kind == KEYS_ENTER ||
	       (key->kind == KEYS_CHAR && key->ch == ' ');
}

/* --- the beginning ---------------------------------------------------- */

static void intro_status(struct front *f, struct buf *b)
{
	words_draft(b, f->app->words, f->app->play->unit);
}

static void intro_menu(struct front *f, struct menu *m)
{
	const struct catalogue *c = f->app->words;
	bool more = f->page + 1 < f->doc.page_count;
	const char *word = tr(c, "next");

	/* TRANSLATORS: a verb: begins a quiz. */
	if (!more)
		word = tr(c, "begin");
	menu_add(m, word, KEYS_ENTER);
	menu_commands(m, c, "bl?q");
}

static void intro_draw(struct front *f)
{
	const struct catalogue *c = f->app->words;
	const struct play *p = f->app->play;
	struct layout_words words = { tr(c, "Figure") };
	struct buf b = { 0 };

	doc_begin(&f->doc, f->frame.width);
	words_unit(&b, c, p->unit);
	doc_line(&f->doc, buf_str(&b), STYLE_HEADING, 0);
	doc_gap(&f->doc);
	if (p->unit->intro)
		doc_text(&f->doc, p->unit->intro, 0, &words);
	doc_gap(&f->doc);
	buf_clear(&b);
	words_rules(&b, c, p->unit, p->count,
		progress_unit(f->app->progress, p->module, p->name));
	doc_text(&f->doc, buf_str(&b), LAYOUT_SHORT, NULL);
	buf_release(&b);
	form_draw(f);
}

static bool intro_key(struct front *f, const struct key *key)
{
	if (presses(key)) {
		if (f->page + 1 < f->doc.page_count)
			f->page++;
		else
			front_post(f, EVENT_NEXT, 0);
		return true;
	}
	if (key->kind == KEYS_BACKSPACE || is_command(key, 'b') ||
		is_command(key, 't')) {
		contents_enter(f, f->app->module);
		return true;
	}
	return form_key(f, 0, key);
}

const struct view view_intro = {
	.head = head,
	.status = intro_status,
	.menu = intro_menu,
	.draw = intro_draw,
	.key = intro_key,
};

/* --- the finish ------------------------------------------------------- */

static bool blank(const struct play *p, size_t i)
{
	return !p->slots[i].answered &&
	       question_shape(play_at(p, i)) != SHAPE_NONE;
}

static size_t count_blanks(const struct play *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->count; i++)
		n += blank(p, i) ? 1 : 0;
	return n;
}

static size_t count_questions(const struct play *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->count; i++)
		n += question_shape(play_at(p, i)) != SHAPE_NONE ? 1 : 0;
	return n;
}

static void finish_menu(struct front *f, struct menu *m)
{
	const struct catalogue *c = f->app->words;

	/* TRANSLATORS: a verb: does what the focus is on. */
	menu_add(m, tr(c, "choose"), KEYS_ENTER);
	menu_commands(m, c, "bl?q");
}

static void build_blanks(struct front *f)
{
	const struct play *p = f->app->play;
	int item = 0;

	for (size_t i = 0; i < p->count; i++) {
		struct buf lead = { 0 };

		if (!blank(p, i))
			continue;
		doc_part(&f->doc, PART_CHOICE, item++);
		buf_addf(&lead, "%zu) ", i + 1);
		doc_item(&f->doc, buf_str(&lead), play_at(p, i)->label);
		buf_release(&lead);
	}
	doc_gap(&f->doc);
}

static void finish_draw(struct front *f)
{
	const struct catalogue *c = f->app->words;
	const struct play *p = f->app->play;
	size_t blanks = count_blanks(p);
	struct buf b = { 0 };

	doc_begin(&f->doc, f->frame.width);
	doc_line(&f->doc, words_finish(c), STYLE_HEADING, 0);
	doc_gap(&f->doc);
	words_blanks(&b, c, blanks, count_questions(p));
	doc_text(&f->doc, buf_str(&b), LAYOUT_SHORT, NULL);
	doc_gap(&f->doc);
	build_blanks(f);
	form_button(&f->doc, (int)blanks, tr(c, "Go back to the questions"));
	form_button(&f->doc, (int)blanks + 1, tr(c, "Finish"));
	/* With all answered, finishing is what is wanted. */
	if (f->focus < 0)
		f->focus = blanks > 0 ? 0 : 1;
	if (f->focus > (int)blanks + 1)
		f->focus = (int)blanks + 1;
	buf_release(&b);
	form_draw(f);
}

static void finish_choose(struct front *f)
{
	const struct play *p = f->app->play;
	int blanks = (int)count_blanks(p), item = 0;

	if (f->focus == blanks) {
		front_post(f, EVENT_STAY, 0);
		return;
	}
	if (f->focus == blanks + 1) {
		front_post(f, EVENT_FINISH, 0);
		return;
	}
	for (size_t i = 0; i < p->count; i++) {
		if (blank(p, i) && item++ == f->focus) {
			front_post(f, EVENT_GOTO, i);
			return;
		}
	}
}

static bool finish_key(struct front *f, const struct key *key)
{
	int items = (int)count_blanks(f->app->play) + 2;

	if (presses(key)) {
		finish_choose(f);
		return true;
	}
	if (key->kind == KEYS_BACKSPACE || is_command(key, 'b')) {
		front_post(f, EVENT_STAY, 0);
		return true;
	}
	if (is_command(key, 't')) {
		contents_enter(f, f->app->module);
		return true;
	}
	return form_key(f, items, key);
}

const struct view view_finish = {
	.head = head,
	.menu = finish_menu,
	.draw = finish_draw,
	.key = finish_key,
};
