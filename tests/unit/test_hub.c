/*
 * group/hub: real sockets, one program. The hub goes round only when a test
 * says so, so that each shows what a round does.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "group/desk.h"
#include "group/hub.h"
#include "group/peer.h"
#include "group/wire.h"
#include "support/shelf.h"

#define ATTEMPT "01JD0000000000000000000000"
#define HIDDEN "KEYHOLE" /* in each text that must not leave early */

static const char unit_text[] =
	"sabaq: 1\nkind: quiz\ntitle: Q\nsteps:\n"
	"  - id: one\n    type: choice\n    prompt: P1\n"
	"    if_wrong: KEYHOLE a\n    if_right: KEYHOLE b\n"
	"    explain: KEYHOLE c\n    note: KEYHOLE d\n    options:\n"
	"      - text: x\n        misconception: m1\n"
	"        feedback: KEYHOLE e\n"
	"      - text: y\n        correct: true\n"
	"        feedback: KEYHOLE f\n"
	"  - id: word\n    type: text\n    prompt: P2\n"
	"    answers: [KEYHOLE g]\n    wrong:\n"
	"      - text: KEYHOLE h\n        feedback: KEYHOLE i\n"
	"  - id: num\n    type: number\n    prompt: P3\n    answer: 4711\n";

enum { CLIENTS = 24, LOG_ROOM = 4000 };

struct client {
	struct wire wire;
	struct peer *peer;
	bool leaking; /* it got HIDDEN text */
};

struct room {
	struct shelf shelf;
	const struct unit *unit;
	struct local local;
	char run[32], *login;
	int lock;
	struct session *session;
	struct hub *hub;
	struct hub_setup setup;
	struct client clients[CLIENTS];
	struct wire lead; /* a facilitator's */
	struct desk *desk;
	struct record log[LOG_ROOM];
	struct arena text;
	size_t logged, syncs;
	bool full; /* the disk is */
};

static int64_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ---- the hub's side ---- */

static const struct unit *texts(void *context, const char *language)
{
	(void)language;
	return ((struct room *)context)->unit;
}

static void append(void *context, const struct record *r)
{
	struct room *room = context;

	assert_in_range(room->logged, 0, LOG_ROOM - 1);
	room->log[room->logged++] = record_copy(&room->text, r);
}

static bool sync_log(void *context)
{
	struct room *room = context;

	room->syncs++;
	return !room->full;
}

static void begin(struct room *room, bool shared)
{
	struct session_start start = { .texts = { room, texts },
		.module = "m",
		.attempt = ATTEMPT,
		.host = "host" };
	enum local_lack lack;

	shelf_open(&room->shelf);
	room->unit = shelf_add(&room->shelf, "q", unit_text);
	strcpy(room->run, "/tmp/sabaq-hub.XXXXXX");
	assert_non_null(mkdtemp(room->run));
	room->local = (struct local){ .run = room->run };
	room->session = session_new(&start, now());
	room->setup = (struct hub_setup){ .session = room->session,
		.local = &room->local,
		.shared = shared,
		.append = append,
		.sync = sync_log,
		.context = room,
		.now = now };
	room->setup.listener = local_listen(&room->local, &room->lock, &lack);
	assert_int_equal(lack, LOCAL_READY);
	room->hub = hub_new(&room->setup);
	room->login = local_login(geteuid());
}

static void end(struct room *room)
{
	char command[64];

	for (int i = 0; i < CLIENTS; i++) {
		if (!room->clients[i].peer)
			continue;
		wire_release(&room->clients[i].wire);
		peer_free(room->clients[i].peer);
	}
	if (room->desk)
		wire_release(&room->lead);
	desk_free(room->desk);
	hub_free(room->hub);
	session_free(room->session);
	local_end(&room->local);
	close(room->setup.listener);
	close(room->lock);
	free(room->login);
	arena_release(&room->text);
	shelf_close(&room->shelf);
	snprintf(command, sizeof(command), "rm -rf %s", room->run);
	assert_int_equal(system(command), 0);
}

/* ---- the others ---- */

