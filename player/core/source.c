#include "core/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unistr.h>

#include "base/buf.h"
#include "base/text.h"
#include "core/rules.h"

enum { REPLACEMENT = 0xfffd, CHUNK = 32 * 1024, BAD_SHOWN = 20 };

struct reading {
	const char *shown;
	struct faults *faults;
};

static void tell(
	const struct reading *r, enum rule rule, const char *a, const char *b)
{
	faults_add(r->faults, rule, (struct place){ .file = r->shown }, a, b,
		NULL);
}

static void tell_errno(const struct reading *r, int error)
{
	switch (error) {
	case ENOENT:
	case ENOTDIR:
		tell(r, RULE_FILE_MISSING, r->shown, NULL);
		break;
	case ELOOP: /* a link: O_NOFOLLOW */
	case ENXIO: /* a socket, or a device nobody serves */
		tell(r, RULE_FILE_SPECIAL, r->shown, NULL);
		break;
	default:
		tell(r, RULE_FILE_UNREADABLE, r->shown, strerror(error));
	}
}

static bool is_ordinary(const struct reading *r, int fd)
{
	struct stat st;

	if (fstat(fd, &st) != 0) {
		tell_errno(r, errno);
		return false;
	}
	if (!S_ISREG(st.st_mode)) {
		tell(r, RULE_FILE_SPECIAL, r->shown, NULL);
		return false;
	}
	return true;
}

/* Whole, whatever its size was a moment ago; at most a chunk too much. */
static bool read_all(const struct reading *r, int fd, struct buf *bytes)
{
	char chunk[CHUNK];

	while (bytes->len <= SOURCE_BYTES) {
		ssize_t got = read(fd, chunk, sizeof(chunk));

		if (got == 0)
			return true;
		if (got > 0)
			buf_add(bytes, chunk, (size_t)got);
		else if (errno != EINTR) {
			tell_errno(r, errno);
			return false;
		}
	}
	snprintf(chunk, sizeof(chunk), "%d", SOURCE_BYTES / 1024);
	tell(r, RULE_FILE_LARGE, chunk, NULL);
	return false;
}

static bool read_file(
	const struct reading *r, int dir, const char *name, struct buf *bytes)
{
	int fd = openat(dir, name,
		O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	bool ok;

	if (fd < 0) {
		tell_errno(r, errno);
		return false;
	}
	ok = is_ordinary(r, fd) && read_all(r, fd, bytes);
	close(fd);
	return ok;
}

/* NULs, and bytes that are not UTF-8 in a file that otherwise is. */
static void tell_bytes(const struct reading *r, const char *bytes, size_t n)
{
	struct place at = { r->shown, 1, 1 };
	bool before = false;
	int told = 0;

	for (size_t i = 0; i < n && told < BAD_SHOWN;) {
		uint32_t ch;
		size_t length = text_decode(bytes + i, n - i, &ch);
		bool bad = length == 1 && ch == REPLACEMENT;

		if (ch == 0)
			faults_add(r->faults, RULE_CHAR_CONTROL, at, "U+0000",
				NULL, NULL);
		else if (bad && !before)
			faults_add(r->faults, RULE_FILE_BYTES, at, NULL, NULL,
				NULL);
		told += ch == 0 || (bad && !before);
		before = bad;
		i += length;
		at.column++;
		if (ch == '\n' || (ch == '\r' && bytes[i] != '\n')) {
			at.line++;
			at.column = 1;
		}
	}
}

/*
 * Office documents and pictures hold NULs and other controls everywhere; a
 * text has at most a few that slipped in.
 */
static bool is_binary(const char *bytes, size_t n)
{
	size_t controls = 0;

	for (size_t i = 0; i < n; i++)
		controls += (unsigned char)bytes[i] < 0x20 &&
			    (bytes[i] == '\0' || !strchr("\t\n\f\r", bytes[i]));
	return memchr(bytes, '\0', n) && controls > n / 50 + 2;
}

static bool is_fit(const struct reading *r, const char *bytes, size_t n)
{
	const char *encoding;

	if (n == 0) {
		tell(r, RULE_FILE_EMPTY, NULL, NULL);
		return false;
	}
	if (!u8_check((const uint8_t *)bytes, n) && !memchr(bytes, '\0', n))
		return true;
	encoding = source_encoding(bytes, n);
	if ((!encoding || strncmp(encoding, "UTF", 3) != 0) &&
		is_binary(bytes, n))
		tell(r, RULE_FILE_TEXT, NULL, NULL);
	else if (encoding)
		tell(r, RULE_FILE_ENCODING, encoding, r->shown);
	else
		tell_bytes(r, bytes, n);
	return false;
}

bool source_read(struct source *out, struct arena *arena, int dir,
	const char *name, const char *shown, struct faults *faults)
{
	static const char mark[] = "\xef\xbb\xbf";
	struct reading r = { shown, faults };
	struct buf bytes = { 0 };
	const char *text;
	size_t n;
	bool ok = false;

	*out = (struct source){ 0 };
	if (!read_file(&r, dir, name, &bytes))
		goto out;
	text = buf_str(&bytes);
	n = bytes.len;
	if (n >= 3 && memcmp(text, mark, 3) == 0) {
		text += 3;
		n -= 3;
	}
	if (!is_fit(&r, text, n))
		goto out;
	out->text = arena_strndup(arena, text, n);
	out->length = n;
	ok = true;
out:
	buf_release(&bytes);
	return ok;
}

bool source_bytes(struct buf *out, const char *path)
{
	struct faults ignored = { 0 };
	struct reading r = { path, &ignored };
	bool ok = read_file(&r, AT_FDCWD, path, out);

	if (ok && out->len >= 3 && memcmp(out->data, "\xef\xbb\xbf", 3) == 0) {
		out->len -= 3;
		memmove(out->data, out->data + 3, out->len + 1);
	}
	faults_release(&ignored);
	return ok;
}
