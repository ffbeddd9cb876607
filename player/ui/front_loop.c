/* The loop of the curses front end: draw, wait, handle what came. */
#include <stdlib.h>

#include "group/desk.h"
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
	case FRONT_SESSION:
		if (!a->group->desk)
			meet_return(f);
		else if (a->group->desk->role == ROLE_FACILITATOR)
			f->view = VIEW_HOST;
		else
			class_enter(f);
		break;
	case FRONT_CONTENTS:
		if (library_folder(a->library, a->module))
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
	if (a->preview)
		preview_sync(f);
}

void front_release(struct front *f)
{
	canvas_release(&f->canvas);
	doc_release(&f->doc);
	step_release(&f->step);
	meet_release(&f->meet);
	lead_release(&f->lead);
	search_release(&f->search);
	edit_release(&f->note.edit);
	buf_release(&f->notice);
	free(f->unfolded);
}

void front_draw(struct front *f, int rows, int cols)
{
	f->canvas.charset = f->doc.charset = f->step.edit.charset =
		f->app->charset;
	int all_rows = rows, all_cols = cols;

	if (f->app->preview)
		preview_limit(f, &rows, &cols);
	canvas_resize(&f->canvas, rows, cols);
	frame_draw(f, front_view(f));
	if (f->app->preview)
		preview_place(f, all_rows, all_cols);
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

/* How long something waits; -1: for ever. */
static int least_ms(int a, int b)
{
	if (a < 0 || b < 0)
		return a < 0 ? b : a;
	return a < b ? a : b;
}

/* A line to be looked after, and times that are shown. */
static int group_ms(const struct front *f)
{
	const struct app_group *g = f->app->group;

	return least_ms(g->look_ms, f->view == VIEW_HOST ? TICK_MS : -1);
}

/* The same; a moment without typing is time to save what is typed. */
static int quiet_ms(const struct front *f)
{
	const struct app *a = f->app;
	int ms = change_ms(f);

	if (search_running(f))
		return 0;
	if (a->group)
		ms = least_ms(ms, group_ms(f));
	if (!f->app->unsaved || (ms >= 0 && ms < REST_MS))
		return ms;
	return REST_MS;
}

/*
 * What a preview waits for beside keys: files that are saved. Nothing is drawn
 * before there is something to see.
 */
static enum happening wait_watching(
	struct front *f, const struct terminal *t, struct key *key)
{
	int ms = quiet_ms(f);

	while (f->app->preview) {
		int look = f->app->preview->look_ms;
		int turn = ms < 0 || ms > look ? look : ms;
		enum happening what = t->wait(turn, key);

		if (what != HAPPENED_TICK || preview_look(f))
			return what;
		if (ms >= 0)
			ms -= turn;
		if (ms == 0)
			return what;
	}
	return t->wait(ms, key);
}

/* What hubs say, and lines that are gone, come back. */
void front_hear(struct front *f)
{
	struct app_group *g = f->app->group;

	if (!g || !g->heard(f->app))
		return;
	g->send(f->app);
	meet_sync(f);
	lead_sync(f);
}

/* Handles what came, and all that is at hand, before the next painting. */
static enum happening handle(struct front *f, const struct terminal *t)
{
	struct key key;
	enum happening what = wait_watching(f, t, &key);
	int rows, cols;

	if (what == HAPPENED_NEWS || what == HAPPENED_TICK)
		front_hear(f);
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

		if (t->watch && a->group)
			t->watch(a->group->fds, a->group->fd_count);
		t->size(&rows, &cols);
		front_draw(&f, rows, cols);
		t->typing(front_typing(&f));
		t->paint(&f.canvas);
		a->ops->settle(a);
		what = handle(&f, t);
	}
	if (what == HAPPENED_END)
		note_hung_up(&f);
	t->stop();
	front_release(&f);
	return what == HAPPENED_END ? FRONT_HUNG_UP : FRONT_LEFT;
}
