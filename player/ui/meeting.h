/*
 * meeting.h - the screens of group sessions. A part of view.h; all of it rests
 * while app->group is NULL.
 *
 * A student's question is shown by the view that shows a step alone: while it
 * is on, app->play is the seat's run (meet_asks()). What is no question has a
 * view of its own. Who reads elsewhere meanwhile leaves the run behind and
 * comes back with one key. A facilitator's screen is drawn from the newest
 * board (group/desk); a class view from what a class may see, and nothing else.
 */
#ifndef SABAQ_UI_MEETING_H
#define SABAQ_UI_MEETING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/question.h"
#include "core/unit.h"
#include "group/message.h"
#include "ui/app.h"
#include "ui/edit.h"

struct front;
struct head;
struct menu;
struct doc;
struct desk;
struct desk_person;

/* --- a student -------------------------------------------------------- */

/* A question that was on: what was answered, in words. */
struct meet_past {
	char step[ID_CHARS + 1];
	char *label, *answer; /* owned; "" */
	enum mark mark;
	bool told; /* it may be told whether that was right */
};

struct meet_state {
	bool on; /* the session is on the screen */
	bool asked; /* the seat's run is shown by the step's view */
	bool lost; /* the line was gone when it was looked at last */
	bool listing; /* the student looks at what they answered */
	char language[LANGUAGE_CHARS]; /* of the question on screen */
	char left[ID_CHARS + 1]; /* the question that was on when they left */
	int left_round;
	struct meet_past *past;
	size_t count, room;
	size_t meeting; /* that was joined */
	bool naming; /* a name is typed */
	bool pairing; /* that of who sits beside them */
	struct edit name;
};

/* Takes a seat in a session that home offers. */
void meet_join(struct front *f, size_t meeting);
/* Whether the student has a seat; whether its question is on screen. */
bool meet_joined(const struct front *f);
bool meet_asks(const struct front *f);
/* Something was heard, or the line was lost. */
void meet_sync(struct front *f);
/* Back to the session from wherever the student is. */
void meet_return(struct front *f);
/* Before another view is shown: the one to be shown. */
int meet_view(struct front *f, int view);
/* The run of the seat is left: app->play is the driver's again. */
void meet_part(struct front *f);
/* An event for the seat's run. */
void meet_post(struct front *f, const struct event *event);
/* The next language for the session's texts. */
void meet_flip(struct front *f);
/* The next language, of the interface too; and that it is so now. */
const char *meet_next_language(struct app *a);
void meet_say_language(struct front *f);
/* On every other screen: that a session is on; the key that leads back. */
void meet_remind(const struct front *f, struct buf *b);
void meet_menu(const struct front *f, struct menu *m);
void meet_release(struct meet_state *s);

/* Around the question, in the place of what step_head() and so on say. */
void meet_head(struct front *f, struct head *h);
void meet_status(struct front *f, struct buf *b);
void meet_question_menu(struct front *f, struct menu *m);
/* False: a command that means what it means at any step. */
bool meet_command(struct front *f, char letter);
/* Whether the student goes on by themselves, and the line is there. */
bool meet_own(const struct front *f);
/* Whether a name is typed. */
bool meet_typing(const struct front *f);

/* --- a facilitator ---------------------------------------------------- */

enum lead_page {
	LEAD_MAIN,
	LEAD_PEOPLE,
	LEAD_PAIRS,
	LEAD_HANDS,
	LEAD_GO,
	LEAD_ASK,
	LEAD_SECOND, /* how another facilitator gets in */
	LEAD_NEED, /* who to go to first */
	LEAD_FREE, /* whether to let them go on alone */
	LEAD_END, /* whether to end */
};

enum { LEAD_FILTER = 60, LEAD_ASKED = 1000 };

/* Someone the facilitator went to, and what was the matter then. */
struct lead_seen {
	size_t person;
	int misses;
	bool on;
	char step[ID_CHARS + 1];
};

struct lead_state {
	enum lead_page page;
	size_t at, first; /* of the list */
	bool figures; /* shown before the question is closed */
	struct edit edit; /* the filter, the question, its number */
	int hands[GIVEN_MAX]; /* being counted */
	char step[ID_CHARS + 1]; /* that all this was about */
	int round, phase;
	unsigned boards; /* that were seen */
	int64_t board_at; /* when the newest came */
	struct lead_seen *seen; /* in the order in which they were seen */
	size_t seen_count, seen_room;
};

/* The board is new. */
void lead_sync(struct front *f);
/* Does what Enter does: the next phase. */
void lead_next(struct front *f);
/* What Enter does, for the menu; NULL: nothing. */
const char *lead_next_label(const struct front *f);
void lead_command_menu(struct front *f, struct menu *m);
/* Adds what its letters mean to the page of keys. */
void lead_keys(const struct front *f, struct doc *d, int indent);
bool lead_typing(const struct front *f);
void lead_release(struct lead_state *s);

/* --- view_host_people.c: rows ---------------------------------------- */

/* Those to be shown, what needs a look first; the caller frees. */
const struct desk_person **lead_rows(
	const struct front *f, bool waiting, size_t *count);
/* "Name and second"; where they are and for how long. */
/* Unchecked ones are told apart where others are not. */
void lead_name(struct buf *b, const struct catalogue *c, const struct desk *d,
	const struct desk_person *p);
void lead_state(struct buf *b, const struct front *f,
	const struct desk_person *p, int64_t elapsed);
/* Adds a list of people below the rows already used. */
void lead_draw_list(struct front *f, int used,
	const struct desk_person *const *rows, size_t count);
/* What there is to say of the one that is focused, where rows are narrow. */
void lead_say_focused(struct front *f, struct buf *b);
/* The same as columns of names, without a focus. */
void lead_draw_names(struct front *f, int used,
	const struct desk_person *const *rows, size_t count);

/* --- view_host_figures.c: what was answered --------------------------- */

/* How the votes went. */
struct lead_votes {
	int first, first_right; /* of the first round */
	int last, last_right; /* of the newest, with hands */
	int to_right, from_right, new; /* who changed between the rounds */
	int hands;
	bool graded, both;
};
void lead_count(const struct desk *d, struct lead_votes *out);
/* Adds the figures; right: with what is right; both: of both rounds. */
void lead_figures(struct front *f, const struct desk *d, bool right);

/* --- view_class.c ----------------------------------------------------- */

void class_enter(struct front *f);

#endif
