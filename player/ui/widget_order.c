/* S8: putting items, or the lines of a program, in order. */
#include <string.h>

#include "ui/view.h"
#include "ui/words.h"

/*
 * value[i]: which of the picks as shown stands in row i, or DIVIDER. Where
 * some belong nowhere the divider is a row of its own: what stands below it
 * is not used. focus counts rows; the button comes after them.
 */
enum { DIVIDER = -1 };
/* In a saved state. */
#define DIVIDER_ID "-"

struct rows {
	struct pick picks[GIVEN_MAX];
	size_t picked; /* picks */
	size_t count; /* rows, with the divider */
};

static void look(const struct front *f, struct rows *r)
{
	const char *key[GIVEN_MAX];

	r->picked = step_picks(f, r->picks);
	r->count = r->picked;
	/* Nobody says which, but it shows that not all is needed. */
	if (question_key(step_shown(f), key, GIVEN_MAX) < r->picked)
		r->count++;
}

/* Where a pick stands among the first n rows, or n. */
static size_t row_of(const struct front *f, size_t n, int pick)
{
	size_t i = 0;

	while (i < n && f->step.value[i] != pick)
		i++;
	return i;
}

static void take(struct front *f, const struct strings *state)
{
	int *value = f->step.value;
	struct rows r;
	size_t n = 0;

	look(f, &r);
	for (size_t i = 0; i < state->count && n < r.count; i++) {
		size_t at = widget_place(r.picks, r.picked, state->items[i]);

		if (at < r.picked && row_of(f, n, (int)at) == n)
			value[n++] = (int)at;
		else if (r.count > r.picked && row_of(f, n, DIVIDER) == n)
			value[n++] = DIVIDER;
	}
	/* What was left out of an answer is below the divider. */
	if (n > 0 && r.count > r.picked && row_of(f, n, DIVIDER) == n)
		value[n++] = DIVIDER;
	for (size_t i = 0; i < r.picked; i++) {
		if (row_of(f, n, (int)i) == n)
			value[n++] = (int)i;
	}
	if (n < r.count)
		value[n] = DIVIDER;
}

/* Nothing was moved yet: that is no answer. */
static bool untouched(const struct front *f, const struct rows *r)
{
	for (size_t i = 0; i < r->picked; i++) {
		if (f->step.value[i] != (int)i)
			return false;
	}
	return true;
}

static void save(const struct front *f, struct answer_now *out)
{
	struct rows r;

	look(f, &r);
	for (size_t i = 0; i < r.count && !untouched(f, &r); i++)
		widget_add(out, f->step.value[i] == DIVIDER
					? DIVIDER_ID
					: r.picks[f->step.value[i]].id);
}

static void now(const struct front *f, struct answer_now *out)
{
	struct rows r;

	look(f, &r);
	if (untouched(f, &r))
		return;
	for (size_t i = 0; i < r.count && f->step.value[i] != DIVIDER; i++)
		widget_add(out, r.picks[f->step.value[i]].id);
}

/* --- drawing ---------------------------------------------------------- */

static void add_item(struct front *f, const char *lead, const struct pick *pick)
{
	const char *text = words_pick(f->app->words, pick);

	if (pick->verbatim)
		doc_code(&f->doc, lead, text);
	else
		doc_item(&f->doc, lead, text);
}

static void add_numbered(struct front *f, size_t number, const struct pick *p)
{
	struct buf lead = { 0 };

	buf_addf(&lead, "%zu. ", number);
	add_item(f, buf_str(&lead), p);
	buf_release(&lead);
}

/* Beside a row of the answer that was given: how it was marked. */
static void remark_marked(struct front *f, const struct verdict *v, size_t i)
{
	const struct catalogue *c = f->app->words;

	if (i < v->part_count && v->parts[i] != MARK_RIGHT)
		/* TRANSLATORS: beside an item that was put in order. */
		doc_remark(&f->doc,
			i == 0 ? tr(c, "is not the first")
			       : tr(c, "does not follow the one above"),
			STYLE_WRONG);
}

/* The strings of an answer, a line each; v: how they were marked, or NULL. */
static void build_list(
	struct front *f, const struct strings *given, const struct verdict *v)
{
	struct rows r;

	look(f, &r);
	for (size_t i = 0; i < given->count; i++) {
		size_t at = widget_place(r.picks, r.picked, given->items[i]);

		if (at == r.picked)
			continue;
		doc_part(&f->doc, PART_ITEM, (int)i);
		add_numbered(f, i + 1, &r.picks[at]);
		if (v)
			remark_marked(f, v, i);
	}
}

static bool held(const struct front *f, size_t i)
{
	return f->step.held && f->step.focus == (int)i;
}

static void build_row(
	struct front *f, const struct rows *r, size_t i, size_t number)
{
	const struct pick *pick = &r->picks[f->step.value[i]];

	doc_part(&f->doc, PART_CHOICE, (int)i);
	if (number > 0)
		add_numbered(f, number, pick);
	else
		add_item(f, "-  ", pick);
	if (held(f, i))
		/* TRANSLATORS: beside a line that is being moved. */
		doc_remark(&f->doc, tr(f->app->words, "<- taken, move it"),
			STYLE_FAINT);
}

