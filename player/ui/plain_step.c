/* Plain mode: a step on screen, and what a person does at it. */
#include "ui/plain_parts.h"

#include <string.h>

#include "core/layout.h"
#include "ui/words.h"

bool plain_is_over(const struct plain *pl)
{
	return pl->app->play->phase == PLAY_RESULT;
}

void plain_post(struct plain *pl, enum event_kind kind, size_t index)
{
	struct event event = { .kind = kind, .index = index };

	pl->elsewhere_said = false;
	pl->app->ops->post(pl->app, &event);
}

/* --- showing ---------------------------------------------------------- */

/* Past the heading that 
	words_body(&text, pl->app->words, s, NULL);
	rest = s->title ? buf_str(&text) : after_heading(buf_str(&text));buf_str(&text) begins with, or text where it has none. */
static const char *after_heading(const char *text)
{
	size_t marks = strspn(text, "#");

	if (marks == 0 || marks > 6 || text[marks] != ' ')
		return text;
	text += strcspn(text, "\n");
	return text + strspn(text, "\n");
}

/*
 * "Binary numbers, step 2 of 12: Lamps". The label is said once: left out
 * where it is only the first line of what follows.
 */
static void say_header(struct plain *pl, bool labelled)
{
	const struct catalogue *c = pl->app->words;
	const struct play *p = pl->app->play;
	bool quiz = play_is_quiz(p);
	struct buf title = { 0 }, label = { 0 }, b = { 0 };
	const char *text;

	words_short(&title, p->unit->title);
	if (labelled) {
		words_short(&label, play_at(p, p->at)->label);
		text = quiz ? tr(c, "%1, question %2 of %3: %4")
			    : tr(c, "%1, step %2 of %3: %4");
	} else {
		text = quiz ? tr(c, "%1, question %2 of %3")
			    : tr(c, "%1, step %2 of %3");
	}
	words_fill(&b, text, buf_str(&title), NUMBER(p->at + 1),
		NUMBER(p->count), buf_str(&label), NULL);
	plain_say_buf(pl, &b);
	buf_release(&title);
	buf_release(&label);
	buf_release(&b);
}

void plain_say_language(struct plain *pl)
{
	const struct app *a = pl->app;
	struct buf b = { 0 };

	if (pl->language_said)
		return;
	pl->language_said = true;
	words_draft(&b, a->words, a->play->unit);
	plain_say_buf(pl, &b);
	words_other_language(&b, a->words, a->play->unit, a->language);
	plain_say_buf(pl, &b);
	buf_release(&b);
}

/* Time, drafts: what the reader should know before the text. */
static void say_beforehand(struct plain *pl)
{
	const struct catalogue *c = pl->app->words;
	const struct play *p = pl->app->play;
	struct buf b = { 0 };

	words_time_left(&b, c, play_left_ms(p, pl->app->ops->now()));
	plain_say_buf(pl, &b);
	plain_say_language(pl);
	words_untranslated(&b, c, p->unit, play_at(p, p->at));
	plain_say_buf(pl, &b);
	buf_release(&b);
}

/* The step whose text this one rests on, and how to read it. */
static void say_see(struct plain *pl)
{
	const struct step *s = plain_at(pl);
	const struct step *seen =
		s->see ? unit_step(pl->app->play->unit, s->see) : NULL;
	struct buf label = { 0 }, b = { 0 };

	if (!seen)
		return;
	words_short(&label, seen->label);
	words_fill(&b, tr(pl->app->words, "This rests on: %1 (:v shows it)"),
		buf_str(&label), NULL);
	plain_say_buf(pl, &b);
	buf_release(&label);
	buf_release(&b);
}

/* :v */
static void show_seen(struct plain *pl)
{
	const struct step *s = plain_at(pl);
	const struct step *seen =
		s->see ? unit_step(pl->app->play->unit, s->see) : NULL;
	struct buf b = { 0 };

	if (!seen) {
		plain_say(pl,
			tr(pl->app->words, "This rests on no other text."), 0);
		return;
	}
	plain_gap(pl);
	words_body(&b, pl->app->words, seen, NULL);
	plain_markdown(pl, buf_str(&b), 0, NULL, 0);
	plain_gap(pl);
	buf_release(&b);
}

