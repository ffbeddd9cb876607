/*
 * group/: a session and its players in memory, by chance.
 *
 * Links keep their own order; which goes first is chance. They break, what is
 * on its way is lost with them, the hub dies and is made again from its
 * records. Whatever happens: once all is quiet, every answer that a player
 * took while the question was open is in the hub's log, counts once, and
 * everyone is where the session is.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/veil.h"
#include "group/peer.h"
#include "group/session.h"
#include "support/shelf.h"

#ifndef RUNS
#define RUNS 300
#endif

enum { PEERS = 5, EVENTS = 120, QUEUE = 64, LOG_ROOM = 4000 };

#define ATTEMPT "01JD0000000000000000000000"

static const char unit_text[] =
	"sabaq: 1\nkind: quiz\ntitle: Q\nsteps:\n"
	"  - id: text\n    type: read\n    text: Text\n"
	"  - id: one\n    type: choice\n    prompt: P\n    options:\n"
	"      - text: x\n        misconception: m1\n"
	"      - text: y\n        correct: true\n"
	"      - text: z\n"
	"  - id: ord\n    type: order\n    prompt: P\n"
	"    items: [a1, b2, c3, d4]\n"
	"  - id: pairs\n    type: match\n    prompt: P\n    pairs:\n"
	"      - left: l1\n        right: r1\n"
	"      - left: l2\n        right: r2\n"
	"  - id: num\n    type: number\n    prompt: P\n    answer: 7\n"
	"  - id: opinion\n    type: poll\n    prompt: P\n"
	"    options: [u, v]\n";

/* ---- chance ---- */

static uint64_t seed;

static unsigned chance(unsigned below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % below;
}

/* ---- a room ---- */

/* What is under way on a link in one direction. */
struct queue {
	char *lines[QUEUE];
	size_t count;
};

struct link {
	struct peer *peer;
	bool up;
	int person; /* -1: has not said hello */
	int64_t heard, safe;
	char have[64];
	char language[LANGUAGE_CHARS];
	bool due; /* a state is to be sent */
	struct queue to_hub, to_peer;
};

struct room {
	struct session *session;
	const struct unit *unit;
	struct link links[PEERS];
	struct record log[LOG_ROOM];
	size_t logged;
	struct arena text; /* of the log */
	int64_t now;
};

static struct room *room;
static struct shelf shelf;

static const struct unit *texts(void *context, const char *language)
{
	(void)language;
	return ((struct room *)context)->unit;
}

static void begin_session(void)
{
	struct session_start start = { .texts = { room, texts },
		.module = "m",
		.attempt = ATTEMPT,
		.host = "host" };

	room->session = session_new(&start, room->now);
	for (size_t i = 0; i < room->logged; i++)
		session_replay(room->session, &room->log[i], room->now);
}

static void push_line(struct queue *q, const char *line, size_t n)
{
	assert_in_range(q->count, 0, QUEUE - 1);
	q->lines[q->count++] = xstrndup(line, n);
}

static char *pop_line(struct queue *q)
{
	char *line = q->lines[0];

	memmove(q->lines, q->lines + 1, --q->count * sizeof(*q->lines));
	return line;
}

static void empty(struct queue *q)
{
	while (q->count > 0)
		free(pop_line(q));
}

static void break_link(struct link *l)
{
	if (!l->up)
		return;
	l->up = false;
	empty(&l->to_hub);
	empty(&l->to_peer);
	if (l->person >= 0)
		session_leave(room->session, l->person, room->now);
	l->person = -1;
	peer_lost(l->peer, room->now);
}

static void connect_link(struct link *l)
{
	if (l->up)
		return;
	l->up = true;
	l->person = -1;
	l->heard = l->safe = 0;
	l->have[0] = '\0';
	peer_connected(l->peer);
}

/* ---- the hub ---- */

static void set_due(void)
{
	for (int i = 0; i < PEERS; i++)
		room->links[i].due = true;
}

/* Writes what is to be written, up to some of it where the hub dies. */
static void write_log(size_t most)
{
	const struct record *r;

	for (; most > 0 && (r = session_record(room->session)); most--) {
		assert_in_range(room->logged, 0, LOG_ROOM - 1);
		room->log[room->logged++] = record_copy(&room->text, r);
	}
}

static void sync_log(void)
{
	write_log(SIZE_MAX);
	session_recorded(room->session);
	for (int i = 0; i < PEERS; i++)
		room->links[i].safe = room->links[i].heard;
	set_due();
}

static void kill_hub(void)
{
	write_log(chance(4));
	for (int i = 0; i < PEERS; i++)
		break_link(&room->links[i]);
	session_free(room->session);
	begin_session();
}

