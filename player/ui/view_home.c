/* S1: where everything begins. */
#include <string.h>

#include "core/counted.h"
#include "ui/view.h"
#include "ui/words.h"

/*
 * Rows are counted, not kept: a hundred modules must not slow the first
 * screen down, so that only those on it are opened.
 */
enum home_kind {
	HOME_SESSION,
	HOME_CONTINUE,
	HOME_MODULES, /* a heading */
	HOME_MODULE,
	HOME_GAP,
	HOME_MORE, /* a heading */
	HOME_RESULTS,
	HOME_NOTES,
	HOME_FIND,
	HOME_SETTINGS,
	HOME_KEYS,
	HOME_QUIT,
};

struct place_in_home {
	enum home_kind kind;
	size_t index; /* of the module */
};

/* Sessions that could be joined; none where one is on: a key leads there. */
static size_t meetings(const struct front *f)
{
	return f->app->group && !meet_joined(f) ? f->app->group->meeting_count
						: 0;
}

/* What can be gone on with: a unit begun and not finished. */
static const struct fold_unit *recent(const struct front *f)
{
	const struct fold_unit *r = f->app->progress->recent;

	if (!r || !r->current || r->current->finished ||
		library_find(f->app->library, r->module) == (size_t)-1)
		return NULL;
	return r;
}

static size_t modules(const struct front *f)
{
	return library_count(f->app->library);
}

/* The items that can have the focus, in order. */
static size_t item_count(const struct front *f)
{
	return meetings(f) + (recent(f) ? 1 : 0) + modules(f) +
	       (HOME_QUIT - HOME_MORE);
}

static struct place_in_home item_at(const struct front *f, size_t i)
{
	if (i < meetings(f))
		return (struct place_in_home){ HOME_SESSION, i };
	i -= meetings(f);
	if (recent(f)) {
		if (i == 0)
			return (struct place_in_home){ HOME_CONTINUE, 0 };
		i--;
	}
	if (i < modules(f))
		return (struct place_in_home){ HOME_MODULE, i };
	i -= modules(f);
	if (i > HOME_QUIT - HOME_RESULTS)
		i = HOME_QUIT - HOME_RESULTS;
	return (struct place_in_home){ (enum home_kind)(HOME_RESULTS + i), 0 };
}

/* --- rows ------------------------------------------------------------- */

/* Headings and gaps are rows too: they stand before these items. */
static size_t rows_before(const struct front *f, struct place_in_home at)
{
	size_t above = meetings(f), n = above;

	if (at.kind == HOME_SESSION)
		return at.index;
	if (at.kind == HOME_CONTINUE)
		return n;
	if (recent(f))
		n++;
	n += n > 0 ? 1 : 0; /* a gap */
	n += 1; /* the heading */
	if (at.kind == HOME_MODULE)
		return n + at.index;
	n += modules(f) + 2;
	return n + (size_t)(at.kind - HOME_RESULTS);
}

static size_t row_count(const struct front *f)
{
	return rows_before(f, (struct place_in_home){ HOME_QUIT, 0 }) + 1;
}

static struct place_in_home row_at(const struct front *f, size_t row)
{
	size_t above = meetings(f) + (recent(f) ? 1 : 0);

	if (row < meetings(f))
		return (struct place_in_home){ HOME_SESSION, row };
	if (above > 0 && row <= above)
		return (struct place_in_home){
			row < above ? HOME_CONTINUE : HOME_GAP, 0
		};
	row -= above > 0 ? above + 1 : 0;
	if (row == 0)
		return (struct place_in_home){ HOME_MODULES, 0 };
	row--;
	if (row < modules(f))
		return (struct place_in_home){ HOME_MODULE, row };
	row -= modules(f);
	return (struct place_in_home){ (enum home_kind)(HOME_GAP + row), 0 };
}

/* --- what they say ---------------------------------------------------- */

