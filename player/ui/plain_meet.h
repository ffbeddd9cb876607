/*
 * plain_meet.h - what the files of a student's session in lines share.
 */
#ifndef SABAQ_UI_PLAIN_MEET_H
#define SABAQ_UI_PLAIN_MEET_H

#include "group/seat.h"
#include "ui/plain_parts.h"

/* A question that was on: what was answered, in words. */
struct meet_line {
	char step[ID_CHARS + 1];
	char *label, *answer; /* owned; answer "": none */
	enum mark mark;
};

/* A session in lines, and what of it was said last. */
struct meet {
	struct plain pl; /* first: what asks is given this */
	struct seat *seat;
	bool begun; /* whose session it is was said */
	bool lost, paused, own;
	enum session_phase phase;
	char step[ID_CHARS + 1], language[LANGUAGE_CHARS];
	int round;
	bool told;
	size_t unsent; /* were not sent when that was said */
	enum seat_answer answer;
	bool looking; /* at what was answered */
	bool pending; /* what was typed is not done yet: a script waits */
	struct meet_line *lines;
	size_t count, room;
};

const struct message *plain_meet_state(const struct meet *m);
void plain_meet_say(struct meet *m, const char *english);
void plain_meet_say_with(
	struct meet *m, const char *english, const char *one, const char *two);

/* --- plain_meet_say.c -------------------------------------------------- */

/* Whether there is anything to say; and says what changed. */
bool plain_meet_is_news(struct plain *pl);
void plain_meet_news(struct meet *m);
/* Whether the question that was said last can be answered no more. */
bool plain_meet_is_gone(struct plain *pl);
/* The question that is on, whole. */
void plain_meet_question(struct meet *m);

/* --- plain_meet_past.c -------------------------------------------------- */

/* Keeps what the question that is on was answered with. */
void plain_meet_note(struct meet *m);
void plain_meet_past(struct meet *m);
void plain_meet_forget(struct meet *m);

#endif
