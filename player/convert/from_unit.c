#include "convert/from_unit.h"

#include <stdlib.h>
#include <string.h>

#include "convert/from_step.h"
#include "core/layout.h"
#include "core/question.h"

static void put_category(struct giving *g, const char *pool)
{
	const char *title =
		layout_plain(g->file->arena, g->unit->title, LAYOUT_SHORT);
	struct buf b = { 0 };

	buf_adds(&b, "$course$/top/");
	for (const char *s = title; *s; s++) {
		if (*s == '/')
			buf_addc(&b, '/');
		buf_addc(&b, *s);
	}
	if (pool)
		buf_addf(&b, "/%s", pool);
	moodle_add(g->file, MOODLE_CATEGORY, 1)->name =
		arena_strdup(g->file->arena, buf_str(&b));
	buf_release(&b);
}

/* What is drawn from pools of its own is in the file anyway. */
static void note_draw(struct giving *g, const struct draw *d)
{
	for (size_t i = 0; i < d->from.count; i++) {
		bool own = false;

		for (size_t k = 0; k < g->unit->pools.count; k++)
			own |= strcmp(g->unit->pools.items[k].name,
				       d->from.items[i]) == 0;
		if (!own)
			giving_note(
				g, NOTE_DRAW_UNSAID, d->from.items[i], NULL);
	}
}

static void put_steps(struct giving *g, const struct step *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		g->step = &items[i];
		if (items[i].type == QUESTION_COUNT)
			note_draw(g, items[i].body);
		else
			giving_step(g);
	}
	g->step = NULL;
}

/* All that the unit itself says but its title. */
static void note_unit(struct giving *g)
{
	struct view v = view_of(&unit_shape, g->unit, g->seen);
	struct buf names = { 0 };

	g->seen->count = 0;
	view_text(v, "title");
	view_int(v, "sabaq");
	g->seen->at[g->seen->count++] = &g->unit->steps;
	g->seen->at[g->seen->count++] = &g->unit->pools;
	view_unread(v, g->unit, false, &names);
	if (names.len > 0)
		moodle_note(
			g->file, NOTE_UNIT_UNSAID, 1, buf_str(&names), NULL);
	buf_release(&names);
}

void unit_to(struct moodle_file *f, const struct unit *u)
{
	struct view_seen *seen = xcalloc(1, sizeof(*seen));
	struct giving g = { .file = f, .unit = u, .seen = seen };

	note_unit(&g);
	if (u->steps.count > 0)
		put_category(&g, NULL);
	put_steps(&g, u->steps.items, u->steps.count);
	for (size_t i = 0; i < u->pools.count; i++) {
		const struct pool *p = &u->pools.items[i];

		put_category(&g, p->name);
		put_steps(&g, p->questions.items, p->questions.count);
	}
	free(seen);
}
