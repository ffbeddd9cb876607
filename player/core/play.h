/*
 * play.h - where a learner is in a unit, as a pure state machine.
 *
 * play_step() takes an event and the time and gives back effects for the
 * driver to carry out, each answered by an event: GRADE by EVENT_VERDICT, an
 * awaited RECORD by EVENT_RECORDED. An answer is recorded before its verdict
 * is shown: between submit and RECORDED the step is pending. The state holds
 * ids and indexes, never pointers into the unit's texts, so that play_show()
 * may swap the unit for the same one in another language or reloaded.
 *
 * Times are milliseconds of one clock that never goes back.
 */
#ifndef SABAQ_CORE_PLAY_H
#define SABAQ_CORE_PLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/digest.h"
#include "core/fold.h"
#include "core/question.h"
#include "core/record.h"
#include "core/unit.h"

enum play_phase {
	PLAY_INTRO, /* a quiz's first page */
	PLAY_STEP, /* at a step: slots[at] */
	PLAY_FINISH, /* a quiz asks whether to finish; blanks are listed */
	PLAY_FINISHING, /* grading and recording what was kept to the end */
	PLAY_RESULT, /* the end; nothing changes any more */
};

enum slot_phase {
	SLOT_OPEN, /* may be answered (again) */
	SLOT_SURE, /* answered; how sure? is asked */
	SLOT_PENDING, /* being graded or recorded */
	SLOT_CLOSED, /* right, or out of tries: answer and explanation shown */
};

/* A step in this run. */
struct slot {
	char id[ID_CHARS + 1];
	enum slot_phase phase;
	bool viewed;
	int tries; /* used */
	int hints; /* opened */
	char rev[9]; /* of the step, once it was recorded */
	char **given; /* the last answer; owned */
	size_t given_count;
	bool answered; /* there is a given */
	enum mark mark; /* of the last graded answer */
	bool graded; /* mark, score and tries tell of given */
	double score; /* the best so far, 0 to points */
	int sure; /* of given: 1 to 3; 0: not asked or not said */
	int64_t ms; /* from being shown to being given; -1: not known */
	enum refusal refusal; /* of the last answer sent; says try again */
};

/* What the machine waits for; at most one slot is pending at a time. */
enum play_awaits {
	AWAITS_NOTHING,
	AWAITS_VERDICT,
	AWAITS_KEPT, /* RECORDED; then how sure? is asked */
	AWAITS_ANSWERED, /* RECORDED; then the verdict may be shown */
	AWAITS_FINISHED, /* RECORDED; then the result is shown */
};

struct play {
	char module[ID_CHARS + 1], name[ID_CHARS + 1]; /* name: the unit's id */
	char attempt[ULID_CHARS + 1];
	const struct unit *unit; /* in the language shown; see play_show() */
	enum play_phase phase;
	enum play_awaits awaits;
	struct slot *slots;
	size_t count, at;
	bool reviewing; /* a finished run, or no steps: no records */
	bool session; /* begun in a group, gone on with alone */
	bool practice; /* only what was wrong, once more: counts for nothing */
	bool resumed;
	const char *why; /* at the end: "done", "time", "left" */
	size_t finishing; /* PLAY_FINISHING: the slot being worked on */
	const char **drawn; /* slot ids for the "opened" record, or NULL */
	int64_t shown_at; /* when the step came on screen */
	int64_t marked_at; /* when the last record was made */
	int64_t since; /* when this sitting began */
	int64_t used_before; /* open time of earlier sittings, ms */
};

enum event_kind {
	/*
	 * On; at an open question: skip it. At a lesson's last step: to the
	 * first one never viewed, or to the end where there is none.
	 */
	EVENT_NEXT,
	EVENT_BACK,
	EVENT_GOTO, /* index */
	EVENT_ANSWER, /* given */
	EVENT_SURE, /* index 1 to 3; 0: would not say */
	EVENT_HINT,
	EVENT_VERDICT, /* verdict; answers EFFECT_GRADE */
	EVENT_RECORDED, /* answers an awaited EFFECT_RECORD */
	/* Asks to finish from anywhere, or confirms; a lesson: as NEXT. */
	EVENT_FINISH,
	EVENT_STAY, /* at PLAY_FINISH: go back to the questions */
	EVENT_TICK, /* time passes: a timed quiz may end */
	EVENT_LEAVE, /* the run is left for now */
};

