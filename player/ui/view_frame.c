/* The first line, the rules, the status line: the same around every body. */
#include <string.h>

#include "base/text.h"
#include "ui/view.h"
#include "ui/words.h"

enum { TEXT_WIDTH = 72, STATUS_ROWS = 4, HEAD_LEAST = 8 };

bool frame_too_small(const struct front *f)
{
	return f->canvas.rows < ROWS_MIN || f->canvas.cols < COLS_MIN;
}

static void draw_too_small(struct front *f)
{
	const struct catalogue *c = f->app->words;
	struct buf b = { 0 };
	struct lines lines = { 0 };

	words_fill(&b,
		tr(c, "This window is too small: %1 by %2. Make it at least "
		      "%3 by %4, or press q to quit."),
		NUMBER(f->canvas.cols), NUMBER(f->canvas.rows),
		NUMBER(COLS_MIN), NUMBER(ROWS_MIN), NULL);
	layout_text(&lines, buf_str(&b), f->canvas.cols, 0, NULL, LAYOUT_SHORT,
		NULL);
	for (size_t i = 0; i < lines.count; i++)
		canvas_line(
			&f->canvas, (int)i, 0, f->canvas.cols, &lines.items[i]);
	lines_release(&lines);
	buf_release(&b);
}

/* --- the first line --------------------------------------------------- */

static int width_of(const struct buf *b)
{
	return text_width(buf_str(b), b->len);
}

static void draw_head(struct front *f, const struct view *view)
{
	struct canvas *c = &f->canvas;
	int room = c->cols - 2;
	struct head h = { 0 };

	view->head(f, &h);
	if (h.extra.len > 0 && width_of(&h.extra) + 2 + width_of(&h.right) + 2 +
					       width_of(&h.left) <=
				       room) {
		if (h.right.len > 0)
			buf_adds(&h.extra, ", ");
		buf_adds(&h.extra, buf_str(&h.right));
		buf_clear(&h.right);
		buf_adds(&h.right, buf_str(&h.extra));
	}
	canvas_text(c, 0,
		width_of(&h.right) < room ? 1 + room - width_of(&h.right) : 1,
		STYLE_PLAIN, buf_str(&h.right));
	room -= h.right.len > 0 ? width_of(&h.right) + 2 : 0;
	if (room >= HEAD_LEAST || width_of(&h.left) <= room)
		canvas_bytes(c, (struct strip){ 0, 1, room }, STYLE_STRONG,
			buf_str(&h.left), h.left.len);
	buf_release(&h.left);
	buf_release(&h.right);
	buf_release(&h.extra);
}

void head_unit(struct front *f, struct head *h)
{
	const struct unit *u = f->app->play->unit;

	if (f->canvas.cols >= WIDE) {
		words_short(&h->left, u->module->title);
		buf_adds(&h->left, " / ");
	}
	words_short(&h->left, u->title);
}

static void draw_rule(struct front *f, int row)
{
	canvas_fill(
		&f->canvas, row, 1, f->canvas.cols - 2, STYLE_FAINT, "\u2500");
}

/* --- the status line -------------------------------------------------- */

/* Its text, and the rows that this takes. */
struct status {
	struct buf text;
	size_t start[STATUS_ROWS], length[STATUS_ROWS];
	int rows;
	int said; /* the row after what is said of the log */
};

static void add_status(
	struct front *f, const struct view *view, struct buf *text)
{
	if (f->leaving && f->view == VIEW_STEP && step_unsent(f)) {
		buf_adds(text,
			tr(f->app->words,
				"What you typed here is not sent and will be "
				"lost. Enter: quit. Esc: back, to send it "
				"first."));
	} else if (f->leaving) {
		words_saved(text, f->app);
		buf_addc(text, ' ');
		buf_adds(text,
			tr(f->app->words, "Enter: quit. Any other key: stay."));
	} else if (f->notice.len > 0) {
		buf_adds(text, buf_str(&f->notice));
	} else if (view->status) {
		view->status(f, text);
	}
}

