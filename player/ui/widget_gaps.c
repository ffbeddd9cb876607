/* S7: filling in gaps in a text. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/view.h"
#include "ui/words.h"

/*
 * typed[i]: what is typed into gap i; NULL: nothing, or a gap to choose for.
 * value[i]: the number of what is chosen for it, as shown and from 1; 0:
 * nothing. The gap with the focus is in edit too, while it is typed into.
 * focus counts gaps; the button comes after them.
 */
enum {
	NUMBER_CELLS = 6,
	TEXT_CELLS = 10,
	GROWS_BY = 4,
	AROUND = 8, /* cells beside the widest: brackets, an indent, a stop */
	ALL_BYTES = 2600
};

static size_t look(const struct front *f, struct asked asked[GIVEN_MAX])
{
	return question_asked(step_shown(f), asked, GIVEN_MAX);
}

static size_t picks_of(
	const struct front *f, size_t gap, struct pick picks[GIVEN_MAX])
{
	return question_asked_picks(
		step_shown(f), f->app->play->attempt, gap, picks, GIVEN_MAX);
}

static bool on_gap(const struct front *f, enum answer_shape shape)
{
	struct asked asked[GIVEN_MAX];
	size_t count = look(f, asked);

	return f->step.focus >= 0 && !widget_on_button(f, count) &&
	       asked[f->step.focus].shape == shape;
}

/* What is typed into a gap now; "" where nothing is. */
static const char *typed(const struct front *f, size_t gap)
{
	if (f->step.focus == (int)gap && on_gap(f, SHAPE_LINE))
		return buf_str(&f->step.edit.text);
	return f->step.typed[gap] ? f->step.typed[gap] : "";
}

/* --- the state -------------------------------------------------------- */

static void put_typed(struct front *f, size_t gap, const char *text)
{
	char *copy = xstrdup(text);

	free(f->step.typed[gap]);
	f->step.typed[gap] = copy;
}

/* The focus goes to a gap or the button: its text into the edit. */
static void focus_on(struct front *f, int to)
{
	struct asked asked[GIVEN_MAX];
	size_t count = look(f, asked), each = ALL_BYTES / (count + 1);

	if (on_gap(f, SHAPE_LINE))
		put_typed(
			f, (size_t)f->step.focus, buf_str(&f->step.edit.text));
	f->step.focus = to;
	if (!on_gap(f, SHAPE_LINE))
		return;
	f->step.edit.number = asked[to].number;
	edit_begin(&f->step.edit, f->step.typed[to] ? f->step.typed[to] : "",
		each < 200 ? each : 200, false);
}

static void take(struct front *f, const struct strings *state)
{
	struct asked asked[GIVEN_MAX];
	struct pick picks[GIVEN_MAX];
	size_t count = look(f, asked);

	for (size_t i = 0; i < count && i < state->count; i++) {
		size_t n = picks_of(f, i, picks), at;

		if (asked[i].shape == SHAPE_LINE) {
			put_typed(f, i, state->items[i]);
			continue;
		}
		at = widget_place(picks, n, state->items[i]);
		f->step.value[i] = at < n ? (int)at + 1 : 0;
	}
	f->step.focus = -1;
	focus_on(f, 0);
}

/* What an answer has for a gap. */
static const char *filled(const struct front *f, const struct asked *asked,
	size_t gap, struct pick picks[GIVEN_MAX])
{
	if (asked[gap].shape == SHAPE_LINE)
		return typed(f, gap);
	picks_of(f, gap, picks);
	return f->step.value[gap] ? picks[f->step.value[gap] - 1].id : "";
}

static size_t blanks(const struct front *f)
{
	struct asked asked[GIVEN_MAX];
	struct pick picks[GIVEN_MAX];
	size_t count = look(f, asked), n = 0;

	for (size_t i = 0; i < count; i++) {
		const char *text = filled(f, asked, i, picks);

		n += text[strspn(text, " ")] == '\0';
	}
	return n;
}

