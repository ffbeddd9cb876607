/* sabaq translate: a unit's texts in another language, begun or refreshed. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "cmd/command.h"
#include "cmd/say.h"
#include "cmd/target.h"
#include "cmd/write_file.h"
#include "core/source.h"
#include "core/translation_text.h"
#include "core/unit_load.h"
#include "ui/words.h"

enum { OPTION_PRINT };

/* One file and one language. */
struct work {
	const struct context *c;
	struct folder *folder;
	const char *language;
	bool print;
	struct arena arena;
	char *source, *translation; /* paths */
};

static void say_one(
	const struct context *c, const char *text, const char *a, const char *b)
{
	struct buf out = { 0 };

	words_fill(&out, tr(c->words, text), a, b, NULL);
	say_error(buf_str(&out), NULL);
	buf_release(&out);
}

/* One count of what there is to do; nothing where it is 0. */
static void add_count(struct buf *b, const char *text, size_t count)
{
	char number[24];

	if (count == 0)
		return;
	snprintf(number, sizeof(number), "%zu", count);
	buf_adds(b, b->len > 0 ? ", " : "");
	words_fill(b, text, number, NULL);
}

/* "kk: 12 texts to translate, 2 steps to look at again". */
static void report(const struct work *w, const struct refreshed *told)
{
	const struct catalogue *words = w->c->words;
	struct buf line = { 0 }, counts = { 0 };

	add_count(&counts,
		trn(words, "%1 text to translate", "%1 texts to translate",
			told->empty),
		told->empty);
	add_count(&counts,
		trn(words, "%1 step whose source has changed",
			"%1 steps whose source has changed", told->stale),
		told->stale);
	add_count(&counts,
		trn(words, "%1 entry put aside", "%1 entries put aside",
			told->aside),
		told->aside);
	if (counts.len == 0)
		buf_adds(&counts, tr(words, "nothing is left to do"));
	words_fill(&line, "%1: ", w->translation, NULL);
	buf_adds(&line, buf_str(&counts));
	puts(buf_str(&line));
	buf_release(&line);
	buf_release(&counts);
}

/* --- reading ---------------------------------------------------------- */

static char *path_of(struct work *w, const char *id, const char *language)
{
	struct buf b = { 0 };
	char *path;

	buf_addf(&b, "%s/%s", folder_path(w->folder), id);
	if (language)
		buf_addf(&b, ".%s", language);
	buf_adds(&b, ".yaml");
	path = arena_strdup(&w->arena, buf_str(&b));
	buf_release(&b);
	return path;
}

/* The source's tree and what the digests are of; false with faults. */
static bool read_source(struct work *w, const char *id, struct original *out,
	struct faults *faults)
{
	bool module = strcmp(id, "module") == 0;
	struct source text;

	out->shape = module ? &module_shape : &unit_shape;
	if (!module)
		out->unit = folder_unit(w->folder, id,
			folder_source(w->folder)->language, faults);
	if ((!module && !out->unit) || !source_read(&text, &w->arena, AT_FDCWD,
					       w->source, w->source, faults))
		return false;
	out->file = strrchr(w->source, '/') + 1;
	out->root = node_parse(
		&w->arena, w->source, text.text, text.length, faults);
	return out->root && out->root->kind == NODE_MAP &&
	       !faults_any_error(faults, 0);
}

/* The translation that is there; false with faults. */
static bool read_old(
	struct work *w, struct translated *out, struct faults *faults)
{
	struct source text;
	struct stat st;

	*out = (struct translated){
		.language = w->language,
		.shown = w->translation,
	};
	if (lstat(w->translation, &st) != 0 && errno == ENOENT)
		return true;
	if (!source_read(&text, &w->arena, AT_FDCWD, w->translation,
		    w->translation, faults))
		return false;
	out->text = text.text;
	out->n = text.length;
	return true;
}

/* --- writing ---------------------------------------------------------- */

static bool put(const struct work *w, const struct translated *old,
	const struct buf *text, const struct refreshed *told)
{
	const char *s = buf_str(text);

	if (w->print)
		return fwrite(s, 1, text->len, stdout) == text->len;
	if (!old->text) {
		if (!write_new_file(w->c->words, w->translation, s, text->len))
			return false;
	} else if (old->n != text->len || memcmp(old->text, s, old->n) != 0) {
		if (!write_over_file(w->c->words, w->translation, s, text->len))
			return false;
	}
	report(w, told);
	return true;
}

