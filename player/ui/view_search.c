/* Finding: a field for words, and below it the places that have them. */
#include <stdio.h>
#include <string.h>

#include "ui/view.h"
#include "ui/words.h"

enum {
	QUERY_BYTES = 200,
	FIELD_ROWS = 2, /* the field and what sets it off */
	SLICE_MS = 100, /* of looking, between two looks at the keyboard */
};

void search_release(struct search_state *s)
{
	search_free(s->search);
	s->search = NULL;
	finds_release(&s->finds);
	edit_release(&s->edit);
}

/* --- looking ---------------------------------------------------------- */

bool search_running(const struct front *f)
{
	return f->view == VIEW_SEARCH && f->search.search != NULL;
}

static void look_in(struct front *f, size_t module)
{
	const struct app *a = f->app;
	const struct search_place place = {
		.path = library_path(a->library, module),
		.id = library_id(a->library, module),
		.language = a->language,
		.done = a->progress,
	};

	search_module(f->search.search, &place, &f->search.finds);
}

/* The index behind the last module to look in. */
static size_t end_of(const struct front *f)
{
	return f->search.module == ALL_MODULES ? library_count(f->app->library)
					       : f->search.module + 1;
}

static void to_list(struct front *f, int item)
{
	f->search.listing = true;
	f->focus = item;
}

void search_go_on(struct front *f)
{
	struct search_state *s = &f->search;
	int64_t until = f->app->ops->now() + SLICE_MS;
	bool none = s->finds.count == 0;

	do {
		if (s->next < end_of(f))
			look_in(f, s->next++);
		if (s->next >= end_of(f) || s->finds.more) {
			search_free(s->search);
			s->search = NULL;
		}
	} while (s->search && f->app->ops->now() < until);
	if (none && s->finds.count > 0 && f->menu_at < 0)
		to_list(f, 0);
}

static void start(struct front *f)
{
	struct search_state *s = &f->search;

	search_free(s->search);
	finds_release(&s->finds);
	s->done = false;
	s->listing = false;
	s->at = 0;
	f->focus = -1;
	f->page = 0;
	s->search = search_new(buf_str(&s->edit.text));
	if (!s->search)
		return;
	s->done = true;
	s->next = s->module == ALL_MODULES ? 0 : s->module;
	snprintf(s->language, sizeof(s->language), "%s", f->app->language);
	search_go_on(f);
}

void search_enter(struct front *f)
{
	struct search_state *s = &f->search;
	size_t module = finding_module(f);
	int from = finding_origin(f);

	if (s->edit.max == 0)
		edit_begin(&s->edit, "", QUERY_BYTES, false);
	if (s->module != module && s->module != ALL_MODULES)
		s->done = false;
	if (!s->done || s->finds.count == 0) {
		finds_release(&s->finds);
		s->done = false;
		s->module = module;
	}
	if (from != VIEW_SEARCH)
		s->from = from;
	front_show(f, VIEW_SEARCH);
	s->listing = false;
	if (s->finds.count > 0)
		to_list(f, s->at);
}

/* --- going ------------------------------------------------------------ */

static void leave(struct front *f)
{
	finding_return(f, f->search.from);
}

static void open_find(struct front *f, const struct find *find)
{
	size_t module = library_find(f->app->library, find->module);

	if (module == ALL_MODULES)
		return;
	switch (find->kind) {
	case FIND_MODULE:
		front_close(f);
		contents_enter(f, module);
		break;
	case FIND_TERM:
		glossary_enter(f, module, find->term);
		break;
	case FIND_UNIT:
		front_open(f, module, find->unit, NULL, false);
		break;
	case FIND_STEP:
	case FIND_NOTE:
		finding_open(f, find->module, find->unit, find->step);
		break;
	}
}

/* The button below the finds of one module. */
static bool offers_all(const struct front *f)
{
	return f->search.done && !f->search.search &&
	       f->search.module != ALL_MODULES &&
	       library_count(f->app->library) > 1;
}

static int item_count(const struct front *f)
{
	return (int)f->search.finds.count + (offers_all(f) ? 1 : 0);
}

static void press(struct front *f)
{
	struct search_state *s = &f->search;

	if (f->focus < 0)
		return;
	if ((size_t)f->focus < s->finds.count) {
		s->at = f->focus;
		open_find(f, &s->finds.items[f->focus]);
	} else if (offers_all(f)) {
		s->module = ALL_MODULES;
		start(f);
	}
}

/* --- drawing ---------------------------------------------------------- */

static void head(struct front *f, struct head *h)
{
	const struct catalogue *c = f->app->words;
	const struct search_state *s = &f->search;
	struct buf title = { 0 };
	struct folder *folder;

	if (s->module == ALL_MODULES) {
		buf_adds(&h->left, tr(c, "Find in all modules"));
	} else {
		folder = library_folder(f->app->library, s->module);
		if (folder)
			words_short(&title,
				folder_module(folder, f->app->language)->title);
		words_fill(
			&h->left, tr(c, "Find in: %1"), buf_str(&title), NULL);
	}
	if (f->doc.page_count > 1)
		words_page(&h->right, c, f->page + 1, f->doc.page_count);
	buf_release(&title);
}