static void hub_reads(int i)
{
	struct link *l = &room->links[i];
	struct arena arena = { 0 };
	struct message m;
	char who[16], *line;

	if (!l->up || l->to_hub.count == 0)
		return;
	line = pop_line(&l->to_hub);
	assert_true(message_read(&m, &arena, line, strcspn(line, "\n")));
	snprintf(who, sizeof(who), "p%d", i);
	if (m.have)
		snprintf(l->have, sizeof(l->have), "%s", m.have);
	if (m.kind == MESSAGE_HELLO) {
		l->person =
			session_join(room->session, who, false, &m, room->now);
		snprintf(l->language, sizeof(l->language), "%s", m.language);
	} else {
		session_hear(room->session, l->person, &m, room->now);
		if (m.seq > l->heard)
			l->heard = m.seq;
	}
	l->due = true;
	free(line);
	arena_release(&arena);
}

static void hub_sends(int i)
{
	struct link *l = &room->links[i];
	struct session_reader to = { l->person, l->language, l->have, l->safe };
	struct buf out = { 0 };
	struct arena arena = { 0 };
	struct message m;

	if (!l->up || l->person < 0 || !l->due)
		return;
	/* As the hub does: what is told is on disk. */
	sync_log();
	session_state(room->session, &to, &out);
	push_line(&l->to_peer, out.data, out.len);
	assert_true(message_read(&m, &arena, out.data, out.len - 1));
	if (m.have)
		snprintf(l->have, sizeof(l->have), "%s", m.have);
	l->due = false;
	buf_release(&out);
	arena_release(&arena);
}

/* ---- the players ---- */

static void peer_reads(int i)
{
	struct link *l = &room->links[i];
	struct arena arena = { 0 };
	struct message m;
	char *line;

	if (!l->up || l->to_peer.count == 0)
		return;
	line = pop_line(&l->to_peer);
	assert_true(message_read(&m, &arena, line, strcspn(line, "\n")));
	peer_hear(l->peer, &m, room->now);
	free(line);
	arena_release(&arena);
}

static void peer_sends(int i)
{
	struct link *l = &room->links[i];
	struct buf out = { 0 };

	if (l->up && peer_message(l->peer, &out))
		push_line(&l->to_hub, out.data, out.len);
	buf_release(&out);
}

static void peer_writes(int i)
{
	while (peer_record(room->links[i].peer))
		;
	peer_recorded(room->links[i].peer);
}

static const struct step *shown(const struct peer *p)
{
	return p->unit->steps.items;
}

/* Something that the question shown can be answered with. */
static void peer_answers(int i)
{
	struct peer *p = room->links[i].peer;
	struct pick picks[GIVEN_MAX];
	const char *items[GIVEN_MAX];
	struct strings given = { items, 1 };
	size_t n;

	if (!peer_may_answer(p))
		return;
	n = question_picks(shown(p), ATTEMPT, picks, GIVEN_MAX);
	if (n > 0)
		items[0] = picks[chance((unsigned)n)].id;
	else
		items[0] = chance(2) ? "7" : "8";
	if (question_shape(shown(p)) == SHAPE_ORDERING) {
		given.count = n;
		for (size_t k = 0, first = chance((unsigned)n); k < n; k++)
			items[k] = picks[(first + k) % n].id;
	} else if (question_shape(shown(p)) == SHAPE_PAIRS) {
		given.count = 2;
		items[1] = picks[chance((unsigned)n)].id;
	}
	peer_answer(p, &given, 0, room->now);
}

/* ---- what happens ---- */

static void order(enum session_order what)
{
	struct message m = message_of(MESSAGE_ORDER);
	const char *option = "a";

	m.command = (int)what;
	m.index = 1 + (int)chance(6);
	m.text = chance(2) ? "Why? / this / that" : "Tell";
	m.given = (struct strings){ &option, 1 };
	m.count = 2;
	session_order(room->session, "host", &m, room->now);
	set_due();
	if (chance(4) == 0)
		kill_hub();
}

static void happen(void)
{
	int i = (int)chance(PEERS);

	room->now += chance(1000);
	switch (chance(16)) {
	case 0:
		break_link(&room->links[i]);
		break;
	case 1:
	case 2:
		connect_link(&room->links[i]);
		break;
	case 3:
		order((enum session_order)chance(ORDER_END));
		break;
	case 4:
		order(chance(2) ? ORDER_REVEAL : ORDER_CLOSE);
		break;
	case 5:
	case 6:
		peer_answers(i);
		break;
	case 7:
		peer_go(room->links[i].peer,
			peer_place(room->links[i].peer) - 1 + (int)chance(4));
		peer_writes(i);
		break;
	case 8:
	case 9:
		peer_sends(i);
		break;
	case 10:
	case 11:
		hub_reads(i);
		break;
	case 12:
		hub_sends(i);
		break;
	case 13:
		sync_log();
		break;
	default:
		peer_reads(i);
	}
}

/* Until nothing is under way. */
static void calm_down(void)
{
	for (int i = 0; i < PEERS; i++)
		connect_link(&room->links[i]);
	for (int turn = 0; turn < 40; turn++) {
		for (int i = 0; i < PEERS; i++) {
			peer_writes(i);
			peer_sends(i);
			while (room->links[i].to_hub.count > 0)
				hub_reads(i);
		}
		sync_log();
		for (int i = 0; i < PEERS; i++) {
			hub_sends(i);
			while (room->links[i].to_peer.count > 0)
				peer_reads(i);
		}
	}
}

