/*
 * view.h - the screens of the curses front end; no curses here.
 *
 * A view is a row of functions: what stands in the first line, on the status
 * line and in the last line (a menu), how its body is drawn, what a key does.
 * All that is remembered between two keys is in struct front, and all of it
 * is indexes, ids and copies: a unit may be gone after any op of the app.
 */
#ifndef SABAQ_UI_VIEW_H
#define SABAQ_UI_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "ui/app.h"
#include "ui/canvas.h"
#include "ui/doc.h"
#include "ui/edit.h"
#include "ui/finding.h"
#include "ui/keys.h"
#include "ui/meeting.h"
#include "ui/preview.h"
#include "ui/widget.h"
#include "ui/words.h"

/* Less than this and nothing is drawn but a word about it. */
enum { ROWS_MIN = 10, COLS_MIN = 36 };
/* From here on there is room for margins and a second rule. */
enum { WIDE = 60, TALL = 16 };

enum view_id {
	VIEW_HOME,
	VIEW_CONTENTS,
	VIEW_SCORES,
	VIEW_INTRO,
	VIEW_STEP,
	VIEW_SEE,
	VIEW_FINISH,
	VIEW_RESULT,
	VIEW_KEYS,
	VIEW_SEARCH,
	VIEW_GLOSSARY,
	VIEW_NOTES,
	VIEW_NOTE,
	VIEW_SETTINGS,
	VIEW_FAULTS,
	VIEW_ANSWERS,
	VIEW_SESSION,
	VIEW_HOST,
	VIEW_CLASS,
	VIEW_COUNT
};

/* Where the body is. */
struct frame {
	int top, rows, left, width;
};

struct menu_item {
	const char *label; /* borrowed from the catalogue */
	struct key key; /* what choosing it does; KEYS_NONE: only a word */
};

enum { MENU_ITEMS = 20 };
struct menu {
	struct menu_item items[MENU_ITEMS];
	size_t count;
	bool typing; /* letters type: items have none */
	const struct charset *charset; /* labels are measured for it */
};

/* The first line: extra and lead are left out where there is no room. */
struct head {
	struct buf lead, left, right, extra;
};

/* A list that scrolls. */
struct scroll {
	size_t at, first;
};

/* The settings: the list of them, or of the choices of one. */
struct settings_state {
	size_t at; /* the setting */
	bool choosing;
	size_t choice, first;
};

/* Which page a step is to show with its next drawing. */
enum want {
	WANT_PAGE, /* the page it is at */
	WANT_FIRST,
	WANT_LAST,
	WANT_FOCUS, /* with the option or field that has the focus */
	WANT_TELL, /* with what is told */
};

/* What was typed and chosen at a step that was left: see struct widget. */
struct draft {
	char **items; /* owned */
	size_t count;
	bool kept; /* false: nothing yet */
};

/* How a step was drawn last: another size of the window keeps the place. */
struct drawn {
	int rows, width; /* of the body */
	bool any; /* it was drawn */
	size_t above; /* the text before what was read: see doc_above() */
	enum want want; /* what was on that page */
};

/* A step on screen. */
struct step_state {
	char attempt[ULID_CHARS + 1]; /* of the run, and its slot, that */
	size_t slot; /* the rest tells about */
	size_t page;
	enum want want;
	int focus; /* the item or part; their count: the button; -1: none */
	int value[GIVEN_MAX]; /* of each item or part, as its widget says */
	char *typed[GIVEN_MAX]; /* into each part; owned */
	bool held; /* the item with the focus is being moved */
	int held_from; /* the row it was taken from */
	bool warned; /* that parts are empty */
	struct edit edit; /* of the field that has the focus */
	struct refused refused;
	struct drawn drawn;
	bool refusal_aside; /* it is on the status line, for want of room */
	bool telling; /* the cursor rests on what is told */
	int tell; /* 0: the verdict; else the hint of that number */
	int sure; /* the focus of "how sure?", from 1; 0: none */
	bool asking; /* whether to send the answer as it is */
	struct draft *drafts; /* by slot */
	size_t draft_count;
};

struct front {
	struct app *app;
	struct canvas canvas;
	struct frame frame;
	enum view_id view;
	enum view_id under; /* where the key help returns to */
	struct buf notice; /* said on the status line until the next key */
	int menu_at; /* the item of the last line with the focus; -1: none */
	struct keys_layout layout; /* what the student's last keys prove */
	bool leaving; /* q was pressed: Enter leaves */
	bool over;
	bool elsewhere_said;
	int64_t entered_ms; /* when Enter was pressed last */

