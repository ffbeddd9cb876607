/* sabaq schema: the JSON Schemas that editors read. */
#include <stdio.h>

#include "base/buf.h"
#include "cmd/command.h"
#include "cmd/say.h"
#include "core/schema.h"

static int run(struct context *c, const struct call *call)
{
	struct buf b = { 0 };
	int code = EXIT_DONE;

	/* English: what schemas/ holds, whatever the interface speaks. */
	if (schema_write(&b, call->operands[0], NULL)) {
		fwrite(buf_str(&b), 1, b.len, stdout);
	} else {
		say_error(
			tr(c->words,
				"there is no schema \"%1\"; there are module, "
				"unit, translation, record, config"),
			call->operands[0]);
		code = EXIT_USAGE;
	}
	buf_release(&b);
	return code;
}

const struct command command_schema = {
	.name = "schema",
	.operands = "module|unit|translation|record|config",
	.least = 1,
	.most = 1,
	.help = N_("Prints the JSON Schema of a kind of file."),
	.run = run,
};