/* What shape the answer has, how many tries there are. */
static void say_conditions(struct plain *pl)
{
	const struct catalogue *c = pl->app->words;
	const struct play *p = pl->app->play;
	const struct step *s = play_at(p, p->at);
	struct buf b = { 0 };

	plain_gap(pl);
	say_see(pl);
	if (plain_is_over(pl) || p->slots[p->at].phase != SLOT_OPEN)
		return;
	if (question_shape(s) != SHAPE_ONE && question_shape(s) != SHAPE_LINE &&
		question_shape(s) != SHAPE_TEXT)
		plain_say(pl, words_ask(c, question_shape(s)), 0);
	words_form(&b, c, s);
	plain_say_buf(pl, &b);
	if (!p->slots[p->at].answered)
		words_tries(&b, c, p);
	plain_say_buf(pl, &b);
	buf_release(&b);
}

/* What was done here before: hints, the answer, its verdict. */
static void say_state(struct plain *pl)
{
	const struct catalogue *c = pl->app->words;
	const struct play *p = pl->app->play;
	const struct slot *slot = &p->slots[p->at];
	struct strings given = play_given(p, p->at);
	struct buf b = { 0 };

	for (int i = 1; i <= slot->hints; i++)
		plain_hint(pl, i);
	if (slot->answered) {
		plain_gap(pl);
		words_your_answer(&b, c, play_at(p, p->at), &given);
	} else if (plain_is_over(pl)) {
		plain_gap(pl);
		buf_adds(&b, tr(c, "You gave no answer."));
	}
	plain_say_buf(pl, &b);
	buf_release(&b);
	plain_verdict(pl, false);
}

static void show(struct plain *pl)
{
	const struct play *p = pl->app->play;
	const struct step *s = play_at(p, p->at);
	struct buf text = { 0 };
	const char *rest;

	words_body(&text, pl->app->words, s, NULL);
	rest = s->title ? buf_str(&text) : after_heading(buf_str(&text));
	plain_gap(pl);
	say_header(pl, s->title || rest != buf_str(&text));
	if (pl->app->preview)
		plain_preview_place(pl);
	say_beforehand(pl);
	plain_say_bookmark(pl);
	plain_gap(pl);
	plain_markdown(pl, rest, 0, NULL, 0);
	buf_release(&text);
	if (question_shape(s) == SHAPE_NONE) {
		say_see(pl);
	} else {
		if (plain_asker(pl)->list)
			plain_asker(pl)->list(pl);
		say_conditions(pl);
		say_state(pl);
	}
	plain_say_note(pl);
	plain_gap(pl);
}

/* --- acting ----------------------------------------------------------- */

void plain_hint(struct plain *pl, int number)
{
	const struct catalogue *c = pl->app->words;
	const struct step *s = play_at(pl->app->play, pl->app->play->at);
	struct buf lead = { 0 }, b = { 0 };

	if (number < 1 || (size_t)number > s->hints.count)
		return;
	words_hint(&lead, c, number, (int)s->hints.count);
	words_lead(&b, buf_str(&lead), s->hints.items[number - 1]);
	plain_gap(pl);
	plain_markdown(pl, buf_str(&b), 0, NULL, 0);
	buf_release(&lead);
	buf_release(&b);
}

static void ask_hint(struct plain *pl)
{
	const struct app *a = pl->app;
	size_t at = a->play->at;
	int before = a->play->slots[at].hints;

	plain_post(pl, EVENT_HINT, 0);
	if (a->play->at == at && a->play->slots[at].hints > before)
		plain_hint(pl, a->play->slots[at].hints);
	else
		plain_say(pl,
			words_no_hint(a->words,
				(int)play_at(a->play, at)->hints.count),
			0);
}

static void go_back(struct plain *pl)
{
	size_t at = pl->app->play->at;
	enum play_phase phase = pl->app->play->phase;

	plain_post(pl, EVENT_BACK, 0);
	if (pl->app->play->at == at && pl->app->play->phase == phase)
		plain_say(pl,
			tr(pl->app->words,
				"This is the beginning. :t lists the "
				"contents."),
			0);
}

