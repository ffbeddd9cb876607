/*
 * message.h - what goes between a hub and those who joined it.
 *
 * A message is one flat JSON object on a line, its fields declared once
 * (message_shape), as a record's are; absent fields are left out, unknown ones
 * are skipped, so that a later version may add some. A packet holds one or
 * more lines. Whoever sends is told by the kernel, never by a field: a name in
 * a message is a claim.
 */
#ifndef SABAQ_GROUP_MESSAGE_H
#define SABAQ_GROUP_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/mem.h"
#include "core/field.h"

enum {
	MESSAGE_VERSION = 1,
	MESSAGE_IN_BYTES = 4096, /* of a packet that the hub takes */
	MESSAGE_OUT_BYTES = 128 * 1024, /* and of one that it sends */
	MESSAGE_ANSWER_BYTES = 3200, /* with an answer: a record must hold it */
};

#define MESSAGE_KINDS(X) \
	/* to the hub */ \
	X(HELLO, hello) /* role, name, second, language, have */ \
	X(ANSWER, answer) /* seq, step, round, given, sure, hints, ms */ \
	X(DOING, doing) /* doing, hints, language, have, index, second */ \
	X(BYE, bye) \
	X(ORDER, order) /* command, with what it needs; facilitators only */ \
	/* from the hub */ \
	X(STATE, state) /* all that a student or a class view needs */ \
	X(REFUSED, refused) /* why; the hub hangs up behind it */ \
	X(BOARD, board) /* facilitators only: the figures */ \
	X(PERSON, person) /* facilitators only: a row of the board */ \
	X(QUESTION, question) /* facilitators only: one of a summary */ \
	X(IDEA, idea) /* and below it what its wrong answers share */
#define MESSAGE_KIND(symbol, word) MESSAGE_##symbol,
enum message_kind { MESSAGE_KINDS(MESSAGE_KIND) MESSAGE_UNKNOWN };
#undef MESSAGE_KIND

#define MESSAGE_ROLES(X) \
	X(STUDENT, student) X(FACILITATOR, facilitator) X(VIEW, view)
#define MESSAGE_ROLE(symbol, word) ROLE_##symbol,
enum message_role { MESSAGE_ROLES(MESSAGE_ROLE) ROLE_UNKNOWN };
#undef MESSAGE_ROLE

/* What a student is at, as far as the player can tell. */
#define MESSAGE_DOINGS(X) X(HERE, here) X(READING, reading) X(LOOKING, looking)
#define MESSAGE_DOING(symbol, word) DOING_##symbol,
enum message_doing { MESSAGE_DOINGS(MESSAGE_DOING) DOING_UNKNOWN };
#undef MESSAGE_DOING

/*
 * Where a session is with its question. A text to read has no votes: it is
 * REVEALED as soon as it is shown.
 */
#define SESSION_PHASES(X) \
	X(LOBBY, lobby) \
	X(OPEN, open) \
	X(CLOSED, closed) \
	X(DISCUSSION, discussion) \
	X(REVEALED, revealed) \
	X(OWN, own) /* everyone at their own pace */ \
	X(SUMMARY, summary)
#define SESSION_PHASE(symbol, word) PHASE_##symbol,
enum session_phase { SESSION_PHASES(SESSION_PHASE) PHASE_UNKNOWN };
#undef SESSION_PHASE

/* What a facilitator may order; plain mode types these words. */
#define SESSION_ORDERS(X) \
	X(OPEN, open, N_("opens the question for answers")) \
	X(CLOSE, close, N_("takes no more answers")) \
	X(AGAIN, again, N_("lets the group discuss, then vote once more")) \
	X(REVEAL, reveal, N_("shows everyone the answer")) \
	X(NEXT, next, N_("goes to the next question and opens it")) \
	X(BACK, back, N_("goes back to the question before")) \
	X(SKIP, skip, N_("goes on without this question")) \
	X(GO, go, N_("goes to the question of that number")) \
	X(PAUSE, pause, N_("stops and starts the session")) \
	X(HANDS, hands, N_("notes how many raise a hand for an option")) \
	X(ASK, ask, N_("asks a question of your own: text / option / option")) \
	X(FREE, free, \
		N_("lets everyone go on alone; you see how far they are")) \
	X(END, end, N_("ends the session"))
