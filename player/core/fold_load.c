/* The folded state from the text that core/fold_save.c writes. */
#include <stdlib.h>
#include <string.h>

#include "base/jsonl.h"
#include "core/fold_parts.h"

struct loading {
	const char *at, *end; /* before a tab or line feed; behind the text */
	bool bad;
	struct progress *p;
	struct fold_unit *u;
	struct fold_attempt *a;
	struct fold_step *s;
	struct buf text; /* of the value taken last, its escapes undone */
	struct buf given; /* texts, each with its NUL */
	int64_t recent;
};

/* The next value's bytes; "" with bad set where the line has no more. */
static const char *take(struct loading *l, size_t *n)
{
	const char *s = l->at;

	*n = 0;
	if (l->bad || *s != '\t') {
		l->bad = true;
		return "";
	}
	l->at = ++s;
	while (*l->at != '\t' && *l->at != '\n')
		l->at++;
	*n = (size_t)(l->at - s);
	return s;
}

static int64_t take_long(struct loading *l, int64_t min, int64_t max)
{
	size_t n;
	const char *s = take(l, &n);
	int64_t value;

	if (!jsonl_long(s, n, &value) || value < min || value > max) {
		l->bad = true;
		return min;
	}
	return value;
}

static int take_int(struct loading *l, int min, int max)
{
	return (int)take_long(l, min, max);
}

static double take_number(struct loading *l)
{
	size_t n;
	const char *s = take(l, &n);
	double value;

	if (!jsonl_number(s, n, &value)) {
		l->bad = true;
		return 0;
	}
	return value;
}

/* A text's value is in l->text until the next. */
static const char *take_text(struct loading *l, size_t *length)
{
	size_t n;
	const char *s = take(l, &n);

	*length = n;
	if (!memchr(s, '\\', n))
		return s;
	buf_clear(&l->text);
	for (size_t i = 0; i < n; i++) {
		char c = s[i];

		if (c == '\\' && i + 1 < n) {
			c = s[++i];
			c = (char)(c == 't' ? '\t' : c == 'n' ? '\n' : c);
		}
		buf_addc(&l->text, c);
	}
	*length = l->text.len;
	return buf_str(&l->text);
}

static const char *take_word(struct loading *l)
{
	size_t n;
	const char *s = take_text(l, &n);

	return fold_word(l->p, s, n);
}

/* A word of exactly so many characters, into out. */
static void take_fixed(struct loading *l, char *out, size_t count)
{
	size_t n;
	const char *s = take(l, &n);

	if (n != count)
		l->bad = true;
	else
		memcpy(out, s, count);
}

/* How many values follow on this line: never more than it has bytes. */
static size_t take_count(struct loading *l)
{
	return (size_t)take_long(l, 0, l->end - l->at);
}

static void load_progress(struct loading *l)
{
	size_t n;
	const char *review;

	l->p->last_ms = take_long(l, 0, INT64_MAX);
	l->p->last_chain = take_int(l, -1, INT32_MAX);
	l->recent = take_long(l, -1, INT32_MAX);
	review = take(l, &n);
	if (n == ULID_CHARS)
		memcpy(l->p->review, review, n);
}

static void load_chain(struct loading *l)
{
	struct record r = record_empty();
	char log[ULID_CHARS + 1] = "", h[RECORD_CHAIN + 1] = "";

	take_fixed(l, log, ULID_CHARS);
	r.n = take_long(l, 1, INT64_MAX);
	take_fixed(l, h, RECORD_CHAIN);
	r.log = log;
	r.h = h;
	if (!l->bad)
		progress_chained(l->p, &r);
}

static struct fold_stamp take_stamp(struct loading *l)
{
	int64_t ms = take_long(l, 0, INT64_MAX);

	return (struct fold_stamp){ ms, take_int(l, -1, INT32_MAX) };
}

static void load_note(struct loading *l)
{
	const char *module = take_word(l), *unit = take_word(l);
	const char *step = take_word(l), *text;
	size_t before = l->p->note_count, n;
	struct fold_note *note;

	if (l->bad || !module || !unit || !step) {
		l->bad = true;
		return;
	}
	note = fold_note_of(l->p, module, unit, step);
	if (l->p->note_count == before) {
		l->bad = true;
		return;
	}
	note->bookmark = take_int(l, 0, 1);
	note->marked = take_stamp(l);
	note->written = take_stamp(l);
	text = take_text(l, &n);
	fold_note_write(note, text, n);
}

static void load_unit(struct loading *l)
{
	const char *module = take_word(l), *unit = take_word(l);
	int64_t last_ms = take_long(l, 0, INT64_MAX);

	l->a = NULL;
	l->s = NULL;
	if (!module || !unit || l->bad) {
		l->bad = true;
		return;
	}
	l->u = fold_unit_of(l->p, module, unit);
	l->u->last_ms = last_ms;
}

