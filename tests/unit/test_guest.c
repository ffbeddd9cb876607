/* group/guest: who is who where several servers are in one session. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "group/guest.h"
#include "group/hub.h"
#include "support/shelf.h"

static const char unit_text[] =
	"sabaq: 1\nkind: quiz\ntitle: Q\nsteps:\n"
	"  - id: one\n    type: choice\n    prompt: P1\n    options:\n"
	"      - text: x\n      - text: y\n        correct: true\n";

struct room {
	struct shelf shelf;
	const struct unit *unit;
	struct session *session;
	struct guests guests;
};

static const struct unit *texts(void *context, const char *language)
{
	(void)language;
	return ((struct room *)context)->unit;
}

static void begin(struct room *room)
{
	struct session_start start = { .texts = { room, texts },
		.module = "m",
		.attempt = "01JD0000000000000000000000",
		.host = "host" };

	*room = (struct room){ 0 };
	shelf_open(&room->shelf);
	room->unit = shelf_add(&room->shelf, "q", unit_text);
	room->session = session_new(&start, 0);
}

static void end(struct room *room)
{
	session_free(room->session);
	guests_release(&room->guests);
	shelf_close(&room->shelf);
}

/* "login" here, "login/host" elsewhere; "~" before a name that is claimed. */
static int come(struct room *room, const char *text)
{
	struct message hello = message_of(MESSAGE_HELLO);
	struct guest_from from = { .claimed = text[0] == '~' };
	char who[300];
	char *slash;
	int at;

	strcpy(who, text + from.claimed);
	slash = strchr(who, '/');
	from.who = who;
	from.own = !slash;
	from.host = slash ? slash + 1 : "a";
	if (slash)
		*slash = '\0';
	at = guests_join(&room->guests, room->session, &from, &hello, 0);
	return at;
}

static void test_who(void **state)
{
	static const struct {
		const char *roster[3]; /* logins */
		const char *come[6], *who[6];
	} rows[] = {
		/* the same login here and there may be two people */
		{ { 0 }, { "ai", "ai/b", "ai/c", "ai/b", "ai" },
			{ "ai", "ai@b", "ai@c", "ai@b", "ai" } },
		{ { 0 }, { "ai/b", "ai" }, { "ai@b", "ai" } },
		/* a roster's login is one person, whoever comes first */
		{ { "ai" }, { "ai/b", "ai/b", "ai", "ai/c" },
			{ "ai", "ai", "ai@a", "ai@c" } },
		{ { "ai" }, { "ai", "ai/b", "ai" }, { "ai", "ai@b", "ai" } },
		/* or it says where they are from */
		{ { "ai@b", "ai" }, { "ai/b", "ai/c", "ai" },
			{ "ai@b", "ai", "ai@a" } },
		{ { 0 }, { "~Anna A./b", "~Anna A." },
			{ "Anna A.@b", "Anna A." } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct room room;

		begin(&room);
		for (int k = 0; k < 3 && rows[i].roster[k]; k++)
			session_expect(room.session, rows[i].roster[k], "Name",
				NULL, NULL);
		for (int k = 0; k < 6 && rows[i].come[k]; k++) {
			int at = come(&room, rows[i].come[k]);

			assert_true(at >= 0);
			assert_string_equal(
				room.session->people[at].who, rows[i].who[k]);
		}
		end(&room);
	}
}

/* A name too long for a row is cut between letters, and stays one person. */
static void test_long(void **state)
{
	struct room room;
	char text[300] = "";

	(void)state;
	for (int i = 0; i < 59; i++)
		strcat(text, "\xd1\x8f"); /* я */
	strcat(text, "/server");
	begin(&room);
	for (int i = 0; i < 2; i++) {
		int at = come(&room, text);
		const char *who = room.session->people[at].who;
		size_t n = strlen(who);

		assert_int_equal(at, 0);
		assert_true(n < SESSION_NAME);
		assert_string_equal(who + n - 7, "@server");
		assert_int_equal((n - 7) % 2, 0);
	}
	assert_int_equal(room.session->count, 1);
	end(&room);
}

static void test_line(void **state)
{
	static const char *const bad[] = { "", "{}", "nonsense",
		"{\"kind\":\"hello\",\"role\":\"student\",\"host\":\"b\"}",
		"{\"kind\":\"hello\",\"role\":\"student\",\"text\":\"x\"}",
		"{\"kind\":\"hello\",\"text\":\"a\\nb\",\"host\":\"b\"}",
		"{\"kind\":\"hello\",\"text\":\"a\",\"host\":\"\"}" };
	char login[] = "ai", name[] = "Ай Г.", host[] = "b";
	struct guest g = { login, name, host, true, true }, *back;
	struct buf b = { 0 };

	(void)state;
	guest_write(&b, &g);
	back = guest_read(b.data, b.len);
	assert_non_null(back);
	assert_string_equal(back->login, login);
	assert_string_equal(back->name, name);
	assert_string_equal(back->host, host);
	assert_true(back->claimed && back->may_look);
	guest_free(back);
	buf_release(&b);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_null(guest_read(bad[i], strlen(bad[i])));
}

/* ---- at a hub --------------------------------------------------------- */

static int64_t still(void)
{
	return 1000;
}

static void forget(void *context, const struct record *r)
{
	(void)context;
	(void)r;
}

static bool is_safe(void *context)
{
	(void)context;
	return true;
}

/* What a hub says to a guest who says hello as that role. */
static void greet(struct hub *h, const struct guest *g, const char *role,
	char *said, size_t room)
{
	struct buf line = { 0 }, hello = { 0 };
	int ends[2];
	ssize_t n;

	guest_write(&line, g);
	assert_int_equal(
		socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK, 0, ends),
		0);
	assert_true(hub_admit(h, ends[1], guest_read(line.data, line.len)));
	buf_addf(&hello,
		"{\"kind\":\"hello\",\"version\":1,\"role\":\"%s\","
		"\"name\":\"Somebody Else\"}\n",
		role);
	assert_true(send(ends[0], hello.data, hello.len, 0) > 0);
	hub_turn(h, 0);
	hub_turn(h, 0);
	n = recv(ends[0], said, room - 1, 0);
	assert_true(n > 0);
	said[n] = '\0';
	close(ends[0]);
	hub_turn(h, 0);
	buf_release(&line);
	buf_release(&hello);
}

