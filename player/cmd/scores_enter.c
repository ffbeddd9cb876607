/*
 * sabaq scores --enter: what a class wrote on paper, typed in, line by line.
 *
 * A person at a terminal hears of a mistake at once and types the line again;
 * each line that is right is in the log before the next is asked for. From a
 * file either all lines are right, or nothing is written.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>
#include <unistr.h>

#include "base/mem.h"
#include "base/text.h"
#include "cmd/command.h"
#include "cmd/convert_say.h"
#include "cmd/enter.h"
#include "cmd/paper.h"
#include "ui/words.h"

enum { LINE_BYTES = 16 * 1024 };

/* --- who is there already --------------------------------------------- */

static void add_known(struct entering *e, const char *who)
{
	e->known = mem_grow(
		e->known, &e->known_room, e->known_count, sizeof(*e->known));
	e->known[e->known_count++] = xstrdup(who);
}

static void look_at(void *context, const struct record *r)
{
	struct entering *e = context;

	if (r->event == RECORD_FINISHED && r->who && r->attempt && r->module &&
		r->unit && strcmp(r->attempt, e->handout.attempt) == 0 &&
		strcmp(r->unit, e->handout.unit->id) == 0 &&
		strcmp(r->module, e->handout.unit->module->id) == 0)
		add_known(e, r->who);
}

bool enter_known(const struct entering *e, const char *who)
{
	for (size_t i = 0; i < e->known_count; i++) {
		if (strcmp(e->known[i], who) == 0)
			return true;
	}
	return false;
}

/* --- what is wrong ---------------------------------------------------- */

void enter_tell(struct entering *e, const char *text)
{
	struct buf b = { 0 };

	e->failed = true;
	if (e->line > 0)
		words_fill(&b, tr(e->context->words, "line %1: %2"),
			NUMBER(e->line), text, NULL);
	else
		text_add_safe(&b, text, strlen(text));
	fprintf(stderr, "sabaq: %s\n", buf_str(&b));
	buf_release(&b);
}

void enter_tell_filled(struct entering *e, const char *text, const char *arg)
{
	struct buf b = { 0 };

	words_fill(&b, tr(e->context->words, text), arg, NULL);
	enter_tell(e, buf_str(&b));
	buf_release(&b);
}

/* --- reading ---------------------------------------------------------- */

static void say_how(const struct entering *e)
{
	const struct catalogue *c = e->context->words;
	struct buf b = { 0 };

	words_fill(&b, tr(c, "%1, questions: %2"), e->handout.id,
		NUMBER(e->handout.asked), NULL);
	printf("%s\n", buf_str(&b));
	puts(tr(c, "One student a line: the name, a space, the answers."));
	puts(tr(c, "A letter a question, \"-\" for a blank; several letters "
		   "as [AC];"));
	puts(tr(c, "what was written as \"...\". An empty line ends."));
	buf_release(&b);
}

static bool read_line(struct entering *e, char **line, size_t *room)
{
	ssize_t n;

	if (e->asked) {
		fputs("> ", stdout);
		fflush(stdout);
	} else {
		e->line++;
	}
	n = getline(line, room, stdin);
	if (n < 0)
		return false;
	while (n > 0 && ((*line)[n - 1] == '\n' || (*line)[n - 1] == '\r'))
		(*line)[--n] = '\0';
	return true;
}

static bool readable(struct entering *e, const char *line)
{
	size_t n = strlen(line);

	if (n <= LINE_BYTES && !u8_check((const uint8_t *)line, n))
		return true;
	enter_tell(e,
		n > LINE_BYTES
			? tr(e->context->words, "the line is too long")
			: tr(e->context->words, "the line is no UTF-8 text"));
	return false;
}

/* At a terminal a mistake costs its line, and is no failure. */
static void read_all(struct entering *e)
{
	char *line = NULL;
	size_t room = 0;

	while (read_line(e, &line, &room)) {
		bool blank = !line[strspn(line, " \t")];

		if (blank && e->asked)
			break;
		if (blank || !readable(e, line) || !enter_line(e, line))
			continue;
		if (e->asked && !enter_sheet(e, &e->sheets[e->count - 1]))
			break;
	}
	free(line);
	if (e->asked) {
		e->failed = log_waiting(e->log) > 0;
		return;
	}
	if (e->failed)
		complain_filled(e->context,
			N_("nothing was entered: mend these lines and enter "
			   "all of them again"),
			NULL, NULL);
	else if (e->count == 0)
		complain_filled(
			e->context, N_("there are no lines"), NULL, NULL);
	e->failed |= e->count == 0;
	for (size_t i = 0; i < e->count && !e->failed; i++)
		enter_sheet(e, &e->sheets[i]);
}

static int enter(struct entering *e)
{
	struct context *c = e->context;
	char *folder = paper_folder(c);
	struct log_owner owner = {
		.folder = folder,
		.site = c->site,
		.who = c->login,
		.host = c->host,
		.wall_ms = clock_wall_ms,
		.chance = chance_bytes,
		.group_reads = c->group_reads,
	};
	struct progress progress;

	log_read(folder, look_at, e);
	progress_init(&progress);
	e->log = log_open(&owner, &progress);
	e->asked = isatty(STDIN_FILENO) != 0;
	if (e->asked)
		say_how(e);
	read_all(e);
	log_close(e->log);
	progress_release(&progress);
	free(folder);
	for (size_t i = 0; i < e->known_count; i++)
		free(e->known[i]);
	free(e->known);
	free(e->sheets);
	return e->failed ? EXIT_FAILED : EXIT_DONE;
}

/* --- the variant ------------------------------------------------------ */

static bool find_handout(struct entering *e, struct library *l, const char *id,
	const struct handout_id *wanted)
{
	const struct unit **units = xcalloc(UNITS_MAX, sizeof(*units));
	char *place = xstrndup(wanted->place, wanted->length);
	size_t count =
		paper_units(e->context, l, place, wanted->language, units);
	const struct unit *u = count == 1 ? units[0] : NULL;

	free(place);
	free(units);
	if (count == 0)
		return false;
	if (!u || u->kind == UNIT_BANK) {
		complain_filled(e->context,
			N_("\"%1\" is no lesson and no quiz"), id, NULL);
		return false;
	}
	handout_make(&e->handout, &e->arena, u, wanted->seed, wanted->number);
	if (strcmp(e->handout.rev, wanted->rev) == 0 &&
		strcmp(u->language, wanted->language) == 0)
		return true;
	complain_filled(e->context,
		N_("the questions of \"%1\" have changed since it was "
		   "printed, so its letters may mean something else: enter "
		   "it with the files it was printed from, or print \"%2\" "
		   "anew"),
		id, e->handout.id);
	return false;
}

int paper_enter(struct context *c, const char *id, bool replace)
{
	struct entering e = { .context = c, .replace = replace };
	struct handout_id wanted;
	struct library *l;
	int code = EXIT_FAILED;

	if (!handout_id_read(&wanted, id)) {
		complain_filled(c,
			N_("\"%1\" is no variant: copy all that stands behind "
			   "the variant's number on the paper, such as "
			   "module/unit:ru-1-1-0123abcd"),
			id, NULL);
		return EXIT_USAGE;
	}
	l = library_open(c->modules);
	if (find_handout(&e, l, id, &wanted))
		code = enter(&e);
	arena_release(&e.arena);
	library_free(l);
	return code;
}
