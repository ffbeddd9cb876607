/*
 * plain_lead.h - what the files of a facilitator's session in lines share.
 */
#ifndef SABAQ_UI_PLAIN_LEAD_H
#define SABAQ_UI_PLAIN_LEAD_H

#include "group/desk.h"
#include "ui/plain_parts.h"

/* A session in lines, and what of it was said last. */
struct lead {
	struct plain pl; /* first */
	struct desk *desk;
	bool begun, lost, paused, ordered;
	int others; /* enum board_others */
	enum session_phase phase;
	int index, round, answered, here;
	const char *words[ORDER_UNKNOWN]; /* of orders, in the interface's */
};

const char *plain_lead_text(const struct lead *l, const char *english);
void plain_lead_say(struct lead *l, const char *english);
void plain_lead_say_with(struct lead *l, const char *english, const char *one,
	const char *two, const char *three);
/* The question that is on; NULL: none. */
const struct step *plain_lead_step(const struct lead *l);

/* --- plain_lead_asked.c: what is asked for ----------------------------- */

/* Who is here, and at what: what needs a look comes first. */
void plain_lead_who(struct lead *l);
/* Who to go to first. */
void plain_lead_need(struct lead *l);
void plain_lead_figures(struct lead *l);
/* At the end: what it came to, and where that is kept. */
void plain_lead_summary(struct lead *l);

#endif
