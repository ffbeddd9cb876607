#include "core/watch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sha2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "core/source.h"
#include "core/unit.h"

/* Folders with more files are looked at less often. */
enum { MANY_FILES = 200, MANY_MS = 800 };

/* --- what a file is now ----------------------------------------------- */

static struct watch_stamp stamp_of(const struct stat *st)
{
	return (struct watch_stamp){ .device = st->st_dev,
		.inode = st->st_ino,
		.size = st->st_size,
		.written = st->st_mtim,
		.changed = st->st_ctim };
}

static bool same_time(const struct timespec *a, const struct timespec *b)
{
	return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

static bool same_stamp(const struct watch_stamp *a, const struct watch_stamp *b)
{
	return a->error == b->error && a->device == b->device &&
	       a->inode == b->inode && a->size == b->size &&
	       same_time(&a->written, &b->written) &&
	       same_time(&a->changed, &b->changed);
}

/* Opened, because over a network only that asks for the times anew. */
static int open_file(
	const struct watch *w, const char *name, struct watch_stamp *stamp)
{
	int dir = open(w->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), fd;
	struct stat st;

	*stamp = (struct watch_stamp){ 0 };
	fd = dir < 0 ? -1
		     : openat(dir, name,
			       O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY |
				       O_CLOEXEC);
	if (fd < 0 || fstat(fd, &st) != 0)
		stamp->error = errno;
	else
		*stamp = stamp_of(&st);
	if (dir >= 0)
		close(dir);
	return fd;
}

/* No more than is ever read of a unit; a folder or pipe has no bytes. */
static struct watch_bytes read_bytes(int fd, const struct watch_stamp *stamp)
{
	struct watch_bytes b = { .error = stamp->error };
	char chunk[65536];
	size_t total = 0;
	SHA2_CTX sha;
	ssize_t n;

	if (b.error != 0)
		return b;
	SHA256Init(&sha);
	while (total <= SOURCE_BYTES) {
		n = read(fd, chunk, sizeof(chunk));
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		SHA256Update(&sha, (const uint8_t *)chunk, (size_t)n);
		total += (size_t)n;
	}
	SHA256Final(b.digest, &sha);
	b.empty = total == 0;
	return b;
}

static bool same_bytes(const struct watch_bytes *a, const struct watch_bytes *b)
{
	return a->error == b->error &&
	       memcmp(a->digest, b->digest, sizeof(a->digest)) == 0;
}

/* Whether the times of a stamp first seen then can hide another save. */
static bool fresh(int64_t since, int64_t now)
{
	return now - since < WATCH_TICK_MS;
}

/* Whether it holds other bytes than at the look before. */
static bool look_at(
	const struct watch *w, struct watch_file *f, bool first, int64_t now)
{
	struct watch_stamp stamp;
	struct watch_bytes bytes;
	int fd = open_file(w, f->name, &stamp);
	bool same = !first && same_stamp(&stamp, &f->stamp), changed;

	if (!same) {
		f->stamp = stamp;
		f->stamped = now;
	}
	changed = false;
	if (!same || fresh(f->stamped, now)) {
		bytes = read_bytes(fd, &stamp);
		changed = !same_bytes(&bytes, &f->now);
		f->now = bytes;
	}
	if (fd >= 0)
		close(fd);
	return changed;
}

/* --- which files ------------------------------------------------------ */

/* "<stem>.yaml", "<stem>.<language>.yaml" */
static bool of_stem(const char *name, const char *stem)
{
	size_t n = strlen(stem), whole = strlen(name);
	char language[LANGUAGE_CHARS];

	if (strncmp(name, stem, n) != 0 || name[n] != '.')
		return false;
	if (strcmp(name + n, ".yaml") == 0)
		return true;
	if (whole < n + 7 || strcmp(name + whole - 5, ".yaml") != 0 ||
		whole - n - 6 >= sizeof(language))
		return false;
	memcpy(language, name + n + 1, whole - n - 6);
	language[whole - n - 6] = '\0';
	return language_valid(language);
}

static bool counts(const struct watch *w, const char *name)
{
	size_t n = strlen(name);

	for (size_t i = 0; i < w->stem_count; i++) {
		if (of_stem(name, w->stems[i]))
			return true;
	}
	return w->stem_count == 0 && name[0] != '.' && n > 5 &&
	       strcmp(name + n - 5, ".yaml") == 0;
}

static bool known(const struct watch *w, const char *name)
{
	for (size_t i = 0; i < w->file_count; i++) {
		if (strcmp(w->files[i].name, name) == 0)
			return true;
	}
	return false;
}

/* told: as it is now it is known; else it was not there until now. */
static void add(struct watch *w, const char *name, bool told, int64_t now)
{
	struct watch_file *f;

	w->files = mem_grow(
		w->files, &w->file_room, w->file_count, sizeof(*w->files));
	f = &w->files[w->file_count++];
	*f = (struct watch_file){ .name = xstrdup(name) };
	if (told) {
		look_at(w, f, true, now);
		f->told = f->now;
		return;
	}
	f->stamp.error = f->now.error = f->told.error = ENOENT;
	f->stamped = now;
}

static void read_list(struct watch *w, bool told, int64_t now)
{
	DIR *dir = opendir(w->folder);
	struct dirent *e;

	while (dir && (e = readdir(dir))) {
		if (counts(w, e->d_name) && !known(w, e->d_name))
			add(w, e->d_name, told, now);
	}
	if (dir)
		closedir(dir);
}

static struct watch_stamp stamp_list(const struct watch *w)
{
	struct stat st;

	if (stat(w->folder, &st) == 0)
		return stamp_of(&st);
	return (struct watch_stamp){ .error = errno };
}

static void look_for_new(struct watch *w, int64_t now)
{
	struct watch_stamp list = stamp_list(w);

	if (!same_stamp(&list, &w->list)) {
		w->list = list;
		w->listed = now;
	}
	if (fresh(w->listed, now))
		read_list(w, false, now);
}

static void forget_stems(struct watch *w)
{
	for (size_t i = 0; i < w->stem_count; i++)
		free(w->stems[i]);
	w->stem_count = 0;
}

/* Those that count no more. */
static void drop_files(struct watch *w)
{
	size_t kept = 0;

	for (size_t i = 0; i < w->file_count; i++) {
		struct watch_file f = w->files[i];

		if (counts(w, f.name))
			w->files[kept++] = f;
		else
			free(f.name);
	}
	w->file_count = kept;
}

void watch_only(
	struct watch *w, const char *const *stems, size_t count, int64_t now)
{
	forget_stems(w);
	for (size_t i = 0; i < count; i++) {
		w->stems = mem_grow(w->stems, &w->stem_room, w->stem_count,
			sizeof(*w->stems));
		w->stems[w->stem_count++] = xstrdup(stems[i]);
	}
	drop_files(w);
	read_list(w, true, now);
}

void watch_begin(struct watch *w, const char *folder, int64_t now)
{
	watch_release(w);
	w->folder = xstrdup(folder);
	w->list = stamp_list(w);
	w->listed = now;
	read_list(w, true, now);
}

void watch_release(struct watch *w)
{
	forget_stems(w);
	for (size_t i = 0; i < w->file_count; i++)
		free(w->files[i].name);
	free(w->files);
	free(w->stems);
	free(w->folder);
	*w = (struct watch){ 0 };
}

/* --- looking ---------------------------------------------------------- */

/* Whether any file is not what was told; whether one of them is gone. */
static bool differs(const struct watch *w, bool *gone)
{
	bool any = false;

	*gone = false;
	for (size_t i = 0; i < w->file_count; i++) {
		const struct watch_file *f = &w->files[i];

		if (same_bytes(&f->now, &f->told))
			continue;
		any = true;
		*gone |= f->now.empty || f->now.error != 0;
	}
	return any;
}

static bool settled(const struct watch *w, bool gone, int64_t now)
{
	int64_t enough = gone ? WATCH_GONE_MS : WATCH_SETTLE_MS;

	return now - w->last >= enough || now - w->since >= WATCH_LONG_MS;
}

bool watch_look(struct watch *w, int64_t now)
{
	bool moved = false, gone;

	if (!w->folder)
		return false;
	look_for_new(w, now);
	for (size_t i = 0; i < w->file_count; i++)
		moved |= look_at(w, &w->files[i], false, now);
	if (!differs(w, &gone)) {
		w->changed = false;
		return false;
	}
	if (!w->changed)
		w->since = now;
	if (!w->changed || moved)
		w->last = now;
	w->changed = true;
	if (!settled(w, gone, now))
		return false;
	w->changed = false;
	for (size_t i = 0; i < w->file_count; i++)
		w->files[i].told = w->files[i].now;
	return true;
}

int watch_pause(const struct watch *w)
{
	if (w->changed)
		return WATCH_SETTLE_MS;
	return w->file_count > MANY_FILES ? MANY_MS : WATCH_MS;
}
