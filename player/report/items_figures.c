/* What the answers to one question come to. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/items.h"

#define GROUP_SHARE 0.27 /* Kelley's: tells the groups apart best */

size_t item_given(const struct item_view *v, const char *given)
{
	size_t count = 0;

	for (size_t i = 0; i < v->count; i++) {
		const struct strings *all = v->answers[i].given;
		bool found = false;

		for (size_t k = 0; k < all->count; k++)
			found |= strcmp(all->items[k], given) == 0;
		count += found;
	}
	return count;
}

size_t item_right(const struct item_view *v)
{
	size_t right = 0;

	for (size_t i = 0; i < v->count; i++)
		right += v->answers[i].right;
	return right;
}

/* --- the strong and the weak ------------------------------------------- */

static int by_rest(const void *a, const void *b)
{
	double x = ((const struct item_answer *)a)->rest;
	double y = ((const struct item_answer *)b)->rest;

	return (x < y) - (x > y);
}

/*
 * The mean share of those from first on in steps of step, group of them. Of
 * the last ones, whose rest is the same, each counts for an equal part.
 */
static double group_mean(
	const struct item_answer *sorted, size_t first, int step, size_t group)
{
	double sum = 0;
	size_t done = 0;
	const struct item_answer *at = &sorted[first];

	while (done < group) {
		const struct item_answer *tie = at;
		double share = 0;
		size_t count = 0;

		/* rest is never below 0, and the array ends at a -1 */
		while (at->rest >= 0 && at->rest <= tie->rest &&
			at->rest >= tie->rest) {
			share += at->share;
			count++;
			at += step;
		}
		if (count > group - done)
			share *= (double)(group - done) / (double)count;
		sum += share;
		done += count;
	}
	return sum / (double)group;
}

bool item_groups(const struct item_view *v, struct item_groups *out)
{
	struct item_answer *sorted = xcalloc(v->count + 2, sizeof(*sorted));
	size_t n = 0;
	double p;

	*out = (struct item_groups){ 0 };
	for (size_t i = 0; i < v->count; i++) {
		if (v->answers[i].rest >= 0)
			sorted[++n] = v->answers[i];
	}
	sorted[0].rest = sorted[n + 1].rest = -1;
	out->people = n;
	if (n >= ITEM_GROUPS) {
		qsort(sorted + 1, n, sizeof(*sorted), by_rest);
		out->group = (size_t)((double)n * GROUP_SHARE + 0.5);
		out->upper = group_mean(sorted, 1, 1, out->group);
		out->lower = group_mean(sorted, n, -1, out->group);
		p = (out->upper + out->lower) / 2;
		out->variance = 2 * p * (1 - p) / (double)out->group;
	}
	free(sorted);
	return n >= ITEM_GROUPS;
}

/* --- languages --------------------------------------------------------- */

struct side {
	size_t people, right;
	double rest;
};

/* Those who read it in language, or all the others. */
static struct side side_of(
	const struct item_view *v, const char *language, bool others)
{
	struct side s = { 0 };

	for (size_t i = 0; i < v->count; i++) {
		const struct item_answer *a = &v->answers[i];

		if (a->rest < 0 || !*a->language ||
			(strcmp(a->language, language) == 0) == others)
			continue;
		s.people++;
		s.right += a->right;
		s.rest += a->rest;
	}
	return s;
}

static bool compare(const struct item_view *v, const char *language,
	struct item_language *out)
{
	struct side own = side_of(v, language, false);
	struct side other = side_of(v, language, true);
	double a, b, p;

	if (own.people < ITEM_LANGUAGE || other.people < ITEM_LANGUAGE)
		return false;
	a = (double)own.right / (double)own.people;
	b = (double)other.right / (double)other.people;
	p = (double)(own.right + other.right) /
	    (double)(own.people + other.people);
	*out = (struct item_language){
		.language = language,
		.people = own.people,
		.right = own.right,
		.other_people = other.people,
		.other_right = other.right,
		.harder = (b - a) - (other.rest / (double)other.people -
					    own.rest / (double)own.people),
		.variance = p * (1 - p) *
			    (1 / (double)own.people + 1 / (double)other.people),
	};
	return true;
}

bool item_language(const struct item_view *v, struct item_language *out)
{
	bool found = false;

	for (size_t i = 0; i < v->count; i++) {
		const char *language = v->answers[i].language;
		struct item_language l;
		bool seen = !*language;

		for (size_t k = 0; k < i && !seen; k++)
			seen = strcmp(v->answers[k].language, language) == 0;
		if (seen || !compare(v, language, &l))
			continue;
		if (!found || l.harder > out->harder)
			*out = l;
		found = true;
	}
	return found;
}
