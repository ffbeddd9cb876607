/* Plain mode: finding words, and going to what was found. */
#include "ui/plain_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/glossary.h"
#include "ui/finding.h"
#include "ui/words.h"

enum { TEXT_CELLS = 120 };

/* --- going ------------------------------------------------------------ */

static bool go_in_run(struct plain *pl, const char *step)
{
	const struct play *p = pl->app->play;

	for (size_t i = 0; i < p->count; i++) {
		if (strcmp(p->slots[i].id, step) != 0)
			continue;
		plain_post(pl, EVENT_GOTO, i);
		pl->looking = plain_is_over(pl);
		return true;
	}
	return false;
}

void plain_go(struct plain *pl, const char *module, const char *unit,
	const char *step)
{
	struct app *a = pl->app;
	size_t index = library_find(a->library, module);
	enum app_opened opened = APP_NOTHING;

	pl->show = true;
	pl->moved = true;
	if (a->play && a->module == index && strcmp(a->play->name, unit) == 0 &&
		step && go_in_run(pl, step))
		return;
	if (index != ALL_MODULES)
		opened = a->ops->open(a, index, unit, step, false);
	pl->direct = false;
	pl->language_said = false;
	pl->looking = false;
	if (opened != APP_OPENED)
		plain_say(pl, words_opened(a->words, opened), 0);
	else if (plain_is_over(pl))
		pl->looking = step != NULL;
}

static void go_to_module(struct plain *pl, size_t index)
{
	struct app *a = pl->app;

	if (a->play)
		a->ops->close(a);
	pl->direct = false;
	pl->place = AT_MODULE;
	pl->module = index;
	pl->about = true;
	pl->show = true;
	pl->moved = true;
}

static void say_term(struct plain *pl, const struct find *f)
{
	struct app *a = pl->app;
	struct folder *folder =
		library_folder(a->library, library_find(a->library, f->module));
	const struct term *term =
		folder ? module_term(
				 folder_module(folder, a->language), f->term)
		       : NULL;
	struct buf b = { 0 };

	if (!term)
		return;
	words_term(&b, term);
	plain_gap(pl);
	plain_markdown(pl, buf_str(&b), 0, NULL, 0);
	plain_gap(pl);
	buf_release(&b);
}

/* Whether one went elsewhere; a term is only told. */
static bool go(struct plain *pl, const struct find *f)
{
	switch (f->kind) {
	case FIND_MODULE:
		go_to_module(pl, library_find(pl->app->library, f->module));
		return true;
	case FIND_TERM:
		say_term(pl, f);
		return false;
	case FIND_UNIT:
		plain_go(pl, f->module, f->unit, NULL);
		return true;
	case FIND_STEP:
	case FIND_NOTE:
		plain_go(pl, f->module, f->unit, f->step);
		return true;
	}
	return false;
}

/* --- looking ---------------------------------------------------------- */

static void look(
	struct plain *pl, const char *query, size_t module, struct finds *finds)
{
	const struct app *a = pl->app;
	struct search *s = search_new(query);
	size_t i = module == ALL_MODULES ? 0 : module;
	size_t end = module == ALL_MODULES ? library_count(a->library) : i + 1;

	for (; s && i < end && !finds->more; i++) {
		const struct search_place place = {
			.path = library_path(a->library, i),
			.id = library_id(a->library, i),
			.language = a->language,
			.done = a->progress,
		};

		search_module(s, &place, finds);
	}
	search_free(s);
}

static void say_find(
	struct plain *pl, size_t number, const struct find *f, bool module)
{
	struct buf b = { 0 }, text = { 0 };

	words_find(&b, pl->app->words, f, module);
	words_find_plain(&text, f, pl->app->charset, TEXT_CELLS);
	if (text.len > 0)
		buf_addf(&b, ": %s", buf_str(&text));
	plain_item(pl, number, buf_str(&b));
	buf_release(&b);
	buf_release(&text);
}

/* The module where one is. */
static size_t module_at(const struct plain *pl)
{
	if (pl->app->play)
		return pl->app->module;
	return pl->place == AT_MODULE ? pl->module : ALL_MODULES;
}

/* The number typed, 0 for none; the end of input and :q end all. */
static size_t ask_number(struct plain *pl, size_t count)
{
	struct buf prompt = { 0 };
	size_t number = 0;
	bool done = false;

	words_fill(&prompt,
		tr(pl->app->words, "Open (1-%1, Enter: stay here, :? help):"),
		NUMBER(count), NULL);
	while (!done) {
		switch (plain_ask(pl, buf_str(&prompt), ASKED_NUMBERS)) {
		case REPLY_TEXT:
			number = plain_number(pl->line.data, count);
			if (number == 0)
				plain_bad_number(pl, count);
			done = number > 0;
			break;
		case REPLY_COMMAND:
			done = pl->command != PLAIN_HELP &&
			       pl->command != PLAIN_UNKNOWN;
			if (!done || pl->command == PLAIN_QUIT)
				plain_everywhere(pl);
			break;
		case REPLY_AGAIN:
			break;
		case REPLY_END:
		case REPLY_EMPTY:
			done = true;
			break;
		}
	}
	buf_release(&prompt);
	return number;
}

