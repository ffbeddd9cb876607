/*
 * bench_relay.c - ten hubs, a hundred answers each, and one nats-server: from
 * the last answer on disk to all of them stored, against as many bare libnats
 * publishers of the same records.
 */
#include "bench.h"

#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/record.h"
#include "group/relay.h"
#include "store/outbox.h"

enum { HUBS = 10, EACH = 100, ROUNDS = 7, PATIENCE_MS = 20000 };

struct sender {
	struct relay *relay;
	struct outbox *out;
	const char *folder;
	char log[ULID_CHARS + 1], chain[RECORD_CHAIN + 1];
	int64_t n;
	size_t stored;
};

static char url[64];

static pid_t start_server(const struct bench *b)
{
	char port[16];
	pid_t pid;

	snprintf(port, sizeof port, "%d", 20000 + (int)(getpid() % 20000));
	snprintf(url, sizeof url, "nats://127.0.0.1:%s", port);
	pid = fork();
	if (pid == 0) {
		if (!freopen("/dev/null", "w", stderr))
			_exit(1);
		execlp("nats-server", "nats-server", "-a", "127.0.0.1", "-p",
			port, "-js", "-sd", bench_path("%s/nats", b->temp),
			(char *)NULL);
		_exit(127);
	}
	return pid;
}

/* ---- ours ------------------------------------------------------------ */

static bool add_records(struct sender *s)
{
	FILE *f = fopen(bench_path("%s/scores.jsonl", s->folder), "a");
	struct record r = record_empty();
	const char *given[] = { "b" };

	r.log = s->log;
	r.t = "2026-11-23T14:00:00.123Z";
	r.site = "bench";
	r.who = "aigerim";
	r.event = RECORD_ANSWERED;
	r.module = "programming-basics";
	r.unit = "variables";
	r.step = "q-sum";
	r.attempt = s->log;
	r.type = "choice";
	r.given = (struct strings){ given, 1 };
	r.max = 1;
	r.source = "live";
	for (int i = 0; f && i < EACH; i++) {
		struct buf b = { 0 };

		r.n = ++s->n;
		record_write(&b, &r, s->chain);
		fprintf(f, "%s\n", b.data);
		buf_release(&b);
	}
	return f && fclose(f) == 0;
}

static void hear(void *context, const struct packet *p)
{
	struct sender *s = context;

	if (p->word == PACKET_STORED && strlen(p->name) > ULID_CHARS + 1 &&
		outbox_stored(s->out, s->log, atoll(p->name + ULID_CHARS + 1)))
		s->stored++;
	else if (p->word == PACKET_UNSTORED)
		outbox_again(s->out);
}

static void send_records(struct sender *s)
{
	struct outbox_line line;

	while (outbox_next(s->out, &line)) {
		char name[PACKET_NAME];
		struct packet p = { PACKET_RECORD, name, line.text,
			line.length };

		snprintf(name, sizeof name, "%s/%s-%lld", s->log, line.log,
			(long long)line.n);
		if (relay_send(s->relay, &p))
			continue;
		outbox_back(s->out);
		return;
	}
}

/* As hubs do: until each has so many stored; 0: until all are connected. */
static bool turn_until(struct sender *all, size_t wanted)
{
	double begun = bench_now_ms();
	int done;

	do {
		struct pollfd at[HUBS];

		done = 0;
		for (int i = 0; i < HUBS; i++) {
			struct sender *s = &all[i];

			relay_turn(s->relay, (int64_t)bench_now_ms(), hear, s);
			if (wanted > 0 && relay_is_up(s->relay))
				send_records(s);
			done += wanted > 0 ? s->stored >= wanted
					   : relay_is_up(s->relay);
			at[i] = (struct pollfd){ relay_fd(s->relay), POLLIN,
				0 };
			if (relay_blocked(s->relay))
				at[i].events |= POLLOUT;
		}
		if (done < HUBS)
			poll(at, HUBS, 100);
	} while (done < HUBS && bench_now_ms() - begun < PATIENCE_MS);
	return done == HUBS;
}

static void open_senders(
	const struct bench *b, struct sender *all, const char *program)
{
	for (int i = 0; i < HUBS; i++) {
		struct sender *s = &all[i];
		struct relay_wish wish = {
			.program = program, .url = url, .site = "bench"
		};

		snprintf(s->log, sizeof s->log, "01JD0000000000000000000%03d",
			i);
		memset(s->chain, '0', RECORD_CHAIN);
		s->folder = strdup(bench_path("%s/relay-%d", b->temp, i));
		mkdir(s->folder, 0700);
		s->out = outbox_open(s->folder, true);
		s->relay = relay_new(&wish);
	}
}

