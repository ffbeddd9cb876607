/* sabaq preview: plays a file while it is written; records nothing. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "cmd/command.h"
#include "cmd/preview_driver.h"
#include "cmd/say.h"
#include "cmd/stage.h"
#include "cmd/target.h"

/* A command line's PATH[:STEP], taken apart. */
struct wanted {
	char *path, *folder; /* owned */
	char unit[ID_CHARS + 1], language[LANGUAGE_CHARS];
	const char *step; /* NULL: none */
};

static bool there(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

static bool is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* What stands behind the last colon is a step, unless a file is so called. */
static void take_step(struct wanted *w, const char *argument)
{
	char *colon;

	w->path = xstrdup(argument);
	colon = strrchr(w->path, ':');
	if (!colon || there(w->path))
		return;
	*colon = '\0';
	w->step = colon + 1;
}

/* "unit.yaml", "unit.kk.yaml"; false: no file of a unit is called so. */
static bool take_name(struct wanted *w, const char *name)
{
	size_t n = strlen(name), id = strcspn(name, ".");
	const char *language = name + id + 1;

	if (n < 6 || strcmp(name + n - 5, ".yaml") != 0 || id > ID_CHARS)
		return false;
	memcpy(w->unit, name, id);
	w->unit[id] = '\0';
	if (n > id + 5) {
		size_t length = n - id - 6;

		if (length >= sizeof(w->language))
			return false;
		memcpy(w->language, language, length);
		w->language[length] = '\0';
		if (!language_valid(w->language))
			return false;
	}
	if (!id_valid(w->unit))
		return false;
	if (strcmp(w->unit, "module") == 0)
		w->unit[0] = '\0'; /* module.yaml stands for the module */
	return true;
}

/* A file, in a module or in none, or a module's folder. */
static bool take_path(struct wanted *w, const struct context *c)
{
	const char *slash = strrchr(w->path, '/');

	if (is_folder(w->path)) {
		w->folder = xstrdup(w->path);
		return true;
	}
	if (!take_name(w, slash ? slash + 1 : w->path)) {
		say_error(tr(c->words,
				  "\"%1\" cannot be shown: a unit's file has "
				  "a name of small Latin letters, digits and "
				  "\"-\", and ends in .yaml"),
			w->path);
		return false;
	}
	if (!slash)
		w->folder = xstrdup(".");
	else
		w->folder = xstrndup(w->path,
			slash > w->path ? (size_t)(slash - w->path) : 1);
	return true;
}

/* id, id/unit, folder/unit. */
static bool take_target(struct wanted *w, const struct context *c)
{
	struct library *l = library_open(c->modules);
	struct target t;
	bool found = target_find_near(&t, l, w->path);

	if (found) {
		w->folder = xstrdup(library_path(l, t.module));
		memcpy(w->unit, t.unit, sizeof(w->unit));
	} else {
		say_error(
			tr(c->words, "\"%1\" is no file, no module and no unit "
				     "of one"),
			w->path);
	}
	library_free(l);
	return found;
}

/* A file that is not there yet would be waited for in vain. */
static bool unit_there(const struct wanted *w, const struct context *c)
{
	struct buf path = { 0 };
	bool found;

	buf_addf(&path, "%s/%s.yaml", w->folder, w->unit);
	found = !w->unit[0] || w->language[0] || there(buf_str(&path));
	if (!found)
		say_error(tr(c->words, "there is no file \"%1\""),
			buf_str(&path));
	buf_release(&path);
	return found;
}

static bool find(
	struct wanted *w, const struct context *c, const char *argument)
{
	*w = (struct wanted){ 0 };
	take_step(w, argument);
	return (there(w->path) ? take_path(w, c) : take_target(w, c)) &&
	       unit_there(w, c);
}

static int no_step(const struct context *c, const char *step)
{
	say_error(tr(c->words, "there is no step \"%1\""), step);
	return EXIT_FAILED;
}

static int show(struct context *c, const struct call *call,
	const struct wanted *w, struct start_terminal *terminal)
{
	const struct preview_target target = {
		.folder = w->folder,
		.unit = w->unit,
		.step = w->step,
		.language = w->language[0] ? w->language : NULL,
	};
	const struct stage_begin begin = { .look = w->step != NULL };
	struct preview d;
	int code = EXIT_DONE;

	preview_open(&d, c, &target);
	if (w->step && !preview_has(&d, w->step))
		code = no_step(c, w->step);
	start_terminal_hear(terminal);
	if (code == EXIT_DONE)
		code = stage_run(&d.app, call, &begin, terminal);
	preview_close(&d);
	return code;
}

static int run(struct context *c, const struct call *call)
{
	struct start_terminal terminal;
	struct wanted w;
	int code = EXIT_FAILED;

	if (!stage_options(c, call))
		return EXIT_USAGE;
	if (find(&w, c, call->operands[0])) {
		stage_ask(&terminal, c, call);
		code = show(c, call, &w, &terminal);
		start_terminal_release(&terminal);
	}
	free(w.path);
	free(w.folder);
	return code;
}

const struct command command_preview = {
	.name = "preview",
	.operands = "PATH[:STEP]",
	.least = 1,
	.most = 1,
	.help = N_("Plays a file and shows it anew when it is saved, with its "
		   "faults; records nothing."),
	.options = {
		STAGE_OPTION_ROWS,
	},
	.run = run,
};