/* Plain text, no Markdown: folded at spaces. */
static void fold_status(struct status *s, size_t at, int width, int most)
{
	const char *text = buf_str(&s->text);

	for (int i = 0; at < s->text.len && i < most; i++) {
		size_t line = strcspn(text + at, "\n");
		size_t n = text_fit(text + at, line, width);

		if (n < line) {
			size_t space = n;

			while (space > 0 && text[at + space] != ' ')
				space--;
			n = space > 0 ? space : n;
		}
		s->start[s->rows] = at;
		s->length[s->rows++] = n;
		at += n + strspn(text + at + n, " \n");
	}
}

/*
 * That answers are not on disk is said as long as it is so; but two rows
 * must do where there are few.
 */
static void make_status(
	struct front *f, const struct view *view, struct status *s)
{
	const char *trouble = words_saving(f->app->words, f->app->saving);
	int width = f->canvas.cols - 2 * f->frame.left;
	struct buf said = { 0 };

	if (trouble) {
		buf_adds(&s->text, trouble);
		fold_status(s, 0, width,
			f->canvas.rows < TALL ? 2 : STATUS_ROWS - 1);
	}
	add_status(f, view, &said);
	s->said = s->rows;
	buf_adds(&s->text, buf_str(&said));
	fold_status(s, s->text.len - said.len, width, STATUS_ROWS - s->rows);
	buf_release(&said);
}

/* --- all of it -------------------------------------------------------- */

static void set_frame(struct front *f, int below)
{
	const struct canvas *c = &f->canvas;
	bool tall = c->rows >= TALL;
	struct frame *frame = &f->frame;

	frame->left = c->cols >= WIDE ? 3 : 1;
	frame->width = c->cols - 2 * frame->left;
	if (frame->width > TEXT_WIDTH)
		frame->width = TEXT_WIDTH;
	frame->top = tall ? 3 : 2;
	frame->rows = c->rows - frame->top - below - (tall ? 2 : 1);
}

static void draw_status(struct front *f, const struct status *s)
{
	int row = f->frame.top + f->frame.rows;

	for (int i = 0; i < s->rows; i++)
		canvas_bytes(&f->canvas,
			(struct strip){ row + i, f->frame.left,
				f->canvas.cols - 2 * f->frame.left },
			STYLE_PLAIN, buf_str(&s->text) + s->start[i],
			s->length[i]);
	if (f->leaving)
		canvas_cursor(&f->canvas, row + s->said, f->frame.left);
}

/*
 * Rows kept for the status line even where it says less: pages must not
 * change whenever something else is said. Beside a text little is, and in a
 * low window each row is wanted for it.
 */
static int status_rows(const struct front *f)
{
	bool asks = f->view == VIEW_STEP &&
		    question_shape(step_shown(f)) != SHAPE_NONE;
	bool says = f->view == VIEW_CONTENTS || f->view == VIEW_SCORES || asks;

	if (f->view == VIEW_STEP && !asks && f->canvas.rows < TALL)
		return 0;
	return says && f->canvas.cols < WIDE ? 2 : 1;
}

void frame_draw(struct front *f, const struct view *view)
{
	struct canvas *c = &f->canvas;
	struct menu menu = { 0 };
	struct status status = { 0 };
	int least;

	if (frame_too_small(f)) {
		draw_too_small(f);
		return;
	}
	set_frame(f, 1);
	make_status(f, view, &status);
	least = status_rows(f);
	set_frame(f, status.rows > least ? status.rows : least);
	view->draw(f);
	/* A body without an item: what is said of it is what matters. */
	if (c->cursor_row == 0)
		canvas_cursor(c, f->frame.top + f->frame.rows, f->frame.left);
	draw_head(f, view);
	draw_rule(f, 1);
	draw_status(f, &status);
	if (c->rows >= TALL)
		draw_rule(f, c->rows - 2);
	view->menu(f, &menu);
	menu_draw(f, &menu);
	buf_release(&status.text);
}
