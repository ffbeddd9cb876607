/*
 * words.h - what both front ends say, in the interface's language.
 *
 * Every message is a whole sentence or label in English, translated through
 * the catalogue c (NULL: English). Numbers and names go in at %1 to %9, by
 * words_fill() and never by printf: a translator may reorder them, repeat
 * them or leave one out, and cannot break the program. What is appended is
 * plain text fit for a terminal, module text included, and no Markdown,
 * except where it says so. Labels have no full stop, sentences have one.
 */
#ifndef SABAQ_UI_WORDS_H
#define SABAQ_UI_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/catalogue.h"
#include "core/fold.h"
#include "core/play.h"
#include "core/question.h"
#include "core/result.h"
#include "core/search.h"
#include "core/unit.h"
#include "ui/app.h"

/*
 * Appends text with %1 to %9 replaced by the arguments, which end in NULL
 * and are made safe for a terminal. Any other % stands for itself, as does
 * the number of an argument that is not there.
 */
void words_fill(struct buf *b, const char *text, ...) __attribute__((sentinel));

enum { WORDS_DIGITS = 24 };
/* The number as an argument: at most two decimals, none where whole. */
const char *words_number(char out[WORDS_DIGITS], double number);
/* Lives until the end of the block it stands in. */
#define NUMBER(n) words_number((char[WORDS_DIGITS]){ 0 }, (double)(n))

/* --- module text ------------------------------------------------------ */

/* Short text (a title, an option) without its Markdown marks, one line. */
void words_short(struct buf *b, const char *markdown);
/*
 * MARKDOWN: lead ("Not right.") before a block of text, on its first line
 * where that is a paragraph, else in a paragraph of its own. text may be NULL.
 * A text that begins with that word ("Not right: two") does not get it twice.
 */
void words_lead(struct buf *b, const char *lead, const char *text);
/*
 * MARKDOWN: what a step shows: its text, or its prompt and what belongs to
 * it; gaps: what stands in each gap, or NULL: its number.
 */
void words_body(struct buf *b, const struct catalogue *c, const struct step *s,
	const char *const *gaps);
/* MARKDOWN, borrowed from the step: an open question's model; or NULL. */
const char *words_model(const struct step *s);
/* "Lesson. Binary numbers"; "Lesson 3" where its title says so itself. */
void words_unit(struct buf *b, const struct catalogue *c, const struct unit *u);
/*
 * MARKDOWN, Short, borrowed: what an option says; "Yes" and "No" where
 * the module has no words for it.
 */
const char *words_pick(const struct catalogue *c, const struct pick *pick);
/* An answer as one line: the options' texts, or what was typed. */
void words_given(struct buf *b, const struct catalogue *c, const struct step *s,
	const struct strings *given);
/*
 * "Answer: 2) 6" before it is sent, options with the numbers they have in this
 * run; nothing of an answer of many lines: it is to be seen anyway.
 */
void words_to_send(struct buf *b, const struct catalogue *c,
	const struct play *p, const struct strings *given);

/* --- answering -------------------------------------------------------- */

/* What of an answer came back ungraded. */
struct refused {
	struct buf text; /* what was typed */
	size_t part; /* of those that are asked for */
};

/*
 * What to do, by shape: "Choose an answer." Never NULL; "" where nothing
 * is asked. Borrowed.
 */
const char *words_ask(const struct catalogue *c, enum answer_shape shape);
/* Why it came back. What of it: the text of that part, and its number. */
void words_refusal(struct buf *b, const struct catalogue *c,
	const struct step *s, enum refusal refusal, const struct refused *what);
/* "You have 3 tries.", once one is used "2 tries left."; nothing where free. */
void words_tries(
	struct buf *b, const struct catalogue *c, const struct play *p);
/* What shape the answer has, as its author says; nothing where unsaid. */
void words_form(struct buf *b, const struct catalogue *c, const struct step *s);
/* "Hint 1 of 2." */
void words_hint(struct buf *b, const struct catalogue *c, int n, int count);
const char *words_no_hint(const struct catalogue *c, int count);
/* "How sure are you?" */
const char *words_sure_question(const struct catalogue *c);
/* 1 "Guessing", 2 "Unsure", 3 "Sure". */
const char *words_sure(const struct catalogue *c, int sure);

