/* sabaq new: a module, or a unit in one, to begin with. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/text.h"
#include "cmd/command.h"
#include "cmd/say.h"
#include "cmd/target.h"
#include "cmd/write_file.h"
#include "core/new_text.h"
#include "core/source.h"
#include "ui/words.h"

enum { OPTION_UNIT, OPTION_LANG, OPTION_TITLE };

/* What the new text is to be. */
struct choice {
	const char *title; /* NULL: one of ours */
	const char *language;
	bool given; /* the language was asked for */
};

static void say(
	const struct context *c, const char *text, const char *a, const char *b)
{
	struct buf out = { 0 };

	words_fill(&out, tr(c->words, text), a, b, NULL);
	puts(buf_str(&out));
	buf_release(&out);
}

/* A name that can be none: what would do is said. */
static bool take_id(const struct context *c, const char *typed)
{
	struct buf id = { 0 };

	if (id_valid(typed) && strcmp(typed, "module") != 0)
		return true;
	if (new_id(&id, typed) && strcmp(buf_str(&id), "module") != 0)
		say_complaint(c->words,
			N_("\"%1\" cannot be a name here: it may have only "
			   "a-z, 0-9 and -; write \"%2\", and the name as "
			   "people read it behind --title"),
			typed, buf_str(&id));
	else
		say_complaint(c->words,
			N_("\"%1\" cannot be a name here: write 1 to 32 of "
			   "a-z, 0-9 and -"),
			typed, NULL);
	buf_release(&id);
	return false;
}

/* What people read: one line that a title can be. */
static bool take_title(const struct context *c, const char *title)
{
	size_t n = title ? strlen(title) : 1;

	if (!title || (n > 0 && n <= 500 && !strpbrk(title, "\n\t") &&
			      strspn(title, " ") < n &&
			      text_find_danger(title, n) == n))
		return true;
	say_complaint(c->words, N_("\"%1\" is no title: write one line"), title,
		NULL);
	return false;
}

static char *join(const char *folder, const char *name)
{
	struct buf b = { 0 };

	buf_addf(&b, "%s/%s.yaml", folder, name);
	return buf_steal(&b);
}

static char *without_slashes(const char *path)
{
	size_t n = strlen(path);

	while (n > 1 && path[n - 1] == '/')
		n--;
	return xstrndup(path, n);
}

static bool is_module(const char *folder)
{
	struct buf b = { 0 };
	bool there;

	buf_addf(&b, "%s/module.yaml", folder);
	there = access(buf_str(&b), F_OK) == 0;
	buf_release(&b);
	return there;
}

static const char *last_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static bool is_language(const char *s)
{
	for (size_t i = 0; catalogue_languages[i]; i++) {
		if (strcmp(catalogue_languages[i], s) == 0)
			return true;
	}
	return false;
}

/* What to type next, ready to be typed. */
static void tell_next(const struct context *c, const char *path)
{
	bool bare = path[0] != '/' && path[0] != '.';
	struct buf b = { 0 };

	buf_addf(&b, "%s%s", bare ? "./" : "", path);
	say(c, N_("Look at it: sabaq play %1"), buf_str(&b), NULL);
	say(c, N_("After each change: sabaq check %1"), buf_str(&b), NULL);
	buf_release(&b);
}

/* --- a module --------------------------------------------------------- */

#define FIRST_UNIT "lesson-1"

static bool write_module(struct context *c, const char *folder, const char *id,
	const struct choice *choice)
{
	struct buf module = { 0 }, lesson = { 0 };
	const char *own = c->language;
	char *path = join(folder, "module"), *unit = join(folder, FIRST_UNIT);
	bool ok;

	context_language(c, choice->language);
	new_module_text(&module, c->words, id, choice->language, FIRST_UNIT,
		choice->title);
	new_unit_text(&lesson, c->words, UNIT_LESSON, NULL);
	context_language(c, own);
	ok = write_new_file(c->words, unit, buf_str(&lesson), lesson.len);
	if (ok &&
		!write_new_file(c->words, path, buf_str(&module), module.len)) {
		unlink(unit);
		ok = false;
	}
	free(path);
	free(unit);
	buf_release(&module);
	buf_release(&lesson);
	return ok;
}

static int new_module(
	struct context *c, const char *typed, const struct choice *choice)
{
	char *path = without_slashes(typed);
	const char *id = last_name(path);
	int code = EXIT_USAGE;

	if (!take_id(c, id))
		goto out;
	code = EXIT_FAILED;
	if (mkdir(path, 0777) != 0) {
		say_complaint(c->words,
			errno == EEXIST
				? N_("\"%1\" is there already and is left as "
				     "it is")
				: N_("the folder \"%1\" cannot be made: %2"),
			path, strerror(errno));
		goto out;
	}
	if (!write_module(c, path, id, choice)) {
		rmdir(path); /* else it would be in the way next time */
		goto out;
	}
	say(c, N_("Made \"%1\": module.yaml and %2."), path,
		FIRST_UNIT ".yaml");
	tell_next(c, path);
	code = EXIT_DONE;
out:
	free(path);
	return code;
}

/* --- a unit ----------------------------------------------------------- */

static const char *const kinds[] = {
	[UNIT_LESSON] = "lesson", [UNIT_QUIZ] = "quiz", [UNIT_BANK] = "bank"
};
enum { KINDS = sizeof(kinds) / sizeof(*kinds) };

