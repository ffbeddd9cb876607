/*
 * bench_hub.c - a group session of 500: from an open question to all answers
 * acknowledged and on disk, against a bare echo of the same packets with one
 * fdatasync; the hub's memory; what both sides cost while nothing happens.
 */
#define _GNU_SOURCE /* memmem */
#include "bench.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "group/local.h"
#include "group/message.h"

enum { STUDENTS = 500, QUESTIONS = 11, IDLE_S = 5, PATIENCE_MS = 20000 };

struct room {
	int fds[STUDENTS], lead;
	pid_t hub;
	struct local local;
	char *login, *run;
	/* A packet of each kind, for the echo. */
	struct buf open, ack;
};

static char packet[MESSAGE_OUT_BYTES];

/* ---- the session ----------------------------------------------------- */

static bool write_module(const struct bench *b)
{
	FILE *f;

	mkdir(bench_path("%s/hub-modules", b->temp), 0700);
	mkdir(bench_path("%s/hub-modules/m", b->temp), 0700);
	f = fopen(bench_path("%s/hub-modules/m/module.yaml", b->temp), "w");
	if (!f)
		return false;
	fputs("sabaq: 1\nid: m\nlanguage: en\ntitle: M\nunits: [q]\n", f);
	fclose(f);
	f = fopen(bench_path("%s/hub-modules/m/q.yaml", b->temp), "w");
	if (!f)
		return false;
	fputs("sabaq: 1\nkind: quiz\ntitle: Q\nsteps:\n", f);
	for (int i = 0; i < QUESTIONS; i++)
		fprintf(f,
			"  - id: q%d\n    type: choice\n    prompt: |\n"
			"      How many different numbers can three bits hold, "
			"if each is either on or off?\n    options:\n"
			"      - text: three\n      - text: six\n"
			"      - text: eight\n        correct: true\n"
			"      - text: a hundred and eleven\n",
			i);
	return fclose(f) == 0;
}

static int run_shell(const char *command)
{
	int status = system(command);

	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static bool start_hub(const struct bench *b, struct room *room)
{
	char line[32] = "";
	FILE *f;

	room->run = strdup(bench_path("%s/run", b->temp));
	room->login = local_login(geteuid());
	room->local = (struct local){ .run = room->run };
	mkdir(room->run, 0700);
	setenv("SABAQ_RUN", room->run, 1);
	setenv("XDG_STATE_HOME", bench_path("%s/hub-state", b->temp), 1);
	setenv("SABAQ_PATH", bench_path("%s/hub-modules", b->temp), 1);
	if (!write_module(b) ||
		run_shell(bench_path("'%s' host --plain m/q </dev/null "
				     ">/dev/null 2>&1",
			b->sabaq)) != 0)
		return false;
	f = fopen(bench_path("%s/%s/hub.pid", room->run, room->login), "r");
	if (f && fgets(line, sizeof line, f))
		room->hub = atoi(line);
	if (f)
		fclose(f);
	return room->hub > 1;
}

static bool say(int fd, const char *text)
{
	return send(fd, text, strlen(text), MSG_NOSIGNAL) > 0;
}

static int enter(struct room *room, const char *role, int number)
{
	int fd = local_connect(&room->local, room->login);

	if (fd >= 0)
		say(fd, bench_path("{\"kind\":\"hello\",\"version\":1,"
				   "\"role\":\"%s\",\"name\":\"student-%d\","
				   "\"language\":\"en\",\"have\":\"\"}\n",
				role, number));
	return fd;
}

static bool open_room(const struct bench *b, struct room *room)
{
	struct rlimit files;

	memset(room, 0, sizeof *room);
	if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
		files.rlim_cur = files.rlim_max;
		setrlimit(RLIMIT_NOFILE, &files);
	}
	if (!start_hub(b, room))
		return false;
	room->lead = enter(room, "facilitator", 0);
	for (int i = 0; i < STUDENTS; i++) {
		room->fds[i] = enter(room, "student", i);
		if (room->fds[i] < 0)
			return false;
	}
	return room->lead >= 0;
}

static void close_room(struct room *room)
{
	if (room->hub > 1)
		kill(room->hub, SIGKILL);
	for (int i = 0; i < STUDENTS; i++)
		close(room->fds[i]);
	usleep(200 * 1000); /* its lock goes with it */
	close(room->lead);
	free(room->run);
	free(room->login);
	buf_release(&room->open);
	buf_release(&room->ack);
}

