/*
 * notes.h - what could not be carried over, and where it stood: one list.
 *
 * Importing and exporting never damage a question silently. Each thing lost
 * or changed is a note: a number of this list, a place in the file it came
 * from, up to two arguments. Kept in a struct faults; only cmd/ words them.
 * Messages are written as rules are (core/rules.h).
 */
#ifndef SABAQ_CONVERT_NOTES_H
#define SABAQ_CONVERT_NOTES_H

#include "base/buf.h"
#include "base/catalogue.h"
#include "base/fault.h"

/* Whether a question, or only something of it, did not come along. */
enum note_level { NOTE_ERROR, NOTE_WARNING };

#define CONVERT_NOTES(X) \
	READING_NOTES(X) \
	MEANING_NOTES(X) \
	WRITING_NOTES(X)

/* The source's own form. */
#define READING_NOTES(X) \
	X(BRACE_OPEN, ERROR, \
		N_("a \"{\" has no \"}\": the question is left out; write " \
		   "\\{ for a brace that belongs to a text")) \
	X(BRACE_CLOSE, ERROR, \
		N_("a \"}\" has no \"{\": the question is left out; write " \
		   "\\} for a brace that belongs to a text, and no empty " \
		   "lines inside a question")) \
	X(BRACE_TEXT, ERROR, \
		N_("there is another brace inside the answers: the question " \
		   "is left out; write \\{ and \\} for braces that belong to " \
		   "a text")) \
	X(CATEGORY_SWALLOWS, WARNING, \
		N_("an empty line is missing after $CATEGORY: the lines " \
		   "below are taken as a question of their own")) \
	X(SECOND_BLANK, WARNING, \
		N_("several answers stand in one text: it becomes a text " \
		   "with gaps")) \
	X(GAP_KIND, ERROR, \
		N_("an answer of this kind cannot stand inside a text: the " \
		   "question is left out")) \
	X(NUMBER_BAD, ERROR, \
		N_("\"%1\" is no number: the question is left out")) \
	X(NUMBER_COMMA, WARNING, \
		N_("the comma in \"%1\" is taken as a decimal point")) \
	X(RANGE_SWAPPED, WARNING, \
		N_("the range \"%1\" stands the wrong way round; its ends " \
		   "are swapped")) \
	X(TRUE_LOWER, WARNING, \
		N_("\"%1\" is taken as true or false; Moodle wants TRUE or " \
		   "FALSE")) \
	X(FEEDBACK_EMPTY, WARNING, \
		N_("nothing stands behind the \"#\" of \"%1\"; write \\# if " \
		   "the sign belongs to the answer")) \
	X(WEIGHT_EQUALS, WARNING, \
		N_("the weight in \"%1\" stands behind \"=\", where Moodle " \
		   "takes it as text; it is read as a weight")) \
	X(WEIGHT_BAD, WARNING, \
		N_("Moodle does not know the weight %1 %%; it is taken as " \
		   "%2 %%")) \
	X(ANSWERS_FEW, ERROR, \
		N_("there are too few answers: the question is left out")) \
	X(TYPE_UNKNOWN, ERROR, \
		N_("a question of the kind \"%1\" cannot be carried over")) \
	X(AIKEN_LINE, ERROR, \
		N_("\"%1\" does not fit here: first a question on one line, " \
		   "then \"A) ...\", \"B) ...\", then \"ANSWER: A\"; the " \
		   "question is left out")) \
	X(AIKEN_LETTER, ERROR, \
		N_("in \"%1\" the letter is of another alphabet or small: " \
		   "write A, B, C with the Latin keyboard; the question is " \
		   "left out")) \
	X(AIKEN_ANSWER, ERROR, \
		N_("no answer has the letter of \"%1\": the question is left " \
		   "out")) \
	X(XML_BROKEN, ERROR, N_("this is no sound XML from here on: %1")) \
	X(XML_DOCTYPE, ERROR, \
		N_("the file declares entities or a document type, which " \
		   "Moodle never does; nothing of it is read")) \
	X(XML_DEEP, ERROR, \
		N_("elements are nested too deep; nothing is read from here " \
		   "on")) \
	X(XML_NOT_QUIZ, ERROR, \
		N_("the file is no Moodle XML: it begins with \"%1\", not " \
		   "\"quiz\"")) \
	X(CLOZE_BROKEN, ERROR, \
		N_("the gap \"%1\" cannot be understood: the question is " \
		   "left out"))

