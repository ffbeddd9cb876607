#include "core/unit_load.h"

#include <stdio.h>
#include <string.h>

#include "core/bind.h"
#include "core/layout.h"
#include "core/question.h"
#include "core/read.h"
#include "core/rules.h"
#include "core/shape_digest.h"
#include "core/translate.h"

/* What names in a unit may refer to. */
struct names {
	const struct module *module;
	const struct node *root; /* of the unit; NULL while binding a module */
	struct faults *faults;
};

bool faults_any_error(const struct faults *faults, size_t from)
{
	for (size_t i = from; i < faults->count; i++) {
		if (rule_texts[faults->items[i].rule].level == RULE_ERROR)
			return true;
	}
	return false;
}

static bool list_has_id(const struct node *steps, const char *id)
{
	if (!steps)
		return false;
	for (const struct node *n = steps->first; n; n = n->next) {
		const struct node *mine = node_get(n, "id");

		if (mine && mine->kind == NODE_SCALAR &&
			strcmp(mine->text, id) == 0)
			return true;
	}
	return false;
}

static bool step_known(const struct node *root, const char *id)
{
	const struct node *pools = node_get(root, "pools");

	if (list_has_id(node_get(root, "steps"), id))
		return true;
	for (const struct node *p = pools ? pools->first : NULL; p; p = p->next)
		if (list_has_id(p, id))
			return true;
	return false;
}

static bool strings_hold(const struct strings *list, const char *s)
{
	for (size_t i = 0; i < list->count; i++) {
		if (list->items[i] && strcmp(list->items[i], s) == 0)
			return true;
	}
	return false;
}

static void check_name(
	const struct names *in, enum field_ref ref, const struct node *at)
{
	const char *what = NULL;
	bool known = true;

	if (at->kind != NODE_SCALAR || !id_valid(at->text))
		return; /* told by the binder */
	switch (ref) {
	case REF_OBJECTIVE:
		what = N_("objective");
		known = module_objective(in->module, at->text) != NULL;
		break;
	case REF_MISCONCEPTION:
		what = N_("misconception");
		known = module_misconception(in->module, at->text) != NULL;
		break;
	case REF_STEP:
		what = N_("step");
		known = step_known(in->root, at->text);
		break;
	case REF_UNIT:
		what = N_("unit");
		known = strings_hold(&in->module->units, at->text);
		break;
	case REF_NONE:
	case REF_OPTION:
		break;
	}
	if (!known)
		faults_add(in->faults, RULE_REF_UNKNOWN, at->at, what, at->text,
			NULL);
}

static void check_names(const struct names *in, const struct shape *shape,
	const struct node *at);

static void check_field_names(
	const struct names *in, const struct field *f, const struct node *at)
{
	if (f->kind == FIELD_REF) {
		check_name(in, f->ref, at);
	} else if (f->kind == FIELD_STRUCT) {
		check_names(in, f->of, at);
	} else if (f->kind == FIELD_LIST || f->kind == FIELD_MAP) {
		if (f->of)
			for (const struct node *n = at->first; n; n = n->next)
				check_names(in, f->of, n);
		else if (f->each == FIELD_REF && at->kind == NODE_SCALAR)
			check_name(in, f->ref, at);
		else if (f->each == FIELD_REF)
			for (const struct node *n = at->first; n; n = n->next)
				check_name(in, f->ref, n);
	}
}

/* Every reference below at, by the tables. */
static void check_names(const struct names *in, const struct shape *shape,
	const struct node *at)
{
	const struct variant_row *row = variant_of(shape, at);
	const struct field *f;

	if (at->kind != NODE_MAP) {
		f = shape->shorthand ? shape_field(shape, shape->shorthand) :
				       NULL;
		if (f)
			check_field_names(in, f, at);
		return;
	}
	for (const struct node *n = at->first; n; n = n->next) {
		if (row && row->nested && strcmp(n->key, row->word) == 0) {
			check_names(in, row->body, n);
			continue;
		}
		f = bind_field(shape, row, n->key);
		if (f)
			check_field_names(in, f, n);
	}
}

/* The first line that says something: "## Title" gives "Title". */
static const char *label_of(struct arena *arena, const struct step *s)
{
	const struct read_body *read = s->body;
	const char *text = s->type == QUESTION_READ ? read->text : s->prompt;
	const char *end;

	if (s->title)
		return s->title;
	if (!text)
		return s->id ? s->id : "";
	text += strspn(text, " \n");
	end = text + strcspn(text, "\n");
	return layout_plain(
		arena, arena_strndup(arena, text, (size_t)(end - text)), 0);
}

struct seen_id {
	const char *id;
	int line;
};

struct step_check {
	struct unit *unit;
	struct arena *arena;
	struct faults *faults;
	struct seen_id *seen;
	size_t count, room;
	const char *file; /* where the source's nodes stand */
	bool translated;
};

static void check_id(
	struct step_check *c, const struct step *s, const struct node *at)
{
	const struct node *id = node_get(at, "id");
	char line[16];

	if (!s->id || !id)
		return;
	for (size_t i = 0; i < c->count; i++) {
		if (strcmp(c->seen[i].id, s->id) == 0) {
			snprintf(line, sizeof(line), "%d", c->seen[i].line);
			faults_add(c->faults, RULE_ID_TWICE, id->at, s->id,
				line, NULL);
			return;
		}
	}
	if (c->count < c->room)
		c->seen[c->count++] = (struct seen_id){s->id, id->at.line};
}

