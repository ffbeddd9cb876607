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
#include "base/fault.h"
#include "base/letters.h"
#include "core/config.h"
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

/* What a person can set; see app_ops.set. */
enum app_setting {
	APP_LANGUAGE, /* of the interface */
	APP_LANGUAGES, /* of content, the best first */
	APP_LETTERS, /* on this kind of terminal */
	APP_COLOUR,
	APP_CONFIRM,
	APP_SETTINGS
};

/* What became of a change, which holds until the end in any case. */
enum app_kept {
	APP_KEPT, /* for the next time, too */
	APP_KEPT_FAULTY, /* not: the file has faults */
	APP_KEPT_ODD, /* not: it is written so that only a person can */
	APP_KEPT_NOT, /* not: it cannot be written */
};

/* Borrowed until the next change. */
struct app_settings {
	const struct config *config; /* in force */
	const char *path; /* of the person's own file */
	const char *terminal; /* the kind of this one; "" is none */
	bool coloured; /* the screen has colours now */
	bool colourless; /* NO_COLOR asks for none */
	enum app_kept kept; /* of the last change */
	const struct fault *fault; /* of KEPT_FAULTY */
	const char *why; /* of KEPT_NOT: what the system says */
};

/* A session that could be joined; see group/. Strings are borrowed. */
struct app_meeting {
	const char *host; /* who leads it */
	const char *title; /* of its unit; NULL: not known before one is in */
	int people; /* who are in; below 0: not known */
};

struct app;
struct seat;
struct desk;

enum { APP_FDS = 4, APP_SHOWN = 2 };

/*
 * Group sessions: what is known of them, and what can be done. Nothing here
 * waits; front ends wait for fds beside the keyboard.
 */
struct app_group {
	const struct app_meeting *meetings; /* that home offers */
	size_t meeting_count;
	struct seat *seat; /* of a student who is in one; NULL */
	struct desk *desk; /* of a facilitator; NULL */
	const char *login; /* of whoever leads, for a second one; NULL */
	const char *logs; /* folder of own sessions; NULL: of another's */
	/* Of the class view, in two languages; NULL: there is none. */
	struct desk *shown[APP_SHOWN];
	int fds[APP_FDS]; /* that hubs are heard at */
	size_t fd_count;
	int look_ms; /* heard() is due after so long; -1: never */
	/* Something came, or it is time: whether anything is new. */
	bool (*heard)(struct app *a);
	/* After each key: records go to the disk, then messages out. */
	void (*send)(struct app *a);
	/*
	 * Takes a seat, at first without a word of the hub's; false: it is
	 * gone. name, where nobody vouches for the login; NULL or "": none.
	 */
	bool (*join)(struct app *a, size_t meeting, const char *name);
	/* Gets up; the session goes on without. */
	void (*leave)(struct app *a);
	/* Fetches what a class may see into shown, or lets it go. */
	void (*show)(struct app *a, bool on);
	/* The next language of shown[which]; of the second one also none. */
	void (*speak)(struct app *a, size_t which);
};

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
	/*
	 * Of a preview, else NULL. saved: whether files were saved since; to be
	 * asked every preview->look_ms while nothing else happens, and after a
	 * yes renew is to be called: it brings the unit and the faults of now.
	 * part: the next part of what can be drawn, or what a learner gets.
	 */
	bool (*saved)(struct app *a);
	void (*renew)(struct app *a);
	void (*part)(struct app *a);
	/*
	 * Sets what the values say, as a config.yaml words them; none: it is
	 * set no more. app->settings then tells what became of it.
	 */
	void (*set)(struct app *a, enum app_setting setting,
		const struct strings *values);
	/* Milliseconds of a clock that never goes back. */
	int64_t (*now)(void);
};

/* What who writes a unit sees of it, beside what a learner sees. */
struct app_preview {
	const struct faults *faults; /* of the files as they were read last */
	size_t errors; /* of them */
	bool before; /* they are why what is shown is as it was before */
	unsigned reads; /* how often they were read */
	unsigned shown; /* how often that changed what is open */
	int look_ms;
	/* Of all that can be drawn; 0: what a learner gets. */
	size_t part, parts;
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
	bool confirm; /* an answer is asked about before it is sent */
	const struct app_settings *settings; /* NULL: nothing can be set */
	/* What the terminal shows: see base/letters; NULL: everything. */
	const struct charset *charset;

	/* The open unit. */
	size_t module; /* its index in the library */
	struct play *play; /* NULL: none open; changed only through post */
	const struct app_preview *preview; /* NULL: this is none */
	struct app_group *group; /* NULL: there are no sessions */
};

#endif
