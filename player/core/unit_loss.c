#include "core/unit_loss.h"

#include <string.h>

#include "core/bind.h"
#include "core/rules.h"

/* --- reading ----------------------------------------------------------- */

/* Whether a text begins in the line of a place, before it or there. */
static bool is_text_at(const struct node *n, const struct place *at)
{
	if (n->kind == NODE_SCALAR)
		return n->at.line == at->line && n->at.column <= at->column;
	for (const struct node *c = n->first; c; c = c->next) {
		if (c->at.line > at->line)
			break;
		if (c->next && c->next->at.line < at->line)
			continue; /* all of c stands above */
		if (is_text_at(c, at))
			return true;
	}
	return false;
}

/* Whether a text with a colon runs on into the next line's name. */
static bool is_run_on(const struct fault *f)
{
	size_t n = strlen(f->args[0]);

	return f->rule == RULE_YAML_COLON && n > 0 && f->args[0][n - 1] == ':';
}

/* Whether the fault is about one text, not about what belongs where. */
static bool is_of_text(const struct fault *f, const struct node *root)
{
	static const int anywhere[] = { RULE_CHAR_CONTROL, RULE_CHAR_BIDI,
		RULE_CHAR_INVISIBLE, RULE_CHAR_FONT, RULE_CHAR_LINE };
	/* The same in a name or before a list might hide all below it. */
	static const int in_text[] = { RULE_CHAR_SPACE, RULE_YAML_COLON,
		RULE_YAML_COLON_SPACE, RULE_YAML_QUOTE_OPEN,
		RULE_YAML_QUOTE_TAIL, RULE_YAML_BAR, RULE_YAML_ESCAPE,
		RULE_YAML_FIRST, RULE_YAML_ANCHOR, RULE_YAML_ALIAS,
		RULE_YAML_TAG, RULE_YAML_LONG };

	for (size_t i = 0; i < sizeof(anywhere) / sizeof(*anywhere); i++) {
		if (anywhere[i] == f->rule)
			return true;
	}
	for (size_t i = 0; i < sizeof(in_text) / sizeof(*in_text); i++) {
		if (in_text[i] == f->rule)
			return !is_run_on(f) && is_text_at(root, &f->at);
	}
	return false;
}

/* Whether it is a guess what in the file belongs where. */
static bool is_torn(
	const struct node *root, const struct faults *faults, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct fault *f = &faults->items[i];

		/* A warning takes nothing away. */
		if (rule_texts[f->rule].level == RULE_ERROR && f->at.file &&
			strcmp(f->at.file, root->at.file) == 0 &&
			!is_of_text(f, root))
			return true;
	}
	return false;
}

/* --- binding ----------------------------------------------------------- */

const struct node *pool_list(const struct node *pool)
{
	return pool->kind == NODE_MAP ? node_get(pool, "questions") : pool;
}

static bool is_list_lossy(const struct node *list)
{
	if (!list || list->kind != NODE_LIST || list->count == 0)
		return true;
	for (const struct node *n = list->first; n; n = n->next) {
		if (n->kind == NODE_LIST || node_get(n, "pools"))
			return true;
	}
	return false;
}

static bool are_steps_lossy(const struct unit *u, const struct node *root)
{
	const struct node *steps = node_get(root, "steps");

	if (steps)
		return is_list_lossy(steps);
	/* Only a bank needs none, which it may be where that is not known. */
	return u->kind != UNIT_BANK &&
	       (u->kind != ABSENT || !node_get(root, "pools"));
}

/* Whether any field is none, but may hold what belongs elsewhere. */
static bool has_unknown(const struct node *root)
{
	const struct variant_row *row = variant_of(&unit_shape, root);

	for (const struct node *n = root->first; n; n = n->next) {
		if (n->kind != NODE_SCALAR &&
			strcmp(n->key, unit_shape.variant->key) != 0 &&
			!bind_field(&unit_shape, row, n->key))
			return true;
	}
	return false;
}

static bool are_pools_lossy(const struct unit *u, const struct node *root)
{
	const struct node *pools = node_get(root, "pools");

	if (has_unknown(root) || u->pools.count > POOLS_MAX ||
		(pools && pools->kind != NODE_MAP))
		return true;
	for (size_t i = 0; i < u->pools.count; i++) {
		if (!id_valid(u->pools.items[i].name))
			return true; /* it may be the one that is meant */
	}
	return false;
}

bool unit_find_losses(struct unit *u, const struct node *root,
	const struct faults *faults, size_t count)
{
	const struct node *pools = node_get(root, "pools");
	const struct node *p = pools ? pools->first : NULL;
	bool torn = is_torn(root, faults, count), any;

	u->partial =
		torn || are_steps_lossy(u, root) || are_pools_lossy(u, root);
	any = u->partial;
	for (size_t i = 0; i < u->pools.count && p; i++, p = p->next) {
		struct pool *pool = &u->pools.items[i];

		pool->partial = torn || is_list_lossy(pool_list(p));
		any |= pool->partial;
	}
	return any;
}
