/*
 * group/carry over group/relay: students of one server at the hub of another.
 * This program is also the relay that both sides start (main() sees by its
 * name): it hands packets to the one of the other side by sockets in a folder,
 * and loses some, says some twice, or dies, as the address tells it to.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "group/carry.h"

#define FOLLOWER "01JD0000000000000000000000"

enum { STUDENTS = 20, ROOM = 64 * 1024 };

/* ---- the relay that is not one --------------------------------------- */

static int bind_in(const char *dir, const char *name)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_DGRAM, 0), room = 1024 * 1024;

	snprintf(at.sun_path, sizeof(at.sun_path), "%.60s/%.40s", dir, name);
	unlink(at.sun_path);
	setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &room, sizeof(room));
	return bind(fd, (struct sockaddr *)&at, sizeof(at)) == 0 ? fd : -1;
}

static void say_up(void)
{
	struct packet up = { .word = PACKET_UP };
	struct buf b = { 0 };

	packet_write(&b, &up);
	send(STDIN_FILENO, b.data, b.len, 0);
	buf_release(&b);
}

static void pass_on(
	int fd, const char *dir, const char *to, const char *bytes, size_t n)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };

	snprintf(at.sun_path, sizeof(at.sun_path), "%.60s/%.40s", dir, to);
	sendto(fd, bytes, n, 0, (struct sockaddr *)&at, sizeof(at));
}

struct fake {
	char dir[60], self[40];
	bool leads;
	unsigned loss, twice, death, count;
	int fd;
};

/* The head names who it is for; it is to name who it is of. */
static void forward(struct fake *f, char *bytes, size_t n)
{
	static char out[PACKET_BYTES + 64];
	char *body = memchr(bytes, '\n', n), to[40] = "";
	int head, times = 1 + (f->twice && f->count % f->twice == 0);

	if (sscanf(bytes, "live %39s", to) != 1 || !body)
		return;
	n -= (size_t)(body - bytes);
	head = sprintf(out, "live %s", f->leads ? "-" : f->self);
	memcpy(out + head, body, n);
	while (times-- > 0)
		pass_on(f->fd, f->dir, f->leads ? to : "lead", out,
			(size_t)head + n);
}

/* "URL" is FOLDER?LOSS?TWICE?DEATH, each one of so many packets; 0: none. */
static bool read_begin(struct fake *f, char *bytes, ssize_t n)
{
	struct packet p;
	char *own, *url;

	if (n <= 0 || !packet_read(&p, bytes, (size_t)n))
		return false;
	url = packet_value(p.body, "url");
	own = packet_value(p.body, "self");
	sscanf(url, "%59[^?]?%u?%u?%u", f->dir, &f->loss, &f->twice, &f->death);
	f->leads = !own;
	snprintf(f->self, sizeof(f->self), "%s", own ? own : "lead");
	f->count = (unsigned)getpid();
	f->fd = bind_in(f->dir, f->self);
	return f->fd >= 0;
}

static int be_relay(void)
{
	static char bytes[PACKET_BYTES + 1];
	struct fake f = { .fd = -1 };
	ssize_t n = recv(STDIN_FILENO, bytes, PACKET_BYTES, 0);

	if (!read_begin(&f, bytes, n))
		return 1;
	say_up();
	for (;;) {
		struct pollfd at[2] = { { STDIN_FILENO, POLLIN, 0 },
			{ f.fd, POLLIN, 0 } };

		poll(at, 2, -1);
		if (at[1].revents) {
			n = recv(f.fd, bytes, PACKET_BYTES, 0);
			send(STDIN_FILENO, bytes, (size_t)n, 0);
		}
		if (!at[0].revents)
			continue;
		n = recv(STDIN_FILENO, bytes, PACKET_BYTES, 0);
		if (n <= 0)
			return 0;
		f.count++;
		if (f.death && f.count % f.death == 0)
			return 1;
		if (!f.loss || f.count % f.loss != 0)
			forward(&f, bytes, (size_t)n);
	}
}

/* ---- two servers ------------------------------------------------------ */