/* The guest's own server vouches; boards with the key stay on this one. */
static void test_hub(void **state)
{
	char dir[] = "/tmp/sabaq-guest.XXXXXX", command[64], said[65536];
	char login[] = "ai", name[] = "Ai G.", host[] = "b";
	struct guest g = { .login = login, .name = name, .host = host };
	struct local local;
	enum local_lack lack;
	struct room room;
	struct hub_setup setup;
	struct hub *h;
	int lock;

	(void)state;
	begin(&room);
	local = (struct local){ .run = mkdtemp(dir) };
	setup = (struct hub_setup){ .session = room.session,
		.local = &local,
		.append = forget,
		.sync = is_safe,
		.now = still,
		.host = "a" };
	setup.listener = local_listen(&local, &lock, &lack);
	assert_true(setup.listener >= 0);
	h = hub_new(&setup);
	greet(h, &g, "student", said, sizeof(said));
	assert_non_null(strstr(said, "\"kind\":\"state\""));
	assert_int_equal(room.session->count, 1);
	assert_string_equal(room.session->people[0].who, "ai@b");
	assert_string_equal(room.session->people[0].name, "Ai G.@b");
	greet(h, &g, "facilitator", said, sizeof(said));
	assert_non_null(strstr(said, "\"kind\":\"refused\""));
	greet(h, &g, "view", said, sizeof(said));
	assert_non_null(strstr(said, "\"kind\":\"refused\""));
	g.may_look = true;
	greet(h, &g, "view", said, sizeof(said));
	assert_non_null(strstr(said, "\"kind\":\"state\""));
	greet(h, &g, "facilitator", said, sizeof(said));
	assert_non_null(strstr(said, "\"kind\":\"refused\""));
	assert_int_equal(room.session->count, 1);
	hub_free(h);
	local_end(&local);
	close(setup.listener);
	close(lock);
	snprintf(command, sizeof(command), "rm -rf %s", dir);
	assert_int_equal(system(command), 0);
	end(&room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_who),
		cmocka_unit_test(test_long),
		cmocka_unit_test(test_line),
		cmocka_unit_test(test_hub),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
