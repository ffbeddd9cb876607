/* The settings: a list of them, and of the choices of one. */
#include <string.h>

#include "ui/settings.h"
#include "ui/view.h"
#include "ui/words.h"

void settings_enter(struct front *f)
{
	f->settings = (struct settings_state){ 0 };
	front_show(f, VIEW_SETTINGS);
}

static bool choosing(const struct front *f)
{
	return f->settings.choosing;
}

/* The setting with the focus. */
static enum app_setting setting(const struct front *f)
{
	return (enum app_setting)f->settings.at;
}

/* Of letters each choice has a line that shows them, below it. */
static size_t rows_of_choice(const struct front *f)
{
	return setting(f) == APP_LETTERS ? 2 : 1;
}

static size_t row_count(const struct front *f)
{
	if (!choosing(f))
		return APP_SETTINGS;
	/* What sets nothing has no such line. */
	return settings_count(setting(f)) * rows_of_choice(f) -
	       (rows_of_choice(f) - 1);
}

/* --- around it -------------------------------------------------------- */

static void head(struct front *f, struct head *h)
{
	const struct catalogue *c = f->app->words;

	if (choosing(f)) {
		buf_adds(&h->lead, tr(c, "Settings"));
		buf_adds(&h->lead, " / ");
		buf_adds(&h->left, settings_name(c, setting(f)));
	} else {
		buf_adds(&h->left, tr(c, "Settings"));
	}
	words_fill(&h->right, tr(c, "language: %1"),
		catalogue_language_name(catalogue_language(c)), NULL);
}

/* In a narrow window, what it is now. */
static void say_cut(const struct front *f, struct buf *b)
{
	struct buf now = { 0 };
	struct row row = { .title = settings_name(f->app->words, setting(f)) };

	settings_now(&now, f->app, setting(f));
	row.state = buf_str(&now);
	if (!list_fits(f, &row)) {
		buf_adds(b, row.state);
		buf_adds(b, ". ");
	}
	buf_release(&now);
}

static void status(struct front *f, struct buf *b)
{
	const struct catalogue *c = f->app->words;
	enum app_setting s = setting(f);

	if (!choosing(f)) {
		say_cut(f, b);
		buf_adds(b, settings_about(c, s));
	} else if (s == APP_LANGUAGES) {
		buf_adds(b, tr(c, "Enter puts a language first. When the order "
				  "is right, go back."));
	} else if (s == APP_LETTERS) {
		buf_adds(b, tr(c, "Choose the first line in which every letter "
				  "is to be seen, large and small."));
	} else {
		buf_adds(b, settings_about(c, s));
	}
}

static void menu(struct front *f, struct menu *m)
{
	const struct catalogue *c = f->app->words;

	menu_add(m, tr(c, "choose"), KEYS_ENTER);
	menu_commands(m, c, "b?ql");
}

/* --- drawing ---------------------------------------------------------- */

static void draw_setting(struct front *f, int y, size_t i)
{
	const struct app *a = f->app;
	struct buf now = { 0 };
	struct row row = {
		.title = settings_name(a->words, (enum app_setting)i),
		.focus = i == f->settings.at,
	};

	settings_now(&now, a, (enum app_setting)i);
	row.state = buf_str(&now);
	list_row(f, y, &row);
	buf_release(&now);
}

/* Its place in an order before it: "1. қазақша". */
static void draw_choice(struct front *f, int y, size_t choice)
{
	const struct app *a = f->app;
	enum app_setting s = setting(f);
	size_t place = settings_place(a, s, choice);
	bool on = s != APP_LANGUAGES && choice == settings_chosen(a, s);
	struct buf title = { 0 };
	struct row row = { .focus = choice == f->settings.choice };

	if (place > 0)
		words_fill(&title, "%1. ", NUMBER(place), NULL);
	settings_say(&title, a, s, choice);
	row.title = buf_str(&title);
	/* TRANSLATORS: beside the choice that is set. */
	row.state = on ? tr(a->words, "set now") : "";
	list_row(f, y, &row);
	buf_release(&title);
}

static void draw_test(struct front *f, int y, size_t choice)
{
	struct buf b = { 0 };

	if (settings_test_line(&b, f->app, choice))
		canvas_as_is(&f->canvas, f->frame.top + y,
			f->frame.left + 2 * MARKER, STYLE_PLAIN, buf_str(&b));
	buf_release(&b);
}

static void draw_row(struct front *f, int y, size_t i)
{
	size_t each = rows_of_choice(f);

	if (!choosing(f))
		draw_setting(f, y, i);
	else if (i % each == 0)
		draw_choice(f, y, i / each);
	else
		draw_test(f, y, i / each);
}

static void draw(struct front *f)
{
	struct settings_state *s = &f->settings;
	size_t count = row_count(f);
	size_t at = choosing(f) ? s->choice * rows_of_choice(f) : s->at;
	struct scroll rows = { .at = at, .first = s->first };

	list_scroll(&rows, count, f->frame.rows);
	s->first = rows.first;
	for (int y = 0; y < f->frame.rows; y++) {
		size_t i = rows.first + (size_t)y;

		if (i < count && !list_edge(f, y, rows.first, count))
			draw_row(f, y, i);
	}
}

/* --- keys ------------------------------------------------------------- */

static void choose(struct front *f)
{
	struct settings_state *s = &f->settings;
	struct app *a = f->app;
	bool order = setting(f) == APP_LANGUAGES &&
		     s->choice + 1 < settings_count(APP_LANGUAGES);

	if (!choosing(f)) {
		s->choosing = true;
		s->choice = settings_chosen(a, setting(f));
		s->first = 0;
		return;
	}
	settings_choose(a, setting(f), s->choice);
	settings_kept(&f->notice, a);
	/* One language after the other. */
	if (!order)
		s->choosing = false;
	s->first = 0;
}

static void leave(struct front *f)
{
	if (choosing(f)) {
		f->settings.choosing = false;
		f->settings.first = 0;
	} else {
		front_show(f, VIEW_HOME);
	}
}

static bool move(struct front *f, const struct key *key)
{
	struct settings_state *s = &f->settings;
	size_t count = choosing(f) ? settings_count(setting(f)) : APP_SETTINGS;
	struct scroll rows = { .at = choosing(f) ? s->choice : s->at };
	bool moved = list_key(&rows, count, f->frame.rows - 1, key);

	if (choosing(f))
		s->choice = rows.at;
	else
		s->at = rows.at;
	return moved;
}

static bool key(struct front *f, const struct key *key)
{
	if (key->kind == KEYS_BACKSPACE || key->kind == KEYS_ESC ||
		(key->kind == KEYS_COMMAND && key->ch == 'b')) {
		leave(f);
		return true;
	}
	if (key->kind == KEYS_ENTER ||
		(key->kind == KEYS_CHAR && key->ch == ' ')) {
		choose(f);
		return true;
	}
	return move(f, key);
}

const struct view view_settings = {
	.head = head,
	.status = status,
	.menu = menu,
	.draw = draw,
	.key = key,
};
