/* sabaq doctor: what was detected, what will go wrong, the exact mend. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/buf.h"
#include "cmd/command.h"
#include "cmd/doctor.h"
#include "cmd/signals.h"
#include "ui/charset.h"
#include "ui/words.h"

enum { LEAST_ROWS = 12, LEAST_COLS = 40 };

/* --- findings --------------------------------------------------------- */

/* %5 of findings: a locale that can be made. */
static void name_locale(
	struct buf *b, const struct start_locale *l, const char *codeset)
{
	if (!l->name || (!l->codeset && !l->missing) ||
		!negotiate_keeps("LANG", l->name))
		buf_addf(b, "en_US.%s", codeset);
	else if (strchr(l->name, '.'))
		buf_adds(b, l->name);
	else
		buf_addf(b, "%s.%s", l->name, codeset);
}

/* Those of ids, which end in FOUND_COUNT, that were found. */
static void say_found(struct doctor *d, const enum negotiate_finding *ids)
{
	const struct start_terminal *t = &d->terminal;
	const char *codeset = t->facts.codeset ? t->facts.codeset : "UTF-8";
	const char *name = d->context->locale.name;
	struct buf locale = { 0 };

	name_locale(&locale, &d->context->locale, codeset);
	for (; *ids != FOUND_COUNT; ids++) {
		const struct negotiate_text *text = &negotiate_texts[*ids];

		if (negotiate_found(&t->decided, *ids))
			doctor_say(d,
				text->matters ? DOCTOR_WRONG : DOCTOR_NOTE,
				text->text, text->mend,
				ARGS(t->facts.term ? t->facts.term : "",
					t->decided.term ? t->decided.term : "",
					codeset, name ? name : "",
					buf_str(&locale)));
	}
	buf_release(&locale);
}

/* --- the terminal ----------------------------------------------------- */

static void say_size(struct doctor *d)
{
	const struct start_terminal *t = &d->terminal;
	struct winsize size = { 0 };
	bool own = t->facts.own.moves;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
		size = (struct winsize){ 0 };
	doctor_say(d, DOCTOR_OK, N_("%1: %2 columns, %3 rows, %4 colours."),
		NULL,
		ARGS(t->facts.term, NUMBER(size.ws_col), NUMBER(size.ws_row),
			NUMBER(own ? t->facts.own.colours
				   : t->facts.alike.colours)));
	if (size.ws_col == 0)
		doctor_say(d, DOCTOR_NOTE,
			N_("The terminal does not tell its size: 80 by 24."),
			"stty rows 24 cols 80", ARGS(NULL));
	else if (size.ws_col < LEAST_COLS || size.ws_row < LEAST_ROWS)
		doctor_say(d, DOCTOR_WRONG,
			N_("The window is small for lessons: at least 40 by "
			   "12."),
			N_("make the window larger, or its letters smaller"),
			ARGS(NULL));
}

static void terminal(struct doctor *d)
{
	static const enum negotiate_finding ids[] = { FOUND_NO_TTY, FOUND_LINES,
		FOUND_DUMB, FOUND_NAMELESS, FOUND_UNKNOWN, FOUND_ALIKE,
		FOUND_COUNT };

	doctor_head(d, N_("Terminal"));
	if (d->terminal.decided.term)
		say_size(d);
	say_found(d, ids);
	if (d->terminal.decided.term && d->context->config.colour == NO)
		doctor_say(d, DOCTOR_NOTE,
			N_("No colours: %1 or the system's settings say so."),
			NULL, ARGS(d->context->settings));
	else if (d->terminal.decided.term && screen_colourless() &&
		 d->context->config.colour == ABSENT)
		doctor_say(d, DOCTOR_NOTE, N_("No colours: NO_COLOR is set."),
			"unset NO_COLOR", ARGS(NULL));
	if (d->context->kiosk)
		doctor_say(d, DOCTOR_NOTE,
			N_("A kiosk: the environment is not believed."), NULL,
			ARGS(NULL));
}

/* --- letters ---------------------------------------------------------- */