/* --- verdicts --------------------------------------------------------- */

/* "Right.", "Partly right.", "Not right."; MARK_NONE: "Answer saved." */
const char *words_mark(const struct catalogue *c, enum mark mark);
/* "your answer: not right", beside the option; NONE: "your answer". */
const char *words_yours(const struct catalogue *c, enum mark mark);
/* "right", "not right", beside a part of the answer. */
const char *words_part_mark(const struct catalogue *c, enum mark mark);
/* "gap 2", "line 2", or what stands on the left of a pair. */
void words_part(struct buf *b, const struct catalogue *c, const struct step *s,
	size_t part);
/* The same where a sentence begins: "Gap 2". */
void words_part_first(struct buf *b, const struct catalogue *c,
	const struct step *s, size_t part);
/* "Not right yet: gap 2, gap 3." of an answer in parts; or nothing. */
void words_parts(struct buf *b, const struct catalogue *c, const struct step *s,
	const struct verdict *v);
/* "right answer", beside the option. */
const char *words_the_right(const struct catalogue *c);
/* After an answer that is told only at the end. */
const char *words_kept(const struct catalogue *c);
/* "Your answer: 6" */
void words_your_answer(struct buf *b, const struct catalogue *c,
	const struct step *s, const struct strings *given);
/* "Right answer: 8"; nothing where none is right or wrong. */
void words_right_answer(
	struct buf *b, const struct catalogue *c, const struct step *s);
/* "An example of a good answer:", before words_model(). */
const char *words_model_heading(const struct catalogue *c);
/* "Explanation." before step->explain: see words_lead(). */
const char *words_explanation(const struct catalogue *c);
/* Right, but letters were replaced; wanted: how it is spelled, or NULL. */
void words_spelling(
	struct buf *b, const struct catalogue *c, const char *wanted);

/* --- where one is ----------------------------------------------------- */

/* "step 3 of 12", in a quiz "question 3 of 8" */
void words_position(
	struct buf *b, const struct catalogue *c, const struct play *p);
/* "page 1 of 2" */
void words_page(
	struct buf *b, const struct catalogue *c, size_t page, size_t pages);
/* "12 minutes left", in the last two "95 seconds left"; nothing below 0. */
void words_time_left(struct buf *b, const struct catalogue *c, int64_t left_ms);
/* "20 min"; nothing where absent. */
void words_minutes(struct buf *b, const struct catalogue *c, int minutes);
/*
 * How far a unit is: "not begun", "step 4 of 12", "done", "passed, 80 %",
 * "not passed, 50 %"; with a newer run open "passed, 80 %; again: step 4 of
 * 12". done may be NULL, u where it cannot be loaded.
 */
void words_unit_state(struct buf *b, const struct catalogue *c,
	const struct unit *u, const struct fold_unit *done);
/* "1 of 2 parts", "not begun" */
void words_module_state(struct buf *b, const struct catalogue *c, size_t done,
	size_t begun, size_t count);
/*
 * A step in a list: "right", "right at try 2", "not right", "skipped",
 * "answered", "" where it was not met. done may be NULL.
 */
void words_step_state(struct buf *b, const struct catalogue *c,
	const struct step *s, const struct fold_step *done);
/* The same of an open run; tells nothing that the run may not tell yet. */
void words_slot_state(struct buf *b, const struct catalogue *c,
	const struct play *p, size_t slot);

/* --- a quiz ----------------------------------------------------------- */

/*
 * Its rules before it begins, sentence by sentence, one paragraph. done: what
 * was done of it before, or NULL.
 */
void words_rules(struct buf *b, const struct catalogue *c, const struct unit *u,
	size_t questions, const struct fold_unit *done);
/* "Finish the quiz?" and how many have no answer. */
const char *words_finish(const struct catalogue *c);
void words_blanks(struct buf *b, const struct catalogue *c, size_t blanks,
	size_t questions);