/* id: of a unit, or "module". */
static bool translate_one(struct work *w, const char *id)
{
	struct original source = { 0 };
	struct translated old;
	struct faults faults = { 0 };
	struct refreshed told = { 0 };
	struct buf text = { 0 };
	enum translation_end end = TRANSLATION_FAULTY;
	bool ok = false;

	w->source = path_of(w, id, NULL);
	w->translation = path_of(w, id, w->language);
	if (read_source(w, id, &source, &faults) && read_old(w, &old, &faults))
		end = translation_text(
			&text, &source, &old, w->c->words, &told, &faults);
	if (end == TRANSLATION_DONE)
		ok = put(w, &old, &text, &told);
	else if (end == TRANSLATION_ODD)
		say_one(w->c,
			N_("\"%1\" is written so that it cannot be changed "
			   "safely and is left as it is: begin each field and "
			   "each item on its own line, without {} and []"),
			w->translation, NULL);
	else
		say_faults(stderr, w->c->words, &faults, true);
	faults_release(&faults);
	buf_release(&text);
	arena_release(&w->arena);
	return ok;
}

/* "u.yaml" is a source; "u.kk.yaml" is not. */
static bool is_source(const char *name, char id[ID_CHARS + 1])
{
	size_t n = strcspn(name, ".");

	if (n == 0 || n > ID_CHARS || strcmp(name + n, ".yaml") != 0)
		return false;
	memcpy(id, name, n);
	id[n] = '\0';
	return id_valid(id);
}

static bool translate_all(struct work *w)
{
	size_t count;
	char *const *names = folder_names(w->folder, &count);
	char id[ID_CHARS + 1];
	bool ok = true;

	for (size_t i = 0; i < count; i++) {
		if (is_source(names[i], id))
			ok = translate_one(w, id) && ok;
	}
	return ok;
}

/* --- the command ------------------------------------------------------ */

/* NULL, and told: why not. */
static const char *wrong_language(const struct folder *f, const char *language)
{
	if (!language_valid(language))
		return N_("\"%1\" is no code of a language; write ru, kk, ky, "
			  "tg, en or another in Latin letters");
	if (language_of_country(language))
		return N_("\"%1\" is the code of a country; its language is "
			  "kk for kz, ky for kg, tg for tj");
	if (strcmp(folder_source(f)->language, language) == 0)
		return N_("\"%1\" is the language that \"%2\" is written in");
	return NULL;
}

static int translate_target(const struct context *c, const char *path,
	const char *unit, const char *language, bool print)
{
	struct faults faults = { 0 };
	struct work w = { .c = c, .language = language, .print = print };
	const char *wrong;
	int code = EXIT_FAILED;

	w.folder = folder_open(path, &faults);
	wrong = w.folder ? wrong_language(w.folder, language) : NULL;
	if (!w.folder) {
		say_faults(stderr, c->words, &faults, true);
	} else if (wrong) {
		say_one(c, wrong, language, path);
		code = EXIT_USAGE;
	} else if (*unit ? translate_one(&w, unit) : translate_all(&w)) {
		code = EXIT_DONE;
	}
	folder_free(w.folder);
	faults_release(&faults);
	return code;
}

/* "module.yaml" alone is that file; its folder is everything. */
static void take_module(struct target *t, const char *argument)
{
	const char *slash = strrchr(argument, '/');
	const char *name = slash ? slash + 1 : argument;

	if (!t->unit[0] && strncmp(name, "module.", 7) == 0)
		strcpy(t->unit, "module");
}

static int run(struct context *c, const struct call *call)
{
	const char *argument = call->operands[0];
	bool print = call->values[OPTION_PRINT] != NULL;
	struct library *l = library_open(c->modules);
	struct target t;
	int code = EXIT_FAILED;

	if (target_find_near(&t, l, argument)) {
		take_module(&t, argument);
		code = translate_target(c, library_path(l, t.module), t.unit,
			call->operands[1], print);
	} else {
		say_one(c,
			N_("\"%1\" is no module and no file of one (a module "
			   "is a folder with a module.yaml)"),
			argument, NULL);
	}
	library_free(l);
	return code;
}

const struct command command_translate = {
	.name = "translate",
	.operands = "MODULE[/UNIT] LANG",
	.least = 2,
	.most = 2,
	.help = N_("Begins a translation, or brings it up to date."),
	.options = {
		[OPTION_PRINT] = {"print", NULL,
			N_("Prints the text; writes no file.")},
	},
	.run = run,
};