/* Of the languages of the interface, those with letters that are lacking. */
static void say_lacking(struct doctor *d)
{
	static const char *const languages[] = { "kk", "ky", "tg" };
	struct buf names = { 0 };

	for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++) {
		if (!letters_simplified(&d->charset, languages[i]))
			continue;
		buf_adds(&names, names.len > 0 ? ", " : "");
		buf_adds(&names, catalogue_language_name(languages[i]));
	}
	if (names.len > 0)
		doctor_say(d, DOCTOR_WRONG,
			N_("%1 lacks letters (%2): others stand for them."),
			negotiate_texts[FOUND_BYTES].mend,
			ARGS(d->terminal.decided.setup.charset,
				buf_str(&names)));
	buf_release(&names);
}

static void say_charset(struct doctor *d)
{
	const struct negotiated *n = &d->terminal.decided;
	const char *charset = n->setup.charset ? n->setup.charset : "UTF-8";

	if (negotiate_found(n, FOUND_BYTES) ||
		negotiate_found(n, FOUND_NO_UTF8))
		return;
	/* Nobody has said it: say_found() has more. */
	if (!d->terminal.facts.codeset && !n->setup.charset &&
		(!d->terminal.facts.asked || negotiate_found(n, FOUND_SILENT)))
		return;
	if (!d->terminal.facts.asked || negotiate_found(n, FOUND_SILENT))
		doctor_say(d, DOCTOR_OK, N_("%1, as the locale says."), NULL,
			ARGS(charset));
	else
		doctor_say(d, DOCTOR_OK, N_("%1: the terminal was asked."),
			NULL, ARGS(charset));
	if (n->setup.charset)
		say_lacking(d);
}

/* Which letters are shown, and who chose them. */
static void say_chosen(struct doctor *d)
{
	static const char *const texts[] = {
		[CHOSEN_BEST] = N_("Letters: %1; nothing is set for %2."),
		[CHOSEN_ONCE] = N_("Letters: %1, as \"letters\" says in %3."),
		[CHOSEN_TERMINAL] = N_("Letters: %1, as set for %2 in %3."),
		[CHOSEN_NOW] = N_("Letters: %1, as asked for."),
	};
	const struct negotiated *n = &d->terminal.decided;

	/* To lines in a file nobody has given a thought. */
	if (!*n->kind && n->chosen == CHOSEN_BEST)
		return;
	doctor_say(d, DOCTOR_OK, texts[n->chosen], NULL,
		ARGS(config_letters_name((int)d->charset.mode),
			*n->kind ? n->kind : "lines", d->context->settings));
}

static void letters(struct doctor *d)
{
	static const enum negotiate_finding ids[] = { FOUND_NO_UTF8,
		FOUND_LOCALE_OTHER, FOUND_BYTES, FOUND_TMUX, FOUND_SILENT,
		FOUND_NO_MARKS, FOUND_FONT, FOUND_FONT_UNKNOWN, FOUND_COUNT };

	doctor_head(d, N_("Letters"));
	say_charset(d);
	say_found(d, ids);
	say_chosen(d);
	/* Latin letters are to be seen anywhere. */
	if (d->charset.mode == SHOWN_LATIN)
		return;
	doctor_say(d, DOCTOR_NOTE,
		N_("Is each letter below itself? If not: sabaq play "
		   "--letters=glyph"),
		NULL, ARGS(NULL));
	doctor_line(d, "        kk ӘәҒғҚқҢңӨөҰұҮүҺһІі ky ҢңӨөҮү tg ҒғӢӣҚқӮӯҲҳҶҷ"
		       " ru ЁёЙйЩщ en QqWw");
}

/* --- the keyboard ----------------------------------------------------- */

enum { ESC_LEAST_MS = 100, ESC_MOST_MS = 1000 };

