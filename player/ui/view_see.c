/* The text that a question rests on ("see"): to be read beside it, by "v". */
#include "ui/view.h"
#include "ui/words.h"

const struct step *see_step(const struct front *f)
{
	const struct step *s = step_shown(f);

	return s->see ? unit_step(f->app->play->unit, s->see) : NULL;
}

static void head(struct front *f, struct head *h)
{
	const struct catalogue *c = f->app->words;
	const struct step *s = see_step(f);

	if (s)
		words_short(&h->left, s->label);
	if (f->doc.page_count > 1)
		words_page(&h->right, c, f->page + 1, f->doc.page_count);
}

static void menu(struct front *f, struct menu *m)
{
	const struct catalogue *c = f->app->words;
	bool more = f->page + 1 < f->doc.page_count;

	menu_add(m, more ? tr(c, "next") : tr(c, "back to the question"),
		KEYS_ENTER);
	menu_commands(m, c, more ? "bl?q" : "l?q");
}

static void draw(struct front *f)
{
	struct layout_words words = { tr(f->app->words, "Figure") };
	const struct step *s = see_step(f);
	struct buf b = { 0 };

	doc_begin(&f->doc, f->frame.width);
	if (s)
		words_body(&b, f->app->words, s, NULL);
	doc_text(&f->doc, buf_str(&b), 0, &words);
	buf_release(&b);
	form_draw(f);
}

static bool key(struct front *f, const struct key *key)
{
	bool pressed = key->kind == KEYS_ENTER ||
		       (key->kind == KEYS_CHAR && key->ch == ' ');

	if (pressed && f->page + 1 < f->doc.page_count) {
		f->page++;
		return true;
	}
	if (pressed || key->kind == KEYS_ESC || key->kind == KEYS_BACKSPACE ||
		(key->kind == KEYS_COMMAND &&
			(key->ch == 'b' || key->ch == 'v'))) {
		front_show(f, VIEW_STEP);
		return true;
	}
	return form_key(f, 0, key);
}

const struct view view_see = {
	.head = head,
	.menu = menu,
	.draw = draw,
	.key = key,
};
