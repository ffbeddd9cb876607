/* How a run begins: what is drawn, and what was done of it before. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/play_record.h"

/* Which steps a learner gets, in order; each once. */
struct deck {
	const struct unit *unit;
	const char *ids[UNIT_STEPS_MAX];
	size_t count;
};

static bool dealt(const struct deck *d, const char *id)
{
	for (size_t i = 0; i < d->count; i++) {
		if (strcmp(d->ids[i], id) == 0)
			return true;
	}
	return false;
}

/* False where the unit has no such step, or it is in the deck already. */
static bool deal(struct deck *d, const char *id)
{
	if (d->count == UNIT_STEPS_MAX || dealt(d, id) ||
		!unit_step(d->unit, id))
		return false;
	d->ids[d->count++] = id;
	return true;
}

/* A step that everyone gets is not for drawing, even where it comes later. */
static bool everyones(const struct unit *u, const char *id)
{
	for (size_t i = 0; i < u->steps.count; i++) {
		const struct step *s = &u->steps.items[i];

		if (!s->draw && strcmp(s->id, id) == 0)
			return true;
	}
	return false;
}

/* The draw's key is its place, so that two draws of one pool differ. */
static void deal_draw(struct deck *d, const struct draw *draw, size_t place,
	const char *attempt)
{
	size_t *order = xcalloc(draw->candidate_count, sizeof(*order));
	int left = draw->take;
	char key[32];

	snprintf(key, sizeof(key), "draw-%zu", place);
	shuffle_order(attempt, key, order, draw->candidate_count);
	for (size_t i = 0; i < draw->candidate_count && left > 0; i++) {
		const char *id = draw->candidates[order[i]]->id;

		if (!everyones(d->unit, id) && deal(d, id))
			left--;
	}
	free(order);
}

static void deal_unit(struct deck *d, const char *attempt)
{
	const struct unit *u = d->unit;

	for (size_t i = 0; i < u->steps.count; i++) {
		const struct step *s = &u->steps.items[i];

		if (s->draw)
			deal_draw(d, s->draw, i, attempt);
		else
			deal(d, s->id);
	}
}

static bool has_draws(const struct unit *u)
{
	for (size_t i = 0; i < u->steps.count; i++) {
		if (u->steps.items[i].draw)
			return true;
	}
	return false;
}

/* What was drawn then, as far as the unit still has it. */
static void deal_again(
	struct deck *d, const struct fold_attempt *a, const char *attempt)
{
	for (size_t i = 0; i < a->order_count; i++)
		deal(d, a->order[i]);
	if (d->count == 0)
		deal_unit(d, attempt);
}

static void fill_slots(struct play *p, const struct deck *d)
{
	p->slots = xcalloc(d->count, sizeof(*p->slots));
	p->count = d->count;
	for (size_t i = 0; i < d->count; i++) {
		snprintf(p->slots[i].id, sizeof(p->slots[i].id), "%s",
			d->ids[i]);
		p->slots[i].ms = -1;
	}
}

/* ---- what was done before ---- */

/* An answer that the step, edited since, cannot have is as good as none. */
static void take_up_given(
	struct play *p, size_t slot, const struct fold_step *f)
{
	struct slot *s = &p->slots[slot];
	struct strings given = { (const char **)(void *)f->given,
		f->given_count };

	if (question_refuse(play_at(p, slot), play_source(p, slot), &given) ==
		REFUSAL_EMPTY)
		return;
	s->given = xcalloc(f->given_count, sizeof(*s->given));
	for (size_t i = 0; i < f->given_count; i++)
		s->given[i] = xstrdup(f->given[i]);
	s->given_count = f->given_count;
	s->answered = true;
}

/* The log has no mark: partly right for no points is found by grading. */
static enum mark mark_of(
	const struct play *p, size_t slot, const struct fold_step *f)
{
	struct verdict v;

	if (f->right == YES)
		return MARK_RIGHT;
	if (f->last_score > 0)
		return MARK_PARTLY;
	play_verdict(p, slot, &v);
	return v.mark == MARK_PARTLY ? MARK_PARTLY : MARK_WRONG;
}

/* The share of the points stays where points were edited since. */
static double score_of(const struct step *step, const struct fold_step *f)
{
	if (f->max <= 0)
		return 0;
	return f->max < step->points || f->max > step->points
		       ? f->score / f->max * step->points
		       : f->score;
}

/* The number of the last try: one in between may be lost in a damaged log. */
static int tries_of(const struct fold_step *f)
{
	return f->tries > 0 && f->all[f->tries - 1].number > f->tries
		       ? f->all[f->tries - 1].number
		       : f->tries;
}

static void take_up(struct play *p, size_t slot, const struct fold_step *f)
{
	struct slot *s = &p->slots[slot];
	const struct step *step = play_at(p, slot);

	s->viewed = f->viewed;
	s->tries = tries_of(f);
	s->hints = f->hints;
	s->sure = f->sure > 0 && f->sure <= 3 ? f->sure : 0;
	take_up_given(p, slot, f);
	if (!question_graded(step))
		return;
	if (s->answered && f->given_open && !p->reviewing &&
		!play_keeps(p, slot) && play_asks_sure(p, slot))
		s->phase = SLOT_SURE;
	if (f->right == ABSENT)
		return;
	s->mark = mark_of(p, slot, f);
	s->score = score_of(step, f);
	s->graded = !f->given_open;
	if (s->graded && (s->mark == MARK_RIGHT || play_keeps(p, slot) ||
				 play_out_of_tries(p, slot)))
		s->phase = SLOT_CLOSED;
}

static size_t slot_of(const struct play *p, const char *id)
{
	size_t i = 0;

	while (id && i < p->count && strcmp(p->slots[i].id, id) != 0)
		i++;
	return id ? i : p->count;
}

