#include "core/order.h"

#include <string.h>

#include "core/bind.h"

static void add(
	struct things *t, const char *id, const char *text, bool verbatim)
{
	if (t->count < THINGS_MAX) {
		t->picks[t->count] = (struct pick){
			.id = id ? id : default_id(t->count),
			.text = text,
			.verbatim = verbatim,
		};
		t->count++;
	}
	t->written++;
}

void things_of(const struct step *s, struct things *out)
{
	const struct order_body *o = s->body;

	*out = (struct things){ 0 };
	for (size_t i = 0; i < o->items.count; i++)
		add(out, o->items.items[i].id, o->items.items[i].text, false);
	for (size_t i = 0; i < o->program.count; i++) {
		const char *line = o->program.items[i];

		if (line[strspn(line, " \t")] != '\0')
			add(out, NULL, line, true);
	}
	out->right = out->count;
	for (size_t i = 0; i < o->extra.count; i++)
		add(out, NULL, o->extra.items[i], o->items.count == 0);
}

int things_find(const struct things *t, const char *id)
{
	for (size_t i = 0; i < t->count; i++) {
		if (strcmp(t->picks[i].id, id) == 0)
			return (int)i;
	}
	return NO_THING;
}

/* But for white space at the end, which nobody sees. */
bool things_alike(const struct things *t, size_t a, size_t b)
{
	const char *texts[2] = { t->picks[a].text, t->picks[b].text };
	size_t n[2];

	for (int i = 0; i < 2; i++) {
		n[i] = strlen(texts[i]);
		while (n[i] > 0 && strchr(" \t\n", texts[i][n[i] - 1]))
			n[i]--;
	}
	return n[0] == n[1] && memcmp(texts[0], texts[1], n[0]) == 0;
}

static int first_like(const struct things *t, size_t i)
{
	size_t k = 0;

	while (k < i && !things_alike(t, k, i))
		k++;
	return (int)k;
}

void order_of(
	const struct things *t, const struct strings *ids, struct order *out)
{
	out->count = ids->count < GIVEN_MAX ? ids->count : GIVEN_MAX;
	for (size_t i = 0; i < out->count; i++) {
		int at = things_find(t, ids->items[i]);

		if (at != NO_THING)
			at = first_like(t, (size_t)at);
		out->at[i] = at;
	}
}

void order_key(const struct things *t, struct order *out)
{
	out->count = t->right;
	for (size_t i = 0; i < t->right; i++)
		out->at[i] = first_like(t, i);
}

bool order_same(const struct order *a, const struct order *b)
{
	return a->count == b->count &&
	       memcmp(a->at, b->at, a->count * sizeof(*a->at)) == 0;
}
