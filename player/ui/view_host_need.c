/*
 * Who a facilitator should go to first: who was wrong again, is stuck, silent,
 * reads on, whose answer came back. Who was seen goes to the end, until they
 * need a look anew.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "group/desk.h"
#include "ui/view.h"
#include "ui/view_host.h"
#include "ui/words.h"

enum { HEAD_ROWS = 2 };

static const struct desk *desk_of(const struct front *f)
{
	return f->app->group->desk;
}

static bool needs(const struct front *f, const struct desk_person *p)
{
	return desk_needs(p, f->app->ops->now() - f->lead.board_at);
}

static struct lead_seen *seen_of(
	const struct front *f, const struct desk_person *p)
{
	const struct lead_state *s = &f->lead;
	size_t person = (size_t)(p - desk_of(f)->people);

	for (size_t i = 0; i < s->seen_count; i++)
		if (s->seen[i].person == person)
			return &s->seen[i];
	return NULL;
}

/* Whether nothing new is the matter since they were seen. */
static bool is_seen(const struct front *f, const struct desk_person *p)
{
	const struct lead_seen *seen = seen_of(f, p);

	return seen && seen->on && seen->misses == p->misses &&
	       (p->misses >= DESK_TWICE ||
		       strcmp(seen->step, f->lead.step) == 0);
}

static void toggle(struct front *f, const struct desk_person *p)
{
	struct lead_state *s = &f->lead;
	struct lead_seen *seen = seen_of(f, p);
	bool on = !is_seen(f, p);

	if (!seen) {
		s->seen = mem_grow(s->seen, &s->seen_room, s->seen_count,
			sizeof(*s->seen));
		seen = &s->seen[s->seen_count++];
	}
	*seen = (struct lead_seen){ .person = (size_t)(p - desk_of(f)->people),
		.misses = p->misses,
		.on = on };
	memcpy(seen->step, s->step, sizeof(seen->step));
}

/* ---- which, in which order ---- */

struct needy {
	const struct desk_person *person;
	bool seen;
};

static int by_urgency(const void *a, const void *b)
{
	const struct needy *x = a, *y = b;
	const struct desk_person *p = x->person, *q = y->person;

	if (x->seen != y->seen)
		return x->seen ? 1 : -1;
	if (p->misses != q->misses)
		return p->misses > q->misses ? -1 : 1;
	if (p->at != q->at)
		return p->at < q->at ? -1 : 1;
	if (p->since != q->since)
		return p->since > q->since ? -1 : 1;
	return strcmp(p->name, q->name);
}

/* The caller frees. */
static struct needy *needy(const struct front *f, size_t *count)
{
	const struct desk *d = desk_of(f);
	struct needy *rows = xcalloc(d->count + 1, sizeof(*rows));

	*count = 0;
	for (size_t i = 0; i < d->count; i++)
		if (needs(f, &d->people[i]))
			rows[(*count)++] = (struct needy){ &d->people[i],
				is_seen(f, &d->people[i]) };
	if (*count > 0)
		qsort(rows, *count, sizeof(*rows), by_urgency);
	return rows;
}

/* ---- the page ---- */

/* Why: what was not right goes before where they are. */
static void add_reason(
	struct buf *b, const struct front *f, const struct desk_person *p)
{
	const struct catalogue *c = f->app->words;

	if (p->misses >= DESK_TWICE && p->at != AT_STUCK) {
		words_fill(b, tr(c, "not right %1 times in a row"),
			NUMBER(p->misses), NULL);
		buf_adds(b, "; ");
	}
	lead_state(b, f, p, f->app->ops->now() - f->lead.board_at);
}

static void draw_row(
	struct front *f, int y, const struct needy *row, bool focus)
{
	struct buf name = { 0 }, reason = { 0 };
	struct row out;

	buf_adds(&name, row->seen ? "[x] " : "[ ] ");
	lead_name(&name, f->app->words, desk_of(f), row->person);
	add_reason(&reason, f, row->person);
	out = (struct row){ .title = buf_str(&name),
		.state = buf_str(&reason),
		.focus = focus,
		.style = row->seen ? STYLE_FAINT : STYLE_PLAIN };
	list_row(f, y, &out);
	buf_release(&name);
	buf_release(&reason);
}

void lead_need_draw(struct front *f)
{
	const struct catalogue *c = f->app->words;
	size_t count;
	struct needy *rows = needy(f, &count);
	struct scroll l = { .at = f->lead.at, .first = f->lead.first };

	lead_say(f, count > 0 ? tr(c, "To go to, the most urgent first:")
			      : tr(c, "Nobody needs a look now."));
	canvas_line(&f->canvas, f->frame.top, f->frame.left, f->frame.width,
		&f->doc.lines.items[0]);
	f->frame.top += HEAD_ROWS;
	f->frame.rows -= HEAD_ROWS;
	list_scroll(&l, count, f->frame.rows);
	f->lead.at = l.at;
	f->lead.first = l.first;
	for (int y = 0; y < f->frame.rows; y++) {
		size_t i = l.first + (size_t)y;

		if (i < count && !list_edge(f, y, l.first, count))
			draw_row(f, y, &rows[i], i == l.at && f->menu_at < 0);
	}
	f->frame.top -= HEAD_ROWS;
	f->frame.rows += HEAD_ROWS;
	free(rows);
}

/* A narrow row has room for the name alone. */
void lead_need_status(struct front *f, struct buf *b)
{
	size_t count;
	struct needy *rows = needy(f, &count);

	if (f->frame.width < WIDE && f->lead.at < count)
		add_reason(b, f, rows[f->lead.at].person);
	free(rows);
}

bool lead_need_key(struct front *f, const struct key *key)
{
	struct scroll l = { .at = f->lead.at, .first = f->lead.first };
	size_t count;
	struct needy *rows = needy(f, &count);
	bool press = key->kind == KEYS_ENTER ||
		     (key->kind == KEYS_CHAR && key->ch == ' ');
	bool done = false;

	if (press && l.at < count) {
		toggle(f, rows[l.at].person);
		done = true;
	} else if (count > 0) {
		done = list_key(&l, count, f->frame.rows - HEAD_ROWS, key);
		f->lead.at = l.at;
	}
	free(rows);
	return done;
}

const char *lead_need_label(const struct front *f)
{
	size_t count;
	struct needy *rows = needy(f, &count);
	bool seen = f->lead.at < count && rows[f->lead.at].seen;

	free(rows);
	if (count == 0)
		return NULL;
	return seen ? tr(f->app->words, "to go to again")
		    : tr(f->app->words, "was there");
}
