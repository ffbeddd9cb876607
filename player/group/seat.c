#include "group/seat.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/veil.h"

void seat_init(struct seat *s, struct peer *peer)
{
	*s = (struct seat){ .peer = peer };
}

void seat_release(struct seat *s)
{
	if (s->asked)
		play_release(&s->play);
	s->asked = false;
}

/* ---- what is shown ---- */

/* The question of the state, if the content is its; NULL: none. */
static const struct step *question(const struct peer *p)
{
	return p->any && p->unit && p->state.step
		       ? unit_step(p->unit, p->state.step)
		       : NULL;
}

static void begin(struct seat *s, const struct step *step, int64_t now)
{
	const struct message *m = &s->peer->state;
	struct play_start start = { .unit = s->peer->unit,
		.module = m->module,
		.attempt = m->session,
		.now = now };
	struct effects ignored;

	seat_release(s);
	play_begin(&s->play, &start, &ignored);
	snprintf(s->play.name, sizeof(s->play.name), "%s", m->unit);
	s->play.phase = PLAY_STEP;
	s->play.slots[0].viewed = true;
	s->play.shown_at = now;
	s->asked = true;
	snprintf(s->step, sizeof(s->step), "%s", step->id);
	s->round = m->round;
	s->told = step->type != QUESTION_VEILED;
}

static bool same(const struct slot *slot, const struct strings *given)
{
	if (slot->given_count != given->count)
		return false;
	for (size_t i = 0; i < given->count; i++)
		if (strcmp(slot->given[i], given->items[i]) != 0)
			return false;
	return true;
}

static void forget(struct slot *slot)
{
	for (size_t i = 0; i < slot->given_count; i++)
		free(slot->given[i]);
	free(slot->given);
	slot->given = NULL;
	slot->given_count = 0;
	slot->answered = false;
}

/* What cannot be an answer to the step is as good as none. */
static void set_given(struct play *p, const struct strings *given)
{
	struct slot *slot = &p->slots[0];

	if (slot->answered && same(slot, given))
		return;
	forget(slot);
	if (given->count == 0 || given->count > GIVEN_MAX ||
		question_refuse(play_at(p, 0), play_source(p, 0), given) ==
			REFUSAL_EMPTY)
		return;
	slot->given = xcalloc(given->count, sizeof(*slot->given));
	for (; slot->given_count < given->count; slot->given_count++)
		slot->given[slot->given_count] =
			xstrdup(given->items[slot->given_count]);
	slot->answered = true;
}

/* The answer is there to be seen: the hub's mark counts. */
static void tell(struct seat *s)
{
	const struct message *m = &s->peer->state;
	struct play *p = &s->play;
	struct slot *slot = &p->slots[0];

	p->phase = PLAY_RESULT;
	p->reviewing = true;
	p->why = "done";
	slot->phase = SLOT_CLOSED;
	set_given(p, &m->given);
	slot->graded = slot->answered && question_graded(play_at(p, 0));
	slot->mark = m->mark > MARK_NONE ? (enum mark)m->mark : MARK_WRONG;
	slot->score = m->score > 0 ? m->score : 0;
}

static void ask(struct seat *s)
{
	const struct peer *peer = s->peer;
	struct slot *slot = &s->play.slots[0];
	const struct peer_vote *vote = peer_vote(peer);

	slot->phase = peer_may_answer(peer) ? SLOT_OPEN : SLOT_CLOSED;
	slot->refusal = seat_answer(s) == SEAT_REFUSED
				? (enum refusal)peer->state.refusal
				: REFUSAL_NONE;
	/* One that came back stands in the field, not in the question. */
	if (slot->refusal != REFUSAL_NONE)
		forget(slot);
	else if (vote)
		set_given(&s->play, &vote->given);
}

enum seat_change seat_follow(struct seat *s, int64_t now)
{
	const struct peer *p = s->peer;
	const struct step *step = question(p);
	bool told = step && step->type != QUESTION_VEILED;
	enum seat_change change = SEAT_SAME;

	if (!step) {
		change = s->asked ? SEAT_OTHER : SEAT_SAME;
		seat_release(s);
		return change;
	}
	if (!s->asked || strcmp(s->step, step->id) != 0 ||
		s->round != p->state.round || (s->told && !told))
		change = SEAT_OTHER;
	else if (told != s->told)
		change = SEAT_TOLD;
	if (change != SEAT_SAME)
		begin(s, step, now);
	/* The texts may be others, or elsewhere. */
	play_show(&s->play, p->unit);
	if (told)
		tell(s);
	else
		ask(s);
	return change;
}

enum seat_answer seat_answer(const struct seat *s)
{
	const struct peer_vote *vote = peer_vote(s->peer);

	if (!vote)
		return SEAT_NONE;
	if (vote->seq != 0)
		return SEAT_UNSENT;
	return s->peer->state.refusal > REFUSAL_NONE ? SEAT_REFUSED
						     : SEAT_RECEIVED;
}

/* ---- what is done ---- */

static void answer(struct seat *s, struct effects *effects, int64_t now)
{
	const struct event recorded = { .kind = EVENT_RECORDED };
	struct strings given = play_given(&s->play, 0);

	peer_answer(s->peer, &given, 0, now);
	play_step(&s->play, &recorded, now, effects);
	s->play.slots[0].phase = SLOT_OPEN;
}

bool seat_post(struct seat *s, const struct event *event, int64_t now)
{
	struct effects effects;
	bool changed;

	if (!s->asked || s->told ||
		(event->kind != EVENT_ANSWER && event->kind != EVENT_HINT))
		return false;
	changed = play_step(&s->play, event, now, &effects);
	if (effects.count == 0)
		return changed;
	if (event->kind == EVENT_HINT)
		peer_hint(s->peer);
	else
		answer(s, &effects, now);
	return true;
}
