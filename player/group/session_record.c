/* What goes into the session's log. */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "group/session_inside.h"

struct record session_record_of(
	const struct session *s, enum record_event event, const char *who)
{
	struct record r = record_empty();

	r.event = (int)event;
	r.who = who;
	r.module = s->module;
	r.unit = s->unit;
	r.attempt = s->attempt;
	r.source = "live";
	return r;
}

void session_push(struct session *s, const struct record *r)
{
	s->records = mem_grow(s->records, &s->record_room, s->record_count,
		sizeof(*s->records));
	s->records[s->record_count++] = record_copy(&s->record_text, r);
}

void session_push_opened(struct session *s, const struct person *p)
{
	struct record r = session_record_of(s, RECORD_OPENED, p->who);
	const struct unit *u = s->texts.in(s->texts.context, NULL);
	const char *steps[RECORD_STEPS];

	r.claimed = p->claimed ? YES : ABSENT;
	r.kind = u->kind == UNIT_QUIZ ? "quiz" : "lesson";
	r.via = "session";
	r.pass = u->kind == UNIT_QUIZ ? u->pass : INTEGER_ABSENT;
	r.lang = p->language[0] ? p->language : NULL;
	r.text = p->second[0] ? p->second : NULL;
	for (int i = 0; i < s->item_count; i++) {
		if (s->items[i].asked || r.steps.count == RECORD_STEPS)
			continue;
		steps[r.steps.count++] = s->items[i].id;
	}
	r.steps.items = steps;
	session_push(s, &r);
}

void session_push_order(struct session *s, const char *by,
	const struct message *m, const char *step, int round)
{
	struct record r = session_record_of(s, RECORD_PHASE, by);

	r.phase = session_order_words[m->command];
	r.step = step;
	r.try = round > 0 ? round : INTEGER_ABSENT;
	if (m->command == ORDER_HANDS) {
		r.given = m->given;
		r.count = m->count;
	}
	if (m->command == ORDER_GO)
		r.count = m->index;
	if (m->command == ORDER_ASK)
		r.text = m->text;
	session_push(s, &r);
}

const struct record *session_record(struct session *s)
{
	return s->taken < s->record_count ? &s->records[s->taken++] : NULL;
}

void session_recorded(struct session *s)
{
	if (s->taken < s->record_count)
		return; /* more came: they are not written yet */
	s->record_count = s->taken = 0;
	arena_reset(&s->record_text);
}

/* ---- back from the log ---- */

static struct person *person_of(struct session *s, const char *who)
{
	for (size_t i = 0; i < s->count; i++)
		if (strcmp(s->people[i].who, who) == 0)
			return &s->people[i];
	return NULL;
}

static void replay_opened(
	struct session *s, const struct record *r, int64_t now)
{
	struct message hello = message_of(MESSAGE_HELLO);
	int at;

	hello.language = r->lang;
	hello.second = r->text;
	at = session_join(s, r->who, r->claimed == YES, &hello, now);
	if (at >= 0)
		session_leave(s, at, now);
}

/* The ballot that a record is about; NULL: it counts for none. */
static struct ballot *ballot_of(struct session *s, const struct record *r)
{
	struct person *p = person_of(s, r->who);

	for (int i = 0; p && r->step && i < s->item_count; i++)
		if (strcmp(s->items[i].id, r->step) == 0 &&
			session_counts(s, i, r->try))
			return session_ballot_of(p, i, r->try);
	return NULL;
}

static void replay_given(struct session *s, const struct record *r)
{
	struct person *p = person_of(s, r->who);
	struct ballot *b = ballot_of(s, r);

	if (!b || b->settled)
		return;
	if (r->lang && language_valid(r->lang))
		memcpy(b->language, r->lang, strlen(r->lang) + 1);
	b->hints = r->hints > 0 ? r->hints : 0;
	b->sure = r->sure > 0 ? r->sure : 0;
	b->ms = r->ms;
	session_vote(s, p, b, &r->given);
	if (s->phase == PHASE_OWN)
		session_own_place(s, p);
}

/* Its mark follows from what was given; only that it is there counts. */
static void replay_answered(struct session *s, const struct record *r)
{
	struct ballot *b = ballot_of(s, r);

	if (b)
		b->settled = true;
}

static void replay_finished(struct session *s, const struct record *r)
{
	struct person *p = person_of(s, r->who);

	if (p)
		p->finished = true;
}

static void replay_order(struct session *s, const struct record *r, int64_t now)
{
	struct message m = message_of(MESSAGE_ORDER);

	m.command = 0;
	while (m.command < ORDER_UNKNOWN && r->phase &&
		strcmp(session_order_words[m.command], r->phase) != 0)
		m.command++;
	m.given = r->given;
	m.count = m.index = r->count;
	m.text = r->text;
	session_order(s, r->who, &m, now);
}

static bool may_show(const char *text)
{
	size_t n = strlen(text);

	return text_find_danger(text, n) == n;
}

/* A hub wrote nothing that no screen may show; who else did is not asked. */
static bool is_fit(const struct record *r)
{
	bool fit = (!r->who || may_show(r->who)) &&
		   (!r->text || may_show(r->text));

	for (size_t i = 0; fit && i < r->given.count; i++)
		fit = may_show(r->given.items[i]);
	return fit;
}

/*
 * An order's record stands behind those that follow from it, so that one cut
 * off in between is given again and adds only what is missing.
 */
void session_replay(struct session *s, const struct record *r, int64_t now)
{
	if (!r->attempt || strcmp(r->attempt, s->attempt) != 0 || !r->who ||
		!is_fit(r))
		return;
	if (r->event == RECORD_OPENED)
		replay_opened(s, r, now);
	else if (r->event == RECORD_GIVEN)
		replay_given(s, r);
	else if (r->event == RECORD_ANSWERED)
		replay_answered(s, r);
	else if (r->event == RECORD_FINISHED)
		replay_finished(s, r);
	else if (r->event == RECORD_PHASE)
		replay_order(s, r, now);
	s->record_count = s->taken = 0;
	arena_reset(&s->record_text);
}
