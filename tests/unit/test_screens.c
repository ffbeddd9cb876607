/*
 * ui/view: every screen against golden/screens, at three sizes.
 *
 * The cursor is shown as a full block.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/room.h"

/* All of the quiz answered, half of it right. */
#define ANSWERED \
	"End Enter 2 Enter 3 Enter Enter 1 Enter 3 Enter Enter 1100 Enter " \
	"2 Enter Enter 8 Enter 1 Enter Enter "

static const struct shot shots[] = {
	{ "home", NULL, "" },
	{ "home-below", NULL, "End" },
	{ "home-damaged", NULL, "Down Down Enter" },
	{ "home-continue", "numbers/binary", "n n t b" },
	{ "home-quit", NULL, "q" },
	{ "results-none", NULL, "Down Down Down Down Enter" },
	{ "help", NULL, "?" },
	{ "contents", NULL, "Down Enter" },
	{ "contents-here", "numbers/binary/q-three",
		"3 Enter n Tab Right Enter n t" },
	{ "contents-folded", "numbers/binary", "t Left Left" },
	{ "read", "numbers/binary", "" },
	{ "read-pages", "numbers/binary", "n" },
	{ "read-last-page", "numbers/binary", "n End" },
	{ "choice", "numbers/binary/q-three", "" },
	{ "choice-menu", "numbers/binary/q-three", "2 Tab" },
	{ "choice-none", "numbers/binary/q-three", "Enter" },
	{ "choice-wrong", "numbers/binary/q-three", "2 Enter h" },
	{ "choice-again", "numbers/binary/q-three", "2 Enter Enter" },
	{ "choice-same", "numbers/binary/q-three",
		"2 Enter Enter Enter Enter" },
	{ "choice-right", "numbers/binary/q-three", "3 Enter" },
	{ "choice-over", "numbers/binary/q-three", "1 Enter 2 Enter 4 Enter" },
	{ "text", "numbers/binary/q-word", "fo" },
	{ "text-letters", "numbers/binary/q-word", "fоr Enter" },
	{ "text-wrong", "numbers/binary/q-word", "while Enter" },
	{ "text-over", "numbers/binary/q-word", "for Enter" },
	{ "text-menu", "numbers/binary/q-word", "fo Tab" },
	{ "text-menu-last", "numbers/binary/q-word",
		"fo Tab Right Right Right Right" },
	{ "choices", "numbers/binary/q-which", "" },
	{ "choices-marked", "numbers/binary/q-which", "1 2 Down Down" },
	{ "choices-partly", "numbers/binary/q-which",
		"1 2 Down Down Down Enter" },
	{ "choices-same", "numbers/binary/q-which",
		"1 End Down Enter PgUp PgUp Enter Enter "
		"Enter Enter" },
	{ "choices-over", "numbers/binary/q-which",
		"1 End Down Enter 2 End Down Enter 4 End "
		"Down Enter" },
	{ "number", "numbers/binary/q-num", "\"ә" },
	{ "number-none", "numbers/binary/q-num", "abc Enter" },
	{ "open", "numbers/binary/own", "" },
	{ "open-typed", "numbers/binary/own", "Один Space бит Enter два" },
	{ "open-model", "numbers/binary/own", "Один Tab Enter" },
	{ "open-long", "numbers/binary/own",
		"Каждый Space новый Space "
		"бит Space удваивает Space число Space значений. Enter "
		"Поэтому Space их Space 256. Tab Enter" },
	{ "lesson-end", "numbers/binary",
		"n n 2 Enter 3 Enter End Enter Tab Right Enter n Tab Enter Tab "
		"Right Enter" },
	{ "quiz-intro", "numbers/check", "" },
	{ "quiz-question", "numbers/check", "End Enter" },
	{ "quiz-sure", "numbers/check", "End Enter 2 Enter" },
	{ "quiz-kept", "numbers/check", "End Enter 2 Enter 3 Enter" },
	{ "quiz-finish", "numbers/check", "End Enter 2 Enter 3 Enter e" },
	{ "quiz-finish-all", "numbers/check", ANSWERED },
	{ "quiz-result", "numbers/check", ANSWERED "Enter" },
	{ "quiz-result-below", "numbers/check", ANSWERED "End Enter End Up" },
	{ "quiz-look", "numbers/check",
		"End Enter 2 Enter 3 Enter Enter 1 Enter 3 Enter e End Enter "
		"PgDn PgUp PgDn Home Down Down Up Enter" },
	{ "quiz-contents", "numbers/check", "End Enter e End Enter b" },
	{ "results", "numbers/check",
		"End Enter e End Enter b b Home Down Down Down Down Enter" },
};

