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
	size_t before; /* that many were told before */
	bool told; /* one was told here */
	const struct step *draw; /* being linked */
	bool unsure; /* it may draw more once what was told is mended */
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

static void tell(struct linker *l, enum rule rule, struct place at,
	const char *a, const char *b)
{
	faults_add(l->faults, (int)rule, at, a, b, NULL);
	l->told = true;
}

static void tell_twice(
	struct linker *l, const struct found *first, const struct found *again)
{
	const struct place *at = &first->step->at;
	const char *slash = strrchr(at->file, '/');
	struct buf where = { 0 };

	buf_addf(&where, "%s:%d", slash ? slash + 1 : at->file, at->line);
	tell(l, RULE_DRAW_TWICE, again->draw->at, again->step->id,
		buf_str(&where));
	buf_release(&where);
}

static bool in_one_file(const struct found *a, const struct found *b)
{
	return strcmp(a->step->at.file, b->step->at.file) == 0;
}

/*
 * Another step under the same id would make the log ambiguous. Of two in one
 * file that file's own fault was told.
 */
static void check_twins(struct linker *l)
{
	const struct found *first = l->found, *last = NULL;

	if (l->count > 1)
		qsort(l->found, l->count, sizeof(*l->found), by_id);
	for (size_t i = 1; i < l->count; i++) {
		const struct found *f = &l->found[i];

		if (strcmp(first->step->id, f->step->id) != 0) {
			first = f;
			last = NULL;
		} else if (f->draw && !in_one_file(first, f) &&
			   !(last && last->draw == f->draw)) {
			tell_twice(l, first, f);
			last = f;
		}
	}
}

/* --- what a draw draws from ------------------------------------------- */

enum match { MATCH_NO, MATCH_MAYBE, MATCH_YES };

/* Whether d can draw s, or perhaps will once the faults of s are mended. */
static enum match match(const struct draw *d, const struct step *s)
{
	bool known = s->body && s->id;

	if (s->body && (s->type == QUESTION_READ || s->type == QUESTION_COUNT))
		return MATCH_NO;
	if (d->objective && s->objective) {
		if (strcmp(s->objective, d->objective) != 0)
			return MATCH_NO;
	} else if (d->objective) {
		if (!s->faulty)
			return MATCH_NO;
		known = false;
	}
	return known ? MATCH_YES : MATCH_MAYBE;
}

static void add_matching(
	struct linker *l, const struct step *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (match(l->draw->body, &items[i]) != MATCH_NO)
			add(l, &items[i]);
	}
}

static const struct pool *pool_of(const struct unit *u, const char *name)
{
	for (size_t i = 0; i < u->pools.count && i < POOLS_MAX; i++) {
		if (strcmp(u->pools.items[i].name, name) == 0)
			return &u->pools.items[i];
	}
	return NULL;
}

static void add_pool(struct linker *l, const struct pool *p)
{
	add_matching(l, p->questions.items, p->questions.count);
	l->unsure |= p->partial;
}

const struct unit unit_damaged = { .id = "", .faulty = true, .partial = true };

static void add_unit(struct linker *l, const struct unit *u)
{
	add_matching(l, u->steps.items, u->steps.count);
	for (size_t i = 0; i < u->pools.count; i++)
		add_pool(l, &u->pools.items[i]);
	l->unsure |= u->partial;
}

/* Of a unit that has faults of its own; once, whatever names it. */
static void tell_damaged(
	struct linker *l, const char *name, const struct node *at)
{
	for (size_t i = l->before; i < l->faults->count; i++) {
		const struct fault *f = &l->faults->items[i];

		if (f->rule == RULE_DRAW_DAMAGED &&
			strcmp(f->args[0], name) == 0)
			return;
	}
	tell(l, RULE_DRAW_DAMAGED, at->at, name, NULL);
}

/* "pool", "unit" or "bank/pool". */
static void add_from(struct linker *l, const char *from, const struct node *at)
{
	const char *slash = strchr(from, '/');
	const struct pool *pool = slash ? NULL : pool_of(l->unit, from);
	size_t n = slash ? (size_t)(slash - from) : strlen(from);
	char id[ID_CHARS + 1] = "";
	const struct unit *other = NULL;

	if (n <= ID_CHARS)
		memcpy(id, from, n);
	if (!pool && id_valid(id))
		other = l->find(l->context, id);
	if (other && other->faulty && other != l->unit)
		tell_damaged(l, id, at);
	if (other && slash)
		pool = pool_of(other, slash + 1);
	if (pool) {
		add_pool(l, pool);
	} else if (other && !slash) {
		add_unit(l, other);
	} else {
		l->unsure = true;
		/* It may be among what a unit has lost. */
		if (!(other ? other->partial : !slash && l->unit->partial))
			tell(l, RULE_REF_UNKNOWN, at->at, N_("pool or unit"),
				from);
	}
}

