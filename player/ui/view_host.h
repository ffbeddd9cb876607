/*
 * view_host.h - what the files of the facilitator's screen share.
 */
#ifndef SABAQ_UI_VIEW_HOST_H
#define SABAQ_UI_VIEW_HOST_H

#include "ui/view.h"

/* --- view_host_says.c: added to f->doc ---------------------------------- */

/* Plain words, as a paragraph. */
void lead_say(struct front *f, const char *text);
/* Who is here; who has answered, who is waited for. */
void lead_say_people(struct front *f);
void lead_say_answered(struct front *f);
/* At their own pace: how many are through, how many answers are in. */
void lead_say_through(struct front *f);
/* The question: whole, or its first line. */
void lead_say_question(struct front *f, bool whole);
/* The wrong idea that several answers share, and what to do about it. */
void lead_say_shared(struct front *f);
/* What the votes suggest to do next; and how they changed. */
void lead_say_advice(struct front *f, const struct lead_votes *v);
/* Who was not right in either vote. */
void lead_say_stayed(struct front *f);
/* How long the rest will take. */
void lead_say_forecast(struct front *f);
void lead_say_gain(struct front *f, const struct lead_votes *v);
/* "A and B" of that pair; false where there are fewer. */
bool lead_pair_at(const struct front *f, size_t at, struct buf *b);
void lead_say_pairs(struct front *f);
/* What the author says to facilitators, and to everyone. */
void lead_say_note(struct front *f);
void lead_say_explanation(struct front *f);

/* --- view_host_keys.c ------------------------------------------------- */

/* A key at the main page: orders and ways to the other pages. */
bool lead_main_key(struct front *f, const struct key *key);

/* --- view_host_need.c: who to go to first ------------------------------ */

void lead_need_draw(struct front *f);
void lead_need_status(struct front *f, struct buf *b);
bool lead_need_key(struct front *f, const struct key *key);
/* What Enter does there; NULL: nothing. */
const char *lead_need_label(const struct front *f);

/* --- view_host_pages.c: people, hands, a number, a question, an end ---- */

void lead_page_enter(struct front *f, enum lead_page page);
void lead_page_draw(struct front *f);
void lead_page_status(struct front *f, struct buf *b);
void lead_page_menu(struct front *f, struct menu *m);
bool lead_page_key(struct front *f, const struct key *key);

#endif
