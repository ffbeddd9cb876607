/* Draws: what each can draw from, and every step a learner may meet. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/question.h"
#include "core/rules.h"
#include "core/unit_load.h"

struct linker {
	struct arena *arena;
	struct unit *unit;
	unit_finder *find;
	void *context;
	struct faults *faults;
	struct place at; /* of the draw being linked */
	const struct step **steps; /* found so far; the heap's */
	size_t count, room;
};

static void add(struct linker *l, const struct step *s)
{
	l->steps = mem_grow(l->steps, &l->room, l->count, sizeof(*l->steps));
	l->steps[l->count++] = s;
}

static void add_matching(struct linker *l, const struct step *items,
	size_t count, const char *objective)
{
	for (size_t i = 0; i < count; i++) {
		const struct step *s = &items[i];

		if (s->draw || question_shape(s) == SHAPE_NONE)
			continue;
		if (!objective ||
			(s->objective && strcmp(s->objective, objective) == 0))
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

static void add_pool(
	struct linker *l, const struct pool *p, const char *objective)
{
	add_matching(l, p->questions.items, p->questions.count, objective);
}

static void add_unit(
	struct linker *l, const struct unit *u, const char *objective)
{
	add_matching(l, u->steps.items, u->steps.count, objective);
	for (size_t i = 0; i < u->pools.count; i++)
		add_pool(l, &u->pools.items[i], objective);
}

/* "pool", "unit" or "bank/pool". */
static void add_from(
	struct linker *l, const char *from, const char *objective)
{
	const char *slash = strchr(from, '/');
	char name[ID_CHARS + 1];
	const struct unit *other;
	const struct pool *pool = slash ? NULL : pool_of(l->unit, from);

	if (pool) {
		add_pool(l, pool, objective);
		return;
	}
	snprintf(name, sizeof(name), "%.*s",
		slash ? (int)(slash - from) : ID_CHARS, from);
	other = id_valid(name) ? l->find(l->context, name) : NULL;
	pool = other && slash ? pool_of(other, slash + 1) : NULL;
	if (pool)
		add_pool(l, pool, objective);
	else if (other && !slash)
		add_unit(l, other, objective);
	else
		faults_add(l->faults, RULE_REF_UNKNOWN, l->at,
			N_("pool or unit"), from, NULL);
}

static void link_draw(struct linker *l, struct step *s)
{
	const struct draw *written = s->body;
	struct draw *d = arena_alloc(l->arena, sizeof(*d));
	const struct step **candidates;
	char take[16], found[16];
	size_t before = l->faults->count;

	*d = *written;
	l->at = s->at;
	l->count = 0;
	for (size_t i = 0; i < d->from.count; i++)
		add_from(l, d->from.items[i], d->objective);
	candidates = arena_array(l->arena, l->count, sizeof(*candidates));
	if (l->count > 0)
		memcpy(candidates, l->steps, l->count * sizeof(*candidates));
	d->candidates = candidates;
	d->candidate_count = l->count;
	s->draw = d;
	if (l->count >= (size_t)d->take ||
		faults_any_error(l->faults, before))
		return;
	snprintf(take, sizeof(take), "%d", d->take);
	snprintf(found, sizeof(found), "%zu", l->count);
	faults_add(l->faults, RULE_DRAW_SHORT, s->at, take, found, NULL);
}

/* Another step under the same id would make the log ambiguous. */
static void gather(
	struct linker *l, const struct step *s, const struct step *draw)
{
	char line[16];

	for (size_t i = 0; i < l->count; i++) {
		if (l->steps[i] == s)
			return;
		if (strcmp(l->steps[i]->id, s->id) != 0)
			continue;
		snprintf(line, sizeof(line), "%d", l->steps[i]->at.line);
		faults_add(l->faults, RULE_ID_TWICE,
			draw ? draw->at : s->at, s->id, line, NULL);
		return;
	}
	add(l, s);
}

static void gather_all(struct linker *l)
{
	struct unit *u = l->unit;

	l->count = 0;
	for (size_t i = 0; i < u->steps.count; i++) {
		if (!u->steps.items[i].draw)
			gather(l, &u->steps.items[i], NULL);
	}
	for (size_t i = 0; i < u->pools.count; i++) {
		const struct pool *p = &u->pools.items[i];

		for (size_t j = 0; j < p->questions.count; j++)
			gather(l, &p->questions.items[j], NULL);
	}
	for (size_t i = 0; i < u->steps.count; i++) {
		const struct step *s = &u->steps.items[i];

		for (size_t j = 0; s->draw && j < s->draw->candidate_count; j++)
			gather(l, s->draw->candidates[j], s);
	}
}

static void check_length(struct linker *l, const struct node *root)
{
	const struct node *steps = node_get(root, "steps");
	size_t n = 0;
	char count[24], most[24];

	for (size_t i = 0; i < l->unit->steps.count; i++) {
		const struct step *s = &l->unit->steps.items[i];

		n += s->draw ? (size_t)s->draw->take : 1;
	}
	if (n <= UNIT_STEPS_MAX || !steps)
		return;
	snprintf(count, sizeof(count), "%zu", n);
	snprintf(most, sizeof(most), "%d", UNIT_STEPS_MAX);
	faults_add(l->faults, RULE_STEPS_MANY, steps->at, count, most, NULL);
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
	const struct step **all;

	for (size_t i = 0; i < u->steps.count; i++) {
		if (u->steps.items[i].type == QUESTION_COUNT)
			link_draw(&l, &u->steps.items[i]);
	}
	gather_all(&l);
	check_length(&l, root);
	all = arena_array(arena, l.count, sizeof(*all));
	if (l.count > 0)
		memcpy(all, l.steps, l.count * sizeof(*all));
	u->all = all;
	u->all_count = l.count;
	free(l.steps);
	return !faults_any_error(faults, before);
}
