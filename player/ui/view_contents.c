/* S2: a module's units and the steps of its lessons. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ui/view.h"
#include "ui/words.h"

/* A row: a unit, or under it a step of a lesson or a quiz's last result. */
struct entry {
	size_t unit;
	int child; /* -1: the unit itself */
};

static struct folder *folder(const struct front *f)
{
	return library_folder(f->app->library, f->module);
}

static const struct module *module(const struct front *f)
{
	return folder_module(folder(f), f->app->language);
}

static const char *unit_id(const struct front *f, size_t i)
{
	return module(f)->units.items[i];
}

/* NULL where the file is damaged. */
static const struct unit *unit(const struct front *f, size_t i)
{
	struct faults faults = { 0 };
	const struct unit *u = folder_unit(
		folder(f), unit_id(f, i), f->app->language, &faults);

	faults_release(&faults);
	return u;
}

static const struct fold_unit *done(const struct front *f, size_t i)
{
	return progress_unit(f->app->progress,
		library_id(f->app->library, f->module), unit_id(f, i));
}

/* The run that the steps' states are of. */
static const struct fold_attempt *run(const struct front *f, size_t i)
{
	const struct fold_unit *d = done(f, i);

	return d ? d->current : NULL;
}

static bool is_open(const struct front *f, size_t i)
{
	const struct play *p = f->app->play;

	return p && f->app->module == f->module &&
	       strcmp(p->name, unit_id(f, i)) == 0;
}

/* --- entries ---------------------------------------------------------- */

static size_t children(const struct front *f, size_t i)
{
	const struct unit *u = f->unfolded[i] ? unit(f, i) : NULL;
	const struct fold_attempt *a = run(f, i);

	if (!u)
		return 0;
	if (u->kind == UNIT_QUIZ)
		return done(f, i) && done(f, i)->finished ? 1 : 0;
	return a && a->order_count > 0 ? a->order_count : u->steps.count;
}

/* The step's id; NULL for a place that a draw has still to fill. */
static const char *child_id(const struct front *f, struct entry e)
{
	const struct fold_attempt *a = run(f, e.unit);

	if (a && a->order_count > 0)
		return a->order[e.child];
	return unit(f, e.unit)->steps.items[e.child].id;
}

static size_t entry_count(const struct front *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->unfolded_count; i++)
		n += 1 + children(f, i);
	return n;
}

static struct entry entry_at(const struct front *f, size_t row)
{
	for (size_t i = 0; i < f->unfolded_count; i++) {
		size_t n = 1 + children(f, i);

		if (row < n)
			return (struct entry){ i, (int)row - 1 };
		row -= n;
	}
	return (struct entry){ 0, -1 };
}

static size_t row_of(const struct front *f, struct entry e)
{
	size_t row = (size_t)(e.child + 1);

	for (size_t i = 0; i < e.unit; i++)
		row += 1 + children(f, i);
	return row;
}

/* --- what they say ---------------------------------------------------- */

static void add_state(struct buf *b, const char *text)
{
	if (b->len > 0 && text[0])
		buf_adds(b, ", ");
	buf_adds(b, text);
}

/* The first unit that had better come before and is not done; or NULL. */
static const struct unit *advised(const struct front *f, const struct unit *u)
{
	for (size_t k = 0; k < u->after.count; k++) {
		for (size_t i = 0; i < f->unfolded_count; i++) {
			const struct fold_unit *d = done(f, i);

			if (strcmp(unit_id(f, i), u->after.items[k]) == 0 &&
				!(d && d->finished_count > 0))
				return unit(f, i);
		}
	}
	return NULL;
}

/* Attempts left, and which unit should come first. */
static void say_advice(const struct front *f, const struct unit *u,
	const struct fold_unit *d, struct buf *state)
{
	const struct catalogue *c = f->app->words;
	const struct unit *first = d ? NULL : advised(f, u);
	struct buf b = { 0 }, title = { 0 };
	int left = u->attempts - (d ? d->finished_count : 0);

	if (first) {
		words_short(&title, first->title);
		words_fill(&b, tr(c, "first: %1"), buf_str(&title), NULL);
		add_state(state, buf_str(&b));
	} else if (u->kind == UNIT_QUIZ && u->attempts > 0 && d &&
		   d->finished_count > 0) {
		left = left > 0 ? left : 0;
		words_fill(&b,
			trn(c, "%1 attempt left", "%1 attempts left",
				(unsigned long)left),
			NUMBER(left), NULL);
		add_state(state, buf_str(&b));
	}
	buf_release(&b);
	buf_release(&title);
}

static void say_unit(
	const struct front *f, size_t i, struct buf *title, struct buf *state)
{
	const struct catalogue *c = f->app->words;
	const struct unit *u = unit(f, i);
	const struct fold_unit *d = done(f, i);
	struct buf b = { 0 };

	if (!u) {
		buf_adds(title, unit_id(f, i));
		buf_adds(state, words_damaged(c));
		return;
	}
	words_unit(title, c, u);
	words_minutes(state, c, u->minutes);
	words_unit_state(&b, c, u, d);
	add_state(state, buf_str(&b));
	say_advice(f, u, d, state);
	buf_release(&b);
}

