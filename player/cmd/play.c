/* sabaq play; and home, where nothing is named. */
#include <stdio.h>
#include <string.h>

#include "cmd/command.h"
#include "cmd/driver.h"
#include "cmd/meeting.h"
#include "cmd/say.h"
#include "cmd/stage.h"
#include "cmd/target.h"

enum { OPTION_FROM = STAGE_OPTIONS };

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

static int run(struct context *c, const struct call *call)
{
	struct driver d;
	struct meeting m;
	struct target target;
	struct start_terminal terminal;
	bool named = call->count > 0;
	int code = EXIT_DONE;

	if (!stage_options(c, call))
		return EXIT_USAGE;
	stage_ask(&terminal, c, call);
	driver_open(&d, c);
	if (named && !target_find(&target, d.library, call->operands[0]))
		code = no_module(c, call->operands[0]);
	else if (named)
		code = open_target(&d, &target, call->values[OPTION_FROM]);
	meeting_open(&m, &d);
	start_terminal_hear(&terminal);
	settings_terminal(&d.settings, &terminal);
	if (code == EXIT_DONE)
		code = stage_run(&d.app, call,
			&(struct stage_begin){ .home = !named,
				.look = call->values[OPTION_FROM] != NULL },
			&terminal);
	meeting_close(&m);
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
		STAGE_OPTION_ROWS,
		[OPTION_FROM] = {"from", "STEP",
			N_("Begins at this step.")},
	},
	.run = run,
};
