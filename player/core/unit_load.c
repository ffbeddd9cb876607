#include "core/unit_load.h"

#include <stdio.h>
#include <string.h>

#include "core/bind_scalar.h"
#include "core/layout.h"
#include "core/question.h"
#include "core/read.h"
#include "core/rules.h"
#include "core/shape_digest.h"
#include "core/translate.h"
#include "core/unit_loss.h"
#include "core/unit_names.h"
#include "core/veil.h"

bool faults_any_error(const struct faults *faults, size_t from)
{
	if (faults->count >= FAULTS_MAX)
		return true; /* one may have been left out */
	for (size_t i = from; i < faults->count; i++) {
		if (rule_texts[faults->items[i].rule].level == RULE_ERROR)
			return true;
	}
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

/*
 * A line, or a heading, in which there is nothing for Markdown to do: most
 * are like that, and to parse them all would be felt. NULL for others.
 */
static const char *plain_label(struct arena *arena, const char *line, size_t n)
{
	size_t marks = strspn(line, "#");

	if (marks > 6 || (marks > 0 && line[marks] != ' '))
		return NULL;
	line += marks;
	n -= marks;
	while (n > 0 && *line == ' ') {
		line++;
		n--;
	}
	while (n > 0 && line[n - 1] == ' ')
		n--;
	if (n == 0 || strchr("-+=0123456789", *line) ||
		strcspn(line, "*_`[]<>&\\~|#:\t\xc2") < n)
		return NULL;
	return arena_strndup(arena, line, n);
}

/* The first line that says something: "## Title" gives "Title". */
static const char *label_of(struct arena *arena, const struct step *s)
{
	const struct read_body *read = s->body;
	const char *line = s->type == QUESTION_READ ? read->text : s->prompt;
	bool fenced = false;

	if (s->title)
		return s->title;
	while (*line) {
		size_t n = strcspn(line, "\n"), in = strspn(line, " ");

		if (strncmp(line + in, "```", 3) == 0) {
			fenced = !fenced;
		} else if (!fenced && in < n) {
			const char *label = plain_label(arena, line, n);

			if (!label)
				label = layout_plain(arena,
					arena_strndup(arena, line, n), 0);
			if (*label)
				return label;
		}
		line += n + (line[n] == '\n');
	}
	return s->id;
}

struct step_check {
	struct unit *unit;
	struct arena *arena;
	struct faults *faults;
	const char *file; /* where the source's nodes stand */
	bool translated;
};

static void finish_step(
	struct step_check *c, struct step *s, const struct node *at)
{
	const struct question_type *type = question_of(s);
	size_t before = c->faults->count;

	if (s->type == QUESTION_COUNT)
		s->draw = s->body;
	if (!type || s->faulty)
		return;
	if (s->tries == INTEGER_ABSENT)
		s->tries = c->unit->kind == UNIT_LESSON ? LESSON_TRIES : 1;
	if (type->check)
		type->check(s, at, c->faults);
	if (faults_any_error(c->faults, before))
		return;
	s->label = label_of(c->arena, s);
	s->untranslated =
		c->translated && translate_missing(&step_shape, at, c->file);
}

void step_rev(const struct step *s, char rev[9])
{
	/* What marks it is not here. */
	if (s->type == QUESTION_VEILED) {
		rev[0] = '\0';
		return;
	}
	shape_digest(&step_shape, s, FIELD_MARKS, rev);
}

void step_of(const struct step *s, char of[9])
{
	char digest[9];

	shape_digest(&step_shape, s, FIELD_TEXT, digest);
	of[0] = 'h'; /* or YAML would take some of them for numbers */
	memcpy(of + 1, digest, 7);
	of[8] = '\0';
}

/*
 * Of an objective that there is not, as was told, it is not known which was
 * meant: as where it could not be bound.
 */
static void drop_objective(const struct step_check *c, struct step *s)
{
	const struct module *m = c->unit->module;
	const char *id = s->draw ? s->draw->objective : s->objective;

	if (!id || m->unread || module_objective(m, id))
		return;
	s->objective = NULL;
	s->faulty = true;
}

static void finish_steps(struct step_check *c, struct step *items, size_t count,
	const struct node *list, bool pool)
{
	const struct node *n = list->first;

	for (size_t i = 0; i < count && n; i++, n = n->next) {
		finish_step(c, &items[i], n);
		drop_objective(c, &items[i]);
		if (pool && items[i].type == QUESTION_READ && items[i].body)
			faults_add(c->faults, RULE_POOL_READ, n->at, "read",
				NULL, NULL);
		if (pool && items[i].type == QUESTION_COUNT)
			faults_add(c->faults, RULE_POOL_READ, n->at, "draw",
				NULL, NULL);
	}
}

/* Whether a unit of this kind may have the steps that it has, or none. */
static void check_steps(const struct step_check *c, const struct node *root)
{
	const struct field *field = shape_field(&unit_shape, "steps");
	const struct node *steps = node_get(root, field->name);
	bool none = steps && steps->kind == NODE_LIST && steps->count == 0;

	if (c->unit->kind == ABSENT)
		return; /* it may be any */
	if (c->unit->kind == UNIT_BANK) {
		if (steps)
			faults_add(c->faults, RULE_BANK_STEPS, steps->key_at,
				NULL, NULL, NULL);
		return;
	}
	if (!steps)
		none = !bind_misspelt(&unit_shape, field->name, root);
	if (none && !root->mended)
		faults_add(c->faults, RULE_STEPS_NONE,
			steps ? steps->key_at : root->at, NULL, NULL, NULL);
}

static void finish_all(struct step_check *c, const struct node *root)
{
	struct unit *u = c->unit;
	const struct node *steps = node_get(root, "steps");
	const struct node *pools = node_get(root, "pools");
	const struct node *p = pools ? pools->first : NULL;

	check_steps(c, root);
	if (steps)
		finish_steps(c, u->steps.items, u->steps.count, steps, false);
	for (size_t i = 0; i < u->pools.count && p; i++, p = p->next) {
		const struct pool *pool = &u->pools.items[i];
		const struct node *list = pool_list(p);

		if (list)
			finish_steps(c, pool->questions.items,
				pool->questions.count, list, true);
	}
}

void unit_check_version(
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
	struct binder binder = { arena, faults };
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
	unit_check_version(root, u->format, faults);
	if (root->kind == NODE_MAP) {
		bool lossy = unit_find_losses(u, root, faults, before);

		unit_check_names(root, module, !lossy, faults);
		finish_all(&check, root);
	}
	u->faulty = faults_any_error(faults, before);
	return u;
}

static void check_units(
	const struct module *m, const struct node *root, struct faults *faults)
{
	const struct node *units = node_get(root, "units");
	const struct node *n = units;

	if (units && units->kind == NODE_LIST)
		n = units->first;
	if (m->units.count > UNITS_MAX)
		return; /* told of, and each would be compared with each */
	for (size_t i = 0; i < m->units.count && n; i++, n = n->next) {
		struct strings before = { m->units.items, i };
		const char *id = m->units.items[i];

		if (!id)
			continue;
		if (strings_hold(&before, id))
			faults_add(
				faults, RULE_UNIT_TWICE, n->at, id, NULL, NULL);
		if (strcmp(id, "module") == 0)
			faults_add(
				faults, RULE_UNIT_NAME, n->at, id, NULL, NULL);
	}
}

struct module *module_load(struct arena *arena, const struct node *root,
	const char *name, struct faults *faults)
{
	struct module *m = arena_alloc(arena, sizeof(*m));
	struct binder binder = { arena, faults };
	const struct node *id = node_get(root, "id");
	const struct node *language = node_get(root, "language");
	size_t before = faults->count;

	bind_node(&binder, &module_shape, root, m);
	m->shown = m->language;
	unit_check_version(root, m->format, faults);
	if (m->id && strcmp(m->id, name) != 0)
		faults_add(faults, RULE_MODULE_NAME, id->at, m->id, name, NULL);
	if (m->language && (!language_valid(m->language) ||
				   language_of_country(m->language)))
		faults_add(faults, RULE_LANGUAGE, language->at, m->language,
			NULL, NULL);
	check_units(m, root, faults);
	return faults_any_error(faults, before) ? NULL : m;
}