/* Where a person is, as a board has it: what needs a look comes first. */
#define BOARD_WORDS(X) \
	X(STUCK, stuck) /* wrong several times in a row */ \
	X(LOST, lost) /* their line is gone */ \
	X(REFUSED, refused) /* an answer came back to them */ \
	X(READING, reading) /* elsewhere in the module */ \
	X(LOOKING, looking) /* at an earlier question */ \
	X(HINTED, hinted) /* opened hints */ \
	X(SILENT, silent) \
	X(ANSWERED, answered) \
	X(HERE, here) /* nothing is asked */ \
	X(ABSENT, absent) /* in the roster, never came */
#define BOARD_WORD(symbol, word) AT_##symbol,
enum board_word { BOARD_WORDS(BOARD_WORD) AT_UNKNOWN };
#undef BOARD_WORD

/* Whether the servers are there that join hubs. */
#define BOARD_OTHERS(X) X(THERE, there) X(AWAY, away)
#define BOARD_OTHER(symbol, word) OTHERS_##symbol,
enum board_others { BOARD_OTHERS(BOARD_OTHER) OTHERS_UNKNOWN };
#undef BOARD_OTHER

#define SESSION_ORDER(symbol, word, help) ORDER_##symbol,
enum session_order { SESSION_ORDERS(SESSION_ORDER) ORDER_UNKNOWN };
#undef SESSION_ORDER

/* NULL-ended. */
extern const char *const message_kind_words[], *const message_role_words[];
extern const char *const message_doing_words[], *const session_phase_words[];
extern const char *const session_order_words[], *const board_words[];
/* By enum session_order: one sentence each, English; give it to tr(). */
extern const char *const session_order_helps[];

/*
 * Strings are borrowed. NULL, ABSENT, INTEGER_ABSENT, a negative number, no
 * strings: not there.
 */
struct message {
	int kind; /* enum message_kind */
	int version; /* hello, state */
	int role; /* enum message_role */
	const char *name, *second; /* as claimed; two at one PC */
	const char *language;
	const char *have; /* the digest of the content the player holds */
	int64_t seq; /* of a student's answers, from 1; state: acknowledged */
	const char *step;
	int round; /* the first vote is 1 */
	struct strings given; /* as core/question has it */
	enum truth blank; /* a given of no strings that is there */
	int sure, hints;
	int64_t ms; /* from being shown to being given */
	int doing; /* enum message_doing */
	int command; /* enum session_order */
	const char *text; /* of what is asked; why one is refused; a note */
	int count; /* of hands; of people */
	int index, total; /* of the question; index from 1 */

	/* state */
	const char *session; /* its attempt: a ULID */
	const char *host; /* the facilitator's name */
	const char *module, *unit, *title;
	int phase; /* enum session_phase */
	enum truth paused, claimed;
	enum truth own; /* they go on by themselves */
	const char *content; /* of the step: see core/veil.h */
	int mark; /* enum mark, of the own answer once it is revealed */
	int refusal; /* enum refusal, of the last answer sent: say it anew */
	double score, max;
	int answered, here; /* how many have answered, of how many */
	int pass; /* per cent, of a quiz */
	int left; /* questions that can be done alone later */
	/*
	 * The votes, a string for each option or answer: first round, last
	 * round, hands, mark, and then its id or text, with spaces between.
	 * To students and views only once they are revealed.
	 */
	struct strings figures;

	/* person, board */
	int person; /* the row's number, from 1 */
	const char *group;
	int at; /* enum board_word */
	int64_t since; /* ms that it has lasted */
	int misses; /* wrong answers in a row */
	int before; /* enum mark, of what they said in the first round */
	int pair; /* the row of one whose answer is another; 0: none */
	const char *misconception; /* that wrong answers share */
	const char *note; /* its author's, for the facilitator; MARKDOWN */

	/* board: where other servers take part */
	int others; /* enum board_others */
	int waiting; /* records that are not stored there yet */
	const char *trouble; /* why there is no connection; English */
	struct strings languages; /* where one differs: "ky 6 13", 6 of 13 */
	int64_t pace; /* ms that a question took so far; board */

	/* question */
	enum truth graded, skipped;
};

extern const struct shape message_shape;

/* All fields absent but the kind. */
struct message message_of(enum message_kind kind);
/* Appends the message and a line feed. */
void message_write(struct buf *out, const struct message *m);
/* Whether a message is no longer than that. */
bool message_fits(const struct message *m);
/*
 * Reads one line (without its line feed); strings are arena's. False: no
 * message of ours. What is not text that a screen may show is refused too.
 */
bool message_read(
	struct message *out, struct arena *arena, const char *line, size_t n);

#endif
