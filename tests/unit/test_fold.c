/* core/fold: records to progress. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/fold.h"

/* Chains and attempts by a digit: ULIDs sort as their digits do. */
#define LOG(digit) "01JC000000000000000000000" #digit
#define RUN(digit) "01JD000000000000000000000" #digit
#define ZEROS "00000000000000000000000000000000"

static uint64_t random_state;

static unsigned below(unsigned n) /* SplitMix64 */
{
	uint64_t z = random_state += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return (unsigned)((z ^ (z >> 31)) % n);
}

/* ---- a log by hand ---- */

/* What a record needs besides its numbering; the rest follows from it. */
struct row {
	const char *log;
	int seconds; /* its time */
	int event;
	const char *run, *step;
	int try;
	enum truth right;
	double score;
	const char *given;
	const char *source; /* NULL: self */
	const char *extra; /* kind of an opening's via, a finish's why */
	const char *unit; /* NULL: "unit" */
};

#define ROW(l, s, e, r, ...) \
	{ \
		.log = LOG(l), .seconds = s, .event = RECORD_##e, \
		.run = RUN(r), __VA_ARGS__ \
	}

static struct record record_of(
	const struct row *row, int64_t n, char t[25], const char **given)
{
	struct record r = record_empty();

	record_time((int64_t)row->seconds * 1000, t);
	r.log = row->log;
	r.n = n;
	r.t = t;
	r.site = "lab1";
	r.who = "aigerim";
	r.h = ZEROS;
	r.event = row->event;
	r.module = "module";
	r.unit = row->unit ? row->unit : "unit";
	r.attempt = row->run;
	r.step = row->step;
	r.source = row->source ? row->source : "self";
	r.lang = "kk";
	if (row->event == RECORD_OPENED) {
		r.kind = "lesson";
		r.via = row->extra ? row->extra : "play";
		r.pass = 70;
	}
	if (row->event == RECORD_ANSWERED) {
		r.try = row->try;
		r.right = row->right;
		r.score = row->score;
		r.max = 1;
	}
	if (row->event == RECORD_FINISHED) {
		r.score = row->score;
		r.max = 10;
		r.passed = row->right;
		r.why = row->extra ? row->extra : "done";
	}
	if (row->event == RECORD_NOTED) {
		r.text = row->given;
		r.bookmark = row->right;
	}
	if (row->given) {
		*given = row->given;
		r.given = (struct strings){ given, 1 };
	}
	return r;
}

static void add_rows(struct progress *p, const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct fold_chain *c = progress_chain(p, rows[i].log);
		const char *given;
		char t[25];
		struct record r =
			record_of(&rows[i], c ? c->n + 1 : 1, t, &given);

		progress_add(p, &r);
	}
}

#define ADD(p, rows) add_rows(p, rows, sizeof(rows) / sizeof(*(rows)))

static const struct fold_unit *unit_of(const struct progress *p)
{
	const struct fold_unit *u = progress_unit(p, "module", "unit");

	assert_non_null(u);
	return u;
}

static const struct fold_step *step_of(
	const struct progress *p, const char *step)
{
	const struct fold_step *s = fold_step(unit_of(p)->current, step);

	assert_non_null(s);
	return s;
}

/* ---- cases ---- */

static void test_nothing(void **state)
{
	struct progress p;

	(void)state;
	progress_init(&p);
	assert_null(progress_unit(&p, "module", "unit"));
	assert_null(p.recent);
	assert_null(progress_chain(&p, LOG(1)));
	progress_release(&p);
}

