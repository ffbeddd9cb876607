/* The first line, the rules, the status line: the same around every body. */
#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "ui/view.h"
#include "ui/words.h"

/*
 * A status line has STATUS_ROWS at most. What can be left unsaid gets no more
 * than STATUS_WANTED of them, in a low window STATUS_LOW.
 */
enum {
	TEXT_WIDTH = 72,
	STATUS_ROWS = 5,
	STATUS_WANTED = 3,
	STATUS_LOW = 2,
	HEAD_LEAST = 6
};

bool frame_too_small(const struct front *f)
{
	return f->canvas.rows < ROWS_MIN || f->canvas.cols < COLS_MIN;
}

static void draw_too_small(struct front *f)
{
	const struct catalogue *c = f->app->words;
	struct buf b = { 0 };
	struct lines lines = { .charset = f->canvas.charset };

	if (f->leaving)
		buf_adds(&b, tr(c, "Enter: quit. Any other key: stay."));
	else
		/* TRANSLATORS: has to fit into 5 rows of 20 cells. */
		words_fill(&b,
			tr(c, "Too small: %1 by %2. At least %3 by %4 is "
			      "needed. q: quit."),
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

/* Joins what there is room for into left and right. */
static void fit_head(struct head *h, int room)
{
	int used = width_of(&h->left) + width_of(&h->right) + 2;

	if (h->extra.len > 0 && used + width_of(&h->extra) + 2 <= room) {
		used += width_of(&h->extra) + 2;
		if (h->right.len > 0)
			buf_adds(&h->extra, ", ");
		buf_adds(&h->extra, buf_str(&h->right));
		buf_clear(&h->right);
		buf_adds(&h->right, buf_str(&h->extra));
	}
	if (h->lead.len > 0 && used + width_of(&h->lead) <= room) {
		buf_adds(&h->lead, buf_str(&h->left));
		buf_clear(&h->left);
		buf_adds(&h->left, buf_str(&h->lead));
	}
}

/* Widths are those of what will be seen. */
static void spell_head(const struct canvas *c, struct head *h)
{
	struct buf *all[] = { &h->lead, &h->left, &h->right, &h->extra };

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		struct buf b = { 0 };

		letters_spell(&b, c->charset, buf_str(all[i]), all[i]->len);
		buf_release(all[i]);
		*all[i] = b;
	}
}

static void draw_head(struct front *f, const struct view *view)
{
	struct canvas *c = &f->canvas;
	int room = c->cols - 2, width;
	struct head h = { 0 };

	view->head(f, &h);
	spell_head(c, &h);
	fit_head(&h, room);
	canvas_text(c, 0,
		width_of(&h.right) < room ? 1 + room - width_of(&h.right) : 1,
		STYLE_PLAIN, buf_str(&h.right));
	room -= h.right.len > 0 ? width_of(&h.right) + 2 : 0;
	width = width_of(&h.left);
	if (width <= room) {
		canvas_text(c, 0, 1, STYLE_STRONG, buf_str(&h.left));
	} else if (room >= HEAD_LEAST) {
		width = canvas_bytes(c, (struct strip){ 0, 1, room - 3 },
			STYLE_STRONG, buf_str(&h.left), h.left.len);
		canvas_text(c, 0, 1 + width, STYLE_STRONG, "...");
	}
	buf_release(&h.lead);
	buf_release(&h.left);
	buf_release(&h.right);
	buf_release(&h.extra);
}

void head_unit(struct front *f, struct head *h)
{
	const struct unit *u = f->app->play->unit;

	words_short(&h->lead, u->module->title);
	buf_adds(&h->lead, " / ");
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
	const struct charset *charset;
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
	} else if (f->leaving && f->view == VIEW_NOTE && note_unsaved(f)) {
		buf_adds(text,
			tr(f->app->words,
				"Your note is not saved. Enter: quit. Esc: "
				"back, to save it first."));
	} else if (f->leaving &&
		   (f->view == VIEW_HOST || f->view == VIEW_CLASS)) {
		buf_adds(text,
			tr(f->app->words,
				"The session goes on without this screen; "
				"\"sabaq host\" leads back to it. Enter: "
				"leave. Any other key: stay."));
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

/* The space to fold at: "2 tries" stays together. 0: there is none. */
static size_t fold_at(const char *text, size_t n)
{
	size_t space = n;

	while (space > 0 &&
		(text[space] != ' ' || isdigit((unsigned char)text[space - 1])))
		space--;
	return space;
}

/* Plain text, no Markdown: folded at spaces. */
static void fold_status(struct status *s, size_t at, int width, int most)
{
	const char *text = buf_str(&s->text);

	for (int i = 0; at < s->text.len && i < most; i++) {
		size_t line = strcspn(text + at, "\n");
		size_t n = letters_fit(s->charset, text + at, line, width);

		if (n < line && fold_at(text + at, n) > 0)
			n = fold_at(text + at, n);
		s->start[s->rows] = at;
		s->length[s->rows++] = n;
		at += n + strspn(text + at + n, " \n");
	}
}

void status_add(const struct front *f, struct buf *b, const char *sentence)
{
	int width = f->canvas.cols - 2 * f->frame.left;
	struct status s = { .charset = f->canvas.charset };

	buf_adds(&s.text, buf_str(b));
	if (b->len > 0 && sentence[0])
		buf_addc(&s.text, ' ');
	buf_adds(&s.text, sentence);
	fold_status(&s, 0, width, STATUS_ROWS);
	if (b->len == 0 ||
		s.rows <= (f->canvas.rows < TALL ? STATUS_LOW : STATUS_WANTED))
		buf_adds(b, buf_str(&s.text) + b->len);
	buf_release(&s.text);
}

/* Who reads elsewhere is told that a session goes on. */
static void add_reminder(struct front *f, struct status *s, int width)
{
	size_t at = s->text.len;

	meet_remind(f, &s->text);
	fold_status(s, at, width, STATUS_LOW);
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
			f->canvas.rows < TALL ? STATUS_LOW : STATUS_WANTED);
	}
	if (meet_joined(f) && !f->meet.on)
		add_reminder(f, s, width);
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
	if (f->leaving || (f->view == VIEW_STEP && f->step.asking))
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
	bool says = f->view == VIEW_CONTENTS || f->view == VIEW_SCORES ||
		    f->view == VIEW_NOTES || f->view == VIEW_NOTE ||
		    f->view == VIEW_SETTINGS || f->meet.on || asks;

	if (f->view == VIEW_STEP && !asks && f->canvas.rows < TALL)
		return 0;
	/* In a session it changes while one reads. */
	return says && (f->canvas.cols < WIDE || (f->meet.on && asks)) ? 2 : 1;
}

