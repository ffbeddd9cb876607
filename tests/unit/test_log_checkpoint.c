/* store/: the checkpoint, which may be deleted at any time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/lab.h"

/* ---- files changed behind a player's back ---- */

/* A file with its time, which the checkpoint knows. */
struct kept {
	struct buf bytes;
	struct timespec times[2];
};

static struct kept keep(const char *name)
{
	struct kept k = { .bytes = lab_contents(name) };
	struct stat st;

	assert_int_equal(stat(lab_file(name), &st), 0);
	k.times[0] = st.st_atim;
	k.times[1] = st.st_mtim;
	return k;
}

static void put_back(const char *name, const struct kept *k)
{
	lab_put(name, k->bytes.data, k->bytes.len);
	assert_int_equal(utimensat(AT_FDCWD, lab_file(name), k->times, 0), 0);
}

/* Makes a line of the file no record, an hour later or at no time. */
static void spoil_line(const char *name, int line, bool later)
{
	struct kept k = keep(name);
	char *at = k.bytes.data;

	while (--line > 0)
		at = strchr(at, '\n') + 1;
	at[5] = '\x01';
	if (later)
		k.times[1].tv_sec += 3600;
	put_back(name, &k);
	buf_release(&k.bytes);
}

/* Ends a player that leaves no checkpoint, as if it were killed. */
static void end_killed(struct lab_player *p)
{
	unlink(lab_file("checkpoint.new"));
	mkdir(lab_file("checkpoint.new"), 0700);
	lab_end(p);
	rmdir(lab_file("checkpoint.new"));
}

/* ---- when it is used ---- */

/* Whether opening reads the file's beginning: a fault there is met then. */
static bool reads_all(void)
{
	struct kept log = keep("scores.jsonl");
	struct lab_player p;
	bool all;

	spoil_line("scores.jsonl", 1, false);
	lab_begin(&p);
	all = log_damaged(p.log, NULL) > 0;
	put_back("scores.jsonl", &log);
	buf_release(&log.bytes);
	end_killed(&p);
	return all;
}

static void test_checkpoint_used(void **state)
{
	(void)state;
	lab_write(10);
	assert_true(lab_there("checkpoint"));
	assert_false(lab_there("checkpoint.new"));
	assert_false(reads_all());
	unlink(lab_file("checkpoint"));
	assert_true(reads_all());
}

/* One of an earlier program is made anew. */
static void test_checkpoint_older(void **state)
{
	static const char first[] = "sabaq checkpoint 2\n";
	struct buf text;
	struct lab_player p;

	(void)state;
	lab_write(10);
	text = lab_contents("checkpoint");
	assert_memory_equal(text.data, first, sizeof(first) - 1);
	text.data[sizeof(first) - 3]--;
	lab_put("checkpoint", text.data, text.len);
	buf_release(&text);
	assert_true(reads_all());
	lab_begin(&p);
	lab_end(&p);
	assert_false(reads_all());
}

/* A fault anywhere in it, and it is ignored. */
static void test_checkpoint_damaged(void **state)
{
	struct buf text;

	(void)state;
	lab_write(10);
	text = lab_contents("checkpoint");
	for (size_t n = 0; n < text.len; n += 7) {
		lab_put("checkpoint", text.data, n);
		assert_true(reads_all());
		text.data[n] ^= 4;
		lab_put("checkpoint", text.data, text.len);
		assert_true(reads_all());
		text.data[n] ^= 4;
	}
	lab_put("checkpoint", text.data, text.len);
	assert_false(reads_all());
	buf_release(&text);
}

/* The log is another than the one it was made of. */
static void test_checkpoint_unfit(void **state)
{
	struct lab_player p;
	struct buf other;
	struct kept log;

	(void)state;
	lab_write(10);
	other = lab_contents("scores.jsonl");
	lab_write(10);
	log = keep("scores.jsonl");
	lab_put("scores.jsonl", log.bytes.data, log.bytes.len - 100);
	assert_true(reads_all());
	lab_put("scores.jsonl", other.data, other.len);
	assert_true(reads_all());
	put_back("scores.jsonl", &log);
	assert_false(reads_all());
	/* another file has come, one has gone */
	lab_put("scores-lab9.jsonl", other.data, other.len);
	assert_true(reads_all());
	lab_begin(&p);
	lab_assert_folded(&p);
	lab_end(&p);
	assert_false(reads_all());
	lab_put("scores-lab9.jsonl", other.data, other.len / 2);
	assert_true(reads_all());
	unlink(lab_file("scores-lab9.jsonl"));
	assert_true(reads_all());
	/* it was written to in place */
	unlink(lab_file("checkpoint"));
	lab_begin(&p);
	lab_end(&p);
	assert_false(reads_all());
	log.times[1].tv_nsec ^= 1;
	put_back("scores.jsonl", &log);
	assert_true(reads_all());
	buf_release(&log.bytes);
	buf_release(&other);
}

