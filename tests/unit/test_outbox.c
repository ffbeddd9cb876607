/* store/outbox and store/merge: records on their way, and those collected. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "core/record.h"
#include "store/merge.h"
#include "store/outbox.h"

#define LOG_A "01JD000000000000000000000A"
#define LOG_B "01JD000000000000000000000B"

struct place {
	char dir[32];
	char chain[RECORD_CHAIN + 1];
};

static void begin(struct place *p)
{
	strcpy(p->dir, "/tmp/sabaq-outbox.XXXXXX");
	assert_non_null(mkdtemp(p->dir));
	memset(p->chain, '0', RECORD_CHAIN);
	p->chain[RECORD_CHAIN] = '\0';
}

static void end(struct place *p)
{
	char command[64];

	snprintf(command, sizeof(command), "rm -rf %s", p->dir);
	assert_int_equal(system(command), 0);
}

static void make_line(struct buf *b, struct place *p, const char *log,
	int64_t n, const char *who)
{
	struct record r = record_empty();

	r.log = log;
	r.n = n;
	r.t = "2026-11-23T14:00:00.123Z";
	r.site = "s";
	r.who = who;
	r.event = RECORD_VIEWED;
	assert_true(record_write(b, &r, p->chain));
}

static const char *path_of(const struct place *p, const char *name)
{
	static char path[80];

	snprintf(path, sizeof(path), "%s/%s", p->dir, name);
	return path;
}

static void add(struct place *p, const char *file, const char *text, size_t n)
{
	FILE *f = fopen(path_of(p, file), "a");

	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

static void add_records(
	struct place *p, const char *file, const char *log, int64_t from, int n)
{
	for (int i = 0; i < n; i++) {
		struct buf b = { 0 };

		make_line(&b, p, log, from + i, "w");
		buf_addc(&b, '\n');
		add(p, file, b.data, b.len);
		buf_release(&b);
	}
}

/* Takes what there is, to the number that is to come last. */
static void take(struct outbox *o, const char *log, int64_t from, int64_t to)
{
	struct outbox_line line;
	struct record r;

	for (int64_t n = from; n <= to; n++) {
		struct arena arena = { 0 };

		assert_true(outbox_next(o, &line));
		assert_string_equal(line.log, log);
		assert_int_equal(line.n, n);
		assert_true(record_read(&r, &arena, line.text, line.length));
		assert_int_equal(r.n, n);
		arena_release(&arena);
	}
}

static bool is_empty(struct outbox *o)
{
	struct outbox_line line;

	return !outbox_next(o, &line);
}

static void go_on(const struct place *p)
{
	struct outbox *o;

	/* Another process goes on where it was known to be. */
	o = outbox_open(p->dir, false);
	assert_int_equal(outbox_waiting(o), 1);
	take(o, LOG_A, 9, 9);
	assert_true(is_empty(o));
	outbox_stored(o, LOG_A, 9);
	outbox_done(o);
	outbox_close(o);
	assert_false(outbox_meant(p->dir));
	o = outbox_open(p->dir, true);
	assert_true(outbox_meant(p->dir));
	assert_int_equal(outbox_waiting(o), 0);
	outbox_close(o);
	/* Without the note all comes again. */
	assert_int_equal(unlink(path_of(p, "sent")), 0);
	o = outbox_open(p->dir, false);
	assert_int_equal(outbox_waiting(o), 9);
	take(o, LOG_A, 1, 9);
	outbox_close(o);
	assert_false(outbox_meant(p->dir));
}

static void test_outbox(void **state)
{
	struct place p;
	struct outbox *o;

	(void)state;
	begin(&p);
	assert_false(outbox_meant(p.dir));
	o = outbox_open(p.dir, true);
	assert_true(outbox_meant(p.dir));
	assert_true(is_empty(o));
	add_records(&p, "scores.jsonl", LOG_A, 1, 5);
	assert_int_equal(outbox_waiting(o), 5);
	take(o, LOG_A, 1, 3);
	assert_int_equal(outbox_waiting(o), 5);
	/* Answers come in any order; only what is sure in a row is noted. */
	assert_true(outbox_stored(o, LOG_A, 2));
	assert_int_equal(outbox_waiting(o), 4);
	assert_false(outbox_stored(o, LOG_B, 1));
	outbox_again(o);
	assert_int_equal(outbox_waiting(o), 5);
	take(o, LOG_A, 1, 2);
	assert_true(outbox_stored(o, LOG_A, 1));
	assert_true(outbox_stored(o, LOG_A, 2));
	take(o, LOG_A, 3, 3);
	outbox_back(o);
	take(o, LOG_A, 3, 5);
	assert_true(is_empty(o));
	/* More comes, and the file is moved to another name meanwhile. */
	add_records(&p, "scores.jsonl", LOG_A, 6, 2);
	{
		char old[80];

		strcpy(old, path_of(&p, "scores.jsonl"));
		assert_int_equal(
			rename(old, path_of(&p, "scores." LOG_B ".jsonl")), 0);
	}
	add_records(&p, "scores.jsonl", LOG_A, 8, 2);
	assert_int_equal(outbox_waiting(o), 7);
	take(o, LOG_A, 6, 9);
	for (int n = 3; n <= 8; n++)
		assert_true(outbox_stored(o, LOG_A, n));
	outbox_close(o);
	go_on(&p);
	end(&p);
}

