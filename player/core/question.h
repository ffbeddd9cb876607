/*
 * question.h - what a step can ask, and what an answer to it is worth.
 *
 * A type is one line in QUESTION_TYPES and one file, core/q_<name>.c, that
 * defines question_<name>_fields (its own fields) and question_<name> (its
 * answer's shape, its checks, its grading). Everything else (loader, schema,
 * play machine, both front ends, the log) follows from these. Pure: the same
 * step and answer give the same verdict, anywhere.
 */
#ifndef SABAQ_CORE_QUESTION_H
#define SABAQ_CORE_QUESTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "core/node.h"
#include "core/unit.h"

#define QUESTION_TYPES(X) \
	X(READ, read) \
	X(CHOICE, choice) \
	X(CHOICES, choices) \
	X(TRUEFALSE, truefalse) \
	X(TEXT, text) \
	X(NUMBER, number) \
	X(GAPS, gaps) \
	X(ORDER, order) \
	X(MATCH, match) \
	X(TRACE, trace) \
	X(OPEN, open) \
	X(POLL, poll)

enum question_id {
#define QUESTION_ID(symbol, name) QUESTION_##symbol,
	QUESTION_TYPES(QUESTION_ID)
#undef QUESTION_ID
		QUESTION_COUNT
};

/*
 * What an answer looks like: front ends draw shapes, not types. The comment
 * says what a given of that shape holds.
 */
enum answer_shape {
	SHAPE_NONE, /* nothing: nothing is asked */
	SHAPE_ONE, /* the id of one pick */
	SHAPE_MANY, /* ids of picks, in file order */
	SHAPE_LINE, /* one line of text */
	SHAPE_LINES, /* lines of text, a string each */
	SHAPE_TEXT, /* several lines of text, as one string */
	SHAPE_ORDERING, /* ids of picks, arranged; what is not used left out */
	SHAPE_PAIRS, /* for each part the id of a pick, or NOT_PAIRED */
	SHAPE_GAPS, /* for each part what was typed or the id of a pick, or "" */
};
#define NOT_PAIRED "-"

enum mark { MARK_NONE, MARK_WRONG, MARK_PARTLY, MARK_RIGHT };

enum { GIVEN_MAX = 64, FEEDBACK_MAX = 64 };
/* The longest answer to type, the longest to write: a record must hold it. */
enum { LINE_MAX_BYTES = 500, LINES_MAX_BYTES = 3000 };

/* Something to pick: an option as front ends and plain mode list it. */
struct pick {
	const char *id;
	const char *text; /* Short; NULL: the front end's word for the id */
	bool last; /* stays at the end when shuffled */
	bool verbatim; /* text is a program's line, no Markdown */
};

/* One of several things that a step asks for: a gap, the left of a pair. */
struct asked {
	const char *id; /* of the gap; "a", "b" ... for the left of a pair */
	const char *text; /* Short: what stands on the left; NULL: a gap */
	const char *form; /* Short: what shape the answer has; or NULL */
	enum answer_shape shape; /* SHAPE_ONE or SHAPE_LINE */
	bool number; /* a number is typed */
};

/* How a step is shown; what the core has no words for. */
struct showing {
	const char *input; /* MARKDOWN: "Input:" before a program's input */
	const char *const *gaps; /* MARKDOWN: what stands in each gap */
};

/* One thing to say about an answer. Borrowed from the step. */
struct feedback {
	/* Of the option or part it is about; NULL: the whole answer. */
	const char *id;
	const char *text; /* Markdown */
	bool key; /* tells the right answer: only once that may be told */
};

/*
 * What an answer is worth and what there is to say. Only mark, score, hit
 * and misconception go into the log; the texts are the shown step's, so a
 * view asks again after the language has changed.
 */
struct verdict {
	enum mark mark; /* MARK_NONE: not graded */
	double score; /* 0 to 1 */
	const char *hit; /* which accepted or anticipated answer, or NULL */
	const char *misconception; /* that the answer shows, or NULL */
	bool spelling; /* right, but letters of the alphabet were replaced */
	/* Of SHAPE_LINES, PAIRS, GAPS and ORDERING: of each string given. */
	enum mark parts[GIVEN_MAX];
	size_t part_count;
	struct feedback feedback[FEEDBACK_MAX];
	size_t feedback_count;
};

/* Why an answer is sent back before grading, at no cost of a try. */
enum refusal {
	REFUSAL_NONE,
	REFUSAL_EMPTY, /* nothing chosen or typed, or no such option */
	REFUSAL_NUMBER, /* no number, and no look-alike letters to name */
	REFUSAL_LETTERS, /* look-alike letters: see answer_lookalike() */
};

