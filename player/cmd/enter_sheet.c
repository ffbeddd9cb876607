/* A student's paper as a run through the unit, by the player's own machine. */
#include <stdio.h>
#include <string.h>

#include "cmd/enter.h"
#include "core/play.h"
#include "core/unit_load.h"
#include "ui/words.h"

/*
 * Only what the paper shows: that it was answered, not when each question was
 * looked at. False: the record is too long.
 */
static bool keep(
	struct entering *e, const struct sheet *sheet, const struct record *r)
{
	struct record copy = *r;

	if (r->event != RECORD_OPENED && r->event != RECORD_ANSWERED &&
		r->event != RECORD_FINISHED)
		return true;
	copy.who = sheet->name;
	copy.source = "paper";
	copy.claimed = YES;
	copy.ms = -1;
	return log_add(e->log, &copy) != LOG_LONG;
}

static bool post(struct entering *e, const struct sheet *sheet,
	struct play *play, struct effects *effects)
{
	for (size_t i = 0; i < effects->count; i++) {
		const struct effect *f = &effects->items[i];
		struct event back = { .kind = EVENT_RECORDED };
		struct verdict verdict;

		if (f->kind == EFFECT_RECORD && !keep(e, sheet, &f->record))
			return false;
		if (f->kind == EFFECT_RECORD && !f->awaited)
			continue;
		if (f->kind == EFFECT_GRADE) {
			play_verdict(play, f->slot, &verdict);
			back.kind = EVENT_VERDICT;
			back.verdict = &verdict;
		}
		/* An awaited effect is always the last of its step. */
		play_step(play, &back, 0, effects);
		return post(e, sheet, play, effects);
	}
	return true;
}

static bool do_one(struct entering *e, const struct sheet *sheet,
	struct play *play, const struct event *event)
{
	struct effects effects;

	play_step(play, event, 0, &effects);
	return post(e, sheet, play, &effects);
}

/*
 * A blank in the place of an answer that was entered before: else that would
 * stay.
 */
static bool take_back(struct entering *e, const struct sheet *sheet,
	const struct play *play, size_t slot)
{
	const struct step *step = play_source(play, slot);
	struct record r = record_empty();
	char rev[9];

	if (!question_graded(step) || !enter_known(e, sheet->name))
		return true;
	step_rev(step, rev);
	r.event = RECORD_ANSWERED;
	r.module = play->module;
	r.unit = play->name;
	r.step = step->id;
	r.rev = rev;
	r.type = question_of(step)->name;
	r.obj = step->objective;
	r.attempt = play->attempt;
	r.try = 1;
	r.given_there = true;
	r.right = NO;
	r.score = 0;
	r.max = step->points;
	r.lang = play->unit->language;
	return keep(e, sheet, &r);
}

static bool answer_all(
	struct entering *e, const struct sheet *sheet, struct play *play)
{
	size_t question = 0;

	for (size_t i = 0; i < play->count; i++) {
		struct event go = { .kind = EVENT_GOTO, .index = i };
		struct event answer = { .kind = EVENT_ANSWER };
		struct event sure = { .kind = EVENT_SURE };
		bool asks = handout_asks(play_at(play, i));

		if (!do_one(e, sheet, play, &go))
			return false;
		if (!asks)
			continue;
		answer.given = sheet->given[question++];
		if (!(answer.given.count > 0 ? do_one(e, sheet, play, &answer)
					     : take_back(e, sheet, play, i)))
			return false;
		if (play->slots[i].phase == SLOT_SURE &&
			!do_one(e, sheet, play, &sure))
			return false;
	}
	return true;
}

static void say_result(
	struct entering *e, const struct sheet *sheet, const struct play *play)
{
	struct result result;
	struct buf score = { 0 }, b = { 0 };

	result_of(play, &result);
	words_score(&score, e->context->words, result.score, result.max);
	words_fill(&b, tr(e->context->words, "%1: %2"), sheet->name,
		buf_str(&score), NULL);
	printf("%s\n", buf_str(&b));
	buf_release(&score);
	buf_release(&b);
}

static void tell_unsaved(struct entering *e, const char *name)
{
	struct buf b = { 0 };

	words_fill(&b,
		tr(e->context->words,
			"the answers of \"%1\" cannot be saved in %2: %3"),
		name, log_path(e->log), strerror(log_errno(e->log)), NULL);
	enter_tell(e, buf_str(&b));
	buf_release(&b);
}

/* One student's paper: a run through the unit, from the first to the end. */
bool enter_sheet(struct entering *e, const struct sheet *sheet)
{
	struct play_start start = {
		.unit = e->handout.unit,
		.module = e->handout.unit->module->id,
		.attempt = e->handout.attempt,
	};
	struct event finish = { .kind = EVENT_FINISH };
	struct effects effects;
	struct play play;
	bool ok;

	play_begin(&play, &start, &effects);
	ok = post(e, sheet, &play, &effects) && answer_all(e, sheet, &play);
	for (int i = 0; ok && i < 2 && play.phase != PLAY_RESULT; i++)
		ok = do_one(e, sheet, &play, &finish);
	if (ok && log_flush(e->log))
		say_result(e, sheet, &play);
	else
		ok = false;
	if (!ok) {
		e->line = sheet->line;
		tell_unsaved(e, sheet->name);
	}
	play_release(&play);
	return ok;
}
