#include "convert/to_unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "convert/grow.h"
#include "convert/html.h"
#include "convert/to_step.h"
#include "core/new_text.h"
#include "core/node.h"
#include "core/unit_load.h"

enum {
	PATH_PARTS = 12,
	POOL_MAX = 1000, /* as in the table of core/unit_fields.c */
};

/* A category: the parts of its path below "top", and what is in it. */
struct group {
	const char *path;
	const char *parts[PATH_PARTS];
	size_t depth;
	const char *pool;
	int line;
	struct node *steps;
};

struct making {
	struct maker maker;
	struct moodle_file *file;
	struct faults *faults;
	struct group *groups;
	size_t group_count, group_room;
	struct strings ids; /* taken */
	size_t id_room;
	size_t kept, number;
};

static const struct module no_module = { .format = UNIT_FORMAT,
	.id = "m",
	.language = "en",
	.shown = "en",
	.unread = true };

static struct place first_line(const struct making *m)
{
	return (struct place){ .file = m->file->name, .line = 1, .column = 1 };
}

static void put(struct making *m, struct node *map, const char *key,
	const char *word, bool plain)
{
	grow_put(map, key, grow_text(m->file->arena, map->at, word, plain));
}

/* ---- categories ---- */

/* "$course$/top/A/B": "/" divides, "//" is a slash; in the arena. */
static void split_path(struct making *m, struct group *g)
{
	const char *s = g->path;

	while (*s && g->depth < PATH_PARTS) {
		struct buf part = { 0 };
		const char *text;

		for (; *s && !(s[0] == '/' && s[1] != '/'); s++) {
			buf_addc(&part, *s);
			s += s[0] == '/';
		}
		s += *s == '/';
		text = buf_str(&part);
		if (part.len > 0 &&
			!(g->depth == 0 &&
				(text[0] == '$' || strcmp(text, "top") == 0)))
			g->parts[g->depth++] =
				arena_strdup(m->file->arena, text);
		buf_release(&part);
	}
}

static struct group *add_group(struct making *m, const char *path, int line)
{
	struct group *g;

	for (size_t i = 0; i < m->group_count; i++) {
		if (strcmp(m->groups[i].path, path) == 0)
			return &m->groups[i];
	}
	m->groups =
		mem_grow(m->groups, &m->group_room, m->group_count, sizeof(*g));
	g = &m->groups[m->group_count++];
	*g = (struct group){ .path = path, .line = line };
	split_path(m, g);
	g->steps = grow_node(m->file->arena, NODE_LIST,
		(struct place){ m->file->name, line, 1 });
	return g;
}

/* ---- ids and titles ---- */

/* Empty where no letter of it can be written in an id. */
static const char *id_from(struct making *m, const char *text)
{
	struct buf b = { 0 };
	const char *id;

	new_id(&b, text);
	id = arena_strdup(m->file->arena, buf_str(&b));
	buf_release(&b);
	return id;
}

static bool is_taken(const struct making *m, const char *id)
{
	for (size_t i = 0; i < m->ids.count; i++) {
		if (strcmp(m->ids.items[i], id) == 0)
			return true;
	}
	return false;
}

/* wanted, or with a number behind it the first that is free. */
static const char *free_id(struct making *m, const char *wanted)
{
	char id[ID_CHARS + 16];

	snprintf(id, sizeof(id), "%s", wanted);
	for (int n = 2; is_taken(m, id); n++) {
		char tail[16];

		snprintf(tail, sizeof(tail), "-%d", n);
		snprintf(id, sizeof(id), "%.*s%s",
			(int)(ID_CHARS - strlen(tail)), wanted, tail);
	}
	m->ids.items = mem_grow(
		m->ids.items, &m->id_room, m->ids.count, sizeof(*m->ids.items));
	return m->ids.items[m->ids.count++] = arena_strdup(m->file->arena, id);
}

static const char *make_id(struct making *m, const struct moodle_question *q)
{
	char number[24];
	const char *id = "", *wanted = q->id ? q->id : q->name;

	m->number++;
	if (wanted)
		id = id_valid(wanted) ? wanted : id_from(m, wanted);
	if (!*id && q->name)
		id = id_from(m, q->name);
	snprintf(number, sizeof(number), "q%zu", m->number);
	id = free_id(m, *id ? id : number);
	if (q->id && strcmp(q->id, id) != 0)
		moodle_note(m->file, NOTE_ID_CHANGED, q->line, q->id, id);
	return id;
}

