/* ui/view, ui/front: the rules of the flow, whatever is on the screen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/room.h"

/* A key with no time since the last one. */
static void at_once(struct room *r, enum key_kind kind)
{
	room_press(r, (struct key){ .kind = kind });
}

/* Enter within 0.4 s of another Enter is the same Enter, on questions. */
static void enter_twice(void **state)
{
	struct room r = { 0 };

	(void)state;
	room_enter(&r, "numbers/binary");
	at_once(&r, KEYS_ENTER); /* pages are turned as fast as one likes */
	at_once(&r, KEYS_ENTER);
	at_once(&r, KEYS_ENTER);
	room_must_show(&r, "step 3 of 7");
	assert_false(room_shows(&r, "Choose an answer first."));
	room_keys(&r, "3");
	at_once(&r, KEYS_ENTER);
	room_must_show(&r, "your answer: right");
	at_once(&r, KEYS_ENTER);
	room_must_show(&r, "your answer: right");
	alone_wait(399);
	at_once(&r, KEYS_ENTER); /* held down, it is still the same */
	room_must_show(&r, "your answer: right");
	room_keys(&r, "Enter");
	room_must_show(&r, "step 4 of 7");
	room_leave(&r);
}

/* Every letter command works in Russian letters; none while typing. */
static void russian_letters(void **state)
{
	struct room r = { 0 };

	(void)state;
	room_enter(&r, "numbers/binary");
	room_keys(&r, "т Т ш"); /* n, N, i */
	room_must_show(&r, "step 3 of 7");
	room_keys(&r, "р"); /* h */
	room_must_show(&r, "Hint 1 of 2.");
	room_keys(&r, "и"); /* b */
	room_must_show(&r, "step 2 of 7");
	room_keys(&r, "Т т й Й"); /* in a field they are letters */
	room_must_show(&r, "Answer: йЙ");
	room_keys(&r, "Esc Right Enter");
	room_must_show(&r, "step 5 of 7");
	room_keys(&r, "\" ә"); /* digits of a Kazakh keyboard */
	room_must_show(&r, "[x] 1)");
	room_must_show(&r, "[x] 2)");
	room_keys(&r, ","); /* 6 there, and there is no sixth */
	assert_false(room_shows(&r, "Which key does what"));
	room_keys(&r, "1 1 ,"); /* real digits: it is the key of "?" */
	room_must_show(&r, "Which key does what");
	room_keys(&r, "Backspace");
	room_must_show(&r, "step 5 of 7");
	room_keys(&r, "й");
	room_must_show(&r, "Enter: quit.");
	room_keys(&r, "й");
	assert_false(r.front.over);
	assert_false(room_shows(&r, "Enter: quit."));
	room_keys(&r, "й Enter");
	assert_true(r.front.over);
	room_leave(&r);
}

/* With so many options "," and "." are digits of a Kazakh keyboard. */
static void kazakh_row(void **state)
{
	struct room r = { 0 };

	(void)state;
	room_enter(&r, "training/drill/q-seven");
	room_keys(&r, ",");
	room_must_show(&r, "█ 6) 110");
	room_keys(&r, ".");
	room_must_show(&r, "█ 7) 111");
	room_leave(&r);
}

/* What was typed is there again, whatever happened meanwhile. */
static void typed_text_stays(void **state)
{
	struct room r = { 0 };

	(void)state;
	room_enter(&r, "numbers/binary");
	room_keys(&r, "n n n fo");
	room_resize(&r, 5, 20);
	room_must_show(&r, "Too small");
	room_keys(&r, "x y z");
	room_resize(&r, 12, 40);
	room_must_show(&r, "Answer: fo█");
	room_keys(&r, "Tab Right Right Right Right Right Right Enter");
	room_must_show(&r, "is not sent");
	room_keys(&r, "Esc");
	room_keys(&r, "Tab Right Right Right Enter");
	room_must_show(&r, "step 3 of 7");
	room_keys(&r, "n");
	room_must_show(&r, "Answer: fo█");
	room_keys(&r, "r Enter");
	room_must_show(&r, "Right.");
	room_leave(&r);
}

/* What was marked or chosen and not sent stays as typed text does. */
static void choices_stay(void **state)
{
	struct room r = { 0 };

	(void)state;
	room_enter(&r, "numbers/binary");
	room_keys(&r, "n n 2 b n");
	room_must_show(&r, "█ 2) 6");
	room_keys(&r, "n Tab Right Enter 1 4 b Tab Right Enter");
	room_must_show(&r, "[x] 1)");
	room_must_show(&r, "[x] 4)");
	room_must_show(&r, "[ ] 2)");
	room_leave(&r);
}

