/*
 * inside.h - what store/ files share: one log's state, and the steps of
 * reading and appending. Included by store/ only.
 */
#ifndef SABAQ_STORE_INSIDE_H
#define SABAQ_STORE_INSIDE_H

#include <sys/stat.h>

#include "store/log.h"

/* A place between two lines of a file, and what was met before it. */
struct log_spot {
	int64_t at; /* offset, behind a line feed */
	int64_t lines, damaged, first_damaged; /* the last: its number, or 0 */
};

/* Which file a name stood for: full ones are moved to another name. */
struct log_identity {
	dev_t device; /* 0, 0: none seen yet */
	ino_t inode;
};

/* One scores*.jsonl and how far it is known. */
struct log_file {
	char *name;
	struct log_spot read; /* behind the last line feed */
	struct log_spot good; /* behind the last record: for the checkpoint */
	struct fold_chain last; /* of that record; log "": there is none */
	int64_t size; /* when last read: a torn tail makes it larger than read */
	struct timespec changed; /* and when it was last written to */
	struct log_identity id; /* of the file that all this was read from */
};

/* What a file begins with. */
enum log_head_kind {
	HEAD_MISSING,
	HEAD_UNFIT, /* no ordinary file, or not to be read */
	HEAD_EMPTY, /* no record within the first lines */
	HEAD_RECORD,
};
struct log_head {
	enum log_head_kind kind;
	char log[ULID_CHARS + 1]; /* of the first record */
	int64_t n;
	char host[256]; /* "": not told */
	struct log_identity id;
};

/* A score file of the folder. */
struct log_found {
	char *name;
	struct log_head head;
};

struct log_waiting {
	struct record r; /* in log->texts; log, n, host, h not there */
	bool folded;
	/* as it was written last, while that is not known to have failed */
	char h[RECORD_CHAIN + 1];
	int64_t n;
	size_t length;
	bool found; /* it was read back from the file */
};

struct log_kept {
	char hash[65];
	char *text;
	size_t length;
};

struct log {
	char *folder, *site, *who, *host, *path;
	int64_t (*wall_ms)(void);
	void (*chance)(uint8_t *bytes, size_t n);
	bool group_reads;
	const struct log_calls *calls;
	struct progress *progress;

	int dir; /* the folder; -1: not there */
	int fd; /* our own file; -1: not open. Locked only while appending */
	bool settled; /* since it was opened, others' files were folded */
	int rung; /* how far down the file names we had to go */
	char chain[ULID_CHARS + 1]; /* that we append to; "": not known yet */
	struct log_file *files; /* in the order they are folded */
	size_t file_count, file_room;
	size_t own; /* index of our own, which need not exist yet */

	struct log_waiting *waiting;
	size_t waiting_count, waiting_room;
	struct arena waiting_text; /* of the records that wait */
	struct log_kept *kept;
	size_t kept_count, kept_room;
	char (*foreign)[ULID_CHARS + 1]; /* attempts others wrote to */
	size_t foreign_count, foreign_room;

	enum log_state state;
	int error;
	size_t folded; /* records since the checkpoint */
	/*
	 * The state in memory may have been folded in another order than the
	 * files would be: no checkpoint is made of it.
	 */
	bool tainted;
};

typedef void log_each(void *context, const struct record *r);

/* ---- place.c: folders and names ---- */

/* Opens the folder, made with its parents; -1 with errno. */
int log_folder(const char *path, mode_t mode);
/* Opens the log's folder anew, made if absent; false with errno. */
bool log_folder_again(struct log *log);
/* fsync of the folder: the names in it are safe. */
bool log_folder_sync(int dir);
/* The names of all scores*.jsonl, sorted; NULL-ended; free each and all. */
char **log_names(int dir);
void log_names_free(char **names);
/* Opens an ordinary file to read; -1 for anything else. st may be NULL. */
int log_open_read(int dir, const char *name, struct stat *st);
struct log_identity log_identity(const struct stat *st);
bool log_is_same(const struct log_identity *a, const struct log_identity *b);
/* As log_open_read(), of the file that had the name, wherever it is now. */
int log_open_again(int dir, const char *name, const struct log_identity *id,
	struct stat *st);
/* The name of our file on a rung; the caller frees. The last is new. */
enum { LOG_RUNGS = 3 };
char *log_own_name(const struct log *log, int rung);
/* The name that a full file is moved to; the caller frees. */
char *log_rotated_name(const struct log *log, const char *name);
/* Whether name is what name_of may have been moved to. */
bool log_is_rotated(const char *name, const char *name_of);
mode_t log_file_mode(const struct log *log);
mode_t log_folder_mode(const struct log *log);

/* ---- scan.c: lines of files ---- */

/*
 * Reads the lines behind f->read, hands over each record and moves f->read,
 * f->good, f->last, f->size. False: the file cannot be read further.
 */
bool log_scan(struct log_file *f, int fd, log_each *each, void *context);
void log_head(int dir, const char *name, struct log_head *out);
/*
 * The folder's score files, sorted by name, as they were at one moment: a full
 * file that is moved meanwhile is among them. dir may be -1: none.
 */
struct log_found *log_find(int dir, size_t *count);
void log_find_free(struct log_found *found, size_t count);
/* Whether the record that ends at offset at has this h. */
bool log_ends_with(int fd, int64_t at, const char *h);
/* The file's entry, made at the end of files where it is new. */
size_t log_entry(struct log *log, const char *name);

/* ---- order.c: which file is ours, what is folded when ---- */

/* Chooses our own file and folds everything; progress is empty before. */
void log_fold_all(struct log *log);
/* The file of that name is ours from now on. */
void log_set_own(struct log *log, const char *name);
/* Folds files that came into the folder since; taints where one did. */
void log_fold_new(struct log *log, log_each *each);
/* Folds a record as it comes; the context is the log. */
log_each log_fold_one;
/* Notes which file is read, and when it was written to. */
void log_note_file(struct log_file *f, const struct stat *st);

/* ---- checkpoint.c ---- */

/* Loads the checkpoint where it fits the files; false: nothing loaded. */
bool log_checkpoint_load(struct log *log);
/* Writes one where that is right; failing is no matter. */
void log_checkpoint_save(struct log *log);

/* ---- own.c: our own file, open and locked ---- */

/*
 * Opens our own file, locks it and folds what others wrote meanwhile, its
 * tail mended. LOG_OK: locked, log_let_go() ends it.
 */
enum log_state log_take(struct log *log);
/* Notes the file's time, so call it behind the last write. */
void log_let_go(struct log *log);
/* What errno means; sets log->state and log->error. */
enum log_state log_fail(struct log *log, int error);
/* All bytes or none (the file is cut back to size); errno on false. */
bool log_put(const struct log *log, int fd, const char *bytes, size_t n,
	int64_t size);
/* fdatasync; errno on false. */
bool log_sync(const struct log *log, int fd);

/* ---- append.c ---- */

/*
 * Writes all that waits. attempt NULL or the one that must not have been
 * gone on with by others: LOG_CONFLICT then.
 */
enum log_state log_write(struct log *log, const char *attempt);
/* Folds what another player wrote, or finds again what we did. */
log_each log_fold_foreign;

/* ---- texts.c ---- */

/* Tries to write the texts that wait. */
void log_write_texts(struct log *log);

#endif
