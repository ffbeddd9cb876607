#include "group/ideas.h"

#include <stdlib.h>
#include <string.h>

/* ---- who showed what ---- */

static struct idea *idea_of(struct idea *ideas, size_t *count, const char *id)
{
	for (size_t i = 0; i < *count; i++)
		if (strcmp(ideas[i].misconception, id) == 0)
			return &ideas[i];
	if (*count == IDEAS_MAX)
		return NULL;
	ideas[*count] = (struct idea){ .misconception = id };
	return &ideas[(*count)++];
}

static bool is_wrong(const struct ballot *b)
{
	return b && b->misconception && b->mark != MARK_RIGHT;
}

static int by_people(const void *a, const void *b)
{
	const struct idea *x = a, *y = b;

	if (x->last != y->last)
		return x->last > y->last ? -1 : 1;
	if (x->first != y->first)
		return x->first > y->first ? -1 : 1;
	return strcmp(x->misconception, y->misconception);
}

/* ---- languages ---- */

static struct idea_language *language_of(struct idea *idea, const char *code)
{
	for (size_t i = 0; i < idea->language_count; i++)
		if (strcmp(idea->languages[i].language, code) == 0)
			return &idea->languages[i];
	if (idea->language_count == IDEA_LANGUAGES)
		return NULL;
	memcpy(idea->languages[idea->language_count].language, code,
		strlen(code) + 1);
	return &idea->languages[idea->language_count++];
}

/* Of so few answers no share is told. */
static void drop_small(struct idea *idea)
{
	size_t kept = 0;

	for (size_t i = 0; i < idea->language_count; i++)
		if (idea->languages[i].answered >= IDEA_LEAST)
			idea->languages[kept++] = idea->languages[i];
	idea->language_count = kept;
}

static bool differ(const struct idea *idea)
{
	int most = 0, least = 100;

	for (size_t i = 0; i < idea->language_count; i++) {
		const struct idea_language *l = &idea->languages[i];
		int share = l->showed * 100 / l->answered;

		most = share > most ? share : most;
		least = share < least ? share : least;
	}
	return idea->language_count > 1 && most - least >= IDEA_APART;
}

static void split(const struct session *s, int item, struct idea *idea)
{
	int round = s->items[item].round;

	for (size_t i = 0; i < s->count; i++) {
		const struct ballot *b =
			session_ballot(&s->people[i], item, round);
		struct idea_language *l;

		if (!b || b->given.count == 0 || !b->language[0])
			continue;
		l = language_of(idea, b->language);
		if (!l)
			continue;
		l->answered++;
		l->showed += is_wrong(b) &&
			     strcmp(b->misconception, idea->misconception) == 0;
	}
	drop_small(idea);
	if (!differ(idea))
		idea->language_count = 0;
}

size_t ideas_of(const struct session *s, int item, struct idea out[IDEAS_MAX])
{
	int round = s->items[item].round;
	size_t count = 0;

	for (size_t i = 0; i < s->count; i++) {
		const struct ballot *first =
			session_ballot(&s->people[i], item, 1);
		const struct ballot *last =
			session_ballot(&s->people[i], item, round);
		struct idea *idea;

		idea = is_wrong(first)
			       ? idea_of(out, &count, first->misconception)
			       : NULL;
		if (idea)
			idea->first++;
		idea = is_wrong(last)
			       ? idea_of(out, &count, last->misconception)
			       : NULL;
		if (idea)
			idea->last++;
	}
	if (count > 1)
		qsort(out, count, sizeof(*out), by_people);
	for (size_t i = 0; i < count; i++)
		split(s, item, &out[i]);
	return count;
}

struct strings ideas_languages(const struct idea *idea, struct arena *arena)
{
	struct strings out = { .count = idea->language_count };

	out.items = arena_array(arena, out.count + 1, sizeof(*out.items));
	for (size_t i = 0; i < out.count; i++) {
		const struct idea_language *l = &idea->languages[i];
		struct buf b = { 0 };

		buf_addf(&b, "%s %d %d", l->language, l->showed, l->answered);
		out.items[i] = arena_strdup(arena, buf_str(&b));
		buf_release(&b);
	}
	return out;
}
