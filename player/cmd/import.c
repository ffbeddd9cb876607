/* sabaq import: questions from Moodle's formats into a unit of a module. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "cmd/command.h"
#include "cmd/convert_say.h"
#include "cmd/say.h"
#include "cmd/target.h"
#include "cmd/write_file.h"
#include "convert/to_unit.h"
#include "core/emit.h"
#include "core/new_text.h"
#include "core/source.h"
#include "core/unit_write.h"

enum { OPTION_FROM, OPTION_KIND, OPTION_OUT };
enum { DRAWN = 10 };
#define DRAWING "quiz"

/* Where the unit goes. */
struct goal {
	char *folder; /* the module's */
	char *unit, *path; /* its id and file */
	bool fresh; /* the module is to be made */
};

/* ---- where ---- */

static char *join(const char *folder, const char *name)
{
	struct buf b = { 0 };

	buf_addf(&b, "%s/%s.yaml", folder, name);
	return buf_steal(&b);
}

static bool take_id(const struct context *c, const char *typed)
{
	struct buf id = { 0 };
	bool ok = id_valid(typed) && strcmp(typed, "module") != 0;

	if (!ok && new_id(&id, typed) && strcmp(buf_str(&id), "module") != 0)
		complain_filled(c,
			N_("\"%1\" cannot be a name here: it may have only "
			   "a-z, 0-9 and -; write \"%2\""),
			typed, buf_str(&id));
	else if (!ok)
		complain_filled(c,
			N_("\"%1\" cannot be a name here: write 1 to 32 of "
			   "a-z, 0-9 and -"),
			typed, NULL);
	buf_release(&id);
	return ok;
}

static const char *last_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* A folder here, else a module of the module path, else one to be made. */
static void find_folder(const struct context *c, struct goal *g, char *typed)
{
	struct library *l = library_open(c->modules);
	char *module = join(typed, "module");
	struct target t;

	g->folder = xstrdup(typed);
	g->fresh = access(module, F_OK) != 0;
	if (g->fresh && access(typed, F_OK) != 0 && !strchr(typed, '/') &&
		target_find(&t, l, typed)) {
		free(g->folder);
		g->folder = xstrdup(library_path(l, t.module));
		g->fresh = false;
	}
	free(module);
	library_free(l);
}

/* Complains where nothing can be put there. */
static bool find_goal(
	const struct context *c, struct goal *g, const char *typed)
{
	char *path = xstrdup(typed);
	char *slash = strrchr(path, '/');
	size_t n = strlen(path);
	bool ok = false;

	if (!slash || slash == path || !slash[1]) {
		complain_filled(c,
			N_("where to? write -o MODULE/UNIT, such as "
			   "-o my-module/my-quiz"),
			NULL, NULL);
		goto out;
	}
	*slash = '\0';
	if (n > 5 && strcmp(path + n - 5, ".yaml") == 0)
		path[n - 5] = '\0';
	if (!take_id(c, slash + 1))
		goto out;
	find_folder(c, g, path);
	if (g->fresh && !take_id(c, last_name(g->folder)))
		goto out;
	g->unit = xstrdup(slash + 1);
	g->path = join(g->folder, g->unit);
	ok = true;
out:
	free(path);
	return ok;
}

static void goal_release(struct goal *g)
{
	free(g->folder);
	free(g->unit);
	free(g->path);
}

/* ---- the module around it ---- */

/* A bank alone cannot be played: a quiz draws from it. */
static bool write_drawing(
	const struct context *c, const struct goal *g, const struct unit *u)
{
	size_t questions = 0;
	const char *const from[] = { g->unit };
	char *path = join(g->folder, DRAWING), take[24];
	struct buf b = { 0 };
	bool ok;

	for (size_t i = 0; i < u->pools.count; i++)
		questions += u->pools.items[i].questions.count;
	snprintf(take, sizeof(take), "%zu",
		questions < DRAWN ? questions : (size_t)DRAWN);
	emit_word(&b, 0, "sabaq", "1");
	emit_word(&b, 0, "kind", "quiz");
	emit_short(&b, 0, "title", u->title);
	emit_open(&b, 0, "steps");
	emit_word(&b, 2, NULL, "draw:");
	emit_flow(&b, 6, "from", from, 1, false);
	emit_word(&b, 6, "take", take);
	ok = write_new_file(c->words, path, buf_str(&b), b.len);
	if (ok)
		say_filled(c,
			N_("Wrote %1: a quiz that draws %2 of the questions."),
			path, take);
	free(path);
	buf_release(&b);
	return ok;
}

