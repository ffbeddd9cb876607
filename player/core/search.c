#include "core/search.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "core/folder.h"
#include "core/layout.h"
#include "core/question.h"
#include "core/search_parts.h"
#include "core/source.h"

struct search {
	struct search_words words;
};

struct search *search_new(const char *query)
{
	struct search *s = xmalloc(sizeof(*s));

	if (search_words_read(&s->words, query))
		return s;
	free(s);
	return NULL;
}

void search_free(struct search *s)
{
	free(s);
}

void finds_release(struct finds *f)
{
	arena_release(&f->arena);
	free(f->items);
	*f = (struct finds){ 0 };
}

/* One module that is being looked through. */
struct looking {
	const struct search_words *words;
	const struct search_place *place;
	struct finds *out;
	struct folder *folder;
	const char *module_title;
};

/* --- finds ------------------------------------------------------------ */

static const char *plain(struct looking *l, const char *markdown)
{
	return markdown ? layout_plain(&l->out->arena, markdown, LAYOUT_SHORT)
			: "";
}

/* A new find; NULL: there are enough. */
static struct find *add(
	struct looking *l, enum find_kind kind, const struct gathered *g)
{
	struct finds *out = l->out;
	struct find *f;

	if (out->count == FINDS_MAX) {
		out->more = true;
		return NULL;
	}
	out->items = mem_grow(
		out->items, &out->room, out->count, sizeof(*out->items));
	f = &out->items[out->count++];
	*f = (struct find){ .kind = kind,
		.module = arena_strdup(&out->arena, l->place->id),
		.unit = "",
		.step = "",
		.term = "",
		.module_title = l->module_title,
		.unit_title = "",
		.title = "",
		.text = "" };
	gathered_tell(f, &out->arena, g);
	return f;
}

static void add_in_unit(struct looking *l, enum find_kind kind,
	const struct gathered *g, const struct unit *u, const struct step *s)
{
	struct find *f = add(l, kind, g);
	bool quiz = u->kind == UNIT_QUIZ;

	if (!f)
		return;
	f->unit = arena_strdup(&l->out->arena, u->id);
	f->unit_title = plain(l, u->title);
	if (!s)
		return;
	f->step = arena_strdup(&l->out->arena, s->id);
	/* The label of a question is the question. */
	f->title = quiz ? "" : plain(l, s->label);
}

/* --- steps ------------------------------------------------------------ */

/* How a gap is shown; what names it is nobody's business. */
static void show_body(const struct step *s, struct buf *out)
{
	const char *gaps[GIVEN_MAX];
	const struct showing how = { "", gaps };

	for (size_t i = 0; i < GIVEN_MAX; i++)
		gaps[i] = "...";
	question_show(s, &how, out);
}

/* All that can be picked at a step, in an order that tells nothing. */
static size_t list_picks(const struct step *s, struct pick **out)
{
	static const char order[] = "search";
	struct asked asked[GIVEN_MAX];
	size_t parts = question_asked(s, asked, GIVEN_MAX), count = 0;
	size_t lists = 1;

	if (question_shape(s) == SHAPE_GAPS)
		lists = parts;
	*out = xcalloc((lists + 1) * GIVEN_MAX, sizeof(**out));
	if (question_shape(s) == SHAPE_GAPS) {
		for (size_t i = 0; i < parts; i++)
			if (asked[i].shape == SHAPE_ONE)
				count += question_asked_picks(
					s, order, i, *out + count, GIVEN_MAX);
		return count;
	}
	count = question_picks(s, order, *out, GIVEN_MAX);
	for (size_t i = 0; i < parts && asked[i].text; i++)
		(*out)[count++] = (struct pick){ .text = asked[i].text };
	return count;
}

static void look_picks(
	struct gathered *g, const struct pick *picks, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *text = picks[i].text;

		if (text && picks[i].verbatim)
			gather_plain(g, text, strlen(text));
		else
			gather_markdown(g, text, true);
	}
}

static unsigned near_step(const struct search_words *w, const struct step *s,
	const struct buf *body, const struct pick *picks, size_t count)
{
	unsigned found =
		search_near(w, s->title) | search_near(w, buf_str(body));

	for (size_t i = 0; i < count; i++)
		found |= search_near(w, picks[i].text);
	return found;
}

static void look_step(
	struct looking *l, const struct unit *u, const struct step *s)
{
	struct gathered g = { .words = l->words };
	struct buf body = { 0 };
	struct pick *picks;
	size_t count = list_picks(s, &picks);

	show_body(s, &body);
	if (near_step(l->words, s, &body, picks, count) ==
		search_words_all(l->words)) {
		g.title = layout_plain(&g.arena, s->label, LAYOUT_SHORT);
		gather_plain(&g, g.title, strlen(g.title));
		gather_markdown(&g, buf_str(&body), false);
		look_picks(&g, picks, count);
		if (gathered_all(&g))
			add_in_unit(l, FIND_STEP, &g, u, s);
	}
	arena_release(&g.arena);
	buf_release(&body);
	free(picks);
}

static void look_note(
	struct looking *l, const struct unit *u, const struct step *s)
{
	struct gathered g = { .words = l->words };
	const struct fold_note *n = NULL;

	if (l->place->done)
		n = progress_note(l->place->done, l->place->id, u->id, s->id);
	if (!n || !n->text)
		return;
	gather_plain(&g, n->text, strlen(n->text));
	if (gathered_all(&g))
		add_in_unit(l, FIND_NOTE, &g, u, s);
}

