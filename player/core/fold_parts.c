/* The containers of the folded state: no record is read here. */
#include "core/fold_parts.h"

#include <stdlib.h>
#include <string.h>

/* ---- words ---- */

/* Eight bytes a turn: words are looked up for every record of a log. */
static uint64_t mix(uint64_t h, const char *s, size_t n)
{
	uint64_t part = 0;

	memcpy(&part, s, n);
	h ^= part;
	h ^= h >> 32;
	return h * 0x9e3779b97f4a7c15;
}

static size_t hash(const char *s, size_t n)
{
	uint64_t h = n;

	for (; n > sizeof(h); n -= sizeof(h), s += sizeof(h))
		h = mix(h, s, sizeof(h));
	/* The high half depends on all bits, the low one does not. */
	return (size_t)(mix(h, s, n) >> 32);
}

/* The word's place in the table, or the empty one where it belongs. */
static const char **place(struct fold_words *w, const char *s, size_t n)
{
	size_t i = hash(s, n) & (w->room - 1);

	while (w->places[i] &&
		(strncmp(w->places[i], s, n) != 0 || w->places[i][n] != '\0'))
		i = (i + 1) & (w->room - 1);
	return &w->places[i];
}

static void grow(struct fold_words *w)
{
	const char **old = w->places;
	size_t room = w->room;

	w->room = room ? 2 * room : 128;
	w->places = xcalloc(w->room, sizeof(*w->places));
	for (size_t i = 0; i < room; i++)
		if (old[i])
			*place(w, old[i], strlen(old[i])) = old[i];
	free(old);
}

const char *fold_word(struct progress *p, const char *s, size_t n)
{
	struct fold_words *w = &p->words;
	const char **found;

	if (!s || n == 0)
		return NULL;
	if (w->count >= w->room / 2)
		grow(w);
	found = place(w, s, n);
	if (!*found) {
		*found = arena_strndup(&w->text, s, n);
		w->count++;
	}
	return *found;
}

void fold_words_release(struct fold_words *w)
{
	arena_release(&w->text);
	free(w->places);
	*w = (struct fold_words){ 0 };
}

/* ---- units and chains ---- */

static int compare_unit(
	const struct fold_unit *u, const char *module, const char *unit)
{
	int order = strcmp(u->module, module);

	return order != 0 ? order : strcmp(u->unit, unit);
}

