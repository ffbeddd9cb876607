/* A config.yaml, changed in its place. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "cmd/settings.h"
#include "core/source.h"

/* Folders as far as the last slash; a failure shows when the file is made. */
static void make_folders(const char *path)
{
	char *copy = xstrdup(path);

	for (char *s = strchr(copy + 1, '/'); s; s = strchr(s + 1, '/')) {
		*s = '\0';
		mkdir(copy, 0700);
		*s = '/';
	}
	free(copy);
}

/* All of the file, also what marks its encoding; false: see errno. */
static bool read_all(const char *path, struct buf *out, mode_t *mode)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	char bytes[4096];
	struct stat st;
	ssize_t n = 0;

	if (fd < 0)
		return errno == ENOENT || errno == ENOTDIR;
	if (fstat(fd, &st) == 0)
		*mode = st.st_mode & 07777;
	while (out->len <= SOURCE_BYTES &&
		(n = read(fd, bytes, sizeof(bytes))) > 0)
		buf_add(out, bytes, (size_t)n);
	close(fd);
	return n == 0;
}

static bool write_all(int fd, const struct buf *text)
{
	size_t done = 0;

	while (done < text->len) {
		ssize_t n = write(fd, text->data + done, text->len - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		done += (size_t)n;
	}
	return true;
}

/* The new name, too, has to be on the disk. */
static void sync_folder(const char *path)
{
	char *folder = xstrdup(path);
	char *slash = strrchr(folder, '/');
	int fd;

	if (slash && slash != folder)
		*slash = '\0';
	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	free(folder);
}

/* Beside the old one, then over it. False: see errno; nothing has changed. */
static bool put(const char *path, const struct buf *text, mode_t mode)
{
	struct buf beside = { 0 };
	bool done = false;
	int fd, code;

	make_folders(path);
	buf_addf(&beside, "%s.XXXXXX", path);
	fd = mkstemp(beside.data);
	if (fd >= 0) {
		done = write_all(fd, text) && fchmod(fd, mode) == 0 &&
		       fsync(fd) == 0;
		code = errno;
		done = close(fd) == 0 && done && rename(beside.data, path) == 0;
		errno = errno ? errno : code;
		code = errno;
		if (!done)
			unlink(beside.data);
		errno = code;
	}
	if (done)
		sync_folder(path);
	buf_release(&beside);
	return done;
}

/* What is wrong with the bytes; config_write() tells of the rest. */
static bool is_fit(const char *path, struct faults *faults)
{
	struct arena arena = { 0 };
	struct config config = config_empty();
	bool good = config_load(&config, &arena, path, false, faults);

	arena_release(&arena);
	return good;
}

enum app_kept settings_write(const char *path,
	const struct config_change *change, struct faults *faults,
	const char **why)
{
	enum app_kept kept = APP_KEPT_NOT;
	struct buf before = { 0 }, after = { 0 };
	mode_t mode = 0644;

	if (!is_fit(path, faults))
		return APP_KEPT_FAULTY;
	if (!read_all(path, &before, &mode)) {
		*why = strerror(errno);
		goto out;
	}
	switch (config_write(
		&after, path, buf_str(&before), before.len, change, faults)) {
	case CONFIG_FAULTY:
		kept = APP_KEPT_FAULTY;
		break;
	case CONFIG_ODD:
		kept = APP_KEPT_ODD;
		break;
	case CONFIG_WRITTEN:
		kept = APP_KEPT;
		/* What it says already is not written again. */
		if (after.len == before.len &&
			memcmp(buf_str(&after), buf_str(&before), after.len) ==
				0)
			break;
		if (!put(path, &after, mode)) {
			kept = APP_KEPT_NOT;
			*why = strerror(errno);
		}
		break;
	}
out:
	buf_release(&before);
	buf_release(&after);
	return kept;
}
