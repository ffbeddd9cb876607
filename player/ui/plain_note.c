/* Plain mode: the terms of a step, its bookmark and note. */
#include "ui/plain_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/glossary.h"
#include "core/search_words.h"
#include "ui/finding.h"
#include "ui/words.h"

/* Whether a step is on screen. */
static bool at_step(const struct plain *pl)
{
	const struct play *p = pl->app->play;

	return p && p->count > 0 &&
	       (p->phase == PLAY_STEP || (plain_is_over(pl) && pl->looking));
}

/* --- the glossary ----------------------------------------------------- */

/* Of the module where one is; NULL: in none. */
static const struct module *module_at(const struct plain *pl)
{
	const struct app *a = pl->app;
	struct folder *f;

	if (a->play)
		return a->play->unit->module;
	if (pl->place != AT_MODULE)
		return NULL;
	f = library_folder(a->library, pl->module);
	return f ? folder_module(f, a->language) : NULL;
}

static void say_term(struct plain *pl, const struct term *term)
{
	struct buf b = { 0 };

	words_term(&b, term);
	plain_gap(pl);
	plain_markdown(pl, buf_str(&b), 0, NULL, 0);
	buf_release(&b);
}

/* Whether one of its forms has the words. */
static bool is_meant(const struct search_words *w, const struct term *term)
{
	unsigned all = search_words_all(w);
	bool meant =
		search_words_in(w, term->term, strlen(term->term), NULL) == all;

	for (size_t i = 0; i < term->forms.count; i++)
		meant |= search_words_in(w, term->forms.items[i],
				 strlen(term->forms.items[i]), NULL) == all;
	return meant;
}

/* Takes those that are not meant off the list; how many are left. */
static size_t choose(const char *word, const struct term **terms, size_t count)
{
	struct search_words *w = xmalloc(sizeof(*w));
	bool all = strcmp(word, "*") == 0 || !search_words_read(w, word);
	size_t left = 0;

	for (size_t i = 0; i < count; i++)
		if (all || is_meant(w, terms[i]))
			terms[left++] = terms[i];
	free(w);
	return left;
}

void plain_glossary(struct plain *pl)
{
	const struct catalogue *c = pl->app->words;
	const struct module *m = module_at(pl);
	size_t all = m ? m->glossary.count : 0, count = 0;
	const struct term **terms = xcalloc(all + 1, sizeof(struct term *));
	struct buf b = { 0 };

	if (all > 0 && !pl->argument[0] && at_step(pl))
		count = glossary_of_step(m, plain_at(pl), terms);
	if (all > 0 && count == 0) {
		glossary_sorted(m, terms);
		count = choose(pl->argument, terms, all);
	}
	for (size_t i = 0; i < count; i++)
		say_term(pl, terms[i]);
	if (all == 0)
		buf_adds(&b, tr(c, "There is no glossary here."));
	else if (count == 0)
		buf_adds(&b, tr(c, "The glossary does not have this word."));
	else if (count < all && !pl->argument[0])
		buf_adds(&b, tr(c, "These are the terms of this step; :g * "
				   "lists all."));
	plain_gap(pl);
	plain_say_buf(pl, &b);
	plain_gap(pl);
	buf_release(&b);
	free(terms);
}

/* --- bookmarks and notes ---------------------------------------------- */

static struct app_note step_at(const struct plain *pl)
{
	const struct play *p = pl->app->play;

	return (struct app_note){ .module = p->module,
		.unit = p->name,
		.step = p->slots[p->at].id,
		.bookmark = ABSENT };
}

static const struct fold_note *noted(const struct plain *pl)
{
	const struct app_note step = step_at(pl);

	return progress_note(
		pl->app->progress, step.module, step.unit, step.step);
}

void plain_bookmark(struct plain *pl)
{
	struct app *a = pl->app;
	struct app_note step;
	const struct fold_note *n;

	if (!at_step(pl)) {
		plain_notes(pl);
		return;
	}
	step = step_at(pl);
	n = noted(pl);
	step.bookmark = n && n->bookmark ? NO : YES;
	a->ops->note(a, &step);
	if (a->saving == APP_SAVED)
		plain_say(
			pl, words_bookmark(a->words, step.bookmark == YES), 0);
}

void plain_say_bookmark(struct plain *pl)
{
	const struct fold_note *n = noted(pl);

	if (n && n->bookmark)
		plain_say(
			pl, tr(pl->app->words, "This step has a bookmark."), 0);
}

void plain_say_note(struct plain *pl)
{
	const struct fold_note *n = noted(pl);
	struct buf b = { 0 };

	if (!n || !n->text)
		return;
	words_fill(&b, tr(pl->app->words, "My note: %1"), n->text, NULL);
	plain_gap(pl);
	plain_say_buf(pl, &b);
	buf_release(&b);
}

static void write_note(struct plain *pl, const char *text)
{
	struct app *a = pl->app;
	struct app_note step = step_at(pl);
	const struct fold_note *n = noted(pl);
	bool was = n && n->text;

	step.text = strcmp(text, "-") == 0 ? "" : text;
	if (strlen(text) > NOTE_BYTES) {
		plain_say(pl, tr(a->words, "This note is too long."), 0);
		return;
	}
	if (!step.text[0] && !was)
		return;
	a->ops->note(a, &step);
	if (a->saving == APP_SAVED)
		plain_say(pl, words_noted(a->words, step.text[0] != '\0'), 0);
}

void plain_note(struct plain *pl)
{
	char *text;

	if (!at_step(pl)) {
		plain_notes(pl);
		return;
	}
	if (!pl->argument[0])
		plain_say_note(pl);
	text = plain_words(
		pl, tr(pl->app->words, "Your note (Enter: as it is, - takes "
				       "it away):"));
	if (text[0])
		write_note(pl, text);
	free(text);
}