static void test_lesson(void **state)
{
	static const struct row rows[] = {
		ROW(1, 10, OPENED, 1, .source = NULL),
		ROW(1, 20, VIEWED, 1, .step = "read"),
		ROW(1, 30, VIEWED, 1, .step = "q-1"),
		ROW(1, 40, HINTED, 1, .step = "q-1"),
		ROW(1, 50, ANSWERED, 1, .step = "q-1", .try = 1, .right = NO,
			.score = 0.25, .given = "a"),
		ROW(1, 60, ANSWERED, 1, .step = "q-1", .try = 2, .right = NO,
			.score = 0, .given = "b"),
	};
	const struct fold_attempt *a;
	const struct fold_step *s;
	struct progress p;

	(void)state;
	progress_init(&p);
	ADD(&p, rows);
	a = unit_of(&p)->current;
	assert_string_equal(a->id, RUN(1));
	assert_string_equal(a->kind, "lesson");
	assert_string_equal(a->via, "play");
	assert_int_equal(a->pass, 70);
	assert_string_equal(a->at, "q-1");
	assert_int_equal(a->used_ms, 50000);
	assert_int_equal(a->opened_ms, 10000);
	assert_int_equal(a->last_ms, 60000);
	assert_false(a->finished);
	assert_null(unit_of(&p)->finished);
	assert_true(step_of(&p, "read")->viewed);
	assert_int_equal(step_of(&p, "read")->right, ABSENT);
	s = step_of(&p, "q-1");
	assert_int_equal(s->tries, 2);
	assert_int_equal(s->hints, 1);
	assert_int_equal(s->right, NO);
	assert_true(s->score == 0.25 && s->max == 1 && s->last_score == 0);
	assert_int_equal(s->given_count, 1);
	assert_string_equal(s->given[0], "b");
	assert_string_equal(s->lang, "kk");
	assert_ptr_equal(p.recent, unit_of(&p));
	assert_int_equal(p.last_ms, 60000);
	assert_null(fold_step(a, "q-2"));
	progress_release(&p);
}

/* A resumption begins a new sitting: the time between does not count. */
static void test_sittings(void **state)
{
	static const struct row rows[] = {
		ROW(1, 100, OPENED, 1, .source = NULL),
		ROW(1, 160, VIEWED, 1, .step = "q-1"),
		ROW(1, 900, OPENED, 1, .source = NULL),
		ROW(1, 930, VIEWED, 1, .step = "q-2"),
		/* the clock is set back an hour: that counts as nothing */
		ROW(1, 20, VIEWED, 1, .step = "q-3"),
		ROW(1, 30, VIEWED, 1, .step = "q-4"),
	};
	struct progress p;

	(void)state;
	progress_init(&p);
	ADD(&p, rows);
	assert_int_equal(unit_of(&p)->current->used_ms, 100000);
	assert_int_equal(unit_of(&p)->current->opened_ms, 900000);
	assert_string_equal(unit_of(&p)->current->at, "q-4");
	assert_int_equal(p.last_ms, 30000);
	progress_release(&p);
}

static void test_verdict_at_end(void **state)
{
	static const struct row given[] = {
		ROW(1, 1, OPENED, 1, .source = NULL),
		ROW(1, 2, GIVEN, 1, .step = "q-1", .given = "a"),
		ROW(1, 3, GIVEN, 1, .step = "q-1", .given = "c"),
	};
	static const struct row graded[] = {
		ROW(1, 4, ANSWERED, 1, .step = "q-1", .try = 1, .right = YES,
			.score = 1, .given = "c"),
	};
	struct progress p;

	(void)state;
	progress_init(&p);
	ADD(&p, given);
	assert_true(step_of(&p, "q-1")->given_open);
	assert_int_equal(step_of(&p, "q-1")->tries, 0);
	assert_string_equal(step_of(&p, "q-1")->given[0], "c");
	ADD(&p, graded);
	assert_false(step_of(&p, "q-1")->given_open);
	assert_int_equal(step_of(&p, "q-1")->right, YES);
	progress_release(&p);
}

static void test_attempts(void **state)
{
	static const struct row rows[] = {
		ROW(1, 1, OPENED, 1, .source = NULL),
		ROW(1, 2, FINISHED, 1, .score = 5, .right = NO),
		ROW(1, 3, OPENED, 2, .source = NULL),
		ROW(1, 4, FINISHED, 2, .score = 9, .right = YES),
		ROW(1, 5, OPENED, 3, .source = NULL),
		ROW(1, 6, FINISHED, 3, .score = 7, .right = YES,
			.extra = "time"),
		ROW(1, 7, OPENED, 4, .source = NULL),
		ROW(1, 8, VIEWED, 4, .step = "q-1"),
	};
	const struct fold_unit *u;
	struct progress p;

	(void)state;
	progress_init(&p);
	ADD(&p, rows);
	u = unit_of(&p);
	assert_string_equal(u->current->id, RUN(4));
	assert_string_equal(u->finished->id, RUN(3));
	assert_string_equal(u->finished->why, "time");
	assert_int_equal(u->finished->passed, YES);
	assert_int_equal(u->finished_count, 3);
	assert_int_equal(u->attempt_count, 2);
	assert_true(u->first_score == 5 && u->first_max == 10);
	assert_true(u->best_score == 9 && u->last_score == 7);
	progress_release(&p);
}

