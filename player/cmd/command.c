#include "cmd/command.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/say.h"

#define COMMAND_ROW(name) &command_##name,
static const struct command *const commands[] = { COMMANDS(COMMAND_ROW) };
enum { COMMAND_COUNT = sizeof(commands) / sizeof(*commands) };

static void usage_line(const struct command *m, FILE *to)
{
	fprintf(to, "sabaq %s", m->name);
	for (size_t i = 0; m->options[i].name; i++) {
		const struct option_row *o = &m->options[i];

		fprintf(to, " [--%s%s%s]", o->name, o->value ? " " : "",
			o->value ? o->value : "");
	}
	fprintf(to, "%s%s\n", *m->operands ? " " : "", m->operands);
}

static int help_all(const struct context *c)
{
	puts(tr(c->words, "sabaq plays learning modules in the terminal."));
	printf("\n  %-8s %s\n", "sabaq",
		tr(c->words, "Opens the home screen."));
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		printf("  %-8s %s\n", commands[i]->name,
			tr(c->words, commands[i]->help));
	putchar('\n');
	puts(tr(c->words, "\"sabaq COMMAND --help\" tells more."));
	return EXIT_DONE;
}

static int help_one(const struct context *c, const struct command *m)
{
	usage_line(m, stdout);
	printf("\n%s\n", tr(c->words, m->help));
	for (size_t i = 0; m->options[i].name; i++) {
		const struct option_row *o = &m->options[i];
		char head[40];

		snprintf(head, sizeof(head), "--%s%s%s", o->name,
			o->value ? " " : "", o->value ? o->value : "");
		printf("  %-16s %s\n", head, tr(c->words, o->help));
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

static void long_options(const struct command *m, struct option *out)
{
	size_t n = 0;

	for (; m->options[n].name; n++)
		out[n] = (struct option){
			.name = m->options[n].name,
			.has_arg = m->options[n].value ? required_argument
						       : no_argument,
			.val = (int)n,
		};
	out[n++] = (struct option){ .name = "help", .val = CODE_HELP };
	out[n] = (struct option){ 0 };
}

static int run(
	struct context *c, const struct command *m, int argc, char **argv)
{
	struct option options[OPTIONS_ROOM + 2];
	struct call call = { 0 };
	int code;

	long_options(m, options);
	opterr = 0;
	while ((code = getopt_long(argc, argv, ":", options, NULL)) != -1) {
		if (code == CODE_HELP)
			return help_one(c, m);
		if (code == '?')
			return wrong_usage(c, m, N_("unknown option \"%1\""),
				argv[optind - 1]);
		if (code == ':')
			return wrong_usage(c, m,
				N_("option \"%1\" needs a value"),
				argv[optind - 1]);
		call.values[code] = optarg ? optarg : "";
	}
	call.operands = argv + optind;
	call.count = (size_t)(argc - optind);
	if (call.count < m->least)
		return wrong_usage(
			c, m, N_("something is missing after \"%1\""), m->name);
	if (call.count > m->most)
		return wrong_usage(
			c, m, N_("\"%1\" is too much"), call.operands[m->most]);
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

int command_main(int argc, char **argv)
{
	struct context c;
	const struct command *m = NULL;
	int code;

	context_init(&c, argc > 0 && argv[0][0] == '-');
	if (argc > 1 && argv[1][0] != '-')
		m = find(argv[1]);
	if (argc > 1 && strcmp(argv[1], "--help") == 0)
		code = help_all(&c);
	else if (argc > 1 && strcmp(argv[1], "--version") == 0)
		code = puts("sabaq 0.1") < 0;
	else if (m)
		code = run(&c, m, argc - 1, argv + 1);
	else if (argc == 1 || argv[1][0] == '-') /* home, with its options */
		code = run(&c, &command_play, argc, argv);
	else
		code = wrong_usage(
			&c, NULL, N_("there is no command \"%1\""), argv[1]);
	if (fflush(stdout) != 0 && code == EXIT_DONE)
		code = EXIT_FAILED;
	context_release(&c);
	return code;
}
