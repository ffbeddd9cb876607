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

/* ours against other, both 0 at first; a figure with no peer leaves it so. */
struct result {
	double ours, other;
	const char *missing; /* the peer, where it is not installed */
};

/* False where it could not be measured; why is on stderr. */
typedef bool bench_figure(const struct bench *b, struct result *r);

/* bench_process.c: programs on a terminal of 80x24 */
bench_figure bench_first_screen, bench_first_screen_less, bench_memory;
/* bench_bytes.c: what a key costs, in bytes */
bench_figure bench_page_turn, bench_highlight, bench_letter;
/* bench_line.c: what is under way on a slow line */
bench_figure bench_held;
/* bench_start.c: the player's start against itself with less to read */
bench_figure bench_records, bench_records_only, bench_home;
/* bench_core.c: parts of the player in this process */
bench_figure bench_load, bench_scan;
/* A file's libyaml events, nothing kept. */
bool bench_bare_events(const char *path);
/* bench_check.c: a teacher's check of many modules */
bench_figure bench_check, bench_check_memory;
/* bench_layout.c: the same of Markdown */
bench_figure bench_layout;
/* bench_search.c: the same of finding words */
bench_figure bench_search, bench_search_hidden;
/* bench_hub.c: a group session of 500 */
bench_figure bench_hub, bench_hub_memory, bench_session_idle;
/* bench_relay.c: records of ten hubs on their way to a stream */
bench_figure bench_relay;
/* bench_preview.c: from a save to the screen */
bench_figure bench_preview;

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
/* cp -Rp: a checkpoint knows its log's time. And rm -r. */
bool bench_copy(const char *from, const char *to);
void bench_remove(const char *path);

#endif