/* Lines that are none, torn, too long, gaps, several chains; many. */
static void test_odd_logs(void **state)
{
	struct place p;
	struct outbox *o;
	char *wide = malloc(3 * RECORD_BYTES);

	(void)state;
	begin(&p);
	memset(wide, 'x', 3 * RECORD_BYTES);
	wide[3 * RECORD_BYTES - 1] = '\n';
	add_records(&p, "scores.jsonl", LOG_A, 1, 1);
	add(&p, "scores.jsonl", "nothing\n\n", 9);
	add(&p, "scores.jsonl", wide, 3 * RECORD_BYTES);
	add_records(&p, "scores.jsonl", LOG_A, 4, 1);
	add_records(&p, "scores-x.jsonl", LOG_B, 1, 1);
	add(&p, "scores-x.jsonl", "{\"v\":1,", 7);
	o = outbox_open(p.dir, true);
	take(o, LOG_B, 1, 1);
	take(o, LOG_A, 1, 1);
	take(o, LOG_A, 4, 4);
	assert_true(is_empty(o));
	assert_true(outbox_stored(o, LOG_A, 4));
	assert_true(outbox_stored(o, LOG_B, 1));
	assert_true(outbox_stored(o, LOG_A, 1));
	assert_int_equal(outbox_flying(o), 0);
	outbox_close(o);
	o = outbox_open(p.dir, true);
	add_records(&p, "scores.jsonl", LOG_A, 5, 3 * OUTBOX_FLYING);
	for (int i = 0; i < 3; i++) {
		int64_t first = 5 + i * OUTBOX_FLYING;

		take(o, LOG_A, first, first + OUTBOX_FLYING - 1);
		assert_true(is_empty(o)); /* enough are on their way */
		for (int n = 0; n < OUTBOX_FLYING; n++)
			outbox_stored(o, LOG_A, first + n);
	}
	assert_int_equal(outbox_waiting(o), 0);
	outbox_close(o);
	free(wide);
	end(&p);
}

static void test_merge(void **state)
{
	struct place p;
	struct merge *m = merge_new();
	struct merge_counts counts;
	struct buf lines[4] = { { 0 } }, out = { 0 }, wanted = { 0 };

	(void)state;
	begin(&p);
	make_line(&lines[0], &p, LOG_A, 1, "w");
	make_line(&lines[1], &p, LOG_A, 2, "w");
	make_line(&lines[2], &p, LOG_A, 2, "forged");
	make_line(&lines[3], &p, LOG_B, 1, "w");
	add(&p, "log", lines[1].data, lines[1].len);
	add(&p, "log", "\nodd\n", 5);
	assert_true(merge_add_file(m, path_of(&p, "log")));
	assert_true(merge_add(m, lines[3].data, lines[3].len));
	assert_true(merge_add(m, lines[2].data, lines[2].len));
	assert_true(merge_add(m, lines[1].data, lines[1].len));
	assert_true(merge_add(m, lines[0].data, lines[0].len));
	assert_false(merge_add(m, "odd", 3));
	counts = merge_settle(m);
	assert_int_equal(counts.records, 4);
	assert_int_equal(counts.forks, 1);
	assert_int_equal(counts.odd, 1);
	assert_int_equal(counts.people, 2);
	merge_write(m, &out);
	for (int i = 0; i < 4; i++) {
		int at = i == 1 || i == 2 ? 0 : i;

		/* Of two versions the smaller bytes go first. */
		if (at != i)
			at = strcmp(lines[1].data, lines[2].data) < 0 ? i
								      : 3 - i;
		buf_addf(&wanted, "%s\n", lines[at].data);
	}
	buf_adds(&wanted, "odd\n");
	assert_string_equal(out.data, wanted.data);
	merge_free(m);
	/* A file that has no record at all is somebody's something else. */
	m = merge_new();
	add(&p, "letter", "Dear all,\n", 10);
	assert_false(merge_add_file(m, path_of(&p, "letter")));
	add(&p, "empty", "", 0);
	assert_true(merge_add_file(m, path_of(&p, "empty")));
	assert_false(merge_add_file(m, path_of(&p, "nowhere")));
	merge_free(m);
	for (int i = 0; i < 4; i++)
		buf_release(&lines[i]);
	buf_release(&out);
	buf_release(&wanted);
	end(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_outbox),
		cmocka_unit_test(test_odd_logs),
		cmocka_unit_test(test_merge),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
