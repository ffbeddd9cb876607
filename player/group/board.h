/*
 * board.h - what a facilitator sees of a session.
 *
 * Pure: figures and rows of people as messages, worked out from the session
 * whenever they are wanted. Sorting and filtering is the reader's.
 */
#ifndef SABAQ_GROUP_BOARD_H
#define SABAQ_GROUP_BOARD_H

#include "group/session.h"

enum {
	BOARD_STUCK = 3, /* misses in a row */
	BOARD_FIGURES = 12, /* options, or the answers typed most */
	BOARD_PACKET = 64 * 1024, /* bytes after which a new packet begins */
};

/*
 * Calls send with packets that hold the whole board: the figures first, then
 * the people. have as in struct session_reader: what a facilitator holds of
 * the question, with its key, in their language.
 */
void board_write(const struct session *s, const char *language,
	const char *have, int64_t now,
	void (*send)(void *context, const char *packet, size_t n),
	void *context);

/* Where a person is. */
enum board_word board_at(const struct session *s, const struct person *p);

/*
 * The votes on an item as figures; at most BOARD_FIGURES, in arena. Where
 * nothing is picked they are the answers given most.
 */
struct strings board_figures(
	const struct session *s, int item, struct arena *arena);

/*
 * Sets partner[i] to the person that i should talk to, one whose answer is
 * another, or -1; of an even number of people with two answers nobody is
 * left over as long as there are others.
 */
void board_pairs(const struct session *s, int item, int *partner);

#endif
