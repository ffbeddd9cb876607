/* Every record of a folder, for reports. */
#include "store/inside.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* By chain, then by place in it. */
static int compare(const void *a, const void *b)
{
	const struct log_found *x = a, *y = b;
	int order = strcmp(x->head.log, y->head.log);

	if (order != 0)
		return order;
	if (x->head.n != y->head.n)
		return x->head.n < y->head.n ? -1 : 1;
	return strcmp(x->name, y->name);
}

struct handing {
	struct progress seen; /* only its chains are used */
	void (*each)(void *context, const struct record *r);
	void *context;
};

static void hand(void *context, const struct record *r)
{
	struct handing *h = context;

	if (progress_chained(&h->seen, r))
		h->each(h->context, r);
}

static size_t read_file(
	int dir, const struct log_found *file, struct handing *h)
{
	struct log_file f = { 0 };
	struct stat st;
	int fd = log_open_again(dir, file->name, &file->head.id, &st);

	if (fd < 0)
		return 0;
	log_scan(&f, fd, hand, h);
	close(fd);
	return (size_t)f.read.damaged;
}

size_t log_read(const char *folder,
	void (*each)(void *context, const struct record *r), void *context)
{
	int dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct handing h = { .each = each, .context = context };
	size_t count, damaged = 0;
	struct log_found *files = log_find(dir, &count);

	qsort(files, count, sizeof(*files), compare);
	progress_init(&h.seen);
	for (size_t i = 0; i < count; i++)
		damaged += read_file(dir, &files[i], &h);
	progress_release(&h.seen);
	log_find_free(files, count);
	if (dir >= 0)
		close(dir);
	return damaged;
}

bool log_read_file(const char *path,
	void (*each)(void *context, const struct record *r), void *context,
	size_t *damaged)
{
	struct handing h = { .each = each, .context = context };
	struct log_file f = { 0 };
	struct stat st;
	int fd = log_open_read(AT_FDCWD, path, &st);
	bool ok;

	*damaged = 0;
	if (fd < 0)
		return false;
	progress_init(&h.seen);
	ok = log_scan(&f, fd, hand, &h);
	progress_release(&h.seen);
	close(fd);
	*damaged = (size_t)f.read.damaged;
	return ok;
}
