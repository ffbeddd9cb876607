/* S9: finding the pair of each. */
#include <string.h>

#include "base/text.h"
#include "ui/view.h"
#include "ui/words.h"

/*
 * value[i]: the number of the pick, as shown and from 1, that is paired with
 * the i-th on the left; 0: none yet. focus counts those on the left; the
 * button comes after them.
 */
struct sides {
	struct asked lefts[GIVEN_MAX];
	struct pick rights[GIVEN_MAX];
	size_t count; /* of lefts */
	size_t choice; /* of rights */
};

static void look(const struct front *f, struct sides *s)
{
	s->count = question_asked(step_shown(f), s->lefts, GIVEN_MAX);
	s->choice = step_picks(f, s->rights);
}

static void take(struct front *f, const struct strings *state)
{
	struct sides s;

	look(f, &s);
	for (size_t i = 0; i < s.count && i < state->count; i++) {
		size_t at = widget_place(s.rights, s.choice, state->items[i]);

		f->step.value[i] = at < s.choice ? (int)at + 1 : 0;
	}
}

static size_t blanks(const struct front *f)
{
	struct sides s;
	size_t n = 0;

	look(f, &s);
	for (size_t i = 0; i < s.count; i++)
		n += f->step.value[i] == 0;
	return n;
}

static void now(const struct front *f, struct answer_now *out)
{
	struct sides s;

	look(f, &s);
	if (blanks(f) == s.count)
		return;
	for (size_t i = 0; i < s.count; i++)
		widget_add(out, f->step.value[i] == 0
					? NOT_PAIRED
					: s.rights[f->step.value[i] - 1].id);
}

/* --- drawing ---------------------------------------------------------- */

/* Where what is paired stands: behind the longest on the left, if it may. */
static int column(const struct front *f, const struct sides *s)
{
	int widest = 0, most = f->frame.width / 2;

	for (size_t i = 0; i < s->count; i++) {
		struct buf b = { 0 };
		int width;

		words_short(&b, s->lefts[i].text);
		width = canvas_width(&f->canvas, buf_str(&b), b.len);
		widest = width > widest ? width : widest;
		buf_release(&b);
	}
	widest += MARKER + 2;
	return widest < most ? widest : most;
}

/* MARKDOWN: "=  2) five", or dots. */
static void add_pair(
	struct buf *b, const struct front *f, const struct sides *s, int number)
{
	buf_adds(b, "=  ");
	if (number == 0)
		buf_adds(b, "...");
	else
		buf_addf(b, "%d) %s", number,
			words_pick(f->app->words, &s->rights[number - 1]));
}

static void build_left(
	struct front *f, const struct sides *s, size_t i, int number)
{
	struct buf name = { 0 }, pair = { 0 };

	buf_fill(&name, ' ', MARKER);
	words_short(&name, s->lefts[i].text);
	add_pair(&pair, f, s, number);
	doc_named(&f->doc, buf_str(&name), buf_str(&pair), column(f, s));
	buf_release(&name);
	buf_release(&pair);
}

/* "already with 101": the first that has the pick. */
static void remark_taken(struct front *f, const struct sides *s, int number)
{
	struct buf left = { 0 }, b = { 0 };

	for (size_t i = 0; i < s->count; i++) {
		if (f->step.value[i] != number)
			continue;
		words_short(&left, s->lefts[i].text);
		/* TRANSLATORS: it is the pair of %1 by now. */
		words_fill(&b, tr(f->app->words, "already with %1"),
			buf_str(&left), NULL);
		doc_remark(&f->doc, buf_str(&b), STYLE_FAINT);
		break;
	}
	buf_release(&left);
	buf_release(&b);
}

static void build_rights(struct front *f, const struct sides *s)
{
	doc_gap(&f->doc);
	doc_part(&f->doc, PART_TEXT, 0);
	doc_lead(&f->doc, tr(f->app->words, "To choose from:"), STYLE_PLAIN);
	for (size_t i = 0; i < s->choice; i++) {
		struct buf lead = { 0 };

		doc_part(&f->doc, PART_ITEM, (int)i);
		buf_addf(&lead, "%zu) ", i + 1);
		doc_item(&f->doc, buf_str(&lead),
			words_pick(f->app->words, &s->rights[i]));
		remark_taken(f, s, (int)i + 1);
		buf_release(&lead);
	}
}

/* Beside a pair: its mark, and what it should have been. */
static void remark_marked(struct front *f, const struct sides *s,
	enum mark mark, const char *right)
{
	const struct catalogue *c = f->app->words;
	struct buf b = { 0 }, wanted = { 0 };
	size_t at =
		right ? widget_place(s->rights, s->choice, right) : s->choice;

	buf_adds(&b, words_part_mark(c, mark));
	if (mark != MARK_RIGHT && at < s->choice) {
		buf_adds(&b, "; ");
		words_short(&wanted, words_pick(c, &s->rights[at]));
		/* TRANSLATORS: behind "not right": the right answer. */
		words_fill(&b, tr(c, "should be: %1"), buf_str(&wanted), NULL);
	}
	doc_remark(&f->doc, buf_str(&b),
		mark == MARK_RIGHT ? STYLE_RIGHT : STYLE_WRONG);
	buf_release(&b);
	buf_release(&wanted);
}