static bool stands_before(const struct strings *list, size_t i)
{
	for (size_t j = 0; j < i; j++) {
		if (list->items[j] &&
			strcmp(list->items[i], list->items[j]) == 0)
			return true;
	}
	return false;
}

static void add_named(
	struct linker *l, const struct strings *names, const struct node *at)
{
	const struct node *n = at && at->kind == NODE_LIST ? at->first : at;

	for (size_t i = 0; n && i < names->count && i < DRAW_FROM_MAX; i++) {
		if (names->items[i] && !n->mended && !stands_before(names, i))
			add_from(l, names->items[i], n);
		n = n->next;
	}
}

static void tell_short(struct linker *l, const struct draw *d)
{
	char take[16], found[24];

	snprintf(take, sizeof(take), "%d", d->take);
	snprintf(found, sizeof(found), "%zu", d->candidate_count);
	tell(l, RULE_DRAW_SHORT, l->draw->at, take, found);
}

static void link_draw(struct linker *l, struct step *s, const struct node *at)
{
	struct draw *d = arena_alloc(l->arena, sizeof(*d));

	memcpy(d, s->body, sizeof(*d));
	l->draw = s;
	l->unsure = s->faulty || l->unit->partial;
	add_named(l, &d->from, node_get(node_get(at, "draw"), "from"));
	d->candidates = take_found(l, &d->candidate_count);
	if (s->faulty)
		d->candidate_count = 0; /* which it wants is not known */
	s->draw = d;
	if (!l->unsure && d->candidate_count < (size_t)d->take)
		tell_short(l, d);
}

/* No more than a learner may get: more could make the rest slow. */
static void link_draws(struct linker *l, const struct node *root)
{
	const struct node *steps = node_get(root, "steps");
	const struct node *n = steps ? steps->first : NULL;
	int linked = 0;

	for (size_t i = 0; n && i < l->unit->steps.count; i++, n = n->next) {
		struct step *s = &l->unit->steps.items[i];

		if (s->type == QUESTION_COUNT && linked++ < UNIT_STEPS_MAX)
			link_draw(l, s, n);
	}
}

/* --- all --------------------------------------------------------------- */

static void add_own(struct linker *l, const struct step *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (items[i].id && !items[i].draw)
			add(l, &items[i]);
	}
}

static void gather_all(struct linker *l)
{
	struct unit *u = l->unit;

	l->draw = NULL;
	add_own(l, u->steps.items, u->steps.count);
	for (size_t i = 0; i < u->pools.count; i++)
		add_own(l, u->pools.items[i].questions.items,
			u->pools.items[i].questions.count);
	for (size_t i = 0; i < u->steps.count; i++) {
		const struct draw *d = u->steps.items[i].draw;

		l->draw = &u->steps.items[i];
		for (size_t j = 0; d && j < d->candidate_count; j++) {
			if (match(d, d->candidates[j]) == MATCH_YES)
				add(l, d->candidates[j]);
		}
	}
	u->all = take_found(l, &u->all_count);
	l->count = u->all_count;
	check_twins(l);
}

static void check_length(struct linker *l, const struct node *root)
{
	const struct unit *u = l->unit;
	size_t n = 0;
	char count[24], most[24];

	for (size_t i = 0; i < u->steps.count; i++) {
		const struct step *s = &u->steps.items[i];
		const struct draw *d = s->body;

		n += s->type == QUESTION_COUNT ? (size_t)d->take : 1;
	}
	/* What a bank has, or may be to have, is no learner's. */
	if (n <= UNIT_STEPS_MAX || u->kind == UNIT_BANK || u->kind == ABSENT)
		return;
	snprintf(count, sizeof(count), "%zu", n);
	snprintf(most, sizeof(most), "%d", UNIT_STEPS_MAX);
	tell(l, RULE_STEPS_MANY, node_get(root, "steps")->key_at, count, most);
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
		.before = faults->count,
	};

	check_length(&l, root);
	link_draws(&l, root);
	gather_all(&l);
	free(l.found);
	free(l.seen);
	return !u->faulty && !l.told;
}