static void now(const struct front *f, struct answer_now *out)
{
	struct asked asked[GIVEN_MAX];
	struct pick picks[GIVEN_MAX];
	size_t count = look(f, asked);

	for (size_t i = 0; i < count; i++)
		widget_add(out, filled(f, asked, i, picks));
}

/* --- drawing ---------------------------------------------------------- */

/* What stands in a gap: what is typed or chosen, or was given. */
static void add_shown(struct buf *b, const struct front *f,
	const struct asked *asked, size_t gap)
{
	struct strings given = play_given(f->app->play, f->app->play->at);
	struct pick picks[GIVEN_MAX];
	const char *text = "";
	size_t n, at;

	if (step_open(f))
		text = filled(f, asked, gap, picks);
	else if (gap < given.count)
		text = given.items[gap];
	if (asked[gap].shape == SHAPE_LINE) {
		text_add_safe(b, text, strlen(text));
		return;
	}
	n = picks_of(f, gap, picks);
	at = widget_place(picks, n, text);
	if (at < n)
		words_short(b, words_pick(f->app->words, &picks[at]));
	else if (step_open(f))
		/* TRANSLATORS: stands in a gap until something is chosen. */
		buf_adds(b, tr(f->app->words, "choose"));
}

static int shown_width(
	const struct front *f, const struct asked *asked, size_t gap)
{
	struct buf b = { 0 };
	int width;

	add_shown(&b, f, asked, gap);
	width = canvas_width(&f->canvas, buf_str(&b), b.len);
	buf_release(&b);
	return width;
}

/* The widest of what can be chosen: the text does not move with a choice. */
static int choice_cells(const struct front *f, size_t gap)
{
	struct pick picks[GIVEN_MAX];
	size_t n = picks_of(f, gap, picks);
	const char *choose = tr(f->app->words, "choose");
	int widest = canvas_width(&f->canvas, choose, strlen(choose));

	for (size_t i = 0; i < n; i++) {
		struct buf b = { 0 };
		int width;

		words_short(&b, words_pick(f->app->words, &picks[i]));
		width = canvas_width(&f->canvas, buf_str(&b), b.len);
		widest = width > widest ? width : widest;
		buf_release(&b);
	}
	return widest;
}

/* Of a field: it grows with what is typed, by a few cells at a time. */
static int cells_of(
	const struct front *f, const struct asked *asked, size_t gap)
{
	int most = f->frame.width - AROUND, cells, needed;

	if (asked[gap].shape != SHAPE_LINE) {
		cells = choice_cells(f, gap);
	} else {
		cells = asked[gap].number ? NUMBER_CELLS : TEXT_CELLS;
		needed = shown_width(f, asked, gap) + 1;
		while (cells < needed)
			cells += GROWS_BY;
	}
	return cells < most ? cells : most;
}

void step_gap_marks(
	const struct front *f, struct buf *text, const char *marks[GIVEN_MAX])
{
	struct asked asked[GIVEN_MAX];
	size_t count = look(f, asked), at[GIVEN_MAX];

	if (question_shape(step_shown(f)) != SHAPE_GAPS)
		count = 0;
	for (size_t i = 0; i < count; i++) {
		at[i] = text->len;
		layout_gap_mark(text, i, cells_of(f, asked, i));
		buf_addc(text, '\0');
	}
	/* Only now does the text stay where it is. */
	for (size_t i = 0; i < count; i++)
		marks[i] = text->data + at[i];
}

/* Where a gap is on the screen; false: on another page. */
static bool strip_of(const struct front *f, size_t gap, struct strip *out)
{
	struct gap_place place;
	size_t first;

	if (!layout_gap_at(&f->doc.lines, gap, &place) ||
		doc_page_of(&f->doc, place.line) != f->step.page)
		return false;
	first = f->doc.pages[f->step.page];
	*out = (struct strip){ f->frame.top + (int)(place.line - first),
		f->frame.left + place.col, place.cells };
	return true;
}