static void say_recent(
	const struct front *f, const struct fold_unit *r, struct buf *title)
{
	const struct app *a = f->app;
	struct folder *folder =
		library_folder(a->library, library_find(a->library, r->module));
	struct faults faults = { 0 };
	const struct unit *u = NULL;
	struct buf name = { 0 }, state = { 0 };

	if (folder)
		u = folder_unit(folder, r->unit, a->language, &faults);
	faults_release(&faults);
	if (u)
		words_short(&name, u->title);
	else
		buf_adds(&name, r->unit);
	words_unit_state(&state, a->words, u, r);
	words_fill(title, tr(a->words, "Continue: %1, %2"), buf_str(&name),
		buf_str(&state), NULL);
	buf_release(&name);
	buf_release(&state);
}

static void say_meeting(
	const struct front *f, const struct app_meeting *m, struct buf *title)
{
	const struct catalogue *c = f->app->words;
	struct buf name = { 0 };

	if (!m->title) {
		words_fill(title, tr(c, "Go into the session of %1"), m->host,
			NULL);
		return;
	}
	words_short(&name, m->title);
	words_fill(title, tr(c, "Go into the session of %1: %2"), m->host,
		buf_str(&name), NULL);
	if (m->people >= 0)
		buf_adds(title, ", ");
	if (m->people >= 0)
		words_fill(title,
			trn(c, "%1 person", "%1 people", (size_t)m->people),
			NUMBER(m->people), NULL);
	buf_release(&name);
}

static void say_module(
	const struct front *f, size_t i, struct buf *title, struct buf *state)
{
	const struct app *a = f->app;
	struct folder *folder = library_folder(a->library, i);
	const struct module *m;
	size_t done = 0, begun = 0;

	if (!folder) {
		buf_adds(title, library_id(a->library, i));
		buf_adds(state, words_damaged(a->words));
		return;
	}
	m = folder_module(folder, a->language);
	words_short(title, m->title);
	for (size_t u = 0; u < m->units.count; u++) {
		const struct fold_unit *fold = progress_unit(a->progress,
			library_id(a->library, i), m->units.items[u]);

		if (counted_done(NULL, fold))
			done++;
		else if (fold)
			begun++;
	}
	words_module_state(state, a->words, done, begun, m->units.count);
}

static void say(const struct front *f, struct place_in_home at,
	struct buf *title, struct buf *state)
{
	const struct catalogue *c = f->app->words;
	const struct fold_unit *r = recent(f);

	switch (at.kind) {
	case HOME_SESSION:
		if (at.index < meetings(f))
			say_meeting(
				f, &f->app->group->meetings[at.index], title);
		break;
	case HOME_CONTINUE:
		if (r)
			say_recent(f, r, title);
		break;
	case HOME_MODULES:
		buf_adds(title, tr(c, "Modules"));
		break;
	case HOME_MODULE:
		say_module(f, at.index, title, state);
		break;
	case HOME_GAP:
		break;
	case HOME_MORE:
		/* TRANSLATORS: a heading over results, key help, quit. */
		buf_adds(title, tr(c, "More"));
		break;
	case HOME_RESULTS:
		buf_adds(title, tr(c, "My results"));
		break;
	case HOME_NOTES:
		buf_adds(title, tr(c, "Bookmarks and notes"));
		break;
	case HOME_FIND:
		buf_adds(title, tr(c, "Find"));
		break;
	case HOME_SETTINGS:
		buf_adds(title, tr(c, "Settings"));
		break;
	case HOME_KEYS:
		buf_adds(title, tr(c, "Which key does what"));
		break;
	case HOME_QUIT:
		buf_adds(title, tr(c, "Quit"));
		break;
	}
}

static bool heading(enum home_kind kind)
{
	return kind == HOME_MODULES || kind == HOME_MORE;
}

/* --- the view --------------------------------------------------------- */