static void close_senders(struct sender *all)
{
	for (int i = 0; i < HUBS; i++) {
		outbox_close(all[i].out);
		relay_free(all[i].relay);
		free((char *)(size_t)all[i].folder);
	}
}

static bool once(struct sender *all, int round, double *ms)
{
	double begun;

	for (int i = 0; i < HUBS; i++)
		if (!add_records(&all[i]))
			return false;
	begun = bench_now_ms();
	if (!turn_until(all, (size_t)(round + 1) * EACH))
		return false;
	*ms = bench_now_ms() - begun;
	return true;
}

/* ---- the floor ------------------------------------------------------- */

struct publisher {
	pid_t pid;
	int to, from;
};

static bool start_publisher(
	const char *program, const char *file, int number, struct publisher *p)
{
	int in[2], out[2];
	char mark[32];

	if (pipe(in) != 0 || pipe(out) != 0)
		return false;
	snprintf(mark, sizeof mark, "floor-%d", number);
	p->pid = fork();
	if (p->pid == 0) {
		dup2(in[0], STDIN_FILENO);
		dup2(out[1], STDOUT_FILENO);
		close(in[1]);
		close(out[0]);
		execl(program, "publisher", url, "bench", file, mark,
			(char *)NULL);
		_exit(127);
	}
	close(in[0]);
	close(out[1]);
	p->to = in[1];
	p->from = out[0];
	return p->pid > 0;
}

static bool hears(int fd, const char *word)
{
	char text[32] = "";

	return read(fd, text, sizeof text - 1) > 0 &&
	       strncmp(text, word, strlen(word)) == 0;
}

/* The records of one round are the first of a log. */
static bool floor_once(
	const struct bench *b, const char *program, int round, double *ms)
{
	struct publisher all[HUBS];
	double begun;
	bool ok = true;

	for (int i = 0; i < HUBS; i++)
		ok = start_publisher(program,
			     bench_path("%s/floor.jsonl", b->temp),
			     round * HUBS + i, &all[i]) &&
		     ok;
	for (int i = 0; i < HUBS; i++)
		ok = hears(all[i].from, "ready") && ok;
	begun = bench_now_ms();
	for (int i = 0; i < HUBS; i++)
		ok = write(all[i].to, "\n", 1) == 1 && ok;
	for (int i = 0; i < HUBS; i++)
		ok = hears(all[i].from, "done") && ok;
	*ms = bench_now_ms() - begun;
	for (int i = 0; i < HUBS; i++) {
		close(all[i].to);
		close(all[i].from);
		waitpid(all[i].pid, NULL, 0);
	}
	return ok;
}

static bool is_there(const char *program)
{
	char command[100];

	snprintf(command, sizeof command, "command -v %s >/dev/null", program);
	return system(command) == 0;
}

bool bench_relay(const struct bench *b, struct result *r)
{
	struct sender all[HUBS] = { { 0 } };
	double ours[ROUNDS], other[ROUNDS];
	char relay[4096], publisher[4096];
	bool ok;
	pid_t server;

	snprintf(relay, sizeof relay, "%s-relay", b->sabaq);
	snprintf(publisher, sizeof publisher, "%.*spublisher",
		(int)(strlen(b->floor) - strlen("floor")), b->floor);
	if (access(relay, X_OK) != 0 || access(publisher, X_OK) != 0 ||
		!is_there("nats-server")) {
		r->missing = "nats-server, or libnats";
		return true;
	}
	server = start_server(b);
	open_senders(b, all, relay);
	ok = turn_until(all, 0);
	/* In turn, so that both see the same noise. */
	for (int i = 0; ok && i < ROUNDS; i++) {
		ok = once(all, i, &ours[i]);
		if (ok && i == 0)
			ok = bench_copy(
				bench_path("%s/scores.jsonl", all[0].folder),
				bench_path("%s/floor.jsonl", b->temp));
		ok = ok && floor_once(b, publisher, i, &other[i]);
	}
	close_senders(all);
	kill(server, SIGKILL);
	waitpid(server, NULL, 0);
	if (!ok) {
		fprintf(stderr, "bench: records did not get through\n");
		return false;
	}
	r->ours = bench_median(ours, ROUNDS);
	r->other = bench_median(other, ROUNDS);
	return true;
}