/* Lists what was found and asks where to go; true: look in all modules. */
static bool offer(struct plain *pl, const struct finds *finds, size_t module)
{
	const struct catalogue *c = pl->app->words;
	bool all = module == ALL_MODULES;
	bool wider = !all && library_count(pl->app->library) > 1;
	struct buf b = { 0 };
	size_t number;

	plain_gap(pl);
	words_finds(&b, c, finds);
	plain_say_buf(pl, &b);
	buf_release(&b);
	for (size_t i = 0; i < finds->count; i++)
		say_find(pl, i + 1, &finds->items[i], all);
	if (wider)
		plain_item(pl, finds->count + 1, tr(c, "Look in all modules"));
	plain_gap(pl);
	if (finds->count == 0 && !wider)
		return false;
	do {
		number = ask_number(pl, finds->count + (wider ? 1 : 0));
		if (number > finds->count)
			return true;
	} while (number > 0 && !go(pl, &finds->items[number - 1]));
	return false;
}

char *plain_words(struct plain *pl, const char *prompt)
{
	enum plain_command asked = pl->command;

	if (pl->argument[0])
		return xstrdup(pl->argument);
	switch (plain_ask(pl, prompt, ASKED_TEXT)) {
	case REPLY_TEXT:
		return xstrdup(pl->line.data);
	case REPLY_COMMAND:
		if (pl->command == asked && pl->argument[0])
			return xstrdup(pl->argument);
		/* Any other is no word, and nothing to do amid this. */
		if (pl->command == PLAIN_QUIT || pl->command == PLAIN_HELP)
			plain_everywhere(pl);
		break;
	case REPLY_END:
	case REPLY_EMPTY:
	case REPLY_AGAIN:
		break;
	}
	return xstrdup("");
}

void plain_find(struct plain *pl)
{
	const struct catalogue *c = pl->app->words;
	char *query =
		plain_words(pl, tr(c, "Find (a word, or how it begins):"));
	size_t module = module_at(pl);
	bool again = true;

	while (query[0] && again) {
		struct finds finds = { 0 };

		look(pl, query, module, &finds);
		again = offer(pl, &finds, module);
		module = ALL_MODULES;
		finds_release(&finds);
	}
	free(query);
}

/* --- bookmarks and notes ---------------------------------------------- */

static size_t count_notes(const struct progress *p)
{
	size_t count = 0;

	for (size_t i = 0; i < p->note_count; i++)
		count += p->notes[i].bookmark || p->notes[i].text;
	return count;
}

void plain_count_notes(struct plain *pl)
{
	size_t count = count_notes(pl->app->progress);
	struct buf b = { 0 };

	if (count == 0)
		return;
	words_fill(&b,
		tr(pl->app->words, "Bookmarks and notes: %1 (:k lists them)"),
		NUMBER(count), NULL);
	plain_gap(pl);
	plain_say_buf(pl, &b);
	buf_release(&b);
}

/* "Lesson / step (bookmark, note): its text" */
static void say_noted(
	struct plain *pl, size_t number, const struct fold_note *n)
{
	const struct app *a = pl->app;
	struct buf b = { 0 }, place = { 0 }, kinds = { 0 };

	words_place(&place, a, n, true);
	words_note_kinds(&kinds, a->words, n);
	words_fill(&b, n->text ? "%1 (%2): %3" : "%1 (%2)", buf_str(&place),
		buf_str(&kinds), n->text, NULL);
	plain_item(pl, number, buf_str(&b));
	buf_release(&b);
	buf_release(&place);
	buf_release(&kinds);
}

void plain_notes(struct plain *pl)
{
	size_t count, number;
	const struct fold_note **all = notes_newest(pl->app->progress, &count),
			       *n;

	plain_gap(pl);
	if (count == 0)
		plain_say(pl,
			tr(pl->app->words,
				"There are none yet. At a step, :k sets a "
				"bookmark and :j writes a note."),
			0);
	for (size_t i = 0; i < count; i++)
		say_noted(pl, i + 1, all[i]);
	plain_gap(pl);
	number = count > 0 ? ask_number(pl, count) : 0;
	n = number > 0 ? all[number - 1] : NULL;
	free(all);
	if (n)
		plain_go(pl, n->module, n->unit, n->step);
}
