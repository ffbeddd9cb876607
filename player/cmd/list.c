/* sabaq list: modules, units, and how far they are done. */
#include <jansson.h>
#include <stdio.h>

#include "base/buf.h"
#include "cmd/command.h"
#include "cmd/driver.h"
#include "cmd/say.h"
#include "core/counted.h"
#include "ui/words.h"

enum { OPTION_JSON };

/* One unit of one module, however it is printed. */
struct row {
	struct driver *driver;
	const char *id;
	const struct unit *unit; /* NULL: damaged */
	const struct fold_unit *done;
};

static void unit_line(const struct row *r)
{
	const struct catalogue *words = r->driver->context->words;
	struct buf b = { 0 };

	if (r->unit)
		words_unit(&b, words, r->unit);
	else
		buf_adds(&b, words_damaged(words));
	printf("  ");
	say_cell(stdout, r->id, 22);
	putchar(' ');
	say_cell(stdout, buf_str(&b), 34);
	buf_clear(&b);
	if (r->unit)
		words_unit_state(&b, words, r->unit, r->done);
	printf(" %s\n", buf_str(&b));
	buf_release(&b);
}

static const char *kind_word(const struct unit *u)
{
	switch ((enum unit_kind)u->kind) {
	case UNIT_LESSON:
		return "lesson";
	case UNIT_QUIZ:
		return "quiz";
	case UNIT_BANK:
		break;
	}
	return "bank";
}

static json_t *unit_json(const struct row *r)
{
	json_t *o = json_object();
	struct counted counted;

	json_object_set_new(o, "id", json_string(r->id));
	json_object_set_new(o, "playable", json_boolean(r->unit != NULL));
	if (r->unit) {
		json_object_set_new(o, "kind", json_string(kind_word(r->unit)));
		json_object_set_new(o, "title", json_string(r->unit->title));
		if (r->unit->minutes > 0)
			json_object_set_new(
				o, "minutes", json_integer(r->unit->minutes));
	}
	json_object_set_new(o, "begun", json_boolean(r->done != NULL));
	json_object_set_new(o, "finished",
		json_integer(r->done ? r->done->finished_count : 0));
	if (counted_of(&counted, r->unit, r->done)) {
		json_object_set_new(o, "score", json_real(counted.score));
		json_object_set_new(o, "max", json_real(counted.max));
		if (counted.quiz)
			json_object_set_new(
				o, "passed", json_boolean(counted.passed));
	}
	return o;
}

/* units gets one value a unit; NULL: lines are printed. */
static void each_unit(struct driver *d, size_t module, json_t *units)
{
	struct folder *f = library_folder(d->library, module);
	const struct module *m = f ? folder_source(f) : NULL;

	for (size_t i = 0; m && i < m->units.count; i++) {
		struct faults ignored = { 0 };
		struct row row = {
			.driver = d,
			.id = m->units.items[i],
			.unit = folder_unit(f, m->units.items[i],
				d->app.language, &ignored),
			.done = progress_unit(
				&d->progress, m->id, m->units.items[i]),
		};

		faults_release(&ignored);
		if (units)
			json_array_append_new(units, unit_json(&row));
		else
			unit_line(&row);
	}
}

static const char *title_of(struct driver *d, size_t module)
{
	struct folder *f = library_folder(d->library, module);

	return f ? folder_module(f, d->app.language)->title : NULL;
}

static void list_lines(struct driver *d)
{
	for (size_t i = 0; i < library_count(d->library); i++) {
		const char *title = title_of(d, i);

		say_cell(stdout, library_id(d->library, i), 24);
		putchar(' ');
		say_cell(stdout,
			title ? title : words_damaged(d->context->words), 0);
		putchar('\n');
		each_unit(d, i, NULL);
	}
	if (library_count(d->library) == 0)
		say_error(tr(d->context->words,
				  "there are no modules; looked in %1"),
			d->context->modules);
}

static void list_json(struct driver *d)
{
	json_t *all = json_array();

	for (size_t i = 0; i < library_count(d->library); i++) {
		const char *title = title_of(d, i);
		json_t *o = json_object(), *units = json_array();

		json_object_set_new(
			o, "id", json_string(library_id(d->library, i)));
		json_object_set_new(
			o, "path", json_string(library_path(d->library, i)));
		json_object_set_new(o, "playable", json_boolean(title));
		if (title)
			json_object_set_new(o, "title", json_string(title));
		each_unit(d, i, units);
		json_object_set_new(o, "units", units);
		json_array_append_new(all, o);
	}
	json_dumpf(all, stdout, JSON_INDENT(2) | JSON_REAL_PRECISION(6));
	putchar('\n');
	json_decref(all);
}

static int run(struct context *c, const struct call *call)
{
	struct driver d;
	int code;

	driver_open(&d, c);
	if (call->values[OPTION_JSON])
		list_json(&d);
	else
		list_lines(&d);
	code = library_count(d.library) > 0 ? EXIT_DONE : EXIT_FAILED;
	driver_close(&d);
	return code;
}

const struct command command_list = {
	.name = "list",
	.help = N_("Lists modules, lessons and quizzes, and your progress."),
	.options = {
		[OPTION_JSON] = {"json", NULL, N_("As JSON, for programs.")},
	},
	.prose = true,
	.run = run,
};
