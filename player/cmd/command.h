/*
 * command.h - the table of commands: dispatch, help and completion.
 *
 * A command is one line in COMMANDS and one file, cmd/<name>.c, that defines
 * command_<name>. cmd/ is the only place where the other folders meet, and
 * the only one that prints.
 */
#ifndef SABAQ_CMD_COMMAND_H
#define SABAQ_CMD_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "cmd/context.h"

enum exit_code { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

/* In the order of the help. */
#define COMMANDS(X) \
	X(play) \
	X(list) \
	X(scores) \
	X(check) \
	X(preview) \
	X(new) \
	X(translate) \
	X(import) \
	X(export) \
	X(print) \
	X(host) \
	X(join) \
	X(collect) \
	X(schema) \
	X(doctor)

/* An option of a command: "--lang L". */
struct option_row {
	const char *name; /* without the dashes */
	/* stands for its value in help; "[X]": may be left out; NULL: none */
	const char *value;
	const char *help; /* N_() */
};

enum { OPTIONS_ROOM = 16, OPERANDS_MANY = 1000000 };

struct command {
	const char *name;
	const char *operands; /* as in the usage line, or NULL */
	size_t least, most; /* how many operands */
	const char *help; /* one sentence, N_() */
	struct option_row options[OPTIONS_ROOM]; /* ends at a NULL name */
	/* Without --json it prints prose to stdout: see say_prose() in say.h. */
	bool prose;
	int (*run)(struct context *c, const struct call *call);
};

/* A command line taken apart. values[i] belongs to options[i]. */
struct call {
	const char *values[OPTIONS_ROOM]; /* NULL: not given; "" where none */
	char *const *operands; /* NULL-ended */
	size_t count;
};

#define COMMAND_EXTERN(name) extern const struct command command_##name;
COMMANDS(COMMAND_EXTERN)
#undef COMMAND_EXTERN

/* Runs the command that argv names; home where it names none. */
int command_main(int argc, char **argv);

#endif
