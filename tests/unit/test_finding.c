/*
 * Search, glossary, bookmarks and notes on the screen: what leads where, and
 * that one is never trapped.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "support/lines.h"
#include "support/room.h"

/* Keys at a place, and what is to be seen then; "-" before: not. */
static const struct walk {
	const char *place, *keys;
	const char *shows[3];
} walks[] = {
	/* back from each is where one was */
	{ "numbers/binary", "n f b", { "Find:" } },
	{ "numbers/binary", "n f Tab Enter", { "step 2 of 7", "-Find" } },
	{ "numbers/binary", "n g b", { "step 2 of 7", "-Glossary" } },
	{ "numbers/binary", "n g g", { "step 2 of 7", "-Glossary" } },
	{ "numbers/binary", "n g Enter", { "step 2 of 7", "-Glossary" } },
	{ "numbers/binary", "n j Tab Right Enter",
		{ "step 2 of 7", "-My note" } },
	{ "numbers/binary", "t f цена Enter b", { "Left and Right: fold" } },
	{ "numbers/binary", "t g b", { "Left and Right: fold" } },
	{ "numbers/binary", "t k b", { "Left and Right: fold" } },
	{ NULL, "k b", { "Modules" } },
	{ NULL, "f Tab Enter", { "Modules" } },
	/* one from the other and back: never round and round */
	{ "numbers/binary", "n g f Tab Enter", { "step 2 of 7" } },
	{ "numbers/binary", "n f бит Enter Home Down Enter",
		{ "step 1 of 7" } },
	{ "numbers/binary", "n f знак Enter Enter", { "Glossary: Числа" } },
	{ "numbers/binary", "n f знак Enter Enter b", { "Find in", "Find:" } },
	{ "numbers/binary", "n f знак Enter Enter b b", { "step 2 of 7" } },
	{ "numbers/binary", "n f знак Enter Enter f b", { "step 2 of 7" } },
	{ "numbers/binary", "n f знак Enter Enter f Enter f Enter f b",
		{ "step 2 of 7" } },
	{ "numbers/binary", "n f знак Enter k b", { "step 2 of 7" } },
	{ "numbers/binary", "n f знак Enter k f b", { "step 2 of 7" } },
	{ "numbers/binary", "n f знак Enter ? b", { "Find:" } },
	{ "numbers/binary", "n g ? b b", { "step 2 of 7" } },
	/* what was found is still there */
	{ "numbers/binary", "f цена Enter Enter f",
		{ "Find: цена", "1 place" } },
	{ "numbers/binary", "f цена Enter End Enter",
		{ "Find in all modules", "4 places" } },
	/* a home without a module: there is no glossary */
	{ NULL, "g", { "Modules", "-Glossary" } },
	/* from home a unit that was open is closed */
	{ "numbers/binary", "n t b k b", { "Continue: Двоичные числа" } },
	/* words in the field are words, commands in its menu are commands */
	{ NULL, "f qlkjfg?", { "Find: qlkjfg?" } },
	{ NULL, "f Space Enter", { "Type a word" } },
	{ NULL, "f цена Enter Up Enter", { "places were found" } },
	{ NULL, "f цена Enter Up ы", { "Find: ценаы", "places" } },
	{ NULL, "f цена Enter f ы Enter", { "Nothing was found" } },
	/* a quiz: its questions are not found, its notes are */
	{ "numbers/check", "f варианты Enter", { "Nothing was found" } },
	{ "numbers/check", "Enter j моё Space слово Tab Enter f слово Enter",
		{ "My note: Проверка", "моё слово" } },
	{ "numbers/check",
		"Enter n j моя Space метка Tab Enter b f метка Enter Home "
		"Enter",
		{ "question 2 of" } },
	/* marks, in words or as a star */
	{ "numbers/binary", "k", { "bookmark, step 1 of 7" } },
	{ "numbers/binary", "k k", { "-bookmark, step" } },
	{ "numbers/binary", "k n b", { "bookmark, step 1 of 7" } },
	/* a note in several lines, replaced, taken away */
	{ "numbers/binary", "j один Enter два Tab Enter End",
		{ "My note:", "один", "два" } },
	{ "numbers/binary", "j один Tab Enter j два Tab Enter End",
		{ "одиндва" } },
	{ "numbers/binary",
		"j один Tab Enter j Backspace Backspace Backspace Backspace "
		"Tab Enter",
		{ "The note is taken", "-My note" } },
	{ "numbers/binary", "j Tab Enter", { "step 1 of 7", "-note is" } },
	{ "numbers/binary", "j один Tab Right Enter",
		{ "step 1 of 7", "-My note" } },
	{ "numbers/binary", "j один Tab Right Enter j", { "один" } },
	/* the list: open, change, take away */
	{ "numbers/binary", "j один Tab Enter t b k Enter",
		{ "note, step 1" } },
	{ "numbers/binary", "j один Tab Enter t b k j два Tab Enter Home",
		{ "Bookmarks and notes", "одиндва" } },
	{ "numbers/binary", "k t b k k", { "is taken away" } },
	{ "numbers/binary", "k t b k k k j Enter", { "There are none yet" } },
	/* what was done is looked at; there, too, one may note something */
	{ "numbers/check", "Enter e End Enter Enter k", { "bookmark is set" } },
};

