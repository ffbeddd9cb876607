/* sabaq play; and home, where nothing is named. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/command.h"
#include "cmd/driver.h"
#include "cmd/say.h"
#include "cmd/signals.h"
#include "cmd/target.h"
#include "ui/charset.h"
#include "ui/front.h"
#include "ui/plain.h"
#include "ui/screen.h"

enum {
	OPTION_PLAIN,
	OPTION_LANG,
	OPTION_FROM,
	OPTION_WIDTH,
	OPTION_LETTERS,
};

static int no_module(const struct context *c, const char *name)
{
	say_error(
		tr(c->words, "there is no module \"%1\"; \"sabaq list\" shows "
			     "those there are"),
		name);
	return EXIT_FAILED;
}

/* What is wrong with the file: this reader may be its author. */
static int tell_damaged(struct driver *d, const struct target *t)
{
	const char *unit =
		t->unit[0] ? t->unit : library_id(d->library, t->module);
	struct faults faults = { 0 };

	/* Read anew: faults are told only when a file is first read. */
	folder_check_path(library_path(d->library, t->module), &faults);
	faults_sort(&faults);
	say_faults(stderr, d->context->words, &faults, false);
	say_error(tr(d->context->words, "\"%1\" cannot be played"), unit);
	faults_release(&faults);
	return EXIT_FAILED;
}

static int no_unit(struct driver *d, const struct target *t)
{
	say_error(tr(d->context->words,
			  "the module has no unit \"%1\"; \"sabaq list\" "
			  "shows those there are"),
		t->unit);
	return EXIT_FAILED;
}

static bool unit_exists(struct driver *d, const struct target *t)
{
	struct folder *f = library_folder(d->library, t->module);
	const struct module *m = f ? folder_source(f) : NULL;

	for (size_t i = 0; m && i < m->units.count; i++) {
		if (strcmp(m->units.items[i], t->unit) == 0)
			return true;
	}
	return false;
}

/* Whether the unit can be played, and has no such step. */
static bool lacks_step(
	struct driver *d, const struct target *t, const char *step)
{
	struct faults ignored = { 0 };
	const struct unit *u =
		folder_unit(library_folder(d->library, t->module), t->unit,
			d->app.language, &ignored);

	faults_release(&ignored);
	return u && !unit_step(u, step);
}

static int no_step(struct driver *d, const char *step)
{
	say_error(tr(d->context->words, "there is no step \"%1\""), step);
	return EXIT_FAILED;
}

static int open_target(
	struct driver *d, const struct target *t, const char *from)
{
	struct app *a = &d->app;

	if (!library_folder(d->library, t->module))
		return tell_damaged(d, t);
	a->module = t->module;
	if (!t->unit[0])
		return EXIT_DONE;
	if (from && lacks_step(d, t, from))
		return no_step(d, from);
	switch (a->ops->open(a, t->module, t->unit, from, false)) {
	case APP_OPENED:
		return EXIT_DONE;
	case APP_NO_ATTEMPTS:
		say_error(tr(d->context->words,
				  "all attempts at \"%1\" are used"),
			t->unit);
		return EXIT_FAILED;
	case APP_DAMAGED:
		return unit_exists(d, t) ? tell_damaged(d, t) : no_unit(d, t);
	case APP_NOTHING:
		break;
	}
	return no_unit(d, t);
}

/* How wide plain lines are; -1 where text is no number. */
static int width_of(const char *text)
{
	char *end;
	long width;

	if (!text)
		return PLAIN_WIDTH;
	errno = 0;
	width = strtol(text, &end, 10);
	return *text && !*end && !errno && width >= 0 && width <= 1000
		       ? (int)width
		       : -1;
}

static bool wants_plain(const struct context *c, const struct call *call)
{
	return call->values[OPTION_PLAIN] || call->values[OPTION_WIDTH] ||
	       c->accessible;
}

/* Asks how the terminal is used: the answer comes while files are read. */
static void ask_terminal(const struct context *c, const struct call *call,
	struct start_terminal *terminal)
{
	enum letters named;
	int letters = c->letters;

