/* Our own file: opened, locked, its end mended, known to the last line. */
#include "store/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

enum { LOCK_NAP_MS = 5, TAKES_MAX = 100 };

enum log_state log_fail(struct log *log, int error)
{
	log->error = error;
	switch (error) {
	case ENOSPC:
	case EDQUOT:
	case EFBIG:
		log->state = LOG_FULL;
		break;
	case EROFS:
	case EACCES:
	case EPERM:
		log->state = LOG_READ_ONLY;
		break;
	default:
		log->state = LOG_FAILED;
	}
	return log->state;
}

bool log_put(const struct log *log, int fd, const char *bytes, size_t n,
	int64_t size)
{
	size_t done = 0;
	int error;

	while (done < n) {
		ssize_t put = log->calls->write(fd, bytes + done, n - done);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0) {
			error = put < 0 ? errno : ENOSPC;
			/* A full disk takes part of a line: no tail of it. */
			if (done > 0 && log->calls->ftruncate(fd, size) != 0)
				error = EIO;
			errno = error;
			return false;
		}
		done += (size_t)put;
	}
	return true;
}

bool log_sync(const struct log *log, int fd)
{
	int failed;

	do
		failed = log->calls->fdatasync(fd);
	while (failed && errno == EINTR);
	return !failed;
}

/* ---- the lock ---- */

static int64_t clock_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool lock(int fd)
{
	const struct timespec nap = { .tv_nsec = LOCK_NAP_MS * 1000000L };
	int64_t until = 0;

	while (flock(fd, LOCK_EX | LOCK_NB) != 0) {
		if (errno == EINTR)
			continue;
		if (errno != EWOULDBLOCK)
			return false;
		if (until == 0)
			until = clock_ms() + LOG_LOCK_MS;
		else if (clock_ms() >= until)
			return false;
		nanosleep(&nap, NULL);
	}
	return true;
}

static void close_own(struct log *log)
{
	if (log->fd >= 0)
		close(log->fd); /* the lock goes with it */
	log->fd = -1;
	log->settled = false;
}

void log_let_go(struct log *log)
{
	struct stat st;

	if (log->fd < 0)
		return;
	if (fstat(log->fd, &st) == 0)
		log_note_file(&log->files[log->own], &st);
	flock(log->fd, LOCK_UN);
}

/* ---- opening ---- */

/* Another file name, because this one cannot be ours. */
static void next_rung(struct log *log)
{
	char *name;

	close_own(log);
	name = log_own_name(log, ++log->rung);
	log_set_own(log, name);
	free(name);
	log->chain[0] = '\0';
	log->tainted = true;
}

/* The file was replaced: moved away when full, or deleted. */
static void begin_anew(struct log *log)
{
	struct log_file *own = &log->files[log->own];

	*own = (struct log_file){ .name = own->name };
	log->tainted = true;
}

/* Whether the file now open can be ours; notes which it is. */
static bool fits(struct log *log)
{
	struct log_file *own = &log->files[log->own];
	struct log_identity opened;
	struct log_head head;
	struct stat st;

	if (fstat(log->fd, &st) != 0 || !S_ISREG(st.st_mode))
		return false;
	opened = log_identity(&st);
	if (own->id.inode != 0 && !log_is_same(&own->id, &opened))
		begin_anew(log);
	log_head(log->dir, own->name, &head);
	if (head.kind == HEAD_RECORD && head.host[0] &&
		strcmp(head.host, log->host) != 0)
		return false;
	log_note_file(own, &st);
	return true;
}

static int create(struct log *log, const char *name, int flags)
{
	int fd = openat(
		log->dir, name, flags | O_CREAT | O_EXCL, log_file_mode(log));

	if (fd >= 0)
		log_folder_sync(log->dir);
	return fd;
}

/* Makes the folder again where it went, or was not there. */
bool log_folder_again(struct log *log)
{
	if (log->dir >= 0)
		close(log->dir);
	log->dir = log_folder(log->folder, log_folder_mode(log));
	return log->dir >= 0;
}

