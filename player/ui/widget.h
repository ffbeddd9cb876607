/*
 * widget.h - how an answer is given on the screen: a row per answer shape.
 *
 * A widget keeps what is typed and chosen in struct step_state (focus, value,
 * typed, edit), as indexes and copies, so that a unit may go away. Its state
 * as strings is what a draft keeps: take() gets back what save() gave. A new
 * shape is one file, ui/widget_<name>.c, and one line in widget.c.
 */
#ifndef SABAQ_UI_WIDGET_H
#define SABAQ_UI_WIDGET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "core/question.h"
#include "ui/keys.h"

struct front;

/* What Enter does at a step. */
enum step_enter {
	ENTER_PAGE, /* the next page */
	ENTER_NEXT, /* the next step */
	ENTER_AGAIN, /* back to the question after a verdict */
	ENTER_PART, /* works the part with the focus: widget.press */
	ENTER_LINE, /* a new line */
	ENTER_ANSWER,
};

/* An ordering's state has a divider too. */
enum { STATE_MAX = GIVEN_MAX + 1 };

/* An answer, or a state; strings are borrowed, valid for a call. */
struct answer_now {
	const char *items[STATE_MAX];
	struct strings given;
	char copy[LINES_MAX_BYTES + 1]; /* of a text cut into lines */
};

struct widget {
	/* Takes up a state, or the last answer that was sent; it may be "". */
	void (*take)(struct front *f, const struct strings *state);
	/* NULL: the answer is all of the state. */
	void (*save)(const struct front *f, struct answer_now *out);
	/* The answer as it stands; no strings: nothing chosen yet. */
	void (*now)(const struct front *f, struct answer_now *out);
	/* Adds what is chosen from or typed into to f->doc, open or not. */
	void (*build)(struct front *f);
	/* Draws over the page what is no text, and places the cursor. */
	void (*draw)(struct front *f);
	/*
	 * The line of the page with what has the focus. NULL: that of the
	 * choice or button number focus.
	 */
	bool (*line)(const struct front *f, size_t *line);
	/* A key while the question is open; false: not one of its own. */
	bool (*key)(struct front *f, const struct key *key);
	/* What Enter does with what has the focus: PART, LINE or ANSWER. */
	enum step_enter (*enter)(const struct front *f);
	/* Does ENTER_PART, and what it is called in the menu. */
	void (*press)(struct front *f);
	const char *(*label)(const struct front *f);
	/* Parts of the answer that are still empty; NULL: none ever. */
	size_t (*blanks)(const struct front *f);
	/* The status line: what to do here. */
	void (*say)(const struct front *f, struct buf *b);
	/* Whether letters are typed now. */
	bool (*typing)(const struct front *f);
	/* Adds the right answer to what is told; NULL: it is said in words. */
	void (*solve)(struct front *f);
	/* It is marked where it stands, too, once it may be told. */
	bool marks;
};

/* SHAPE_NONE has none: NULL. */
const struct widget *widget_of(enum answer_shape shape);
extern const struct widget widget_one, widget_many, widget_line, widget_lines,
	widget_text, widget_ordering, widget_pairs, widget_gaps;

/* --- for the widgets' files ------------------------------------------- */

void widget_add(struct answer_now *out, const char *s);
/* Moves the focus up or down from first to last; false: no way further. */
bool widget_move(struct front *f, int first, int last, bool down);
/* "[ Answer ]" as item number index, below everything. */
void widget_button(struct front *f, int index);
/*
 * Hands a key to the edit of the field that has the focus, width cells wide;
 * says so where there is no room. False: not a key for typing.
 */
bool widget_edit(struct front *f, const struct key *key, int width);
/* Whether focus rests on that button, or beyond the count items. */
bool widget_on_button(const struct front *f, size_t count);
/* The place of a pick by its id; count where it is none. */
size_t widget_place(const struct pick *picks, size_t count, const char *id);
/* Room for an item's remark: how the answer given was marked. */
void widget_remark_yours(struct front *f, enum mark mark);
/* The verdict on the answer that was given, and whether it may be told. */
bool widget_verdict(const struct front *f, struct verdict *out);
/* The status line of gaps: a file of its own. */
void widget_gaps_say(const struct front *f, struct buf *b);

#endif
