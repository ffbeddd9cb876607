/*
 * The module as a whole: what it declares and never uses, what it needs and
 * has not.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "core/lint.h"
#include "core/question.h"

/* --- names that are declared, and where they are used ------------------ */

enum use { USE_LESSON = 1, USE_QUIZ = 2, USE_TEXT = 4 };

struct name {
	const char *id;
	const struct node *at;
	unsigned used; /* enum use */
};

/* The names of a map of module.yaml, sorted. */
struct names {
	struct name *items;
	size_t count;
};

static int by_id(const void *a, const void *b)
{
	return strcmp(
		((const struct name *)a)->id, ((const struct name *)b)->id);
}

static struct names names_of(struct lint *l, const char *field)
{
	const struct node *map = node_get(l->root, field);
	struct names names = { 0 };

	if (!map || map->kind != NODE_MAP)
		return names;
	names.items = arena_array(l->arena, map->count, sizeof(*names.items));
	for (const struct node *n = map->first; n; n = n->next)
		names.items[names.count++] =
			(struct name){ .id = n->key, .at = n };
	if (names.count > 1)
		qsort(names.items, names.count, sizeof(*names.items), by_id);
	return names;
}

static bool use(struct names *names, const char *id, unsigned how)
{
	const struct name wanted = { .id = id };
	struct name *found =
		names->count > 0 ? bsearch(&wanted, names->items, names->count,
					   sizeof(*names->items), by_id)
				 : NULL;

	if (found)
		found->used |= how;
	return found != NULL;
}

/*
 * What is wrong is the name: its place is told. Where not sure, what is
 * damaged may be what uses it.
 */
static void tell_unused(struct lint *l, const struct names *names, unsigned how,
	enum rule rule, bool sure)
{
	for (size_t i = 0; i < names->count; i++) {
		const struct name *n = &names->items[i];

		if (n->used & how)
			continue;
		l->waits |= !sure;
		if (sure)
			faults_add(l->faults, (int)rule, n->at->key_at, n->id,
				NULL, NULL);
	}
}

/* --- objectives ------------------------------------------------------- */

/* What learners can meet in the unit, drawn questions included. */
static void use_objectives(
	struct names *names, const struct unit *u, unsigned how)
{
	for (size_t i = 0; i < u->all_count; i++) {
		if (u->all[i]->objective)
			use(names, u->all[i]->objective, how);
	}
}

static void lint_objectives(struct lint *l)
{
	struct names names = names_of(l, "objectives");
	unsigned kinds = 0, unsure = l->lost ? USE_LESSON | USE_QUIZ : 0;

	for (size_t i = 0; i < l->count; i++) {
		const struct lint_unit *u = &l->units[i];
		unsigned how = u->unit->kind == UNIT_QUIZ ? USE_QUIZ
			       : u->unit->kind == ABSENT ? USE_LESSON | USE_QUIZ
							 : USE_LESSON;

		if (!u->source || !u->listed || u->unit->kind == UNIT_BANK)
			continue;
		kinds |= how;
		unsure |= u->unsure ? how : 0;
		use_objectives(&names, u->unit, how);
	}
	/* A module of lessons alone, or of quizzes, is meant to be one. */
	if (kinds & USE_LESSON)
		tell_unused(l, &names, USE_LESSON, RULE_OBJECTIVE_UNTAUGHT,
			!(unsure & USE_LESSON));
	if (kinds & USE_QUIZ)
		tell_unused(l, &names, USE_QUIZ, RULE_OBJECTIVE_UNTESTED,
			!(unsure & USE_QUIZ));
}

/* --- misconceptions and terms ----------------------------------------- */

static void use_terms(struct names *names, const char *text)
{
	static const char mark[] = "](term:";

	while ((text = strstr(text, mark))) {
		char id[ID_CHARS + 1];
		size_t n;

		text += sizeof(mark) - 1;
		n = strcspn(text, ")");
		if (n > ID_CHARS)
			continue;
		memcpy(id, text, n);
		id[n] = '\0';
		use(names, id, USE_TEXT);
	}
}

struct texts {
	struct names misconceptions, terms;
	bool unsure, strange; /* it names a misconception that there is not */
};

static void look_through(struct texts *t, const struct node *at)
{
	if (at->kind == NODE_SCALAR) {
		if (at->key && strcmp(at->key, "misconception") == 0)
			t->strange |=
				!use(&t->misconceptions, at->text, USE_TEXT);
		else if (t->terms.count > 0)
			use_terms(&t->terms, at->text);
	}
	for (const struct node *n = at->first; n; n = n->next)
		look_through(t, n);
}

