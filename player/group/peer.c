#include "group/peer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/unit_load.h"
#include "core/veil.h"

struct peer *peer_new(const struct module *module, const char *language,
	const char *name, const char *second)
{
	struct peer *p = xcalloc(1, sizeof(*p));

	snprintf(p->name, sizeof(p->name), "%s", name ? name : "");
	snprintf(p->second, sizeof(p->second), "%s", second ? second : "");
	snprintf(p->language, sizeof(p->language), "%s", language);
	p->module = module;
	p->lost_at = -1;
	p->state = message_of(MESSAGE_STATE);
	p->state.phase = PHASE_LOBBY;
	return p;
}

void peer_free(struct peer *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < p->count; i++)
		free(p->votes[i].given.items);
	free(p->votes);
	free(p->records);
	free(p->why);
	arena_release(&p->state_text);
	arena_release(&p->unit_text);
	arena_release(&p->record_text);
	free(p);
}

/* ---- votes ---- */

static struct peer_vote *find(const struct peer *p, const char *step, int round)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->votes[i].round == round &&
			strcmp(p->votes[i].step, step) == 0)
			return &p->votes[i];
	return NULL;
}

const struct peer_vote *peer_vote(const struct peer *p)
{
	return p->state.step ? find(p, p->state.step, p->state.round) : NULL;
}

size_t peer_unsent(const struct peer *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->count; i++)
		n += p->votes[i].seq != 0;
	return n;
}

static struct strings copy_of(const struct strings *given)
{
	struct strings copy = { .count = given->count };
	size_t bytes = 0;
	char *text;

	for (size_t i = 0; i < given->count; i++)
		bytes += strlen(given->items[i]) + 1;
	copy.items = xmalloc(given->count * sizeof(*copy.items) + bytes + 1);
	text = (char *)(copy.items + given->count);
	for (size_t i = 0; i < given->count; i++) {
		size_t n = strlen(given->items[i]) + 1;

		copy.items[i] = memcpy(text, given->items[i], n);
		text += n;
	}
	return copy;
}

static struct peer_vote *vote_for(struct peer *p, const char *step, int round,
	const struct strings *given)
{
	struct peer_vote *v = find(p, step, round);
	struct strings copy = copy_of(given);

	if (!v) {
		p->votes = mem_grow(
			p->votes, &p->room, p->count, sizeof(*p->votes));
		v = &p->votes[p->count++];
		*v = (struct peer_vote){ .round = round };
		snprintf(v->step, sizeof(v->step), "%s", step);
	}
	free(v->given.items);
	v->given = copy;
	v->seq = -1; /* to be sent */
	return v;
}

/* ---- the own log ---- */

static struct record record_of(const struct peer *p, enum record_event event)
{
	struct record r = record_empty();

	r.event = (int)event;
	r.module = p->state.module;
	r.unit = p->state.unit;
	r.attempt = p->state.session;
	r.lang = p->state.language ? p->state.language : p->language;
	r.source = "self";
	return r;
}

static void push(struct peer *p, const struct record *r)
{
	p->records = mem_grow(
		p->records, &p->record_room, p->record_count, sizeof(*r));
	p->records[p->record_count++] = record_copy(&p->record_text, r);
}

static void push_vote(
	struct peer *p, enum record_event event, const struct peer_vote *v)
{
	struct record r = record_of(p, event);

	r.step = v->step;
	r.try = v->round;
	r.given = v->given;
	r.given_there = true;
	r.hints = v->hints;
	r.ms = v->ms;
	r.sure = v->sure > 0 ? v->sure : INTEGER_ABSENT;
	push(p, &r);
}

const struct record *peer_record(struct peer *p)
{
	return p->taken < p->record_count ? &p->records[p->taken++] : NULL;
}

void peer_recorded(struct peer *p)
{
	if (p->taken < p->record_count)
		return;
	p->record_count = p->taken = 0;
	arena_reset(&p->record_text);
	for (size_t i = 0; i < p->count; i++)
		p->votes[i].recorded = true;
}

/* ---- after the reveal ---- */

/* The given under the names of the step itself, whose key is here now. */
static bool lifted(const struct peer *p, const struct step *s,
	const struct peer_vote *v, struct strings *given, const char **items)
{
	given->items = items;
	given->count = v->given.count;
	return veil_lift(s, p->state.session, &v->given, items);
}

