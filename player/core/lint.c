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
	size_t room;
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

/* A unit in all its languages. What is told of it was told by checking. */
static void add_unit(struct gathering *g, const char *id, struct faults *told)
{
	struct lint *l = g->lint;
	struct job j = { l->folder, folder_entry(l->folder, id), 0, told };
	const struct unit *u = folder_bare(&j);
	bool listed = is_listed(l->module, id);

	if (!u || !folder_link(&j))
		l->whole = false;
	if (!u)
		return;
	add_version(g, j.entry, 0, listed);
	for (size_t i = 1; j.entry->languages[i]; i++) {
		j.language = i;
		folder_bare(&j);
		if (j.language > 0)
			add_version(g, j.entry, i, listed);
	}
}

static void gather(struct gathering *g)
{
	struct folder *f = g->lint->folder;
	struct faults told = { 0 };

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

void lint_visit(struct folder *f, struct faults *faults,
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

	l.whole = !l.module->unread;
	if (l.module->unread)
		l.root = NULL;
	gather(&g);
	l.units = g.units;
	visit(&l, context);
	free(g.units);
	arena_release(&scratch);
	arena_release(&arena);
}

void lint_folder(struct folder *f, struct faults *faults)
{
	lint_visit(f, faults, run_lints, NULL);
}
