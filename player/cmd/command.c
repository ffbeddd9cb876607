#include "cmd/command.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cmd/kiosk.h"
#include "cmd/say.h"
#include "cmd/start.h"
#include "ui/charset.h"

#define COMMAND_ROW(name) &command_##name,
static const struct command *const commands[] = { COMMANDS(COMMAND_ROW) };
enum { COMMAND_COUNT = sizeof(commands) / sizeof(*commands) };

/* An option of one letter is written with one dash. */
static const char *dashes(const struct option_row *o)
{
	return o->name[1] ? "--" : "-";
}

static void usage_line(const struct command *m, FILE *to)
{
	fprintf(to, "sabaq %s", m->name);
	for (size_t i = 0; m->options[i].name; i++) {
		const struct option_row *o = &m->options[i];

		fprintf(to, " [%s%s%s%s]", dashes(o), o->name,
			o->value ? " " : "", o->value ? o->value : "");
	}
	fprintf(to, "%s%s\n", m->operands ? " " : "",
		m->operands ? m->operands : "");
}

/* How an option is typed; returns how long that is. */
static int option_head(const struct option_row *o, char *out, size_t room)
{
	return snprintf(out, room, "%s%s%s%s", dashes(o), o->name,
		o->value ? " " : "", o->value ? o->value : "");
}

static int help_all(const struct context *c)
{
	say_prose();
	puts(tr(c->words, "sabaq plays learning modules in the terminal."));
	printf("\n  %-9s %s\n", "sabaq",
		tr(c->words, "Opens the home screen."));
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		printf("  %-9s %s\n", commands[i]->name,
			tr(c->words, commands[i]->help));
	putchar('\n');
	puts(tr(c->words, "\"sabaq COMMAND --help\" tells more."));
	return EXIT_DONE;
}

static int help_one(const struct context *c, const struct command *m)
{
	int widest = 0, n;
	char head[40];

	say_prose();
	usage_line(m, stdout);
	printf("\n%s\n", tr(c->words, m->help));
	for (size_t i = 0; m->options[i].name; i++) {
		n = option_head(&m->options[i], head, sizeof(head));
		widest = n > widest ? n : widest;
	}
	for (size_t i = 0; m->options[i].name; i++) {
		option_head(&m->options[i], head, sizeof(head));
		printf("  %-*s %s\n", widest, head,
			tr(c->words, m->options[i].help));
	}
	return EXIT_DONE;
}

static int wrong_usage(const struct context *c, const struct command *m,
	const char *text, const char *word)
{
	say_error(tr(c->words, text), word);
	if (m)
		usage_line(m, stderr);
	else
		fputs("sabaq --help\n", stderr);
	return EXIT_USAGE;
}

enum { CODE_HELP = OPTIONS_ROOM };

/* "[RULE]" may be left out; given, it is glued to its option by a "=". */
static int takes(const char *value)
{
	if (!value)
		return no_argument;
	return *value == '[' ? optional_argument : required_argument;
}

static void long_options(const struct command *m, struct option *out)
{
	size_t n = 0;

	for (; m->options[n].name; n++)
		out[n] = (struct option){
			.name = m->options[n].name,
			.has_arg = takes(m->options[n].value),
			.val = (int)n,
		};
	out[n++] = (struct option){ .name = "help", .val = CODE_HELP };
	out[n] = (struct option){ 0 };
}

/* ":o:" for an option "o" with a value. */
static void short_options(const struct command *m, char *out)
{
	*out++ = ':';
	for (size_t i = 0; m->options[i].name; i++) {
		if (m->options[i].name[1])
			continue;
		*out++ = m->options[i].name[0];
		if (m->options[i].value)
			*out++ = ':';
	}
	*out = '\0';
}

/* Which option getopt_long() found: it gives the letter of a short one. */
static size_t option_index(const struct command *m, int code)
{
	size_t i = 0;

	if (code < OPTIONS_ROOM)
		return (size_t)code;
	while (m->options[i].name[0] != code || m->options[i].name[1])
		i++;
	return i;
}

/* JSON is UTF-8 wherever it goes. */
static bool asks_data(const struct command *m, const struct call *call)
{
	for (size_t i = 0; m->options[i].name; i++) {
		if (call->values[i] && strcmp(m->options[i].name, "json") == 0)
			return true;
	}
	return false;
}

