/* What the rows of the contents say. */
#include <string.h>

#include "ui/entry.h"
#include "ui/words.h"

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
			const struct fold_unit *d = contents_done(f, i);

			if (strcmp(contents_id(f, i), u->after.items[k]) == 0 &&
				!(d && d->finished_count > 0))
				return contents_unit(f, i);
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
	const struct unit *u = contents_unit(f, i);
	const struct fold_unit *d = contents_done(f, i);
	struct buf b = { 0 };

	if (!u) {
		buf_adds(title, contents_id(f, i));
		buf_adds(state, words_damaged(c));
		return;
	}
	words_unit(title, c, u);
	if (f->canvas.cols >= WIDE && !d)
		words_minutes(state, c, u->minutes);
	if (d || !advised(f, u)) {
		words_unit_state(&b, c, u, d);
		add_state(state, buf_str(&b));
	}
	say_advice(f, u, d, state);
	buf_release(&b);
}

bool entry_here(const struct front *f, struct entry e, const char *id)
{
	const struct fold_attempt *a = contents_run(f, e.unit);
	const struct play *p = f->app->play;

	if (!id)
		return false;
	if (contents_open(f, e.unit) && p->phase == PLAY_STEP)
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
	const char *id = entry_step(f, e);
	const struct step *s =
		id ? unit_step(contents_unit(f, e.unit), id) : NULL;
	const struct fold_attempt *a = contents_run(f, e.unit);
	const struct fold_step *d = a && id ? fold_step(a, id) : NULL;
	bool is_here = entry_here(f, e, id);
	struct buf noted = { 0 };

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
	words_note_kinds(&noted, c,
		progress_note(f->app->progress,
			library_id(f->app->library, f->module),
			contents_id(f, e.unit), s->id));
	add_state(state, buf_str(&noted));
	buf_release(&noted);
}

void entry_say(const struct front *f, struct entry e, struct buf *title,
	struct buf *state)
{
	if (e.child < 0)
		say_unit(f, e.unit, title, state);
	else if (contents_unit(f, e.unit)->kind == UNIT_QUIZ)
		buf_adds(title, tr(f->app->words, "Look at the last result"));
	else
		say_step(f, e, title, state);
}
