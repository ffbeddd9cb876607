#include "store/log.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/unit.h"
#include "store/inside.h"

static const struct log_calls system_calls = {
	.write = write,
	.fdatasync = fdatasync,
	.ftruncate = ftruncate,
};

/* ---- opening, closing ---- */

static struct log *begin(
	const struct log_owner *owner, struct progress *progress)
{
	struct log *log = xcalloc(1, sizeof(*log));

	log->folder = owner->folder ? xstrdup(owner->folder) : NULL;
	log->site = xstrdup(owner->site);
	log->who = xstrdup(owner->who);
	log->host = xstrdup(owner->host);
	log->wall_ms = owner->wall_ms;
	log->chance = owner->chance;
	log->group_reads = owner->group_reads;
	log->calls = owner->calls ? owner->calls : &system_calls;
	log->progress = progress;
	log->fd = -1;
	return log;
}

/* So that a read-only home is told of before the first answer. */
static void probe(struct log *log)
{
	const char *own = log->files[log->own].name;
	int dir = log->dir;

	if (faccessat(dir, own, W_OK, AT_EACCESS) != 0 &&
		(errno != ENOENT ||
			faccessat(dir, ".", W_OK | X_OK, AT_EACCESS) != 0))
		log_fail(log, errno);
}

struct log *log_open(const struct log_owner *owner, struct progress *progress)
{
	struct log *log = begin(owner, progress);

	/* A folder that is not there yet is made when there is a record. */
	log->dir = -1;
	if (log->folder)
		log->dir =
			open(log->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (log->dir < 0 && (!log->folder || errno != ENOENT))
		log_fail(log, log->folder ? errno : ENOENT);
	if (log->dir < 0 || !log_checkpoint_load(log))
		log_fold_all(log);
	if (log->dir >= 0)
		probe(log);
	return log;
}

static void release(struct log *log)
{
	if (log->fd >= 0)
		close(log->fd);
	if (log->dir >= 0)
		close(log->dir);
	for (size_t i = 0; i < log->file_count; i++)
		free(log->files[i].name);
	for (size_t i = 0; i < log->kept_count; i++)
		free(log->kept[i].text);
	arena_release(&log->waiting_text);
	free(log->files);
	free(log->kept);
	free(log->waiting);
	free(log->foreign);
	free(log->folder);
	free(log->site);
	free(log->who);
	free(log->host);
	free(log->path);
	free(log);
}

void log_close(struct log *log)
{
	if (!log)
		return;
	log_flush(log);
	log_checkpoint_save(log);
	release(log);
}

/* ---- appending ---- */

/* At most so many bytes of a text: each may need a \\u and four digits. */
static size_t room_of(const char *text)
{
	return text ? 6 * strlen(text) : 0;
}

/* Far from the limit, as nearly all are: no need to write it for that. */
static bool surely_short(const struct log *log, const struct record *r)
{
	size_t n = 1200 + room_of(r->site) + room_of(r->who) +
		   room_of(r->text) + room_of(r->hit) + room_of(log->host);

	for (size_t i = 0; i < r->given.count; i++)
		n += 3 + room_of(r->given.items[i]);
	return n + (ID_CHARS + 3) * r->steps.count < RECORD_BYTES;
}

/* Whether the record fits on a line wherever it comes to stand. */
static bool short_enough(const struct log *log, const struct record *r)
{
	char chain[RECORD_CHAIN + 1] = "00000000000000000000000000000000";
	struct record longest = *r;
	struct buf line = { 0 };
	bool fits;

	if (surely_short(log, r))
		return true;
	longest.log = "00000000000000000000000000";
	longest.n = 999999999999999;
	longest.host = log->host;
	fits = record_write(&line, &longest, chain);
	buf_release(&line);
	return fits;
}

static struct record filled_in(
	const struct log *log, const struct record *r, char t[25])
{
	struct record full = *r;

	record_time(log->wall_ms(), t);
	full.v = RECORD_VERSION;
	full.t = t;
	full.log = full.host = full.h = NULL;
	full.n = INTEGER_ABSENT;
	if (!full.site)
		full.site = log->site;
	if (!full.who)
		full.who = log->who;
	return full;
}

enum log_state log_add(struct log *log, const struct record *r)
{
	char t[25];
	struct record full = filled_in(log, r, t);

	if (!short_enough(log, &full))
		return LOG_LONG;
	log->waiting = mem_grow(log->waiting, &log->waiting_room,
		log->waiting_count, sizeof(*log->waiting));
	log->waiting[log->waiting_count++] = (struct log_waiting){
		.r = record_copy(&log->waiting_text, &full)
	};
	return LOG_OK;
}

enum log_state log_append(struct log *log, const struct record *r)
{
	enum log_state state;
	size_t last;

	log_write_texts(log);
	if (log_add(log, r) == LOG_LONG)
		return LOG_LONG;
	state = log_write(log, r->attempt);
	if (state == LOG_CONFLICT) {
		log->waiting_count--;
		return state;
	}
	last = log->waiting_count - 1;
	if (log->waiting_count > 0 && !log->waiting[last].folded) {
		progress_add(log->progress, &log->waiting[last].r);
		log->waiting[last].folded = true;
		log->tainted = true;
	}
	if (log->folded > LOG_CHECKPOINT_RECORDS)
		log_checkpoint_save(log);
	return state;
}

bool log_flush(struct log *log)
{
	log_write_texts(log);
	if (log->waiting_count > 0)
		log_write(log, NULL);
	return log_waiting(log) == 0;
}

/* ---- telling ---- */

enum log_state log_state(const struct log *log)
{
	return log->state;
}

size_t log_waiting(const struct log *log)
{
	return log->waiting_count + log->kept_count;
}

size_t log_damaged(const struct log *log, struct place *first)
{
	struct place none = { 0 };
	size_t count = 0;

	if (first)
		*first = none;
	for (size_t i = 0; i < log->file_count; i++) {
		const struct log_file *f = &log->files[i];

		if (first && count == 0 && f->read.damaged > 0) {
			first->file = f->name;
			first->line = (int)f->read.first_damaged;
		}
		count += (size_t)f->read.damaged;
	}
	return count;
}

const char *log_path(const struct log *log)
{
	return log->path;
}

int log_errno(const struct log *log)
{
	return log->error;
}