/* What sabaq has no place for. */
#define MEANING_NOTES(X) \
	X(UNFIT, ERROR, \
		N_("the question \"%1\" is left out, for this reason:")) \
	X(WILDCARD, WARNING, \
		N_("the answer \"%1\" is left out: \"*\" for any letters is " \
		   "not known here; write each answer out")) \
	X(RIGHT_SEVERAL, WARNING, \
		N_("several answers are each right on their own: the learner " \
		   "must now pick all of them")) \
	X(RIGHT_NONE, WARNING, \
		N_("no answer is worth 100 %%: the best one, \"%1\", counts " \
		   "as right")) \
	X(RIGHT_MISSING, ERROR, \
		N_("no answer is right: the question is left out")) \
	X(WEIGHTS_EQUAL, WARNING, \
		N_("the weights of the answers are not kept: each right one " \
		   "counts the same, and a wrong one takes as much away")) \
	X(WEIGHT_PARTLY, WARNING, \
		N_("\"%1\" earned part of the points; here it is wrong")) \
	X(NUMBER_MORE, WARNING, \
		N_("the further accepted number \"%1\" is left out: a " \
		   "question has one")) \
	X(WRONG_ACCEPTED, WARNING, \
		N_("the wrong answer \"%1\" is left out: it would be " \
		   "accepted")) \
	X(POINTS, WARNING, \
		N_("the grade %1 is no whole number; the question is worth " \
		   "%2")) \
	X(PICTURE, WARNING, N_("a picture or file is left out: \"%1\"")) \
	X(MARKUP, WARNING, \
		N_("the markup <%1> is left out; its text is kept")) \
	X(CHARACTERS, WARNING, \
		N_("characters that nobody sees are taken out")) \
	X(TEXT_LONG, WARNING, N_("a text is cut after %1 characters")) \
	X(TAGS, WARNING, N_("the tags are not kept: %1")) \
	X(ID_CHANGED, WARNING, \
		N_("the id number \"%1\" becomes the id \"%2\"")) \
	X(CATEGORY_NAME, WARNING, \
		N_("the category \"%1\" becomes the pool \"%2\"")) \
	X(DESCRIPTION_POOL, WARNING, \
		N_("the text \"%1\" is left out: a bank holds questions " \
		   "only")) \
	X(GAP_SAID, WARNING, \
		N_("what is said of an answer in a gap is left out: \"%1\"")) \
	X(UNITS_MULTIPLIED, WARNING, \
		N_("the unit \"%1\" is left out: its factor is not 1"))

/* What the other format has no place for. */
#define WRITING_NOTES(X) \
	X(TYPE_UNSAID, ERROR, \
		N_("the question \"%1\" is left out: the format has nothing " \
		   "like \"%2\"")) \
	X(TEXT_UNSAID, ERROR, \
		N_("the question \"%1\" is left out: its text \"%2\" cannot " \
		   "be written in this format; use moodle-xml")) \
	X(WEIGHT_UNSAID, ERROR, \
		N_("the question \"%1\" is left out: Moodle has no weight " \
		   "for %2 right answers")) \
	X(WEIGHT_ROUNDED, WARNING, \
		N_("in the question \"%1\" a score becomes %2 %%, the " \
		   "nearest that Moodle knows")) \
	X(FIELDS_UNSAID, WARNING, \
		N_("of the question \"%1\" these are not carried over: %2")) \
	X(NAMES_UNSAID, WARNING, \
		N_("the format has no place for the ids of questions and " \
		   "for the titles of units and pools: read back, these are " \
		   "new questions")) \
	X(UNIT_UNSAID, WARNING, \
		N_("of the unit these are not carried over: %1")) \
	X(DRAW_UNSAID, WARNING, \
		N_("the questions drawn from \"%1\" are not in this file; " \
		   "export that unit too"))

#define NOTE_SYMBOL(symbol, level, message) NOTE_##symbol,
enum note { CONVERT_NOTES(NOTE_SYMBOL) NOTE_COUNT };
#undef NOTE_SYMBOL

/* The level of a note, an index into the list. */
enum note_level note_level(int note);
/*
 * Appends "path:line:1: warning: message", without a line feed, fit for a
 * terminal.
 */
void note_say(
	struct buf *out, const struct catalogue *words, const struct fault *f);

#endif
