#include "core/unit_names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/bind.h"
#include "core/rules.h"

struct named {
	const char *id;
	struct place at; /* of the id */
};

struct names {
	const struct module *module;
	struct faults *faults;
	struct named *steps; /* sorted; a hostile file may have many */
	size_t count, room;
	bool all; /* none is missing that there was meant to be */
};

/* --- ids of steps ----------------------------------------------------- */

/* Steps whose id is damaged may be those that others refer to. */
static void gather(struct names *in, const struct node *list)
{
	for (const struct node *n = list ? list->first : NULL; n; n = n->next) {
		const struct node *id = node_get(n, "id");

		if (!id && node_get(n, "draw"))
			continue;
		if (!id || id->kind != NODE_SCALAR || id->mended ||
			!id_valid(id->text)) {
			in->all = false;
			continue;
		}
		in->steps = mem_grow(
			in->steps, &in->room, in->count, sizeof(*in->steps));
		in->steps[in->count++] = (struct named){ id->text, id->at };
	}
}

static int by_id(const void *a, const void *b)
{
	const struct named *left = a, *right = b;
	int order = strcmp(left->id, right->id);

	if (order == 0)
		order = left->at.line - right->at.line;
	return order ? order : left->at.column - right->at.column;
}

static void gather_all(struct names *in, const struct node *root)
{
	const struct node *pools = node_get(root, "pools");
	const struct node *p = pools ? pools->first : NULL;

	gather(in, node_get(root, "steps"));
	for (; p; p = p->next)
		gather(in, p->kind == NODE_MAP ? node_get(p, "questions") : p);
	if (in->count > 1)
		qsort(in->steps, in->count, sizeof(*in->steps), by_id);
}

static void check_twins(const struct names *in)
{
	const struct named *first = in->steps;

	for (size_t i = 1; i < in->count; i++) {
		const struct named *s = &in->steps[i];
		char line[16];

		if (strcmp(first->id, s->id) != 0) {
			first = s;
			continue;
		}
		snprintf(line, sizeof(line), "%d", first->at.line);
		faults_add(in->faults, RULE_ID_TWICE, s->at, s->id, line, NULL);
	}
}

static int by_id_alone(const void *id, const void *named)
{
	return strcmp(id, ((const struct named *)named)->id);
}

static bool step_known(const struct names *in, const char *id)
{
	return !in->all ||
	       (in->count > 0 && bsearch(id, in->steps, in->count,
					 sizeof(*in->steps), by_id_alone));
}

/* --- references ------------------------------------------------------- */

static bool unit_known(const struct names *in, const char *id)
{
	const struct strings *units = &in->module->units;

	for (size_t i = 0; i < units->count; i++) {
		if (strcmp(units->items[i], id) == 0)
			return true;
	}
	return false;
}

static void check_name(
	const struct names *in, enum field_ref ref, const struct node *at)
{
	const char *what = NULL;
	bool known = true;

	if (at->kind != NODE_SCALAR || at->mended || !id_valid(at->text))
		return; /* told by the binder */
	if (in->module->unread && ref != REF_STEP)
		return; /* it may well be known */
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
		known = step_known(in, at->text);
		break;
	case REF_UNIT:
		what = N_("unit");
		known = unit_known(in, at->text);
		break;
	case REF_NONE:
		break;
	}
	if (!known)
		faults_add(in->faults, RULE_REF_UNKNOWN, at->at, what, at->text,
			NULL);
}

static void check_names(const struct names *in, const struct shape *shape,
	const struct node *at);

static void check_field(
	const struct names *in, const struct field *f, const struct node *at)
{
	if (f->kind == FIELD_REF) {
		check_name(in, f->ref, at);
	} else if (f->kind == FIELD_STRUCT) {
		check_names(in, f->of, at);
	} else if ((f->kind == FIELD_LIST || f->kind == FIELD_MAP) && f->of) {
		for (const struct node *n = at->first; n; n = n->next)
			check_names(in, f->of, n);
	} else if (f->kind == FIELD_LIST && f->each == FIELD_REF) {
		if (at->kind == NODE_SCALAR)
			check_name(in, f->ref, at);
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
		f = shape->shorthand ? shape_field(shape, shape->shorthand)
				     : NULL;
		if (f)
			check_field(in, f, at);
		return;
	}
	for (const struct node *n = at->first; n; n = n->next) {
		if (row && row->nested && strcmp(n->key, row->word) == 0) {
			check_names(in, row->body, n);
			continue;
		}
		f = bind_field(shape, row, n->key);
		if (f)
			check_field(in, f, n);
	}
}

void unit_check_names(const struct node *root, const struct module *module,
	bool all, struct faults *faults)
{
	struct names in = { .module = module, .faults = faults, .all = all };

	gather_all(&in, root);
	check_twins(&in);
	check_names(&in, &unit_shape, root);
	free(in.steps);
}