/* The word of the log as one of ours, which outlives the fold. */
static const char *why_of(const struct fold_attempt *a)
{
	static const char *const words[] = { "time", "left" };

	for (size_t i = 0; a->why && i < sizeof words / sizeof *words; i++) {
		if (strcmp(a->why, words[i]) == 0)
			return words[i];
	}
	return "done";
}

/* In the group's session the answer was told: it is not asked once more. */
static void close_told(struct play *p, size_t slot, const struct fold_step *f)
{
	if (p->session && f->tries > 0)
		p->slots[slot].phase = SLOT_CLOSED;
}

/* To the first step that the group did not come to. */
static void go_to_rest(struct play *p)
{
	size_t i = 0;

	while (i < p->count &&
		(p->slots[i].phase == SLOT_CLOSED || p->slots[i].viewed))
		i++;
	if (i < p->count)
		p->at = i;
	p->phase = PLAY_STEP;
}

static void resume(struct play *p, const struct play_start *start)
{
	const struct fold_attempt *a = start->resume;

	p->used_before = a->used_ms;
	p->reviewing = start->review || a->finished;
	for (size_t i = 0; i < p->count; i++) {
		const struct fold_step *f = fold_step(a, p->slots[i].id);

		if (!f)
			continue;
		take_up(p, i, f);
		close_told(p, i, f);
		p->resumed = true;
	}
	if (slot_of(p, a->at) < p->count) {
		p->at = slot_of(p, a->at);
		p->phase = PLAY_STEP;
	}
	if (p->session && !p->reviewing)
		go_to_rest(p);
	if (p->reviewing) {
		p->phase = PLAY_RESULT;
		p->why = why_of(a);
	}
}

/* ---- the first records ---- */

static void opened(struct play *p, int64_t now, struct effects *effects)
{
	struct effect *e = &effects->items[effects->count++];
	int64_t left = play_left_ms(p, now);

	*e = (struct effect){ .kind = EFFECT_RECORD };
	e->record = play_record(p, RECORD_OPENED);
	e->record.kind = p->unit->kind == UNIT_QUIZ ? "quiz" : "lesson";
	e->record.via = p->practice  ? "review"
			: p->session ? "session"
				     : "play";
	if (play_is_quiz(p))
		e->record.pass = p->unit->pass;
	if (left >= 0)
		e->record.left = (int)(left / 1000);
	if (!has_draws(p->unit) && !p->practice)
		return;
	/* The slots' own ids: the deck's may be the fold's, which changes. */
	p->drawn = xcalloc(p->count, sizeof(*p->drawn));
	for (size_t i = 0; i < p->count; i++)
		p->drawn[i] = p->slots[i].id;
	e->record.steps = (struct strings){ p->drawn, p->count };
}

static void first_view(struct play *p, int64_t now, struct effects *effects)
{
	struct effect *e = &effects->items[effects->count++];

	p->slots[p->at].viewed = true;
	p->shown_at = now;
	*e = (struct effect){ .kind = EFFECT_RECORD };
	e->record = play_record(p, RECORD_VIEWED);
	play_record_step(p, p->at, &e->record);
}

bool play_may_begin(const struct unit *u, const struct fold_unit *done)
{
	return u->kind != UNIT_QUIZ || u->attempts == 0 || !done ||
	       done->finished_count < u->attempts;
}

/*
 * A quiz told at the end whose grading was cut off (a power cut between its
 * records) has graded answers: it can only go on to its end.
 */
static bool cut_off(const struct play *p)
{
	for (size_t i = 0; i < p->count; i++) {
		if (p->slots[i].graded && play_keeps(p, i))
			return true;
	}
	return false;
}

static void begin_steps(struct play *p, const struct play_start *start)
{
	struct deck deck = { .unit = start->unit };

	for (size_t i = 0; i < start->only.count; i++)
		deal(&deck, start->only.items[i]);
	if (p->practice)
		; /* and nothing else */
	else if (start->resume && has_draws(start->unit))
		deal_again(&deck, start->resume, p->attempt);
	else
		deal_unit(&deck, p->attempt);
	fill_slots(p, &deck);
	if (start->resume)
		resume(p, start);
	if (slot_of(p, start->from) < p->count) {
		p->at = slot_of(p, start->from);
		if (!p->reviewing)
			p->phase = PLAY_STEP;
	}
	play_fit(p);
}

void play_begin(
	struct play *p, const struct play_start *start, struct effects *effects)
{
	const struct unit *u = start->unit;

	*p = (struct play){
		.unit = u,
		.practice = start->only.count > 0,
		.session = start->resume && start->resume->via &&
			   strcmp(start->resume->via, "session") == 0,
		.since = start->now,
		.marked_at = start->now,
	};
	p->phase = play_is_quiz(p) ? PLAY_INTRO : PLAY_STEP;
	effects->count = 0;
	snprintf(p->module, sizeof(p->module), "%s", start->module);
	snprintf(p->name, sizeof(p->name), "%s", u->id);
	snprintf(p->attempt, sizeof(p->attempt), "%s",
		start->resume ? start->resume->id : start->attempt);
	begin_steps(p, start);
	if (p->reviewing)
		return;
	opened(p, start->now, effects);
	if (!p->session && cut_off(p))
		play_finish(p,
			play_left_ms(p, start->now) == 0 ? "time" : "done",
			effects);
	else if (p->phase == PLAY_STEP)
		first_view(p, start->now, effects);
}

void play_release(struct play *p)
{
	for (size_t i = 0; i < p->count; i++)
		slot_forget(&p->slots[i]);
	free(p->slots);
	free(p->drawn);
	*p = (struct play){ 0 };
}
