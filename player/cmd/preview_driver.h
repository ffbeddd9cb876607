/*
 * preview_driver.h - carries out what the play machine asks for, and keeps
 * nothing: no log, no file is ever written.
 *
 * It reads the files anew when they are saved. What has an error is told and
 * not shown: what was open before stays open until the files are mended.
 */
#ifndef SABAQ_CMD_PREVIEW_DRIVER_H
#define SABAQ_CMD_PREVIEW_DRIVER_H

#include "cmd/context.h"
#include "core/unsent.h"
#include "core/watch.h"
#include "ui/app.h"

/* What is to be seen. */
struct preview_target {
	const char *folder; /* of the module; borrowed for the call */
	const char *unit; /* its id; "": the module as a whole */
	const char *language; /* NULL: the interface's */
	const char *step; /* an id or a number; NULL: the beginning */
};

/* The files as they were read at one time. */
struct preview_version {
	struct library *library;
	struct faults faults;
	size_t errors;
	const struct unit
		*unit; /* NULL: it cannot be played, or is not asked */
	struct arena made; /* parts of the unit */
};

struct preview {
	struct app app; /* first: ops are given this and get the preview */
	struct app_preview told; /* app.preview */
	struct context *context;
	char *folder;
	char unit[ID_CHARS + 1]; /* that is wanted; "" none */
	char at[ID_CHARS + 1]; /* the step that the author went to */
	char language[LANGUAGE_CHARS]; /* wanted */
	char home[ID_CHARS + 1]; /* the unit that was asked for; "" none */
	char own[LANGUAGE_CHARS]; /* of it, where there is no module.yaml */
	struct preview_version version; /* that is open */
	struct faults faults; /* as read last: perhaps of another version */
	struct progress progress; /* bookmarks and notes, in memory */
	struct play play;
	struct unsent unsent;
	struct watch watch;
};

/* Reads, and opens what can be opened: app.play, app.preview tell. */
void preview_open(struct preview *d, struct context *c,
	const struct preview_target *target);
void preview_close(struct preview *d);

/* Whether the open unit has the step of a target; true where none is open. */
bool preview_has(const struct preview *d, const char *step);

/* --- preview_read.c: for preview_driver.c ----------------------------- */

/* For a unit without a module.yaml; likely: if nothing is against it. */
void preview_guess_language(struct preview *d, const char *likely);
/* Reads what is wanted; released by the caller. */
void preview_read(struct preview *d, struct preview_version *v);
void preview_version_release(struct preview_version *v);
void preview_copy_faults(struct faults *to, const struct faults *from);
/* Watches the wanted unit, and what u draws from; no unit: the whole folder. */
void preview_watch(struct preview *d, const struct unit *u);
/* Steps that not every learner gets; the part that one is in, or 0. */
size_t preview_drawn(const struct unit *u);
size_t preview_part_with(const struct unit *u, const char *step);
/* The unit that is open, or the part of it that is; a bank has only parts. */
const struct unit *preview_to_play(struct preview *d);
/*
 * The language after the one wanted; false: there is no other. One that turns
 * out to be damaged is passed over by asking again.
 */
bool preview_next_language(struct preview *d, char next[LANGUAGE_CHARS]);

#endif
