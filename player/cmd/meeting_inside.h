/*
 * meeting_inside.h - what the files of cmd/meeting share; nobody else's.
 */
#ifndef SABAQ_CMD_MEETING_INSIDE_H
#define SABAQ_CMD_MEETING_INSIDE_H

#include "cmd/meeting.h"

/* The meeting behind an app. */
struct meeting *meeting_of(struct app *a);
/* Sets what there is to wait for; after anything that changes it. */
void meeting_settle(struct meeting *m);
/* A number by chance, for when to try again. */
uint64_t meeting_chance(void);

/* --- meeting_place.c: who leads a session ------------------------------- */

/* Looks; whether there are others than before. */
bool meeting_others(struct meeting *m);
void meeting_forget(struct meeting *m);

/* --- meeting_seat.c: a student's ----------------------------------------- */

/* Whether anything was heard or lost. */
bool meeting_seat_turn(struct meeting *m);
/* Records to the disk, then what is to be said. */
void meeting_seat_send(struct meeting *m);
/* The app's ops. */
bool meeting_join(struct app *a, size_t meeting, const char *name);
void meeting_leave(struct app *a);

#endif
