/* core/suggest: which word was meant. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/bind.h"
#include "core/option.h"
#include "core/suggest.h"
#include "core/unit.h"

#define ROWS(array) (sizeof(array) / sizeof *(array))

static const struct variant_row *row_of(
	const struct shape *shape, const char *word)
{
	const struct variant *v = shape->variant;

	for (size_t i = 0; word && i < v->count; i++) {
		if (strcmp(v->rows[i].word, word) == 0)
			return &v->rows[i];
	}
	return NULL;
}

static void test_field(void **state)
{
	static const struct {
		const struct shape *shape;
		const char *word; /* of the variant */
		const char *written, *meant;
		bool letters;
	} rows[] = {
		/* slips of the hand */
		{ &step_shape, "choice", "tittle", "title", false },
		{ &step_shape, "choice", "titel", "title", false },
		{ &step_shape, "choice", "promt", "prompt", false },
		{ &step_shape, "choice", "option", "options", false },
		{ &step_shape, "choice", "Options", "options", false },
		{ &step_shape, "text", "anwsers", "answers", false },
		{ &step_shape, "text", "answer", "answers", false },
		{ &option_shape, NULL, "corect", "correct", false },
		{ &option_shape, NULL, "misconseption", "misconception",
			false },
		{ &step_shape, NULL, "typ", "type", false },
		{ &unit_shape, NULL, "Kind", "kind", false },
		/* the same with letters of another alphabet */
		{ &option_shape, NULL, "\xd1\x81orrect", "correct", true },
		{ &step_shape, "choice", "\xd0\xbeptions", "options", true },
		{ &step_shape, NULL, "t\xd1\x83pe", "type", true },
		{ &step_shape, NULL, "t\xd1\x83p", "type", false },
		{ &step_shape, "read", "\xd1\x82\xd0\xb5xt", "text", true },
		/* nothing like it */
		{ &step_shape, "choice", "picture", NULL, false },
		{ &step_shape, "choice", "x", NULL, false },
		{ &step_shape, "choice", "", NULL, false },
		{ &option_shape, NULL, "верно", NULL, false },
		{ &option_shape, NULL, "\xff\xd1", NULL, false },
		/* what a draw has of its own is no field beside it */
		{ &step_shape, "draw", "tke", NULL, false },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct suggestion s = suggest_field(rows[i].shape,
			row_of(rows[i].shape, rows[i].word), rows[i].written);

		if ((s.name != NULL) != (rows[i].meant != NULL) ||
			(s.name && strcmp(s.name, rows[i].meant) != 0) ||
			s.letters != rows[i].letters)
			fail_msg("%s gave %s%s", rows[i].written,
				s.name ? s.name : "nothing",
				s.letters ? ", letters" : "");
	}
}

/* The text that one may have meant to copy. */
static void test_word(void **state)
{
	static const struct {
		const char *written, *meant;
	} rows[] = {
		{ "Повторяет команды", "повторяет команды" },
		{ "повторят команды", "повторяет команды" },
		{ "повторяет  каманды", "повторяет команды" },
		{ "повторяла команду", NULL },
		{ "цыкл", "цикл" },
		{ "цикл", "цикл" },
		{ "cycle", NULL },
		{ "\xd1\x81\xd0\xbeunt", "count" },
		{ "", NULL },
		{ "\xff", NULL },
		{ "очень длинный текст, который написан для того, чтобы "
		  "посмотреть, что далше",
			"очень длинный текст, который "
			"написан для того, чтобы посмотреть, что дальше" },
	};
	static const char longest[] =
		"очень длинный текст, который написан для того, чтобы "
		"посмотреть, что дальше";
	const char *words[] = { "цикл", "повторяет команды", "count", longest,
		"x" };
	const struct strings list = { words, ROWS(words) };
	const struct strings none = { NULL, 0 };

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		const char *meant = suggest_word(&list, rows[i].written);

		if (!meant != !rows[i].meant ||
			(meant && strcmp(meant, rows[i].meant) != 0))
			fail_msg("%s gave %s", rows[i].written, meant);
		assert_null(suggest_word(&none, rows[i].written));
	}
}

/* A word of any length: nothing is written past the end. */
static void test_lengths(void **state)
{
	char latin[SUGGEST_BYTES + 1];

	(void)state;
	for (size_t n = 0; n < 70; n++) {
		char written[160] = "";

		for (size_t i = 0; i < n; i++)
			strcat(written, i % 2 ? "a" : "\xd0\xb0");
		latin[SUGGEST_BYTES] = '!';
		assert_int_equal(suggest_latin(written, latin),
			n > 0 && n < SUGGEST_BYTES);
		assert_int_equal(latin[SUGGEST_BYTES], '!');
		if (n > 0 && n < SUGGEST_BYTES)
			assert_int_equal(strspn(latin, "a"), n);
		suggest_field(&step_shape, NULL, written);
		memset(written, 'x', n);
		written[n] = '\0';
		suggest_field(&step_shape, NULL, written);
	}
}

static void test_latin(void **state)
{
	char latin[SUGGEST_BYTES];

	(void)state;
	assert_false(suggest_latin("count", latin));
	assert_false(suggest_latin("", latin));
	assert_false(suggest_latin("\xd1\x81ount\xd1\x89", latin));
	assert_true(suggest_latin("\xd1\x81ount", latin));
	assert_string_equal(latin, "count");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_field),
		cmocka_unit_test(test_word),
		cmocka_unit_test(test_lengths),
		cmocka_unit_test(test_latin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
