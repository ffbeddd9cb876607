/* store/: the log on plain days, and with damage in it. */
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
#include "support/log_check.h"

/* ---- plain days ---- */

static void test_append(void **state)
{
	struct lab_player p;
	struct log_owner owner = lab_owner("lab1");
	struct log_check c;
	struct stat st;

	(void)state;
	owner.calls = NULL; /* the system's */
	lab_begin_as(&p, &owner);
	assert_int_equal(log_state(p.log), LOG_OK);
	assert_string_equal(log_path(p.log), lab_file("scores.jsonl"));
	assert_false(lab_there("scores.jsonl"));
	for (int i = 0; i < 20; i++)
		assert_int_equal(lab_add(&p, RUN(1), i), LOG_OK);
	assert_int_equal(log_waiting(p.log), 0);
	lab_assert_folded(&p);
	lab_end(&p);

	log_check(&c, lab_folder);
	assert_true(log_check_sound(&c));
	assert_int_equal(c.count, 20);
	assert_string_equal(c.items[0].host, "lab1");
	assert_null(c.items[1].host);
	assert_string_equal(c.items[0].site, "school");
	assert_string_equal(c.items[0].who, "aigerim");
	assert_int_equal(c.items[19].n, 20);
	assert_true(record_time_ms(c.items[0].t) > 0);
	log_check_release(&c);
	assert_int_equal(stat(lab_folder, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	assert_int_equal(stat(lab_file("scores.jsonl"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
}

static void test_reopened(void **state)
{
	struct lab_player p;

	(void)state;
	for (int i = 0; i < 5; i++) {
		lab_begin(&p);
		assert_int_equal(lab_add(&p, RUN(1), 2 * i), LOG_OK);
		assert_int_equal(lab_add(&p, RUN(1), 2 * i + 1), LOG_OK);
		lab_assert_folded(&p);
		lab_end(&p);
		lab_assert_sound((size_t)i * 2 + 2, 0);
	}
	lab_begin(&p);
	assert_int_equal(progress_unit(&p.progress, "module", "unit")
				 ->current->step_count,
		10);
	lab_end(&p);
}

static void test_parents(void **state)
{
	struct lab_player p;
	struct log_owner owner = lab_owner("lab1");
	struct stat st;
	char deep[300];

	(void)state;
	snprintf(deep, sizeof(deep), "%s/a/b/c", lab_folder);
	owner.folder = deep;
	owner.group_reads = true;
	lab_begin_as(&p, &owner);
	assert_int_equal(lab_add(&p, RUN(1), 0), LOG_OK);
	lab_end(&p);
	assert_int_equal(stat(lab_file("a/b/c/scores.jsonl"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	assert_int_equal(stat(lab_file("a/b"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0750);
}

static void test_long_record(void **state)
{
	struct lab_player p;
	struct record r = lab_answer(RUN(1), 1);
	char text[RECORD_BYTES + 1];

	(void)state;
	lab_begin(&p);
	memset(text, 'x', RECORD_BYTES);
	text[RECORD_BYTES] = '\0';
	r.text = text;
	assert_int_equal(log_append(p.log, &r), LOG_LONG);
	assert_int_equal(log_waiting(p.log), 0);
	assert_int_equal(log_state(p.log), LOG_OK);
	assert_null(progress_unit(&p.progress, "module", "unit"));
	assert_int_equal(lab_add(&p, RUN(1), 0), LOG_OK);
	lab_end(&p);
	lab_assert_sound(1, 0);
}

/* ---- damage ---- */

static const struct {
	const char *tail;
	size_t damaged;
} tails[] = {
	{ "{\"v\":1,\"log\":\"01JC", 1 },
	{ "x", 1 },
	{ "\n", 1 },
	{ "garbage\nmore\n{\"v\"", 3 },
	{ "{}\n", 1 },
};

static void test_torn_tail(void **state)
{
	struct lab_player p;

	(void)state;
	for (size_t i = 0; i < sizeof(tails) / sizeof(*tails); i++) {
		lab_forget();
		lab_begin(&p);
		lab_add(&p, RUN(1), 0);
		lab_end(&p);
		lab_put_at_end("scores.jsonl", tails[i].tail);
		lab_begin(&p);
		assert_int_equal(lab_add(&p, RUN(1), 1), LOG_OK);
		assert_int_equal(lab_add(&p, RUN(1), 2), LOG_OK);
		assert_int_equal(log_damaged(p.log, NULL), tails[i].damaged);
		lab_end(&p);
		lab_assert_sound(3, tails[i].damaged);
	}
}

/* Killed between a record's last brace and its line feed. */
static void test_tail_is_record(void **state)
{
	struct lab_player p;
	struct buf log;

	(void)state;
	lab_begin(&p);
	for (int i = 0; i < 3; i++)
		lab_add(&p, RUN(1), i);
	lab_end(&p);
	log = lab_contents("scores.jsonl");
	lab_put("scores.jsonl", log.data, log.len - 1);
	buf_release(&log);
	lab_begin(&p);
	assert_int_equal(
		progress_chain(&p.progress, p.progress.chains[0].log)->n, 2);
	assert_int_equal(lab_add(&p, RUN(2), 3), LOG_OK);
	lab_assert_folded(&p);
	lab_end(&p);
	lab_assert_sound(4, 0);
	lab_assert_answers(RUN(1), 0, 2);
}

static void test_damaged_middle(void **state)
{
	struct lab_player p;
	struct buf log;
	struct place first;

	(void)state;
	lab_begin(&p);
	for (int i = 0; i < 10; i++)
		lab_add(&p, RUN(1), i);
	lab_end(&p);
	log = lab_contents("scores.jsonl");
	log.data[3 * log.len / 10] = '\x01';
	log.data[7 * log.len / 10] = '"';
	lab_put("scores.jsonl", log.data, log.len);
	buf_release(&log);
	unlink(lab_file("checkpoint"));
	lab_begin(&p);
	assert_int_equal(log_damaged(p.log, &first), 2);
	assert_string_equal(first.file, "scores.jsonl");
	assert_in_range(first.line, 3, 5);
	assert_int_equal(progress_unit(&p.progress, "module", "unit")
				 ->current->step_count,
		8);
	assert_int_equal(lab_add(&p, RUN(1), 10), LOG_OK);
	lab_end(&p);
	/* the checkpoint knows of the damage too */
	lab_begin(&p);
	assert_int_equal(log_damaged(p.log, &first), 2);
	assert_in_range(first.line, 3, 5);
	lab_end(&p);
}

static void test_giant_line(void **state)
{
	struct lab_player p;
	char *giant = malloc(3000001);

	(void)state;
	memset(giant, 'x', 3000000);
	giant[3000000] = '\0';
	lab_begin(&p);
	lab_add(&p, RUN(1), 0);
	lab_end(&p);
	lab_put_at_end("scores.jsonl", giant);
	lab_begin(&p);
	assert_int_equal(log_damaged(p.log, NULL), 0);
	assert_int_equal(lab_add(&p, RUN(1), 1), LOG_OK);
	assert_int_equal(log_damaged(p.log, NULL), 1);
	assert_int_equal(lab_add(&p, RUN(1), 2), LOG_OK);
	lab_end(&p);
	lab_assert_sound(3, 1);
	free(giant);
}

/* A record of a later program stays in the chain and breaks nothing. */
static void test_later_version(void **state)
{
	struct lab_player p;
	struct record r = lab_answer(RUN(1), 1);
	struct buf line = { 0 };
	char chain[RECORD_CHAIN + 1];

	(void)state;
	lab_begin(&p);
	lab_add(&p, RUN(1), 0);
	memcpy(chain, p.progress.chains[0].h, sizeof(chain));
	r.v = 2;
	r.log = p.progress.chains[0].log;
	r.n = 2;
	r.t = "T";
	r.site = r.who = "x";
	assert_true(record_write(&line, &r, chain));
	buf_addc(&line, '\n');
	lab_put_at_end("scores.jsonl", line.data);
	assert_int_equal(lab_add(&p, RUN(2), 2), LOG_OK);
	assert_int_equal(log_damaged(p.log, NULL), 0);
	lab_end(&p);
	buf_release(&line);
	lab_assert_sound(3, 0);
}

/* ---- reading, texts ---- */

struct reading {
	size_t count;
	char log[27];
	int64_t n;
	bool ordered;
};

static void read_one(void *context, const struct record *r)
{
	struct reading *rd = context;

	if (strcmp(rd->log, r->log) == 0 && r->n <= rd->n)
		rd->ordered = false;
	if (strcmp(rd->log, r->log) < 0)
		memcpy(rd->log, r->log, sizeof(rd->log));
	else if (strcmp(rd->log, r->log) > 0)
		rd->ordered = false;
	rd->n = r->n;
	rd->count++;
}

static void test_read(void **state)
{
	struct log_owner other = lab_owner("lab2");
	struct reading rd = { .ordered = true };
	struct lab_player p;
	struct buf log;

	(void)state;
	assert_int_equal(log_read("/nonexistent", read_one, &rd), 0);
	lab_write(10);
	lab_begin_as(&p, &other);
	for (int i = 10; i < 15; i++)
		lab_add(&p, RUN(1), i);
	lab_end(&p);
	lab_put_at_end("scores.jsonl", "bad\nworse\ntorn");
	assert_int_equal(log_read(lab_folder, read_one, &rd), 2);
	assert_int_equal(rd.count, 15);
	assert_true(rd.ordered);
	/* a copy beside it gives nothing twice */
	log = lab_contents("scores.jsonl");
	lab_put("scores-copy.jsonl", log.data, log.len / 2);
	buf_release(&log);
	rd = (struct reading){ .ordered = true };
	assert_int_equal(log_read(lab_folder, read_one, &rd), 2);
	assert_int_equal(rd.count, 15);
	assert_true(rd.ordered);
}

static void test_texts(void **state)
{
	struct lab_player p;
	struct stat st;
	char hash[65], empty[65], *back;
	size_t n;

	(void)state;
	lab_begin(&p);
	assert_int_equal(log_keep_text(p.log, "abc", 3, hash), LOG_OK);
	assert_string_equal(hash, "ba7816bf8f01cfea414140de5dae2223"
				  "b00361a396177a9cb410ff61f20015ad");
	assert_int_equal(log_keep_text(p.log, "abc", 3, hash), LOG_OK);
	assert_int_equal(log_keep_text(p.log, "", 0, empty), LOG_OK);
	back = log_text(p.log, hash, &n);
	assert_string_equal(back, "abc");
	assert_int_equal(n, 3);
	free(back);
	back = log_text(p.log, empty, &n);
	assert_string_equal(back, "");
	free(back);
	assert_null(log_text(p.log, "../scores.jsonl", &n));
	hash[0] = '0';
	assert_null(log_text(p.log, hash, &n));
	hash[0] = 'b';
	assert_int_equal(stat(lab_file("texts"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	lab_put_at_end("texts/ba7816bf8f01cfea414140de5dae2223"
		       "b00361a396177a9cb410ff61f20015ad",
		"d");
	assert_null(log_text(p.log, hash, &n));
	/* and is stored again where it was damaged */
	assert_int_equal(log_keep_text(p.log, "abc", 3, hash), LOG_OK);
	back = log_text(p.log, hash, &n);
	assert_string_equal(back, "abc");
	free(back);
	lab_end(&p);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, lab_set_up, lab_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_append),
		TEST(test_reopened),
		TEST(test_parents),
		TEST(test_long_record),
		TEST(test_torn_tail),
		TEST(test_tail_is_record),
		TEST(test_damaged_middle),
		TEST(test_giant_line),
		TEST(test_later_version),
		TEST(test_read),
		TEST(test_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
