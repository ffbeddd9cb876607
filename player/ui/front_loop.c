/* The loop of the curses front end: draw, wait, handle what came. */
#include <stdlib.h>

#include "ui/front.h"
#include "ui/view.h"

/* How often time is looked at: in a timed quiz, in its last two minutes. */
enum { TICK_MS = 20000, LAST_TICK_MS = 1000, LAST_MS = 120000 };
/* Keys handled before the screen is brought up to date all the same. */
enum { KEYS_MAX = 64 };
/* A moment without typing. */
enum { REST_MS = 500 };

void front_init(struct front *f, struct app *a, enum front_start where)
{
	*f = (struct front){ .app = a,
		.menu_at = -1,
		.focus = -1,
		.entered_ms = -1,
		.view = VIEW_HOME };
	switch (where) {
	case FRONT_HOME:
		break;
	case FRONT_CONTENTS:
		contents_enter(f, a->module);
		break;
	case FRONT_UNIT:
		front_follow(f);
		break;
	case FRONT_STEP:
		f->looking =
			a->play->phase == PLAY_RESULT && a->play->count > 0;
		front_follow(f);
		break;
	}
	if (f->notice.len == 0)
		words_letters(&f->notice, a);
}

void front_release(struct front *f)
{
	canvas_release(&f->canvas);
	doc_release(&f->doc);
	step_release(&f->step);
	search_release(&f->search);
	edit_release(&f->note.edit);
	buf_release(&f->notice);
	free(f->unfolded);
}

void front_draw(struct front *f, int rows, int cols)
{
	f->canvas.charset = f->doc.charset = f->step.edit.charset =
		f->app->charset;
	canvas_resize(&f->canvas, rows, cols);
	frame_draw(f, front_view(f));
}

/* How long nothing changes by itself; -1: for ever. */
static int change_ms(const struct front *f)
{
	const struct app *a = f->app;
	int64_t left = a->play ? play_left_ms(a->play, a->ops->now()) : -1;

	if (left >= 0 && left <= LAST_MS + LAST_TICK_MS)
		return (int)(left % LAST_TICK_MS) + 1;
	if (left >= 0)
		return left - LAST_MS < TICK_MS ? (int)(left - LAST_MS)
						: TICK_MS;
	/* What is only in memory is tried again. */
	return a->saving != APP_SAVED ? TICK_MS : -1;
}

/* The same; a moment without typing is time to save what is typed. */
static int quiet_ms(const struct front *f)
{
	int ms = change_ms(f);

	if (search_running(f))
		return 0;
	if (!f->app->unsaved || (ms >= 0 && ms < REST_MS))
		return ms;
	return REST_MS;
}

/* Handles what came, and all that is at hand, before the next painting. */
static enum happening handle(struct front *f, const struct terminal *t)
{
	struct key key;
	enum happening what = t->wait(quiet_ms(f), &key);
	int rows, cols;

	if (what == HAPPENED_TICK && f->app->unsaved)
		f->app->ops->rest(f->app);
	if (what == HAPPENED_TICK)
		front_tick(f);
	for (int i = 0; what == HAPPENED_KEY; i++) {
		front_key(f, &key);
		if (f->over || i == KEYS_MAX)
			break;
		/* A key is for what a student would see by now. */
		t->size(&rows, &cols);
		front_draw(f, rows, cols);
		what = t->wait(0, &key);
	}
	if (what == HAPPENED_INTERRUPT)
		front_interrupt(f);
	return what;
}

enum front_end front_run(
	struct app *a, enum front_start where, const struct terminal *t)
{
	struct front f;
	enum happening what = HAPPENED_TICK;

	if (!t->start())
		return FRONT_NO_SCREEN;
	front_init(&f, a, where);
	while (what != HAPPENED_END && !f.over) {
		int rows, cols;

		t->size(&rows, &cols);
		front_draw(&f, rows, cols);
		t->typing(front_typing(&f));
		t->paint(&f.canvas);
		a->ops->settle(a);
		what = handle(&f, t);
	}
	t->stop();
	front_release(&f);
	return what == HAPPENED_END ? FRONT_HUNG_UP : FRONT_LEFT;
}
