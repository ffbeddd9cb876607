/* Two pages of a preview: the faults of the files, the answers of a step. */
#include "core/rules.h"
#include "ui/view.h"
#include "ui/words.h"
#include "ui/words_preview.h"

static void menu(struct front *f, struct menu *m)
{
	const struct catalogue *c = f->app->words;
	bool more = f->page + 1 < f->doc.page_count;

	menu_add(m, more ? tr(c, "next") : tr(c, "back"), KEYS_ENTER);
	menu_commands(m, c, more ? "bl?q" : "l?q");
}

static void add_page(struct front *f, struct head *h)
{
	if (f->doc.page_count > 1)
		words_page(&h->right, f->app->words, f->page + 1,
			f->doc.page_count);
}

/* Enter turns the page, on the last one it leads back. */
static bool key(struct front *f, const struct key *key)
{
	bool pressed = key->kind == KEYS_ENTER ||
		       (key->kind == KEYS_CHAR && key->ch == ' ');

	if (pressed && f->page + 1 < f->doc.page_count) {
		f->page++;
		return true;
	}
	if (pressed || key->kind == KEYS_ESC || key->kind == KEYS_BACKSPACE ||
		(key->kind == KEYS_COMMAND && key->ch == 'b')) {
		preview_return(f);
		return true;
	}
	return form_key(f, 0, key);
}

/* --- faults ----------------------------------------------------------- */

static void faults_head(struct front *f, struct head *h)
{
	words_fault_count(&h->left, f->app->words, f->app->preview);
	add_page(f, h);
}

static void add_plain(struct front *f, struct buf *text, int indent)
{
	struct buf b = { 0 };

	doc_escape(&b, buf_str(text));
	if (indent > 0)
		doc_text_in(&f->doc, buf_str(&b), indent);
	else
		doc_text(&f->doc, buf_str(&b), 0, NULL);
	buf_clear(text);
	buf_release(&b);
}

/* A page is not torn within one where there are parts for each. */
static void add_fault(struct front *f, const struct fault *fault, int *index)
{
	struct buf b = { 0 };

	doc_gap(&f->doc);
	if (f->doc.part_count + 1 < DOC_PARTS)
		doc_part(&f->doc, PART_ITEM, (*index)++);
	words_fault(&b, f->app->words, fault);
	add_plain(f, &b, 0);
	words_fault_mend(&b, f->app->words, fault);
	add_plain(f, &b, 2);
	buf_release(&b);
}

static void faults_draw(struct front *f)
{
	const struct app *a = f->app;
	const struct faults *faults = a->preview->faults;
	struct buf b = { 0 };
	int index = 0;

	doc_begin(&f->doc, f->frame.width);
	doc_part(&f->doc, PART_TEXT, 0);
	if (a->preview->errors > 0)
		buf_adds(&b, words_mend(a->words, a->preview->before));
	add_plain(f, &b, 0);
	for (int level = RULE_ERROR; level <= RULE_WARNING; level++) {
		for (size_t i = 0; i < faults->count; i++) {
			const struct fault *one = &faults->items[i];

			if ((int)rule_texts[one->rule].level == level)
				add_fault(f, one, &index);
		}
	}
	buf_release(&b);
	form_draw(f);
}

/* Nothing else of the program: there may be nothing behind this page. */
static bool faults_key(struct front *f, const struct key *k)
{
	if (k->kind == KEYS_COMMAND && k->ch == 'c')
		preview_return(f);
	else if (k->kind == KEYS_COMMAND && k->ch != 'q' && k->ch != 'l' &&
		 k->ch != '?' && k->ch != 'z')
		key(f, k);
	else if (!key(f, k))
		return false;
	return true;
}

const struct view view_faults = {
	.head = faults_head,
	.menu = menu,
	.draw = faults_draw,
	.key = faults_key,
};

/* --- answers ---------------------------------------------------------- */

static const struct step *shown(const struct front *f)
{
	return f->app->play && f->app->play->count > 0 ? step_shown(f) : NULL;
}

static void answers_head(struct front *f, struct head *h)
{
	const struct step *s = shown(f);

	if (s)
		words_short(&h->left, s->label);
	add_page(f, h);
}

static void answers_draw(struct front *f)
{
	const struct app *a = f->app;
	struct layout_words words = { tr(a->words, "Figure") };
	const struct step *s = shown(f);
	struct buf b = { 0 };

	doc_begin(&f->doc, f->frame.width);
	doc_part(&f->doc, PART_TEXT, 0);
	if (s)
		words_answers(&b, a->words, a->play->unit->module, s);
	doc_text(&f->doc, buf_str(&b), 0, &words);
	buf_release(&b);
	form_draw(f);
}

const struct view view_answers = {
	.head = answers_head,
	.menu = menu,
	.draw = answers_draw,
	.key = key,
};
