#include "core/fold.h"

#include <stdlib.h>
#include <string.h>

#include "base/jsonl.h"
#include "core/fold_parts.h"

void progress_init(struct progress *p)
{
	*p = (struct progress){ .last_chain = -1 };
}

static void unit_free(struct fold_unit *u)
{
	for (size_t i = 0; i < u->attempt_count; i++)
		fold_attempt_free(u->attempts[i]);
	free(u->marks);
	free(u);
}

void progress_release(struct progress *p)
{
	for (size_t i = 0; i < p->unit_count; i++)
		unit_free(p->units[i]);
	free(p->units);
	free(p->chains);
	fold_notes_release(p);
	fold_words_release(&p->words);
	buf_release(&p->texts);
	progress_init(p);
}

/* ---- chains ---- */

const struct fold_chain *progress_chain(
	const struct progress *p, const char *log)
{
	for (size_t i = 0; i < p->chain_count; i++)
		if (strcmp(p->chains[i].log, log) == 0)
			return &p->chains[i];
	return NULL;
}

bool progress_chained(struct progress *p, const struct record *r)
{
	/* Found first: finding may move the chains. */
	size_t i = fold_chain_of(p, r->log);
	struct fold_chain *c = &p->chains[i];

	if (r->n <= c->n)
		return false;
	c->n = r->n;
	if (r->h)
		memcpy(c->h, r->h, sizeof(c->h));
	else
		c->h[0] = '\0';
	return true;
}

/* ---- records ---- */

/* Far beyond what a person does; keeps hostile numbers from overflowing. */
enum { COUNT_MAX = 1000000, USED_MAX_MS = 1000000000 };

static int count_of(int n)
{
	return n <= COUNT_MAX ? n : COUNT_MAX;
}

/* A record on its way into the state. */
struct adding {
	struct progress *p;
	const struct record *r;
	struct fold_unit *u;
	struct fold_attempt *a;
	int chain; /* -1: in none yet, so it is our own and the newest */
	int64_t ms;
	bool live;
	bool stale; /* the attempt was gone on with later, in another chain */
};

static const char *word(struct adding *in, const char *s)
{
	return s ? fold_word(in->p, s, strlen(s)) : NULL;
}

/* The same word, most likely the known one: records in a row share theirs. */
static const char *word_like(
	struct adding *in, const char *known, const char *s)
{
	return known && s && strcmp(known, s) == 0 ? known : word(in, s);
}

/* What a try says in words; the step before's are likely the same. */
static void add_words(struct adding *in, struct fold_step *s)
{
	const struct record *r = in->r;
	const struct fold_step *near = s > in->a->steps ? s - 1 : s;

	s->obj = word_like(in, near->obj, r->obj);
	s->mis = word(in, r->mis);
	s->hit = word(in, r->hit);
	s->lang = word_like(in, near->lang, r->lang);
}

static struct fold_unit *unit_of(struct adding *in)
{
	const struct fold_unit *last = in->p->last_unit;
	const char *module = last ? last->module : NULL;
	const char *unit = last ? last->unit : NULL;

	module = word_like(in, module, in->r->module);
	unit = word_like(in, unit, in->r->unit);
	return fold_unit_of(in->p, module, unit);
}

/* Whether a state last moved by the chain and time takes this record. */
static bool moves(const struct adding *in, int chain, int64_t last_ms)
{
	return in->chain < 0 || chain < 0 || in->chain == chain ||
	       in->ms >= last_ms;
}

/*
 * Open time: from each opening on, the intervals between its records. The
 * facilitator's side tells nothing about when this player was open.
 */
static void add_time(struct adding *in)
{
	struct fold_attempt *a = in->a;
	bool here = in->chain < 0 || a->chain < 0 || in->chain == a->chain;
	int64_t spent = in->ms - a->last_ms;

	if (in->stale || in->live)
		return;
	if (in->r->event == RECORD_OPENED)
		a->opened_ms = in->ms;
	else if (here && a->last_ms > 0 && spent > 0)
		a->used_ms = spent < USED_MAX_MS - a->used_ms
				     ? a->used_ms + spent
				     : USED_MAX_MS;
	a->last_ms = in->ms;
	if (in->chain >= 0)
		a->chain = in->chain;
}

static void add_place(struct adding *in, const struct fold_step *s)
{
	if (!in->stale)
		in->a->at = s->id;
}

static void add_opened(struct adding *in)
{
	struct fold_attempt *a = in->a;
	const struct record *r = in->r;

	if (r->kind)
		a->kind = word(in, r->kind);
	if (r->via)
		a->via = word(in, r->via);
	if (r->pass >= 0)
		a->pass = r->pass;
	if (a->order_count > 0 || r->steps.count == 0)
		return;
	a->order_count = r->steps.count;
	a->order = xcalloc(a->order_count, sizeof(*a->order));
	for (size_t i = 0; i < a->order_count; i++) {
		const char *id = word(in, r->steps.items[i]);

		a->order[i] = id ? id : "";
	}
}

static void give(struct adding *in, struct fold_step *s)
{
	const struct strings *given = &in->r->given;
	struct buf *texts = &in->p->texts;

	buf_clear(texts);
	for (size_t i = 0; i < given->count; i++)
		buf_add(texts, given->items[i], strlen(given->items[i]) + 1);
	fold_step_give(in->a, s, texts, given->count);
}