static void status(struct front *f, struct buf *b)
{
	const struct catalogue *c = f->app->words;
	const struct search_state *s = &f->search;

	if (s->search)
		words_fill(b,
			tr(c, "Looking: module %1 of %2. Found so far: %3."),
			NUMBER(s->next), NUMBER(end_of(f)),
			NUMBER(s->finds.count), NULL);
	else if (s->done)
		words_finds(b, c, &s->finds);
	else
		buf_adds(b, tr(c, "Type a word, or how it begins, and press "
				  "Enter."));
}

static void menu(struct front *f, struct menu *m)
{
	const struct catalogue *c = f->app->words;

	if (f->search.listing) {
		menu_add(m, tr(c, "open"), KEYS_ENTER);
		menu_command(m, tr(c, "another word"), 'f');
	} else {
		menu_add(m, tr(c, "find"), KEYS_ENTER);
		m->typing = true;
	}
	menu_commands(m, c, "b?ql");
}

static void add_find(struct front *f, size_t i)
{
	const struct find *find = &f->search.finds.items[i];
	struct doc *d = &f->doc;
	int indent = 2 * MARKER, cells = f->frame.width - indent;
	struct buf b = { 0 }, title = { 0 };

	/* A line each: two of the text where a line is short. */
	if (f->frame.width < WIDE - 2 * MARKER)
		cells *= 2;
	if (i > 0 && f->frame.rows >= TALL)
		doc_gap(d);
	doc_part(d, PART_CHOICE, (int)i);
	words_find(&b, f->app->words, find, f->search.module == ALL_MODULES);
	doc_escape(&title, buf_str(&b));
	doc_text_in(d, buf_str(&title), MARKER);
	buf_clear(&b);
	words_find_text(&b, find, f->app->charset, cells);
	if (b.len > 0)
		doc_text_in(d, buf_str(&b), indent);
	buf_release(&b);
	buf_release(&title);
}

static void build(struct front *f)
{
	const struct search_state *s = &f->search;

	doc_begin(&f->doc, f->frame.width);
	for (size_t i = 0; i < s->finds.count; i++)
		add_find(f, i);
	if (!offers_all(f))
		return;
	doc_gap(&f->doc);
	form_button(&f->doc, (int)s->finds.count,
		tr(f->app->words, "Look in all modules"));
}

static void draw_field(struct front *f, int row)
{
	/* TRANSLATORS: before the field for the words to be found. */
	const char *label = tr(f->app->words, "Find:");
	int col = f->frame.left, used;

	used = canvas_text(&f->canvas, row, col, STYLE_PLAIN, label) + 1;
	if (!f->search.listing && f->menu_at < 0) {
		edit_draw(&f->search.edit, &f->canvas, row, col + used,
			f->frame.width - used, 1);
		return;
	}
	canvas_bytes(&f->canvas,
		(struct strip){ row, col + used, f->frame.width - used },
		STYLE_PLAIN, buf_str(&f->search.edit.text),
		f->search.edit.text.len);
}

static void draw(struct front *f)
{
	struct search_state *s = &f->search;
	int row = f->frame.top;

	s->edit.charset = f->app->charset;
	/* What was found before the language was changed leads nowhere. */
	if (s->done && !s->search && strcmp(s->language, f->app->language) != 0)
		start(f);
	f->frame.top += FIELD_ROWS;
	f->frame.rows -= FIELD_ROWS;
	build(f);
	form_draw(f);
	f->frame.top -= FIELD_ROWS;
	f->frame.rows += FIELD_ROWS;
	draw_field(f, row);
}

/* --- keys ------------------------------------------------------------- */

static bool field_key(struct front *f, const struct key *key)
{
	struct search_state *s = &f->search;

	if (key->kind == KEYS_ENTER) {
		start(f);
		return true;
	}
	if ((key->kind == KEYS_DOWN || key->kind == KEYS_PAGE_DOWN) &&
		item_count(f) > 0) {
		to_list(f, 0);
		return true;
	}
	if (key->kind == KEYS_COMMAND && key->ch == 'b') {
		leave(f);
		return true;
	}
	if (key->kind == KEYS_COMMAND ||
		edit_key(&s->edit, key, f->frame.width) == EDIT_NOT_MINE)
		return false;
	/* Who types on looks for something else. */
	search_free(s->search);
	s->search = NULL;
	return true;
}

static bool list_keys(struct front *f, const struct key *key)
{
	bool up = key->kind == KEYS_UP && f->focus <= 0 && f->page == 0;
	bool other = key->kind == KEYS_COMMAND && key->ch == 'f';

	if (key->kind == KEYS_ENTER ||
		(key->kind == KEYS_CHAR && key->ch == ' ')) {
		press(f);
		return true;
	}
	if (up || other) {
		/* Another word; or this one, to be changed. */
		if (other)
			edit_begin(&f->search.edit, "", QUERY_BYTES, false);
		f->search.listing = false;
		f->focus = -1;
		f->page = 0;
		return true;
	}
	if (key->kind == KEYS_BACKSPACE || key->kind == KEYS_ESC ||
		(key->kind == KEYS_COMMAND && key->ch == 'b')) {
		leave(f);
		return true;
	}
	return form_key(f, item_count(f), key);
}

static bool key(struct front *f, const struct key *key)
{
	return f->search.listing ? list_keys(f, key) : field_key(f, key);
}

const struct view view_search = {
	.head = head,
	.status = status,
	.menu = menu,
	.draw = draw,
	.key = key,
};
