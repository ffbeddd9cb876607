/* core/fold_note: bookmarks and notes, set, replaced, taken away. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/fold.h"

#define ZEROS "00000000000000000000000000000000"
#define ROWS(array) (sizeof(array) / sizeof *(array))

static const char *const logs[] = { "01JC0000000000000000000001",
	"01JC0000000000000000000002" };

/* In chain 0 or 1; -1: still waiting for room on the disk. */
struct row {
	int chain, seconds;
	const char *step, *text; /* NULL: not in the record */
	enum truth bookmark;
};

static void add(struct progress *p, const struct row *row)
{
	struct record r = record_empty();
	char t[25];

	record_time((int64_t)row->seconds * 1000, t);
	if (row->chain >= 0) {
		const struct fold_chain *c =
			progress_chain(p, logs[row->chain]);

		r.log = logs[row->chain];
		r.n = c ? c->n + 1 : 1;
		r.h = ZEROS;
	}
	r.t = t;
	r.site = "lab1";
	r.who = "aigerim";
	r.event = RECORD_NOTED;
	r.module = "m";
	r.unit = "u";
	r.step = row->step;
	r.text = row->text;
	r.bookmark = row->bookmark;
	progress_add(p, &r);
}

/* "bookmark text", "-" where there is nothing. */
static void assert_note(
	const struct progress *p, const char *step, const char *wanted)
{
	const struct fold_note *n = progress_note(p, "m", "u", step);
	struct buf b = { 0 };

	if (!n)
		buf_addc(&b, '-');
	else if (n->bookmark)
		buf_adds(&b, "bookmark ");
	if (n && n->text)
		buf_adds(&b, n->text);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
}

/* Through the text of a checkpoint and back. */
static void save_and_load(struct progress *p)
{
	struct buf text = { 0 }, again = { 0 };

	progress_save(p, &text);
	progress_release(p);
	assert_true(progress_load(p, text.data, text.len));
	progress_save(p, &again);
	assert_string_equal(text.data, again.data);
	buf_release(&text);
	buf_release(&again);
}

static const struct check {
	struct row rows[4];
	const char *wanted;
} checks[] = {
	{ { { 0, 1, "s", NULL, YES } }, "bookmark " },
	{ { { 0, 1, "s", NULL, YES }, { 0, 2, "s", NULL, NO } }, "-" },
	{ { { 0, 1, "s", "слово\tи \\ \n строка", ABSENT } },
		"слово\tи \\ \n строка" },
	{ { { 0, 1, "s", "one", ABSENT }, { 0, 2, "s", "two", ABSENT } },
		"two" },
	{ { { 0, 1, "s", "one", YES }, { 0, 2, "s", "", ABSENT } },
		"bookmark " },
	{ { { 0, 1, "s", "one", YES }, { 0, 2, "s", NULL, NO } }, "one" },
	/* Within a chain the clock does not count. */
	{ { { 0, 9, "s", "one", YES }, { 0, 2, "s", "two", NO } }, "two" },
	/* Between chains it does, whichever is folded first. */
	{ { { 0, 9, "s", "new", ABSENT }, { 1, 2, "s", "old", YES } },
		"bookmark new" },
	{ { { 0, 2, "s", "old", YES }, { 1, 9, "s", "new", ABSENT } },
		"bookmark new" },
	{ { { 0, 9, "s", "", NO }, { 1, 2, "s", "old", YES } }, "-" },
	/* What waits for the disk is the newest. */
	{ { { 0, 9, "s", "old", YES }, { -1, 2, "s", "new", ABSENT } },
		"bookmark new" },
	/* Other steps are others. */
	{ { { 0, 1, "a", "x", YES }, { 0, 1, "t", "x", YES } }, "-" },
	/* A record that lacks the step says nothing. */
	{ { { 0, 1, "", "x", YES } }, "-" },
};

static void notes(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(checks); i++) {
		for (size_t cut = 0; cut <= 4; cut++) {
			struct progress p;

			progress_init(&p);
			for (size_t k = 0; k < 4; k++) {
				if (k == cut)
					save_and_load(&p);
				if (checks[i].rows[k].step)
					add(&p, &checks[i].rows[k]);
			}
			assert_note(&p, "s", checks[i].wanted);
			assert_int_equal(p.unit_count, 0);
			progress_release(&p);
		}
	}
}

/* More than anyone sets: those that are there stay, and can be changed. */
static void too_many(void **state)
{
	struct progress p;
	char step[16];

	(void)state;
	progress_init(&p);
	for (int i = 0; i < FOLD_NOTES + 10; i++) {
		snprintf(step, sizeof(step), "s-%d", i);
		add(&p, &(struct row){ 0, 1, step, "x", YES });
	}
	assert_int_equal(p.note_count, FOLD_NOTES);
	add(&p, &(struct row){ 0, 1, "s-7", "seven", ABSENT });
	assert_note(&p, "s-7", "bookmark seven");
	for (size_t i = 1; i < p.note_count; i++)
		assert_true(strcmp(p.notes[i - 1].step, p.notes[i].step) < 0);
	save_and_load(&p);
	assert_int_equal(p.note_count, FOLD_NOTES);
	progress_release(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(notes),
		cmocka_unit_test(too_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
