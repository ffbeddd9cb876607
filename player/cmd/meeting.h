/*
 * meeting.h - group sessions behind an app: the ops of a struct app_group.
 *
 * Owns the sockets: a student's seat, a facilitator's desk, the desks of a
 * class view. Front ends wait for what it says and call heard().
 */
#ifndef SABAQ_CMD_MEETING_H
#define SABAQ_CMD_MEETING_H

#include "cmd/context.h"
#include "cmd/driver.h"
#include "group/desk.h"
#include "group/local.h"
#include "group/seat.h"
#include "group/wire.h"

/* A desk and its line. */
struct meeting_desk {
	struct wire wire;
	struct desk *desk; /* NULL: there is none */
};

struct meeting {
	struct app_group group; /* first: ops are given its app */
	struct driver *driver;
	struct local local;
	char **logins; /* of the hubs that are believed; NULL-ended */
	struct app_meeting *meetings;
	int64_t looked; /* when */
	struct module around; /* of texts that come over a wire */
	/* a student's */
	struct wire wire;
	struct peer *peer;
	struct seat seat;
	char *logs; /* see app_group */
	char *login, *name; /* of the hub's user; as claimed, or NULL */
	char *second; /* who sits beside them; NULL: nobody, or not known */
	/* a facilitator's */
	struct meeting_desk lead, shown[APP_SHOWN];
};

/* Where sessions are, for this person. */
struct local meeting_local(const struct context *c);
/* Whether names are claims here: a login of many, or a trial. */
bool meeting_claims(const struct context *c);
/* Says what is missing to lead a session, and the command that mends it. */
void meeting_lack(const struct context *c, enum local_lack lack, int error);

/* The driver's app has group set until meeting_close(). */
void meeting_open(struct meeting *m, struct driver *d);
void meeting_close(struct meeting *m);
/* Looks who leads a session now; how many do. */
size_t meeting_look(struct meeting *m);
/* Sits down at the desk of login's session, or only looks on. */
void meeting_lead(struct meeting *m, const char *login, enum message_role role);

#endif
