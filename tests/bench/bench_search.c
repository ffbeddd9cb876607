/* bench_search.c - finding a word in a hundred modules of a megabyte each. */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "bench.h"
#include "bench_data.h"
#include "core/search.h"

enum { MODULES = 100, UNITS = 16, STEPS = 60, ROUNDS = 3 };

/*
 * A word that is nowhere, so that all is gone through; one that is everywhere;
 * two of which one is nowhere.
 */
static const char *const queries[] = { "переключатель", "табличка",
	"цена рекурсии", NULL };
/* Only where a learner may not see it: all is parsed, and in vain. */
static const char *const hidden[] = { "складывать", NULL };

static double look_for(const char *query, const char *folder)
{
	double start = bench_now_ms();
	struct search *s = search_new(query);
	struct finds finds = { 0 };

	for (int i = 0; i < MODULES && !finds.more; i++) {
		char path[PATH_MAX], id[16];
		struct search_place place = { path, id, "ru", NULL };

		snprintf(id, sizeof id, "m-%d", i);
		snprintf(path, sizeof path, "%s/%s", folder, id);
		search_module(s, &place, &finds);
	}
	finds_release(&finds);
	search_free(s);
	return bench_now_ms() - start;
}

/* The slowest of the queries, each the median of its rounds. */
static double slowest(const char *folder, const char *const *query)
{
	double ms[ROUNDS], slowest = 0, median;

	for (; *query; query++) {
		for (int i = 0; i < ROUNDS; i++)
			ms[i] = look_for(*query, folder);
		median = bench_median(ms, ROUNDS);
		slowest = median > slowest ? median : slowest;
	}
	return slowest;
}

static bool measure(const struct bench *b, const char *const *query, double *ms)
{
	char folder[PATH_MAX];
	bool ok;

	snprintf(folder, sizeof folder, "%s/search", b->temp);
	ok = mkdir(folder, 0755) == 0;
	for (int i = 0; ok && i < MODULES; i++)
		ok = data_module(folder, bench_path("m-%d", i), UNITS, STEPS);
	if (ok)
		*ms = slowest(folder, query);
	bench_remove(folder);
	return ok;
}

bool bench_search(const struct bench *b, struct result *r)
{
	return measure(b, queries, &r->ours);
}

bool bench_search_hidden(const struct bench *b, struct result *r)
{
	return measure(b, hidden, &r->ours);
}