static void load_mark(struct loading *l)
{
	struct fold_mark m = { .id = "" };

	take_fixed(l, m.id, ULID_CHARS);
	m.live = take_int(l, 0, 1);
	m.score = take_number(l);
	m.max = take_number(l);
	if (l->u && !l->bad)
		fold_unit_mark(l->u, &m);
	else
		l->bad = true;
}

static void load_attempt(struct loading *l)
{
	char id[ULID_CHARS + 1] = "";
	struct fold_attempt *a = NULL;

	take_fixed(l, id, ULID_CHARS);
	if (l->u && !l->bad && l->u->attempt_count < FOLD_ATTEMPTS)
		a = fold_attempt_of(l->u, id);
	l->a = a;
	l->s = NULL;
	if (!a || a->step_count > 0 || a->order) {
		l->bad = true;
		return;
	}
	a->kind = take_word(l);
	a->via = take_word(l);
	a->pass = take_int(l, INTEGER_ABSENT, INT32_MAX);
	a->at = take_word(l);
	a->used_ms = take_long(l, 0, INT64_MAX);
	a->opened_ms = take_long(l, 0, INT64_MAX);
	a->last_ms = take_long(l, 0, INT64_MAX);
	a->chain = take_int(l, -1, INT32_MAX);
	a->finished = take_int(l, 0, 1);
	a->passed = take_int(l, ABSENT, YES);
	a->score = take_number(l);
	a->max = take_number(l);
	a->why = take_word(l);
	a->order_count = take_count(l);
	if (a->order_count > 0)
		a->order = xcalloc(a->order_count, sizeof(*a->order));
	for (size_t i = 0; i < a->order_count; i++) {
		const char *step = take_word(l);

		a->order[i] = step ? step : "";
	}
}

static void load_given(struct loading *l, struct fold_step *s)
{
	size_t count = take_count(l), n;

	buf_clear(&l->given);
	for (size_t i = 0; i < count; i++) {
		const char *text = take_text(l, &n);

		buf_add(&l->given, text, n);
		buf_addc(&l->given, '\0');
	}
	fold_step_give(l->a, s, &l->given, count);
}

static void load_step(struct loading *l)
{
	const char *id = take_word(l);
	size_t before = l->a ? l->a->step_count : 0;
	struct fold_step *s = l->a && id ? fold_step_of(l->a, id) : NULL;

	l->s = s;
	if (!s || l->a->step_count == before) {
		l->bad = true;
		return;
	}
	s->viewed = take_int(l, 0, 1);
	s->hints = take_int(l, 0, INT32_MAX);
	s->given_open = take_int(l, 0, 1);
	s->sure = take_int(l, 0, INT32_MAX);
	s->obj = take_word(l);
	s->mis = take_word(l);
	s->hit = take_word(l);
	s->lang = take_word(l);
	load_given(l, s);
}

static void load_try(struct loading *l)
{
	struct fold_try t;

	t.number = take_int(l, 0, INT32_MAX);
	t.live = take_int(l, 0, 1);
	t.right = take_int(l, ABSENT, YES);
	t.score = take_number(l);
	t.max = take_number(l);
	if (!l->s || l->bad || !fold_step_try(l->a, l->s, &t))
		l->bad = true;
}

static void load_line(struct loading *l)
{
	switch (*l->at++) {
	case 'P':
		load_progress(l);
		break;
	case 'C':
		load_chain(l);
		break;
	case 'N':
		load_note(l);
		break;
	case 'U':
		load_unit(l);
		break;
	case 'M':
		load_mark(l);
		break;
	case 'A':
		load_attempt(l);
		break;
	case 'S':
		load_step(l);
		break;
	case 'T':
		load_try(l);
		break;
	default:
		l->bad = true;
	}
	if (*l->at++ != '\n')
		l->bad = true;
}

/* Whether the text is one of ours, whole. */
static bool whole(const char *text, size_t n)
{
	size_t first = sizeof(FOLD_FIRST_LINE) - 1;
	char sum[FOLD_SUM_LINE + 1];

	if (n < first + FOLD_SUM_LINE ||
		memcmp(text, FOLD_FIRST_LINE, first) != 0 ||
		memchr(text, '\0', n))
		return false;
	fold_sum_line(text, n - FOLD_SUM_LINE, sum);
	return memcmp(text + n - FOLD_SUM_LINE, sum, FOLD_SUM_LINE) == 0;
}

bool progress_load(struct progress *p, const char *text, size_t n)
{
	struct loading l = { .p = p, .recent = -1 };

	if (!whole(text, n))
		return false;
	l.at = text + sizeof(FOLD_FIRST_LINE) - 1;
	l.end = text + n - FOLD_SUM_LINE;
	while (!l.bad && l.at < l.end)
		load_line(&l);
	for (size_t i = 0; i < p->unit_count; i++)
		fold_settle(p->units[i]);
	if (!l.bad && l.recent >= 0 && l.recent < (int64_t)p->unit_count)
		p->recent = p->units[l.recent];
	buf_release(&l.text);
	buf_release(&l.given);
	if (l.bad)
		progress_release(p);
	return !l.bad;
}
