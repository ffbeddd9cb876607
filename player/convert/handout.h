/*
 * handout.h - a unit on paper: what stands on it, and answers written on it.
 *
 * A handout is one run through a unit, drawn and shuffled by the player's own
 * play machine from the attempt that (unit, seed, number) give. Its id tells
 * all that makes it again, and a digest of what its letters mean:
 * "module/unit:kk-7-2-9c1f02ab" is in Kazakh, seed 7, variant 2. So what a
 * class wrote can be typed in later, and a unit that was edited since is
 * noticed. Answers are written as a teacher types them: "AB[AC]-" "24".
 *
 * Options have the letters of handout_letter(): those that look the same in
 * Latin and Cyrillic, and that no key of a Russian layout gives for another
 * of them. Pure; words are looked up in a catalogue in the paper's language.
 */
#ifndef SABAQ_CONVERT_HANDOUT_H
#define SABAQ_CONVERT_HANDOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/catalogue.h"
#include "base/digest.h"
#include "base/mem.h"
#include "core/question.h"
#include "core/unit.h"

enum {
	HANDOUT_REV = 8, /* hex digits */
	HANDOUT_SEED_MAX = 999999999,
	HANDOUT_VARIANTS = 200,
	HANDOUT_LETTERS = 26,
	HANDOUT_ID = 2 * ID_CHARS + LANGUAGE_CHARS + 40,
	HANDOUT_WIDTH = 72, /* cells of a handout as text */
};

struct handout {
	const struct unit *unit;
	int seed, number;
	char attempt[ULID_CHARS + 1]; /* the run that it is */
	char rev[HANDOUT_REV + 1]; /* of what its letters mean */
	char id[HANDOUT_ID];
	const struct step **steps; /* as they stand on it; the arena's */
	size_t count;
	size_t asked; /* steps that ask something */
};

/* Takes an id apart; place points into id, length bytes. False: it is none. */
struct handout_id {
	const char *place; /* module/unit, or a path, as typed */
	size_t length;
	char language[LANGUAGE_CHARS];
	int seed, number;
	char rev[HANDOUT_REV + 1];
};
bool handout_id_read(struct handout_id *out, const char *id);

/* Of a bank all questions stand on it; it has no draws. */
void handout_make(struct handout *out, struct arena *arena,
	const struct unit *u, int seed, int number);
/* Whether a step asks something: it has a number on the paper. */
bool handout_asks(const struct step *s);

/* --- letters ---------------------------------------------------------- */

/* The letter of the pick at index; '?' from HANDOUT_LETTERS on. */
char handout_letter(size_t index);
/* The index of a letter as anyone types it; HANDOUT_LETTERS: none. */
size_t handout_letter_index(uint32_t ch);

/* --- answers as they are typed ---------------------------------------- */

enum handout_wrong {
	HANDOUT_FINE,
	HANDOUT_FEW, /* fewer answers than questions */
	HANDOUT_REST, /* text: what is left behind the last answer */
	HANDOUT_LETTER, /* text: no letter of the question */
	HANDOUT_OPEN, /* a bracket or quote is not closed */
	HANDOUT_PARTS, /* wanted: so many answers inside the brackets */
	HANDOUT_TWICE, /* text: the letter stands there twice */
	HANDOUT_NUMBER, /* text: no number */
	HANDOUT_MIXED, /* text: letters of two alphabets in one word */
	HANDOUT_LONG, /* more than LINE_MAX_BYTES */
};

struct handout_trouble {
	enum handout_wrong wrong;
	size_t question; /* its number on the paper, from 1 */
	size_t wanted;
	char text[80]; /* cut to whole letters */
};

/*
 * Reads one answer a question: a letter; [AC] of several letters, in an order
 * or beside the parts of pairs; a typed answer, in quotes where it has
 * spaces; "-" where there is none; [..] of these for gaps and lines. ( ) are
 * as good as [ ]. given holds h->asked lists (count 0: no answer), whose
 * strings are the arena's or the unit's.
 */
bool handout_answers_read(const struct handout *h, struct arena *arena,
	const char *text, struct strings *given,
	struct handout_trouble *trouble);
/* Appends an answer in that form; given of one question of the handout. */
void handout_answer_write(struct buf *out, const struct handout *h,
	const struct step *s, const struct strings *given);

/* --- as files --------------------------------------------------------- */

/* What to print. */
struct handout_set {
	const struct handout *items;
	size_t count;
	bool key; /* behind each one its key */
	const struct catalogue *words;
};

void handout_text(struct buf *out, const struct handout_set *set);
/* One HTML file that needs nothing else, with a page layout for A4. */
void handout_html(struct buf *out, const struct handout_set *set);

/* --- for convert/handout*.c ------------------------------------------- */

/* Appends text with %1, %2 replaced. */
void handout_fill(
	struct buf *out, const char *text, const char *one, const char *two);
/* "Variant 2"; "Points: 2". */
void handout_fill_number(struct buf *out, const char *text, int number);
/* MARKDOWN, Short, borrowed: what a pick says. */
const char *handout_pick(
	const struct catalogue *words, const struct pick *pick);
/* What to do, by shape; NULL where it is plain. */
const char *handout_ask(const struct catalogue *words, const struct step *s);
/* Answers have this many lines to be written on. */
size_t handout_line_count(const struct handout *h, const struct step *s);
/* The right answer, letters in their order; its strings are the unit's. */
struct strings handout_key(const struct handout *h, const struct step *s,
	const char *ids[GIVEN_MAX]);
/* MARKDOWN: the answer in words, one line; letters before what is picked. */
void handout_key_words(struct buf *out, const struct catalogue *words,
	const struct handout *h, const struct step *s);
/* MARKDOWN, borrowed: an open question's model; or NULL. */
const char *handout_model(const struct step *s);
/* The whole key as it would be typed. */
void handout_key_typed(struct buf *out, const struct handout *h);

#endif
