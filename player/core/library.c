#include "core/library.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

struct book {
	char *id, *path;
	struct folder *folder;
	bool tried;
	struct faults faults;
};

struct library {
	struct book *books;
	size_t count, room;
	const struct strings *preferred; /* languages; NULL: none */
};

static bool has_module(const char *path)
{
	struct buf b = { 0 };
	bool there;

	buf_addf(&b, "%s/module.yaml", path);
	there = access(buf_str(&b), F_OK) == 0;
	buf_release(&b);
	return there;
}

static size_t add(struct library *l, const char *id, const char *path)
{
	l->books = mem_grow(l->books, &l->room, l->count, sizeof(*l->books));
	l->books[l->count] = (struct book){
		.id = xstrdup(id),
		.path = xstrdup(path),
	};
	return l->count++;
}

static void scan(struct library *l, const char *path)
{
	DIR *dir = opendir(path);
	struct buf b = { 0 };
	struct dirent *e;

	if (!dir)
		return;
	while ((e = readdir(dir))) {
		if (!id_valid(e->d_name) ||
			library_find(l, e->d_name) != (size_t)-1)
			continue;
		buf_clear(&b);
		buf_addf(&b, "%s/%s", path, e->d_name);
		if (has_module(buf_str(&b)))
			add(l, e->d_name, buf_str(&b));
	}
	closedir(dir);
	buf_release(&b);
}

static int by_id(const void *a, const void *b)
{
	return strcmp(
		((const struct book *)a)->id, ((const struct book *)b)->id);
}

struct library *library_open(const char *paths)
{
	struct library *l = xcalloc(1, sizeof(*l));

	while (*paths) {
		size_t n = strcspn(paths, ":");
		char *path = xstrndup(paths, n);

		while (n > 1 && path[n - 1] == '/')
			path[--n] = '\0';
		if (n > 0)
			scan(l, path);
		n = strcspn(paths, ":");
		free(path);
		paths += n + (paths[n] == ':');
	}
	if (l->count > 1)
		qsort(l->books, l->count, sizeof(*l->books), by_id);
	return l;
}

void library_free(struct library *l)
{
	if (!l)
		return;
	for (size_t i = 0; i < l->count; i++) {
		struct book *b = &l->books[i];

		folder_free(b->folder);
		faults_release(&b->faults);
		free(b->id);
		free(b->path);
	}
	free(l->books);
	free(l);
}

void library_prefer(struct library *l, const struct strings *languages)
{
	l->preferred = languages;
	for (size_t i = 0; i < l->count; i++) {
		if (l->books[i].folder)
			folder_prefer(l->books[i].folder, languages);
	}
}

size_t library_count(const struct library *l)
{
	return l->count;
}

const char *library_id(const struct library *l, size_t index)
{
	return l->books[index].id;
}

const char *library_path(const struct library *l, size_t index)
{
	return l->books[index].path;
}

struct folder *library_folder(struct library *l, size_t index)
{
	struct book *b = &l->books[index];

	if (!b->tried) {
		b->tried = true;
		b->folder = folder_open(b->path, &b->faults);
		if (b->folder)
			folder_prefer(b->folder, l->preferred);
	}
	return b->folder;
}

const struct faults *library_faults(const struct library *l, size_t index)
{
	return &l->books[index].faults;
}

size_t library_find(const struct library *l, const char *id)
{
	for (size_t i = 0; i < l->count; i++) {
		if (strcmp(l->books[i].id, id) == 0)
			return i;
	}
	return (size_t)-1;
}

/* Whether two paths lead to one folder, by whatever links and dots. */
static bool is_same(const char *a, const char *b)
{
	struct stat left, right;

	if (strcmp(a, b) == 0)
		return true;
	return stat(a, &left) == 0 && stat(b, &right) == 0 &&
	       left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

size_t library_add(struct library *l, const char *path)
{
	char *name;
	size_t index;

	for (size_t i = 0; i < l->count; i++) {
		if (is_same(l->books[i].path, path))
			return i;
	}
	name = folder_name(path);
	index = add(l, name, path);
	free(name);
	return index;
}

size_t library_take(struct library *l, struct folder *f)
{
	size_t index = library_add(l, folder_path(f));

	folder_free(l->books[index].folder);
	folder_prefer(f, l->preferred);
	l->books[index].folder = f;
	l->books[index].tried = true;
	return index;
}
