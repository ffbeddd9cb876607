#include "convert/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unistr.h>

#include "core/rules.h"
#include "core/source.h"

#define FORMAT_ROW(word, reader, writer) { word, reader, writer },
static const struct convert_format formats[] = { CONVERT_FORMATS(FORMAT_ROW) };
enum { FORMATS = sizeof(formats) / sizeof(*formats) };

const struct convert_format *format_named(const char *name)
{
	for (size_t i = 0; i < FORMATS; i++) {
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	}
	return NULL;
}

/* Aiken has its answers on lines of their own. */
const struct convert_format *format_guess(const char *text, size_t n)
{
	const char *s =
		text + (n >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0);

	s += strspn(s, " \t\r\n");
	if (*s == '<')
		return format_named("moodle-xml");
	if (strstr(text, "\nANSWER:") || strstr(text, "\rANSWER:"))
		return format_named("aiken");
	return format_named("gift");
}

struct loading {
	struct arena *arena;
	const char *path;
	struct faults *faults;
};

static const char *refuse(
	const struct loading *l, enum rule rule, const char *a, const char *b)
{
	faults_add(l->faults, (int)rule, (struct place){ .file = l->path }, a,
		b, NULL);
	return NULL;
}

static const char *read_all(
	const struct loading *l, int fd, size_t size, size_t *n)
{
	char *text = arena_alloc(l->arena, size + 1);

	*n = 0;
	while (*n < size) {
		ssize_t got = read(fd, text + *n, size - *n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return refuse(l, RULE_FILE_UNREADABLE, l->path,
				strerror(errno));
		if (got == 0)
			break;
		*n += (size_t)got;
	}
	text[*n] = '\0';
	return text;
}

static const char *check_text(
	const struct loading *l, const char *text, size_t n)
{
	const uint8_t *bad = u8_check((const uint8_t *)text, n);
	const char *encoding;
	int line = 1;

	if (n == 0)
		return refuse(l, RULE_FILE_EMPTY, NULL, NULL);
	encoding =
		bad || memchr(text, '\0', n) ? source_encoding(text, n) : NULL;
	if (encoding)
		return refuse(l, RULE_FILE_ENCODING, encoding, l->path);
	if (bad) {
		for (const char *s = text; s < (const char *)bad; s++)
			line += *s == '\n';
		faults_add(l->faults, RULE_FILE_BYTES,
			(struct place){ .file = l->path, .line = line }, NULL,
			NULL, NULL);
		return NULL;
	}
	if (memchr(text, '\0', n))
		return refuse(l, RULE_FILE_TEXT, NULL, NULL);
	return text;
}

const char *convert_load(
	struct arena *arena, const char *path, size_t *n, struct faults *faults)
{
	const struct loading l = { arena, path, faults };
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	const char *text = NULL;
	char limit[24];
	struct stat st;

	if (fd < 0 && errno == ENOENT)
		return refuse(&l, RULE_FILE_MISSING, path, NULL);
	if (fd < 0 || fstat(fd, &st) != 0) {
		refuse(&l, RULE_FILE_UNREADABLE, path, strerror(errno));
	} else if (!S_ISREG(st.st_mode)) {
		refuse(&l, RULE_FILE_SPECIAL, path, NULL);
	} else if (st.st_size > CONVERT_BYTES) {
		snprintf(limit, sizeof(limit), "%d", CONVERT_BYTES / 1024);
		refuse(&l, RULE_FILE_LARGE, limit, NULL);
	} else {
		text = read_all(&l, fd, (size_t)st.st_size, n);
	}
	if (fd >= 0)
		close(fd);
	return text ? check_text(&l, text, *n) : NULL;
}