static void push_answered(
	struct peer *p, const struct step *s, const struct peer_vote *v)
{
	struct record r = record_of(p, RECORD_ANSWERED);
	const char *items[GIVEN_MAX];
	struct verdict verdict = { 0 };
	char rev[9];

	if (!lifted(p, s, v, &r.given, items))
		return;
	r.given_there = true;
	r.step = v->step;
	r.try = v->round;
	r.type = question_of(s)->name;
	r.hints = v->hints;
	r.ms = v->ms;
	r.sure = v->sure > 0 ? v->sure : INTEGER_ABSENT;
	step_rev(s, rev);
	r.rev = rev;
	if (question_graded(s)) {
		question_grade(s, s, &r.given, &verdict);
		/* The hub knows every language's answers; we know one. */
		if (v->round == p->state.round && p->state.mark >= 0) {
			verdict.mark = (enum mark)p->state.mark;
			verdict.score =
				s->points > 0 ? p->state.score / s->points : 0;
		}
		r.right = verdict.mark == MARK_RIGHT ? YES : NO;
		r.score = verdict.score * s->points;
		r.max = s->points;
		r.mis = verdict.misconception;
	}
	push(p, &r);
}

static void tell_votes(struct peer *p)
{
	const struct step *s = p->unit ? p->unit->steps.items : NULL;

	if (p->state.phase != PHASE_REVEALED || !s ||
		s->type == QUESTION_VEILED)
		return;
	for (size_t i = 0; i < p->count; i++) {
		struct peer_vote *v = &p->votes[i];

		if (v->told || strcmp(v->step, s->id) != 0)
			continue;
		v->told = true;
		push_answered(p, s, v);
	}
}

static void push_ends(struct peer *p)
{
	struct record r = record_of(p, RECORD_OPENED);

	if (!p->opened) {
		r.kind = "quiz";
		r.via = "session";
		push(p, &r);
		p->opened = true;
	}
	if (p->state.phase != PHASE_SUMMARY || p->finished)
		return;
	r = record_of(p, RECORD_FINISHED);
	r.score = p->state.score;
	r.max = p->state.max;
	r.why = "done";
	push(p, &r);
	p->finished = true;
}

/* ---- the hub's messages ---- */

static bool same_question(const struct message *a, const struct message *b)
{
	return a->step && b->step && strcmp(a->step, b->step) == 0 &&
	       a->round == b->round;
}

static const char *kept(struct arena *to, const char *s)
{
	return s ? arena_strdup(to, s) : NULL;
}

/* The message, and what it holds, for as long as the next is not here. */
static void take_state(struct peer *p, const struct message *m)
{
	struct arena text = { 0 };
	struct message s = *m;

	for (size_t i = 0; i < message_shape.count; i++) {
		const struct field *f = &message_shape.fields[i];
		void *at = (char *)&s + f->offset;

		if (f->kind == FIELD_SHORT || f->kind == FIELD_BLOCK)
			*(const char **)at = kept(&text, *(const char **)at);
	}
	s.given.items =
		arena_array(&text, m->given.count + 1, sizeof(*s.given.items));
	for (size_t i = 0; i < m->given.count; i++)
		s.given.items[i] = arena_strdup(&text, m->given.items[i]);
	s.figures = (struct strings){ 0 };
	s.content = NULL;
	arena_release(&p->state_text);
	p->state_text = text;
	p->state = s;
	p->any = true;
}

static void take_content(struct peer *p, const struct message *m)
{
	struct arena text = { 0 };
	const struct unit *u =
		m->content ? veil_read(&text, m->content, p->module) : NULL;

	if (!m->step) {
		p->unit = NULL;
		p->have[0] = '\0';
	}
	if (!m->step || !u) {
		arena_release(&text);
		return;
	}
	arena_release(&p->unit_text);
	p->unit_text = text;
	p->unit = u;
	snprintf(p->have, sizeof(p->have), "%s", m->have ? m->have : "");
}

static void take_acknowledged(struct peer *p, int64_t seq)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->votes[i].seq > 0 && p->votes[i].seq <= seq)
			p->votes[i].seq = 0;
}

/* An answer given elsewhere, or before this player began. */
static void take_own(struct peer *p, const struct message *m)
{
	struct peer_vote *v;

	if (m->given.count == 0 || m->round < 1 || !m->step ||
		m->phase == PHASE_REVEALED || find(p, m->step, m->round))
		return;
	v = vote_for(p, m->step, m->round, &m->given);
	v->seq = 0;
	v->recorded = true;
}

