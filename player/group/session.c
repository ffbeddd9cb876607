/* Phases and orders, who comes and goes. */
#include "group/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/play.h"
#include "group/session_inside.h"

/* ---- beginning ---- */

static void copy_text(char *to, size_t room, const char *from)
{
	size_t n = from ? strlen(from) : 0;

	if (n >= room) /* never half a letter */
		for (n = room - 1; ((unsigned char)from[n] & 0xc0) == 0x80;)
			n--;
	memcpy(to, from ? from : "", n);
	to[n] = '\0';
}

/* What a player alone would get in this run. */
static void deal_items(struct session *s, const struct unit *u)
{
	struct play play;
	struct effects effects;
	struct play_start start = {
		.unit = u, .module = s->module, .attempt = s->attempt
	};

	play_begin(&play, &start, &effects);
	for (size_t i = 0; i < play.count && i < UNIT_STEPS_MAX; i++) {
		copy_text(s->items[i].id, sizeof(s->items[i].id),
			play.slots[i].id);
		s->order[i] = (int)i;
		s->item_count++;
	}
	play_release(&play);
}

struct session *session_new(const struct session_start *start, int64_t now)
{
	struct session *s = xcalloc(1, sizeof(*s));
	const struct unit *u = start->texts.in(start->texts.context, NULL);

	s->texts = start->texts;
	copy_text(s->module, sizeof(s->module), start->module);
	copy_text(s->unit, sizeof(s->unit), u->id);
	copy_text(s->attempt, sizeof(s->attempt), start->attempt);
	copy_text(s->host, sizeof(s->host), start->host);
	s->phase = PHASE_LOBBY;
	s->at = -1;
	s->since = now;
	deal_items(s, u);
	return s;
}

void session_free(struct session *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->count; i++) {
		for (size_t j = 0; j < s->people[i].count; j++)
			free(s->people[i].ballots[j].given.items);
		free(s->people[i].ballots);
	}
	free(s->people);
	free(s->records);
	arena_release(&s->record_text);
	arena_release(&s->asked_text);
	session_told_free(s->told);
	free(s);
}

/* ---- looking ---- */

int session_item(const struct session *s)
{
	return s->at >= 0 && s->at < s->item_count && !s->over ? s->order[s->at]
							       : -1;
}

static const struct unit *unit_in(
	const struct session *s, int item, const char *language)
{
	const struct unit *u = s->items[item].asked;

	return u ? u : s->texts.in(s->texts.context, language);
}

const struct step *session_step_in(
	const struct session *s, int item, const char *language)
{
	return unit_step(unit_in(s, item, language), s->items[item].id);
}

const char *session_language(
	const struct session *s, int item, const char *language)
{
	return unit_in(s, item, language)->language;
}

const struct step *session_step(const struct session *s, int item)
{
	return session_step_in(s, item, NULL);
}

bool session_votes(const struct session *s, int item)
{
	return question_shape(session_step(s, item)) != SHAPE_NONE;
}

void session_changed(struct session *s)
{
	for (size_t i = 0; i < s->count; i++)
		s->people[i].dirty = true;
	s->version++;
}

/* ---- people ---- */

static int find(const struct session *s, const char *who)
{
	for (size_t i = 0; i < s->count; i++)
		if (strcmp(s->people[i].who, who) == 0)
			return (int)i;
	return -1;
}

static struct person *add_person(struct session *s, const char *who)
{
	struct person *p;

	s->people = mem_grow(s->people, &s->room, s->count, sizeof(*s->people));
	p = &s->people[s->count++];
	*p = (struct person){ 0 };
	copy_text(p->who, sizeof(p->who), who);
	copy_text(p->name, sizeof(p->name), who);
	return p;
}

