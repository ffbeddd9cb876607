/* bench_bytes.c - what a key costs on the line, in bytes. */
#include "bench.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "term.h"

enum { QUIET_MS = 100, PAGES = 6 };

/* Bytes that come of a key. */
static double cost(struct term *t, const char *key)
{
	size_t before;

	term_wait_quiet(t, QUIET_MS);
	before = term_bytes(t);
	term_type(t, key);
	term_wait_quiet(t, QUIET_MS);
	return (double)(term_bytes(t) - before);
}

static void end(struct term *t)
{
	term_kill(t, SIGKILL);
	term_finish(t);
}

static struct term *lesson(const struct bench *b, const char *from)
{
	static char modules[4200];
	const char *const argv[] = { b->sabaq, "play", "--lang", "ru", "--from",
		from, "programming-basics/variables", NULL };
	const char *const env[] = { modules, NULL };
	struct term *t;

	snprintf(modules, sizeof modules, "SABAQ_PATH=%s", b->modules);
	bench_remove(bench_path("%s/.local", b->temp));
	t = term_start(24, 80, argv, env);
	if (term_wait(t, "Переменные"))
		return t;
	end(t);
	return NULL;
}

/* What is on the screen, for the floor to show. */
static bool dump(struct term *t, const char *path)
{
	FILE *f = fopen(path, "w");

	if (!f)
		return false;
	fputs(term_screen(t), f);
	return fclose(f) == 0;
}

/* The same pages by curses, from a list of lines and nothing else. */
static bool floor_pages(const struct bench *b, double *bytes)
{
	const char *argv[PAGES + 3] = { b->floor };
	struct term *t;

	for (int i = 0; i <= PAGES; i++)
		argv[1 + i] = strdup(bench_path("%s/page-%d", b->temp, i));
	t = term_start(24, 80, argv, NULL);
	*bytes = 0;
	for (int i = 0; i < PAGES; i++)
		*bytes += cost(t, "x");
	end(t);
	return *bytes > 0;
}

bool bench_page_turn(const struct bench *b, struct result *r)
{
	struct term *t = lesson(b, "market");
	bool ok = t != NULL;

	for (int i = 0; i <= PAGES && ok; i++) {
		/* Skips, so that each page is another step. */
		if (i > 0)
			r->ours += cost(t, "n");
		term_wait_quiet(t, QUIET_MS);
		ok = dump(t, bench_path("%s/page-%d", b->temp, i));
	}
	if (t)
		end(t);
	return ok && floor_pages(b, &r->other);
}

bool bench_highlight(const struct bench *b, struct result *r)
{
	struct term *t = lesson(b, "q-price");

	if (!t)
		return false;
	cost(t, TERM_DOWN);
	for (int i = 0; i < 2; i++) {
		double bytes = cost(t, TERM_DOWN);

		r->ours = bytes > r->ours ? bytes : r->ours;
	}
	end(t);
	return r->ours > 0;
}

bool bench_letter(const struct bench *b, struct result *r)
{
	struct term *t = lesson(b, "q-direction");

	if (!t)
		return false;
	for (const char *s = "123"; *s; s++) {
		double bytes = cost(t, (const char[]){ *s, '\0' });

		r->ours = bytes > r->ours ? bytes : r->ours;
	}
	end(t);
	return r->ours > 0;
}