/* A run left open does not come to light again when a newer one ends. */
static void test_left_open(void **state)
{
	static const struct row rows[] = {
		ROW(1, 1, OPENED, 1, .source = NULL),
		ROW(1, 2, VIEWED, 1, .step = "q-1"),
		ROW(1, 3, OPENED, 2, .source = NULL),
		ROW(1, 4, FINISHED, 2, .score = 1),
		ROW(1, 5, VIEWED, 1, .step = "q-2"),
		ROW(1, 6, FINISHED, 1, .score = 2),
	};
	struct progress p;

	(void)state;
	progress_init(&p);
	ADD(&p, rows);
	assert_string_equal(unit_of(&p)->current->id, RUN(2));
	assert_int_equal(unit_of(&p)->attempt_count, 1);
	/* but its mark counts, in its place */
	assert_int_equal(unit_of(&p)->finished_count, 2);
	assert_true(unit_of(&p)->first_score == 2);
	assert_true(unit_of(&p)->last_score == 1);
	progress_release(&p);
}

static void test_many_open(void **state)
{
	struct progress p;

	(void)state;
	progress_init(&p);
	for (int i = 0; i < 20; i++) {
		char run[27];
		struct row row = { .log = LOG(1),
			.seconds = i,
			.event = RECORD_OPENED,
			.run = run };

		snprintf(run, sizeof(run), "01JD%022d", i);
		add_rows(&p, &row, 1);
		row.event = RECORD_VIEWED;
		row.step = "q-1";
		add_rows(&p, &row, 1);
	}
	assert_int_equal(unit_of(&p)->attempt_count, FOLD_ATTEMPTS);
	assert_string_equal(
		unit_of(&p)->current->id, "01JD0000000000000000000019");
	progress_release(&p);
}

/* From paper what was typed in last counts, and never over live. */
static void test_paper(void **state)
{
	static const struct row rows[] = {
		ROW(1, 1, ANSWERED, 1, .step = "q-1", .try = 1, .right = YES,
			.score = 1, .given = "a", .source = "paper"),
		ROW(1, 2, FINISHED, 1, .score = 10, .source = "paper"),
		ROW(1, 3, ANSWERED, 1, .step = "q-1", .try = 1, .right = NO,
			.score = 0, .given = "b", .source = "paper"),
		ROW(1, 4, FINISHED, 1, .score = 4, .source = "paper"),
		ROW(2, 5, ANSWERED, 1, .step = "q-2", .try = 1, .right = YES,
			.score = 1, .given = "c", .source = "live"),
		ROW(1, 6, ANSWERED, 1, .step = "q-2", .try = 1, .right = NO,
			.score = 0, .given = "d", .source = "paper"),
	};
	struct progress p;
	const struct fold_step *s;

	(void)state;
	progress_init(&p);
	ADD(&p, rows);
	s = step_of(&p, "q-1");
	assert_int_equal(s->tries, 1);
	assert_int_equal(s->first_right, NO);
	assert_true(s->score == 0);
	assert_string_equal(s->given[0], "b");
	assert_string_equal(step_of(&p, "q-2")->given[0], "c");
	assert_int_equal(unit_of(&p)->finished_count, 1);
	assert_true(unit_of(&p)->best_score == 4);
	progress_release(&p);
}

