/*
 * ui/keys: what each key of each layout sends, as bytes, and what it means.
 *
 * The layouts are those of xkb-data 2.35, key by key.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "ui/keys.h"

enum { ROWS = 4 };

/* Rows of keys from the top left, without and with Shift. */
static const struct layout {
	const char *name, *keys[ROWS], *shifted[ROWS];
	bool kazakh_digits;
} layouts[] = {
	{ "English",
		{ "`1234567890-=", "qwertyuiop[]\\", "asdfghjkl;'",
			"zxcvbnm,./" },
		{ "~!@#$%^&*()_+", "QWERTYUIOP{}|", "ASDFGHJKL:\"",
			"ZXCVBNM<>?" },
		false },
	{ "Russian",
		{ "ё1234567890-=", "йцукенгшщзхъ\\", "фывапролджэ",
			"ячсмитьбю." },
		{ "Ё!\"№;%:?*()_+", "ЙЦУКЕНГШЩЗХЪ/", "ФЫВАПРОЛДЖЭ",
			"ЯЧСМИТЬБЮ," },
		false },
	{ "Kazakh",
		{ "(\"әіңғ,.үұқөһ", "йцукенгшщзхъ\\", "фывапролджэ",
			"ячсмитьбю№" },
		{ ")!ӘІҢҒ;:ҮҰҚӨҺ", "ЙЦУКЕНГШЩЗХЪ/", "ФЫВАПРОЛДЖЭ",
			"ЯЧСМИТЬБЮ?" },
		true },
	{ "Kazakh, extended",
		{ "ё\"әіңғ,.үұқөһ", "йцукенгшщзхъ\\", "фывапролджэ",
			"ячсмитьбю№" },
		{ "Ё!ӘІҢҒ;:ҮҰҚӨҺ", "ЙЦУКЕНГШЩЗХЪ/", "ФЫВАПРОЛДЖЭ",
			"ЯЧСМИТЬБЮ?" },
		true },
	{ "Kazakh with Russian",
		{ "ё1234567890-=", "йңукенгшғзхұ\\", "өықапролджә",
			"яісмитүбю." },
		{ "Ё!\"№;%:?*()_+", "ЙҢУКЕНГШҒЗХҰ/", "ӨЫҚАПРОЛДЖӘ",
			"ЯІСМИТҮБЮ," },
		false },
	{ "Kyrgyz",
		{ "ё1234567890өң", "йцукенгшщзхъү", "фывапролджэ",
			"ячсмитьбю." },
		{ "Ё!\"№;%:?*()ӨҢ", "ЙЦУКЕНГШЩЗХЪҮ", "ФЫВАПРОЛДЖЭ",
			"ЯЧСМИТЬБЮ," },
		false },
	{ "Tajik",
		{ "ё1234567890ғӯ", "йқукенгшҳзхъ\\", "фҷвапролджэ",
			"ячсмитӣбю." },
		{ "Ё!\"№;%:?*()ҒӮ", "ЙҚУКЕНГШҲЗХЪ/", "ФҶВАПРОЛДЖЭ",
			"ЯЧСМИТӢБЮ," },
		false },
};

enum { LAYOUTS = sizeof layouts / sizeof layouts[0] };

/* All commands but "?", whose key is the last one of the last row. */
static const char commands[] = "qertyuipfghjklzcvbn";

/* The key that a character's bytes are, and how many they are. */
static size_t send(const char *s, struct key *key)
{
	struct keys_decoder d = { 0 };
	struct key out[2];
	size_t n = 0;

	do
		assert_false(keys_waiting(&d) && n == 0);
	while (keys_take(&d, (unsigned char)s[n++], out) == 0);
	assert_int_equal(out[0].kind, KEYS_CHAR);
	*key = out[0];
	return n;
}

/* The key at a place of a layout, where the English one has that letter. */
static void check_key(const struct layout *l, char letter, struct key key)
{
	char wanted = '\0';

	if (strchr(commands, letter))
		wanted = letter;
	if (keys_command(&key) != wanted)
		fail_msg("%s: the key of %c", l->name, letter);
}

static void check_rows(const struct layout *l, const char *const rows[ROWS])
{
	for (int row = 1; row < ROWS; row++) {
		const char *s = rows[row], *english = layouts[0].keys[row];
		struct key key = { 0 };

		for (; *english; english++) {
			s += send(s, &key);
			if (*english >= 'a' && *english <= 'z')
				check_key(l, *english, key);
		}
		assert_true(*s == '\0');
		if (row == ROWS - 1)
			assert_int_equal(keys_command(&key), '?');
	}
}

