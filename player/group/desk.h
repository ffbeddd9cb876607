/*
 * desk.h - a facilitator's side of a session: the newest board, and orders.
 *
 * Pure. The hub sends a board whole whenever something changed; what is kept
 * here is the newest, so a facilitator's terminal may die and another may take
 * its place. An order is sent once; whether it was taken shows on the board.
 */
#ifndef SABAQ_GROUP_DESK_H
#define SABAQ_GROUP_DESK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/unit.h"
#include "group/message.h"

enum { DESK_NAME = 120, DESK_GIVEN = 200, DESK_FIGURES = 64 };

/* A row of the board. */
struct desk_person {
	char name[DESK_NAME], second[DESK_NAME], group[DESK_NAME];
	char language[LANGUAGE_CHARS];
	enum board_word at;
	bool claimed;
	int64_t since; /* ms, as of the board */
	int hints, misses;
	int pair; /* the index of whom to talk to; -1: none */
	char given[DESK_GIVEN]; /* what they answered, clipped; "": nothing */
	int mark; /* enum mark */
	int before; /* enum mark, of the first vote; below 0: none */
	/* Alone, or at the end; below 0: not told. */
	int index, answered, asked;
	double score, max;
};

/* A figure: an option, or an answer that was typed. */
struct desk_figure {
	int first, last, hands;
	int mark; /* enum mark */
	const char *label; /* the option's id, or the text */
};

/* How many of the answers in a language showed an idea. */
struct desk_language {
	char language[LANGUAGE_CHARS];
	int showed, answered;
};

enum { DESK_LANGUAGES = 6, DESK_ROWS = 2000 };

/* A wrong idea, at the end. */
struct desk_idea {
	size_t question; /* its place among them */
	const char *text, *note; /* note: Markdown; or NULL */
	int first, last; /* how many showed it, in the first and last round */
	struct desk_language languages[DESK_LANGUAGES];
	size_t language_count;
};

/* A question of the session, at the end. */
struct desk_question {
	const char *step, *label;
	int round; /* 0: it was not asked */
	bool graded, skipped;
	int first, first_right, last, last_right, hands;
};

struct desk {
	char language[LANGUAGE_CHARS];
	const struct module *module; /* for texts' sake: any will do */
	bool linked, greeted;
	enum message_role role; /* facilitator, or view */
	char *why; /* refused; NULL: not */
	int64_t lost_at; /* -1: the line is there */

	bool any; /* a board is here */
	unsigned boards; /* that came so far */
	struct message board; /* the figures' message; a view: the state */
	struct arena board_text;
	struct desk_figure figures[DESK_FIGURES];
	size_t figure_count;
	struct desk_person *people;
	size_t count, room;
	/* Once the session is over. */
	struct desk_question *questions;
	size_t question_count, question_room;
	struct desk_idea *ideas;
	size_t idea_count, idea_room;
	struct arena summary_text;
	struct desk_language languages[DESK_LANGUAGES]; /* the board's */
	size_t language_count;
	/* The question with its key; of a view as far as it may be known. */
	char have[64];
	const struct unit *unit; /* NULL: none is shown */
	struct arena unit_text;

	struct buf orders; /* messages to be sent, one a line */
};

struct desk *desk_new(const struct module *module, const char *language,
	enum message_role role);
void desk_free(struct desk *d);

void desk_connected(struct desk *d);
void desk_lost(struct desk *d, int64_t now);
/* A message of the hub; returns whether anything to be seen changed. */
bool desk_hear(struct desk *d, const struct message *m);
/* Appends the next message to send; false where there is none. */
bool desk_message(struct desk *d, struct buf *out);

/* Gives an order; fields beside the command as the order needs them. */
void desk_order(struct desk *d, const struct message *order);
/* An order that is a word alone. */
void desk_say(struct desk *d, enum session_order order);
/*
 * The order that a line means: a word of session_order_words, or as words has
 * it in the interface's language, with what follows it ("hands b 2",
 * "ask Ready? / yes / no", "go 3"). False: it is none.
 */
bool desk_read_order(struct message *out, struct arena *arena, const char *line,
	const char *const *words);
/* Asks for the texts in another language. */
void desk_language(struct desk *d, const char *language);

/* Whether all of the board is here: a long one comes in several packets. */
bool desk_whole(const struct desk *d);

enum {
	DESK_TWICE =
		2, /* votes in a row that were not right: it needs a look */
	DESK_SILENT_MS = 60000, /* and so does silence */
};
/* Whether a facilitator should go to them; elapsed: ms since the board. */
bool desk_needs(const struct desk_person *p, int64_t elapsed);

/* Whether nobody vouches for any of the names of those who came. */
bool desk_claims(const struct desk *d);

/* How many people are at a place. */
size_t desk_count(const struct desk *d, enum board_word at);

#endif
