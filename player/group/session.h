/*
 * session.h - a facilitator and a group on the same unit: the hub's machine.
 *
 * Pure: whoever runs it (a hub, a test) tells it who came and went, what was
 * said and what time it is, writes the records it asks for, and sends the
 * states it makes. An answer counts as received only once its record is on
 * disk: session_recorded() says so. A state tells all of where a person is,
 * so the newest is enough and none has to be kept. The same records, given to
 * session_replay() in order, make the same session again.
 *
 * Times are milliseconds of one clock that never goes back. Peer instruction
 * (Crouch and Mazur, 2001): vote, discuss, vote again; votes of each round
 * are kept.
 */
#ifndef SABAQ_GROUP_SESSION_H
#define SABAQ_GROUP_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/digest.h"
#include "core/question.h"
#include "core/record.h"
#include "core/veil.h"
#include "group/message.h"

enum {
	SESSION_PEOPLE = 2000,
	SESSION_ITEMS = UNIT_STEPS_MAX + 40, /* of the unit, and asked */
	SESSION_ROUNDS = 9,
	SESSION_CHANGES = 100, /* of an answer: nobody needs more */
	SESSION_NAME = 120, /* bytes of a name, its NUL among them */
};

/* What one person said to one question in one round. */
struct ballot {
	int item, round;
	struct strings given; /* as the source has it; one block, owned */
	char language[LANGUAGE_CHARS];
	int hints, sure;
	int64_t ms;
	enum mark mark;
	double score; /* 0 to 1 */
	const char *misconception; /* the source's */
	int changes; /* how often it was given anew */
	bool settled; /* its "answered" record is made */
};

struct person {
	char who[SESSION_NAME]; /* the login, or a name where it is claimed */
	char name[SESSION_NAME], second[SESSION_NAME], group[SESSION_NAME];
	char language[LANGUAGE_CHARS];
	bool claimed; /* a shared login: nobody vouches for the name */
	bool listed; /* in the roster */
	bool came; /* was here at least once */
	bool finished; /* the record of it is made */
	int links; /* how many of their players are connected */
	enum message_doing doing;
	int hints; /* opened at the question that is shown */
	int misses; /* wrong answers in a row */
	int64_t since; /* when they were heard of last, or went */
	int place; /* in the order, where all go at their own pace */
	enum refusal refused; /* why the last answer was not taken */
	int refused_item, refused_round;
	struct ballot *ballots; /* in the order of items, then rounds */
	size_t count, room;
	bool dirty; /* has not been sent where the session is */
};

/* A question, or a text to read, of the session. */
struct item {
	char id[ID_CHARS + 1];
	const struct step *step; /* in its own language */
	char rev[9]; /* of its step, once it was answered */
	enum session_phase phase; /* LOBBY: not shown yet */
	int round; /* of votes, from 1; 0: none yet */
	const struct unit *asked; /* a question of the facilitator's own */
	int hands[SESSION_ROUNDS][GIVEN_MAX]; /* by round - 1, by option */
	bool skipped;
	bool own; /* opened to all at their own pace */
	bool timed; /* it is among those that took time */
};

/* Where a unit's texts come from. */
struct session_texts {
	void *context;
	/* The unit in that language, else in its own. Never NULL. */
	const struct unit *(*in)(void *context, const char *language);
};

struct session_start {
	struct session_texts texts;
	const char *module; /* its id */
	const char *attempt; /* a ULID: the session's, and of all its runs */
	const char *host; /* the facilitator's name */
};

/* Where other servers take part: how the line to them is. */
struct session_others {
	int line; /* enum board_others */
	size_t waiting; /* records that are not stored there yet */
	char trouble[SESSION_NAME]; /* why it is away; "": not known */
};