/* Prints the screen where it is not as it should be. */
static bool shows(const struct room *r, const struct walk *w)
{
	for (size_t i = 0; i < 3 && w->shows[i]; i++) {
		const char *text = w->shows[i];
		bool wanted = text[0] != '-';
		struct buf b = { 0 };

		if (room_shows(r, wanted ? text : text + 1) == wanted)
			continue;
		canvas_dump(&r->front.canvas, &b);
		fprintf(stderr, "after %s, %s:\n%s", w->keys, text,
			buf_str(&b));
		buf_release(&b);
		return false;
	}
	return true;
}

static void walking(void **state)
{
	bool all = true;

	(void)state;
	for (size_t i = 0; i < sizeof walks / sizeof walks[0]; i++) {
		struct room r = { 0 };

		room_enter(&r, walks[i].place);
		room_keys(&r, walks[i].keys);
		all &= shows(&r, &walks[i]);
		room_leave(&r);
	}
	assert_true(all);
}

/* What was found is looked for again in the other language. */
static void language(void **state)
{
	struct room r = { 0 };

	(void)state;
	room_enter(&r, NULL);
	room_keys(&r, "f lesson Enter");
	room_must_show(&r, "Nothing was found");
	room_keys(&r, "Tab Right Right Right Enter");
	assert_string_equal(r.alone.app.language, "en");
	room_leave(&r);
}

/* A step that is gone: its note can be read and taken away all the same. */
static void gone(void **state)
{
	struct room r = { 0 };
	const struct app_note lost = { .module = "gone",
		.unit = "u",
		.step = "s",
		.bookmark = YES,
		.text = "на память" };
	struct app *a = &r.alone.app;

	(void)state;
	room_enter(&r, NULL);
	a->ops->note(a, &lost);
	room_keys(&r, "k");
	room_must_show(&r, "gone / u / s");
	room_must_show(&r, "на память");
	room_keys(&r, "Enter");
	room_must_show(&r, "There is nothing to open here");
	room_keys(&r, "k j Tab Right Enter");
	room_must_show(&r, "на память");
	room_keys(&r, "j Backspace Backspace Backspace Backspace Backspace "
		      "Backspace Backspace Backspace Backspace Tab Enter");
	room_must_show(&r, "The note is taken");
	room_leave(&r);
}

/* A note longer than a record holds is not taken, and that is said. */
static void full(void **state)
{
	struct room r = { 0 };
	const struct key letter = { .kind = KEYS_CHAR, .ch = '"' };

	(void)state;
	room_enter(&r, "numbers/binary");
	room_keys(&r, "j");
	for (int i = 0; i < NOTE_BYTES; i++)
		room_press(&r, letter);
	assert_false(room_shows(&r, "There is no room for more"));
	room_press(&r, letter);
	room_must_show(&r, "There is no room for more");
	room_keys(&r, "Tab Enter");
	room_must_show(&r, "The note is saved");
	room_leave(&r);
}

/* --- any keys --------------------------------------------------------- */

static struct key any_key(void)
{
	static const enum key_kind kinds[] = { KEYS_ENTER, KEYS_ENTER, KEYS_TAB,
		KEYS_UP, KEYS_DOWN, KEYS_DOWN, KEYS_LEFT, KEYS_RIGHT,
		KEYS_PAGE_UP, KEYS_PAGE_DOWN, KEYS_HOME, KEYS_END, KEYS_ESC,
		KEYS_BACKSPACE, KEYS_DELETE, KEYS_UNDO };
	static const char letters[] = "fgkjfgkjfgkjbtnlh?1 23ev";
	struct key key = { .kind = KEYS_CHAR };

	if (random_below(2) == 0)
		key.kind = kinds[random_below(sizeof kinds / sizeof *kinds)];
	else if (random_below(8) == 0)
		key.ch = U'б' + (uint32_t)random_below(8);
	else
		key.ch = (unsigned char)
			letters[random_below(sizeof letters - 1)];
	return key;
}

static void any_keys(void **state)
{
	static const char *const places[] = { NULL, "numbers/binary",
		"numbers/check", "training/drill", "training/exam" };

	(void)state;
	for (size_t round = 0; round < 40; round++) {
		struct room r = { .rows = 10 + (int)random_below(20),
			.cols = 36 + (int)random_below(60) };

		room_enter(&r, places[round % 5]);
		for (int i = 0; i < 250; i++) {
			alone_wait(1000);
			if (random_below(60) == 0)
				room_resize(&r, 8 + (int)random_below(20),
					30 + (int)random_below(60));
			room_press(&r, any_key());
			front_tick(&r.front);
		}
		room_leave(&r);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(walking),
		cmocka_unit_test(language),
		cmocka_unit_test(gone),
		cmocka_unit_test(full),
		cmocka_unit_test(any_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