/* Adds the unit to module.yaml, or tells how a person does it. */
static bool list_unit(
	const struct context *c, const char *folder, const char *id)
{
	struct arena arena = { 0 };
	struct faults faults = { 0 };
	struct source source;
	struct buf b = { 0 };
	char *path = join(folder, "module");
	bool ok = true;

	if (source_read(&source, &arena, AT_FDCWD, path, path, &faults) &&
		new_listed(&b, source.text, source.length, id)) {
		ok = write_over_file(c->words, path, buf_str(&b), b.len);
		if (ok)
			say(c, N_("Added \"%1\" to \"units\" in %2."), id,
				path);
	} else {
		say(c,
			N_("Add the line \"- %1\" under \"units:\" in %2: "
			   "there "
			   "it could not be done safely."),
			id, path);
	}
	free(path);
	faults_release(&faults);
	buf_release(&b);
	arena_release(&arena);
	return ok;
}

static bool write_unit(struct context *c, const char *folder, const char *id,
	enum unit_kind kind, const struct choice *choice)
{
	const char *own = c->language;
	char *path = join(folder, id);
	struct buf b = { 0 };
	bool ok;

	context_language(c, choice->language);
	new_unit_text(&b, c->words, kind, choice->title);
	context_language(c, own);
	ok = write_new_file(c->words, path, buf_str(&b), b.len);
	if (ok)
		say(c, N_("Made \"%1\"."), path, NULL);
	if (ok && kind != UNIT_BANK)
		ok = list_unit(c, folder, id);
	if (ok && kind == UNIT_BANK)
		say(c,
			N_("Draw from it in a quiz, under \"steps:\": - draw: "
			   "{from: %1/questions, take: 1}"),
			id, NULL);
	else if (ok)
		tell_next(c, path);
	free(path);
	buf_release(&b);
	return ok;
}

/* A unit speaks its module's language: the others are translations. */
static bool take_language(
	const struct context *c, const char *own, struct choice *choice)
{
	if (!choice->given) {
		choice->language = own;
		return true;
	}
	if (strcmp(choice->language, own) == 0)
		return true;
	say_complaint(c->words,
		N_("the module is written in \"%1\", so its units are, too; "
		   "for \"%2\" write the unit first, then: sabaq translate"),
		own, choice->language);
	return false;
}

static int unit_in(struct context *c, const char *folder, const char *id,
	enum unit_kind kind, struct choice *choice)
{
	struct faults faults = { 0 };
	struct folder *f = folder_open(folder, &faults);
	int code = EXIT_FAILED;

	if (!f)
		say_faults(stderr, c->words, &faults, true);
	else if (!take_language(c, folder_source(f)->language, choice))
		code = EXIT_USAGE;
	else if (write_unit(c, folder, id, kind, choice))
		code = EXIT_DONE;
	folder_free(f);
	faults_release(&faults);
	return code;
}

/* MODULE/UNIT: a folder here, else a module of the module path. */
static int new_unit(struct context *c, const char *typed, enum unit_kind kind,
	struct choice *choice)
{
	struct library *l = library_open(c->modules);
	char *path = without_slashes(typed);
	char *slash = strrchr(path, '/'), *ending;
	const char *folder = path;
	struct target t;
	int code = EXIT_USAGE;

	if (!slash && is_module(path)) {
		say_complaint(c->words,
			N_("what is it to be called? write %1/NAME, in a-z, "
			   "0-9 and -"),
			path, NULL);
		goto out;
	}
	if (!slash) {
		say_complaint(c->words,
			N_("which module? write MODULE/%1, or ./%1 inside a "
			   "module's folder"),
			path, NULL);
		goto out;
	}
	*slash = '\0';
	ending = strrchr(slash + 1, '.');
	if (ending && strcmp(ending, ".yaml") == 0)
		*ending = '\0';
	if (!take_id(c, slash + 1))
		goto out;
	if (access(path, F_OK) != 0 && target_find(&t, l, path))
		folder = library_path(l, t.module);
	code = unit_in(c, folder, slash + 1, kind, choice);
out:
	free(path);
	library_free(l);
	return code;
}

/* --- the command ------------------------------------------------------ */

static int run(struct context *c, const struct call *call)
{
	const char *kind = call->values[OPTION_UNIT];
	const char *language = call->values[OPTION_LANG];
	struct choice choice = { call->values[OPTION_TITLE],
		language ? language : c->language, language != NULL };
	int i = 0;

	if (!is_language(choice.language)) {
		say_complaint(c->words,
			N_("there is no language \"%1\"; there are ru, kk, ky, "
			   "tg, en"),
			choice.language, NULL);
		return EXIT_USAGE;
	}
	if (!take_title(c, choice.title))
		return EXIT_USAGE;
	if (!kind)
		return new_module(c, call->operands[0], &choice);
	while (i < KINDS && strcmp(kinds[i], kind) != 0)
		i++;
	if (i < KINDS)
		return new_unit(c, call->operands[0], i, &choice);
	say_complaint(c->words,
		N_("\"%1\" is no kind of unit: write lesson, quiz or bank"),
		kind, NULL);
	return EXIT_USAGE;
}

const struct command command_new = {
	.name = "new",
	.operands = "MODULE[/UNIT]",
	.least = 1,
	.most = 1,
	.help = N_("Writes a module to begin with, or a unit in one."),
	.options = {
		[OPTION_UNIT] = {"unit", "lesson|quiz|bank",
			N_("A unit in a module that is there.")},
		[OPTION_LANG] = {"lang", "L",
			N_("The language it is written in.")},
		[OPTION_TITLE] = {"title", "T",
			N_("What learners see in the list.")},
	},
	.run = run,
};
