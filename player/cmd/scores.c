/* sabaq scores: my results, by unit and by objective. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "cmd/command.h"
#include "cmd/driver.h"
#include "cmd/paper.h"
#include "cmd/say.h"
#include "cmd/scores_session.h"
#include "core/counted.h"
#include "ui/words.h"

enum {
	OPTION_JSON,
	OPTION_ENTER,
	OPTION_REPLACE,
	OPTION_PAPER,
	OPTION_SESSION,
};

/* A unit that was played. Its file may be gone: its results are not. */
struct subject {
	const struct fold_unit *done;
	const struct unit *unit; /* or NULL */
	struct counted counted; /* the attempt that counts */
	bool finished; /* there is one */
	struct result last; /* of the newest run; parts only with the unit */
};

static const struct unit *find_unit(
	struct driver *d, const struct fold_unit *done)
{
	size_t i = library_find(d->library, done->module);
	struct folder *f =
		i == (size_t)-1 ? NULL : library_folder(d->library, i);
	struct faults ignored = { 0 };
	const struct unit *u;

	if (!f)
		return NULL;
	u = folder_unit(f, done->unit, d->app.language, &ignored);
	faults_release(&ignored);
	return u;
}

/* What the newest run came to; what was not answered counts as 0. */
static void find_last(struct subject *s)
{
	const struct fold_attempt *a =
		s->done->finished ? s->done->finished : s->done->current;
	struct play_start start = {
		.unit = s->unit,
		.module = s->done->module,
		.resume = a,
		.review = true,
	};
	struct effects none;
	struct play play;

	if (!a || !s->unit || s->unit->kind == UNIT_BANK)
		return;
	play_begin(&play, &start, &none);
	result_of(&play, &s->last);
	play_release(&play);
}

static void find(
	struct driver *d, const struct fold_unit *done, struct subject *s)
{
	*s = (struct subject){ .done = done, .unit = find_unit(d, done) };
	s->finished = counted_of(&s->counted, s->unit, done);
	s->last.score = done->last_score;
	s->last.max = done->last_max;
	find_last(s);
}

/* The score first: an objective may be longer than a line. */
static void part_line(
	const struct catalogue *words, const struct result_part *part)
{
	struct buf b = { 0 };

	words_score(&b, words, part->score, part->max);
	printf("  ");
	say_cell(stdout, buf_str(&b), 12);
	putchar(' ');
	buf_clear(&b);
	words_short(&b, part->text);
	say_cell(stdout, buf_str(&b), 0);
	putchar('\n');
	buf_release(&b);
}

/* That the lines below it are not of the attempt that counts. */
static void last_line(const struct catalogue *words, const struct subject *s)
{
	struct buf score = { 0 }, b = { 0 };

	words_score(&score, words, s->last.score, s->last.max);
	words_fill(&b, tr(words, "Last attempt: %1"), buf_str(&score), NULL);
	printf("  %s\n", buf_str(&b));
	buf_release(&score);
	buf_release(&b);
}

static void unit_lines(struct driver *d, const struct fold_unit *done)
{
	const struct catalogue *words = d->context->words;
	struct subject s;
	struct buf b = { 0 };

	find(d, done, &s);
	if (s.unit)
		words_unit(&b, words, s.unit);
	else
		buf_addf(&b, "%s/%s", done->module, done->unit);
	say_cell(stdout, buf_str(&b), 46);
	buf_clear(&b);
	words_unit_state(&b, words, s.unit, done);
	printf(" %s\n", buf_str(&b));
	buf_release(&b);
	if (s.finished && (!s.unit || !s.counted.newest))
		last_line(words, &s);
	for (size_t i = 0; i < s.last.part_count; i++)
		part_line(words, &s.last.parts[i]);
}

static void add_score(json_t *o, double score, double max)
{
	json_object_set_new(o, "score", json_real(score));
	json_object_set_new(o, "max", json_real(max));
}

static json_t *last_json(const struct result *last)
{
	json_t *o = json_object(), *objectives = json_array();

	add_score(o, last->score, last->max);
	for (size_t i = 0; i < last->part_count; i++) {
		json_t *p = json_object();

		json_object_set_new(p, "id", json_string(last->parts[i].id));
		add_score(p, last->parts[i].score, last->parts[i].max);
		json_array_append_new(objectives, p);
	}
	json_object_set_new(o, "objectives", objectives);
	return o;
}

static json_t *unit_json(struct driver *d, const struct fold_unit *done)
{
	struct subject s;
	json_t *o = json_object();

	find(d, done, &s);
	json_object_set_new(o, "module", json_string(done->module));
	json_object_set_new(o, "unit", json_string(done->unit));
	json_object_set_new(o, "finished", json_integer(done->finished_count));
	if (s.finished)
		add_score(o, s.counted.score, s.counted.max);
	if (s.finished && s.counted.quiz)
		json_object_set_new(
			o, "passed", json_boolean(s.counted.passed));
	json_object_set_new(o, "last", last_json(&s.last));
	return o;
}

static bool wanted(const struct call *call, const struct fold_unit *u)
{
	const char *only = call->count ? call->operands[0] : NULL;
	size_t n = strlen(u->module);

	if (!only)
		return true;
	return strncmp(only, u->module, n) == 0 &&
	       (!only[n] || (only[n] == '/' && !strcmp(only + n + 1, u->unit)));
}

