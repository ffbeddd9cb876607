/* ui/negotiate: from what is known of a terminal to how it is used. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "ui/negotiate.h"

#define BIT(name) ((uint32_t)1 << FOUND_##name)

static const struct screen_terminfo whole = { true, true, true, 8 },
				    dumb = { .known = true },
				    vt52 = { true, true, false, 0 },
				    none = { 0 };

/* A terminal like most, as it is before it is asked. */
static struct negotiate_facts usual(void)
{
	return (struct negotiate_facts){
		.tty = true,
		.term = "xterm",
		.own = whole,
		.codeset = "UTF-8",
		.utf8 = true,
		.letters = -1,
	};
}

static void expect(const struct negotiate_facts *facts, const char *term,
	const char *charset, enum letters mode, uint32_t found)
{
	struct negotiated n;

	negotiate(&n, facts);
	if (term)
		assert_string_equal(n.term, term);
	else
		assert_null(n.term);
	if (charset)
		assert_string_equal(n.setup.charset, charset);
	else
		assert_null(n.setup.charset);
	assert_int_equal(n.setup.mode, mode);
	assert_int_equal(n.found, found);
}

/* --- the name --------------------------------------------------------- */

static const struct {
	const char *term;
	const struct screen_terminfo *own, *alike;
	const char *used; /* NULL: lines */
	uint32_t found;
} names[] = {
	{ "xterm", &whole, &none, "xterm", 0 },
	{ "linux", &whole, &none, "linux", BIT(FONT_UNKNOWN) },
	{ "vt100", &whole, &none, "vt100", 0 },
	{ "vt52", &vt52, &none, "vt52", BIT(NO_MARKS) },
	{ "dumb", &dumb, &none, NULL, BIT(DUMB) },
	{ "xterm-kitty", &none, &whole, "xterm", BIT(ALIKE) },
	{ "tmux-direct", &none, &whole, "screen", BIT(ALIKE) },
	/* Known and of no use: what it is like does not help. */
	{ "xterm-odd", &dumb, &whole, NULL, BIT(DUMB) },
	{ "xterm-kitty", &none, &none, NULL, BIT(UNKNOWN) },
	{ "unknown-xyz", &none, &none, NULL, BIT(UNKNOWN) },
	{ "", &none, &none, NULL, BIT(NAMELESS) },
	{ NULL, &none, &none, NULL, BIT(NAMELESS) },
};

static void which_name(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct negotiate_facts facts = usual();

		facts.term = names[i].term;
		facts.own = *names[i].own;
		facts.alike = *names[i].alike;
		facts.answer = (struct negotiate_answer){ 2, 2 };
		facts.asked = facts.own.answers || facts.alike.answers;
		if (!facts.asked)
			facts.answer = (struct negotiate_answer){ 0, 0 };
		expect(&facts, names[i].used, NULL, SHOWN_FULL, names[i].found);
	}
}

