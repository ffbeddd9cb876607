/*
 * The real hub, killed at random moments and started again with --resume:
 * every answer that a player was told is received is in the session's log,
 * and each that is there stands there once.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "group/desk.h"
#include "group/peer.h"
#include "group/wire.h"
#include "store/log.h"

enum { ROUNDS = 100, CLIENTS = 12, ANSWERS = ROUNDS * CLIENTS * 4 };

static const char module_yaml[] =
	"sabaq: 1\nid: m\nlanguage: en\ntitle: M\nunits: [q]\n";
static const char unit_yaml[] =
	"sabaq: 1\nkind: quiz\ntitle: Q\nsteps:\n"
	"  - id: a\n    type: open\n    prompt: Say something\n"
	"  - id: b\n    type: open\n    prompt: Say more\n";

struct client {
	struct wire wire;
	struct peer *peer;
	int given; /* the number of the newest answer; -1: none */
};

static struct {
	char folder[64], run[96], attempt[ULID_CHARS + 1];
	char *login;
	struct local local;
	struct client clients[CLIENTS];
	struct module around;
	bool acknowledged[ANSWERS];
	int logged[ANSWERS];
	int answers;
} t;

static uint64_t seed = 1;

static unsigned chance(unsigned below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % below;
}

static int64_t now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/* ---- the hub --------------------------------------------------------- */

static int shell(const char *format, ...) __attribute__((format(printf, 1, 2)));

static int shell(const char *format, ...)
{
	char command[600];
	va_list args;

	va_start(args, format);
	vsnprintf(command, sizeof(command), format, args);
	va_end(args);
	return system(command);
}

static pid_t hub_pid(void)
{
	char path[200], line[32] = "";
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s/hub.pid", t.run, t.login);
	f = fopen(path, "r");
	if (f && !fgets(line, sizeof(line), f))
		line[0] = '\0';
	if (f)
		fclose(f);
	return atoi(line);
}

static void start(const char *how)
{
	assert_int_equal(shell("\"$SABAQ\" host --plain %s </dev/null "
			       ">%s/out 2>&1 || { cat %s/out; exit 1; }",
				 how, t.folder, t.folder),
		0);
}

/* Only while it holds its lock is the number its own. */
static void kill_hub(void)
{
	pid_t pid = hub_pid();
	char path[200];
	int fd;

	snprintf(path, sizeof(path), "%s/%s/hub.pid", t.run, t.login);
	fd = open(path, O_RDWR | O_CLOEXEC);
	assert_true(fd >= 0 && pid > 1);
	assert_int_not_equal(flock(fd, LOCK_EX | LOCK_NB), 0);
	assert_int_equal(kill(pid, SIGKILL), 0);
	/* It is gone when its lock is: a zombie may be left, without an init. */
	assert_int_equal(flock(fd, LOCK_EX), 0);
	close(fd);
}

/* ---- players --------------------------------------------------------- */

static void note(struct client *c)
{
	if (c->given >= 0 && c->peer->count > 0 && peer_unsent(c->peer) == 0)
		t.acknowledged[c->given] = true;
}

static bool hear(void *context, const struct message *m)
{
	struct client *c = context;

	peer_hear(c->peer, m, now());
	if (m->session)
		snprintf(t.attempt, sizeof(t.attempt), "%s", m->session);
	note(c);
	return true;
}