/* Live counts where both sides hold the same try, in either order. */
static void test_live(void **state)
{
	static const struct row self[] = {
		ROW(1, 1, OPENED, 1, .extra = "session"),
		ROW(1, 2, ANSWERED, 1, .step = "q-1", .try = 1, .right = YES,
			.score = 1, .given = "a"),
		ROW(1, 9, ANSWERED, 1, .step = "q-2", .try = 1, .right = NO,
			.score = 0, .given = "x"),
		ROW(1, 9, FINISHED, 1, .score = 10),
	};
	static const struct row live[] = {
		ROW(2, 3, ANSWERED, 1, .step = "q-1", .try = 1, .right = NO,
			.score = 0, .given = "b", .source = "live"),
		ROW(2, 4, ANSWERED, 1, .step = "q-1", .try = 2, .right = YES,
			.score = 0.5, .given = "c", .source = "live"),
		ROW(2, 9, FINISHED, 1, .score = 4, .source = "live"),
	};

	(void)state;
	for (int order = 0; order < 2; order++) {
		struct progress p;
		const struct fold_step *s;

		progress_init(&p);
		if (order == 0)
			ADD(&p, self);
		ADD(&p, live);
		if (order == 1)
			ADD(&p, self);
		s = step_of(&p, "q-1");
		assert_int_equal(s->tries, 2);
		assert_int_equal(s->first_right, NO);
		assert_int_equal(s->right, YES);
		assert_true(s->score == 0.5);
		assert_string_equal(s->given[0], "c");
		assert_int_equal(step_of(&p, "q-2")->right, NO);
		assert_int_equal(unit_of(&p)->finished_count, 1);
		assert_true(unit_of(&p)->best_score == 4);
		assert_true(unit_of(&p)->finished->score == 4);
		assert_int_equal(unit_of(&p)->current->used_ms, 8000);
		assert_string_equal(unit_of(&p)->current->at, "q-2");
		progress_release(&p);
	}
}

/* The same run gone on with on another machine: the place is the latest. */
static void test_two_hosts(void **state)
{
	static const struct row one[] = {
		ROW(1, 10, OPENED, 1, .source = NULL),
		ROW(1, 20, ANSWERED, 1, .step = "q-1", .try = 1, .right = NO,
			.score = 0, .given = "a"),
		ROW(1, 25, GIVEN, 1, .step = "q-3", .given = "old"),
		ROW(1, 90, OPENED, 1, .source = NULL),
		ROW(1, 95, VIEWED, 1, .step = "q-4"),
	};
	static const struct row two[] = {
		ROW(2, 50, OPENED, 1, .source = NULL),
		ROW(2, 60, ANSWERED, 1, .step = "q-1", .try = 2, .right = YES,
			.score = 1, .given = "b"),
		ROW(2, 65, GIVEN, 1, .step = "q-3", .given = "new"),
		ROW(2, 70, VIEWED, 1, .step = "q-2"),
	};

	(void)state;
	for (int order = 0; order < 2; order++) {
		struct progress p;

		progress_init(&p);
		if (order == 0)
			ADD(&p, one);
		ADD(&p, two);
		if (order == 1)
			ADD(&p, one);
		assert_string_equal(unit_of(&p)->current->at, "q-4");
		assert_int_equal(step_of(&p, "q-1")->tries, 2);
		assert_int_equal(step_of(&p, "q-1")->right, YES);
		assert_int_equal(step_of(&p, "q-1")->first_right, NO);
		assert_string_equal(step_of(&p, "q-1")->given[0], "b");
		if (order == 1) /* by then it is known to be older */
			assert_string_equal(
				step_of(&p, "q-3")->given[0], "new");
		assert_int_equal(p.last_ms, 95000);
		progress_release(&p);
	}
}

static void test_seen(void **state)
{
	static const struct row row = ROW(1, 2, ANSWERED, 1, .step = "q-1",
		.try = -1, .right = YES, .score = 1, .given = "a");
	const char *given;
	char t[25];
	struct record r = record_of(&row, 5, t, &given);
	struct progress p;

	(void)state;
	progress_init(&p);
	progress_add(&p, &r);
	progress_add(&p, &r);
	r.n = 4;
	progress_add(&p, &r);
	assert_int_equal(step_of(&p, "q-1")->tries, 1);
	assert_int_equal(progress_chain(&p, LOG(1))->n, 5);
	assert_string_equal(progress_chain(&p, LOG(1))->h, ZEROS);
	/* waiting in memory: folded, in no chain, then chained */
	r.log = NULL;
	progress_add(&p, &r);
	assert_int_equal(step_of(&p, "q-1")->tries, 2);
	r.log = LOG(1);
	r.n = 6;
	assert_true(progress_chained(&p, &r));
	assert_false(progress_chained(&p, &r));
	assert_int_equal(step_of(&p, "q-1")->tries, 2);
	assert_int_equal(progress_chain(&p, LOG(1))->n, 6);
	progress_release(&p);
}

