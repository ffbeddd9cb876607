/* ui/front: typing at a step, and the letters that hints show. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/room.h"

static struct buf last_row(const struct room *r)
{
	struct buf all = { 0 }, row = { 0 };
	const char *last;

	canvas_dump(&r->front.canvas, &all);
	all.data[all.len - 1] = '\0';
	last = strrchr(all.data, '\n');
	buf_adds(&row, last + 1);
	buf_release(&all);
	return row;
}

static void press_kind(struct room *r, enum key_kind kind)
{
	room_press(r, (struct key){ .kind = kind });
}

static void paste(struct room *r, const char *text)
{
	press_kind(r, KEYS_PASTE);
	while (*text) {
		struct key key = { .kind = KEYS_CHAR, .pasted = true };

		text += text_decode(text, strlen(text), &key.ch);
		room_press(r, key);
	}
}

/* --- hints ------------------------------------------------------------ */

/* What is typed at a place, and what is in the last line after it. */
static const struct {
	const char *place, *keys, *row;
} hints[] = {
	{ "numbers/binary/q-three", "",
		"h hint  n skip  b back  l language  ? keys  "
		"q quit  t contents" },
	/* a digit that is a letter of the Kazakh row */
	{ "numbers/binary/q-three", "ә",
		"р hint  т skip  и back  д language  ? keys  "
		"й quit  е contents" },
	{ "numbers/binary/q-three", "ф a",
		"h hint  n skip  b back  l language  ? keys  "
		"q quit  t contents" },
	/* a command */
	{ "numbers/binary", "Т",
		"и back  е contents  д language  ? keys  й quit" },
	/* typed into a field, where hints have no letters */
	{ "numbers/binary/q-word", "сөз",
		"Tab: hint  skip  undo  back  language  keys  "
		"quit  contents" },
	{ "numbers/binary/q-word", "сөз Tab Right Right Right Enter",
		"р hint  т skip  и back  д language  ? keys  "
		"й quit  е contents" },
	{ "numbers/binary/q-word", "for Tab Right Right Right Enter",
		"h hint  n skip  b back  l language  ? keys  "
		"q quit  t contents" },
	{ NULL, "", "l language  ? keys  q quit" },
	{ NULL, "Д", "д language  ? keys  й quit" },
};

static void hints_show_the_key(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof hints / sizeof hints[0]; i++) {
		struct room r = { 0 };
		struct buf row;

		room_enter(&r, hints[i].place);
		room_keys(&r, hints[i].keys);
		row = last_row(&r);
		if (!strstr(buf_str(&row), hints[i].row))
			fail_msg("%s: %s", hints[i].keys, buf_str(&row));
		buf_release(&row);
		room_leave(&r);
	}
}

/* The letters are as wide: nothing else moves or has no room. */
static void as_wide(void **state)
{
	struct room r = { .rows = 12, .cols = 40 };
	struct buf latin, cyrillic;

	(void)state;
	room_enter(&r, "numbers/binary/q-three");
	room_keys(&r, "1");
	latin = last_row(&r);
	room_keys(&r, "ә");
	cyrillic = last_row(&r);
	assert_string_not_equal(buf_str(&latin), buf_str(&cyrillic));
	assert_int_equal(text_width(buf_str(&latin), latin.len),
		text_width(buf_str(&cyrillic), cyrillic.len));
	buf_release(&latin);
	buf_release(&cyrillic);
	room_leave(&r);
}

/* On the page of keys too; and what is shown does it. */
static void keys_page(void **state)
{
	struct room r = { 0 };

	(void)state;
	room_enter(&r, "numbers/binary/q-three");
	room_keys(&r, "?");
	room_must_show(&r, "h v ");
	room_keys(&r, "и ?");
	room_must_show(&r, "р м ");
	room_must_show(&r, "1 2 3 ...");
	room_keys(&r, "и р");
	room_must_show(&r, "Hint 1");
	room_leave(&r);
}

/* As a Latin letter a Cyrillic one would name another key. */
static void latin_terminal(void **state)
{
	const struct charset latin = { .mode = SHOWN_LATIN };
	struct room r = { 0 };

	(void)state;
	room_enter(&r, "numbers/binary/q-three");
	r.alone.app.charset = &latin;
	room_keys(&r, "ә");
	room_must_show(&r, "h hint  n skip");
	room_leave(&r);
}

/* --- typing ----------------------------------------------------------- */

/* Undo is in the menu while one types: no letter changes it; redo comes. */
static void undo_in_menu(void **state)
{
	struct room r = { 0 };

	(void)state;
	room_enter(&r, "numbers/binary/q-word");
	room_must_show(&r, "undo");
	room_keys(&r, "for Space each");
	room_must_show(&r, "for each");
	room_keys(&r, "Tab Right Right");
	room_must_show(&r, "skip >█undo");
	room_keys(&r, "Enter");
	room_must_show(&r, "Answer: for █");
	room_must_show(&r, "skip  undo  redo  back");
	room_keys(&r, "Tab Right Right Enter");
	room_must_show(&r, "Answer: █");
	room_must_show(&r, "skip  undo  redo  back");
	room_keys(&r, "Tab Right Right Right Enter Tab Right Right Right "
		      "Enter");
	room_must_show(&r, "for each");
	assert_false(room_shows(&r, "redo"));
	press_kind(&r, KEYS_UNDO);
	press_kind(&r, KEYS_WORD_BACKSPACE);
	room_must_show(&r, "Answer: █");
	/* The next step has a history of its own. */
	room_keys(&r, "Tab Right Enter Tab Enter Tab Right Enter");
	assert_false(room_shows(&r, "redo"));
	room_leave(&r);
}

static void pastes(void **state)
{
	struct buf much = { 0 };
	struct room r = { 0 };

	(void)state;
	room_enter(&r, "numbers/binary/q-word");
	paste(&r, "for\neach\n");
	room_must_show(&r, "Answer: for each█");
	press_kind(&r, KEYS_UNDO);
	room_must_show(&r, "Answer: █");
	buf_fill(&much, 'x', 600);
	paste(&r, buf_str(&much));
	room_must_show(&r, "What you pasted is too long: its end is left out.");
	press_kind(&r, KEYS_UNDO);
	room_must_show(&r, "Answer: █");
	/* The last line lets go of the focus: a space must not choose there. */
	room_keys(&r, "Tab");
	paste(&r, " a");
	room_must_show(&r, "Answer:  a█");
	buf_release(&much);
	room_leave(&r);
}

/* Where nothing is typed, nothing can be pasted: it would press keys. */
static void pasted_keys(void **state)
{
	struct room r = { 0 };

	(void)state;
	room_enter(&r, "numbers/binary/q-three");
	room_keys(&r, "3");
	paste(&r, " q\n2 ");
	room_must_show(&r, "█ 3) 8");
	room_must_show(&r, "Enter answer  h hint");
	room_leave(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hints_show_the_key),
		cmocka_unit_test(as_wide),
		cmocka_unit_test(keys_page),
		cmocka_unit_test(latin_terminal),
		cmocka_unit_test(undo_in_menu),
		cmocka_unit_test(pastes),
		cmocka_unit_test(pasted_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