static void add_given(struct adding *in, struct fold_step *s)
{
	const struct record *r = in->r;

	add_place(in, s);
	s->viewed = true;
	if (in->stale && (s->given_count > 0 || s->tries > 0))
		return;
	give(in, s);
	s->given_open = true;
	s->lang = word(in, r->lang);
	s->sure = r->sure > 0 ? r->sure : 0;
}

static void add_answered(struct adding *in, struct fold_step *s)
{
	const struct record *r = in->r;
	bool marked = r->max >= 0 && r->score >= 0;
	struct fold_try t = {
		.number = count_of(r->try),
		.live = in->live,
		.paper = r->source && strcmp(r->source, "paper") == 0,
		.right = r->right,
		.score = marked ? jsonl_round(r->score) : 0,
		.max = marked ? jsonl_round(r->max) : 0,
	};

	if (t.number < 0)
		t.number = s->tries > 0 ? s->all[s->tries - 1].number + 1 : 1;
	add_place(in, s);
	s->viewed = true;
	if (count_of(r->hints) > s->hints)
		s->hints = count_of(r->hints);
	if (!fold_step_try(in->a, s, &t) ||
		s->all[s->tries - 1].number != t.number)
		return;
	give(in, s);
	s->given_open = false;
	add_words(in, s);
	s->sure = r->sure > 0 ? r->sure : 0;
}

static void add_step(struct adding *in)
{
	const struct record *r = in->r;
	const char *id = word_like(in, in->a->at, r->step);
	struct fold_step *s = id ? fold_step_of(in->a, id) : NULL;

	if (!s)
		return;
	if (r->event == RECORD_VIEWED) {
		s->viewed = true;
		add_place(in, s);
	} else if (r->event == RECORD_HINTED) {
		int hints = r->hints < 0 ? s->hints + 1 : count_of(r->hints);

		if (hints > s->hints)
			s->hints = hints;
	} else if (r->event == RECORD_GIVEN) {
		add_given(in, s);
	} else {
		add_answered(in, s);
	}
}

static void add_finished(struct adding *in)
{
	const struct record *r = in->r;
	bool marked = r->max >= 0 && r->score >= 0;
	struct fold_mark m = {
		.live = in->live,
		.score = marked ? jsonl_round(r->score) : 0,
		.max = marked ? jsonl_round(r->max) : 0,
	};

	strncat(m.id, r->attempt, ULID_CHARS);
	if (!fold_unit_mark(in->u, &m) || !in->a)
		return;
	in->a->finished = true;
	in->a->passed = r->passed;
	in->a->score = m.score;
	in->a->max = m.max;
	in->a->why = word(in, r->why);
}

static void add_newest(struct adding *in)
{
	struct progress *p = in->p;

	if (in->ms > in->u->last_ms)
		in->u->last_ms = in->ms;
	if (!moves(in, p->last_chain, p->last_ms))
		return;
	in->u->last_ms = in->ms;
	p->last_ms = in->ms;
	p->recent = in->u;
	if (in->chain >= 0)
		p->last_chain = in->chain;
}

static void add_to_unit(struct adding *in)
{
	in->a = fold_attempt_of(in->u, in->r->attempt);
	if (in->a) {
		if (in->ms < 0)
			in->ms = in->a->last_ms;
		in->stale = !moves(in, in->a->chain, in->a->last_ms);
		add_time(in);
		if (in->r->event == RECORD_OPENED)
			add_opened(in);
		else if (in->r->event != RECORD_FINISHED)
			add_step(in);
	}
	if (in->r->event == RECORD_FINISHED)
		add_finished(in);
	if (in->ms >= 0)
		add_newest(in);
	fold_settle(in->u);
}

/* Whether the record is about a run through a unit that is kept here. */
static bool concerns(struct progress *p, const struct record *r)
{
	if (r->v != RECORD_VERSION || !r->attempt ||
		!ulid_valid(r->attempt, strlen(r->attempt)))
		return false;
	switch ((enum record_event)r->event) {
	case RECORD_OPENED:
		if (r->via && strcmp(r->via, "review") == 0)
			memcpy(p->review, r->attempt, ULID_CHARS + 1);
		break;
	case RECORD_VIEWED:
	case RECORD_HINTED:
	case RECORD_GIVEN:
	case RECORD_ANSWERED:
	case RECORD_FINISHED:
		break;
	case RECORD_NOTED:
	case RECORD_PHASE:
	case RECORD_UNKNOWN:
		return false;
	}
	return r->module && r->module[0] && r->unit && r->unit[0] &&
	       memcmp(r->attempt, p->review, ULID_CHARS) != 0;
}

void progress_add(struct progress *p, const struct record *r)
{
	struct adding in = {
		.p = p, .r = r, .chain = -1, .ms = record_time_ms(r->t)
	};

	if (r->log) {
		if (!progress_chained(p, r))
			return;
		in.chain = (int)p->last_seen;
	}
	if (r->event == RECORD_NOTED)
		fold_note_add(p, r, (struct fold_stamp){ in.ms, in.chain });
	if (!concerns(p, r))
		return;
	in.live = r->source && strcmp(r->source, "live") == 0;
	in.u = unit_of(&in);
	add_to_unit(&in);
}