static bool here(const struct front *f, struct entry e, const char *id)
{
	const struct fold_attempt *a = run(f, e.unit);
	const struct play *p = f->app->play;

	if (!id)
		return false;
	if (is_open(f, e.unit) && p->phase == PLAY_STEP)
		return strcmp(p->slots[p->at].id, id) == 0;
	return a && !a->finished && a->at && strcmp(a->at, id) == 0;
}

/* [x] done with, [-] left out, [ ] still to be done. */
static const char *box(
	const struct step *s, const struct fold_step *d, bool is_here)
{
	if (!d)
		return "[ ] ";
	if (question_shape(s) == SHAPE_NONE)
		return is_here ? "[ ] " : "[x] ";
	if (d->right == YES ||
		(d->right == NO && s->tries > 0 && d->tries >= s->tries))
		return "[x] ";
	if (!question_graded(s) && d->given_count > 0)
		return "[x] ";
	return is_here || d->right == NO ? "[ ] " : "[-] ";
}

static void say_step(const struct front *f, struct entry e, struct buf *title,
	struct buf *state)
{
	const struct catalogue *c = f->app->words;
	const char *id = child_id(f, e);
	const struct step *s = id ? unit_step(unit(f, e.unit), id) : NULL;
	const struct fold_attempt *a = run(f, e.unit);
	const struct fold_step *d = a && id ? fold_step(a, id) : NULL;
	bool is_here = here(f, e, id);

	if (!s) {
		buf_adds(title, "[ ] ");
		buf_adds(title, id ? id : tr(c, "a question drawn by lot"));
		return;
	}
	buf_adds(title, box(s, d, is_here));
	words_short(title, s->label);
	if (is_here)
		buf_adds(state, tr(c, "you are here"));
	else
		words_step_state(state, c, s, d);
}

static void say(const struct front *f, struct entry e, struct buf *title,
	struct buf *state)
{
	if (e.child < 0)
		say_unit(f, e.unit, title, state);
	else if (unit(f, e.unit)->kind == UNIT_QUIZ)
		buf_adds(title, tr(f->app->words, "Look at the last result"));
	else
		say_step(f, e, title, state);
}

/* --- the view --------------------------------------------------------- */

static void head(struct front *f, struct head *h)
{
	const struct catalogue *c = f->app->words;
	const struct module *m = module(f);
	size_t finished = 0, begun = 0;

	for (size_t i = 0; i < m->units.count; i++) {
		const struct fold_unit *d = done(f, i);

		if (d && d->finished_count > 0)
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
	say(f, e, &title, &state);
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
	menu_command(m, c, 'b');
	menu_command(m, c, 'l');
	menu_command(m, c, '?');
	menu_command(m, c, 'q');
	menu_add(m, tr(c, "Left and Right: fold, unfold"), KEYS_NONE);
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

		if (y == f->frame.rows - 1 && i + 1 < count) {
			list_more(f, y, count - i);
			break;
		}
		if (i >= count)
			break;
		e = entry_at(f, i);
		say(f, e, &title, &state);
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
		f->contents.at = row_of(f, (struct entry){ e.unit, -1 });
		return;
	}
	f->unfolded[e.unit] = open;
}

static void open_entry(struct front *f)
{
	struct entry e = entry_at(f, f->contents.at);
	const struct unit *u = unit(f, e.unit);
	const struct fold_attempt *a = run(f, e.unit);
	const char *id = NULL;

	if (u && e.child >= 0 && u->kind == UNIT_QUIZ) {
		front_review(f, f->module, unit_id(f, e.unit));
		return;
	}
	if (u && e.child >= 0)
		id = child_id(f, e);
	if (!is_open(f, e.unit)) {
		front_open(
			f, f->module, unit_id(f, e.unit), id, a && a->finished);
		return;
	}
	for (size_t i = 0; id && i < f->app->play->count; i++) {
		if (strcmp(f->app->play->slots[i].id, id) == 0)
			front_post(f, EVENT_GOTO, i);
	}
	front_follow(f);
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
		if (is_open(f, i))
			return i;
	for (size_t i = 0; i < f->unfolded_count; i++)
		if (run(f, i) && !run(f, i)->finished)
			return i;
	for (size_t i = 0; i < f->unfolded_count; i++)
		if (!done(f, i) || done(f, i)->finished_count == 0)
			return i;
	return 0;
}

void contents_enter(struct front *f, size_t index)
{
	struct entry at = { 0, -1 };
	size_t count;

	f->module = index;
	count = module(f)->units.count;
	f->unfolded = xrealloc(f->unfolded, count, sizeof(*f->unfolded));
	f->unfolded_count = count;
	for (size_t i = 0; i < count; i++)
		f->unfolded[i] =
			done(f, i) && done(f, i)->finished &&
			done(f, i)->finished->kind &&
			strcmp(done(f, i)->finished->kind, "quiz") == 0;
	f->contents = (struct scroll){ 0, 0 };
	front_show(f, VIEW_CONTENTS);
	if (count == 0)
		return;
	at.unit = unit_at(f);
	f->unfolded[at.unit] = true;
	for (int i = 0; i < (int)children(f, at.unit); i++) {
		struct entry e = { at.unit, i };

		if (unit(f, at.unit)->kind != UNIT_QUIZ &&
			here(f, e, child_id(f, e)))
			at = e;
	}
	f->contents.at = row_of(f, at);
}