static void say_esc(struct doctor *d)
{
	const char *text = getenv("ESCDELAY");
	long ms = text ? strtol(text, NULL, 10) : ESC_MOST_MS;

	if (ms <= 0)
		return;
	if (ms < ESC_LEAST_MS)
		doctor_say(d, DOCTOR_WRONG,
			N_("ESCDELAY=%1: over a slow line arrows become "
			   "letters."),
			"unset ESCDELAY", ARGS(text));
	else if (ms > ESC_MOST_MS)
		doctor_say(d, DOCTOR_NOTE,
			N_("ESCDELAY=%1: the key Esc answers late."),
			"unset ESCDELAY", ARGS(text));
}

/* Of the machine's own console: XKBLAYOUT="us,kz". Empty: not known. */
static void console_layouts(char *out, size_t room)
{
	FILE *f = fopen("/etc/default/keyboard", "re");
	char line[256];

	*out = '\0';
	while (f && fgets(line, sizeof(line), f)) {
		if (strncmp(line, "XKBLAYOUT=", 10) == 0)
			snprintf(out, room, "%.*s",
				(int)strcspn(
					line + 10 + (line[10] == '"'), "\"\n"),
				line + 10 + (line[10] == '"'));
	}
	if (f)
		fclose(f);
}

static void say_console(struct doctor *d)
{
	static const char *const cyrillic[] = { "ru", "kz", "kg", "tj" };
	char layouts[64];

	if (d->terminal.facts.font == FONT_UNKNOWN)
		return;
	console_layouts(layouts, sizeof(layouts));
	for (size_t i = 0; i < sizeof(cyrillic) / sizeof(*cyrillic); i++) {
		if (strstr(layouts, cyrillic[i]))
			return;
	}
	if (layouts[0])
		doctor_say(d, DOCTOR_WRONG,
			N_("The console types no Cyrillic letters (%1)."),
			N_("sudo dpkg-reconfigure keyboard-configuration: add "
			   "ru, kz, kg or tj"),
			ARGS(layouts));
}

static void keyboard(struct doctor *d)
{
	doctor_head(d, N_("Keyboard"));
	doctor_say(d, DOCTOR_OK,
		N_("Commands work on Latin, Russian, Kazakh, Kyrgyz, Tajik "
		   "layouts."),
		NULL, ARGS(NULL));
	say_esc(d);
	say_console(d);
}

/* --- the locale ------------------------------------------------------- */

static void locale(struct doctor *d)
{
	static const enum negotiate_finding ids[] = { FOUND_LOCALE_MISSING,
		FOUND_LOCALE_BARE, FOUND_COUNT };
	const struct context *c = d->context;
	const char *name = catalogue_language_name(c->language);

	doctor_head(d, N_("Locale and language"));
	if (c->locale.name && !c->locale.missing && c->locale.codeset)
		doctor_say(d, DOCTOR_OK, N_("The locale is %1."), NULL,
			ARGS(c->locale.name));
	say_found(d, ids);
	if (c->words || strcmp(c->language, "en") == 0)
		doctor_say(d, DOCTOR_OK, N_("The interface speaks %1."), NULL,
			ARGS(name));
	else
		doctor_say(d, DOCTOR_WRONG,
			N_("The interface has no words of %1: it speaks "
			   "English."),
			N_("put share/sabaq/locale/%2.mo where make install "
			   "puts it"),
			ARGS(name, c->language));
}

/* --- the page --------------------------------------------------------- */

static int run(struct context *c, const struct call *call)
{
	struct doctor d = { .context = c };

	(void)call;
	signals_start();
	start_terminal(&d.terminal, &c->locale, &c->config, c->accessible, -1);
	start_terminal_hear(&d.terminal);
	d.charset = d.terminal.charset;
	terminal(&d);
	letters(&d);
	keyboard(&d);
	locale(&d);
	doctor_files(&d);
	if (d.wrong > 0)
		doctor_head(&d, N_("Some things will go wrong: see above."));
	else
		doctor_head(&d, N_("Nothing will go wrong, as far as this can "
				   "be told."));
	start_terminal_release(&d.terminal);
	return d.wrong > 0 ? EXIT_FAILED : EXIT_DONE;
}

const struct command command_doctor = {
	.name = "doctor",
	.help = N_("Tells what will go wrong on this computer, and the mend."),
	.run = run,
};
