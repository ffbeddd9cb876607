/*
 * ui/widget_*: for every shape of answer the cursor stands on what has the
 * focus, and another window or language takes nothing away.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/folder.h"
#include "support/room.h"

#define ROWS(array) (sizeof(array) / sizeof *(array))

/* What is done at a step, and what then stands at the cursor, "█". */
static const struct {
	const char *place, *keys, *focus;
} rows[] = {
	{ "numbers/binary/q-three", "4", "█ 4) 111" },
	{ "numbers/binary/q-which", "3", "█ [x] 3)" },
	{ "numbers/binary/q-which", "End Down", "█ [ Answer ]" },
	{ "numbers/binary/q-word", "for", "Answer: for█" },
	{ "numbers/binary/q-word", "for Home", "Answer: █for" },
	{ "numbers/binary/own", "Один Enter два", " два█" },
	{ "training/drill/q-parts", "", " [█" },
	{ "training/drill/q-parts", "8", " [8█" },
	{ "training/drill/q-parts", "8 Down 4 Up Left", " [█8" },
	{ "training/drill/q-parts", "1234567890", " [1234567890█" },
	{ "training/drill/q-parts", "Down Down Down 13", " [13█" },
	{ "training/drill/q-parts", "Down Down Down Down", " [█choose" },
	{ "training/drill/q-parts", "Down Down Down Down 2", " [█нечётное]" },
	{ "training/drill/q-parts", "Down Down Down Down Down",
		"█ [ Answer ]" },
	{ "training/drill/q-loop", "int(input())", " [int(input())█" },
	{ "training/drill/q-loop", "Enter 1", "while n [█" },
	{ "training/drill/q-loop", "Enter Enter Enter 3",
		"[█остаток от деления" },
	{ "training/drill/q-steps", "5", "█ 5. " },
	{ "training/drill/q-steps", "5 Enter Up", "█ 4. Повторять" },
	{ "training/drill/q-steps", "5 Enter Home", "█ 1. Повторять" },
	{ "training/drill/q-steps", "End Down", "█ [ Answer ]" },
	{ "training/drill/q-some", "2 Enter End", "█ -  На места" },
	{ "training/drill/q-some", "2 Enter End Up Up", "█ 4. На места" },
	{ "training/drill/q-lines", "3 Enter Up Up", "█ 1. n = 6" },
	{ "training/drill/q-pairs", "2", "█ 101 " },
	{ "training/drill/q-pairs", "Down Down Down 3", "█ 1111   = 3) 101" },
	{ "training/drill/q-pairs", "End Down", "█ [ Answer ]" },
	{ "training/drill/q-words", "Down Enter Enter Enter 5", "█ килобайт" },
	{ "training/drill/q-prints", "0 Enter 1", " 1█" },
};

/* Smallest, odd ones, and larger than anybody has. */
static const struct {
	int rows, cols;
} sizes[] = { { 10, 36 }, { 12, 40 }, { 15, 47 }, { 16, 59 }, { 20, 60 },
	{ 24, 80 }, { 11, 132 }, { 50, 36 }, { 100, 300 } };

/* At every size one sees where one is. */
static void focus(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		for (size_t k = 0; k < ROWS(sizes); k++) {
			struct room r = { .rows = sizes[k].rows,
				.cols = sizes[k].cols };

			room_enter(&r, rows[i].place);
			room_keys(&r, rows[i].keys);
			room_must_show(&r, rows[i].focus);
			room_leave(&r);
		}
	}
}

static char *look(const struct room *r)
{
	struct buf b = { 0 };

	canvas_dump(&r->front.canvas, &b);
	return buf_steal(&b);
}

/* From each size to each other one, and through windows too small. */
static void resized(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct room r = { 0 };
		char *before, *after;

		room_enter(&r, rows[i].place);
		room_keys(&r, rows[i].keys);
		before = look(&r);
		for (size_t k = 0; k < ROWS(sizes) * ROWS(sizes); k++) {
			size_t to = k % ROWS(sizes) * (k / ROWS(sizes) + 1);

			to %= ROWS(sizes);
			room_resize(&r, sizes[to].rows, sizes[to].cols);
			room_must_show(&r, rows[i].focus);
			if (k % 7 == 0)
				room_resize(&r, 5, 20);
		}
		room_resize(&r, 24, 80);
		after = look(&r);
		assert_string_equal(after, before);
		free(before);
		free(after);
		room_leave(&r);
	}
}

/* What is read stays, too: the page with the line that was the first. */
static void read_on(void **state)
{
	struct room r = { .rows = 12, .cols = 40 };

	(void)state;
	room_enter(&r, "numbers/binary/long");
	room_keys(&r, "PgDn");
	room_must_show(&r, "█нагрелся");
	room_resize(&r, 12, 60);
	room_must_show(&r, "нагрелся");
	room_resize(&r, 24, 80);
	room_must_show(&r, "нагрелся");
	room_resize(&r, 12, 40);
	room_must_show(&r, "█нагрелся");
	room_keys(&r, "Home PgDn PgDn");
	room_must_show(&r, "█Запомните");
	room_resize(&r, 24, 80);
	room_keys(&r, "?");
	room_resize(&r, 12, 40);
	room_keys(&r, "Esc");
	room_must_show(&r, "█Запомните");
	room_leave(&r);
}

/* The unit that is open, in another language. */
static void show_in(struct room *r, const char *language)
{
	struct app *a = &r->alone.app;
	struct faults faults = { 0 };
	const struct unit *u =
		folder_unit(library_folder(a->library, a->module),
			a->play->name, language, &faults);

	assert_non_null(u);
	faults_release(&faults);
	play_show(a->play, u);
	room_resize(r, r->rows, r->cols);
}

/* What is typed, held, chosen and paired is the same in any language. */
static void translated(void **state)
{
	struct room r = { 0 };

	(void)state;
	room_enter(&r, "training/drill/q-parts");
	room_keys(&r, "8 Enter 4 Enter Enter 12 Enter 2");
	show_in(&r, "ky");
	room_must_show(&r, "[8     ] + [4     ] + 0 + [      ] = [12    ]");
	room_must_show(&r, "[█так");
	show_in(&r, "ru");
	room_must_show(&r, "[█нечётное]");
	room_leave(&r);
	room_enter(&r, "training/drill/q-steps");
	room_keys(&r, "5 Enter Up Up");
	show_in(&r, "ky");
	room_must_show(&r, "кадамдарын иреттеңиз");
	room_must_show(&r, "█ 3. Повторять");
	room_must_show(&r, "<- taken");
	room_keys(&r, "Backspace");
	room_must_show(&r, "█ 5. Повторять");
	room_leave(&r);
	room_enter(&r, "training/drill/q-pairs");
	room_keys(&r, "1 Enter Enter 3");
	show_in(&r, "ky");
	room_must_show(&r, "сан менен туташтырыңыз");
	room_must_show(&r, "101    = 1) 8");
	room_must_show(&r, "█ 1111   = 3) 101");
	room_leave(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(focus),
		cmocka_unit_test(resized),
		cmocka_unit_test(read_on),
		cmocka_unit_test(translated),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
