/* The module's terms: those of the step first, then all by the alphabet. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/glossary.h"
#include "ui/view.h"
#include "ui/words.h"

/* In the language shown; NULL: damaged. */
static const struct module *module_of(const struct front *f, size_t index)
{
	const struct app *a = f->app;
	struct folder *folder;

	if (index == ALL_MODULES)
		return NULL;
	if (a->play && a->module == index)
		return a->play->unit->module;
	folder = library_folder(a->library, index);
	return folder ? folder_module(folder, a->language) : NULL;
}

bool glossary_here(const struct front *f)
{
	const struct module *m = module_of(f, finding_module(f));

	return m && m->glossary.count > 0;
}

void glossary_enter(struct front *f, size_t module, const char *term)
{
	struct glossary_state *g = &f->glossary;

	g->from = f->view == VIEW_SEARCH ? VIEW_SEARCH : finding_origin(f);
	g->module = module;
	snprintf(g->term, sizeof(g->term), "%s", term ? term : "");
	front_show(f, VIEW_GLOSSARY);
}

static void head(struct front *f, struct head *h)
{
	const struct catalogue *c = f->app->words;
	const struct module *m = module_of(f, f->glossary.module);
	struct buf title = { 0 };

	if (m)
		words_short(&title, m->title);
	words_fill(&h->left, tr(c, "Glossary: %1"), buf_str(&title), NULL);
	if (f->doc.page_count > 1)
		words_page(&h->right, c, f->page + 1, f->doc.page_count);
	buf_release(&title);
}

static bool more(const struct front *f)
{
	return f->page + 1 < f->doc.page_count;
}

static void menu(struct front *f, struct menu *m)
{
	const struct catalogue *c = f->app->words;

	menu_add(m, more(f) ? tr(c, "next") : tr(c, "back"), KEYS_ENTER);
	menu_commands(m, c, more(f) ? "bfl?q" : "fl?q");
}

/* --- drawing ---------------------------------------------------------- */

static void add_heading(struct front *f, const char *text)
{
	doc_gap(&f->doc);
	doc_part(&f->doc, PART_TEXT, 0);
	doc_lead(&f->doc, text, STYLE_HEADING);
}

static void add_term(struct front *f, const struct term *term)
{
	struct layout_words words = { tr(f->app->words, "Figure") };
	struct buf b = { 0 };

	words_term(&b, term);
	doc_gap(&f->doc);
	if (strcmp(term->id, f->glossary.term) == 0)
		doc_part(&f->doc, PART_FIELD, 0); /* to be found again */
	else
		doc_part(&f->doc, PART_TEXT, 0);
	doc_text(&f->doc, buf_str(&b), 0, &words);
	buf_release(&b);
}

static size_t add_marked(
	struct front *f, const struct module *m, const struct term **terms)
{
	const struct app *a = f->app;
	size_t count = 0;

	if (f->glossary.from == VIEW_STEP && a->play &&
		a->module == f->glossary.module)
		count = glossary_of_step(m, step_shown(f), terms);
	if (count > 0)
		add_heading(f, tr(a->words, "In this step"));
	for (size_t i = 0; i < count; i++)
		add_term(f, terms[i]);
	return count;
}

static void build(struct front *f, const struct module *m)
{
	size_t count = m->glossary.count, marked;
	const struct term **terms = xcalloc(count + 1, sizeof(struct term *));
	const struct term **here = xcalloc(count + 1, sizeof(struct term *));

	marked = add_marked(f, m, here);
	glossary_sorted(m, terms);
	if (marked > 0 && marked < count)
		add_heading(f, tr(f->app->words, "Other terms"));
	for (size_t i = 0; i < count; i++) {
		bool told = false;

		for (size_t k = 0; k < marked; k++)
			told |= here[k] == terms[i];
		if (!told)
			add_term(f, terms[i]);
	}
	free(terms);
	free(here);
}

static void draw(struct front *f)
{
	const struct module *m = module_of(f, f->glossary.module);
	const struct part *p;

	doc_begin(&f->doc, f->frame.width);
	if (m)
		build(f, m);
	p = doc_find(&f->doc, PART_FIELD, 0);
	doc_paginate(&f->doc, f->frame.rows);
	if (p)
		f->page = doc_page_of(&f->doc, p->first);
	form_draw(f);
	if (p && f->menu_at < 0)
		doc_cursor(&f->doc, &f->canvas, f->frame.top, f->frame.left,
			f->page, p->first);
}

/* --- keys ------------------------------------------------------------- */

static bool key(struct front *f, const struct key *key)
{
	bool pressed = key->kind == KEYS_ENTER ||
		       (key->kind == KEYS_CHAR && key->ch == ' ');

	f->glossary.term[0] = '\0';
	if (pressed && more(f)) {
		f->page++;
		return true;
	}
	if (pressed || key->kind == KEYS_ESC || key->kind == KEYS_BACKSPACE ||
		(key->kind == KEYS_COMMAND &&
			(key->ch == 'b' || key->ch == 'g'))) {
		finding_return(f, f->glossary.from);
		return true;
	}
	return form_key(f, 0, key);
}

const struct view view_glossary = {
	.head = head,
	.menu = menu,
	.draw = draw,
	.key = key,
};