void session_expect(struct session *s, const char *who, const char *name,
	const char *group, const char *language)
{
	int at = find(s, who);
	struct person *p = at >= 0 ? &s->people[at] : NULL;

	if (!p && s->count == SESSION_PEOPLE)
		return;
	if (!p)
		p = add_person(s, who);
	p->listed = true;
	if (name && name[0])
		copy_text(p->name, sizeof(p->name), name);
	copy_text(p->group, sizeof(p->group), group);
	if (language && language_valid(language))
		copy_text(p->language, sizeof(p->language), language);
	s->version++;
}

int session_join(struct session *s, const char *who, bool claimed,
	const struct message *hello, int64_t now)
{
	int at = find(s, who);
	struct person *p = at >= 0 ? &s->people[at] : NULL;

	if (!p && s->count == SESSION_PEOPLE)
		return -1;
	if (!p)
		p = add_person(s, who);
	/* What the roster says of a login beats what its player claims. */
	if (hello->name && hello->name[0] && !p->listed)
		copy_text(p->name, sizeof(p->name), hello->name);
	if (hello->second)
		copy_text(p->second, sizeof(p->second), hello->second);
	if (hello->language && language_valid(hello->language))
		copy_text(p->language, sizeof(p->language), hello->language);
	p->claimed = claimed;
	p->links++;
	p->since = now;
	p->doing = DOING_HERE;
	p->dirty = true;
	if (!p->came)
		session_push_opened(s, p);
	p->came = true;
	s->version++;
	return (int)(p - s->people);
}

void session_leave(struct session *s, int person, int64_t now)
{
	struct person *p = &s->people[person];

	if (p->links > 0)
		p->links--;
	p->since = now;
	s->version++;
}

/* ---- orders ---- */

#define BIT(order) (1u << ORDER_##order)

static unsigned allowed(enum session_phase phase)
{
	unsigned always = BIT(GO) | BIT(PAUSE) | BIT(END) | BIT(ASK);
	unsigned moving = BIT(SKIP) | BIT(BACK);

	switch (phase) {
	case PHASE_LOBBY:
		return always | BIT(OPEN) | BIT(NEXT);
	case PHASE_OPEN:
		return always | moving | BIT(CLOSE) | BIT(HANDS);
	case PHASE_CLOSED:
		return always | moving | BIT(OPEN) | BIT(AGAIN) | BIT(REVEAL) |
		       BIT(HANDS);
	case PHASE_DISCUSSION:
		return always | moving | BIT(OPEN) | BIT(REVEAL);
	case PHASE_REVEALED:
		return always | BIT(NEXT) | BIT(BACK);
	case PHASE_SUMMARY:
	case PHASE_UNKNOWN:
		break;
	}
	return 0;
}

bool session_fits(enum session_phase phase, enum session_order order)
{
	return order < ORDER_UNKNOWN && (allowed(phase) & (1u << order));
}

bool session_may(const struct session *s, enum session_order order)
{
	int item = session_item(s);

	if (!session_fits(s->phase, order))
		return false;
	if (order == ORDER_BACK)
		return s->at > 0;
	if (order == ORDER_AGAIN)
		return s->items[item].round < SESSION_ROUNDS;
	if (order == ORDER_ASK)
		return s->item_count < SESSION_ITEMS;
	return true;
}

static void enter(struct session *s, enum session_phase phase, int64_t now)
{
	int item = session_item(s);

	s->phase = phase;
	s->since = now;
	if (item >= 0)
		s->items[item].phase = phase;
	session_changed(s);
}

static void open_round(struct session *s, int round, int64_t now)
{
	s->items[session_item(s)].round = round;
	for (size_t i = 0; i < s->count; i++)
		s->people[i].hints = 0;
	enter(s, PHASE_OPEN, now);
}

/* Shows the item at a place: as it was left, or for the first time. */
static void show(struct session *s, int place, int64_t now)
{
	struct item *item;

	s->at = place;
	if (place >= s->item_count) {
		s->over = true;
		enter(s, PHASE_SUMMARY, now);
		session_finish(s);
		return;
	}
	item = &s->items[s->order[place]];
	if (!session_votes(s, s->order[place]))
		enter(s, PHASE_REVEALED, now);
	else if (item->round == 0)
		open_round(s, 1, now);
	else
		enter(s, item->phase, now);
}

