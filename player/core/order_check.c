/* What can be wrong with a question of type order. */
#include <stdio.h>
#include <string.h>

#include "core/option.h"
#include "core/order.h"
#include "core/rules.h"

struct check {
	const struct order_body *body;
	struct things things;
	struct faults *faults;
};

static void join(struct buf *out, const char *id)
{
	buf_addf(out, "%s%s", out->len > 0 ? ", " : "", id);
}

static void unknown(
	const struct check *c, const struct node *at, const char *id)
{
	struct buf known = { 0 };

	for (size_t i = 0; i < c->things.count; i++)
		join(&known, c->things.picks[i].id);
	faults_add(c->faults, RULE_ORDER_UNKNOWN, at->at, id, buf_str(&known),
		NULL);
	buf_release(&known);
}

/* Whether every id is known and stands once. */
static bool check_ids(
	const struct check *c, const struct strings *ids, const struct node *at)
{
	const struct node *n = at->kind == NODE_LIST ? at->first : at;
	size_t before = c->faults->count;
	struct strings earlier = { ids->items, 0 };

	for (; n && earlier.count < ids->count; n = n->next, earlier.count++) {
		const char *id = ids->items[earlier.count];

		if (things_find(&c->things, id) == NO_THING)
			unknown(c, n, id);
		else if (strings_have(&earlier, id))
			faults_add(c->faults, RULE_ORDER_TWICE, n->at, id, NULL,
				NULL);
	}
	return c->faults->count == before;
}

/* Whether an order of known ids is one of all items and of nothing else. */
static void check_whole(
	const struct check *c, const struct strings *ids, const struct node *at)
{
	const struct things *t = &c->things;
	struct buf all = { 0 };
	const char *extra = NULL, *missing = NULL;

	for (size_t i = 0; i < t->count; i++) {
		const char *id = t->picks[i].id;
		bool there = strings_have(ids, id);

		if (i < t->right)
			join(&all, id);
		if (i < t->right && !there && !missing)
			missing = id;
		if (i >= t->right && there && !extra)
			extra = id;
	}
	if (extra)
		faults_add(
			c->faults, RULE_ORDER_EXTRA, at->at, extra, NULL, NULL);
	else if (missing)
		faults_add(c->faults, RULE_ORDER_PART, at->at, missing,
			buf_str(&all), NULL);
	buf_release(&all);
}

/* "also: [a, c, b]" is three orders of one; one of three was meant. */
static bool check_flat(const struct check *c, const struct node *also)
{
	const struct node *n = also->first;
	struct buf ids = { 0 };

	for (; n && n->kind == NODE_SCALAR; n = n->next)
		join(&ids, n->text);
	if (!n)
		faults_add(c->faults, RULE_ORDER_FLAT, also->at, buf_str(&ids),
			NULL, NULL);
	buf_release(&ids);
	return n != NULL;
}

/* Whether the key or one of the first count of "also" is this order. */
static bool is_right(
	const struct check *c, size_t count, const struct strings *ids)
{
	const struct things *t = &c->things;
	struct order order, right;

	order_of(t, ids, &order);
	order_key(t, &right);
	for (size_t i = 0; !order_same(&right, &order); i++) {
		if (i == count)
			return false;
		order_of(t, &c->body->also.items[i].ids, &right);
	}
	return true;
}

static void check_also(const struct check *c, const struct node *also)
{
	const struct node *n = also ? also->first : NULL;

	if (!n || !check_flat(c, also))
		return;
	for (size_t i = 0; i < c->body->also.count && n; i++, n = n->next) {
		const struct strings *ids = &c->body->also.items[i].ids;
		const struct node *at =
			n->kind == NODE_MAP ? node_get(n, "ids") : n;

		/* One that repeats the key does no harm. */
		if (check_ids(c, ids, at))
			check_whole(c, ids, at);
	}
}

static void check_wrong(const struct check *c, const struct node *wrong)
{
	const struct node *n = wrong ? wrong->first : NULL;

	for (size_t i = 0; i < c->body->wrong.count && n; i++, n = n->next) {
		const struct strings *ids = &c->body->wrong.items[i].order;
		const struct node *at = node_get(n, "order");
		struct buf order = { 0 };

		if (!check_ids(c, ids, at) ||
			!is_right(c, c->body->also.count, ids))
			continue;
		for (size_t k = 0; k < ids->count; k++)
			join(&order, ids->items[k]);
		faults_add(c->faults, RULE_ANSWER_WRONG, at->at,
			buf_str(&order), NULL, NULL);
		buf_release(&order);
	}
}

