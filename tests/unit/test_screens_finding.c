/*
 * ui/view_search, view_glossary, view_notes, view_note: against
 * golden/screens, at three sizes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/room.h"

static const struct shot shots[] = {
	{ "find", NULL, "f" },
	{ "find-typed", NULL, "f бит" },
	{ "find-all", NULL, "f бит Enter" },
	{ "find-module", "numbers/binary", "f число Enter Down" },
	{ "find-nothing", "numbers/binary", "f переключатель Enter" },
	{ "find-opened", NULL, "f цена Enter Enter" },
	{ "find-back", NULL, "f цена Enter Down Enter f" },
	{ "find-term", NULL, "f бит Enter Enter" },
	{ "glossary", "numbers/binary", "g" },
	{ "glossary-back", "numbers/binary", "g b" },
	{ "bookmark", "numbers/binary", "n k" },
	{ "bookmark-off", "numbers/binary", "n k k" },
	{ "note-empty", "numbers/binary", "n j" },
	{ "note-typed", "numbers/binary",
		"n j Спросить Space учителя: Enter почему Space не Space 10?" },
	{ "note-menu", "numbers/binary", "n j Почему? Tab" },
	{ "note-saved", "numbers/binary", "n j Почему? Tab Enter" },
	{ "note-read", "numbers/binary", "n j Почему? Tab Enter End" },
	{ "note-question", "numbers/binary/q-three",
		"k j Забыл Space степени Tab Enter" },
	{ "note-draft", "numbers/binary", "n j Почему? Tab Right Enter j" },
	{ "note-unsaved", "numbers/binary",
		"j Почему? Tab Right Right Right Right Enter" },
	{ "notes-none", NULL, "k" },
	{ "notes", "numbers/binary",
		"k n k j Спросить Space учителя, Space почему Space не "
		"Space 10? Enter И Space про Space нули. Tab Enter t b k" },
	{ "notes-changed", "numbers/binary", "k n k t b k k" },
	{ "notes-opened", "numbers/binary", "n k b t b k Enter" },
};

static void screens(void **state)
{
	const struct room room = { 0 };

	(void)state;
	assert_int_equal(
		room_shoot(&room, shots, sizeof shots / sizeof shots[0]), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(screens) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
