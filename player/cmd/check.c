/* sabaq check: every fault of files, one a line. */
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "cmd/check.h"
#include "cmd/command.h"
#include "cmd/say.h"
#include "core/lint.h"

enum {
	OPTION_STRICT,
	OPTION_JSON,
	OPTION_EXPLAIN,
	OPTION_LOG,
	OPTION_LANG,
};
enum { WIDTH = 80, KEPT_BYTES = 4 * 1024 * 1024 };

/* A file that was named must be there: others may be without a fault. */
static void check_there(const struct check_target *t, struct faults *faults)
{
	struct buf path = { 0 };
	struct stat st;

	for (size_t i = 0; i < t->count && !t->whole; i++) {
		const char *name = t->names[i];
		size_t n = strlen(name);
		bool yaml = n > 5 && strcmp(name + n - 5, ".yaml") == 0;

		buf_clear(&path);
		buf_addf(
			&path, "%s/%s%s", t->folder, name, yaml ? "" : ".yaml");
		if (lstat(buf_str(&path), &st) != 0)
			faults_add(faults, RULE_FILE_MISSING,
				(struct place){ .file = buf_str(&path) },
				buf_str(&path), NULL, NULL);
	}
	buf_release(&path);
}

static void count_files(
	struct check *k, const struct check_target *t, const struct folder *f)
{
	size_t count;
	char *const *names = folder_names(f, &count);

	for (size_t i = 0; i < count; i++)
		k->files += check_means(t, names[i]);
}

static void check_module(struct check *k, const struct check_target *t)
{
	static const struct check_target all = { .whole = true };
	struct faults faults = { 0 };
	size_t errors = k->counts[RULE_ERROR];
	struct folder *f = folder_try(t->folder, &faults);
	bool read = !folder_source(f)->unread, waits;

	folder_look_in(f, k->context->modules);
	folder_check(f, &faults);
	waits = lint_folder(f, &faults);
	if (k->shown)
		items_lint(k->shown, f, &faults, &k->told_of);
	check_there(t, &faults);
	count_files(k, t, f);
	faults_sort(&faults);
	/* What is wrong with the module concerns each of its units. */
	check_tell(k, read ? t : &all, &faults);
	if (waits && k->counts[RULE_ERROR] > errors)
		check_tell_waits(k, t);
	faults_release(&faults);
	folder_free(f);
}

static int check_all(struct check *k, const struct call *call)
{
	struct check_targets targets = { 0 };
	bool strict = call->values[OPTION_STRICT] != NULL;

	/* What one module gave back the next one takes: no trip to the kernel. */
	mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
	mallopt(M_MMAP_THRESHOLD, KEPT_BYTES);
	for (size_t i = 0; i < call->count; i++)
		check_targets_add(&targets, k, call->operands[i]);
	check_tell_begin(k);
	for (size_t i = 0; i < targets.count; i++)
		check_module(k, &targets.items[i]);
	check_tell_end(k);
	check_log_end(k);
	check_targets_release(&targets);
	return k->counts[RULE_ERROR] > 0 ||
			       (strict && k->counts[RULE_WARNING] > 0)
		       ? EXIT_FAILED
		       : EXIT_DONE;
}

static int explain(struct check *k, const struct call *call)
{
	const char *rule = call->values[OPTION_EXPLAIN];
	bool known = true;

	if (!*rule && call->count == 0)
		check_explain_all(k);
	if (*rule)
		known = check_explain(k, rule);
	for (size_t i = 0; i < call->count; i++) {
		if (*rule || i > 0)
			putchar('\n');
		known &= check_explain(k, call->operands[i]);
	}
	return known ? EXIT_DONE : EXIT_USAGE;
}

static int terminal_width(void)
{
	struct winsize size;

	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0
		       ? size.ws_col
		       : WIDTH;
}

static int run(struct context *c, const struct call *call)
{
	const char *language = call->values[OPTION_LANG];
	struct check k = {
		.context = c,
		.json = call->values[OPTION_JSON] != NULL,
		.width = terminal_width(),
	};
	int code;

	if (language && !context_language(c, language)) {
		say_error(tr(c->words,
				  "there is no language \"%1\"; there are ru, "
				  "kk, ky, tg, en"),
			language);
		return EXIT_USAGE;
	}
	k.terminal = !k.json && isatty(STDOUT_FILENO);
	if (call->values[OPTION_EXPLAIN])
		return explain(&k, call);
	if (call->count == 0) {
		say_error(tr(c->words, "something is missing after \"%1\""),
			"check");
		fputs("sabaq check --help\n", stderr);
		return EXIT_USAGE;
	}
	if (call->values[OPTION_LOG] &&
		!check_log_read(&k, call->values[OPTION_LOG]))
		return EXIT_FAILED;
	code = check_all(&k, call);
	items_free(k.shown);
	return code;
}

const struct command command_check = {
	.name = "check",
	.operands = "PATH...",
	.least = 0,
	.most = OPERANDS_MANY,
	.help = N_("Tells what is wrong in modules, lessons and quizzes."),
	.options = {
		[OPTION_STRICT] = {"strict", NULL,
			N_("Warnings count as errors.")},
		[OPTION_JSON] = {"json", NULL,
			N_("Prints one JSON document, for programs.")},
		[OPTION_EXPLAIN] = {"explain", "[RULE]",
			N_("Tells what a rule means; alone, lists all rules.")},
		[OPTION_LOG] = {"log", "LOG",
			N_("Tells as well what the answers in a log show of "
			   "the questions.")},
		[OPTION_LANG] = {"lang", "L",
			N_("The language: ru, kk, ky, tg, en.")},
	},
	.prose = true,
	.run = run,
};