/* Leaves the item that is shown; what is open is closed by that. */
static void leave(struct session *s)
{
	int item = session_item(s);

	if (item >= 0 && s->items[item].phase == PHASE_OPEN)
		s->items[item].phase = PHASE_CLOSED;
}

static enum session_no hands(struct session *s, const struct message *m)
{
	int item = session_item(s);
	const struct step *step = session_step(s, item);
	struct pick picks[GIVEN_MAX];
	size_t n = question_picks(step, s->attempt, picks, GIVEN_MAX);

	if (m->given.count != 1 || m->count < 0 || m->count > SESSION_PEOPLE)
		return SESSION_BAD;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(picks[i].id, m->given.items[0]) == 0) {
			s->items[item].hands[s->items[item].round - 1][i] =
				m->count;
			session_changed(s);
			return SESSION_DONE;
		}
	}
	return SESSION_BAD;
}

static enum session_no go(struct session *s, int index, int64_t now)
{
	if (index < 1 || index > s->item_count)
		return SESSION_BAD;
	leave(s);
	show(s, index - 1, now);
	return SESSION_DONE;
}

static enum session_no ask(
	struct session *s, const struct message *m, int64_t now)
{
	if (!m->text || !session_ask(s, m->text))
		return SESSION_BAD;
	leave(s);
	show(s, s->at + 1, now);
	return SESSION_DONE;
}

static enum session_no end(struct session *s, int64_t now)
{
	leave(s);
	show(s, s->item_count, now);
	return SESSION_DONE;
}

/* Carries out what session_may() allows. */
static enum session_no carry_out(
	struct session *s, const struct message *m, int64_t now)
{
	int item = session_item(s);

	switch ((enum session_order)m->command) {
	case ORDER_OPEN:
		if (item < 0)
			show(s, 0, now);
		else
			open_round(s,
				s->items[item].round +
					(s->phase == PHASE_DISCUSSION),
				now);
		return SESSION_DONE;
	case ORDER_CLOSE:
		enter(s, PHASE_CLOSED, now);
		return SESSION_DONE;
	case ORDER_AGAIN:
		session_settle(s, item, true);
		enter(s, PHASE_DISCUSSION, now);
		return SESSION_DONE;
	case ORDER_REVEAL:
		session_settle(s, item, true);
		enter(s, PHASE_REVEALED, now);
		return SESSION_DONE;
	case ORDER_SKIP:
		session_settle(s, item, false);
		s->items[item].skipped = true;
		leave(s);
		show(s, s->at + 1, now);
		return SESSION_DONE;
	case ORDER_NEXT:
		show(s, s->at + 1, now);
		return SESSION_DONE;
	case ORDER_BACK:
		return go(s, s->at, now);
	case ORDER_GO:
		return go(s, m->index, now);
	case ORDER_PAUSE:
		s->paused = !s->paused;
		session_changed(s);
		return SESSION_DONE;
	case ORDER_HANDS:
		return hands(s, m);
	case ORDER_ASK:
		return ask(s, m, now);
	case ORDER_END:
		return end(s, now);
	case ORDER_UNKNOWN:
		break;
	}
	return SESSION_BAD;
}

enum session_no session_order(
	struct session *s, const char *by, const struct message *m, int64_t now)
{
	int item = session_item(s);
	const char *step = item >= 0 ? s->items[item].id : NULL;
	int round = item >= 0 ? s->items[item].round : 0;
	enum session_no no;

	if (m->command < 0 || m->command >= ORDER_UNKNOWN)
		return SESSION_BAD;
	if (!session_may(s, (enum session_order)m->command))
		return SESSION_NOT_NOW;
	no = carry_out(s, m, now);
	if (no == SESSION_DONE)
		session_push_order(s, by, m, step, round);
	return no;
}
