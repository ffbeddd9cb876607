/* store/: the checkpoint, which may be deleted at any time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "support/lab.h"

/* ---- the checkpoint ---- */

/* Whether opening reads the file's beginning: a fault there is met then. */
static bool reads_all(void)
{
	struct buf log = lab_contents("scores.jsonl");
	struct lab_player p;
	bool all;

	log.data[5] ^= 1;
	lab_put("scores.jsonl", log.data, log.len);
	lab_begin(&p);
	all = log_damaged(p.log, NULL) > 0;
	progress_release(&p.progress);
	progress_init(&p.progress);
	log.data[5] ^= 1;
	lab_put("scores.jsonl", log.data, log.len);
	buf_release(&log);
	/* forgotten, so that no checkpoint of the damage is made */
	unlink(lab_file("checkpoint.new"));
	mkdir(lab_file("checkpoint.new"), 0700);
	lab_end(&p);
	rmdir(lab_file("checkpoint.new"));
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
	struct buf log, other;

	(void)state;
	lab_write(10);
	other = lab_contents("scores.jsonl");
	lab_write(10);
	log = lab_contents("scores.jsonl");
	lab_put("scores.jsonl", log.data, log.len - 100);
	assert_true(reads_all());
	lab_put("scores.jsonl", other.data, other.len);
	assert_true(reads_all());
	lab_put("scores.jsonl", log.data, log.len);
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
	buf_release(&log);
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

/* fold(all) = fold(checkpoint + tail), wherever the cut. */
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
			if (lab_below(4) == 0)
				lab_put_at_end("scores.jsonl", "torn");
			lab_assert_folded(&p);
			/* sometimes it is killed and leaves no checkpoint */
			if (lab_below(3) == 0) {
				unlink(lab_file("checkpoint.new"));
				mkdir(lab_file("checkpoint.new"), 0700);
			}
			lab_end(&p);
			rmdir(lab_file("checkpoint.new"));
		}
	}
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, lab_set_up, lab_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_checkpoint_used),
		TEST(test_checkpoint_damaged),
		TEST(test_checkpoint_unfit),
		TEST(test_checkpoint_in_between),
		TEST(test_checkpoint_cuts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
