/* store/: other players, other hosts, files that change beneath. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "support/lab.h"
#include "support/log_check.h"

/* ---- others ---- */

static void test_two_players(void **state)
{
	struct lab_player a, b;

	(void)state;
	lab_begin(&a);
	lab_begin(&b);
	for (int i = 0; i < 30; i++)
		assert_int_equal(
			lab_add(i % 3 ? &a : &b, i % 3 ? RUN(1) : RUN(2), i),
			LOG_OK);
	assert_int_equal(lab_add(&a, RUN(1), 30), LOG_OK);
	assert_int_equal(lab_add(&b, RUN(2), 31), LOG_OK);
	lab_assert_sound(32, 0);
	lab_assert_folded(&b);
	lab_end(&a);
	lab_end(&b);
	lab_begin(&a);
	lab_assert_folded(&a);
	lab_end(&a);
}

static void test_conflict(void **state)
{
	struct lab_player a, b;

	(void)state;
	lab_begin(&a);
	lab_begin(&b);
	assert_int_equal(lab_add(&a, RUN(1), 0), LOG_OK);
	assert_int_equal(lab_add(&b, RUN(1), 0), LOG_CONFLICT);
	/* b has a's state now */
	assert_int_equal(log_waiting(b.log), 0);
	lab_assert_same(&a.progress, &b.progress);
	assert_int_equal(lab_add(&b, RUN(1), 1), LOG_OK);
	assert_int_equal(lab_add(&a, RUN(2), 2), LOG_OK);
	assert_int_equal(lab_add(&a, RUN(1), 3), LOG_CONFLICT);
	assert_int_equal(lab_add(&a, RUN(1), 3), LOG_OK);
	lab_end(&a);
	lab_end(&b);
	lab_assert_sound(4, 0);
}

static void test_other_host(void **state)
{
	struct lab_player p;
	struct log_owner other = lab_owner("lab 2/б");
	struct progress before;

	(void)state;
	lab_begin(&p);
	for (int i = 0; i < 5; i++)
		lab_add(&p, RUN(1), i);
	lab_end(&p);
	lab_begin_as(&p, &other);
	assert_string_equal(log_path(p.log), lab_file("scores-lab_2___.jsonl"));
	assert_int_equal(lab_add(&p, RUN(1), 5), LOG_OK);
	lab_end(&p);
	/* the next time too, from the checkpoint */
	lab_begin_as(&p, &other);
	assert_int_equal(lab_add(&p, RUN(1), 6), LOG_OK);
	lab_end(&p);
	lab_begin(&p);
	assert_string_equal(log_path(p.log), lab_file("scores.jsonl"));
	assert_int_equal(progress_unit(&p.progress, "module", "unit")
				 ->current->step_count,
		7);
	assert_int_equal(lab_add(&p, RUN(1), 7), LOG_OK);
	before = p.progress;
	log_close(p.log);
	p.progress = before;
	p.log = NULL;
	lab_assert_folded(&p);
	progress_release(&p.progress);
	lab_assert_sound(8, 0);
}

static void test_locked(void **state)
{
	struct lab_player p;
	struct timespec from, to;
	int fd;

	(void)state;
	lab_begin(&p);
	lab_add(&p, RUN(1), 0);
	fd = open(lab_file("scores.jsonl"), O_RDWR);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	clock_gettime(CLOCK_MONOTONIC, &from);
	assert_int_equal(lab_add(&p, RUN(1), 1), LOG_OK);
	clock_gettime(CLOCK_MONOTONIC, &to);
	assert_in_range((to.tv_sec - from.tv_sec) * 1000 +
				(to.tv_nsec - from.tv_nsec) / 1000000,
		LOG_LOCK_MS - 10, LOG_LOCK_MS + 2000);
	assert_string_equal(log_path(p.log), lab_file("scores-lab1.jsonl"));
	assert_int_equal(lab_add(&p, RUN(1), 2), LOG_OK);
	lab_end(&p);
	close(fd);
	assert_false(lab_there("checkpoint"));
	lab_begin(&p);
	assert_string_equal(log_path(p.log), lab_file("scores.jsonl"));
	assert_int_equal(lab_add(&p, RUN(1), 3), LOG_OK);
	lab_assert_folded(&p);
	lab_end(&p);
	lab_assert_sound(4, 0);
	lab_assert_answers(RUN(1), 0, 3);
}

