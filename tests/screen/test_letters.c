/*
 * The real program on terminals that are not UTF-8, or lack letters: what
 * they draw is what a UTF-8 terminal draws, letter by letter, column by
 * column; what is typed there is graded and kept as UTF-8.
 */
#include <iconv.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "golden.h"
#include "term.h"

enum { QUIET_MS = 80, ROWS = 24, COLS = 80, TEXT = 16384 };

static const struct {
	const char *locale, *charset;
} terminals[] = {
	{ "ru_RU.KOI8-R", "KOI8-R" },
	{ "ru_RU.CP1251", "CP1251" },
	{ "kk_KZ.PT154", "PT154" },
	{ "tg_TJ.KOI8-T", "KOI8-T" },
	/* the first of them without the locale: its name is enough */
	{ "ru_RU.KOI8-R", "KOI8-R" },
};
enum { TERMINALS = sizeof terminals / sizeof terminals[0] };

/* --- a student -------------------------------------------------------- */

static char state_folder[300];

/* locale is that of the terminal; installed: the system has it. */
static struct term *sit(
	const char *locale, bool installed, const char *const argv[])
{
	static char modules[4200], state[320], where[4200], lc[100];
	static int runs;
	const char *const env[] = { modules, state, lc,
		installed ? where : "LOCPATH=/nonexistent", "LANGUAGE=kk",
		"TERM=xterm", NULL };
	const char *sabaq = getenv("SABAQ");

	snprintf(state_folder, sizeof state_folder, "%s/letters-%d-%d",
		getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp", (int)getpid(),
		runs++);
	snprintf(state, sizeof state, "XDG_STATE_HOME=%s", state_folder);
	snprintf(modules, sizeof modules, "SABAQ_PATH=%s",
		golden_path("golden/letters/modules"));
	snprintf(where, sizeof where, "LOCPATH=%.*s/locales",
		sabaq ? (int)(strrchr(sabaq, '/') - sabaq) : 0,
		sabaq ? sabaq : "");
	snprintf(lc, sizeof lc, "LC_ALL=%s", locale);
	return term_start(ROWS, COLS, argv, env);
}

static const char *const lesson[] = { "sabaq", "play", "letters/alphabet",
	NULL };

/* One line of the log that holds both. */
static bool logged(const char *one, const char *other)
{
	char path[400], line[4200];
	bool found = false;
	FILE *f;

	snprintf(path, sizeof path, "%s/sabaq/scores.jsonl", state_folder);
	f = fopen(path, "r");
	while (f && !found && fgets(line, sizeof line, f))
		found = strstr(line, one) && strstr(line, other);
	if (f)
		fclose(f);
	return found;
}

static void leave(struct term *t)
{
	term_kill(t, SIGTERM);
	term_finish(t);
}

/* --- what stands for what --------------------------------------------- */

/* Said once more here, so that a slip in the program's tables is seen. */
static const char *const pairs[][2] = {
	{ "Ә", "А" },
	{ "ә", "а" },
	{ "Ғ", "Г" },
	{ "ғ", "г" },
	{ "Қ", "К" },
	{ "қ", "к" },
	{ "Ң", "Н" },
	{ "ң", "н" },
	{ "Ө", "О" },
	{ "ө", "о" },
	{ "Ұ", "У" },
	{ "ұ", "у" },
	{ "Ү", "У" },
	{ "ү", "у" },
	{ "Һ", "Х" },
	{ "һ", "х" },
	{ "І", "I" },
	{ "і", "i" },
	{ "Ӣ", "И" },
	{ "ӣ", "и" },
	{ "Ӯ", "У" },
	{ "ӯ", "у" },
	{ "Ҳ", "Х" },
	{ "ҳ", "х" },
	{ "Ҷ", "Ч" },
	{ "ҷ", "ч" },
	{ "«", "\"" },
	{ "»", "\"" },
	{ "—", "-" },
	{ "─", "-" },
};

