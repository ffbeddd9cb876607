/* Answers: taken, graded, settled when their round is over. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/unit_load.h"
#include "core/veil.h"
#include "group/session_inside.h"

/* ---- ballots ---- */

static bool is_before(const struct ballot *b, int item, int round)
{
	return b->item < item || (b->item == item && b->round < round);
}

/* Where the ballot is, or would be. */
static size_t place_of(const struct person *p, int item, int round)
{
	size_t i = p->count;

	/* From the end: mostly it is the newest. */
	while (i > 0 && !is_before(&p->ballots[i - 1], item, round))
		i--;
	return i;
}

const struct ballot *session_ballot(const struct person *p, int item, int round)
{
	size_t i = place_of(p, item, round);
	const struct ballot *b = i < p->count ? &p->ballots[i] : NULL;

	return b && b->item == item && b->round == round ? b : NULL;
}

struct ballot *session_ballot_of(struct person *p, int item, int round)
{
	size_t i = place_of(p, item, round);

	if (session_ballot(p, item, round))
		return &p->ballots[i];
	p->ballots =
		mem_grow(p->ballots, &p->room, p->count, sizeof(*p->ballots));
	memmove(&p->ballots[i + 1], &p->ballots[i],
		(p->count++ - i) * sizeof(*p->ballots));
	p->ballots[i] = (struct ballot){ .item = item, .round = round };
	return &p->ballots[i];
}

/* A copy in one block. */
static struct strings copy_given(const struct strings *given)
{
	struct strings copy = { .count = given->count };
	size_t bytes = 0;
	char *text;

	if (given->count == 0)
		return copy;
	for (size_t i = 0; i < given->count; i++)
		bytes += strlen(given->items[i]) + 1;
	copy.items = xmalloc(given->count * sizeof(*copy.items) + bytes);
	text = (char *)(copy.items + given->count);
	for (size_t i = 0; i < given->count; i++) {
		size_t n = strlen(given->items[i]) + 1;

		copy.items[i] = memcpy(text, given->items[i], n);
		text += n;
	}
	return copy;
}

void session_vote(struct session *s, struct person *p, struct ballot *b,
	const struct strings *given)
{
	const struct step *source = session_step(s, b->item);
	struct verdict v = { .mark = MARK_NONE };

	free(b->given.items);
	b->given = copy_given(given);
	if (question_graded(source) && given->count > 0)
		question_grade(session_step_in(s, b->item, b->language), source,
			&b->given, &v);
	b->mark = v.mark;
	b->score = v.score;
	b->misconception = v.misconception;
	(void)p;
}

/* ---- answers ---- */

static int item_of(const struct session *s, const char *step)
{
	for (int i = 0; step && i < s->item_count; i++)
		if (strcmp(s->items[i].id, step) == 0)
			return i;
	return -1;
}

/* Hashed once: it is the same for everyone. */
static const char *rev_of(struct session *s, int item)
{
	struct item *it = &s->items[item];

	if (!it->rev[0])
		step_rev(session_step(s, item), it->rev);
	return it->rev;
}

static struct record given_record(const struct session *s,
	const struct person *p, const struct step *step, int round)
{
	struct record r = session_record_of(s, RECORD_GIVEN, p->who);

	r.claimed = p->claimed ? YES : ABSENT;
	r.step = step->id;
	r.type = question_of(step)->name;
	r.obj = step->objective;
	r.try = round;
	r.lang = p->language[0] ? p->language : NULL;
	r.given_there = true;
	return r;
}

bool session_counts(const struct session *s, int item, int round)
{
	return round == s->items[item].round &&
	       (s->items[item].phase == PHASE_OPEN ||
		       s->items[item].phase == PHASE_CLOSED);
}

/* Puts an answer into the log, and into its ballot unless it came too late. */
static void take(struct session *s, struct person *p, int item,
	const struct strings *given, const struct message *m)
{
	const struct step *step = session_step(s, item);
	struct record r = given_record(s, p, step, m->round);
	struct ballot *b;

	r.rev = rev_of(s, item);
	r.given = *given;
	r.hints = m->hints;
	r.ms = m->ms;
	r.sure = m->sure >= 1 && m->sure <= 3 ? m->sure : INTEGER_ABSENT;
	session_push(s, &r);
	if (!session_counts(s, item, m->round))
		return;
	b = session_ballot_of(p, item, m->round);
	if (b->settled)
		return;
	memcpy(b->language, p->language, sizeof(b->language));
	b->hints = m->hints > 0 ? m->hints : 0;
	b->sure = m->sure;
	b->ms = m->ms;
	b->changes++;
	session_vote(s, p, b, given);
	session_own_answered(s, p, item);
}

static bool is_same(const struct ballot *b, const struct strings *given)
{
	if (!b || b->given.count != given->count)
		return false;
	for (size_t i = 0; i < given->count; i++)
		if (strcmp(b->given.items[i], given->items[i]) != 0)
			return false;
	return true;
}

static enum session_no answer(
	struct session *s, struct person *p, const struct message *m)
{
	int item = item_of(s, m->step);
	const char *items[GIVEN_MAX];
	struct strings given = { items, m->given.count };
	const struct step *step;
	const struct ballot *ballot;