struct event {
	enum event_kind kind;
	size_t index;
	struct strings given; /* borrowed for the call */
	const struct verdict *verdict; /* borrowed for the call */
};

enum effect_kind { EFFECT_RECORD, EFFECT_GRADE };

struct effect {
	enum effect_kind kind;
	struct record
		record; /* borrows from play and unit until the next step */
	bool awaited; /* the machine waits for EVENT_RECORDED */
	size_t slot; /* GRADE: whose given is to be graded */
};

enum { EFFECTS_MAX = 4 };
struct effects {
	struct effect items[EFFECTS_MAX];
	size_t count;
};

/* How a run begins. */
struct play_start {
	const struct unit *unit; /* in the language to show */
	const char *module; /* its module's id */
	const char *attempt; /* a new ULID; used where nothing is resumed */
	const struct fold_attempt *resume; /* or NULL */
	bool review; /* look at resume, a finished run, without records */
	/*
	 * The steps of a practice run: told at once, without limit or pass
	 * mark, with the tries of a lesson. None: the whole unit.
	 */
	struct strings only;
	const char *from; /* a step to begin at, or NULL */
	int64_t now;
};

/* Whether an attempt may begin: attempts of a quiz may be used up. */
bool play_may_begin(const struct unit *u, const struct fold_unit *done);
/*
 * Begins or resumes; effects hold the "opened" record (not awaited) and the
 * first "viewed". A quiz whose grading at the end was cut off goes on with it
 * at once: then effects hold what is awaited, as those of play_step() do.
 * Steps that the unit no longer has are left out; a run without any is at its
 * result, read only. play is initialised by this and released by the caller.
 */
void play_begin(struct play *p, const struct play_start *start,
	struct effects *effects);
void play_release(struct play *p);

/*
 * Applies one event. Returns whether anything to be seen changed. Events
 * that make no sense now change nothing. effects is filled anew.
 */
bool play_step(struct play *p, const struct event *event, int64_t now,
	struct effects *effects);

/*
 * Swaps the unit for the same one in another language or edited. Slots whose
 * step is gone are dropped: at stays on its step, else on the one after it,
 * else on the last; where none is left the run is at its result, read only.
 * New steps get no slot: that takes a new play_begin().
 */
void play_show(struct play *p, const struct unit *unit);

/*
 * The same run in the same unit edited, for a preview: steps that are new get
 * a slot, all in the order that a new run of this attempt would have. Answers
 * that a step may still have are kept, and graded by its key of now; the time
 * of a timed quiz begins anew. at: the step to be at, if there is one such;
 * else where the run was, else at what stands in that place now. The unit
 * before must still be there.
 */
void play_renew(
	struct play *p, const struct unit *unit, const char *at, int64_t now);

/* Puts an answer's text in the place of what the log keeps for it. */
void play_recall(struct play *p, size_t slot, const char *text);

/* The step of a slot in the language shown, and in its source's. */
const struct step *play_at(const struct play *p, size_t slot);
const struct step *play_source(const struct play *p, size_t slot);
/* Its last answer, borrowed. */
struct strings play_given(const struct play *p, size_t slot);
/* Whether the run is scored as a quiz: a practice run of one is not. */
bool play_is_quiz(const struct play *p);
/* Whether that slot, of a run that is over, is one of play_mistakes(). */
bool play_mistaken(const struct play *p, size_t slot);
/*
 * The graded steps of a run that is over and were not answered right, for a
 * practice run; borrowed from the unit. None where the quiz keeps its answers.
 */
size_t play_mistakes(const struct play *p, const char *ids[UNIT_STEPS_MAX]);
/*
 * Tries left; -1: any number, also where nothing is graded or the answer may
 * be changed until the end. 0 on a closed slot.
 */
int play_tries_left(const struct play *p, size_t slot);
/* Whether a verdict is to be shown for the slot now. */
bool play_tells(const struct play *p, size_t slot);
/* Whether the right answer and explanation may be shown for the slot now. */
bool play_reveals(const struct play *p, size_t slot);
/* Milliseconds left of a timed quiz; -1 where there is no limit. */
int64_t play_left_ms(const struct play *p, int64_t now);
/*
 * Grades the slot's answer anew, for a verdict and its texts in the language
 * shown; no effects. What is said about options that were not picked tells
 * the key: it is left out until the slot reveals. Where a quiz shows only its
 * score, all that is said is left out once it is over.
 */
void play_verdict(const struct play *p, size_t slot, struct verdict *out);

#endif