/* One step of a finished lesson is looked at; only "Again" begins anew. */
static void finished_step(void **state)
{
	char attempt[ULID_CHARS + 1];
	struct room r = { 0 };

	(void)state;
	room_enter(&r, "numbers/binary");
	memcpy(attempt, r.alone.app.play->attempt, sizeof(attempt));
	room_keys(&r, "n n 3 Enter Enter Tab Right Enter n Tab Enter Tab "
		      "Right Enter");
	room_must_show(&r, "end of the lesson");
	room_keys(&r, "b Home Right Down Down Down Enter");
	room_must_show(&r, "step 3 of 7");
	room_must_show(&r, "your answer: right");
	room_must_show(&r, "r result");
	assert_string_equal(r.alone.app.play->attempt, attempt);
	room_keys(&r, "t");
	room_must_show(&r, "right");
	room_keys(&r, "Down Down Down Down Down Enter");
	room_must_show(&r, "step 5 of 7");
	room_must_show(&r, "r result");
	room_keys(&r, "r t Home Enter");
	room_must_show(&r, "end of the lesson");
	assert_string_equal(r.alone.app.play->attempt, attempt);
	room_keys(&r, "Down Down Enter");
	room_must_show(&r, "step 1 of 7");
	assert_string_not_equal(r.alone.app.play->attempt, attempt);
	room_leave(&r);
}

/* Down leaves a page for the menu, PgDn does not; one mark is to be seen. */
static void one_mark(void **state)
{
	static const char *const units[] = { NULL, "numbers/binary",
		"numbers/check" };
	struct room r = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		room_enter(&r, units[i]);
		room_keys(&r, "PgDn PgDn PgDn PgDn");
		assert_int_equal(r.front.menu_at, -1);
		room_leave(&r);
	}
	room_enter(&r, NULL);
	room_keys(&r, "Tab");
	assert_false(room_shows(&r, "> "));
	for (int i = 0; i < MENU_ITEMS && r.front.menu_at >= 0; i++)
		room_keys(&r, "Tab");
	room_must_show(&r, "█ ");
	room_leave(&r);
	room_enter(&r, "numbers/binary");
	room_keys(&r, "n n 2 Tab");
	assert_false(room_shows(&r, "> 2)"));
	room_keys(&r, "Up");
	room_must_show(&r, "█ 2)");
	room_leave(&r);
}

/* Ctrl-C asks as "q" does; what is typed is not said to be saved. */
/* A letter of what is being typed leads nowhere while the window is small. */
static void small_window(void **state)
{
	struct room r = { 0 };

	(void)state;
	room_enter(&r, "numbers/binary");
	room_keys(&r, "n n n fo");
	room_resize(&r, 5, 20);
	room_must_show(&r, "q: quit.");
	room_keys(&r, "й");
	assert_false(r.front.over);
	room_must_show(&r, "Enter: quit.");
	room_keys(&r, "х");
	assert_false(r.front.over);
	room_must_show(&r, "q: quit.");
	front_interrupt(&r.front);
	assert_false(r.front.over);
	room_resize(&r, 24, 80);
	room_must_show(&r, "Enter: quit. Esc: back");
	room_keys(&r, "Esc");
	room_must_show(&r, "Answer: fo█");
	room_resize(&r, 5, 20);
	room_keys(&r, "q");
	assert_false(r.front.over);
	room_keys(&r, "Enter");
	assert_true(r.front.over);
	room_leave(&r);
}

static void interrupted(void **state)
{
	struct room r = { 0 };

	(void)state;
	room_enter(&r, "numbers/binary");
	room_keys(&r, "n n n fo");
	front_interrupt(&r.front);
	room_resize(&r, r.rows, r.cols);
	room_must_show(&r, "will be lost. Enter: quit. Esc: back");
	assert_false(room_shows(&r, "Everything is saved"));
	room_keys(&r, "Esc");
	room_must_show(&r, "Answer: fo█");
	front_interrupt(&r.front);
	assert_false(r.front.over);
	front_interrupt(&r.front);
	assert_true(r.front.over);
	room_leave(&r);
}

