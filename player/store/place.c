/* Folders and names of the log. */
#include "store/inside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char first_part[] = "scores", ending[] = ".jsonl";

mode_t log_file_mode(const struct log *log)
{
	return log->group_reads ? 0640 : 0600;
}

mode_t log_folder_mode(const struct log *log)
{
	return log->group_reads ? 0750 : 0700;
}

/* ---- folders ---- */

bool log_folder_sync(int dir)
{
	return fsync(dir) == 0;
}

/* A folder's name is safe once the one above it is synced. */
static void sync_above(const char *path, size_t n)
{
	char *above;
	int dir;

	while (n > 1 && path[n - 1] != '/')
		n--;
	above = n > 0 && path[0] == '/' ? xstrndup(path, n) : xstrdup(".");
	dir = open(above, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (dir >= 0) {
		log_folder_sync(dir);
		close(dir);
	}
	free(above);
}

/* Makes the folder and what is missing above it. */
static bool make(const char *path, mode_t mode)
{
	char *p = xstrdup(path);
	bool ok = true;

	for (size_t i = 1; ok && path[i - 1]; i++) {
		if (path[i] != '/' && path[i] != '\0')
			continue;
		p[i] = '\0';
		if (mkdir(p, mode) == 0)
			sync_above(p, i);
		else
			/* Above our own folders anything may be refused. */
			ok = path[i] != '\0' || errno == EEXIST;
		p[i] = path[i];
	}
	free(p);
	return ok;
}

int log_folder(const char *path, mode_t mode)
{
	int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
	int dir;

	if (!path || !path[0]) {
		errno = ENOENT;
		return -1;
	}
	dir = open(path, flags);
	if (dir < 0 && errno == ENOENT && make(path, mode))
		dir = open(path, flags);
	return dir;
}

/* ---- names ---- */

static bool has_name(const char *name)
{
	size_t n = strlen(name);

	return n >= sizeof(first_part) + sizeof(ending) - 2 &&
	       strncmp(name, first_part, sizeof(first_part) - 1) == 0 &&
	       strcmp(name + n - (sizeof(ending) - 1), ending) == 0;
}

static int compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

char **log_names(int dir)
{
	char **names = xcalloc(1, sizeof(*names));
	size_t count = 0, room = 1;
	int copy = openat(dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *d = copy >= 0 ? fdopendir(copy) : NULL;
	struct dirent *entry;

	while (d && (entry = readdir(d))) {
		if (!has_name(entry->d_name))
			continue;
		names = mem_grow(names, &room, count + 1, sizeof(*names));
		names[count++] = xstrdup(entry->d_name);
	}
	names[count] = NULL;
	if (d)
		closedir(d);
	else if (copy >= 0)
		close(copy);
	qsort(names, count, sizeof(*names), compare);
	return names;
}

void log_names_free(char **names)
{
	for (size_t i = 0; names[i]; i++)
		free(names[i]);
	free(names);
}

int log_open_read(int dir, const char *name, struct stat *st)
{
	struct stat own;
	int fd = openat(dir, name,
		O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

	if (fd < 0)
		return -1;
	if (fstat(fd, &own) != 0 || !S_ISREG(own.st_mode)) {
		close(fd);
		errno = EINVAL;
		return -1;
	}
	if (st)
		*st = own;
	return fd;
}

struct log_identity log_identity(const struct stat *st)
{
	return (struct log_identity){ st->st_dev, st->st_ino };
}

bool log_is_same(const struct log_identity *a, const struct log_identity *b)
{
	return a->device == b->device && a->inode == b->inode;
}

static int open_if(int dir, const char *name, const struct log_identity *id,
	struct stat *st)
{
	int fd = log_open_read(dir, name, st);
	struct log_identity found;

	if (fd < 0)
		return -1;
	found = log_identity(st);
	if (log_is_same(&found, id))
		return fd;
	close(fd);
	errno = ENOENT;
	return -1;
}

int log_open_again(int dir, const char *name, const struct log_identity *id,
	struct stat *st)
{
	int fd = open_if(dir, name, id, st);
	char **names;

	if (fd >= 0)
		return fd;
	names = log_names(dir);
	for (size_t i = 0; names[i] && fd < 0; i++)
		fd = open_if(dir, names[i], id, st);
	log_names_free(names);
	return fd;
}

/* The host's name as far as it can stand in a file's. */
static void add_host(struct buf *b, const char *host)
{
	static const char fit[] = "abcdefghijklmnopqrstuvwxyz0123456789"
				  "ABCDEFGHIJKLMNOPQRSTUVWXYZ._-";

	for (size_t i = 0; i < 64 && host[i]; i++)
		buf_add(b, strchr(fit, host[i]) ? host + i : "_", 1);
}

static void add_ulid(struct buf *b, const struct log *log)
{
	char ulid[ULID_CHARS + 1];
	uint8_t bytes[10];

	log->chance(bytes, sizeof(bytes));
	ulid_make(log->wall_ms(), bytes, ulid);
	buf_adds(b, ulid);
}

char *log_own_name(const struct log *log, int rung)
{
	struct buf b = { 0 };

	buf_adds(&b, first_part);
	if (rung > 0) {
		buf_addc(&b, '-');
		add_host(&b, log->host);
	}
	if (rung > 1) {
		buf_addc(&b, '-');
		add_ulid(&b, log);
	}
	buf_adds(&b, ending);
	return buf_steal(&b);
}

char *log_rotated_name(const struct log *log, const char *name)
{
	struct buf b = { 0 };

	buf_add(&b, name, strlen(name) - (sizeof(ending) - 1));
	buf_addc(&b, '.');
	add_ulid(&b, log);
	buf_adds(&b, ending);
	return buf_steal(&b);
}

bool log_is_rotated(const char *name, const char *name_of)
{
	size_t stem = strlen(name_of) - (sizeof(ending) - 1);

	return strncmp(name, name_of, stem) == 0 && name[stem] == '.' &&
	       strspn(name + stem + 1, "0123456789ABCDEFGHJKMNPQRSTVWXYZ") ==
		       ULID_CHARS &&
	       strcmp(name + stem + 1 + ULID_CHARS, ending) == 0;
}
