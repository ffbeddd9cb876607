/* bench_check.c - figures of "sabaq check" over many modules. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"
#include "bench_data.h"

enum { ROUNDS = 5, MODULES = 100, UNITS = 10, STEPS = 18 };

/* Modules m1, m2 ... in a new folder. */
static bool make_modules(const char *folder, int modules)
{
	if (mkdir(folder, 0755) != 0)
		return false;
	for (int i = 1; i <= modules; i++) {
		char id[16];

		snprintf(id, sizeof id, "m%d", i);
		if (!data_module(folder, id, UNITS, STEPS))
			return false;
	}
	return true;
}

/* --- speed ------------------------------------------------------------ */

static double megabytes(const char *folder)
{
	struct stat st;
	double sum = 0;

	for (int m = 1; m <= MODULES; m++) {
		for (int u = 1; u <= UNITS; u++) {
			if (stat(bench_path(
					 "%s/m%d/unit-%d.yaml", folder, m, u),
				    &st) == 0)
				sum += (double)st.st_size / 1e6;
		}
	}
	return sum;
}

static bool check_bare(const char *folder)
{
	for (int m = 1; m <= MODULES; m++) {
		for (int u = 1; u <= UNITS; u++) {
			if (!bench_bare_events(bench_path(
				    "%s/m%d/unit-%d.yaml", folder, m, u)))
				return false;
		}
	}
	return true;
}

/* The program itself, with all it prints: what a teacher waits for. */
static bool run_check(
	const struct bench *b, const char *folder, struct rusage *used)
{
	int status = -1;
	pid_t pid = fork();

	if (pid == 0) {
		int null = open("/dev/null", O_WRONLY);

		dup2(null, 1);
		dup2(null, 2);
		execl(b->sabaq, b->sabaq, "check", folder, (char *)NULL);
		_exit(127);
	}
	if (pid < 0 || wait4(pid, &status, 0, used) != pid)
		return false;
	/* Made-up lessons have warnings, but no errors. */
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		fprintf(stderr, "check ended with status %x\n", status);
		return false;
	}
	return true;
}

/* Of the processor: others may be at work here, too. */
static double seconds(const struct rusage *u)
{
	return (double)(u->ru_utime.tv_sec + u->ru_stime.tv_sec) +
	       (double)(u->ru_utime.tv_usec + u->ru_stime.tv_usec) / 1e6;
}

bool bench_check(const struct bench *b, struct result *r)
{
	double ours[ROUNDS], bare[ROUNDS], mb;
	struct rusage used, before;
	char folder[4096];

	snprintf(folder, sizeof folder, "%s/check", b->temp);
	if (!make_modules(folder, MODULES))
		return false;
	mb = megabytes(folder);
	for (int i = 0; i < ROUNDS; i++) {
		if (!run_check(b, folder, &used))
			return false;
		ours[i] = mb / seconds(&used);
		getrusage(RUSAGE_SELF, &before);
		if (!check_bare(folder))
			return false;
		getrusage(RUSAGE_SELF, &used);
		bare[i] = mb / (seconds(&used) - seconds(&before));
	}
	bench_remove(folder);
	r->ours = bench_median(ours, ROUNDS);
	r->other = bench_median(bare, ROUNDS);
	return true;
}

/* --- memory ----------------------------------------------------------- */

static bool peak(
	const struct bench *b, const char *name, int modules, double *kb)
{
	double values[ROUNDS];
	struct rusage used;
	char folder[4096];

	snprintf(folder, sizeof folder, "%s/%s", b->temp, name);
	if (!make_modules(folder, modules))
		return false;
	for (int i = 0; i < ROUNDS; i++) {
		if (!run_check(b, folder, &used))
			return false;
		values[i] = (double)used.ru_maxrss;
	}
	bench_remove(folder);
	*kb = bench_median(values, ROUNDS);
	return true;
}

/* Peak of the resident set: 100 modules of 10 units against one. */
bool bench_check_memory(const struct bench *b, struct result *r)
{
	return peak(b, "check-many", MODULES, &r->ours) &&
	       peak(b, "check-few", 1, &r->other);
}
