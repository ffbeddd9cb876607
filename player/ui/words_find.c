/* What was found and where; bookmarks, notes, terms. */
#include <string.h>

#include "base/text.h"
#include "core/folder.h"
#include "ui/doc.h"
#include "ui/words.h"

/* --- what was found --------------------------------------------------- */

/* "Unit / step"; either may be "". */
static void add_place(struct buf *b, const char *unit, const char *title)
{
	if (unit[0] && title[0])
		words_fill(b, "%1 / %2", unit, title, NULL);
	else
		words_fill(b, "%1", unit[0] ? unit : title, NULL);
}

void words_find(struct buf *b, const struct catalogue *c, const struct find *f,
	bool module)
{
	struct buf place = { 0 };

	if (module && f->kind != FIND_MODULE)
		words_fill(b, "%1 / ", f->module_title, NULL);
	add_place(&place, f->unit_title, f->title);
	switch (f->kind) {
	case FIND_MODULE:
		words_fill(b, tr(c, "About the module: %1"), f->module_title,
			NULL);
		break;
	case FIND_TERM:
		/* TRANSLATORS: %1 is a term that the glossary explains. */
		words_fill(b, tr(c, "Glossary: %1"), buf_str(&place), NULL);
		break;
	case FIND_UNIT:
	case FIND_STEP:
		words_fill(b, "%1", buf_str(&place), NULL);
		break;
	case FIND_NOTE:
		/* TRANSLATORS: %1 is the lesson and step it is written on. */
		words_fill(b, tr(c, "My note: %1"), buf_str(&place), NULL);
		break;
	}
	buf_release(&place);
}

/* A part of a text. */
struct cut {
	size_t from, to;
	bool before, behind; /* something is left out there */
};

static size_t back_to_space(const char *s, size_t from, size_t i)
{
	size_t at = i;

	while (at > from && s[at - 1] != ' ')
		at--;
	return at > from ? at : i;
}

/* As much as fits: a third before the word, the rest from there on. */
static struct cut cut_to(
	const struct find *f, const struct charset *charset, int cells)
{
	enum { DOTS = 4 };
	size_t n = strlen(f->text), from = f->at, at = 0;
	struct cut c = { 0, n, f->cut_before, f->cut_behind };

	if (letters_width(charset, f->text, n) + 2 * DOTS <= cells)
		return c;
	while (letters_width(charset, f->text + at, from - at) > cells / 3) {
		size_t space = strcspn(f->text + at, " ") + 1;

		at += space < from - at ? space : from - at;
	}
	c.from = at;
	c.to = at + letters_fit(charset, f->text + at, n - at,
			    cells > 2 * DOTS ? cells - 2 * DOTS : 1);
	if (c.to < n)
		c.to = back_to_space(f->text, f->at + f->length, c.to);
	c.before |= c.from > 0;
	c.behind |= c.to < n;
	return c;
}

static void add_some(struct buf *b, const char *s, size_t n, bool markdown)
{
	struct buf part = { 0 };

	buf_add(&part, s, n);
	if (markdown)
		doc_escape(b, buf_str(&part));
	else
		buf_adds(b, buf_str(&part));
	buf_release(&part);
}

static bool is_sign(char c)
{
	return strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c) != NULL;
}

static void add_text(struct buf *b, const struct find *f,
	const struct charset *charset, int cells, bool markdown)
{
	struct cut c = cut_to(f, charset, cells);
	size_t end = f->at + f->length < c.to ? f->at + f->length : c.to;
	/* Marks of emphasis hold only beside letters. */
	bool marks = markdown && f->length > 0 && end > f->at &&
		     !is_sign(f->text[f->at]) && !is_sign(f->text[end - 1]);

	if (!f->text[0])
		return;
	if (c.before)
		buf_adds(b, "... ");
	add_some(b, f->text + c.from, f->at - c.from, markdown);
	buf_adds(b, marks ? "**" : "");
	add_some(b, f->text + f->at, end - f->at, markdown);
	buf_adds(b, marks ? "**" : "");
	add_some(b, f->text + end, c.to - end, markdown);
	while (b->len > 0 && b->data[b->len - 1] == ' ')
		b->data[--b->len] = '\0';
	if (c.behind)
		buf_adds(b, " ...");
}

