/*
 * What a field says of itself must hold: nothing that gives a key away may
 * leave a hub before the reveal, and no prose may change a step's rev.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/question.h"

/* All that a player may be sent of a step before the reveal. */
static const char *const open_fields[] = { "id", "title", "see", "prompt",
	"objective", "points", "tries", "hints", "form", "shuffle", "timer",
	/* of a text to read, of options */
	"text", "options", "last", "several",
	/* how a typed answer is read, not which one is right */
	"case", "letters", "spelling", "unit",
	/* of a program whose output is asked for */
	"language", "program", "input",
	/* of a text with gaps; of what is to be paired */
	"gaps", "pairs", "left" };

/* All that may change a mark; everything else is prose or for people. */
static const char *const marking_fields[] = { "id", "points", "tries",
	"options", "correct", "answer", "answers", "text", "score", "case",
	"letters", "spelling", "tolerance", "unit", "items", "program", "extra",
	"also", "ids", "output", "gaps", "pairs", "left", "right" };

static bool among(const char *name, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i], name) == 0)
			return true;
	return false;
}
#define AMONG(name, list) among(name, list, sizeof(list) / sizeof *(list))

static void check(const struct shape *shape, bool hidden)
{
	for (size_t i = 0; i < shape->count; i++) {
		const struct field *f = &shape->fields[i];
		bool shut = hidden || (f->bits & FIELD_HIDDEN);

		if (!shut && !AMONG(f->name, open_fields))
			fail_msg("%s of %s may give the key away", f->name,
				shape->name);
		if ((f->bits & FIELD_MARKS) && !AMONG(f->name, marking_fields))
			fail_msg("%s of %s changes rev", f->name, shape->name);
		if (f->kind == FIELD_BLOCK && (f->bits & FIELD_MARKS))
			fail_msg("%s of %s is prose", f->name, shape->name);
		if (f->of)
			check(f->of, shut);
	}
	/* Of a gap; a step's own are looked at one by one. */
	for (size_t i = 0; shape->variant && shape != &step_shape &&
			   i < shape->variant->count;
		i++)
		check(shape->variant->rows[i].body, hidden);
}

static void test_hidden_and_marks(void **state)
{
	const struct variant *types = step_shape.variant;

	(void)state;
	check(&step_shape, false);
	for (size_t i = 0; i < types->count; i++) {
		if (types->rows[i].nested)
			continue; /* a draw stays on the hub as it is */
		if (types->rows[i].common)
			check(types->rows[i].common, false);
		check(types->rows[i].body, false);
	}
}

/* What is not given away by being open must be needed to grade. */
static void test_keys_are_hidden(void **state)
{
	static const struct {
		const struct shape *shape;
		const char *name;
	} keys[] = {
		{ &question_truefalse_fields, "answer" },
		{ &question_text_fields, "answers" },
		{ &question_text_fields, "wrong" },
		{ &question_number_fields, "answer" },
		{ &question_number_fields, "tolerance" },
		{ &question_number_fields, "wrong" },
		{ &question_open_fields, "model" },
		{ &question_order_fields, "items" },
		{ &question_order_fields, "program" },
		{ &question_trace_fields, "output" },
		{ &question_trace_fields, "wrong" },
		{ &question_match_fields, "wrong" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(keys) / sizeof *keys; i++) {
		const struct field *f =
			shape_field(keys[i].shape, keys[i].name);

		assert_non_null(f);
		assert_true(f->bits & FIELD_HIDDEN);
	}
}

/* Every field tells people what it is for. */
static void test_help(void **state)
{
	const struct variant *types = step_shape.variant;

	(void)state;
	for (size_t i = 0; i < types->count; i++) {
		const struct shape *body = types->rows[i].body;

		for (size_t k = 0; k < body->count; k++) {
			size_t n = strlen(body->fields[k].help);

			assert_in_range(n, 10, 120);
			assert_int_equal(body->fields[k].help[n - 1], '.');
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hidden_and_marks),
		cmocka_unit_test(test_keys_are_hidden),
		cmocka_unit_test(test_help),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
