/* What is said on the status line of gaps. */
#include "ui/view.h"
#include "ui/words.h"

static void add_choice(
	struct buf *b, const struct front *f, const struct pick *pick, size_t i)
{
	buf_addf(b, "%zu) ", i + 1);
	words_short(b, words_pick(f->app->words, pick));
}

/* "1) even  2) odd" into b; false: only what is chosen, for want of room. */
static bool add_choices(struct buf *b, const struct front *f, size_t gap)
{
	struct pick picks[GIVEN_MAX];
	size_t n = question_asked_picks(
		step_shown(f), f->app->play->attempt, gap, picks, GIVEN_MAX);
	int value = f->step.value[gap];

	for (size_t i = 0; i < n; i++) {
		buf_adds(b, i > 0 ? "  " : "");
		add_choice(b, f, &picks[i], i);
	}
	if (canvas_width(&f->canvas, buf_str(b), b->len) < f->frame.width)
		return true;
	buf_clear(b);
	if (value > 0)
		add_choice(b, f, &picks[value - 1], (size_t)value - 1);
	else
		buf_adds(b, tr(f->app->words, "choose"));
	return false;
}

void widget_gaps_say(const struct front *f, struct buf *b)
{
	const struct catalogue *c = f->app->words;
	struct asked asked[GIVEN_MAX];
	size_t count = question_asked(step_shown(f), asked, GIVEN_MAX);
	size_t left = widget_gaps.blanks(f);
	size_t gap = (size_t)f->step.focus;
	struct buf what = { 0 }, still = { 0 };
	bool all = true;

	if (f->step.focus >= 0 && gap < count) {
		if (asked[gap].shape == SHAPE_ONE)
			all = add_choices(&what, f, gap);
		else if (asked[gap].form)
			words_short(&what, asked[gap].form);
		else if (asked[gap].number)
			/* TRANSLATORS: what belongs into a gap. */
			buf_adds(&what, tr(c, "a number"));
		else
			/* TRANSLATORS: what belongs into a gap. */
			buf_adds(&what, tr(c, "a word"));
		words_fill(b, tr(c, "Gap %1 of %2: %3."), NUMBER(gap + 1),
			NUMBER(count), buf_str(&what), NULL);
	}
	if (!all)
		status_add(f, b, tr(c, "Space shows the next answer."));
	if (left > 0)
		words_fill(&still,
			trn(c, "%1 still empty.", "%1 still empty.", left),
			NUMBER(left), NULL);
	else
		buf_adds(
			&still, tr(c, "All are filled in: choose [ Answer ]."));
	status_add(f, b, buf_str(&still));
	buf_release(&what);
	buf_release(&still);
}
