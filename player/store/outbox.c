#include "store/outbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "store/inside.h"

#define DONE "sent.all"

enum { CHUNK = 64 * 1024, LINE = RECORD_BYTES + 1 };

/* A file, whatever its name is now. */
struct box_file {
	struct log_identity id;
	int fd;
	int64_t at; /* behind what was handed out or passed over */
	int64_t counted; /* lines end before it */
	size_t lines; /* between at and counted */
};

struct box_chain {
	char log[ULID_CHARS + 1];
	int64_t stored; /* all up to it */
	int64_t handed;
};

struct flying {
	size_t chain, file;
	int64_t at; /* of its line */
	int64_t n;
	bool stored;
};

struct outbox {
	char *folder;
	struct box_file *files; /* the older ones of a chain first */
	size_t file_count, file_room;
	struct box_chain *chains;
	size_t chain_count, chain_room;
	struct flying flying[OUTBOX_FLYING]; /* in the order of handing out */
	size_t flying_count;
	bool noted; /* "sent" says what we know */
	char *text; /* of CHUNK bytes */
	struct arena arena;
};

static const char *path_of(struct buf *b, const char *folder, const char *name)
{
	buf_clear(b);
	buf_addf(b, "%s/%s", folder, name);
	return buf_str(b);
}

/* ---- chains ---- */

static size_t chain_of(struct outbox *o, const char *log)
{
	for (size_t i = 0; i < o->chain_count; i++)
		if (strcmp(o->chains[i].log, log) == 0)
			return i;
	o->chains = mem_grow(
		o->chains, &o->chain_room, o->chain_count, sizeof(*o->chains));
	o->chains[o->chain_count] = (struct box_chain){ 0 };
	snprintf(o->chains[o->chain_count].log, sizeof(o->chains->log), "%s",
		log);
	return o->chain_count++;
}

/* What was all sent may go on: a session that is resumed. */
static void take_up(struct outbox *o)
{
	struct buf done = { 0 }, path = { 0 };

	if (!outbox_meant(o->folder))
		rename(path_of(&done, o->folder, DONE),
			path_of(&path, o->folder, "sent"));
	buf_release(&done);
	buf_release(&path);
}

void outbox_done(struct outbox *o)
{
	struct buf done = { 0 }, path = { 0 };

	outbox_note(o);
	if (o->noted)
		rename(path_of(&path, o->folder, "sent"),
			path_of(&done, o->folder, DONE));
	buf_release(&done);
	buf_release(&path);
}

static void read_note(struct outbox *o)
{
	struct buf path = { 0 };
	FILE *f = fopen(path_of(&path, o->folder, "sent"), "r");
	char log[ULID_CHARS + 1];
	long long n;

	while (f && fscanf(f, "%26s %lld", log, &n) == 2) {
		size_t c = chain_of(o, log);

		o->chains[c].stored = o->chains[c].handed = n > 0 ? n : 0;
	}
	o->noted = f != NULL;
	if (f)
		fclose(f);
	buf_release(&path);
}

void outbox_note(struct outbox *o)
{
	struct buf path = { 0 }, fresh = { 0 };
	FILE *f;
	bool good;

	if (o->noted)
		return;
	path_of(&path, o->folder, "sent");
	f = fopen(path_of(&fresh, o->folder, "sent.new"), "w");
	for (size_t i = 0; f && i < o->chain_count; i++)
		if (o->chains[i].stored > 0)
			fprintf(f, "%s %lld\n", o->chains[i].log,
				(long long)o->chains[i].stored);
	good = f && fflush(f) == 0 && !ferror(f) && fsync(fileno(f)) == 0;
	if (f)
		fclose(f);
	/* Where it cannot be, some are sent twice later: no harm. */
	o->noted = good && rename(buf_str(&fresh), buf_str(&path)) == 0;
	if (!o->noted)
		unlink(buf_str(&fresh));
	buf_release(&path);
	buf_release(&fresh);
}

bool outbox_meant(const char *folder)
{
	struct buf path = { 0 };
	bool is = access(path_of(&path, folder, "sent"), F_OK) == 0;

	buf_release(&path);
	return is;
}

struct outbox *outbox_open(const char *folder, bool make)
{
	struct outbox *o = xcalloc(1, sizeof(*o));

	o->folder = xstrdup(folder);
	o->text = xmalloc(CHUNK);
	if (make)
		take_up(o);
	read_note(o);
	if (make)
		outbox_note(o);
	return o;
}

void outbox_close(struct outbox *o)
{
	if (!o)
		return;
	if (outbox_meant(o->folder))
		outbox_note(o);
	for (size_t i = 0; i < o->file_count; i++)
		close(o->files[i].fd);
	free(o->files);
	free(o->chains);
	free(o->folder);
	free(o->text);
	arena_release(&o->arena);
	free(o);
}

/* ---- lines ---- */

static ssize_t read_at(const struct box_file *f, char *to, size_t n, int64_t at)
{
	ssize_t got;

	do
		got = pread(f->fd, to, n, at);
	while (got < 0 && errno == EINTR);
	return got;
}

/* The line at f->at; false: there is no whole one. Too long ones are none. */
static bool read_line(struct outbox *o, struct box_file *f, size_t *length)
{
	for (;;) {
		ssize_t got = read_at(f, o->text, LINE, f->at);
		char *stop =
			got > 0 ? memchr(o->text, '\n', (size_t)got) : NULL;

		if (stop) {
			*length = (size_t)(stop - o->text);
			return true;
		}
		if (got < LINE)
			return false;
		f->at += got;
		if (f->counted < f->at)
			f->counted = f->at;
	}
}

