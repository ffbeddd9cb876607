/* Who is in a session: rows of the board, sorted, as lists and columns. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "group/desk.h"
#include "ui/view.h"
#include "ui/words.h"

enum { MINUTE_MS = 60000, NAME_CELLS = 24, LEAST_ROWS = 2 };

/* --- words ------------------------------------------------------------ */

static bool is_at_it(const struct desk_person *p)
{
	return p->at == AT_ANSWERED || p->at == AT_HERE;
}

static void add_both(
	struct buf *b, const struct catalogue *c, const struct desk_person *p)
{
	if (p->second[0])
		/* TRANSLATORS: two people at one PC. */
		words_fill(b, tr(c, "%1 and %2"), p->name, p->second, NULL);
	else
		words_fill(b, "%1", p->name, NULL);
}

void lead_name(struct buf *b, const struct catalogue *c, const struct desk *d,
	const struct desk_person *p)
{
	add_both(b, c, p);
	/* TRANSLATORS: behind a name that somebody typed, unchecked. */
	if (p->claimed && !desk_claims(d))
		buf_adds(b, tr(c, " (not checked)"));
}

/* "silent" at first, then "silent, 2 min". */
static void add_minutes(
	struct buf *b, const char *now, const char *since, int64_t ms)
{
	if (ms < MINUTE_MS)
		buf_adds(b, now);
	else
		words_fill(b, since, NUMBER(ms / MINUTE_MS), NULL);
}

/* What was answered may only be said where figures are. */
static void add_answered(struct buf *b, const struct front *f,
	const struct desk_person *p, bool told)
{
	const struct catalogue *c = f->app->words;

	buf_adds(b, told && p->mark != MARK_NONE
			    ? words_part_mark(c, (enum mark)p->mark)
			    : tr(c, "answered"));
}

static bool told(const struct front *f)
{
	const struct desk *d = f->app->group->desk;

	return f->lead.figures || d->board.phase != PHASE_OPEN;
}

static void add_language(struct buf *b, const struct desk_person *p)
{
	if (!p->language[0])
		return;
	buf_adds(b, ", ");
	buf_adds(b, p->language);
}

/* Alone: where they are, and how far that was right. */
static void add_place(
	struct buf *b, const struct front *f, const struct desk_person *p)
{
	const struct catalogue *c = f->app->words;
	const struct desk *d = f->app->group->desk;

	if (p->at == AT_ANSWERED)
		buf_adds(b, tr(c, "through"));
	else
		words_fill(b, tr(c, "question %1 of %2"), NUMBER(p->index),
			NUMBER(d->board.total), NULL);
	if (p->answered > 0 && p->max > 0) {
		buf_adds(b, ", ");
		words_score(b, c, p->score, p->max);
	}
}

void lead_state(struct buf *b, const struct front *f,
	const struct desk_person *p, int64_t elapsed)
{
	const struct catalogue *c = f->app->words;
	int64_t ms = (p->since > 0 ? p->since : 0) + elapsed;

	if (p->index > 0 &&
		(is_at_it(p) || (p->at == AT_SILENT && ms < 2 * MINUTE_MS))) {
		add_place(b, f, p);
		add_language(b, p);
		return;
	}
	switch (p->at) {
	case AT_STUCK:
		words_fill(b, tr(c, "not right %1 times in a row"),
			NUMBER(p->misses), NULL);
		break;
	case AT_LOST:
		add_minutes(b, tr(c, "no line"), tr(c, "no line, %1 min"), ms);
		break;
	case AT_REFUSED:
		buf_adds(b, tr(c, "answer came back for its letters"));
		break;
	case AT_READING:
		buf_adds(b, tr(c, "reads a lesson"));
		break;
	case AT_LOOKING:
		buf_adds(b, tr(c, "looks back"));
		break;
	case AT_HINTED:
		words_fill(b, tr(c, "opened hint %1"), NUMBER(p->hints), NULL);
		break;
	case AT_SILENT:
		add_minutes(b, tr(c, "silent"), tr(c, "silent, %1 min"), ms);
		break;
	case AT_ANSWERED:
		add_answered(b, f, p, told(f));
		break;
	case AT_HERE:
		buf_adds(b, tr(c, "here"));
		break;
	case AT_ABSENT:
	case AT_UNKNOWN:
		buf_adds(b, tr(c, "not here"));
		break;
	}
	if (p->index > 0 && p->at < AT_ANSWERED && p->at != AT_LOST) {
		buf_adds(b, ", ");
		add_place(b, f, p);
	}
	add_language(b, p);
}

/* --- which, in which order -------------------------------------------- */

static bool has_text(const char *text, const char *folded, size_t n)
{
	size_t length;
	char *own = text_fold(text, strlen(text), &length);
	bool found = length >= n && strstr(own, folded) != NULL;

	free(own);
	return found;
}

/* Whether the filter lets them through: a part of what is known of them. */
static bool matches(const struct front *f, const struct desk_person *p)
{
	const struct buf *filter = &f->lead.edit.text;
	struct buf state = { 0 };
	size_t n;
	char *folded;
	bool found;

	if (f->lead.page != LEAD_PEOPLE || filter->len == 0)
		return true;
	lead_state(&state, f, p, 0);
	folded = text_fold(buf_str(filter), filter->len, &n);
	found = has_text(p->name, folded, n) ||
		has_text(p->second, folded, n) ||
		has_text(p->group, folded, n) ||
		has_text(p->language, folded, n) ||
		has_text(buf_str(&state), folded, n);
	free(folded);
	buf_release(&state);
	return found;
}

