/*
 * plain_parts.h - what the files of plain mode share; nobody else's.
 */
#ifndef SABAQ_UI_PLAIN_PARTS_H
#define SABAQ_UI_PLAIN_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "ui/plain.h"

enum plain_command {
	PLAIN_NEXT,
	PLAIN_BACK,
	PLAIN_HINT,
	PLAIN_SEE,
	PLAIN_REPEAT,
	PLAIN_LANGUAGE,
	PLAIN_CONTENTS,
	PLAIN_FINISH,
	PLAIN_FIND,
	PLAIN_GLOSSARY,
	PLAIN_BOOKMARK,
	PLAIN_NOTE,
	PLAIN_SETTINGS,
	PLAIN_QUIT,
	PLAIN_HELP,
	PLAIN_UNKNOWN,
	PLAIN_COMMANDS = PLAIN_UNKNOWN
};

enum plain_reply {
	REPLY_END, /* of input */
	REPLY_EMPTY, /* Enter alone */
	REPLY_COMMAND, /* pl->command */
	REPLY_TEXT, /* pl->line */
	REPLY_AGAIN, /* unreadable, and said so: ask again */
};

/* What is being answered: commands and digits are read accordingly. */
enum plain_asked {
	ASKED_NUMBERS, /* digits, of the Kazakh row too, and commands */
	ASKED_TEXT, /* a line of text, or a command */
	ASKED_LINES, /* the same, its spaces kept: a line of several */
};

enum plain_place { AT_HOME, AT_MODULE };

/* What a preview does between two turns. */
enum plain_pending { PLAIN_NOTHING, PLAIN_RENEW, PLAIN_PART, PLAIN_ANEW };

struct plain {
	struct app *app;
	FILE *in, *out;
	int width; /* of lines; PLAIN_UNWRAPPED where they are not wrapped */
	bool interactive;
	bool over; /* nothing more is asked */
	bool direct; /* started on a unit, over with it */
	bool blank; /* the last line printed is empty, or there is none */
	bool show; /* where we are is to be printed anew */
	bool skip; /* Enter again skips the question */
	bool moved; /* a find or a note was opened: lists are done with */
	bool looking; /* after the end: at a step, not at the result */
	struct buf line;
	enum plain_command command;
	const char *argument; /* of FIND to NOTE: in line, behind the command */
	/* what was printed last, so that a change shows */
	enum play_phase phase;
	size_t at;
	bool language_said;
	enum app_saving saving_said;
	bool elsewhere_said;
	/* outside a unit */
	enum plain_place place;
	size_t module;
	bool about; /* the module is to be introduced */
	bool unfinished; /* Enter at home continues something */
	/*
	 * In a session, else NULL: waits until something is typed; false: what
	 * happened is to be shown first (woken). Amid an answer (nested) that
	 * is only what takes its question away: nothing is read on then.
	 */
	bool (*waits)(struct plain *pl);
	bool woken;
	/* in a preview */
	enum plain_pending pending;
	unsigned reads; /* of app->preview that were told */
	bool asked, nested; /* this turn: once, once more */
};

enum { PLAIN_UNWRAPPED = 30000 };

/* --- plain_out.c: lines out ------------------------------------------- */

/* Text that is fit for a terminal, wrapped; hang: indent of further lines. */
void plain_say(struct plain *pl, const char *text, int hang);
/* Says and empties b; nothing where it is empty. */
void plain_say_buf(struct plain *pl, struct buf *b);
/* Markdown, laid out; lead as in layout_text(). NULL text: nothing. */
void plain_markdown(struct plain *pl, const char *text, int indent,
	const char *lead, unsigned flags);
/* An empty line, unless the last one is. */
void plain_gap(struct plain *pl);
/* "  3) text" of plain text, or of Markdown Short. */
void plain_item(struct plain *pl, size_t number, const char *text);
void plain_option(struct plain *pl, size_t number, const char *markdown);
/* The same of a line of a program. */
void plain_code(struct plain *pl, size_t number, const char *text);
/* A line whose letters reach the terminal as they are, to test them. */
void plain_as_is(struct plain *pl, const char *text);
/* What changed outside the lesson: the log, another window. */
void plain_notices(struct plain *pl);
/* The prompt, without a line feed; everything is out when it returns. */
void plain_prompt(struct plain *pl, const char *text);

/* --- plain_read.c: lines in ------------------------------------------- */

/* Prints the prompt (NULL: none) and reads the reply. */
enum plain_reply plain_ask(
	struct plain *pl, const char *prompt, enum plain_asked asked);

/* --- plain_number.c: numbers as people type them ---------------------- */

/*
 * The numbers of a line, each 1 to max, at most room of them and none twice.
 * 0 where anything else stands in it. A line without a digit is read as
 * typed on the digit row of a Kazakh keyboard.
 */
size_t plain_numbers(const char *line, size_t max, size_t *out, size_t room);
/*
 * Numbers in turn, exactly count of them, each 1 to max, or 0 for "-" and "0".
 * False where the line is anything else.
 */
bool plain_row(const char *line, size_t max, size_t *out, size_t count);
/* The one number of a line, or 0. */
size_t plain_number(const char *line, size_t max);
/* Appends line, the answer to a number question, Kazakh digits as digits. */
void plain_typed_number(struct buf *b, const char *line);

/* --- plain_help.c: commands ------------------------------------------- */

/*
 * The command that text (after the colon) means; pl->argument is what stands
 * behind it in text.
 */
enum plain_command plain_command(struct plain *pl, const char *text);
/* The same of a bare line, typed on a Cyrillic layout or "?" alone. */
enum plain_command plain_bare_command(struct plain *pl, const char *line);
/* Does what a command means everywhere (:q, :?, :e, unknown); else false. */
bool plain_everywhere(struct plain *pl);
/* Says that the reply was not understood; expected: a sentence. */
void plain_bad(struct plain *pl, const char *expected);
/* :l; whether anything changed. */
bool plain_flip(struct plain *pl);