void plain_act(struct plain *pl)
{
	if (plain_everywhere(pl))
		return;
	switch (pl->command) {
	case PLAIN_NEXT:
		plain_post(pl, EVENT_NEXT, 0);
		break;
	case PLAIN_BACK:
		go_back(pl);
		break;
	case PLAIN_HINT:
		ask_hint(pl);
		break;
	case PLAIN_SEE:
		show_seen(pl);
		break;
	case PLAIN_LANGUAGE:
		plain_flip(pl);
		break;
	case PLAIN_CONTENTS:
		plain_contents(pl);
		break;
	case PLAIN_REPEAT:
		plain_say(pl,
			tr(pl->app->words,
				"Mistakes can be repeated at the end."),
			0);
		break;
	case PLAIN_FINISH:
	case PLAIN_FIND:
	case PLAIN_GLOSSARY:
	case PLAIN_BOOKMARK:
	case PLAIN_NOTE:
	case PLAIN_SETTINGS:
	case PLAIN_QUIT:
	case PLAIN_HELP:
	case PLAIN_UNKNOWN:
		break;
	}
}

/* Text, or a question with nothing left to do: Enter goes on. */
static enum plain_reply ask_on(struct plain *pl)
{
	const struct catalogue *c = pl->app->words;
	enum plain_reply reply =
		plain_ask(pl, tr(c, "Enter: on (:? help):"), ASKED_NUMBERS);

	if (reply == REPLY_TEXT)
		plain_bad(pl, tr(c, "Press Enter to go on."));
	return reply;
}

static void go_on(struct plain *pl)
{
	switch (ask_on(pl)) {
	case REPLY_EMPTY:
		plain_post(pl, EVENT_NEXT, 0);
		break;
	case REPLY_COMMAND:
		plain_act(pl);
		break;
	case REPLY_TEXT:
	case REPLY_END:
	case REPLY_AGAIN:
		break;
	}
}

void plain_step(struct plain *pl)
{
	const struct play *p = pl->app->play;

	if (pl->show) {
		pl->show = false;
		pl->skip = false;
		show(pl);
	}
	if (question_shape(play_at(p, p->at)) == SHAPE_NONE) {
		go_on(pl);
		return;
	}
	switch (p->slots[p->at].phase) {
	case SLOT_OPEN:
		plain_answer(pl);
		break;
	case SLOT_SURE:
		plain_sure(pl);
		break;
	case SLOT_PENDING:
	case SLOT_CLOSED:
		go_on(pl);
		break;
	}
}

/* To the step that far away, or to the result where there is none. */
static void look_on(struct plain *pl, int by)
{
	const struct play *p = pl->app->play;
	size_t to = p->at + (size_t)by;

	pl->show = true;
	if (to < p->count)
		plain_post(pl, EVENT_GOTO, to);
	else
		pl->looking = false;
}

static void look_command(struct plain *pl)
{
	switch (pl->command) {
	case PLAIN_NEXT:
		look_on(pl, 1);
		break;
	case PLAIN_BACK:
		look_on(pl, -1);
		break;
	case PLAIN_CONTENTS:
		pl->looking = false;
		pl->show = true;
		break;
	case PLAIN_HINT:
	case PLAIN_SEE:
	case PLAIN_REPEAT:
	case PLAIN_LANGUAGE:
	case PLAIN_FINISH:
	case PLAIN_FIND:
	case PLAIN_GLOSSARY:
	case PLAIN_BOOKMARK:
	case PLAIN_NOTE:
	case PLAIN_SETTINGS:
	case PLAIN_QUIT:
	case PLAIN_HELP:
	case PLAIN_UNKNOWN:
		plain_act(pl);
		break;
	}
}

void plain_look(struct plain *pl)
{
	if (pl->show)
		show(pl);
	pl->show = false;
	switch (ask_on(pl)) {
	case REPLY_EMPTY:
		look_on(pl, 1);
		break;
	case REPLY_COMMAND:
		look_command(pl);
		break;
	case REPLY_TEXT:
	case REPLY_END:
	case REPLY_AGAIN:
		break;
	}
}