/* Typed while the terminal was asked: for whoever reads next. */
static void give_back(const struct buf *typed)
{
	for (size_t i = 0; i < typed->len; i++)
		ioctl(STDIN_FILENO, TIOCSTI, &typed->data[i]);
}

/*
 * A locale such as C does not say what the terminal shows: it is asked, once,
 * before it gets words that it may not have the letters for.
 */
static void ask_letters(const struct context *c)
{
	struct start_terminal t;

	if (c->locale.codeset || !isatty(STDIN_FILENO) ||
		!isatty(STDOUT_FILENO))
		return;
	start_terminal(&t, &c->locale, &c->config, c->accessible, c->letters);
	start_terminal_hear(&t);
	say_letters(&t.decided.setup);
	give_back(&t.probe.typed);
	start_terminal_release(&t);
}

static int run(
	struct context *c, const struct command *m, int argc, char **argv)
{
	struct option options[OPTIONS_ROOM + 2];
	char shorts[2 * OPTIONS_ROOM + 2];
	struct call call = { 0 };
	int code;

	long_options(m, options);
	short_options(m, shorts);
	opterr = 0;
	while ((code = getopt_long(argc, argv, shorts, options, NULL)) != -1) {
		if (code == CODE_HELP)
			return help_one(c, m);
		if (code == '?')
			return wrong_usage(c, m, N_("unknown option \"%1\""),
				argv[optind - 1]);
		if (code == ':')
			return wrong_usage(c, m,
				N_("option \"%1\" needs a value"),
				argv[optind - 1]);
		call.values[option_index(m, code)] = optarg ? optarg : "";
	}
	call.operands = argv + optind;
	call.count = (size_t)(argc - optind);
	if (call.count < m->least)
		return wrong_usage(
			c, m, N_("something is missing after \"%1\""), m->name);
	if (call.count > m->most)
		return wrong_usage(
			c, m, N_("\"%1\" is too much"), call.operands[m->most]);
	if (m->prose && !asks_data(m, &call)) {
		ask_letters(c);
		say_prose();
	}
	return m->run(c, &call);
}

static const struct command *find(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	}
	return NULL;
}

/* Somebody sent a command to a login that only plays. */
static int refuse(const struct context *c)
{
	say_error(tr(c->words, "this login is for lessons only, the command "
			       "was not run; connect without one"),
		NULL);
	return EXIT_FAILED;
}

/* What is printed comes in letters that the person's terminal has. */
static void begin_letters(const struct context *c)
{
	const char *codeset = c->locale.codeset;
	struct screen_setup setup = { .combines = true };

	if (codeset && !charset_is_utf8(codeset))
		setup.charset = codeset;
	if (c->letters >= 0)
		setup.mode = (enum letters)c->letters;
	say_letters(&setup);
}

static int dispatch(struct context *c, int argc, char **argv)
{
	const struct command *m = NULL;

	if (argc > 1 && argv[1][0] != '-')
		m = find(argv[1]);
	if (argc > 1 && strcmp(argv[1], "--help") == 0)
		return help_all(c);
	if (argc > 1 && strcmp(argv[1], "--version") == 0)
		return puts("sabaq 0.1") < 0;
	if (m)
		return run(c, m, argc - 1, argv + 1);
	if (argc <= 1 || argv[1][0] == '-') /* home, with its options */
		return run(c, &command_play, argc, argv);
	return wrong_usage(c, NULL, N_("there is no command \"%1\""), argv[1]);
}

int command_main(int argc, char **argv)
{
	struct kiosk_start start = kiosk_start(&argc, argv);
	struct context c;
	int code;

	context_init(&c, start.kiosk);
	begin_letters(&c);
	if (start.refused || (c.kiosk && start.remote))
		code = refuse(&c);
	else
		code = dispatch(&c, argc, argv);
	if (!say_end() && code == EXIT_DONE) {
		say_error(
			tr(c.words, N_("what it said could not all be written: "
				       "is the disk full?")),
			NULL);
		code = EXIT_FAILED;
	}
	context_release(&c);
	return code;
}