/* --- plain_find.c, plain_note.c: what leads elsewhere ------------------ */

/* :f, :g, :k, :j */
void plain_find(struct plain *pl);
void plain_glossary(struct plain *pl);
void plain_bookmark(struct plain *pl);
void plain_note(struct plain *pl);
/*
 * What a command is about: the words behind it, else what is typed when asked
 * for. The caller frees it; "": nothing.
 */
char *plain_words(struct plain *pl, const char *prompt);
/* Lists the bookmarks and notes, to go to. */
void plain_notes(struct plain *pl);
/* Goes to a step of any module, or says why not. */
void plain_go(struct plain *pl, const char *module, const char *unit,
	const char *step);
/* What the step on screen has: that there is a bookmark, the note. */
void plain_say_bookmark(struct plain *pl);
void plain_say_note(struct plain *pl);
/* At home: how many there are; nothing where there are none. */
void plain_count_notes(struct plain *pl);

/* --- plain_preview.c: only where app->preview is set -------------------- */

/* Before a turn; true: that was all of it, nothing can be shown. */
bool plain_preview(struct plain *pl);
/* Waits until something is typed; false: a file was saved first. */
bool plain_preview_waits(struct plain *pl);
/* Does what a command (behind its colon) means; REPLY_TEXT: not one of its. */
enum plain_reply plain_preview_command(struct plain *pl, const char *text);
/* Which step this is, in which line of the file. */
void plain_preview_place(struct plain *pl);
void plain_preview_help(struct plain *pl);

/* --- plain_session.c: group sessions ---------------------------------- */

/*
 * Waits for a line, where lines are read now, and for the session; false:
 * something happened that is news.
 */
bool plain_session_wait(
	struct plain *pl, bool lines, bool (*news)(struct plain *pl));
/* Streams for a session, before the first turn. */
void plain_session_begin(
	struct plain *pl, struct app *a, const struct plain_streams *io);

/* --- plain_summary.c: what it came to, for its facilitator ---------------- */

struct desk;
void plain_summary(struct plain *pl, const struct desk *d);

/* --- plain_settings.c ------------------------------------------------- */

/* Shows the settings, to be changed, until Enter alone. */
void plain_settings(struct plain *pl);

/* --- plain_answer.c and a file for each kind of answer ---------------- */

/* How an answer is asked for: a row per answer shape. */
struct plain_asker {
	/* Prints what stands below the question; NULL: nothing. */
	void (*list)(struct plain *pl);
	/* Appends the prompt; on: Enter goes on, the answer is given. */
	void (*prompt)(struct plain *pl, struct buf *b, bool on);
	enum plain_asked asked;
	/* Takes pl->line, the reply or the first line of it, and sends it. */
	void (*read)(struct plain *pl);
	bool keeps; /* Enter alone keeps something of the answer before */
};
extern const struct plain_asker plain_asker_one, plain_asker_many,
	plain_asker_line, plain_asker_lines, plain_asker_text,
	plain_asker_ordering, plain_asker_pairs, plain_asker_gaps;

/* Of the step that is on; NULL where nothing is asked. */
const struct plain_asker *plain_asker(const struct plain *pl);
const struct step *plain_at(const struct plain *pl);
/* Sends an answer and says what became of it. */
void plain_send(struct plain *pl, struct strings given);
/* Says why an answer comes back. */
void plain_refused(
	struct plain *pl, enum refusal refusal, const struct strings *given);
/*
 * A command amid an answer would lose it: it is carried out only when it
 * comes twice, text says that. True where the answer is dropped for it.
 */
bool plain_drop(struct plain *pl, enum plain_command *warned, const char *text);
/* Prints an option with its number. */
void plain_pick(struct plain *pl, size_t number, const struct pick *pick);

/* --- plain_step.c, plain_answer.c, plain_verdict.c: a step ------------ */

/* One turn at a step: shows it where need be, asks, acts. */
void plain_step(struct plain *pl);
/* The same after the end, where steps are only looked at. */
void plain_look(struct plain *pl);
/* Whether the run is over and only looked at. */
bool plain_is_over(const struct plain *pl);
/* One answer to the step's question. */
void plain_answer(struct plain *pl);
/* How sure? */
void plain_sure(struct plain *pl);
/* Once a unit: that it is a draft, or not in the language wanted. */
void plain_say_language(struct plain *pl);
/* What there is to say about the last answer; now: it was just given. */
void plain_verdict(struct plain *pl, bool now);
/* The hint with that number, from 1. */
void plain_hint(struct plain *pl, int number);
/* Carries out pl->command at a step. */
void plain_act(struct plain *pl);
/* Posts an event without arguments, or with an index. */
void plain_post(struct plain *pl, enum event_kind kind, size_t index);

/* --- plain_quiz.c: beginnings and ends -------------------------------- */

void plain_intro(struct plain *pl);
void plain_finish(struct plain *pl);
void plain_result(struct plain *pl);

/* --- plain_home.c, plain_module.c, plain_contents.c: lists ------------ */

void plain_home(struct plain *pl);
void plain_module(struct plain *pl);
/* Opens a unit, or says why not. */
void plain_open(struct plain *pl, size_t module, const char *unit, bool again);
/* A number from 1 to count was to be typed, and was not. */
void plain_bad_number(struct plain *pl, size_t count);
/* The steps of the open unit, to go to. */
void plain_contents(struct plain *pl);
/* Closes the unit; back in its module's contents, or over. */
void plain_leave(struct plain *pl);

#endif
