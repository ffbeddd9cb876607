#include "support/log_check.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The lines, kept beside the records, for the chain. */
struct item {
	struct record r;
	const char *line;
	size_t length;
};

static struct item *items;
static size_t item_count, item_room;

static void read_line(struct log_check *c, const char *line, size_t n)
{
	struct item item = { .length = n };

	if (!record_read(&item.r, &c->arena, line, n)) {
		c->damaged++;
		return;
	}
	item.line = arena_strndup(&c->arena, line, n);
	items = mem_grow(items, &item_room, item_count, sizeof(*items));
	items[item_count++] = item;
}

static void read_file(struct log_check *c, const char *path)
{
	struct stat st;
	bool plain = lstat(path, &st) == 0 && S_ISREG(st.st_mode);
	FILE *f = plain ? fopen(path, "r") : NULL;
	char *line = NULL;
	size_t room = 0;
	ssize_t n;

	if (!f)
		return;
	c->files++;
	while ((n = getline(&line, &room, f)) > 0) {
		if (line[n - 1] == '\n')
			read_line(c, line, (size_t)n - 1);
		else
			c->torn++;
	}
	free(line);
	fclose(f);
}

static int compare(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	int order = strcmp(x->r.log, y->r.log);

	if (order != 0)
		return order;
	return x->r.n < y->r.n ? -1 : x->r.n > y->r.n;
}

static void check_chains(struct log_check *c)
{
	static const char zeros[] = "00000000000000000000000000000000";
	char chain[RECORD_CHAIN + 1];

	for (size_t i = 0; items && i < item_count; i++) {
		const struct item *item = &items[i];
		const struct item *before = i > 0 ? item - 1 : NULL;

		if (before && strcmp(before->r.log, item->r.log) != 0)
			before = NULL;
		if (before && before->r.n == item->r.n) {
			c->twice++;
			continue;
		}
		memcpy(chain, before ? before->r.h : zeros, sizeof(chain));
		if (!record_follows(item->line, item->length, chain) ||
			item->r.n != (before ? before->r.n + 1 : 1))
			c->breaks++;
	}
}

void log_check(struct log_check *c, const char *folder)
{
	DIR *d = opendir(folder);
	struct dirent *entry;
	char path[4096];

	*c = (struct log_check){ 0 };
	item_count = 0;
	while (d && (entry = readdir(d))) {
		if (strncmp(entry->d_name, "scores", 6) != 0 ||
			!strstr(entry->d_name, ".jsonl"))
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
		read_file(c, path);
	}
	if (d)
		closedir(d);
	if (item_count > 0)
		qsort(items, item_count, sizeof(*items), compare);
	check_chains(c);
	for (size_t i = 0; i < item_count; i++) {
		c->items = mem_grow(
			c->items, &c->room, c->count, sizeof(*c->items));
		c->items[c->count++] = items[i].r;
	}
	free(items);
	items = NULL;
	item_room = item_count = 0;
}

void log_check_release(struct log_check *c)
{
	free(c->items);
	arena_release(&c->arena);
	*c = (struct log_check){ 0 };
}

bool log_check_sound(const struct log_check *c)
{
	return c->breaks == 0 && c->twice == 0 && c->torn == 0;
}

size_t log_check_count(
	const struct log_check *c, const char *attempt, int64_t ms)
{
	size_t count = 0;

	for (size_t i = 0; i < c->count; i++) {
		const struct record *r = &c->items[i];

		if (r->ms == ms && r->attempt &&
			strcmp(r->attempt, attempt) == 0)
			count++;
	}
	return count;
}
