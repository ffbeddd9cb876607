/*
 * circle.h - a group session in memory, with one screen in it.
 *
 * The real session, peers, boards; no sockets. The screen is a student's or a
 * facilitator's; others answer as they are told. Include after cmocka.h.
 */
#ifndef CIRCLE_H
#define CIRCLE_H

#include "group/desk.h"
#include "group/seat.h"
#include "group/session.h"
#include "support/room.h"

enum { CIRCLE_OTHERS = 9 };

struct circle {
	struct room room; /* first: ops of the app find the rest by it */
	struct app_group group;
	struct app_meeting meeting;
	struct folder *folder;
	const char *unit;
	bool shared; /* names are claims */
	bool gone; /* there is no hub to be joined */
	struct session *session;
	int person; /* of the screen's student; -1 */
	int64_t seq; /* of their last answer */
	struct peer *peer;
	struct seat seat;
	bool up; /* the line is there */
	char language[LANGUAGE_CHARS];
	struct desk *desks[1 + APP_SHOWN]; /* the facilitator's, class views */
};

/*
 * A session of that unit, with others in it; the screen is at home, where it
 * is offered, or with lead a facilitator's.
 */
void circle_begin(struct circle *c, const char *unit, bool lead);
void circle_end(struct circle *c);

/*
 * Words: what the facilitator orders (":open", ":again"), what the others
 * answer in their order ("=3,3,1,-": places of options, or what is typed),
 * how far they go on alone ("+1,2"),
 * that the line goes or comes ("lost", "back"), that minutes pass ("wait5");
 * all else are keys, as room_keys() has them.
 */
void circle_play(struct circle *c, const char *words);

struct scene {
	const char *name;
	bool lead;
	const char *unit, *words;
};
/* As room_shoot(), against golden/screens/session-NAME-SIZE.txt. */
size_t circle_shoot(const struct scene *scenes, size_t count);

#endif
