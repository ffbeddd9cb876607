/* Draws: what each can draw from, and every step a learner may meet. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "core/question.h"
#include "core/rules.h"
#include "core/unit_load.h"

/* A step that was found for a draw, or stands in the unit itself. */
struct found {
	const struct step *step;
	const struct step *draw; /* NULL: the unit's own */
	size_t place; /* in the order found */
};

struct linker {
	struct arena *arena;
	struct unit *unit;
	unit_finder *find;
	void *context;
	struct faults *faults;
	const struct step *draw; /* being linked */
	struct found *found; /* each once; the heap's */
	size_t count, room;
	/* A hash table of them: 60 draws may each name 30,000 questions. */
	const struct step **seen;
	size_t seen_room; /* a power of 2, more than twice the count */
};

/* --- each once -------------------------------------------------------- */

static size_t slot_of(const struct linker *l, const struct step *s)
{
	size_t i = (size_t)((uintptr_t)s * UINT64_C(0x9e3779b97f4a7c15) >> 20);

	for (i &= l->seen_room - 1; l->seen[i] && l->seen[i] != s;)
		i = (i + 1) & (l->seen_room - 1);
	return i;
}

static void make_room(struct linker *l)
{
	if (l->seen_room > 2 * (l->count + 1))
		return;
	l->seen_room = l->seen_room ? 2 * l->seen_room : 64;
	free(l->seen);
	l->seen = xcalloc(l->seen_room, sizeof(*l->seen));
	for (size_t i = 0; i < l->count; i++)
		l->seen[slot_of(l, l->found[i].step)] = l->found[i].step;
}

static void add(struct linker *l, const struct step *s)
{
	size_t slot;

	make_room(l);
	slot = slot_of(l, s);
	if (l->seen[slot])
		return;
	l->seen[slot] = s;
	l->found = mem_grow(l->found, &l->room, l->count, sizeof(*l->found));
	l->found[l->count] =
		(struct found){ .step = s, .draw = l->draw, .place = l->count };
	l->count++;
}

/* What was found, in that order; *count of them. Then nothing is. */
static const struct step **take_found(struct linker *l, size_t *count)
{
	const struct step **steps =
		arena_array(l->arena, l->count, sizeof(*steps));

	*count = l->count;
	for (size_t i = 0; i < l->count; i++)
		steps[i] = l->found[i].step;
	l->count = 0;
	if (l->seen)
		memset(l->seen, 0, l->seen_room * sizeof(*l->seen));
	return steps;
}

static int by_id(const void *a, const void *b)
{
	const struct found *left = a, *right = b;
	int order = strcmp(left->step->id, right->step->id);

	if (order == 0)
		order = left->place < right->place ? -1 : 1;
	return order;
}

static void tell_twice(
	struct linker *l, const struct found *first, const struct found *again)
{
	const struct place *at = &first->step->at;
	const char *slash = strrchr(at->file, '/');
	struct buf where = { 0 };

	buf_addf(&where, "%s:%d", slash ? slash + 1 : at->file, at->line);
	faults_add(l->faults, RULE_DRAW_TWICE, again->draw->at, again->step->id,
		buf_str(&where), NULL);
	buf_release(&where);
}

/* Another step under the same id would make the log ambiguous. */
static void check_twins(struct linker *l)
{
	const struct found *first = l->found;

	if (l->count > 1)
		qsort(l->found, l->count, sizeof(*l->found), by_id);
	for (size_t i = 1; i < l->count; i++) {
		const struct found *f = &l->found[i];

		if (strcmp(first->step->id, f->step->id) != 0)
			first = f;
		else if (f->draw)
			tell_twice(l, first, f);
	}
}

/* --- what a draw draws from ------------------------------------------- */

static void add_matching(
	struct linker *l, const struct step *items, size_t count)
{
	const struct draw *d = l->draw->body;

	for (size_t i = 0; i < count; i++) {
		const struct step *s = &items[i];

		if (s->draw || question_shape(s) == SHAPE_NONE)
			continue;
		if (!d->objective ||
			(s->objective &&
				strcmp(s->objective, d->objective) == 0))
			add(l, s);
	}
}

static const struct pool *pool_of(const struct unit *u, const char *name)
{
	for (size_t i = 0; i < u->pools.count; i++) {
		if (strcmp(u->pools.items[i].name, name) == 0)
			return &u->pools.items[i];
	}
	return NULL;
}

static void add_pool(struct linker *l, const struct pool *p)
{
	add_matching(l, p->questions.items, p->questions.count);
}

const struct unit unit_damaged = { .id = "" };

static void add_unit(struct linker *l, const struct unit *u)
{
	add_matching(l, u->steps.items, u->steps.count);
	for (size_t i = 0; i < u->pools.count; i++)
		add_pool(l, &u->pools.items[i]);
}

