/*
 * room.h - a student before a screen that is a canvas: keys in, text out.
 *
 * The front end without a terminal, the real engine behind it. Where nothing
 * else is said content is Russian, the interface English, and the modules are
 * those of golden/screens. Include after cmocka.h.
 */
#ifndef ROOM_H
#define ROOM_H

#include "support/alone.h"
#include "ui/front.h"

/* The modules of golden/screens, in the order of their ids. */
enum { BASICS, NUMBERS, TORN, TRAINING };

/* Zeroed is ready to enter; what is set before is kept to. */
struct room {
	int rows, cols; /* 0: 24 by 80 */
	const char *language; /* of the content; NULL: Russian */
	const char *speaks; /* of the interface; NULL: English */
	const char *modules; /* a path of folders; NULL: golden/screens */
	const struct charset *charset; /* what the terminal shows */
	struct alone alone;
	struct front front;
	struct catalogue *words;
};

/* Sits down at "module/unit/step"; without the step, or NULL: at home. */
void room_enter(struct room *r, const char *place);
void room_leave(struct room *r);
/* Another window; what is on the screen is drawn anew, and checked. */
void room_resize(struct room *r, int rows, int cols);

/* A key with no time since the last one. */
void room_press(struct room *r, struct key key);
/* Words: names of keys, else what is typed; a second between them. */
void room_keys(struct room *r, const char *words);

/* The cursor is shown as a full block. */
bool room_shows(const struct room *r, const char *text);
void room_must_show(const struct room *r, const char *text);

struct shot {
	const char *name, *place, *keys;
};

/*
 * Each of count shots at each size in a room like that one, against
 * golden/screens/NAME-SIZE.txt; with an interface in its language in a
 * folder of that name. How many differ.
 */
size_t room_shoot(
	const struct room *like, const struct shot *shots, size_t count);

#endif
