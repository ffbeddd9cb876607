/* A student's line to a session, and what goes into their log. */
#include <stdlib.h>
#include <string.h>

#include "cmd/meeting_inside.h"

static void write_records(struct meeting *m)
{
	struct peer *p = m->peer;
	const struct record *r;
	bool any = false;

	while ((r = peer_record(p))) {
		struct record own = *r;

		/* As the hub has it, so that reports find both. */
		if (p->state.claimed == YES) {
			own.who = p->name;
			own.claimed = YES;
		}
		driver_write(m->driver, &own);
		any = true;
	}
	if (any)
		peer_recorded(p);
}

static void say_all(struct meeting *m)
{
	struct buf b = { 0 };

	while (wire_may_say(&m->wire) && peer_message(m->peer, &b))
		if (!wire_say(&m->wire, &b, clock_mono_ms()))
			peer_lost(m->peer, clock_mono_ms());
	buf_release(&b);
}

static void seat_again(struct meeting *m)
{
	struct app *a = &m->driver->app;
	bool on = a->play == &m->seat.play;

	if (on)
		a->play = NULL;
	seat_release(&m->seat);
	peer_free(m->peer);
	m->peer = peer_new(&m->around, a->language, m->name, m->second);
	seat_init(&m->seat, m->peer);
}

struct recalling {
	struct peer *peer;
	const char *attempt;
};

static void recall(void *context, const struct record *r)
{
	struct recalling *to = context;

	if (r->event != RECORD_GIVEN || !r->attempt || !r->step || !r->source ||
		strcmp(r->source, "self") != 0 ||
		strcmp(r->attempt, to->attempt) != 0 || r->try < 1)
		return;
	peer_recall(to->peer, r->step, r->try, &r->given);
}

static bool hear(void *context, const struct message *m)
{
	struct meeting *me = context;
	struct peer *p = me->peer;

	if (m->kind == MESSAGE_STATE && m->session) {
		/* Another session in the place of ours: begin anew. */
		if (p->any && strcmp(p->state.session, m->session) != 0) {
			seat_again(me);
			wire_lost(&me->wire, clock_mono_ms());
			return false;
		}
		/* What a player before us left, in the order it was given. */
		if (!p->any)
			log_read(me->driver->context->state, recall,
				&(struct recalling){ p, m->session });
	}
	peer_hear(p, m, clock_mono_ms());
	return true;
}

void meeting_seat_send(struct meeting *m)
{
	write_records(m);
	say_all(m);
}

bool meeting_seat_turn(struct meeting *m)
{
	struct peer *p = m->peer;
	struct pollfd at = wire_poll(&m->wire);
	bool any = false;

	if (p->refused || (p->over && m->wire.fd < 0))
		return false;
	if (wire_connect(&m->wire, clock_mono_ms())) {
		peer_connected(p);
		any = true;
	} else if (m->wire.fd < 0 && p->lost_at < 0) {
		peer_lost(p, clock_mono_ms());
		any = true;
	} else if (m->wire.fd >= 0 && poll(&at, 1, 0) > 0) {
		any = true;
		wire_flush(&m->wire, clock_mono_ms());
		wire_hear(&m->wire, clock_mono_ms(), hear, m);
		p = m->peer;
		if (m->wire.fd < 0 && !p->over)
			peer_lost(p, clock_mono_ms());
	}
	meeting_seat_send(m);
	return any;
}

void meeting_leave(struct app *a)
{
	struct meeting *m = meeting_of(a);
	struct message bye = message_of(MESSAGE_BYE);
	struct buf b = { 0 };

	if (!m->peer)
		return;
	meeting_seat_send(m);
	message_write(&b, &bye);
	if (wire_may_say(&m->wire))
		wire_say(&m->wire, &b, clock_mono_ms());
	buf_release(&b);
	if (a->play == &m->seat.play)
		a->play = NULL;
	seat_release(&m->seat);
	peer_free(m->peer);
	wire_release(&m->wire);
	free(m->login);
	free(m->name);
	m->peer = NULL;
	m->login = m->name = NULL;
	m->group.seat = NULL;
}

bool meeting_join(struct app *a, size_t meeting, const char *name)
{
	struct meeting *m = meeting_of(a);

	meeting_leave(a);
	if (meeting >= m->group.meeting_count)
		return false;
	m->login = xstrdup(m->logins[meeting]);
	m->name = name && name[0] ? xstrdup(name) : NULL;
	m->peer = peer_new(&m->around, a->language, m->name, m->second);
	wire_init(&m->wire, &m->local, m->login, meeting_chance());
	seat_init(&m->seat, m->peer);
	m->group.seat = &m->seat;
	meeting_seat_turn(m);
	meeting_settle(m);
	return true;
}
