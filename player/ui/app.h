/*
 * app.h - what both front ends stand on.
 *
 * The curses front end (ui/front) and plain mode (ui/plain) read this and
 * change nothing in it but through its ops, which cmd/ supplies: it owns the
 * log, the clock and the state. All pointers are borrowed and may change
 * with any op that is called; front ends keep indexes and ids.
 */
#ifndef SABAQ_UI_APP_H
#define SABAQ_UI_APP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/catalogue.h"
#include "base/letters.h"
#include "core/fold.h"
#include "core/library.h"
#include "core/play.h"

/* How the log fares. A front end says anything but SAVED in plain words. */
enum app_saving {
	APP_SAVED,
	APP_DISK_FULL,
	APP_READ_ONLY,
	APP_NOT_SAVED,
};

/* What happened to a call of open. */
enum app_opened {
	APP_OPENED,
	APP_DAMAGED, /* the module or unit cannot be played: tell a teacher */
	APP_NO_ATTEMPTS, /* all attempts of the quiz are used */
	APP_NOTHING, /* no such module, unit or finished run */
};

/* A bookmark or a note on a step. Strings are borrowed for the call. */
struct app_note {
	const char *module, *unit, *step; /* ids */
	enum truth bookmark; /* ABSENT: as it is */
	const char *text; /* "": there is none any more; NULL: as it is */
};

struct app;

struct app_ops {
	/*
	 * Begins or resumes a unit; from is a step's id or NULL. app->play is
	 * set on APP_OPENED. A unit that is finished is opened to look at,
	 * as review does; again: a new attempt instead.
	 */
	enum app_opened (*open)(struct app *a, size_t module, const char *unit,
		const char *from, bool again);
	/* Opens the newest finished run to look at. */
	enum app_opened (*review)(
		struct app *a, size_t module, const char *unit);
	/* Begins a run of only what was wrong in the finished one that is open. */
	enum app_opened (*practise)(struct app *a);
	/* Leaves the unit; everything is in the log. app->play is NULL then. */
	void (*close)(struct app *a);
	/* Hands an event to the play machine and carries out its effects. */
	void (*post)(struct app *a, const struct event *event);
	/*
	 * The next language that the open unit (or the interface) has; the
	 * interface goes along where it has the unit's.
	 */
	void (*flip)(struct app *a);
	/* To be called after each paint: writes what need not come before. */
	void (*settle)(struct app *a);
	/*
	 * Keeps the state of an answer that is not sent, beyond a power cut;
	 * no strings: there is none. It is on disk after rest(), which is to
	 * be called when nobody types for a moment while app->unsaved.
	 */
	void (*keep)(
		struct app *a, const char *step, const struct strings *state);
	/* What was kept, borrowed; NULL: nothing. */
	const struct strings *(*kept)(struct app *a, const char *step);
	void (*rest)(struct app *a);
	/*
	 * Sets what the note says on its step. On disk when it returns,
	 * unless app->saving tells otherwise.
	 */
	void (*note)(struct app *a, const struct app_note *note);
	/* Milliseconds of a clock that never goes back. */
	int64_t (*now)(void);
};

struct app {
	const struct app_ops *ops;
	const struct catalogue *words; /* of the interface; NULL: English */
	const char *language; /* wanted for content */
	struct library *library;
	const struct progress *progress;
	const char *who; /* the person's name or login */
	const char *log_path;
	enum app_saving saving;
	size_t waiting; /* records in memory only */
	bool elsewhere; /* another window went on with this unit: state anew */
	bool unsaved; /* see app_ops.rest */
	/* What the terminal shows: see base/letters; NULL: everything. */
	const struct charset *charset;

	/* The open unit. */
	size_t module; /* its index in the library */
	struct play *play; /* NULL: none open; changed only through post */
};

#endif