struct session {
	struct session_texts texts;
	char module[ID_CHARS + 1], unit[ID_CHARS + 1];
	char attempt[ULID_CHARS + 1], host[SESSION_NAME];
	enum session_phase phase; /* of the session: that of the item shown */
	bool paused, over;
	int at; /* the place in order that is shown; -1: the lobby */
	int64_t since; /* when the phase began */
	int64_t shown_at; /* and when the item came on */
	int64_t paused_at;
	int64_t spent; /* on items that were gone on from, */
	int spent_on; /* so many */
	struct item items[SESSION_ITEMS];
	int order[SESSION_ITEMS]; /* items as they are shown */
	int item_count;
	struct person *people;
	size_t count, room;
	unsigned version; /* goes up with whatever a board shows */
	/* Records to be written, in order. */
	struct record *records;
	size_t record_count, record_room, taken;
	struct arena record_text;
	struct arena asked_text; /* of questions of the facilitator's own */
	bool joined; /* with other servers: then others tells how */
	struct session_others others;
	struct veil veil; /* of the item that was answered last, */
	int veiled; /* this one; -1: none yet */
	/* Worked out once for all who are told: see session_state.c. */
	struct session_told *told;
};

/* The unit's draws are the attempt's: one choice and order in the room. */
struct session *session_new(const struct session_start *start, int64_t now);
void session_free(struct session *s);

/* ---- people ---- */

/* Someone the roster expects. Fields may be NULL but for who. */
void session_expect(struct session *s, const char *who, const char *name,
	const char *group, const char *language);
/*
 * Someone came, perhaps again, perhaps at a second PC. who is what the kernel
 * says, or a claim. Returns the person's index, -1 where the room is full.
 */
int session_join(struct session *s, const char *who, bool claimed,
	const struct message *hello, int64_t now);
/* One of their connections is gone. */
void session_leave(struct session *s, int person, int64_t now);

/* How the line to other servers is now: boards tell. */
void session_tell_others(
	struct session *s, const struct session_others *others);

/* ---- what is said ---- */

/* Why something was not done. */
enum session_no {
	SESSION_DONE,
	SESSION_NOT_NOW, /* it does not fit the phase */
	SESSION_BAD, /* no such question, option, number; damaged */
};

/* A student's message: an answer, or what they are doing. */
enum session_no session_hear(
	struct session *s, int person, const struct message *m, int64_t now);
/* A facilitator's order; by is who gave it, for the log. */
enum session_no session_order(struct session *s, const char *by,
	const struct message *m, int64_t now);
/* Whether an order fits a phase: in some other way it may not, even so. */
bool session_fits(enum session_phase phase, enum session_order order);
/* Whether an order would be taken now. */
bool session_may(const struct session *s, enum session_order order);

/* ---- records ---- */

/* The next record to write, borrowed until session_recorded(); or NULL. */
const struct record *session_record(struct session *s);
/*
 * All that were taken are on disk: what was heard up to now may be
 * acknowledged.
 */
void session_recorded(struct session *s);
/* A record of an earlier run of this session, before anyone joins. */
void session_replay(struct session *s, const struct record *r, int64_t now);

/* ---- what is sent ---- */

/*
 * Appends the state for a person, as one message. seq is the last answer of
 * their player that is on disk; have the digest of the content it holds, ""
 * for none: the content goes along only where it is another. person -1: a
 * class view.
 */
struct session_reader {
	int person;
	const char *language; /* that the content is to be in */
	const char *have;
	int64_t seq;
};
void session_state(
	struct session *s, const struct session_reader *to, struct buf *out);
/* The digest of the content that a state in that language tells of, or "". */
enum { SESSION_HAVE = 64 };
void session_have(const struct session *s, const struct session_reader *to,
	char out[SESSION_HAVE]);

/* ---- for boards ---- */

/* The item that is shown to all; -1: none. */
int session_item(const struct session *s);
/* The one that is shown to that person, or NULL: a class view. */
int session_item_of(const struct session *s, const struct person *p);
/* Whether the person may be told the answer to the item. */
bool session_tells(const struct session *s, const struct person *p, int item);
/* The item's step in its own language. */
const struct step *session_step(const struct session *s, int item);
/* The same in a language. */
const struct step *session_step_in(
	const struct session *s, int item, const char *language);
/* Whether there is something to answer: a text to read has nothing. */
bool session_votes(const struct session *s, int item);
/* The language that the item is shown in to one who asks for language. */
const char *session_language(
	const struct session *s, int item, const char *language);
/* What a person's last votes are worth; *max: what all were worth. */
double session_score(
	const struct session *s, const struct person *p, double *max);
/* How many questions of the unit the person was not told the answer of. */
int session_left(const struct session *s, const struct person *p);
/* NULL where the person has not said anything in that round. */
const struct ballot *session_ballot(
	const struct person *p, int item, int round);

#endif
