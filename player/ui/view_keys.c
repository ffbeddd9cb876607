/* Which key does what: a page to read, from anywhere by "?". */
#include "base/text.h"
#include "ui/view.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

struct key_row {
	const char *keys, *meaning; /* N_() */
};

/* Of a student in a session. */
static const struct key_row meeting_rows[] = {
	{ "y", N_("back to the session, from anywhere") },
	{ "t r", N_("in a session: read a lesson; my answers") },
};

/* Rows that mean the same in all views come first. */
enum { LESSONS_FROM = 9 };

static const struct key_row rows[] = {
	{ "Enter", N_("on, answer, open") },
	{ N_("arrows"), N_("to another answer, page or line of a list") },
	/* TRANSLATORS: the names of two keys. */
	{ N_("Left Right"), N_("in the contents: fold, unfold") },
	{ N_("Space"), N_("the same as Enter; in a text a space") },
	{ "1 2 3 ...", N_("to the answer with this number") },
	{ "Backspace", N_("back; in a text it deletes") },
	{ "Tab", N_("to the words in the last line, also while typing; "
		    "arrows choose there, Enter does it") },
	{ "PgUp PgDn", N_("to another page") },
	{ "Esc", N_("up; at a step the same as Tab") },
	{ "h v", N_("hint; the text that a question rests on") },
	{ "n", N_("on without an answer") },
	{ "b", N_("back") },
	{ "t", N_("contents") },
	{ "e", N_("finish the quiz") },
	{ "f g", N_("find a word; the glossary") },
	{ "k j", N_("at a step: a bookmark; a note of your own") },
	{ "l", N_("another language") },
	{ "i", N_("where my answers are") },
	{ "q", N_("quit; everything is saved") },
};

static void head(struct front *f, struct head *h)
{
	buf_adds(&h->left, tr(f->app->words, "Which key does what"));
}

static void menu(struct front *f, struct menu *m)
{
	const struct catalogue *c = f->app->words;
	bool more = f->page + 1 < f->doc.page_count;

	menu_add(m, more ? tr(c, "next") : tr(c, "back"), KEYS_ENTER);
	menu_commands(m, c, "blq");
}

/* Letters of commands as they are on the student's keyboard: "h v". */
static void add_name(struct buf *b, const struct front *f, const char *name)
{
	bool letters = name[1] == '\0' || name[1] == ' ';

	for (; *name && letters; name++)
		text_encode(b, menu_letter(f, *name));
	buf_adds(b, name);
}

static void add_row(struct front *f, const struct key_row *row, int indent)
{
	const struct catalogue *c = f->app->words;
	struct buf name = { 0 };

	add_name(&name, f, tr(c, row->keys));
	doc_part(&f->doc, PART_TEXT, 0);
	doc_named(&f->doc, buf_str(&name), tr(c, row->meaning), indent);
	buf_release(&name);
}

static void draw(struct front *f)
{
	const struct catalogue *c = f->app->words;
	/* As wide as the longest name of a key may be in any language. */
	int indent = f->frame.width < 50 ? 11 : 16;
	bool leads = f->app->group && f->app->group->desk;

	doc_begin(&f->doc, f->frame.width);
	if (leads)
		lead_keys(f, &f->doc, indent);
	for (size_t i = 0; meet_joined(f) && i < COUNT(meeting_rows); i++)
		add_row(f, &meeting_rows[i], indent);
	/* A facilitator has other letters. */
	for (size_t i = 0; i < (leads ? LESSONS_FROM : COUNT(rows)); i++)
		add_row(f, &rows[i], indent);
	if (f->app->preview)
		preview_keys(f, &f->doc, indent);
	doc_gap(&f->doc);
	doc_part(&f->doc, PART_TEXT, 0);
	doc_text(&f->doc,
		tr(c, "The letters work on every keyboard: with Russian, "
		      "Kazakh, Kyrgyz or Tajik letters, press the same keys."),
		LAYOUT_SHORT, NULL);
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
			(key->ch == 'b' || key->ch == '?'))) {
		front_show(f, f->under);
		return true;
	}
	return form_key(f, 0, key);
}

const struct view view_keys = {
	.head = head,
	.menu = menu,
	.draw = draw,
	.key = key,
};
