/*
 * ui/view: screens in the five languages, at three sizes.
 *
 * With the catalogues of the build and our own modules: here long words meet
 * narrow windows. After a change of player/po or of what is shown of
 * modules/programming-basics the goldens are to be written anew.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "golden.h"
#include "support/room.h"

#define LESSON "programming-basics/variables"
#define QUIZ "programming-basics/variables-quiz"

/* With content in the language too. */
static const struct shot own[] = {
	{ "home", NULL, "" },
	{ "help", NULL, "?" },
	{ "contents", LESSON "/update", "t" },
	{ "read", LESSON "/assign", "" },
	{ "choice-wrong", LESSON "/q-price", "2 Enter h" },
	{ "text-letters", LESSON "/q-seats", "sеats Enter" },
	{ "quiz-intro", QUIZ, "" },
	{ "quiz-result", QUIZ, "End Enter 1 Enter 3 Enter e End Enter" },
};

/* Content is Russian. */
static const struct shot shapes[] = {
	{ "gaps", "training/drill/q-parts", "8 Enter" },
	{ "gaps-over", "training/drill/q-loop",
		"input() Down 2 Down 2 Down 2 Down Enter" },
	{ "order-taken", "training/drill/q-some", "2 Enter End" },
	{ "order-over", "training/drill/q-some",
		"2 Enter End Enter Down Enter" },
	{ "match-half", "training/drill/q-pairs", "1 Enter Enter 3" },
	{ "match-over", "training/drill/q-pairs",
		"1 Enter 2 Enter 3 Enter 4 Enter Enter Enter Home 5 End Down "
		"Enter" },
};

static size_t speak(const char *language)
{
	char modules[4200];
	struct room room = { .language = language, .speaks = language };
	size_t wrong;

	snprintf(modules, sizeof modules, "%s", golden_path("../modules"));
	room.modules = modules;
	wrong = room_shoot(&room, own, sizeof own / sizeof own[0]);
	/* In English they are among the screens of test_screens. */
	if (*language == 'e')
		return wrong;
	room.modules = NULL;
	room.language = NULL;
	return wrong +
	       room_shoot(&room, shapes, sizeof shapes / sizeof shapes[0]);
}

static void english(void **state)
{
	(void)state;
	assert_int_equal(speak("en"), 0);
}

static void russian(void **state)
{
	(void)state;
	assert_int_equal(speak("ru"), 0);
}

static void kazakh(void **state)
{
	(void)state;
	assert_int_equal(speak("kk"), 0);
}

static void kyrgyz(void **state)
{
	(void)state;
	assert_int_equal(speak("ky"), 0);
}

static void tajik(void **state)
{
	(void)state;
	assert_int_equal(speak("tg"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(english),
		cmocka_unit_test(russian),
		cmocka_unit_test(kazakh),
		cmocka_unit_test(kyrgyz),
		cmocka_unit_test(tajik),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