static void pass(struct box_file *f, size_t length)
{
	f->at += (int64_t)length + 1;
	if (f->at > f->counted) {
		f->counted = f->at;
		f->lines = 0;
	} else {
		f->lines--;
	}
}

/* Whose record the line is; false: it is none. */
static bool read_name(
	struct outbox *o, size_t length, size_t *chain, int64_t *n)
{
	struct record r;

	arena_reset(&o->arena);
	if (length > RECORD_BYTES ||
		!record_read(&r, &o->arena, o->text, length) || !r.log ||
		strlen(r.log) != ULID_CHARS)
		return false;
	*chain = chain_of(o, r.log);
	*n = r.n;
	return true;
}

/* ---- files ---- */

/* What is stored already is nothing that waits. */
static void pass_stored(struct outbox *o, struct box_file *f)
{
	size_t length, chain;
	int64_t n;

	while (read_line(o, f, &length) && read_name(o, length, &chain, &n) &&
		n <= o->chains[chain].stored)
		pass(f, length);
}

static void add_file(struct outbox *o, int dir, const char *name)
{
	struct stat st;
	int fd = log_open_read(dir, name, &st);
	struct log_identity id;

	if (fd < 0)
		return;
	id = log_identity(&st);
	for (size_t i = 0; i < o->file_count; i++) {
		if (log_is_same(&o->files[i].id, &id)) {
			close(fd);
			return;
		}
	}
	o->files = mem_grow(
		o->files, &o->file_room, o->file_count, sizeof(*o->files));
	o->files[o->file_count] = (struct box_file){ .id = id, .fd = fd };
	pass_stored(o, &o->files[o->file_count++]);
}

/* A full file is moved to a name that sorts before the one that it had. */
static void look_for_files(struct outbox *o)
{
	int dir = open(o->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	char **names = dir >= 0 ? log_names(dir) : NULL;

	for (size_t i = 0; names && names[i]; i++)
		add_file(o, dir, names[i]);
	if (names)
		log_names_free(names);
	if (dir >= 0)
		close(dir);
}

static void count_lines(struct outbox *o, struct box_file *f)
{
	int64_t at = f->counted;
	ssize_t got;

	while ((got = read_at(f, o->text, CHUNK, at)) > 0) {
		const char *p = o->text, *end = o->text + got, *stop;

		while ((stop = memchr(p, '\n', (size_t)(end - p)))) {
			f->lines++;
			p = stop + 1;
			f->counted = at + (p - o->text);
		}
		at += got;
	}
}

size_t outbox_waiting(struct outbox *o)
{
	size_t n = 0;

	look_for_files(o);
	for (size_t i = 0; i < o->file_count; i++) {
		count_lines(o, &o->files[i]);
		n += o->files[i].lines;
	}
	for (size_t i = 0; i < o->flying_count; i++)
		n += !o->flying[i].stored;
	return n;
}

/* ---- handing out ---- */

static bool take_line(struct outbox *o, size_t file, struct outbox_line *out)
{
	struct box_file *f = &o->files[file];
	struct flying *fly = &o->flying[o->flying_count];

	*fly = (struct flying){ .file = file, .at = f->at };
	while (read_line(o, f, &out->length)) {
		fly->at = f->at;
		pass(f, out->length);
		if (!read_name(o, out->length, &fly->chain, &fly->n) ||
			fly->n <= o->chains[fly->chain].handed)
			continue;
		o->chains[fly->chain].handed = out->n = fly->n;
		memcpy(out->log, o->chains[fly->chain].log, sizeof(out->log));
		out->text = o->text;
		o->flying_count++;
		return true;
	}
	return false;
}

bool outbox_next(struct outbox *o, struct outbox_line *out)
{
	if (o->flying_count == OUTBOX_FLYING)
		return false;
	if (o->file_count == 0)
		look_for_files(o);
	for (size_t i = 0; i < o->file_count; i++)
		if (take_line(o, i, out))
			return true;
	return false;
}

/* It comes again, and all behind it. */
static void call_back(struct outbox *o, const struct flying *fly)
{
	struct box_file *f = &o->files[fly->file];

	if (o->chains[fly->chain].handed >= fly->n)
		o->chains[fly->chain].handed = fly->n - 1;
	f->at = f->counted = fly->at;
	f->lines = 0;
}

void outbox_back(struct outbox *o)
{
	call_back(o, &o->flying[--o->flying_count]);
}

void outbox_again(struct outbox *o)
{
	while (o->flying_count > 0)
		outbox_back(o);
}

/* ---- what became of them ---- */

bool outbox_stored(struct outbox *o, const char *log, int64_t n)
{
	size_t done = 0;
	bool ours = false;

	for (size_t i = 0; i < o->flying_count; i++) {
		struct flying *f = &o->flying[i];

		if (f->n == n && strcmp(o->chains[f->chain].log, log) == 0)
			ours = f->stored = true;
	}
	while (done < o->flying_count && o->flying[done].stored) {
		o->chains[o->flying[done].chain].stored = o->flying[done].n;
		o->noted = false;
		done++;
	}
	o->flying_count -= done;
	memmove(o->flying, o->flying + done,
		o->flying_count * sizeof(*o->flying));
	return ours;
}

size_t outbox_flying(const struct outbox *o)
{
	return o->flying_count;
}