static void turn(struct client *c)
{
	struct buf b = { 0 };

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

static void answer(struct client *c)
{
	char text[32];
	const char *item = text;
	struct strings given = { &item, 1 };

	if (!peer_may_answer(c->peer) || t.answers == ANSWERS)
		return;
	c->given = t.answers++;
	snprintf(text, sizeof(text), "answer-%d", c->given);
	peer_answer(c->peer, &given, 0, now());
}

static void play(int64_t ms)
{
	int64_t until = now() + ms;

	while (now() < until) {
		for (int i = 0; i < CLIENTS; i++)
			turn(&t.clients[i]);
		usleep(300);
	}
}

static bool all_sent(void)
{
	for (int i = 0; i < CLIENTS; i++)
		if (t.clients[i].wire.fd < 0 || !t.clients[i].peer->any ||
			peer_unsent(t.clients[i].peer) > 0)
			return false;
	return true;
}

static void play_until_sent(void)
{
	int64_t until = now() + 20000;

	while (!all_sent() && now() < until)
		play(2);
	assert_true(all_sent());
}

/* ---- the test -------------------------------------------------------- */

static void write_text(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void set_up(void)
{
	char path[128];

	strcpy(t.folder, "/tmp/sabaq-kill.XXXXXX");
	assert_non_null(mkdtemp(t.folder));
	snprintf(t.run, sizeof(t.run), "%s/run", t.folder);
	snprintf(path, sizeof(path), "%s/m", t.folder);
	assert_int_equal(mkdir(t.run, 0700), 0);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, sizeof(path), "%s/m/module.yaml", t.folder);
	write_text(path, module_yaml);
	snprintf(path, sizeof(path), "%s/m/q.yaml", t.folder);
	write_text(path, unit_yaml);
	setenv("SABAQ_RUN", t.run, 1);
	setenv("SABAQ_PATH", t.folder, 1);
	setenv("XDG_STATE_HOME", t.folder, 1);
	t.login = local_login(geteuid());
	t.local = (struct local){ .run = t.run };
	t.around = (struct module){
		.id = "m", .language = "en", .shown = "en", .title = ""
	};
}

static void count_answer(void *context, const struct record *r)
{
	int number;

	(void)context;
	if (r->event != RECORD_GIVEN || r->given.count != 1 ||
		sscanf(r->given.items[0], "answer-%d", &number) != 1)
		return;
	assert_in_range(number, 0, ANSWERS - 1);
	t.logged[number]++;
}

static void check_log(void)
{
	char folder[160];
	int acknowledged = 0;

	snprintf(folder, sizeof(folder), "%s/sabaq/sessions/%s", t.folder,
		t.attempt);
	log_read(folder, count_answer, NULL);
	for (int i = 0; i < t.answers; i++) {
		acknowledged += t.acknowledged[i];
		if (t.acknowledged[i])
			assert_int_equal(t.logged[i], 1);
		assert_in_range(t.logged[i], 0, 1);
	}
	printf("%d answers, %d acknowledged\n", t.answers, acknowledged);
	assert_true(acknowledged > ROUNDS);
}

/* A room in which much is said while the hub dies. */
static void round_of(int round)
{
	int64_t until = now() + chance(30);

	while (now() < until) {
		if (chance(3) == 0)
			answer(&t.clients[chance(CLIENTS)]);
		for (int i = 0; i < CLIENTS; i++)
			turn(&t.clients[i]);
		usleep(chance(1500));
	}
	kill_hub();
	for (int i = 0; i < CLIENTS; i++)
		turn(&t.clients[i]);
	/* Answers go on without a hub, too. */
	answer(&t.clients[round % CLIENTS]);
	start("--resume");
	/* Now and then all is said before it dies again. */
	if (round % 5 == 0)
		play_until_sent();
	else
		play(chance(450));
}

static void test_kill(void **state)
{
	(void)state;
	set_up();
	start("m/q");
	assert_int_equal(
		shell("{ echo open; sleep 1; } | \"$SABAQ\" host --plain "
		      ">/dev/null"),
		0);
	for (int i = 0; i < CLIENTS; i++) {
		struct client *c = &t.clients[i];
		char name[16];

		snprintf(name, sizeof(name), "p%d", i);
		c->given = -1;
		c->peer = peer_new(&t.around, "en", name, NULL);
		wire_init(&c->wire, &t.local, t.login, (uint64_t)i + 1);
	}
	play(300);
	for (int round = 0; round < ROUNDS; round++)
		round_of(round);
	play_until_sent();
	check_log();
	assert_int_equal(
		shell("echo end | \"$SABAQ\" host --plain >/dev/null"), 0);
	for (int i = 0; i < CLIENTS; i++) {
		turn(&t.clients[i]);
		wire_release(&t.clients[i].wire);
		peer_free(t.clients[i].peer);
	}
	free(t.login);
	shell("rm -rf %s", t.folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kill),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
