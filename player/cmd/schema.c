/* sabaq schema: what editors read of our files, and what people do. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "cmd/command.h"
#include "cmd/say.h"
#include "core/reference.h"
#include "core/schema.h"

enum { OPTION_LANG, OPTION_REFERENCE };

static int wrong(const struct context *c, const char *text, const char *word)
{
	say_error(tr(c->words, text), word);
	return EXIT_USAGE;
}

/* Whatever the interface speaks: English is what schemas/ holds. */
static bool take_language(struct context *c, const char *language)
{
	return context_language(c, language ? language : "en");
}

static int run(struct context *c, const struct call *call)
{
	const char *language = call->values[OPTION_LANG];
	const char *kind = call->operands[0];
	struct buf b = { 0 };

	if (!call->values[OPTION_REFERENCE] && !kind)
		return wrong(c,
			N_("which schema? there are module, unit, "
			   "translation, record, config; or --reference"),
			NULL);
	if (call->values[OPTION_REFERENCE] && kind)
		return wrong(c, N_("\"%1\" is too much"), kind);
	if (kind && !schema_write(&b, kind, NULL))
		return wrong(c,
			N_("there is no schema \"%1\"; there are module, "
			   "unit, translation, record, config"),
			kind);
	buf_clear(&b);
	if (!take_language(c, language)) {
		buf_release(&b);
		return wrong(c,
			N_("there is no language \"%1\"; there are ru, "
			   "kk, ky, tg, en"),
			language);
	}
	if (kind)
		schema_write(&b, kind, c->words);
	else
		reference_write(&b, c->words);
	fwrite(buf_str(&b), 1, b.len, stdout);
	buf_release(&b);
	return EXIT_DONE;
}

const struct command command_schema = {
	.name = "schema",
	.operands = "module|unit|translation|record|config",
	.least = 0,
	.most = 1,
	.help = N_("Prints the JSON Schema of a kind of file, or the "
		   "reference of the format."),
	.options = {
		[OPTION_LANG] = {"lang", "L",
			N_("The language of descriptions; else English.")},
		[OPTION_REFERENCE] = {"reference", NULL,
			N_("Every field of every file, in Markdown.")},
	},
	.run = run,
};
