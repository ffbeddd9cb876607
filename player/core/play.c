#include "core/play.h"

#include <string.h>

#include "base/mem.h"
#include "core/option.h"
#include "core/play_record.h"
#include "core/result.h"

/* How much of a timed quiz a power cut may give back. */
enum { MARK_MS = 20 * 1000 };

/* ---- effects ---- */

static struct effect *effect(struct effects *e, enum effect_kind kind)
{
	struct effect *one = &e->items[e->count++];

	*one = (struct effect){ .kind = kind };
	return one;
}

static struct record *record(
	const struct play *p, struct effects *e, enum record_event event)
{
	struct effect *one = effect(e, EFFECT_RECORD);

	one->record = play_record(p, event);
	return &one->record;
}

/* A record that the machine waits for, always the last of its step. */
static struct record *record_awaited(struct play *p, struct effects *e,
	enum record_event event, enum play_awaits awaits)
{
	struct record *r = record(p, e, event);

	e->items[e->count - 1].awaited = true;
	p->awaits = awaits;
	return r;
}

static void ask_grade(struct play *p, size_t slot, struct effects *e)
{
	p->slots[slot].phase = SLOT_PENDING;
	p->awaits = AWAITS_VERDICT;
	effect(e, EFFECT_GRADE)->slot = slot;
}

/* ---- going about ---- */

static void view(struct play *p, struct effects *e, int64_t now)
{
	p->slots[p->at].refusal = REFUSAL_NONE;
	p->shown_at = now;
	if (p->phase != PLAY_STEP)
		return; /* looking back at the result leaves no trace */
	p->slots[p->at].viewed = true;
	play_record_step(p, p->at, record(p, e, RECORD_VIEWED));
}

static bool move_to(struct play *p, size_t slot, int64_t now, struct effects *e)
{
	if (slot >= p->count || p->phase == PLAY_FINISHING ||
		(slot == p->at && p->phase == PLAY_STEP))
		return false;
	p->at = slot;
	if (p->phase != PLAY_RESULT)
		p->phase = PLAY_STEP;
	view(p, e, now);
	return true;
}

static size_t first_unseen(const struct play *p)
{
	size_t i = 0;

	while (i < p->count && p->slots[i].viewed)
		i++;
	return i;
}

/* A lesson that was jumped about in is not done before all of it was seen. */
static bool end_lesson(struct play *p, int64_t now, struct effects *e)
{
	size_t unseen = first_unseen(p);

	if (unseen < p->count)
		return move_to(p, unseen, now, e);
	return p->awaits == AWAITS_NOTHING && play_finish(p, "done", e);
}

/* After the last step: a quiz asks, a lesson ends. */
static bool past_end(struct play *p, int64_t now, struct effects *e)
{
	if (!play_is_quiz(p))
		return end_lesson(p, now, e);
	p->phase = PLAY_FINISH;
	return true;
}

static bool next(struct play *p, int64_t now, struct effects *e)
{
	switch (p->phase) {
	case PLAY_INTRO:
		return move_to(p, p->at, now, e);
	case PLAY_STEP:
		return p->at + 1 < p->count ? move_to(p, p->at + 1, now, e)
					    : past_end(p, now, e);
	case PLAY_FINISH:
	case PLAY_FINISHING:
	case PLAY_RESULT:
		break;
	}
	return false;
}

static bool back(struct play *p, int64_t now, struct effects *e)
{
	if (p->phase == PLAY_FINISH)
		return move_to(p, p->at, now, e);
	return p->phase == PLAY_STEP && p->at > 0 &&
	       move_to(p, p->at - 1, now, e);
}

static bool hint(struct play *p, struct effects *e)
{
	struct slot *s = &p->slots[p->at];
	struct record *r;

	if (p->phase != PLAY_STEP || s->phase != SLOT_OPEN ||
		s->hints >= (int)play_at(p, p->at)->hints.count)
		return false;
	s->hints++;
	r = record(p, e, RECORD_HINTED);
	play_record_step(p, p->at, r);
	r->hints = s->hints;
	return true;
}

/* ---- answering ---- */

/* Copies it; what was picked of several in file order, each once. */
static size_t copy_given(
	const struct step *step, const struct strings *given, char **out)
{
	const struct question_type *type = question_of(step);
	struct pick picks[GIVEN_MAX];
	size_t count, n = 0;

	if (question_shape(step) != SHAPE_MANY) {
		for (; n < given->count; n++)
			out[n] = xstrdup(given->items[n]);
		return n;
	}
	count = type->picks(step, picks, GIVEN_MAX);
	for (size_t i = 0; i < count && n < given->count; i++) {
		if (strings_have(given, picks[i].id))
			out[n++] = xstrdup(picks[i].id);
	}
	return n;
}