	if (item < 0 || m->round < 1 || m->round > s->items[item].round ||
		m->given.count > GIVEN_MAX)
		return SESSION_BAD;
	p->dirty = true;
	step = session_step(s, item);
	if (!veil_lift(session_veil(s, item), &m->given, items))
		return SESSION_BAD;
	p->refused = question_refuse(
		session_step_in(s, item, p->language), step, &given);
	if (p->refused == REFUSAL_EMPTY)
		return SESSION_BAD;
	p->refused_item = item;
	p->refused_round = m->round;
	/* To be typed anew, at no cost: there is nothing to keep. */
	if (p->refused != REFUSAL_NONE)
		return SESSION_DONE;
	ballot = session_ballot(p, item, m->round);
	if (ballot && ballot->changes >= SESSION_CHANGES)
		return SESSION_BAD;
	/* Sent again, because its player does not know that it came. */
	if (!is_same(ballot, &given))
		take(s, p, item, &given, m);
	s->version++;
	return SESSION_DONE;
}

static enum session_no doing(
	struct session *s, struct person *p, const struct message *m)
{
	if (m->doing >= 0 && m->doing < DOING_UNKNOWN)
		p->doing = (enum message_doing)m->doing;
	if (m->hints >= 0 && m->hints <= 100)
		p->hints = m->hints;
	if (m->second)
		session_sit_beside(s, p, m->second);
	if (m->index > 0 && !session_own_go(s, p, m->index - 1))
		return SESSION_NOT_NOW;
	if (m->language && language_valid(m->language)) {
		memcpy(p->language, m->language, strlen(m->language) + 1);
		p->dirty = true;
	}
	s->version++;
	return SESSION_DONE;
}

enum session_no session_hear(
	struct session *s, int person, const struct message *m, int64_t now)
{
	struct person *p = &s->people[person];

	p->since = now;
	if (m->kind == MESSAGE_ANSWER)
		return answer(s, p, m);
	if (m->kind == MESSAGE_DOING)
		return doing(s, p, m);
	return SESSION_BAD;
}

/* ---- the end of a round ---- */

static void push_answered(struct session *s, const struct person *p,
	const struct ballot *b, const struct step *step)
{
	struct record r = given_record(s, p, step, b->round);

	r.rev = rev_of(s, b->item);
	r.event = RECORD_ANSWERED;
	r.given = b->given;
	r.ms = b->ms;
	r.hints = b->hints;
	r.sure = b->sure >= 1 ? b->sure : INTEGER_ABSENT;
	/* Silence is not wrong: it has no mark. */
	if (b->given.count > 0 && question_graded(step)) {
		r.right = b->mark == MARK_RIGHT ? YES : NO;
		r.score = b->score * step->points;
		r.max = step->points;
		r.mis = b->misconception;
	}
	session_push(s, &r);
}

static void settle_one(
	struct session *s, struct person *p, int item, bool silent)
{
	const struct step *step = session_step(s, item);
	int round = s->items[item].round;
	struct ballot *b;

	if (!session_ballot(p, item, round) && (!silent || !p->came))
		return;
	b = session_ballot_of(p, item, round);
	if (b->settled)
		return;
	b->settled = true;
	push_answered(s, p, b, step);
	if (b->given.count > 0 && question_graded(step))
		p->misses = b->mark == MARK_RIGHT ? 0 : p->misses + 1;
}

void session_settle_one(struct session *s, struct person *p, int item)
{
	settle_one(s, p, item, false);
}

void session_settle(struct session *s, int item, bool silent)
{
	if (!session_votes(s, item) || s->items[item].round == 0)
		return;
	for (size_t i = 0; i < s->count; i++)
		settle_one(s, &s->people[i], item, silent);
}

/* The last vote of each question counts. */
double session_score(
	const struct session *s, const struct person *p, double *max)
{
	double score = 0;

	*max = 0;
	for (int item = 0; item < s->item_count; item++) {
		const struct step *step = session_step(s, item);
		const struct ballot *b =
			session_ballot(p, item, s->items[item].round);

		if (!question_graded(step) || s->items[item].round == 0 ||
			s->items[item].skipped || (s->items[item].own && !b))
			continue;
		*max += step->points;
		score += b ? b->score * step->points : 0;
	}
	return score;
}

static void push_finished(struct session *s, const struct person *p)
{
	struct record r = session_record_of(s, RECORD_FINISHED, p->who);
	const struct unit *u = s->texts.in(s->texts.context, NULL);
	int left = session_left(s, p);

	r.claimed = p->claimed ? YES : ABSENT;
	r.score = session_score(s, p, &r.max);
	/* What was ended early is gone on with alone: it is not decided. */
	if (u->kind == UNIT_QUIZ && left == 0)
		r.passed = 100 * r.score >= u->pass * r.max ? YES : NO;
	r.why = left == 0 ? "done" : "left";
	session_push(s, &r);
}

void session_finish(struct session *s)
{
	/* What was not told is left to be done alone: silence is not noted. */
	for (int item = 0; item < s->item_count; item++)
		session_settle(s, item,
			s->items[item].phase == PHASE_REVEALED &&
				!s->items[item].skipped);
	for (size_t i = 0; i < s->count; i++) {
		if (s->people[i].came && !s->people[i].finished) {
			s->people[i].finished = true;
			push_finished(s, &s->people[i]);
		}
	}
}