static bool write_module(
	const struct context *c, const struct goal *g, const struct unit *u)
{
	bool bank = u->kind == UNIT_BANK;
	const char *const units[] = { bank ? DRAWING : g->unit };
	char *path = join(g->folder, "module");
	struct buf b = { 0 };
	bool ok;

	emit_word(&b, 0, "sabaq", "1");
	emit_short(&b, 0, "id", last_name(g->folder));
	emit_short(&b, 0, "language", c->language);
	emit_short(&b, 0, "title", u->title);
	emit_flow(&b, 0, "units", units, 1, false);
	ok = write_new_file(c->words, path, buf_str(&b), b.len);
	if (ok)
		say_filled(c,
			N_("Wrote %1; change \"language: %2\" there if the "
			   "questions are in another."),
			path, c->language);
	if (ok && bank)
		ok = write_drawing(c, g, u);
	free(path);
	buf_release(&b);
	return ok;
}

/* Puts the unit under "units:", or tells how a person does it. */
static bool list_unit(const struct context *c, const struct goal *g)
{
	struct arena arena = { 0 };
	struct faults faults = { 0 };
	struct source source;
	struct buf b = { 0 };
	char *path = join(g->folder, "module");
	bool ok = true;

	if (source_read(&source, &arena, AT_FDCWD, path, path, &faults) &&
		new_listed(&b, source.text, source.length, g->unit)) {
		ok = write_over_file(c->words, path, buf_str(&b), b.len);
		if (ok)
			say_filled(c, N_("Added \"%1\" to \"units\" in %2."),
				g->unit, path);
	} else {
		say_filled(c,
			N_("Add the line \"- %1\" under \"units:\" in %2: "
			   "there it could not be done safely."),
			g->unit, path);
	}
	free(path);
	faults_release(&faults);
	buf_release(&b);
	arena_release(&arena);
	return ok;
}

static bool finish_module(
	const struct context *c, const struct goal *g, const struct unit *u)
{
	struct buf b = { 0 };

	if (g->fresh)
		return write_module(c, g, u);
	if (u->kind != UNIT_BANK)
		return list_unit(c, g);
	buf_addf(&b, "- draw: {from: %s, take: %d}", g->unit, DRAWN);
	say_filled(c,
		N_("It is a bank of questions; a quiz draws from it with: %1"),
		buf_str(&b), NULL);
	buf_release(&b);
	return true;
}

/* ---- the unit ---- */

static void say_made(const struct context *c, const struct goal *g,
	const struct unit_made *made, const struct faults *notes)
{
	char kept[24], asked[24];
	struct buf b = { 0 };

	snprintf(kept, sizeof(kept), "%zu", made->kept);
	snprintf(asked, sizeof(asked), "%zu", made->asked);
	buf_adds(&b, g->path);
	say_filled(c, N_("Wrote %1."), buf_str(&b), NULL);
	/* What could not be read at all nobody has counted. */
	if (notes_lost(notes))
		say_filled(c,
			N_("Carried over: %1. What is left out stands above "
			   "with its line."),
			kept, NULL);
	else
		say_filled(c, N_("Carried over: %1 of %2."), kept, asked);
	buf_release(&b);
}

static bool write_unit(const struct context *c, const struct goal *g,
	const struct unit_made *made, const struct faults *notes)
{
	struct buf b = { 0 };
	bool ok = true;

	unit_write(&b, made->unit);
	if (b.len > SOURCE_BYTES) {
		complain_filled(c,
			N_("the unit would be larger than a unit may be: "
			   "divide the file and import each part"),
			NULL, NULL);
		ok = false;
	}
	if (ok && g->fresh && mkdir(g->folder, 0777) != 0 && errno != EEXIST) {
		complain_filled(c, N_("the folder \"%1\" cannot be made: %2"),
			g->folder, strerror(errno));
		ok = false;
	}
	ok = ok && write_new_file(c->words, g->path, buf_str(&b), b.len);
	buf_release(&b);
	if (ok)
		say_made(c, g, made, notes);
	return ok && finish_module(c, g, made->unit);
}