static void build_given(struct front *f, const struct sides *s)
{
	struct strings given = play_given(f->app->play, f->app->play->at);
	const char *key[GIVEN_MAX];
	size_t keys = 0;
	struct verdict v;
	bool tells = widget_verdict(f, &v);

	if (step_reveals(f))
		keys = question_key(step_shown(f), key, GIVEN_MAX);
	for (size_t i = 0; i < s->count; i++) {
		size_t at = i < given.count ? widget_place(s->rights, s->choice,
						      given.items[i])
					    : s->choice;

		doc_part(&f->doc, PART_ITEM, (int)i);
		build_left(f, s, i, at < s->choice ? (int)at + 1 : 0);
		if (tells && i < v.part_count)
			remark_marked(
				f, s, v.parts[i], i < keys ? key[i] : NULL);
	}
}

static void build(struct front *f)
{
	struct sides s;
	struct verdict v;
	bool tells;

	look(f, &s);
	if (!step_open(f)) {
		build_given(f, &s);
		return;
	}
	tells = widget_verdict(f, &v) && !step_changed(f);
	for (size_t i = 0; i < s.count; i++) {
		doc_part(&f->doc, PART_CHOICE, (int)i);
		build_left(f, &s, i, f->step.value[i]);
		if (tells && i < v.part_count)
			remark_marked(f, &s, v.parts[i], NULL);
	}
	build_rights(f, &s);
	widget_button(f, (int)s.count);
}

/* --- keys ------------------------------------------------------------- */

/* A second digit makes a number of two: 1, then 2, is 12 where there is. */
static void type_digit(struct front *f, int *value, int digit, int choice)
{
	int number = f->step.held_from == f->step.focus ? *value * 10 + digit
							: digit;

	if (number < 1 || number > choice)
		number = digit;
	if (number < 1 || number > choice)
		return;
	*value = number;
	f->step.held_from = f->step.focus;
}

static bool assign(struct front *f, const struct key *key, int choice)
{
	int *value = &f->step.value[f->step.focus];
	int digit = keys_digit(key);

	if (digit >= 0) {
		type_digit(f, value, digit, choice);
		return true;
	}
	f->step.held_from = -1;
	if (key->kind == KEYS_RIGHT ||
		(key->kind == KEYS_CHAR && key->ch == ' '))
		*value = (*value + 1) % (choice + 1);
	else if (key->kind == KEYS_LEFT)
		*value = (*value + choice) % (choice + 1);
	else if (key->kind == KEYS_BACKSPACE || key->kind == KEYS_DELETE)
		*value = 0;
	else
		return false;
	return true;
}

static bool key(struct front *f, const struct key *key)
{
	struct sides s;
	int count;

	look(f, &s);
	count = (int)s.count;
	if (f->step.focus < 0 &&
		(keys_digit(key) >= 0 || key->kind == KEYS_RIGHT))
		f->step.focus = 0;
	if (f->step.focus >= 0 && f->step.focus < count &&
		assign(f, key, (int)s.choice)) {
		step_ask_again(f);
		return true;
	}
	f->step.held_from = -1;
	switch (key->kind) {
	case KEYS_UP:
	case KEYS_DOWN:
		return widget_move(f, 0, count, key->kind == KEYS_DOWN);
	case KEYS_LEFT:
	case KEYS_RIGHT:
		return true;
	case KEYS_HOME:
	case KEYS_END:
		f->step.focus = key->kind == KEYS_HOME ? 0 : count - 1;
		step_ask_again(f);
		return true;
	default:
		return false;
	}
}

static enum step_enter enter(const struct front *f)
{
	struct sides s;

	look(f, &s);
	return widget_on_button(f, s.count) ? ENTER_ANSWER : ENTER_PART;
}

/* On to the next one; behind the last is the button. */
static void press(struct front *f)
{
	f->step.focus++;
	f->step.held_from = -1;
}

static const char *label(const struct front *f)
{
	return tr(f->app->words, "next");
}

/* Whether the end of the list is on another page than what has the focus. */
static bool list_elsewhere(const struct front *f, const struct sides *s)
{
	const struct part *end =
		doc_find(&f->doc, PART_ITEM, (int)s->choice - 1);
	size_t line;

	return end && step_focus_line(f, &line) &&
	       doc_page_of(&f->doc, line) != doc_page_of(&f->doc, end->first);
}

static void say(const struct front *f, struct buf *b)
{
	const struct catalogue *c = f->app->words;
	struct buf text = { 0 };
	struct sides s;

	look(f, &s);
	if (f->step.focus >= 0 && !widget_on_button(f, s.count) &&
		list_elsewhere(f, &s)) {
		buf_adds(b, tr(c, "Type the number of its pair. PgDn shows the "
				  "list, Space goes through it."));
	} else if (f->step.focus >= 0 && !widget_on_button(f, s.count)) {
		words_short(&text, s.lefts[f->step.focus].text);
		words_fill(b,
			tr(c, "The pair of %1: type a number, or go through "
			      "them with Space."),
			buf_str(&text), NULL);
	} else if (blanks(f) == s.count) {
		buf_adds(b, tr(c, "Choose a line with the arrows, then type "
				  "the number of its pair."));
		return;
	}
	buf_clear(&text);
	words_fill(&text, tr(c, "%1 of %2 paired."),
		NUMBER(s.count - blanks(f)), NUMBER(s.count), NULL);
	status_add(f, b, buf_str(&text));
	buf_release(&text);
}

const struct widget widget_pairs = {
	.take = take,
	.now = now,
	.build = build,
	.key = key,
	.enter = enter,
	.press = press,
	.label = label,
	.blanks = blanks,
	.say = say,
	.marks = true,
};