static size_t bytes_of(const char *s)
{
	unsigned char c = (unsigned char)*s;

	return c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

/* Whether the charset has the character, and it is safe to send. */
static bool has(iconv_t cd, const char *s, size_t n)
{
	char byte = 0, *from = (char *)(uintptr_t)s, *to = &byte;
	size_t room = 1;

	iconv(cd, NULL, NULL, NULL, NULL);
	if (iconv(cd, &from, &n, &to, &room) != 0)
		return false;
	/* Of signs, none that a terminal could obey. */
	return (unsigned char)byte < 0x80 || (unsigned char)byte >= 0xa0 ||
	       strchr("\xd0\xd1\xd2\xd3", *s);
}

/* The text of a UTF-8 terminal as the other one is to draw it. */
static void expect(char *out, const char *charset, const char *text)
{
	iconv_t cd = iconv_open(charset, "UTF-8");

	assert_true(cd != (iconv_t)-1);
	for (size_t n; *text; text += n) {
		const char *as = text;
		size_t length = n = bytes_of(text);

		if (strncmp(text, "\xcc\x81", 2) == 0)
			continue;
		for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
			if (strncmp(pairs[i][0], text, n) == 0 &&
				!has(cd, text, n)) {
				as = pairs[i][1];
				length = strlen(as);
			}
		}
		memcpy(out, as, length);
		out += length;
	}
	*out = '\0';
	iconv_close(cd);
}

/* --- both side by side ------------------------------------------------ */

static void settle(struct term *t)
{
	assert_true(term_wait_quiet(t, QUIET_MS));
}

/* Row by row the same screen, and the same place for the cursor. */
static void same(struct term *utf8, struct term *other, const char *charset)
{
	char wanted[TEXT], rows[2][TEXT];
	int row[2], col[2];

	settle(utf8);
	settle(other);
	for (int i = 0; i < ROWS; i++) {
		snprintf(rows[0], TEXT, "%s", term_row(utf8, i));
		snprintf(rows[1], TEXT, "%s", term_row(other, i));
		expect(wanted, charset, rows[0]);
		if (strcmp(wanted, rows[1]) != 0)
			fail_msg("%s, row %d:\n%s\nis\n%s\nand should be\n%s",
				charset, i, rows[0], rows[1], wanted);
	}
	term_cursor(utf8, &row[0], &col[0]);
	term_cursor(other, &row[1], &col[1]);
	assert_int_equal(row[0], row[1]);
	assert_int_equal(col[0], col[1]);
}

/* A key for both, until both show the text. */
static void both(struct term *utf8, struct term *other, const char *keys,
	const char *text)
{
	term_type(utf8, keys);
	term_type(other, keys);
	assert_true(term_wait(utf8, text));
	assert_true(term_wait(other, text));
}

static void side_by_side(size_t i)
{
	const char *charset = terminals[i].charset;
	bool installed = i + 1 < TERMINALS;
	struct term *utf8 = sit("C.UTF-8", false, lesson), *t;

	t = sit(terminals[i].locale, installed, lesson);
	term_charset(t, charset);
	both(utf8, t, "", "345");
	both(utf8, t, "?", "Backspace"); /* what is said at the start is gone */
	same(utf8, t, charset);
	both(utf8, t, "b", "345");
	same(utf8, t, charset);
	both(utf8, t, "т", "2 / 4"); /* n, on a Russian keyboard */
	same(utf8, t, charset);
	both(utf8, t, "Шам ёлки", "Шам ёлки");
	same(utf8, t, charset);
	both(utf8, t, "\177\177\177\177\177\r", "жары");
	same(utf8, t, charset);
	assert_true(logged("\"given\":[\"Шам\"]", "\"right\":true"));
	both(utf8, t, "t", "[ ]");
	same(utf8, t, charset);
	leave(utf8);
	leave(t);
}

static void eight_bits(void **state)
{
	(void)state;
	for (size_t i = 0; i < TERMINALS; i++)
		side_by_side(i);
}

