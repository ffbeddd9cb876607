/* A handout as text for any printer, 72 cells wide. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "convert/handout.h"
#include "core/layout.h"
#include "core/markdown.h"

enum {
	INDENT = 4,
	OPTION = 11, /* "    [ ] A)  " */
	GAP_CELLS = 14,
	COLUMN = 34, /* of pairs */
};

struct text {
	struct buf *out;
	const struct catalogue *words;
	const struct handout *h;
	bool empty; /* the last line is one */
};

/* --- lines ------------------------------------------------------------ */

/* The blanks of gaps are private characters in a laid out line. */
static void add_line(struct text *t, const struct line *l)
{
	const char *s = l->text;
	size_t left = l->length;

	while (left > 0) {
		uint32_t ch;
		size_t n = text_decode(s, left, &ch);

		if (ch >= LAYOUT_GAP && ch < LAYOUT_GAP + 0x1000)
			buf_addc(t->out, '_');
		else
			buf_add(t->out, s, n);
		s += n;
		left -= n;
	}
	buf_addc(t->out, '\n');
	t->empty = l->length == 0;
}

static void gap(struct text *t)
{
	if (!t->empty)
		buf_addc(t->out, '\n');
	t->empty = true;
}

static void put(struct text *t, const char *text, int indent, const char *lead,
	unsigned flags)
{
	struct lines lines = { 0 };
	const struct layout_words words = { tr(t->words, "Figure") };

	layout_text(&lines, text, HANDOUT_WIDTH, indent, lead,
		flags | LAYOUT_ASCII, &words);
	for (size_t i = 0; i < lines.count; i++)
		add_line(t, &lines.items[i]);
	lines_release(&lines);
}

static void plain(struct text *t, const char *text, int indent)
{
	put(t, text, indent, NULL, LAYOUT_SHORT);
}

/* "Answer: ______", to the right edge. */
static void rule(struct text *t, const char *label, int indent)
{
	int used = indent + text_width(label, strlen(label));

	buf_fill(t->out, ' ', (size_t)indent);
	buf_adds(t->out, label);
	if (*label) {
		buf_addc(t->out, ' ');
		used++;
	}
	buf_fill(t->out, '_',
		used < HANDOUT_WIDTH - 10 ? (size_t)(HANDOUT_WIDTH - used)
					  : 10);
	buf_addc(t->out, '\n');
	t->empty = false;
}

/* --- what is to be picked --------------------------------------------- */

static void option(struct text *t, const struct pick *p, size_t i, bool box)
{
	char lead[32];

	snprintf(lead, sizeof(lead), "    %s %c) ", box ? "[ ]" : "   ",
		handout_letter(i));
	put(t, handout_pick(t->words, p), OPTION, lead,
		p->verbatim ? LAYOUT_VERBATIM : LAYOUT_SHORT);
}

static void options(struct text *t, const struct step *s)
{
	struct pick picks[GIVEN_MAX];
	size_t count = question_picks(s, t->h->attempt, picks, GIVEN_MAX);
	bool box = question_shape(s) != SHAPE_ORDERING;

	for (size_t i = 0; i < count; i++)
		option(t, &picks[i], i, box);
	if (box)
		return;
	gap(t);
	buf_fill(t->out, ' ', INDENT);
	buf_adds(t->out, tr(t->words, "Order:"));
	for (size_t i = 0; i < count; i++)
		buf_adds(t->out, " ___");
	buf_addc(t->out, '\n');
	t->empty = false;
}

/* One side of the pairs, its lines into lines. */
static void column(struct lines *lines, const char *lead, const char *text)
{
	layout_text(lines, text, COLUMN, (int)strlen(lead), lead,
		LAYOUT_SHORT | LAYOUT_ASCII, NULL);
}

static void pairs(struct text *t, const struct step *s)
{
	struct asked asked[GIVEN_MAX];
	struct pick picks[GIVEN_MAX];
	size_t lefts = question_asked(s, asked, GIVEN_MAX);
	size_t rights = question_picks(s, t->h->attempt, picks, GIVEN_MAX);
	struct lines left = { 0 }, right = { 0 };
	char lead[32];

	for (size_t i = 0; i < lefts; i++) {
		snprintf(lead, sizeof(lead), "  ___ %zu. ", i + 1);
		column(&left, lead, asked[i].text ? asked[i].text : "");
	}
	for (size_t i = 0; i < rights; i++) {
		snprintf(lead, sizeof(lead), "%c) ", handout_letter(i));
		column(&right, lead, handout_pick(t->words, &picks[i]));
	}
	for (size_t i = 0; i < left.count || i < right.count; i++) {
		const char *a = i < left.count ? left.items[i].text : "";
		int used = text_width(a, strlen(a));

		buf_adds(t->out, a);
		if (i < right.count) {
			buf_fill(t->out, ' ', (size_t)(COLUMN + 4 - used));
			buf_adds(t->out, right.items[i].text);
		}
		buf_addc(t->out, '\n');
	}
	t->empty = false;
	lines_release(&left);
	lines_release(&right);
}

/* Below the text: what may stand in a gap, what shape it has. */
static void gap_notes(struct text *t, const struct step *s)
{
	struct asked asked[GIVEN_MAX];
	struct pick picks[GIVEN_MAX];
	size_t count = question_asked(s, asked, GIVEN_MAX);
	struct buf b = { 0 };

	for (size_t i = 0; i < count; i++) {
		size_t n = question_asked_picks(
			s, t->h->attempt, i, picks, GIVEN_MAX);

		if (asked[i].shape == SHAPE_LINE)
			n = 0;
		if (n == 0 && !asked[i].form)
			continue;
		buf_clear(&b);
		buf_addf(&b, "(%zu) %s", i + 1,
			asked[i].form ? asked[i].form : "");
		for (size_t k = 0; k < n; k++)
			buf_addf(&b, "%s%c) %s", k ? ";  " : " ",
				handout_letter(k),
				handout_pick(t->words, &picks[k]));
		plain(t, buf_str(&b), INDENT);
	}
	buf_release(&b);
}