/* Opens our file under its present name; errno on false. */
static bool open_name(struct log *log)
{
	const char *name = log->files[log->own].name;
	int flags = O_RDWR | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY |
		    O_CLOEXEC;

	if (log->dir < 0 && !log_folder_again(log))
		return false;
	for (int i = 0; i < 3; i++) {
		log->fd = openat(log->dir, name, flags);
		if (log->fd >= 0 || errno != ENOENT)
			return log->fd >= 0;
		log->fd = create(log, name, flags);
		if (log->fd >= 0)
			return true;
		/* Another player made it first, or the folder is gone. */
		if (errno == ENOENT && !log_folder_again(log))
			return false;
		if (errno != ENOENT && errno != EEXIST)
			return false;
	}
	return false;
}

/* Whether another file name may help. */
static bool of_this_file(const struct log *log, int error)
{
	switch (error) {
	case ELOOP:
	case EISDIR:
	case ENXIO:
	case EINVAL:
		return true;
	case EACCES:
	case EPERM:
		/* Of the file, or of the folder? */
		return log->dir >= 0 &&
		       faccessat(log->dir, ".", W_OK | X_OK, AT_EACCESS) == 0;
	default:
		return false;
	}
}

static enum log_state open_own(struct log *log)
{
	for (;;) {
		int error = EINVAL;

		if (open_name(log)) {
			if (fits(log))
				return LOG_OK;
		} else {
			error = errno;
		}
		if (!of_this_file(log, error) || log->rung + 1 >= LOG_RUNGS) {
			close_own(log);
			return log_fail(log, error);
		}
		next_rung(log);
	}
}

/* ---- up to date ---- */

/* Whether the name still stands for the file that is open. */
static bool is_current(const struct log *log)
{
	const struct log_file *own = &log->files[log->own];
	struct log_identity named;
	struct stat st;

	if (fstatat(log->dir, own->name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return false;
	named = log_identity(&st);
	return log_is_same(&named, &own->id);
}

/* Folds what came to the file; closes a torn tail with a line feed. */
static enum log_state catch_up(struct log *log)
{
	struct log_file *own = &log->files[log->own];
	struct stat st;

	if (fstat(log->fd, &st) != 0)
		return log_fail(log, errno);
	log_note_file(own, &st);
	own->size = st.st_size;
	if (st.st_size < own->read.at) {
		/* Someone cut it; what we know of it stays folded. */
		own->read = own->good = (struct log_spot){ 0 };
		log->tainted = true;
	}
	if (st.st_size > own->read.at &&
		!log_scan(own, log->fd, log_fold_foreign, log))
		return log_fail(log, errno);
	if (own->size <= own->read.at)
		return LOG_OK;
	/* The tail may be a whole record but for its end: read it then. */
	if (!log_put(log, log->fd, "\n", 1, own->size) ||
		!log_scan(own, log->fd, log_fold_foreign, log))
		return log_fail(log, errno);
	return LOG_OK;
}

/* Moves the full file away. The next open makes a new one under its name. */
static void rotate(struct log *log)
{
	struct log_file full = log->files[log->own];
	char *name = log_rotated_name(log, full.name);

	if (renameat(log->dir, full.name, log->dir, name) != 0) {
		free(name);
		return;
	}
	/* The full file's entry stands before ours: so they are folded. */
	log->files[log->own].name = name;
	log->own = log_entry(log, full.name);
	free(full.name);
	close_own(log);
}

static enum log_state take_locked(struct log *log)
{
	enum log_state state;

	if (is_current(log)) {
		/*
		 * Whoever moves a full file away holds its lock: only now can
		 * none be missing, and their records come before ours.
		 */
		if (!log->settled)
			log_fold_new(log, log_fold_foreign);
		log->settled = true;
		state = catch_up(log);
		if (state == LOG_OK &&
			log->files[log->own].read.at >= LOG_ROTATE_BYTES)
			rotate(log);
	} else {
		/* Moved or deleted: its last lines first, then the new one. */
		state = catch_up(log);
		close_own(log);
	}
	if (state != LOG_OK)
		log_let_go(log);
	return state;
}

enum log_state log_take(struct log *log)
{
	for (int i = 0; i < TAKES_MAX; i++) {
		enum log_state state = LOG_OK;

		if (log->fd < 0)
			state = open_own(log);
		if (state != LOG_OK)
			return state;
		/* The last name is ours alone: it needs no lock. */
		if (!lock(log->fd) && log->rung + 1 < LOG_RUNGS) {
			next_rung(log);
			continue;
		}
		state = take_locked(log);
		if (state != LOG_OK || log->fd >= 0)
			return state;
	}
	return log_fail(log, EBUSY);
}
