/* bench_core.c - figures of parts called in this process. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

#include "bench.h"
#include "bench_data.h"
#include "core/folder.h"

enum {
	ROUNDS = 5,
	UNITS = 320,
	STEPS = 60, /* about 20 MB */
	LINES = 200000 /* about 70 MB */
};

static size_t unit_bytes(const char *folder)
{
	struct stat st;
	size_t sum = 0;

	for (int i = 1; i <= UNITS; i++) {
		if (stat(bench_path("%s/unit-%d.yaml", folder, i), &st) == 0)
			sum += (size_t)st.st_size;
	}
	return sum;
}

bool bench_bare_events(const char *path)
{
	FILE *f = fopen(path, "rb");
	yaml_parser_t parser;
	yaml_event_t event;
	bool more = f != NULL, ok = false;

	yaml_parser_initialize(&parser);
	if (f)
		yaml_parser_set_input_file(&parser, f);
	while (more && yaml_parser_parse(&parser, &event)) {
		ok = event.type == YAML_STREAM_END_EVENT;
		more = !ok;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	if (f)
		fclose(f);
	return ok;
}

static bool load_bare(const char *folder)
{
	for (int i = 1; i <= UNITS; i++) {
		if (!bench_bare_events(
			    bench_path("%s/unit-%d.yaml", folder, i)))
			return false;
	}
	return true;
}

static bool load_ours(const char *path)
{
	struct faults faults = { 0 };
	struct folder *folder = folder_open(path, &faults);
	char id[16];
	bool ok = folder != NULL;

	for (int i = 1; ok && i <= UNITS; i++) {
		snprintf(id, sizeof id, "unit-%d", i);
		ok = folder_unit(folder, id, "ru", &faults) != NULL;
	}
	if (!ok)
		fprintf(stderr, "not loaded; %zu faults\n", faults.count);
	folder_free(folder);
	faults_release(&faults);
	return ok;
}

bool bench_load(const struct bench *b, struct result *r)
{
	double ours[ROUNDS], bare[ROUNDS], mb, start;
	char path[4096];

	snprintf(path, sizeof path, "%s/load", b->temp);
	if (!data_module(b->temp, "load", UNITS, STEPS))
		return false;
	mb = (double)unit_bytes(path) / 1e6;
	for (int i = 0; i < ROUNDS; i++) {
		start = bench_now_ms();
		if (!load_ours(path))
			return false;
		ours[i] = mb / (bench_now_ms() - start) * 1e3;
		start = bench_now_ms();
		if (!load_bare(path))
			return false;
		bare[i] = mb / (bench_now_ms() - start) * 1e3;
	}
	bench_remove(path);
	r->ours = bench_median(ours, ROUNDS);
	r->other = bench_median(bare, ROUNDS);
	return true;
}

/* Every line as a record; how many were answers. */
static size_t scan(const struct buf *lines)
{
	const char *at = lines->data, *end = at + lines->len;
	struct record_reader *reader = record_reader_new();
	size_t answers = 0;

	while (at < end) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		const struct record *r;

		if (!stop)
			break;
		r = record_reader_next(reader, at, (size_t)(stop - at));
		if (r)
			answers += r->event == RECORD_ANSWERED;
		at = stop + 1;
	}
	record_reader_free(reader);
	return answers;
}

bool bench_scan(const struct bench *b, struct result *r)
{
	struct record first = record_empty();
	struct buf lines = { 0 };
	double speed[ROUNDS];
	bool ok = true;

	(void)b;
	first.log = "01JC0000000000000000000000";
	first.t = "2026-11-23T14:00:00.123Z";
	first.site = "lab1";
	first.who = "aigerim";
	first.h = "00000000000000000000000000000000";
	data_records(&lines, &first, LINES);
	for (int i = 0; i < ROUNDS; i++) {
		double start = bench_now_ms();

		ok &= scan(&lines) == (size_t)LINES / 40 * 19;
		speed[i] = (double)lines.len / 1e6 / (bench_now_ms() - start);
	}
	buf_release(&lines);
	r->ours = bench_median(speed, ROUNDS);
	return ok;
}