struct student {
	int fd; /* the player's end; -1: not connected */
	int64_t again;
	unsigned said, sure; /* answers, and those that the hub has */
};

struct client {
	int fd;
	struct guest *guest;
};

struct world {
	char dir[32], url[80];
	struct relay *relays[2];
	struct carry *lead, *follow;
	struct student students[STUDENTS];
	struct client clients[ROOM]; /* of the hub */
	size_t count;
	unsigned best[STUDENTS]; /* the newest answer that the hub has */
	size_t came;
};

static int64_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void chance(uint8_t *bytes, size_t n)
{
	assert_int_equal(getrandom(bytes, n, 0), (ssize_t)n);
}

static bool admit(void *context, int fd, struct guest *guest)
{
	struct world *w = context;

	assert_in_range(w->count, 0, ROOM - 1);
	w->clients[w->count++] = (struct client){ fd, guest };
	w->came++;
	return true;
}

static void begin(struct world *w, const char *trouble)
{
	struct relay_wish wish = {
		.program = "/proc/self/exe", .site = "s", .session = FOLLOWER
	};
	struct carry_setup lead = {
		.leads = true, .admit = admit, .context = w, .chance = chance
	};
	struct carry_setup follow = { .chance = chance };

	strcpy(w->dir, "/tmp/sabaq-carry.XXXXXX");
	assert_non_null(mkdtemp(w->dir));
	snprintf(w->url, sizeof(w->url), "%s%s", w->dir, trouble);
	wish.url = w->url;
	w->relays[0] = lead.relay = relay_new(&wish);
	wish.self = FOLLOWER;
	w->relays[1] = follow.relay = relay_new(&wish);
	w->lead = carry_new(&lead);
	w->follow = carry_new(&follow);
	for (int i = 0; i < STUDENTS; i++)
		w->students[i] = (struct student){ .fd = -1 };
}

static void end(struct world *w)
{
	char command[64];

	for (int i = 0; i < STUDENTS; i++)
		if (w->students[i].fd >= 0)
			close(w->students[i].fd);
	for (size_t i = 0; i < w->count; i++) {
		close(w->clients[i].fd);
		guest_free(w->clients[i].guest);
	}
	carry_free(w->lead);
	carry_free(w->follow);
	relay_free(w->relays[0]);
	relay_free(w->relays[1]);
	snprintf(command, sizeof(command), "rm -rf %s", w->dir);
	assert_int_equal(system(command), 0);
}

static struct carry *hearer;

static void hear(void *context, const struct packet *p)
{
	(void)context;
	carry_hear(hearer, p, now());
}

static void turn(struct world *w)
{
	hearer = w->lead;
	relay_turn(w->relays[0], now(), hear, NULL);
	carry_turn(w->lead, now());
	hearer = w->follow;
	relay_turn(w->relays[1], now(), hear, NULL);
	carry_turn(w->follow, now());
}

static bool up(struct world *w)
{
	int64_t until = now() + 15000;

	while (!carry_is_up(w->follow) && now() < until) {
		turn(w);
		usleep(2000);
	}
	return carry_is_up(w->follow);
}

static bool come(struct world *w, int i)
{
	char login[16] = "p", host[] = "b";
	struct guest g = { .login = login, .host = host };
	int ends[2];

	snprintf(login, sizeof(login), "p%d", i);
	assert_int_equal(
		socketpair(AF_UNIX,
			SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends),
		0);
	w->students[i].fd = ends[0];
	if (carry_add(w->follow, ends[1], &g, now()))
		return true;
	close(ends[0]);
	w->students[i].fd = -1;
	return false;
}

/* The hub acknowledges the newest answer of each, as a state does. */
static void hub_round(struct world *w)
{
	for (size_t i = w->count; i-- > 0;) {
		struct client *c = &w->clients[i];
		char text[64];
		ssize_t n = recv(c->fd, text, sizeof(text) - 1, MSG_DONTWAIT);
		int who = atoi(c->guest->login + 1);

		if (n > 0) {
			unsigned number;

			text[n] = '\0';
			number = (unsigned)atoi(text);
			if (number > w->best[who])
				w->best[who] = number;
			n = sprintf(text, "%u", w->best[who]);
			send(c->fd, text, (size_t)n,
				MSG_DONTWAIT | MSG_NOSIGNAL);
		} else if (n == 0) {
			close(c->fd);
			guest_free(c->guest);
			*c = w->clients[--w->count];
		}
	}
}

