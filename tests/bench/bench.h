/*
 * bench.h - figures: our number, a floor's or a peer's from the same run,
 * and the limit of their ratio.
 *
 * A figure is a row of the table in bench.c and a function here.
 */
#ifndef BENCH_H
#define BENCH_H

#include <stdbool.h>
#include <stddef.h>

struct bench {
	const char *sabaq, *floor; /* programs */
	const char *modules; /* the folder of the real modules */
	const char *temp; /* for data made here; removed at the end */
};

/* ours against other; a figure with no peer leaves other 0. */
struct result {
	double ours, other;
};

/* False where it could not be measured; why is on stderr. */
typedef bool bench_figure(const struct bench *b, struct result *r);

/* bench_process.c: programs on a terminal of 80x24 */
bench_figure bench_first_screen, bench_first_screen_less, bench_memory;
/* bench_start.c: the player's start against itself with less to read */
bench_figure bench_records, bench_records_only, bench_home;
/* bench_core.c: parts of the player in this process */
bench_figure bench_load, bench_scan;

/* Milliseconds from the start to the last byte of the first screen, and kB
 * of PSS while it waits for a key; one of them may be NULL. False: it ended,
 * or printed nothing. */
bool bench_screen(const char *const argv[], const char *const env[], double *ms,
	double *pss);

/*
 * The medians of two programs' first screens, started in turn. Each start
 * has a home of its own, made by copying a folder, or empty for NULL.
 */
struct contestant {
	const char *const *argv;
	const char *modules; /* SABAQ_PATH */
	const char *state; /* what XDG_STATE_HOME holds; NULL: nothing */
};
bool bench_compare(const struct bench *b, const struct contestant *ours,
	const struct contestant *other, bool memory, struct result *r);

/* bench.c */
double bench_now_ms(void);
double bench_median(double *values, size_t n);
/* A path, by printf; good until eight calls later. */
const char *bench_path(const char *format, ...)
	__attribute__((format(printf, 1, 2)));
/* cp -R and rm -r. */
bool bench_copy(const char *from, const char *to);
void bench_remove(const char *path);

#endif