/* --- units ------------------------------------------------------------ */

static void look_head(struct looking *l, const struct unit *u)
{
	struct gathered g = { .words = l->words };

	g.title = layout_plain(&g.arena, u->title, LAYOUT_SHORT);
	gather_plain(&g, g.title, strlen(g.title));
	if (u->kind == UNIT_QUIZ)
		gather_markdown(&g, u->intro, false);
	if (gathered_all(&g))
		add_in_unit(l, FIND_UNIT, &g, u, NULL);
	arena_release(&g.arena);
}

static void look_unit(struct looking *l, const struct unit *u)
{
	look_head(l, u);
	for (size_t i = 0; u->kind == UNIT_LESSON && i < u->steps.count; i++) {
		const struct step *s = &u->steps.items[i];

		if (s->draw)
			continue;
		look_step(l, u, s);
		look_note(l, u, s);
	}
	for (size_t i = 0; u->kind == UNIT_QUIZ && i < u->all_count; i++)
		look_note(l, u, u->all[i]);
}

static unsigned near_file(
	const struct looking *l, const char *unit, const char *language)
{
	struct buf name = { 0 };
	struct faults faults = { 0 };
	struct arena arena = { 0 };
	struct source source;
	unsigned found = 0;

	buf_addf(&name, "%s/%s", l->place->path, unit);
	if (language)
		buf_addf(&name, ".%s", language);
	buf_adds(&name, ".yaml");
	if (source_read(&source, &arena, AT_FDCWD, buf_str(&name),
		    buf_str(&name), &faults))
		found = search_words_near(l->words, source.text, source.length);
	faults_release(&faults);
	arena_release(&arena);
	buf_release(&name);
	return found;
}

/* The words that may be in the learner's notes on the unit. */
static unsigned near_notes(const struct looking *l, const char *unit)
{
	const struct progress *p = l->place->done;
	unsigned found = 0;

	for (size_t i = 0; p && i < p->note_count; i++)
		if (strcmp(p->notes[i].module, l->place->id) == 0 &&
			strcmp(p->notes[i].unit, unit) == 0)
			found |= search_near(l->words, p->notes[i].text);
	return found;
}

/* Whether all words may be in the unit, in any of its files. */
static bool worth_loading(const struct looking *l, const char *unit)
{
	const char *const *languages = folder_languages(l->folder, unit);
	unsigned all = search_words_all(l->words);
	unsigned found = near_file(l, unit, NULL) | near_notes(l, unit);

	for (size_t i = 1; languages[0] && languages[i] && found != all; i++)
		if (strcmp(languages[i], l->place->language) == 0)
			found |= near_file(l, unit, languages[i]);
	return found == all;
}

static void look_in_unit(struct looking *l, const char *id)
{
	struct faults faults = { 0 };
	const struct unit *u;

	if (l->out->more || !id_valid(id) || !worth_loading(l, id))
		return;
	u = folder_unit(l->folder, id, l->place->language, &faults);
	if (u)
		look_unit(l, u);
	faults_release(&faults);
}

/* --- the module ------------------------------------------------------- */

static void look_term(struct looking *l, const struct term *t)
{
	struct gathered g = { .words = l->words };
	unsigned found =
		search_near(l->words, t->term) | search_near(l->words, t->text);
	struct find *f = NULL;

	for (size_t i = 0; i < t->forms.count; i++)
		found |= search_near(l->words, t->forms.items[i]);
	if (found != search_words_all(l->words))
		return;
	g.title = layout_plain(&g.arena, t->term, LAYOUT_SHORT);
	gather_plain(&g, g.title, strlen(g.title));
	for (size_t i = 0; i < t->forms.count; i++)
		gather_markdown(&g, t->forms.items[i], true);
	/* Whatever was found, what it means is told. */
	g.text = NULL;
	g.in_text = 0;
	gather_markdown(&g, t->text, false);
	if (!g.text) {
		g.text = layout_plain(&g.arena, t->text, 0);
		g.length = strlen(g.text);
		g.hit = (struct search_hit){ 0, 0 };
	}
	if (gathered_all(&g))
		f = add(l, FIND_TERM, &g);
	if (f) {
		f->term = arena_strdup(&l->out->arena, t->id);
		f->title = plain(l, t->term);
	}
	arena_release(&g.arena);
}

static void look_about(struct looking *l, const struct module *m)
{
	struct gathered g = { .words = l->words, .title = l->module_title };

	gather_plain(&g, l->module_title, strlen(l->module_title));
	gather_markdown(&g, m->about, false);
	if (gathered_all(&g))
		add(l, FIND_MODULE, &g);
	arena_release(&g.arena);
}

void search_module(const struct search *s, const struct search_place *place,
	struct finds *out)
{
	struct looking l = { .words = &s->words, .place = place, .out = out };
	struct faults faults = { 0 };
	const struct module *m;

	l.folder = folder_open(place->path, &faults);
	faults_release(&faults);
	if (!l.folder)
		return;
	m = folder_module(l.folder, place->language);
	l.module_title = plain(&l, m->title);
	look_about(&l, m);
	for (size_t i = 0; i < m->glossary.count; i++)
		look_term(&l, &m->glossary.items[i]);
	for (size_t i = 0; i < m->units.count; i++)
		look_in_unit(&l, m->units.items[i]);
	folder_free(l.folder);
}
