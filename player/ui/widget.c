#include "ui/widget.h"

#include <string.h>

#include "ui/view.h"
#include "ui/words.h"

static const struct widget *const widgets[] = {
	[SHAPE_NONE] = NULL,
	[SHAPE_ONE] = &widget_one,
	[SHAPE_MANY] = &widget_many,
	[SHAPE_LINE] = &widget_line,
	[SHAPE_LINES] = &widget_lines,
	[SHAPE_TEXT] = &widget_text,
	[SHAPE_ORDERING] = &widget_ordering,
	[SHAPE_PAIRS] = &widget_pairs,
	[SHAPE_GAPS] = &widget_gaps,
};

const struct widget *widget_of(enum answer_shape shape)
{
	return widgets[shape];
}

void widget_add(struct answer_now *out, const char *s)
{
	if (out->given.count < STATE_MAX)
		out->items[out->given.count++] = s;
}

bool widget_move(struct front *f, int first, int last, bool down)
{
	struct step_state *s = &f->step;

	if (down && s->focus >= last)
		return false;
	if (s->focus < first)
		s->focus = down ? first : s->focus;
	else if (down || s->focus > first)
		s->focus += down ? 1 : -1;
	step_ask_again(f);
	return true;
}

void widget_button(struct front *f, int index)
{
	doc_gap(&f->doc);
	form_button(&f->doc, index, tr(f->app->words, "Answer"));
}

bool widget_on_button(const struct front *f, size_t count)
{
	return f->step.focus >= 0 && (size_t)f->step.focus >= count;
}

size_t widget_place(const struct pick *picks, size_t count, const char *id)
{
	size_t i = 0;

	while (i < count && strcmp(picks[i].id, id) != 0)
		i++;
	return i;
}

void widget_remark_yours(struct front *f, enum mark mark)
{
	doc_remark(&f->doc, words_yours(f->app->words, mark),
		mark == MARK_RIGHT   ? STYLE_RIGHT
		: mark == MARK_WRONG ? STYLE_WRONG
				     : STYLE_PLAIN);
}

bool widget_verdict(const struct front *f, struct verdict *out)
{
	const struct play *p = f->app->play;

	*out = (struct verdict){ 0 };
	if (!step_slot(f)->answered || !play_tells(p, p->at))
		return false;
	play_verdict(p, p->at, out);
	return true;
}

bool widget_edit(struct front *f, const struct key *key, int width)
{
	switch (edit_key(&f->step.edit, key, width)) {
	case EDIT_NOT_MINE:
		return false;
	case EDIT_FULL:
		front_say(f, tr(f->app->words, "There is no room for more."));
		return true;
	case EDIT_CUT:
		front_say(f,
			tr(f->app->words,
				"What you pasted is too long: its end is left "
				"out."));
		break;
	case EDIT_DONE:
		break;
	}
	step_ask_again(f);
	return true;
}