/* What moves the chain and nothing else. */
static void test_skipped(void **state)
{
	static const struct row good = ROW(1, 2, VIEWED, 1, .step = "q-1");
	const char *given;
	char t[25];
	struct progress p;

	(void)state;
	progress_init(&p);
	for (int i = 0; i < 7; i++) {
		struct record r = record_of(&good, i + 1, t, &given);

		switch (i) {
		case 0:
			r.v = 2;
			break;
		case 1:
			r.event = RECORD_UNKNOWN;
			break;
		case 2:
			r.attempt = "short";
			break;
		case 3:
			r.unit = NULL;
			break;
		case 4:
			r.module = "";
			break;
		case 5:
			r.event = RECORD_NOTED;
			break;
		default:
			r.event = RECORD_PHASE;
		}
		progress_add(&p, &r);
	}
	assert_int_equal(p.unit_count, 0);
	assert_int_equal(progress_chain(&p, LOG(1))->n, 7);
	progress_release(&p);
}

static void test_review(void **state)
{
	static const struct row rows[] = {
		ROW(1, 1, OPENED, 1, .source = NULL),
		ROW(1, 2, VIEWED, 1, .step = "q-1"),
		ROW(1, 3, OPENED, 2, .extra = "review"),
		ROW(1, 4, ANSWERED, 2, .step = "q-9", .try = 1, .right = YES,
			.score = 1, .given = "a"),
		ROW(1, 5, ANSWERED, 2, .step = "q-9", .try = 1, .right = YES,
			.score = 1, .given = "a", .unit = "other"),
	};
	struct progress p;

	(void)state;
	progress_init(&p);
	ADD(&p, rows);
	assert_string_equal(unit_of(&p)->current->id, RUN(1));
	assert_null(fold_step(unit_of(&p)->current, "q-9"));
	assert_null(progress_unit(&p, "module", "other"));
	progress_release(&p);
}

/* Numbers and times that no person makes do not overflow anything. */
static void test_hostile(void **state)
{
	static const struct row row = ROW(1, 2, ANSWERED, 1, .step = "q-1",
		.try = 1, .right = YES, .score = 1, .given = "a");
	const char *given;
	char t[25];
	struct progress p;

	(void)state;
	progress_init(&p);
	for (int i = 0; i < 5000; i++) {
		struct record r = record_of(&row, i + 1, t, &given);
		char step[16];

		snprintf(step, sizeof(step), "s-%d", i);
		r.t = i % 2 ? "9999-12-31T23:59:59.999Z"
			    : "1970-01-01T00:00:00.000Z";
		r.try = i % 3 ? INT32_MAX : -1;
		r.hints = INT32_MAX;
		r.event = i % 2 ? RECORD_HINTED : RECORD_ANSWERED;
		if (i % 4 == 0)
			r.step = step;
		r.score = i % 5 ? 1e300 : strtod("inf", NULL);
		progress_add(&p, &r);
	}
	assert_int_equal(unit_of(&p)->current->step_count, FOLD_STEPS);
	progress_release(&p);
}

/* ---- saving ---- */

static const char *const steps[] = { "q-1", "q-2", "q-3", "read", "tab\there" };
static const char *const answers[] = { "a", "", "строка\nвторая\t\\", "b" };

static struct row random_row(int second)
{
	static const char *const logs[] = { LOG(1), LOG(1), LOG(1), LOG(2) };
	static const char *const runs[] = { RUN(1), RUN(2), RUN(3), RUN(4),
		RUN(5), RUN(6), RUN(7), RUN(8), RUN(9) };
	/* runs come in order, by and large */
	unsigned newest = 1 + (unsigned)second / 40;
	struct row row = {
		.log = logs[below(4)],
		.seconds = second + (int)below(30),
		.event = (int)below(RECORD_UNKNOWN + 1),
		.run = runs[below(newest < 9 ? newest : 9)],
		.step = steps[below(5)],
		.try = below(4) ? 1 + (int)below(4) : -1,
		.right = (enum truth)((int)below(3) - 1),
		.score = below(1000) / 777.0,
		.given = answers[below(4)],
		.source = below(4) ? "self" : "live",
		.extra = below(20) ? NULL : "review",
		.unit = below(3) ? "unit" : "other",
	};

	return row;
}

static void assert_same_state(
	const struct progress *a, const struct progress *b)
{
	struct buf x = { 0 }, y = { 0 };

	progress_save(a, &x);
	progress_save(b, &y);
	assert_string_equal(x.data, y.data);
	buf_release(&x);
	buf_release(&y);
}

