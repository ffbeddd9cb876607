/* walk_plain.c - the student who types lines in plain mode: see walk.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

enum { ROWS = 60, ROW_BYTES = 400, REPLY_BYTES = 200 };

/* --- asking and replying ---------------------------------------------- */

static const char *prompt(struct term *t)
{
	int row;

	term_cursor(t, &row, NULL);
	return term_row(t, row);
}

/* Every prompt ends so, and no text does. */
static bool asked(struct term *t, void *unused)
{
	const char *row = prompt(t);
	size_t n = strlen(row);

	(void)unused;
	return n > 2 && strcmp(row + n - 2, "):") == 0;
}

/* Not by the prompt that was replied to; if nothing came while we looked. */
static bool asked_anew(struct term *t, void *before)
{
	bool anew = strcmp(term_screen(t), before) != 0;
	size_t bytes = term_bytes(t);

	return anew && asked(t, NULL) && term_bytes(t) == bytes;
}

static void reply(struct term *t, const char *line)
{
	char *before;

	assert_true(term_wait_until(t, asked, NULL));
	before = strdup(term_screen(t));
	term_type(t, line);
	term_type(t, TERM_ENTER);
	assert_true(term_wait_until(t, asked_anew, before));
	free(before);
}

/* Whether a row is "  2) text", with or without more in brackets. */
static bool lists(const char *row, const char *text)
{
	const char *s = row + strspn(row, " 0123456789");
	size_t n = strlen(text);

	return strncmp(s, ") ", 2) == 0 && strncmp(s + 2, text, n) == 0 &&
	       (s[2 + n] == '\0' || strncmp(s + 2 + n, " (", 2) == 0);
}

/* The number before a text where it was listed last. */
static int number_of(struct term *t, const char *text)
{
	for (int i = ROWS - 1; i >= 0; i--) {
		const char *row = term_row(t, i);

		if (lists(row, text))
			return atoi(row);
	}
	fail_msg("\"%s\" is not listed:\n%s", text, term_screen(t));
	return 0;
}

static void add_number(struct term *t, char *line, const char *text)
{
	size_t n = strlen(line);

	snprintf(line + n, REPLY_BYTES - n, n > 0 ? " %d" : "%d",
		number_of(t, text));
}

/* --- deeds ------------------------------------------------------------ */

/* The numbers of one or several things listed. */
static void numbers(struct term *t, const char *const *with)
{
	char line[REPLY_BYTES] = "";

	for (; *with; with++)
		add_number(t, line, *with);
	reply(t, line);
}

static void type_line(struct term *t, const char *const *with)
{
	reply(t, with[0]);
}

static void write_lines(struct term *t, const char *const *with)
{
	char text[REPLY_BYTES] = "";

	for (; *with; with++) {
		strcat(text, *with);
		strcat(text, TERM_ENTER);
	}
	reply(t, strcat(text, "."));
}

static void fill(struct term *t, const char *const *with)
{
	for (; *with; with++) {
		char line[REPLY_BYTES] = "";

		if (strstr(prompt(t), " (1-"))
			add_number(t, line, *with);
		else
			strcat(line, *with);
		reply(t, line);
	}
}

static void pair(struct term *t, const char *const *with)
{
	char line[REPLY_BYTES] = "";

	for (; *with; with += 2)
		add_number(t, line, with[1]);
	reply(t, line);
}

static void next(struct term *t, const char *const *with)
{
	(void)with;
	reply(t, "");
}

static void back(struct term *t, const char *const *with)
{
	(void)with;
	reply(t, ":b");
}

static void hint(struct term *t, const char *const *with)
{
	(void)with;
	reply(t, ":h");
}

static void see(struct term *t, const char *const *with)
{
	reply(t, ":v");
	assert_true(term_wait(t, with[0]));
}

static void quit(struct term *t, const char *const *with)
{
	(void)with;
	term_type(t, ":q" TERM_ENTER);
}

const struct walker walker_in_plain = {
	.terminal = "TERM=dumb",
	.rows = ROWS,
	.deeds = {
		[WALK_PICK] = numbers,
		[WALK_MARK] = numbers,
		[WALK_TYPE] = type_line,
		[WALK_WRITE] = write_lines,
		[WALK_FILL] = fill,
		[WALK_ARRANGE] = numbers,
		[WALK_PAIR] = pair,
		[WALK_NEXT] = next,
		[WALK_BACK] = back,
		[WALK_HINT] = hint,
		[WALK_SEE] = see,
		[WALK_QUIT] = quit,
	},
};