static void head(struct front *f, struct head *h)
{
	const struct catalogue *c = f->app->words;

	words_fill(&h->left, "sabaq: %1", f->app->who, NULL);
	words_fill(&h->right, tr(c, "language: %1"),
		catalogue_language_name(catalogue_language(c)), NULL);
}

static void status(struct front *f, struct buf *b)
{
	struct buf title = { 0 }, state = { 0 };
	struct row row;

	say(f, item_at(f, f->home.at), &title, &state);
	row = (struct row){ .title = buf_str(&title),
		.state = buf_str(&state) };
	if (modules(f) == 0)
		buf_adds(b, tr(f->app->words, "There are no modules here yet. "
					      "Tell your teacher."));
	else if (!list_fits(f, &row))
		list_say(b, &row);
	buf_release(&title);
	buf_release(&state);
}

static void menu(struct front *f, struct menu *m)
{
	const struct catalogue *c = f->app->words;

	menu_add(m, tr(c, "open"), KEYS_ENTER);
	menu_commands(m, c, "l?qf");
}

static void draw_row(struct front *f, int y, size_t i, bool focus)
{
	struct place_in_home at = row_at(f, i);
	struct buf title = { 0 }, state = { 0 };
	struct row row;

	say(f, at, &title, &state);
	row = (struct row){ .title = buf_str(&title),
		.state = buf_str(&state),
		.indent = heading(at.kind) ? -MARKER : 0,
		.focus = focus,
		.style = heading(at.kind) ? STYLE_HEADING : STYLE_PLAIN };
	list_row(f, y, &row);
	buf_release(&title);
	buf_release(&state);
}

static void draw(struct front *f)
{
	size_t count = row_count(f);
	struct scroll rows;
	int y;

	if (f->home.at >= item_count(f))
		f->home.at = item_count(f) - 1;
	rows = (struct scroll){ .at = rows_before(f, item_at(f, f->home.at)),
		.first = f->home.first };
	list_scroll(&rows, count, f->frame.rows);
	f->home.first = rows.first;
	for (y = 0; y < f->frame.rows; y++) {
		size_t i = rows.first + (size_t)y;

		if (i < count && !list_edge(f, y, rows.first, count))
			draw_row(f, y, i, i == rows.at);
	}
}

static void open_item(struct front *f)
{
	struct place_in_home at = item_at(f, f->home.at);
	const struct fold_unit *r;

	switch (at.kind) {
	case HOME_SESSION:
		if (at.index < meetings(f))
			meet_join(f, at.index);
		break;
	case HOME_CONTINUE:
		r = recent(f);
		if (r)
			front_open(f, library_find(f->app->library, r->module),
				r->unit, NULL, false);
		break;
	case HOME_MODULE:
		if (library_folder(f->app->library, at.index))
			contents_enter(f, at.index);
		else
			front_say(f, words_opened(f->app->words, APP_DAMAGED));
		break;
	case HOME_RESULTS:
		front_show(f, VIEW_SCORES);
		break;
	case HOME_NOTES:
		notes_enter(f);
		break;
	case HOME_FIND:
		search_enter(f);
		break;
	case HOME_SETTINGS:
		if (f->app->settings)
			settings_enter(f);
		break;
	case HOME_KEYS:
		front_show(f, VIEW_KEYS);
		break;
	case HOME_QUIT:
		f->leaving = true;
		break;
	case HOME_MODULES:
	case HOME_GAP:
	case HOME_MORE:
		break;
	}
}

static bool key(struct front *f, const struct key *key)
{
	if (key->kind == KEYS_ENTER ||
		(key->kind == KEYS_CHAR && key->ch == ' ')) {
		open_item(f);
		return true;
	}
	return list_key(&f->home, item_count(f), f->frame.rows - 1, key);
}

const struct view view_home = {
	.head = head,
	.status = status,
	.menu = menu,
	.draw = draw,
	.key = key,
};
