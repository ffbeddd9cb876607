/* report/items: which answers count, and what they come to. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "report/intern.h"
#include "report/items.h"

/* An answer as a row: the rest of the record is the same for all. */
struct row {
	const char *who, *unit, *step, *rev, *attempt, *given;
	int try;
	bool right;
	const char *source, *lang;
};

static void add_row(struct items *it, const struct row *row)
{
	const char *given = row->given;
	struct record r = record_empty();

	r.event = RECORD_ANSWERED;
	r.site = "lab1";
	r.who = row->who;
	r.module = "m";
	r.unit = row->unit;
	r.step = row->step;
	r.rev = row->rev;
	r.attempt = row->attempt;
	r.try = row->try;
	r.given = (struct strings){ &given, 1 };
	r.given_there = true;
	r.right = row->right ? YES : NO;
	r.score = row->right;
	r.max = 1;
	r.lang = row->lang;
	r.source = row->source ? row->source : "self";
	items_add(it, &r);
}

static void add_opened(struct items *it, const char *attempt, const char *via)
{
	struct record r = record_empty();

	r.event = RECORD_OPENED;
	r.module = "m";
	r.unit = "u";
	r.attempt = attempt;
	r.via = via;
	items_add(it, &r);
}

static void view(struct items *it, const char *step, struct item_view *out)
{
	static const char *const units[] = { "u", "exam" };
	struct item_question q = { "m", units, 2, step, "r1" };

	items_view(it, &q, out);
}

/* --- which answers count ----------------------------------------------- */

static const struct {
	const char *why;
	struct row rows[4];
	size_t count, right, old;
} cases[] = {
	{ "one answer",
		{ { "a", "u", "q", "r1", "A1", "x", 1, true, NULL, NULL } }, 1,
		1, 0 },
	{ "a second try does not count",
		{ { "a", "u", "q", "r1", "A1", "x", 1, false, NULL, NULL },
			{ "a", "u", "q", "r1", "A1", "y", 2, true, NULL,
				NULL } },
		1, 0, 0 },
	{ "nor does a second attempt",
		{ { "a", "u", "q", "r1", "A1", "x", 1, false, NULL, NULL },
			{ "a", "u", "q", "r1", "A2", "y", 1, true, NULL,
				NULL } },
		1, 0, 0 },
	{ "another person does",
		{ { "a", "u", "q", "r1", "A1", "x", 1, false, NULL, NULL },
			{ "b", "u", "q", "r1", "A2", "y", 1, true, NULL,
				NULL } },
		2, 1, 0 },
	{ "another version is left out",
		{ { "a", "u", "q", "r0", "A1", "x", 1, true, NULL, NULL },
			{ "b", "u", "q", "r1", "A2", "y", 1, true, NULL,
				NULL } },
		1, 1, 1 },
	{ "who answered both counts once",
		{ { "a", "u", "q", "r0", "A1", "x", 1, true, NULL, NULL },
			{ "a", "u", "q", "r1", "A2", "y", 1, false, NULL,
				NULL } },
		1, 0, 1 },
	{ "another step is another question",
		{ { "a", "u", "p", "r1", "A1", "x", 1, true, NULL, NULL } }, 0,
		0, 0 },
	{ "a draw brings it into another unit",
		{ { "a", "exam", "q", "r1", "A1", "x", 1, true, NULL, NULL },
			{ "b", "u", "q", "r1", "A2", "x", 1, false, NULL,
				NULL } },
		2, 1, 0 },
	{ "one person in both units is one answer",
		{ { "a", "exam", "q", "r1", "A1", "x", 1, true, NULL, NULL },
			{ "a", "u", "q", "r1", "A2", "x", 1, false, NULL,
				NULL } },
		1, 0, 0 },
	{ "a unit that does not have it",
		{ { "a", "other", "q", "r1", "A1", "x", 1, true, NULL, NULL } },
		0, 0, 0 },
	{ "the facilitator's record counts",
		{ { "a", "u", "q", "r1", "A1", "x", 1, true, "self", NULL },
			{ "a", "u", "q", "r1", "A1", "y", 1, false, "live",
				NULL } },
		1, 0, 0 },
	{ "whichever came first",
		{ { "a", "u", "q", "r1", "A1", "y", 1, false, "live", NULL },
			{ "a", "u", "q", "r1", "A1", "x", 1, true, "self",
				NULL } },
		1, 0, 0 },
	{ "but not of another attempt",
		{ { "a", "u", "q", "r1", "A1", "x", 1, true, "self", NULL },
			{ "a", "u", "q", "r1", "A2", "y", 1, false, "live",
				NULL } },
		1, 1, 0 },
	{ "a review does not count",
		{ { "a", "u", "q", "r1", "REVIEW", "x", 1, true, NULL, NULL } },
		0, 0, 0 },
};