static int finish(const struct context *c, const struct goal *g,
	const struct unit_made *made, const struct faults *notes)
{
	char most[24];

	if (made->unit)
		return write_unit(c, g, made, notes) ? EXIT_DONE : EXIT_FAILED;
	snprintf(most, sizeof(most), "%zu", made->most);
	if (made->kept > 0 && made->most == 0)
		complain_filled(c, N_("nothing was written"), NULL, NULL);
	else if (made->most > 0)
		complain_filled(c,
			N_("a learner gets at most %1 steps: write --kind "
			   "bank, and let quizzes draw from it"),
			most, NULL);
	else
		complain_filled(c,
			N_("no question in it can be carried over; nothing "
			   "was written"),
			NULL, NULL);
	return EXIT_FAILED;
}

static int import(struct context *c, const struct call *call, int kind,
	const struct goal *g)
{
	struct arena arena = { 0 };
	struct faults faults = { 0 }, notes = { 0 };
	struct moodle_file file = {
		.arena = &arena, .name = call->operands[0], .notes = &notes
	};
	const char *from = call->values[OPTION_FROM];
	struct unit_made made;
	size_t n = 0;
	const char *text = convert_load(&arena, file.name, &n, &faults);
	int code = EXIT_FAILED;

	if (text) {
		const struct convert_format *format =
			from ? format_named(from) : format_guess(text, n);

		format->read(&file, text, n);
		unit_from(&made, &file, g->unit, kind, c->words, &faults);
		say_notes(c->words, &notes, &faults);
		code = finish(c, g, &made, &notes);
	} else {
		say_faults(stderr, c->words, &faults, true);
	}
	faults_release(&notes);
	faults_release(&faults);
	arena_release(&arena);
	return code;
}

/* What is ours already would be taken for questions of some kind. */
static bool is_ours(const struct context *c, const char *path)
{
	size_t n = strlen(path);

	if (n < 5 || strcmp(path + n - 5, ".yaml") != 0)
		return false;
	complain_filled(c,
		N_("\"%1\" is a file of a module already: copy it into the "
		   "folder of the other module"),
		path, NULL);
	return true;
}

static bool take_kind(const struct context *c, const char *word, int *kind)
{
	static const char *const words[] = { [UNIT_LESSON] = "lesson",
		[UNIT_QUIZ] = "quiz",
		[UNIT_BANK] = "bank" };

	*kind = KIND_ANY;
	for (int i = 0; word && i < 3; i++) {
		if (strcmp(words[i], word) == 0)
			*kind = i;
	}
	if (!word || *kind != KIND_ANY)
		return true;
	complain_filled(c,
		N_("\"%1\" is no kind of unit: write lesson, quiz or bank"),
		word, NULL);
	return false;
}

static int run(struct context *c, const struct call *call)
{
	const char *from = call->values[OPTION_FROM];
	const char *out = call->values[OPTION_OUT];
	struct goal g = { 0 };
	int kind, code = EXIT_USAGE;

	if (is_ours(c, call->operands[0]) || (from && !take_format(c, from)) ||
		!take_kind(c, call->values[OPTION_KIND], &kind) ||
		!find_goal(c, &g, out ? out : ""))
		goto out;
	code = EXIT_FAILED;
	if (access(g.path, F_OK) == 0)
		complain_filled(c,
			N_("\"%1\" is there already and is left as it is; "
			   "choose another name behind -o"),
			g.path, NULL);
	else
		code = import(c, call, kind, &g);
out:
	goal_release(&g);
	return code;
}

const struct command command_import = {
	.name = "import",
	.operands = "FILE",
	.least = 1,
	.most = 1,
	.help = N_("Brings in questions from Moodle: GIFT, Aiken, XML."),
	.options = {
		[OPTION_FROM] = {"from", "gift|aiken|moodle-xml",
			N_("The file's format, where it is not plain.")},
		[OPTION_KIND] = {"kind", "lesson|quiz|bank",
			N_("What to make of it.")},
		[OPTION_OUT] = {"o", "MODULE/UNIT",
			N_("Where it goes; made where it is not there.")},
	},
	.prose = true,
	.run = run,
};