static void make_folder(const char *name)
{
	assert_int_equal(mkdir(lab_file(name), 0700), 0);
}

static void make_pipe(const char *name)
{
	assert_int_equal(mkfifo(lab_file(name), 0600), 0);
}

static void make_link(const char *name)
{
	assert_int_equal(symlink("elsewhere", lab_file(name)), 0);
	lab_put("elsewhere", "", 0);
}

static void make_loose_link(const char *name)
{
	assert_int_equal(symlink("/nonexistent/x", lab_file(name)), 0);
}

/* What is no ordinary file is left alone. */
static void test_unfit(void **state)
{
	void (*const makers[])(const char *) = { make_folder, make_pipe,
		make_link, make_loose_link };
	struct lab_player p;

	(void)state;
	for (size_t i = 0; i < sizeof(makers) / sizeof(*makers); i++) {
		lab_forget();
		mkdir(lab_folder, 0700);
		makers[i]("scores.jsonl");
		lab_begin(&p);
		assert_int_equal(lab_add(&p, RUN(1), 0), LOG_OK);
		assert_string_equal(
			log_path(p.log), lab_file("scores-lab1.jsonl"));
		lab_end(&p);
		lab_begin(&p);
		assert_int_equal(lab_add(&p, RUN(1), 1), LOG_OK);
		lab_end(&p);
		lab_assert_answers(RUN(1), 0, 1);
		/* the second name too */
		unlink(lab_file("scores-lab1.jsonl"));
		makers[i]("scores-lab1.jsonl");
		lab_begin(&p);
		assert_int_equal(lab_add(&p, RUN(2), 0), LOG_OK);
		assert_non_null(strstr(log_path(p.log), "scores-lab1-01"));
		lab_end(&p);
		lab_assert_answers(RUN(2), 0, 0);
	}
}

/* It comes to be unfit while the player runs. */
static void test_unfit_later(void **state)
{
	struct lab_player p;

	(void)state;
	lab_begin(&p);
	lab_add(&p, RUN(1), 0);
	assert_int_equal(
		rename(lab_file("scores.jsonl"), lab_file("kept.jsonl")), 0);
	make_folder("scores.jsonl");
	assert_int_equal(lab_add(&p, RUN(1), 1), LOG_OK);
	assert_string_equal(log_path(p.log), lab_file("scores-lab1.jsonl"));
	lab_end(&p);
	lab_assert_answers(RUN(1), 1, 1);
}

/* ---- files that change beneath ---- */

static void test_deleted(void **state)
{
	struct lab_player a, b;
	struct log_check c;

	(void)state;
	lab_begin(&a);
	lab_begin(&b);
	lab_add(&a, RUN(1), 0);
	lab_add(&b, RUN(2), 1);
	unlink(lab_file("scores.jsonl"));
	assert_int_equal(lab_add(&a, RUN(1), 2), LOG_OK);
	assert_int_equal(lab_add(&b, RUN(2), 3), LOG_OK);
	lab_end(&a);
	lab_end(&b);
	log_check(&c, lab_folder);
	assert_int_equal(c.count, 2);
	assert_int_equal(c.items[0].n, 3);
	assert_string_equal(c.items[0].host, "lab1");
	assert_int_equal(c.items[1].n, 4);
	assert_int_equal(c.breaks, 1); /* only that the first two are gone */
	log_check_release(&c);
}

static void test_folder_deleted(void **state)
{
	struct lab_player p;

	(void)state;
	lab_begin(&p);
	lab_add(&p, RUN(1), 0);
	lab_forget();
	assert_int_equal(lab_add(&p, RUN(1), 1), LOG_OK);
	lab_end(&p);
	lab_assert_answers(RUN(1), 1, 1);
}

static void test_cut_beneath(void **state)
{
	struct lab_player p;
	struct log_check c;
	struct stat st;

	(void)state;
	lab_begin(&p);
	for (int i = 0; i < 4; i++)
		lab_add(&p, RUN(1), i);
	stat(lab_file("scores.jsonl"), &st);
	assert_int_equal(
		truncate(lab_file("scores.jsonl"), st.st_size / 2 + 5), 0);
	assert_int_equal(lab_add(&p, RUN(1), 4), LOG_OK);
	lab_end(&p);
	log_check(&c, lab_folder);
	assert_int_equal(c.twice, 0);
	assert_int_equal(c.items[c.count - 1].n, 5);
	assert_int_equal(log_check_count(&c, RUN(1), 4), 1);
	log_check_release(&c);
}