static void test_checkpoint_in_between(void **state)
{
	struct lab_player p;

	(void)state;
	lab_begin(&p);
	for (int i = 0; i <= LOG_CHECKPOINT_RECORDS; i++) {
		assert_false(lab_there("checkpoint"));
		lab_add(&p, RUN(1), i);
	}
	assert_true(lab_there("checkpoint"));
	lab_end(&p);
}

/* fold(all) = fold(checkpoint + tail), wherever the cut, damage and all. */
static void test_checkpoint_cuts(void **state)
{
	(void)state;
	for (int round = 0; round < 20; round++) {
		struct lab_player p;
		int done = 0;

		lab_seed(round);
		lab_forget();
		while (done < 60) {
			lab_begin(&p);
			lab_assert_folded(&p);
			for (unsigned i = lab_below(12); i > 0; i--)
				lab_add(&p, lab_below(3) ? RUN(1) : RUN(2),
					done++);
			lab_assert_folded(&p);
			if (lab_below(4) == 0)
				lab_put_at_end("scores.jsonl", "bad\nworse\n");
			if (lab_below(4) == 0)
				lab_put_at_end("scores.jsonl", "torn");
			if (lab_below(3) == 0)
				end_killed(&p);
			else
				lab_end(&p);
		}
	}
}

/* ---- damage ---- */

static void assert_told(
	const struct lab_player *p, size_t count, const char *file, int line)
{
	struct place first;

	assert_int_equal(log_damaged(p->log, &first), count);
	assert_string_equal(first.file, file);
	assert_int_equal(first.line, line);
}

/* By the run that reads the damage and by those after it; then one goes on. */
static void assert_damage(size_t count, const char *file, int line)
{
	struct lab_player p;

	for (int run = 0; run < 3; run++) {
		lab_begin(&p);
		assert_told(&p, count, file, line);
		lab_assert_folded(&p);
		lab_end(&p);
	}
	lab_begin(&p);
	assert_int_equal(lab_add(&p, RUN(2), 99), LOG_OK);
	lab_end(&p);
}

/* A line that the checkpoint holds as a record goes bad. */
static void test_damage_before(void **state)
{
	(void)state;
	lab_write(10);
	spoil_line("scores.jsonl", 7, true);
	assert_damage(1, "scores.jsonl", 7);
	spoil_line("scores.jsonl", 3, true);
	assert_damage(2, "scores.jsonl", 3);
	/* the file's last record: the checkpoint ends with its h */
	spoil_line("scores.jsonl", 12, true);
	assert_damage(3, "scores.jsonl", 3);
	assert_int_equal(unlink(lab_file("checkpoint")), 0);
	assert_damage(3, "scores.jsonl", 3);
}

static void test_damage_behind(void **state)
{
	(void)state;
	lab_write(10);
	lab_put_at_end("scores.jsonl", "bad\nworse\n");
	assert_damage(2, "scores.jsonl", 11);
	/* a line once it is closed, by the one that goes on */
	lab_put_at_end("scores.jsonl", "torn");
	assert_damage(2, "scores.jsonl", 11);
	assert_damage(3, "scores.jsonl", 11);
}

/* In a file that others write to. */
static void test_damage_of_others(void **state)
{
	struct lab_player p;
	struct log_owner other = lab_owner("lab9");

	(void)state;
	lab_write(3);
	lab_begin_as(&p, &other);
	for (int i = 0; i < 5; i++)
		lab_add(&p, RUN(3), i);
	lab_end(&p);
	assert_true(lab_there("scores-lab9.jsonl"));
	lab_begin(&p);
	lab_end(&p);
	spoil_line("scores-lab9.jsonl", 2, true);
	assert_damage(1, "scores-lab9.jsonl", 2);
	spoil_line("scores.jsonl", 1, true);
	assert_damage(2, "scores-lab9.jsonl", 2);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, lab_set_up, lab_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_checkpoint_used),
		TEST(test_checkpoint_older),
		TEST(test_checkpoint_damaged),
		TEST(test_checkpoint_unfit),
		TEST(test_checkpoint_in_between),
		TEST(test_checkpoint_cuts),
		TEST(test_damage_before),
		TEST(test_damage_behind),
		TEST(test_damage_of_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