static void commands_on_every_key(void **state)
{
	(void)state;
	for (int i = 0; i < LAYOUTS; i++) {
		check_rows(&layouts[i], layouts[i].keys);
		check_rows(&layouts[i], layouts[i].shifted);
	}
}

/* The digit row, and with it what is typed into a number field. */
static void digits_on_every_key(void **state)
{
	(void)state;
	for (int i = 0; i < LAYOUTS; i++) {
		const char *s = layouts[i].keys[0];
		const char *shifted = layouts[i].shifted[0];
		struct key key;

		s += send(s, &key);
		shifted += send(shifted, &key);
		for (int at = 1; at <= 10; at++) {
			enum keys_row row = ROW_KAZAKH;

			s += send(s, &key);
			assert_int_equal(keys_digit(&key), at % 10);
			assert_int_equal(
				keys_number(&row, "", key.ch), '0' + at % 10);
			shifted += send(shifted, &key);
			/* A capital of a letter is one by Caps Lock, too. */
			if (layouts[i].kazakh_digits && key.ch > 0x80)
				assert_int_equal(keys_digit(&key), at % 10);
		}
	}
}

/* --- hints ------------------------------------------------------------ */

/* What is typed, and the letter that a hint shows then. */
static const struct {
	const char *typed;
	uint32_t h, q;
} hints[] = {
	{ "", 'h', 'q' },
	{ "1 ,.?\"-", 'h', 'q' }, /* proves nothing */
	{ "р", U'р', U'й' },
	{ "Р", U'р', U'й' },
	{ "ә", U'р', U'й' }, /* a Kazakh 2 */
	{ "ҷ", U'р', U'й' },
	{ "ң", U'р', U'й' },
	{ "сәлем for", 'h', 'q' },
	{ "for сәлем", U'р', U'й' },
	{ "р123 ?", U'р', U'й' },
	{ "рh", 'h', 'q' },
	{ "рZ", 'h', 'q' },
	{ "рé", U'р', U'й' },
};

static void hints_follow_the_keyboard(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof hints / sizeof hints[0]; i++) {
		struct keys_layout layout = { 0 };
		const char *s = hints[i].typed;
		struct key key;

		while (*s) {
			s += send(s, &key);
			keys_learn(&layout, &key);
		}
		assert_int_equal(keys_shown(&layout, 'h'), hints[i].h);
		assert_int_equal(keys_shown(&layout, 'q'), hints[i].q);
		assert_int_equal(keys_shown(&layout, '?'), '?');
		assert_int_equal(keys_shown(&layout, ' '), ' ');
	}
}

/* Only Kazakh letters prove that 6 and 7 type "," and "."; digits disprove. */
static void the_row_is_learnt(void **state)
{
	static const struct {
		const char *typed;
		bool in_row;
	} rows[] = {
		{ "", false },
		{ "р.", false },
		{ "ә", true },
		{ "І", true },
		{ "ұр.", true },
		{ "қғңү", false }, /* Tajik and Kyrgyz have them as well */
		{ "ә3", false },
		{ "әs", false },
		{ "ә3і", true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct keys_layout layout = { 0 };
		struct key key = { .kind = KEYS_CHAR }, full = key, help = key;

		for (const char *s = rows[i].typed; *s;) {
			s += send(s, &key);
			keys_learn(&layout, &key);
		}
		full.ch = '.';
		help.ch = '?';
		assert_int_equal(keys_in_row(&layout, &full), rows[i].in_row);
		assert_false(keys_in_row(&layout, &help));
		assert_int_equal(keys_command(&full), '?');
	}
}

/* Other keys, and what is pasted, are no proof. */
static void what_proves_nothing(void **state)
{
	static const struct key keys[] = {
		{ KEYS_CHAR, U'р', true },
		{ KEYS_COMMAND, U'р', false },
		{ KEYS_ENTER, U'р', false },
	};
	struct keys_layout layout = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		keys_learn(&layout, &keys[i]);
		assert_int_equal(keys_shown(&layout, 'h'), 'h');
	}
}

/* Every letter that is shown is one that does it. */
static void hints_are_true(void **state)
{
	const struct keys_layout cyrillic = { .cyrillic = true };

	(void)state;
	for (const char *c = commands; *c; c++) {
		struct key key = { .kind = KEYS_CHAR };

		key.ch = keys_shown(&cyrillic, *c);
		assert_int_not_equal(key.ch, *c);
		assert_int_equal(keys_command(&key), *c);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commands_on_every_key),
		cmocka_unit_test(digits_on_every_key),
		cmocka_unit_test(hints_follow_the_keyboard),
		cmocka_unit_test(what_proves_nothing),
		cmocka_unit_test(hints_are_true),
		cmocka_unit_test(the_row_is_learnt),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