/* A log of just under the size at which it is rotated. */
static int fill_log(void)
{
	struct record r = lab_answer(RUN(1), 0);
	char chain[] = "00000000000000000000000000000000", text[3001];
	struct buf log = { 0 };

	mkdir(lab_folder, 0700);
	memset(text, 'x', 3000);
	text[3000] = '\0';
	r.log = "01JC0000000000000000000000";
	r.t = "2026-11-23T14:00:00.123Z";
	r.site = "school";
	r.who = "aigerim";
	r.text = text;
	for (r.n = 1; log.len < LOG_ROTATE_BYTES - 1000; r.n++) {
		r.ms = r.n - 1;
		r.host = r.n == 1 ? "lab1" : NULL;
		assert_true(record_write(&log, &r, chain));
		buf_addc(&log, '\n');
	}
	lab_put("scores.jsonl", log.data, log.len);
	buf_release(&log);
	return (int)r.n - 1;
}

static void test_rotation(void **state)
{
	struct lab_player a, b, c;
	struct log_check check;
	int n = fill_log();

	(void)state;
	lab_begin(&a);
	lab_begin(&b);
	lab_begin(&c);
	for (int i = 0; i < 20; i++)
		assert_int_equal(lab_add(&a, RUN(1), n + i), LOG_OK);
	/* b has the old file open at its first append; c had never opened */
	assert_int_equal(lab_add(&b, RUN(2), 0), LOG_OK);
	assert_int_equal(lab_add(&c, RUN(3), 0), LOG_OK);
	assert_int_equal(lab_add(&a, RUN(1), n + 20), LOG_OK);
	assert_int_equal(lab_add(&b, RUN(1), 0), LOG_CONFLICT);
	lab_assert_folded(&a);
	lab_end(&a);
	lab_end(&b);
	lab_end(&c);
	log_check(&check, lab_folder);
	assert_true(log_check_sound(&check));
	assert_int_equal(check.files, 2);
	assert_int_equal(check.count, n + 23);
	log_check_release(&check);
	lab_begin(&a); /* from the files */
	lab_end(&a);
	lab_begin(&a); /* from the checkpoint */
	lab_assert_folded(&a);
	assert_int_equal(lab_add(&a, RUN(1), n + 21), LOG_OK);
	lab_end(&a);
	lab_assert_sound((size_t)n + 24, 0);
}

/* Another player moves the full file away while we have it open. */
static void test_rotated_beneath(void **state)
{
	struct lab_player a, b;
	int n = fill_log();

	(void)state;
	lab_begin(&a);
	lab_begin(&b);
	assert_int_equal(lab_add(&a, RUN(1), n), LOG_OK);
	for (int i = 0; i < 9; i++)
		assert_int_equal(lab_add(&b, RUN(2), i), LOG_OK);
	assert_int_equal(lab_add(&a, RUN(1), n + 1), LOG_OK);
	lab_assert_folded(&a);
	lab_end(&a);
	lab_end(&b);
	lab_assert_sound((size_t)n + 11, 0);
}

/* Killed between moving the full file away and making the new one. */
static void test_rotated_only(void **state)
{
	struct lab_player p;

	(void)state;
	lab_begin(&p);
	lab_add(&p, RUN(1), 0);
	lab_end(&p);
	rename(lab_file("scores.jsonl"),
		lab_file("scores.01JD0000000000000000000000.jsonl"));
	lab_begin(&p);
	assert_int_equal(lab_add(&p, RUN(1), 1), LOG_OK);
	lab_assert_folded(&p);
	lab_end(&p);
	lab_assert_sound(2, 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, lab_set_up, lab_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_two_players),
		TEST(test_conflict),
		TEST(test_other_host),
		TEST(test_locked),
		TEST(test_unfit),
		TEST(test_unfit_later),
		TEST(test_deleted),
		TEST(test_folder_deleted),
		TEST(test_cut_beneath),
		TEST(test_rotation),
		TEST(test_rotated_beneath),
		TEST(test_rotated_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
