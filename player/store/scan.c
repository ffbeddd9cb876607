/* The lines of one file. */
#include "store/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK = 128 * 1024, HEAD_BYTES = 16 * 1024, FINDS_MAX = 10 };

static ssize_t read_at(int fd, char *to, size_t n, int64_t offset)
{
	ssize_t got;

	do
		got = pread(fd, to, n, offset);
	while (got < 0 && errno == EINTR);
	return got;
}

struct scanning {
	struct log_file *f;
	log_each *each;
	void *context;
	struct record_reader *reader;
	int64_t skipped; /* bytes of a line too long to be kept */
};

/* The n bytes of a line; f->read.at is behind its line feed already. */
static void scan_line(struct scanning *s, const char *line, size_t n)
{
	struct log_spot *spot = &s->f->read;
	const struct record *r = NULL;

	spot->lines++;
	if (s->skipped == 0 && n <= RECORD_BYTES)
		r = record_reader_next(s->reader, line, n);
	if (!r) {
		if (spot->damaged++ == 0)
			spot->first_damaged = spot->lines;
		return;
	}
	s->f->good = *spot;
	memcpy(s->f->last.log, r->log, sizeof(s->f->last.log));
	s->f->last.n = r->n;
	memcpy(s->f->last.h, r->h, sizeof(s->f->last.h));
	s->each(s->context, r);
}

/* The lines that end in n bytes of text; returns the bytes they take. */
static size_t scan_text(struct scanning *s, const char *text, size_t n)
{
	size_t done = 0;
	const char *stop;

	while ((stop = memchr(text + done, '\n', n - done))) {
		size_t length = (size_t)(stop - text) - done;

		s->f->read.at += s->skipped + (int64_t)length + 1;
		scan_line(s, text + done, length);
		s->skipped = 0;
		done += length + 1;
	}
	record_reader_forget(s->reader);
	return done;
}

bool log_scan(struct log_file *f, int fd, log_each *each, void *context)
{
	struct scanning s = { .f = f,
		.each = each,
		.context = context,
		.reader = record_reader_new() };
	char *text = xmalloc(CHUNK);
	int64_t at = f->read.at;
	size_t have = 0, done;
	ssize_t got;

	while ((got = read_at(fd, text + have, CHUNK - have, at)) > 0) {
		at += got;
		have += (size_t)got;
		done = scan_text(&s, text, have);
		have -= done;
		memmove(text, text + done, have);
		if (have > RECORD_BYTES) {
			s.skipped += (int64_t)have;
			have = 0;
		}
	}
	f->size = at;
	record_reader_free(s.reader);
	free(text);
	return got == 0;
}

/* ---- single records ---- */

static void take_head(struct log_head *out, const struct record *r)
{
	out->kind = HEAD_RECORD;
	memcpy(out->log, r->log, sizeof(out->log));
	out->n = r->n;
	if (r->host)
		strncat(out->host, r->host, sizeof(out->host) - 1);
}

void log_head(int dir, const char *name, struct log_head *out)
{
	struct stat st;
	int fd = log_open_read(dir, name, &st);
	char *text, *line, *stop;
	struct arena arena = { 0 };
	struct record r;
	ssize_t got;

	*out = (struct log_head){ .kind = HEAD_EMPTY };
	if (fd < 0) {
		out->kind = errno == ENOENT ? HEAD_MISSING : HEAD_UNFIT;
		return;
	}
	out->id = log_identity(&st);
	text = xmalloc(HEAD_BYTES);
	got = read_at(fd, text, HEAD_BYTES, 0);
	line = text;
	while (out->kind == HEAD_EMPTY && got > 0 &&
		(stop = memchr(line, '\n', (size_t)(text + got - line)))) {
		if (record_read(&r, &arena, line, (size_t)(stop - line)))
			take_head(out, &r);
		line = stop + 1;
	}
	arena_release(&arena);
	free(text);
	close(fd);
}

static struct log_found *find_once(int dir, char **names, size_t *count)
{
	struct log_found *found;

	for (*count = 0; names[*count];)
		(*count)++;
	found = xcalloc(*count, sizeof(*found));
	for (size_t i = 0; i < *count; i++) {
		found[i].name = xstrdup(names[i]);
		log_head(dir, names[i], &found[i].head);
	}
	return found;
}

static bool same_names(char **a, char **b)
{
	size_t i = 0;

	while (a[i] && b[i] && strcmp(a[i], b[i]) == 0)
		i++;
	return !a[i] && !b[i];
}

struct log_found *log_find(int dir, size_t *count)
{
	char **names = dir >= 0 ? log_names(dir) : xcalloc(1, sizeof(*names));
	struct log_found *found = find_once(dir, names, count);

	for (int i = 0; dir >= 0 && i < FINDS_MAX; i++) {
		char **now = log_names(dir);
		bool same = same_names(names, now);

		log_names_free(names);
		names = now;
		if (same)
			break;
		log_find_free(found, *count);
		found = find_once(dir, names, count);
	}
	log_names_free(names);
	return found;
}

void log_find_free(struct log_found *found, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(found[i].name);
	free(found);
}

bool log_ends_with(int fd, int64_t at, const char *h)
{
	char tail[RECORD_CHAIN + 3];
	int64_t from = at - (int64_t)sizeof(tail);

	return from >= 0 &&
	       read_at(fd, tail, sizeof(tail), from) == sizeof(tail) &&
	       memcmp(tail, h, RECORD_CHAIN) == 0 &&
	       memcmp(tail + RECORD_CHAIN, "\"}\n", 3) == 0;
}

size_t log_entry(struct log *log, const char *name)
{
	for (size_t i = 0; i < log->file_count; i++)
		if (strcmp(log->files[i].name, name) == 0)
			return i;
	log->files = mem_grow(log->files, &log->file_room, log->file_count,
		sizeof(*log->files));
	log->files[log->file_count] =
		(struct log_file){ .name = xstrdup(name) };
	return log->file_count++;
}