static void open_client(struct room *room, int i)
{
	struct client *c = &room->clients[i];
	char name[16];

	snprintf(name, sizeof(name), "p%d", i);
	c->peer = peer_new(room->unit->module, "en", name, NULL);
	wire_init(&c->wire, &room->local, room->login, (uint64_t)i);
}

static bool hear(void *context, const struct message *m)
{
	struct client *c = context;

	if (m->phase != PHASE_REVEALED && m->content &&
		strstr(m->content, HIDDEN))
		c->leaking = true;
	peer_hear(c->peer, m, now());
	return true;
}

static void client_turn(struct client *c)
{
	struct buf b = { 0 };

	if (!c->peer)
		return;
	if (wire_connect(&c->wire, now()))
		peer_connected(c->peer);
	if (c->wire.fd >= 0 && !wire_hear(&c->wire, now(), hear, c))
		peer_lost(c->peer, now());
	while (peer_record(c->peer))
		;
	peer_recorded(c->peer);
	while (wire_may_say(&c->wire) && peer_message(c->peer, &b))
		wire_say(&c->wire, &b, now());
	buf_release(&b);
}

static bool hear_desk(void *context, const struct message *m)
{
	desk_hear(context, m);
	return true;
}

static void desk_turn(struct room *room)
{
	struct buf b = { 0 };

	if (!room->desk)
		return;
	if (wire_connect(&room->lead, now()))
		desk_connected(room->desk);
	if (room->lead.fd >= 0)
		wire_hear(&room->lead, now(), hear_desk, room->desk);
	while (wire_may_say(&room->lead) && desk_message(room->desk, &b))
		wire_say(&room->lead, &b, now());
	buf_release(&b);
}

static void open_desk(struct room *room)
{
	room->desk = desk_new(room->unit->module, "en", ROLE_FACILITATOR);
	wire_init(&room->lead, &room->local, room->login, 1);
}

static void turns(struct room *room, int count)
{
	while (count-- > 0) {
		for (int i = 0; i < CLIENTS; i++)
			client_turn(&room->clients[i]);
		desk_turn(room);
		hub_turn(room->hub, 0);
	}
}

static void order(struct room *room, enum session_order what)
{
	desk_say(room->desk, what);
	turns(room, 6);
}

static void answer(struct room *room, int i, const char *text)
{
	struct strings given = { &text, 1 };

	assert_true(peer_may_answer(room->clients[i].peer));
	peer_answer(room->clients[i].peer, &given, 0, now());
}

static size_t count(const struct room *room, enum record_event event)
{
	size_t n = 0;

	for (size_t i = 0; i < room->logged; i++)
		n += room->log[i].event == (int)event;
	return n;
}

static struct room *room_of(void)
{
	return xcalloc(1, sizeof(struct room));
}

/* ---- tests ---- */

static void test_answers(void **state)
{
	struct room *room = room_of();

	(void)state;
	begin(room, true);
	for (int i = 0; i < CLIENTS; i++)
		open_client(room, i);
	open_desk(room);
	turns(room, 6);
	assert_int_equal(hub_links(room->hub), CLIENTS + 1);
	assert_int_equal(room->clients[0].peer->state.phase, PHASE_LOBBY);
	assert_int_equal(room->clients[0].peer->state.claimed, YES);
	order(room, ORDER_OPEN);
	room->syncs = 0;
	for (int i = 0; i < CLIENTS; i++)
		answer(room, i, i % 2 ? "1" : "2");
	turns(room, 1);
	/* All that came in a round is on disk with one sync. */
	assert_int_equal(room->syncs, 1);
	assert_int_equal(count(room, RECORD_GIVEN), CLIENTS);
	turns(room, 3);
	for (int i = 0; i < CLIENTS; i++)
		assert_int_equal(peer_unsent(room->clients[i].peer), 0);
	order(room, ORDER_CLOSE);
	order(room, ORDER_REVEAL);
	for (int i = 0; i < CLIENTS; i++) {
		const struct message *m = &room->clients[i].peer->state;

		assert_false(room->clients[i].leaking);
		assert_int_equal(m->phase, PHASE_REVEALED);
		assert_true(m->mark == MARK_RIGHT || m->mark == MARK_WRONG);
	}
	assert_int_equal(count(room, RECORD_ANSWERED), CLIENTS);
	end(room);
	free(room);
}