/* "pool", "unit" or "bank/pool". */
static void add_from(struct linker *l, const char *from, const struct node *at)
{
	const char *slash = strchr(from, '/');
	size_t n = slash ? (size_t)(slash - from) : strlen(from);
	char name[ID_CHARS + 1] = "";
	const struct unit *other = NULL;
	const struct pool *pool = slash ? NULL : pool_of(l->unit, from);

	if (pool) {
		add_pool(l, pool);
		return;
	}
	if (n <= ID_CHARS)
		memcpy(name, from, n);
	if (id_valid(name))
		other = l->find(l->context, name);
	if (other == &unit_damaged) {
		faults_add(
			l->faults, RULE_DRAW_DAMAGED, at->at, name, NULL, NULL);
		return;
	}
	pool = other && slash ? pool_of(other, slash + 1) : NULL;
	if (pool)
		add_pool(l, pool);
	else if (other && !slash)
		add_unit(l, other);
	else
		faults_add(l->faults, RULE_REF_UNKNOWN, at->at,
			N_("pool or unit"), from, NULL);
}

static bool stands_before(const struct strings *list, size_t i)
{
	for (size_t j = 0; j < i; j++) {
		if (strcmp(list->items[i], list->items[j]) == 0)
			return true;
	}
	return false;
}

static void link_draw(struct linker *l, struct step *s, const struct node *at)
{
	struct draw *d = arena_alloc(l->arena, sizeof(*d));
	const struct node *from = node_get(node_get(at, "draw"), "from");
	const struct node *n = from->kind == NODE_LIST ? from->first : from;
	char take[16], found[16];
	size_t before = l->faults->count;

	memcpy(d, s->body, sizeof(*d));
	l->draw = s;
	for (size_t i = 0; i < d->from.count; i++, n = n->next) {
		if (!stands_before(&d->from, i))
			add_from(l, d->from.items[i], n);
	}
	d->candidates = take_found(l, &d->candidate_count);
	s->draw = d;
	if (d->candidate_count >= (size_t)d->take ||
		faults_any_error(l->faults, before))
		return;
	snprintf(take, sizeof(take), "%d", d->take);
	snprintf(found, sizeof(found), "%zu", d->candidate_count);
	faults_add(l->faults, RULE_DRAW_SHORT, s->at, take, found, NULL);
}

static void link_draws(struct linker *l, const struct node *root)
{
	const struct node *steps = node_get(root, "steps");
	const struct node *n = steps ? steps->first : NULL;

	for (size_t i = 0; i < l->unit->steps.count; i++, n = n->next) {
		struct step *s = &l->unit->steps.items[i];

		if (s->type == QUESTION_COUNT)
			link_draw(l, s, n);
	}
}

/* --- all --------------------------------------------------------------- */

static void gather_all(struct linker *l)
{
	struct unit *u = l->unit;

	l->draw = NULL;
	for (size_t i = 0; i < u->steps.count; i++) {
		if (!u->steps.items[i].draw)
			add(l, &u->steps.items[i]);
	}
	for (size_t i = 0; i < u->pools.count; i++) {
		const struct pool *p = &u->pools.items[i];

		for (size_t j = 0; j < p->questions.count; j++)
			add(l, &p->questions.items[j]);
	}
	for (size_t i = 0; i < u->steps.count; i++) {
		l->draw = &u->steps.items[i];
		if (!l->draw->draw)
			continue;
		for (size_t j = 0; j < l->draw->draw->candidate_count; j++)
			add(l, l->draw->draw->candidates[j]);
	}
	u->all = take_found(l, &u->all_count);
	l->count = u->all_count;
	check_twins(l);
}

static bool check_length(struct linker *l, const struct node *root)
{
	const struct node *steps = node_get(root, "steps");
	size_t n = 0;
	char count[24], most[24];

	for (size_t i = 0; i < l->unit->steps.count; i++) {
		const struct step *s = &l->unit->steps.items[i];
		const struct draw *d = s->body;

		n += s->type == QUESTION_COUNT ? (size_t)d->take : 1;
	}
	if (n <= UNIT_STEPS_MAX)
		return true;
	snprintf(count, sizeof(count), "%zu", n);
	snprintf(most, sizeof(most), "%d", UNIT_STEPS_MAX);
	faults_add(
		l->faults, RULE_STEPS_MANY, steps->key_at, count, most, NULL);
	return false;
}

bool unit_link(struct arena *arena, struct unit *u, const struct node *root,
	unit_finder *find, void *context, struct faults *faults)
{
	struct linker l = {
		.arena = arena,
		.unit = u,
		.find = find,
		.context = context,
		.faults = faults,
	};
	size_t before = faults->count;

	/* Draws beyond all measure could make the rest slow. */
	if (!check_length(&l, root))
		return false;
	link_draws(&l, root);
	gather_all(&l);
	free(l.found);
	free(l.seen);
	return !faults_any_error(faults, before);
}
