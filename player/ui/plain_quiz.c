/* Plain mode: a quiz's first page, its finish, the result. */
#include "ui/plain_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/result.h"
#include "ui/words.h"

static void say_title(struct plain *pl)
{
	struct buf b = { 0 };

	plain_gap(pl);
	words_unit(&b, pl->app->words, pl->app->play->unit);
	plain_say_buf(pl, &b);
	buf_release(&b);
}

/* What was done of the open unit; NULL: nothing. */
static const struct fold_unit *done_of(const struct plain *pl)
{
	const struct play *p = pl->app->play;

	return progress_unit(pl->app->progress, p->module, p->name);
}

/* --- the beginning ---------------------------------------------------- */

static void show_intro(struct plain *pl)
{
	const struct play *p = pl->app->play;
	struct buf b = { 0 };

	say_title(pl);
	plain_say_language(pl);
	plain_gap(pl);
	plain_markdown(pl, p->unit->intro, 0, NULL, 0);
	plain_gap(pl);
	words_rules(&b, pl->app->words, p->unit, p->count, done_of(pl));
	plain_say_buf(pl, &b);
	buf_release(&b);
}

void plain_intro(struct plain *pl)
{
	const struct catalogue *c = pl->app->words;

	if (pl->show)
		show_intro(pl);
	pl->show = false;
	switch (plain_ask(
		pl, tr(c, "Enter: begin (:? help):"), ASKED_NUMBERS)) {
	case REPLY_EMPTY:
		plain_post(pl, EVENT_NEXT, 0);
		break;
	case REPLY_COMMAND:
		if (pl->command == PLAIN_BACK)
			plain_leave(pl);
		else
			plain_act(pl);
		break;
	case REPLY_TEXT:
		plain_bad(pl, tr(c, "Press Enter to begin."));
		break;
	case REPLY_END:
	case REPLY_AGAIN:
		break;
	}
}

/* --- the finish ------------------------------------------------------- */

/* The numbers of questions without an answer: "2, 5". Returns how many. */
static size_t list_blanks(const struct play *p, struct buf *list)
{
	size_t blanks = 0;

	for (size_t i = 0; i < p->count; i++) {
		if (p->slots[i].answered ||
			question_shape(play_at(p, i)) == SHAPE_NONE)
			continue;
		if (blanks++ > 0)
			buf_adds(list, ", ");
		buf_addf(list, "%zu", i + 1);
	}
	return blanks;
}

static void show_finish(struct plain *pl)
{
	const struct catalogue *c = pl->app->words;
	const struct play *p = pl->app->play;
	struct buf b = { 0 }, list = { 0 };
	size_t blanks = list_blanks(p, &list);

	say_title(pl);
	plain_gap(pl);
	if (blanks == 0)
		words_blanks(&b, c, 0, p->count);
	else
		words_fill(&b,
			trn(c, "Without an answer: question %1.",
				"Without an answer: questions %1.", blanks),
			buf_str(&list), NULL);
	plain_say_buf(pl, &b);
	plain_gap(pl);
	plain_say(pl, words_finish(c), 0);
	plain_item(pl, 1, tr(c, "Finish"));
	plain_item(pl, 2, tr(c, "Go back to the questions"));
	plain_gap(pl);
	buf_release(&b);
	buf_release(&list);
}

void plain_finish(struct plain *pl)
{
	const struct catalogue *c = pl->app->words;
	size_t number;

	if (pl->show)
		show_finish(pl);
	pl->show = false;
	switch (plain_ask(pl, tr(c, "Answer (1-2, :? help):"), ASKED_NUMBERS)) {
	case REPLY_TEXT:
		number = plain_number(pl->line.data, 2);
		if (number > 0) {
			plain_post(
				pl, number == 1 ? EVENT_FINISH : EVENT_STAY, 0);
			break;
		}
		plain_bad(pl, tr(c, "Type 1 or 2."));
		break;
	case REPLY_EMPTY:
		plain_bad(pl, tr(c, "Type 1 or 2."));
		break;
	case REPLY_COMMAND:
		if (pl->command == PLAIN_BACK)
			plain_post(pl, EVENT_STAY, 0);
		else if (pl->command == PLAIN_NEXT ||
			 pl->command == PLAIN_FINISH)
			plain_bad(pl, tr(c, "Type 1 or 2."));
		else
			plain_act(pl);
		break;
	case REPLY_END:
	case REPLY_AGAIN:
		break;
	}
}

/* --- the result ------------------------------------------------------- */

