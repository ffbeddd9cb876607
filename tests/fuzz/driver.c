/*
 * driver.c - runs a fuzz target without libFuzzer.
 *
 * A child replays the corpus and then changes it at random, always the same
 * way, for FUZZ_SECONDS (1). Its input lies in memory it shares with the
 * parent, so that the input survives whatever the child dies of; it is kept
 * as PROGRAM.crash, and "PROGRAM FILE..." replays files.
 */
#include "fuzz.h"

#include <dirent.h>
#include <libgen.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { INPUT_MAX = 1 << 16, SEEDS_MAX = 4096, HANG_SECONDS = 10 };

static struct shared {
	unsigned long runs;
	size_t seeds, size;
	uint8_t data[INPUT_MAX];
} * now;

static struct seed {
	uint8_t *data;
	size_t size;
} seeds[SEEDS_MAX];

/* What breaks YAML, JSON, Markdown and UTF-8 more often than chance does. */
static const char *const tokens[] = { "\n", ": ", "- ", "  ", "\t", "|", ">",
	"[[", "]]", "{", "}", "\"", "'", "\\", "\\u0000", "#", "&a", "*a", "!!",
	"<<: ", "---\n", "...\n", "`", "```", "\r", "\xcc\x81", "\xef\xbb\xbf",
	"\xe2\x80\xae", "\xc0\x80", "\xed\xa0\x80", "\xff", "\x1b[2J", "-1",
	"18446744073709551616", "1e999", "0,5", "nan", "\"h\":\"", "null" };

static uint64_t random_state = 42;

static size_t below(size_t n) /* SplitMix64 */
{
	uint64_t z = random_state += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return n ? (size_t)((z ^ (z >> 31)) % n) : 0;
}

static void run_one(void)
{
	/* A copy of the very size, so that reading past it is noticed. */
	uint8_t *copy = malloc(now->size ? now->size : 1);

	if (!copy)
		abort();
	memcpy(copy, now->data, now->size);
	alarm(HANG_SECONDS);
	LLVMFuzzerTestOneInput(copy, now->size);
	now->runs++;
	free(copy);
}

static bool load_file(const char *path)
{
	FILE *f = fopen(path, "rb");

	if (!f)
		return false;
	now->size = fread(now->data, 1, INPUT_MAX, f);
	fclose(f);
	return true;
}

static void keep_seed(void)
{
	struct seed *seed = &seeds[now->seeds++];

	seed->size = now->size;
	seed->data = malloc(now->size + 1);
	if (!seed->data)
		abort();
	memcpy(seed->data, now->data, now->size);
}

static void replay_corpus(const char *name)
{
	const char *tests = getenv("SABAQ_TESTS");
	char folder[PATH_MAX / 2], path[PATH_MAX];
	struct dirent **entries;
	int n;

	snprintf(folder, sizeof folder, "%s/fuzz/corpus/%s",
		tests ? tests : "tests", name);
	n = scandir(folder, &entries, NULL, alphasort);
	for (int i = 0; i < n; i++) {
		snprintf(
			path, sizeof path, "%s/%s", folder, entries[i]->d_name);
		if (entries[i]->d_name[0] != '.' && now->seeds < SEEDS_MAX &&
			load_file(path)) {
			run_one();
			keep_seed();
		}
		free(entries[i]);
	}
	if (n >= 0)
		free(entries);
}

/* Replace n bytes at a place by others. */
static void splice(size_t at, size_t n, const void *bytes, size_t count)
{
	size_t tail = now->size - at - n;

	if (at + count + tail > INPUT_MAX)
		return;
	memmove(now->data + at + count, now->data + at + n, tail);
	memcpy(now->data + at, bytes, count);
	now->size = at + count + tail;
}

static void change(void)
{
	static uint8_t piece[INPUT_MAX];
	size_t at = below(now->size + 1), left = now->size - at;
	const struct seed *other = &seeds[below(now->seeds)];
	const char *token = tokens[below(sizeof tokens / sizeof *tokens)];
	size_t from, n;

	switch (below(6)) {
	case 0: /* flip a bit */
		if (left > 0)
			now->data[at] ^= (uint8_t)(1u << below(8));
		break;
	case 1: /* another byte */
		piece[0] = (uint8_t)below(256);
		splice(at, left > 0 ? below(2) : 0, piece, 1);
		break;
	case 2: /* a piece less */
		splice(at, below(left < 64 ? left + 1 : 64), "", 0);
		break;
	case 3:
		splice(at, 0, token, strlen(token));
		break;
	case 4: /* a piece twice, or many times */
		n = below(left < 64 ? left + 1 : 64);
		memcpy(piece, now->data + at, n);
		for (size_t i = 1u << below(8); i > 0; i--)
			splice(at, 0, piece, n);
		break;
	case 5: /* a piece of another seed */
		from = below(other->size + 1);
		n = below(other->size - from + 1);
		memcpy(piece, other->data + from, n);
		splice(at, below(left < 64 ? left + 1 : 64), piece, n);
		break;
	}
}

static void change_for(time_t seconds)
{
	time_t end = time(NULL) + seconds;

	if (now->seeds == 0)
		keep_seed();
	while (time(NULL) < end) {
		const struct seed *seed = &seeds[below(now->seeds)];

		memcpy(now->data, seed->data, seed->size);
		now->size = seed->size;
		for (size_t i = below(8) + 1; i > 0; i--)
			change();
		run_one();
	}
}

static void keep_crash(const char *program, int status)
{
	char path[PATH_MAX];
	FILE *f;

	snprintf(path, sizeof path, "%s.crash", program);
	printf("after %lu inputs: %s %d; the input is in %s\n", now->runs,
		WIFSIGNALED(status) ? "signal" : "status",
		WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status),
		path);
	f = fopen(path, "wb");
	if (!f || fwrite(now->data, 1, now->size, f) != now->size ||
		fclose(f) != 0)
		perror(path);
}

int main(int argc, char **argv)
{
	const char *seconds = getenv("FUZZ_SECONDS");
	const char *name = basename(argv[0]);
	int status = 0;
	pid_t pid;

	now = mmap(NULL, sizeof *now, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (now == MAP_FAILED)
		abort();
	for (int i = 1; i < argc; i++) {
		if (load_file(argv[i]))
			run_one();
		else
			perror(argv[i]);
	}
	if (argc > 1)
		return 0;
	pid = fork();
	if (pid == 0) {
		replay_corpus(strchr(name, '_') ? strchr(name, '_') + 1 : name);
		change_for(seconds ? strtol(seconds, NULL, 10) : 1);
		exit(0);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		abort();
	if (status != 0)
		keep_crash(argv[0], status);
	printf("%zu in the corpus, %lu inputs\n%d passed, %d failed\n",
		now->seeds, now->runs, status == 0, status != 0);
	return status != 0;
}