	struct scroll home, contents, scores;
	struct search_state search;
	struct glossary_state glossary;
	struct notes_state notes;
	struct note_state note;
	struct settings_state settings;
	size_t module; /* of the contents */
	bool *unfolded; /* its units; see contents_enter() */
	size_t unfolded_count;
	struct step_state step;
	bool looking; /* at a step of a finished run */
	bool only_mistakes; /* and at none that was answered right */
	int focus; /* in the finish and the result; -1: not yet chosen */
	size_t page; /* in the intro, the key help, the result */
	struct preview_state preview;
	struct meet_state meet;
	struct lead_state lead;
	struct doc doc; /* of the step, finish, result, intro, help */
};

struct view {
	void (*head)(struct front *f, struct head *h);
	void (*status)(struct front *f, struct buf *b); /* NULL: nothing */
	void (*menu)(struct front *f, struct menu *m);
	void (*draw)(struct front *f);
	/*
	 * False: not a key of this view's. A letter comes as typed first,
	 * and if nobody took it as KEYS_COMMAND.
	 */
	bool (*key)(struct front *f, const struct key *key);
};

extern const struct view view_home, view_contents, view_scores, view_intro,
	view_step, view_see, view_finish, view_result, view_keys, view_search,
	view_glossary, view_notes, view_note, view_settings, view_faults,
	view_answers, view_session, view_host, view_class;

/* --- front.c ---------------------------------------------------------- */

/* The view that is on. */
const struct view *front_view(const struct front *f);
/* What its last line holds. */
void front_menu(struct front *f, struct menu *m);
/* Whether letters are typed now, here or in a field of another view. */
bool front_typing(const struct front *f);
/* Shows another view. */
void front_show(struct front *f, enum view_id view);
/* Shows what the open unit is at, or the contents where none is open. */
void front_follow(struct front *f);
/* To a step of the open unit, to look at it if the run is finished. */
void front_goto(struct front *f, const char *step);
/* Hands an event to the app, then follows. */
void front_post(struct front *f, enum event_kind kind, size_t index);
void front_answer(struct front *f, const struct strings *given);
/* Opens a unit (see app_ops.open) or says why not; whether it is open. */
bool front_open(struct front *f, size_t module, const char *unit,
	const char *from, bool again);
/* Opens the newest finished run to look at. */
void front_review(struct front *f, size_t module, const char *unit);
/* Begins a run of only the mistakes of the finished one. */
void front_practise(struct front *f);
/* Closes the unit that is open, if any. */
void front_close(struct front *f);
/* Says something on the status line. */
void front_say(struct front *f, const char *text);
/* Says in which file the answers are. */
void front_say_where(struct front *f);

/* --- view_frame.c, view_menu.c: what is around every body ------------- */

/* Draws the view, or that the window is too small. */
void frame_draw(struct front *f, const struct view *view);
bool frame_too_small(const struct front *f);
/* "Module / Unit" of the open unit. */
void head_unit(struct front *f, struct head *h);
/* Adds a sentence to a status line, unless that would be a row too many. */
void status_add(const struct front *f, struct buf *b, const char *sentence);

void menu_add(struct menu *m, const char *label, enum key_kind kind);
/* A command with a label of its own. */
void menu_command(struct menu *m, const char *label, char letter);
/* Commands by their letters, with their usual labels. */
void menu_commands(
	struct menu *m, const struct catalogue *c, const char *letters);
/* A command's letter as hints show it: the one on the student's own key. */
uint32_t menu_letter(const struct front *f, char command);
/* Draws into the last row; the cursor goes to the item with the focus. */
void menu_draw(struct front *f, const struct menu *m);
/* Gives the focus to the first item that does something. */
void menu_enter(struct front *f, const struct menu *m);
/*
 * A key while the menu has the focus. True: used up; then chosen, if it is
 * not KEYS_NONE, is what the student chose.
 */
bool menu_key(struct front *f, const struct menu *m, const struct key *key,
	struct key *chosen);

/* --- view_list.c: rows of the home screen and the contents ------------ */

struct row {
	int indent;
	const char *title, *state; /* state may be "" */
	enum style style;
	bool focus;
};