/* ---- students -------------------------------------------------------- */

/* What is waited for, one after the other: polling all costs more than them. */
struct waiting {
	const char *open, *ack; /* what they have in them */
	const char *answer;
	struct buf *keep_open, *keep_ack;
};

/* Waits for a packet with the text in it; keeps the first of them. */
static bool hear(int fd, const char *text, struct buf *kept)
{
	struct pollfd polled = { fd, POLLIN, 0 };

	for (;;) {
		ssize_t n = recv(fd, packet, sizeof packet, MSG_DONTWAIT);

		if (n < 0 && poll(&polled, 1, PATIENCE_MS) != 1)
			return false;
		if (n <= 0 || !memmem(packet, (size_t)n, text, strlen(text)))
			continue;
		if (kept && kept->len == 0)
			buf_add(kept, packet, (size_t)n);
		return true;
	}
}

static bool attend(const int *fds, const struct waiting *w)
{
	for (int i = 0; i < STUDENTS; i++)
		if (!hear(fds[i], w->open, w->keep_open) ||
			!say(fds[i], w->answer))
			return false;
	for (int i = 0; i < STUDENTS; i++)
		if (!hear(fds[i], w->ack, w->keep_ack))
			return false;
	return true;
}

/* Until nothing comes any more. */
static void drain(const int *fds, int lead)
{
	for (int quiet = 0; quiet < 3; quiet++) {
		for (int i = 0; i < STUDENTS; i++)
			while (recv(fds[i], packet, sizeof packet,
				       MSG_DONTWAIT) > 0)
				quiet = 0;
		while (recv(lead, packet, sizeof packet, MSG_DONTWAIT) > 0)
			quiet = 0;
		usleep(100 * 1000);
	}
}

static void say_order(struct room *room, const char *word)
{
	say(room->lead,
		bench_path("{\"kind\":\"order\",\"command\":\"%s\"}\n", word));
}

static void order(struct room *room, const char *word)
{
	say_order(room, word);
	drain(room->fds, room->lead);
}

static bool one_question(struct room *room, int number, double *ms)
{
	char open[32], ack[32], answer[160];
	struct waiting w = { .open = open,
		.ack = ack,
		.answer = answer,
		.keep_open = &room->open,
		.keep_ack = &room->ack };
	double begun;
	bool ok;

	snprintf(open, sizeof open, "\"step\":\"q%d\"", number);
	snprintf(ack, sizeof ack, "\"seq\":%d,", number + 1);
	snprintf(answer, sizeof answer,
		"{\"kind\":\"answer\",\"seq\":%d,\"step\":\"q%d\",\"round\":1,"
		"\"given\":[\"2\"],\"hints\":0,\"ms\":4321}\n",
		number + 1, number);
	if (number > 0) {
		order(room, "close");
		order(room, "reveal");
	}
	begun = bench_now_ms();
	say_order(room, number > 0 ? "next" : "open");
	ok = attend(room->fds, &w);
	*ms = bench_now_ms() - begun;
	drain(room->fds, room->lead);
	return ok;
}

/* ---- the floor ------------------------------------------------------- */

/* As a hub without anything in it: packets, a line each, one fdatasync. */
static void serve_echo(
	const int *fds, int trigger, const struct room *room, int log)
{
	struct pollfd polled[STUDENTS];
	char line[4096];
	int got = 0;

	if (read(trigger, line, 1) != 1)
		_exit(1);
	for (int i = 0; i < STUDENTS; i++) {
		send(fds[i], room->open.data, room->open.len, MSG_NOSIGNAL);
		polled[i] = (struct pollfd){ fds[i], POLLIN, 0 };
	}
	while (got < STUDENTS && poll(polled, STUDENTS, -1) > 0)
		for (int i = 0; i < STUDENTS; i++) {
			ssize_t n;

			if (!(polled[i].revents & POLLIN))
				continue;
			n = recv(fds[i], line, sizeof line, MSG_DONTWAIT);
			if (n > 0 && write(log, line, (size_t)n) == n)
				got++;
			polled[i].fd = -1;
		}
	fdatasync(log);
	for (int i = 0; i < STUDENTS; i++)
		send(fds[i], room->ack.data, room->ack.len, MSG_NOSIGNAL);
	_exit(0);
}