/* Plain, on one line; NULL where there is none. */
static const char *name_of(struct making *m, const struct moodle_question *q)
{
	struct moodle_text t = {
		.text = q->name, .format = MOODLE_PLAIN, .line = q->line
	};

	return q->name ? maker_short(&m->maker, &t) : NULL;
}

/* ---- questions ---- */

/* A unit of just this, to see what is wrong with it. */
static const struct step *probe(
	struct making *m, struct node *step, struct faults *faults)
{
	struct arena *arena = m->file->arena;
	struct node *root = grow_node(arena, NODE_MAP, step->at);
	struct node *steps = grow_node(arena, NODE_LIST, step->at);
	struct unit *u;

	put(m, root, "sabaq", "1", true);
	put(m, root, "kind", "quiz", true);
	put(m, root, "title", "T", true);
	grow_put(root, "steps", steps);
	grow_put(steps, NULL, step);
	u = unit_load(arena, root, "u", &no_module, faults);
	return u->faulty ? NULL : &u->steps.items[0];
}

/* The id stands first, then the title where the text does not say it. */
static void put_head(
	struct making *m, struct node *step, const char *id, const char *title)
{
	struct node *rest = step->first;
	size_t count = step->count;

	step->first = NULL;
	step->count = 0;
	put(m, step, "id", id, false);
	if (title)
		put(m, step, "title", title, false);
	step->first->next = title ? step->first->next : rest;
	if (title)
		step->first->next->next = rest;
	step->count += count;
}

static void take_question(
	struct making *m, struct group *g, const struct moodle_question *q)
{
	struct node *step = step_from(&m->maker, q);
	struct faults faults = { 0 };
	const char *name = name_of(m, q);
	const struct step *found;

	if (!step)
		return;
	put_head(m, step, "probe", NULL);
	found = probe(m, step, &faults);
	if (!found)
		moodle_note(m->file, NOTE_UNFIT, q->line,
			name ? name : q->stem.text, NULL);
	for (size_t i = 0; !found && i < faults.count; i++) {
		const struct fault *f = &faults.items[i];

		faults_add(m->faults, f->rule, f->at, f->args[0], f->args[1],
			f->args[2]);
	}
	if (found) {
		/* Moodle wants a name where our steps have their first line. */
		if (name && strcmp(q->name, found->label) == 0)
			name = NULL;
		grow_cut(step, "id");
		put_head(m, step, make_id(m, q), name);
		grow_put(g->steps, NULL, step);
		m->kept++;
	}
	faults_release(&faults);
}

static void take_questions(struct making *m, struct unit_made *out)
{
	size_t group = 0;

	add_group(m, "", 1);
	for (size_t i = 0; i < m->file->questions.count; i++) {
		const struct moodle_question *q = &m->file->questions.items[i];

		if (q->kind == MOODLE_CATEGORY) {
			group = (size_t)(add_group(m, q->name, q->line) -
					 m->groups);
			continue;
		}
		out->asked++;
		take_question(m, &m->groups[group], q);
	}
}

/* ---- the unit ---- */

static size_t count_used(const struct making *m, const struct group **one)
{
	size_t n = 0;

	for (size_t i = 0; i < m->group_count; i++) {
		if (m->groups[i].steps->count == 0)
			continue;
		*one = &m->groups[i];
		n++;
	}
	return n;
}

/* What all categories have in common, or the file's name. */
static const char *title_of(struct making *m)
{
	const struct group *first = NULL;
	const char *name = strrchr(m->file->name, '/');
	bool common = count_used(m, &first) > 0 && first->depth > 0;
	struct buf b = { 0 };
	struct moodle_text t = { .format = MOODLE_PLAIN, .line = 1 };

	for (size_t i = 0; i < m->group_count; i++) {
		const struct group *g = &m->groups[i];

		if (g->steps->count > 0 && common)
			common = g->depth > 0 &&
				 strcmp(g->parts[0], first->parts[0]) == 0;
	}
	name = name ? name + 1 : m->file->name;
	buf_add(&b, name,
		strcspn(name, ".") > 0 ? strcspn(name, ".") : strlen(name));
	t.text = common ? first->parts[0]
			: arena_strdup(m->file->arena, buf_str(&b));
	buf_release(&b);
	name = maker_short(&m->maker, &t);
	return name ? name : "Moodle";
}