static void test_what_counts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct items *it = items_new();
		struct item_view v;

		add_opened(it, "REVIEW", "review");
		add_opened(it, "A1", "play");
		for (int k = 0; k < 4 && cases[i].rows[k].who; k++)
			add_row(it, &cases[i].rows[k]);
		view(it, "q", &v);
		if (v.count != cases[i].count || v.old != cases[i].old ||
			item_right(&v) != cases[i].right)
			fail_msg("%s: %zu answers, %zu right, %zu old",
				cases[i].why, v.count, item_right(&v), v.old);
		item_view_release(&v);
		items_free(it);
	}
}

/* --- figures ------------------------------------------------------------ */

enum { PEOPLE = 30 };

/*
 * A class in which person i answers the first i of OTHERS other questions
 * right, and q right where right says so. Added from the given person on.
 */
enum { OTHERS = 29 };

static void add_class(struct items *it, int from, bool (*right)(int person),
	const char *(*lang)(int person))
{
	for (int k = 0; k < PEOPLE; k++) {
		int i = (k + from) % PEOPLE;
		char who[16], step[16], attempt[16];
		struct row row = { .who = who,
			.unit = "u",
			.step = step,
			.rev = "r1",
			.attempt = attempt,
			.given = "x",
			.try = 1 };

		snprintf(who, sizeof(who), "p%d", i);
		snprintf(attempt, sizeof(attempt), "T%d", i);
		row.lang = lang ? lang(i) : "ru";
		for (int other = 0; other < OTHERS; other++) {
			snprintf(step, sizeof(step), "o%d", other);
			row.right = other < i;
			add_row(it, &row);
		}
		snprintf(step, sizeof(step), "q");
		row.right = right(i);
		row.given = row.right ? "b" : i % 2 ? "a" : "c";
		add_row(it, &row);
	}
}

static bool weak_are_right(int person)
{
	return person < 10;
}
static bool strong_are_right(int person)
{
	return person >= 25;
}
static bool nobody(int person)
{
	(void)person;
	return false;
}

static const struct {
	bool (*right)(int person);
	double upper, lower;
} group_cases[] = {
	/* groups of 8: persons 22 to 29, and 0 to 7 */
	{ weak_are_right, 0, 1 },
	{ strong_are_right, 5.0 / 8, 0 },
	{ nobody, 0, 0 },
};

static void test_groups(void **state)
{
	(void)state;
	for (size_t i = 0; i < 3 * PEOPLE; i++) {
		struct items *it = items_new();
		struct item_groups g;
		struct item_view v;

		add_class(it, (int)(i / 3), group_cases[i % 3].right, NULL);
		view(it, "q", &v);
		assert_true(item_groups(&v, &g));
		assert_int_equal(g.people, PEOPLE);
		assert_int_equal(g.group, 8);
		assert_true(fabs(g.upper - group_cases[i % 3].upper) < 1e-9);
		assert_true(fabs(g.lower - group_cases[i % 3].lower) < 1e-9);
		item_view_release(&v);
		items_free(it);
	}
}

