/* A preview: its own keys, its mark, and what happens when files are saved. */
#include "ui/preview.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "ui/entry.h"
#include "ui/view.h"
#include "ui/words.h"
#include "ui/words_preview.h"

/* --- keys ------------------------------------------------------------- */

static const struct {
	char letter;
	const char *label, *meaning; /* N_() */
} commands[] = {
	{ 'y', N_("answers"),
		N_("preview: right answers and all that is said to others") },
	{ 'c', N_("faults"), N_("preview: what is wrong in the files") },
	{ 'z', N_("size"), N_("preview: another size of the window") },
	{ 'p', N_("pools"), N_("preview: all questions that can be drawn") },
	{ 'u', N_("anew"), N_("preview: this step once more, from the start") },
};
enum { COMMAND_COUNT = sizeof(commands) / sizeof(commands[0]) };

/* Whether it does something here. */
static bool serves(const struct front *f, char letter)
{
	const struct app *a = f->app;
	bool steps = a->play && a->play->count > 0;

	switch (letter) {
	case 'y':
	case 'u':
		return steps && f->view != VIEW_FAULTS;
	case 'p':
		return steps && a->preview->parts > 0;
	case 'c':
		return f->view != VIEW_FAULTS && a->preview->faults->count > 0;
	default:
		return true;
	}
}

void preview_menu(const struct front *f, struct menu *m)
{
	struct menu before = *m;
	size_t i = 0;

	if (before.count > 0)
		i = 1;
	m->count = i;
	for (size_t k = 0; k < COMMAND_COUNT; k++) {
		if (serves(f, commands[k].letter))
			menu_command(m, tr(f->app->words, commands[k].label),
				commands[k].letter);
	}
	for (; i < before.count && m->count < MENU_ITEMS; i++)
		m->items[m->count++] = before.items[i];
}

void preview_keys(const struct front *f, struct doc *d, int indent)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		char name[] = { commands[i].letter, '\0' };

		doc_part(d, PART_TEXT, 0);
		doc_named(d, name, tr(f->app->words, commands[i].meaning),
			indent);
	}
}

static void enter(struct front *f, enum view_id view)
{
	if (f->view != VIEW_FAULTS && f->view != VIEW_ANSWERS)
		f->preview.under = (int)f->view;
	front_show(f, view);
}

/* A unit's views are left for what the unit is at now. */
static bool of_run(int view)
{
	return view == VIEW_INTRO || view == VIEW_STEP || view == VIEW_SEE ||
	       view == VIEW_FINISH || view == VIEW_RESULT;
}

void preview_return(struct front *f)
{
	int under = f->preview.under;
	const struct app *a = f->app;

	if (a->play && (of_run(under) || under == VIEW_HOME))
		front_follow(f);
	else if (a->preview->errors > 0 && under != VIEW_CONTENTS)
		front_say(f, tr(a->words, "There is nothing else to see yet."));
	else
		front_show(f, of_run(under) ? VIEW_HOME : (enum view_id)under);
}

static void begin_anew(struct front *f)
{
	const struct play *p = f->app->play;
	char unit[ID_CHARS + 1], step[ID_CHARS + 1];

	memcpy(unit, p->name, sizeof(unit));
	memcpy(step, p->slots[p->at].id, sizeof(step));
	f->looking = false;
	front_open(f, f->app->module, unit, p->phase == PLAY_STEP ? step : NULL,
		true);
}

static void next_part(struct front *f)
{
	const struct app *a = f->app;

	a->ops->part(f->app);
	f->looking = false;
	front_follow(f);
	buf_clear(&f->notice);
	words_preview_part(&f->notice, a->words, a->preview);
}

static void next_size(struct front *f)
{
	const struct catalogue *c = f->app->words;

	f->preview.size = (f->preview.size + 1) % SIZE_COUNT;
	switch (f->preview.size) {
	case SIZE_DESIGN:
		front_say(f, tr(c, "As in a window of 80 by 24."));
		break;
	case SIZE_SMALL:
		front_say(f, tr(c, "As in a window of 40 by 12."));
		break;
	case SIZE_WINDOW:
	case SIZE_COUNT:
		front_say(f, tr(c, "As in this window."));
		break;
	}
}

bool preview_command(struct front *f, char letter)
{
	if (!strchr("ycpuz", letter) || !serves(f, letter))
		return false;
	switch (letter) {
	case 'y':
		if (f->view == VIEW_ANSWERS)
			preview_return(f);
		else
			enter(f, VIEW_ANSWERS);
		break;
	case 'c':
		enter(f, VIEW_FAULTS);
		break;
	case 'z':
		next_size(f);
		break;
	case 'p':
		next_part(f);
		break;
	case 'u':
		begin_anew(f);
		break;
	}
	return true;
}

/* --- sizes ------------------------------------------------------------ */

