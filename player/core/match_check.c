/* What can be wrong with a match question, but for its fields. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "core/match.h"
#include "core/rules.h"
#include "core/suggest.h"

struct checking {
	const struct match *m;
	const struct node *at, *lefts[RIGHTS_MAX], *rights[RIGHTS_MAX];
	struct faults *faults;
};

static void tell(const struct checking *c, enum rule rule,
	const struct node *at, const char *text, const char *field,
	const char *meant)
{
	faults_add(c->faults, (int)rule, at->at, text, field, meant);
}

static void check_lefts(const struct checking *c)
{
	for (size_t i = 0; i < c->m->pairs.count; i++) {
		const char *left = c->m->pairs.items[i].left;

		if (match_find_left(c->m, left) < i)
			tell(c, RULE_MATCH_TWICE, c->lefts[i], left, "left",
				NULL);
	}
}

static void check_extra(const struct checking *c)
{
	const struct match *m = c->m;
	const struct node *extra = node_get(c->at, "extra"), *item;
	size_t most = RIGHTS_MAX - m->pairs.count;
	char limit[24];

	if (m->extra.count == 0)
		return;
	if (m->extra.count > most) {
		snprintf(limit, sizeof(limit), "%zu", most);
		tell(c, RULE_FIELD_MANY, extra, "extra", limit, NULL);
	}
	item = extra->kind == NODE_LIST ? extra->first : extra;
	for (size_t i = 0; i < m->extra.count; i++, item = item->next) {
		const char *text = m->extra.items[i];
		size_t place = match_find_right(m, text);

		if (place < m->pairs.count)
			tell(c, RULE_MATCH_EXTRA, item, text, NULL, NULL);
		else if (place < m->pairs.count + i)
			tell(c, RULE_MATCH_TWICE, item, text, "extra", NULL);
	}
}

static void tell_unknown(const struct checking *c, const struct node *at,
	const char *text, bool right)
{
	const struct match *m = c->m;
	const char *texts[2 * RIGHTS_MAX], *meant;
	struct strings known = { texts, 0 };
	size_t count = right ? match_rights(m) : m->pairs.count;

	if (c->faults->count >= FAULTS_MAX)
		return; /* looking for what was meant takes its time */
	for (; known.count < count; known.count++)
		texts[known.count] = right ? match_right(m, known.count)
					   : m->pairs.items[known.count].left;
	meant = suggest_word(&known, text);
	tell(c, meant ? RULE_MATCH_MEANT : RULE_MATCH_UNKNOWN, at, text,
		right ? "right" : "left", meant);
}

static void check_mismatch(const struct checking *c, const struct mismatch *w,
	const struct node *item)
{
	const struct match *m = c->m;
	size_t left = match_find_left(m, w->left);
	size_t right = match_find_right(m, w->right);
	struct buf both = { 0 };

	if (left == m->pairs.count)
		tell_unknown(c, node_get(item, "left"), w->left, false);
	if (right == match_rights(m))
		tell_unknown(c, node_get(item, "right"), w->right, true);
	if (left == m->pairs.count || right != match_key(m, left))
		return;
	buf_addf(&both, "%s = %s", w->left, w->right);
	tell(c, RULE_ANSWER_WRONG, item, buf_str(&both), NULL, NULL);
	buf_release(&both);
}

/* Whether a text that "wrong" may name is in another language than it is. */
static bool other_language(const struct checking *c, const struct node *wrong)
{
	const struct node *extra = node_get(c->at, "extra");
	const struct node *item = extra ? extra->first : NULL;

	if (wrong->at.file != c->at->at.file)
		return false;
	for (size_t i = 0; i < c->m->pairs.count; i++) {
		if (c->lefts[i]->over || c->rights[i]->over)
			return true;
	}
	while (item && item->at.file == wrong->at.file)
		item = item->next;
	return item || (extra && extra->at.file != wrong->at.file);
}

static void check_wrong(const struct checking *c)
{
	const struct node *wrong = node_get(c->at, "wrong");
	const struct node *item = wrong ? wrong->first : NULL;

	/* Then it was checked with the source, and is graded by that. */
	if (!wrong || other_language(c, wrong))
		return;
	for (size_t i = 0; i < c->m->wrong.count; i++, item = item->next)
		check_mismatch(c, &c->m->wrong.items[i], item);
}

/* What stands in the source where this right stands. */
static const char *source_text(const struct checking *c, size_t pair)
{
	const struct node *over = c->rights[pair]->over;

	return over ? over->text : c->m->pairs.items[pair].right;
}

/* Of a text under "|" the line feed at its end is no part. */
static bool same_text(const char *a, const char *b)
{
	size_t n = strlen(a), k = strlen(b);

	while (n > 0 && strchr(" \n", a[n - 1]))
		n--;
	while (k > 0 && strchr(" \n", b[k - 1]))
		k--;
	return n == k && memcmp(a, b, n) == 0;
}

/* Two rights of a translation are one if, and only if, the source's are. */
static bool check_same(const struct checking *c, size_t i, size_t k)
{
	const char *a = c->m->pairs.items[i].right;
	const char *b = c->m->pairs.items[k].right;
	const char *a0 = source_text(c, i), *b0 = source_text(c, k);
	const struct node *at = c->rights[c->rights[k]->over ? k : i];
	bool same = strcmp(a, b) == 0;

	if (same == same_text(a0, b0))
		return true;
	if (same)
		tell(c, RULE_TR_TWICE, at, a, a0, b0);
	else
		tell(c, RULE_TR_SAME, at, a, b, NULL);
	return false;
}

static void check_rights(const struct checking *c)
{
	for (size_t k = 1; k < c->m->pairs.count; k++) {
		size_t i = 0;

		while (i < k && check_same(c, i, k))
			i++;
	}
}

void match_check(
	const struct step *s, const struct node *at, struct faults *faults)
{
	struct checking c = { .m = s->body, .at = at, .faults = faults };
	const struct node *pair = node_get(at, "pairs")->first;

	for (size_t i = 0; i < c.m->pairs.count; i++, pair = pair->next) {
		c.lefts[i] = node_get(pair, "left");
		c.rights[i] = node_get(pair, "right");
	}
	check_rights(&c);
	check_lefts(&c);
	check_extra(&c);
	check_wrong(&c);
}
