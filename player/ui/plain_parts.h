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
	PLAIN_LANGUAGE,
	PLAIN_CONTENTS,
	PLAIN_FINISH,
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
	bool looking; /* after the end: at a step, not at the result */
	struct buf line;
	enum plain_command command;
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
/* The one number of a line, or 0. */
size_t plain_number(const char *line, size_t max);
/* Appends line, the answer to a number question, Kazakh digits as digits. */
void plain_typed_number(struct buf *b, const char *line);

/* --- plain_help.c: commands ------------------------------------------- */

/* The command that name (after the colon) means. */
enum plain_command plain_command(const struct plain *pl, const char *name);
/* The same of a bare line, typed on a Cyrillic layout or "?" alone. */
enum plain_command plain_bare_command(const char *line);
/* Does what a command means everywhere (:q, :?, :e, unknown); else false. */
bool plain_everywhere(struct plain *pl);
/* Says that the reply was not understood; expected: a sentence. */
void plain_bad(struct plain *pl, const char *expected);
/* :l; whether anything changed. */
bool plain_flip(struct plain *pl);

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