/* "Rather not say" is an answer too. */
static void not_said(void **state)
{
	struct room r = { 0 };

	(void)state;
	room_enter(&r, "numbers/check");
	room_keys(&r, "End Enter 2 Enter");
	room_must_show(&r, "n: rather not say");
	room_keys(&r, "n");
	assert_int_equal(r.alone.app.play->slots[0].sure, 0);
	assert_true(r.alone.app.play->slots[0].answered);
	assert_false(room_shows(&r, "How sure"));
	room_leave(&r);
}

/* Time is told and ends the quiz; what was answered counts. */
static void timed_quiz(void **state)
{
	struct room r = { 0 };

	(void)state;
	room_enter(&r, "numbers/check");
	room_keys(&r, "Enter 2 Enter 3 Enter");
	room_must_show(&r, "15 minutes left");
	alone_wait(780000);
	front_tick(&r.front);
	room_resize(&r, r.rows, r.cols);
	room_must_show(&r, "seconds left");
	/* Time passing does not take the key help away. */
	room_keys(&r, "?");
	front_tick(&r.front);
	room_resize(&r, r.rows, r.cols);
	room_must_show(&r, "Which key does what");
	alone_wait(120000);
	front_tick(&r.front);
	room_resize(&r, r.rows, r.cols);
	room_must_show(&r, "The time is over");
	room_must_show(&r, "1 of 4");
	room_leave(&r);
}

/* That something is not saved is said until it is. */
static void saving_trouble(void **state)
{
	struct room r = { 0 };

	(void)state;
	room_enter(&r, "numbers/binary");
	r.alone.app.saving = APP_DISK_FULL;
	r.alone.app.waiting = 2;
	room_keys(&r, "n");
	room_must_show(&r, "The disk is full");
	room_keys(&r, "n 3 Enter");
	room_must_show(&r, "The disk is full");
	room_keys(&r, "q");
	room_must_show(&r, "2 records are not saved.");
	room_keys(&r, "Esc");
	r.alone.app.saving = APP_SAVED;
	r.alone.app.waiting = 0;
	room_keys(&r, "Enter");
	assert_false(room_shows(&r, "The disk is full"));
	room_leave(&r);
}

static void other_window(void **state)
{
	struct room r = { 0 };

	(void)state;
	room_enter(&r, "numbers/binary");
	r.alone.conflict = true;
	room_keys(&r, "n");
	room_must_show(&r, "another window");
	room_keys(&r, "n");
	assert_false(room_shows(&r, "another window"));
	room_leave(&r);
}

/* Any key anywhere, at any size: nothing breaks, the cursor is in sight. */
static void monkey(void **state)
{
	static const char *const words[] = {
		"Enter",
		"Enter",
		"Enter",
		"Tab",
		"Down",
		"Up",
		"Left",
		"Right",
		"PgUp",
		"PgDn",
		"Home",
		"End",
		"Backspace",
		"Esc",
		"Space",
		"1",
		"2",
		"3",
		"n",
		"b",
		"h",
		"t",
		"l",
		"e",
		"r",
		"i",
		"?",
		"й",
		"fоr",
		"12",
		"\xd3\xa9",
	};
	struct room r = { 0 };
	uint64_t seed = 7;

	(void)state;
	room_enter(&r, NULL);
	for (int i = 0; i < 6000; i++) {
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		if (seed >> 58 == 0) {
			r.rows = 5 + (int)(seed >> 40 & 31);
			r.cols = 20 + (int)(seed >> 32 & 127);
			room_resize(&r, r.rows, r.cols);
		}
		room_keys(&r,
			words[(seed >> 33) % (sizeof words / sizeof words[0])]);
		r.front.over = false;
		assert_in_range(r.front.canvas.cursor_row, 0, r.rows - 1);
		assert_in_range(r.front.canvas.cursor_col, 0, r.cols - 1);
		if (!frame_too_small(&r.front))
			assert_int_not_equal(r.front.canvas.cursor_row, 0);
	}
	room_leave(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(enter_twice),
		cmocka_unit_test(russian_letters),
		cmocka_unit_test(kazakh_row),
		cmocka_unit_test(typed_text_stays),
		cmocka_unit_test(choices_stay),
		cmocka_unit_test(finished_step),
		cmocka_unit_test(one_mark),
		cmocka_unit_test(small_window),
		cmocka_unit_test(interrupted),
		cmocka_unit_test(not_said),
		cmocka_unit_test(timed_quiz),
		cmocka_unit_test(saving_trouble),
		cmocka_unit_test(other_window),
		cmocka_unit_test(monkey),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
