/* A run goes on in a unit that was edited: for who previews it. */
#include <stdio.h>
#include <string.h>

#include "core/play_record.h"

static size_t find(const struct play *p, const char *id)
{
	size_t i = 0;

	while (id && i < p->count && strcmp(p->slots[i].id, id) != 0)
		i++;
	return id ? i : p->count;
}

/* What stands where old was: after the nearest step before it that is left. */
static size_t nearest(const struct play *p, const struct play *old)
{
	size_t k, last = p->count - 1;

	for (size_t i = old->at; i-- > 0;) {
		k = find(p, old->slots[i].id);
		if (k < p->count)
			return k < last ? k + 1 : last;
	}
	for (size_t i = old->at + 1; i < old->count; i++) {
		k = find(p, old->slots[i].id);
		if (k < p->count)
			return k > 0 ? k - 1 : 0;
	}
	return old->at < last ? old->at : last;
}

/* What the answer is worth by the key of now. */
static void regrade(struct play *p, size_t i)
{
	struct slot *s = &p->slots[i];
	const struct step *step = play_at(p, i);
	struct verdict v;

	if (!s->graded)
		return;
	if (!question_graded(step)) {
		s->graded = false;
		s->mark = MARK_NONE;
		s->score = 0;
		return;
	}
	play_verdict(p, i, &v);
	s->mark = v.mark;
	s->score = v.score * step->points;
}

static enum slot_phase phase_of(const struct play *p, size_t i)
{
	const struct slot *s = &p->slots[i];

	if (s->phase == SLOT_SURE && play_asks_sure(p, i))
		return SLOT_SURE;
	return s->graded && (s->mark == MARK_RIGHT || play_keeps(p, i) ||
				    play_out_of_tries(p, i))
		       ? SLOT_CLOSED
		       : SLOT_OPEN;
}

/* An answer that the edited step cannot have is as good as none. */
static bool holds(const struct play *p, size_t i)
{
	struct strings given = play_given(p, i);

	return !p->slots[i].answered ||
	       question_refuse(play_at(p, i), play_source(p, i), &given) !=
		       REFUSAL_EMPTY;
}

static void carry(struct play *p, size_t i, struct play *old, size_t k)
{
	struct slot *s = &p->slots[i];
	struct slot none = *s;
	const struct step *step = play_at(p, i);
	bool same = step->type == play_at(old, k)->type;

	none.viewed = old->slots[k].viewed;
	*s = old->slots[k];
	old->slots[k] = (struct slot){ 0 };
	if (!same || !holds(p, i)) {
		slot_forget(s);
		*s = none;
		return;
	}
	s->refusal = REFUSAL_NONE;
	if (s->hints > (int)step->hints.count)
		s->hints = (int)step->hints.count;
	regrade(p, i);
	s->phase = phase_of(p, i);
}

/* Only what a run of that kind of unit can be at. */
static enum play_phase run_phase(const struct play *p, const struct play *old)
{
	switch (old->phase) {
	case PLAY_INTRO:
	case PLAY_FINISH:
		return play_is_quiz(p) ? old->phase : PLAY_STEP;
	case PLAY_STEP:
	case PLAY_FINISHING:
		return PLAY_STEP;
	case PLAY_RESULT:
		break;
	}
	return PLAY_RESULT;
}

static void carry_all(struct play *p, struct play *old, const char *at)
{
	size_t place = find(p, at);

	if (place == p->count && old->count > 0)
		place = find(p, old->slots[old->at].id);
	if (place == p->count)
		place = nearest(p, old);
	p->at = place;
	for (size_t i = 0; i < p->count; i++)
		p->slots[i].viewed = false; /* the first was, as in a new run */
	for (size_t k = 0; k < old->count; k++) {
		size_t i = find(p, old->slots[k].id);

		if (i < p->count)
			carry(p, i, old, k);
	}
	p->phase = run_phase(p, old);
	p->reviewing = old->reviewing;
	p->why = old->why;
	p->resumed = old->resumed;
	p->shown_at = old->shown_at;
	if (p->phase == PLAY_STEP)
		p->slots[p->at].viewed = true;
}

void play_renew(
	struct play *p, const struct unit *unit, const char *at, int64_t now)
{
	struct play old = *p;
	const char *ids[UNIT_STEPS_MAX];
	struct play_start start = { .unit = unit,
		.module = old.module,
		.attempt = old.attempt,
		.now = now };
	struct effects ignored; /* a run that goes on is recorded as it was */

	for (size_t i = 0; old.practice && i < old.count; i++) {
		if (start.only.count < UNIT_STEPS_MAX &&
			unit_step(unit, old.slots[i].id))
			ids[start.only.count++] = old.slots[i].id;
	}
	start.only.items = ids;
	play_begin(p, &start, &ignored);
	/* Where there was nothing, it begins; where nothing is left, it ends. */
	if (p->count > 0 && old.count > 0)
		carry_all(p, &old, at);
	play_release(&old);
}