/* Where all others' answers are alike, nobody is stronger than anybody. */
static void test_ties(void **state)
{
	struct item_answer answers[40];
	struct strings none = { 0 };
	struct item_view v = { answers, 40, 0 };
	struct item_groups g;

	(void)state;
	for (int i = 0; i < 40; i++)
		answers[i] = (struct item_answer){ (unsigned)i, i % 4 == 0,
			i % 4 == 0, 0.5, "ru", &none };
	assert_true(item_groups(&v, &g));
	assert_true(fabs(g.upper - 0.25) < 1e-9);
	assert_true(fabs(g.lower - 0.25) < 1e-9);
	assert_true(fabs(g.variance - 2 * 0.25 * 0.75 / 11) < 1e-9);
	/* Half a class above the rest: its share, and that of those below. */
	for (int i = 0; i < 20; i++)
		answers[i].rest = 0.75;
	for (int i = 20; i < 40; i++)
		answers[i].share = 1;
	assert_true(item_groups(&v, &g));
	assert_true(fabs(g.upper - 0.25) < 1e-9);
	assert_true(fabs(g.lower - 1) < 1e-9);
	v.count = ITEM_GROUPS - 1;
	assert_false(item_groups(&v, &g));
	assert_int_equal(g.people, ITEM_GROUPS - 1);
}

static void test_given(void **state)
{
	struct items *it = items_new();
	struct item_view v;

	(void)state;
	add_class(it, 0, strong_are_right, NULL);
	view(it, "q", &v);
	assert_int_equal(item_given(&v, "b"), 5);
	assert_int_equal(item_given(&v, "a"), 12);
	assert_int_equal(item_given(&v, "c"), 13);
	assert_int_equal(item_given(&v, "d"), 0);
	item_view_release(&v);
	items_free(it);
}

static const char *every_second(int person)
{
	return person % 2 ? "kk" : "ru";
}
static const char *the_weak(int person)
{
	return person < 15 ? "kk" : "ru";
}
static bool even_are_right(int person)
{
	return person % 2 == 0;
}
static bool upper_half(int person)
{
	return person >= 15;
}
static const char *few(int person)
{
	return person < 9 ? "kk" : "ru";
}

static void test_languages(void **state)
{
	static const struct {
		bool (*right)(int person);
		const char *(*lang)(int person);
		double harder;
		bool found;
	} rows[] = {
		/* as strong as the others, and none of them right */
		{ even_are_right, every_second, 1 + 1.0 / 29, true },
		/* none right, but they are weak everywhere */
		{ upper_half, the_weak, 1 - 15.0 / 29, true },
		{ upper_half, few, 0, false },
		{ upper_half, NULL, 0, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct items *it = items_new();
		struct item_language l;
		struct item_view v;

		add_class(it, 3, rows[i].right, rows[i].lang);
		view(it, "q", &v);
		assert_int_equal(item_language(&v, &l), rows[i].found);
		if (rows[i].found) {
			assert_string_equal(l.language, "kk");
			assert_int_equal(l.people, 15);
			assert_int_equal(l.right, 0);
			assert_int_equal(l.other_people, 15);
			assert_int_equal(l.other_right, 15);
			/* The rest of odd ones is larger by one of 29. */
			assert_true(fabs(l.harder - rows[i].harder) < 1e-9);
		}
		item_view_release(&v);
		items_free(it);
	}
}

/* --- keys ---------------------------------------------------------------- */

static void test_intern(void **state)
{
	struct intern in = { 0 };
	char key[16];

	(void)state;
	assert_int_equal(intern_find(&in, "a", 1), INTERN_NONE);
	for (uint32_t i = 0; i < 5000; i++) {
		int n = snprintf(key, sizeof(key), "k%u", i);

		assert_int_equal(intern_add(&in, key, (size_t)n), i);
	}
	for (uint32_t i = 0; i < 5000; i++) {
		int n = snprintf(key, sizeof(key), "k%u", i);

		assert_int_equal(intern_add(&in, key, (size_t)n), i);
		assert_int_equal(intern_find(&in, key, (size_t)n), i);
	}
	/* Keys are bytes, with their NULs. */
	assert_int_equal(intern_add(&in, "a\0b", 3), 5000);
	assert_int_equal(intern_add(&in, "a\0c", 3), 5001);
	assert_int_equal(intern_find(&in, "a", 1), INTERN_NONE);
	intern_release(&in);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(test_what_counts),
		cmocka_unit_test(test_groups),
		cmocka_unit_test(test_ties),
		cmocka_unit_test(test_given),
		cmocka_unit_test(test_languages),
		cmocka_unit_test(test_intern),
	};

	return cmocka_run_group_tests(all, NULL, NULL);
}
