/* Plain mode: the modules. */
#include "ui/plain_parts.h"

#include "core/counted.h"
#include "ui/words.h"

/* How many of the module's units are done, and how many begun. */
static void count_units(const struct app *a, const struct module *m,
	const char *id, size_t *done, size_t *begun)
{
	*done = *begun = 0;
	for (size_t i = 0; i < m->units.count; i++) {
		const struct fold_unit *u =
			progress_unit(a->progress, id, m->units.items[i]);

		*done += counted_done(NULL, u);
		*begun += u && u->current;
	}
}

static void say_module(struct plain *pl, size_t index)
{
	struct app *a = pl->app;
	struct folder *f = library_folder(a->library, index);
	const char *id = library_id(a->library, index);
	struct buf title = { 0 }, state = { 0 }, b = { 0 };

	if (f) {
		const struct module *m = folder_module(f, a->language);
		size_t done, begun;

		words_short(&title, m->title);
		count_units(a, m, id, &done, &begun);
		words_module_state(
			&state, a->words, done, begun, m->units.count);
	} else {
		words_fill(&title, "%1", id, NULL);
		buf_adds(&state, words_damaged(a->words));
	}
	words_fill(&b, "%1 (%2)", buf_str(&title), buf_str(&state), NULL);
	plain_item(pl, index + 1, buf_str(&b));
	buf_release(&title);
	buf_release(&state);
	buf_release(&b);
}

/* What was begun last and not finished; its module, or (size_t)-1. */
static size_t unfinished(const struct app *a)
{
	const struct fold_unit *u = a->progress->recent;

	if (!u || !u->current || u->current->finished)
		return (size_t)-1;
	return library_find(a->library, u->module);
}

/* "Continue: Binary numbers, step 4 of 12"; whether it can be. */
static bool say_continue(struct plain *pl)
{
	struct app *a = pl->app;
	size_t module = unfinished(a);
	struct folder *f = module == (size_t)-1
				   ? NULL
				   : library_folder(a->library, module);
	const struct fold_unit *done = a->progress->recent;
	struct faults faults = { 0 };
	struct buf title = { 0 }, state = { 0 }, b = { 0 };
	const struct unit *u;

	if (!f)
		return false;
	u = folder_unit(f, done->unit, a->language, &faults);
	if (u) {
		words_short(&title, u->title);
		words_unit_state(&state, a->words, u, done);
		words_fill(&b, tr(a->words, "Continue: %1, %2"),
			buf_str(&title), buf_str(&state), NULL);
		plain_gap(pl);
		plain_say_buf(pl, &b);
	}
	faults_release(&faults);
	buf_release(&title);
	buf_release(&state);
	buf_release(&b);
	return u != NULL;
}

static void show_home(struct plain *pl)
{
	plain_gap(pl);
	plain_say(pl, tr(pl->app->words, "Modules"), 0);
	for (size_t i = 0; i < library_count(pl->app->library); i++)
		say_module(pl, i);
	pl->unfinished = say_continue(pl);
	plain_count_notes(pl);
	plain_gap(pl);
}

static void go_on(struct plain *pl)
{
	const struct app *a = pl->app;

	if (pl->unfinished)
		plain_open(pl, unfinished(a), a->progress->recent->unit, false);
	else
		plain_bad_number(pl, library_count(a->library));
}

static void home_command(struct plain *pl)
{
	switch (pl->command) {
	case PLAIN_NEXT:
		go_on(pl);
		break;
	case PLAIN_BACK:
	case PLAIN_CONTENTS:
		pl->show = true;
		break;
	case PLAIN_HINT:
	case PLAIN_SEE:
	case PLAIN_REPEAT:
		plain_say(pl, words_no_hint(pl->app->words, 0), 0);
		break;
	case PLAIN_LANGUAGE:
		plain_flip(pl);
		break;
	case PLAIN_FINISH:
	case PLAIN_FIND:
	case PLAIN_GLOSSARY:
	case PLAIN_BOOKMARK:
	case PLAIN_NOTE:
	case PLAIN_SETTINGS:
	case PLAIN_QUIT:
	case PLAIN_HELP:
	case PLAIN_UNKNOWN:
		plain_everywhere(pl);
		break;
	}
}

static void choose(struct plain *pl, size_t count)
{
	struct app *a = pl->app;
	size_t number = plain_number(pl->line.data, count);

	if (number == 0) {
		plain_bad_number(pl, count);
	} else if (!library_folder(a->library, number - 1)) {
		plain_say(pl, words_opened(a->words, APP_DAMAGED), 0);
	} else {
		pl->place = AT_MODULE;
		pl->module = number - 1;
		pl->about = true;
		pl->show = true;
	}
}

void plain_home(struct plain *pl)
{
	const struct catalogue *c = pl->app->words;
	size_t count = library_count(pl->app->library);
	struct buf prompt = { 0 };

	if (pl->show)
		show_home(pl);
	pl->show = false;
	words_fill(&prompt,
		pl->unfinished
			? tr(c, "Module (1-%1, Enter: continue, :? help):")
			: tr(c, "Module (1-%1, :? help):"),
		NUMBER(count), NULL);
	switch (plain_ask(pl, buf_str(&prompt), ASKED_NUMBERS)) {
	case REPLY_END:
	case REPLY_AGAIN:
		break;
	case REPLY_EMPTY:
		go_on(pl);
		break;
	case REPLY_COMMAND:
		home_command(pl);
		break;
	case REPLY_TEXT:
		choose(pl, count);
		break;
	}
	buf_release(&prompt);
}