static int by_need(const void *a, const void *b)
{
	const struct desk_person *x = *(const struct desk_person *const *)a;
	const struct desk_person *y = *(const struct desk_person *const *)b;

	/* At their own pace who is behind the others comes first. */
	if (is_at_it(x) && is_at_it(y) && x->index != y->index)
		return x->index < y->index ? -1 : 1;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	if (x->at < AT_ANSWERED && x->since / MINUTE_MS != y->since / MINUTE_MS)
		return x->since > y->since ? -1 : 1;
	return strcmp(x->name, y->name);
}

const struct desk_person **lead_rows(
	const struct front *f, bool waiting, size_t *count)
{
	const struct desk *d = f->app->group->desk;
	const struct desk_person **rows = xcalloc(d->count, sizeof(*rows));

	*count = 0;
	for (size_t i = 0; i < d->count; i++) {
		const struct desk_person *p = &d->people[i];

		if (waiting && p->at >= AT_ANSWERED)
			continue;
		if (matches(f, p))
			rows[(*count)++] = p;
	}
	if (*count > 0)
		qsort(rows, *count, sizeof(*rows), by_need);
	return rows;
}

/* --- drawing ---------------------------------------------------------- */

static void draw_person(
	struct front *f, int y, const struct desk_person *p, bool focus)
{
	struct buf name = { 0 }, state = { 0 };
	struct row row;

	lead_name(&name, f->app->words, f->app->group->desk, p);
	lead_state(&state, f, p, f->app->ops->now() - f->lead.board_at);
	row = (struct row){ .title = buf_str(&name),
		.state = buf_str(&state),
		.focus = focus,
		.style = p->at <= AT_REFUSED ? STYLE_STRONG : STYLE_PLAIN };
	list_row(f, y, &row);
	buf_release(&name);
	buf_release(&state);
}

void lead_draw_list(struct front *f, int used,
	const struct desk_person *const *rows, size_t count)
{
	struct scroll l = { .at = f->lead.at, .first = f->lead.first };

	if (f->frame.rows - used < LEAST_ROWS)
		return;
	f->frame.top += used;
	f->frame.rows -= used;
	list_scroll(&l, count, f->frame.rows);
	f->lead.at = l.at;
	f->lead.first = l.first;
	for (int y = 0; y < f->frame.rows; y++) {
		size_t i = l.first + (size_t)y;

		if (i < count && !list_edge(f, y, l.first, count))
			draw_person(f, y, rows[i], i == l.at && f->menu_at < 0);
	}
	f->frame.top -= used;
	f->frame.rows += used;
}

static void draw_cell(
	struct front *f, struct strip at, const struct desk_person *p)
{
	bool away = p->at == AT_ABSENT || p->at == AT_LOST;
	struct buf b = { 0 };
	int language = (int)strlen(p->language);

	buf_adds(&b, away ? "(" : "");
	add_both(&b, f->app->words, p);
	buf_adds(&b, away ? ")" : "");
	canvas_bytes(&f->canvas,
		(struct strip){ at.row, at.col, at.width - 2 - language },
		away ? STYLE_FAINT : STYLE_PLAIN, buf_str(&b), b.len);
	canvas_text(&f->canvas, at.row, at.col + at.width - 1 - language,
		STYLE_FAINT, p->language);
	buf_release(&b);
}

void lead_draw_names(struct front *f, int used,
	const struct desk_person *const *rows, size_t count)
{
	int columns = f->frame.width / NAME_CELLS, left = f->frame.rows - used;
	int width = columns > 0 ? f->frame.width / columns : 0;
	struct buf more = { 0 };
	size_t page, fits;

	if (columns < 1 || left < 1)
		return;
	page = (size_t)left * (size_t)columns;
	if (count > page && left > 1)
		left--; /* for how many more there are */
	fits = (size_t)left * (size_t)columns;
	if (f->lead.at >= count)
		f->lead.at = count > 0 ? (count - 1) / fits * fits : 0;
	for (size_t i = 0; i < fits && f->lead.at + i < count; i++)
		draw_cell(f,
			(struct strip){
				f->frame.top + used + (int)(i % (size_t)left),
				f->frame.left + (int)(i / (size_t)left) * width,
				width },
			rows[f->lead.at + i]);
	f->lead.first = fits; /* what PgDn goes on by */
	if (f->lead.at + fits < count) {
		words_fill(&more, tr(f->app->words, "%1 more below"),
			NUMBER(count - f->lead.at - fits), NULL);
		canvas_text(&f->canvas, f->frame.top + used + left,
			f->frame.left, STYLE_FAINT, buf_str(&more));
	}
	buf_release(&more);
}

void lead_say_focused(struct front *f, struct buf *b)
{
	size_t count;
	const struct desk_person **rows = lead_rows(f, false, &count);

	if (f->lead.at < count)
		lead_state(b, f, rows[f->lead.at],
			f->app->ops->now() - f->lead.board_at);
	free(rows);
}
