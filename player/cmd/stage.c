#include "cmd/stage.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cmd/say.h"
#include "cmd/signals.h"
#include "ui/charset.h"
#include "ui/plain.h"
#include "ui/screen.h"

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

bool stage_options(struct context *c, const struct call *call)
{
	enum letters letters;

	if (call->values[STAGE_LANG] &&
		!context_language(c, call->values[STAGE_LANG])) {
		say_error(tr(c->words,
				  "there is no language \"%1\"; there are ru, "
				  "kk, ky, tg, en"),
			call->values[STAGE_LANG]);
		return false;
	}
	if (width_of(call->values[STAGE_WIDTH]) < 0) {
		say_error(tr(c->words, "\"%1\" is no width"),
			call->values[STAGE_WIDTH]);
		return false;
	}
	if (call->values[STAGE_LETTERS] &&
		!letters_named(call->values[STAGE_LETTERS], &letters)) {
		say_error(tr(c->words, "there are no letters \"%1\"; there are "
				       "full, glyph, latin"),
			call->values[STAGE_LETTERS]);
		return false;
	}
	return true;
}

static bool wants_plain(const struct context *c, const struct call *call)
{
	return call->values[STAGE_PLAIN] || call->values[STAGE_WIDTH] ||
	       c->accessible;
}

void stage_ask(struct start_terminal *terminal, const struct context *c,
	const struct call *call)
{
	enum letters named;
	int letters = -1;

	signals_start();
	mem_on_exhausted(screen_emergency);
	if (call->values[STAGE_LETTERS] &&
		letters_named(call->values[STAGE_LETTERS], &named))
		letters = (int)named;
	start_terminal(terminal, &c->locale, &c->config, wants_plain(c, call),
		letters);
}

static int run_plain(
	struct app *a, const struct call *call, const struct stage_begin *where)
{
	struct plain_streams plain = {
		.in = stdin,
		.out = stdout,
		.width = width_of(call->values[STAGE_WIDTH]),
		.interactive = isatty(STDIN_FILENO) != 0,
		.contents = !where->home && !a->play,
		.look = where->look,
	};

	signals_for_plain();
	return plain_run(a, &plain);
}

static enum front_end run_screen(struct app *a, enum front_start start,
	const struct start_terminal *terminal)
{
	struct screen_begin begin = start_screen(terminal);

	screen_begin(&begin);
	a->charset = &terminal->charset;
	screen_use(&terminal->charset);
	return terminal->decided.term ? front_run(a, start, &screen_terminal)
				      : FRONT_NO_SCREEN;
}

bool stage_meet(struct app *a, const struct start_terminal *terminal)
{
	return run_screen(a, FRONT_SESSION, terminal) != FRONT_NO_SCREEN;
}

int stage_run(struct app *a, const struct call *call,
	const struct stage_begin *where, const struct start_terminal *terminal)
{
	enum front_start start = where->home ? FRONT_HOME : FRONT_CONTENTS;

	if (a->play)
		start = where->look ? FRONT_STEP : FRONT_UNIT;
	return run_screen(a, start, terminal) != FRONT_NO_SCREEN
		       ? EXIT_DONE
		       : run_plain(a, call, where);
}