/* --- a question ------------------------------------------------------- */

static void body(struct text *t, const struct step *s, const char *lead)
{
	struct asked asked[GIVEN_MAX];
	size_t count = question_asked(s, asked, GIVEN_MAX);
	const char *gaps[GIVEN_MAX];
	struct buf marks[GIVEN_MAX] = { 0 }, b = { 0 };
	struct showing how = { tr(t->words, "Input:"), gaps };

	for (size_t i = 0; i < count; i++) {
		buf_addf(&marks[i], "(%zu) ", i + 1);
		layout_gap_mark(&marks[i], i, GAP_CELLS);
		gaps[i] = buf_str(&marks[i]);
	}
	if (s->title)
		put(t, s->title, INDENT, lead, LAYOUT_SHORT);
	question_show(s, &how, &b);
	if (b.len > 0)
		put(t, buf_str(&b), INDENT, s->title ? NULL : lead,
			LAYOUT_GAPS);
	for (size_t i = 0; i < count; i++)
		buf_release(&marks[i]);
	buf_release(&b);
}

static void answer_lines(struct text *t, const struct step *s)
{
	size_t count = handout_line_count(t->h, s);

	for (size_t i = 0; i < count; i++)
		rule(t, i == 0 ? tr(t->words, "Answer:") : "", INDENT);
}

static void answer_room(struct text *t, const struct step *s)
{
	switch (question_shape(s)) {
	case SHAPE_ONE:
	case SHAPE_MANY:
	case SHAPE_ORDERING:
		options(t, s);
		break;
	case SHAPE_PAIRS:
		pairs(t, s);
		break;
	case SHAPE_GAPS:
		gap_notes(t, s);
		break;
	case SHAPE_LINE:
		rule(t, tr(t->words, "Answer:"), INDENT);
		break;
	case SHAPE_LINES:
	case SHAPE_TEXT:
		answer_lines(t, s);
		break;
	case SHAPE_NONE:
		break;
	}
}

static void question(struct text *t, const struct step *s, size_t number)
{
	struct buf b = { 0 };
	char lead[24] = "";

	if (handout_asks(s))
		snprintf(lead, sizeof(lead), "%2zu. ", number);
	body(t, s, *lead ? lead : NULL);
	gap(t);
	if (handout_ask(t->words, s))
		buf_adds(&b, handout_ask(t->words, s));
	if (s->form)
		buf_addf(&b, "%s(%s)", b.len ? " " : "", s->form);
	if (question_graded(s) && s->points != 1) {
		buf_adds(&b, b.len ? " " : "");
		handout_fill_number(&b, tr(t->words, "Points: %1."), s->points);
	}
	if (b.len > 0)
		plain(t, buf_str(&b), INDENT);
	answer_room(t, s);
	gap(t);
	buf_release(&b);
}

/* --- pages ------------------------------------------------------------ */

static void head(struct text *t, const char *what)
{
	const struct unit *u = t->h->unit;
	struct buf b = { 0 };

	plain(t, u->module->title, 0);
	plain(t, u->title, 0);
	handout_fill_number(&b, what, t->h->number);
	buf_addf(&b, "   %s", t->h->id);
	buf_adds(t->out, buf_str(&b));
	buf_addc(t->out, '\n');
	buf_fill(t->out, '=', HANDOUT_WIDTH);
	buf_adds(t->out, "\n\n");
	t->empty = true;
	buf_release(&b);
}

static void paper(struct text *t)
{
	const struct handout *h = t->h;
	size_t number = 0;

	head(t, tr(t->words, "Variant %1"));
	rule(t, tr(t->words, "Name:"), 0);
	gap(t);
	rule(t, tr(t->words, "Class and date:"), 0);
	gap(t);
	if (h->unit->intro) {
		put(t, h->unit->intro, 0, NULL, 0);
		gap(t);
	}
	for (size_t i = 0; i < h->count; i++) {
		number += handout_asks(h->steps[i]);
		question(t, h->steps[i], number);
	}
}

static void key(struct text *t)
{
	const struct handout *h = t->h;
	size_t number = 0;
	struct buf b = { 0 };
	char lead[24];

	head(t, tr(t->words, "Key to variant %1"));
	handout_key_typed(&b, h);
	put(t, buf_str(&b), INDENT, NULL, LAYOUT_VERBATIM);
	gap(t);
	for (size_t i = 0; i < h->count; i++) {
		const struct step *s = h->steps[i];

		if (!handout_asks(s))
			continue;
		snprintf(lead, sizeof(lead), "%2zu. ", ++number);
		buf_clear(&b);
		handout_key_words(&b, t->words, h, s);
		if (b.len == 0)
			buf_adds(&b, tr(t->words, "Not graded."));
		put(t, buf_str(&b), INDENT, lead, 0);
		if (handout_model(s))
			put(t, handout_model(s), INDENT, NULL, 0);
		if (s->explain)
			put(t, s->explain, INDENT, NULL, 0);
		gap(t);
	}
	buf_release(&b);
}

/* A form feed begins a page on any printer. */
void handout_text(struct buf *out, const struct handout_set *set)
{
	struct text t = { .out = out, .words = set->words, .empty = true };

	for (size_t i = 0; i < set->count; i++) {
		t.h = &set->items[i];
		if (i > 0)
			buf_addc(out, '\f');
		paper(&t);
		if (!set->key)
			continue;
		buf_addc(out, '\f');
		key(&t);
	}
}
