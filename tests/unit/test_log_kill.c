/*
 * store/: writers killed at any moment.
 *
 * Each writer appends as fast as it can and tells every record that was
 * acknowledged over a pipe; it is killed while it does. However often: every
 * record told of is in the files once, and the chain holds.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <ftw.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "store/log.h"
#include "support/log_check.h"

enum { ROUNDS = 250, WRITERS = 2, STARTING_US = 10000 };

static char folder[256];
static uint64_t random_state = 1;

static unsigned below(unsigned n) /* SplitMix64 */
{
	uint64_t z = random_state += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return (unsigned)((z ^ (z >> 31)) % n);
}

/* ---- a writer ---- */

static int64_t wall_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void chance(uint8_t *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		bytes[i] = (uint8_t)below(256);
}

/* A run of its own for each writer ever started, so none is in conflict. */
static void run_of(int writer, char run[27])
{
	snprintf(run, 27, "01JD%022d", writer);
}

/* Sometimes long, so that a kill falls into the middle of a write. */
static struct record record_of(const char *run, int64_t i, char text[3001])
{
	struct record r = record_empty();
	size_t n = i % 2 ? 3000 : 10;

	memset(text, 'x', n);
	text[n] = '\0';
	r.event = RECORD_ANSWERED;
	r.module = "module";
	r.unit = "unit";
	r.step = "q-1";
	r.attempt = run;
	r.try = (int)i + 1;
	r.right = YES;
	r.ms = i;
	r.text = text;
	r.source = "self";
	return r;
}

/*
 * What is written outlives the process, not the machine: without the wait for
 * the disk there are many more writes to be killed in.
 */
static int no_sync(int fd)
{
	(void)fd;
	return 0;
}

static const struct log_calls quick_calls = { write, no_sync, ftruncate };

static struct log_owner owner(void)
{
	return (struct log_owner){
		.folder = folder,
		.site = "school",
		.who = "aigerim",
		.host = "lab1",
		.wall_ms = wall_ms,
		.chance = chance,
	};
}

static void write_on(int writer, int pipe)
{
	struct log_owner o = owner();
	struct progress progress;
	char run[27], text[3001];
	struct log *log;

	o.calls = writer % 3 ? &quick_calls : NULL;
	random_state = (uint64_t)writer * 1000 + (uint64_t)getpid();
	run_of(writer, run);
	progress_init(&progress);
	log = log_open(&o, &progress);
	for (int64_t i = 0;; i++) {
		struct record r = record_of(run, i, text);

		if (log_append(log, &r) != LOG_OK ||
			write(pipe, &i, sizeof(i)) != sizeof(i))
			_exit(1);
	}
}

/* ---- the rounds ---- */

static int64_t acknowledged[ROUNDS * WRITERS]; /* how many, by writer */

struct writer {
	pid_t pid;
	int pipe;
};

static struct writer start(int number)
{
	struct writer w;
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	w.pid = fork();
	if (w.pid == 0) {
		close(ends[0]);
		write_on(number, ends[1]);
	}
	close(ends[1]);
	w.pipe = ends[0];
	return w;
}

static void finish(const struct writer *w, int number)
{
	int64_t i, expected = 0;
	int status;

	kill(w->pid, SIGKILL);
	assert_int_equal(waitpid(w->pid, &status, 0), w->pid);
	assert_true(WIFSIGNALED(status));
	while (read(w->pipe, &i, sizeof(i)) == sizeof(i))
		assert_int_equal(i, expected++);
	close(w->pipe);
	acknowledged[number] = expected;
}

static void nap(unsigned us)
{
	struct timespec t = { .tv_nsec = us * 1000L };

	nanosleep(&t, NULL);
}

static void kill_round(int round)
{
	struct writer writers[WRITERS];

	for (int i = 0; i < WRITERS; i++)
		writers[i] = start(round * WRITERS + i);
	/* Some die while they read the log, most while they write. */
	nap(below(4) ? STARTING_US + below(4 * STARTING_US)
		     : below(STARTING_US));
	for (int i = 0; i < WRITERS; i++) {
		finish(&writers[i], round * WRITERS + i);
		nap(below(STARTING_US / 4));
	}
}

static void check_acknowledged(const struct log_check *c)
{
	size_t *found = calloc(c->count + 1, sizeof(*found));
	int64_t total = 0;

	for (int w = 0; w < ROUNDS * WRITERS; w++)
		total += acknowledged[w];
	/* Writers say how far they came; the files may hold one more each. */
	assert_in_range(c->count, total, total + (int64_t)ROUNDS * WRITERS);
	for (size_t i = 0; i < c->count; i++) {
		const struct record *r = &c->items[i];
		int writer = (int)strtol(r->attempt + 4, NULL, 10);

		assert_in_range(writer, 0, ROUNDS * WRITERS - 1);
		/* Each writer's are there in order, so each once, none lost. */
		assert_int_equal(r->ms, found[writer]);
		found[writer]++;
	}
	for (int w = 0; w < ROUNDS * WRITERS; w++)
		assert_true((int64_t)found[w] >= acknowledged[w]);
	free(found);
	printf("%lld acknowledged, %zu there, %zu torn lines\n",
		(long long)total, c->count, c->damaged);
}

static void test_kill(void **state)
{
	struct log_owner o = owner();
	struct progress folded, all;
	struct buf a = { 0 }, b = { 0 };
	struct log_check c;
	char path[300];

	(void)state;
	for (int round = 0; round < ROUNDS; round++)
		kill_round(round);
	/* One more player finds it all, and mends the last tail. */
	progress_init(&folded);
	log_close(log_open(&o, &folded));
	log_check(&c, folder);
	assert_int_equal(c.breaks, 0);
	assert_int_equal(c.twice, 0);
	check_acknowledged(&c);
	log_check_release(&c);

	snprintf(path, sizeof(path), "%s/checkpoint", folder);
	unlink(path);
	progress_init(&all);
	log_close(log_open(&o, &all));
	progress_save(&folded, &a);
	progress_save(&all, &b);
	assert_string_equal(a.data, b.data);
	buf_release(&a);
	buf_release(&b);
	progress_release(&folded);
	progress_release(&all);
}

static int remove_one(
	const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	(void)st;
	(void)kind;
	(void)ftw;
	return remove(path);
}

static int set_up(void **state)
{
	const char *temp = getenv("TMPDIR");

	(void)state;
	snprintf(folder, sizeof(folder), "%s/sabaq-kill-%d",
		temp ? temp : "/tmp", (int)getpid());
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_kill, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