static int kind_for(struct making *m)
{
	const struct group *one = NULL;
	size_t used = count_used(m, &one);

	return used > 1 || (used == 1 && one->depth > 1) ||
			       m->kept > UNIT_STEPS_MAX
		       ? UNIT_BANK
		       : UNIT_QUIZ;
}

static void put_steps(struct making *m, struct node *root)
{
	struct node *all = grow_node(m->file->arena, NODE_LIST, first_line(m));

	for (size_t i = 0; i < m->group_count; i++) {
		struct node *n = m->groups[i].steps->first, *next;

		for (; n; n = next) {
			next = n->next;
			grow_put(all, NULL, n);
		}
	}
	grow_put(root, "steps", all);
}

static bool is_read(const struct node *step)
{
	return strcmp(node_get(step, "type")->text, "read") == 0;
}

/* A bank holds questions only. */
static void drop_texts(struct making *m, struct group *g)
{
	struct node *n = g->steps->first, *next;

	g->steps->first = NULL;
	g->steps->count = 0;
	for (; n; n = next) {
		next = n->next;
		if (!is_read(n)) {
			grow_put(g->steps, NULL, n);
			continue;
		}
		moodle_note(m->file, NOTE_DESCRIPTION_POOL, n->at.line,
			node_get(n, "id")->text, NULL);
		m->kept--;
	}
}

/* The first questions of a group, as many as a pool may hold. */
static struct node *take_some(struct making *m, struct group *g)
{
	struct node *list = grow_node(m->file->arena, NODE_LIST, g->steps->at);
	struct node *last = g->steps->first;

	list->first = last;
	for (list->count = 1; list->count < POOL_MAX && last->next;
		list->count++)
		last = last->next;
	g->steps->first = last->next;
	g->steps->count -= list->count;
	last->next = NULL;
	return list;
}

/* A category is a pool, or several where one cannot hold it. */
static void put_pool(struct making *m, struct node *pools, struct group *g)
{
	const char *last = g->depth > 0 ? g->parts[g->depth - 1] : "";
	const char *wanted = id_from(m, last);

	drop_texts(m, g);
	while (g->steps->count > 0) {
		const char *name = free_id(m, *wanted ? wanted : "questions");

		if (strcmp(name, last) != 0 && *last)
			moodle_note(m->file, NOTE_CATEGORY_NAME, g->line, last,
				name);
		grow_put(pools, name, take_some(m, g));
	}
}

static void put_pools(struct making *m, struct node *root)
{
	struct node *pools = grow_node(m->file->arena, NODE_MAP, first_line(m));

	m->ids.count = 0; /* pools have names of their own */
	for (size_t i = 0; i < m->group_count; i++)
		put_pool(m, pools, &m->groups[i]);
	grow_put(root, "pools", pools);
}

static void make_unit(
	struct making *m, struct unit_made *out, const char *id, int kind)
{
	static const char *const words[] = { [UNIT_LESSON] = "lesson",
		[UNIT_QUIZ] = "quiz",
		[UNIT_BANK] = "bank" };
	struct node *root = grow_node(m->file->arena, NODE_MAP, first_line(m));

	if (kind == KIND_ANY)
		kind = kind_for(m);
	if (kind != UNIT_BANK && m->kept > UNIT_STEPS_MAX) {
		out->most = UNIT_STEPS_MAX;
		return;
	}
	put(m, root, "sabaq", "1", true);
	put(m, root, "kind", words[kind], true);
	put(m, root, "title", title_of(m), false);
	if (kind == UNIT_BANK)
		put_pools(m, root);
	else
		put_steps(m, root);
	if (m->kept > 0)
		out->unit = unit_load(
			m->file->arena, root, id, &no_module, m->faults);
	if (out->unit && out->unit->faulty)
		out->unit = NULL;
}

void unit_from(struct unit_made *out, struct moodle_file *f, const char *id,
	int kind, const struct catalogue *words, struct faults *faults)
{
	struct making m = {
		.maker = { f, words }, .file = f, .faults = faults
	};

	*out = (struct unit_made){ 0 };
	take_questions(&m, out);
	if (m.kept > 0)
		make_unit(&m, out, id, kind);
	out->kept = m.kept;
	free(m.groups);
	free(m.ids.items);
}