/* What could not be read is not guessed at, but not hidden either. */
static void tell_damage(const struct driver *d)
{
	const struct catalogue *words = d->context->words;
	struct place first;
	size_t lines = log_damaged(d->log, &first);
	struct buf b = { 0 };

	if (lines == 0)
		return;
	words_fill(&b,
		trn(words,
			"%1 line of the log is damaged and left out; it is "
			"line %2 of %3.",
			"%1 lines of the log are damaged and left out; the "
			"first is line %2 of %3.",
			lines),
		NUMBER(lines), NUMBER(first.line), first.file, NULL);
	fprintf(stderr, "%s\n", buf_str(&b));
	buf_release(&b);
}

/* What is shown of one person's progress; name: whose, NULL: one's own. */
static size_t show_all(struct driver *d, const struct call *call,
	const struct progress *p, const char *name, json_t *all)
{
	size_t shown = 0;

	for (size_t i = 0; i < p->unit_count; i++) {
		const struct fold_unit *u = p->units[i];
		json_t *o;

		if (!wanted(call, u))
			continue;
		if (shown++ == 0 && name && !call->values[OPTION_JSON]) {
			say_cell(stdout, name, 0);
			putchar('\n');
		}
		if (!call->values[OPTION_JSON]) {
			unit_lines(d, u);
			continue;
		}
		o = unit_json(d, u);
		if (name)
			json_object_set_new(o, "who", json_string(name));
		json_array_append_new(all, o);
	}
	return shown;
}

/* --- what was entered from paper: many people in one log -------------- */

struct person {
	char *name;
	struct progress progress;
};
struct people {
	struct person *items;
	size_t count, room;
};

static void add_to_person(void *context, const struct record *r)
{
	struct people *all = context;
	size_t i = 0;

	if (!r->who)
		return;
	while (i < all->count && strcmp(all->items[i].name, r->who) != 0)
		i++;
	if (i == all->count) {
		all->items = mem_grow(all->items, &all->room, all->count,
			sizeof(*all->items));
		all->items[i].name = xstrdup(r->who);
		progress_init(&all->items[i].progress);
		all->count++;
	}
	progress_add(&all->items[i].progress, r);
}

static size_t show_paper(struct driver *d, const struct call *call, json_t *all)
{
	char *folder = paper_folder(d->context);
	struct people people = { 0 };
	size_t shown = 0;

	log_read(folder, add_to_person, &people);
	for (size_t i = 0; i < people.count; i++) {
		struct person *p = &people.items[i];

		shown += show_all(d, call, &p->progress, p->name, all);
		progress_release(&p->progress);
		free(p->name);
	}
	free(people.items);
	free(folder);
	return shown;
}

/* Where it all stands; nothing of it to be sent away. */
static void tell_place(struct driver *d, const struct call *call, size_t shown)
{
	const struct catalogue *words = d->context->words;
	char *folder = paper_folder(d->context);
	struct buf b = { 0 };

	if (shown == 0)
		puts(tr(words, "No results yet."));
	if (call->values[OPTION_PAPER])
		words_fill(&b, tr(words, "What was entered is kept in %1"),
			folder, NULL);
	else
		words_fill(&b, tr(words, "Your answers are kept in %1"),
			log_path(d->log), NULL);
	printf("%s\n", buf_str(&b));
	buf_release(&b);
	free(folder);
}

static int run(struct context *c, const struct call *call)
{
	struct driver d;
	json_t *all;
	size_t shown;

	if (call->values[OPTION_ENTER])
		return paper_enter(c, call->values[OPTION_ENTER],
			call->values[OPTION_REPLACE] != NULL);
	if (call->values[OPTION_SESSION])
		return scores_session(c, call->values[OPTION_SESSION]);
	driver_open(&d, c);
	all = json_array();
	shown = call->values[OPTION_PAPER]
			? show_paper(&d, call, all)
			: show_all(&d, call, &d.progress, NULL, all);
	if (call->values[OPTION_JSON]) {
		json_dumpf(
			all, stdout, JSON_INDENT(2) | JSON_REAL_PRECISION(6));
		putchar('\n');
	} else {
		tell_place(&d, call, shown);
	}
	json_decref(all);
	tell_damage(&d);
	driver_close(&d);
	return EXIT_DONE;
}

const struct command command_scores = {
	.name = "scores",
	.operands = "[MODULE]",
	.most = 1,
	.help = N_("Shows your results, by unit and by objective."),
	.options = {
		[OPTION_JSON] = {"json", NULL, N_("As JSON, for programs.")},
		[OPTION_ENTER] = {"enter", "VARIANT",
			N_("Enters what a class wrote on paper.")},
		[OPTION_REPLACE] = {"replace", NULL,
			N_("Puts new answers in the place of entered ones.")},
		[OPTION_PAPER] = {"paper", NULL,
			N_("What was entered from paper, by student.")},
		[OPTION_SESSION] = {"session", "[WHICH]",
			N_("What the newest session that you led came to.")},
	},
	.prose = true,
	.run = run,
};
