/*
 * The file "checkpoint" beside the log: how far each file was read, with how
 * many damaged lines, and what was folded from them. A first line, the host
 * (H), the files in the order they were folded (F), our own last, a sum over
 * these; then the folded state's text. It may be deleted at any time, and is
 * ignored where anything in it does not fit the files: then they are folded
 * from their beginnings.
 */
#include "store/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/jsonl.h"

#define NAME "checkpoint"
#define FIRST_LINE "sabaq checkpoint 2\n"
enum { BYTES_MAX = 64 * 1024 * 1024 };

/* ---- saving ---- */

static void put_text(struct buf *b, const char *s)
{
	buf_addc(b, '\t');
	buf_adds(b, s);
}

static void put_long(struct buf *b, int64_t n)
{
	buf_addc(b, '\t');
	jsonl_add_long(b, n);
}

static void add_file(struct buf *b, const struct log_file *f)
{
	buf_addc(b, 'F');
	put_text(b, f->name);
	put_long(b, f->size);
	put_long(b, f->changed.tv_sec);
	put_long(b, f->changed.tv_nsec);
	put_long(b, f->good.at);
	put_long(b, f->good.lines);
	put_long(b, f->good.damaged);
	put_long(b, f->good.first_damaged);
	put_text(b, f->last.log);
	put_long(b, f->last.n);
	put_text(b, f->last.h);
	buf_addc(b, '\n');
}

static void add_all(struct buf *b, const struct log *log)
{
	char sum[FOLD_SUM_LINE + 1];

	buf_adds(b, FIRST_LINE "H");
	put_text(b, log->host);
	put_text(b, log->chain);
	buf_addc(b, '\n');
	for (size_t i = 0; i < log->file_count; i++)
		add_file(b, &log->files[i]);
	fold_sum_line(b->data, b->len, sum);
	buf_adds(b, sum);
	progress_save(log->progress, b);
}

/*
 * Not synced: a checkpoint that a power cut damaged or emptied is found out
 * by its sums.
 */
void log_checkpoint_save(struct log *log)
{
	struct buf b = { 0 };
	int flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK |
		    O_CLOEXEC;
	int fd;

	if (log->dir < 0 || log->tainted || log->waiting_count > 0 ||
		log->folded == 0 || strpbrk(log->host, "\t\n") ||
		log->own + 1 != log->file_count)
		return;
	fd = openat(log->dir, NAME ".new", flags, log_file_mode(log));
	if (fd < 0)
		return;
	add_all(&b, log);
	if (write(fd, b.data, b.len) == (ssize_t)b.len &&
		renameat(log->dir, NAME ".new", log->dir, NAME) == 0)
		log->folded = 0;
	else
		unlinkat(log->dir, NAME ".new", 0);
	close(fd);
	buf_release(&b);
}

/* ---- loading ---- */

static char *read_all(int dir, size_t *n)
{
	struct stat st;
	int fd = log_open_read(dir, NAME, &st);
	char *text;
	ssize_t got;

	if (fd < 0)
		return NULL;
	if (st.st_size > BYTES_MAX) {
		close(fd);
		return NULL;
	}
	text = xmalloc((size_t)st.st_size + 1);
	got = read(fd, text, (size_t)st.st_size);
	*n = got > 0 ? (size_t)got : 0;
	text[*n] = '\0';
	close(fd);
	return text;
}

struct loading {
	char *at; /* the next line; its parts are cut off in place */
	bool bad;
};

/* The next part of the line that begins with letter; NULL with bad set. */
static char *part(struct loading *l)
{
	char *s = l->at;

	if (l->bad || *s != '\t') {
		l->bad = true;
		return NULL;
	}
	*s++ = '\0';
	l->at = s + strcspn(s, "\t\n");
	return s;
}

static int64_t part_long(struct loading *l)
{
	char *s = part(l);
	int64_t n = 0;

	if (!s || !jsonl_long(s, (size_t)(l->at - s), &n) || n < 0)
		l->bad = true;
	return n;
}

/* A part of exactly count characters, or none. */
static void part_fixed(struct loading *l, char *out, size_t count)
{
	char *s = part(l);
	size_t n = s ? (size_t)(l->at - s) : 0;

	if (n == count)
		memcpy(out, s, n);
	else if (n != 0)
		l->bad = true;
}

static void line_end(struct loading *l)
{
	if (*l->at == '\n')
		*l->at++ = '\0';
	else
		l->bad = true;
}

static void load_file(struct loading *l, struct log *log)
{
	struct log_file f = { 0 };
	char *name = part(l);

	f.size = part_long(l);
	f.changed.tv_sec = part_long(l);
	f.changed.tv_nsec = part_long(l);
	f.good.at = part_long(l);
	f.good.lines = part_long(l);
	f.good.damaged = part_long(l);
	f.good.first_damaged = part_long(l);
	part_fixed(l, f.last.log, ULID_CHARS);
	f.last.n = part_long(l);
	part_fixed(l, f.last.h, RECORD_CHAIN);
	line_end(l);
	if (l->bad)
		return;
	f.read = f.good;
	f.name = xstrdup(name);
	log->files = mem_grow(log->files, &log->file_room, log->file_count,
		sizeof(*log->files));
	log->files[log->file_count++] = f;
}

