/* walk_look.c - see walk_look.h. */
#include "walk_look.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

enum { ROW_BYTES = 400, INDENT = 3, TABS_MAX = 12 };
/* After so long all is painted; two Enters are not one that was doubled. */
enum { PAINTED_MS = 30, PAUSE_MS = 405 };

static char rows[LOOK_ROWS][ROW_BYTES];
static int64_t looked; /* when it was looked at for long */

static int64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

void look_quickly(struct term *t)
{
	const char *s = term_screen(t);

	for (int i = 0; i < LOOK_ROWS; i++) {
		int n = (int)strcspn(s, "\n");

		snprintf(rows[i], ROW_BYTES, "%.*s", n, s);
		s += n + 1;
	}
}

void look(struct term *t)
{
	looked = now_ms();
	assert_true(term_wait_quiet(t, PAINTED_MS));
	look_quickly(t);
}

const char *look_row(int row)
{
	return rows[row];
}

/* --- lists ------------------------------------------------------------ */

static bool focused(int row)
{
	return strlen(rows[row]) > INDENT &&
	       strncmp(rows[row] + INDENT, "> ", 2) == 0;
}

int look_focus(void)
{
	int found = -1;

	for (int i = 0; i < LOOK_ROWS - 1; i++) {
		if (focused(i) && found >= 0)
			return -1;
		if (focused(i))
			found = i;
	}
	return found;
}

/* What stands before a text: "> ", "[x] ", "2) ", "-  ", "[ ". */
const char *look_text(int row)
{
	const char *s = rows[row] + strspn(rows[row], " ");
	size_t digits;

	if (strncmp(s, "> ", 2) == 0)
		s += 2;
	if (strncmp(s, "[x] ", 4) == 0 || strncmp(s, "[ ] ", 4) == 0)
		s += 4;
	if (strncmp(s, "-  ", 3) == 0)
		return s + 3;
	digits = strspn(s, "0123456789");
	if (digits > 0 && s[digits] && strchr(").", s[digits]))
		s += digits + 2;
	return strncmp(s, "[ ", 2) == 0 ? s + 2 : s;
}

/* A remark may follow, far enough away. */
bool look_lists(int row, const char *text)
{
	const char *s = look_text(row);
	size_t n = strlen(text);

	if (strncmp(s, text, n) != 0)
		return false;
	s += n;
	return *s == '\0' || strncmp(s, "  ", 2) == 0 || strcmp(s, " ]") == 0;
}

int look_find(const char *text)
{
	int i = 0;

	while (i < LOOK_ROWS && !look_lists(i, text))
		i++;
	return i < LOOK_ROWS ? i : -1;
}

int look_number(int row)
{
	return atoi(rows[row] + strspn(rows[row], " >"));
}

/* --- going there ------------------------------------------------------ */

static bool focus_moved(struct term *t, void *from)
{
	look_quickly(t);
	return look_focus() >= 0 && look_focus() != *(int *)from;
}

void look_move(struct term *t, bool down)
{
	int from = look_focus();

	term_type(t, down ? TERM_DOWN : TERM_UP);
	assert_true(term_wait_until(t, focus_moved, &from));
}

void look_go(struct term *t, int row)
{
	while (look_focus() != row)
		look_move(t, look_focus() < row);
}

void look_go_to(struct term *t, const char *text)
{
	if (look_find(text) < 0)
		fail_msg("\"%s\" is not listed:\n%s", text, term_screen(t));
	look_go(t, look_find(text));
}

/* What comes too soon after another Enter does nothing. */
void look_enter(struct term *t)
{
	int64_t left = looked + PAUSE_MS - now_ms();

	if (left > 0)
		term_wait_quiet(t, (int)left);
	term_type(t, TERM_ENTER);
}

void look_press(struct term *t, const char *text)
{
	look_go_to(t, text);
	look_enter(t);
}

/* The word of the last line that has the focus; "": none. */
static const char *menu_word(void)
{
	static char word[ROW_BYTES];
	const char *s = strchr(rows[LOOK_ROWS - 1], '>');

	word[0] = '\0';
	if (!s)
		return word;
	s += s[1] && s[2] == ' ' ? 3 : 1; /* "h hint", or "hint" */
	snprintf(word, sizeof(word), "%s", s);
	if (strstr(word, "  "))
		*strstr(word, "  ") = '\0';
	return word;
}

static bool menu_moved(struct term *t, void *from)
{
	look_quickly(t);
	return menu_word()[0] && strcmp(menu_word(), from) != 0;
}

void look_choose(struct term *t, const char *word)
{
	char from[ROW_BYTES];

	for (int i = 0; i < TABS_MAX && strcmp(menu_word(), word) != 0; i++) {
		snprintf(from, sizeof(from), "%s", menu_word());
		term_type(t, "\t");
		assert_true(term_wait_until(t, menu_moved, from));
	}
	assert_string_equal(menu_word(), word);
	look_enter(t);
}