static void which_alike(void **state)
{
	static const char *const rows[][2] = {
		{ "xterm-kitty", "xterm" },
		{ "xterm-ghostty", "xterm" },
		{ "putty-256color", "xterm" },
		{ "st-256color", "xterm" },
		{ "alacritty", "xterm" },
		{ "foot-extra", "xterm" },
		{ "screen.xterm-new", "screen" },
		{ "tmux-256color", "screen" },
		{ "linux-16color", "linux" },
		{ "vt320", "vt100" },
		{ "vt52", "vt52" },
		{ "unknown-xyz", NULL },
		{ "", NULL },
		{ NULL, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *alike = negotiate_alike(rows[i][0]);

		assert_true(!alike == !rows[i][1]);
		if (alike)
			assert_string_equal(alike, rows[i][1]);
	}
}

static void lines(void **state)
{
	struct negotiate_facts facts = usual();

	(void)state;
	facts.tty = false;
	expect(&facts, NULL, NULL, SHOWN_FULL, BIT(NO_TTY));
	facts = usual();
	facts.lines = true;
	expect(&facts, NULL, NULL, SHOWN_FULL, BIT(LINES));
	/* Lines are sent as they are, and a mark shifts no column there. */
	facts.utf8 = false;
	expect(&facts, NULL, NULL, SHOWN_FULL, BIT(LINES));
	facts.codeset = "KOI8-R";
	expect(&facts, NULL, "KOI8-R", SHOWN_FULL, BIT(LINES));
}

/* Only who has a screen is asked, once, and only who understands. */
static void who_is_asked(void **state)
{
	struct negotiate_facts facts = usual();
	struct negotiated n;

	(void)state;
	negotiate(&n, &facts);
	assert_true(n.ask);
	facts.asked = true;
	negotiate(&n, &facts);
	assert_false(n.ask);
	facts = usual();
	facts.lines = true;
	negotiate(&n, &facts);
	assert_false(n.ask);
	assert_true(n.setup.combines);
	facts = usual();
	facts.own = dumb;
	negotiate(&n, &facts);
	assert_false(n.ask);
	facts = usual();
	facts.own = vt52;
	negotiate(&n, &facts);
	assert_false(n.ask);
	facts = usual();
	facts.tty = false;
	negotiate(&n, &facts);
	assert_false(n.ask);
	facts = usual();
	facts.term = "xterm-kitty";
	facts.own = none;
	facts.alike = whole;
	negotiate(&n, &facts);
	assert_true(n.ask);
}

/* --- the letters ------------------------------------------------------ */

static const struct {
	int letter, marked; /* the columns that came; 0: none */
	const char *codeset;
	const char *charset;
	enum letters mode;
	bool combines;
	uint32_t found;
} letters[] = {
	{ 2, 2, "UTF-8", NULL, SHOWN_FULL, true, 0 },
	{ 2, 3, "UTF-8", NULL, SHOWN_FULL, false, BIT(NO_MARKS) },
	{ 2, 0, "UTF-8", NULL, SHOWN_FULL, false, BIT(NO_MARKS) },
	{ 2, 2, NULL, NULL, SHOWN_FULL, true, BIT(LOCALE_BARE) },
	{ 2, 2, "KOI8-R", NULL, SHOWN_FULL, true, BIT(LOCALE_OTHER) },
	{ 2, 2, "ANSI_X3.4-1968", NULL, SHOWN_FULL, true, 0 },
	{ 3, 5, "KOI8-R", "KOI8-R", SHOWN_FULL, false, 0 },
	{ 3, 5, "PT154", "PT154", SHOWN_FULL, false, 0 },
	{ 3, 5, "UTF-8", "US-ASCII", SHOWN_FULL, false, BIT(BYTES) },
	{ 3, 5, NULL, "US-ASCII", SHOWN_FULL, false, BIT(BYTES) },
	/* Nothing, or nonsense: the locale is believed. */
	{ 0, 0, "UTF-8", NULL, SHOWN_FULL, false, BIT(SILENT) | BIT(NO_MARKS) },
	{ 0, 0, NULL, NULL, SHOWN_FULL, false,
		BIT(SILENT) | BIT(NO_MARKS) | BIT(LOCALE_BARE) },
	{ 0, 0, "KOI8-R", "KOI8-R", SHOWN_FULL, false, BIT(SILENT) },
	{ 1, 2, "CP1251", "CP1251", SHOWN_FULL, false, BIT(SILENT) },
	{ 80, 1, "UTF-8", NULL, SHOWN_FULL, false,
		BIT(SILENT) | BIT(NO_MARKS) },
};

static void which_letters(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++) {
		struct negotiate_facts facts = usual();
		struct negotiated n;

		facts.codeset = letters[i].codeset;
		facts.asked = true;
		facts.answer.letter = letters[i].letter;
		facts.answer.marked = letters[i].marked;
		expect(&facts, "xterm", letters[i].charset, letters[i].mode,
			letters[i].found);
		negotiate(&n, &facts);
		assert_int_equal(n.setup.combines, letters[i].combines);
	}
}

