/* Records on their way to the disk. */
#include "store/inside.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ---- others' records ---- */

static size_t find_foreign(const struct log *log, const char *attempt)
{
	size_t i = 0;

	while (i < log->foreign_count && strcmp(log->foreign[i], attempt) != 0)
		i++;
	return i;
}

static void note_foreign(struct log *log, const char *attempt)
{
	if (!attempt || !ulid_valid(attempt, strlen(attempt)) ||
		find_foreign(log, attempt) < log->foreign_count)
		return;
	log->foreign = mem_grow(log->foreign, &log->foreign_room,
		log->foreign_count, sizeof(*log->foreign));
	memcpy(log->foreign[log->foreign_count++], attempt, ULID_CHARS + 1);
}

/* Whether others went on with the attempt since it was asked last. */
static bool take_foreign(struct log *log, const char *attempt)
{
	size_t i = attempt ? find_foreign(log, attempt) : log->foreign_count;

	if (i == log->foreign_count)
		return false;
	memcpy(log->foreign[i], log->foreign[--log->foreign_count],
		sizeof(*log->foreign));
	return true;
}

/* Our own record, of which we did not know whether it reached the file. */
static struct log_waiting *find_ours(struct log *log, const struct record *r)
{
	for (size_t i = 0; i < log->waiting_count; i++)
		if (strcmp(log->waiting[i].h, r->h) == 0)
			return &log->waiting[i];
	return NULL;
}

void log_fold_foreign(void *context, const struct record *r)
{
	struct log *log = context;
	const struct fold_chain *c = progress_chain(log->progress, r->log);
	struct log_waiting *ours = find_ours(log, r);

	if (c && r->n <= c->n)
		return;
	log->folded++;
	if (ours)
		ours->found = true;
	if (ours && ours->folded) {
		progress_chained(log->progress, r);
		return;
	}
	progress_add(log->progress, r);
	if (ours)
		ours->folded = true;
	else
		note_foreign(log, r->attempt);
}

/* ---- writing ---- */

/* The chain to append to: the file's last record's; else ours, or a new one. */
static void choose_chain(struct log *log)
{
	const struct log_file *own = &log->files[log->own];
	uint8_t bytes[10];

	if (own->last.log[0]) {
		if (log->chain[0] && strcmp(log->chain, own->last.log) != 0)
			log->tainted = true;
		memcpy(log->chain, own->last.log, sizeof(log->chain));
	} else if (!log->chain[0]) {
		log->chance(bytes, sizeof(bytes));
		ulid_make(log->wall_ms(), bytes, log->chain);
	}
}

/* What goes to the disk in one write; of a room's answers that is most. */
enum { CHUNK_BYTES = 64 * 1024 };

/* Appends the line of one record that is to stand at offset at. */
static void add_line(struct log *log, struct log_waiting *w, int64_t at,
	char *chain, struct buf *lines)
{
	const struct log_file *own = &log->files[log->own];
	struct record r = w->r;
	size_t before = lines->len;

	r.log = log->chain;
	r.n = w->n;
	/* A file's first record says whose it is. */
	if (!own->last.log[0] && at == own->read.at)
		r.host = log->host;
	record_write(lines, &r, chain);
	buf_addc(lines, '\n');
	memcpy(w->h, chain, sizeof(w->h));
	w->length = lines->len - before;
}

/* How far a batch is written. */
struct writing {
	size_t done; /* records */
	int64_t size; /* of the file */
	char chain[RECORD_CHAIN + 1];
};

/* Puts the next records at the end of the file, about so many bytes, or none. */
static bool put(struct log *log, struct writing *w, int64_t n, size_t most)
{
	struct writing next = *w;
	struct buf lines = { 0 };
	bool ok;

	do {
		struct log_waiting *one = &log->waiting[next.done++];

		one->n = n + (int64_t)next.done;
		add_line(log, one, next.size, next.chain, &lines);
		next.size = w->size + (int64_t)lines.len;
	} while (next.done < log->waiting_count && lines.len < most);
	ok = log_put(log, log->fd, lines.data, lines.len, w->size);
	if (ok)
		*w = next;
	buf_release(&lines);
	return ok;
}

static void commit(struct log *log, struct log_waiting *w)
{
	struct log_file *own = &log->files[log->own];
	struct record r = w->r;

	memcpy(own->last.log, log->chain, sizeof(own->last.log));
	memcpy(own->last.h, w->h, sizeof(own->last.h));
	own->last.n = w->n;
	own->read.at += (int64_t)w->length;
	own->read.lines++;
	own->good = own->read;
	own->size = own->read.at;
	r.log = own->last.log;
	r.n = w->n;
	r.h = w->h;
	if (w->folded)
		progress_chained(log->progress, &r);
	else
		progress_add(log->progress, &r);
	log->folded++;
}

/* Takes the first count records, or those found in the file, off the queue. */
static void take_off(struct log *log, size_t count)
{
	size_t left = 0;

	for (size_t i = 0; i < log->waiting_count; i++)
		if (i >= count && !log->waiting[i].found)
			log->waiting[left++] = log->waiting[i];
	log->waiting_count = left;
	if (left == 0)
		arena_release(&log->waiting_text);
}

/* Takes off what a write that seemed to fail had brought to the file. */
static enum log_state settle_found(struct log *log)
{
	bool any = false;

	for (size_t i = 0; i < log->waiting_count; i++) {
		any = any || log->waiting[i].found;
		/* What is not found now is not there. */
		log->waiting[i].h[0] = '\0';
	}
	if (!any)
		return LOG_OK;
	if (!log_sync(log, log->fd))
		return log_fail(log, errno);
	take_off(log, 0);
	return LOG_OK;
}

/*
 * As many as the disk takes: where a chunk is too much, one by one. EIO may
 * mean that a part of it is still there: it is looked for next time.
 */
static enum log_state put_all(struct log *log, struct writing *w, int64_t n)
{
	size_t most = CHUNK_BYTES;

	while (w->done < log->waiting_count) {
		if (put(log, w, n, most))
			continue;
		if (most == 1 || errno == EIO)
			return log_fail(log, errno);
		most = 1;
	}
	return LOG_OK;
}

static enum log_state write_batch(struct log *log)
{
	int64_t start = log->files[log->own].read.at;
	struct writing w = { 0, start, "00000000000000000000000000000000" };
	const struct fold_chain *last;
	enum log_state state;

	choose_chain(log);
	last = progress_chain(log->progress, log->chain);
	if (last)
		memcpy(w.chain, last->h, sizeof(w.chain));
	state = put_all(log, &w, last ? last->n : 0);
	if (w.done > 0 && !log_sync(log, log->fd)) {
		state = log_fail(log, errno);
		/*
		 * Nothing of the batch is known to be safe: it must not be
		 * there. What is there all the same is found again next time.
		 */
		if (log->calls->ftruncate(log->fd, start) != 0)
			log->tainted = true;
		return state;
	}
	for (size_t i = 0; i < w.done; i++)
		commit(log, &log->waiting[i]);
	take_off(log, w.done);
	return state;
}

enum log_state log_write(struct log *log, const char *attempt)
{
	enum log_state state = log_take(log);

	if (state != LOG_OK)
		return state;
	state = settle_found(log);
	if (state == LOG_OK && take_foreign(log, attempt)) {
		log_let_go(log);
		return LOG_CONFLICT;
	}
	if (state == LOG_OK)
		state = write_batch(log);
	log_let_go(log);
	if (state == LOG_OK)
		log->state = LOG_OK;
	return state;
}