/* Shapes of answers that take more than one choice or line. */
static const struct shot shapes[] = {
	{ "gaps", "training/drill/q-parts", "" },
	{ "gaps-half", "training/drill/q-parts", "8 Enter Enter 12345678" },
	{ "gaps-choice", "training/drill/q-parts",
		"8 Enter 4 Enter 1 Enter Enter Space" },
	{ "gaps-none", "training/drill/q-parts",
		"Down Down Down Down Down Enter" },
	{ "gaps-warn", "training/drill/q-parts",
		"8 Down Down Down Down Down Enter" },
	{ "gaps-number", "training/drill/q-parts",
		"8 Down four Down 1 Down 13 Down 2 Down Enter" },
	{ "gaps-menu", "training/drill/q-parts", "8 Tab" },
	{ "gaps-hint", "training/drill/q-parts", "8 Tab Enter" },
	{ "gaps-wrong", "training/drill/q-parts",
		"8 Down 2 Down 1 Down 1101 Down 1 Down Enter" },
	{ "gaps-again", "training/drill/q-parts",
		"8 Down 2 Down 1 Down 1101 Down 1 Down Enter Enter Up Up" },
	{ "gaps-over", "training/drill/q-parts",
		"8 Down 2 Down 1 Down 1101 Down 1 Down Enter Enter Up Up 13 "
		"Down "
		"Down Enter" },
	{ "gaps-wide", "training/drill/q-loop",
		"int(input('Наберите, Space пожалуйста, Space целое Space "
		"число:')) Home Right" },
	{ "gaps-code", "training/drill/q-loop", "" },
	{ "gaps-code-filled", "training/drill/q-loop",
		"int(input()) Down 1 Down 2 Down 2" },
	{ "gaps-code-over", "training/drill/q-loop",
		"input() Down 2 Down 2 Down 2 Down Enter" },
	{ "see", "training/drill/q-parts", "8 Tab Right Enter" },
	{ "see-back", "training/drill/q-parts",
		"8 Down Down Down Down 1 v PgDn Esc" },
	{ "order", "training/drill/q-steps", "" },
	{ "order-taken", "training/drill/q-steps", "2 Enter Down Down" },
	{ "order-put", "training/drill/q-steps", "2 Enter Down Down Enter" },
	{ "order-none", "training/drill/q-steps", "End Down Enter" },
	{ "order-wrong", "training/drill/q-steps",
		"1 Enter Down Enter End Down Enter" },
	{ "order-over", "training/drill/q-steps",
		"1 Enter Down Enter End Down Enter Enter 1 Enter Down Down "
		"Enter End "
		"Down Enter" },
	{ "order-some", "training/drill/q-some", "" },
	{ "order-some-taken", "training/drill/q-some", "2 Enter End" },
	{ "order-some-over", "training/drill/q-some",
		"2 Enter End Enter Down Enter" },
	{ "order-lines", "training/drill/q-lines", "Down Enter Up" },
	{ "order-lines-over", "training/drill/q-lines",
		"2 Enter Up Enter End Down Enter" },
	{ "match", "training/drill/q-pairs", "" },
	{ "match-half", "training/drill/q-pairs", "1 Enter Enter 3" },
	{ "match-list", "training/drill/q-pairs", "1 Enter PgDn" },
	{ "match-warn", "training/drill/q-pairs", "1 End Down Enter" },
	{ "match-wrong", "training/drill/q-pairs",
		"1 Enter 2 Enter 3 Enter 4 Enter Enter" },
	{ "match-over", "training/drill/q-pairs",
		"1 Enter 2 Enter 3 Enter 4 Enter Enter Enter Home 5 End Down "
		"Enter" },
	{ "match-words", "training/drill/q-words", "Down" },
	{ "match-words-half", "training/drill/q-words", "1 Enter 5 Enter" },
	{ "match-words-over", "training/drill/q-words",
		"1 Enter 2 Enter 3 Enter 4 Enter Enter" },
	{ "trace", "training/drill/q-prints", "" },
	{ "trace-typed", "training/drill/q-prints", "1 Enter 1" },
	{ "trace-wrong", "training/drill/q-prints",
		"1 Enter 1 Enter 0 Tab Enter" },
	{ "trace-over", "training/drill/q-prints",
		"1 Enter 1 Enter 0 Tab Enter Enter Enter 0 Tab Enter" },
};

/* Only what was wrong, once more. */
#define EXAM "Enter 8 Enter 9 Enter Enter Enter n n End Enter "
static const struct shot practice[] = {
	{ "practice-offered", "training/exam", EXAM "End Up Up" },
	{ "practice", "training/exam", EXAM "End Up Up Enter" },
	{ "practice-end", "training/exam",
		EXAM "End Up Up Enter 8 Enter 2 Enter Enter n n n" },
};

/* In Kyrgyz, of which there is but a little, and a draft. */
static const struct shot drafts[] = {
	{ "draft", "numbers/binary/q-three", "" },
	{ "draft-flip", "numbers/binary/q-three", "2 l" },
	{ "draft-read", "numbers/binary", "" },
	{ "draft-contents", "numbers/binary", "t" },
};

static void screens(void **state)
{
	const struct room room = { 0 };

	(void)state;
	assert_int_equal(
		room_shoot(&room, shots, sizeof shots / sizeof shots[0]), 0);
}

static void shape_screens(void **state)
{
	const struct room room = { 0 };

	(void)state;
	assert_int_equal(
		room_shoot(&room, shapes, sizeof shapes / sizeof shapes[0]), 0);
	assert_int_equal(room_shoot(&room, practice,
				 sizeof practice / sizeof practice[0]),
		0);
}

static void draft_screens(void **state)
{
	const struct room room = { .language = "ky" };

	(void)state;
	assert_int_equal(
		room_shoot(&room, drafts, sizeof drafts / sizeof drafts[0]), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screens),
		cmocka_unit_test(shape_screens),
		cmocka_unit_test(draft_screens),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
