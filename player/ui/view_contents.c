/* S2: a module's units and the steps of its lessons. */
#include <string.h>

#include "base/mem.h"
#include "core/counted.h"
#include "ui/entry.h"
#include "ui/words.h"

static void head(struct front *f, struct head *h)
{
	const struct catalogue *c = f->app->words;
	const struct module *m = contents_module(f);
	size_t finished = 0, begun = 0;

	for (size_t i = 0; i < m->units.count; i++) {
		const struct fold_unit *d = contents_done(f, i);

		if (counted_done(contents_unit(f, i), d))
			finished++;
		else if (d)
			begun++;
	}
	words_short(&h->left, m->title);
	words_module_state(&h->right, c, finished, begun, m->units.count);
	if (m->draft)
		buf_adds(&h->extra, tr(c, "draft translation"));
}

static void status(struct front *f, struct buf *b)
{
	struct buf title = { 0 }, state = { 0 };
	struct entry e = entry_at(f, f->contents.at);
	struct row row;

	if (f->unfolded_count == 0)
		return;
	entry_say(f, e, &title, &state);
	row = (struct row){ .indent = e.child < 0 ? 0 : 2,
		.title = buf_str(&title),
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
	menu_add(m, tr(c, "Left and Right: fold, unfold"), KEYS_NONE);
	menu_commands(m, c, glossary_here(f) ? "b?qlfg" : "b?qlf");
}

static void draw(struct front *f)
{
	size_t count = entry_count(f);

	if (f->unfolded_count == 0)
		return;
	list_scroll(&f->contents, count, f->frame.rows);
	for (int y = 0; y < f->frame.rows; y++) {
		size_t i = f->contents.first + (size_t)y;
		struct buf title = { 0 }, state = { 0 };
		struct entry e;
		struct row row;

		if (i >= count)
			break;
		if (list_edge(f, y, f->contents.first, count))
			continue;
		e = entry_at(f, i);
		entry_say(f, e, &title, &state);
		row = (struct row){ .indent = e.child < 0 ? 0 : 2,
			.title = buf_str(&title),
			.state = buf_str(&state),
			.focus = i == f->contents.at };
		list_row(f, y, &row);
		buf_release(&title);
		buf_release(&state);
	}
}

static void fold(struct front *f, bool open)
{
	struct entry e = entry_at(f, f->contents.at);

	/* Left on a step goes to its unit first. */
	if (!open && e.child >= 0) {
		f->contents.at = entry_row(f, (struct entry){ e.unit, -1 });
		return;
	}
	f->unfolded[e.unit] = open;
}

static void open_entry(struct front *f)
{
	struct entry e = entry_at(f, f->contents.at);
	const struct unit *u = contents_unit(f, e.unit);
	const char *id = NULL;

	if (u && e.child >= 0 && u->kind == UNIT_QUIZ) {
		front_review(f, f->module, contents_id(f, e.unit));
		return;
	}
	if (u && e.child >= 0)
		id = entry_step(f, e);
	if (!contents_open(f, e.unit)) {
		/* A finished run is looked at; "Again" stands at its end. */
		front_open(f, f->module, contents_id(f, e.unit), id, false);
		return;
	}
	front_goto(f, id);
}

static bool key(struct front *f, const struct key *key)
{
	bool up = key->kind == KEYS_BACKSPACE || key->kind == KEYS_ESC ||
		  (key->kind == KEYS_COMMAND && key->ch == 'b');

	if (up) {
		front_close(f);
		front_show(f, VIEW_HOME);
		return true;
	}
	if (f->unfolded_count == 0)
		return false;
	if (key->kind == KEYS_ENTER ||
		(key->kind == KEYS_CHAR && key->ch == ' ')) {
		open_entry(f);
		return true;
	}
	if (key->kind == KEYS_LEFT || key->kind == KEYS_RIGHT) {
		fold(f, key->kind == KEYS_RIGHT);
		return true;
	}
	return list_key(&f->contents, entry_count(f), f->frame.rows - 1, key);
}

const struct view view_contents = {
	.head = head,
	.status = status,
	.menu = menu,
	.draw = draw,
	.key = key,
};

/* --- entering --------------------------------------------------------- */

/* Where one is: in the open unit, in one begun, before one not done. */
static size_t unit_at(const struct front *f)
{
	for (size_t i = 0; i < f->unfolded_count; i++)
		if (contents_open(f, i))
			return i;
	for (size_t i = 0; i < f->unfolded_count; i++)
		if (contents_run(f, i) && !contents_run(f, i)->finished)
			return i;
	for (size_t i = 0; i < f->unfolded_count; i++)
		if (!contents_done(f, i) ||
			contents_done(f, i)->finished_count == 0)
			return i;
	return 0;
}

void contents_enter(struct front *f, size_t index)
{
	struct entry at = { 0, -1 };
	size_t count;

	f->module = index;
	count = contents_module(f)->units.count;
	f->unfolded = xrealloc(f->unfolded, count, sizeof(*f->unfolded));
	f->unfolded_count = count;
	for (size_t i = 0; i < count; i++)
		f->unfolded[i] =
			contents_done(f, i) && contents_done(f, i)->finished &&
			contents_done(f, i)->finished->kind &&
			strcmp(contents_done(f, i)->finished->kind, "quiz") ==
				0;
	f->contents = (struct scroll){ 0, 0 };
	front_show(f, VIEW_CONTENTS);
	if (count == 0)
		return;
	at.unit = unit_at(f);
	f->unfolded[at.unit] = true;
	for (int i = 0; i < (int)entry_children(f, at.unit); i++) {
		struct entry e = { at.unit, i };

		if (contents_unit(f, at.unit)->kind != UNIT_QUIZ &&
			entry_here(f, e, entry_step(f, e)))
			at = e;
	}
	f->contents.at = entry_row(f, at);
}
