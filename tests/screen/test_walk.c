/*
 * test_walk.c - a whole module with every type of question, played twice: on
 * the screen with arrows, Enter and Tab, and in plain mode with lines. What
 * the two leave in the score log is the same.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/question.h"
#include "golden.h"
#include "walk.h"

static const struct walk_turn turns[] = {
	{ "home", WALK_PICK, { "Counting on fingers" }, "Lesson. Numbers on" },
	{ "contents", WALK_PICK, { "Lesson. Numbers on one hand" },
		"A finger is up or down." },
	{ "hand", WALK_NEXT, { NULL }, "How many different numbers" },

	{ "q-many", WALK_PICK, { "three" }, "You added." },
	{ "q-many", WALK_HINT, { NULL }, "Hint 1 of 2." },
	{ "q-many", WALK_PICK, { "four" }, "None, the one, the other" },
	{ "q-many", WALK_NEXT, { NULL }, "Which of these hands" },

	{ "q-odd", WALK_MARK,
		{ "the thumb alone", "the two fingers beside the thumb" },
		"2 and 4 make 6." },
	{ "q-odd", WALK_MARK,
		{ "all five fingers", "thumb and little finger",
			"the thumb alone" },
		"Right." },
	{ "q-odd", WALK_NEXT, { NULL }, "one of two values" },

	{ "q-word", WALK_TYPE, { "byte" }, "Eight of them are a byte." },
	{ "q-word", WALK_HINT, { NULL }, "It has three letters." },
	{ "q-word", WALK_TYPE, { "Bit" }, "Right." },
	{ "q-word", WALK_NEXT, { NULL }, "Fill in what is missing." },

	{ "q-seven", WALK_SEE, { "palm down" }, "Fill in what is missing." },
	{ "q-seven", WALK_FILL, { "2", "3", "odd", "middle" },
		"Not the fingers are counted" },
	{ "q-seven", WALK_FILL, { "2", "7", "odd", "ring" }, "Right." },
	{ "q-seven", WALK_NEXT, { NULL }, "how does one show 20?" },

	{ "q-order", WALK_ARRANGE,
		{ "Take the most expensive finger that is not too much",
			"Take its price away from the number",
			"Count to 20 on all fingers",
			"Do the same with what is left" },
		"Some of it is in order." },
	{ "q-order", WALK_ARRANGE,
		{ "Take the most expensive finger that is not too much",
			"Take its price away from the number",
			"Do the same with what is left",
			"Stop when nothing is left" },
		"Right." },
	{ "q-order", WALK_NEXT, { NULL }, "Which number does each hand" },

	{ "q-pairs", WALK_HINT, { NULL }, "Only one of the numbers is odd." },
	{ "q-pairs", WALK_PAIR,
		{ "index finger", "two", "thumb and middle finger", "five",
			"index and ring finger", "six" },
		"The ring finger is worth 8" },
	{ "q-pairs", WALK_PAIR,
		{ "index finger", "two", "thumb and middle finger", "five",
			"index and ring finger", "ten" },
		"Right." },
	{ "q-pairs", WALK_NEXT, { NULL }, "Why is 31 the most" },

	{ "own", WALK_WRITE, { "Every finger is up,", "there is no sixth." },
		"All five fingers up are" },
	{ "own", WALK_NEXT, { NULL }, "This is the end of the lesson." },

	/* From the lesson's end, or from the contents: Enter goes on. */
	{ "end", WALK_NEXT, { NULL }, "Five questions about two hands." },
	{ "check", WALK_NEXT, { NULL }, "Two hands show twice" },

	{ "e-both", WALK_PICK, { "Yes" }, "How sure are you?" },
	{ "e-both", WALK_PICK, { "Guessing" }, "Answer saved." },
	{ "e-both", WALK_NEXT, { NULL }, "What is the biggest number" },

	{ "e-most", WALK_HINT, { NULL }, "All but one of the 1024" },
	{ "e-most", WALK_TYPE, { "1024" }, "How sure are you?" },
	{ "e-most", WALK_PICK, { "Sure" }, "Answer saved." },
	{ "e-most", WALK_NEXT, { NULL }, "What does this program print?" },
	/* Nothing is told yet: that may be thought over. */
	{ "e-prints", WALK_BACK, { NULL }, "What is the biggest number" },
	{ "e-most", WALK_TYPE, { "1023" }, "How sure are you?" },
	{ "e-most", WALK_PICK, { "Sure" }, "Answer saved." },
	{ "e-most", WALK_NEXT, { NULL }, "What does this program print?" },

	{ "e-prints", WALK_WRITE, { "1", "2", "4", "8", "done" },
		"How sure are you?" },
	{ "e-prints", WALK_PICK, { "Unsure" }, "Answer saved." },
	{ "e-prints", WALK_NEXT, { NULL }, "The left hand goes on" },

	{ "e-first", WALK_PICK, { "thirty-two" }, "How sure are you?" },
	{ "e-first", WALK_PICK, { "Sure" }, "Answer saved." },
	{ "e-first", WALK_NEXT, { NULL }, "How do you like to count" },

	{ "e-like", WALK_PICK, { "on paper" }, "Answer saved." },
	{ "e-like", WALK_NEXT, { NULL }, "Finish the quiz?" },
	{ "finish", WALK_PICK, { "Finish" }, "You can count to 1023." },
	{ "result", WALK_QUIT, { NULL }, NULL },
};

static char *on_screen, *in_plain;

static char *walk_with(const struct walker *w)
{
	return walk(w, "golden/walk/modules", turns,
		sizeof(turns) / sizeof(turns[0]));
}

static void screen(void **state)
{
	(void)state;
	on_screen = walk_with(&walker_on_screen);
	assert_true(golden_matches("walk/records.jsonl", on_screen));
}

static void plain(void **state)
{
	(void)state;
	in_plain = walk_with(&walker_in_plain);
	assert_true(golden_matches("walk/records.jsonl", in_plain));
}

/* As the golden says; but a golden may have been written just now. */
static void same(void **state)
{
	(void)state;
	assert_non_null(on_screen);
	assert_non_null(in_plain);
	assert_string_equal(on_screen, in_plain);
}

/* A type that nobody walks through is one that nobody has tried. */
static void every_type(void **state)
{
#define NAME(symbol, name) #name,
	static const char *const names[] = { QUESTION_TYPES(NAME) };
#undef NAME

	(void)state;
	assert_non_null(in_plain);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char wanted[60];

		snprintf(wanted, sizeof(wanted), "\"type\":\"%s\"", names[i]);
		/* A text is no question: no answer is recorded. */
		if (strcmp(names[i], "read") != 0 && !strstr(in_plain, wanted))
			fail_msg("no step of type \"%s\"", names[i]);
	}
}

static int forget(void **state)
{
	(void)state;
	free(on_screen);
	free(in_plain);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screen),
		cmocka_unit_test(plain),
		cmocka_unit_test(same),
		cmocka_unit_test(every_type),
	};

	return cmocka_run_group_tests(tests, NULL, forget);
}