/* "Passed: 7 of 10, that is 70 %. 70 % is needed."; of a lesson its end. */
void words_result(struct buf *b, const struct catalogue *c,
	const struct play *p, const struct result *r);
/*
 * After words_result() of the newest run: which result counts where it is
 * not that one. done: after that run; may be NULL.
 */
void words_counts(struct buf *b, const struct catalogue *c,
	const struct unit *u, const struct fold_unit *done);
/* "2 of 4" */
void words_score(
	struct buf *b, const struct catalogue *c, double score, double max);
/*
 * "repeat: Binary numbers, step 6" for an objective that was missed in the
 * quiz that is open; nothing where no lesson helps, or nothing was missed.
 */
void words_advice(
	struct buf *b, const struct app *a, const struct result_part *part);
/* "By objective", "By question" */
const char *words_by_objective(const struct catalogue *c);
const char *words_by_question(const struct catalogue *c);
/* "but you were sure": wrong and sure; NULL for anything else. Borrowed. */
const char *words_overconfident(
	const struct catalogue *c, enum mark mark, int sure);

/* --- finding, bookmarks, notes ---------------------------------------- */

/*
 * Where something was found: "Binary numbers / Lamps"; with module also in
 * which module.
 */
void words_find(struct buf *b, const struct catalogue *c, const struct find *f,
	bool module);
/*
 * MARKDOWN: the text it was found in, cut to cells around the word, which is
 * set off; nothing where its title says it all.
 */
void words_find_text(struct buf *b, const struct find *f,
	const struct charset *charset, int cells);
/* The same without marks. */
void words_find_plain(struct buf *b, const struct find *f,
	const struct charset *charset, int cells);
/* "12 places found.", "Nothing was found. ...", that there are more. */
void words_finds(
	struct buf *b, const struct catalogue *c, const struct finds *finds);
/* "bookmark", "note", "bookmark, note" of a step; note may be NULL. */
void words_note_kinds(
	struct buf *b, const struct catalogue *c, const struct fold_note *note);
/* "note": one of the student's own. */
const char *words_note(const struct catalogue *c);
/* "My note:" */
const char *words_my_note(const struct catalogue *c);
/* MARKDOWN: a term and what it means. */
void words_term(struct buf *b, const struct term *term);
/* That a bookmark was set or taken away, a note saved or taken away. */
const char *words_bookmark(const struct catalogue *c, bool set);
const char *words_noted(const struct catalogue *c, bool written);
/* That there are none, and how to set them. */
const char *words_no_notes(const struct catalogue *c);
/*
 * "Binary numbers / Lamps" of a step, or only "Lamps"; its ids where it is
 * gone.
 */
void words_place(struct buf *b, const struct app *a, const struct fold_note *n,
	bool unit);

/* --- notices ---------------------------------------------------------- */

/* How the log fares; NULL where all is saved. Borrowed. */
const char *words_saving(const struct catalogue *c, enum app_saving saving);
/* "Everything is saved.", or that so many answers are not. */
void words_saved(struct buf *b, const struct app *a);
/* That letters of the language shown are not shown as they are; else nothing. */
void words_letters(struct buf *b, const struct app *a);
/* Another window went on with this unit. */
const char *words_elsewhere(const struct catalogue *c);
/* Why a unit did not open; "" for APP_OPENED. Borrowed. */
const char *words_opened(const struct catalogue *c, enum app_opened opened);
/* Of a module in a list: "damaged, tell your teacher". */
const char *words_damaged(const struct catalogue *c);
/* That the shown translation is a draft; nothing where it is none. */
void words_draft(
	struct buf *b, const struct catalogue *c, const struct unit *u);
/* That the unit is not to be had in the language wanted; else nothing. */
void words_other_language(struct buf *b, const struct catalogue *c,
	const struct unit *u, const char *wanted);
/* That a step is not (wholly) translated; nothing where it is. */
void words_untranslated(struct buf *b, const struct catalogue *c,
	const struct unit *u, const struct step *s);

#endif