/* Scrolls so that l->at is among rows rows of count. */
void list_scroll(struct scroll *l, size_t count, int rows);
/* Moves by a key of the arrows and pages; false: not such a key or no way. */
bool list_key(struct scroll *l, size_t count, int page, const struct key *key);
/* Draws a row of the body; places the cursor where it has the focus. */
void list_row(struct front *f, int at, const struct row *row);
/* Whether nothing of it is cut off; else the whole is said in b. */
bool list_fits(const struct front *f, const struct row *row);
void list_say(struct buf *b, const struct row *row);
/*
 * "2 more above", "12 more below": in the place of row y, where it is the
 * first or the last of those shown and more are hidden there.
 */
bool list_edge(struct front *f, int y, size_t first, size_t count);

/* --- forms: a doc with items to choose, over several pages ------------ */

/* Gives the focus to the first item if that is on the first page. */
void form_begin(struct front *f);
/* Draws f->doc at f->page, or where its item f->focus is. */
void form_draw(struct front *f);
/* Moves f->focus or f->page; false at the end, and for other keys. */
bool form_key(struct front *f, int count, const struct key *key);
/* Adds "[ label ]" as button number index. */
void form_button(struct doc *d, int index, const char *label);

/* --- view_settings.c -------------------------------------------------- */

void settings_enter(struct front *f);

/* --- view_contents.c -------------------------------------------------- */

/* Shows the contents of a module with its focus on where one is. */
void contents_enter(struct front *f, size_t module);

/* --- view_see.c ------------------------------------------------------- */

/* The step whose text the one on screen rests on; NULL: none. */
const struct step *see_step(const struct front *f);

/* --- view_step.c, view_answer.c, view_verdict.c ----------------------- */

const struct step *step_shown(const struct front *f);
struct slot *step_slot(const struct front *f);
/* Takes up the step that is on: after every change of place or run. */
void step_arrive(struct front *f);
/*
 * The same after its unit was read anew. same: it is the step that was on, and
 * keeps what is typed, its page, what is told.
 */
void step_renew(struct front *f, bool same);
/* Its options as shown; how many. */
size_t step_picks(const struct front *f, struct pick out[GIVEN_MAX]);
/* Whether an answer can be given now. */
bool step_open(const struct front *f);
/* Whether solution and explanation may be shown. */
bool step_reveals(const struct front *f);
/*
 * Whether the answer came back for its letters: that takes more to say, in
 * the body or, where the field would not be seen beside it, on the status line.
 */
bool step_refused(const struct front *f);
/* Whether something is typed here that no one has but the screen. */
bool step_unsent(const struct front *f);
/* Keeps what is typed and chosen; after every key at the step that is on. */
void step_save(struct front *f);
/* MARKDOWN: what stands in each gap of a text; borrowed from text. */
void step_gap_marks(
	const struct front *f, struct buf *text, const char *marks[GIVEN_MAX]);
/* Whether letters are typed here. */
bool step_typing(const struct front *f);
enum step_enter step_enter(const struct front *f);
/* Fills f->doc and cuts it into pages. */
void step_build(struct front *f);
/*
 * Adds what is told: refusal, verdict, solution, hints; apart: on a page
 * where the options cannot be seen.
 */
void step_tell(struct front *f, bool apart);
/* The line on which what is told begins; false: nothing is told. */
bool step_told(const struct front *f, size_t *line);
void step_head(struct front *f, struct head *h);
void step_status(struct front *f, struct buf *b);
void step_menu(struct front *f, struct menu *m);
bool step_key(struct front *f, const struct key *key);
void step_answer_now(const struct front *f, struct answer_now *out);
/* Whether it differs from the one that was sent last. */
bool step_changed(const struct front *f);
/* Does what Enter does. */
void step_press(struct front *f);
/* The answer came back a while after it was sent. */
void step_came_back(struct front *f);
/* Sends the answer, or asks whether to. */
void step_submit(struct front *f);
/* While step.asking: sends it after all, or not. */
void step_ask_send(struct front *f, bool send);
void step_be_sure(struct front *f, int how);
/* The next step, of a finished run too. */
void step_go_on(struct front *f);
/* To the step before or after in a finished run, or to its result. */
void step_look(struct front *f, bool on);
/* Back to the question after a verdict or a hint. */
void step_ask_again(struct front *f);
/* Turns the page; false: there is none that way. */
bool step_turn(struct front *f, bool on);
/* The widget of the step's answer; NULL where nothing is asked. */
const struct widget *step_widget(const struct front *f);
/* The line of the page that has the focus; false: none has. */
bool step_focus_line(const struct front *f, size_t *line);
/* Forgets typed text; releases. */
void step_release(struct step_state *s);

#endif
