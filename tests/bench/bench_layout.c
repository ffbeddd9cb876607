/* bench_layout.c - Markdown into lines, against lowdown on the same file. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"
#include "bench_data.h"
#include "core/layout.h"

enum { ROUNDS = 11, BYTES = 1000000, WIDTH = 72, NOT_THERE = 127 };

static const char *const languages[] = { "ru", "kk", "ky", "tg", "en" };

static bool add_file(struct buf *b, const char *path)
{
	char bytes[4096];
	FILE *f = fopen(path, "rb");
	size_t n;

	if (!f) {
		perror(path);
		return false;
	}
	while ((n = fread(bytes, 1, sizeof bytes, f)) > 0)
		buf_add(b, bytes, n);
	buf_adds(b, "\n");
	fclose(f);
	return true;
}

/* The goldens' lessons in five languages, over and over. */
static bool make_text(struct buf *b)
{
	for (size_t i = 0; b->len < BYTES; i++) {
		if (!add_file(b, bench_path("tests/golden/layout/%s.md",
					 languages[i % 5])))
			return false;
	}
	return true;
}

/* Milliseconds with its start and its end; 0: it failed, or is not there. */
static double run_lowdown(const char *path, struct result *r)
{
	double start = bench_now_ms();
	int status = -1;
	pid_t pid = fork();

	if (pid == 0) {
		int null = open("/dev/null", O_WRONLY);

		dup2(null, STDOUT_FILENO);
		execlp("lowdown", "lowdown", "-Tterm", "--term-columns=72",
			"--term-width=72", path, (char *)NULL);
		_exit(NOT_THERE);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		return 0;
	if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_THERE)
		r->missing = "lowdown";
	if (status != 0)
		return 0;
	return bench_now_ms() - start;
}

static double run_layout(const char *text)
{
	const struct layout_words words = { .figure = "Рисунок" };
	double start = bench_now_ms();
	struct lines lines = { 0 };

	layout_text(&lines, text, WIDTH, 0, NULL, 0, &words);
	lines_release(&lines);
	return bench_now_ms() - start;
}

bool bench_layout(const struct bench *b, struct result *r)
{
	double ours[ROUNDS], other[ROUNDS], ms;
	struct buf text = { 0 };
	char path[4096];
	bool ok;

	snprintf(path, sizeof path, "%s/layout.md", b->temp);
	ok = make_text(&text) && data_write(path, text.data, text.len);
	for (int i = 0; ok && i < ROUNDS; i++) {
		double mb = (double)text.len / 1e6;

		ours[i] = mb / run_layout(text.data) * 1e3;
		ms = run_lowdown(path, r);
		other[i] = ms > 0 ? mb / ms * 1e3 : 0;
	}
	if (ok) {
		r->ours = bench_median(ours, ROUNDS);
		r->other = bench_median(other, ROUNDS);
	}
	buf_release(&text);
	return ok;
}