static void draw_body(
	struct front *f, const struct view *view, const struct status *s)
{
	int least = status_rows(f);

	set_frame(f, s->rows > least ? s->rows : least);
	view->draw(f);
	/* A body without an item: what is said of it is what matters. */
	if (f->canvas.cursor_row == 0)
		canvas_cursor(&f->canvas, f->frame.top + f->frame.rows,
			f->frame.left);
}

void frame_draw(struct front *f, const struct view *view)
{
	struct canvas *c = &f->canvas;
	struct menu menu = { 0 };
	struct status before = { .charset = c->charset },
		      status = { .charset = c->charset };

	if (frame_too_small(f)) {
		draw_too_small(f);
		return;
	}
	set_frame(f, 1);
	make_status(f, view, &before);
	draw_body(f, view, &before);
	/* What is said may depend on what turned out to be on the page. */
	make_status(f, view, &status);
	if (strcmp(buf_str(&status.text), buf_str(&before.text)) != 0) {
		canvas_clear(c);
		draw_body(f, view, &status);
	}
	draw_head(f, view);
	draw_rule(f, 1);
	if (f->app->preview)
		preview_rule(f);
	draw_status(f, &status);
	if (c->rows >= TALL)
		draw_rule(f, c->rows - 2);
	front_menu(f, &menu);
	menu_draw(f, &menu);
	buf_release(&before.text);
	buf_release(&status.text);
}
