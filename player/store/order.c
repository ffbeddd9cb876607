/* Which file is ours, and in which order files are folded. */
#include "store/inside.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Files are folded by rank, then chain, then place in the chain. */
enum rank { OTHER, OWN_CHAIN, OWN_FILE };

struct candidate {
	const char *name; /* of found */
	struct log_head head;
	enum rank rank;
};

static int compare(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	int order;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	order = strcmp(x->head.log, y->head.log);
	if (order != 0)
		return order;
	if (x->head.n != y->head.n)
		return x->head.n < y->head.n ? -1 : 1;
	return strcmp(x->name, y->name);
}

static bool of_other_host(const struct log *log, const struct log_head *head)
{
	return head->kind == HEAD_RECORD && head->host[0] &&
	       strcmp(head->host, log->host) != 0;
}

void log_set_own(struct log *log, const char *name)
{
	struct buf path = { 0 };

	log->own = log_entry(log, name);
	if (log->folder)
		buf_addf(&path, "%s/", log->folder);
	buf_adds(&path, name);
	free(log->path);
	log->path = buf_steal(&path);
}

/* The first name that is free or ours. The last is always free. */
static char *choose_own(struct log *log)
{
	for (log->rung = 0;; log->rung++) {
		char *name = log_own_name(log, log->rung);
		struct log_head head = { .kind = HEAD_MISSING };

		if (log->dir >= 0)
			log_head(log->dir, name, &head);
		if (log->rung == LOG_RUNGS - 1 ||
			(head.kind != HEAD_UNFIT && !of_other_host(log, &head)))
			return name;
		free(name);
	}
}

/*
 * Our chain: that of our file; where that holds no record yet, of the newest
 * file that was rotated away from its name.
 */
static void find_chain(struct log *log, const struct candidate *c, size_t count,
	const char *own)
{
	const struct log_head *found = NULL;

	for (size_t i = 0; i < count; i++) {
		const struct log_head *head = &c[i].head;

		if (head->kind != HEAD_RECORD || of_other_host(log, head))
			continue;
		if (strcmp(c[i].name, own) == 0) {
			found = head;
			break;
		}
		/* Names are sorted, so the last is the newest. */
		if (log_is_rotated(c[i].name, own))
			found = head;
	}
	if (found)
		memcpy(log->chain, found->log, sizeof(log->chain));
}

static enum rank rank_of(
	const struct log *log, const struct candidate *c, const char *own)
{
	if (strcmp(c->name, own) == 0)
		return OWN_FILE;
	if (log->chain[0] && strcmp(c->head.log, log->chain) == 0)
		return OWN_CHAIN;
	return OTHER;
}

void log_note_file(struct log_file *f, const struct stat *st)
{
	f->id = log_identity(st);
	f->changed = st->st_mtim;
}

/* The file that had the entry's name, as id says. */
static void fold_file(struct log *log, size_t i, const struct log_identity *id,
	log_each *each)
{
	struct stat st;
	int fd = log_open_again(log->dir, log->files[i].name, id, &st);

	if (fd < 0)
		return;
	log_note_file(&log->files[i], &st);
	log_scan(&log->files[i], fd, each, log);
	close(fd);
}

void log_fold_one(void *context, const struct record *r)
{
	struct log *log = context;

	progress_add(log->progress, r);
	log->folded++;
}

void log_fold_all(struct log *log)
{
	size_t count;
	struct log_found *found = log_find(log->dir, &count);
	struct candidate *c = xcalloc(count, sizeof(*c));
	char *own = choose_own(log);

	for (size_t i = 0; i < count; i++) {
		c[i].name = found[i].name;
		c[i].head = found[i].head;
	}
	find_chain(log, c, count, own);
	for (size_t i = 0; i < count; i++)
		c[i].rank = rank_of(log, &c[i], own);
	qsort(c, count, sizeof(*c), compare);
	for (size_t i = 0; i < count; i++)
		if (c[i].head.kind == HEAD_EMPTY ||
			c[i].head.kind == HEAD_RECORD)
			fold_file(log, log_entry(log, c[i].name), &c[i].head.id,
				log_fold_one);
	log_set_own(log, own);
	free(c);
	free(own);
	log_find_free(found, count);
}

void log_fold_new(struct log *log, log_each *each)
{
	char **names = log_names(log->dir);

	for (size_t i = 0; names[i]; i++) {
		size_t before = log->file_count;
		size_t entry = log_entry(log, names[i]);
		struct log_head head;

		if (entry < before)
			continue;
		log->tainted = true;
		log_head(log->dir, names[i], &head);
		fold_file(log, entry, &head.id, each);
	}
	log_names_free(names);
}
