/* walk_screen.c - the student who uses the screen: see walk.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"
#include "walk_look.h"

enum { FIELD_MAX = 40, TEXT_BYTES = 100 };

/* Looks at a list; what was told of an answer may have a page of its own. */
static void look_at_list(struct term *t, const char *text)
{
	look(t);
	if (look_find(text) >= 0)
		return;
	assert_true(term_wait(t, "Enter try again"));
	look_enter(t);
	assert_true(term_wait_gone(t, "Enter try again"));
	look(t);
}

static const char *last_line(void)
{
	return look_row(LOOK_ROWS - 1);
}

/* --- what is picked --------------------------------------------------- */

static void pick(struct term *t, const char *const *with)
{
	look_at_list(t, with[0]);
	look_press(t, with[0]);
}

static bool among(int row, const char *const *with)
{
	while (*with && !look_lists(row, *with))
		with++;
	return *with != NULL;
}

static bool is_marked(struct term *t, void *row)
{
	look_quickly(t);
	return strstr(look_row(*(int *)row), " [x] ") != NULL;
}

static bool is_not_marked(struct term *t, void *row)
{
	return !is_marked(t, row);
}

static void mark(struct term *t, const char *const *with)
{
	look_at_list(t, "Answer");
	for (int i = 0; i < look_find("Answer"); i++) {
		bool wanted = among(i, with);

		if (wanted == is_marked(t, &i))
			continue;
		look_go(t, i);
		term_type(t, TERM_ENTER);
		assert_true(term_wait_until(
			t, wanted ? is_marked : is_not_marked, &i));
		look(t);
	}
	look_press(t, "Answer");
}

/* --- what is typed ---------------------------------------------------- */

/* What stands in a field goes, and the text comes. */
static void type(struct term *t, const char *text)
{
	for (int i = 0; i < FIELD_MAX; i++)
		term_type(t, TERM_BACKSPACE);
	term_type(t, text);
}

static void type_line(struct term *t, const char *const *with)
{
	look(t);
	type(t, with[0]);
	look_enter(t);
}

static void write_lines(struct term *t, const char *const *with)
{
	look(t);
	type(t, with[0]);
	while (*++with) {
		term_type(t, TERM_ENTER);
		term_type(t, *with);
	}
	look_choose(t, "answer");
}

/* --- gaps ------------------------------------------------------------- */

/* The gap with the focus, from 1; beyond them all is the button. */
static int gap_at(int count)
{
	for (int i = 0; i < LOOK_ROWS; i++) {
		const char *said = strstr(look_row(i), "Gap ");

		if (said && strstr(said, " of "))
			return atoi(said + 4);
	}
	return count + 1;
}

static void go_to_gap(struct term *t, int gap, int count)
{
	char said[TEXT_BYTES];

	for (int at = gap_at(count); at != gap;) {
		bool down = at < gap;

		at += down ? 1 : -1;
		term_type(t, down ? TERM_DOWN : TERM_UP);
		snprintf(said, sizeof(said), "Gap %d of %d:", at, count);
		assert_true(term_wait(t, said));
	}
	look(t);
}

/* Right goes from "choose" through what is listed below: "1) a  2) b". */
static void fill_gap(struct term *t, const char *text)
{
	char listed[TEXT_BYTES], chosen[TEXT_BYTES];
	const char *at;

	snprintf(chosen, sizeof(chosen), "[%s ", text);
	snprintf(listed, sizeof(listed), ") %s", text);
	at = strstr(term_screen(t), listed);
	if (!at) {
		type(t, text);
		return;
	}
	if (strstr(term_screen(t), chosen))
		return;
	at = strstr(term_screen(t), listed);
	for (int n = at[-1] - '0'; n > 0; n--)
		term_type(t, TERM_RIGHT);
	assert_true(term_wait(t, chosen));
}