static void others_know_better(void **state)
{
	struct negotiate_facts facts = usual();

	(void)state;
	facts.asked = true;
	facts.answer = (struct negotiate_answer){ 2, 2 };
	facts.tmux_utf8 = KNOWN_NO;
	expect(&facts, "xterm", NULL, SHOWN_LATIN, BIT(TMUX));
	facts.letters = SHOWN_FULL;
	expect(&facts, "xterm", NULL, SHOWN_FULL, BIT(TMUX));
	facts.letters = -1;
	facts.tmux_utf8 = KNOWN_YES;
	expect(&facts, "xterm", NULL, SHOWN_FULL, 0);
	facts.term = "linux";
	facts.tmux_utf8 = KNOWN_NOT;
	expect(&facts, "linux", NULL, SHOWN_FULL, BIT(FONT_UNKNOWN));
	facts.font = FONT_ALL;
	expect(&facts, "linux", NULL, SHOWN_FULL, 0);
	facts.font = FONT_RUSSIAN;
	expect(&facts, "linux", NULL, SHOWN_GLYPH, BIT(FONT));
	facts.font = FONT_LATIN;
	expect(&facts, "linux", NULL, SHOWN_LATIN, BIT(FONT));
	facts = usual();
	facts.letters = SHOWN_GLYPH;
	expect(&facts, "xterm", NULL, SHOWN_GLYPH, BIT(NO_MARKS));
}

static void locales(void **state)
{
	struct negotiate_facts facts = usual();

	(void)state;
	facts.asked = true;
	facts.answer = (struct negotiate_answer){ 2, 2 };
	facts.locale_missing = true;
	expect(&facts, "xterm", NULL, SHOWN_FULL, BIT(LOCALE_MISSING));
	/* The terminal shows UTF-8, but curses cannot write it. */
	facts.utf8 = false;
	expect(&facts, "xterm", "US-ASCII", SHOWN_FULL,
		BIT(LOCALE_MISSING) | BIT(NO_UTF8));
	/* Bytes need no locale at all. */
	facts.codeset = "KOI8-R";
	facts.answer = (struct negotiate_answer){ 3, 5 };
	expect(&facts, "xterm", "KOI8-R", SHOWN_FULL, BIT(LOCALE_MISSING));
}

/* Every finding is worded; what matters can be mended. */
static void texts(void **state)
{
	(void)state;
	for (int i = 0; i < FOUND_COUNT; i++) {
		const struct negotiate_text *t = &negotiate_texts[i];

		assert_non_null(t->text);
		assert_true(strlen(t->text) <= 72);
		assert_true(t->mend || !t->matters);
	}
}

/* --- the environment -------------------------------------------------- */

