/* Whether a step fits on pages of 80 columns and 24 rows. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "core/layout.h"
#include "core/lint.h"
#include "core/order.h"
#include "core/question.h"

/* As ui/view_frame has it on such a screen. */
enum { PAGE_WIDTH = 72, PAGE_ROWS = 18, PAGES_MOST = 2 };

/* Rows: a field to type in with what is around it. */
enum { LINE_ROWS = 2, TEXT_ROWS = 4, BUTTON_ROWS = 2 };

/* --- what a step takes ------------------------------------------------ */

struct taken {
	size_t rows; /* in all */
	size_t last; /* of the prompt's last paragraph */
	size_t answer; /* of what is chosen from or typed into */
};

static size_t rows_of(const char *text, int indent, unsigned flags)
{
	struct lines lines = { 0 };
	size_t n;

	layout_text(&lines, text, PAGE_WIDTH, indent, NULL, flags, NULL);
	n = lines.count;
	lines_release(&lines);
	return n;
}

static size_t last_paragraph(const struct lines *lines)
{
	size_t at = lines->count;

	while (at > 0 && lines->items[at - 1].length > 0)
		at--;
	return lines->count - at;
}

static size_t rows_of_picks(const struct step *s, int lead)
{
	struct pick picks[GIVEN_MAX];
	size_t n = 0, count = question_picks(s, "", picks, GIVEN_MAX);

	for (size_t i = 0; i < count; i++)
		n += picks[i].text ? rows_of(picks[i].text, lead,
					     picks[i].verbatim ? LAYOUT_VERBATIM
							       : LAYOUT_SHORT)
				   : 1;
	return n;
}

static size_t rows_of_answer(const struct step *s)
{
	struct asked asked[GIVEN_MAX];

	switch (question_shape(s)) {
	case SHAPE_NONE:
	case SHAPE_GAPS: /* the gaps are in the text */
		return 0;
	case SHAPE_ONE:
		return rows_of_picks(s, 5);
	case SHAPE_MANY:
		return rows_of_picks(s, 9) + BUTTON_ROWS;
	case SHAPE_ORDERING:
		return rows_of_picks(s, 5) + BUTTON_ROWS;
	case SHAPE_PAIRS:
		return question_asked(s, asked, GIVEN_MAX) + 2 +
		       rows_of_picks(s, 5);
	case SHAPE_LINE:
		return LINE_ROWS;
	case SHAPE_LINES:
	case SHAPE_TEXT:
		return TEXT_ROWS;
	}
	return 0;
}

/*
 * Layout takes its time, and most texts are short: no more rows than these
 * come of one, as none but the last of a paragraph is less than half full.
 */
static size_t rows_at_most(const char *s)
{
	size_t rows = 1, chars = 0;

	for (; *s; s++) {
		chars += (*s & 0xc0) != 0x80;
		rows += *s == '\n';
	}
	return rows + chars / (PAGE_WIDTH / 2);
}

static size_t answer_at_most(const struct step *s)
{
	struct pick picks[GIVEN_MAX];
	struct asked asked[GIVEN_MAX];
	size_t n = TEXT_ROWS, count = question_picks(s, "", picks, GIVEN_MAX);

	for (size_t i = 0; i < count; i++)
		n += picks[i].text ? rows_at_most(picks[i].text) : 1;
	if (question_shape(s) == SHAPE_PAIRS)
		n += question_asked(s, asked, GIVEN_MAX);
	return n;
}

/* Whether neither the whole nor what should stand together can be too long. */
static bool is_short(const struct step *s, const char *shown)
{
	size_t all = rows_at_most(shown), answer;
	const char *last = shown;

	if (question_shape(s) == SHAPE_NONE)
		return all <= PAGES_MOST * PAGE_ROWS;
	for (const char *gap = shown; (gap = strstr(gap, "\n\n")); gap += 2) {
		if (gap[2])
			last = gap + 2;
	}
	answer = answer_at_most(s);
	return all + answer <= PAGES_MOST * PAGE_ROWS &&
	       rows_at_most(last) + 1 + answer <= PAGE_ROWS;
}

static void measure(const struct step *s, struct taken *out)
{
	const struct showing how = { .input = "" };
	struct lines lines = { 0 };
	struct buf b = { 0 };

	question_show(s, &how, &b);
	if (!is_short(s, buf_str(&b))) {
		layout_text(&lines, buf_str(&b), PAGE_WIDTH, 0, NULL, 0, NULL);
		out->answer = rows_of_answer(s);
		out->last = last_paragraph(&lines);
		out->rows = lines.count + out->answer + (out->answer > 0);
	}
	lines_release(&lines);
	buf_release(&b);
}

/* --- what is told ----------------------------------------------------- */

static bool too_long(const struct taken *t)
{
	return t->rows > PAGES_MOST * PAGE_ROWS;
}

/* The question and what it is answered from should be seen together. */
static bool torn(const struct taken *t)
{
	return t->answer > 0 && t->last <= PAGE_ROWS &&
	       t->last + 1 + t->answer > PAGE_ROWS;
}

static void look(
	struct lint *l, const struct lint_unit *u, const struct lint_step *s)
{
	struct taken here = { 0 }, source = { 0 };
	char rows[24];

	if (!lint_own(u, s->at))
		return;
	measure(s->step, &here);
	/* It was told of with the source. */
	if (!u->source && (too_long(&here) || torn(&here)))
		measure(s->source, &source);
	snprintf(rows, sizeof(rows), "%zu", here.rows);
	if (too_long(&here) && !too_long(&source))
		lint_tell(l, RULE_STEP_LONG, s->at, s->step->id, rows, NULL);
	snprintf(rows, sizeof(rows), "%zu", here.last + 1 + here.answer);
	if (torn(&here) && !torn(&source))
		lint_tell(l, RULE_ANSWER_TORN, s->at, s->step->id, rows, NULL);
}

void lint_screen(struct lint *l)
{
	lint_each_step(l, look);
}
