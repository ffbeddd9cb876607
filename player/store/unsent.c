/* What is typed and not sent yet, beside the log: a small file a run. */
#include "store/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Far more than typing can fill. */
enum { UNSENT_MAX = 1024 * 1024, NAME_BYTES = 64 };

static bool name_of(const char *attempt, const char *end, char name[NAME_BYTES])
{
	if (!ulid_valid(attempt, strlen(attempt)))
		return false;
	snprintf(name, NAME_BYTES, "unsent-%s.jsonl%s", attempt, end);
	return true;
}

static bool replace(
	struct log *log, const char *attempt, const char *bytes, size_t n)
{
	char name[NAME_BYTES], temp[NAME_BYTES];
	bool done;
	int fd;

	if (!name_of(attempt, "", name) || !name_of(attempt, ".new", temp))
		return false;
	if (log->dir < 0 && !log_folder_again(log))
		return false;
	if (n == 0)
		return unlinkat(log->dir, name, 0) == 0 || errno == ENOENT;
	fd = openat(log->dir, temp,
		O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return false;
	done = log_put(log, fd, bytes, n, 0) && log_sync(log, fd) &&
	       renameat(log->dir, temp, log->dir, name) == 0;
	if (done)
		log_folder_sync(log->dir);
	else
		unlinkat(log->dir, temp, 0);
	close(fd);
	return done;
}

bool log_keep_unsent(
	struct log *log, const char *attempt, const char *bytes, size_t n)
{
	int error = errno;
	bool done = (n == 0 && log->dir < 0) || replace(log, attempt, bytes, n);

	errno = error;
	return done;
}

char *log_unsent(const struct log *log, const char *attempt, size_t *n)
{
	char name[NAME_BYTES], *bytes;
	struct stat st;
	ssize_t got;
	int fd;

	if (log->dir < 0 || !name_of(attempt, "", name))
		return NULL;
	fd = log_open_read(log->dir, name, &st);
	if (fd < 0)
		return NULL;
	if (st.st_size > UNSENT_MAX) {
		close(fd);
		return NULL;
	}
	bytes = xmalloc((size_t)st.st_size + 1);
	got = read(fd, bytes, (size_t)st.st_size);
	close(fd);
	*n = got > 0 ? (size_t)got : 0;
	bytes[*n] = '\0';
	return bytes;
}
