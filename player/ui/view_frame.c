/* The first line, the rules, the status line: the same around every body. */
#include <string.h>

#include "base/text.h"
#include "ui/view.h"
#include "ui/words.h"

enum { TEXT_WIDTH = 72, STATUS_ROWS = 4 };
/* From here on there is room for margins and a second rule. */
enum { WIDE = 60, TALL = 16 };

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
	canvas_text(c, 0, 1 + room - width_of(&h.right), STYLE_PLAIN,
		buf_str(&h.right));
	room -= h.right.len > 0 ? width_of(&h.right) + 2 : 0;
	canvas_bytes(c, 0, 1, room, STYLE_STRONG, buf_str(&h.left), h.left.len);
	buf_release(&h.left);
	buf_release(&h.right);
	buf_release(&h.extra);
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
};

/* That answers are not on disk is said as long as it is so. */
static void add_trouble(const struct front *f, struct buf *b)
{
	const char *trouble = words_saving(f->app->words, f->app->saving);

	if (trouble)
		buf_adds(b, trouble);
}

static void add_status(struct front *f, const struct view *view, struct buf *b)
{
	struct buf text = { 0 };

	if (f->leaving) {
		words_saved(&text, f->app);
		buf_addc(&text, ' ');
		buf_adds(&text,
			tr(f->app->words, "Enter: quit. Any other key: stay."));
	} else if (f->notice.len > 0) {
		buf_adds(&text, buf_str(&f->notice));
	} else if (view->status) {
		view->status(f, &text);
	}
	if (text.len > 0 && b->len > 0)
		buf_addc(b, '\n');
	buf_adds(b, buf_str(&text));
	buf_release(&text);
}

/* Plain text, no Markdown: folded at spaces. */
static void fold_status(struct status *s, int width)
{
	const char *text = buf_str(&s->text);
	size_t at = 0;

	while (at < s->text.len && s->rows < STATUS_ROWS) {
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

/* --- all of it -------------------------------------------------------- */

static void set_frame(struct front *f, int status_rows)
{
	const struct canvas *c = &f->canvas;
	bool tall = c->rows >= TALL;
	struct frame *frame = &f->frame;

	frame->left = c->cols >= WIDE ? 3 : 1;
	frame->width = c->cols - 2 * frame->left;
	if (frame->width > TEXT_WIDTH)
		frame->width = TEXT_WIDTH;
	frame->top = tall ? 3 : 2;
	frame->rows = c->rows - frame->top - status_rows - (tall ? 2 : 1);
}

static void draw_status(struct front *f, const struct status *s)
{
	int row = f->frame.top + f->frame.rows;

	for (int i = 0; i < s->rows; i++)
		canvas_bytes(&f->canvas, row + i, f->frame.left,
			f->canvas.cols - 2 * f->frame.left, STYLE_PLAIN,
			buf_str(&s->text) + s->start[i], s->length[i]);
	if (f->leaving)
		canvas_cursor(&f->canvas, row, f->frame.left);
}

void frame_draw(struct front *f, const struct view *view)
{
	struct canvas *c = &f->canvas;
	struct menu menu = { 0 };
	struct status status = { 0 };

	if (frame_too_small(f)) {
		draw_too_small(f);
		return;
	}
	set_frame(f, 1);
	add_trouble(f, &status.text);
	add_status(f, view, &status.text);
	fold_status(&status, c->cols - 2 * f->frame.left);
	set_frame(f, status.rows > 0 ? status.rows : 1);
	view->draw(f);
	draw_head(f, view);
	draw_rule(f, 1);
	draw_status(f, &status);
	if (c->rows >= TALL)
		draw_rule(f, c->rows - 2);
	view->menu(f, &menu);
	menu_draw(f, &menu);
	buf_release(&status.text);
}