static void set_given(struct play *p, const struct strings *given, int64_t now)
{
	struct slot *s = &p->slots[p->at];
	char **copy = xcalloc(given->count, sizeof(*copy));
	size_t count = copy_given(play_at(p, p->at), given, copy);

	slot_forget(s); /* only now: given may be this very answer */
	s->given = copy;
	s->given_count = count;
	s->answered = true;
	s->graded = false;
	s->sure = 0;
	s->ms = now > p->shown_at ? now - p->shown_at : 0;
}

/* To the log, before anything is asked or graded at leisure. */
static void keep(struct play *p, enum play_awaits awaits, struct effects *e)
{
	struct record *r = record_awaited(p, e, RECORD_GIVEN, awaits);

	p->slots[p->at].phase = SLOT_PENDING;
	play_record_answer(p, p->at, r);
}

/* The answer is complete: to the grader, or to the log as it is. */
static bool send(struct play *p, struct effects *e)
{
	struct slot *s = &p->slots[p->at];
	struct record *r;

	if (play_keeps(p, p->at)) {
		keep(p, AWAITS_ANSWERED, e);
	} else if (question_graded(play_at(p, p->at))) {
		ask_grade(p, p->at, e);
	} else {
		s->phase = SLOT_PENDING;
		s->tries++;
		r = record_awaited(p, e, RECORD_ANSWERED, AWAITS_ANSWERED);
		play_record_answer(p, p->at, r);
		r->try = s->tries;
	}
	return true;
}

static bool answer(struct play *p, const struct strings *given, int64_t now,
	struct effects *e)
{
	struct slot *s = &p->slots[p->at];

	if (p->phase != PLAY_STEP || s->phase != SLOT_OPEN ||
		p->awaits != AWAITS_NOTHING ||
		question_shape(play_at(p, p->at)) == SHAPE_NONE)
		return false;
	s->refusal = question_refuse(
		play_at(p, p->at), play_source(p, p->at), given);
	if (s->refusal != REFUSAL_NONE)
		return true;
	set_given(p, given, now);
	if (!play_asks_sure(p, p->at))
		return send(p, e);
	keep(p, AWAITS_KEPT, e);
	return true;
}

static bool sure(struct play *p, size_t how, struct effects *e)
{
	struct slot *s = &p->slots[p->at];

	if (p->phase != PLAY_STEP || s->phase != SLOT_SURE || how > 3 ||
		p->awaits != AWAITS_NOTHING)
		return false;
	s->sure = (int)how;
	return send(p, e);
}

/* The slot being graded or recorded; count where a reload dropped it. */
static size_t pending_slot(const struct play *p)
{
	size_t i = 0;

	while (i < p->count && p->slots[i].phase != SLOT_PENDING)
		i++;
	return i;
}

/* ---- the end ---- */

static bool finished(struct play *p, struct effects *e)
{
	struct record *r =
		record_awaited(p, e, RECORD_FINISHED, AWAITS_FINISHED);
	struct result result;

	result_of(p, &result);
	r->score = result.score;
	r->max = result.max;
	r->why = p->why;
	r->kind = p->unit->kind == UNIT_QUIZ ? "quiz" : "lesson";
	if (play_is_quiz(p))
		r->passed = result.passed ? YES : NO;
	return true;
}

/* Grades what was kept to the end, one slot after the other. */
static bool go_on_finishing(struct play *p, struct effects *e)
{
	for (; p->finishing < p->count; p->finishing++) {
		const struct slot *s = &p->slots[p->finishing];

		if (s->answered && !s->graded &&
			question_graded(play_at(p, p->finishing))) {
			ask_grade(p, p->finishing, e);
			return true;
		}
	}
	return finished(p, e);
}

bool play_finish(struct play *p, const char *why, struct effects *e)
{
	p->why = why;
	p->phase = PLAY_FINISHING;
	p->finishing = 0;
	return go_on_finishing(p, e);
}

static bool ask_finish(struct play *p, int64_t now, struct effects *e)
{
	if (p->phase == PLAY_RESULT || p->phase == PLAY_FINISHING ||
		p->awaits != AWAITS_NOTHING)
		return false;
	if (!play_is_quiz(p))
		return end_lesson(p, now, e);
	if (p->phase == PLAY_FINISH)
		return play_finish(p, "done", e);
	p->phase = PLAY_FINISH;
	return true;
}

