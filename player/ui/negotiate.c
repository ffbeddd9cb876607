#include "ui/negotiate.h"

#include <string.h>

#include "base/catalogue.h"
#include "ui/charset.h"

/* The exact lines: %5 is such as ru_RU.UTF-8, %3 such as UTF-8. */
#define LOCALE_MEND \
	"echo '%5 %3' | sudo tee -a /etc/locale.gen && sudo locale-gen"
#define FONT_MEND \
	N_("in /etc/default/console-setup: CODESET=\"CyrAsia\" " \
	   "FONTFACE=\"Terminus\"; then: sudo setupcon")

_Static_assert(FOUND_COUNT <= 32, "findings are bits");

const struct negotiate_text negotiate_texts[FOUND_COUNT] = {
	[FOUND_NO_TTY] = { false,
		N_("This is no terminal: lines instead of a screen."), NULL },
	[FOUND_LINES] = { false, N_("Lines instead of a screen, as asked for."),
		NULL },
	[FOUND_DUMB] = { false,
		N_("%1 cannot move its cursor: lines instead of a screen."),
		NULL },
	[FOUND_NAMELESS] = { true,
		N_("The terminal has no name: lines instead of a screen."),
		"export TERM=xterm" },
	[FOUND_UNKNOWN] = { true,
		N_("Nobody here knows %1: lines instead of a screen."),
		"export TERM=xterm" },
	[FOUND_ALIKE] = { false,
		N_("%1 is not described here; it is used as %2."),
		"sudo apt install ncurses-term" },
	[FOUND_NO_UTF8] = { true,
		N_("This system has no UTF-8 locale: Latin letters only."),
		LOCALE_MEND },
	[FOUND_LOCALE_MISSING] = { false,
		N_("The locale %4 is not on this system; another is used."),
		LOCALE_MEND },
	[FOUND_LOCALE_BARE] = { false,
		N_("The locale says nothing about letters; UTF-8 is used."),
		"export LANG=C.UTF-8" },
	[FOUND_LOCALE_OTHER] = { false,
		N_("The locale says %3, the terminal UTF-8; that is used."),
		"export LC_ALL=C.UTF-8" },
	[FOUND_BYTES] = { true,
		N_("The terminal does not show UTF-8: Latin letters only."),
		N_("PuTTY: Window, Translation, Remote character set: UTF-8; "
		   "xterm: xterm -u8; console: unicode_start") },
	[FOUND_TMUX] = { true,
		N_("tmux was started without UTF-8: Latin letters only."),
		"tmux -u attach" },
	[FOUND_SILENT] = { false,
		N_("The terminal did not say what letters it shows."), NULL },
	[FOUND_NO_MARKS] = { false,
		N_("Marks above letters (stress) are left out here."), NULL },
	[FOUND_FONT] = { true,
		N_("The font of this console lacks letters: others stand for "
		   "them."),
		FONT_MEND },
	[FOUND_FONT_UNKNOWN] = { false,
		N_("Which letters the font of the console has cannot be told "
		   "from here."),
		FONT_MEND },
};

static void find(struct negotiated *out, enum negotiate_finding id)
{
	out->found |= (uint32_t)1 << id;
}

bool negotiate_found(const struct negotiated *n, enum negotiate_finding id)
{
	return n->found >> id & 1;
}

/* --- the name --------------------------------------------------------- */

const char *negotiate_alike(const char *term)
{
	static const char *const alike[][2] = {
		{ "screen", "screen" },
		{ "tmux", "screen" },
		{ "linux", "linux" },
		{ "xterm", "xterm" },
		{ "putty", "xterm" },
		{ "alacritty", "xterm" },
		{ "foot", "xterm" },
		{ "ms-terminal", "xterm" },
		{ "ms-vt", "xterm" },
		{ "konsole", "xterm" },
		{ "kitty", "xterm" },
		{ "vte", "xterm" },
		{ "gnome", "xterm" },
		{ "mintty", "xterm" },
		{ "wezterm", "xterm" },
		{ "ghostty", "xterm" },
		{ "contour", "xterm" },
		{ "iterm", "xterm" },
		{ "nsterm", "xterm" },
		{ "st-", "xterm" },
		{ "rxvt", "xterm" },
		{ "vt52", "vt52" },
		{ "vt1", "vt100" },
		{ "vt2", "vt100" },
		{ "vt3", "vt100" },
		{ "vt4", "vt100" },
		{ "vt5", "vt100" },
	};

	for (size_t i = 0; term && i < sizeof(alike) / sizeof(alike[0]); i++) {
		if (strncmp(term, alike[i][0], strlen(alike[i][0])) == 0)
			return alike[i][1];
	}
	return NULL;
}

/* Which description is used, where there is a screen at all. */
static const struct screen_terminfo *choose_term(
	struct negotiated *out, const struct negotiate_facts *facts)
{
	if (!facts->tty)
		find(out, FOUND_NO_TTY);
	else if (facts->lines)
		find(out, FOUND_LINES);
	else if (!facts->term || !*facts->term)
		find(out, FOUND_NAMELESS);
	else if (facts->own.moves) {
		out->term = facts->term;
		return &facts->own;
	} else if (facts->own.known)
		find(out, FOUND_DUMB);
	else if (facts->alike.moves) {
		find(out, FOUND_ALIKE);
		out->term = negotiate_alike(facts->term);
		return &facts->alike;
	} else
		find(out, FOUND_UNKNOWN);
	return NULL;
}

/* --- the letters ------------------------------------------------------ */

/* Of charset_read(): one that has nothing but ASCII. */
static const char ascii[] = "US-ASCII";

