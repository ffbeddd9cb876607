/* What a facilitator orders, and the phases that follow from it. */
#include <string.h>

#include "group/session_inside.h"

#define BIT(order) (1u << ORDER_##order)

static unsigned allowed(enum session_phase phase)
{
	unsigned always =
		BIT(GO) | BIT(PAUSE) | BIT(END) | BIT(ASK) | BIT(FREE);
	unsigned moving = BIT(SKIP) | BIT(BACK);

	switch (phase) {
	case PHASE_LOBBY:
		return always | BIT(OPEN) | BIT(NEXT);
	case PHASE_OPEN:
		return always | moving | BIT(CLOSE) | BIT(HANDS);
	case PHASE_CLOSED:
		return always | moving | BIT(OPEN) | BIT(AGAIN) | BIT(REVEAL) |
		       BIT(HANDS);
	case PHASE_DISCUSSION:
		return always | moving | BIT(OPEN) | BIT(REVEAL);
	case PHASE_REVEALED:
		return always | BIT(NEXT) | BIT(BACK);
	case PHASE_OWN:
		return BIT(GO) | BIT(PAUSE) | BIT(END);
	case PHASE_SUMMARY:
	case PHASE_UNKNOWN:
		break;
	}
	return 0;
}

bool session_fits(enum session_phase phase, enum session_order order)
{
	return order < ORDER_UNKNOWN && (allowed(phase) & (1u << order));
}

bool session_may(const struct session *s, enum session_order order)
{
	int item = session_item(s);

	if (!session_fits(s->phase, order))
		return false;
	if (order == ORDER_BACK)
		return s->at > 0;
	if (order == ORDER_AGAIN)
		return s->items[item].round < SESSION_ROUNDS;
	if (order == ORDER_ASK)
		return s->item_count < SESSION_ITEMS;
	return true;
}

static void enter(struct session *s, enum session_phase phase, int64_t now)
{
	int item = session_item(s);

	s->phase = phase;
	s->since = now;
	if (item >= 0)
		s->items[item].phase = phase;
	session_changed(s);
}

static void open_round(struct session *s, int round, int64_t now)
{
	s->items[session_item(s)].round = round;
	for (size_t i = 0; i < s->count; i++)
		s->people[i].hints = 0;
	enter(s, PHASE_OPEN, now);
}

/* How long questions take, of those that were gone on from. */
static void note_spent(struct session *s, int64_t now)
{
	enum { LEAST_MS = 1000 }; /* what comes from a log takes no time */
	int item = session_item(s);
	int64_t spent = now - s->shown_at;

	s->shown_at = now;
	if (item < 0 || !session_votes(s, item) || spent < LEAST_MS)
		return;
	s->spent += spent;
	s->spent_on += !s->items[item].timed;
	s->items[item].timed = true;
}

/* Shows the item at a place: as it was left, or for the first time. */
static void show(struct session *s, int place, int64_t now)
{
	struct item *item;

	note_spent(s, now);
	session_gather(s);
	s->at = place;
	if (place >= s->item_count) {
		s->over = true;
		enter(s, PHASE_SUMMARY, now);
		session_finish(s);
		return;
	}
	item = &s->items[s->order[place]];
	if (!session_votes(s, s->order[place]))
		enter(s, PHASE_REVEALED, now);
	else if (item->round == 0)
		open_round(s, 1, now);
	else
		enter(s, item->phase, now);
}

/* Leaves the item that is shown; what is open is closed by that. */
static void leave(struct session *s)
{
	int item = session_item(s);

	if (item >= 0 && s->items[item].phase == PHASE_OPEN)
		s->items[item].phase = PHASE_CLOSED;
}

static enum session_no hands(struct session *s, const struct message *m)
{
	int item = session_item(s);
	const struct step *step = session_step(s, item);
	struct pick picks[GIVEN_MAX];
	size_t n = question_picks(step, s->attempt, picks, GIVEN_MAX);

	if (m->given.count != 1 || m->count < 0 || m->count > SESSION_PEOPLE)
		return SESSION_BAD;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(picks[i].id, m->given.items[0]) == 0) {
			s->items[item].hands[s->items[item].round - 1][i] =
				m->count;
			session_changed(s);
			return SESSION_DONE;
		}
	}
	return SESSION_BAD;
}

static enum session_no go(struct session *s, int index, int64_t now)
{
	if (index < 1 || index > s->item_count)
		return SESSION_BAD;
	leave(s);
	show(s, index - 1, now);
	return SESSION_DONE;
}

static enum session_no ask(
	struct session *s, const struct message *m, int64_t now)
{
	if (!m->text || !session_ask(s, m->text))
		return SESSION_BAD;
	leave(s);
	show(s, s->at + 1, now);
	return SESSION_DONE;
}

static void toggle_pause(struct session *s, int64_t now)
{
	s->paused = !s->paused;
	if (s->paused)
		s->paused_at = now;
	else
		s->shown_at += now - s->paused_at;
	session_changed(s);
}

static enum session_no end(struct session *s, int64_t now)
{
	leave(s);
	show(s, s->item_count, now);
	return SESSION_DONE;
}

/* Carries out what session_may() allows. */
static enum session_no carry_out(
	struct session *s, const struct message *m, int64_t now)
{
	int item = session_item(s);

	switch ((enum session_order)m->command) {
	case ORDER_OPEN:
		if (item < 0)
			show(s, 0, now);
		else
			open_round(s,
				s->items[item].round +
					(s->phase == PHASE_DISCUSSION),
				now);
		return SESSION_DONE;
	case ORDER_CLOSE:
		enter(s, PHASE_CLOSED, now);
		return SESSION_DONE;
	case ORDER_AGAIN:
		session_settle(s, item, true);
		enter(s, PHASE_DISCUSSION, now);
		return SESSION_DONE;
	case ORDER_REVEAL:
		session_settle(s, item, true);
		enter(s, PHASE_REVEALED, now);
		return SESSION_DONE;
	case ORDER_SKIP:
		session_settle(s, item, false);
		s->items[item].skipped = true;
		leave(s);
		show(s, s->at + 1, now);
		return SESSION_DONE;
	case ORDER_NEXT:
		show(s, s->at + 1, now);
		return SESSION_DONE;
	case ORDER_BACK:
		return go(s, s->at, now);
	case ORDER_GO:
		return go(s, m->index, now);
	case ORDER_PAUSE:
		toggle_pause(s, now);
		return SESSION_DONE;
	case ORDER_HANDS:
		return hands(s, m);
	case ORDER_ASK:
		return ask(s, m, now);
	case ORDER_FREE:
		leave(s);
		note_spent(s, now);
		session_free_all(s, now);
		return SESSION_DONE;
	case ORDER_END:
		return end(s, now);
	case ORDER_UNKNOWN:
		break;
	}
	return SESSION_BAD;
}

enum session_no session_order(
	struct session *s, const char *by, const struct message *m, int64_t now)
{
	int item = session_item(s);
	const char *step = item >= 0 ? s->items[item].id : NULL;
	int round = item >= 0 ? s->items[item].round : 0;
	enum session_no no;

	if (m->command < 0 || m->command >= ORDER_UNKNOWN)
		return SESSION_BAD;
	if (!session_may(s, (enum session_order)m->command))
		return SESSION_NOT_NOW;
	no = carry_out(s, m, now);
	if (no == SESSION_DONE)
		session_push_order(s, by, m, step, round);
	return no;
}
