#include "group/peer_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

struct peer_vote *peer_find(const struct peer *p, const char *step, int round)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->votes[i].round == round &&
			strcmp(p->votes[i].step, step) == 0)
			return &p->votes[i];
	return NULL;
}

const struct peer_vote *peer_vote(const struct peer *p)
{
	return p->state.step ? peer_find(p, p->state.step, p->state.round)
			     : NULL;
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

struct peer_vote *peer_vote_for(struct peer *p, const char *step, int round,
	const struct strings *given)
{
	struct peer_vote *v = peer_find(p, step, round);
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
	if (m->total > 0)
		p->total = m->total;
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
		m->phase == PHASE_REVEALED || peer_find(p, m->step, m->round))
		return;
	v = peer_vote_for(p, m->step, m->round, &m->given);
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
	if (m->second && !p->second_changed)
		snprintf(p->second, sizeof(p->second), "%s", m->second);
	p->over = m->phase == PHASE_SUMMARY;
	peer_push_ends(p);
	peer_push_told(p);
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
	p->doing_changed = p->doing != DOING_HERE || p->go > 0;
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
	if (p->go > 0)
		m.index = p->go;
	if (p->second_changed)
		m.second = p->second;
	m.have = p->have;
	message_write(out, &m);
	p->go = 0;
	p->second_changed = false;
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
	v = peer_vote_for(p, p->state.step, p->state.round, given);
	v->recorded = false;
	v->hints = p->hints;
	v->sure = sure;
	v->ms = now - p->shown_at;
	peer_push_vote(p, RECORD_GIVEN, v);
}

void peer_recall(struct peer *p, const char *step, int round,
	const struct strings *given)
{
	if (!peer_find(p, step, round))
		peer_vote_for(p, step, round, given)->recorded = true;
}

void peer_second(struct peer *p, const char *name)
{
	snprintf(p->second, sizeof(p->second), "%s", name);
	p->second_changed = p->doing_changed = true;
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

bool peer_go(struct peer *p, int index)
{
	if (p->state.own != YES || index < 1 || index > p->total + 1)
		return false;
	p->go = index;
	p->doing_changed = true;
	return true;
}

int peer_place(const struct peer *p)
{
	return p->state.index > 0 ? p->state.index : p->total + 1;
}

void peer_language(struct peer *p, const char *language)
{
	snprintf(p->language, sizeof(p->language), "%s", language);
	p->doing_changed = true;
}
