/* Who comes and goes; what is asked of whom. */
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
		s->items[i].step = unit_step(u, play.slots[i].id);
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
	s->veiled = -1;
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
	return s->items[item].step;
}

const struct veil *session_veil(struct session *s, int item)
{
	if (s->veiled != item)
		veil_begin(&s->veil, session_step(s, item), s->attempt);
	s->veiled = item;
	return &s->veil;
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
	if (hello->language && language_valid(hello->language))
		copy_text(p->language, sizeof(p->language), hello->language);
	p->claimed = claimed;
	p->links++;
	p->since = now;
	p->doing = DOING_HERE;
	p->dirty = true;
	if (s->phase == PHASE_OWN && !p->came)
		session_own_place(s, p);
	if (!p->came)
		session_push_opened(s, p);
	p->came = true;
	if (hello->second)
		session_sit_beside(s, p, hello->second);
	s->version++;
	return (int)(p - s->people);
}

/* It is in the log, so that it is known after a crash. */
void session_sit_beside(struct session *s, struct person *p, const char *name)
{
	char before[SESSION_NAME];

	memcpy(before, p->second, sizeof(before));
	copy_text(p->second, sizeof(p->second), name);
	if (strcmp(before, p->second) == 0)
		return;
	session_push_opened(s, p);
	p->dirty = true;
	s->version++;
}

void session_leave(struct session *s, int person, int64_t now)
{
	struct person *p = &s->people[person];

	if (p->links > 0)
		p->links--;
	p->since = now;
	s->version++;
}

/* ---- other servers ---- */

void session_tell_others(struct session *s, const struct session_others *others)
{
	bool same = s->joined && s->others.line == others->line &&
		    s->others.waiting == others->waiting &&
		    strcmp(s->others.trouble, others->trouble) == 0;

	s->joined = true;
	s->others = *others;
	s->version += !same;
}