/* The whole current state, whenever one comes. */
static void test_late(void **state)
{
	struct room *room = room_of();

	(void)state;
	begin(room, true);
	open_client(room, 0);
	open_desk(room);
	turns(room, 4);
	order(room, ORDER_OPEN);
	answer(room, 0, "1");
	open_client(room, 1);
	turns(room, 4);
	assert_string_equal(room->clients[1].peer->state.step, "one");
	assert_true(peer_may_answer(room->clients[1].peer));
	/* Gone and back: its answer is there. */
	wire_lost(&room->clients[0].wire, now() - 10000);
	peer_lost(room->clients[0].peer, now());
	peer_free(room->clients[0].peer);
	room->clients[0].peer = peer_new(room->unit->module, "en", "p0", NULL);
	turns(room, 4);
	assert_non_null(peer_vote(room->clients[0].peer));
	assert_int_equal(count(room, RECORD_GIVEN), 1);
	end(room);
	free(room);
}

static void test_board(void **state)
{
	struct room *room = room_of();

	(void)state;
	begin(room, true);
	session_expect(room->session, "p0", "Anna", "9-B", "ru");
	session_expect(room->session, "p9", "Zoya", "9-B", "ru");
	for (int i = 0; i < 3; i++)
		open_client(room, i);
	open_desk(room);
	turns(room, 4);
	assert_int_equal(room->desk->count, 4);
	assert_string_equal(room->desk->people[0].name, "Anna");
	assert_int_equal(desk_count(room->desk, AT_ABSENT), 1);
	order(room, ORDER_OPEN);
	answer(room, 0, "1");
	answer(room, 1, "2");
	turns(room, 3);
	usleep(210 * 1000); /* boards keep their distance */
	turns(room, 4);
	assert_int_equal(desk_count(room->desk, AT_ANSWERED), 2);
	assert_int_equal(desk_count(room->desk, AT_SILENT), 1);
	assert_int_equal(room->desk->board.answered, 2);
	assert_int_equal(room->desk->figure_count, 2);
	assert_true(room->desk->people[2].claimed);
	end(room);
	free(room);
}

/* An answer counts as received only once it is on disk. */
static void test_disk_full(void **state)
{
	struct room *room = room_of();

	(void)state;
	begin(room, true);
	open_client(room, 0);
	open_desk(room);
	turns(room, 4);
	order(room, ORDER_OPEN);
	room->full = true;
	answer(room, 0, "1");
	turns(room, 6);
	assert_int_equal(peer_unsent(room->clients[0].peer), 1);
	room->full = false;
	turns(room, 3);
	assert_int_equal(peer_unsent(room->clients[0].peer), 0);
	assert_int_equal(count(room, RECORD_GIVEN), 1);
	end(room);
	free(room);
}

/* ---- hostile ones ---- */

static int raw(struct room *room)
{
	int fd = local_connect(&room->local, room->login);

	assert_true(fd >= 0);
	return fd;
}

static void say(int fd, const char *text, size_t n)
{
	send(fd, text, n, MSG_DONTWAIT | MSG_NOSIGNAL);
}

static void say_line(int fd, const char *text)
{
	say(fd, text, strlen(text));
}

static bool hung_up(int fd)
{
	char bytes[MESSAGE_OUT_BYTES / 2];
	ssize_t n;

	do
		n = recv(fd, bytes, sizeof(bytes), MSG_DONTWAIT);
	while (n > 0);
	return n == 0;
}

#define HELLO(name) \
	"{\"kind\":\"hello\",\"version\":1,\"role\":\"student\"," \
	"\"name\":\"" name "\",\"language\":\"en\"}\n"

