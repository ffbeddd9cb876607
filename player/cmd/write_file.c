#include "cmd/write_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "cmd/say.h"
#include "ui/words.h"

/* "PATH cannot be written: the reason". */
static void tell(const struct catalogue *words, const char *path, int error)
{
	struct buf b = { 0 };

	if (error == EEXIST)
		words_fill(&b,
			tr(words, N_("\"%1\" is there already and is left as "
				     "it is")),
			path, NULL);
	else
		words_fill(&b, tr(words, N_("\"%1\" cannot be written: %2")),
			path, strerror(error), NULL);
	say_error(buf_str(&b), NULL);
	buf_release(&b);
}

static bool write_all(int fd, const char *text, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, text, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		text += done;
		n -= (size_t)done;
	}
	return fsync(fd) == 0;
}

/* Beside path, so that it can be renamed; the caller frees the name. */
static char *write_beside(
	const char *path, const char *text, size_t n, mode_t mode)
{
	struct buf b = { 0 };
	char *name;
	int fd, error;
	bool ok;

	buf_addf(&b, "%s.XXXXXX", path);
	name = buf_steal(&b);
	fd = mkstemp(name);
	if (fd < 0) {
		free(name);
		return NULL;
	}
	ok = fchmod(fd, mode) == 0 && write_all(fd, text, n);
	error = errno;
	if (close(fd) != 0 && ok) {
		error = errno;
		ok = false;
	}
	if (ok)
		return name;
	unlink(name);
	free(name);
	errno = error;
	return NULL;
}

/* What this process gives new files. */
static mode_t new_mode(void)
{
	mode_t mask = umask(0);

	umask(mask);
	return 0666 & ~mask;
}

/* link() never replaces; where a file system has no links, O_EXCL will do. */
static bool put_new(const char *beside, const char *path)
{
	int fd;

	if (link(beside, path) == 0)
		return unlink(beside) == 0;
	if (errno == EEXIST)
		return false;
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return false;
	close(fd);
	return rename(beside, path) == 0;
}

bool write_new_file(const struct catalogue *words, const char *path,
	const char *text, size_t n)
{
	char *beside = write_beside(path, text, n, new_mode());
	bool ok = beside && put_new(beside, path);
	int error = errno;

	if (beside && !ok)
		unlink(beside);
	free(beside);
	if (!ok)
		tell(words, path, error);
	return ok;
}

/* The old one under another name: a link, so that path is never missing. */
static bool keep_old(const char *path)
{
	struct buf b = { 0 };
	const char *kept;
	bool ok;

	buf_addf(&b, "%s~", path);
	kept = buf_str(&b);
	unlink(kept);
	ok = link(path, kept) == 0 || rename(path, kept) == 0;
	buf_release(&b);
	return ok;
}

bool write_over_file(const struct catalogue *words, const char *path,
	const char *text, size_t n)
{
	struct stat st;
	char *beside = NULL;
	bool ok = false;
	int error;

	if (lstat(path, &st) == 0) {
		beside = write_beside(path, text, n, st.st_mode & 0777);
		ok = beside && keep_old(path) && rename(beside, path) == 0;
	}
	error = errno;
	if (beside && !ok)
		unlink(beside);
	free(beside);
	if (!ok)
		tell(words, path, error);
	return ok;
}