static void draw(struct front *f)
{
	struct asked asked[GIVEN_MAX];
	size_t count = look(f, asked);

	for (size_t i = 0; i < count; i++) {
		bool focus = step_open(f) && f->step.focus == (int)i;
		struct buf b = { 0 };
		struct strip at;

		if (!strip_of(f, i, &at))
			continue;
		add_shown(&b, f, asked, i);
		canvas_bytes(&f->canvas, at, STYLE_PLAIN, buf_str(&b), b.len);
		buf_release(&b);
		if (focus && asked[i].shape == SHAPE_LINE)
			edit_draw(&f->step.edit, &f->canvas, at.row, at.col,
				at.width, 1);
		else if (focus)
			canvas_cursor(&f->canvas, at.row, at.col);
	}
}

/* The gaps stand in the text: here is only the button. */
static void build(struct front *f)
{
	struct asked asked[GIVEN_MAX];

	if (step_open(f))
		widget_button(f, (int)look(f, asked));
}

static bool line(const struct front *f, size_t *at)
{
	struct asked asked[GIVEN_MAX];
	struct gap_place place;
	const struct part *p = doc_find(&f->doc, PART_BUTTON, f->step.focus);

	if (p)
		*at = p->first;
	if (p || f->step.focus < 0 || widget_on_button(f, look(f, asked)))
		return p != NULL;
	if (!layout_gap_at(&f->doc.lines, (size_t)f->step.focus, &place))
		return false;
	*at = place.line;
	return true;
}

/* --- keys ------------------------------------------------------------- */

static void move_to(struct front *f, int to)
{
	focus_on(f, to);
	step_ask_again(f);
}

/* A digit, or the next or the last one before it; Backspace: none. */
static bool choose(struct front *f, const struct key *key)
{
	struct pick picks[GIVEN_MAX];
	int *value = &f->step.value[f->step.focus], digit = keys_digit(key);
	int count = (int)picks_of(f, (size_t)f->step.focus, picks);

	if (digit >= 1 && digit <= count)
		*value = digit;
	else if (key->kind == KEYS_RIGHT ||
		 (key->kind == KEYS_CHAR && key->ch == ' '))
		*value = (*value + 1) % (count + 1);
	else if (key->kind == KEYS_LEFT)
		*value = (*value + count) % (count + 1);
	else if (key->kind == KEYS_BACKSPACE || key->kind == KEYS_DELETE)
		*value = 0;
	else
		return false;
	step_ask_again(f);
	return true;
}

static bool key(struct front *f, const struct key *key)
{
	struct asked asked[GIVEN_MAX];
	int count = (int)look(f, asked), at = f->step.focus;

	if (key->kind == KEYS_DOWN && at >= count)
		return false;
	if (key->kind == KEYS_UP || key->kind == KEYS_DOWN) {
		move_to(f, key->kind == KEYS_DOWN ? at + 1
			   : at > 0               ? at - 1
						  : 0);
		return true;
	}
	if (key->kind == KEYS_ENTER)
		return false;
	if (on_gap(f, SHAPE_ONE))
		return choose(f, key);
	if (on_gap(f, SHAPE_LINE))
		return widget_edit(f, key, f->frame.width);
	return key->kind == KEYS_LEFT || key->kind == KEYS_RIGHT;
}

static enum step_enter enter(const struct front *f)
{
	struct asked asked[GIVEN_MAX];

	return widget_on_button(f, look(f, asked)) ? ENTER_ANSWER : ENTER_PART;
}

static void press(struct front *f)
{
	move_to(f, f->step.focus + 1);
}

static const char *label(const struct front *f)
{
	struct asked asked[GIVEN_MAX];

	if (f->step.focus + 1 == (int)look(f, asked))
		return tr(f->app->words, "next");
	return tr(f->app->words, "next gap");
}

static bool typing(const struct front *f)
{
	return on_gap(f, SHAPE_LINE);
}

const struct widget widget_gaps = {
	.take = take,
	.now = now,
	.build = build,
	.draw = draw,
	.line = line,
	.key = key,
	.enter = enter,
	.press = press,
	.label = label,
	.blanks = blanks,
	.say = widget_gaps_say,
	.typing = typing,
};