/* A letter that the charset has arrives; one without it is forgiven. */
static void typed_letters(void **state)
{
	static const struct {
		size_t terminal;
		const char *typed, *given;
	} rows[] = {
		{ 0, "кала", "\"given\":[\"кала\"]" },
		{ 2, "қала", "\"given\":[\"қала\"]" },
		{ 3, "қала", "\"given\":[\"қала\"]" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const char *const argv[] = { "sabaq", "play", "--from",
			"q-city", "letters/alphabet", NULL };
		struct term *t =
			sit(terminals[rows[i].terminal].locale, true, argv);

		term_charset(t, terminals[rows[i].terminal].charset);
		assert_true(term_wait(t, "Астана"));
		term_type(t, rows[i].typed);
		assert_true(term_wait(t, rows[i].typed));
		term_type(t, "\r");
		assert_true(term_wait_gone(t, "Esc"));
		settle(t);
		assert_true(logged(rows[i].given, "\"right\":true"));
		leave(t);
	}
}

/* Nothing but ASCII is drawn; the caret is where the next letter goes. */
static void latin(void **state)
{
	const char *const argv[] = { "sabaq", "play", "--letters=latin",
		"letters/alphabet", NULL };
	struct term *t = sit("C.UTF-8", false, argv);
	int row, col, before;

	(void)state;
	assert_true(term_wait(t, "345"));
	assert_true(term_wait(t, "TOERT TILDING AERIPTERI"));
	term_type(t, "n");
	assert_true(term_wait(t, "zhaghamyz"));
	settle(t);
	term_cursor(t, &row, &before);
	term_type(t, "щит");
	assert_true(term_wait(t, "shhit"));
	settle(t);
	term_cursor(t, &row, &col);
	assert_int_equal(col, before + 5);
	term_type(t, "\177\177\177шам");
	assert_true(term_wait(t, "sham"));
	for (const char *s = term_screen(t); *s; s++)
		assert_in_range((unsigned char)*s, '\n', '~');
	term_type(t, "\r");
	assert_true(term_wait(t, "zharyq"));
	settle(t);
	for (const char *s = term_screen(t); *s; s++)
		assert_in_range((unsigned char)*s, '\n', '~');
	assert_true(logged("\"given\":[\"шам\"]", "\"right\":true"));
	leave(t);
}

/* A font of Russian letters, and a terminal that is UTF-8. */
static void glyph(void **state)
{
	const char *const argv[] = { "sabaq", "play", "--letters=glyph",
		"letters/alphabet", NULL };
	struct term *t = sit("C.UTF-8", false, argv);

	(void)state;
	assert_true(term_wait(t, "«Гылым таппай мактанба» — Абай."));
	assert_true(term_wait(t, "море, замок"));
	assert_true(term_wait(t, "Точики: г и к у х ч, «чумхури»"));
	leave(t);
	t = sit("C.UTF-8", false,
		(const char *[]){ "sabaq", "--letters=greek", NULL });
	assert_int_equal(term_finish(t), 2);
}

/* Lines in the terminal's charset, both ways. */
static void plain(void **state)
{
	static const struct {
		const char *locale, *charset, *typed, *shown;
	} rows[] = {
		{ "ru_RU.KOI8-R", "KOI8-R", "шам",
			"\"Гылым таппай мактанба\" - Абай." },
		{ "kk_KZ.PT154", "PT154", "шам",
			"«Ғылым таппай мақтанба» - Абай." },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char script[500];
		struct term *t;

		snprintf(script, sizeof script,
			"printf '\\n%s\\n:q\\n' | iconv -f UTF-8 -t %s | "
			"\"$SABAQ\" play --plain letters/alphabet | "
			"iconv -f %s -t UTF-8 | grep -F '%s'; echo \"<$?>\"",
			rows[i].typed, rows[i].charset, rows[i].charset,
			rows[i].shown);
		t = sit(rows[i].locale, true,
			(const char *[]){ "/bin/sh", "-c", script, NULL });
		assert_true(term_wait(t, "<0>"));
		assert_int_equal(term_finish(t), 0);
		assert_true(logged("\"given\":[\"шам\"]", "\"right\":true"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(eight_bits),
		cmocka_unit_test(typed_letters),
		cmocka_unit_test(latin),
		cmocka_unit_test(glyph),
		cmocka_unit_test(plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
