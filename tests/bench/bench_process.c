/* bench_process.c - programs on a terminal: time to a screen, memory. */
#include "bench.h"

#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "term.h"

enum { ROUNDS = 21, QUIET_MS = 100, PATIENCE = 1000 };

static double pss_of(pid_t pid)
{
	FILE *f = fopen(bench_path("/proc/%d/smaps_rollup", (int)pid), "r");
	char line[256];
	double kb = 0;

	while (f && fgets(line, sizeof line, f)) {
		if (strncmp(line, "Pss:", 4) == 0)
			kb = strtod(line + 4, NULL);
	}
	if (f)
		fclose(f);
	return kb;
}

bool bench_screen(const char *const argv[], const char *const env[], double *ms,
	double *pss)
{
	struct term *t = term_start(24, 80, argv, env);
	double kb;

	for (int i = 0; i < PATIENCE && term_bytes(t) == 0; i++)
		term_wait_quiet(t, 5);
	term_wait_quiet(t, QUIET_MS);
	kb = pss_of(term_pid(t)); /* none once it has ended */
	if (kb <= 0)
		fprintf(stderr, "%s did not wait for a key:\n%s", argv[0],
			term_screen(t));
	if (ms)
		*ms = term_last_ms(t);
	if (pss)
		*pss = kb;
	term_kill(t, SIGKILL);
	term_finish(t);
	return kb > 0;
}

static bool start_once(const struct bench *b, const struct contestant *c,
	bool memory, double *out)
{
	static unsigned serial;
	const char *home = bench_path("%s/home-%u", b->temp, serial++);
	const char *state = bench_path("%s/state", home);
	char home_word[4200], state_word[4200], path_word[4200];
	const char *const env[] = { home_word, state_word, path_word, NULL };
	bool ok;

	snprintf(home_word, sizeof home_word, "HOME=%s", home);
	snprintf(state_word, sizeof state_word, "XDG_STATE_HOME=%s", state);
	snprintf(path_word, sizeof path_word, "SABAQ_PATH=%s", c->modules);
	ok = mkdir(home, 0700) == 0 &&
	     (!c->state || bench_copy(c->state, state)) &&
	     bench_screen(
		     c->argv, env, memory ? NULL : out, memory ? out : NULL);
	bench_remove(home);
	return ok;
}

bool bench_compare(const struct bench *b, const struct contestant *ours,
	const struct contestant *other, bool memory, struct result *r)
{
	double a[ROUNDS], z[ROUNDS];

	/* Once for the caches; then in turn, so that both see the same noise. */
	if (!start_once(b, ours, memory, a) || !start_once(b, other, memory, z))
		return false;
	for (int i = 0; i < ROUNDS; i++) {
		if (!start_once(b, ours, memory, &a[i]) ||
			!start_once(b, other, memory, &z[i]))
			return false;
	}
	r->ours = bench_median(a, ROUNDS);
	r->other = bench_median(z, ROUNDS);
	return true;
}

static bool lesson_against(const struct bench *b, const char *program,
	bool memory, struct result *r)
{
	char lesson[PATH_MAX];
	const struct contestant ours = { .modules = b->modules,
		.argv = (const char *[]){ b->sabaq, "play", "--lang", "ru",
			"programming-basics/variables", NULL } };
	const struct contestant other = { .modules = b->modules,
		.argv = (const char *[]){ program, lesson, NULL } };

	snprintf(lesson, sizeof lesson, "%s/programming-basics/variables.yaml",
		b->modules);
	return bench_compare(b, &ours, &other, memory, r);
}

bool bench_first_screen(const struct bench *b, struct result *r)
{
	return lesson_against(b, b->floor, false, r);
}

bool bench_first_screen_less(const struct bench *b, struct result *r)
{
	return lesson_against(b, "less", false, r);
}

bool bench_memory(const struct bench *b, struct result *r)
{
	return lesson_against(b, b->floor, true, r);
}