static const struct {
	const char *what, *text;
	bool dropped;
} hostile[] = {
	{ "garbage", "\x01\x02\xff garbage", true },
	{ "not hello", "{\"kind\":\"bye\"}\n", true },
	{ "an order first", "{\"kind\":\"order\",\"command\":\"open\"}\n",
		true },
	{ "no name where one is due",
		"{\"kind\":\"hello\",\"version\":1,\"role\":\"student\"}\n",
		true },
	{ "a name of spaces", HELLO("   "), true },
	{ "controls in a name", HELLO("a\\u001b[2Jb"), true },
	{ "another version",
		"{\"kind\":\"hello\",\"version\":9,\"role\":\"student\","
		"\"name\":\"a\"}\n",
		true },
	{ "half a message", "{\"kind\":\"hel", true },
	{ "an order of a student",
		HELLO("x") "{\"kind\":\"order\",\"command\":\"open\"}\n",
		false },
	{ "a state of a student",
		HELLO("y") "{\"kind\":\"state\",\"phase\":\"summary\"}\n",
		false },
	{ "an answer to nothing",
		HELLO("z") "{\"kind\":\"answer\",\"seq\":1,\"step\":\"no\","
			   "\"round\":99,\"given\":[\"1\"]}\n",
		false },
	{ "numbers out of range",
		HELLO("u") "{\"kind\":\"answer\",\"seq\":9223372036854775807,"
			   "\"step\":\"one\",\"round\":2147483647,"
			   "\"given\":[\"1\"],\"hints\":2147483647}\n",
		false },
};

static void test_hostile(void **state)
{
	struct room *room = room_of();

	(void)state;
	begin(room, true);
	for (size_t i = 0; i < sizeof(hostile) / sizeof(*hostile); i++) {
		int fd = raw(room);

		turns(room, 1);
		say_line(fd, hostile[i].text);
		turns(room, 2);
		if (hung_up(fd) != hostile[i].dropped)
			fail_msg("%s: dropped %d", hostile[i].what,
				!hostile[i].dropped);
		close(fd);
		turns(room, 1);
	}
	assert_int_equal(room->session->phase, PHASE_LOBBY);
	assert_int_equal(hub_links(room->hub), 0);
	end(room);
	free(room);
}

static void test_giant(void **state)
{
	struct room *room = room_of();
	char *big = xmalloc(100000);
	struct buf lines = { 0 };
	int fd;

	(void)state;
	memset(big, 'x', 100000);
	begin(room, true);
	fd = raw(room);
	say(fd, big, 100000);
	turns(room, 2);
	assert_true(hung_up(fd));
	close(fd);
	/* Many messages that make no sense, in packets of a fair size. */
	fd = raw(room);
	say_line(fd, HELLO("a"));
	for (int i = 0; i < 20; i++)
		buf_adds(&lines, "{\"kind\":\"answer\",\"step\":\"no\"}\n");
	turns(room, 2);
	say(fd, lines.data, lines.len);
	turns(room, 2);
	assert_true(hung_up(fd));
	close(fd);
	buf_release(&lines);
	free(big);
	end(room);
	free(room);
}

/* Who floods waits; who does not read costs nothing; the others go on. */
static void test_flood(void **state)
{
	struct room *room = room_of();
	int flood, deaf;
	size_t taken;

	(void)state;
	begin(room, true);
	flood = raw(room);
	deaf = raw(room);
	say_line(flood, HELLO("flood"));
	say_line(deaf, HELLO("deaf"));
	open_client(room, 0);
	open_desk(room);
	turns(room, 4);
	for (int i = 0; i < 2000; i++) {
		say_line(flood, "{\"kind\":\"doing\",\"doing\":\"reading\","
				"\"language\":\"ru\"}\n");
		say_line(deaf, "{\"kind\":\"doing\",\"language\":\"ru\","
			       "\"have\":\"\"}\n");
		if (i % 10 == 0)
			turns(room, 1);
	}
	order(room, ORDER_OPEN);
	answer(room, 0, "1");
	turns(room, 3);
	assert_int_equal(peer_unsent(room->clients[0].peer), 0);
	/* Far from all of it was read. */
	for (taken = 0; taken < 100000; taken++)
		if (send(flood, "{}", 2, MSG_DONTWAIT | MSG_NOSIGNAL) < 0)
			break;
	turns(room, 200);
	assert_int_equal(hub_links(room->hub), 4);
	close(flood);
	close(deaf);
	turns(room, 200);
	end(room);
	free(room);
}