/* Where the unit is, or where it belongs. */
static size_t unit_place(
	const struct progress *p, const char *module, const char *unit)
{
	size_t low = 0, high = p->unit_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (compare_unit(p->units[middle], module, unit) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct fold_unit *progress_unit(
	const struct progress *p, const char *module, const char *unit)
{
	size_t i = unit_place(p, module, unit);

	if (i < p->unit_count && compare_unit(p->units[i], module, unit) == 0)
		return p->units[i];
	return NULL;
}

struct fold_unit *fold_unit_of(
	struct progress *p, const char *module, const char *unit)
{
	struct fold_unit *u = p->last_unit;
	size_t i;

	if (u && u->module == module && u->unit == unit)
		return u;
	i = unit_place(p, module, unit);
	if (i == p->unit_count || p->units[i]->module != module ||
		p->units[i]->unit != unit) {
		u = xcalloc(1, sizeof(*u));
		u->module = module;
		u->unit = unit;
		p->units = mem_grow(p->units, &p->unit_room, p->unit_count,
			sizeof(struct fold_unit *));
		memmove(p->units + i + 1, p->units + i,
			(p->unit_count++ - i) * sizeof(struct fold_unit *));
		p->units[i] = u;
	}
	p->last_unit = p->units[i];
	return p->last_unit;
}

static bool same_ulid(const char *a, const char *b)
{
	return memcmp(a, b, ULID_CHARS + 1) == 0;
}

size_t fold_chain_of(struct progress *p, const char *log)
{
	size_t i = p->last_seen;

	if (i >= p->chain_count || !same_ulid(p->chains[i].log, log))
		for (i = 0; i < p->chain_count; i++)
			if (same_ulid(p->chains[i].log, log))
				break;
	if (i == p->chain_count) {
		p->chains = mem_grow(p->chains, &p->chain_room, p->chain_count,
			sizeof(*p->chains));
		p->chains[i] = (struct fold_chain){ 0 };
		strncat(p->chains[i].log, log, ULID_CHARS);
		p->chain_count++;
	}
	p->last_seen = i;
	return i;
}

/* ---- attempts ---- */

void fold_attempt_free(struct fold_attempt *a)
{
	arena_release(&a->answers);
	free(a->steps);
	free(a->order);
	free(a);
}

struct fold_attempt *fold_attempt_of(struct fold_unit *u, const char *id)
{
	struct fold_attempt *a = u->current;
	size_t i = u->attempt_count;
	int order = 1;

	if (a && same_ulid(a->id, id))
		return a;
	while (i > 0 && (order = strcmp(u->attempts[i - 1]->id, id)) > 0)
		i--;
	if (i > 0 && order == 0)
		return u->attempts[i - 1];
	if (u->finished && strcmp(id, u->finished->id) < 0)
		return NULL;
	a = xcalloc(1, sizeof(*a));
	strncat(a->id, id, ULID_CHARS);
	a->pass = INTEGER_ABSENT;
	a->passed = ABSENT;
	a->chain = -1;
	memmove(u->attempts + i + 1, u->attempts + i,
		(u->attempt_count++ - i) * sizeof(struct fold_attempt *));
	u->attempts[i] = a;
	return a;
}

static void drop(struct fold_unit *u, size_t i)
{
	fold_attempt_free(u->attempts[i]);
	memmove(u->attempts + i, u->attempts + i + 1,
		(--u->attempt_count - i) * sizeof(struct fold_attempt *));
}

/*
 * An attempt older than the newest finished one is neither gone on with nor
 * shown. Of the unfinished ones behind it all may still come to their end;
 * the oldest goes where there are too many.
 */
void fold_settle(struct fold_unit *u)
{
	size_t i = u->attempt_count;

	u->finished = NULL;
	while (i > 0 && !u->attempts[i - 1]->finished)
		i--;
	if (i > 0) {
		u->finished = u->attempts[i - 1];
		while (u->attempts[0] != u->finished)
			drop(u, 0);
	}
	if (u->attempt_count > FOLD_ATTEMPTS)
		drop(u, u->finished ? 1 : 0);
	u->current =
		u->attempt_count > 0 ? u->attempts[u->attempt_count - 1] : NULL;
}

/* ---- steps ---- */

const struct fold_step *fold_step(
	const struct fold_attempt *a, const char *step)
{
	for (size_t i = 0; i < a->step_count; i++)
		if (strcmp(a->steps[i].id, step) == 0)
			return &a->steps[i];
	return NULL;
}

struct fold_step *fold_step_of(struct fold_attempt *a, const char *id)
{
	struct fold_step *s;

	/* From the end: most records are about the step before's. */
	for (size_t i = a->step_count; i > 0; i--)
		if (a->steps[i - 1].id == id)
			return &a->steps[i - 1];
	if (a->step_count == FOLD_STEPS)
		return NULL;
	a->steps = mem_grow(
		a->steps, &a->step_room, a->step_count, sizeof(*a->steps));
	s = &a->steps[a->step_count++];
	*s = (struct fold_step){
		.id = id, .right = ABSENT, .first_right = ABSENT
	};
	return s;
}

static void tally(struct fold_step *s)
{
	const struct fold_try *last = &s->all[s->tries - 1];

	s->right = last->right;
	s->first_right = s->all[0].right;
	s->last_score = last->score;
	s->score = s->max = 0;
	for (int i = 0; i < s->tries; i++) {
		const struct fold_try *t = &s->all[i];

		if (i == 0 || t->score > s->score) {
			s->score = t->score;
			s->max = t->max;
		}
	}
}

/* Room for one more; old room is given up, which is once in a while. */
static void grow_tries(struct fold_attempt *a, struct fold_step *s)
{
	struct fold_try *old = s->all;
	size_t count = (size_t)s->tries;

	if (count < s->all_room)
		return;
	/* One try is what most steps see. */
	s->all_room = count > 0 ? 2 * count : 1;
	s->all = arena_array(&a->answers, s->all_room, sizeof(*s->all));
	if (count > 0)
		memcpy(s->all, old, count * sizeof(*s->all));
}

bool fold_step_try(
	struct fold_attempt *a, struct fold_step *s, const struct fold_try *t)
{
	size_t i = (size_t)s->tries;

	while (i > 0 && s->all[i - 1].number > t->number)
		i--;
	if (i > 0 && s->all[i - 1].number == t->number) {
		if (s->all[i - 1].live || !(t->live || t->paper))
			return false;
		i--;
	} else {
		if (s->tries == FOLD_TRIES)
			return false;
		grow_tries(a, s);
		memmove(s->all + i + 1, s->all + i,
			((size_t)s->tries++ - i) * sizeof(*s->all));
	}
	s->all[i] = *t;
	tally(s);
	return true;
}

void fold_step_give(struct fold_attempt *a, struct fold_step *s,
	const struct buf *texts, size_t count)
{
	size_t pointers = count * sizeof(char *), bytes = pointers + texts->len;
	char *text;

	s->given_count = count;
	if (count == 0)
		return;
	if (bytes > s->given_room) {
		s->given = arena_alloc(&a->answers, bytes);
		s->given_room = bytes;
	}
	text = memcpy((char *)s->given + pointers, texts->data, texts->len);
	for (size_t i = 0; i < count; i++, text += strlen(text) + 1)
		s->given[i] = text;
}

/* ---- marks ---- */

/* Whether a is a greater share of its max than b of its own. */
static bool better(const struct fold_mark *a, const struct fold_mark *b)
{
	if (a->max <= 0 || b->max <= 0)
		return a->max > b->max;
	return a->score * b->max > b->score * a->max;
}

static void tally_marks(struct fold_unit *u)
{
	const struct fold_mark *first = &u->marks[0], *best = first;
	const struct fold_mark *last = &u->marks[u->mark_count - 1];

	for (size_t i = 1; i < u->mark_count; i++)
		if (better(&u->marks[i], best))
			best = &u->marks[i];
	u->finished_count = (int)u->mark_count;
	u->first_score = first->score;
	u->first_max = first->max;
	u->last_score = last->score;
	u->last_max = last->max;
	u->best_score = best->score;
	u->best_max = best->max;
}

bool fold_unit_mark(struct fold_unit *u, const struct fold_mark *m)
{
	size_t i = u->mark_count;

	while (i > 0 && strcmp(u->marks[i - 1].id, m->id) > 0)
		i--;
	if (i > 0 && strcmp(u->marks[i - 1].id, m->id) == 0) {
		if (u->marks[--i].live && !m->live)
			return false;
	} else {
		u->marks = mem_grow(u->marks, &u->mark_room, u->mark_count,
			sizeof(*u->marks));
		memmove(u->marks + i + 1, u->marks + i,
			(u->mark_count++ - i) * sizeof(*u->marks));
	}
	u->marks[i] = *m;
	tally_marks(u);
	return true;
}
