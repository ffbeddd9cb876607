/*
 * watch.h - whether the files of a unit were saved again.
 *
 * Looks, and is never told: that works for every editor (in place, by a
 * rename, by deleting first) and on every file system, a network's too. A
 * change counts once it has settled, so that half of a file is not taken for
 * all of it. Where times cannot tell (two saves within a tick of the file
 * system's clock) the bytes do, by their digest; the same bytes saved again
 * are no change. The clock is the caller's.
 */
#ifndef SABAQ_CORE_WATCH_H
#define SABAQ_CORE_WATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <time.h>

#include "base/digest.h"

enum {
	WATCH_MS = 100, /* between two looks */
	WATCH_SETTLE_MS = 40, /* a change is as it was so long: it is whole */
	WATCH_GONE_MS = 400, /* the same of a file that is gone or empty */
	WATCH_LONG_MS = 900, /* and so long nobody waits, whatever goes on */
	WATCH_TICK_MS = 2100, /* the coarsest clock of a file system, FAT's */
};

/* What a file was when it was looked at. */
struct watch_bytes {
	int error; /* errno where it cannot be read; 0 */
	bool empty;
	uint8_t digest[DIGEST_BYTES];
};

struct watch_file {
	char *name; /* owned */
	struct watch_stamp {
		int error;
		dev_t device;
		ino_t inode;
		off_t size;
		struct timespec written, changed;
	} stamp;
	int64_t stamped; /* when this stamp was first seen */
	struct watch_bytes now, told;
};

/* Zeroed watches nothing. */
struct watch {
	char *folder; /* owned */
	char **stems; /* owned; none: every .yaml counts */
	size_t stem_count, stem_room;
	struct watch_file *files;
	size_t file_count, file_room;
	struct watch_stamp list; /* of the folder */
	int64_t listed; /* when that was first seen */
	bool changed; /* and it is to be told once it has settled */
	int64_t since, last; /* that it is changing; the newest change */
};

/* Watches a folder's files anew, as they are now. */
void watch_begin(struct watch *w, const char *folder, int64_t now);
void watch_release(struct watch *w);
/*
 * From now on only the files of stems count: "unit" stands for unit.yaml and
 * unit.<language>.yaml. No stems: all files. What is new to it counts as
 * known.
 */
void watch_only(
	struct watch *w, const char *const *stems, size_t count, int64_t now);
/* Whether what the files hold is not what it was when this was last true. */
bool watch_look(struct watch *w, int64_t now);
/* How long to wait for the next look. */
int watch_pause(const struct watch *w);

#endif