void preview_limit(const struct front *f, int *rows, int *cols)
{
	static const struct {
		int rows, cols;
	} sizes[SIZE_COUNT] = {
		[SIZE_WINDOW] = { CANVAS_MAX, CANVAS_MAX },
		[SIZE_DESIGN] = { 24, 80 },
		[SIZE_SMALL] = { 12, 40 },
	};

	if (*rows > sizes[f->preview.size].rows)
		*rows = sizes[f->preview.size].rows;
	if (*cols > sizes[f->preview.size].cols)
		*cols = sizes[f->preview.size].cols;
}

void preview_place(struct front *f, int rows, int cols)
{
	struct canvas *c = &f->canvas, small = *c;

	if (small.rows >= rows && small.cols >= cols)
		return;
	*c = (struct canvas){ .charset = small.charset };
	canvas_resize(c, rows, cols);
	for (int row = 0; row < small.rows; row++) {
		memcpy(c->cells + (size_t)row * (size_t)c->cols,
			small.cells + (size_t)row * (size_t)small.cols,
			(size_t)small.cols * sizeof(*c->cells));
		canvas_fill(c, row, small.cols, 1, STYLE_FAINT, "\u2502");
	}
	canvas_fill(c, small.rows, 0, small.cols, STYLE_FAINT, "\u2500");
	canvas_cursor(c, small.cursor_row, small.cursor_col);
	canvas_release(&small);
}

/* --- its mark --------------------------------------------------------- */

/* The longest of what can be said that there is room for. */
void preview_rule(struct front *f)
{
	const struct app *a = f->app;
	struct canvas *c = &f->canvas;
	struct buf b = { 0 };
	const struct step *s = NULL;

	if (a->play && a->play->count > 0 &&
		(of_run((int)f->view) || f->view == VIEW_ANSWERS))
		s = step_shown(f);
	for (int brief = 0; brief < PREVIEW_WAYS; brief++) {
		buf_clear(&b);
		buf_addc(&b, ' ');
		words_preview(&b, a->words, a->preview, s, brief);
		buf_addc(&b, ' ');
		if (canvas_width(c, buf_str(&b), b.len) <= c->cols - 6)
			break;
	}
	canvas_text(c, 1, 3, STYLE_STRONG, buf_str(&b));
	buf_release(&b);
}

/* --- what is new ------------------------------------------------------ */

static void note_place(struct front *f)
{
	struct preview_state *s = &f->preview;
	const struct play *p = f->app->play;

	s->open = p != NULL;
	s->step[0] = '\0';
	if (!p || p->count == 0)
		return;
	memcpy(s->step, p->slots[p->at].id, sizeof(s->step));
	s->type = step_shown(f)->type;
}

/* The module may have other units now, or units other steps. */
static void renew_contents(struct front *f)
{
	const struct app *a = f->app;
	enum view_id view = f->view;
	size_t page = f->page, rows;
	int focus = f->focus;

	if (f->unfolded_count == 0 || f->module >= library_count(a->library) ||
		!library_folder(a->library, f->module))
		return;
	if (contents_module(f)->units.count == f->unfolded_count) {
		rows = entry_count(f);
		if (f->contents.at >= rows)
			f->contents.at = rows > 0 ? rows - 1 : 0;
		return;
	}
	contents_enter(f, f->module);
	f->view = view;
	f->page = page;
	f->focus = focus;
}

/* The view that shows what the run is at. */
static enum view_id view_of_run(const struct front *f)
{
	switch (f->app->play->phase) {
	case PLAY_INTRO:
		return VIEW_INTRO;
	case PLAY_STEP:
		break;
	case PLAY_FINISH:
	case PLAY_FINISHING:
		return VIEW_FINISH;
	case PLAY_RESULT:
		return f->looking ? VIEW_STEP : VIEW_RESULT;
	}
	return VIEW_STEP;
}

static void renew_run(struct front *f)
{
	struct preview_state *s = &f->preview;
	const struct play *p = f->app->play;
	bool steps = p->count > 0;
	bool same = steps && strcmp(s->step, p->slots[p->at].id) == 0 &&
		    s->type == step_shown(f)->type;

	f->looking = f->looking && steps && p->phase == PLAY_RESULT;
	if (f->step.attempt[0] && steps)
		step_renew(f, same);
	if (of_run((int)f->under))
		f->under = view_of_run(f);
	if (f->view == VIEW_FINISH || f->view == VIEW_RESULT)
		f->focus = -1;
	if (!s->open || (of_run((int)f->view) &&
				!(f->view == VIEW_SEE && steps && same)))
		front_follow(f);
}

void preview_sync(struct front *f)
{
	struct preview_state *s = &f->preview;
	const struct app_preview *p = f->app->preview;

	if (s->shown != p->shown) {
		renew_contents(f);
		if (f->app->play)
			renew_run(f);
	}
	if (s->reads != p->reads && p->errors > 0)
		enter(f, VIEW_FAULTS);
	else if (s->reads != p->reads && f->view == VIEW_FAULTS)
		preview_return(f);
	s->shown = p->shown;
	s->reads = p->reads;
	note_place(f);
}

bool preview_look(struct front *f)
{
	if (!f->app->ops->saved(f->app))
		return false;
	f->app->ops->renew(f->app);
	preview_sync(f);
	return true;
}
