/* Plain mode: the steps of the open unit, to go to. */
#include "ui/plain_parts.h"

#include "ui/words.h"

/* That there is a bookmark or a note. */
static void add_noted(struct buf *state, const struct plain *pl, size_t i)
{
	const struct play *p = pl->app->play;
	struct buf b = { 0 };

	words_note_kinds(&b, pl->app->words,
		progress_note(
			pl->app->progress, p->module, p->name, p->slots[i].id));
	if (state->len > 0 && b.len > 0)
		buf_adds(state, ", ");
	buf_adds(state, buf_str(&b));
	buf_release(&b);
}

static void say_steps(struct plain *pl)
{
	const struct catalogue *c = pl->app->words;
	const struct play *p = pl->app->play;
	struct buf b = { 0 }, label = { 0 }, state = { 0 };

	plain_gap(pl);
	words_unit(&b, c, p->unit);
	plain_say_buf(pl, &b);
	for (size_t i = 0; i < p->count; i++) {
		words_short(&label, play_at(p, i)->label);
		if (i == p->at && p->phase == PLAY_STEP)
			buf_adds(&state, tr(c, "you are here"));
		else
			words_slot_state(&state, c, p, i);
		add_noted(&state, pl, i);
		words_fill(&b, state.len > 0 ? "%1 (%2)" : "%1",
			buf_str(&label), buf_str(&state), NULL);
		plain_item(pl, i + 1, buf_str(&b));
		buf_clear(&b);
		buf_clear(&label);
		buf_clear(&state);
	}
	plain_gap(pl);
	buf_release(&b);
	buf_release(&label);
	buf_release(&state);
}

/* One turn; whether the contents are done with. */
/* :e leads from the contents to the quiz's end. */
static bool finishing(const struct plain *pl)
{
	return pl->command == PLAIN_FINISH &&
	       pl->app->play->phase == PLAY_FINISH;
}

static bool contents_turn(struct plain *pl, const char *prompt)
{
	size_t count = pl->app->play->count;
	size_t number;

	switch (plain_ask(pl, prompt, ASKED_NUMBERS)) {
	case REPLY_END:
	case REPLY_EMPTY:
		return true;
	case REPLY_AGAIN:
		return false;
	case REPLY_COMMAND:
		if (pl->command == PLAIN_BACK ||
			pl->command == PLAIN_CONTENTS) {
			pl->direct = false;
			plain_leave(pl);
			return true;
		}
		if (pl->command == PLAIN_LANGUAGE && plain_flip(pl))
			say_steps(pl);
		else if (plain_everywhere(pl))
			return pl->over || finishing(pl) || pl->moved;
		return pl->command == PLAIN_NEXT;
	case REPLY_TEXT:
		break;
	}
	number = plain_number(pl->line.data, count);
	if (number == 0) {
		plain_bad_number(pl, count);
		return false;
	}
	plain_post(pl, EVENT_GOTO, number - 1);
	return true;
}

void plain_contents(struct plain *pl)
{
	bool done = false;

	say_steps(pl);
	pl->moved = false;
	pl->show = true;
	while (!done) {
		const struct catalogue *c = pl->app->words;
		struct buf prompt = { 0 };

		words_fill(&prompt,
			tr(c, "Go to (1-%1, Enter: stay, :b other lessons, "
			      ":? help):"),
			NUMBER(pl->app->play->count), NULL);
		done = contents_turn(pl, buf_str(&prompt));
		buf_release(&prompt);
	}
}

void plain_leave(struct plain *pl)
{
	struct app *a = pl->app;

	if (pl->direct) {
		pl->over = true;
		return;
	}
	pl->place = AT_MODULE;
	pl->module = a->module;
	pl->show = true;
	a->ops->close(a);
}