struct question_type {
	const char *name;
	const char *title; /* what teachers and lists call it, N_() */
	bool graded;
	/* Several types ask in one of two ways ("several" of a poll). */
	enum answer_shape (*shape)(const struct step *s);
	/* The type's own rules; NULL where the table says it all. */
	void (*check)(const struct step *s, const struct node *at,
		struct faults *faults);
	/* Lists what can be picked, in file order; NULL: nothing can. */
	size_t (*picks)(const struct step *s, struct pick *out, size_t room);
	/* Lists what is asked for, in file order; NULL: one thing. */
	size_t (*asked)(const struct step *s, struct asked *out, size_t room);
	/* The picks of one thing asked for; NULL: picks, for every one. */
	size_t (*asked_picks)(const struct step *s, size_t asked,
		struct pick *out, size_t room);
	/* MARKDOWN: appends what stands below the prompt; NULL: nothing. */
	void (*show)(const struct step *s, const struct showing *how,
		struct buf *out);
	/* NULL: any non-empty answer will do. */
	enum refusal (*refuse)(const struct step *s, const struct step *source,
		const struct strings *given);
	/* NULL where not graded. */
	void (*grade)(const struct step *s, const struct step *source,
		const struct strings *given, struct verdict *out);
	/* The right answer as a given; fills out, at most room strings. */
	size_t (*key)(const struct step *s, const char **out, size_t room);
};

extern const struct question_type *const question_types[QUESTION_COUNT];
#define QUESTION_EXTERN(symbol, name) \
	extern const struct question_type question_##name; \
	extern const struct shape question_##name##_fields;
QUESTION_TYPES(QUESTION_EXTERN)
#undef QUESTION_EXTERN

/* NULL for a draw. */
const struct question_type *question_of(const struct step *s);
enum answer_shape question_shape(const struct step *s);
bool question_graded(const struct step *s);

/*
 * The options in the order in which attempt shows them: shuffled by
 * (attempt, step id) over ids unless the step says no; "last" ones last.
 * What is to be put in order is always shuffled, and never shown in a right
 * order. The same in every language. Returns their number.
 */
size_t question_picks(const struct step *s, const char *attempt,
	struct pick *out, size_t room);

/* What is asked for, in file order; 0 where it is one thing or nothing. */
size_t question_asked(const struct step *s, struct asked *out, size_t room);
/* The picks of one of them, as question_picks() has those of a step. */
size_t question_asked_picks(const struct step *s, const char *attempt,
	size_t asked, struct pick *out, size_t room);

/*
 * MARKDOWN: appends what a step shows: a text, or a prompt with the program
 * or the text with gaps that belongs to it.
 */
void question_show(
	const struct step *s, const struct showing *how, struct buf *out);

/*
 * Whether given can be graded. source is the same step in the module's own
 * language: typed answers count in both languages.
 */
enum refusal question_refuse(const struct step *s, const struct step *source,
	const struct strings *given);
/* Which of given's strings question_refuse() refuses; 0 where that is one. */
size_t question_refused(const struct step *s, const struct step *source,
	const struct strings *given);

/* Grades; MARK_NONE for types that are not graded. */
void question_grade(const struct step *s, const struct step *source,
	const struct strings *given, struct verdict *out);

/* The right answer as a given (ids or text); 0 where there is none. */
size_t question_key(const struct step *s, const char **out, size_t room);

/* --- for the types' files --------------------------------------------- */

/* Fields that many tables have: what is said, and which idea it shows. */
#define FIELD_FEEDBACK(type, text) \
	{ \
		.name = "feedback", .kind = FIELD_BLOCK, \
		.offset = offsetof(struct type, feedback), \
		.bits = FIELD_TEXT | FIELD_HIDDEN, .help = (text) \
	}
#define FIELD_MISCONCEPTION(type, text) \
	{ \
		.name = "misconception", .kind = FIELD_REF, \
		.ref = REF_MISCONCEPTION, \
		.offset = offsetof(struct type, misconception), \
		.bits = FIELD_HIDDEN, .help = (text) \
	}

/* Adds something to say (NULL: nothing). */
void verdict_say(struct verdict *v, const char *id, const char *text);
/* The same of what tells the right answer. */
void verdict_say_key(struct verdict *v, const char *id, const char *text);
/*
 * Appends a fenced block that text, a program or its output, cannot end. Its
 * final line feeds are left out.
 */
void show_fence(struct buf *out, const char *language, const char *text);

#endif