static void say_objectives(struct plain *pl, const struct result *r)
{
	const struct catalogue *c = pl->app->words;
	struct buf b = { 0 }, text = { 0 }, score = { 0 }, advice = { 0 };

	if (r->part_count == 0)
		return;
	plain_gap(pl);
	plain_say(pl, words_by_objective(c), 0);
	for (size_t i = 0; i < r->part_count; i++) {
		words_short(&text, r->parts[i].text);
		buf_adds(&b, "  ");
		words_score(&score, c, r->parts[i].score, r->parts[i].max);
		words_fill(&b, tr(c, "%1: %2"), buf_str(&score), buf_str(&text),
			NULL);
		words_advice(&advice, pl->app, &r->parts[i]);
		if (advice.len > 0)
			buf_addf(&b, "; %s", buf_str(&advice));
		buf_clear(&advice);
		buf_clear(&score);
		buf_clear(&text);
		plain_say(pl, buf_str(&b), 4);
		buf_clear(&b);
	}
	buf_release(&advice);
	buf_release(&b);
	buf_release(&text);
	buf_release(&score);
}

/* "3) How many bits: not right, but you were sure" */
static void say_question(struct plain *pl, size_t i)
{
	const struct catalogue *c = pl->app->words;
	const struct play *p = pl->app->play;
	const struct slot *slot = &p->slots[i];
	const char *sure = words_overconfident(c, slot->mark, slot->sure);
	struct buf label = { 0 }, state = { 0 }, b = { 0 };

	words_short(&label, play_at(p, i)->label);
	words_slot_state(&state, c, p, i);
	if (state.len == 0)
		buf_adds(&b, buf_str(&label));
	else if (slot->graded && play_tells(p, i) && sure)
		words_fill(&b, tr(c, "%1, %2: %3"), buf_str(&state), sure,
			buf_str(&label), NULL);
	else
		words_fill(&b, tr(c, "%1: %2"), buf_str(&state),
			buf_str(&label), NULL);
	plain_item(pl, i + 1, buf_str(&b));
	buf_release(&label);
	buf_release(&state);
	buf_release(&b);
}

static void show_result(struct plain *pl)
{
	const struct play *p = pl->app->play;
	bool quiz = play_is_quiz(p);
	struct result r;
	struct buf b = { 0 };

	result_of(p, &r);
	say_title(pl);
	plain_gap(pl);
	words_result(&b, pl->app->words, p, &r);
	plain_say_buf(pl, &b);
	words_counts(&b, pl->app->words, p->unit, done_of(pl));
	plain_say_buf(pl, &b);
	buf_release(&b);
	if (!quiz && !p->reviewing)
		return;
	plain_markdown(pl, r.passed ? p->unit->if_passed : p->unit->if_failed,
		0, NULL, 0);
	say_objectives(pl, &r);
	plain_gap(pl);
	plain_say(pl, words_by_question(pl->app->words), 0);
	for (size_t i = 0; i < p->count; i++)
		say_question(pl, i);
	plain_gap(pl);
}

static void look_at(struct plain *pl, size_t i)
{
	plain_post(pl, EVENT_GOTO, i);
	pl->looking = true;
	pl->show = true;
}

static size_t mistakes(const struct plain *pl)
{
	const char *ids[UNIT_STEPS_MAX];

	return play_mistakes(pl->app->play, ids);
}

/* :r */
static void repeat(struct plain *pl)
{
	if (mistakes(pl) == 0) {
		plain_say(pl,
			tr(pl->app->words, "There is no mistake to repeat."),
			0);
		return;
	}
	pl->app->ops->practise(pl->app);
	pl->show = true;
}

static void result_command(struct plain *pl)
{
	switch (pl->command) {
	case PLAIN_LANGUAGE:
		plain_flip(pl);
		break;
	case PLAIN_NEXT:
	case PLAIN_BACK:
	case PLAIN_CONTENTS:
		plain_leave(pl);
		break;
	case PLAIN_REPEAT:
		repeat(pl);
		break;
	case PLAIN_HINT:
	case PLAIN_SEE:
		plain_say(pl, words_no_hint(pl->app->words, 0), 0);
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
		plain_everywhere(pl);
		break;
	}
}

static void ask_result(struct plain *pl, size_t count)
{
	const struct catalogue *c = pl->app->words;
	struct buf prompt = { 0 };
	enum plain_reply reply;
	size_t number;

	words_fill(&prompt,
		mistakes(pl) > 0
			? tr(c, "Look at a question (1-%1, :r repeat the "
				"mistakes, Enter: done, :? help):")
			: tr(c, "Look at a question (1-%1, Enter: done, "
				":? help):"),
		NUMBER(count), NULL);
	reply = plain_ask(pl, buf_str(&prompt), ASKED_NUMBERS);
	number = reply == REPLY_TEXT ? plain_number(pl->line.data, count) : 0;
	if (reply == REPLY_EMPTY)
		plain_leave(pl);
	else if (reply == REPLY_COMMAND)
		result_command(pl);
	else if (number > 0)
		look_at(pl, number - 1);
	else if (reply == REPLY_TEXT)
		plain_bad_number(pl, count);
	buf_release(&prompt);
}

void plain_result(struct plain *pl)
{
	const struct play *p = pl->app->play;

	if (pl->looking) {
		plain_look(pl);
		return;
	}
	if (pl->show)
		show_result(pl);
	pl->show = false;
	if (p->count > 0 && (play_is_quiz(p) || p->reviewing || p->practice))
		ask_result(pl, p->count);
	else
		plain_leave(pl);
}