static void lint_texts(struct lint *l)
{
	struct texts t = { names_of(l, "misconceptions"),
		names_of(l, "glossary"), l->lost, false };

	if (t.misconceptions.count + t.terms.count == 0)
		return;
	look_through(&t, l->root);
	for (size_t i = 0; i < l->count; i++) {
		if (!l->units[i].source)
			continue;
		t.unsure |= l->units[i].unsure;
		look_through(&t, l->units[i].root);
	}
	tell_unused(l, &t.misconceptions, USE_TEXT, RULE_MISCONCEPTION_UNUSED,
		!t.unsure && !t.strange);
	tell_unused(l, &t.terms, USE_TEXT, RULE_TERM_UNUSED, !t.unsure);
}

/* --- pools and units that nobody meets -------------------------------- */

/* The steps of a pool, or of a unit that is not in the list. */
struct stretch {
	const struct step *first;
	size_t count;
	const struct lint_unit *unit;
	const struct node *at; /* of the pool; NULL: the unit */
	bool drawn;
};

struct stretches {
	struct stretch *items; /* the heap's; sorted by where they are */
	size_t count, room, last;
};

static int by_first(const void *a, const void *b)
{
	const struct step *x = ((const struct stretch *)a)->first;
	const struct step *y = ((const struct stretch *)b)->first;

	return x < y ? -1 : x > y;
}

static void add_stretch(struct stretches *all, struct stretch s)
{
	if (s.count == 0)
		return;
	all->items = mem_grow(
		all->items, &all->room, all->count, sizeof(*all->items));
	all->items[all->count++] = s;
}

static void add_pools(struct stretches *all, const struct lint_unit *u)
{
	const struct node *pools = node_get(u->root, "pools");
	const struct node *p = pools ? pools->first : NULL;

	for (size_t i = 0; i < u->unit->pools.count && p; i++, p = p->next) {
		const struct pool *pool = &u->unit->pools.items[i];

		add_stretch(all, (struct stretch){ pool->questions.items,
					 pool->questions.count, u, p, false });
	}
}

static bool holds(const struct stretch *s, const struct step *step)
{
	return step >= s->first && step < s->first + s->count;
}

/* Candidates of one pool come one after the other. */
static void mark_drawn(struct stretches *all, const struct step *step)
{
	size_t low = 0, high = all->count;

	if (all->count == 0)
		return;
	if (!holds(&all->items[all->last], step)) {
		while (high - low > 1) {
			size_t mid = low + (high - low) / 2;

			if (all->items[mid].first <= step)
				low = mid;
			else
				high = mid;
		}
		all->last = low;
	}
	if (holds(&all->items[all->last], step))
		all->items[all->last].drawn = true;
}

static void mark_draws(struct stretches *all, const struct unit *u)
{
	for (size_t i = 0; i < u->steps.count; i++) {
		const struct draw *d = u->steps.items[i].draw;

		for (size_t j = 0; d && j < d->candidate_count; j++)
			mark_drawn(all, d->candidates[j]);
	}
}

static void tell_undrawn(struct lint *l, const struct stretch *s, bool sure)
{
	const struct place file = { .file = s->unit->file };

	if (s->drawn)
		return;
	l->waits |= !sure;
	if (!sure)
		return;
	if (s->at)
		faults_add(l->faults, RULE_POOL_UNUSED, s->at->key_at,
			s->at->key, NULL, NULL);
	else
		faults_add(l->faults, RULE_UNIT_UNLISTED, file,
			s->unit->unit->id, NULL, NULL);
}

static void lint_undrawn(struct lint *l)
{
	struct stretches all = { 0 };
	bool sure = !l->lost;

	for (size_t i = 0; i < l->count; i++) {
		const struct lint_unit *u = &l->units[i];

		if (!u->source)
			continue;
		add_pools(&all, u);
		if (!u->listed && u->unit->kind != UNIT_BANK)
			add_stretch(&all,
				(struct stretch){ u->unit->steps.items,
					u->unit->steps.count, u, NULL, false });
	}
	if (all.count > 1)
		qsort(all.items, all.count, sizeof(*all.items), by_first);
	for (size_t i = 0; i < l->count; i++) {
		if (!l->units[i].source)
			continue;
		sure &= !l->units[i].draws_unsure;
		mark_draws(&all, l->units[i].unit);
	}
	for (size_t i = 0; i < all.count; i++)
		tell_undrawn(l, &all.items[i], sure);
	free(all.items);
}

void lint_module(struct lint *l)
{
	lint_objectives(l);
	lint_texts(l);
	lint_undrawn(l);
}