/* Whether what belongs nowhere is told apart from what has its place. */
static void check_extra(const struct check *c, const struct node *at)
{
	const struct things *t = &c->things;
	const struct node *items = node_get(at, "items");
	const struct node *extra = node_get(at, "extra");
	const struct node *e = extra && extra->first ? extra->first : extra;

	for (size_t i = t->right; i < t->count && e; i++, e = e->next) {
		const struct node *n = items ? items->first : NULL;
		char line[16];

		snprintf(line, sizeof(line), "%d", e->at.line);
		for (size_t k = 0; k < t->right; k++) {
			if (things_alike(t, k, i))
				faults_add(c->faults, RULE_ORDER_PLACED, e->at,
					t->picks[i].text, NULL, NULL);
			/* Its letter goes on behind those of the items. */
			if (n && strcmp(t->picks[k].id, t->picks[i].id) == 0)
				faults_add(c->faults, RULE_ID_TWICE,
					node_get(n, "id")->at, t->picks[k].id,
					line, NULL);
			n = n ? n->next : NULL;
		}
	}
}

static const struct node *text_of(const struct node *item)
{
	return item->kind == NODE_MAP ? node_get(item, "text") : item;
}

/*
 * The things with the source's texts; false where none is translated. Lines
 * go to arena.
 */
static bool source_things(const struct check *c, const struct node *at,
	struct arena *arena, struct things *out)
{
	const struct node *items = node_get(at, "items");
	const struct node *n = items ? items->first : node_get(at, "program");
	const char *s = !items && n->over ? n->over->text : NULL;
	bool translated = s != NULL;

	*out = c->things;
	for (size_t i = 0; i < out->right && s; i++) {
		size_t length = strcspn(s, "\n");

		for (; s[length] && strspn(s, " \t") == length;
			length = strcspn(s, "\n"))
			s += length + 1;
		out->picks[i].text = arena_strndup(arena, s, length);
		s += length + (s[length] == '\n');
	}
	for (size_t i = 0; i < out->right && items; i++, n = n->next) {
		const struct node *text = text_of(n);

		if (!text->over)
			continue;
		out->picks[i].text = text->over->text;
		translated = true;
	}
	return translated;
}

/* Two things of a translation that read the same where others do not. */
static void tell_same(const struct check *c, const struct node *at, size_t i,
	size_t k, const struct things *t0)
{
	const struct pick *picks = c->things.picks;
	const struct node *items = node_get(at, "items");
	const struct node *n = items ? items->first : node_get(at, "program");

	for (size_t skip = items ? k : 0; skip > 0; skip--)
		n = n->next;
	if (things_alike(t0, i, k))
		faults_add(c->faults, RULE_TR_SAME, text_of(n)->at,
			picks[i].text, picks[k].text, NULL);
	else
		faults_add(c->faults, RULE_TR_TWICE, text_of(n)->at,
			picks[k].text, t0->picks[i].text, t0->picks[k].text);
}

/* What can be taken for one another can be so in every language. */
static void check_same(const struct check *c, const struct node *at)
{
	struct arena arena = { 0 };
	struct things t0;
	size_t count = source_things(c, at, &arena, &t0) ? t0.right : 0;

	for (size_t k = 0; k < count; k++) {
		size_t i = 0;

		while (i < k && things_alike(&c->things, i, k) ==
					things_alike(&t0, i, k))
			i++;
		if (i < k)
			tell_same(c, at, i, k, &t0);
	}
	arena_release(&arena);
}

/* Whether there is something to arrange, and not too much of it. */
static bool check_things(const struct check *c, const struct node *at)
{
	const struct node *items = node_get(at, "items");
	const struct node *program = node_get(at, "program");
	const struct node *either = items ? items : program;
	char counts[2][24];

	if (either && c->things.right >= 2 && !(items && program) &&
		c->things.written == c->things.count)
		return true;
	snprintf(counts[0], sizeof(counts[0]), "%zu", c->things.written);
	snprintf(counts[1], sizeof(counts[1]), "%d", THINGS_MAX);
	if (!either)
		faults_add(c->faults, RULE_ORDER_NOTHING, at->at, NULL, NULL,
			NULL);
	else if (items && program)
		faults_add(c->faults, RULE_ORDER_BOTH, program->key_at, NULL,
			NULL, NULL);
	else if (c->things.right < 2)
		faults_add(c->faults, RULE_ORDER_FEW, either->at, NULL, NULL,
			NULL);
	else
		faults_add(c->faults, RULE_ORDER_MANY, either->at, counts[0],
			counts[1], NULL);
	return false;
}

void order_check(
	const struct step *s, const struct node *at, struct faults *faults)
{
	struct check c = { .body = s->body, .faults = faults };

	things_of(s, &c.things);
	if (!check_things(&c, at))
		return;
	check_same(&c, at);
	check_extra(&c, at);
	check_also(&c, node_get(at, "also"));
	check_wrong(&c, node_get(at, "wrong"));
}
