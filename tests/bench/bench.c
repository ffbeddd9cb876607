/*
 * bench.c - measures the figures and says which limits are met.
 *
 * usage: bench BUILD [WORD]   only the figures with the word in their name
 */
#include "bench.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum limit { RATIO_AT_MOST, RATIO_AT_LEAST, AT_LEAST, AT_MOST };

static const struct figure {
	const char *name, *unit;
	enum limit kind;
	double limit;
	bench_figure *measure;
} figures[] = {
	{ "first screen of a lesson / floor", "ms", RATIO_AT_MOST, 1.6,
		bench_first_screen },
	{ "first screen of a lesson / less", "ms", RATIO_AT_MOST, 3,
		bench_first_screen_less },
	{ "memory (PSS) / floor", "kB", RATIO_AT_MOST, 1.75, bench_memory },
	{ "start, 20,000 records / none", "ms", RATIO_AT_MOST, 1.3,
		bench_records },
	{ "the same, checkpoint deleted", "ms", RATIO_AT_MOST, 5,
		bench_records_only },
	{ "home, 100 modules / 1", "ms", RATIO_AT_MOST, 2, bench_home },
	{ "page turn / floor", "bytes", RATIO_AT_MOST, 1.1, bench_page_turn },
	{ "moved highlight", "bytes", AT_MOST, 160, bench_highlight },
	{ "typed letter", "bytes", AT_MOST, 30, bench_letter },
	{ "key held at 9,600 bit/s / a screen", "bytes", RATIO_AT_MOST, 1,
		bench_held },
	{ "loading units / bare libyaml", "MB/s", RATIO_AT_LEAST, 0.5,
		bench_load },
	{ "check, 1,000 units / bare libyaml", "MB/s", RATIO_AT_LEAST, 0.4,
		bench_check },
	{ "check: peak memory, 1000 units / 10", "kB", RATIO_AT_MOST, 1.2,
		bench_check_memory },
	{ "layout of Markdown / lowdown", "MB/s", RATIO_AT_LEAST, 1,
		bench_layout },
	{ "scanning records", "GB/s", AT_LEAST, 0.5, bench_scan },
	{ "save to screen, 1 MB / look + load", "ms", RATIO_AT_MOST, 1.25,
		bench_preview },
	{ "session: 500 answers / echo + sync", "ms", RATIO_AT_MOST, 2,
		bench_hub },
	{ "session: the hub's memory (PSS)", "kB", AT_MOST, 4096 + 500 * 8,
		bench_hub_memory },
	{ "10 hubs: 1,000 records / bare libnats", "ms", RATIO_AT_MOST, 3,
		bench_relay },
	{ "session: idle for 5 s, CPU ticks", "ticks", AT_MOST, 0,
		bench_session_idle },
	{ "search, 100 modules of 1 MB", "ms", AT_MOST, 1000, bench_search },
	{ "the same, where none may look", "ms", AT_MOST, 2000,
		bench_search_hidden },
};

double bench_now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec * 1e3 + (double)ts.tv_nsec / 1e6;
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double bench_median(double *values, size_t n)
{
	qsort(values, n, sizeof *values, ascending);
	return values[n / 2];
}

const char *bench_path(const char *format, ...)
{
	static char paths[8][PATH_MAX];
	static unsigned turn;
	char *path = paths[turn++ % 8];
	va_list args;

	va_start(args, format);
	vsnprintf(path, PATH_MAX, format, args);
	va_end(args);
	return path;
}

static bool run(const char *const argv[])
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		execvp(argv[0], (char *const *)(size_t)argv);
		_exit(127);
	}
	return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

bool bench_copy(const char *from, const char *to)
{
	return run((const char *[]){ "cp", "-Rp", from, to, NULL });
}

void bench_remove(const char *path)
{
	run((const char *[]){ "chmod", "-R", "u+rwx", path, NULL });
	run((const char *[]){ "rm", "-rf", path, NULL });
}

static void pin_environment(const char *home)
{
	static const char *const unset[] = { "LINES", "COLUMNS", "LANGUAGE",
		"NO_COLOR", "LESS", "LESSOPEN", "SABAQ_PATH", "XDG_STATE_HOME",
		"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS" };

	for (size_t i = 0; i < sizeof unset / sizeof *unset; i++)
		unsetenv(unset[i]);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TZ", "UTC", 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("HOME", home, 1);
}

/* One line; false where the limit is not met or there is no number. */
static bool report(const struct bench *b, const struct figure *f)
{
	bool most = f->kind == RATIO_AT_MOST || f->kind == AT_MOST;
	bool ratio = f->kind == RATIO_AT_MOST || f->kind == RATIO_AT_LEAST;
	const char *sign = most ? "<=" : ">=";
	struct result r = { 0 };
	double value;
	bool met;

	printf("%-34s", f->name);
	fflush(stdout);
	if (!f->measure(b, &r) || (ratio && r.other <= 0)) {
		if (r.missing)
			printf(" %9.2f         - %-5s  NOT compared: %s is not"
			       " installed\n",
				r.ours, f->unit, r.missing);
		else
			puts("  NOT measured");
		return false;
	}
	value = ratio ? r.ours / r.other : r.ours;
	met = most ? value <= f->limit : value >= f->limit;
	printf(" %9.2f", r.ours);
	if (r.other > 0)
		printf(" %9.2f", r.other);
	else
		printf(" %9s", "-");
	printf(" %-5s %6.2f  %s %-5g %s\n", f->unit, value, sign, f->limit,
		met ? "met" : "NOT met");
	return met;
}

int main(int argc, char **argv)
{
	char temp[] = "/tmp/sabaq-bench.XXXXXX";
	char build[PATH_MAX], modules[PATH_MAX];
	struct bench b = { .temp = mkdtemp(temp), .modules = modules };
	bool ok = true;

	if (argc < 2 || !b.temp || !realpath(argv[1], build) ||
		!realpath("modules", modules)) {
		fputs("usage: bench BUILD [WORD], beside modules/\n", stderr);
		return 2;
	}
	b.sabaq = strdup(bench_path("%s/sabaq", build));
	b.floor = strdup(bench_path("%s/tests/bench/floor", build));
	pin_environment(b.temp);
	printf("%-34s %9s %9s %-5s %6s  limit\n", "", "ours", "other", "",
		"ratio");
	for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
		if (argc < 3 || strstr(figures[i].name, argv[2]))
			ok &= report(&b, &figures[i]);
	}
	bench_remove(b.temp);
	return ok ? 0 : 1;
}
