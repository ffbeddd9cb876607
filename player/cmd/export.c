/* sabaq export: a unit as a file for Moodle. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "cmd/command.h"
#include "cmd/convert_say.h"
#include "cmd/say.h"
#include "cmd/target.h"
#include "cmd/write_file.h"
#include "convert/from_unit.h"

enum { OPTION_TO, OPTION_LANG, OPTION_OUT };

/* The report goes to stderr: stdout may be the file. */
static void report(const struct context *c, struct faults *notes)
{
	struct buf b = { 0 };

	faults_sort(notes);
	for (size_t i = 0; i < notes->count; i++) {
		buf_clear(&b);
		note_say(&b, c->words, &notes->items[i]);
		fprintf(stderr, "%s\n", buf_str(&b));
	}
	buf_release(&b);
}

static bool write_out(
	const struct context *c, const char *path, const struct buf *b)
{
	if (path)
		return write_new_file(c->words, path, buf_str(b), b->len);
	return fwrite(buf_str(b), 1, b->len, stdout) == b->len;
}

static int export_unit(struct context *c, const struct call *call,
	const struct unit *u, const char *file)
{
	struct arena arena = { 0 };
	struct faults notes = { 0 };
	struct moodle_file f = {
		.arena = &arena, .name = file, .notes = &notes
	};
	struct buf b = { 0 };
	int code = EXIT_FAILED;

	unit_to(&f, u);
	format_named(call->values[OPTION_TO])->write(&b, &f);
	report(c, &notes);
	if (b.len == 0)
		complain_filled(c,
			N_("nothing in it can be said in this format; "
			   "moodle-xml says most"),
			NULL, NULL);
	else if (write_out(c, call->values[OPTION_OUT], &b))
		code = EXIT_DONE;
	buf_release(&b);
	faults_release(&notes);
	arena_release(&arena);
	return code;
}

static int export_from(struct context *c, const struct call *call,
	struct library *l, const struct target *t)
{
	struct folder *f = library_folder(l, t->module);
	struct faults faults = { 0 };
	const struct unit *u = NULL;
	char file[4200];
	int code = EXIT_FAILED;

	snprintf(file, sizeof(file), "%s/%s.yaml", library_path(l, t->module),
		t->unit);
	if (f)
		u = folder_unit(f, t->unit,
			call->values[OPTION_LANG] ? call->values[OPTION_LANG]
						  : folder_source(f)->language,
			&faults);
	if (u)
		code = export_unit(c, call, u, file);
	else
		say_faults(stderr, c->words,
			f ? &faults : library_faults(l, t->module), true);
	faults_release(&faults);
	return code;
}

static int run(struct context *c, const struct call *call)
{
	struct library *l = library_open(c->modules);
	const char *typed = call->operands[0];
	struct target t;
	int code = EXIT_USAGE;

	if (!call->values[OPTION_TO]) {
		complain_filled(c,
			N_("in which format? write --to gift, --to aiken or "
			   "--to moodle-xml"),
			NULL, NULL);
		goto out;
	}
	if (!take_format(c, call->values[OPTION_TO]))
		goto out;
	code = EXIT_FAILED;
	if (!target_find_near(&t, l, typed))
		complain_filled(
			c, N_("there is no module \"%1\""), typed, NULL);
	else if (!t.unit[0])
		complain_filled(c,
			N_("which unit? write \"%1\", a slash and the unit"),
			typed, NULL);
	else
		code = export_from(c, call, l, &t);
out:
	library_free(l);
	return code;
}

const struct command command_export = {
	.name = "export",
	.operands = "MODULE/UNIT",
	.least = 1,
	.most = 1,
	.help = N_("Gives out a unit's questions for Moodle."),
	.options = {
		[OPTION_TO] = {"to", "gift|aiken|moodle-xml",
			N_("The format.")},
		[OPTION_LANG] = {"lang", "L",
			N_("The language: ru, kk, ky, tg, en.")},
		[OPTION_OUT] = {"o", "FILE",
			N_("A new file; else it is printed.")},
	},
	.run = run,
};
