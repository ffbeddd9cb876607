#include "support/lab.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/log_check.h"

static uint64_t random_state = 3;

void lab_seed(int seed)
{
	random_state = (uint64_t)seed;
}

unsigned lab_below(unsigned n) /* SplitMix64 */
{
	uint64_t z = random_state += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return (unsigned)((z ^ (z >> 31)) % n);
}

/* ---- a player ---- */

static int64_t clock_now = 1795442400000;

static int64_t wall_ms(void)
{
	return clock_now += 1000;
}

static void chance(uint8_t *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		bytes[i] = (uint8_t)lab_below(256);
}

/* Nothing here is killed, so nothing need be on the disk for real. */
static int no_sync(int fd)
{
	(void)fd;
	return 0;
}

static const struct log_calls quick_calls = { write, no_sync, ftruncate };

char lab_folder[256];

struct log_owner lab_owner(const char *host)
{
	return (struct log_owner){
		.folder = lab_folder,
		.site = "school",
		.who = "aigerim",
		.host = host,
		.wall_ms = wall_ms,
		.chance = chance,
		.calls = &quick_calls,
	};
}

void lab_begin_as(struct lab_player *p, const struct log_owner *owner)
{
	progress_init(&p->progress);
	p->log = log_open(owner, &p->progress);
	assert_non_null(p->log);
}

void lab_begin(struct lab_player *p)
{
	struct log_owner owner = lab_owner("lab1");

	lab_begin_as(p, &owner);
}

void lab_end(struct lab_player *p)
{
	log_close(p->log);
	progress_release(&p->progress);
}

/* An answer to step number i % 15, told from others by its ms. */
struct record lab_answer(const char *run, int i)
{
	static const char *const steps[] = { "q-0", "q-1", "q-2", "q-3", "q-4",
		"q-5", "q-6", "q-7", "q-8", "q-9", "q-10", "q-11", "q-12",
		"q-13", "q-14" };
	static const char *given[] = { "b" };
	struct record r = record_empty();

	r.event = RECORD_ANSWERED;
	r.module = "module";
	r.unit = "unit";
	r.step = steps[i % 15];
	r.attempt = run;
	r.try = i / 15 + 1;
	r.given = (struct strings){ given, 1 };
	r.right = i % 2 ? YES : NO;
	r.score = i % 2;
	r.max = 1;
	r.ms = i;
	r.lang = "kk";
	r.source = "self";
	return r;
}

enum log_state lab_add(struct lab_player *p, const char *run, int i)
{
	struct record r = lab_answer(run, i);

	return log_append(p->log, &r);
}

void lab_write(int count)
{
	struct lab_player p;

	lab_forget();
	lab_begin(&p);
	for (int i = 0; i < count; i++)
		lab_add(&p, RUN(1), i);
	lab_end(&p);
}

/* ---- folders and files ---- */

static int remove_one(
	const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	(void)st;
	(void)kind;
	(void)ftw;
	return remove(path);
}

void lab_forget(void)
{
	nftw(lab_folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

int lab_set_up(void **state)
{
	const char *temp = getenv("TMPDIR");

	(void)state;
	snprintf(lab_folder, sizeof(lab_folder), "%s/sabaq-log-%d",
		temp ? temp : "/tmp", (int)getpid());
	lab_forget();
	return 0;
}

int lab_tear_down(void **state)
{
	(void)state;
	lab_forget();
	return 0;
}

const char *lab_file(const char *name)
{
	/* Two are often used at once. */
	static char paths[4][512];
	static unsigned turn;
	char *path = paths[turn++ % 4];

	snprintf(path, sizeof(paths[0]), "%s/%s", lab_folder, name);
	return path;
}

struct buf lab_contents(const char *name)
{
	FILE *f = fopen(lab_file(name), "r");
	struct buf b = { 0 };
	int c;

	assert_non_null(f);
	while ((c = getc(f)) != EOF)
		buf_addc(&b, (char)c);
	fclose(f);
	return b;
}

void lab_put(const char *name, const char *bytes, size_t n)
{
	FILE *f = fopen(lab_file(name), "w");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	fclose(f);
}

void lab_put_at_end(const char *name, const char *text)
{
	FILE *f = fopen(lab_file(name), "a");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

bool lab_there(const char *name)
{
	struct stat st;

	return lstat(lab_file(name), &st) == 0;
}

/* All records of the folder, each once, in a chain that holds. */
void lab_assert_sound(size_t records, size_t damaged)
{
	struct log_check c;

	log_check(&c, lab_folder);
	assert_true(log_check_sound(&c));
	assert_int_equal(c.count, records);
	assert_int_equal(c.damaged, damaged);
	log_check_release(&c);
}

/* The answers first to last of a run are there, each once. */
void lab_assert_answers(const char *run, int first, int last)
{
	struct log_check c;

	log_check(&c, lab_folder);
	for (int i = first; i <= last; i++)
		assert_int_equal(log_check_count(&c, run, i), 1);
	log_check_release(&c);
}

void lab_assert_same(const struct progress *a, const struct progress *b)
{
	struct buf x = { 0 }, y = { 0 };

	progress_save(a, &x);
	progress_save(b, &y);
	assert_string_equal(x.data, y.data);
	buf_release(&x);
	buf_release(&y);
}

static void assert_same_damage(const struct log *a, const struct log *b)
{
	struct place x, y;

	assert_int_equal(log_damaged(a, &x), log_damaged(b, &y));
	assert_string_equal(x.file ? x.file : "", y.file ? y.file : "");
	assert_int_equal(x.line, y.line);
}

/* What p holds is what the files alone give. */
void lab_assert_folded(const struct lab_player *p)
{
	struct lab_player fresh;
	struct log_owner owner = lab_owner("lab1");

	rename(lab_file("checkpoint"), lab_file("away"));
	lab_begin_as(&fresh, &owner);
	lab_assert_same(&p->progress, &fresh.progress);
	if (p->log)
		assert_same_damage(p->log, fresh.log);
	lab_end(&fresh);
	unlink(lab_file("checkpoint"));
	rename(lab_file("away"), lab_file("checkpoint"));
}