/* ---- what must hold ---- */

/* Alone each is at their own place, led all are at one. */
static void assert_at(const struct peer *p, const struct person *who)
{
	const struct session *s = room->session;
	int item = session_item_of(s, who);
	bool told;

	assert_int_equal(p->state.own == YES, s->phase == PHASE_OWN);
	if (s->phase != PHASE_OWN)
		assert_int_equal(p->state.phase, s->phase);
	else if (item < 0)
		assert_int_equal(p->state.phase, PHASE_LOBBY);
	if (item < 0)
		return;
	told = session_tells(s, who, item);
	assert_string_equal(p->state.step, s->items[item].id);
	assert_non_null(p->unit);
	assert_string_equal(shown(p)->id, s->items[item].id);
	assert_int_equal(shown(p)->type == QUESTION_VEILED, !told);
	if (s->phase != PHASE_OWN)
		assert_int_equal(told, s->phase == PHASE_REVEALED);
	else
		assert_int_equal(
			p->state.phase, told ? PHASE_REVEALED : PHASE_OPEN);
}

static void assert_together(void)
{
	const struct session *s = room->session;

	for (int i = 0; i < PEERS; i++) {
		assert_int_equal(peer_unsent(room->links[i].peer), 0);
		assert_at(
			room->links[i].peer, &s->people[room->links[i].person]);
	}
}

/* How often the log has an answer of a person to a step in a round. */
static size_t count_logged(enum record_event event, const char *who,
	const char *step, int round, const struct strings *given)
{
	size_t n = 0;

	for (size_t i = 0; i < room->logged; i++) {
		const struct record *r = &room->log[i];

		if (r->event != (int)event || strcmp(r->who, who) != 0 ||
			!r->step || strcmp(r->step, step) != 0 ||
			r->try != round)
			continue;
		if (given && (r->given.count != given->count ||
				     strcmp(r->given.items[0],
					     given->items[0]) != 0))
			continue;
		n++;
	}
	return n;
}

static void assert_nothing_lost(void)
{
	const struct session *s = room->session;

	for (int i = 0; i < PEERS; i++) {
		const struct peer *p = room->links[i].peer;
		char who[16];

		snprintf(who, sizeof(who), "p%d", i);
		for (size_t k = 0; k < p->count; k++) {
			const struct peer_vote *v = &p->votes[k];
			const struct step *step = NULL;
			const char *items[GIVEN_MAX];
			struct strings given = { items, v->given.count };
			struct veil veil;

			if (v->given.count == 0)
				continue; /* silence, or a text */
			for (int n = 0; n < s->item_count; n++)
				if (strcmp(s->items[n].id, v->step) == 0)
					step = session_step(s, n);
			assert_non_null(step);
			veil_begin(&veil, step, ATTEMPT);
			assert_true(veil_lift(&veil, &v->given, items));
			assert_true(count_logged(RECORD_GIVEN, who, v->step,
					    v->round, &given) > 0);
			assert_true(count_logged(RECORD_ANSWERED, who, v->step,
					    v->round, NULL) <= 1);
		}
	}
}

/* The session made from its log is the session. */
static void assert_replayed(void)
{
	struct session *was = room->session;

	begin_session();
	assert_int_equal(room->session->phase, was->phase);
	assert_int_equal(room->session->at, was->at);
	assert_int_equal(room->session->item_count, was->item_count);
	assert_int_equal(room->session->count, was->count);
	for (size_t i = 0; i < was->count; i++) {
		const struct person *a = &was->people[i];
		const struct person *b = &room->session->people[i];

		assert_string_equal(a->who, b->who);
		assert_int_equal(a->count, b->count);
		for (size_t k = 0; k < a->count; k++) {
			assert_int_equal(
				a->ballots[k].mark, b->ballots[k].mark);
			assert_int_equal(
				a->ballots[k].settled, b->ballots[k].settled);
		}
	}
	session_free(was);
}

static void run_once(uint64_t number)
{
	seed = number * 7919 + 1;
	room = xcalloc(1, sizeof(*room));
	shelf_open(&shelf);
	room->unit = shelf_add(&shelf, "q", unit_text);
	begin_session();
	for (int i = 0; i < PEERS; i++) {
		room->links[i].person = -1;
		room->links[i].peer =
			peer_new(room->unit->module, "en", NULL, NULL);
	}
	for (int i = 0; i < EVENTS; i++)
		happen();
	calm_down();
	assert_together();
	assert_nothing_lost();
	while (!room->session->over) {
		order(ORDER_END);
		calm_down();
	}
	assert_together();
	assert_nothing_lost();
	assert_replayed();
	for (int i = 0; i < PEERS; i++) {
		break_link(&room->links[i]);
		peer_free(room->links[i].peer);
	}
	session_free(room->session);
	arena_release(&room->text);
	free(room);
	shelf_close(&shelf);
}

static void test_by_chance(void **state)
{
	(void)state;
	for (uint64_t i = 0; i < RUNS; i++)
		run_once(i);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_by_chance),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
