#include "core/lint.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "core/folder_parts.h"
#include "core/question.h"
#include "core/unit_loss.h"

/* --- helpers ---------------------------------------------------------- */

void lint_tell(struct lint *l, enum rule rule, const struct node *at,
	const char *a, const char *b, const char *c)
{
	faults_add(l->faults, (int)rule, at->at, a, b, c);
}

bool lint_own(const struct lint_unit *u, const struct node *at)
{
	return u->source || strcmp(at->at.file, u->file) == 0;
}

const struct node *lint_first(const struct node *list)
{
	if (list && list->kind == NODE_SCALAR)
		return list;
	return list ? list->first : NULL;
}

const struct node *lint_next(const struct node *list, const struct node *item)
{
	return item == list ? NULL : item->next;
}

const struct node *lint_field(const struct node *item, const char *field)
{
	return item->kind == NODE_SCALAR ? item : node_get(item, field);
}

const char *lint_squeeze(struct lint *l, const char *text, bool fold)
{
	char *s = arena_strdup(l->scratch, text), *to = s;
	size_t n;

	for (const char *from = text; *from; from++) {
		bool blank = *from == ' ' || *from == '\n' || *from == '\t';

		if (!blank)
			*to++ = *from;
		else if (to > s && to[-1] != ' ')
			*to++ = ' ';
	}
	while (to > s && to[-1] == ' ')
		to--;
	*to = '\0';
	if (fold) {
		char *folded = text_fold(s, (size_t)(to - s), &n);

		s = arena_strndup(l->scratch, folded, n);
		free(folded);
	}
	return s;
}

void lint_each_step(struct lint *l, lint_look *look)
{
	for (size_t i = 0; i < l->count; i++) {
		for (size_t j = 0; j < l->units[i].count; j++) {
			look(l, &l->units[i], &l->units[i].steps[j]);
			arena_reset(l->scratch);
		}
	}
}

/* --- gathering -------------------------------------------------------- */

struct gathering {
	struct lint *lint;
	struct lint_unit *units; /* the heap's */
	size_t room, torn_room;
	struct lint_torn *torn; /* the heap's */
};

/* The steps of one list that have no fault, behind those of the unit. */
static void add_steps(struct lint_unit *u, const struct step *items,
	const struct step *sources, size_t count, const struct node *list)
{
	const struct node *n = list ? list->first : NULL;

	for (size_t i = 0; i < count && n; i++, n = n->next) {
		const struct step *s = &items[i];

		if (!s->faulty && s->id && s->body && s->label &&
			s->type < QUESTION_COUNT)
			u->steps[u->count++] =
				(struct lint_step){ s, &sources[i], n };
	}
}

static void gather_steps(struct lint *l, struct lint_unit *u)
{
	const struct unit *unit = u->unit, *source = unit->source;
	const struct node *pools = node_get(u->root, "pools");
	const struct node *p = pools ? pools->first : NULL;
	size_t most = unit->steps.count;

	for (size_t i = 0; i < unit->pools.count; i++)
		most += unit->pools.items[i].questions.count;
	u->steps = arena_array(l->arena, most, sizeof(*u->steps));
	add_steps(u, unit->steps.items, source->steps.items, unit->steps.count,
		node_get(u->root, "steps"));
	for (size_t i = 0; i < unit->pools.count && p; i++, p = p->next)
		add_steps(u, unit->pools.items[i].questions.items,
			source->pools.items[i].questions.items,
			unit->pools.items[i].questions.count, pool_list(p));
}

/*
 * Of a faulty step it is not known what it would be; of a draw that could not
 * be linked, what it would find.
 */
static void find_doubts(struct lint_unit *u, const struct step *items,
	size_t count, bool linked)
{
	for (size_t i = 0; i < count; i++) {
		bool draw = items[i].type == QUESTION_COUNT;
		bool unsure = items[i].faulty || (draw && !linked);

		u->unsure |= unsure;
		u->draws_unsure |= unsure && (draw || !items[i].body);
	}
}

static void find_all_doubts(struct lint_unit *u, bool linked)
{
	const struct unit *unit = u->unit;

	u->unsure = u->draws_unsure = unit->partial || unit->kind == ABSENT;
	find_doubts(u, unit->steps.items, unit->steps.count, linked);
	for (size_t i = 0; i < unit->pools.count; i++)
		find_doubts(u, unit->pools.items[i].questions.items,
			unit->pools.items[i].questions.count, linked);
}

