/* sabaq check: every fault of files, one a line. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "cmd/command.h"
#include "cmd/say.h"
#include "cmd/target.h"
#include "core/rules.h"

enum { OPTION_STRICT };

/* What the faults of one unit are called by, to keep only those. */
static bool of_unit(const struct fault *f, const char *unit)
{
	const char *name = f->at.file ? strrchr(f->at.file, '/') : NULL;
	size_t n = strlen(unit);

	name = name ? name + 1 : f->at.file;
	return name && strncmp(name, unit, n) == 0 && name[n] == '.';
}

static void count(const struct fault *f, size_t counts[2])
{
	counts[rule_texts[f->rule].level]++;
}

static void tell(const struct context *c, const struct target *t,
	struct faults *faults, size_t counts[2])
{
	faults_sort(faults);
	for (size_t i = 0; i < faults->count; i++) {
		const struct fault *f = &faults->items[i];

		if (t->unit[0] && !of_unit(f, t->unit))
			continue;
		say_fault(stdout, c->words, f, isatty(STDOUT_FILENO) != 0);
		count(f, counts);
	}
}

/* A file that was named must be there: others may be without a fault. */
static void check_there(const char *argument, const char *folder,
	const struct target *t, struct faults *faults)
{
	const char *slash = strrchr(argument, '/');
	const char *name = slash ? slash + 1 : argument;
	size_t n = strlen(name);
	struct buf path = { 0 };
	struct stat st;

	if (!t->unit[0])
		return;
	if (n > 5 && strcmp(name + n - 5, ".yaml") == 0)
		buf_addf(&path, "%s/%s", folder, name);
	else
		buf_addf(&path, "%s/%s.yaml", folder, t->unit);
	if (lstat(buf_str(&path), &st) != 0)
		faults_add(faults, RULE_FILE_MISSING,
			(struct place){ .file = buf_str(&path) },
			buf_str(&path), NULL, NULL);
	buf_release(&path);
}

static void check_one(struct context *c, const char *argument, size_t counts[2])
{
	struct library *l = library_open(c->modules);
	struct target t;
	struct faults faults = { 0 };
	bool found = target_find(&t, l, argument);

	/* A bare name here may also be a folder in the current one. */
	if (!found) {
		char path[4096];

		snprintf(path, sizeof(path), "./%s", argument);
		found = target_find(&t, l, path);
	}
	if (found) {
		const char *folder = library_path(l, t.module);
		bool read = folder_check_path(folder, &faults);

		check_there(argument, folder, &t, &faults);
		/* What is wrong with the module concerns each of its units. */
		tell(c, read ? &t : &(struct target){ 0 }, &faults, counts);
	} else {
		say_error(tr(c->words,
				  "\"%1\" is no module and no file of one "
				  "(a module is a folder with a module.yaml)"),
			argument);
		counts[RULE_ERROR]++;
	}
	faults_release(&faults);
	library_free(l);
}

static int run(struct context *c, const struct call *call)
{
	size_t counts[2] = { 0 };

	for (size_t i = 0; i < call->count; i++)
		check_one(c, call->operands[i], counts);
	if (counts[RULE_ERROR] > 0 ||
		(call->values[OPTION_STRICT] && counts[RULE_WARNING] > 0))
		return EXIT_FAILED;
	if (isatty(STDOUT_FILENO))
		puts(tr(c->words, "No faults found."));
	return EXIT_DONE;
}

const struct command command_check = {
	.name = "check",
	.operands = "PATH...",
	.least = 1,
	.most = OPERANDS_MANY,
	.help = N_("Tells what is wrong in modules, lessons and quizzes."),
	.options = {
		[OPTION_STRICT] = {"strict", NULL,
			N_("Warnings count as errors.")},
	},
	.run = run,
};