	if (call->values[OPTION_LETTERS] &&
		letters_named(call->values[OPTION_LETTERS], &named))
		letters = (int)named;
	start_terminal(terminal, &c->locale, wants_plain(c, call), letters);
}

static int run_front(struct driver *d, const struct call *call,
	const struct target *t, const struct start_terminal *terminal)
{
	struct plain_streams plain = {
		.in = stdin,
		.out = stdout,
		.width = width_of(call->values[OPTION_WIDTH]),
		.interactive = isatty(STDIN_FILENO) != 0,
		.contents = t && !d->app.play,
		.look = call->values[OPTION_FROM] != NULL,
	};
	enum front_end end = FRONT_NO_SCREEN;
	enum front_start where = t ? FRONT_CONTENTS : FRONT_HOME;
	struct screen_begin begin = start_screen(terminal);
	struct charset charset;

	charset_read(&charset, &terminal->decided.setup);
	screen_begin(&begin);
	d->app.charset = &charset;
	screen_use(&charset);
	if (d->app.play)
		where = call->values[OPTION_FROM] ? FRONT_STEP : FRONT_UNIT;
	if (terminal->decided.term)
		end = front_run(&d->app, where, &screen_terminal);
	if (end != FRONT_NO_SCREEN)
		return EXIT_DONE;
	signals_for_plain();
	return plain_run(&d->app, &plain);
}

static int run(struct context *c, const struct call *call)
{
	struct driver d;
	struct target target;
	struct start_terminal terminal;
	enum letters letters;
	bool named = call->count > 0;
	int code = EXIT_DONE;

	if (call->values[OPTION_LANG] &&
		!context_language(c, call->values[OPTION_LANG])) {
		say_error(tr(c->words,
				  "there is no language \"%1\"; there are ru, "
				  "kk, ky, tg, en"),
			call->values[OPTION_LANG]);
		return EXIT_USAGE;
	}
	if (width_of(call->values[OPTION_WIDTH]) < 0) {
		say_error(tr(c->words, "\"%1\" is no width"),
			call->values[OPTION_WIDTH]);
		return EXIT_USAGE;
	}
	if (call->values[OPTION_LETTERS] &&
		!letters_named(call->values[OPTION_LETTERS], &letters)) {
		say_error(tr(c->words, "there are no letters \"%1\"; there are "
				       "full, glyph, latin"),
			call->values[OPTION_LETTERS]);
		return EXIT_USAGE;
	}
	signals_start();
	mem_on_exhausted(screen_emergency);
	ask_terminal(c, call, &terminal);
	driver_open(&d, c);
	if (named && !target_find(&target, d.library, call->operands[0]))
		code = no_module(c, call->operands[0]);
	else if (named)
		code = open_target(&d, &target, call->values[OPTION_FROM]);
	start_terminal_hear(&terminal);
	if (code == EXIT_DONE)
		code = run_front(&d, call, named ? &target : NULL, &terminal);
	start_terminal_release(&terminal);
	if (driver_close(&d) > 0) {
		say_error(tr(c->words, "not everything could be saved in %1"),
			c->state);
		code = EXIT_FAILED;
	}
	return code;
}

const struct command command_play = {
	.name = "play",
	.operands = "[MODULE[/UNIT]]",
	.most = 1,
	.help = N_("Plays a module, a lesson or a quiz."),
	.options = {
		[OPTION_PLAIN] = {"plain", NULL,
			N_("Lines instead of a screen: for screen readers, "
			   "scripts.")},
		[OPTION_LANG] = {"lang", "L",
			N_("The language: ru, kk, ky, tg, en.")},
		[OPTION_FROM] = {"from", "STEP",
			N_("Begins at this step.")},
		[OPTION_WIDTH] = {"width", "N",
			N_("Lines of N cells; 0: not wrapped; means --plain.")},
		[OPTION_LETTERS] = {"letters", "WHICH",
			N_("full, glyph (Russian ones for those that the "
			   "terminal lacks) or latin.")},
	},
	.run = run,
};
