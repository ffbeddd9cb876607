#include "report/items_lint.h"

#include <stdio.h>
#include <string.h>

#include "core/lint.h"
#include "core/option.h"
#include "core/unit_load.h"

/* From where on something is told, see figures in items.h. */
#define STRONG_LEAST 0.2 /* the weakest are that much better */
#define STRONG_ERRORS 1.3 /* and by that many standard errors */
#define HARDER_LEAST 0.25 /* fewer are right, and as many beyond their rest */
#define HARDER_ERRORS 1.65

struct telling {
	struct items *items;
	struct items_told *told;
	struct lint *lint;
	const struct lint_unit *unit; /* the source */
	const struct lint_step *step;
	const struct item_view *view;
};

enum { WORDS = 24 };

static void tell(const struct telling *t, enum rule rule, struct place at,
	const char *const args[FAULT_ARGS])
{
	faults_add(t->lint->faults, (int)rule, at, args[0], args[1], args[2]);
}

/* --- options ----------------------------------------------------------- */

static void look_at_options(const struct telling *t)
{
	const struct step *s = t->step->step;
	const struct options *options = s->body;
	const struct node *n = lint_first(node_get(t->step->at, "options"));
	char people[WORDS];

	if ((s->type != QUESTION_CHOICE && s->type != QUESTION_CHOICES) ||
		t->view->count < ITEM_LEAST)
		return;
	snprintf(people, sizeof(people), "%zu", t->view->count);
	for (size_t i = 0; i < options->list.count && n; i++) {
		const struct option *o = &options->list.items[i];

		if (o->correct != YES && item_given(t->view, o->id) == 0)
			tell(t, RULE_LOG_UNUSED, n->at,
				(const char *[]){ o->text, people, NULL });
		n = lint_next(node_get(t->step->at, "options"), n);
	}
}

/* --- who is right ------------------------------------------------------ */

/* Whether d is at least that much, and that many standard errors. */
static bool is_sure(double d, double least, double variance, double errors)
{
	return d >= least && d * d >= errors * errors * variance;
}

static void look_at_groups(const struct telling *t)
{
	struct item_groups g;
	char people[WORDS], upper[WORDS], lower[WORDS];

	if (!item_groups(t->view, &g) ||
		!is_sure(g.lower - g.upper, STRONG_LEAST, g.variance,
			STRONG_ERRORS))
		return;
	snprintf(people, sizeof(people), "%zu", g.people);
	snprintf(upper, sizeof(upper), "%.0f %%", g.upper * 100);
	snprintf(lower, sizeof(lower), "%.0f %%", g.lower * 100);
	tell(t, RULE_LOG_STRONG, t->step->step->at,
		(const char *[]){ people, upper, lower });
}

/* --- languages --------------------------------------------------------- */

/* The step in that language, else in its own. */
static struct place translated(const struct telling *t, const char *language)
{
	const struct lint *l = t->lint;

	for (size_t i = 0; i < l->count; i++) {
		const struct lint_unit *u = &l->units[i];

		if (strcmp(u->unit->id, t->unit->unit->id) != 0 ||
			strcmp(u->unit->language, language) != 0)
			continue;
		for (size_t k = 0; k < u->count; k++) {
			const struct lint_step *s = &u->steps[k];
			const struct node *text = node_get(s->at, "prompt");

			if (strcmp(s->step->id, t->step->step->id) == 0)
				return text ? text->at : s->at->at;
		}
	}
	return t->step->step->at;
}

static void look_at_languages(const struct telling *t)
{
	struct item_language l;
	double fewer;
	char own[2 * WORDS], others[2 * WORDS];

	if (!item_language(t->view, &l))
		return;
	fewer = (double)l.other_right / (double)l.other_people -
		(double)l.right / (double)l.people;
	if (fewer < HARDER_LEAST ||
		!is_sure(l.harder, HARDER_LEAST, l.variance, HARDER_ERRORS))
		return;
	snprintf(own, sizeof(own), "%zu/%zu", l.right, l.people);
	snprintf(others, sizeof(others), "%zu/%zu", l.other_right,
		l.other_people);
	tell(t, RULE_LOG_LANGUAGE, translated(t, l.language),
		(const char *[]){ l.language, own, others });
}

/* --- questions --------------------------------------------------------- */

/* Draws bring in steps of other units. */
static bool has_draw(const struct unit *u)
{
	for (size_t i = 0; i < u->steps.count; i++) {
		if (u->steps.items[i].draw)
			return true;
	}
	return false;
}

static bool can_meet(const struct unit *u, const struct step *s)
{
	for (size_t i = 0; i < u->all_count; i++) {
		if (u->all[i] == s)
			return true;
	}
	return false;
}

/* The units in which a question of u is met; returns their number. */
static size_t find_units(struct lint *l, const struct lint_unit *u,
	const struct step *s, const char **units)
{
	size_t count = 0;

	units[count++] = u->unit->id;
	for (size_t i = 0; i < l->count; i++) {
		const struct unit *other = l->units[i].unit;

		if (l->units[i].source && other != u->unit && has_draw(other) &&
			can_meet(other, s))
			units[count++] = other->id;
	}
	return count;
}

static void look_at_step(struct telling *t)
{
	struct lint *l = t->lint;
	const struct step *s = t->step->step;
	const char **units = arena_array(l->arena, l->count, sizeof(*units));
	char rev[9];
	struct item_question q = { .module = l->module->id,
		.units = units,
		.unit_count = find_units(l, t->unit, s, units),
		.step = s->id,
		.rev = rev };
	struct item_view view;

	step_rev(s, rev);
	items_view(t->items, &q, &view);
	t->view = &view;
	if (t->told) {
		t->told->answers += view.count;
		t->told->old += view.old;
	}
	look_at_options(t);
	look_at_groups(t);
	look_at_languages(t);
	item_view_release(&view);
}

static void look(struct lint *l, void *context)
{
	struct telling *t = context;

	t->lint = l;
	for (size_t i = 0; i < l->count && !l->module->unread; i++) {
		t->unit = &l->units[i];
		for (size_t k = 0; k < t->unit->count && t->unit->source; k++) {
			t->step = &t->unit->steps[k];
			if (question_graded(t->step->step))
				look_at_step(t);
		}
	}
}

void items_lint(struct items *it, struct folder *f, struct faults *faults,
	struct items_told *told)
{
	struct telling t = { .items = it, .told = told };

	lint_visit(f, faults, look, &t);
}
