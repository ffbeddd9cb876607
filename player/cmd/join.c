/* sabaq join: a student in a group session. */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <unistr.h>

#include "base/text.h"
#include "cmd/command.h"
#include "cmd/meeting.h"
#include "cmd/say.h"
#include "cmd/signals.h"
#include "cmd/stage.h"
#include "ui/plain.h"
#include "ui/words.h"

enum { OPTION_WITH = STAGE_OPTIONS, WAIT_MS = 2000, NAME_BYTES = 100 };

/* A line typed meanwhile, or its end, ends the waiting. */
static bool is_given_up(void)
{
	struct pollfd in = { STDIN_FILENO, POLLIN, 0 };
	char line[256];

	if (!isatty(STDIN_FILENO)) {
		poll(NULL, 0, WAIT_MS);
		return false;
	}
	if (poll(&in, 1, WAIT_MS) <= 0)
		return false;
	if (!fgets(line, sizeof(line), stdin))
		return true;
	return strncmp(line, ":q", 2) == 0 || strncmp(line, "q", 1) == 0;
}

static void tell(const struct context *c, const char *text, const char *word)
{
	struct buf b = { 0 };

	words_fill(&b, tr(c->words, text), word, NULL);
	puts(buf_str(&b));
	fflush(stdout);
	buf_release(&b);
}

/* Waits for the first session; false: given up. */
static bool wait_for_one(struct context *c, struct meeting *m)
{
	if (meeting_look(m) > 0)
		return true;
	tell(c,
		N_("No session is running yet. This waits for one; :q and "
		   "Enter leaves."),
		NULL);
	while (meeting_look(m) == 0)
		if (is_given_up())
			return false;
	return true;
}

static size_t find(const struct meeting *m, const char *login)
{
	size_t i = 0;

	while (i < m->group.meeting_count && strcmp(m->logins[i], login) != 0)
		i++;
	return i;
}

/* Which of several; their number where there is none such. */
static size_t choose(struct context *c, struct meeting *m, const char *with)
{
	char line[64];
	size_t count = m->group.meeting_count, number;

	if (with)
		return find(m, with);
	if (count == 1)
		return 0;
	for (size_t i = 0; i < count; i++) {
		struct buf b = { 0 };

		words_fill(
			&b, "%1) %2", NUMBER(i + 1), m->meetings[i].host, NULL);
		puts(buf_str(&b));
		buf_release(&b);
	}
	for (;;) {
		tell(c, N_("Which session? Type its number."), NULL);
		if (!fgets(line, sizeof(line), stdin))
			return count;
		number = (size_t)strtoul(line, NULL, 10);
		if (number >= 1 && number <= count)
			return number - 1;
	}
}

/* A shared login asks who is there; the name is a claim. */
static const char *ask_name(struct context *c, const char *given)
{
	char line[200];
	size_t n;

	if (given || !meeting_claims(c))
		return given;
	for (;;) {
		tell(c, N_("Who is here? Type your name."), NULL);
		if (!fgets(line, sizeof(line), stdin))
			return NULL;
		n = strcspn(line, "\r\n");
		if (n > 0 && line[0] != ' ')
			return arena_strndup(&c->arena, line, n);
	}
}

static int no_session(const struct context *c, const char *with)
{
	say_error(
		tr(c->words,
			"%1 leads no session here now, or none "
			"that may be believed; without --with, \"sabaq join\" "
			"shows those there are"),
		with);
	return EXIT_FAILED;
}

static int meet(struct meeting *m, const char *name, size_t which,
	const struct start_terminal *terminal)
{
	struct app *a = &m->driver->app;
	struct plain_streams io = { .in = stdin,
		.out = stdout,
		.width = PLAIN_WIDTH,
		.interactive = isatty(STDIN_FILENO) != 0 };

	if (!m->group.join(a, which, name))
		return EXIT_FAILED;
	if (stage_meet(a, terminal))
		return EXIT_DONE;
	signals_for_plain();
	setvbuf(stdin, NULL, _IONBF, 0);
	return plain_meet(a, &io);
}

/* What a hub would take for one; else it is told. */
static bool is_name(const struct context *c, const char *name)
{
	size_t n = strlen(name);

	if (n <= NAME_BYTES && name[strspn(name, " ")] &&
		u8_check((const uint8_t *)name, n) == NULL &&
		text_find_danger(name, n) == n)
		return true;
	say_error(tr(c->words, "this cannot be a name: at most 100 bytes, "
			       "letters that can be shown, and not empty"),
		NULL);
	return false;
}

static int run_in(struct context *c, struct meeting *m, const struct call *call,
	const struct start_terminal *terminal)
{
	const char *with = call->values[OPTION_WITH], *name;
	struct local l = meeting_local(c);
	size_t which;

	if (access(l.run, F_OK) != 0) {
		meeting_lack(c, LOCAL_NO_FOLDER, errno);
		return EXIT_FAILED;
	}
	for (size_t i = 0; i < call->count; i++)
		if (!is_name(c, call->operands[i]))
			return EXIT_USAGE;
	if (call->count > 1)
		m->second = xstrdup(call->operands[1]);
	name = ask_name(c, call->operands[0]);
	if (!name && meeting_claims(c))
		return EXIT_FAILED;
	if (!with && !wait_for_one(c, m))
		return EXIT_DONE;
	meeting_look(m);
	which = choose(c, m, with);
	if (which == m->group.meeting_count)
		return with ? no_session(c, with) : EXIT_DONE;
	return meet(m, name, which, terminal);
}

static int run(struct context *c, const struct call *call)
{
	struct driver d;
	struct meeting m;
	struct start_terminal terminal;
	int code;

	if (!stage_options(c, call))
		return EXIT_USAGE;
	stage_ask(&terminal, c, call);
	driver_open(&d, c);
	meeting_open(&m, &d);
	start_terminal_hear(&terminal);
	settings_terminal(&d.settings, &terminal);
	d.app.charset = &terminal.charset;
	code = run_in(c, &m, call, &terminal);
	meeting_close(&m);
	start_terminal_release(&terminal);
	if (driver_close(&d) > 0) {
		say_error(tr(c->words, "not everything could be saved in %1"),
			c->state);
		code = EXIT_FAILED;
	}
	return code;
}

const struct command command_join = {
	.name = "join",
	.operands = "[NAME [SECOND]]",
	.most = 2,
	.help = N_("Joins a group session; SECOND sits at the same computer."),
	.options = {
		STAGE_OPTION_ROWS,
		[OPTION_WITH] = {"with", "LOGIN",
			N_("The session of this facilitator.")},
	},
	.run = run,
};