static bool is_listed(const struct module *m, const char *id)
{
	for (size_t i = 0; i < m->units.count; i++) {
		if (m->units.items[i] && strcmp(m->units.items[i], id) == 0)
			return true;
	}
	return false;
}

static void add_version(
	struct gathering *g, struct entry *e, size_t language, bool listed)
{
	struct lint *l = g->lint;
	const struct version *v = &e->versions[language];
	struct lint_unit *u;

	g->units = mem_grow(g->units, &g->room, l->count, sizeof(*g->units));
	u = &g->units[l->count++];
	*u = (struct lint_unit){
		.unit = v->unit,
		.root = v->root,
		.source = language == 0,
		.listed = listed,
	};
	u->file = folder_shown(l->folder,
		folder_file(l->folder, e->id,
			language > 0 ? e->languages[language] : NULL));
	gather_steps(l, u);
}

/* Laid over the source as far as they go together: what does not was told. */
static void add_torn(struct gathering *g, const struct job *j)
{
	struct lint *l = g->lint;
	struct version *v = &j->entry->versions[j->language];
	const char *language = j->entry->languages[j->language];
	struct faults told = { 0 };
	struct job again = { j->folder, j->entry, j->language, &told };
	bool draft;

	if (!v->root)
		v->root = folder_merge(&again, &unit_shape, &draft);
	faults_release(&told);
	if (!v->root)
		return;
	g->torn = mem_grow(
		g->torn, &g->torn_room, l->torn_count, sizeof(*g->torn));
	g->torn[l->torn_count++] = (struct lint_torn){
		.source = j->entry->versions[0].root,
		.root = v->root,
		.file = folder_shown(l->folder,
			folder_file(l->folder, j->entry->id, language)),
		.language = language,
	};
}

/* A unit in all its languages. What is told of it was told by checking. */
static void add_unit(struct gathering *g, const char *id, struct faults *told)
{
	struct lint *l = g->lint;
	struct job j = { l->folder, folder_entry(l->folder, id), 0, told };
	bool listed = is_listed(l->module, id), linked;

	if (!folder_bare(&j)) {
		l->lost = l->waits = true;
		return;
	}
	linked = folder_link(&j);
	add_version(g, j.entry, 0, listed);
	find_all_doubts(&g->units[l->count - 1], linked);
	for (size_t i = 1; j.entry->languages[i]; i++) {
		j.language = i;
		folder_bare(&j);
		if (j.language > 0)
			add_version(g, j.entry, i, listed);
		j.language = i;
		if (!j.entry->versions[i].unit)
			add_torn(g, &j);
	}
}

static void gather(struct gathering *g)
{
	struct folder *f = g->lint->folder;
	const struct strings *units = &g->lint->module->units;
	struct faults told = { 0 };

	for (size_t i = 0; i < units->count; i++)
		g->lint->lost |=
			units->items[i] &&
			!folder_has(f, folder_file(f, units->items[i], NULL));
	for (size_t i = 0; i < f->name_count; i++) {
		const char *name = f->names[i], *end = strrchr(name, '.');
		char *id;

		if (!end || strcmp(end, ".yaml") != 0)
			continue;
		id = arena_strndup(&f->arena, name, (size_t)(end - name));
		if (id_valid(id) && strcmp(id, f->module.id) != 0)
			add_unit(g, id, &told);
	}
	faults_release(&told);
}

/* --- all -------------------------------------------------------------- */

static void run_lints(struct lint *l, void *context)
{
	static void (*const lints[])(struct lint *) = {
#define LINT_ROW(name) lint_##name,
		LINTS(LINT_ROW)
#undef LINT_ROW
	};

	(void)context;
	for (size_t i = 0; i < sizeof(lints) / sizeof(*lints); i++)
		lints[i](l);
}

bool lint_visit(struct folder *f, struct faults *faults,
	void (*visit)(struct lint *l, void *context), void *context)
{
	struct arena arena = { 0 }, scratch = { 0 };
	struct lint l = {
		.folder = f,
		.module = folder_source(f),
		.root = f->module.versions[0].root,
		.arena = &arena,
		.scratch = &scratch,
		.faults = faults,
	};
	struct gathering g = { .lint = &l };

	l.lost = l.waits = l.module->unread;
	if (l.module->unread)
		l.root = NULL;
	gather(&g);
	l.units = g.units;
	l.torn = g.torn;
	visit(&l, context);
	free(g.units);
	free(g.torn);
	arena_release(&scratch);
	arena_release(&arena);
	return l.waits;
}

bool lint_folder(struct folder *f, struct faults *faults)
{
	return lint_visit(f, faults, run_lints, NULL);
}
