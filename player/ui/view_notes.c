/* Bookmarks and notes of all modules, the newest first. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ui/view.h"
#include "ui/words.h"

void notes_enter(struct front *f)
{
	int from = finding_origin(f);

	f->notes.from = from == VIEW_SEARCH ? f->search.from : from;
	f->notes.at = f->notes.first = 0;
	front_show(f, VIEW_NOTES);
}

/* --- which there are -------------------------------------------------- */

static int64_t last_ms(const struct fold_note *n)
{
	return n->marked.ms > n->written.ms ? n->marked.ms : n->written.ms;
}

static int newest_first(const void *left, const void *right)
{
	const struct fold_note *a = *(const struct fold_note *const *)left;
	const struct fold_note *b = *(const struct fold_note *const *)right;

	if (last_ms(a) != last_ms(b))
		return last_ms(a) > last_ms(b) ? -1 : 1;
	return a < b ? -1 : a > b;
}

const struct fold_note **notes_newest(const struct progress *p, size_t *count)
{
	const struct fold_note **all =
		xcalloc(p->note_count + 1, sizeof(struct fold_note *));

	*count = 0;
	for (size_t i = 0; i < p->note_count; i++)
		if (p->notes[i].bookmark || p->notes[i].text)
			all[(*count)++] = &p->notes[i];
	if (*count > 1)
		qsort(all, *count, sizeof(struct fold_note *), newest_first);
	return all;
}

/* The one with the focus; NULL: there are none. Borrowed until a note is set. */
static const struct fold_note *focused(struct front *f, size_t *count)
{
	const struct fold_note **all = notes_newest(f->app->progress, count),
			       *n;

	if (f->notes.at >= *count)
		f->notes.at = *count > 0 ? *count - 1 : 0;
	n = *count > 0 ? all[f->notes.at] : NULL;
	free(all);
	return n;
}

/* --- drawing ---------------------------------------------------------- */

static void head(struct front *f, struct head *h)
{
	buf_adds(&h->left, tr(f->app->words, "Bookmarks and notes"));
}

/* What was noted; of a bookmark alone its name, where that is cut off. */
static void status(struct front *f, struct buf *b)
{
	struct buf title = { 0 }, state = { 0 };
	size_t count;
	const struct fold_note *n = focused(f, &count);
	struct row row;

	if (!n) {
		buf_adds(b, words_no_notes(f->app->words));
		return;
	}
	words_place(&title, f->app, n, true);
	words_note_kinds(&state, f->app->words, n);
	row = (struct row){ .title = buf_str(&title),
		.state = buf_str(&state) };
	if (n->text)
		words_fill(b, "%1", n->text, NULL);
	else if (!list_fits(f, &row))
		list_say(b, &row);
	buf_release(&title);
	buf_release(&state);
}

static void menu(struct front *f, struct menu *m)
{
	const struct catalogue *c = f->app->words;
	size_t count;

	if (!focused(f, &count)) {
		menu_commands(m, c, "bf?ql");
		return;
	}
	menu_add(m, tr(c, "open"), KEYS_ENTER);
	menu_commands(m, c, "bjkf?ql");
}

static void draw(struct front *f)
{
	struct scroll rows = { f->notes.at, f->notes.first };
	size_t count;
	const struct fold_note **all = notes_newest(f->app->progress, &count);

	list_scroll(&rows, count, f->frame.rows);
	f->notes.at = rows.at;
	f->notes.first = rows.first;
	for (int y = 0; y < f->frame.rows; y++) {
		size_t i = rows.first + (size_t)y;
		struct buf title = { 0 }, state = { 0 };
		struct row row;

		if (i >= count)
			break;
		if (list_edge(f, y, rows.first, count))
			continue;
		words_place(&title, f->app, all[i], f->canvas.cols >= WIDE);
		words_note_kinds(&state, f->app->words, all[i]);
		row = (struct row){ .title = buf_str(&title),
			.state = buf_str(&state),
			.focus = i == rows.at };
		list_row(f, y, &row);
		buf_release(&title);
		buf_release(&state);
	}
	free(all);
}

/* --- keys ------------------------------------------------------------- */

static bool command(struct front *f, const struct fold_note *n, char letter)
{
	const struct app_note step = { .module = n->module,
		.unit = n->unit,
		.step = n->step,
		.bookmark = ABSENT };

	if (letter == 'k')
		note_bookmark(f, step);
	else if (letter == 'j')
		note_enter(f, step);
	else
		return false;
	return true;
}

static bool key(struct front *f, const struct key *key)
{
	struct scroll rows = { f->notes.at, f->notes.first };
	size_t count;
	const struct fold_note *n = focused(f, &count);
	bool moved;

	if (key->kind == KEYS_BACKSPACE || key->kind == KEYS_ESC ||
		(key->kind == KEYS_COMMAND && key->ch == 'b')) {
		finding_return(f, f->notes.from);
		return true;
	}
	if (!n)
		return key->kind == KEYS_COMMAND &&
		       (key->ch == 'j' || key->ch == 'k');
	if (key->kind == KEYS_COMMAND)
		return command(f, n, (char)key->ch);
	if (key->kind == KEYS_ENTER ||
		(key->kind == KEYS_CHAR && key->ch == ' ')) {
		finding_open(f, n->module, n->unit, n->step);
		return true;
	}
	moved = list_key(&rows, count, f->frame.rows - 1, key);
	f->notes.at = rows.at;
	return moved;
}

const struct view view_notes = {
	.head = head,
	.status = status,
	.menu = menu,
	.draw = draw,
	.key = key,
};