/* The files' part; the text behind it comes back, NULL where it is bad. */
static char *load_files(struct log *log, char *text, size_t n)
{
	struct loading l = { .at = text + sizeof(FIRST_LINE) };
	char sum[FOLD_SUM_LINE + 1];
	char *end, *host;

	if (n < sizeof(FIRST_LINE) ||
		strncmp(text, FIRST_LINE "H", sizeof(FIRST_LINE)) != 0)
		return NULL;
	end = strstr(text, "\nE\t");
	if (!end || (size_t)(text + n - ++end) < FOLD_SUM_LINE)
		return NULL;
	fold_sum_line(text, (size_t)(end - text), sum);
	if (memcmp(end, sum, FOLD_SUM_LINE) != 0)
		return NULL;
	host = part(&l);
	part_fixed(&l, log->chain, ULID_CHARS);
	line_end(&l);
	while (!l.bad && l.at < end && *l.at == 'F') {
		l.at++;
		load_file(&l, log);
	}
	if (l.bad || l.at != end || strcmp(host, log->host) != 0 ||
		log->file_count == 0)
		return NULL;
	log->own = log->file_count - 1;
	return end + FOLD_SUM_LINE;
}

/* ---- does it fit? ---- */

static bool same_time(const struct timespec *a, const struct timespec *b)
{
	return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

/*
 * Others' files must be just as they were: what they gained would have to be
 * folded before our own. Ours may have grown. One that was written to and did
 * not grow is read anew: a line may have gone bad, and every run tells that.
 * Notes which file it is that fits.
 */
static bool file_fits(struct log *log, size_t i)
{
	struct log_file *f = &log->files[i];
	struct stat st;
	int fd = log_open_read(log->dir, f->name, &st);
	bool fits;

	if (fd < 0)
		return i == log->own && errno == ENOENT && f->good.at == 0;
	fits = i == log->own ? st.st_size >= f->good.at : st.st_size == f->size;
	if (fits && st.st_size == f->size)
		fits = same_time(&st.st_mtim, &f->changed);
	if (fits && f->good.at > 0)
		fits = log_ends_with(fd, f->good.at, f->last.h);
	f->id = log_identity(&st);
	close(fd);
	return fits;
}

/* Whether the folder holds these files and no other that can be read. */
static bool names_fit(const struct log *log)
{
	char **names = log_names(log->dir);
	bool fit = true;

	for (size_t i = 0; fit && names[i]; i++) {
		bool known = false;
		int fd;

		for (size_t j = 0; j < log->file_count && !known; j++)
			known = strcmp(log->files[j].name, names[i]) == 0;
		if (known)
			continue;
		fd = log_open_read(log->dir, names[i], NULL);
		fit = fd < 0;
		if (fd >= 0)
			close(fd);
	}
	log_names_free(names);
	return fit;
}

static bool all_fit(struct log *log)
{
	if (!names_fit(log))
		return false;
	for (size_t i = 0; i < log->file_count; i++)
		if (!file_fits(log, i))
			return false;
	return true;
}

/* What came to the files' ends; others' can only be no records. */
static void fold_tails(struct log *log)
{
	for (size_t i = 0; i < log->file_count; i++) {
		struct log_file *f = &log->files[i];
		struct stat st;
		int fd = log_open_again(log->dir, f->name, &f->id, &st);

		if (fd < 0)
			continue;
		log_note_file(f, &st);
		if (st.st_size > f->read.at)
			log_scan(f, fd, log_fold_one, log);
		close(fd);
	}
}

/* The rung that our file's name stands on; a checkpoint has none for others. */
static bool find_rung(struct log *log)
{
	for (log->rung = 0; log->rung < LOG_RUNGS - 1; log->rung++) {
		char *name = log_own_name(log, log->rung);
		bool ours = strcmp(name, log->files[log->own].name) == 0;

		free(name);
		if (ours)
			return true;
	}
	return false;
}

static void forget_files(struct log *log)
{
	for (size_t i = 0; i < log->file_count; i++)
		free(log->files[i].name);
	log->file_count = 0;
	log->chain[0] = '\0';
	log->rung = 0;
}

bool log_checkpoint_load(struct log *log)
{
	size_t n = 0;
	char *text = read_all(log->dir, &n);
	char *state = text ? load_files(log, text, n) : NULL;
	bool good =
		state && find_rung(log) && all_fit(log) &&
		progress_load(log->progress, state, n - (size_t)(state - text));

	free(text);
	if (good) {
		log_set_own(log, log->files[log->own].name);
		fold_tails(log);
	} else {
		forget_files(log);
	}
	return good;
}
