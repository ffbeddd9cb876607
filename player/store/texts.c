/* Long programs and reflections beside the log, named by their digests. */
#include "store/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/digest.h"

#define FOLDER "texts"
enum { HASH_CHARS = 2 * SHA256_DIGEST_LENGTH, TEXT_MAX = 4 * 1024 * 1024 };

static void hash_of(const char *text, size_t n, char out[HASH_CHARS + 1])
{
	uint8_t sha[SHA256_DIGEST_LENGTH];
	SHA2_CTX context;

	SHA256Init(&context);
	SHA256Update(&context, (const uint8_t *)text, n);
	SHA256Final(sha, &context);
	digest_hex(sha, sizeof(sha), out);
}

/* The folder of texts; -1 with errno where it is not there. */
static int open_texts(const struct log *log)
{
	return openat(log->dir, FOLDER,
		O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* The same, made if it is not there. */
static int make_texts(struct log *log)
{
	int dir;

	if (log->dir < 0 && !log_folder_again(log))
		return -1;
	dir = open_texts(log);
	if (dir >= 0 || errno != ENOENT)
		return dir;
	if (mkdirat(log->dir, FOLDER, log_folder_mode(log)) != 0 &&
		errno != EEXIST)
		return -1;
	log_folder_sync(log->dir);
	return open_texts(log);
}

/* Beside its name first: under it a text is always whole. */
static bool write_text(const struct log *log, int dir, const struct log_kept *k)
{
	struct buf temp = { 0 };
	bool done = false;
	int fd;

	buf_addf(&temp, "%s.new", k->hash);
	fd = openat(dir, temp.data,
		O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC,
		log_file_mode(log));
	if (fd >= 0) {
		done = log_put(log, fd, k->text, k->length, 0) &&
		       log_sync(log, fd) &&
		       renameat(dir, temp.data, dir, k->hash) == 0 &&
		       log_folder_sync(dir);
		if (!done) {
			int error = errno;

			unlinkat(dir, temp.data, 0);
			errno = error;
		}
		close(fd);
	}
	buf_release(&temp);
	return done;
}

static enum log_state store(struct log *log, const struct log_kept *k)
{
	int dir = make_texts(log);
	struct stat st;
	bool done;

	if (dir < 0)
		return log_fail(log, errno);
	done = fstatat(dir, k->hash, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	       S_ISREG(st.st_mode) && st.st_size == (off_t)k->length;
	if (!done)
		done = write_text(log, dir, k);
	if (done)
		log->state = LOG_OK;
	else
		log_fail(log, errno);
	close(dir);
	return log->state;
}

enum log_state log_keep_text(
	struct log *log, const char *text, size_t n, char *hash)
{
	struct log_kept k = { .text = xstrndup(text, n), .length = n };

	hash_of(text, n, k.hash);
	memcpy(hash, k.hash, sizeof(k.hash));
	if (store(log, &k) == LOG_OK) {
		free(k.text);
		return LOG_OK;
	}
	log->kept = mem_grow(
		log->kept, &log->kept_room, log->kept_count, sizeof(k));
	log->kept[log->kept_count++] = k;
	return log->state;
}

void log_write_texts(struct log *log)
{
	size_t left = 0;

	for (size_t i = 0; i < log->kept_count; i++) {
		if (store(log, &log->kept[i]) == LOG_OK)
			free(log->kept[i].text);
		else
			log->kept[left++] = log->kept[i];
	}
	log->kept_count = left;
}

static char *read_text(int dir, const char *hash, size_t *n)
{
	char found[HASH_CHARS + 1];
	struct stat st;
	int fd = log_open_read(dir, hash, &st);
	char *text = NULL;
	ssize_t got = -1;

	if (fd < 0)
		return NULL;
	if (st.st_size <= TEXT_MAX) {
		text = xmalloc((size_t)st.st_size + 1);
		got = read(fd, text, (size_t)st.st_size);
	}
	close(fd);
	*n = got > 0 ? (size_t)got : 0;
	if (!text || got != st.st_size) {
		free(text);
		return NULL;
	}
	text[*n] = '\0';
	hash_of(text, *n, found);
	if (strcmp(found, hash) == 0)
		return text;
	free(text);
	return NULL;
}

char *log_text(const struct log *log, const char *hash, size_t *n)
{
	char *text;
	int dir;

	for (size_t i = 0; i < log->kept_count; i++)
		if (strcmp(log->kept[i].hash, hash) == 0) {
			*n = log->kept[i].length;
			return xstrndup(log->kept[i].text, *n);
		}
	if (strlen(hash) != HASH_CHARS ||
		strspn(hash, "0123456789abcdef") != HASH_CHARS)
		return NULL;
	dir = log->dir >= 0 ? open_texts(log) : -1;
	if (dir < 0)
		return NULL;
	text = read_text(dir, hash, n);
	close(dir);
	return text;
}