/* As a player: what is not acknowledged is said again after a loss. */
static void student_round(struct world *w, int i)
{
	struct student *s = &w->students[i];
	char text[64];
	ssize_t n;

	if (s->fd < 0 && now() >= s->again && carry_is_up(w->follow) &&
		come(w, i)) {
		n = sprintf(text, "%u", s->said);
		send(s->fd, text, (size_t)n, MSG_DONTWAIT | MSG_NOSIGNAL);
	}
	if (s->fd < 0)
		return;
	n = recv(s->fd, text, sizeof(text) - 1, MSG_DONTWAIT);
	if (n == 0) {
		close(s->fd);
		s->fd = -1;
		s->again = now() + 20;
	} else if (n > 0) {
		text[n] = '\0';
		s->sure = (unsigned)atoi(text);
		assert_true(s->sure <= s->said);
	}
}

/* Rounds of answers until each is acknowledged, through whatever there is. */
static void answer_all(struct world *w, unsigned rounds, int seconds)
{
	int64_t until = now() + seconds * 1000;
	unsigned done = 0;

	for (unsigned round = 1; round <= rounds; round++) {
		for (int i = 0; i < STUDENTS; i++) {
			struct student *s = &w->students[i];
			char text[16];

			s->said = round;
			if (s->fd >= 0)
				send(s->fd, text,
					(size_t)sprintf(text, "%u", round),
					MSG_DONTWAIT | MSG_NOSIGNAL);
		}
		do {
			done = 0;
			turn(w);
			hub_round(w);
			for (int i = 0; i < STUDENTS; i++) {
				student_round(w, i);
				done += w->students[i].sure == round;
			}
			usleep(200);
			assert_true(now() < until);
		} while (done < STUDENTS);
	}
	for (int i = 0; i < STUDENTS; i++)
		assert_int_equal(w->best[i], rounds);
}

static void test_carries(void **state)
{
	struct world *w = calloc(1, sizeof(*w));

	(void)state;
	begin(w, "?0?0?0");
	assert_true(up(w));
	answer_all(w, 50, 20);
	assert_int_equal(carry_links(w->lead), STUDENTS);
	assert_int_equal(w->came, STUDENTS); /* nobody had to come twice */
	end(w);
	free(w);
}

/* One in so many packets is lost, said twice, or the death of a relay. */
static void test_troubles(void **state)
{
	static const char *const troubles[] = { "?7?0?0", "?0?5?0", "?11?13?0",
		"?0?0?300" };

	(void)state;
	for (size_t i = 0; i < sizeof(troubles) / sizeof(*troubles); i++) {
		struct world *w = calloc(1, sizeof(*w));

		begin(w, troubles[i]);
		answer_all(w, 3, 25);
		end(w);
		free(w);
	}
}

/* Who reads nothing gets a few packets, and the hub sees that they wait. */
static void test_deaf(void **state)
{
	struct world *w = calloc(1, sizeof(*w));
	static char big[100 * 1024];
	int sent = 0, deaf;

	(void)state;
	begin(w, "?0?0?0");
	assert_true(up(w));
	assert_true(come(w, 0));
	for (int i = 0; i < 5000 && w->count == 0; i++) {
		turn(w);
		usleep(1000);
	}
	assert_int_equal(w->count, 1);
	for (int i = 0; i < 300; i++) {
		sent += send(w->clients[0].fd, big, sizeof(big), MSG_DONTWAIT) >
			0;
		turn(w);
		usleep(500);
	}
	assert_in_range(sent, 1, 4 * CARRY_FLYING + 8);
	/* Others are not held up by it. */
	deaf = w->students[0].fd;
	w->students[0].fd = -1;
	answer_all(w, 3, 10);
	close(deaf);
	end(w);
	free(w);
}

