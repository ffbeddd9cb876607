/* What a group answered: options or answers with bars, of one or two rounds. */
#include <string.h>

#include "group/desk.h"
#include "ui/view.h"
#include "ui/words.h"

enum {
	BAR = 20, /* cells; in a narrow window BAR_NARROW */
	BAR_NARROW = 6,
	NUMBER_CELLS = 5,
	ROUND_CELLS = 12, /* of the two columns' headings */
	LABEL_LEAST = 8,
};

static const struct step *step_of(const struct desk *d)
{
	return d->unit && d->unit->steps.count > 0 ? &d->unit->steps.items[0]
						   : NULL;
}

static bool by_option(const struct step *s)
{
	enum answer_shape shape = question_shape(s);

	return shape == SHAPE_ONE || shape == SHAPE_MANY;
}

/* What figures count: one whole answer each, not its parts. */
static bool countable(const struct step *s)
{
	enum answer_shape shape = question_shape(s);

	return by_option(s) || shape == SHAPE_LINE || shape == SHAPE_TEXT;
}

/* What became of a vote in the last round. */
static void count_change(struct lead_votes *out, const struct desk_person *p)
{
	bool right = p->mark == MARK_RIGHT;

	if (!out->both || !p->given[0])
		return;
	out->new += p->before < MARK_NONE;
	out->to_right +=
		right && p->before >= MARK_NONE && p->before != MARK_RIGHT;
	out->from_right += !right && p->before == MARK_RIGHT;
}

void lead_count(const struct desk *d, struct lead_votes *out)
{
	const struct step *s = step_of(d);
	bool one = s && question_shape(s) != SHAPE_MANY && countable(s);

	*out = (struct lead_votes){ .both = d->board.round > 1,
		.graded = s && question_graded(s) };
	for (size_t i = 0; i < d->count; i++) {
		const struct desk_person *p = &d->people[i];

		out->last += p->given[0] != '\0';
		out->last_right += p->given[0] && p->mark == MARK_RIGHT;
		count_change(out, p);
	}
	for (size_t i = 0; i < d->figure_count; i++) {
		const struct desk_figure *g = &d->figures[i];
		bool right = g->mark == MARK_RIGHT;

		out->hands += g->hands;
		out->last += g->hands;
		out->last_right += right ? g->hands : 0;
		if (!one)
			continue;
		out->first += g->first;
		out->first_right += right ? g->first : 0;
	}
}

/* --- a row ------------------------------------------------------------ */

struct columns {
	int label, mark, number, bar;
	int most; /* votes, for the longest bar */
	bool both, right;
};

/* Text cut to cells, and what is left of them. */
static void add_cell(
	const struct front *f, struct buf *b, const char *text, int cells)
{
	const struct canvas *c = &f->canvas;
	size_t n = strlen(text);
	int width = canvas_width(c, text, n);

	if (width > cells && cells > 3) {
		n = canvas_fit(c, text, n, cells - 3);
		buf_add(b, text, n);
		buf_adds(b, "...");
		width = canvas_width(c, text, n) + 3;
	} else {
		buf_add(b, text, n);
	}
	if (width < cells)
		buf_fill(b, ' ', (size_t)(cells - width));
}

static void add_number(struct buf *b, int number, int cells)
{
	char digits[WORDS_DIGITS];
	const char *text = words_number(digits, number);
	int width = (int)strlen(text);

	buf_fill(b, ' ', width < cells ? (size_t)(cells - width) : 1);
	buf_adds(b, text);
}

static struct columns columns_of(
	const struct front *f, const struct desk *d, bool right, bool both)
{
	int width = f->frame.width;
	const char *word = words_part_mark(f->app->words, MARK_RIGHT);
	struct columns c = { .both = both, .right = right };

	c.bar = width >= WIDE ? BAR : BAR_NARROW;
	c.number = both && width >= WIDE ? ROUND_CELLS : NUMBER_CELLS;
	c.mark = right ? canvas_width(&f->canvas, word, strlen(word)) + 2 : 0;
	c.label = width - c.bar - 2 - c.mark - (both ? 2 : 1) * c.number;
	if (c.label < LABEL_LEAST) {
		c.bar = 0;
		c.label = width - c.mark - (both ? 2 : 1) * c.number;
	}
	for (size_t i = 0; i < d->figure_count; i++) {
		int votes = d->figures[i].last + d->figures[i].hands;

		c.most = votes > c.most ? votes : c.most;
	}
	return c;
}

