/* bench_start.c - how starting grows with modules and with records. */
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "bench.h"
#include "bench_data.h"
#include "store/log.h"

enum { MODULES = 100, UNITS = 50, STEPS = 4, RECORDS = 20000 };

bool bench_home(const struct bench *b, struct result *r)
{
	const char *const argv[] = { b->sabaq, NULL };
	char many[4096], one[4096], id[32];
	const struct contestant ours = { .argv = argv, .modules = many };
	const struct contestant other = { .argv = argv, .modules = one };

	snprintf(many, sizeof many, "%s/many", b->temp);
	snprintf(one, sizeof one, "%s/one", b->temp);
	if (mkdir(many, 0755) != 0 || mkdir(one, 0755) != 0 ||
		!data_module(one, "module-1", UNITS, STEPS))
		return false;
	for (int i = 1; i <= MODULES; i++) {
		snprintf(id, sizeof id, "module-%d", i);
		if (!data_module(many, id, UNITS, STEPS))
			return false;
	}
	return bench_compare(b, &ours, &other, false, r);
}

/* The first line of a log that the player began itself, in buf. */
static bool first_line(
	const struct bench *b, const char *state, struct buf *line)
{
	char home[4200], folder[4200], modules[4200], bytes[RECORD_BYTES + 2];
	const char *const argv[] = { b->sabaq, "play", "--lang", "ru",
		"programming-basics/variables", NULL };
	const char *const env[] = { home, folder, modules, NULL };
	FILE *f;

	snprintf(home, sizeof home, "HOME=%s", b->temp);
	snprintf(folder, sizeof folder, "XDG_STATE_HOME=%s", state);
	snprintf(modules, sizeof modules, "SABAQ_PATH=%s", b->modules);
	if (!bench_screen(argv, env, NULL, NULL))
		return false;
	f = fopen(bench_path("%s/sabaq/scores.jsonl", state), "r");
	if (f && fgets(bytes, sizeof bytes, f))
		buf_add(line, bytes, strcspn(bytes, "\n"));
	if (f)
		fclose(f);
	return line->len > 0;
}

static int64_t wall_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_REALTIME, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static void chance(uint8_t *bytes, size_t n)
{
	if (getrandom(bytes, n, 0) < 0)
		memset(bytes, 7, n);
}

/* As the player does at its end: the checkpoint is written. */
static bool write_checkpoint(const char *folder, const struct record *first)
{
	const struct log_owner owner = { .folder = folder,
		.site = first->site,
		.who = first->who,
		.host = first->host ? first->host : "",
		.wall_ms = wall_ms,
		.chance = chance };
	struct progress progress;
	bool ok;

	progress_init(&progress);
	log_close(log_open(&owner, &progress));
	ok = progress.unit_count > 1;
	progress_release(&progress);
	return ok;
}

/* A state folder with one's own records, with or without a checkpoint. */
static bool make_state(
	const struct bench *b, const char *state, bool checkpoint)
{
	struct record first;
	struct arena arena = { 0 };
	struct buf line = { 0 }, log = { 0 };
	char folder[4200];
	bool ok;

	snprintf(folder, sizeof folder, "%s/sabaq", state);
	ok = first_line(b, state, &line) &&
	     record_read(&first, &arena, line.data, line.len);
	if (ok) {
		buf_add(&log, line.data, line.len);
		buf_addc(&log, '\n');
		data_records(&log, &first, RECORDS);
		bench_remove(folder);
		ok = mkdir(folder, 0700) == 0 &&
		     data_write(bench_path("%s/scores.jsonl", folder), log.data,
			     log.len) &&
		     (!checkpoint || write_checkpoint(folder, &first));
	}
	arena_release(&arena);
	buf_release(&line);
	buf_release(&log);
	return ok;
}

static bool against_no_records(
	const struct bench *b, const char *state, struct result *r)
{
	const char *const argv[] = { b->sabaq, NULL };
	const struct contestant ours = { argv, b->modules, state };
	const struct contestant other = { argv, b->modules, NULL };

	return bench_compare(b, &ours, &other, false, r);
}

bool bench_records(const struct bench *b, struct result *r)
{
	char state[4096];

	snprintf(state, sizeof state, "%s/with-checkpoint", b->temp);
	return make_state(b, state, true) && against_no_records(b, state, r);
}

bool bench_records_only(const struct bench *b, struct result *r)
{
	char state[4096];

	snprintf(state, sizeof state, "%s/without-checkpoint", b->temp);
	return make_state(b, state, false) && against_no_records(b, state, r);
}