void words_find_text(struct buf *b, const struct find *f,
	const struct charset *charset, int cells)
{
	add_text(b, f, charset, cells, true);
}

void words_find_plain(struct buf *b, const struct find *f,
	const struct charset *charset, int cells)
{
	add_text(b, f, charset, cells, false);
}

void words_finds(
	struct buf *b, const struct catalogue *c, const struct finds *finds)
{
	if (finds->count == 0)
		buf_adds(b, tr(c, "Nothing was found. Try another word, or "
				  "only how it begins."));
	else if (finds->more)
		words_fill(b,
			tr(c, "These are the first %1 places. Add a word to "
			      "find fewer."),
			NUMBER(finds->count), NULL);
	else
		words_fill(b,
			trn(c, "%1 place was found.", "%1 places were found.",
				finds->count),
			NUMBER(finds->count), NULL);
}

/* --- bookmarks and notes ---------------------------------------------- */

void words_note_kinds(
	struct buf *b, const struct catalogue *c, const struct fold_note *note)
{
	if (!note)
		return;
	if (note->bookmark)
		/* TRANSLATORS: beside a step that has one. */
		buf_adds(b, tr(c, "bookmark"));
	if (note->bookmark && note->text)
		buf_adds(b, ", ");
	if (note->text)
		buf_adds(b, words_note(c));
}

const char *words_note(const struct catalogue *c)
{
	/* TRANSLATORS: a student's own note, not a remark of the program; one
	 * word: beside a step, at a key, and typed after a colon. */
	return trc(c, "own", "note");
}

const char *words_my_note(const struct catalogue *c)
{
	return tr(c, "My note:");
}

const char *words_bookmark(const struct catalogue *c, bool set)
{
	return set ? tr(c, "The bookmark is set. It is listed at the "
			   "beginning.")
		   : tr(c, "The bookmark is taken away.");
}

const char *words_noted(const struct catalogue *c, bool written)
{
	return written ? tr(c, "The note is saved. It is listed at the "
			       "beginning.")
		       : tr(c, "The note is taken away.");
}

const char *words_no_notes(const struct catalogue *c)
{
	return tr(c, "There are none yet. At a step, k sets a bookmark and j "
		     "writes a note.");
}

void words_place(struct buf *b, const struct app *a, const struct fold_note *n,
	bool unit)
{
	size_t at = library_find(a->library, n->module);
	struct folder *folder =
		at != (size_t)-1 ? library_folder(a->library, at) : NULL;
	struct faults faults = { 0 };
	const struct unit *u =
		folder ? folder_unit(folder, n->unit, a->language, &faults)
		       : NULL;
	const struct step *s = u ? unit_step(u, n->step) : NULL;
	struct buf title = { 0 }, step = { 0 };

	if (s) {
		words_short(&title, u->title);
		words_short(&step, s->label);
		words_fill(b, unit ? "%1 / %2" : "%2", buf_str(&title),
			buf_str(&step), NULL);
	} else {
		words_fill(
			b, "%1 / %2 / %3", n->module, n->unit, n->step, NULL);
	}
	faults_release(&faults);
	buf_release(&title);
	buf_release(&step);
}

/* --- terms ------------------------------------------------------------ */

void words_term(struct buf *b, const struct term *term)
{
	struct buf name = { 0 }, lead = { 0 };

	words_short(&name, term->term);
	buf_adds(&lead, "**");
	doc_escape(&lead, buf_str(&name));
	buf_adds(&lead, "**:");
	words_lead(b, buf_str(&lead), term->text);
	buf_release(&name);
	buf_release(&lead);
}
