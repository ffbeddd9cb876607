/*
 * ui/view for a terminal that shows Latin letters only: all words are
 * longer, and still nothing is lost, torn or shifted.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "golden.h"
#include "support/room.h"

#define LESSON "programming-basics/variables"
#define QUIZ "programming-basics/variables-quiz"
#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static const struct charset latin = { .mode = SHOWN_LATIN, .combines = true };

/* Of our own modules, in the languages that these have. */
static const struct shot own[] = {
	{ "latin-home", NULL, "Down" },
	{ "latin-help", NULL, "?" },
	{ "latin-contents", LESSON "/update", "t" },
	{ "latin-read", LESSON "/assign", "Up" },
	{ "latin-choice", LESSON "/q-price", "2 Enter h" },
	{ "latin-text", LESSON "/q-seats", "щит Left" },
	{ "latin-intro", QUIZ, "Up" },
	{ "latin-result", QUIZ, "End Enter 1 Enter 3 Enter e End Enter" },
};

static const struct shot shapes[] = {
	{ "latin-gaps", "training/drill/q-parts", "8 Enter" },
	{ "latin-loop", "training/drill/q-loop",
		"input() Down 2 Down 2 Down 2 Down Enter" },
	{ "latin-order", "training/drill/q-some", "2 Enter End" },
	{ "latin-match", "training/drill/q-pairs", "1 Enter Enter 3" },
};

static void goldens(void **state)
{
	char modules[4200];
	struct room room = {
		.language = "kk", .speaks = "kk", .charset = &latin
	};

	(void)state;
	assert_int_equal(room_shoot(&room, shapes, LENGTH(shapes)), 0);
	snprintf(modules, sizeof modules, "%s", golden_path("../modules"));
	room.modules = modules;
	assert_int_equal(room_shoot(&room, own, LENGTH(own)), 0);
}

/* What is drawn is nowhere Cyrillic, and no letter became "?". */
static void check(const struct room *r, const struct shot *shot)
{
	for (int row = 0; row < r->rows; row++) {
		for (int col = 0; col < r->cols; col++) {
			const struct cell *c =
				canvas_at(&r->front.canvas, row, col);
			struct buf shown = { 0 };

			letters_show(&shown, &latin, c->text, strlen(c->text));
			if (shown.len > 1 || (buf_str(&shown)[0] == '?' &&
						     c->text[0] != '?'))
				fail_msg("%s %s, %dx%d: %s at %d, %d",
					r->speaks, shot->name, r->cols, r->rows,
					c->text, row, col);
			buf_release(&shown);
		}
	}
}

static void walk(const struct room *like, const struct shot *shots, size_t n)
{
	static const int sizes[][2] = { { 24, 80 }, { 20, 60 }, { 12, 40 },
		{ 9, 33 }, { 50, 200 } };

	for (size_t i = 0; i < n * LENGTH(sizes); i++) {
		const struct shot *shot = &shots[i / LENGTH(sizes)];
		struct room r = *like;

		r.rows = sizes[i % LENGTH(sizes)][0];
		r.cols = sizes[i % LENGTH(sizes)][1];
		room_enter(&r, shot->place);
		check(&r, shot);
		room_keys(&r, shot->keys);
		check(&r, shot);
		room_keys(&r, "Tab Right");
		check(&r, shot);
		room_leave(&r);
	}
}

static void everywhere(void **state)
{
	static const char *const languages[] = { "ru", "kk", "ky", "tg", "en" };
	char modules[4200];

	(void)state;
	snprintf(modules, sizeof modules, "%s", golden_path("../modules"));
	for (size_t i = 0; i < LENGTH(languages); i++) {
		struct room room = { .language = languages[i],
			.speaks = languages[i],
			.charset = &latin };

		walk(&room, shapes, LENGTH(shapes));
		room.modules = modules;
		walk(&room, own, LENGTH(own));
	}
}

/* The caret stands behind what was typed, in one line and in several. */
static void caret(void **state)
{
	struct room r = { .charset = &latin };

	(void)state;
	room_enter(&r, "numbers/binary");
	room_keys(&r, "n n n щит");
	room_must_show(&r, "Answer: shhit█");
	room_keys(&r, "Left Left");
	room_must_show(&r, "Answer: shh█it");
	room_keys(&r, "Backspace");
	room_must_show(&r, "Answer: █it");
	assert_string_equal(buf_str(&r.front.step.edit.text), "ит");
	room_keys(&r, "Home щщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщ");
	room_must_show(&r, "shh█it");
	room_keys(&r, "Home");
	room_must_show(&r, "Answer: █shhshh");
	for (int i = 0; i < 40; i++)
		room_keys(&r, "Right");
	room_leave(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(goldens),
		cmocka_unit_test(everywhere),
		cmocka_unit_test(caret),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