static void fill(struct term *t, const char *const *with)
{
	int count = 0;

	while (with[count])
		count++;
	look(t);
	for (int i = 0; i < count; i++) {
		go_to_gap(t, i + 1, count);
		fill_gap(t, with[i]);
	}
	term_type(t, TERM_DOWN);
	assert_true(term_wait(t, "> [ Answer ]"));
	look_enter(t);
}

/* --- orders and pairs ------------------------------------------------- */

/* Takes the row with the focus to that number; 0: to what is not needed. */
static void carry(struct term *t, int number)
{
	term_type(t, TERM_ENTER);
	assert_true(term_wait(t, "<- taken"));
	look(t);
	while (look_number(look_focus()) != number)
		look_move(t, number == 0);
	term_type(t, TERM_ENTER);
	assert_true(term_wait_gone(t, "<- taken"));
	look(t);
}

static int row_numbered(int number)
{
	int i = 0;

	while (i < LOOK_ROWS && look_number(i) != number)
		i++;
	return i;
}

static void arrange(struct term *t, const char *const *with)
{
	int next = 1;

	look_at_list(t, "Answer");
	for (; *with; with++, next++) {
		look_go_to(t, *with);
		if (look_number(look_focus()) != next)
			carry(t, next);
	}
	while (row_numbered(next) < LOOK_ROWS) {
		look_go(t, row_numbered(next));
		carry(t, 0);
	}
	look_press(t, "Answer");
}

/* The number of what a left is paired with: "101  = 2) five"; 0: none. */
static int paired_with(int row)
{
	const char *pair = strstr(look_row(row), " = ");

	return pair ? atoi(pair + 3) : 0;
}

static void pair(struct term *t, const char *const *with)
{
	char paired[TEXT_BYTES];

	look_at_list(t, "Answer");
	for (; *with; with += 2) {
		int wanted, now;

		look_go_to(t, with[0]);
		wanted = look_number(look_find(with[1]));
		now = paired_with(look_focus());
		for (; now < wanted; now++)
			term_type(t, TERM_RIGHT);
		for (; now > wanted; now--)
			term_type(t, TERM_LEFT);
		snprintf(paired, sizeof(paired), "= %d) %s", wanted, with[1]);
		assert_true(term_wait(t, paired));
		look(t);
	}
	look_press(t, "Answer");
}

/* --- around answers --------------------------------------------------- */

/* Enter, but where that ends a line. */
static void next(struct term *t, const char *const *with)
{
	(void)with;
	look(t);
	if (strstr(last_line(), "Enter new line"))
		look_choose(t, "next");
	else
		look_enter(t);
}

static void back(struct term *t, const char *const *with)
{
	(void)with;
	look(t);
	look_choose(t, "back");
}

static void hint(struct term *t, const char *const *with)
{
	(void)with;
	look(t);
	look_choose(t, "hint");
}

static void see(struct term *t, const char *const *with)
{
	look(t);
	look_choose(t, "see text");
	assert_true(term_wait(t, with[0]));
	assert_true(term_wait(t, "back to the question"));
	look_enter(t);
}

static void quit(struct term *t, const char *const *with)
{
	(void)with;
	look(t);
	look_choose(t, "quit");
	assert_true(term_wait(t, "Everything is saved. Enter: quit."));
	look_enter(t);
}

const struct walker walker_on_screen = {
	.terminal = "TERM=xterm-256color",
	.rows = LOOK_ROWS,
	.deeds = {
		[WALK_PICK] = pick,
		[WALK_MARK] = mark,
		[WALK_TYPE] = type_line,
		[WALK_WRITE] = write_lines,
		[WALK_FILL] = fill,
		[WALK_ARRANGE] = arrange,
		[WALK_PAIR] = pair,
		[WALK_NEXT] = next,
		[WALK_BACK] = back,
		[WALK_HINT] = hint,
		[WALK_SEE] = see,
		[WALK_QUIT] = quit,
	},
};
