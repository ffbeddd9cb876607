/*
 * bench_line.c - a key held down on a slow line.
 *
 * The program writes into buffers as long as those of ssh: whatever it
 * writes is taken at once, and counted as under way until a line of 9,600
 * bit/s would have shown it. The terminal behind that line answers when a
 * question reaches it.
 */
#include "bench.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "bench_data.h"

enum {
	BYTES_S = 960,
	KEY_MS = 33, /* a keyboard repeats so */
	HELD_MS = 4000,
	QUIET_MS = 300,
	PATIENCE_MS = 20000,
	QUESTIONS = 64,
	MODULES = 200
};

struct line {
	pid_t pid;
	int fd;
	double written, shown; /* bytes */
	double most; /* under way at a time */
	double then; /* when shown was brought up to date */
	double last; /* when something was written */
	size_t matched; /* of a question */
	double questions[QUESTIONS]; /* where they end */
	size_t asked, answered;
};

static void look_for_questions(struct line *l, const char *bytes, ssize_t n)
{
	static const char question[] = "\033[6n";

	for (ssize_t i = 0; i < n; i++) {
		if (bytes[i] != question[l->matched])
			l->matched = 0;
		if (bytes[i] == question[l->matched])
			l->matched++;
		if (question[l->matched])
			continue;
		l->matched = 0;
		l->questions[l->asked++ % QUESTIONS] =
			l->written + (double)i + 1;
	}
}

static void show(struct line *l)
{
	double now = bench_now_ms();

	l->shown += (now - l->then) * BYTES_S / 1e3;
	if (l->shown > l->written)
		l->shown = l->written;
	l->then = now;
	while (l->answered < l->asked &&
		l->questions[l->answered % QUESTIONS] <= l->shown) {
		/* The start-up question is after one letter: column 2. */
		if (write(l->fd, "\033[1;2R", 6) != 6)
			return;
		l->answered++;
	}
}

/* Lets ms milliseconds pass; false: the program has ended. */
static bool pass(struct line *l, double ms)
{
	double end = bench_now_ms() + ms;
	char bytes[8192];

	do {
		struct pollfd in = { .fd = l->fd, .events = POLLIN };

		show(l);
		if (poll(&in, 1, 1) > 0) {
			ssize_t n = read(l->fd, bytes, sizeof bytes);

			if (n <= 0)
				return false;
			look_for_questions(l, bytes, n);
			l->written += (double)n;
			l->last = bench_now_ms();
		}
		if (l->written - l->shown > l->most)
			l->most = l->written - l->shown;
	} while (bench_now_ms() < end);
	return true;
}

/* Until all is shown and nothing more comes. */
static bool settle(struct line *l)
{
	double end = bench_now_ms() + PATIENCE_MS;

	while (bench_now_ms() < end) {
		if (!pass(l, 10))
			return false;
		if (l->written > 0 && l->shown >= l->written &&
			bench_now_ms() - l->last > QUIET_MS)
			return true;
	}
	fputs("the line never became quiet\n", stderr);
	return false;
}

static bool type(struct line *l, const char *key)
{
	return write(l->fd, key, strlen(key)) == (ssize_t)strlen(key);
}

static bool open_line(
	struct line *l, const struct bench *b, const char *const argv[])
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };

	*l = (struct line){ .then = bench_now_ms() };
	mkdir(bench_path("%s/.local", b->temp), 0700);
	bench_remove(bench_path("%s/.local", b->temp));
	l->pid = forkpty(&l->fd, NULL, NULL, &size);
	if (l->pid == 0) {
		setenv("SABAQ_PATH",
			bench_path("%s:%s/shelf", b->modules, b->temp), 1);
		execv(argv[0], (char *const *)(size_t)argv);
		_exit(127);
	}
	return l->pid > 0 && settle(l);
}

/* One key held: the most under way, and what a whole screen is there. */
static bool hold(struct line *l, const char *key, struct result *worst)
{
	double screen, end;

	screen = l->written;
	if (!type(l, "\f") || !settle(l))
		return false;
	screen = l->written - screen;
	l->most = 0;
	for (end = bench_now_ms() + HELD_MS; bench_now_ms() < end;) {
		if (!type(l, key) || !pass(l, KEY_MS))
			return false;
	}
	/* What is shown at last must be what the keys led to. */
	if (!settle(l) || screen <= 0)
		return false;
	if (worst->other == 0 ||
		l->most / screen > worst->ours / worst->other) {
		worst->ours = l->most;
		worst->other = screen;
	}
	return true;
}

/* More modules than a screen has lines. */
static bool shelf(const struct bench *b)
{
	bool ok = mkdir(bench_path("%s/shelf", b->temp), 0755) == 0;

	for (int i = 0; i < MODULES && ok; i++)
		ok = data_module(bench_path("%s/shelf", b->temp),
			bench_path("long-%d", i), 1, 1);
	return ok;
}

bool bench_held(const struct bench *b, struct result *r)
{
	const char *const lesson[] = { b->sabaq, "play", "--lang", "ru",
		"--from", "q-price", "programming-basics/variables", NULL };
	const char *const home[] = { b->sabaq, "--lang", "ru", NULL };
	const struct {
		const char *const *argv;
		const char *key;
	} held[] = {
		{ home, "\033OB" }, /* the list of modules, down */
		{ home, "\033[6~" }, /* and by pages */
		{ lesson, "\033OB" }, /* options, down */
		{ lesson, "n" }, /* steps, onwards */
	};
	bool ok = shelf(b);

	for (size_t i = 0; i < sizeof held / sizeof *held && ok; i++) {
		struct line l;

		ok = open_line(&l, b, held[i].argv) && hold(&l, held[i].key, r);
		if (getenv("BENCH_VERBOSE"))
			fprintf(stderr, "%zu: most %.0f, asked %zu\n", i,
				l.most, l.asked);
		kill(l.pid, SIGKILL);
		waitpid(l.pid, NULL, 0);
		close(l.fd);
	}
	return ok;
}