/* fold(all) = fold(checkpoint + tail), at any number of cuts. */
static void test_cuts(void **state)
{
	(void)state;
	for (int round = 0; round < 60; round++) {
		struct progress all, cut;
		struct buf text = { 0 };

		random_state = (uint64_t)round;
		progress_init(&all);
		progress_init(&cut);
		for (int i = 0; i < 400; i++) {
			struct row row = random_row(i);

			add_rows(&all, &row, 1);
			add_rows(&cut, &row, 1);
			if (below(20) > 0)
				continue;
			buf_clear(&text);
			progress_save(&cut, &text);
			progress_release(&cut);
			assert_true(progress_load(&cut, text.data, text.len));
			assert_same_state(&all, &cut);
		}
		assert_same_state(&all, &cut);
		assert_int_equal(all.recent == NULL, cut.recent == NULL);
		progress_release(&all);
		progress_release(&cut);
		buf_release(&text);
	}
}

static void fill(struct progress *p)
{
	random_state = 5;
	progress_init(p);
	for (int i = 0; i < 200; i++) {
		struct row row = random_row(i);

		add_rows(p, &row, 1);
	}
}

static void test_damage(void **state)
{
	struct progress p, back;
	struct buf text = { 0 };

	(void)state;
	fill(&p);
	progress_save(&p, &text);
	progress_init(&back);
	for (size_t n = 0; n < text.len; n++) {
		char kept = text.data[n];

		assert_false(progress_load(&back, text.data, n));
		text.data[n] = (char)(kept ^ (1 << below(7)));
		assert_false(progress_load(&back, text.data, text.len));
		assert_int_equal(back.unit_count, 0);
		text.data[n] = kept;
	}
	assert_true(progress_load(&back, text.data, text.len));
	progress_release(&back);
	progress_release(&p);
	buf_release(&text);
}

/* Lines changed at random, with a right sum: any result but a fault. */
static void test_changed(void **state)
{
	struct progress p, back;
	struct buf text = { 0 }, changed = { 0 };

	(void)state;
	fill(&p);
	progress_save(&p, &text);
	progress_release(&p);
	progress_init(&back);
	for (int round = 0; round < 3000; round++) {
		size_t n = text.len - FOLD_SUM_LINE;
		char sum[FOLD_SUM_LINE + 1];

		buf_clear(&changed);
		buf_add(&changed, text.data, n);
		for (unsigned i = below(4); i > 0; i--)
			changed.data[17 + below((unsigned)n - 17)] =
				"\t\n0159PCUMASTEN\\-."[below(18)];
		changed.data[n - 1] = '\n';
		fold_sum_line(changed.data, n, sum);
		buf_adds(&changed, sum);
		if (progress_load(&back, changed.data, changed.len))
			progress_release(&back);
	}
	buf_release(&text);
	buf_release(&changed);
}

static void test_version(void **state)
{
	struct progress p;
	struct buf text = { 0 };
	char sum[FOLD_SUM_LINE + 1];

	(void)state;
	progress_init(&p);
	buf_adds(&text, "sabaq progress 3\nP\t0\t-1\t-1\t\n");
	fold_sum_line(text.data, text.len, sum);
	buf_adds(&text, sum);
	assert_false(progress_load(&p, text.data, text.len));
	text.data[15] = '2';
	text.len -= FOLD_SUM_LINE;
	fold_sum_line(text.data, text.len, sum);
	buf_adds(&text, sum);
	assert_true(progress_load(&p, text.data, text.len));
	progress_release(&p);
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_lesson),
		cmocka_unit_test(test_sittings),
		cmocka_unit_test(test_verdict_at_end),
		cmocka_unit_test(test_attempts),
		cmocka_unit_test(test_left_open),
		cmocka_unit_test(test_many_open),
		cmocka_unit_test(test_live),
		cmocka_unit_test(test_paper),
		cmocka_unit_test(test_two_hosts),
		cmocka_unit_test(test_seen),
		cmocka_unit_test(test_skipped),
		cmocka_unit_test(test_review),
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_cuts),
		cmocka_unit_test(test_damage),
		cmocka_unit_test(test_changed),
		cmocka_unit_test(test_version),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