static void finish_step(
	struct step_check *c, struct step *s, const struct node *at)
{
	const struct question_type *type = question_of(s);
	size_t before = c->faults->count;

	if (s->type == QUESTION_COUNT)
		s->draw = s->body;
	if (!type)
		return;
	check_id(c, s, at);
	if (s->tries == INTEGER_ABSENT)
		s->tries = c->unit->kind == UNIT_LESSON ? 3 : 1;
	if (type->check && !faults_any_error(c->faults, before))
		type->check(s, at, c->faults);
	s->label = label_of(c->arena, s);
	s->untranslated =
		c->translated && translate_missing(&step_shape, at, c->file);
	if (!s->id || faults_any_error(c->faults, before))
		return;
	shape_digest(&step_shape, s, FIELD_MARKS, s->rev);
	shape_digest(&step_shape, s, FIELD_TEXT, s->of);
	s->of[8] = '\0';
	memmove(s->of + 1, s->of, 7);
	s->of[0] = 'h';
}

static void finish_steps(struct step_check *c, struct step *items,
	size_t count, const struct node *list, bool pool)
{
	const struct node *n = list->first;

	for (size_t i = 0; i < count && n; i++, n = n->next) {
		finish_step(c, &items[i], n);
		if (pool && items[i].type == QUESTION_READ)
			faults_add(c->faults, RULE_POOL_READ, n->at, "read",
				NULL, NULL);
		if (pool && items[i].type == QUESTION_COUNT)
			faults_add(c->faults, RULE_POOL_READ, n->at, "draw",
				NULL, NULL);
	}
}

static void finish_all(struct step_check *c, const struct node *root)
{
	struct unit *u = c->unit;
	const struct node *steps = node_get(root, "steps");
	const struct node *pools = node_get(root, "pools");
	const struct node *p = pools ? pools->first : NULL;

	c->room = u->steps.count;
	for (size_t i = 0; i < u->pools.count; i++)
		c->room += u->pools.items[i].questions.count;
	c->seen = arena_array(c->arena, c->room, sizeof(*c->seen));
	if (u->steps.count > 0)
		finish_steps(
			c, u->steps.items, u->steps.count, steps, false);
	else if (u->kind != UNIT_BANK)
		faults_add(c->faults, RULE_STEPS_NONE,
			steps ? steps->at : root->at, NULL, NULL, NULL);
	if (u->steps.count > 0 && u->kind == UNIT_BANK)
		faults_add(c->faults, RULE_BANK_STEPS, steps->at, NULL, NULL,
			NULL);
	for (size_t i = 0; i < u->pools.count && p; i++, p = p->next) {
		const struct node *list = p->kind == NODE_MAP ?
			node_get(p, "questions") : p;

		if (list)
			finish_steps(c, u->pools.items[i].questions.items,
				u->pools.items[i].questions.count, list, true);
	}
}

static void check_version(
	const struct node *root, int format, struct faults *faults)
{
	const struct node *at = node_get(root, "sabaq");

	if (at && at->kind == NODE_SCALAR && format != INTEGER_ABSENT &&
		format != UNIT_FORMAT)
		faults_add(faults, RULE_VERSION, at->at, at->text, NULL, NULL);
}

struct unit *unit_load(struct arena *arena, const struct node *root,
	const char *id, const struct module *module, struct faults *faults)
{
	struct unit *u = arena_alloc(arena, sizeof(*u));
	struct binder binder = {arena, faults};
	struct names names = {module, root, faults};
	struct step_check check = {
		.unit = u,
		.arena = arena,
		.faults = faults,
		.file = root->at.file,
		.translated = strcmp(module->shown, module->language) != 0,
	};
	size_t before = faults->count;

	bind_node(&binder, &unit_shape, root, u);
	u->id = id;
	u->language = module->language;
	u->module = module;
	u->source = u;
	check_version(root, u->format, faults);
	if (root->kind == NODE_MAP && u->kind >= 0) {
		check_names(&names, &unit_shape, root);
		finish_all(&check, root);
	}
	return faults_any_error(faults, before) ? NULL : u;
}

static void check_units(const struct module *m, const struct node *root,
	struct faults *faults)
{
	const struct node *units = node_get(root, "units");
	const struct node *n = units ? units->first : NULL;

	for (size_t i = 0; i < m->units.count && n; i++, n = n->next) {
		struct strings before = {m->units.items, i};

		if (m->units.items[i] &&
			strings_hold(&before, m->units.items[i]))
			faults_add(faults, RULE_UNIT_TWICE, n->at,
				m->units.items[i], NULL, NULL);
	}
}

struct module *module_load(struct arena *arena, const struct node *root,
	const char *name, struct faults *faults)
{
	struct module *m = arena_alloc(arena, sizeof(*m));
	struct binder binder = {arena, faults};
	const struct node *id = node_get(root, "id");
	size_t before = faults->count;

	bind_node(&binder, &module_shape, root, m);
	m->shown = m->language;
	check_version(root, m->format, faults);
	if (m->id && strcmp(m->id, name) != 0)
		faults_add(faults, RULE_MODULE_NAME, id->at, m->id, name, NULL);
	check_units(m, root, faults);
	return faults_any_error(faults, before) ? NULL : m;
}
