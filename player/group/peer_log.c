/* What goes into a student's own log of a session. */
#include <string.h>

#include "core/unit_load.h"
#include "core/veil.h"
#include "group/peer_inside.h"

static struct record record_of(const struct peer *p, enum record_event event)
{
	struct record r = record_empty();

	r.event = (int)event;
	r.module = p->state.module;
	r.unit = p->state.unit;
	r.attempt = p->state.session;
	r.lang = p->state.language ? p->state.language : p->language;
	r.source = "self";
	return r;
}

static void push(struct peer *p, const struct record *r)
{
	p->records = mem_grow(
		p->records, &p->record_room, p->record_count, sizeof(*r));
	p->records[p->record_count++] = record_copy(&p->record_text, r);
}

void peer_push_vote(
	struct peer *p, enum record_event event, const struct peer_vote *v)
{
	struct record r = record_of(p, event);

	r.step = v->step;
	r.try = v->round;
	r.given = v->given;
	r.given_there = true;
	r.hints = v->hints;
	r.ms = v->ms;
	r.sure = v->sure > 0 ? v->sure : INTEGER_ABSENT;
	push(p, &r);
}

const struct record *peer_record(struct peer *p)
{
	return p->taken < p->record_count ? &p->records[p->taken++] : NULL;
}

void peer_recorded(struct peer *p)
{
	if (p->taken < p->record_count)
		return;
	p->record_count = p->taken = 0;
	arena_reset(&p->record_text);
	for (size_t i = 0; i < p->count; i++)
		p->votes[i].recorded = true;
}

/* ---- after the reveal ---- */

/* The given under the names of the step itself, whose key is here now. */
static bool lifted(const struct peer *p, const struct step *s,
	const struct peer_vote *v, struct strings *given, const char **items)
{
	struct veil veil;

	veil_begin(&veil, s, p->state.session);
	given->items = items;
	given->count = v->given.count;
	return veil_lift(&veil, &v->given, items);
}

static void push_answered(
	struct peer *p, const struct step *s, const struct peer_vote *v)
{
	struct record r = record_of(p, RECORD_ANSWERED);
	const char *items[GIVEN_MAX];
	struct verdict verdict = { 0 };
	char rev[9];

	if (!lifted(p, s, v, &r.given, items))
		return;
	r.given_there = true;
	r.step = v->step;
	r.try = v->round;
	r.type = question_of(s)->name;
	r.hints = v->hints;
	r.ms = v->ms;
	r.sure = v->sure > 0 ? v->sure : INTEGER_ABSENT;
	step_rev(s, rev);
	r.rev = rev;
	if (r.given.count > 0 && question_graded(s)) {
		question_grade(s, s, &r.given, &verdict);
		/* The hub knows every language's answers; we know one. */
		if (v->round == p->state.round && p->state.mark >= 0) {
			verdict.mark = (enum mark)p->state.mark;
			verdict.score =
				s->points > 0 ? p->state.score / s->points : 0;
		}
		r.right = verdict.mark == MARK_RIGHT ? YES : NO;
		r.score = verdict.score * s->points;
		r.max = s->points;
		r.mis = verdict.misconception;
	}
	push(p, &r);
}

/* What was told is not asked again, answered or not. */
static void note_silence(struct peer *p, const struct step *s)
{
	struct strings none = { 0 };
	struct peer_vote *v;

	if (p->state.round < 1 || p->state.given.count > 0 ||
		peer_find(p, s->id, p->state.round))
		return;
	v = peer_vote_for(p, s->id, p->state.round, &none);
	v->seq = 0;
	v->ms = -1;
	v->recorded = true;
}

/* A text has no votes: it counts as one of round 0. */
static void note_read(struct peer *p, const struct step *s)
{
	struct record r = record_of(p, RECORD_VIEWED);
	struct strings none = { 0 };
	struct peer_vote *v;

	if (peer_find(p, s->id, 0))
		return;
	v = peer_vote_for(p, s->id, 0, &none);
	v->seq = 0;
	v->recorded = v->told = true;
	r.step = s->id;
	r.type = question_of(s)->name;
	push(p, &r);
}

void peer_push_told(struct peer *p)
{
	const struct step *s = p->unit ? p->unit->steps.items : NULL;

	if (p->state.phase != PHASE_REVEALED || !s ||
		s->type == QUESTION_VEILED)
		return;
	if (question_shape(s) == SHAPE_NONE)
		note_read(p, s);
	else
		note_silence(p, s);
	for (size_t i = 0; i < p->count; i++) {
		struct peer_vote *v = &p->votes[i];

		if (v->told || strcmp(v->step, s->id) != 0)
			continue;
		v->told = true;
		push_answered(p, s, v);
	}
}

void peer_push_ends(struct peer *p)
{
	struct record r = record_of(p, RECORD_OPENED);

	if (!p->opened) {
		r.kind = p->state.pass >= 0 ? "quiz" : "lesson";
		r.pass = p->state.pass;
		r.via = "session";
		push(p, &r);
		p->opened = true;
	}
	/* What is left is gone on with alone: the run is not over. */
	if (p->state.phase != PHASE_SUMMARY || p->finished || p->state.left > 0)
		return;
	r = record_of(p, RECORD_FINISHED);
	r.score = p->state.score;
	r.max = p->state.max;
	r.why = "done";
	push(p, &r);
	p->finished = true;
}