static void build_open(struct front *f)
{
	const struct catalogue *c = f->app->words;
	struct verdict v;
	bool tells = widget_verdict(f, &v) && !step_changed(f), used = true;
	struct rows r;

	look(f, &r);
	for (size_t i = 0; i < r.count; i++) {
		if (f->step.value[i] == DIVIDER) {
			doc_part(&f->doc, PART_TEXT, 0);
			doc_line(&f->doc, tr(c, "Not needed (move below):"),
				STYLE_FAINT, MARKER);
			used = false;
			continue;
		}
		build_row(f, &r, i, used ? i + 1 : 0);
		if (tells && used && !held(f, i))
			remark_marked(f, &v, i);
	}
	widget_button(f, (int)r.count);
}

static void build(struct front *f)
{
	struct strings given = play_given(f->app->play, f->app->play->at);
	struct verdict v;

	if (step_open(f))
		build_open(f);
	else
		build_list(f, &given, widget_verdict(f, &v) ? &v : NULL);
}

static void solve(struct front *f)
{
	const char *key[GIVEN_MAX];
	struct strings right = { key,
		question_key(step_shown(f), key, GIVEN_MAX) };

	doc_gap(&f->doc);
	doc_lead(&f->doc, tr(f->app->words, "The right order:"), STYLE_STRONG);
	build_list(f, &right, NULL);
	doc_gap(&f->doc);
}

/* --- keys ------------------------------------------------------------- */

/* Moves what is held to a row, past those between. */
static void carry(struct front *f, int to)
{
	int *value = f->step.value, at = f->step.focus;
	int held = value[at];

	for (; at < to; at++)
		value[at] = value[at + 1];
	for (; at > to; at--)
		value[at] = value[at - 1];
	value[to] = held;
	f->step.focus = to;
	step_ask_again(f);
}

/* Up, Down and digits move what is held; what puts it back is used up too. */
static bool held_key(struct front *f, const struct key *key, int count)
{
	int at = f->step.focus, digit = keys_digit(key);

	switch (key->kind) {
	case KEYS_UP:
	case KEYS_LEFT:
		carry(f, at > 0 ? at - 1 : 0);
		return true;
	case KEYS_DOWN:
	case KEYS_RIGHT:
		carry(f, at + 1 < count ? at + 1 : at);
		return true;
	case KEYS_HOME:
	case KEYS_PAGE_UP:
		carry(f, 0);
		return true;
	case KEYS_END:
	case KEYS_PAGE_DOWN:
		carry(f, count - 1);
		return true;
	case KEYS_BACKSPACE:
	case KEYS_ESC:
		carry(f, f->step.held_from);
		f->step.held = false;
		return true;
	default:
		break;
	}
	if (digit < 1 || digit > count)
		return false;
	carry(f, digit - 1);
	return true;
}

/* The divider is no place to rest. */
static bool move(struct front *f, int count, bool down)
{
	if (!widget_move(f, 0, count, down))
		return false;
	if (f->step.focus >= 0 && f->step.focus < count &&
		f->step.value[f->step.focus] == DIVIDER &&
		!widget_move(f, 0, count, down))
		f->step.focus++;
	return true;
}

static bool key(struct front *f, const struct key *key)
{
	int digit = keys_digit(key), count;
	struct rows r;

	look(f, &r);
	count = (int)r.count;
	if (f->step.held)
		return held_key(f, key, count);
	switch (key->kind) {
	case KEYS_UP:
	case KEYS_DOWN:
		return move(f, count, key->kind == KEYS_DOWN);
	case KEYS_LEFT:
	case KEYS_RIGHT:
		return true;
	case KEYS_HOME:
	case KEYS_END:
		f->step.focus = key->kind == KEYS_HOME ? 0 : count - 1;
		step_ask_again(f);
		return true;
	default:
		break;
	}
	if (digit < 1 || digit > count || f->step.value[digit - 1] == DIVIDER)
		return false;
	f->step.focus = digit - 1;
	step_ask_again(f);
	return true;
}

static enum step_enter enter(const struct front *f)
{
	struct rows r;

	look(f, &r);
	return widget_on_button(f, r.count) ? ENTER_ANSWER : ENTER_PART;
}

static void press(struct front *f)
{
	struct step_state *s = &f->step;

	if (s->focus < 0) {
		s->focus = s->value[0] == DIVIDER ? 1 : 0;
		return;
	}
	s->held = !s->held;
	s->held_from = s->focus;
}

static const char *label(const struct front *f)
{
	if (f->step.held)
		/* TRANSLATORS: a verb: lets go of the line that was taken. */
		return tr(f->app->words, "put");
	/* TRANSLATORS: a verb: takes a line, to move it. */
	return tr(f->app->words, "take");
}

static void say(const struct front *f, struct buf *b)
{
	const struct catalogue *c = f->app->words;
	struct rows r;

	look(f, &r);
	if (!f->step.held)
		buf_adds(b, tr(c, "Take a line with Enter and move it with the "
				  "arrows; then [ Answer ]."));
	else
		words_fill(b,
			tr(c, "Taken, place %1 of %2. Up and Down move it, "
			      "Enter puts it, Backspace cancels."),
			NUMBER(f->step.focus + 1), NUMBER(r.count), NULL);
}

const struct widget widget_ordering = {
	.take = take,
	.save = save,
	.now = now,
	.build = build,
	.key = key,
	.enter = enter,
	.press = press,
	.label = label,
	.say = say,
	.solve = solve,
};