/* What is pending comes to its end first; there are more ticks. */
static bool is_over(const struct play *p, int64_t now)
{
	return play_left_ms(p, now) == 0 && p->phase != PLAY_FINISHING &&
	       p->awaits == AWAITS_NOTHING;
}

/*
 * The log knows only when records were made. Open time is counted up to the
 * last of them, so a timed quiz makes one now and then, and when it is left:
 * else who leaves before answering would get the time back.
 */
static void mark_time(const struct play *p, int64_t now, struct effects *e)
{
	if (play_left_ms(p, now) >= 0 && p->phase == PLAY_STEP &&
		p->awaits == AWAITS_NOTHING)
		play_record_step(p, p->at, record(p, e, RECORD_VIEWED));
}

static bool tick(struct play *p, int64_t now, struct effects *e)
{
	if (is_over(p, now))
		return play_finish(p, "time", e);
	if (now - p->marked_at >= MARK_MS)
		mark_time(p, now, e);
	return false;
}

/* Whether the event is one that comes too late once the time is over. */
static bool needs_time(enum event_kind kind)
{
	return kind == EVENT_NEXT || kind == EVENT_BACK || kind == EVENT_GOTO ||
	       kind == EVENT_ANSWER || kind == EVENT_SURE || kind == EVENT_HINT;
}

/* ---- what comes back ---- */

/* Graded: recorded first, shown after. */
static bool graded(struct play *p, const struct verdict *v, struct effects *e)
{
	size_t i = pending_slot(p);
	struct slot *s;
	struct record *r;

	if (p->awaits != AWAITS_VERDICT || !v)
		return false;
	p->awaits = AWAITS_NOTHING;
	if (i == p->count)
		return p->phase == PLAY_FINISHING && go_on_finishing(p, e);
	s = &p->slots[i];
	s->tries++;
	s->mark = v->mark;
	s->graded = true;
	r = record_awaited(p, e, RECORD_ANSWERED, AWAITS_ANSWERED);
	play_record_answer(p, i, r);
	play_record_verdict(p, i, v, r);
	if (r->score > s->score)
		s->score = r->score;
	return false;
}

/* What the slot is once its record is on disk. */
static enum slot_phase settled(
	const struct play *p, size_t slot, enum play_awaits awaited)
{
	const struct slot *s = &p->slots[slot];

	if (awaited == AWAITS_KEPT)
		return SLOT_SURE;
	/* What is not graded may be written again; what is kept, changed. */
	if (!s->graded)
		return SLOT_OPEN;
	return s->mark == MARK_RIGHT || play_keeps(p, slot) ||
			       play_out_of_tries(p, slot)
		       ? SLOT_CLOSED
		       : SLOT_OPEN;
}

static bool recorded(struct play *p, struct effects *e)
{
	enum play_awaits awaited = p->awaits;
	size_t i = pending_slot(p);

	if (awaited == AWAITS_NOTHING || awaited == AWAITS_VERDICT)
		return false;
	p->awaits = AWAITS_NOTHING;
	if (awaited == AWAITS_FINISHED) {
		p->phase = PLAY_RESULT;
		return true;
	}
	if (i < p->count)
		p->slots[i].phase = settled(p, i, awaited);
	if (p->phase == PLAY_FINISHING)
		go_on_finishing(p, e);
	return true;
}

static bool apply(struct play *p, const struct event *event, int64_t now,
	struct effects *effects)
{
	switch (event->kind) { /* no default: the compiler names gaps */
	case EVENT_NEXT:
		return next(p, now, effects);
	case EVENT_BACK:
		return back(p, now, effects);
	case EVENT_GOTO:
		return move_to(p, event->index, now, effects);
	case EVENT_ANSWER:
		return answer(p, &event->given, now, effects);
	case EVENT_SURE:
		return sure(p, event->index, effects);
	case EVENT_HINT:
		return hint(p, effects);
	case EVENT_VERDICT:
		return graded(p, event->verdict, effects);
	case EVENT_RECORDED:
		return recorded(p, effects);
	case EVENT_FINISH:
		return ask_finish(p, now, effects);
	case EVENT_STAY:
		return p->phase == PLAY_FINISH && back(p, now, effects);
	case EVENT_TICK:
		return tick(p, now, effects);
	case EVENT_LEAVE:
		mark_time(p, now, effects);
		return false;
	}
	return false;
}

bool play_step(struct play *p, const struct event *event, int64_t now,
	struct effects *effects)
{
	bool changed;

	effects->count = 0;
	if (needs_time(event->kind) && is_over(p, now))
		changed = tick(p, now, effects);
	else
		changed = apply(p, event, now, effects);
	if (effects->count > 0)
		p->marked_at = now;
	return changed;
}