/* A vote has at least one sign, and more votes never fewer. */
static void add_bar(struct buf *b, const struct columns *c, int votes)
{
	int cells = c->most <= c->bar
			    ? votes
			    : (votes * c->bar + c->most - 1) / c->most;

	if (c->bar > 0 && cells > 0)
		buf_adds(b, "  ");
	if (c->bar > 0)
		buf_fill(b, '#', (size_t)cells);
}

static void add_figure(struct front *f, const struct columns *c,
	const struct desk_figure *g, const char *label)
{
	bool right = c->right && g->mark == MARK_RIGHT;
	struct buf b = { 0 };

	add_cell(f, &b, label, c->label);
	add_cell(f, &b, right ? words_part_mark(f->app->words, MARK_RIGHT) : "",
		c->mark);
	if (c->both)
		add_number(&b, g->first, c->number);
	add_number(&b, g->last + g->hands, c->number);
	add_bar(&b, c, g->last + g->hands);
	doc_line(&f->doc, buf_str(&b), right ? STYLE_RIGHT : STYLE_PLAIN, 0);
	buf_release(&b);
}

static void add_rounds(struct front *f, const struct columns *c)
{
	const struct catalogue *words = f->app->words;
	const char *first = tr(words, "1st vote"),
		   *last = tr(words, "2nd vote");
	struct buf b = { 0 };

	if (c->number < ROUND_CELLS)
		return;
	buf_fill(&b, ' ', (size_t)(c->label + c->mark));
	for (int i = 0; i < 2; i++) {
		const char *text = i == 0 ? first : last;
		int width = canvas_width(&f->canvas, text, strlen(text));

		buf_fill(&b, ' ',
			width < c->number ? (size_t)(c->number - width) : 1);
		buf_adds(&b, text);
	}
	doc_line(&f->doc, buf_str(&b), STYLE_FAINT, 0);
	buf_release(&b);
}

/* "3) 8" of an option, else what was typed. */
static void add_label(struct buf *b, const struct front *f,
	const struct desk *d, const struct desk_figure *g)
{
	const struct step *s = step_of(d);
	struct pick picks[GIVEN_MAX];
	size_t count =
		by_option(s) ? question_picks(s,
				       d->board.session ? d->board.session : "",
				       picks, GIVEN_MAX)
			     : 0;
	size_t at = widget_place(picks, count, g->label);

	if (at == count) {
		words_fill(b, "%1", g->label, NULL);
		return;
	}
	buf_addf(b, "%zu) ", at + 1);
	words_short(b, words_pick(f->app->words, &picks[at]));
}

/* Of answers in many parts: how many are right, partly right, not right. */
static void add_marks(struct front *f, const struct desk *d, bool right)
{
	static const enum mark marks[] = { MARK_RIGHT, MARK_PARTLY,
		MARK_WRONG };
	struct desk_figure g[3] = { { 0 } };
	struct columns c = columns_of(f, d, false, false);

	if (!right || !question_graded(step_of(d)))
		return;
	c.most = 0;
	for (size_t k = 0; k < 3; k++) {
		for (size_t i = 0; i < d->count; i++)
			g[k].last += d->people[i].given[0] &&
				     d->people[i].mark == (int)marks[k];
		c.most = g[k].last > c.most ? g[k].last : c.most;
	}
	for (size_t k = 0; k < 3; k++)
		add_figure(
			f, &c, &g[k], words_part_mark(f->app->words, marks[k]));
}

void lead_figures(struct front *f, const struct desk *d, bool right)
{
	const struct step *s = step_of(d);
	struct columns c;

	if (!s)
		return;
	if (!countable(s)) {
		add_marks(f, d, right);
		return;
	}
	c = columns_of(f, d, right && question_graded(s), d->board.round > 1);
	if (c.both)
		add_rounds(f, &c);
	for (size_t i = 0; i < d->figure_count; i++) {
		struct buf label = { 0 };

		add_label(&label, f, d, &d->figures[i]);
		add_figure(f, &c, &d->figures[i], buf_str(&label));
		buf_release(&label);
	}
}