/* The kernel says who it is: no name in a message counts. */
static void test_forged(void **state)
{
	struct room *room = room_of();
	char *login = local_login(geteuid());

	(void)state;
	begin(room, false);
	open_client(room, 0);
	turns(room, 4);
	assert_int_equal(room->session->count, 1);
	assert_string_equal(room->session->people[0].who, login);
	assert_string_not_equal(room->session->people[0].name, "p0");
	assert_false(room->session->people[0].claimed);
	free(login);
	end(room);
	free(room);
}

/* One user cannot take all the seats. */
static void test_crowd(void **state)
{
	struct room *room = room_of();
	int fds[20];

	(void)state;
	begin(room, false);
	for (int i = 0; i < 20; i++)
		fds[i] = raw(room);
	turns(room, 2);
	assert_int_equal(hub_links(room->hub), 8);
	for (int i = 0; i < 20; i++)
		close(fds[i]);
	turns(room, 2);
	assert_int_equal(hub_links(room->hub), 0);
	end(room);
	free(room);
}

/* A crowd at the door does not keep the hub from those who are in. */
static void test_door(void **state)
{
	struct room *room = room_of();
	int fds[200];

	(void)state;
	begin(room, true);
	for (int i = 0; i < 200; i++)
		fds[i] = raw(room);
	assert_true(hub_turn(room->hub, 0));
	assert_in_range(hub_links(room->hub), 1, 100);
	turns(room, 6);
	assert_int_equal(hub_links(room->hub), 200);
	for (int i = 0; i < 200; i++)
		close(fds[i]);
	turns(room, 2);
	assert_int_equal(hub_links(room->hub), 0);
	end(room);
	free(room);
}

/* Nothing wakes a hub while nothing happens. */
static void test_idle(void **state)
{
	struct room *room = room_of();
	int64_t before;

	(void)state;
	begin(room, true);
	for (int i = 0; i < CLIENTS; i++)
		open_client(room, i);
	open_desk(room);
	turns(room, 6);
	order(room, ORDER_OPEN);
	usleep(250 * 1000);
	turns(room, 6);
	before = now();
	assert_true(hub_turn(room->hub, 700));
	assert_in_range(now() - before, 690, 5000);
	end(room);
	free(room);
}

/* It ends when everyone knows that it is over. */
static void test_end(void **state)
{
	struct room *room = room_of();
	bool on = true;

	(void)state;
	begin(room, true);
	open_client(room, 0);
	open_desk(room);
	turns(room, 4);
	desk_say(room->desk, ORDER_END);
	for (int i = 0; on && i < 50; i++) {
		client_turn(&room->clients[0]);
		desk_turn(room);
		on = hub_turn(room->hub, 0);
	}
	assert_false(on);
	client_turn(&room->clients[0]);
	assert_true(room->clients[0].peer->over);
	end(room);
	free(room);
}

/* One hub a user; a dead one's socket is no hindrance. */
static void test_twice(void **state)
{
	struct room *room = room_of();
	enum local_lack lack;
	int lock;

	(void)state;
	begin(room, true);
	assert_int_equal(local_listen(&room->local, &lock, &lack), -1);
	assert_int_equal(lack, LOCAL_TAKEN);
	close(room->lock);
	close(room->setup.listener);
	room->setup.listener = local_listen(&room->local, &room->lock, &lack);
	assert_int_equal(lack, LOCAL_READY);
	end(room);
	free(room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_answers),
		cmocka_unit_test(test_late),
		cmocka_unit_test(test_board),
		cmocka_unit_test(test_disk_full),
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_giant),
		cmocka_unit_test(test_flood),
		cmocka_unit_test(test_door),
		cmocka_unit_test(test_forged),
		cmocka_unit_test(test_crowd),
		cmocka_unit_test(test_idle),
		cmocka_unit_test(test_end),
		cmocka_unit_test(test_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