enum shows { SHOWS_UNKNOWN, SHOWS_UTF8, SHOWS_BYTES };

/* What the answers say; anything but these two columns says nothing. */
static enum shows shown(const struct negotiate_answer *answer)
{
	switch (answer->letter) {
	case 2:
		return SHOWS_UTF8;
	case 3:
		return SHOWS_BYTES;
	default:
		return SHOWS_UNKNOWN;
	}
}

static void choose_charset(
	struct negotiated *out, const struct negotiate_facts *facts)
{
	struct screen_setup *setup = &out->setup;
	bool names_bytes = facts->codeset && !charset_is_utf8(facts->codeset);
	enum shows shows = shown(&facts->answer);

	if (shows == SHOWS_UNKNOWN)
		shows = names_bytes ? SHOWS_BYTES : SHOWS_UTF8;
	if (shows == SHOWS_UTF8) {
		/* Lines have no columns that a mark could shift. */
		setup->combines = !out->term || facts->answer.marked == 2;
		if (names_bytes)
			find(out, FOUND_LOCALE_OTHER);
		else if (!facts->codeset && !facts->locale_missing)
			find(out, FOUND_LOCALE_BARE);
	} else if (names_bytes) {
		setup->charset = facts->codeset;
	} else {
		setup->charset = ascii;
		find(out, FOUND_BYTES);
	}
	if (facts->locale_missing)
		find(out, FOUND_LOCALE_MISSING);
	/* Curses could not write a letter. */
	if (out->term && !setup->charset && !facts->utf8) {
		setup->charset = ascii;
		find(out, FOUND_NO_UTF8);
	}
}

_Static_assert((int)CONFIG_FULL == (int)SHOWN_FULL &&
		       (int)CONFIG_LATIN == (int)SHOWN_LATIN,
	"a setting is the letters it names");

/* An id of the name and the charset; long names are cut, not the charset. */
static void name_kind(
	struct negotiated *out, const struct negotiate_facts *facts)
{
	enum { ROOM = sizeof(out->kind) - 1, CHARSET = 10 };
	const char *names[] = { facts->term,
		out->setup.charset ? out->setup.charset : "utf-8" };
	const size_t most[] = { ROOM - 1 - CHARSET, ROOM };
	size_t n = 0;

	if (!facts->tty || !facts->term || !*facts->term)
		return;
	for (int i = 0; i < 2; i++) {
		if (i > 0)
			out->kind[n++] = '-';
		for (const char *s = names[i]; *s && n < most[i]; s++) {
			char c = *s;

			if (c >= 'A' && c <= 'Z')
				c = (char)(c - 'A' + 'a');
			if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
				c = '-';
			out->kind[n++] = c;
		}
	}
}

/* What was set, for this kind of terminal or for all; -1: nothing. */
static int set_letters(
	struct negotiated *out, const struct negotiate_facts *facts)
{
	const struct config *c = facts->config;
	int letters;

	if (facts->letters >= 0) {
		out->chosen = CHOSEN_NOW;
		return facts->letters;
	}
	letters = c && out->kind[0] ? config_terminal_letters(c, out->kind)
				    : ABSENT;
	out->chosen = letters >= 0 ? CHOSEN_TERMINAL : CHOSEN_ONCE;
	if (letters < 0 && c)
		letters = c->letters;
	if (letters < 0)
		out->chosen = CHOSEN_BEST;
	return letters;
}

/* Which letters are best, and which are wanted. */
static void choose_letters(
	struct negotiated *out, const struct negotiate_facts *facts)
{
	enum letters best = SHOWN_FULL;
	int wanted;

	if (!out->setup.charset && facts->tmux_utf8 == KNOWN_NO) {
		best = SHOWN_LATIN;
		find(out, FOUND_TMUX);
	} else if (facts->font == FONT_LATIN || facts->font == FONT_RUSSIAN) {
		best = facts->font == FONT_LATIN ? SHOWN_LATIN : SHOWN_GLYPH;
		find(out, FOUND_FONT);
	} else if (facts->font == FONT_UNKNOWN && facts->term &&
		   strncmp(facts->term, "linux", 5) == 0) {
		find(out, FOUND_FONT_UNKNOWN);
	}
	out->best = best;
	name_kind(out, facts);
	wanted = set_letters(out, facts);
	out->setup.mode = wanted >= 0 ? (enum letters)wanted : best;
}

void negotiate(struct negotiated *out, const struct negotiate_facts *facts)
{
	const struct screen_terminfo *info;

	*out = (struct negotiated){ 0 };
	info = choose_term(out, facts);
	choose_charset(out, facts);
	choose_letters(out, facts);
	out->ask = info && info->answers && !facts->asked;
	if (info && facts->asked && shown(&facts->answer) == SHOWS_UNKNOWN)
		find(out, FOUND_SILENT);
	/* In bytes, that some letters are missing says it all. */
	if (info && !out->setup.charset && !out->setup.combines)
		find(out, FOUND_NO_MARKS);
}

/* --- the environment -------------------------------------------------- */

bool negotiate_keeps(const char *name, const char *value)
{
	static const char *const kept[] = { "TERM", "LANG", "LANGUAGE",
		"LC_ALL", "LC_CTYPE", "LC_MESSAGES", "ESCDELAY", "NO_COLOR",
		"A11Y" };
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789.-_+:@";
	enum { LONGEST = 64 };
	size_t n = strlen(value);

	for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++) {
		if (strcmp(name, kept[i]) == 0)
			return n <= LONGEST && strspn(value, plain) == n;
	}
	return false;
}