static void test_end(void **state)
{
	struct world *w = calloc(1, sizeof(*w));
	char text[8];
	ssize_t n = -1;

	(void)state;
	begin(w, "?0?0?0");
	assert_true(up(w));
	answer_all(w, 1, 10);
	/* The last word of the hub is heard, then it hangs up. */
	for (size_t i = 0; i < w->count; i++) {
		assert_int_equal(send(w->clients[i].fd, "end", 3, 0), 3);
		close(w->clients[i].fd);
		guest_free(w->clients[i].guest);
	}
	w->count = 0;
	for (int i = 0; i < 5000 && carry_links(w->follow) > 0; i++) {
		turn(w);
		usleep(1000);
	}
	assert_int_equal(carry_links(w->follow), 0);
	for (int i = 0; i < STUDENTS; i++) {
		n = recv(w->students[i].fd, text, sizeof(text), 0);
		assert_int_equal(n, 3);
		assert_int_equal(recv(w->students[i].fd, text, 8, 0), 0);
	}
	assert_false(carry_is_over(w->follow));
	carry_end(w->lead, now());
	for (int i = 0; i < 5000 && !carry_is_over(w->follow); i++) {
		turn(w);
		usleep(1000);
	}
	assert_true(carry_is_over(w->follow));
	end(w);
	free(w);
}

static void hear_nothing(void *context, const struct packet *p)
{
	(void)context;
	(void)p;
}

/* A program that is not there, or ends at once, costs nothing but waiting. */
static void test_no_relay(void **state)
{
	struct relay_wish wish = {
		.program = "/nowhere/sabaq-relay", .url = "x", .site = "s"
	};
	struct packet p = { .word = PACKET_NOTE };
	struct relay *r = relay_new(&wish);
	int64_t began = now();

	(void)state;
	for (int i = 0; i < 300; i++) {
		relay_turn(r, now(), hear_nothing, NULL);
		relay_send(r, &p);
		usleep(1000);
	}
	assert_false(relay_is_up(r));
	assert_non_null(strstr(relay_why(r), "cannot be run"));
	assert_in_range(relay_patience(r, now()), 100, 30000);
	assert_in_range(now() - began, 250, 5000);
	relay_free(r);
}

static void test_packets(void **state)
{
	static const struct {
		const char *text, *name, *body;
		enum packet_word word;
	} rows[] = {
		{ "up\n", "", "", PACKET_UP },
		{ "live a\nx\ny", "a", "x\ny", PACKET_LIVE },
		{ "record S/L-1\n{}", "S/L-1", "{}", PACKET_RECORD },
		{ "dance\n", NULL, NULL, PACKET_UNKNOWN },
		{ "up", NULL, NULL, PACKET_UNKNOWN },
		{ "", NULL, NULL, PACKET_UNKNOWN },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		char text[64] = "";
		struct buf b = { 0 };
		struct packet p;

		strcpy(text, rows[i].text);
		assert_int_equal(packet_read(&p, text, strlen(rows[i].text)),
			rows[i].body != NULL);
		if (!rows[i].body)
			continue;
		assert_int_equal(p.word, rows[i].word);
		assert_string_equal(p.name, rows[i].name);
		assert_string_equal(p.body, rows[i].body);
		packet_write(&b, &p);
		assert_string_equal(b.data, rows[i].text);
		buf_release(&b);
	}
	{
		char *value = packet_value("a 1\nab 2\nb x y\n", "b");

		assert_string_equal(value, "x y");
		free(value);
		assert_null(packet_value("a 1\nab 2\n", "b"));
	}
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_packets),
		cmocka_unit_test(test_carries),
		cmocka_unit_test(test_troubles),
		cmocka_unit_test(test_deaf),
		cmocka_unit_test(test_end),
		cmocka_unit_test(test_no_relay),
	};

	if (argc == 1 && strcmp(argv[0], "sabaq-relay") == 0)
		_exit(be_relay());
	return cmocka_run_group_tests(tests, NULL, NULL);
}