static void kept(void **state)
{
	static const struct {
		const char *name, *value;
		bool kept;
	} rows[] = {
		{ "TERM", "xterm-256color", true },
		{ "TERM", "screen.xterm+new", true },
		{ "TERM", "../../home/x/evil", false },
		{ "TERM", "xterm\033[c", false },
		{ "LANG", "kk_KZ.UTF-8@x", true },
		{ "LANG", "/tmp/x", false },
		{ "LANGUAGE", "kk:ru", true },
		{ "LC_ALL", "", true },
		{ "LC_ALL",
			"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
			"aaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
			false },
		{ "A11Y", "1", true },
		{ "NO_COLOR", "1", true },
		{ "ESCDELAY", "300", true },
		{ "TERMINFO", "x", false },
		{ "TERMINFO_DIRS", "x", false },
		{ "TERMCAP", "x", false },
		{ "LOCPATH", "x", false },
		{ "NLSPATH", "x", false },
		{ "GCONV_PATH", "x", false },
		{ "LD_PRELOAD", "x", false },
		{ "NCURSES_TRACE", "1", false },
		{ "NCURSES_ASSUMED_COLORS", "1", false },
		{ "LINES", "2", false },
		{ "COLUMNS", "2", false },
		{ "TZ", "UTC", false },
		{ "TZDIR", "x", false },
		{ "HOME", "x", false },
		{ "PATH", "x", false },
		{ "TMPDIR", "x", false },
		{ "TMUX", "x", false },
		{ "SABAQ_PATH", "x", false },
		{ "XDG_STATE_HOME", "x", false },
		{ "BASH_ENV", "x", false },
		{ "LANGX", "x", false },
		{ "", "x", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (negotiate_keeps(rows[i].name, rows[i].value) !=
			rows[i].kept) {
			fprintf(stderr, "%s=%s\n", rows[i].name, rows[i].value);
			fail();
		}
	}
}

/* --- what was chosen -------------------------------------------------- */

/* Remembered by the terminal's name and charset; --letters goes before. */
static void remembered(void **state)
{
	static struct config_terminal kept[] = {
		{ "xterm-utf-8", CONFIG_GLYPH, false },
		{ "linux-koi8-r", CONFIG_FULL, false },
	};
	static const struct {
		const char *term, *codeset, *kind;
		int letters, usual; /* --letters, the setting for all */
		enum letters mode;
		enum negotiate_chosen chosen;
	} rows[] = {
		{ "xterm", "UTF-8", "xterm-utf-8", -1, -1, SHOWN_GLYPH,
			CHOSEN_TERMINAL },
		{ "xterm", "UTF-8", "xterm-utf-8", -1, CONFIG_LATIN,
			SHOWN_GLYPH, CHOSEN_TERMINAL },
		{ "xterm", "UTF-8", "xterm-utf-8", SHOWN_FULL, CONFIG_LATIN,
			SHOWN_FULL, CHOSEN_NOW },
		{ "xterm", "KOI8-R", "xterm-koi8-r", -1, CONFIG_LATIN,
			SHOWN_LATIN, CHOSEN_ONCE },
		{ "xterm", "KOI8-R", "xterm-koi8-r", -1, -1, SHOWN_FULL,
			CHOSEN_BEST },
		{ "linux", "KOI8-R", "linux-koi8-r", -1, CONFIG_LATIN,
			SHOWN_FULL, CHOSEN_TERMINAL },
		{ "XTerm_Big.one", "UTF-8", "xterm-big-one-utf-8", -1, -1,
			SHOWN_FULL, CHOSEN_BEST },
		{ "a-terminal-with-a-name-that-is-long", "UTF-8",
			"a-terminal-with-a-nam-utf-8", -1, -1, SHOWN_FULL,
			CHOSEN_BEST },
		{ "", "UTF-8", "", -1, CONFIG_GLYPH, SHOWN_GLYPH, CHOSEN_ONCE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct config config = config_empty();
		struct negotiate_facts facts = usual();
		struct negotiated n;

		config.terminals.items = kept;
		config.terminals.count = 2;
		config.letters = rows[i].usual;
		facts.config = &config;
		facts.term = rows[i].term;
		facts.codeset = rows[i].codeset;
		facts.letters = rows[i].letters;
		negotiate(&n, &facts);
		assert_string_equal(n.kind, rows[i].kind);
		assert_int_equal(n.setup.mode, rows[i].mode);
		assert_int_equal(n.chosen, rows[i].chosen);
	}
	/* A pipe is no terminal to remember. */
	{
		struct negotiate_facts facts = usual();
		struct negotiated n;

		facts.tty = false;
		negotiate(&n, &facts);
		assert_string_equal(n.kind, "");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(remembered),
		cmocka_unit_test(which_name),
		cmocka_unit_test(which_alike),
		cmocka_unit_test(lines),
		cmocka_unit_test(who_is_asked),
		cmocka_unit_test(which_letters),
		cmocka_unit_test(others_know_better),
		cmocka_unit_test(locales),
		cmocka_unit_test(texts),
		cmocka_unit_test(kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
