/*
 * moodle.h - a question as Moodle has it: between its formats and ours.
 *
 * GIFT, Aiken and Moodle XML are three ways to write the same thing. Their
 * readers give this, convert/to_unit makes steps of it; convert/from_unit
 * makes it of steps, and their writers write it. Everything lives in one
 * arena.
 */
#ifndef SABAQ_CONVERT_MOODLE_H
#define SABAQ_CONVERT_MOODLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "base/mem.h"
#include "convert/notes.h"
#include "core/field.h"

enum moodle_kind {
	MOODLE_DESCRIPTION,
	MOODLE_ESSAY,
	MOODLE_CHOICE, /* "multichoice", single or not */
	MOODLE_TRUEFALSE, /* answers: true, then false */
	MOODLE_SHORT,
	MOODLE_NUMBER,
	MOODLE_MATCH,
	MOODLE_ORDER,
	MOODLE_CLOZE, /* each MOODLE_GAP in the stem is one of parts */
	MOODLE_CATEGORY, /* no question: name is where those behind it belong */
};

/* In the stem of a cloze: here the next part belongs. */
#define MOODLE_GAP "\x1a"

/* Moodle's formats of texts; MOODLE_AUTO: HTML with line breaks kept. */
enum moodle_format { MOODLE_AUTO, MOODLE_HTML, MOODLE_PLAIN, MOODLE_MARKDOWN };

struct moodle_text {
	const char *text; /* NULL: none */
	enum moodle_format format;
	int line; /* where it stands in its file; 0: unknown */
};

struct moodle_answer {
	struct moodle_text text; /* of a number: its value */
	struct moodle_text other; /* of a pair: what stands on the right */
	struct moodle_text feedback;
	double weight; /* per cent, -100 to 100 */
	const char *tolerance; /* of a number */
};

struct moodle_question {
	enum moodle_kind kind;
	int line;
	const char *name; /* NULL: none was given */
	const char *id; /* Moodle's "idnumber", or NULL */
	const char *tags; /* joined by ", ", or NULL */
	struct moodle_text stem;
	struct moodle_text general; /* said in any case */
	struct moodle_text right, partly, wrong; /* said of the whole answer */
	struct moodle_text model; /* an essay's: "graderinfo" */
	LIST_OF(struct moodle_answer) answers;
	LIST_OF(struct moodle_text) hints;
	LIST_OF(struct moodle_question)
	parts; /* of a cloze: short, number or
						choice */
	struct strings units; /* that may stand behind a number */
	bool single; /* of choices: one is picked */
	bool capitals; /* of a short answer: they matter */
	bool fixed; /* the order of the answers is kept */
	double grade; /* the most it is worth */
};

/* A file of questions, in the order they stand in it. */
struct moodle_file {
	struct arena *arena;
	const char *name; /* as the person named it; for places */
	struct faults *notes; /* what could not be read or is doubtful */
	LIST_OF(struct moodle_question) questions;
	size_t room;
};

/* A new question at the end, zeroed but for its line and grade. */
struct moodle_question *moodle_add(
	struct moodle_file *f, enum moodle_kind kind, int line);
/* Takes the newest one out again. */
void moodle_drop(struct moodle_file *f);
/* A new part of a cloze. */
struct moodle_question *moodle_add_part(struct moodle_file *f,
	struct moodle_question *q, enum moodle_kind kind);
struct moodle_answer *moodle_add_answer(
	struct moodle_file *f, struct moodle_question *q);
void moodle_note(struct moodle_file *f, enum note note, int line, const char *a,
	const char *b);

/*
 * The nearest weight that Moodle allows, itself where it is one (rounded to
 * five decimals, as Moodle wants them written).
 */
double moodle_weight(double weight);
bool moodle_weight_allowed(double weight);

/*
 * Reads text (valid UTF-8 without NUL, n bytes, a NUL behind them) into f.
 * Never fails: what is wrong is in the notes.
 */
void gift_read(struct moodle_file *f, const char *text, size_t n);
void aiken_read(struct moodle_file *f, const char *text, size_t n);
void xml_read(struct moodle_file *f, const char *text, size_t n);

/* The same as a file in the other format; what it cannot say is noted. */
void gift_write(struct buf *out, struct moodle_file *f);
void aiken_write(struct buf *out, struct moodle_file *f);
void xml_write(struct buf *out, struct moodle_file *f);

#endif
