/* Choosing one option, or any number of them. */
#include <string.h>

#include "ui/view.h"
#include "ui/words.h"

/* value[i] of several: whether the option shown in place i is marked. */

static bool given_has(const struct strings *given, const char *id)
{
	for (size_t i = 0; i < given->count; i++) {
		if (strcmp(given->items[i], id) == 0)
			return true;
	}
	return false;
}

static void take_one(struct front *f, const struct strings *state)
{
	struct pick shown[GIVEN_MAX];
	size_t count = step_picks(f, shown), at = count;

	if (state->count > 0)
		at = widget_place(shown, count, state->items[0]);
	f->step.focus = at < count ? (int)at : -1;
}

static void take_many(struct front *f, const struct strings *state)
{
	struct pick shown[GIVEN_MAX];
	size_t count = step_picks(f, shown);

	for (size_t i = 0; i < count; i++)
		f->step.value[i] = given_has(state, shown[i].id);
}

static void now_one(const struct front *f, struct answer_now *out)
{
	struct pick shown[GIVEN_MAX];
	size_t count = step_picks(f, shown);

	if (f->step.focus >= 0 && (size_t)f->step.focus < count)
		widget_add(out, shown[f->step.focus].id);
}

/* Ids of what is marked, in the options' file order. */
static void now_many(const struct front *f, struct answer_now *out)
{
	const struct step *s = step_shown(f);
	struct pick shown[GIVEN_MAX], file[GIVEN_MAX];
	size_t count = step_picks(f, shown), n, at;

	n = question_of(s)->picks(s, file, GIVEN_MAX);
	for (size_t i = 0; i < n; i++) {
		at = widget_place(shown, count, file[i].id);
		if (at < count && f->step.value[at])
			widget_add(out, file[i].id);
	}
}

/* --- drawing ---------------------------------------------------------- */

static void remark(struct front *f, const char *id, bool mine, bool one)
{
	const struct play *p = f->app->play;
	const char *key[GIVEN_MAX];
	struct strings right = { key, 0 };

	if (step_reveals(f))
		right.count = question_key(step_shown(f), key, GIVEN_MAX);
	if (given_has(&right, id) && !(mine && one))
		doc_remark(
			&f->doc, words_the_right(f->app->words), STYLE_RIGHT);
	else if (mine && one)
		widget_remark_yours(f,
			play_tells(p, p->at) ? step_slot(f)->mark : MARK_NONE);
}

static void build(struct front *f, bool one)
{
	struct strings given = play_given(f->app->play, f->app->play->at);
	struct pick options[GIVEN_MAX];
	size_t count = step_picks(f, options);
	bool open = step_open(f);

	for (size_t i = 0; i < count; i++) {
		struct buf lead = { 0 };
		bool mine = given_has(&given, options[i].id);

		if (!one)
			buf_adds(&lead, (open ? f->step.value[i] : mine)
						? "[x] "
						: "[ ] ");
		buf_addf(&lead, "%zu) ", i + 1);
		doc_part(&f->doc, open ? PART_CHOICE : PART_TEXT, (int)i);
		doc_item(&f->doc, buf_str(&lead),
			words_pick(f->app->words, &options[i]));
		remark(f, options[i].id, mine, one);
		buf_release(&lead);
	}
	if (!one && open)
		widget_button(f, (int)count);
}

static void build_one(struct front *f)
{
	build(f, true);
}

static void build_many(struct front *f)
{
	build(f, false);
}

/* --- keys ------------------------------------------------------------- */

static void toggle(struct front *f)
{
	f->step.value[f->step.focus] = !f->step.value[f->step.focus];
}

static bool key(struct front *f, const struct key *key, bool one)
{
	struct pick shown[GIVEN_MAX];
	int count = (int)step_picks(f, shown), digit = keys_digit(key);

	switch (key->kind) {
	case KEYS_UP:
	case KEYS_DOWN:
		return widget_move(
			f, 0, one ? count - 1 : count, key->kind == KEYS_DOWN);
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
	if (digit < 1 || digit > count)
		return false;
	f->step.focus = digit - 1;
	if (!one)
		toggle(f);
	step_ask_again(f);
	return true;
}

static bool key_one(struct front *f, const struct key *k)
{
	return key(f, k, true);
}

static bool key_many(struct front *f, const struct key *k)
{
	return key(f, k, false);
}

static enum step_enter enter_one(const struct front *f)
{
	(void)f;
	return ENTER_ANSWER;
}

static enum step_enter enter_many(const struct front *f)
{
	struct pick shown[GIVEN_MAX];

	return f->step.focus < 0 || widget_on_button(f, step_picks(f, shown))
		       ? ENTER_ANSWER
		       : ENTER_PART;
}

static const char *label(const struct front *f)
{
	/* TRANSLATORS: a verb: puts a mark before an option. */
	return tr(f->app->words, "mark");
}

static void say_one(const struct front *f, struct buf *b)
{
	buf_adds(b, tr(f->app->words, "Choose with the arrows or a digit, then "
				      "press Enter."));
}

static void say_many(const struct front *f, struct buf *b)
{
	buf_adds(b, tr(f->app->words, "Mark with Enter or a digit, then choose "
				      "[ Answer ]."));
}

const struct widget widget_one = {
	.take = take_one,
	.now = now_one,
	.build = build_one,
	.key = key_one,
	.enter = enter_one,
	.say = say_one,
	.marks = true,
};

const struct widget widget_many = {
	.take = take_many,
	.now = now_many,
	.build = build_many,
	.key = key_many,
	.enter = enter_many,
	.press = toggle,
	.label = label,
	.say = say_many,
	.marks = true,
};