bool peer_hear(struct peer *p, const struct message *m, int64_t now)
{
	if (m->kind == MESSAGE_REFUSED) {
		free(p->why);
		p->why = xstrdup(m->text ? m->text : "");
		p->refused = true;
		return true;
	}
	if (m->kind != MESSAGE_STATE || !m->session || !m->module || !m->unit ||
		m->phase < 0 || m->phase >= PHASE_UNKNOWN)
		return false;
	if (!p->any || !same_question(&p->state, m)) {
		p->shown_at = now;
		p->hints = 0;
		p->doing = DOING_HERE;
	}
	take_content(p, m);
	take_state(p, m);
	take_acknowledged(p, m->seq);
	take_own(p, m);
	p->over = m->phase == PHASE_SUMMARY;
	push_ends(p);
	tell_votes(p);
	return true;
}

/* ---- the line ---- */

void peer_connected(struct peer *p)
{
	p->linked = true;
	p->greeted = false;
	p->lost_at = -1;
	p->seq = 0;
	for (size_t i = 0; i < p->count; i++)
		if (p->votes[i].seq != 0)
			p->votes[i].seq = -1;
}

void peer_lost(struct peer *p, int64_t now)
{
	if (p->linked || p->lost_at < 0)
		p->lost_at = now;
	p->linked = false;
}

static void write_hello(struct peer *p, struct buf *out)
{
	struct message m = message_of(MESSAGE_HELLO);

	m.version = MESSAGE_VERSION;
	m.role = ROLE_STUDENT;
	m.name = p->name[0] ? p->name : NULL;
	m.second = p->second[0] ? p->second : NULL;
	m.language = p->language;
	m.have = p->have;
	message_write(out, &m);
	p->greeted = true;
	p->doing_changed = p->doing != DOING_HERE;
}

static void write_answer(struct peer *p, struct peer_vote *v, struct buf *out)
{
	struct message m = message_of(MESSAGE_ANSWER);

	v->seq = ++p->seq;
	m.seq = v->seq;
	m.step = v->step;
	m.round = v->round;
	m.given = v->given;
	m.hints = v->hints;
	m.sure = v->sure > 0 ? v->sure : INTEGER_ABSENT;
	m.ms = v->ms;
	message_write(out, &m);
}

static void write_doing(struct peer *p, struct buf *out)
{
	struct message m = message_of(MESSAGE_DOING);

	m.doing = (int)p->doing;
	m.hints = p->hints;
	m.language = p->language;
	m.have = p->have;
	message_write(out, &m);
	p->doing_changed = false;
}

bool peer_message(struct peer *p, struct buf *out)
{
	if (!p->linked || p->refused)
		return false;
	if (!p->greeted) {
		write_hello(p, out);
		return true;
	}
	for (size_t i = 0; i < p->count; i++) {
		if (p->votes[i].seq == -1 && p->votes[i].recorded) {
			write_answer(p, &p->votes[i], out);
			return true;
		}
	}
	if (!p->doing_changed)
		return false;
	write_doing(p, out);
	return true;
}

/* ---- the student ---- */

bool peer_may_answer(const struct peer *p)
{
	return p->any && p->unit && p->state.phase == PHASE_OPEN &&
	       p->state.paused != YES && p->state.round > 0;
}

void peer_answer(
	struct peer *p, const struct strings *given, int sure, int64_t now)
{
	struct peer_vote *v;

	if (!peer_may_answer(p))
		return;
	v = vote_for(p, p->state.step, p->state.round, given);
	v->recorded = false;
	v->hints = p->hints;
	v->sure = sure;
	v->ms = now - p->shown_at;
	push_vote(p, RECORD_GIVEN, v);
}

void peer_recall(struct peer *p, const char *step, int round,
	const struct strings *given)
{
	if (!find(p, step, round))
		vote_for(p, step, round, given)->recorded = true;
}

void peer_hint(struct peer *p)
{
	p->hints++;
	p->doing_changed = true;
}

void peer_doing(struct peer *p, enum message_doing doing)
{
	p->doing_changed = p->doing_changed || p->doing != doing;
	p->doing = doing;
}

void peer_language(struct peer *p, const char *language)
{
	snprintf(p->language, sizeof(p->language), "%s", language);
	p->doing_changed = true;
}
