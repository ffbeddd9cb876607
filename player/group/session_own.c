/*
 * Everyone at their own pace: all questions that are left are open at once,
 * and each person has a place of their own. Where the unit tells the verdict
 * at each question, it is told to whoever has answered; else nobody is told.
 */
#include <string.h>

#include "group/session_inside.h"

static bool tells_each(const struct session *s)
{
	const struct unit *u = s->texts.in(s->texts.context, NULL);

	return u->kind != UNIT_QUIZ || u->verdict == VERDICT_EACH;
}

static bool is_done(const struct session *s, const struct person *p, int item)
{
	const struct ballot *b = session_ballot(p, item, s->items[item].round);

	if (s->items[item].phase == PHASE_REVEALED)
		return true;
	return b && (b->settled || b->given.count > 0);
}

void session_own_place(struct session *s, struct person *p)
{
	p->place = 0;
	while (p->place < s->item_count && is_done(s, p, s->order[p->place]))
		p->place++;
	p->hints = 0;
	p->dirty = true;
}

/* Who answered what is on is told at once, and goes on from there. */
static void tell_those(struct session *s, int place)
{
	int item = place >= 0 ? s->order[place] : -1;

	for (size_t i = 0; i < s->count; i++) {
		struct person *p = &s->people[i];

		session_own_place(s, p);
		if (item < 0 || s->items[item].phase == PHASE_REVEALED ||
			!is_done(s, p, item))
			continue;
		p->place = place;
		if (tells_each(s))
			session_settle_one(s, p, item);
	}
}

/* What was closed before the answer was told is open again. */
void session_free_all(struct session *s, int64_t now)
{
	int place = session_item(s) >= 0 ? s->at : -1;

	for (int i = 0; i < s->item_count; i++) {
		struct item *item = &s->items[i];

		if (item->phase == PHASE_REVEALED || !session_votes(s, i))
			continue;
		if (item->phase == PHASE_DISCUSSION &&
			item->round < SESSION_ROUNDS)
			item->round++;
		item->phase = PHASE_OPEN;
		item->own = true;
		item->skipped = false;
		if (item->round == 0)
			item->round = 1;
	}
	s->phase = PHASE_OWN;
	s->at = -1;
	s->since = now;
	tell_those(s, place);
	session_changed(s);
}

void session_gather(struct session *s)
{
	if (s->phase == PHASE_OWN)
		s->phase = PHASE_LOBBY;
}

bool session_own_go(struct session *s, struct person *p, int place)
{
	if (s->phase != PHASE_OWN || place < 0 || place > s->item_count)
		return false;
	if (place != p->place)
		p->hints = 0;
	p->place = place;
	p->dirty = true;
	return true;
}

void session_own_answered(struct session *s, struct person *p, int item)
{
	if (s->phase != PHASE_OWN || !tells_each(s))
		return;
	session_settle_one(s, p, item);
	p->dirty = true;
}

int session_item_of(const struct session *s, const struct person *p)
{
	if (s->phase != PHASE_OWN)
		return session_item(s);
	return p && p->place < s->item_count ? s->order[p->place] : -1;
}

bool session_tells(const struct session *s, const struct person *p, int item)
{
	const struct ballot *b =
		p ? session_ballot(p, item, s->items[item].round) : NULL;

	if (s->items[item].phase == PHASE_REVEALED || !session_votes(s, item))
		return true;
	return s->phase == PHASE_OWN && b && b->settled && tells_each(s);
}

/* A question that was asked and not told may still be done alone. */
int session_left(const struct session *s, const struct person *p)
{
	bool tells = tells_each(s);
	int n = 0;

	for (int i = 0; i < s->item_count; i++) {
		const struct item *item = &s->items[i];
		const struct ballot *b =
			p ? session_ballot(p, i, item->round) : NULL;

		if (item->asked || !session_votes(s, i) ||
			item->phase == PHASE_REVEALED)
			continue;
		n += !(item->own && tells && b && b->given.count > 0);
	}
	return n;
}