static bool echo_once(const struct bench *b, struct room *room, double *ms)
{
	int ours[STUDENTS], theirs[STUDENTS], trigger[2], status, log;
	struct waiting w = { .open = "\"kind\"",
		.ack = "\"kind\"",
		.answer = "{\"kind\":\"answer\",\"seq\":1,\"step\":\"q1\","
			  "\"round\":1,\"given\":[\"2\"],\"hints\":0,"
			  "\"ms\":4321}\n" };
	double begun;
	pid_t pid;
	bool ok;

	for (int i = 0; i < STUDENTS; i++) {
		int pair[2];

		if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair) != 0)
			return false;
		ours[i] = pair[0];
		theirs[i] = pair[1];
	}
	log = open(bench_path("%s/echo.log", b->temp),
		O_WRONLY | O_CREAT | O_APPEND, 0600);
	if (pipe(trigger) != 0 || (pid = fork()) < 0)
		return false;
	if (pid == 0)
		serve_echo(theirs, trigger[0], room, log);
	begun = bench_now_ms();
	ok = write(trigger[1], "x", 1) == 1 && attend(ours, &w);
	*ms = bench_now_ms() - begun;
	kill(pid, SIGKILL);
	waitpid(pid, &status, 0);
	for (int i = 0; i < STUDENTS; i++) {
		close(ours[i]);
		close(theirs[i]);
	}
	close(trigger[0]);
	close(trigger[1]);
	close(log);
	return ok;
}

bool bench_hub(const struct bench *b, struct result *r)
{
	struct room room;
	double ours[QUESTIONS], other[QUESTIONS];
	bool ok = open_room(b, &room);

	if (ok)
		drain(room.fds, room.lead);
	/* In turn, so that both see the same noise. */
	for (int i = 0; ok && i < QUESTIONS; i++)
		ok = one_question(&room, i, &ours[i]) &&
		     echo_once(b, &room, &other[i]);
	close_room(&room);
	if (!ok)
		return false;
	r->ours = bench_median(ours, QUESTIONS);
	r->other = bench_median(other, QUESTIONS);
	return true;
}

/* ---- memory, idle ---------------------------------------------------- */

static double pss_of(pid_t pid)
{
	FILE *f = fopen(bench_path("/proc/%d/smaps_rollup", (int)pid), "r");
	char line[256];
	double kb = 0;

	while (f && fgets(line, sizeof line, f))
		if (strncmp(line, "Pss:", 4) == 0)
			kb = strtod(line + 4, NULL);
	if (f)
		fclose(f);
	return kb;
}

bool bench_hub_memory(const struct bench *b, struct result *r)
{
	struct room room;
	double ms;
	bool ok = open_room(b, &room);

	if (ok)
		drain(room.fds, room.lead);
	for (int i = 0; ok && i < QUESTIONS; i++)
		ok = one_question(&room, i, &ms);
	r->ours = pss_of(room.hub);
	close_room(&room);
	return ok && r->ours > 0;
}

/* Clock ticks of processor time that the process used so far. */
static double ticks_of(pid_t pid)
{
	FILE *f = fopen(bench_path("/proc/%d/stat", (int)pid), "r");
	unsigned long user = 0, kernel = 0;
	int n = 0;

	if (f) {
		n = fscanf(f,
			"%*d (%*[^)]) %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u "
			"%*u %lu %lu",
			&user, &kernel);
		fclose(f);
	}
	return n == 2 ? (double)(user + kernel) : -1;
}

static pid_t start_player(const struct bench *b)
{
	pid_t pid = fork();
	int ends[2];

	if (pid != 0)
		return pid;
	if (pipe(ends) != 0 || dup2(ends[0], STDIN_FILENO) < 0 ||
		!freopen("/dev/null", "w", stdout))
		_exit(1);
	setenv("XDG_STATE_HOME", bench_path("%s/player", b->temp), 1);
	execl(b->sabaq, "sabaq", "join", "--plain", "Player", (char *)NULL);
	_exit(127);
}

bool bench_session_idle(const struct bench *b, struct result *r)
{
	struct room room;
	double hub, player;
	pid_t pid;
	bool ok = open_room(b, &room);
	double ms;

	if (!ok)
		return false;
	pid = start_player(b);
	drain(room.fds, room.lead);
	ok = one_question(&room, 0, &ms);
	sleep(1);
	hub = ticks_of(room.hub);
	player = ticks_of(pid);
	sleep(IDLE_S);
	r->ours = ticks_of(room.hub) - hub + ticks_of(pid) - player;
	ok = ok && hub >= 0 && player >= 0;
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	close_room(&room);
	return ok;
}
