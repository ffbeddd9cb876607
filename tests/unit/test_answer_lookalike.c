/* core/answer: letters of the wrong alphabet are named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "core/answer.h"

#define ACUTE "\xcc\x81"
#define BREVE "\xcc\x86"

enum { LATIN = LETTERS_LATIN, CYRILLIC = LETTERS_CYRILLIC };

static const struct {
	const char *given;
	int rules;
	const char *word, *letter; /* NULL: nothing to name */
	int position;
	bool cyrillic, all;
	char digit;
} lookalikes[] = {
	{ "fоr", 0, "fоr", "о", 2, true, false, 0 },
	{ "for", 0, NULL, NULL, 0, false, false, 0 },
	{ "привeт", 0, "привeт", "e", 5, false, false, 0 },
	{ "привет", 0, NULL, NULL, 0, false, false, 0 },
	{ "prіnt", 0, "prіnt", "і", 3, true, false, 0 },
	{ "prіnt", CYRILLIC, "prіnt", "і", 3, true, false, 0 },
	{ "привfт", 0, "привfт", "f", 5, false, false, 0 },
	{ "x = xуx", 0, "xуx", "у", 2, true, false, 0 },
	{ "fоо", 0, "fоо", "о", 2, true, false, 0 },
	/* all have twins: the rules, then the many, then the first decide */
	{ "сop", 0, "сop", "с", 1, true, false, 0 },
	{ "сoр", 0, "сoр", "o", 2, false, false, 0 },
	{ "сo", 0, "сo", "o", 2, false, false, 0 },
	{ "сo", LATIN, "сo", "с", 1, true, false, 0 },
	{ "сop", CYRILLIC, "сop", "o", 2, false, false, 0 },
	/* position in letters, not in characters */
	{ "й" ACUTE "ёe", 0, "й" ACUTE "ёe", "e", 3, false, false, 0 },
	{ "и" BREVE "e", 0, "йe", "e", 2, false, false, 0 },
	{ "сл" ACUTE "oво", 0, "сл" ACUTE "oво", "o", 3, false, false, 0 },
	/* words */
	{ "IT-урок", 0, NULL, NULL, 0, false, false, 0 },
	{ "Python и Excel", 0, NULL, NULL, 0, false, false, 0 },
	{ "my_vаr", 0, "my_vаr", "а", 5, true, false, 0 },
	{ "x1а", 0, "x1а", "а", 3, true, false, 0 },
	{ "don'т", 0, "don'т", "т", 5, true, false, 0 },
	{ "да, a вот тaк", 0, "тaк", "a", 2, false, false, 0 },
	{ "Pythonда", 0, NULL, NULL, 0, false, false, 0 },
	{ "Pythonда", LATIN, "Pythonда", "д", 7, true, false, 0 },
	{ "приvet", 0, "приvet", "v", 4, false, false, 0 },
	{ "қaзақ", 0, "қaзақ", "a", 2, false, false, 0 },
	{ "кӯшиш ҷaвоб", 0, "ҷaвоб", "a", 2, false, false, 0 },
	{ "", 0, NULL, NULL, 0, false, false, 0 },
	{ "...", LATIN, NULL, NULL, 0, false, false, 0 },
	{ "日本 42", CYRILLIC, NULL, NULL, 0, false, false, 0 },
	/* all in the other alphabet */
	{ "сору", LATIN, "сору", "с", 1, true, true, 0 },
	{ "а", LATIN, "а", "а", 1, true, true, 0 },
	{ "х = 5", LATIN, "х", "х", 1, true, true, 0 },
	{ "х1", LATIN, "х1", "х", 1, true, true, 0 },
	{ "АВС", LATIN, "АВС", "А", 1, true, true, 0 },
	{ "сору", 0, NULL, NULL, 0, false, false, 0 },
	{ "сору", CYRILLIC, NULL, NULL, 0, false, false, 0 },
	{ "копия", LATIN, NULL, NULL, 0, false, false, 0 },
	{ "cop", CYRILLIC, "cop", "c", 1, false, true, 0 },
	{ "copy", CYRILLIC, "copy", "c", 1, false, true, 0 },
	{ "loop", CYRILLIC, NULL, NULL, 0, false, false, 0 },
	{ "TEMA 1", CYRILLIC, "TEMA", "T", 1, false, true, 0 },
	/* digits */
	{ "1О", 0, "1О", "О", 2, true, false, '0' },
	{ "1O", 0, "1O", "O", 2, false, false, '0' },
	{ "1O", CYRILLIC, "1O", "O", 2, false, false, '0' },
	{ "3О", LATIN, "3О", "О", 2, true, false, '0' },
	{ "2З км", 0, "2З", "З", 2, true, false, '3' },
	{ "1оо1", 0, "1оо1", "о", 2, true, false, '0' },
	{ "10км", 0, NULL, NULL, 0, false, false, 0 },
	{ "5б", 0, NULL, NULL, 0, false, false, 0 },
	{ "ООО", 0, NULL, NULL, 0, false, false, 0 },
	{ "0xО", 0, "0xО", "О", 3, true, false, 0 },
};

static void test_lookalike(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof lookalikes / sizeof *lookalikes; i++) {
		struct answer_rules rules = {
			.letters = (enum answer_letters)lookalikes[i].rules,
		};
		struct answer_lookalike out = { .word = "", .position = -1 };
		const char *given = lookalikes[i].given;
		const char *word = lookalikes[i].word;
		bool found = answer_lookalike(given, &rules, &out);

		if (found != (word != NULL))
			fail_msg("\"%s\": %d", given, found);
		if (!found || !word)
			continue;
		if (strcmp(out.word, word) != 0 ||
			strcmp(out.letter, lookalikes[i].letter) != 0 ||
			out.position != lookalikes[i].position ||
			out.cyrillic != lookalikes[i].cyrillic ||
			out.all != lookalikes[i].all ||
			out.digit != lookalikes[i].digit)
			fail_msg("\"%s\": \"%s\" \"%s\" at %d, %d %d '%c'",
				given, out.word, out.letter, out.position,
				out.cyrillic, out.all, out.digit);
	}
}

/* What does not fit is cut between letters. */
static void test_clipped(void **state)
{
	static const struct answer_rules rules = { .lenient = false };
	struct answer_lookalike out;
	struct buf b = { 0 };

	(void)state;
	for (int i = 0; i < 100; i++)
		buf_adds(&b, "ж");
	buf_adds(&b, "e" ACUTE ACUTE ACUTE ACUTE);
	assert_true(answer_lookalike(buf_str(&b), &rules, &out));
	assert_int_equal(strlen(out.word), 126);
	assert_int_equal(out.position, 101);
	/* é is composed */
	assert_string_equal(out.letter, "é" ACUTE ACUTE);
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lookalike),
		cmocka_unit_test(test_clipped),
	};

	return cmocka_run_group_tests_name(
		"answer_lookalike", tests, NULL, NULL);
}
