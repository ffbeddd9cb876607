/* My results: every unit that was begun, the newest module first or last. */
#include <string.h>

#include "base/mem.h"
#include "ui/view.h"
#include "ui/words.h"

static size_t count(const struct front *f)
{
	return f->app->progress->unit_count;
}

static void say(
	const struct front *f, size_t i, struct buf *title, struct buf *state)
{
	const struct app *a = f->app;
	const struct fold_unit *d = a->progress->units[i];
	size_t at = library_find(a->library, d->module);
	struct folder *folder =
		at != (size_t)-1 ? library_folder(a->library, at) : NULL;
	struct faults faults = { 0 };
	const struct unit *u =
		folder ? folder_unit(folder, d->unit, a->language, &faults)
		       : NULL;

	/* A unit that is gone keeps its marks. */
	if (u)
		words_unit(title, a->words, u);
	else
		words_fill(title, "%1/%2", d->module, d->unit, NULL);
	words_unit_state(state, a->words, u, d);
	faults_release(&faults);
}

static void head(struct front *f, struct head *h)
{
	buf_adds(&h->left, tr(f->app->words, "My results"));
}

static void status(struct front *f, struct buf *b)
{
	struct buf title = { 0 }, state = { 0 };
	struct row row;

	if (count(f) == 0) {
		buf_adds(b, tr(f->app->words, "You have no results yet."));
		return;
	}
	if (f->scores.at >= count(f))
		f->scores.at = count(f) - 1;
	say(f, f->scores.at, &title, &state);
	row = (struct row){ .title = buf_str(&title),
		.state = buf_str(&state) };
	if (!list_fits(f, &row))
		list_say(b, &row);
	buf_release(&title);
	buf_release(&state);
}

static void menu(struct front *f, struct menu *m)
{
	const struct catalogue *c = f->app->words;

	menu_add(m, tr(c, "open"), KEYS_ENTER);
	menu_commands(m, c, "bil?q");
}

static void draw(struct front *f)
{
	list_scroll(&f->scores, count(f), f->frame.rows);
	for (int y = 0; y < f->frame.rows; y++) {
		size_t i = f->scores.first + (size_t)y;
		struct buf title = { 0 }, state = { 0 };
		struct row row;

		if (i >= count(f))
			break;
		if (list_edge(f, y, f->scores.first, count(f)))
			continue;
		say(f, i, &title, &state);
		row = (struct row){ .title = buf_str(&title),
			.state = buf_str(&state),
			.focus = i == f->scores.at };
		list_row(f, y, &row);
		buf_release(&title);
		buf_release(&state);
	}
}

/* A finished run is looked at, another is gone on with. */
static void open_unit(struct front *f)
{
	const struct app *a = f->app;
	const struct fold_unit *d = a->progress->units[f->scores.at];
	size_t module = library_find(a->library, d->module);

	if (module == (size_t)-1)
		front_say(f, words_opened(a->words, APP_NOTHING));
	else if (d->finished)
		front_review(f, module, d->unit);
	else
		front_open(f, module, d->unit, NULL, false);
}

static bool key(struct front *f, const struct key *key)
{
	if (key->kind == KEYS_BACKSPACE || key->kind == KEYS_ESC ||
		(key->kind == KEYS_COMMAND && key->ch == 'b')) {
		front_show(f, VIEW_HOME);
		return true;
	}
	if (key->kind == KEYS_COMMAND && key->ch == 'i') {
		front_say_where(f);
		return true;
	}
	if (count(f) == 0)
		return false;
	if (key->kind == KEYS_ENTER ||
		(key->kind == KEYS_CHAR && key->ch == ' ')) {
		open_unit(f);
		return true;
	}
	return list_key(&f->scores, count(f), f->frame.rows - 1, key);
}

const struct view view_scores = {
	.head = head,
	.status = status,
	.menu = menu,
	.draw = draw,
	.key = key,
};
