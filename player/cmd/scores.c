/* sabaq scores: my results, by unit and by objective. */
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "cmd/command.h"
#include "cmd/driver.h"
#include "cmd/say.h"
#include "cmd/target.h"
#include "core/counted.h"
#include "ui/words.h"

enum { OPTION_JSON, PARTS_MAX = 60 };

/* What an objective has come to in a unit's newest run. */
struct part {
	const char *id;
	double score, max;
};

static size_t parts_of(const struct fold_unit *done, struct part *out)
{
	const struct fold_attempt *a =
		done->finished ? done->finished : done->current;
	size_t n = 0;

	for (size_t i = 0; a && i < a->step_count; i++) {
		const struct fold_step *s = &a->steps[i];
		size_t p = 0;

		if (!s->obj || s->max <= 0)
			continue;
		while (p < n && strcmp(out[p].id, s->obj) != 0)
			p++;
		if (p == PARTS_MAX)
			continue;
		if (p == n)
			out[n++] = (struct part){.id = s->obj};
		out[p].score += s->score;
		out[p].max += s->max;
	}
	return n;
}

/* The unit's file may be gone: its results are not. */
struct subject {
	const struct module *module; /* or NULL */
	const struct unit *unit; /* or NULL */
};

static struct subject find(struct driver *d, const struct fold_unit *done)
{
	size_t i = library_find(d->library, done->module);
	struct folder *f =
		i == (size_t)-1 ? NULL : library_folder(d->library, i);
	struct faults ignored = {0};
	struct subject s = {0};

	if (!f)
		return s;
	s.module = folder_module(f, d->app.language);
	s.unit = folder_unit(f, done->unit, d->app.language, &ignored);
	faults_release(&ignored);
	return s;
}

static const char *objective_text(const struct subject *s, const char *id)
{
	const struct objective *o =
		s->module ? module_objective(s->module, id) : NULL;

	return o ? o->text : id;
}

static void unit_lines(struct driver *d, const struct fold_unit *done)
{
	const struct catalogue *words = d->context->words;
	struct subject s = find(d, done);
	struct part parts[PARTS_MAX];
	size_t n = parts_of(done, parts);
	struct buf b = {0};

	if (s.unit)
		words_unit(&b, words, s.unit);
	else
		buf_addf(&b, "%s/%s", done->module, done->unit);
	say_cell(stdout, buf_str(&b), 46);
	buf_clear(&b);
	words_unit_state(&b, words, s.unit, done);
	printf(" %s\n", buf_str(&b));
	for (size_t i = 0; i < n; i++) {
		/* The score first: an objective may be longer than a line. */
		buf_clear(&b);
		words_score(&b, words, parts[i].score, parts[i].max);
		printf("  ");
		say_cell(stdout, buf_str(&b), 12);
		putchar(' ');
		say_cell(stdout, objective_text(&s, parts[i].id), 0);
		putchar('\n');
	}
	buf_release(&b);
}

static json_t *unit_json(struct driver *d, const struct fold_unit *done)
{
	struct subject s = find(d, done);
	struct part parts[PARTS_MAX];
	size_t n = parts_of(done, parts);
	json_t *o = json_object(), *objectives = json_array();
	struct counted counted;

	json_object_set_new(o, "module", json_string(done->module));
	json_object_set_new(o, "unit", json_string(done->unit));
	json_object_set_new(o, "finished", json_integer(done->finished_count));
	if (counted_of(&counted, s.unit, done)) {
		json_object_set_new(o, "score", json_real(counted.score));
		json_object_set_new(o, "max", json_real(counted.max));
		if (s.unit && s.unit->kind == UNIT_QUIZ)
			json_object_set_new(
				o, "passed", json_boolean(counted.passed));
	}
	for (size_t i = 0; i < n; i++) {
		json_t *p = json_object();

		json_object_set_new(p, "id", json_string(parts[i].id));
		json_object_set_new(p, "score", json_real(parts[i].score));
		json_object_set_new(p, "max", json_real(parts[i].max));
		json_array_append_new(objectives, p);
	}
	json_object_set_new(o, "objectives", objectives);
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

static int run(struct context *c, const struct call *call)
{
	struct driver d;
	json_t *all = json_array();
	bool lines = !call->values[OPTION_JSON];
	size_t shown = 0;

	driver_open(&d, c);
	for (size_t i = 0; i < d.progress.unit_count; i++) {
		const struct fold_unit *u = d.progress.units[i];

		if (!wanted(call, u))
			continue;
		shown++;
		if (lines)
			unit_lines(&d, u);
		else
			json_array_append_new(all, unit_json(&d, u));
	}
	if (!lines) {
		json_dumpf(all, stdout,
			JSON_INDENT(2) | JSON_REAL_PRECISION(6));
		putchar('\n');
	} else {
		struct buf b = {0};

		if (shown == 0)
			puts(tr(c->words, "No results yet."));
		words_fill(&b, tr(c->words, "Your answers are kept in %1"),
			log_path(d.log), NULL);
		printf("%s\n", buf_str(&b));
		buf_release(&b);
	}
	json_decref(all);
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
	},
	.run = run,
};
